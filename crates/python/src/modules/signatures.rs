//! `_signatures`: what `inspect` has to know about functions.

use std::rc::Rc;

use crate::builtins::arguments::between;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::{Function, Native, NativeKind};

static FUNCTIONS: &[Native] = &[
    Native::new("parameters", NativeKind::Function, parameters),
    Native::new("is_generator", NativeKind::Function, is_generator),
];

pub(super) fn namespace() -> Dict {
    super::functions(FUNCTIONS)
}

/// `inspect`'s kinds of parameters, by their numbers there.
const POSITIONAL_ONLY: i64 = 0;
const POSITIONAL_OR_KEYWORD: i64 = 1;
const VAR_POSITIONAL: i64 = 2;
const KEYWORD_ONLY: i64 = 3;
const VAR_KEYWORD: i64 = 4;

/// For each parameter of a function, in the order in which it is written: name, kind, and a tuple of the default.
fn parameters(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "parameters", arguments, 1, 1)?;
    let [Value::Function(function)] = values.as_slice() else { return Ok(Value::None) };
    Ok(Value::list(listed(function)))
}

fn listed(function: &Function) -> Vec<Value> {
    let list = function.code.parameters;
    let defaults = function.defaults.borrow();
    let by_keyword = function.keyword_defaults.borrow();
    let parameter = |name: &Rc<str>, kind: i64, default: Option<Value>| {
        let default = Value::tuple(default.into_iter().collect());
        Value::tuple(vec![Value::Str(Rc::clone(name)), Value::Int(kind), default])
    };
    let mut names = function.code.locals.iter();
    let mut found = Vec::new();
    let without = list.positional.saturating_sub(defaults.len());
    for (position, name) in names.by_ref().take(list.positional).enumerate() {
        let kind = if position < list.positional_only { POSITIONAL_ONLY } else { POSITIONAL_OR_KEYWORD };
        let default = position.checked_sub(without).and_then(|position| defaults.get(position).cloned());
        found.push(parameter(name, kind, default));
    }
    let keyword_only: Vec<&Rc<str>> = names.by_ref().take(list.keyword_only).collect();
    if list.variadic
        && let Some(name) = names.next()
    {
        found.push(parameter(name, VAR_POSITIONAL, None));
    }
    for name in keyword_only {
        let default = by_keyword.iter().find(|(known, _)| known == name).map(|(_, default)| default.clone());
        found.push(parameter(name, KEYWORD_ONLY, default));
    }
    if list.keywords
        && let Some(name) = names.next()
    {
        found.push(parameter(name, VAR_KEYWORD, None));
    }
    found
}

fn is_generator(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "is_generator", arguments, 1, 1)?;
    let is_generator = matches!(values.as_slice(), [Value::Function(function)] if function.code.is_generator);
    Ok(Value::Bool(is_generator))
}

//! `globals`, `locals`, `vars`, `dir` and `eval`: what names stand for where they are called.

use std::rc::Rc;

use super::super::arguments::{between, named};
use crate::compile::code::CodeKind;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::vm::Vm;

type Answer = Result<Value, Raised>;

impl Vm {
    /// The names of the call in progress: a function's are copied, those of a module or a class body are its own.
    fn local_names(&self) -> Rc<Dict> {
        let Some(frame) = self.frames.iter().rev().find(|frame| !frame.code.source.is_library) else {
            return Rc::clone(self.main_namespace());
        };
        if let Some(namespace) = &frame.namespace {
            return Rc::clone(namespace);
        }
        if frame.code.kind == CodeKind::Module {
            return Rc::clone(&frame.globals);
        }
        let names = Dict::default();
        let variables = self.stack.get(frame.base..).unwrap_or_default();
        let locals = frame.code.locals.iter().zip(variables.iter().cloned());
        let cells = frame.code.cells.iter().zip(frame.cells.iter().map(|cell| cell.get()));
        for (name, value) in locals.chain(cells) {
            let is_name = name.starts_with(|first: char| first == '_' || first.is_alphabetic());
            if is_name && !matches!(value, Value::Unbound) {
                names.set_str(Rc::clone(name), value);
            }
        }
        Rc::new(names)
    }
}

pub(super) fn globals(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    between(it, "globals", arguments, 0, 0)?;
    Ok(Value::Dict(Rc::clone(it.vm.main_namespace())))
}

pub(super) fn locals(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    between(it, "locals", arguments, 0, 0)?;
    Ok(Value::Dict(it.vm.local_names()))
}

pub(super) fn vars(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "vars", arguments, 0, 1)?;
    let Some(object) = values.first() else { return Ok(Value::Dict(it.vm.local_names())) };
    match it.find_attribute(object, "__dict__")? {
        Some(dict) => Ok(dict),
        None => Err(it.vm.raise_type_error("vars() argument must have __dict__ attribute")),
    }
}

pub(super) fn dir(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "dir", arguments, 0, 1)?;
    let names = match values.first() {
        Some(object) => it.directory(object)?,
        None => {
            let mut names: Vec<Rc<str>> =
                it.vm.local_names().names().into_iter().map(|(name, _)| name).collect();
            names.sort();
            names
        }
    };
    Ok(Value::list(names.into_iter().map(Value::Str).collect()))
}

/// `eval(expression, globals, locals)`
pub(super) fn eval(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    if !arguments.keywords.is_empty() {
        return Err(it.vm.raise_type_error("eval() takes no keyword arguments"));
    }
    let [expression, globals, locals] = named(it, "eval", arguments, ["expression", "globals", "locals"])?;
    let Value::Str(expression) = expression.plain() else {
        return Err(it.vm.raise_type_error("eval() arg 1 must be a string, bytes or code object"));
    };
    let given = |value: &Value| match value.plain() {
        Value::Dict(names) => Some(Rc::clone(names)),
        _ => None,
    };
    let (namespace, globals) = match (&globals, &locals) {
        (Value::Unbound | Value::None, Value::Unbound | Value::None) => {
            (it.vm.local_names(), Rc::clone(it.vm.main_namespace()))
        }
        (globals, locals) => {
            let Some(global_names) = given(globals) else {
                return Err(it.vm.raise_type_error("eval() globals must be a dict"));
            };
            (given(locals).unwrap_or_else(|| Rc::clone(&global_names)), global_names)
        }
    };
    let expression = Rc::clone(expression);
    it.evaluate_in(expression.trim_start_matches([' ', '\t']), globals, namespace)
}

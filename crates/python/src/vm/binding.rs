//! Arguments to parameters, with CPython's complaints.

use std::rc::Rc;

use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::Function;

impl Function {
    /// Whether so many positional arguments are just what it takes.
    pub(super) fn takes_exactly(&self, count: usize) -> bool {
        let parameters = &self.code.parameters;
        parameters.positional == count
            && parameters.keyword_only == 0
            && !parameters.variadic
            && !parameters.keywords
    }
}

impl Interpreter<'_> {
    /// The values of a function's parameters, in the order of its locals.
    pub(super) fn bind_arguments(
        &mut self,
        function: &Rc<Function>,
        arguments: Arguments,
    ) -> Result<Vec<Value>, Raised> {
        let Arguments { mut positional, keywords } = arguments;
        if keywords.is_empty() && function.takes_exactly(positional.len()) {
            return Ok(positional);
        }
        let parameters = function.code.parameters;
        let given = positional.len();
        let extra = positional.split_off(given.min(parameters.positional));
        let mut values = positional;
        // The other local variables will follow.
        values.reserve(function.code.locals.len().saturating_sub(values.len()));
        let named = parameters.positional + parameters.keyword_only;
        values.resize(named, Value::Unbound);
        let is_too_many = !extra.is_empty() && !parameters.variadic;
        let given_by_name = if is_too_many { keywords.clone() } else { Vec::new() };
        // CPython complains about names before it complains about numbers.
        let rest = self.bind_keywords(function, &mut values, keywords)?;
        if is_too_many {
            return Err(self.too_many(function, given, &given_by_name));
        }
        self.fill_defaults(function, &mut values)?;
        if parameters.variadic {
            values.push(Value::tuple(extra));
        }
        if parameters.keywords {
            let dict = Dict::default();
            for (name, value) in rest {
                dict.set_str(name, value);
            }
            values.push(Value::Dict(Rc::new(dict)));
        }
        Ok(values)
    }

    /// Puts keyword arguments in their places; gives those for `**kwargs`.
    fn bind_keywords(
        &mut self,
        function: &Rc<Function>,
        values: &mut [Value],
        keywords: Vec<(Rc<str>, Value)>,
    ) -> Result<Vec<(Rc<str>, Value)>, Raised> {
        let parameters = function.code.parameters;
        let names = &function.code.locals;
        let mut rest = Vec::new();
        let mut positional_only = Vec::new();
        for (name, value) in keywords {
            let found = names.iter().take(values.len()).position(|parameter| *parameter == name);
            match found {
                Some(at) if at >= parameters.positional_only => {
                    let Some(slot) = values.get_mut(at) else { continue };
                    if !matches!(slot, Value::Unbound) {
                        let message = format!(
                            "{}() got multiple values for argument '{name}'",
                            qualified_name(function)
                        );
                        return Err(self.vm.raise_type_error(message));
                    }
                    *slot = value;
                }
                _ if parameters.keywords => rest.push((name, value)),
                Some(_) => positional_only.push(name),
                None => {
                    let message =
                        format!("{}() got an unexpected keyword argument '{name}'", qualified_name(function));
                    return Err(self.vm.raise_type_error(message));
                }
            }
        }
        if !positional_only.is_empty() {
            let message = format!(
                "{}() got some positional-only arguments passed as keyword arguments: '{}'",
                qualified_name(function),
                positional_only.join(", ")
            );
            return Err(self.vm.raise_type_error(message));
        }
        Ok(rest)
    }

    fn fill_defaults(&mut self, function: &Rc<Function>, values: &mut [Value]) -> Result<(), Raised> {
        let parameters = function.code.parameters;
        let names = &function.code.locals;
        let defaults = function.defaults.borrow();
        let keyword_defaults = function.keyword_defaults.borrow();
        let first_default = parameters.positional.saturating_sub(defaults.len());
        let mut missing = Vec::new();
        let mut missing_keywords = Vec::new();
        for (at, (slot, name)) in values.iter_mut().zip(names).enumerate() {
            if !matches!(slot, Value::Unbound) {
                continue;
            }
            if at < parameters.positional {
                match at.checked_sub(first_default).and_then(|at| defaults.get(at)) {
                    Some(default) => *slot = default.clone(),
                    None => missing.push(name),
                }
                continue;
            }
            match keyword_defaults.iter().find(|(known, _)| known == name) {
                Some((_, default)) => *slot = default.clone(),
                None => missing_keywords.push(name),
            }
        }
        if !missing.is_empty() {
            return Err(self.missing(function, "positional", &missing));
        }
        if !missing_keywords.is_empty() {
            return Err(self.missing(function, "keyword-only", &missing_keywords));
        }
        Ok(())
    }

    fn missing(&mut self, function: &Rc<Function>, kind: &str, names: &[&Rc<str>]) -> Raised {
        let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        let list = match quoted.as_slice() {
            [one] => one.clone(),
            [one, two] => format!("{one} and {two}"),
            [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
            [] => String::new(),
        };
        let plural = if names.len() == 1 { "" } else { "s" };
        let name = qualified_name(function);
        let count = names.len();
        self.vm.raise_type_error(format!("{name}() missing {count} required {kind} argument{plural}: {list}"))
    }

    fn too_many(&mut self, function: &Rc<Function>, given: usize, keywords: &[(Rc<str>, Value)]) -> Raised {
        let parameters = function.code.parameters;
        let most = parameters.positional;
        let least = most.saturating_sub(function.defaults.borrow().len());
        let takes = if least == most { most.to_string() } else { format!("from {least} to {most}") };
        let plural = if most == 1 && least == most { "" } else { "s" };
        let names = function.code.locals.iter().skip(most).take(parameters.keyword_only);
        let keyword_only =
            keywords.iter().filter(|(name, _)| names.clone().any(|known| known == name)).count();
        let given = if keyword_only > 0 {
            let arguments = if keyword_only == 1 { "argument" } else { "arguments" };
            let own = if given == 1 { "" } else { "s" };
            format!(
                "{given} positional argument{own} (and {keyword_only} keyword-only {arguments}) were given"
            )
        } else {
            format!("{given} {} given", if given == 1 { "was" } else { "were" })
        };
        let name = qualified_name(function);
        self.vm.raise_type_error(format!("{name}() takes {takes} positional argument{plural} but {given}"))
    }
}

fn qualified_name(function: &Function) -> Rc<str> {
    Rc::clone(&function.qualified_name.borrow())
}

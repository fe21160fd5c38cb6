//! Binding the arguments of a call to the parameters of a function of the package, with the texts of CPython
//! where they do not fit.

use std::rc::Rc;

use bothways_python::{Arguments, Raised, Value, Vm};

/// Binds arguments to parameters; the first `required` of them must be given.
pub(crate) fn bind<const N: usize>(
    vm: &mut Vm,
    function: &str,
    parameters: [&str; N],
    required: usize,
    arguments: Arguments,
) -> Result<[Option<Value>; N], Raised> {
    let given = arguments.positional.len();
    let mut values: [Option<Value>; N] = [const { None }; N];
    if given > N {
        return Err(vm.raise_type_error(too_many(function, required, N, given)));
    }
    for (slot, argument) in values.iter_mut().zip(arguments.positional) {
        *slot = Some(argument);
    }
    for (name, argument) in arguments.keywords {
        let position = parameters.iter().position(|parameter| *parameter == &*name);
        match position.and_then(|position| values.get_mut(position)) {
            Some(slot @ None) => *slot = Some(argument),
            Some(Some(_)) => {
                let text = format!("{function}() got multiple values for argument '{name}'");
                return Err(vm.raise_type_error(text));
            }
            None => return Err(unexpected(vm, function, &name)),
        }
    }
    let missing: Vec<&str> = parameters
        .iter()
        .zip(&values)
        .take(required)
        .filter(|(_, value)| value.is_none())
        .map(|(name, _)| *name)
        .collect();
    if missing.is_empty() {
        return Ok(values);
    }
    Err(vm.raise_type_error(missing_text(function, &missing)))
}

/// The arguments of a function that takes any number of them, and no keywords.
pub(crate) fn positional(vm: &mut Vm, function: &str, arguments: Arguments) -> Result<Vec<Value>, Raised> {
    match arguments.keywords.first() {
        Some((name, _)) => Err(unexpected(vm, function, name)),
        None => Ok(arguments.positional),
    }
}

/// The keywords of a method that takes any of them, and no other arguments than its receiver, taken already.
pub(crate) fn keywords(
    vm: &mut Vm,
    function: &str,
    arguments: Arguments,
) -> Result<Vec<(Rc<str>, Value)>, Raised> {
    match arguments.positional.len() {
        0 => Ok(arguments.keywords),
        given => Err(vm.raise_type_error(too_many(function, 1, 1, given + 1))),
    }
}

/// The TypeError of a keyword that no parameter has.
pub(crate) fn unexpected(vm: &mut Vm, function: &str, name: &str) -> Raised {
    vm.raise_type_error(format!("{function}() got an unexpected keyword argument '{name}'"))
}

/// The TypeError of parameters that were not given.
pub(crate) fn missing_text(function: &str, missing: &[&str]) -> String {
    let count = missing.len();
    let plural = if count == 1 { "" } else { "s" };
    let quoted: Vec<String> = missing.iter().map(|name| format!("'{name}'")).collect();
    let names = match quoted.split_last() {
        Some((last, rest)) if rest.len() > 1 => format!("{}, and {last}", rest.join(", ")),
        Some((last, [first])) => format!("{first} and {last}"),
        Some((last, _)) => last.clone(),
        None => String::new(),
    };
    format!("{function}() missing {count} required positional argument{plural}: {names}")
}

fn too_many(function: &str, required: usize, most: usize, given: usize) -> String {
    let were = if given == 1 { "was" } else { "were" };
    if required == most {
        let plural = if most == 1 { "" } else { "s" };
        return format!("{function}() takes {most} positional argument{plural} but {given} {were} given");
    }
    format!("{function}() takes from {required} to {most} positional arguments but {given} {were} given")
}

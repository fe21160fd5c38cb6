//! Reading the arguments of natives, with CPython's complaints.

use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;

/// Positional arguments only, at least and at most so many.
pub(crate) fn between(
    interpreter: &mut Interpreter<'_>,
    name: &str,
    arguments: Arguments,
    least: usize,
    most: usize,
) -> Result<Vec<Value>, Raised> {
    if !arguments.keywords.is_empty() {
        return Err(interpreter.vm.raise_type_error(format!("{name}() takes no keyword arguments")));
    }
    let given = arguments.positional.len();
    if (least..=most).contains(&given) {
        return Ok(arguments.positional);
    }
    let short = name.split_once('.').map_or(name, |(_, short)| short);
    let message = match (least, most) {
        (0, 0) => format!("{name}() takes no arguments ({given} given)"),
        (1, 1) => format!("{name}() takes exactly one argument ({given} given)"),
        (least, most) if least == most => {
            format!("{short} expected {least} arguments, got {given}")
        }
        (least, _) if given < least => {
            format!("{short} expected at least {least} argument{}, got {given}", plural(least))
        }
        (_, most) => format!("{short} expected at most {most} argument{}, got {given}", plural(most)),
    };
    Err(interpreter.vm.raise_type_error(message))
}

/// Positional arguments only, complained about as functions do that name themselves with parentheses.
pub(crate) fn positional<const N: usize>(
    interpreter: &mut Interpreter<'_>,
    name: &str,
    mut arguments: Arguments,
    least: usize,
) -> Result<(Value, [Value; N]), Raised> {
    let itself = receiver(interpreter, &mut arguments)?;
    let given = arguments.positional.len();
    let short = name.split_once('.').map_or(name, |(_, short)| short);
    let message = if !arguments.keywords.is_empty() {
        format!("{name}() takes no keyword arguments")
    } else if given < least {
        format!("{short}() takes at least {least} argument{} ({given} given)", plural(least))
    } else if given > N {
        format!("{short}() takes at most {N} argument{} ({given} given)", plural(N))
    } else {
        let mut values = [const { Value::Unbound }; N];
        for (slot, value) in values.iter_mut().zip(arguments.positional) {
            *slot = value;
        }
        return Ok((itself, values));
    };
    Err(interpreter.vm.raise_type_error(message))
}

/// Arguments by position or name; [`Value::Unbound`] where one is left out.
pub(crate) fn named<const N: usize>(
    interpreter: &mut Interpreter<'_>,
    name: &str,
    arguments: Arguments,
    names: [&str; N],
) -> Result<[Value; N], Raised> {
    let given = arguments.positional.len();
    if given > N {
        let message = format!("{name}() takes at most {N} argument{} ({given} given)", plural(N));
        return Err(interpreter.vm.raise_type_error(message));
    }
    let mut values = [const { Value::Unbound }; N];
    for (slot, value) in values.iter_mut().zip(arguments.positional) {
        *slot = value;
    }
    for (keyword, value) in arguments.keywords {
        let Some(at) = names.iter().position(|known| **known == *keyword) else {
            let message = format!("'{keyword}' is an invalid keyword argument for {name}()");
            return Err(interpreter.vm.raise_type_error(message));
        };
        if let Some(slot) = values.get_mut(at) {
            *slot = value;
        }
    }
    Ok(values)
}

/// The receiver of a method, taken from the front.
pub(crate) fn receiver(
    interpreter: &mut Interpreter<'_>,
    arguments: &mut Arguments,
) -> Result<Value, Raised> {
    if arguments.positional.is_empty() {
        return Err(interpreter.vm.raise_type_error("unbound method needs an argument"));
    }
    Ok(arguments.positional.remove(0))
}

/// The receiver and exactly `N` arguments.
pub(crate) fn method<const N: usize>(
    interpreter: &mut Interpreter<'_>,
    name: &str,
    arguments: Arguments,
) -> Result<(Value, [Value; N]), Raised> {
    method_up_to(interpreter, name, arguments, N)
}

/// The receiver and up to `N` arguments, [`Value::Unbound`] where one is left out.
pub(crate) fn method_up_to<const N: usize>(
    interpreter: &mut Interpreter<'_>,
    name: &str,
    mut arguments: Arguments,
    least: usize,
) -> Result<(Value, [Value; N]), Raised> {
    let given = arguments.positional.len();
    let mut values = if arguments.keywords.is_empty() && (least + 1..=N + 1).contains(&given) {
        arguments.positional.into_iter()
    } else {
        // Complains.
        let itself = receiver(interpreter, &mut arguments)?;
        let mut values = between(interpreter, name, arguments, least, N)?;
        values.insert(0, itself);
        values.into_iter()
    };
    let mut next = || values.next().unwrap_or(Value::Unbound);
    Ok((next(), std::array::from_fn(|_| next())))
}

/// An integer argument.
pub(crate) fn integer(interpreter: &mut Interpreter<'_>, value: &Value) -> Result<i64, Raised> {
    match interpreter.index_of(value)? {
        Some(number) => Ok(number),
        None if matches!(value.plain(), Value::BigInt(_)) => {
            let class = std::rc::Rc::clone(&interpreter.vm.types.overflow_error);
            Err(interpreter.vm.raise(&class, "Python int too large to convert to C ssize_t"))
        }
        None => {
            let class = interpreter.class_of(value)?;
            let message = format!("'{}' object cannot be interpreted as an integer", class.name);
            Err(interpreter.vm.raise_type_error(message))
        }
    }
}

/// The complaint about a receiver of another type, as `str.upper(1)` gives it.
pub(crate) fn wrong_receiver(interpreter: &mut Interpreter<'_>, name: &str, value: &Value) -> Raised {
    let (class, method) = name.split_once('.').unwrap_or(("object", name));
    let found = match interpreter.class_of(value) {
        Ok(found) => found,
        Err(raised) => return raised,
    };
    let message =
        format!("descriptor '{method}' for '{class}' objects doesn't apply to a '{}' object", found.name);
    interpreter.vm.raise_type_error(message)
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

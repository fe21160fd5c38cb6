//! The methods that every exception inherits.

use super::arguments::{method, receiver};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::{Native, NativeKind};

type Answer = Result<Value, Raised>;

pub(super) static METHODS: &[Native] = &[
    Native::new("BaseException.__init__", NativeKind::Method, init),
    Native::new("BaseException.__str__", NativeKind::Method, str),
    Native::new("BaseException.__repr__", NativeKind::Method, repr),
    Native::new("BaseException.with_traceback", NativeKind::Method, with_traceback),
    Native::new("BaseException.add_note", NativeKind::Method, add_note),
];

fn init(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let itself = receiver(it, &mut arguments)?;
    let Value::Instance(instance) = &itself else { return Ok(Value::None) };
    it.take_exception_keywords(instance, &mut arguments);
    if !arguments.keywords.is_empty() {
        let message = format!("{}() takes no keyword arguments", instance.class.name);
        return Err(it.vm.raise_type_error(message));
    }
    if let Some(state) = instance.exception() {
        let old = std::mem::replace(&mut state.borrow_mut().args, arguments.positional);
        drop(old);
    }
    Ok(Value::None)
}

fn str(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "BaseException.__str__", arguments)?;
    match &itself {
        Value::Instance(instance) => it.exception_text(instance).map(Value::Str),
        _ => Ok(Value::None),
    }
}

fn repr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "BaseException.__repr__", arguments)?;
    match &itself {
        Value::Instance(instance) => it.exception_repr(instance).map(Value::Str),
        _ => Ok(Value::None),
    }
}

fn with_traceback(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [_]) = method(it, "BaseException.with_traceback", arguments)?;
    Ok(itself)
}

fn add_note(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [note]) = method(it, "BaseException.add_note", arguments)?;
    if note.as_str().is_none() {
        let class = it.class_of(&note)?;
        return Err(it.vm.raise_type_error(format!("note must be a str, not '{}'", class.name)));
    }
    let Value::Instance(instance) = &itself else { return Ok(Value::None) };
    match instance.dict().get_str("__notes__") {
        Some(Value::List(notes)) => notes.borrow_mut().push(note),
        _ => {
            instance.dict().set_str("__notes__", Value::list(vec![note]));
        }
    }
    Ok(Value::None)
}

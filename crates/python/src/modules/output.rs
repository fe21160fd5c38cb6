//! `_output`: what modules written in Python need of the machine to print, to refuse and to tell a traceback.

use std::rc::Rc;

use crate::builtins::arguments::between;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::{Native, NativeKind};

static FUNCTIONS: &[Native] = &[
    Native { name: "write", kind: NativeKind::Function, function: write },
    Native { name: "refuse", kind: NativeKind::Function, function: refuse },
    Native { name: "format_exc", kind: NativeKind::Function, function: format_exc },
];

pub(super) fn namespace() -> Dict {
    super::functions(FUNCTIONS)
}

fn write(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "write", arguments, 1, 1)?;
    it.host.print(it.vm, values.first().and_then(Value::as_str).unwrap_or_default())?;
    Ok(Value::None)
}

fn refuse(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "refuse", arguments, 1, 1)?;
    Err(it.vm.unsupported(values.first().and_then(Value::as_str).unwrap_or_default()))
}

/// The traceback of the exception that is being handled.
fn format_exc(it: &mut Interpreter<'_>, _arguments: Arguments) -> Result<Value, Raised> {
    let handled = it.vm.frames.iter().rev().find_map(|frame| frame.handling.last().map(Rc::clone));
    Ok(Value::from(match handled {
        Some(exception) => crate::traceback::format(it.vm, it.host, &Raised::Exception(exception)),
        None => "NoneType: None\n".to_owned(),
    }))
}

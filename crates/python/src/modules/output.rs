//! `_output`: what modules written in Python need of the machine to print, to refuse, to run what they put together,
//! to limit recursion and to tell a traceback.

use std::rc::Rc;

use crate::builtins::arguments::between;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::program;
use crate::raised::Raised;
use crate::traceback;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::{Native, NativeKind};
use crate::value::instance::Instance;

static FUNCTIONS: &[Native] = &[
    Native::new("write", NativeKind::Function, write),
    Native::new("write_error", NativeKind::Function, write_error),
    Native::new("refuse", NativeKind::Function, refuse),
    Native::new("handled", NativeKind::Function, handled),
    Native::new("caller", NativeKind::Function, caller),
    Native::new("run", NativeKind::Function, run),
    Native::new("evaluate", NativeKind::Function, evaluate),
    Native::new("recursion_limit", NativeKind::Function, recursion_limit),
    Native::new("format_exception", NativeKind::Function, format_exception),
    Native::new("format_exception_only", NativeKind::Function, format_exception_only),
    Native::new("format_frames", NativeKind::Function, format_frames),
];

pub(super) fn namespace() -> Dict {
    super::functions(FUNCTIONS)
}

fn write(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "write", arguments, 1, 1)?;
    it.host.print(it.vm, values.first().and_then(Value::as_str).unwrap_or_default())?;
    Ok(Value::None)
}

fn write_error(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "write_error", arguments, 1, 1)?;
    it.host.print_error(it.vm, values.first().and_then(Value::as_str).unwrap_or_default())?;
    Ok(Value::None)
}

fn refuse(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "refuse", arguments, 1, 1)?;
    Err(it.vm.unsupported(values.first().and_then(Value::as_str).unwrap_or_default()))
}

/// The value of an annotation that is text, among the names of the program.
fn evaluate(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "evaluate", arguments, 1, 1)?;
    let Some(text) = values.first().and_then(Value::as_str) else { return Ok(Value::None) };
    it.evaluate(text, None)
}

/// Where the program's own code is: line and name of the function.
fn caller(it: &mut Interpreter<'_>, _arguments: Arguments) -> Result<Value, Raised> {
    let line = it.vm.current_place().line;
    let function = it.vm.current_function();
    Ok(Value::tuple(vec![Value::Int(i64::from(line)), Value::Str(function)]))
}

/// The exception that is being handled, or `None`.
fn handled(it: &mut Interpreter<'_>, _arguments: Arguments) -> Result<Value, Raised> {
    let handled = it.vm.frames.iter().rev().find_map(|frame| frame.handling.last().map(Rc::clone));
    Ok(handled.map_or(Value::None, Value::Instance))
}

/// Runs code that a module has put together, in a namespace.
fn run(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "run", arguments, 2, 2)?;
    let [Value::Str(text), Value::Dict(namespace)] = values.as_slice() else { return Ok(Value::None) };
    let code = match program::prepare_library("<string>", text, it.vm.limits()) {
        Ok(code) => code,
        Err(errors) => {
            let message = errors.first().map_or("invalid syntax", |error| &error.message).to_owned();
            let class = Rc::clone(&it.vm.types.syntax_error);
            return Err(it.vm.raise(&class, message));
        }
    };
    it.run_code(&code, Rc::clone(namespace), None)
}

/// What `sys.setrecursionlimit()` was given; with a number, gives the limit that number.
fn recursion_limit(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "recursion_limit", arguments, 0, 1)?;
    if let Some(limit) = values.first().and_then(Value::as_int) {
        let depth = it.vm.level();
        if i64::from(depth) >= limit {
            let class = Rc::clone(&it.vm.types.recursion_error);
            let message = format!(
                "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
            );
            return Err(it.vm.raise(&class, message));
        }
        it.vm.recursion_limit = u32::try_from(limit).unwrap_or(u32::MAX);
    }
    Ok(Value::Int(i64::from(it.vm.recursion_limit)))
}

/// The pieces of an exception's traceback.
fn format_exception(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    pieces(it, arguments, traceback::pieces)
}

fn format_exception_only(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    pieces(it, arguments, traceback::last_pieces)
}

fn format_frames(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    pieces(it, arguments, |_, exception| traceback::frame_pieces(exception))
}

fn pieces(
    it: &mut Interpreter<'_>,
    arguments: Arguments,
    told: fn(&mut Interpreter<'_>, &Rc<Instance>) -> Vec<String>,
) -> Result<Value, Raised> {
    let values = between(it, "format_exception", arguments, 1, 1)?;
    let exception = values.first().and_then(Value::as_instance).filter(|value| value.exception().is_some());
    let pieces = match exception {
        Some(exception) => told(it, exception),
        None => vec!["NoneType: None\n".to_owned()],
    };
    Ok(Value::list(pieces.into_iter().map(Value::from).collect()))
}

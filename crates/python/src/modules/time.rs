//! `time`: reads the clock of [`super::datetime::Clock`], which is the same in every run; sleeping lets it go on.

use crate::builtins::arguments::between;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::{Native, NativeKind};

static FUNCTIONS: &[Native] = &[
    Native::new("time", NativeKind::Function, time),
    Native::new("perf_counter", NativeKind::Function, time),
    Native::new("monotonic", NativeKind::Function, time),
    Native::new("process_time", NativeKind::Function, time),
    Native::new("time_ns", NativeKind::Function, time_ns),
    Native::new("perf_counter_ns", NativeKind::Function, time_ns),
    Native::new("sleep", NativeKind::Function, sleep),
];

pub(super) fn namespace() -> Dict {
    super::functions(FUNCTIONS)
}

fn time(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    between(it, "time", arguments, 0, 0)?;
    Ok(Value::Float(it.vm.clock.read().and_utc().timestamp_micros() as f64 / 1e6))
}

fn time_ns(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    between(it, "time_ns", arguments, 0, 0)?;
    Ok(Value::Int(it.vm.clock.read().and_utc().timestamp_micros().saturating_mul(1000)))
}

fn sleep(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "sleep", arguments, 1, 1)?;
    let seconds = it.float_of(values.first().unwrap_or(&Value::None))?;
    if seconds < 0.0 {
        return Err(it.vm.raise_value_error("sleep length must be non-negative"));
    }
    it.vm.clock.advance((seconds * 1e6) as i64);
    Ok(Value::None)
}

//! `tuple`.

use super::arguments::{between, method, wrong_receiver};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::{Native, NativeKind};

type Answer = Result<Value, Raised>;

pub(super) static CONSTRUCTORS: &[Native] = &[Native::new("tuple", NativeKind::Function, tuple)];

pub(super) static METHODS: &[Native] = &[
    Native::new("tuple.count", NativeKind::Method, count),
    Native::new("tuple.index", NativeKind::Method, index),
];

fn tuple(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "tuple", arguments, 0, 1)?;
    match values.first() {
        Some(same @ Value::Tuple(_)) => Ok(same.clone()),
        Some(items) => it.collect(items).map(Value::tuple),
        None => Ok(Value::tuple(Vec::new())),
    }
}

fn count(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [item]) = method(it, "tuple.count", arguments)?;
    let Value::Tuple(items) = &itself else { return Err(wrong_receiver(it, "tuple.count", &itself)) };
    let mut count = 0;
    for candidate in items.iter() {
        count += i64::from(it.equals(candidate, &item)?);
    }
    Ok(Value::Int(count))
}

fn index(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [item]) = method(it, "tuple.index", arguments)?;
    let Value::Tuple(items) = &itself else { return Err(wrong_receiver(it, "tuple.index", &itself)) };
    for (at, candidate) in items.iter().enumerate() {
        if it.equals(candidate, &item)? {
            return Ok(Value::Int(i64::try_from(at).unwrap_or(i64::MAX)));
        }
    }
    Err(it.vm.raise_value_error("tuple.index(x): x not in tuple"))
}

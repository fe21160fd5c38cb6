//! `gc` and what `weakref` is made of. References are counted, so that all goes at once that nothing holds; objects
//! of a host that hold each other go when it is told to look for them.

use std::rc::{Rc, Weak};

use crate::builtins::arguments::between;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::{Native, NativeKind};
use crate::value::instance::Instance;

static COLLECTOR: &[Native] = &[
    Native::new("collect", NativeKind::Function, collect),
    Native::new("enable", NativeKind::Function, enable),
    Native::new("disable", NativeKind::Function, enable),
];

static REFERENCES: &[Native] = &[
    Native::new("token", NativeKind::Function, token),
    Native::new("resolve", NativeKind::Function, resolve),
];

/// An instance that a weak reference is to.
pub(crate) struct Referent {
    instance: Weak<Instance>,
    host_id: Option<u32>,
}

pub(super) fn collector() -> Dict {
    super::functions(COLLECTOR)
}

pub(super) fn references() -> Dict {
    super::functions(REFERENCES)
}

/// How many objects went depends on CPython's own; here the answer is always that none did.
fn collect(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    between(it, "collect", arguments, 0, 1)?;
    it.host.collect_garbage(it.vm)?;
    Ok(Value::Int(0))
}

/// There is no collection that comes by itself.
fn enable(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    between(it, "enable", arguments, 0, 0)?;
    Ok(Value::None)
}

/// The number of a weak reference to an instance.
fn token(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "ref", arguments, 1, 2)?;
    if values.get(1).is_some_and(|callback| !callback.is_none()) {
        return Err(it.vm.unsupported("weak references with a callback"));
    }
    let instance = match values.first() {
        Some(Value::Instance(instance)) => instance,
        Some(
            other @ (Value::None
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Str(_)
            | Value::Tuple(_)
            | Value::List(_)
            | Value::Dict(_)),
        ) => {
            let class = it.class_of(other)?;
            let message = format!("cannot create weak reference to '{}' object", class.name);
            return Err(it.vm.raise_type_error(message));
        }
        _ => {
            return Err(it
                .vm
                .unsupported("weak references to anything but objects of the program's classes"));
        }
    };
    let referent = Referent { instance: Rc::downgrade(instance), host_id: instance.host_id() };
    it.vm.referents.push(referent);
    Ok(Value::Int(i64::try_from(it.vm.referents.len() - 1).unwrap_or(i64::MAX)))
}

/// What the weak reference of that number is to, or None.
fn resolve(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "resolve", arguments, 1, 1)?;
    let number = values.first().and_then(Value::as_int).and_then(|number| usize::try_from(number).ok());
    let Some(referent) = number.and_then(|number| it.vm.referents.get(number)) else {
        return Ok(Value::None);
    };
    if let Some(instance) = referent.instance.upgrade() {
        return Ok(Value::Instance(instance));
    }
    match referent.host_id {
        Some(id) => Ok(it.host.revive(it.vm, id)?.unwrap_or(Value::None)),
        None => Ok(Value::None),
    }
}

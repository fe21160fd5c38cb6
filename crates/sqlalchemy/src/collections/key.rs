//! Keys of dict collections between Python and the ORM.

use bothways_python::{Raised, Value};
use bothways_world::Key;

use crate::context::Context;
use crate::instances::id_of;
use crate::scalars;

/// The Python value of a key.
pub(crate) fn value(cx: &mut Context<'_>, key: &Key) -> Result<Value, Raised> {
    match key {
        Key::Scalar(scalar) => scalars::value(cx, scalar),
        Key::Instance(instance) => Ok(cx.instance(*instance)),
        Key::Tuple(parts) => {
            let parts = parts.iter().map(|part| value(cx, part)).collect::<Result<_, Raised>>()?;
            Ok(Value::tuple(parts))
        }
    }
}

/// The key to look for. Nothing that it could be equal to is in a collection if there is none.
pub(super) fn sought(cx: &mut Context<'_>, given: &Value) -> Result<Option<Key>, Raised> {
    if let Some(key) = known(cx, given) {
        return Ok(Some(key));
    }
    // What cannot be hashed is Python's TypeError.
    cx.python().hash(given)?;
    Ok(None)
}

/// The key to store something under.
pub(super) fn stored(cx: &mut Context<'_>, given: &Value) -> Result<Key, Raised> {
    match sought(cx, given)? {
        Some(key) => Ok(key),
        None => {
            let name = cx.type_name(given)?;
            cx.unsupported(format!("{name} as a key of a collection"))
        }
    }
}

fn known(cx: &mut Context<'_>, given: &Value) -> Option<Key> {
    if let Some(scalar) = scalars::scalar(cx, given, None) {
        return Some(Key::Scalar(scalar));
    }
    match given {
        Value::Tuple(parts) => {
            parts.iter().map(|part| known(cx, part)).collect::<Option<Vec<Key>>>().map(Key::Tuple)
        }
        other => id_of(other).map(Key::Instance),
    }
}

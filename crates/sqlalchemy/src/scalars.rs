//! Column values between Python and the ORM.

use std::rc::Rc;
use std::sync::Arc;

use bothways_python::Value;
use bothways_world::Scalar;

/// The Python value of a column value. Bytes have none: the interpreter refuses bytes by name before any could
/// reach a column.
pub(crate) fn value(scalar: &Scalar) -> Value {
    match scalar {
        Scalar::Null => Value::None,
        Scalar::Bool(truth) => Value::Bool(*truth),
        Scalar::Int(number) => Value::Int(*number),
        Scalar::Float(number) => Value::Float(*number),
        Scalar::Text(text) => Value::Str(Rc::from(&**text)),
        Scalar::Bytes(bytes) => Value::str(String::from_utf8_lossy(bytes).into_owned()),
    }
}

/// The column value of a Python value, if it can be stored in a column.
pub(crate) fn scalar(value: &Value) -> Option<Scalar> {
    Some(match value {
        Value::None => Scalar::Null,
        Value::Bool(truth) => Scalar::Bool(*truth),
        Value::Int(number) => Scalar::Int(*number),
        Value::Float(number) => Scalar::Float(*number),
        Value::Str(text) => Scalar::Text(Arc::from(&**text)),
        _ => return None,
    })
}

//! Scalars as GlueSQL's values and back.

use bothways_world::Scalar;
use gluesql_core::data::Value;

/// The scalar as GlueSQL holds it. Booleans are numbers, as in SQLite.
pub(crate) fn to_value(scalar: &Scalar) -> Value {
    match scalar.stored() {
        Scalar::Typed(_) | Scalar::Null => Value::Null,
        Scalar::Bool(value) => Value::I64(i64::from(*value)),
        Scalar::Int(value) => Value::I64(*value),
        Scalar::Float(value) => Value::F64(*value),
        Scalar::Text(text) => Value::Str(text.as_ref().to_owned()),
        Scalar::Bytes(bytes) => Value::Bytea(bytes.to_vec()),
    }
}

/// A value that GlueSQL computed; none for types that SQLite does not have.
pub(crate) fn to_scalar(value: Value) -> Option<Scalar> {
    Some(match value {
        Value::Null => Scalar::Null,
        Value::Bool(value) => Scalar::Int(i64::from(value)),
        Value::I64(value) => Scalar::Int(value),
        Value::F64(value) => Scalar::Float(value),
        Value::Str(text) => Scalar::text(text),
        Value::Bytea(bytes) => Scalar::Bytes(bytes.into()),
        _ => return None,
    })
}

//! What column types do to values on the way to SQLite and back: the bind and result processing of SQLAlchemy's
//! SQLite dialect.

use bothways_world::{Scalar, TypedKind};

use crate::{EnumType, SqlType};

/// Digits behind the point of a `Decimal` made of a float where the type says nothing else.
const SCALE: u32 = 10;

impl EnumType {
    /// Whether a row's value is one of its values, or none at all.
    pub fn admits(&self, value: &Scalar) -> bool {
        match value {
            Scalar::Text(text) => self.names.iter().any(|name| **name == **text),
            _ => value.is_null(),
        }
    }
}

impl SqlType {
    /// The value as SQLite is sent it.
    pub fn bind(&self, value: Scalar) -> Scalar {
        match (self, value) {
            (Self::Boolean, Scalar::Bool(value)) => Scalar::Int(i64::from(value)),
            (Self::Float | Self::Double | Self::Numeric { .. }, Scalar::Int(number)) => {
                Scalar::Float(number as f64)
            }
            (Self::Enum(_), Scalar::Typed(typed)) if matches!(typed.kind, TypedKind::Enum(_)) => {
                Scalar::Text(typed.text.clone())
            }
            (Self::DateTime { .. }, Scalar::Typed(typed)) if typed.kind == TypedKind::Date => {
                Scalar::text(format!("{} 00:00:00.000000", typed.text))
            }
            (_, value) => value.stored().clone(),
        }
    }

    /// A row's value as Python gets it.
    pub fn result(&self, value: &Scalar) -> Scalar {
        match (self, value) {
            (Self::Boolean, Scalar::Int(number)) => Scalar::Bool(*number != 0),
            (Self::Float | Self::Double, Scalar::Int(number)) => Scalar::Float(*number as f64),
            (Self::DateTime { .. }, Scalar::Text(text)) => typed(TypedKind::DateTime, text, value),
            (Self::Date, Scalar::Text(text)) => typed(TypedKind::Date, text, value),
            (Self::Time, Scalar::Text(text)) => typed(TypedKind::Time, text, value),
            (Self::Interval, Scalar::Text(text)) => typed(TypedKind::Interval, text, value),
            (Self::Uuid, Scalar::Text(text)) => typed(TypedKind::Uuid, text, value),
            (Self::Numeric { scale, .. }, Scalar::Int(_) | Scalar::Float(_)) => {
                let number = match value {
                    Scalar::Int(number) => *number as f64,
                    Scalar::Float(number) => *number,
                    _ => 0.0,
                };
                let places = usize::try_from(scale.unwrap_or(SCALE)).unwrap_or(0);
                Scalar::typed(TypedKind::Decimal, format!("{number:.places$}"), value.clone())
            }
            (Self::Enum(kind), Scalar::Text(text)) => match kind.class {
                Some(class) => typed(TypedKind::Enum(class), text, value),
                None => value.clone(),
            },
            _ => value.clone(),
        }
    }
}

fn typed(kind: TypedKind, text: &str, stored: &Scalar) -> Scalar {
    Scalar::typed(kind, text, stored.clone())
}

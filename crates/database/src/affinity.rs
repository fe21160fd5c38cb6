//! SQLite's type affinity: how a value changes when it is stored in, or compared with, a column.

use std::sync::Arc;

use bothways_sql::SqlType;
use bothways_world::Scalar;

/// What a declared type makes of values ("Determination Of Column Affinity").
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Affinity {
    /// INTEGER, BIGINT, SMALLINT; BOOLEAN's NUMERIC behaves alike for every value here.
    Integer,
    /// NUMERIC: integers and floats as they come.
    Numeric,
    /// DATETIME, DATE, TIME: NUMERIC to SQLite, but what SQLAlchemy puts there is text.
    Date,
    /// VARCHAR, TEXT.
    Text,
    /// FLOAT, DOUBLE.
    Real,
    /// BLOB and no type: values stay as they are.
    Blob,
}

impl Affinity {
    /// The affinity of a declared type.
    pub(crate) fn of(sql_type: &SqlType) -> Self {
        match sql_type {
            SqlType::Integer | SqlType::BigInteger | SqlType::SmallInteger | SqlType::Boolean => {
                Self::Integer
            }
            SqlType::DateTime { .. } | SqlType::Date | SqlType::Time | SqlType::Interval => Self::Date,
            SqlType::Numeric { .. } => Self::Numeric,
            SqlType::String(_) | SqlType::Text | SqlType::Uuid | SqlType::Enum(_) => Self::Text,
            SqlType::Float | SqlType::Double => Self::Real,
            SqlType::LargeBinary => Self::Blob,
            SqlType::Null => Self::Integer,
        }
    }

    /// The value as a column of this affinity holds it.
    pub(crate) fn apply(self, value: &Scalar) -> Scalar {
        let value = match value.stored() {
            Scalar::Bool(value) => Scalar::Int(i64::from(*value)),
            Scalar::Float(value) if value.is_nan() => Scalar::Null,
            other => other.clone(),
        };
        match (self, &value) {
            (Self::Integer | Self::Numeric | Self::Date, Scalar::Float(float)) => {
                whole(*float).map_or(value, Scalar::Int)
            }
            (Self::Integer | Self::Numeric | Self::Date, Scalar::Text(text)) => number(text).unwrap_or(value),
            (Self::Real, Scalar::Int(int)) => Scalar::Float(*int as f64),
            (Self::Real, Scalar::Text(text)) => match number(text) {
                Some(Scalar::Int(int)) => Scalar::Float(int as f64),
                Some(number) => number,
                None => value,
            },
            (Self::Text, Scalar::Int(int)) => Scalar::text(int.to_string()),
            (Self::Text, Scalar::Float(float)) => Scalar::text(float_text(*float)),
            _ => value,
        }
    }

    /// Whether a stored value is of the storage class that the column is declared for.
    pub(crate) fn is_at_home(self, value: &Scalar) -> bool {
        match value.stored() {
            Scalar::Typed(_) | Scalar::Null => true,
            Scalar::Bool(_) | Scalar::Int(_) => matches!(self, Self::Integer | Self::Numeric),
            Scalar::Float(_) => matches!(self, Self::Real | Self::Numeric),
            Scalar::Text(_) => matches!(self, Self::Text | Self::Date),
            Scalar::Bytes(_) => self == Self::Blob,
        }
    }
}

/// The integer a float is equal to.
fn whole(float: f64) -> Option<i64> {
    // Beyond 2^63 a float is no 64-bit integer.
    let fits = (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&float);
    (fits && float.fract() == 0.0).then_some(float as i64)
}

/// The number that a text spells, as SQLite reads numeric literals: blanks around it allowed.
fn number(text: &Arc<str>) -> Option<Scalar> {
    let trimmed = text.trim_matches([' ', '\t', '\n', '\u{b}', '\u{c}', '\r']);
    if let Ok(int) = trimmed.parse::<i64>() {
        return Some(Scalar::Int(int));
    }
    let spelled = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-');
    if !trimmed.chars().all(spelled) {
        return None;
    }
    let float = trimmed.parse::<f64>().ok()?;
    Some(whole(float).map_or(Scalar::Float(float), Scalar::Int))
}

/// A float as SQLite turns it into text: `%!.15g`.
fn float_text(float: f64) -> String {
    if float.is_infinite() {
        return if float > 0.0 { "Inf" } else { "-Inf" }.into();
    }
    let scientific = format!("{float:.14e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..15).contains(&exponent) {
        let decimals = usize::try_from(14 - exponent).unwrap_or_default();
        return with_point(&format!("{float:.decimals$}"));
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{}e{sign}{:02}", with_point(mantissa), exponent.abs())
}

/// Without trailing zeros, but with one digit after the point.
fn with_point(digits: &str) -> String {
    let digits = if digits.contains('.') { digits.trim_end_matches('0') } else { digits };
    match digits.strip_suffix('.') {
        Some(whole) => format!("{whole}.0"),
        None if digits.contains('.') => digits.into(),
        None => format!("{digits}.0"),
    }
}

//! `round(x, digits)` as a column of the outermost query: SQLite rounds the decimal digits of a double, which GlueSQL
//! cannot, so the rows are rounded when they are there. Anywhere else it is refused by name.

use bothways_sql::{Expression, Select};
use bothways_world::Scalar;

use crate::write::Failure;

/// The most digits behind the point that make a difference to a double.
const MOST_DIGITS: i64 = 15;

/// The query that gives what is to be rounded, and to how many digits which of its columns are; none if none is.
pub(super) fn unrounded(select: &Select) -> Option<(Select, Vec<(usize, usize)>)> {
    if select.distinct || !select.columns.iter().any(|column| rounding(&column.expression).is_some()) {
        return None;
    }
    let (mut inner, mut rounded) = (select.clone(), Vec::new());
    for (position, column) in inner.columns.iter_mut().enumerate() {
        if let Some((operand, digits)) = rounding(&column.expression) {
            rounded.push((position, digits));
            column.expression = operand.clone();
        }
    }
    Some((inner, rounded))
}

/// What is rounded, and to how many digits.
fn rounding(expression: &Expression) -> Option<(&Expression, usize)> {
    let Expression::Function { name, arguments, star: false } = expression.bare() else { return None };
    let [operand, Expression::Parameter(Scalar::Int(digits)) | Expression::Literal(Scalar::Int(digits))] =
        &arguments[..]
    else {
        return None;
    };
    (&**name == "round" && *digits <= MOST_DIGITS).then(|| (operand, usize::try_from(*digits).unwrap_or(0)))
}

/// Rounds columns of rows.
pub(super) fn round(rows: &mut [Vec<Scalar>], rounded: &[(usize, usize)]) -> Result<(), Failure> {
    for row in rows {
        for (position, digits) in rounded {
            let Some(cell) = row.get_mut(*position) else { continue };
            *cell = match cell {
                Scalar::Null => Scalar::Null,
                Scalar::Int(number) => Scalar::Float(*number as f64),
                Scalar::Float(number) => Scalar::Float(to_digits(*number, *digits)),
                _ => return Err(Failure::unsupported("round() of something that is not a number")),
            };
        }
    }
    Ok(())
}

/// Digits behind the point of the whole number that stands for a double here.
const SCALE: usize = 22;

/// The number with so many digits behind the point, as SQLite 3.40 rounds: by adding half of the last one, and a
/// little more for what a double cannot hold, and cutting the rest.
fn to_digits(number: f64, digits: usize) -> f64 {
    // Beyond this a double has no fraction.
    if !number.is_finite() || number.abs() > 4_503_599_627_370_496.0 {
        return number;
    }
    if digits == 0 {
        // By way of an integer, which has no negative zero.
        return (number + 0.5_f64.copysign(number)).trunc() + 0.0;
    }
    let written = format!("{:.SCALE$}", number.abs()).replace('.', "");
    let Ok(exact) = written.parse::<i128>() else { return number };
    let power = |exponent: usize| 10_i128.pow(u32::try_from(exponent).unwrap_or(0));
    let exponent = i64::try_from((number.to_bits() >> 52) & 0x7ff).unwrap_or(0) - 1023;
    let places = i64::try_from(digits).unwrap_or(MOST_DIGITS);
    let more = if places + exponent / 3 < 15 { exact / power(16) * 3 } else { 0 };
    let kept = (exact + power(SCALE - digits) / 2 + more) / power(SCALE - digits);
    let text = format!("{}.{:0digits$}", kept / power(digits), kept % power(digits));
    text.parse::<f64>().unwrap_or(number).copysign(number)
}

#[cfg(test)]
mod tests {
    use super::to_digits;

    #[test]
    fn numbers_are_rounded_as_sqlite_does() {
        for (number, digits, expected) in [
            (2.675, 2, 2.68),
            (0.125, 2, 0.13),
            (1.005, 2, 1.01),
            (0.285, 2, 0.29),
            (1.45, 1, 1.5),
            (12345.6785, 3, 12345.679),
            (9.999, 2, 10.0),
            (-2.5, 0, -3.0),
            (2.0 / 3.0, 3, 0.667),
            (99.95, 1, 100.0),
        ] {
            assert_eq!(to_digits(number, digits), expected, "{number} to {digits}");
        }
    }
}

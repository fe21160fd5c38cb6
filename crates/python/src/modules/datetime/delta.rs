//! `timedelta`.

use std::rc::Rc;

use num_bigint::Sign;

use super::super::native;
use super::Classes;
use crate::builtins::arguments::{method, named, receiver};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::{Native, NativeKind};
use crate::value::hash;
use crate::vm::integers::floor_divide;

type Answer = Result<Value, Raised>;

/// Microseconds of a day.
pub(super) const DAY: i128 = 86_400_000_000;
const SECOND: i128 = 1_000_000;
/// The days of the longest span.
pub(super) const MOST_DAYS: i128 = 999_999_999;

/// A span of time in microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Delta(pub i128);

const fn m(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Method, function)
}

const fn getter(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Getter, function)
}

pub(super) static NATIVES: &[Native] = &[
    Native::new("timedelta.__new__", NativeKind::Function, new),
    getter("timedelta.days", |it, a| field(it, a, |delta| delta.parts().0)),
    getter("timedelta.seconds", |it, a| field(it, a, |delta| delta.parts().1)),
    getter("timedelta.microseconds", |it, a| field(it, a, |delta| delta.parts().2)),
    m("timedelta.total_seconds", total_seconds),
    m("timedelta.__repr__", repr),
    m("timedelta.__str__", str),
    m("timedelta.__bool__", |it, a| Ok(Value::Bool(itself(it, a)?.0 != 0))),
    m("timedelta.__hash__", |it, a| {
        let (days, seconds, microseconds) = itself(it, a)?.parts();
        Ok(Value::Int(hash::of_items([days, seconds, microseconds].into_iter())))
    }),
    m("timedelta.__neg__", |it, a| change(it, a, |delta| -delta)),
    m("timedelta.__pos__", |it, a| change(it, a, |delta| delta)),
    m("timedelta.__abs__", |it, a| change(it, a, i128::abs)),
    m("timedelta.__add__", |it, a| with_delta(it, a, |a, b| a + b)),
    m("timedelta.__sub__", |it, a| with_delta(it, a, |a, b| a - b)),
    m("timedelta.__mul__", multiply),
    m("timedelta.__rmul__", multiply),
    m("timedelta.__truediv__", divide),
    m("timedelta.__floordiv__", floor_divide_by),
    m("timedelta.__mod__", modulo),
    m("timedelta.__divmod__", divmod),
    m("timedelta.__eq__", |it, a| compare(it, a, |a, b| a == b)),
    m("timedelta.__lt__", |it, a| compare(it, a, |a, b| a < b)),
    m("timedelta.__le__", |it, a| compare(it, a, |a, b| a <= b)),
    m("timedelta.__gt__", |it, a| compare(it, a, |a, b| a > b)),
    m("timedelta.__ge__", |it, a| compare(it, a, |a, b| a >= b)),
];

impl Delta {
    /// As a value of the program.
    pub fn value(self, classes: &Classes) -> Value {
        native::instance(&classes.delta, self)
    }

    /// Days, seconds and microseconds, the latter two never negative.
    pub fn parts(self) -> (i64, i64, i64) {
        let days = self.0.div_euclid(DAY);
        let rest = self.0.rem_euclid(DAY);
        let narrow = |number: i128| i64::try_from(number).unwrap_or(0);
        (narrow(days), narrow(rest / SECOND), narrow(rest % SECOND))
    }

    fn checked(self, it: &mut Interpreter<'_>) -> Answer {
        let days = self.0.div_euclid(DAY);
        if days.abs() > MOST_DAYS {
            let class = Rc::clone(&it.vm.types.overflow_error);
            let message = match i32::try_from(days) {
                Ok(days) => format!("days={days}; must have magnitude <= 999999999"),
                Err(_) => "Python int too large to convert to C int".to_owned(),
            };
            return Err(it.vm.raise(&class, message));
        }
        Ok(self.value(&it.vm.datetime()))
    }

    /// `str(delta)`: `2 days, 3:00:00`.
    pub fn text(self) -> String {
        let (days, seconds, microseconds) = self.parts();
        let mut text = match days {
            0 => String::new(),
            1 | -1 => format!("{days} day, "),
            days => format!("{days} days, "),
        };
        text.push_str(&format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60));
        if microseconds != 0 {
            text.push_str(&format!(".{microseconds:06}"));
        }
        text
    }

    /// The arguments as `repr` writes them.
    pub fn arguments(self) -> String {
        let (days, seconds, microseconds) = self.parts();
        let parts = [("days", days), ("seconds", seconds), ("microseconds", microseconds)];
        let shown: Vec<String> = parts
            .into_iter()
            .filter(|(_, amount)| *amount != 0)
            .map(|(name, amount)| format!("{name}={amount}"))
            .collect();
        if shown.is_empty() { "0".to_owned() } else { shown.join(", ") }
    }
}

fn new(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let class = receiver(it, &mut arguments)?;
    let names = ["days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"];
    let units = [DAY, SECOND, 1, 1000, 60 * SECOND, 3600 * SECOND, 7 * DAY];
    if let Some((wrong, _)) = arguments.keywords.iter().find(|(name, _)| !names.contains(&&**name)) {
        let message = format!("'{wrong}' is an invalid keyword argument for __new__()");
        return Err(it.vm.raise_type_error(message));
    }
    let values = named(it, "timedelta", arguments, names)?;
    let mut total = 0;
    for ((value, unit), name) in values.iter().zip(units).zip(names) {
        let part = match value {
            Value::Unbound => 0,
            Value::Float(amount) => scaled(it, *amount, unit)?,
            value => match whole(value) {
                Some(amount) => amount.saturating_mul(unit),
                None => {
                    let class = it.class_of(value)?;
                    let message = format!("unsupported type for timedelta {name} component: {}", class.name);
                    return Err(it.vm.raise_type_error(message));
                }
            },
        };
        total = i128::saturating_add(total, part);
    }
    let made = Delta(total).checked(it)?;
    match &class {
        Value::Class(class) if !Rc::ptr_eq(class, &it.vm.datetime().delta) => {
            Ok(native::instance(class, Delta(total)))
        }
        _ => Ok(made),
    }
}

/// An `int` of any size; one that no span can have stands for all larger ones.
fn whole(value: &Value) -> Option<i128> {
    let number = value.as_big()?;
    let largest = if number.sign() == Sign::Minus { i128::MIN } else { i128::MAX };
    Some(i128::try_from(&number).unwrap_or(largest))
}

/// A fraction of a unit in microseconds, halves to even.
fn scaled(it: &mut Interpreter<'_>, amount: f64, unit: i128) -> Result<i128, Raised> {
    if amount.is_nan() {
        return Err(it.vm.raise_value_error("cannot convert float NaN to integer"));
    }
    if amount.is_infinite() {
        let class = Rc::clone(&it.vm.types.overflow_error);
        return Err(it.vm.raise(&class, "cannot convert float infinity to integer"));
    }
    let whole = amount.trunc();
    let rest = (amount - whole) * unit as f64;
    Ok((whole as i128).saturating_mul(unit).saturating_add(rest.round_ties_even() as i128))
}

/// A span times or divided by a float, which must be a number and finite.
fn by_float(it: &mut Interpreter<'_>, by: f64, result: f64) -> Answer {
    if by.is_nan() {
        return Err(it.vm.raise_value_error("cannot convert NaN to integer ratio"));
    }
    if by.is_infinite() {
        let class = Rc::clone(&it.vm.types.overflow_error);
        return Err(it.vm.raise(&class, "cannot convert Infinity to integer ratio"));
    }
    Delta(result.round_ties_even() as i128).checked(it)
}

fn itself(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Delta, Raised> {
    let (value, []) = method(it, "timedelta.__repr__", arguments)?;
    native::receiver_data(it, "timedelta.__repr__", &value)
}

fn field(it: &mut Interpreter<'_>, arguments: Arguments, part: fn(Delta) -> i64) -> Answer {
    Ok(Value::Int(part(itself(it, arguments)?)))
}

fn change(it: &mut Interpreter<'_>, arguments: Arguments, change: fn(i128) -> i128) -> Answer {
    Delta(change(itself(it, arguments)?.0)).checked(it)
}

fn total_seconds(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    Ok(Value::Float(itself(it, arguments)?.0 as f64 / 1e6))
}

fn repr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let delta = itself(it, arguments)?;
    Ok(Value::from(format!("datetime.timedelta({})", delta.arguments())))
}

fn str(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    Ok(Value::from(itself(it, arguments)?.text()))
}

fn operands(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<(Delta, Value), Raised> {
    let (value, [other]) = method(it, "timedelta.__add__", arguments)?;
    Ok((native::receiver_data(it, "timedelta.__add__", &value)?, other))
}

fn with_delta(it: &mut Interpreter<'_>, arguments: Arguments, with: fn(i128, i128) -> i128) -> Answer {
    let (delta, other) = operands(it, arguments)?;
    match native::data::<Delta>(&other) {
        Some(other) => Delta(with(delta.0, other.0)).checked(it),
        None => Ok(Value::NotImplemented),
    }
}

fn compare(it: &mut Interpreter<'_>, arguments: Arguments, holds: fn(&i128, &i128) -> bool) -> Answer {
    let (delta, other) = operands(it, arguments)?;
    Ok(match native::data::<Delta>(&other) {
        Some(other) => Value::Bool(holds(&delta.0, &other.0)),
        None => Value::NotImplemented,
    })
}

fn multiply(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (delta, other) = operands(it, arguments)?;
    match (&other, whole(&other)) {
        (_, Some(times)) => Delta(delta.0.saturating_mul(times)).checked(it),
        (Value::Float(times), _) => by_float(it, *times, delta.0 as f64 * times),
        _ => Ok(Value::NotImplemented),
    }
}

fn zero(it: &mut Interpreter<'_>) -> Raised {
    let class = Rc::clone(&it.vm.types.zero_division_error);
    it.vm.raise(&class, "integer division or modulo by zero")
}

fn divide(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (delta, other) = operands(it, arguments)?;
    if let Some(by) = native::data::<Delta>(&other) {
        if by.0 == 0 {
            let class = Rc::clone(&it.vm.types.zero_division_error);
            return Err(it.vm.raise(&class, "division by zero"));
        }
        return Ok(Value::Float(delta.0 as f64 / by.0 as f64));
    }
    match (&other, whole(&other)) {
        (_, Some(0)) => Err(zero(it)),
        (_, Some(by)) => Delta(divide_to_even(delta.0, by)).checked(it),
        (Value::Float(by), _) if *by != 0.0 => by_float(it, *by, delta.0 as f64 / by),
        (Value::Float(_), _) => {
            let class = Rc::clone(&it.vm.types.zero_division_error);
            Err(it.vm.raise(&class, "division by zero"))
        }
        _ => Ok(Value::NotImplemented),
    }
}

fn divide_to_even(a: i128, b: i128) -> i128 {
    let (a, b) = if b < 0 { (-a, b.saturating_neg()) } else { (a, b) };
    let (quotient, rest) = (a.div_euclid(b), a.rem_euclid(b));
    let up = rest > b - rest || (rest == b - rest && quotient % 2 != 0);
    quotient + i128::from(up)
}

fn floored(a: i128, b: i128) -> (i128, i128) {
    let (quotient, rest) = floor_divide(&a.into(), &b.into());
    (i128::try_from(&quotient).unwrap_or(0), i128::try_from(&rest).unwrap_or(0))
}

fn floor_divide_by(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (delta, other) = operands(it, arguments)?;
    let by_delta = native::data::<Delta>(&other).map(|by| by.0);
    match (by_delta, whole(&other)) {
        (Some(0), _) | (None, Some(0)) => Err(zero(it)),
        (Some(by), _) => Ok(Value::integer(floored(delta.0, by).0.into())),
        (None, Some(by)) => Delta(floored(delta.0, by).0).checked(it),
        _ => Ok(Value::NotImplemented),
    }
}

fn modulo(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (delta, other) = operands(it, arguments)?;
    match native::data::<Delta>(&other).copied() {
        Some(Delta(0)) => Err(zero(it)),
        Some(by) => Delta(floored(delta.0, by.0).1).checked(it),
        None => Ok(Value::NotImplemented),
    }
}

fn divmod(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (delta, other) = operands(it, arguments)?;
    match native::data::<Delta>(&other).copied() {
        Some(Delta(0)) => Err(zero(it)),
        Some(by) => {
            let (quotient, rest) = floored(delta.0, by.0);
            let rest = Delta(rest).checked(it)?;
            Ok(Value::tuple(vec![Value::integer(quotient.into()), rest]))
        }
        None => Ok(Value::NotImplemented),
    }
}

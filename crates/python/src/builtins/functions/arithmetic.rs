//! `abs`, `round`, `sum`, `divmod`, `pow`, `bin`, `oct` and `hex`.

use std::rc::Rc;

use num_bigint::Sign;

use super::super::arguments::{between, integer, named};
use super::{Answer, one};
use crate::host::{Arguments, BinaryOperator};
use crate::interpreter::Interpreter;
use crate::value::Value;

pub(super) fn abs(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let value = one(it, "abs", arguments)?;
    match &value {
        Value::Float(number) => Ok(Value::Float(number.abs())),
        Value::Int(_) | Value::Bool(_) => match value.as_int().and_then(i64::checked_abs) {
            Some(number) => Ok(Value::Int(number)),
            None => Ok(value.as_big().map_or(Value::None, |number| Value::integer(-number))),
        },
        Value::BigInt(number) => Ok(Value::integer(number.magnitude().clone().into())),
        other => match it.class_attribute(other, "__abs__")? {
            Some(method) => it.call(&method, Arguments::default()),
            None => {
                let class = it.class_of(other)?;
                Err(it.vm.raise_type_error(format!("bad operand type for abs(): '{}'", class.name)))
            }
        },
    }
}

pub(super) fn round(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let [value, digits] = named(it, "round", arguments, ["number", "ndigits"])?;
    if matches!(value, Value::Unbound) {
        return Err(it.vm.raise_type_error("round() missing required argument 'number' (pos 1)"));
    }
    let digits = match digits {
        Value::Unbound | Value::None => None,
        digits => Some(integer(it, &digits)?),
    };
    match (&value, digits) {
        (Value::Float(number), None) => {
            let rounded = number.round_ties_even();
            it.truncated(rounded).map(Value::integer)
        }
        (Value::Float(number), Some(digits)) => Ok(Value::Float(round_to(*number, digits))),
        (Value::Int(_) | Value::Bool(_), None | Some(0..)) => Ok(Value::Int(value.as_int().unwrap_or(0))),
        (Value::Int(_) | Value::Bool(_) | Value::BigInt(_), Some(digits)) if digits < 0 => {
            let number = value.as_big().unwrap_or_default();
            it.rounded_integer(&number, digits.unsigned_abs())
        }
        (Value::BigInt(_), _) => Ok(value),
        (other, digits) => match it.class_attribute(other, "__round__")? {
            Some(method) => {
                let positional = digits.map(Value::Int).into_iter().collect();
                it.call(&method, Arguments::positional(positional))
            }
            None => {
                let class = it.class_of(other)?;
                let message = format!("type {} doesn't define __round__ method", class.name);
                Err(it.vm.raise_type_error(message))
            }
        },
    }
}

/// Rounds as CPython does: by the exact decimal digits.
fn round_to(number: f64, digits: i64) -> f64 {
    if !number.is_finite() || digits > 300 {
        return number;
    }
    match usize::try_from(digits) {
        Ok(digits) => format!("{number:.digits$}").parse().unwrap_or(number),
        Err(_) => round_before_point(number, digits.unsigned_abs()),
    }
}

/// Rounds to so many zeros before the point.
fn round_before_point(number: f64, zeros: u64) -> f64 {
    let magnitude = format!("{number:e}");
    let exponent =
        magnitude.split_once('e').and_then(|(_, exponent)| exponent.parse::<i64>().ok()).unwrap_or(0);
    let kept = exponent - i64::try_from(zeros).unwrap_or(i64::MAX);
    match usize::try_from(kept) {
        Ok(kept) => format!("{number:.kept$e}").parse().unwrap_or(number),
        // Half of the last place kept, or less, is nothing.
        Err(_) => {
            let place = format!("1e{zeros}").parse::<f64>().unwrap_or(f64::INFINITY);
            (if kept == -1 && number.abs() > place / 2.0 { place } else { 0.0 }).copysign(number)
        }
    }
}

pub(super) fn sum(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let [items, start] = named(it, "sum", arguments, ["iterable", "start"])?;
    let mut total = if matches!(start, Value::Unbound) { Value::Int(0) } else { start };
    let refused = match total {
        Value::Str(_) => Some("strings [use ''.join(seq) instead]"),
        Value::Bytes(_) => Some("bytes [use b''.join(seq) instead]"),
        _ => None,
    };
    if let Some(refused) = refused {
        return Err(it.vm.raise_type_error(format!("sum() can't sum {refused}")));
    }
    it.for_each(&items, |it, item| {
        match (&mut total, &item) {
            (Value::Int(total), Value::Int(number)) if let Some(sum) = total.checked_add(*number) => {
                *total = sum
            }
            _ => total = it.binary(BinaryOperator::Add, &total, &item)?,
        }
        Ok(())
    })?;
    Ok(total)
}

pub(super) fn divmod(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "divmod", arguments, 2, 2)?;
    let [left, right] = values.as_slice() else { return Ok(Value::None) };
    for (receiver, name, other) in [(left, "__divmod__", right), (right, "__rdivmod__", left)] {
        if matches!(receiver, Value::Instance(_))
            && let Some(method) = it.class_attribute(receiver, name)?
        {
            let answer = it.call(&method, Arguments::positional(vec![other.clone()]))?;
            if !matches!(answer, Value::NotImplemented) {
                return Ok(answer);
            }
        }
    }
    let is_number = |value: &Value| {
        matches!(value.plain(), Value::Int(_) | Value::Bool(_) | Value::BigInt(_) | Value::Float(_))
    };
    let has_instance = matches!((left, right), (Value::Instance(_), _) | (_, Value::Instance(_)));
    let are_numbers = is_number(left) && is_number(right);
    if !has_instance && !are_numbers {
        let (left, right) = (it.class_of(left)?, it.class_of(right)?);
        let message =
            format!("unsupported operand type(s) for divmod(): '{}' and '{}'", left.name, right.name);
        return Err(it.vm.raise_type_error(message));
    }
    let has_float = matches!((left.plain(), right.plain()), (Value::Float(_), _) | (_, Value::Float(_)));
    if has_float && !it.truth(right)? {
        let class = Rc::clone(&it.vm.types.zero_division_error);
        return Err(it.vm.raise(&class, "float divmod()"));
    }
    let quotient = it.binary(BinaryOperator::FloorDivide, left, right)?;
    let rest = it.binary(BinaryOperator::Modulo, left, right)?;
    Ok(Value::tuple(vec![quotient, rest]))
}

pub(super) fn pow(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let [base, exponent, modulus] = named(it, "pow", arguments, ["base", "exp", "mod"])?;
    let modulus = match modulus {
        _ if matches!(exponent, Value::Unbound) => {
            let (name, at) = if matches!(base, Value::Unbound) { ("base", 1) } else { ("exp", 2) };
            let message = format!("pow() missing required argument '{name}' (pos {at})");
            return Err(it.vm.raise_type_error(message));
        }
        Value::Unbound | Value::None => return it.binary(BinaryOperator::Power, &base, &exponent),
        modulus if matches!(base, Value::Instance(_)) => {
            if let Some(method) = it.class_attribute(&base, "__pow__")? {
                return it.call(&method, Arguments::positional(vec![exponent, modulus]));
            }
            modulus
        }
        modulus => modulus,
    };
    let (Some(base), Some(mut exponent), Some(modulus)) =
        (base.as_big(), exponent.as_big(), modulus.as_big())
    else {
        return Err(it
            .vm
            .raise_type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    };
    if modulus.sign() == Sign::NoSign {
        return Err(it.vm.raise_value_error("pow() 3rd argument cannot be 0"));
    }
    let mut base = base;
    if exponent.sign() == Sign::Minus {
        let Some(inverse) = base.modinv(&modulus) else {
            return Err(it.vm.raise_value_error("base is not invertible for the given modulus"));
        };
        base = inverse;
        exponent = -exponent;
    }
    // A multiplication and a division for each bit of the exponent, each of words by words.
    let words = modulus.bits() / 64 + 1;
    it.vm.spend(exponent.bits().saturating_mul(words * words) / 32)?;
    Ok(Value::integer(base.modpow(&exponent, &modulus)))
}

pub(super) fn in_base(it: &mut Interpreter<'_>, arguments: Arguments, name: &str, base: u32) -> Answer {
    let value = one(it, name, arguments)?;
    let number = match &value {
        Value::BigInt(number) => (**number).clone(),
        _ => integer(it, &value)?.into(),
    };
    let (sign, magnitude) = (if number.sign() == Sign::Minus { "-" } else { "" }, number.magnitude());
    Ok(Value::from(match base {
        2 => format!("{sign}0b{magnitude:b}"),
        8 => format!("{sign}0o{magnitude:o}"),
        _ => format!("{sign}0x{magnitude:x}"),
    }))
}

//! Floats without loss: as a ratio of integers and in hexadecimal.

use std::rc::Rc;

use num_bigint::BigInt;

use super::super::arguments::method;
use super::Answer;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::value::Value;
use crate::vm::operators::as_float;

const FRACTION_BITS: u32 = 52;

/// `number.as_integer_ratio()`
pub(super) fn as_integer_ratio(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "float.as_integer_ratio", arguments)?;
    let Value::Float(number) = itself.plain() else {
        let number = itself.plain().as_big().map_or(Value::None, Value::integer);
        return Ok(Value::tuple(vec![number, Value::Int(1)]));
    };
    if number.is_nan() {
        return Err(it.vm.raise_value_error("cannot convert NaN to integer ratio"));
    }
    if number.is_infinite() {
        let class = Rc::clone(&it.vm.types.overflow_error);
        return Err(it.vm.raise(&class, "cannot convert Infinity to integer ratio"));
    }
    let (mut whole, mut halvings) = (*number, 0u32);
    while whole.fract() != 0.0 {
        whole *= 2.0;
        halvings += 1;
    }
    let numerator = crate::vm::integers::from_float(whole).unwrap_or_default();
    Ok(Value::tuple(vec![Value::integer(numerator), Value::integer(BigInt::from(1) << halvings)]))
}

/// `number.hex()`
pub(super) fn hex(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "float.hex", arguments)?;
    let number = as_float(itself.plain());
    if !number.is_finite() {
        return it.repr(&Value::Float(number)).map(Value::Str);
    }
    let bits = number.abs().to_bits();
    let (exponent, fraction) = (bits >> FRACTION_BITS, bits & ((1 << FRACTION_BITS) - 1));
    let sign = if number.is_sign_negative() { "-" } else { "" };
    if number == 0.0 {
        return Ok(Value::from(format!("{sign}0x0.0p+0")));
    }
    let (whole, power) =
        if exponent == 0 { (0, -1022) } else { (1, i64::try_from(exponent).unwrap_or(0) - 1023) };
    Ok(Value::from(format!("{sign}0x{whole}.{fraction:013x}p{power:+}")))
}

/// `float.fromhex(text)`
pub(super) fn from_hex(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (_, [text]) = method(it, "float.fromhex", arguments)?;
    let text = text.as_str().unwrap_or_default().trim().to_ascii_lowercase();
    match read_hex(&text) {
        Some(number) => Ok(Value::Float(number)),
        None => Err(it.vm.raise_value_error("invalid hexadecimal floating-point string")),
    }
}

fn read_hex(text: &str) -> Option<f64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let magnitude = match digits {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        digits => {
            let digits = digits.strip_prefix("0x").unwrap_or(digits);
            let (mantissa, power) = digits.split_once('p').unwrap_or((digits, "0"));
            let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
            let all = format!("{whole}{fraction}");
            let number = BigInt::parse_bytes(all.as_bytes(), 16)?;
            let power = power.parse::<i32>().ok()? - 4 * i32::try_from(fraction.len()).ok()?;
            crate::vm::integers::to_float(&number) * 2f64.powi(power)
        }
    };
    Some(if negative { -magnitude } else { magnitude })
}

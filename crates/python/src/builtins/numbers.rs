//! `int`, `float`, `bool`.

mod exact;
mod octets;

use std::rc::Rc;

use num_bigint::BigInt;

use super::arguments::{between, integer, method, named};
use super::short;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::{Native, NativeKind};
use crate::vm::operators::as_float;

type Answer = Result<Value, Raised>;

pub(super) static CONSTRUCTORS: &[Native] = &[
    Native::new("int", NativeKind::Function, int).with_short_way(short::int),
    Native::new("float", NativeKind::Function, float),
    Native::new("bool", NativeKind::Function, bool),
];

pub(super) static METHODS: &[Native] = &[
    Native::new("int.bit_length", NativeKind::Method, bit_length),
    Native::new("int.bit_count", NativeKind::Method, bit_count),
    Native::new("int.conjugate", NativeKind::Method, same),
    Native::new("int.real", NativeKind::Getter, same),
    Native::new("int.numerator", NativeKind::Getter, same),
    Native::new("int.imag", NativeKind::Getter, |_, _| Ok(Value::Int(0))),
    Native::new("int.denominator", NativeKind::Getter, |_, _| Ok(Value::Int(1))),
    Native::new("int.to_bytes", NativeKind::Method, octets::to_bytes),
    Native::new("int.from_bytes", NativeKind::ClassMethod, octets::from_bytes),
    Native::new("int.as_integer_ratio", NativeKind::Method, exact::as_integer_ratio),
    Native::new("float.as_integer_ratio", NativeKind::Method, exact::as_integer_ratio),
    Native::new("float.hex", NativeKind::Method, exact::hex),
    Native::new("float.fromhex", NativeKind::ClassMethod, exact::from_hex),
    Native::new("float.conjugate", NativeKind::Method, same),
    Native::new("float.is_integer", NativeKind::Method, is_integer),
    Native::new("float.real", NativeKind::Getter, same),
    Native::new("float.imag", NativeKind::Getter, |_, _| Ok(Value::Float(0.0))),
];

fn same(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "int.conjugate", arguments)?;
    Ok(itself.as_int().map_or(itself, Value::Int))
}

fn bit_length(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "int.bit_length", arguments)?;
    let bits = itself.as_big().map_or(0, |number| number.bits());
    Ok(Value::Int(i64::try_from(bits).unwrap_or(i64::MAX)))
}

fn bit_count(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "int.bit_count", arguments)?;
    let ones = itself.as_big().map_or(0, |number| number.magnitude().count_ones());
    Ok(Value::Int(i64::try_from(ones).unwrap_or(i64::MAX)))
}

fn is_integer(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "float.is_integer", arguments)?;
    let number = as_float(&itself);
    Ok(Value::Bool(number.is_finite() && number.fract() == 0.0))
}

fn bool(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "bool", arguments, 0, 1)?;
    match values.first() {
        Some(value) => it.truth(value).map(Value::Bool),
        None => Ok(Value::Bool(false)),
    }
}

fn int(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let [value, base] = named(it, "int", arguments, ["", "base"])?;
    let base = match base {
        Value::Unbound => None,
        base => Some(integer(it, &base)?),
    };
    match value.plain() {
        Value::Unbound => Ok(Value::Int(0)),
        Value::Str(text) => int_from_text(it, value.plain(), text, base.unwrap_or(10)),
        Value::Bytes(bytes) => {
            let text = String::from_utf8_lossy(bytes);
            int_from_text(it, value.plain(), &text, base.unwrap_or(10))
        }
        _ if base.is_some() => {
            Err(it.vm.raise_type_error("int() can't convert non-string with explicit base"))
        }
        Value::Int(_) | Value::Bool(_) => Ok(Value::Int(value.plain().as_int().unwrap_or(0))),
        big @ Value::BigInt(_) => Ok(big.clone()),
        Value::Float(number) => it.truncated(*number).map(Value::integer),
        other => {
            for name in ["__int__", "__index__", "__trunc__"] {
                if let Some(found) = it.class_attribute(other, name)? {
                    let number = it.call(&found, Arguments::default())?;
                    return match number.as_big() {
                        Some(number) => Ok(Value::integer(number)),
                        None => {
                            let class = it.class_of(&number)?;
                            let message = format!("{name} returned non-int (type {})", class.name);
                            Err(it.vm.raise_type_error(message))
                        }
                    };
                }
            }
            let class = it.class_of(other)?;
            let message = format!(
                "int() argument must be a string, a bytes-like object or a real number, not '{}'",
                class.name
            );
            Err(it.vm.raise_type_error(message))
        }
    }
}

/// How much of a text that is no number is shown.
const SHOWN: usize = 200;

fn int_from_text(it: &mut Interpreter<'_>, given: &Value, text: &str, base: i64) -> Answer {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(it.vm.raise_value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    let ascii = decimal_digits(text);
    let trimmed = ascii.trim();
    let (negative, digits) = match trimmed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let lower = digits.to_ascii_lowercase();
    let prefixed = [("0x", 16), ("0o", 8), ("0b", 2)].into_iter().find_map(|(prefix, of)| {
        lower.strip_prefix(prefix).filter(|_| base == of || base == 0).map(|rest| (rest.to_owned(), of))
    });
    let asked = base;
    let (digits, base) = prefixed.unwrap_or((lower.clone(), if base == 0 { 10 } else { base }));
    let misplaced = digits.starts_with('_') || digits.ends_with('_') || digits.contains("__");
    let plain = digits.replace('_', "");
    let radix = u32::try_from(base).unwrap_or(10);
    let valid = !misplaced && !plain.is_empty() && plain.chars().all(|digit| digit.is_digit(radix));
    if !valid {
        let shown: String = it.repr(given)?.chars().take(SHOWN).collect();
        let message = format!("invalid literal for int() with base {asked}: {shown}");
        return Err(it.vm.raise_value_error(message));
    }
    if plain.len() > 4300 && !radix.is_power_of_two() {
        let message = format!(
            "Exceeds the limit (4300 digits) for integer string conversion: value has {} digits; \
             use sys.set_int_max_str_digits() to increase the limit",
            plain.len()
        );
        return Err(it.vm.raise_value_error(message));
    }
    let signed = if negative { format!("-{plain}") } else { plain };
    Ok(BigInt::parse_bytes(signed.as_bytes(), radix).map_or(Value::None, Value::integer))
}

/// Decimal digits of every script as those of ASCII.
fn decimal_digits(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let digit =
        |c| super::text::letters::decimal_value(c).and_then(|value| char::from_digit(value, 10)).unwrap_or(c);
    text.chars().map(digit).collect::<String>().into()
}

fn float(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "float", arguments, 0, 1)?;
    match values.first().map(Value::plain) {
        None => Ok(Value::Float(0.0)),
        Some(Value::Float(number)) => Ok(Value::Float(*number)),
        Some(value @ (Value::Int(_) | Value::Bool(_) | Value::BigInt(_))) => {
            it.float_of(value).map(Value::Float)
        }
        Some(Value::Str(text)) => {
            let text_digits = decimal_digits(text);
            let misplaced = {
                let around = |at: usize| text_digits.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
                let mut marks = text_digits.match_indices('_');
                marks.any(|(at, _)| !at.checked_sub(1).is_some_and(around) || !around(at + 1))
            };
            let plain = text_digits.trim().replace('_', "").to_ascii_lowercase();
            let known = matches!(plain.trim_start_matches(['+', '-']), "inf" | "infinity" | "nan")
                || plain.bytes().all(|byte| byte.is_ascii_digit() || b"+-.e".contains(&byte));
            match plain.parse::<f64>() {
                Ok(number) if known && number.is_nan() => Ok(Value::Float(it.vm.new_nan())),
                Ok(number) if known && !misplaced => Ok(Value::Float(number)),
                _ => {
                    let shown = it.repr(&Value::Str(Rc::clone(text)))?;
                    Err(it.vm.raise_value_error(format!("could not convert string to float: {shown}")))
                }
            }
        }
        Some(other) => {
            if let Some(found) = it.class_attribute(other, "__float__")? {
                let number = it.call(&found, Arguments::default())?;
                if let Value::Float(_) = number.plain() {
                    return Ok(number);
                }
                let (class, returned) = (it.class_of(other)?, it.class_of(&number)?);
                let message = format!("{}.__float__ returned non-float (type {})", class.name, returned.name);
                return Err(it.vm.raise_type_error(message));
            }
            let class = it.class_of(other)?;
            let message = format!("float() argument must be a string or a real number, not '{}'", class.name);
            Err(it.vm.raise_type_error(message))
        }
    }
}

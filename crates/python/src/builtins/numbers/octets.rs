//! `int.to_bytes` and `int.from_bytes`.

use num_bigint::{BigInt, Sign};

use super::super::arguments::{integer, named, receiver};
use super::Answer;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;

fn is_little(it: &mut Interpreter<'_>, order: &Value) -> Result<bool, Raised> {
    match order.as_str() {
        Some("little") => Ok(true),
        Some("big") => Ok(false),
        None if matches!(order, Value::Unbound) => Ok(false),
        _ => Err(it.vm.raise_value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn is_signed(it: &mut Interpreter<'_>, signed: &Value) -> Result<bool, Raised> {
    if matches!(signed, Value::Unbound) { Ok(false) } else { it.truth(signed) }
}

/// `number.to_bytes(length=1, byteorder='big', *, signed=False)`
pub(super) fn to_bytes(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let itself = receiver(it, &mut arguments)?;
    let [length, order, signed] = named(it, "to_bytes", arguments, ["length", "byteorder", "signed"])?;
    let length = if matches!(length, Value::Unbound) { 1 } else { integer(it, &length)? };
    let (little, signed) = (is_little(it, &order)?, is_signed(it, &signed)?);
    let Ok(length) = usize::try_from(length) else {
        return Err(it.vm.raise_value_error("length argument must be non-negative"));
    };
    it.vm.check_text(length)?;
    let number = itself.plain().as_big().unwrap_or_default();
    let overflow = std::rc::Rc::clone(&it.vm.types.overflow_error);
    if number.sign() == Sign::Minus && !signed {
        return Err(it.vm.raise(&overflow, "can't convert negative int to unsigned"));
    }
    let mut bytes = match (number.sign(), signed) {
        (Sign::NoSign, _) => Vec::new(),
        (_, true) => number.to_signed_bytes_le(),
        (_, false) => number.magnitude().to_bytes_le(),
    };
    if bytes.len() > length {
        return Err(it.vm.raise(&overflow, "int too big to convert"));
    }
    bytes.resize(length, if number.sign() == Sign::Minus { 0xff } else { 0 });
    if !little {
        bytes.reverse();
    }
    Ok(Value::Bytes(bytes.into()))
}

/// `int.from_bytes(bytes, byteorder='big', *, signed=False)`
pub(super) fn from_bytes(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    receiver(it, &mut arguments)?;
    let [bytes, order, signed] = named(it, "from_bytes", arguments, ["bytes", "byteorder", "signed"])?;
    let (little, signed) = (is_little(it, &order)?, is_signed(it, &signed)?);
    let mut octets = match bytes.plain() {
        Value::Bytes(bytes) => bytes.to_vec(),
        Value::Str(_) => return Err(it.vm.raise_type_error("cannot convert 'str' object to bytes")),
        other => {
            let mut octets = Vec::new();
            for item in it.collect(&other.clone())? {
                match u8::try_from(integer(it, &item)?) {
                    Ok(octet) => octets.push(octet),
                    Err(_) => return Err(it.vm.raise_value_error("bytes must be in range(0, 256)")),
                }
            }
            octets
        }
    };
    if little {
        octets.reverse();
    }
    Ok(Value::integer(if signed {
        BigInt::from_signed_bytes_be(&octets)
    } else {
        BigInt::from_bytes_be(Sign::Plus, &octets)
    }))
}

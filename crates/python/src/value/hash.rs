//! Hashes of Python values that need no Python code to compute. Numbers hash as in CPython; strings
//! hash the same in every run, which CPython does not promise.

use super::Value;

const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
/// CPython's modulus for numeric hashes.
const MODULUS: i64 = (1 << 61) - 1;

/// The hash of a string.
pub fn of_str(text: &str) -> i64 {
    of_bytes(text.as_bytes())
}

/// The hash of a `bytes`, which is that of the text with this encoding, as in CPython.
pub fn of_bytes(bytes: &[u8]) -> i64 {
    let mix = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(MIX);
    let (words, rest) = bytes.as_chunks::<8>();
    let start = MIX ^ bytes.len() as u64;
    let mut hash = words.iter().fold(start, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    if !rest.is_empty() {
        hash = mix(hash, rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }
    not_minus_one((hash ^ (hash >> 32)).cast_signed())
}

/// The hash of an integer.
pub fn of_int(number: i64) -> i64 {
    not_minus_one(number % MODULUS)
}

/// The hash of an integer beyond 64 bits: modulo 2**61 - 1, with the sign.
pub fn of_big(number: &num_bigint::BigInt) -> i64 {
    let rest = number % num_bigint::BigInt::from(MODULUS);
    not_minus_one(i64::try_from(&rest).unwrap_or(0))
}

/// The hash of a float: that of the integer where it is one.
pub fn of_float(number: f64) -> i64 {
    if number.is_nan() {
        return 0;
    }
    if number.is_infinite() {
        return if number > 0.0 { 314_159 } else { -314_159 };
    }
    let (sign, mut rest) = if number < 0.0 { (-1, -number) } else { (1, number) };
    let mut exponent = 0i64;
    while rest >= 1.0 {
        rest /= 2.0;
        exponent += 1;
    }
    while rest != 0.0 && rest < 0.5 {
        rest *= 2.0;
        exponent -= 1;
    }
    let mut hash = 0i64;
    while rest != 0.0 {
        hash = ((hash << 28) & MODULUS) | (hash >> (61 - 28));
        rest *= 268_435_456.0;
        exponent -= 28;
        let digits = rest as i64;
        rest -= digits as f64;
        hash += digits;
        if hash >= MODULUS {
            hash -= MODULUS;
        }
    }
    let turn = exponent.rem_euclid(61);
    hash = if turn == 0 { hash } else { ((hash << turn) & MODULUS) | (hash >> (61 - turn)) };
    not_minus_one(hash * sign)
}

/// The hash of a tuple from those of its items, as CPython combines them.
pub fn of_items(items: impl ExactSizeIterator<Item = i64>) -> i64 {
    let length = items.len() as u64;
    let mut sum: u64 = 2_870_177_450_012_600_261;
    for item in items {
        sum = sum.wrapping_add(item.cast_unsigned().wrapping_mul(14_029_467_366_897_019_727));
        sum = sum.rotate_left(31).wrapping_mul(11_400_714_785_074_694_791);
    }
    sum = sum.wrapping_add(length ^ (2_870_177_450_012_600_261 ^ 3_527_539));
    if sum == u64::MAX { 1_546_275_796 } else { sum.cast_signed() }
}

/// The hash of an object by its address.
pub fn of_address(address: u64) -> i64 {
    (address.rotate_right(4)).cast_signed()
}

/// The hash of a value that needs neither Python code nor an address; `None` otherwise.
pub fn of_simple(value: &Value) -> Option<i64> {
    match value {
        Value::Str(text) => Some(of_str(text)),
        Value::Bytes(bytes) => Some(of_bytes(bytes)),
        Value::Int(number) => Some(of_int(*number)),
        Value::BigInt(number) => Some(of_big(number)),
        Value::Bool(truth) => Some(i64::from(*truth)),
        Value::Float(number) => Some(of_float(*number)),
        Value::None => Some(0xfca8_6420),
        Value::NotImplemented => Some(0x0001_2345),
        Value::Ellipsis => Some(0x0001_2346),
        _ => None,
    }
}

/// Spreads a hash over all bits, as the table needs it.
pub(crate) fn spread(hash: i64) -> u64 {
    let mixed = hash.cast_unsigned().wrapping_mul(MIX);
    mixed ^ (mixed >> 32)
}

fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

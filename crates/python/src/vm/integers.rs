//! Integers of any size: arithmetic that leaves 64 bits, and their text.

use std::rc::Rc;

use num_bigint::{BigInt, Sign};

use crate::host::BinaryOperator;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::vm::Vm;

/// The largest integer that is computed, in bits: what `2 ** 100_000` needs, a page of digits.
const BITS: u64 = 1 << 17;
/// The digits that CPython turns into text at most.
const DIGITS: usize = 4300;

/// A finite float without its fraction.
pub(crate) fn from_float(number: f64) -> Option<BigInt> {
    if !number.is_finite() {
        return None;
    }
    let bits = number.abs().to_bits();
    let exponent = i64::try_from(bits >> 52).unwrap_or(0) - 1075;
    let mantissa = BigInt::from((bits & ((1 << 52) - 1)) | (1 << 52));
    let whole = match u64::try_from(exponent) {
        Ok(left) => mantissa << left,
        Err(_) => mantissa >> exponent.unsigned_abs().min(64),
    };
    Some(if number < 0.0 { -whole } else { whole })
}

/// The nearest float; infinite if there is none.
pub(crate) fn to_float(number: &BigInt) -> f64 {
    // Decimal text reads back rounded to nearest, ties to even, which shifting by hand would have to imitate.
    number.to_string().parse().unwrap_or(f64::NAN)
}

impl Vm {
    /// Refuses an integer that would take too much room.
    fn check_bits(&self, bits: u64) -> Result<(), Raised> {
        if bits <= BITS {
            return Ok(());
        }
        Err(self.limit(format!("an integer has more than {} bits", super::grouped(BITS))))
    }
}

impl Interpreter<'_> {
    /// Arithmetic on integers of any size.
    pub(super) fn big_integers(
        &mut self,
        operator: BinaryOperator,
        a: &BigInt,
        b: &BigInt,
    ) -> Result<Option<Value>, Raised> {
        let zero = Rc::clone(&self.vm.types.zero_division_error);
        self.vm.spend_on_words(a.bits() / 64, b.bits() / 64)?;
        let number = match operator {
            BinaryOperator::Add => a + b,
            BinaryOperator::Subtract => a - b,
            BinaryOperator::Multiply => {
                self.vm.check_bits(a.bits() + b.bits())?;
                a * b
            }
            BinaryOperator::TrueDivide => {
                if b.sign() == Sign::NoSign {
                    return Err(self.vm.raise(&zero, "division by zero"));
                }
                return self.big_quotient(a, b).map(|quotient| Some(Value::Float(quotient)));
            }
            BinaryOperator::FloorDivide | BinaryOperator::Modulo => {
                if b.sign() == Sign::NoSign {
                    let message = match operator {
                        BinaryOperator::Modulo => "integer modulo by zero",
                        _ => "integer division or modulo by zero",
                    };
                    return Err(self.vm.raise(&zero, message));
                }
                let (quotient, rest) = floor_divide(a, b);
                if operator == BinaryOperator::Modulo { rest } else { quotient }
            }
            BinaryOperator::Power => {
                if b.sign() == Sign::Minus {
                    let base = self.float_of(&Value::integer(a.clone()))?;
                    return Ok(Some(Value::Float(base.powf(to_float(b)))));
                }
                let Ok(exponent) = u32::try_from(b) else {
                    return match i64::try_from(a) {
                        Ok(0 | 1) => Ok(Some(Value::integer(a.clone()))),
                        Ok(-1) => Ok(Some(Value::Int(if b.bit(0) { -1 } else { 1 }))),
                        _ => self.vm.check_bits(u64::MAX).map(|()| None),
                    };
                };
                self.vm.check_bits(a.bits().saturating_mul(u64::from(exponent)))?;
                a.pow(exponent)
            }
            BinaryOperator::LeftShift | BinaryOperator::RightShift if b.sign() == Sign::Minus => {
                return Err(self.vm.raise_value_error("negative shift count"));
            }
            BinaryOperator::LeftShift => {
                let count = u64::try_from(b).unwrap_or(u64::MAX);
                self.vm.check_bits(a.bits().saturating_add(count))?;
                a << count
            }
            BinaryOperator::RightShift => a >> u64::try_from(b).unwrap_or(u64::MAX).min(BITS * 2),
            BinaryOperator::BitAnd => a & b,
            BinaryOperator::BitOr => a | b,
            BinaryOperator::BitXor => a ^ b,
            BinaryOperator::MatrixMultiply => return Ok(None),
        };
        self.vm.check_bits(number.bits())?;
        self.vm.spend(number.bits() / 64)?;
        Ok(Some(Value::integer(number)))
    }

    /// An integer rounded to a power of ten, halves to the even one.
    pub(crate) fn rounded_integer(&mut self, number: &BigInt, zeros: u64) -> Result<Value, Raised> {
        // A digit is more than three bits: a power beyond twice the number rounds to 0.
        if zeros > number.bits() {
            return Ok(Value::Int(0));
        }
        let power = BigInt::from(10).pow(u32::try_from(zeros).unwrap_or(u32::MAX));
        let (quotient, rest) = floor_divide(number, &power);
        let twice: BigInt = &rest * 2;
        let up = match twice.cmp(&power) {
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Equal => quotient.bit(0),
            std::cmp::Ordering::Greater => true,
        };
        Ok(Value::integer((quotient + i64::from(up)) * power))
    }

    /// `a / b`, rounded once.
    fn big_quotient(&mut self, a: &BigInt, b: &BigInt) -> Result<f64, Raised> {
        // 66 bits more than the quotient's first keep every bit that rounding looks at; a last bit stands for the rest.
        let shift = i64::try_from(b.bits()).unwrap_or(0) - i64::try_from(a.bits()).unwrap_or(0) + 66;
        let (numerator, denominator) = match u64::try_from(shift) {
            Ok(left) => (a.magnitude() << left, b.magnitude().clone()),
            Err(_) => (a.magnitude().clone(), b.magnitude() << shift.unsigned_abs()),
        };
        let mut quotient = &numerator / &denominator;
        if &quotient * &denominator != numerator {
            quotient |= num_bigint::BigUint::from(1u8);
        }
        let digits = to_float(&BigInt::from(quotient));
        // In two halves: one power alone would leave what a float holds before the quotient does.
        let half = i32::try_from(-shift / 2).unwrap_or(0);
        let rest = i32::try_from(-shift).unwrap_or(0) - half;
        let result = digits * 2f64.powi(half) * 2f64.powi(rest);
        if result.is_infinite() {
            let class = Rc::clone(&self.vm.types.overflow_error);
            return Err(self.vm.raise(&class, "integer division result too large for a float"));
        }
        // Zero counts as positive, so that its quotient may be the negative zero.
        let is_negative = (a.sign() == Sign::Minus) != (b.sign() == Sign::Minus);
        Ok(if is_negative { -result } else { result })
    }

    /// A float without what is behind its point; an exception where it is no number, or infinite.
    pub(crate) fn truncated(&mut self, number: f64) -> Result<BigInt, Raised> {
        match from_float(number) {
            Some(whole) => Ok(whole),
            None if number.is_nan() => Err(self.vm.raise_value_error("cannot convert float NaN to integer")),
            None => {
                let class = Rc::clone(&self.vm.types.overflow_error);
                Err(self.vm.raise(&class, "cannot convert float infinity to integer"))
            }
        }
    }

    /// A number as a float; OverflowError where an integer is too large.
    pub(crate) fn float_of(&mut self, value: &Value) -> Result<f64, Raised> {
        let Value::BigInt(number) = value else { return Ok(super::operators::as_float(value)) };
        let float = to_float(number);
        if float.is_finite() {
            return Ok(float);
        }
        let class = Rc::clone(&self.vm.types.overflow_error);
        Err(self.vm.raise(&class, "int too large to convert to float"))
    }

    /// The digits of an integer beyond 64 bits.
    pub(super) fn big_text(&mut self, number: &BigInt) -> Result<String, Raised> {
        // A digit takes less than four bits, so that a longer number is not worth the time of its division.
        let words = number.bits() / 64;
        let text = if number.bits() > 4 * DIGITS as u64 { String::new() } else { number.to_string() };
        self.vm.spend_on_words(words, words)?;
        if text.is_empty() || text.trim_start_matches('-').len() > DIGITS {
            let message = "Exceeds the limit (4300 digits) for integer string conversion; \
                           use sys.set_int_max_str_digits() to increase the limit";
            return Err(self.vm.raise_value_error(message));
        }
        Ok(text)
    }
}

/// Quotient towards minus infinity, rest with the divisor's sign.
pub(crate) fn floor_divide(a: &BigInt, b: &BigInt) -> (BigInt, BigInt) {
    let (quotient, rest) = (a / b, a % b);
    if rest.sign() != Sign::NoSign && rest.sign() != b.sign() {
        return (quotient - 1, rest + b);
    }
    (quotient, rest)
}

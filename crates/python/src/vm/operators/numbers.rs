//! Arithmetic on `int`s of 64 bits and `float`s; larger integers are in [`super::super::integers`].

use std::rc::Rc;

use crate::host::BinaryOperator;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;

impl Interpreter<'_> {
    pub(super) fn integers(
        &mut self,
        operator: BinaryOperator,
        a: i64,
        b: i64,
    ) -> Result<Option<Value>, Raised> {
        let result = match operator {
            BinaryOperator::Add => a.checked_add(b),
            BinaryOperator::Subtract => a.checked_sub(b),
            BinaryOperator::Multiply => a.checked_mul(b),
            BinaryOperator::TrueDivide => {
                if b == 0 {
                    return Err(self.vm.raise_zero_division("division by zero"));
                }
                return Ok(Some(Value::Float(a as f64 / b as f64)));
            }
            BinaryOperator::FloorDivide => {
                if b == 0 {
                    return Err(self.vm.raise_zero_division("integer division or modulo by zero"));
                }
                a.checked_div(b).map(|quotient| quotient - i64::from(a % b != 0 && (a < 0) != (b < 0)))
            }
            BinaryOperator::Modulo => {
                if b == 0 {
                    return Err(self.vm.raise_zero_division("integer modulo by zero"));
                }
                let rest = a.checked_rem(b).unwrap_or(0);
                Some(if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest })
            }
            BinaryOperator::Power => {
                if b < 0 {
                    if a == 0 {
                        return Err(self.vm.raise_zero_division("0.0 cannot be raised to a negative power"));
                    }
                    return Ok(Some(Value::Float((a as f64).powf(b as f64))));
                }
                match (a, u32::try_from(b)) {
                    (_, Ok(exponent)) => a.checked_pow(exponent),
                    (0 | 1, Err(_)) => Some(a),
                    (-1, Err(_)) => Some(if b % 2 == 0 { 1 } else { -1 }),
                    _ => None,
                }
            }
            BinaryOperator::LeftShift | BinaryOperator::RightShift if b < 0 => {
                return Err(self.vm.raise_value_error("negative shift count"));
            }
            BinaryOperator::LeftShift => match u32::try_from(b) {
                _ if a == 0 => Some(0),
                Ok(count) if count < 63 => a.checked_mul(1 << count),
                _ => None,
            },
            BinaryOperator::RightShift => Some(a >> b.min(63)),
            BinaryOperator::BitAnd => Some(a & b),
            BinaryOperator::BitOr => Some(a | b),
            BinaryOperator::BitXor => Some(a ^ b),
            BinaryOperator::MatrixMultiply => return Ok(None),
        };
        match result {
            Some(number) => Ok(Some(Value::Int(number))),
            None => self.big_integers(operator, &a.into(), &b.into()),
        }
    }

    pub(super) fn floats(
        &mut self,
        operator: BinaryOperator,
        a: f64,
        b: f64,
    ) -> Result<Option<Value>, Raised> {
        let number = match operator {
            BinaryOperator::Add => a + b,
            BinaryOperator::Subtract => a - b,
            BinaryOperator::Multiply => a * b,
            BinaryOperator::TrueDivide if b == 0.0 => {
                return Err(self.vm.raise_zero_division("float division by zero"));
            }
            BinaryOperator::TrueDivide => a / b,
            BinaryOperator::FloorDivide if b == 0.0 => {
                return Err(self.vm.raise_zero_division("float floor division by zero"));
            }
            BinaryOperator::FloorDivide => floor_modulo(a, b).0,
            BinaryOperator::Modulo if b == 0.0 => return Err(self.vm.raise_zero_division("float modulo")),
            BinaryOperator::Modulo => floor_modulo(a, b).1,
            BinaryOperator::Power => {
                if a == 0.0 && b < 0.0 {
                    return Err(self.vm.raise_zero_division("0.0 cannot be raised to a negative power"));
                }
                if a < 0.0 && b.fract() != 0.0 && a.is_finite() && b.is_finite() {
                    return Err(self.vm.unsupported("complex numbers"));
                }
                let power = a.powf(b);
                if power.is_infinite() && a.is_finite() && b.is_finite() {
                    let overflow = Rc::clone(&self.vm.types.overflow_error);
                    let args = vec![Value::Int(34), Value::from("Numerical result out of range")];
                    return Err(Raised::Exception(self.vm.new_exception(&overflow, args)));
                }
                power
            }
            _ => return Ok(None),
        };
        Ok(Some(Value::Float(number)))
    }
}

/// Quotient and rest as Python rounds them: towards minus infinity, the rest with the divisor's sign.
fn floor_modulo(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 {
        if (rest < 0.0) != (b < 0.0) {
            rest += b;
            quotient -= 1.0;
        }
    } else {
        rest = 0.0_f64.copysign(b);
    }
    let floor = if quotient == 0.0 {
        0.0_f64.copysign(a / b)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (floor, rest)
}

/// Arithmetic on two floats that cannot fail; the rest is left to the operators in general.
#[inline]
pub(in crate::vm) fn float_arithmetic(operator: BinaryOperator, a: f64, b: f64) -> Option<f64> {
    match operator {
        BinaryOperator::Add => Some(a + b),
        BinaryOperator::Subtract => Some(a - b),
        BinaryOperator::Multiply => Some(a * b),
        _ => None,
    }
}

/// Arithmetic on two small integers that cannot fail.
#[inline]
pub(in crate::vm) fn integer_arithmetic(operator: BinaryOperator, a: i64, b: i64) -> Option<i64> {
    match operator {
        BinaryOperator::Add => a.checked_add(b),
        BinaryOperator::Subtract => a.checked_sub(b),
        BinaryOperator::Multiply => a.checked_mul(b),
        BinaryOperator::FloorDivide if b > 0 => Some(a.div_euclid(b)),
        BinaryOperator::Modulo if b > 0 => Some(a.rem_euclid(b)),
        BinaryOperator::BitAnd => Some(a & b),
        BinaryOperator::BitOr => Some(a | b),
        BinaryOperator::BitXor => Some(a ^ b),
        _ => None,
    }
}

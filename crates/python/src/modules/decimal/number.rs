//! Decimal arithmetic: a sign, an integer and a power of ten, as the General Decimal Arithmetic specification
//! has it, rounded to the precision of the context.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};

/// A decimal number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Number {
    /// `(-1)**negative * coefficient * 10**exponent`
    Finite { negative: bool, coefficient: BigUint, exponent: i64 },
    /// An infinity.
    Infinity { negative: bool },
    /// Not a number.
    Nan,
}

/// Which neighbour a number is rounded to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rounding {
    HalfEven,
    HalfUp,
    HalfDown,
    Up,
    Down,
    Ceiling,
    Floor,
}

impl Rounding {
    /// The rounding of that name in the module `decimal`.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ROUND_HALF_EVEN" => Self::HalfEven,
            "ROUND_HALF_UP" => Self::HalfUp,
            "ROUND_HALF_DOWN" => Self::HalfDown,
            "ROUND_UP" => Self::Up,
            "ROUND_DOWN" => Self::Down,
            "ROUND_CEILING" => Self::Ceiling,
            "ROUND_FLOOR" => Self::Floor,
            _ => return None,
        })
    }
}

/// Ten to a power.
pub(super) fn ten(power: u64) -> BigUint {
    BigUint::from(10u8).pow(u32::try_from(power).unwrap_or(u32::MAX))
}

/// How many decimal digits a coefficient has.
pub(super) fn digits(coefficient: &BigUint) -> u64 {
    coefficient.to_string().len() as u64
}

/// A coefficient with so many of its last digits rounded away.
fn shortened(coefficient: &BigUint, dropped: u64, negative: bool, rounding: Rounding) -> BigUint {
    let unit = ten(dropped);
    let (kept, rest) = (coefficient / &unit, coefficient % &unit);
    if rest == BigUint::ZERO {
        return kept;
    }
    let half = (rest * 2u8).cmp(&unit);
    let up = match rounding {
        Rounding::HalfEven => half.is_gt() || (half.is_eq() && kept.bit(0)),
        Rounding::HalfUp => half.is_ge(),
        Rounding::HalfDown => half.is_gt(),
        Rounding::Up => true,
        Rounding::Down => false,
        Rounding::Ceiling => !negative,
        Rounding::Floor => negative,
    };
    if up { kept + 1u8 } else { kept }
}

impl Number {
    /// An integer.
    pub fn integer(number: &BigInt) -> Self {
        Self::Finite {
            negative: number.sign() == Sign::Minus,
            coefficient: number.magnitude().clone(),
            exponent: 0,
        }
    }

    /// A finite number by its signed coefficient.
    fn signed(number: &BigInt, exponent: i64) -> Self {
        Self::Finite {
            negative: number.sign() == Sign::Minus,
            coefficient: number.magnitude().clone(),
            exponent,
        }
    }

    /// The exact value of a float.
    pub fn from_float(number: f64) -> Self {
        if number.is_nan() {
            return Self::Nan;
        }
        if number.is_infinite() {
            return Self::Infinity { negative: number < 0.0 };
        }
        // Every float is a finite decimal, which Rust prints exactly at this many places.
        let text = format!("{number:.1074}");
        let trimmed = text.trim_end_matches('0').trim_end_matches('.');
        Self::parse(trimmed).unwrap_or(Self::Nan)
    }

    /// The number that a text writes; its digits and places are kept.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace('_', "");
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(&text)),
        };
        match rest.to_ascii_lowercase().as_str() {
            "inf" | "infinity" => return Some(Self::Infinity { negative }),
            "nan" if !negative => return Some(Self::Nan),
            _ => {}
        }
        let (mantissa, power) = match rest.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, power.parse::<i64>().ok()?),
            None => (rest, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let written = [whole, fraction].concat();
        if written.is_empty() || !written.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        if power.abs() > 999_999 || written.len() > 10_000 {
            return None;
        }
        let exponent = power - i64::try_from(fraction.len()).ok()?;
        Some(Self::Finite { negative, coefficient: BigUint::parse_bytes(written.as_bytes(), 10)?, exponent })
    }

    /// Whether a text writes a NaN that is signaling, or that has a sign or digits.
    pub fn is_other_nan(text: &str) -> bool {
        let text = text.trim().to_ascii_lowercase();
        let rest = text.trim_start_matches(['-', '+']).trim_start_matches('s');
        rest.strip_prefix("nan").is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))
    }

    /// The signed coefficient and the exponent, if it is finite.
    pub fn finite(&self) -> Option<(BigInt, i64)> {
        match self {
            Self::Finite { negative, coefficient, exponent } => {
                let sign = if *negative { Sign::Minus } else { Sign::Plus };
                Some((BigInt::from_biguint(sign, coefficient.clone()), *exponent))
            }
            _ => None,
        }
    }

    pub fn is_negative(&self) -> bool {
        match self {
            Self::Finite { negative, .. } | Self::Infinity { negative } => *negative,
            Self::Nan => false,
        }
    }

    pub fn is_zero(&self) -> bool {
        matches!(self, Self::Finite { coefficient, .. } if *coefficient == BigUint::ZERO)
    }

    pub fn negated(&self) -> Self {
        match self.clone() {
            Self::Finite { negative, coefficient, exponent } => {
                Self::Finite { negative: !negative, coefficient, exponent }
            }
            Self::Infinity { negative } => Self::Infinity { negative: !negative },
            Self::Nan => Self::Nan,
        }
    }

    pub fn magnitude(&self) -> Self {
        if self.is_negative() { self.negated() } else { self.clone() }
    }

    /// Rounded to so many digits.
    pub fn rounded(self, precision: u64, rounding: Rounding) -> Self {
        let Self::Finite { negative, coefficient, exponent } = self else { return self };
        let length = digits(&coefficient);
        let Some(dropped) = length.checked_sub(precision).filter(|dropped| *dropped > 0) else {
            return Self::Finite { negative, coefficient, exponent };
        };
        let mut short = shortened(&coefficient, dropped, negative, rounding);
        let mut exponent = exponent + i64::try_from(dropped).unwrap_or(0);
        if digits(&short) > precision {
            short /= 10u8;
            exponent += 1;
        }
        Self::Finite { negative, coefficient: short, exponent }
    }

    /// The same value with that exponent, rounded where digits are lost.
    pub fn with_exponent(&self, wanted: i64, rounding: Rounding) -> Self {
        let Self::Finite { negative, coefficient, exponent } = self else { return self.clone() };
        let coefficient = match u64::try_from(exponent - wanted) {
            Ok(_) if *coefficient == BigUint::ZERO => BigUint::ZERO,
            Ok(added) => coefficient * ten(added),
            Err(_) => {
                let dropped = (wanted - exponent).unsigned_abs().min(20_000);
                shortened(coefficient, dropped, *negative, rounding)
            }
        };
        Self::Finite { negative: *negative, coefficient, exponent: wanted }
    }

    /// Both as integers over the same power of ten.
    fn aligned(&self, other: &Self) -> Option<(BigInt, BigInt, i64)> {
        let ((a, a_exponent), (b, b_exponent)) = (self.finite()?, other.finite()?);
        let exponent = a_exponent.min(b_exponent);
        let raise = |number: BigInt, from: i64| {
            number * BigInt::from(ten(u64::try_from(from - exponent).unwrap_or(0)))
        };
        Some((raise(a, a_exponent), raise(b, b_exponent), exponent))
    }

    pub fn add(&self, other: &Self) -> Self {
        if let Some((a, b, exponent)) = self.aligned(other) {
            let sum = a + b;
            let both_negative = self.is_negative() && other.is_negative();
            return match Self::signed(&sum, exponent) {
                Self::Finite { coefficient, exponent, .. } if coefficient == BigUint::ZERO => {
                    Self::Finite { negative: both_negative, coefficient, exponent }
                }
                sum => sum,
            };
        }
        match (self, other) {
            (Self::Nan, _) | (_, Self::Nan) => Self::Nan,
            (Self::Infinity { negative: a }, Self::Infinity { negative: b }) if a != b => Self::Nan,
            (Self::Infinity { .. }, _) => self.clone(),
            _ => other.clone(),
        }
    }

    pub fn multiply(&self, other: &Self) -> Self {
        let negative = self.is_negative() != other.is_negative();
        match (self, other) {
            (
                Self::Finite { coefficient: a, exponent: a_exponent, .. },
                Self::Finite { coefficient: b, exponent: b_exponent, .. },
            ) => Self::Finite { negative, coefficient: a * b, exponent: a_exponent + b_exponent },
            (Self::Nan, _) | (_, Self::Nan) => Self::Nan,
            _ if self.is_zero() || other.is_zero() => Self::Nan,
            _ => Self::Infinity { negative },
        }
    }

    /// The quotient to so many digits, with as few as show it exactly. The divisor is finite and not zero.
    pub fn divide(&self, other: &Self, precision: u64) -> Self {
        let (
            Self::Finite { coefficient: a, exponent: a_exponent, .. },
            Self::Finite { coefficient: b, exponent: b_exponent, .. },
        ) = (self, other)
        else {
            return match (self, other) {
                (Self::Infinity { .. }, Self::Finite { .. }) => {
                    Self::Infinity { negative: self.is_negative() != other.is_negative() }
                }
                (Self::Finite { .. }, Self::Infinity { .. }) => Self::integer(&BigInt::ZERO),
                _ => Self::Nan,
            };
        };
        let negative = self.is_negative() != other.is_negative();
        let ideal = a_exponent - b_exponent;
        if *a == BigUint::ZERO {
            return Self::Finite { negative, coefficient: BigUint::ZERO, exponent: ideal };
        }
        let shift = (digits(b) + precision + 1).saturating_sub(digits(a));
        let scaled = a * ten(shift);
        let (mut quotient, rest) = (&scaled / b, &scaled % b);
        let mut exponent = ideal - i64::try_from(shift).unwrap_or(0);
        if rest == BigUint::ZERO {
            let zero = BigUint::ZERO;
            while exponent < ideal && &quotient % 10u8 == zero {
                quotient /= 10u8;
                exponent += 1;
            }
        } else if &quotient % 5u8 == BigUint::ZERO {
            // A last digit that is no tie stands for the rest when it is rounded.
            quotient += 1u8;
        }
        Self::Finite { negative, coefficient: quotient, exponent }
    }

    /// Quotient towards zero and rest with the sign of the dividend, as decimal arithmetic has them.
    pub fn divide_whole(&self, other: &Self) -> Option<(Self, Self)> {
        let (a, b, exponent) = self.aligned(other)?;
        let (quotient, rest) = (&a / &b, &a % &b);
        let negative = self.is_negative() != other.is_negative();
        let quotient = Self::Finite { negative, coefficient: quotient.magnitude().clone(), exponent: 0 };
        let rest =
            Self::Finite { negative: self.is_negative(), coefficient: rest.magnitude().clone(), exponent };
        Some((quotient, rest))
    }

    /// The order of two numbers; `None` where one is no number.
    pub fn order(&self, other: &Self) -> Option<Ordering> {
        if let Some((a, b, _)) = self.aligned(other) {
            return Some(a.cmp(&b));
        }
        let rank = |number: &Self| match number {
            Self::Infinity { negative: true } => Some(-1),
            Self::Infinity { negative: false } => Some(1),
            Self::Finite { .. } => Some(0),
            Self::Nan => None,
        };
        Some(rank(self)?.cmp(&rank(other)?))
    }

    /// The integer part.
    pub fn truncated(&self) -> Option<BigInt> {
        self.with_exponent(0, Rounding::Down).finite().map(|(number, _)| number)
    }

    /// Without zeros at the end.
    pub fn normalized(&self) -> Self {
        let Self::Finite { negative, coefficient, exponent } = self else { return self.clone() };
        let (mut coefficient, mut exponent) = (coefficient.clone(), *exponent);
        if coefficient == BigUint::ZERO {
            return Self::Finite { negative: *negative, coefficient, exponent: 0 };
        }
        while &coefficient % 10u8 == BigUint::ZERO {
            coefficient /= 10u8;
            exponent += 1;
        }
        Self::Finite { negative: *negative, coefficient, exponent }
    }

    /// The exponent of the first digit.
    pub fn adjusted(&self) -> i64 {
        match self {
            Self::Finite { coefficient, exponent, .. } => {
                exponent + i64::try_from(digits(coefficient)).unwrap_or(0) - 1
            }
            _ => 0,
        }
    }

    /// As `str` writes it.
    pub fn text(&self) -> String {
        let (negative, coefficient, exponent) = match self {
            Self::Finite { negative, coefficient, exponent } => (*negative, coefficient, *exponent),
            Self::Infinity { negative: true } => return "-Infinity".to_owned(),
            Self::Infinity { negative: false } => return "Infinity".to_owned(),
            Self::Nan => return "NaN".to_owned(),
        };
        let sign = if negative { "-" } else { "" };
        let written = coefficient.to_string();
        let adjusted = self.adjusted();
        if exponent <= 0 && adjusted >= -6 {
            return format!("{sign}{}", plain(&written, exponent));
        }
        let (first, rest) = written.split_at_checked(1).unwrap_or((&written, ""));
        let point = if rest.is_empty() { "" } else { "." };
        format!("{sign}{first}{point}{rest}E{adjusted:+}")
    }
}

/// Digits with the point at its place; the exponent is not positive.
pub(super) fn plain(digits: &str, exponent: i64) -> String {
    let places = usize::try_from(-exponent).unwrap_or(0);
    if places == 0 {
        return digits.to_owned();
    }
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at_checked(padded.len() - places).unwrap_or((&padded, ""));
    format!("{whole}.{fraction}")
}

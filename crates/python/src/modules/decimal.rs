//! `decimal`: `Decimal` with a context of 28 digits that a program can change.

mod number;

use std::cmp::Ordering;
use std::rc::Rc;

use num_bigint::{BigInt, BigUint, Sign};

pub(crate) use number::{Number, Rounding};

use super::native;
use crate::builtins::arguments::{between, integer, method, named, receiver};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::dict::Dict;
use crate::value::function::{Native, NativeKind};
use crate::value::hash;
use crate::vm::Vm;

type Answer = Result<Value, Raised>;

const fn m(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Method, function)
}

static NATIVES: &[Native] = &[
    Native::new("Decimal.__new__", NativeKind::Function, new),
    Native::new("Decimal.from_float", NativeKind::ClassMethod, from_float),
    m("Decimal.__repr__", |it, a| Ok(Value::from(format!("Decimal('{}')", itself(it, a)?.text())))),
    m("Decimal.__str__", |it, a| Ok(Value::from(itself(it, a)?.text()))),
    m("Decimal.__format__", format),
    m("Decimal.__hash__", |it, a| Ok(Value::Int(hashed(&itself(it, a)?)))),
    m("Decimal.__bool__", |it, a| Ok(Value::Bool(!itself(it, a)?.is_zero()))),
    m("Decimal.__neg__", |it, a| {
        let number = itself(it, a)?;
        let negated = if number.is_zero() { number.magnitude() } else { number.negated() };
        rounded(it, negated)
    }),
    m("Decimal.__pos__", |it, a| {
        let number = itself(it, a)?;
        rounded(it, number)
    }),
    m("Decimal.__abs__", |it, a| {
        let number = itself(it, a)?.magnitude();
        rounded(it, number)
    }),
    m("Decimal.__int__", whole),
    m("Decimal.__trunc__", whole),
    m("Decimal.__float__", |it, a| {
        let text = itself(it, a)?.text().to_ascii_lowercase();
        Ok(Value::Float(text.parse().unwrap_or(f64::NAN)))
    }),
    m("Decimal.__round__", round),
    m("Decimal.__ceil__", |it, a| to_integer(it, a, Rounding::Ceiling)),
    m("Decimal.__floor__", |it, a| to_integer(it, a, Rounding::Floor)),
    m("Decimal.__add__", |it, a| arithmetic(it, a, |_, x, y| Ok(x.add(y)))),
    m("Decimal.__radd__", |it, a| arithmetic(it, a, |_, x, y| Ok(y.add(x)))),
    m("Decimal.__sub__", |it, a| arithmetic(it, a, |_, x, y| Ok(x.add(&y.negated())))),
    m("Decimal.__rsub__", |it, a| arithmetic(it, a, |_, x, y| Ok(y.add(&x.negated())))),
    m("Decimal.__mul__", |it, a| arithmetic(it, a, |_, x, y| Ok(x.multiply(y)))),
    m("Decimal.__rmul__", |it, a| arithmetic(it, a, |_, x, y| Ok(y.multiply(x)))),
    m("Decimal.__truediv__", |it, a| arithmetic(it, a, divide)),
    m("Decimal.__rtruediv__", |it, a| arithmetic(it, a, |it, x, y| divide(it, y, x))),
    m("Decimal.__floordiv__", |it, a| arithmetic(it, a, |it, x, y| divided_whole(it, x, y).map(|p| p.0))),
    m("Decimal.__rfloordiv__", |it, a| arithmetic(it, a, |it, x, y| divided_whole(it, y, x).map(|p| p.0))),
    m("Decimal.__mod__", |it, a| arithmetic(it, a, remainder)),
    m("Decimal.__rmod__", |it, a| arithmetic(it, a, |it, x, y| remainder(it, y, x))),
    m("Decimal.__pow__", |it, a| arithmetic(it, a, power)),
    m("Decimal.__eq__", |it, a| {
        let order = compare(it, a)?;
        Ok(order.map_or(Value::NotImplemented, |order| Value::Bool(order == Some(Ordering::Equal))))
    }),
    m("Decimal.__lt__", |it, a| ordered(it, a, Ordering::is_lt)),
    m("Decimal.__le__", |it, a| ordered(it, a, Ordering::is_le)),
    m("Decimal.__gt__", |it, a| ordered(it, a, Ordering::is_gt)),
    m("Decimal.__ge__", |it, a| ordered(it, a, Ordering::is_ge)),
    m("Decimal.quantize", quantize),
    m("Decimal.normalize", |it, a| {
        let number = itself(it, a)?.normalized();
        rounded(it, number)
    }),
    m("Decimal.to_integral_value", to_integral),
    m("Decimal.to_integral", to_integral),
    m("Decimal.as_tuple", as_tuple),
    m("Decimal.as_integer_ratio", as_integer_ratio),
    m("Decimal.adjusted", |it, a| Ok(Value::Int(itself(it, a)?.adjusted()))),
    m("Decimal.copy_abs", |it, a| {
        let number = itself(it, a)?.magnitude();
        Ok(value(it, number))
    }),
    m("Decimal.copy_negate", |it, a| {
        let number = itself(it, a)?.negated();
        Ok(value(it, number))
    }),
    m("Decimal.compare", |it, a| {
        let (number, other) = operands(it, a)?;
        let order = operand(&other).and_then(|other| number.order(&other));
        let sign = order.map_or(0, |order| order as i64);
        Ok(value(it, Number::integer(&sign.into())))
    }),
    m("Decimal.sqrt", sqrt),
    m("Decimal.is_nan", |it, a| Ok(Value::Bool(itself(it, a)? == Number::Nan))),
    m("Decimal.is_infinite", |it, a| Ok(Value::Bool(matches!(itself(it, a)?, Number::Infinity { .. })))),
    m("Decimal.is_finite", |it, a| Ok(Value::Bool(matches!(itself(it, a)?, Number::Finite { .. })))),
    m("Decimal.is_zero", |it, a| Ok(Value::Bool(itself(it, a)?.is_zero()))),
    m("Decimal.is_signed", |it, a| Ok(Value::Bool(itself(it, a)?.is_negative()))),
];

/// What arithmetic is rounded to, and the exceptions of the module.
#[derive(Debug)]
pub(crate) struct Classes {
    /// `Decimal`
    pub decimal: Rc<Class>,
    /// What `getcontext()` gives.
    context: Value,
    invalid: Rc<Class>,
    division_by_zero: Rc<Class>,
}

/// The largest precision that arithmetic is done with.
const MOST_DIGITS: u64 = 10_000;

impl Vm {
    /// The class and the context of `decimal`.
    pub(crate) fn decimal(&mut self) -> Rc<Classes> {
        if let Some(classes) = &self.decimal {
            return Rc::clone(classes);
        }
        let arithmetic = Rc::clone(&self.types.arithmetic_error);
        let base = self.new_exception_class("decimal", "DecimalException", vec![arithmetic]);
        let invalid = self.new_exception_class("decimal", "InvalidOperation", vec![Rc::clone(&base)]);
        let zero = Rc::clone(&self.types.zero_division_error);
        let division_by_zero = self.new_exception_class("decimal", "DivisionByZero", vec![base, zero]);
        let context = native::class(self, "decimal", "Context", None, &[]);
        let context = self.new_instance(&context);
        context.dict().set_str("prec", Value::Int(28));
        context.dict().set_str("rounding", Value::from("ROUND_HALF_EVEN"));
        let classes = Rc::new(Classes {
            decimal: native::class(self, "decimal", "Decimal", None, NATIVES),
            context: Value::Instance(context),
            invalid,
            division_by_zero,
        });
        self.decimal = Some(Rc::clone(&classes));
        classes
    }

    /// The digits that arithmetic keeps, and how it rounds.
    fn decimal_context(&mut self) -> Result<(u64, Rounding), Raised> {
        let classes = self.decimal();
        let read =
            |name: &str| classes.context.as_instance().and_then(|context| context.dict().get_str(name));
        let precision =
            read("prec").and_then(|digits| digits.as_int()).and_then(|digits| u64::try_from(digits).ok());
        let rounding = read("rounding").and_then(|name| name.as_str().and_then(Rounding::named));
        let precision = precision.unwrap_or(28).max(1);
        if precision > MOST_DIGITS {
            return Err(self.limit(format!("a Decimal has more than {MOST_DIGITS} digits")));
        }
        Ok((precision, rounding.unwrap_or(Rounding::HalfEven)))
    }
}

static FUNCTIONS: &[Native] = &[
    Native::new("getcontext", NativeKind::Function, |it, _| Ok(it.vm.decimal().context.clone())),
    Native::new("setcontext", NativeKind::Function, |it, _| Err(it.vm.unsupported("decimal.setcontext()"))),
];

pub(super) fn namespace(vm: &mut Vm) -> Dict {
    let classes = vm.decimal();
    let namespace = Dict::default();
    for class in [&classes.decimal, &classes.invalid, &classes.division_by_zero] {
        namespace.set_str(Rc::clone(&class.name), Value::Class(Rc::clone(class)));
    }
    for base in &classes.invalid.bases {
        namespace.set_str(Rc::clone(&base.name), Value::Class(Rc::clone(base)));
    }
    for native in FUNCTIONS {
        namespace.set_str(native.name, Value::Native(native));
    }
    let roundings = ["HALF_EVEN", "HALF_UP", "HALF_DOWN", "UP", "DOWN", "CEILING", "FLOOR"];
    for name in roundings.map(|name| format!("ROUND_{name}")) {
        namespace.set_str(name.clone(), Value::from(name));
    }
    namespace
}

/// A number as a value of the program.
pub(crate) fn value(it: &mut Interpreter<'_>, number: Number) -> Value {
    native::instance(&it.vm.decimal().decimal, number)
}

fn rounded(it: &mut Interpreter<'_>, number: Number) -> Answer {
    let (precision, rounding) = it.vm.decimal_context()?;
    Ok(value(it, number.rounded(precision, rounding)))
}

/// The least exponent that a number of the context has: its `Etiny()`.
const LEAST_EXPONENT: i64 = -1_000_026;

/// InvalidOperation, which shows the condition's class in a list, as CPython's does.
fn invalid(it: &mut Interpreter<'_>, condition: &str) -> Raised {
    let classes = it.vm.decimal();
    let shown = match condition {
        "InvalidOperation" => Rc::clone(&classes.invalid),
        other => it.vm.new_exception_class("decimal", other, vec![Rc::clone(&classes.invalid)]),
    };
    let args = vec![Value::list(vec![Value::Class(shown)])];
    Raised::Exception(it.vm.new_exception(&classes.invalid, args))
}

fn by_zero(it: &mut Interpreter<'_>, number: &Number) -> Raised {
    if number.is_zero() {
        return invalid(it, "DivisionUndefined");
    }
    let class = Rc::clone(&it.vm.decimal().division_by_zero);
    let args = vec![Value::list(vec![Value::Class(Rc::clone(&class))])];
    Raised::Exception(it.vm.new_exception(&class, args))
}

/// An operand of arithmetic: a `Decimal` or an `int`.
fn operand(value: &Value) -> Option<Number> {
    match native::data::<Number>(value) {
        Some(number) => Some(number.clone()),
        None => value.plain().as_big().map(|number| Number::integer(&number)),
    }
}

fn new(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let class = receiver(it, &mut arguments)?;
    let [written, _] = named(it, "Decimal", arguments, ["value", "context"])?;
    let number = match written.plain() {
        Value::Unbound => Number::integer(&BigInt::ZERO),
        Value::Str(text) => match Number::parse(text) {
            Some(number) => number,
            None if Number::is_other_nan(text) => {
                return Err(it.vm.unsupported(format!("Decimal('{text}')")));
            }
            None => return Err(invalid(it, "ConversionSyntax")),
        },
        Value::Float(number) => Number::from_float(*number),
        Value::Tuple(parts) => return from_tuple(it, parts),
        other => match operand(other) {
            Some(number) => number,
            None => {
                let class = it.class_of(other)?;
                let message = format!("conversion from {} to Decimal is not supported", class.name);
                return Err(it.vm.raise_type_error(message));
            }
        },
    };
    match &class {
        Value::Class(class) => Ok(native::instance(class, number)),
        _ => Ok(value(it, number)),
    }
}

fn from_tuple(it: &mut Interpreter<'_>, parts: &[Value]) -> Answer {
    let [sign, Value::Tuple(digits), exponent] = parts else {
        return Err(it.vm.raise_value_error("argument must be a sequence of length 3"));
    };
    let digits: String = digits.iter().filter_map(Value::as_int).map(|digit| digit.to_string()).collect();
    let coefficient = BigUint::parse_bytes(digits.as_bytes(), 10).unwrap_or_default();
    let (negative, exponent) = (sign.as_int() == Some(1), exponent.as_int().unwrap_or(0));
    Ok(value(it, Number::Finite { negative, coefficient, exponent }))
}

fn from_float(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (_, [number]) = method(it, "Decimal.from_float", arguments)?;
    let number = it.float_of(&number)?;
    Ok(value(it, Number::from_float(number)))
}

fn itself(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Number, Raised> {
    let (value, []) = method(it, "Decimal.__repr__", arguments)?;
    native::receiver_data(it, "Decimal.__repr__", &value)
}

fn operands(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Result<(Number, Value), Raised> {
    arguments.positional.truncate(2);
    let (value, [other]) = method(it, "Decimal.__add__", arguments)?;
    Ok((native::receiver_data(it, "Decimal.__add__", &value)?, other))
}

fn arithmetic(
    it: &mut Interpreter<'_>,
    arguments: Arguments,
    result: fn(&mut Interpreter<'_>, &Number, &Number) -> Result<Number, Raised>,
) -> Answer {
    let (number, other) = operands(it, arguments)?;
    let Some(other) = operand(&other) else { return Ok(Value::NotImplemented) };
    let result = result(it, &number, &other)?;
    if result == Number::Nan && number != Number::Nan && other != Number::Nan {
        return Err(invalid(it, "InvalidOperation"));
    }
    rounded(it, result)
}

fn divide(it: &mut Interpreter<'_>, number: &Number, by: &Number) -> Result<Number, Raised> {
    if by.is_zero() {
        return Err(by_zero(it, number));
    }
    let (precision, _) = it.vm.decimal_context()?;
    Ok(number.divide(by, precision))
}

fn divided_whole(it: &mut Interpreter<'_>, number: &Number, by: &Number) -> Result<(Number, Number), Raised> {
    if by.is_zero() {
        return Err(by_zero(it, number));
    }
    match number.divide_whole(by) {
        Some(parts) => Ok(parts),
        None => Err(invalid(it, "InvalidOperation")),
    }
}

fn remainder(it: &mut Interpreter<'_>, number: &Number, by: &Number) -> Result<Number, Raised> {
    if by.is_zero() {
        return Err(invalid(it, "InvalidOperation"));
    }
    divided_whole(it, number, by).map(|(_, rest)| rest)
}

fn power(it: &mut Interpreter<'_>, number: &Number, exponent: &Number) -> Result<Number, Raised> {
    let whole = exponent.finite().filter(|(_, places)| *places >= 0).and_then(|_| exponent.truncated());
    let Some(count) = whole.as_ref().and_then(|whole| i64::try_from(whole).ok()).filter(|n| n.abs() < 10_000)
    else {
        return Err(it.vm.unsupported("a Decimal to a power that is not a small integer"));
    };
    let (precision, rounding) = it.vm.decimal_context()?;
    let mut result = Number::integer(&1.into());
    for _ in 0..count.unsigned_abs() {
        // Some digits more than asked for keep the rounding of each step out of the result.
        result = result.multiply(number).rounded(precision + 12, rounding);
        it.vm.spend(1)?;
    }
    if count < 0 { divide(it, &Number::integer(&1.into()), &result) } else { Ok(result) }
}

fn sqrt(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let number = itself(it, arguments)?;
    let Some((signed, exponent)) = number.finite() else { return Ok(value(it, number)) };
    if signed.sign() == Sign::Minus {
        return Err(invalid(it, "InvalidOperation"));
    }
    let (precision, _) = it.vm.decimal_context()?;
    let even = exponent.div_euclid(2) * 2;
    let coefficient = signed.magnitude() * number::ten(u64::try_from(exponent - even).unwrap_or(0));
    let shift = (precision + 2).saturating_sub(number::digits(&coefficient) / 2);
    let scaled = &coefficient * number::ten(shift * 2);
    let mut root = scaled.sqrt();
    let mut places = even / 2 - i64::try_from(shift).unwrap_or(0);
    if &root * &root == scaled {
        while places < exponent.div_euclid(2) && &root % 10u8 == BigUint::ZERO {
            root /= 10u8;
            places += 1;
        }
    } else if &root % 5u8 == BigUint::ZERO {
        root += 1u8;
    }
    rounded(it, Number::Finite { negative: false, coefficient: root, exponent: places })
}

/// The order of two numbers, `None` with a NaN among them; nothing where the other is no number.
fn compare(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Option<Option<Ordering>>, Raised> {
    let (number, other) = operands(it, arguments)?;
    let other = match other.plain() {
        Value::Float(float) => Some(Number::from_float(*float)),
        other => operand(other),
    };
    Ok(other.map(|other| number.order(&other)))
}

/// `<` and its kin, which a NaN takes no part in.
fn ordered(it: &mut Interpreter<'_>, arguments: Arguments, holds: fn(Ordering) -> bool) -> Answer {
    match compare(it, arguments)? {
        None => Ok(Value::NotImplemented),
        Some(None) => Err(invalid(it, "InvalidOperation")),
        Some(Some(order)) => Ok(Value::Bool(holds(order))),
    }
}

/// The hash of the number that it is, whatever its type.
fn hashed(number: &Number) -> i64 {
    let Some((signed, exponent)) = number.finite() else {
        let float = match number {
            Number::Infinity { negative: true } => f64::NEG_INFINITY,
            Number::Infinity { negative: false } => f64::INFINITY,
            _ => f64::NAN,
        };
        return hash::of_float(float);
    };
    let modulus = BigInt::from((1i64 << 61) - 1);
    let base = BigInt::from(10);
    let scale = match exponent >= 0 {
        true => base.modpow(&exponent.into(), &modulus),
        // The inverse of ten, by Fermat.
        false => base.modpow(&(&modulus - 2), &modulus).modpow(&(-exponent).into(), &modulus),
    };
    let rest = BigInt::from(signed.magnitude().clone()) * scale % &modulus;
    hash::of_big(&(if signed.sign() == Sign::Minus { -rest } else { rest }))
}

fn whole(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    match itself(it, arguments)?.truncated() {
        Some(number) => Ok(Value::integer(number)),
        None => Err(it.vm.raise_value_error("cannot convert NaN to integer")),
    }
}

fn to_integer(it: &mut Interpreter<'_>, arguments: Arguments, rounding: Rounding) -> Answer {
    let number = itself(it, arguments)?.with_exponent(0, rounding);
    Ok(number.truncated().map_or(Value::None, Value::integer))
}

fn round(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let subject = receiver(it, &mut arguments)?;
    let number: Number = native::receiver_data(it, "Decimal.__round__", &subject)?;
    let values = between(it, "__round__", arguments, 0, 1)?;
    match values.first() {
        Some(places) => {
            let places = integer(it, places)?;
            quantized(it, &number, places.saturating_neg(), Rounding::HalfEven)
        }
        None => {
            let whole = number.with_exponent(0, Rounding::HalfEven).truncated();
            Ok(whole.map_or(Value::None, Value::integer))
        }
    }
}

/// The rounding argument, or the context's.
fn rounding_of(it: &mut Interpreter<'_>, value: &Value) -> Result<Rounding, Raised> {
    match value {
        Value::Unbound | Value::None => Ok(it.vm.decimal_context()?.1),
        value => match value.as_str().and_then(Rounding::named) {
            Some(rounding) => Ok(rounding),
            None => {
                let message = "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, \
                               ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]";
                Err(it.vm.raise_type_error(message))
            }
        },
    }
}

fn quantize(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let subject = receiver(it, &mut arguments)?;
    let number: Number = native::receiver_data(it, "Decimal.quantize", &subject)?;
    let [pattern, rounding, _] = named(it, "quantize", arguments, ["exp", "rounding", "context"])?;
    let rounding = rounding_of(it, &rounding)?;
    let Some((_, exponent)) = operand(&pattern).and_then(|pattern| pattern.finite()) else {
        return Err(invalid(it, "InvalidOperation"));
    };
    quantized(it, &number, exponent, rounding)
}

/// A number with another exponent, where the digits for it fit the context.
fn quantized(it: &mut Interpreter<'_>, number: &Number, wanted: i64, rounding: Rounding) -> Answer {
    let (precision, _) = it.vm.decimal_context()?;
    if let Number::Finite { coefficient, exponent, .. } = number {
        // Told beforehand: the digits of an exponent beyond reason would have to be written first.
        let added = u64::try_from(exponent.saturating_sub(wanted)).unwrap_or(0);
        let is_zero = *coefficient == BigUint::ZERO;
        if (!is_zero && added > precision) || wanted < LEAST_EXPONENT {
            return Err(invalid(it, "InvalidOperation"));
        }
    }
    let result = number.with_exponent(wanted, rounding);
    match &result {
        Number::Finite { coefficient, .. } if number::digits(coefficient) > precision => {
            Err(invalid(it, "InvalidOperation"))
        }
        _ => Ok(value(it, result)),
    }
}

fn to_integral(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let subject = receiver(it, &mut arguments)?;
    let number: Number = native::receiver_data(it, "Decimal.to_integral_value", &subject)?;
    let [rounding, _] = named(it, "to_integral_value", arguments, ["rounding", "context"])?;
    let rounding = rounding_of(it, &rounding)?;
    let result = match &number {
        Number::Finite { exponent, .. } if *exponent < 0 => number.with_exponent(0, rounding),
        _ => number,
    };
    Ok(value(it, result))
}

fn as_tuple(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let number = itself(it, arguments)?;
    let Some((signed, exponent)) = number.finite() else {
        return Err(it.vm.unsupported("as_tuple() of infinity or NaN"));
    };
    let digits = signed.magnitude().to_string();
    let digits = digits.bytes().map(|digit| Value::Int(i64::from(digit - b'0'))).collect();
    let parts = vec![Value::Int(i64::from(number.is_negative())), Value::tuple(digits), Value::Int(exponent)];
    let class = it.library_name("_decimal", "DecimalTuple")?;
    it.call(&class, Arguments::positional(parts))
}

fn as_integer_ratio(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let Some((mut numerator, exponent)) = itself(it, arguments)?.finite() else {
        return Err(it.vm.raise_value_error("cannot convert NaN to integer ratio"));
    };
    let power = BigInt::from(number::ten(exponent.unsigned_abs()));
    if exponent >= 0 {
        return Ok(Value::tuple(vec![Value::integer(numerator * power), Value::Int(1)]));
    }
    let mut denominator = power;
    for prime in [2, 5] {
        let prime = BigInt::from(prime);
        while &numerator % &prime == BigInt::ZERO && &denominator % &prime == BigInt::ZERO {
            numerator /= &prime;
            denominator /= &prime;
        }
    }
    Ok(Value::tuple(vec![Value::integer(numerator), Value::integer(denominator)]))
}

/// `format(decimal, specification)`
fn format(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (subject, [specification]) = method(it, "Decimal.__format__", arguments)?;
    let number: Number = native::receiver_data(it, "Decimal.__format__", &subject)?;
    let specification = specification.as_str().unwrap_or_default();
    if specification.is_empty() {
        return Ok(Value::from(number.text()));
    }
    let text = it.format_digits(specification, number.is_negative(), |kind, precision| {
        let number = number.magnitude();
        let Number::Finite { coefficient, exponent, .. } = &number else {
            return Some(number.text() + if kind == Some('%') { "%" } else { "" });
        };
        let fixed = |number: &Number, places: i64| match number.with_exponent(-places, Rounding::HalfEven) {
            Number::Finite { coefficient, exponent, .. } => number::plain(&coefficient.to_string(), exponent),
            other => other.text(),
        };
        match (kind, precision) {
            (Some('f' | 'F'), Some(places)) => Some(fixed(&number, places)),
            (Some('f' | 'F'), None) if *exponent <= 0 => {
                Some(number::plain(&coefficient.to_string(), *exponent))
            }
            (Some('f' | 'F'), None) => Some(fixed(&number, 0)),
            (Some('%'), places) => {
                let hundred = number.multiply(&Number::integer(&100.into()));
                let places = places.unwrap_or(0.max(-exponent - 2));
                Some(fixed(&hundred, places) + "%")
            }
            (None | Some('g' | 'G'), digits) => {
                let short = match digits {
                    Some(digits) => {
                        number.rounded(u64::try_from(digits.max(1)).unwrap_or(1), Rounding::HalfEven)
                    }
                    None => number,
                };
                let text = short.text();
                Some(if kind == Some('g') { text.replace('E', "e") } else { text })
            }
            (Some('e' | 'E'), places) => {
                let digits = places.map_or(number::digits(coefficient), |places| places.unsigned_abs() + 1);
                let short = number.clone().rounded(digits, Rounding::HalfEven);
                let Number::Finite { coefficient, .. } = &short else { return None };
                let mut written = coefficient.to_string();
                while (written.len() as u64) < digits {
                    written.push('0');
                }
                let (first, rest) = written.split_at_checked(1)?;
                let point = if rest.is_empty() { "" } else { "." };
                let letter = kind.unwrap_or('E');
                Some(format!("{first}{point}{rest}{letter}{:+}", short.adjusted()))
            }
            _ => None,
        }
    })?;
    match text {
        Some(text) => Ok(Value::from(text)),
        None => Err(it.vm.raise_value_error("invalid format string")),
    }
}

/// The text of a `Decimal`, as a value outside the program needs it.
pub(crate) fn text_of(value: &Value) -> Option<String> {
    native::data::<Number>(value).map(Number::text)
}

/// A `Decimal` of a text that writes one.
pub(crate) fn from_text(vm: &mut Vm, text: &str) -> Option<Value> {
    let number = Number::parse(text)?;
    Some(native::instance(&vm.decimal().decimal, number))
}

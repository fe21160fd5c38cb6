//! `math`.

use std::rc::Rc;

use num_bigint::{BigInt, Sign};

use crate::builtins::arguments::{between, integer, named};
use crate::host::{Arguments, BinaryOperator};
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::{Native, NativeKind};
use crate::vm::integers::from_float;

type Answer = Result<Value, Raised>;

const fn native(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Function, function)
}

static FUNCTIONS: &[Native] = &[
    native("sqrt", |it, a| checked(it, a, "sqrt", f64::sqrt)),
    native("cbrt", |it, a| checked(it, a, "cbrt", f64::cbrt)),
    native("exp", |it, a| checked(it, a, "exp", f64::exp)),
    native("exp2", |it, a| checked(it, a, "exp2", f64::exp2)),
    native("expm1", |it, a| checked(it, a, "expm1", f64::exp_m1)),
    native("log1p", |it, a| checked(it, a, "log1p", f64::ln_1p)),
    native("sin", |it, a| checked(it, a, "sin", f64::sin)),
    native("cos", |it, a| checked(it, a, "cos", f64::cos)),
    native("tan", |it, a| checked(it, a, "tan", f64::tan)),
    native("asin", |it, a| checked(it, a, "asin", f64::asin)),
    native("acos", |it, a| checked(it, a, "acos", f64::acos)),
    native("atan", |it, a| checked(it, a, "atan", f64::atan)),
    native("sinh", |it, a| checked(it, a, "sinh", f64::sinh)),
    native("cosh", |it, a| checked(it, a, "cosh", f64::cosh)),
    native("tanh", |it, a| checked(it, a, "tanh", f64::tanh)),
    native("asinh", |it, a| checked(it, a, "asinh", f64::asinh)),
    native("acosh", |it, a| checked(it, a, "acosh", f64::acosh)),
    native("atanh", |it, a| checked(it, a, "atanh", |x| if x.abs() == 1.0 { f64::NAN } else { x.atanh() })),
    native("degrees", |it, a| checked(it, a, "degrees", f64::to_degrees)),
    native("radians", |it, a| checked(it, a, "radians", f64::to_radians)),
    native("fabs", |it, a| checked(it, a, "fabs", f64::abs)),
    native("atan2", |it, a| of_two(it, a, "atan2", f64::atan2)),
    native("copysign", |it, a| of_two(it, a, "copysign", f64::copysign)),
    native("fmod", |it, a| of_two(it, a, "fmod", |x, y| x % y)),
    // A zero to a negative power is outside of the domain, not too large.
    native("pow", |it, a| {
        of_two(it, a, "pow", |x, y| if x == 0.0 && y < 0.0 { f64::NAN } else { x.powf(y) })
    }),
    native("log", log),
    native("log2", |it, a| logarithm(it, a, "log2", f64::log2)),
    native("log10", |it, a| logarithm(it, a, "log10", f64::log10)),
    native("floor", |it, a| whole(it, a, "floor", "__floor__", f64::floor)),
    native("ceil", |it, a| whole(it, a, "ceil", "__ceil__", f64::ceil)),
    native("trunc", |it, a| whole(it, a, "trunc", "__trunc__", f64::trunc)),
    native("isnan", |it, a| Ok(Value::Bool(one(it, a, "isnan")?.is_nan()))),
    native("isinf", |it, a| Ok(Value::Bool(one(it, a, "isinf")?.is_infinite()))),
    native("isfinite", |it, a| Ok(Value::Bool(one(it, a, "isfinite")?.is_finite()))),
    native("modf", |it, a| {
        let number = one(it, a, "modf")?;
        Ok(Value::tuple(vec![Value::Float(number.fract()), Value::Float(number.trunc())]))
    }),
    native("frexp", |it, a| {
        let (mantissa, exponent) = split(one(it, a, "frexp")?);
        Ok(Value::tuple(vec![Value::Float(mantissa), Value::Int(exponent)]))
    }),
    native("ldexp", |it, a| {
        let values = between(it, "ldexp", a, 2, 2)?;
        let [number, exponent] = values.as_slice() else { return Ok(Value::None) };
        let (number, exponent) = (float(it, number)?, integer(it, exponent)?);
        let scaled = scaled(number, exponent);
        if scaled.is_infinite() && number.is_finite() {
            let class = Rc::clone(&it.vm.types.overflow_error);
            return Err(it.vm.raise(&class, "math range error"));
        }
        Ok(Value::Float(scaled))
    }),
    native("remainder", |it, a| {
        of_two(it, a, "remainder", |x, y| {
            if y.is_infinite() && x.is_finite() {
                return x;
            }
            let rest = x.abs() % y.abs();
            let other = y.abs() - rest;
            // The even quotient decides where both are as near.
            let is_odd = ((x.abs() - rest) / y.abs()) % 2.0 != 0.0;
            let nearest = if rest < other || (rest == other && !is_odd) { rest } else { -other };
            nearest.copysign(nearest * x.signum())
        })
    }),
    native("nextafter", |it, a| of_two(it, a, "nextafter", next_after)),
    native("ulp", |it, a| {
        let number = one(it, a, "ulp")?.abs();
        Ok(Value::Float(if number.is_finite() { number.next_up() - number } else { number }))
    }),
    native("hypot", hypot),
    native("dist", dist),
    native("fsum", fsum),
    native("prod", prod),
    native("gcd", gcd),
    native("lcm", lcm),
    native("factorial", factorial),
    native("isqrt", isqrt),
    native("comb", |it, a| chosen(it, a, "comb")),
    native("perm", |it, a| chosen(it, a, "perm")),
    native("isclose", isclose),
];

pub(super) fn namespace() -> Dict {
    let namespace = super::functions(FUNCTIONS);
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, number) in constants {
        namespace.set_str(name, Value::Float(number));
    }
    namespace
}

/// The mantissa, from a half to one, and the power of two.
fn split(number: f64) -> (f64, i64) {
    if number == 0.0 || !number.is_finite() {
        return (number, 0);
    }
    // Numbers below the normal ones are made normal first.
    let (number, shift) = if number.is_normal() { (number, 0) } else { (number * 2f64.powi(54), 54) };
    let bits = number.to_bits();
    let exponent = i64::try_from((bits >> 52) & 0x7ff).unwrap_or(0) - 1022;
    (f64::from_bits((bits & !(0x7ff << 52)) | (1022 << 52)), exponent - shift)
}

/// A number times a power of two, in steps that lose nothing.
fn scaled(number: f64, exponent: i64) -> f64 {
    let mut left = exponent.clamp(-2200, 2200);
    let mut number = number;
    while left != 0 {
        let step = left.clamp(-1000, 1000);
        number *= 2f64.powi(i32::try_from(step).unwrap_or(0));
        left -= step;
    }
    number
}

fn next_after(from: f64, to: f64) -> f64 {
    match from.partial_cmp(&to) {
        Some(std::cmp::Ordering::Less) => from.next_up(),
        Some(std::cmp::Ordering::Greater) => from.next_down(),
        Some(std::cmp::Ordering::Equal) => to,
        None => f64::NAN,
    }
}

/// A number as a float.
fn float(it: &mut Interpreter<'_>, value: &Value) -> Result<f64, Raised> {
    match value.plain() {
        Value::Float(number) => Ok(*number),
        number @ (Value::Int(_) | Value::Bool(_) | Value::BigInt(_)) => it.float_of(number),
        other => match it.class_attribute(other, "__float__")? {
            Some(method) => match it.call(&method, Arguments::default())? {
                Value::Float(number) => Ok(number),
                _ => Err(it.vm.raise_type_error("__float__ returned non-float")),
            },
            None => {
                let class = it.class_of(other)?;
                Err(it.vm.raise_type_error(format!("must be real number, not {}", class.name)))
            }
        },
    }
}

fn one(it: &mut Interpreter<'_>, arguments: Arguments, name: &str) -> Result<f64, Raised> {
    let values = between(it, name, arguments, 1, 1)?;
    float(it, values.first().unwrap_or(&Value::None))
}

fn domain(it: &mut Interpreter<'_>) -> Raised {
    it.vm.raise_value_error("math domain error")
}

/// ValueError where a number has no result, OverflowError where that is too large.
fn result(it: &mut Interpreter<'_>, number: f64, is_finite: bool) -> Answer {
    if number.is_nan() && is_finite {
        return Err(domain(it));
    }
    if number.is_infinite() && is_finite {
        let class = Rc::clone(&it.vm.types.overflow_error);
        return Err(it.vm.raise(&class, "math range error"));
    }
    Ok(Value::Float(number))
}

fn checked(it: &mut Interpreter<'_>, arguments: Arguments, name: &str, function: fn(f64) -> f64) -> Answer {
    let number = one(it, arguments, name)?;
    result(it, function(number), number.is_finite())
}

fn of_two(
    it: &mut Interpreter<'_>,
    arguments: Arguments,
    name: &str,
    function: fn(f64, f64) -> f64,
) -> Answer {
    let values = between(it, name, arguments, 2, 2)?;
    let [x, y] = values.as_slice() else { return Ok(Value::None) };
    let (x, y) = (float(it, x)?, float(it, y)?);
    result(it, function(x, y), x.is_finite() && y.is_finite())
}

/// The logarithm of a positive number, of an integer beyond floats too.
fn logarithm_of(it: &mut Interpreter<'_>, value: &Value, function: fn(f64) -> f64) -> Result<f64, Raised> {
    if let Value::BigInt(number) = value
        && number.sign() == Sign::Plus
    {
        let shift = number.bits().saturating_sub(900);
        let head = it.float_of(&Value::integer(&**number >> shift))?;
        return Ok(function(head) + function(2.0) * shift as f64);
    }
    let number = float(it, value)?;
    if number <= 0.0 {
        return Err(domain(it));
    }
    Ok(function(number))
}

fn logarithm(it: &mut Interpreter<'_>, arguments: Arguments, name: &str, function: fn(f64) -> f64) -> Answer {
    let values = between(it, name, arguments, 1, 1)?;
    logarithm_of(it, values.first().unwrap_or(&Value::None), function).map(Value::Float)
}

fn log(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "log", arguments, 1, 2)?;
    let [number, base @ ..] = values.as_slice() else { return Ok(Value::None) };
    let logarithm = logarithm_of(it, number, f64::ln)?;
    let Some(base) = base.first() else { return Ok(Value::Float(logarithm)) };
    let base = logarithm_of(it, base, f64::ln)?;
    if base == 0.0 {
        let class = Rc::clone(&it.vm.types.zero_division_error);
        return Err(it.vm.raise(&class, "float division by zero"));
    }
    Ok(Value::Float(logarithm / base))
}

fn whole(
    it: &mut Interpreter<'_>,
    arguments: Arguments,
    name: &str,
    special: &str,
    function: fn(f64) -> f64,
) -> Answer {
    let values = between(it, name, arguments, 1, 1)?;
    let value = values.into_iter().next().unwrap_or(Value::None);
    if let Some(number) = value.plain().as_big() {
        return Ok(Value::integer(number));
    }
    if let Value::Instance(_) = &value
        && let Some(method) = it.class_attribute(&value, special)?
    {
        return it.call(&method, Arguments::default());
    }
    let number = float(it, &value)?;
    match from_float(function(number)) {
        Some(number) => Ok(Value::integer(number)),
        None if number.is_nan() => Err(it.vm.raise_value_error("cannot convert float NaN to integer")),
        None => {
            let class = Rc::clone(&it.vm.types.overflow_error);
            Err(it.vm.raise(&class, "cannot convert float infinity to integer"))
        }
    }
}

fn hypot(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let mut numbers = Vec::new();
    for value in &arguments.positional {
        numbers.push(float(it, value)?);
    }
    Ok(Value::Float(match numbers.as_slice() {
        [x, y] => x.hypot(*y),
        numbers => numbers.iter().map(|number| number * number).sum::<f64>().sqrt(),
    }))
}

fn dist(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "dist", arguments, 2, 2)?;
    let [p, q] = values.as_slice() else { return Ok(Value::None) };
    let (p, q) = (it.collect(p)?, it.collect(q)?);
    if p.len() != q.len() {
        return Err(it.vm.raise_value_error("both points must have the same number of dimensions"));
    }
    let mut numbers = Vec::new();
    for (p, q) in p.iter().zip(&q) {
        numbers.push(Value::Float(float(it, p)? - float(it, q)?));
    }
    hypot(it, Arguments::positional(numbers))
}

/// The sum without loss on the way: partial sums that do not overlap.
fn fsum(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "fsum", arguments, 1, 1)?;
    let mut partials: Vec<f64> = Vec::new();
    for value in it.collect(values.first().unwrap_or(&Value::None))? {
        let mut number = float(it, &value)?;
        let mut kept = Vec::new();
        for partial in partials {
            let (large, small) =
                if number.abs() < partial.abs() { (partial, number) } else { (number, partial) };
            let high = large + small;
            let low = small - (high - large);
            if low != 0.0 {
                kept.push(low);
            }
            number = high;
        }
        kept.push(number);
        partials = kept;
    }
    let mut rest = partials.into_iter().rev();
    let mut total = rest.next().unwrap_or(0.0);
    for partial in rest {
        let high = total + partial;
        let low = partial - (high - total);
        total = high;
        if low != 0.0 {
            break;
        }
    }
    Ok(Value::Float(total))
}

fn prod(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let [items, start] = named(it, "prod", arguments, ["iterable", "start"])?;
    let mut total = if matches!(start, Value::Unbound) { Value::Int(1) } else { start };
    for item in it.collect(&items)? {
        total = it.binary(BinaryOperator::Multiply, &total, &item)?;
    }
    Ok(total)
}

fn integers(it: &mut Interpreter<'_>, values: &[Value]) -> Result<Vec<BigInt>, Raised> {
    let mut numbers = Vec::new();
    for value in values {
        numbers.push(match value.plain().as_big() {
            Some(number) => number,
            None => integer(it, value)?.into(),
        });
    }
    Ok(numbers)
}

fn common_divisor(mut a: BigInt, mut b: BigInt) -> BigInt {
    while b.sign() != Sign::NoSign {
        (a, b) = (b.clone(), a % b);
    }
    a.magnitude().clone().into()
}

fn gcd(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let numbers = integers(it, &arguments.positional)?;
    // Each bit of the result takes a subtraction of all words.
    let words = numbers.iter().map(|number| number.bits() / 64).max().unwrap_or(0);
    it.vm.spend(numbers.len() as u64 * words * words * 4)?;
    Ok(Value::integer(numbers.into_iter().fold(BigInt::ZERO, common_divisor)))
}

fn lcm(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let mut total = BigInt::from(1);
    for number in integers(it, &arguments.positional)? {
        if number.sign() == Sign::NoSign {
            return Ok(Value::Int(0));
        }
        let divisor = common_divisor(total.clone(), number.clone());
        total = (total / divisor * number).magnitude().clone().into();
    }
    Ok(Value::integer(total))
}

fn factorial(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "factorial", arguments, 1, 1)?;
    let number = integer(it, values.first().unwrap_or(&Value::None))?;
    if number < 0 {
        return Err(it.vm.raise_value_error("factorial() not defined for negative values"));
    }
    let mut total = Value::Int(1);
    for factor in 2..=number {
        total = it.binary(BinaryOperator::Multiply, &total, &Value::Int(factor))?;
        it.vm.spend(1)?;
    }
    Ok(total)
}

fn isqrt(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "isqrt", arguments, 1, 1)?;
    let numbers = integers(it, &values)?;
    match numbers.first() {
        Some(number) if number.sign() == Sign::Minus => {
            Err(it.vm.raise_value_error("isqrt() argument must be nonnegative"))
        }
        Some(number) => Ok(Value::integer(number.sqrt())),
        None => Ok(Value::None),
    }
}

fn chosen(it: &mut Interpreter<'_>, arguments: Arguments, name: &str) -> Answer {
    let values = between(it, name, arguments, 1, 2)?;
    let [n, k @ ..] = values.as_slice() else { return Ok(Value::None) };
    let n = integer(it, n)?;
    let k = match k.first() {
        Some(k) => integer(it, k)?,
        None => n,
    };
    if n < 0 || k < 0 {
        let which = if n < 0 { "n" } else { "k" };
        return Err(it.vm.raise_value_error(format!("{which} must be a non-negative integer")));
    }
    if k > n {
        return Ok(Value::Int(0));
    }
    let steps = if name == "comb" { k.min(n - k) } else { k };
    let mut total = BigInt::from(1);
    for step in 0..steps {
        total *= n - step;
        if name == "comb" {
            total /= step + 1;
        }
        it.vm.spend(total.bits() / 64 + 1)?;
    }
    Ok(Value::integer(total))
}

fn isclose(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let relative = arguments.take_keyword("rel_tol").unwrap_or(Value::Float(1e-9));
    let absolute = arguments.take_keyword("abs_tol").unwrap_or(Value::Float(0.0));
    let values = between(it, "isclose", arguments, 2, 2)?;
    let [a, b] = values.as_slice() else { return Ok(Value::None) };
    let (a, b) = (float(it, a)?, float(it, b)?);
    let (relative, absolute) = (float(it, &relative)?, float(it, &absolute)?);
    if a == b {
        return Ok(Value::Bool(true));
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::Bool(false));
    }
    let difference = (a - b).abs();
    Ok(Value::Bool(difference <= (relative * a.abs().max(b.abs())).max(absolute)))
}

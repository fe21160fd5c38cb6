//! Format specifications (`f"{x:>8.2f}"`, `format`, `str.format`).

use std::rc::Rc;

use num_bigint::{BigInt, Sign};

use super::text::float_repr;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;

/// A parsed format specification.
#[derive(Debug, Clone)]
struct Specification {
    fill: char,
    align: Option<char>,
    sign: Option<char>,
    /// `z`: no minus before what is rounded to zero.
    no_negative_zero: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    grouping: Option<char>,
    precision: Option<usize>,
    kind: Option<char>,
}

/// Why a text is no format specification.
enum Malformed {
    Because(&'static str),
    TooLong,
}

impl Specification {
    fn parse(text: &str) -> Result<Self, Malformed> {
        let characters: Vec<char> = text.chars().collect();
        let mut at = 0;
        let peek = |at: usize| characters.get(at).copied();
        let is_align = |c: Option<char>| matches!(c, Some('<' | '>' | '^' | '='));
        let (mut fill, mut align) = (' ', None);
        let has_fill = is_align(peek(1));
        if has_fill {
            fill = peek(0).unwrap_or(' ');
            align = peek(1);
            at = 2;
        } else if is_align(peek(0)) {
            align = peek(0);
            at = 1;
        }
        let sign = peek(at).filter(|sign| matches!(sign, '+' | '-' | ' '));
        at += usize::from(sign.is_some());
        let no_negative_zero = peek(at) == Some('z');
        at += usize::from(no_negative_zero);
        let alternate = peek(at) == Some('#');
        at += usize::from(alternate);
        let zero = !has_fill && peek(at) == Some('0');
        at += usize::from(zero);
        if zero {
            fill = '0';
        }
        let number = |at: &mut usize| {
            let start = *at;
            let mut number = 0usize;
            while let Some(digit) = peek(*at).and_then(|c| c.to_digit(10)) {
                number = number.saturating_mul(10).saturating_add(digit as usize);
                *at += 1;
            }
            (*at > start).then_some(number)
        };
        let width = number(&mut at).unwrap_or(0);
        let grouping = peek(at).filter(|separator| matches!(separator, ',' | '_'));
        at += usize::from(grouping.is_some());
        if let (Some(first), Some(second @ (',' | '_'))) = (grouping, peek(at)) {
            return Err(Malformed::Because(match (first, second) {
                (',', ',') => "Cannot specify ',' with ','.",
                ('_', '_') => "Cannot specify '_' with '_'.",
                _ => "Cannot specify both ',' and '_'.",
            }));
        }
        let mut precision = None;
        if peek(at) == Some('.') {
            at += 1;
            precision = number(&mut at);
            if precision.is_none() {
                return Err(Malformed::Because("Format specifier missing precision"));
            }
        }
        let kind = peek(at);
        at += usize::from(kind.is_some());
        if at < characters.len() {
            return Err(Malformed::TooLong);
        }
        Ok(Self { fill, align, sign, no_negative_zero, alternate, zero, width, grouping, precision, kind })
    }

    /// What the separator of thousands cannot go with, if it is the kind asked for.
    fn ungrouped_kind(&self, default: char) -> Option<(char, char)> {
        let kind = self.kind.unwrap_or(default);
        let separator = self.grouping?;
        let fits = "deEfFgG%".contains(kind) || (separator == '_' && "boxX".contains(kind));
        (!fits).then_some((separator, kind))
    }

    fn pad(&self, text: &str, default: char) -> String {
        let length = text.chars().count();
        let missing = self.width.saturating_sub(length);
        let fill = |count: usize| std::iter::repeat_n(self.fill, count).collect::<String>();
        match self.align.unwrap_or(default) {
            '<' => format!("{text}{}", fill(missing)),
            '^' => format!("{}{text}{}", fill(missing / 2), fill(missing - missing / 2)),
            _ => format!("{}{text}", fill(missing)),
        }
    }

    /// A number from its sign, prefix and digits: grouped, filled between sign and digits if asked.
    fn number(&self, negative: bool, prefix: &str, digits: &str) -> String {
        let sign = match (negative, self.sign) {
            (true, _) => "-",
            (false, Some('+')) => "+",
            (false, Some(' ')) => " ",
            _ => "",
        };
        let step = if matches!(self.kind, Some('b' | 'o' | 'x' | 'X')) { 4 } else { 3 };
        let mut digits = match self.grouping {
            Some(separator) => group(digits, separator, step),
            None => digits.to_owned(),
        };
        let between = self.align == Some('=') || (self.zero && self.align.is_none());
        if between {
            let fill = if self.zero && self.align.is_none() { '0' } else { self.fill };
            let taken = sign.len() + prefix.len();
            while taken + digits.chars().count() < self.width {
                let needs_separator = fill == '0'
                    && self.grouping.is_some()
                    && digits.chars().take_while(char::is_ascii_hexdigit).count() == step;
                if needs_separator {
                    digits.insert(0, self.grouping.unwrap_or(','));
                    if taken + digits.chars().count() >= self.width {
                        digits.insert(0, fill);
                        break;
                    }
                }
                digits.insert(0, fill);
            }
            return format!("{sign}{prefix}{digits}");
        }
        self.pad(&format!("{sign}{prefix}{digits}"), '>')
    }
}

fn group(digits: &str, separator: char, step: usize) -> String {
    let end = digits.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(digits.len());
    let (whole, rest) = digits.split_at_checked(end).unwrap_or((digits, ""));
    let count = whole.chars().count();
    let mut result = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (count - at).is_multiple_of(step) {
            result.push(separator);
        }
        result.push(digit);
    }
    result + rest
}

impl Interpreter<'_> {
    /// A replacement field of an f-string.
    pub(super) fn format_value(
        &mut self,
        value: &Value,
        conversion: u8,
        specification: &Value,
    ) -> Result<Rc<str>, Raised> {
        let converted = match conversion {
            b'r' => Some(self.repr(value)?),
            b's' => Some(self.str(value)?),
            b'a' => Some(ascii(&self.repr(value)?).into()),
            _ => None,
        };
        let value = converted.map_or_else(|| value.clone(), Value::Str);
        let specification = specification.as_str().unwrap_or("");
        self.format(&value, specification)
    }

    /// `format(value, specification)`
    pub fn format(&mut self, value: &Value, specification: &str) -> Result<Rc<str>, Raised> {
        if let Value::Instance(instance) = value
            && let Some(method) = instance.class.lookup("__format__")
            && !matches!(&method, Value::Native(native) if native.name == "object.__format__")
        {
            let class = Rc::clone(&instance.class);
            let method = self.bind(&method, "__format__", Some(value), &class)?;
            let text = self.call(&method, Arguments::positional(vec![Value::from(specification)]))?;
            return match text {
                Value::Str(text) => Ok(text),
                other => {
                    let class = self.class_of(&other)?;
                    let message = format!("__format__ must return a str, not {}", class.name);
                    Err(self.vm.raise_type_error(message))
                }
            };
        }
        self.format_plainly(value, specification)
    }

    /// What `object.__format__` and the built-in types' own do.
    pub(crate) fn format_plainly(&mut self, value: &Value, specification: &str) -> Result<Rc<str>, Raised> {
        if specification.is_empty() {
            return self.str(value);
        }
        let value = value.plain();
        let is_formattable = matches!(
            value,
            Value::Str(_) | Value::Int(_) | Value::BigInt(_) | Value::Bool(_) | Value::Float(_)
        );
        if !is_formattable {
            let class = self.class_of(value)?;
            let message = format!("unsupported format string passed to {}.__format__", class.name);
            return Err(self.vm.raise_type_error(message));
        }
        let parsed = match Specification::parse(specification) {
            Ok(parsed) => parsed,
            Err(Malformed::Because(message)) => return Err(self.vm.raise_value_error(message)),
            Err(Malformed::TooLong) => {
                let class = self.class_of(value)?;
                let message =
                    format!("Invalid format specifier '{specification}' for object of type '{}'", class.name);
                return Err(self.vm.raise_value_error(message));
            }
        };
        let default = if matches!(value, Value::Str(_)) { 's' } else { 'd' };
        if let Some((separator, kind)) = parsed.ungrouped_kind(default) {
            return Err(self.vm.raise_value_error(format!("Cannot specify '{separator}' with '{kind}'.")));
        }
        self.vm.check_text(parsed.width.max(parsed.precision.unwrap_or(0)))?;
        let text = match value {
            Value::Str(text) => self.format_text(text, &parsed)?,
            Value::Bool(_) | Value::Int(_) => {
                let number = value.as_int().unwrap_or(0);
                match parsed.kind {
                    None if matches!(value, Value::Bool(_))
                        && parsed.precision.is_none()
                        && !parsed.no_negative_zero =>
                    {
                        parsed.number(number < 0, "", &number.to_string())
                    }
                    Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
                        self.format_float(number as f64, &parsed, "int")?
                    }
                    None | Some('d') if parsed.precision.is_none() && !parsed.no_negative_zero => {
                        parsed.number(number < 0, "", &number.unsigned_abs().to_string())
                    }
                    _ => {
                        let class = if matches!(value, Value::Bool(_)) { "bool" } else { "int" };
                        self.format_integer(&number.into(), &parsed, class)?
                    }
                }
            }
            Value::BigInt(number) => match parsed.kind {
                Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
                    let number = self.float_of(value)?;
                    self.format_float(number, &parsed, "int")?
                }
                _ => self.format_integer(number, &parsed, "int")?,
            },
            Value::Float(number) => self.format_float(*number, &parsed, "float")?,
            _ => String::new(),
        };
        Ok(text.into())
    }

    /// Formats a number whose digits someone else makes, of the kind and the precision asked for; `None` if there
    /// are none of that kind.
    pub(crate) fn format_digits(
        &mut self,
        specification: &str,
        negative: bool,
        digits: impl FnOnce(Option<char>, Option<i64>) -> Option<String>,
    ) -> Result<Option<String>, Raised> {
        let Ok(mut parsed) = Specification::parse(specification) else { return Ok(None) };
        self.vm.check_text(parsed.width.max(parsed.precision.unwrap_or(0)))?;
        let precision = parsed.precision.and_then(|precision| i64::try_from(precision).ok());
        Ok(digits(parsed.kind, precision).map(|digits| {
            // There is nothing to group in `Infinity`, nor to fill with zeros.
            if digits.starts_with(char::is_alphabetic) {
                parsed.grouping = None;
                if parsed.zero {
                    parsed.zero = false;
                    parsed.fill = ' ';
                }
            }
            parsed.number(negative, "", &digits)
        }))
    }

    fn unknown_code(&mut self, kind: char, class: &str) -> Raised {
        self.vm.raise_value_error(format!("Unknown format code '{kind}' for object of type '{class}'"))
    }

    fn format_text(&mut self, text: &str, specification: &Specification) -> Result<String, Raised> {
        if let Some(kind) = specification.kind.filter(|kind| *kind != 's') {
            return Err(self.unknown_code(kind, "str"));
        }
        let misplaced = match specification {
            Specification { sign: Some(' '), .. } => Some("Space"),
            Specification { sign: Some(_), .. } => Some("Sign"),
            Specification { no_negative_zero: true, .. } => Some("Negative zero coercion (z)"),
            Specification { alternate: true, .. } => Some("Alternate form (#)"),
            Specification { align: Some('='), .. } => Some("'=' alignment"),
            _ => None,
        };
        if let Some(what) = misplaced {
            let message = format!("{what} not allowed in string format specifier");
            return Err(self.vm.raise_value_error(message));
        }
        let text: String = match specification.precision {
            Some(precision) => text.chars().take(precision).collect(),
            None => text.to_owned(),
        };
        Ok(specification.pad(&text, '<'))
    }

    fn format_integer(
        &mut self,
        number: &BigInt,
        specification: &Specification,
        class: &str,
    ) -> Result<String, Raised> {
        if specification.precision.is_some() {
            return Err(self.vm.raise_value_error("Precision not allowed in integer format specifier"));
        }
        let is_known = specification.kind.is_none_or(|kind| "bcdoxXn".contains(kind));
        if specification.no_negative_zero && is_known {
            let message = "Negative zero coercion (z) not allowed in integer format specifier";
            return Err(self.vm.raise_value_error(message));
        }
        let magnitude = number.magnitude();
        let (prefix, digits) = match specification.kind {
            None | Some('d' | 'n') => ("", self.big_text(&magnitude.clone().into())?),
            Some('b') => ("0b", format!("{magnitude:b}")),
            Some('o') => ("0o", format!("{magnitude:o}")),
            Some('x') => ("0x", format!("{magnitude:x}")),
            Some('X') => ("0X", format!("{magnitude:X}")),
            Some('c') => {
                let misplaced = match specification {
                    Specification { sign: Some(_), .. } => Some("Sign"),
                    Specification { alternate: true, .. } => Some("Alternate form (#)"),
                    _ => None,
                };
                if let Some(what) = misplaced {
                    let message = format!("{what} not allowed with integer format specifier 'c'");
                    return Err(self.vm.raise_value_error(message));
                }
                let character = u32::try_from(number).ok().and_then(char::from_u32);
                let Some(character) = character else {
                    let class = Rc::clone(&self.vm.types.overflow_error);
                    return Err(self.vm.raise(&class, "%c arg not in range(0x110000)"));
                };
                return Ok(specification.pad(&character.to_string(), '>'));
            }
            Some(kind) => return Err(self.unknown_code(kind, class)),
        };
        let prefix = if specification.alternate { prefix } else { "" };
        Ok(specification.number(number.sign() == Sign::Minus, prefix, &digits))
    }

    fn format_float(
        &mut self,
        number: f64,
        specification: &Specification,
        class: &str,
    ) -> Result<String, Raised> {
        let negative = number.is_sign_negative() && !number.is_nan();
        let magnitude = number.abs();
        let precision = specification.precision.unwrap_or(6);
        let digits = match specification.kind {
            None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') if !number.is_finite() => {
                let text = if number.is_nan() { "nan" } else { "inf" };
                let upper = matches!(specification.kind, Some('E' | 'F' | 'G'));
                let text = if upper { text.to_uppercase() } else { text.to_owned() };
                if specification.kind == Some('%') { text + "%" } else { text }
            }
            Some('f' | 'F') => pointed(format!("{magnitude:.precision$}"), specification.alternate),
            Some('%') => pointed(format!("{:.precision$}", magnitude * 100.0), specification.alternate) + "%",
            Some('e') => pointed(exponential(magnitude, precision), specification.alternate),
            Some('E') => pointed(exponential(magnitude, precision).to_uppercase(), specification.alternate),
            Some('g' | 'n') => general(magnitude, precision, specification.alternate),
            Some('G') => general(magnitude, precision, specification.alternate).to_uppercase(),
            None => match specification.precision {
                None => float_repr(magnitude),
                Some(precision) => {
                    let text = shorter(magnitude, precision, 1, specification.alternate);
                    let is_whole = !text.contains(['.', 'e', 'n', 'i']);
                    if is_whole { text + ".0" } else { text }
                }
            },
            Some(kind) => return Err(self.unknown_code(kind, class)),
        };
        let is_zero = specification.no_negative_zero
            && number.is_finite()
            && !digits.contains(|c: char| ('1'..='9').contains(&c));
        Ok(specification.number(negative && !is_zero, "", &digits))
    }
}

/// As `%e`: at least two digits of exponent.
fn exponential(number: f64, precision: usize) -> String {
    let text = format!("{number:.precision$e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    format!("{digits}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
}

/// The alternate form has a point also where no digit follows it.
fn pointed(text: String, alternate: bool) -> String {
    if !alternate || text.contains('.') {
        return text;
    }
    match text.find(['e', 'E']) {
        Some(at) => text.get(..at).unwrap_or_default().to_owned() + "." + text.get(at..).unwrap_or_default(),
        None => text + ".",
    }
}

/// As `%g`: the shorter of fixed and exponential, without trailing zeros.
fn general(number: f64, precision: usize, alternate: bool) -> String {
    shorter(number, precision, 0, alternate)
}

/// As [`general`], where so many digits are needed after the point in the fixed form.
fn shorter(number: f64, precision: usize, after_point: i64, alternate: bool) -> String {
    let precision = precision.max(1);
    let rounded = format!("{number:.*e}", precision - 1);
    let exponent: i64 = rounded.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0);
    let limit = i64::try_from(precision).unwrap_or(i64::MAX);
    let trim = |text: &str| match text.contains('.') && !alternate {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text.to_owned(),
    };
    if (-4..limit - after_point).contains(&exponent) {
        let decimals = usize::try_from(limit - 1 - exponent).unwrap_or(0);
        return trim(&pointed(format!("{number:.decimals$}"), alternate));
    }
    let text = exponential(number, precision - 1);
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "+00"));
    format!("{}e{exponent}", trim(&pointed(digits.to_owned(), alternate)))
}

/// Everything outside ASCII escaped.
pub(crate) fn ascii(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for character in text.chars() {
        match u32::from(character) {
            ..=0x7f => result.push(character),
            code @ ..=0xff => result.push_str(&format!("\\x{code:02x}")),
            code @ ..=0xffff => result.push_str(&format!("\\u{code:04x}")),
            code => result.push_str(&format!("\\U{code:08x}")),
        }
    }
    result
}

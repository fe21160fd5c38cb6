//! `format % values`.

use std::rc::Rc;

use num_bigint::Sign;

use super::format::ascii;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;

/// What stands between `%` and the letter.
#[derive(Debug, Default)]
struct Conversion {
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

/// The values that conversions take, one after the other or by key.
struct Operands<'v> {
    all: &'v Value,
    items: Vec<Value>,
    next: usize,
    by_key: bool,
}

impl Operands<'_> {
    fn next(&mut self, interpreter: &mut Interpreter<'_>) -> Result<Value, Raised> {
        let Some(value) = self.items.get(self.next) else {
            return Err(interpreter.vm.raise_type_error("not enough arguments for format string"));
        };
        self.next += 1;
        Ok(value.clone())
    }
}

impl Conversion {
    fn padded(&self, text: &str) -> String {
        let missing = " ".repeat(self.width.saturating_sub(text.chars().count()));
        if self.left { format!("{text}{missing}") } else { format!("{missing}{text}") }
    }

    /// A number of digits with what comes before them.
    fn number(&self, negative: bool, prefix: &str, digits: &str) -> String {
        let sign = match (negative, self.plus, self.space) {
            (true, _, _) => "-",
            (false, true, _) => "+",
            (false, false, true) => " ",
            _ => "",
        };
        let taken = sign.len() + prefix.len() + digits.len();
        let zeros = if self.zero && !self.left { self.width.saturating_sub(taken) } else { 0 };
        self.padded(&format!("{sign}{prefix}{}{digits}", "0".repeat(zeros)))
    }

    /// The same as a format specification.
    fn specification(&self, kind: char) -> String {
        let mut text = String::new();
        let zero = self.zero && !self.left;
        if !zero {
            text.push(if self.left { '<' } else { '>' });
        }
        text.push_str(if self.plus {
            "+"
        } else if self.space {
            " "
        } else {
            ""
        });
        text.push_str(if self.alternate { "#" } else { "" });
        text.push_str(if zero { "0" } else { "" });
        if self.width > 0 {
            text.push_str(&self.width.to_string());
        }
        if let Some(precision) = self.precision {
            text.push_str(&format!(".{precision}"));
        }
        text.push(kind);
        text
    }
}

impl Interpreter<'_> {
    /// `format % values`
    pub(super) fn percent_format(&mut self, format: &str, values: &Value) -> Result<Value, Raised> {
        let items = match values.plain() {
            Value::Tuple(items) => items.to_vec(),
            _ => vec![values.clone()],
        };
        let by_key = self.is_keyed(values)?;
        let mut operands = Operands { all: values, items, next: 0, by_key };
        let mut result = String::new();
        let mut rest = format;
        while let Some((before, after)) = rest.split_once('%') {
            result.push_str(before);
            rest = after;
            result.push_str(&self.conversion(format, &mut rest, &mut operands)?);
            self.vm.check_text(result.len())?;
        }
        result.push_str(rest);
        if operands.next < operands.items.len() && !operands.by_key {
            return Err(self.vm.raise_type_error("not all arguments converted during string formatting"));
        }
        Ok(Value::from(result))
    }

    /// Whether `%(name)s` can look a name up in it.
    fn is_keyed(&mut self, values: &Value) -> Result<bool, Raised> {
        Ok(match values.plain() {
            Value::Tuple(_) | Value::Str(_) => false,
            Value::Dict(_) | Value::List(_) | Value::Bytes(_) | Value::Range(_) => true,
            Value::Instance(_) | Value::Host(_) => self.class_attribute(values, "__getitem__")?.is_some(),
            _ => false,
        })
    }

    /// One conversion; `rest` is what follows its `%`.
    fn conversion(
        &mut self,
        format: &str,
        rest: &mut &str,
        operands: &mut Operands<'_>,
    ) -> Result<String, Raised> {
        let keyed = match rest.strip_prefix('(') {
            Some(inside) => {
                if !operands.by_key {
                    return Err(self.vm.raise_type_error("format requires a mapping"));
                }
                let Some(end) = closing(inside) else {
                    return Err(self.vm.raise_value_error("incomplete format key"));
                };
                let (key, after) = inside.split_at_checked(end).unwrap_or((inside, ""));
                *rest = after.strip_prefix(')').unwrap_or(after);
                Some(self.get_item(operands.all, &Value::from(key))?)
            }
            None => None,
        };
        let mut conversion = Conversion::default();
        while let Some(flag) = rest.chars().next().filter(|flag| "#0- +".contains(*flag)) {
            *rest = rest.get(1..).unwrap_or_default();
            match flag {
                '#' => conversion.alternate = true,
                '0' => conversion.zero = true,
                '-' => conversion.left = true,
                ' ' => conversion.space = true,
                _ => conversion.plus = true,
            }
        }
        if let Some(width) = self.count(rest, operands)? {
            conversion.left |= width < 0;
            conversion.width = usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX);
        }
        if let Some(after) = rest.strip_prefix('.') {
            *rest = after;
            let precision = self.count(rest, operands)?.unwrap_or(0);
            conversion.precision = Some(usize::try_from(precision).unwrap_or(0));
        }
        self.vm.check_text(conversion.width.max(conversion.precision.unwrap_or(0)))?;
        *rest = rest.trim_start_matches(['h', 'l', 'L']);
        let Some(kind) = rest.chars().next() else {
            return Err(self.vm.raise_value_error("incomplete format"));
        };
        let before = format.len() - rest.len();
        *rest = rest.get(kind.len_utf8()..).unwrap_or_default();
        if kind == '%' {
            return Ok("%".to_owned());
        }
        let value = match keyed {
            Some(value) => value,
            None => operands.next(self)?,
        };
        if !"diuxXofFeEgGcsra".contains(kind) {
            let index = format.get(..before).map_or(0, |text| text.chars().count());
            let code = u32::from(kind);
            let message = format!("unsupported format character '{kind}' ({code:#x}) at index {index}");
            return Err(self.vm.raise_value_error(message));
        }
        self.converted(&conversion, kind, &value)
    }

    /// A width or a precision: digits, or `*` for an operand.
    fn count(&mut self, rest: &mut &str, operands: &mut Operands<'_>) -> Result<Option<i64>, Raised> {
        if let Some(after) = rest.strip_prefix('*') {
            *rest = after;
            return match operands.next(self)?.as_int() {
                Some(count) => Ok(Some(count)),
                None => Err(self.vm.raise_type_error("* wants int")),
            };
        }
        let end = rest.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(rest.len());
        let (digits, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        *rest = after;
        Ok(if digits.is_empty() { None } else { Some(digits.parse().unwrap_or(i64::MAX)) })
    }

    fn converted(&mut self, conversion: &Conversion, kind: char, value: &Value) -> Result<String, Raised> {
        match kind {
            's' | 'r' | 'a' => {
                let text = if kind == 's' { self.str(value)? } else { self.repr(value)? };
                let text = if kind == 'a' { ascii(&text).into() } else { text };
                Ok(match conversion.precision {
                    Some(precision) => conversion.padded(&text.chars().take(precision).collect::<String>()),
                    None => conversion.padded(&text),
                })
            }
            'c' => {
                let character = match value.plain() {
                    Value::Str(text) if text.chars().count() == 1 => text.to_string(),
                    Value::Str(_) | Value::Float(_) => {
                        return Err(self.vm.raise_type_error("%c requires int or char"));
                    }
                    _ => {
                        let Some(number) = self.index_of(value)? else {
                            return Err(self.vm.raise_type_error("%c requires int or char"));
                        };
                        let Some(character) = u32::try_from(number).ok().and_then(char::from_u32) else {
                            let class = Rc::clone(&self.vm.types.overflow_error);
                            return Err(self.vm.raise(&class, "%c arg not in range(0x110000)"));
                        };
                        character.to_string()
                    }
                };
                Ok(conversion.padded(&character))
            }
            'f' | 'F' | 'e' | 'E' | 'g' | 'G' => {
                let number = self.real(value)?;
                Ok(self.format(&Value::Float(number), &conversion.specification(kind))?.to_string())
            }
            _ => self.whole(conversion, kind, value),
        }
    }

    fn real(&mut self, value: &Value) -> Result<f64, Raised> {
        if let plain @ (Value::Float(_) | Value::Int(_) | Value::Bool(_) | Value::BigInt(_)) = value.plain() {
            return self.float_of(&plain.clone());
        }
        for name in ["__float__", "__index__"] {
            if let Some(method) = self.class_attribute(value, name)? {
                let number = self.call(&method, Arguments::default())?;
                return self.float_of(&number);
            }
        }
        let class = self.class_of(value)?;
        Err(self.vm.raise_type_error(format!("must be real number, not {}", class.name)))
    }

    /// `%d`, `%x` and their kin.
    fn whole(&mut self, conversion: &Conversion, kind: char, value: &Value) -> Result<String, Raised> {
        let is_decimal = matches!(kind, 'd' | 'i' | 'u');
        let mut number = match value.plain() {
            Value::Float(number) if is_decimal => Some(self.truncated(*number)?),
            plain => plain.as_big(),
        };
        let methods: &[&str] = if is_decimal { &["__int__", "__index__"] } else { &["__index__"] };
        for name in methods.iter().filter(|_| !matches!(value.plain(), Value::Str(_) | Value::Float(_))) {
            if number.is_none()
                && let Some(method) = self.class_attribute(value, name)?
            {
                number = self.call(&method, Arguments::default())?.as_big();
            }
        }
        let Some(number) = number else {
            let class = self.class_of(value)?;
            let wanted = if is_decimal { "a real number" } else { "an integer" };
            let message = format!("%{kind} format: {wanted} is required, not {}", class.name);
            return Err(self.vm.raise_type_error(message));
        };
        let magnitude = number.magnitude();
        let (prefix, digits) = match kind {
            'x' => ("0x", format!("{magnitude:x}")),
            'X' => ("0X", format!("{magnitude:X}")),
            'o' => ("0o", format!("{magnitude:o}")),
            _ => ("", self.big_text(&magnitude.clone().into())?),
        };
        let prefix = if conversion.alternate { prefix } else { "" };
        let zeros = "0".repeat(conversion.precision.unwrap_or(0).saturating_sub(digits.len()));
        Ok(conversion.number(number.sign() == Sign::Minus, prefix, &format!("{zeros}{digits}")))
    }
}

/// Where the parenthesis of a key closes.
fn closing(text: &str) -> Option<usize> {
    let mut open = 1;
    text.char_indices().find_map(|(at, character)| {
        open += i32::from(character == '(') - i32::from(character == ')');
        (open == 0).then_some(at)
    })
}

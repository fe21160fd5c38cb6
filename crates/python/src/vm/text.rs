//! `repr`, `str` and what they are made of.

use std::fmt::Write as _;
use std::rc::Rc;

use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::alias::{Alias, AliasKind};
use crate::value::dict::ViewKind;
use crate::value::instance::Instance;

impl Interpreter<'_> {
    /// `str(value)`
    pub fn str(&mut self, value: &Value) -> Result<Rc<str>, Raised> {
        match value {
            Value::Str(text) => Ok(Rc::clone(text)),
            Value::Host(object) => match self.host.str(self.vm, object)? {
                Some(text) => Ok(text.into()),
                None => self.repr(value),
            },
            Value::Instance(instance) => {
                let Some(method) = instance.class.lookup("__str__") else { return self.repr(value) };
                let own_repr = || instance.class.lookup("__repr__");
                match (&method, value.plain()) {
                    // `object.__str__` is `repr`, but `str` and its kin have a `__str__` of their own.
                    (Value::Native(native), Value::Str(text)) if native.name == "object.__str__" => {
                        return Ok(Rc::clone(text));
                    }
                    (Value::Native(native), plain)
                        if native.name == "object.__str__"
                            && !matches!(plain, Value::Instance(_))
                            && matches!(own_repr(), Some(Value::Native(native)) if native.name == "object.__repr__") =>
                    {
                        return self.str(&plain.clone());
                    }
                    _ => {}
                }
                let class = Rc::clone(&instance.class);
                self.vm.enter()?;
                let text = self.text_of_method(value, &method, "__str__", &class);
                self.vm.leave();
                text
            }
            Value::Class(class) if let Some(method) = self.class_hook(class, "__str__")? => {
                match self.call(&method, Arguments::default())? {
                    Value::Str(text) => Ok(text),
                    other => {
                        let class = self.class_of(&other)?;
                        let message = format!("__str__ returned non-string (type {})", class.name);
                        Err(self.vm.raise_type_error(message))
                    }
                }
            }
            _ => self.repr(value),
        }
    }

    fn text_of_method(
        &mut self,
        value: &Value,
        method: &Value,
        name: &str,
        class: &Rc<crate::value::class::Class>,
    ) -> Result<Rc<str>, Raised> {
        let method = self.bind(method, name, Some(value), class)?;
        match self.call(&method, Arguments::default())? {
            Value::Str(text) => Ok(text),
            other => {
                let class = self.class_of(&other)?;
                Err(self.vm.raise_type_error(format!("{name} returned non-string (type {})", class.name)))
            }
        }
    }

    /// `str(exception)` as `BaseException` itself has it.
    pub(crate) fn exception_text(&mut self, exception: &Rc<Instance>) -> Result<Rc<str>, Raised> {
        let args = exception.exception().map(|state| state.borrow().args.clone()).unwrap_or_default();
        match args.as_slice() {
            [] => Ok("".into()),
            [only] if exception.class.is_subclass_of(&self.vm.types.key_error) => self.repr(only),
            [only] => self.str(only),
            [number, text, file @ ..]
                if file.len() < 2 && exception.class.is_subclass_of(&self.vm.types.os_error) =>
            {
                let file = match file.first() {
                    Some(file) => format!(": {}", self.repr(file)?),
                    None => String::new(),
                };
                Ok(format!("[Errno {}] {}{file}", self.str(number)?, self.str(text)?).into())
            }
            [encoding, object, start, end, reason]
                if exception.class.is_subclass_of(&self.vm.types.unicode_decode_error)
                    || exception.class.is_subclass_of(&self.vm.types.unicode_encode_error) =>
            {
                Ok(codec_text(encoding, object, (start, end), reason).into())
            }
            _ => self.repr(&Value::tuple(args)),
        }
    }

    /// `repr(value)`
    pub fn repr(&mut self, value: &Value) -> Result<Rc<str>, Raised> {
        self.vm.spend(1)?;
        let text: Rc<str> = match value {
            Value::Unbound | Value::None => "None".into(),
            Value::NotImplemented => "NotImplemented".into(),
            Value::Ellipsis => "Ellipsis".into(),
            Value::Bool(true) => "True".into(),
            Value::Bool(false) => "False".into(),
            Value::Int(number) => number.to_string().into(),
            Value::BigInt(number) => self.big_text(number)?.into(),
            Value::Bytes(bytes) => bytes_repr(bytes).into(),
            Value::Float(number) => float_repr(*number).into(),
            Value::Str(text) => str_repr(text).into(),
            Value::Range(range) if range.step == 1 => {
                format!("range({}, {})", range.start, range.stop).into()
            }
            Value::Range(range) => format!("range({}, {}, {})", range.start, range.stop, range.step).into(),
            Value::Class(class) => match self.class_hook(class, "__repr__")? {
                Some(method) => match self.call(&method, Arguments::default())? {
                    Value::Str(text) => text,
                    _ => format!("<class '{}'>", class.full_name()).into(),
                },
                None => format!("<class '{}'>", class.full_name()).into(),
            },
            Value::Function(function) => {
                let address = self.vm.address_of(value);
                format!("<function {} at {address:#x}>", function.qualified_name.borrow()).into()
            }
            Value::Native(native) => match native.name.split_once('.') {
                Some((class, name)) => format!("<method '{name}' of '{class}' objects>").into(),
                None => format!("<built-in function {}>", native.name).into(),
            },
            Value::Module(module) => format!("<module '{}' (built-in)>", module.name).into(),
            Value::Generator(generator) => {
                let address = self.vm.address_of(value);
                format!("<generator object {} at {address:#x}>", generator.qualified_name).into()
            }
            Value::Property(_) | Value::ClassMethod(_) | Value::StaticMethod(_) | Value::Super(_) => {
                self.plain_repr(value)?
            }
            Value::Iterator(_) => self.plain_repr(value)?,
            Value::Host(object) => match self.host.repr(self.vm, object)? {
                Some(text) => text.into(),
                None => self.plain_repr(value)?,
            },
            _ => {
                self.vm.enter()?;
                let text = self.nested_repr(value);
                self.vm.leave();
                text?
            }
        };
        self.vm.check_text(text.len())?;
        Ok(text)
    }

    /// `<module.Class object at 0x…>`
    pub(crate) fn plain_repr(&mut self, value: &Value) -> Result<Rc<str>, Raised> {
        let class = self.class_of(value)?;
        let address = self.vm.address_of(value);
        Ok(format!("<{} object at {address:#x}>", class.full_name()).into())
    }

    fn nested_repr(&mut self, value: &Value) -> Result<Rc<str>, Raised> {
        if let Value::List(_) | Value::Dict(_) | Value::Set(_) = value {
            // A list inside itself prints as [...].
            if self.vm.repr_guard.iter().any(|open| open.is(value)) {
                return Ok(match value {
                    Value::Dict(_) => "{...}".into(),
                    Value::Set(_) => "set(...)".into(),
                    _ => "[...]".into(),
                });
            }
            self.vm.repr_guard.push(value.clone());
            let text = self.container_repr(value);
            self.vm.repr_guard.pop();
            return text;
        }
        self.container_repr(value)
    }

    fn container_repr(&mut self, value: &Value) -> Result<Rc<str>, Raised> {
        Ok(match value {
            Value::List(list) => {
                let items = list.borrow().clone();
                format!("[{}]", self.joined_repr(&items)?).into()
            }
            Value::Tuple(items) => match &***items {
                [only] => format!("({},)", self.repr(only)?).into(),
                items => format!("({})", self.joined_repr(items)?).into(),
            },
            Value::Dict(dict) => {
                let mut text = String::from("{");
                for (position, (key, value)) in dict.items().into_iter().enumerate() {
                    if position > 0 {
                        text.push_str(", ");
                    }
                    let _ = write!(text, "{}: {}", self.repr(&key)?, self.repr(&value)?);
                    self.vm.check_text(text.len())?;
                }
                text.push('}');
                text.into()
            }
            Value::Set(set) => {
                let items = self.joined_repr(&set.items())?;
                match (set.is_empty(), set.frozen) {
                    (true, false) => "set()".into(),
                    (true, true) => "frozenset()".into(),
                    (false, false) => format!("{{{items}}}").into(),
                    (false, true) => format!("frozenset({{{items}}})").into(),
                }
            }
            Value::DictView(view) => {
                let items = self.collect(value)?;
                let items = self.joined_repr(&items)?;
                match view.kind {
                    ViewKind::Keys => format!("dict_keys([{items}])").into(),
                    ViewKind::Values => format!("dict_values([{items}])").into(),
                    ViewKind::Items => format!("dict_items([{items}])").into(),
                }
            }
            Value::Slice(slice) => {
                let parts = [slice.start.clone(), slice.stop.clone(), slice.step.clone()];
                format!("slice({})", self.joined_repr(&parts)?).into()
            }
            Value::BoundMethod(method) => match &method.function {
                Value::Function(function) => {
                    let name = Rc::clone(&function.qualified_name.borrow());
                    let receiver = self.repr(&method.receiver)?;
                    format!("<bound method {name} of {receiver}>").into()
                }
                Value::Native(native) => {
                    let class = self.class_of(&method.receiver)?;
                    let address = self.vm.address_of(&method.receiver);
                    let name = native.attribute();
                    format!("<built-in method {name} of {} object at {address:#x}>", class.name).into()
                }
                other => {
                    let function = self.repr(other)?;
                    format!("<bound method {function}>").into()
                }
            },
            Value::Alias(alias) => self.alias_repr(alias)?,
            Value::Instance(instance) => {
                let class = Rc::clone(&instance.class);
                match class.lookup("__repr__") {
                    Some(Value::Native(native))
                        if native.name == "object.__repr__" && instance.underlying().is_some() =>
                    {
                        self.repr(&value.plain().clone())?
                    }
                    Some(method) => self.text_of_method(value, &method, "__repr__", &class)?,
                    None => self.plain_repr(value)?,
                }
            }
            _ => self.plain_repr(value)?,
        })
    }

    pub(crate) fn joined_repr(&mut self, items: &[Value]) -> Result<String, Raised> {
        let mut text = String::new();
        for (position, item) in items.iter().enumerate() {
            if position > 0 {
                text.push_str(", ");
            }
            text.push_str(&self.repr(item)?);
            self.vm.check_text(text.len())?;
        }
        Ok(text)
    }

    /// `repr(exception)` as `BaseException` itself has it.
    pub(crate) fn exception_repr(&mut self, exception: &Rc<Instance>) -> Result<Rc<str>, Raised> {
        let args = exception.exception().map(|state| state.borrow().args.clone()).unwrap_or_default();
        Ok(format!("{}({})", exception.class.name, self.joined_repr(&args)?).into())
    }

    fn alias_repr(&mut self, alias: &Rc<Alias>) -> Result<Rc<str>, Raised> {
        let mut parts = Vec::new();
        for (position, argument) in alias.arguments.iter().enumerate() {
            // These take values, not types.
            let is_value = match &*alias.name {
                "Literal" => true,
                "Annotated" => position > 0,
                _ => false,
            };
            parts.push(if is_value {
                self.repr(argument)?.to_string()
            } else {
                self.type_repr(argument, alias.kind)?
            });
        }
        Ok(match alias.kind {
            AliasKind::TypeVar => format!("~{}", alias.name).into(),
            AliasKind::UnionType => parts.join(" | ").into(),
            AliasKind::BuiltIn => format!("{}[{}]", alias.name, parts.join(", ")).into(),
            AliasKind::Typing if parts.is_empty() => format!("typing.{}", alias.name).into(),
            AliasKind::Typing if &*alias.name == "Union" && parts.len() == 2 => {
                let optional = parts.iter().position(|part| part == "NoneType");
                match optional {
                    Some(none) => {
                        parts.remove(none);
                        format!("typing.Optional[{}]", parts.join(", ")).into()
                    }
                    None => format!("typing.Union[{}]", parts.join(", ")).into(),
                }
            }
            AliasKind::Typing => format!("typing.{}[{}]", alias.name, parts.join(", ")).into(),
        })
    }

    fn type_repr(&mut self, argument: &Value, kind: AliasKind) -> Result<String, Raised> {
        Ok(match argument {
            Value::Class(class) => class.full_name(),
            Value::None if kind == AliasKind::Typing => "NoneType".to_owned(),
            Value::Str(_) if kind == AliasKind::Typing => format!("ForwardRef({})", self.repr(argument)?),
            Value::Ellipsis => "...".to_owned(),
            Value::List(list) => {
                let mut parts = Vec::new();
                for argument in list.borrow().clone() {
                    parts.push(self.type_repr(&argument, kind)?);
                }
                format!("[{}]", parts.join(", "))
            }
            other => self.repr(other)?.to_string(),
        })
    }
}

/// The text of a UnicodeDecodeError or UnicodeEncodeError.
fn codec_text(encoding: &Value, object: &Value, (start, end): (&Value, &Value), reason: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let (start, end) = (start.as_int().unwrap_or(0), end.as_int().unwrap_or(0));
    let at = usize::try_from(start).unwrap_or(0);
    let (verb, what) = match object {
        Value::Bytes(bytes) => ("decode", bytes.get(at).map(|byte| format!("byte {byte:#04x}"))),
        other => {
            let character = other.as_str().and_then(|text| text.chars().nth(at));
            let escaped = |c: char| match u32::from(c) {
                code @ ..=0xff => format!("\\x{code:02x}"),
                code @ ..=0xffff => format!("\\u{code:04x}"),
                code => format!("\\U{code:08x}"),
            };
            ("encode", character.map(|character| format!("character '{}'", escaped(character))))
        }
    };
    let (encoding, reason) = (text(encoding), text(reason));
    match what {
        Some(what) if end - start == 1 => {
            format!("'{encoding}' codec can't {verb} {what} in position {start}: {reason}")
        }
        _ => {
            let what = if verb == "decode" { "bytes" } else { "characters" };
            format!("'{encoding}' codec can't {verb} {what} in position {start}-{}: {reason}", end - 1)
        }
    }
}

/// A float as Python prints it: the shortest digits that read back as the same number.
pub fn float_repr(number: f64) -> String {
    if number.is_nan() {
        return "nan".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "inf".to_owned() } else { "-inf".to_owned() };
    }
    let scientific = format!("{number:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{number}");
        return if plain.contains('.') { plain } else { format!("{plain}.0") };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// A string as `repr` prints it.
pub(crate) fn str_repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut result = String::with_capacity(text.len() + 2);
    result.push(quote);
    for character in text.chars() {
        match character {
            '\\' => result.push_str("\\\\"),
            '\n' => result.push_str("\\n"),
            '\r' => result.push_str("\\r"),
            '\t' => result.push_str("\\t"),
            c if c == quote => {
                result.push('\\');
                result.push(c);
            }
            c if is_printable(c) => result.push(c),
            c => match u32::from(c) {
                code @ ..=0xff => drop(write!(result, "\\x{code:02x}")),
                code @ ..=0xffff => drop(write!(result, "\\u{code:04x}")),
                code => drop(write!(result, "\\U{code:08x}")),
            },
        }
    }
    result.push(quote);
    result
}

/// A `bytes` as `repr` prints it.
fn bytes_repr(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut result = String::with_capacity(bytes.len() + 3);
    result.push('b');
    result.push(quote);
    for byte in bytes {
        match byte {
            b'\\' => result.push_str("\\\\"),
            b'\n' => result.push_str("\\n"),
            b'\r' => result.push_str("\\r"),
            b'\t' => result.push_str("\\t"),
            byte if char::from(*byte) == quote => {
                result.push('\\');
                result.push(quote);
            }
            b' '..=b'~' => result.push(char::from(*byte)),
            byte => drop(write!(result, "\\x{byte:02x}")),
        }
    }
    result.push(quote);
    result
}

pub(crate) fn is_printable(character: char) -> bool {
    if character == ' ' {
        return true;
    }
    !(character.is_control()
        || character.is_whitespace()
        || matches!(u32::from(character),
            0xad | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xe000..=0xf8ff | 0xfeff | 0xfff0..=0xfffb))
}

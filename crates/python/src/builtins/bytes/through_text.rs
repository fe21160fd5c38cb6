//! The methods that `bytes` shares with `str`: the octets are taken as a text, asked the same, and taken back.
//! What is no ASCII, and what is white space to a text only, becomes a character that has no properties.

use std::rc::Rc;

use super::super::text;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::{Native, NativeKind};

type Answer = Result<Value, Raised>;

/// Where the characters of octets without properties begin: a range for private use.
const PRIVATE: u32 = 0xe000;

macro_rules! shared {
    ($($method:literal),* $(,)?) => {
        &[$(Native::new(
            concat!("bytes.", $method),
            NativeKind::Method,
            |it, arguments| ask(it, arguments, concat!("str.", $method)),
        ),)*]
    };
}

pub(super) static METHODS: &[Native] = shared!(
    "capitalize",
    "center",
    "count",
    "endswith",
    "expandtabs",
    "find",
    "index",
    "isalnum",
    "isalpha",
    "isascii",
    "isdigit",
    "islower",
    "isspace",
    "istitle",
    "isupper",
    "ljust",
    "lower",
    "lstrip",
    "partition",
    "removeprefix",
    "removesuffix",
    "replace",
    "rfind",
    "rindex",
    "rjust",
    "rpartition",
    "rsplit",
    "rstrip",
    "split",
    "startswith",
    "strip",
    "swapcase",
    "title",
    "upper",
    "zfill",
);

fn ask(it: &mut Interpreter<'_>, mut arguments: Arguments, name: &'static str) -> Answer {
    for (at, argument) in arguments.positional.iter_mut().enumerate() {
        // The place of a part may be an octet; other numbers are bounds and widths.
        let is_part =
            at == 1 && matches!(name, "str.count" | "str.find" | "str.index" | "str.rfind" | "str.rindex");
        *argument = to_text(it, argument, name, is_part)?;
    }
    for (_, argument) in &mut arguments.keywords {
        *argument = to_text(it, argument, name, false)?;
    }
    let Some(native) = text::METHODS.iter().find(|native| native.name == name) else {
        return Ok(Value::None);
    };
    let answer = (native.function)(it, arguments)?;
    Ok(from_text(&answer))
}

fn to_text(it: &mut Interpreter<'_>, value: &Value, name: &str, is_part: bool) -> Answer {
    match value.plain() {
        Value::Bytes(bytes) => Ok(Value::from(text_of(bytes))),
        Value::Int(octet) if is_part => match u8::try_from(*octet) {
            Ok(octet) => Ok(Value::from(text_of(&[octet]))),
            Err(_) => Err(it.vm.raise_value_error("byte must be in range(0, 256)")),
        },
        Value::Str(_) => {
            let message = match name {
                "str.startswith" | "str.endswith" => {
                    let name = name.trim_start_matches("str.");
                    format!("{name} first arg must be bytes or a tuple of bytes, not str")
                }
                "str.find" | "str.index" | "str.rfind" | "str.rindex" | "str.count" => {
                    "argument should be integer or bytes-like object, not 'str'".to_owned()
                }
                _ => "a bytes-like object is required, not 'str'".to_owned(),
            };
            Err(it.vm.raise_type_error(message))
        }
        Value::Tuple(parts) => {
            let mut texts = Vec::new();
            for part in parts.iter() {
                texts.push(to_text(it, part, name, false)?);
            }
            Ok(Value::tuple(texts))
        }
        _ => Ok(value.clone()),
    }
}

fn text_of(bytes: &[u8]) -> String {
    let character = |byte: &u8| match byte {
        0x1c..=0x1f | 0x80.. => char::from_u32(PRIVATE + u32::from(*byte)).unwrap_or('?'),
        _ => char::from(*byte),
    };
    bytes.iter().map(character).collect()
}

fn from_text(value: &Value) -> Value {
    let all = |items: &[Value]| items.iter().map(from_text).collect::<Vec<_>>();
    match value {
        Value::Str(text) => {
            let octets = text.chars().map(|character| {
                let code = u32::from(character);
                u8::try_from(code.checked_sub(PRIVATE).unwrap_or(code)).unwrap_or(b'?')
            });
            Value::Bytes(octets.collect::<Rc<[u8]>>())
        }
        Value::List(items) => Value::list(all(&items.borrow())),
        Value::Tuple(items) => Value::tuple(all(items)),
        other => other.clone(),
    }
}

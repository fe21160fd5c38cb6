//! `bytes`.

use std::rc::Rc;

use super::arguments::{between, integer, method, method_up_to, named, wrong_receiver};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::{Native, NativeKind};

type Answer = Result<Value, Raised>;

pub(super) static CONSTRUCTORS: &[Native] =
    &[Native { name: "bytes", kind: NativeKind::Function, function: bytes }];

const fn native(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native { name, kind: NativeKind::Method, function }
}

pub(super) static METHODS: &[Native] = &[
    native("bytes.decode", decode),
    native("bytes.hex", hex),
    Native { name: "bytes.fromhex", kind: NativeKind::ClassMethod, function: from_hex },
    native("bytes.startswith", |it, a| {
        edge(it, a, "bytes.startswith", |bytes, part| bytes.starts_with(part))
    }),
    native("bytes.endswith", |it, a| edge(it, a, "bytes.endswith", |bytes, part| bytes.ends_with(part))),
    native("bytes.find", find),
    native("bytes.count", count),
    native("bytes.join", join),
    native("bytes.split", split),
    native("bytes.replace", replace),
    native("bytes.strip", strip),
    native("bytes.upper", |it, a| changed(it, a, "bytes.upper", <[u8]>::to_ascii_uppercase)),
    native("bytes.lower", |it, a| changed(it, a, "bytes.lower", <[u8]>::to_ascii_lowercase)),
];

fn bytes(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let [source, encoding, errors] = named(it, "bytes", arguments, ["source", "encoding", "errors"])?;
    match source.plain() {
        Value::Unbound => Ok(Value::Bytes(Rc::default())),
        Value::Bytes(_) => Ok(source),
        Value::Str(_) if matches!(encoding, Value::Unbound) => {
            Err(it.vm.raise_type_error("string argument without an encoding"))
        }
        Value::Str(text) => encoded(it, text, encoding.as_str(), errors.as_str()),
        Value::Int(length) => match usize::try_from(*length) {
            Ok(length) => {
                it.vm.check_text(length)?;
                Ok(Value::Bytes(vec![0; length].into()))
            }
            Err(_) => Err(it.vm.raise_value_error("negative count")),
        },
        items => {
            let mut bytes = Vec::new();
            for item in it.collect(&items.clone())? {
                match u8::try_from(integer(it, &item)?) {
                    Ok(byte) => bytes.push(byte),
                    Err(_) => return Err(it.vm.raise_value_error("bytes must be in range(0, 256)")),
                }
            }
            Ok(Value::Bytes(bytes.into()))
        }
    }
}

/// The encodings that are known, by the names that programs use.
fn encoding_of(name: &str) -> Option<&'static str> {
    match name.to_ascii_lowercase().replace('_', "-").as_str() {
        "utf-8" | "utf8" => Some("utf-8"),
        "ascii" | "us-ascii" => Some("ascii"),
        "latin-1" | "latin1" | "iso-8859-1" => Some("latin-1"),
        _ => None,
    }
}

fn unknown_encoding(it: &mut Interpreter<'_>, name: &str) -> Raised {
    it.vm.unsupported(format!("the encoding {name}"))
}

/// `text.encode(encoding, errors)`
pub(super) fn encoded(
    it: &mut Interpreter<'_>,
    text: &str,
    encoding: Option<&str>,
    errors: Option<&str>,
) -> Answer {
    let name = encoding.unwrap_or("utf-8");
    let Some(encoding) = encoding_of(name) else { return Err(unknown_encoding(it, name)) };
    if encoding == "utf-8" {
        return Ok(Value::Bytes(text.as_bytes().into()));
    }
    let most = if encoding == "ascii" { 0x80 } else { 0x100 };
    let mut bytes = Vec::with_capacity(text.len());
    for (at, character) in text.chars().enumerate() {
        match (u32::from(character), errors.unwrap_or("strict")) {
            (code, _) if code < most => bytes.extend(u8::try_from(code)),
            (_, "ignore") => {}
            (_, "replace") => bytes.push(b'?'),
            (code, _) => {
                let class = Rc::clone(&it.vm.types.unicode_encode_error);
                let shown = match code {
                    ..=0xff => format!("\\x{code:02x}"),
                    0x100..=0xffff => format!("\\u{code:04x}"),
                    _ => format!("\\U{code:08x}"),
                };
                let message = format!(
                    "'{encoding}' codec can't encode character '{shown}' in position {at}: ordinal not in range({most})"
                );
                return Err(it.vm.raise(&class, message));
            }
        }
    }
    Ok(Value::Bytes(bytes.into()))
}

/// `bytes.decode(encoding, errors)`, also of `str(bytes, encoding)`.
pub(super) fn decoded(
    it: &mut Interpreter<'_>,
    bytes: &[u8],
    encoding: Option<&str>,
    errors: Option<&str>,
) -> Answer {
    let name = encoding.unwrap_or("utf-8");
    let Some(encoding) = encoding_of(name) else { return Err(unknown_encoding(it, name)) };
    if encoding == "latin-1" {
        return Ok(Value::from(bytes.iter().map(|byte| char::from(*byte)).collect::<String>()));
    }
    let wrong = match std::str::from_utf8(bytes) {
        Ok(text) if encoding == "utf-8" || text.is_ascii() => return Ok(Value::from(text)),
        Ok(_) => bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0),
        Err(error) => error.valid_up_to(),
    };
    match errors.unwrap_or("strict") {
        "replace" => Ok(Value::from(String::from_utf8_lossy(bytes).into_owned())),
        "ignore" => Ok(Value::from(String::from_utf8_lossy(bytes).replace('\u{fffd}', ""))),
        _ => {
            let byte = bytes.get(wrong).copied().unwrap_or(0);
            let reason = match (encoding, byte) {
                ("ascii", _) => "ordinal not in range(128)",
                (_, 0x80..=0xbf | 0xf8..) => "invalid start byte",
                _ if wrong + 1 >= bytes.len() => "unexpected end of data",
                _ => "invalid continuation byte",
            };
            let class = Rc::clone(&it.vm.types.unicode_decode_error);
            let message =
                format!("'{encoding}' codec can't decode byte {byte:#04x} in position {wrong}: {reason}");
            Err(it.vm.raise(&class, message))
        }
    }
}

fn itself(it: &mut Interpreter<'_>, name: &str, value: &Value) -> Result<Rc<[u8]>, Raised> {
    match value.plain() {
        Value::Bytes(bytes) => Ok(Rc::clone(bytes)),
        other => Err(wrong_receiver(it, name, other)),
    }
}

/// An argument that must be bytes.
fn part(it: &mut Interpreter<'_>, value: &Value) -> Result<Rc<[u8]>, Raised> {
    match value.plain() {
        Value::Bytes(bytes) => Ok(Rc::clone(bytes)),
        other => {
            let class = it.class_of(other)?;
            Err(it.vm.raise_type_error(format!("a bytes-like object is required, not '{}'", class.name)))
        }
    }
}

fn decode(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = super::arguments::receiver(it, &mut arguments)?;
    let bytes = itself(it, "bytes.decode", &value)?;
    let [encoding, errors] = named(it, "decode", arguments, ["encoding", "errors"])?;
    decoded(it, &bytes, encoding.as_str(), errors.as_str())
}

fn hex(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [separator]) = method_up_to(it, "bytes.hex", arguments, 0)?;
    let bytes = itself(it, "bytes.hex", &value)?;
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Value::from(digits.join(separator.as_str().unwrap_or(""))))
}

fn from_hex(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (_, [text]) = method(it, "bytes.fromhex", arguments)?;
    let digits: Vec<char> = text.as_str().unwrap_or("").chars().filter(|c| !c.is_whitespace()).collect();
    let mut bytes = Vec::new();
    for (at, pair) in digits.chunks(2).enumerate() {
        let text: String = pair.iter().collect();
        match u8::from_str_radix(&text, 16) {
            Ok(byte) if pair.len() == 2 => bytes.push(byte),
            _ => {
                let at = at * 2 + pair.iter().position(|c| !c.is_ascii_hexdigit()).unwrap_or(1);
                let message = format!("non-hexadecimal number found in fromhex() arg at position {at}");
                return Err(it.vm.raise_value_error(message));
            }
        }
    }
    Ok(Value::Bytes(bytes.into()))
}

fn edge(
    it: &mut Interpreter<'_>,
    arguments: Arguments,
    name: &str,
    holds: fn(&[u8], &[u8]) -> bool,
) -> Answer {
    let (value, [wanted]) = method(it, name, arguments)?;
    let (bytes, wanted) = (itself(it, name, &value)?, part(it, &wanted)?);
    Ok(Value::Bool(holds(&bytes, &wanted)))
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    if wanted.is_empty() {
        return Some(0);
    }
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn find(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [wanted]) = method(it, "bytes.find", arguments)?;
    let (bytes, wanted) = (itself(it, "bytes.find", &value)?, part(it, &wanted)?);
    let at = position(&bytes, &wanted).and_then(|at| i64::try_from(at).ok());
    Ok(Value::Int(at.unwrap_or(-1)))
}

fn pieces(bytes: &[u8], separator: &[u8]) -> Vec<Vec<u8>> {
    let mut pieces = Vec::new();
    let mut rest = bytes;
    while let Some(at) = position(rest, separator) {
        pieces.push(rest.get(..at).unwrap_or_default().to_vec());
        rest = rest.get(at + separator.len()..).unwrap_or_default();
    }
    pieces.push(rest.to_vec());
    pieces
}

fn count(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [wanted]) = method(it, "bytes.count", arguments)?;
    let (bytes, wanted) = (itself(it, "bytes.count", &value)?, part(it, &wanted)?);
    let count = if wanted.is_empty() { bytes.len() + 1 } else { pieces(&bytes, &wanted).len() - 1 };
    Ok(Value::Int(i64::try_from(count).unwrap_or(i64::MAX)))
}

fn join(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [items]) = method(it, "bytes.join", arguments)?;
    let separator = itself(it, "bytes.join", &value)?;
    let mut parts = Vec::new();
    for item in it.collect(&items)? {
        parts.push(part(it, &item)?.to_vec());
    }
    Ok(Value::Bytes(parts.join(&*separator).into()))
}

fn split(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [separator]) = method_up_to(it, "bytes.split", arguments, 0)?;
    let bytes = itself(it, "bytes.split", &value)?;
    let parts = match separator {
        Value::Unbound | Value::None => bytes
            .split(u8::is_ascii_whitespace)
            .filter(|piece| !piece.is_empty())
            .map(<[u8]>::to_vec)
            .collect(),
        separator => {
            let separator = part(it, &separator)?;
            if separator.is_empty() {
                return Err(it.vm.raise_value_error("empty separator"));
            }
            pieces(&bytes, &separator)
        }
    };
    Ok(Value::list(parts.into_iter().map(|piece| Value::Bytes(piece.into())).collect()))
}

fn replace(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [old, new]) = method(it, "bytes.replace", arguments)?;
    let (bytes, old, new) = (itself(it, "bytes.replace", &value)?, part(it, &old)?, part(it, &new)?);
    if old.is_empty() {
        return Ok(Value::Bytes(bytes));
    }
    Ok(Value::Bytes(pieces(&bytes, &old).join(&*new).into()))
}

fn strip(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = super::arguments::receiver(it, &mut arguments)?;
    between(it, "bytes.strip", arguments, 0, 0)?;
    let bytes = itself(it, "bytes.strip", &value)?;
    Ok(Value::Bytes(bytes.trim_ascii().into()))
}

fn changed(
    it: &mut Interpreter<'_>,
    arguments: Arguments,
    name: &str,
    change: fn(&[u8]) -> Vec<u8>,
) -> Answer {
    let (value, []) = method(it, name, arguments)?;
    let bytes = itself(it, name, &value)?;
    Ok(Value::Bytes(change(&bytes).into()))
}

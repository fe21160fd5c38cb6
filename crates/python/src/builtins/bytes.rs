//! `bytes`.

mod encodings;
mod through_text;

use std::rc::Rc;

use super::arguments::{integer, method, named, wrong_receiver};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::{Native, NativeKind};

pub(super) use encodings::{decoded, encoded};

type Answer = Result<Value, Raised>;

pub(super) static CONSTRUCTORS: &[Native] = &[Native::new("bytes", NativeKind::Function, bytes)];

const fn native(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Method, function)
}

/// Those that differ from the ones of `str`.
static OWN: &[Native] = &[
    native("bytes.decode", decode),
    native("bytes.hex", hex),
    Native::new("bytes.fromhex", NativeKind::ClassMethod, from_hex),
    native("bytes.join", join),
    native("bytes.splitlines", splitlines),
];

pub(super) fn methods() -> impl Iterator<Item = &'static Native> {
    OWN.iter().chain(through_text::METHODS)
}

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
            if let Some(method) = it.class_attribute(items, "__bytes__")? {
                return it.call(&method, Arguments::default());
            }
            if it.class_attribute(items, "__iter__")?.is_none()
                && matches!(items, Value::Float(_) | Value::None | Value::Bool(_))
            {
                let class = it.class_of(items)?;
                return Err(it
                    .vm
                    .raise_type_error(format!("cannot convert '{}' object to bytes", class.name)));
            }
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

fn hex(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = super::arguments::receiver(it, &mut arguments)?;
    let bytes = itself(it, "bytes.hex", &value)?;
    let [separator, group] = named(it, "hex", arguments, ["sep", "bytes_per_sep"])?;
    let group = if matches!(group, Value::Unbound) { 1 } else { integer(it, &group)? };
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let Some(separator) = separator.as_str() else { return Ok(Value::from(digits.concat())) };
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX).max(1);
    // Groups are counted from the right, unless their size is negative.
    let first = if group > 0 { digits.len() % size } else { 0 };
    let (head, tail) = digits.split_at_checked(first).unwrap_or((&digits, &[]));
    let mut groups: Vec<String> = tail.chunks(size).map(<[String]>::concat).collect();
    if !head.is_empty() {
        groups.insert(0, head.concat());
    }
    Ok(Value::from(groups.join(separator)))
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

fn join(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [items]) = method(it, "bytes.join", arguments)?;
    let separator = itself(it, "bytes.join", &value)?;
    let mut parts = Vec::new();
    for item in it.collect(&items)? {
        parts.push(part(it, &item)?.to_vec());
    }
    Ok(Value::Bytes(parts.join(&*separator).into()))
}

fn splitlines(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = super::arguments::receiver(it, &mut arguments)?;
    let bytes = itself(it, "bytes.splitlines", &value)?;
    let [keep] = named(it, "splitlines", arguments, ["keepends"])?;
    let keep = !matches!(keep, Value::Unbound) && it.truth(&keep)?;
    let mut lines = Vec::new();
    let mut rest = &*bytes;
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
        let is_pair = rest.get(at..).is_some_and(|end| end.starts_with(b"\r\n"));
        let after = at + if is_pair { 2 } else { 1 };
        let line = if keep { rest.get(..after) } else { rest.get(..at) };
        lines.push(Value::Bytes(line.unwrap_or_default().into()));
        rest = rest.get(after..).unwrap_or_default();
    }
    if !rest.is_empty() {
        lines.push(Value::Bytes(rest.into()));
    }
    Ok(Value::list(lines))
}

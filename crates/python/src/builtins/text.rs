//! `str`.

pub(crate) mod letters;
mod replacement;
mod translation;

use std::rc::Rc;

use super::arguments::{between, integer, method, method_up_to, named, positional, receiver, wrong_receiver};
use super::short;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::{Native, NativeKind};
use crate::value::slice::Indices;
use letters::{is_cased, is_space};

type Answer = Result<Value, Raised>;

pub(super) static CONSTRUCTORS: &[Native] =
    &[Native::new("str", NativeKind::Function, str).with_short_way(short::str)];

const fn native(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Method, function)
}

pub(super) static METHODS: &[Native] = &[
    native("str.capitalize", |it, a| changed(it, a, "str.capitalize", capitalize)),
    native("str.casefold", |it, a| changed(it, a, "str.casefold", letters::casefold)),
    native("str.center", |it, a| padded(it, a, "str.center", Side::Both)),
    native("str.count", count),
    native("str.encode", encode),
    native("str.endswith", |it, a| edge(it, a, "str.endswith", |text, part| text.ends_with(part)))
        .with_short_way(short::ends_with),
    native("str.expandtabs", expandtabs),
    native("str.find", |it, a| found(it, a, "str.find", false, false)),
    native("str.format", replacement::format),
    native("str.format_map", replacement::format_map),
    native("str.index", |it, a| found(it, a, "str.index", false, true)),
    native("str.isalnum", |it, a| every(it, a, "str.isalnum", char::is_alphanumeric)),
    native("str.isalpha", |it, a| every(it, a, "str.isalpha", char::is_alphabetic)),
    native("str.isascii", isascii),
    native("str.isdecimal", |it, a| every(it, a, "str.isdecimal", letters::is_decimal)),
    native("str.isdigit", |it, a| every(it, a, "str.isdigit", letters::is_digit)),
    native("str.isidentifier", isidentifier),
    native("str.islower", |it, a| cased(it, a, "str.islower", char::is_uppercase)),
    native("str.isnumeric", |it, a| every(it, a, "str.isnumeric", char::is_numeric)),
    native("str.isprintable", isprintable),
    native("str.isspace", |it, a| every(it, a, "str.isspace", is_space)),
    native("str.istitle", istitle),
    native("str.isupper", |it, a| cased(it, a, "str.isupper", char::is_lowercase)),
    native("str.join", join),
    native("str.ljust", |it, a| padded(it, a, "str.ljust", Side::Right)),
    native("str.lower", |it, a| changed(it, a, "str.lower", str::to_lowercase)).with_short_way(short::lower),
    native("str.lstrip", |it, a| stripped(it, a, "str.lstrip", Side::Left)),
    Native::new("str.maketrans", NativeKind::Function, translation::maketrans),
    native("str.partition", |it, a| partition(it, a, "str.partition", false)),
    native("str.removeprefix", |it, a| removed(it, a, "str.removeprefix", |t, p| t.strip_prefix(p))),
    native("str.removesuffix", |it, a| removed(it, a, "str.removesuffix", |t, p| t.strip_suffix(p))),
    native("str.replace", replace).with_short_way(short::replace),
    native("str.rfind", |it, a| found(it, a, "str.rfind", true, false)),
    native("str.rindex", |it, a| found(it, a, "str.rindex", true, true)),
    native("str.rjust", |it, a| padded(it, a, "str.rjust", Side::Left)),
    native("str.rpartition", |it, a| partition(it, a, "str.rpartition", true)),
    native("str.rsplit", |it, a| split(it, a, "str.rsplit", true)),
    native("str.rstrip", |it, a| stripped(it, a, "str.rstrip", Side::Right)),
    native("str.split", |it, a| split(it, a, "str.split", false)),
    native("str.splitlines", splitlines),
    native("str.startswith", |it, a| edge(it, a, "str.startswith", |text, part| text.starts_with(part)))
        .with_short_way(short::starts_with),
    native("str.strip", |it, a| stripped(it, a, "str.strip", Side::Both)).with_short_way(short::strip),
    native("str.swapcase", |it, a| changed(it, a, "str.swapcase", swapcase)),
    native("str.title", |it, a| changed(it, a, "str.title", title)),
    native("str.translate", translation::translate),
    native("str.upper", |it, a| changed(it, a, "str.upper", str::to_uppercase)).with_short_way(short::upper),
    native("str.zfill", zfill),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
    Both,
}

fn str(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let [value, encoding, errors] = named(it, "str", arguments, ["object", "encoding", "errors"])?;
    for (name, option) in [("encoding", &encoding), ("errors", &errors)] {
        if !matches!(option, Value::Unbound) && option.as_str().is_none() {
            let class = it.class_of(option)?;
            let message = format!("str() argument '{name}' must be str, not {}", class.name);
            return Err(it.vm.raise_type_error(message));
        }
    }
    if !matches!((&encoding, &errors), (Value::Unbound, Value::Unbound)) {
        return match &value {
            Value::Bytes(bytes) => super::bytes::decoded(it, bytes, encoding.as_str(), errors.as_str()),
            other => {
                let class = it.class_of(other)?;
                let message = format!("decoding to str: need a bytes-like object, {} found", class.name);
                Err(it.vm.raise_type_error(message))
            }
        };
    }
    match value {
        Value::Unbound => Ok(Value::from("")),
        value => it.str(&value).map(Value::Str),
    }
}

fn text_of(it: &mut Interpreter<'_>, name: &str, value: Value) -> Result<Rc<str>, Raised> {
    match value {
        Value::Str(text) => Ok(text),
        other => Err(wrong_receiver(it, name, &other)),
    }
}

/// An argument that must be a string.
fn part_of(it: &mut Interpreter<'_>, name: &str, value: &Value) -> Result<Rc<str>, Raised> {
    match value {
        Value::Str(text) => Ok(Rc::clone(text)),
        other => {
            let class = it.class_of(other)?;
            let short = name.trim_start_matches("str.");
            let message = match short {
                "find" | "index" | "rfind" | "rindex" | "count" => format!("must be str, not {}", class.name),
                "split" | "rsplit" => format!("must be str or None, not {}", class.name),
                _ => format!("{short}() argument must be str, not {}", class.name),
            };
            Err(it.vm.raise_type_error(message))
        }
    }
}

fn changed(it: &mut Interpreter<'_>, arguments: Arguments, name: &str, change: fn(&str) -> String) -> Answer {
    let (value, []) = method(it, name, arguments)?;
    let text = text_of(it, name, value)?;
    Ok(Value::from(change(&text)))
}

fn encode(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let text = text_of(it, "str.encode", value)?;
    let [encoding, errors] = named(it, "encode", arguments, ["encoding", "errors"])?;
    super::bytes::encoded(it, &text, encoding.as_str(), errors.as_str())
}

fn capitalize(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => letters::to_title(first) + &characters.as_str().to_lowercase(),
        None => String::new(),
    }
}

fn title(text: &str) -> String {
    let mut result = String::new();
    let mut inside = false;
    for character in text.chars() {
        if inside {
            result.extend(character.to_lowercase());
        } else {
            result.push_str(&letters::to_title(character));
        }
        inside = is_cased(character);
    }
    result
}

fn swapcase(text: &str) -> String {
    let mut result = String::new();
    for character in text.chars() {
        if character.is_uppercase() {
            result.extend(character.to_lowercase());
        } else {
            result.extend(character.to_uppercase());
        }
    }
    result
}

fn every(it: &mut Interpreter<'_>, arguments: Arguments, name: &str, test: fn(char) -> bool) -> Answer {
    let (value, []) = method(it, name, arguments)?;
    let text = text_of(it, name, value)?;
    Ok(Value::Bool(!text.is_empty() && text.chars().all(test)))
}

/// Whether there are cased characters, and none of the wrong case.
fn cased(it: &mut Interpreter<'_>, arguments: Arguments, name: &str, wrong: fn(char) -> bool) -> Answer {
    let (value, []) = method(it, name, arguments)?;
    let text = text_of(it, name, value)?;
    let any = text.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    Ok(Value::Bool(any && !text.chars().any(wrong)))
}

fn isascii(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, []) = method(it, "str.isascii", arguments)?;
    Ok(Value::Bool(text_of(it, "str.isascii", value)?.is_ascii()))
}

fn isidentifier(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, []) = method(it, "str.isidentifier", arguments)?;
    let text = text_of(it, "str.isidentifier", value)?;
    let starts = text.chars().next().is_some_and(|c| c == '_' || c.is_alphabetic());
    Ok(Value::Bool(starts && text.chars().all(|c| c == '_' || c.is_alphanumeric())))
}

fn isprintable(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, []) = method(it, "str.isprintable", arguments)?;
    let text = text_of(it, "str.isprintable", value)?;
    Ok(Value::Bool(text.chars().all(crate::vm::text::is_printable)))
}

fn istitle(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, []) = method(it, "str.istitle", arguments)?;
    let text = text_of(it, "str.istitle", value)?;
    Ok(Value::Bool(text.chars().any(is_cased) && *title(&text) == *text))
}

fn padded(it: &mut Interpreter<'_>, arguments: Arguments, name: &str, side: Side) -> Answer {
    let (value, [width, fill]) = method_up_to(it, name, arguments, 1)?;
    let text = text_of(it, name, value)?;
    let width = usize::try_from(integer(it, &width)?).unwrap_or(0);
    it.vm.check_text(width)?;
    let fill = match &fill {
        Value::Unbound => ' ',
        Value::Str(fill) if fill.chars().count() == 1 => fill.chars().next().unwrap_or(' '),
        _ => return Err(it.vm.raise_type_error("The fill character must be exactly one character long")),
    };
    let missing = width.saturating_sub(text.chars().count());
    let left = match side {
        Side::Left => missing,
        Side::Right => 0,
        // CPython's own rounding: the odd one goes left only if the width is odd too.
        Side::Both => missing / 2 + (missing & width & 1),
    };
    let run = |count: usize| std::iter::repeat_n(fill, count).collect::<String>();
    Ok(Value::from(format!("{}{text}{}", run(left), run(missing - left))))
}

fn zfill(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [width]) = method(it, "str.zfill", arguments)?;
    let text = text_of(it, "str.zfill", value)?;
    let width = usize::try_from(integer(it, &width)?).unwrap_or(0);
    it.vm.check_text(width)?;
    let zeros = "0".repeat(width.saturating_sub(text.chars().count()));
    Ok(Value::from(match text.strip_prefix(['-', '+']) {
        Some(rest) => format!("{}{zeros}{rest}", text.chars().next().unwrap_or('-')),
        None => format!("{zeros}{text}"),
    }))
}

fn stripped(it: &mut Interpreter<'_>, arguments: Arguments, name: &str, side: Side) -> Answer {
    let (value, [set]) = method_up_to(it, name, arguments, 0)?;
    let text = text_of(it, name, value)?;
    let set = match &set {
        Value::Unbound | Value::None => None,
        Value::Str(set) => Some(Rc::clone(set)),
        _ => {
            let short = name.trim_start_matches("str.");
            return Err(it.vm.raise_type_error(format!("{short} arg must be None or str")));
        }
    };
    let drops = |c: char| set.as_ref().map_or(is_space(c), |set| set.contains(c));
    let mut rest = &*text;
    if side != Side::Right {
        rest = rest.trim_start_matches(drops);
    }
    if side != Side::Left {
        rest = rest.trim_end_matches(drops);
    }
    Ok(Value::from(rest))
}

fn removed(
    it: &mut Interpreter<'_>,
    arguments: Arguments,
    name: &str,
    strip: for<'t> fn(&'t str, &str) -> Option<&'t str>,
) -> Answer {
    let (value, [part]) = method(it, name, arguments)?;
    let text = text_of(it, name, value)?;
    let part = part_of(it, name, &part)?;
    Ok(Value::from(strip(&text, &part).unwrap_or(&text)))
}

/// The stretch of the text between two optional positions in characters, with where it starts.
fn stretch(
    it: &mut Interpreter<'_>,
    text: &str,
    start: &Value,
    stop: &Value,
) -> Result<Option<(usize, String)>, Raised> {
    let mut bound = |value: &Value| match value {
        Value::Unbound | Value::None => Ok(None),
        value => integer(it, value).map(Some),
    };
    let (start, stop) = (bound(start)?, bound(stop)?);
    let length = text.chars().count();
    if start.is_some_and(|start| start > i64::try_from(length).unwrap_or(i64::MAX)) {
        return Ok(None);
    }
    let indices = Indices::new(start, stop, 1, length);
    let from = usize::try_from(indices.start).unwrap_or(0);
    let to = usize::try_from(indices.stop).unwrap_or(0);
    Ok(Some((from, text.chars().skip(from).take(to.saturating_sub(from)).collect())))
}

fn edge(it: &mut Interpreter<'_>, arguments: Arguments, name: &str, test: fn(&str, &str) -> bool) -> Answer {
    let (value, [part, start, stop]) = positional(it, name, arguments, 1)?;
    let text = text_of(it, name, value)?;
    let Some((_, text)) = stretch(it, &text, &start, &stop)? else { return Ok(Value::Bool(false)) };
    let parts = match &part {
        Value::Tuple(parts) => parts.to_vec(),
        part => vec![part.clone()],
    };
    for part in &parts {
        let Value::Str(part) = part else {
            let class = it.class_of(part)?;
            let short = name.trim_start_matches("str.");
            let message = format!("{short} first arg must be str or a tuple of str, not {}", class.name);
            return Err(it.vm.raise_type_error(message));
        };
        if test(&text, part) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn found(it: &mut Interpreter<'_>, arguments: Arguments, name: &str, last: bool, must: bool) -> Answer {
    let (value, [part, start, stop]) = positional(it, name, arguments, 1)?;
    let text = text_of(it, name, value)?;
    let part = part_of(it, name, &part)?;
    let position = match stretch(it, &text, &start, &stop)? {
        Some((from, text)) => {
            let at = if last { text.rfind(&*part) } else { text.find(&*part) };
            at.and_then(|at| text.get(..at)).map(|before| from + before.chars().count())
        }
        None => None,
    };
    match position {
        Some(at) => Ok(Value::Int(i64::try_from(at).unwrap_or(i64::MAX))),
        None if must => Err(it.vm.raise_value_error("substring not found")),
        None => Ok(Value::Int(-1)),
    }
}

fn count(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [part, start, stop]) = positional(it, "str.count", arguments, 1)?;
    let text = text_of(it, "str.count", value)?;
    let part = part_of(it, "str.count", &part)?;
    let count = match stretch(it, &text, &start, &stop)? {
        Some((_, text)) => text.matches(&*part).count(),
        None => 0,
    };
    Ok(Value::Int(i64::try_from(count).unwrap_or(i64::MAX)))
}

fn replace(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [old, new, count]) = method_up_to(it, "str.replace", arguments, 2)?;
    let text = text_of(it, "str.replace", value)?;
    for (at, part) in [(1, &old), (2, &new)] {
        if part.plain().as_str().is_none() {
            let class = it.class_of(part)?;
            return Err(it
                .vm
                .raise_type_error(format!("replace() argument {at} must be str, not {}", class.name)));
        }
    }
    let (old, new) = (part_of(it, "str.replace", old.plain())?, part_of(it, "str.replace", new.plain())?);
    let count = if matches!(count, Value::Unbound) { -1 } else { integer(it, &count)? };
    let growth = text.len().saturating_add(1).saturating_mul(new.len().saturating_add(1));
    if growth > it.vm.limits().string_bytes {
        let times = text.matches(&*old).count();
        it.vm.check_text(text.len() + times * new.len())?;
    }
    Ok(Value::from(match usize::try_from(count) {
        Ok(count) => text.replacen(&*old, &new, count),
        Err(_) => text.replace(&*old, &new),
    }))
}

fn join(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [items]) = method(it, "str.join", arguments)?;
    let separator = text_of(it, "str.join", value)?;
    let items = match it.collect(&items) {
        Err(Raised::Exception(e))
            if Rc::ptr_eq(&e.class, &it.vm.types.type_error)
                && e.exception().is_some_and(|state| state.borrow().traceback.is_empty()) =>
        {
            return Err(it.vm.raise_type_error("can only join an iterable"));
        }
        other => other?,
    };
    let mut text = String::new();
    for (at, item) in items.iter().enumerate() {
        let Value::Str(part) = item.plain() else {
            let class = it.class_of(item)?;
            let message = format!("sequence item {at}: expected str instance, {} found", class.name);
            return Err(it.vm.raise_type_error(message));
        };
        if at > 0 {
            text.push_str(&separator);
        }
        text.push_str(part);
        it.vm.check_text(text.len())?;
    }
    Ok(Value::from(text))
}

fn split(it: &mut Interpreter<'_>, mut arguments: Arguments, name: &str, from_right: bool) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let text = text_of(it, name, value)?;
    let short = name.trim_start_matches("str.");
    let [separator, most] = named(it, short, arguments, ["sep", "maxsplit"])?;
    let most = if matches!(most, Value::Unbound) { -1 } else { integer(it, &most)? };
    let most = usize::try_from(most).unwrap_or(usize::MAX - 1);
    let parts: Vec<String> = match &separator {
        Value::Unbound | Value::None => split_white(&text, most, from_right),
        separator => {
            let separator = part_of(it, name, separator)?;
            if separator.is_empty() {
                return Err(it.vm.raise_value_error("empty separator"));
            }
            if from_right {
                let mut parts: Vec<String> =
                    text.rsplitn(most + 1, &*separator).map(ToOwned::to_owned).collect();
                parts.reverse();
                parts
            } else {
                text.splitn(most + 1, &*separator).map(ToOwned::to_owned).collect()
            }
        }
    };
    Ok(Value::list(parts.into_iter().map(Value::from).collect()))
}

fn split_white(text: &str, most: usize, from_right: bool) -> Vec<String> {
    let mut parts = Vec::new();
    if from_right {
        let mut rest = text.trim_end_matches(is_space);
        while !rest.is_empty() {
            let cut = if parts.len() == most { None } else { rest.rfind(is_space) };
            let Some(cut) = cut else { break };
            let width = rest.get(cut..).and_then(|tail| tail.chars().next()).map_or(1, char::len_utf8);
            parts.push(rest.get(cut + width..).unwrap_or_default().to_owned());
            rest = rest.get(..cut).unwrap_or_default().trim_end_matches(is_space);
        }
        if !rest.is_empty() {
            let last = if parts.len() == most { rest } else { rest.trim_start_matches(is_space) };
            parts.push(last.to_owned());
        }
        parts.reverse();
        return parts;
    }
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        let cut = if parts.len() == most { None } else { rest.find(is_space) };
        let Some(cut) = cut else {
            parts.push(rest.to_owned());
            break;
        };
        parts.push(rest.get(..cut).unwrap_or_default().to_owned());
        rest = rest.get(cut..).unwrap_or_default().trim_start_matches(is_space);
    }
    parts
}

fn splitlines(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let text = text_of(it, "str.splitlines", value)?;
    let [keep] = named(it, "splitlines", arguments, ["keepends"])?;
    let keep = !matches!(keep, Value::Unbound) && it.truth(&keep)?;
    let mut lines = Vec::new();
    let mut rest = &*text;
    while let Some((at, end)) = rest.char_indices().find(|(_, character)| letters::is_line_end(*character)) {
        let is_pair = rest.get(at..).is_some_and(|end| end.starts_with("\r\n"));
        let after = at + if is_pair { 2 } else { end.len_utf8() };
        let line = if keep { rest.get(..after) } else { rest.get(..at) };
        lines.push(Value::from(line.unwrap_or_default()));
        rest = rest.get(after..).unwrap_or_default();
    }
    if !rest.is_empty() {
        lines.push(Value::from(rest));
    }
    Ok(Value::list(lines))
}

fn partition(it: &mut Interpreter<'_>, arguments: Arguments, name: &str, from_right: bool) -> Answer {
    let (value, [separator]) = method(it, name, arguments)?;
    let text = text_of(it, name, value)?;
    let separator = part_of(it, name, &separator)?;
    if separator.is_empty() {
        return Err(it.vm.raise_value_error("empty separator"));
    }
    let halves = if from_right { text.rsplit_once(&*separator) } else { text.split_once(&*separator) };
    let parts = match halves {
        Some((before, after)) => [before, &*separator, after],
        None if from_right => ["", "", &*text],
        None => [&*text, "", ""],
    };
    Ok(Value::tuple(parts.map(Value::from).to_vec()))
}

fn expandtabs(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let text = text_of(it, "str.expandtabs", value)?;
    let values = between(it, "str.expandtabs", arguments, 0, 1)?;
    let size = match values.first() {
        Some(size) => usize::try_from(integer(it, size)?).unwrap_or(0),
        None => 8,
    };
    let mut result = String::new();
    let mut column = 0;
    for character in text.chars() {
        match character {
            '\t' if size > 0 => {
                let spaces = size - column % size;
                it.vm.check_text(result.len().saturating_add(spaces))?;
                result.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            '\t' => {}
            '\n' | '\r' => {
                result.push(character);
                column = 0;
            }
            _ => {
                result.push(character);
                column += 1;
            }
        }
    }
    Ok(Value::from(result))
}

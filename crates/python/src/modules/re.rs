//! `_re`: compiling and matching of regular expressions, under the module `re` written in Python.

use fancy_regex::{Error, ParseError, Regex};

use super::native;
use crate::builtins::arguments::{between, integer, method};
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::{Native, NativeKind};

/// How often a match may go back before it is given up.
const STEPS: usize = 200_000;

static FUNCTIONS: &[Native] = &[Native::new("compile", NativeKind::Function, compile)];

static NATIVES: &[Native] = &[
    Native::new("Matcher.names", NativeKind::Method, names),
    Native::new("Matcher.find", NativeKind::Method, find),
];

/// The ways in which a pattern is tried: anywhere, at the position, to the end, and at the position but not empty.
#[derive(Debug)]
struct Matcher {
    search: Regex,
    prefix: Regex,
    whole: Regex,
    advancing: Regex,
}

pub(super) fn namespace() -> Dict {
    super::functions(FUNCTIONS)
}

/// Python's spelling of a pattern as the crate has it.
fn translated(pattern: &str, flags: i64) -> String {
    let letters = [(2, 'i'), (8, 'm'), (16, 's'), (64, 'x')];
    let set: String = letters.iter().filter(|(bit, _)| flags & bit != 0).map(|(_, letter)| *letter).collect();
    let prefix = if set.is_empty() { String::new() } else { format!("(?{set})") };
    // `\Z` is the very end in Python; `$` may also stand before a last line end.
    let mut text = prefix;
    let mut characters = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('Z') => text.push_str("\\z"),
                Some(other) => text.extend(['\\', other]),
                None => text.push('\\'),
            },
            '[' if in_class => text.push_str("\\["),
            '[' => {
                in_class = true;
                text.push('[');
                if let Some(caret) = characters.next_if_eq(&'^') {
                    text.push(caret);
                }
                if characters.next_if_eq(&']').is_some() {
                    text.push_str("\\]");
                }
            }
            ']' => {
                in_class = false;
                text.push(']');
            }
            '&' | '~' if in_class => text.extend(['\\', character]),
            '$' if !in_class && flags & 8 == 0 => text.push_str("(?=\\n?\\z)"),
            other => text.push(other),
        }
    }
    text
}

/// Whether the pattern starts with flags that let white space and comments stand in it.
fn is_verbose(pattern: &str) -> bool {
    let Some((flags, rest)) = pattern.strip_prefix("(?").and_then(|inside| inside.split_once(')')) else {
        return false;
    };
    // The flags given beside the pattern stand before those at its beginning.
    flags.bytes().all(|flag| flag.is_ascii_alphabetic()) && (flags.contains('x') || is_verbose(rest))
}

fn compile(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let values = between(it, "compile", arguments, 2, 2)?;
    let [pattern, flags] = values.as_slice() else { return Ok(Value::None) };
    let Some(pattern) = pattern.as_str() else {
        return Err(it.vm.raise_type_error("first argument must be string or compiled pattern"));
    };
    let text = translated(pattern, integer(it, flags)?);
    let build =
        |text: &str| fancy_regex::RegexBuilder::new(text).backtrack_limit(STEPS).build().map_err(Box::new);
    // A comment of a verbose pattern would reach over what is put behind it.
    let end = if is_verbose(&text) { "\n" } else { "" };
    let built = build(&text)
        .and_then(|search| Ok((search, build(&format!("\\G(?:{text}{end})"))?)))
        .and_then(|(search, prefix)| {
            let whole = build(&format!("\\G(?:{text}{end})\\z"))?;
            Ok(Matcher { search, prefix, whole, advancing: build(&format!("\\G(?:{text}{end})(?!\\G)"))? })
        });
    match built {
        Ok(matcher) => {
            let class = native::class(it.vm, "re", "Matcher", None, NATIVES);
            Ok(native::instance(&class, matcher))
        }
        Err(error) if matches!(&*error, Error::ParseError(_, ParseError::RecursionExceeded)) => {
            Err(it.vm.limit("a regular expression is nested too deeply"))
        }
        Err(error) => Ok(Value::from(error.to_string())),
    }
}

fn names(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (value, []) = method(it, "Matcher.names", arguments)?;
    let Some(matcher) = native::data::<Matcher>(&value) else { return Ok(Value::None) };
    let names = matcher.search.capture_names().map(|name| name.map_or(Value::None, Value::from));
    Ok(Value::list(names.collect()))
}

/// The spans of the groups in characters, or `None`.
fn find(it: &mut Interpreter<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (value, [text, position, mode]) = method(it, "Matcher.find", arguments)?;
    let (Some(matcher), Some(text)) = (native::data::<Matcher>(&value), text.as_str()) else {
        return Ok(Value::None);
    };
    let (position, mode) = (integer(it, &position)?, integer(it, &mode)?);
    let start = text.char_indices().map(|(at, _)| at).nth(usize::try_from(position).unwrap_or(0));
    let regex = match mode {
        0 => &matcher.search,
        1 => &matcher.prefix,
        3 => &matcher.advancing,
        _ => &matcher.whole,
    };
    it.vm.spend(text.len() as u64 / 16 + 1)?;
    let captures = match regex.captures_from_pos(text, start.unwrap_or(text.len())) {
        Ok(Some(captures)) => captures,
        Ok(None) => return Ok(Value::None),
        Err(_) => return Err(it.vm.limit("a regular expression went back too often")),
    };
    let characters = |at: usize| {
        let count = if text.is_ascii() { at } else { text.get(..at).unwrap_or(text).chars().count() };
        Value::Int(i64::try_from(count).unwrap_or(i64::MAX))
    };
    let spans = captures.iter().map(|group| match group {
        Some(group) => Value::tuple(vec![characters(group.start()), characters(group.end())]),
        None => Value::tuple(vec![Value::Int(-1), Value::Int(-1)]),
    });
    Ok(Value::list(spans.collect()))
}

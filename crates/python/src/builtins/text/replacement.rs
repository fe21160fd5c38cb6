//! `str.format`: replacement fields by position, name, attribute and index.

use std::rc::Rc;

use super::super::arguments::{method, receiver};
use super::text_of;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::vm::format::ascii;

type Answer = Result<Value, Raised>;

/// Where replacement fields take their values from.
struct Fields {
    positional: Vec<Value>,
    named: Value,
    /// The next field without a number; `None` once a numbered one was seen.
    next: Option<usize>,
}

pub(super) fn format(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let text = text_of(it, "str.format", value)?;
    let dict = Dict::default();
    for (name, value) in arguments.keywords {
        dict.set_str(name, value);
    }
    let mut fields =
        Fields { positional: arguments.positional, named: Value::Dict(Rc::new(dict)), next: Some(0) };
    replaced(it, &text, &mut fields, 0).map(Value::from)
}

pub(super) fn format_map(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [named]) = method(it, "str.format_map", arguments)?;
    let text = text_of(it, "str.format_map", value)?;
    let mut fields = Fields { positional: Vec::new(), named, next: Some(0) };
    replaced(it, &text, &mut fields, 0).map(Value::from)
}

fn replaced(
    it: &mut Interpreter<'_>,
    text: &str,
    fields: &mut Fields,
    depth: usize,
) -> Result<String, Raised> {
    let mut result = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '{' if characters.next_if_eq(&'{').is_some() => result.push('{'),
            '}' if characters.next_if_eq(&'}').is_some() => result.push('}'),
            '}' => return Err(it.vm.raise_value_error("Single '}' encountered in format string")),
            '{' => {
                let mut field = String::new();
                let mut open = 1;
                let mut in_index = false;
                for inner in characters.by_ref() {
                    // Inside of an index, braces are part of the key.
                    in_index = (in_index || inner == '[') && inner != ']' && !field.contains(':');
                    if in_index {
                        field.push(inner);
                        continue;
                    }
                    open += i32::from(inner == '{') - i32::from(inner == '}');
                    if open == 0 {
                        break;
                    }
                    field.push(inner);
                }
                if open > 0 {
                    let message = if field.is_empty() {
                        "Single '{' encountered in format string"
                    } else {
                        "expected '}' before end of string"
                    };
                    return Err(it.vm.raise_value_error(message));
                }
                result.push_str(&replacement(it, &field, fields, depth)?);
                it.vm.check_text(result.len())?;
            }
            other => result.push(other),
        }
    }
    Ok(result)
}

fn replacement(
    it: &mut Interpreter<'_>,
    field: &str,
    fields: &mut Fields,
    depth: usize,
) -> Result<Rc<str>, Raised> {
    let (name, specification) = field.split_once(':').unwrap_or((field, ""));
    let (name, conversion) = match name.split_once('!') {
        Some((name, conversion)) => (name, Some(conversion)),
        None => (name, None),
    };
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, path) = name.split_at_checked(end).unwrap_or((name, ""));
    let value = first_value(it, first, fields)?;
    let value = follow(it, value, path)?;
    let value = match conversion {
        Some("r") => Value::Str(it.repr(&value)?),
        Some("s") => Value::Str(it.str(&value)?),
        Some("a") => Value::from(ascii(&it.repr(&value)?)),
        Some("") => return Err(it.vm.raise_value_error("unmatched '{' in format spec")),
        Some(other) if other.chars().count() > 1 => {
            return Err(it.vm.raise_value_error("expected ':' after conversion specifier"));
        }
        Some(other) => {
            return Err(it.vm.raise_value_error(format!("Unknown conversion specifier {other}")));
        }
        None => value,
    };
    if specification.contains('{') && depth > 0 {
        return Err(it.vm.raise_value_error("Max string recursion exceeded"));
    }
    let specification = if specification.contains('{') {
        replaced(it, specification, fields, depth + 1)?
    } else {
        specification.to_owned()
    };
    it.format(&value, &specification)
}

fn first_value(it: &mut Interpreter<'_>, name: &str, fields: &mut Fields) -> Answer {
    let position = if name.is_empty() {
        let Some(next) = fields.next else {
            let message = "cannot switch from manual field specification to automatic field numbering";
            return Err(it.vm.raise_value_error(message));
        };
        fields.next = Some(next + 1);
        Some(next)
    } else {
        name.parse::<usize>().ok()
    };
    match position {
        Some(position) => {
            if !name.is_empty() {
                if fields.next.is_some_and(|next| next > 0) {
                    let message =
                        "cannot switch from automatic field numbering to manual field specification";
                    return Err(it.vm.raise_value_error(message));
                }
                fields.next = None;
            }
            match fields.positional.get(position) {
                Some(value) => Ok(value.clone()),
                None => {
                    let message =
                        format!("Replacement index {position} out of range for positional args tuple");
                    Err(it.vm.raise_index_error(message))
                }
            }
        }
        None => it.get_item(&fields.named.clone(), &Value::from(name)),
    }
}

/// `.attribute` and `[index]`, as often as they come.
fn follow(it: &mut Interpreter<'_>, mut value: Value, mut path: &str) -> Answer {
    while !path.is_empty() {
        if let Some(rest) = path.strip_prefix('.') {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            let (name, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            value = it.get_attribute(&value, name)?;
            path = after;
        } else if let Some((index, after)) = path.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            let index = index.parse::<i64>().map_or_else(|_| Value::from(index), Value::Int);
            value = it.get_item(&value, &index)?;
            path = after;
        } else {
            return Err(it.vm.raise_value_error("Missing ']' in format string"));
        }
    }
    Ok(value)
}

//! `str.maketrans` and `str.translate`.

use std::rc::Rc;

use super::super::arguments::{between, method};
use super::text_of;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;

type Answer = Result<Value, Raised>;

fn code_of(character: char) -> Value {
    Value::Int(i64::from(u32::from(character)))
}

/// `str.maketrans(mapping)`, `str.maketrans(from, to)`, `str.maketrans(from, to, dropped)`
pub(super) fn maketrans(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "maketrans", arguments, 1, 3)?;
    let table = Rc::new(Dict::default());
    match values.as_slice() {
        [only] => {
            let Value::Dict(mapping) = only.plain() else {
                let message = "if you give only one argument to maketrans it must be a dict";
                return Err(it.vm.raise_type_error(message));
            };
            for (key, value) in mapping.items() {
                let key = match key.plain() {
                    Value::Str(text) => {
                        let mut characters = text.chars();
                        match (characters.next(), characters.next()) {
                            (Some(character), None) => code_of(character),
                            _ => {
                                let message = "string keys in translate table must be of length 1";
                                return Err(it.vm.raise_value_error(message));
                            }
                        }
                    }
                    Value::Int(_) | Value::Bool(_) => key,
                    _ => {
                        let message = "keys in translate table must be strings or integers";
                        return Err(it.vm.raise_type_error(message));
                    }
                };
                it.dict_set(&table, key, value)?;
            }
        }
        [from, to, dropped @ ..] => {
            let (from, to) = (letters(it, from, 1)?, letters(it, to, 2)?);
            let (mut sources, mut targets) = (from.chars(), to.chars());
            loop {
                match (sources.next(), targets.next()) {
                    (Some(source), Some(target)) => it.dict_set(&table, code_of(source), code_of(target))?,
                    (None, None) => break,
                    _ => {
                        let message = "the first two maketrans arguments must have equal length";
                        return Err(it.vm.raise_value_error(message));
                    }
                }
            }
            for dropped in dropped {
                for character in letters(it, dropped, 3)?.chars() {
                    it.dict_set(&table, code_of(character), Value::None)?;
                }
            }
        }
        [] => {}
    }
    Ok(Value::Dict(table))
}

fn letters(it: &mut Interpreter<'_>, value: &Value, position: usize) -> Result<Rc<str>, Raised> {
    if let Value::Str(text) = value.plain() {
        return Ok(Rc::clone(text));
    }
    let class = it.class_of(value)?;
    let message = format!("maketrans() argument {position} must be str, not {}", class.name);
    Err(it.vm.raise_type_error(message))
}

/// `text.translate(table)`
pub(super) fn translate(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [table]) = method(it, "str.translate", arguments)?;
    let text = text_of(it, "str.translate", value)?;
    let mut result = String::with_capacity(text.len());
    for character in text.chars() {
        let replacement = match it.get_item(&table, &code_of(character)) {
            Ok(found) => found,
            Err(Raised::Exception(e)) if e.class.is_subclass_of(&it.vm.types.lookup_error) => {
                result.push(character);
                continue;
            }
            Err(raised) => return Err(raised),
        };
        match replacement.plain() {
            Value::None => {}
            Value::Str(text) => result.push_str(text),
            other => match other.as_int().map(|code| u32::try_from(code).ok().and_then(char::from_u32)) {
                Some(Some(character)) => result.push(character),
                Some(None) => {
                    return Err(it.vm.raise_value_error("character mapping must be in range(0x110000)"));
                }
                None => {
                    let message = "character mapping must return integer, None or str";
                    return Err(it.vm.raise_type_error(message));
                }
            },
        }
        it.vm.check_text(result.len())?;
    }
    Ok(Value::from(result))
}

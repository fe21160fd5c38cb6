//! Short ways of the built-in functions that programs call most: see [`crate::value::function::Native::short`].

use std::rc::Rc;

use crate::limits::Limits;
use crate::value::Value;
use crate::value::dict::{DictView, ViewKind};
use crate::value::iterator::{IteratorState, PyIterator};
use crate::value::slice::Range;

/// Texts up to this length cost no more than a step.
const SHORT: usize = 64;

/// `list.append(item)`
pub(super) fn append(arguments: &[Value], limits: &Limits) -> Option<Value> {
    let [Value::List(list), item] = arguments else { return None };
    if list.len() >= limits.collection_items {
        return None;
    }
    list.borrow_mut().push(item.clone());
    Some(Value::None)
}

/// `list.pop()`
pub(super) fn pop(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    let [Value::List(list)] = arguments else { return None };
    list.borrow_mut().pop()
}

/// `dict.get(key)`, `dict.get(key, default)`
pub(super) fn get(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    let (dict, key, default) = match arguments {
        [Value::Dict(dict), key] => (dict, key, &Value::None),
        [Value::Dict(dict), key, default] => (dict, key, default),
        _ => return None,
    };
    let slot = dict.find_plainly(key)?;
    Some(dict.value_in(slot).unwrap_or_else(|| default.clone()))
}

/// `set.add(item)`
pub(super) fn add(arguments: &[Value], limits: &Limits) -> Option<Value> {
    let [Value::Set(set), item] = arguments else { return None };
    let slot = set.find_plainly(item)?;
    if !slot.is_taken() {
        if set.is_frozen() || set.len() >= limits.collection_items {
            return None;
        }
        set.put_in(slot, item.clone());
    }
    Some(Value::None)
}

/// `str(value)`
pub(super) fn str(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    match arguments {
        [Value::Int(number)] => Some(Value::from(itoa::Buffer::new().format(*number))),
        [text @ Value::Str(_)] => Some(text.clone()),
        _ => None,
    }
}

/// `int(value)`
pub(super) fn int(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    match arguments {
        [Value::Int(number)] => Some(Value::Int(*number)),
        _ => None,
    }
}

/// Text and argument of a method that takes time by the length of the argument alone.
fn text_and_part(arguments: &[Value]) -> Option<(&str, &str)> {
    match arguments {
        [Value::Str(text), Value::Str(part)] if part.len() <= SHORT => Some((text, part)),
        _ => None,
    }
}

/// `str.startswith(prefix)`
pub(super) fn starts_with(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    text_and_part(arguments).map(|(text, prefix)| Value::Bool(text.starts_with(prefix)))
}

/// `str.endswith(suffix)`
pub(super) fn ends_with(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    text_and_part(arguments).map(|(text, suffix)| Value::Bool(text.ends_with(suffix)))
}

/// `str.upper()`
pub(super) fn upper(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    short_ascii(arguments).map(|text| Value::from(text.to_ascii_uppercase()))
}

/// `str.lower()`
pub(super) fn lower(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    short_ascii(arguments).map(|text| Value::from(text.to_ascii_lowercase()))
}

/// `str.strip()`
pub(super) fn strip(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    let text = short_ascii(arguments)?;
    // Python takes the separators of ASCII for white space, too.
    let is_space = |letter: char| letter.is_ascii_whitespace() || matches!(letter, '\x0b' | '\x1c'..='\x1f');
    let stripped = text.trim_matches(is_space);
    match arguments {
        [same] if stripped.len() == text.len() => Some(same.clone()),
        _ => Some(Value::from(stripped)),
    }
}

/// `str.replace(old, new)`
pub(super) fn replace(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    let [text @ Value::Str(of), Value::Str(old), Value::Str(new)] = arguments else { return None };
    if of.len() > SHORT || old.is_empty() || new.len() > SHORT {
        return None;
    }
    Some(if of.contains(&**old) { Value::from(of.replace(&**old, new)) } else { text.clone() })
}

/// `dict.setdefault(key, default)`
pub(super) fn set_default(arguments: &[Value], limits: &Limits) -> Option<Value> {
    let [Value::Dict(dict), key, default] = arguments else { return None };
    let slot = dict.find_plainly(key)?;
    if let Some(value) = dict.value_in(slot) {
        return Some(value);
    }
    if dict.len() >= limits.collection_items {
        return None;
    }
    dict.put_in(slot, key.clone(), default.clone());
    Some(default.clone())
}

/// A text that is changed in no time.
fn short_ascii(arguments: &[Value]) -> Option<&str> {
    match arguments {
        [Value::Str(text)] if text.len() <= SHORT && text.is_ascii() => Some(text),
        _ => None,
    }
}

/// `isinstance(object, class)`, where it is one
pub(super) fn is_instance(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    let [Value::Instance(instance), Value::Class(class)] = arguments else { return None };
    (class.metaclass.is_none() && instance.class.is_subclass_of(class)).then_some(Value::Bool(true))
}

/// `abs(number)`
pub(super) fn abs(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    let [Value::Int(number)] = arguments else { return None };
    number.checked_abs().map(Value::Int)
}

/// `max(number, number)`
pub(super) fn max(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    let [Value::Int(a), Value::Int(b)] = arguments else { return None };
    Some(Value::Int(*a.max(b)))
}

/// `min(number, number)`
pub(super) fn min(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    let [Value::Int(a), Value::Int(b)] = arguments else { return None };
    Some(Value::Int(*a.min(b)))
}

/// `range(stop)`, `range(start, stop)`
pub(super) fn range(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    let (start, stop) = match arguments {
        [Value::Int(stop)] => (0, *stop),
        [Value::Int(start), Value::Int(stop)] => (*start, *stop),
        _ => return None,
    };
    Some(Value::Range(Rc::new(Range { start, stop, step: 1 })))
}

/// `iter(list)`
pub(super) fn iter(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    let [Value::List(list)] = arguments else { return None };
    let state = IteratorState::List { list: Rc::clone(list), position: 0 };
    Some(Value::Iterator(Rc::new(PyIterator::new(state))))
}

/// `next(iterator)`
pub(super) fn next(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    match arguments {
        [Value::Iterator(iterator)] => iterator.next_plain(),
        _ => None,
    }
}

/// `dict.items()`
pub(super) fn items(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    view(arguments, ViewKind::Items)
}

/// `dict.values()`
pub(super) fn values(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    view(arguments, ViewKind::Values)
}

fn view(arguments: &[Value], kind: ViewKind) -> Option<Value> {
    let [Value::Dict(dict)] = arguments else { return None };
    Some(Value::DictView(Rc::new(DictView { dict: Rc::clone(dict), kind })))
}

/// `len(container)`
pub(super) fn len(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    let length = match arguments {
        [Value::List(list)] => list.len(),
        [Value::Tuple(items)] => items.len(),
        [Value::Dict(dict)] => dict.len(),
        [Value::Set(set)] => set.len(),
        [Value::Str(text)] if text.len() <= SHORT && text.is_ascii() => text.len(),
        _ => return None,
    };
    i64::try_from(length).ok().map(Value::Int)
}

//! Short ways of the built-in functions that programs call most: see [`crate::value::function::Native::short`].

use crate::limits::Limits;
use crate::value::Value;

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

/// `len(container)`
pub(super) fn len(arguments: &[Value], _limits: &Limits) -> Option<Value> {
    let length = match arguments {
        [Value::List(list)] => list.len(),
        [Value::Tuple(items)] => items.len(),
        [Value::Dict(dict)] => dict.len(),
        [Value::Set(set)] => set.len(),
        _ => return None,
    };
    i64::try_from(length).ok().map(Value::Int)
}

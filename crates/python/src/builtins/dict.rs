//! `dict` and its views.

use std::rc::Rc;

use super::arguments::{between, method, method_up_to, receiver, wrong_receiver};
use super::short;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::{Dict, DictView, ViewKind};
use crate::value::function::{Native, NativeKind};

type Answer = Result<Value, Raised>;

pub(super) static CONSTRUCTORS: &[Native] = &[Native::new("dict", NativeKind::Function, dict)];

const fn native(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Method, function)
}

pub(super) static METHODS: &[Native] = &[
    native("dict.clear", clear),
    native("dict.copy", copy),
    Native::new("dict.fromkeys", NativeKind::ClassMethod, from_keys),
    native("dict.get", get).with_short_way(short::get),
    native("dict.items", |it, a| view(it, a, "dict.items", ViewKind::Items)).with_short_way(short::items),
    native("dict.keys", |it, a| view(it, a, "dict.keys", ViewKind::Keys)),
    native("dict.pop", pop),
    native("dict.popitem", pop_item),
    native("dict.setdefault", set_default).with_short_way(short::set_default),
    native("dict_keys.isdisjoint", is_disjoint),
    native("dict_items.isdisjoint", is_disjoint),
    native("dict.update", update),
    native("dict.values", |it, a| view(it, a, "dict.values", ViewKind::Values)).with_short_way(short::values),
];

fn dict(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let Arguments { positional, keywords } = arguments;
    let values = between(it, "dict", Arguments::positional(positional), 0, 1)?;
    let dict = Rc::new(Dict::default());
    if let Some(from) = values.first() {
        it.dict_update(&dict, from)?;
    }
    for (name, value) in keywords {
        dict.set_str(name, value);
    }
    Ok(Value::Dict(dict))
}

fn itself(it: &mut Interpreter<'_>, name: &str, value: Value) -> Result<Rc<Dict>, Raised> {
    match value {
        Value::Dict(dict) => Ok(dict),
        other => Err(wrong_receiver(it, name, &other)),
    }
}

fn view(it: &mut Interpreter<'_>, arguments: Arguments, name: &str, kind: ViewKind) -> Answer {
    let (value, []) = method(it, name, arguments)?;
    let dict = itself(it, name, value)?;
    Ok(Value::DictView(Rc::new(DictView { dict, kind })))
}

fn get(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [key, default]) = method_up_to(it, "dict.get", arguments, 1)?;
    let dict = itself(it, "dict.get", value)?;
    let default = if matches!(default, Value::Unbound) { Value::None } else { default };
    Ok(it.dict_get(&dict, &key)?.unwrap_or(default))
}

fn pop(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [key, default]) = method_up_to(it, "dict.pop", arguments, 1)?;
    let dict = itself(it, "dict.pop", value)?;
    // An empty dict does not ask for the hash.
    let removed = if dict.is_empty() { None } else { it.dict_remove(&dict, &key)? };
    match (removed, default) {
        (Some(value), _) => Ok(value),
        (None, Value::Unbound) => Err(it.vm.raise_key_error(key)),
        (None, default) => Ok(default),
    }
}

fn pop_item(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, []) = method(it, "dict.popitem", arguments)?;
    let dict = itself(it, "dict.popitem", value)?;
    let mut table = dict.0.borrow_mut();
    let last = table.last().and_then(|at| table.remove(at));
    drop(table);
    match last {
        Some(entry) => Ok(Value::tuple(vec![entry.key, entry.value])),
        None => Err(it.vm.raise_key_error(Value::from("popitem(): dictionary is empty"))),
    }
}

fn set_default(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [key, default]) = method_up_to(it, "dict.setdefault", arguments, 1)?;
    let dict = itself(it, "dict.setdefault", value)?;
    if let Some(found) = it.dict_get(&dict, &key)? {
        return Ok(found);
    }
    let default = if matches!(default, Value::Unbound) { Value::None } else { default };
    it.dict_set(&dict, key, default.clone())?;
    Ok(default)
}

fn update(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let dict = itself(it, "dict.update", value)?;
    let Arguments { positional, keywords } = arguments;
    let values = between(it, "dict.update", Arguments::positional(positional), 0, 1)?;
    if let Some(from) = values.first() {
        it.dict_update(&dict, from)?;
    }
    for (name, value) in keywords {
        dict.set_str(name, value);
    }
    Ok(Value::None)
}

fn is_disjoint(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (view, [other]) = method(it, "dict_keys.isdisjoint", arguments)?;
    for item in it.collect(&other)? {
        if it.contains(&view, &item)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

fn clear(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, []) = method(it, "dict.clear", arguments)?;
    itself(it, "dict.clear", value)?.clear();
    Ok(Value::None)
}

fn copy(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, []) = method(it, "dict.copy", arguments)?;
    let dict = itself(it, "dict.copy", value)?;
    let table = dict.0.borrow().clone();
    Ok(Value::Dict(Rc::new(Dict(table.into()))))
}

fn from_keys(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (_, [keys, value]) = method_up_to(it, "dict.fromkeys", arguments, 1)?;
    let value = if matches!(value, Value::Unbound) { Value::None } else { value };
    let dict = Rc::new(Dict::default());
    for key in it.collect(&keys)? {
        it.dict_set(&dict, key, value.clone())?;
    }
    Ok(Value::Dict(dict))
}

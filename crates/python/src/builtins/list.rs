//! `list`.

use std::rc::Rc;

use super::arguments::{between, integer, method, method_up_to, receiver, wrong_receiver};
use super::short;
use super::sorting::sort;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::function::{Native, NativeKind};
use crate::value::list::List;

type Answer = Result<Value, Raised>;

pub(super) static CONSTRUCTORS: &[Native] = &[Native::new("list", NativeKind::Function, list)];

const fn native(name: &'static str, function: fn(&mut Interpreter<'_>, Arguments) -> Answer) -> Native {
    Native::new(name, NativeKind::Method, function)
}

pub(super) static METHODS: &[Native] = &[
    native("list.append", append).with_short_way(short::append),
    native("list.clear", clear),
    native("list.copy", copy),
    native("list.count", count),
    native("list.extend", extend),
    native("list.index", index),
    native("list.insert", insert),
    native("list.pop", pop).with_short_way(short::pop),
    native("list.remove", remove),
    native("list.reverse", reverse),
    native("list.sort", sort_method),
];

fn list(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "list", arguments, 0, 1)?;
    match values.first() {
        Some(items) => it.collect(items).map(Value::list),
        None => Ok(Value::list(Vec::new())),
    }
}

fn itself(it: &mut Interpreter<'_>, name: &str, value: Value) -> Result<Rc<List>, Raised> {
    match value {
        Value::List(list) => Ok(list),
        other => Err(wrong_receiver(it, name, &other)),
    }
}

fn append(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [item]) = method(it, "list.append", arguments)?;
    let list = itself(it, "list.append", value)?;
    list.borrow_mut().push(item);
    it.vm.check_items(list.len())?;
    Ok(Value::None)
}

fn extend(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [items]) = method(it, "list.extend", arguments)?;
    let list = itself(it, "list.extend", value)?;
    let items = it.collect(&items)?;
    it.vm.check_items(list.len() + items.len())?;
    list.borrow_mut().extend(items);
    Ok(Value::None)
}

fn insert(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [at, item]) = method(it, "list.insert", arguments)?;
    let list = itself(it, "list.insert", value)?;
    let at = integer(it, &at)?;
    let length = i64::try_from(list.len()).unwrap_or(i64::MAX);
    let at = if at < 0 { at.saturating_add(length).max(0) } else { at.min(length) };
    it.vm.spend_on_items(usize::try_from(length - at).unwrap_or(0))?;
    list.borrow_mut().insert(usize::try_from(at).unwrap_or(0), item);
    it.vm.check_items(list.len())?;
    Ok(Value::None)
}

fn pop(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [at]) = method_up_to(it, "list.pop", arguments, 0)?;
    let list = itself(it, "list.pop", value)?;
    let at = if let Value::Unbound = at { -1 } else { integer(it, &at)? };
    if list.is_empty() {
        return Err(it.vm.raise_index_error("pop from empty list"));
    }
    match it.position(&Value::Int(at), list.len(), "list")? {
        Some(at) => {
            it.vm.spend_on_items(list.len() - at)?;
            Ok(list.borrow_mut().remove(at))
        }
        None => Err(it.vm.raise_index_error("pop index out of range")),
    }
}

fn find(
    it: &mut Interpreter<'_>,
    list: &Rc<List>,
    item: &Value,
    from: usize,
) -> Result<Option<usize>, Raised> {
    let mut at = from;
    while let Some(candidate) = list.get(at) {
        if it.equals(&candidate, item)? {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

fn remove(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [item]) = method(it, "list.remove", arguments)?;
    let list = itself(it, "list.remove", value)?;
    match find(it, &list, &item, 0)? {
        Some(at) if at < list.len() => {
            let old = list.borrow_mut().remove(at);
            drop(old);
            Ok(Value::None)
        }
        _ => Err(it.vm.raise_value_error("list.remove(x): x not in list")),
    }
}

fn index(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [item, start, stop]) = method_up_to(it, "list.index", arguments, 1)?;
    let list = itself(it, "list.index", value)?;
    let length = i64::try_from(list.len()).unwrap_or(i64::MAX);
    let mut bound = |value: Value, default: i64| match value {
        Value::Unbound => Ok(default),
        value => {
            let number = integer(it, &value)?;
            Ok(if number < 0 { number.saturating_add(length).max(0) } else { number })
        }
    };
    let (start, stop) = (bound(start, 0)?, bound(stop, i64::MAX)?);
    match find(it, &list, &item, usize::try_from(start).unwrap_or(0))? {
        Some(at) if i64::try_from(at).is_ok_and(|at| at < stop) => {
            Ok(Value::Int(i64::try_from(at).unwrap_or(i64::MAX)))
        }
        _ => {
            let shown = it.repr(&item)?;
            Err(it.vm.raise_value_error(format!("{shown} is not in list")))
        }
    }
}

fn count(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, [item]) = method(it, "list.count", arguments)?;
    let list = itself(it, "list.count", value)?;
    let mut count = 0;
    let mut from = 0;
    while let Some(at) = find(it, &list, &item, from)? {
        count += 1;
        from = at + 1;
    }
    Ok(Value::Int(count))
}

fn clear(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, []) = method(it, "list.clear", arguments)?;
    let list = itself(it, "list.clear", value)?;
    let old = std::mem::take(&mut *list.borrow_mut());
    drop(old);
    Ok(Value::None)
}

fn copy(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, []) = method(it, "list.copy", arguments)?;
    let list = itself(it, "list.copy", value)?;
    Ok(Value::list(list.borrow().clone()))
}

fn reverse(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (value, []) = method(it, "list.reverse", arguments)?;
    let list = itself(it, "list.reverse", value)?;
    it.vm.spend_on_items(list.len())?;
    list.borrow_mut().reverse();
    Ok(Value::None)
}

fn sort_method(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let value = receiver(it, &mut arguments)?;
    let list = itself(it, "list.sort", value)?;
    let key = arguments.take_keyword("key").filter(|key| !key.is_none());
    let reverse = arguments.take_keyword("reverse").unwrap_or(Value::Bool(false));
    let reverse = it.truth(&reverse)?;
    if !arguments.positional.is_empty() {
        return Err(it.vm.raise_type_error("sort() takes no positional arguments"));
    }
    if let Some((name, _)) = arguments.keywords.first() {
        let message = format!("'{name}' is an invalid keyword argument for sort()");
        return Err(it.vm.raise_type_error(message));
    }
    // The list is empty while its items are compared, as in CPython.
    let items = std::mem::take(&mut *list.borrow_mut());
    let sorted = sort(it, items.clone(), key.as_ref(), reverse);
    let mut place = list.borrow_mut();
    match sorted {
        Ok(sorted) => {
            *place = sorted;
            Ok(Value::None)
        }
        Err(raised) => {
            *place = items;
            Err(raised)
        }
    }
}

//! The methods of `list` on an instrumented list.

use bothways_orm::collections;
use bothways_python::{Arguments, Raised, Value};
use bothways_world::InstanceId;

use super::InstrumentedList;
use crate::context::Context;
use crate::errors::checked;
use crate::instances::id_of;
use crate::native::Method;
use crate::object::view;

pub(super) const METHODS: &[Method] = &[
    ("append", append),
    ("extend", extend),
    ("insert", insert),
    ("remove", remove),
    ("pop", pop),
    ("clear", clear),
    ("sort", sort),
    ("reverse", reverse),
    ("index", |cx, arguments| delegate(cx, "index", arguments)),
    ("count", |cx, arguments| delegate(cx, "count", arguments)),
    ("copy", |cx, arguments| delegate(cx, "copy", arguments)),
];

/// The list a method was called on.
fn receiver<'a>(cx: &mut Context<'_>, value: Option<&'a Value>) -> Result<&'a InstrumentedList, Raised> {
    match value.and_then(view::<InstrumentedList>) {
        Some(list) => Ok(list),
        None => Err(cx.vm.raise_type_error("descriptor requires an 'InstrumentedList' object")),
    }
}

fn append(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, item] =
        cx.bind("_list_decorators.<locals>.append.<locals>.append", ["self", "item"], 2, arguments)?;
    let collection = receiver(cx, this.as_ref())?.collection;
    let item = cx.related(&item.unwrap_or(Value::None))?;
    checked(cx, |orm| collections::append(orm, collection, item))?;
    Ok(Value::None)
}

fn extend(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] =
        cx.bind("_list_decorators.<locals>.extend.<locals>.extend", ["self", "iterable"], 2, arguments)?;
    let list = receiver(cx, this.as_ref())?;
    extend_with(cx, list, &given.unwrap_or(Value::None))?;
    Ok(Value::None)
}

/// Appends every item of an iterable, one by one.
pub(super) fn extend_with(
    cx: &mut Context<'_>,
    list: &InstrumentedList,
    given: &Value,
) -> Result<(), Raised> {
    let items = cx.python().collect(given)?;
    for item in &items {
        let item = cx.related(item)?;
        checked(cx, |orm| collections::append(orm, list.collection, item))?;
    }
    Ok(())
}

fn insert(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, index, item] =
        cx.bind("_list_decorators.<locals>.insert.<locals>.insert", ["self", "index", "item"], 3, arguments)?;
    let list = receiver(cx, this.as_ref())?;
    let index = index.unwrap_or(Value::None);
    let Some(index) = index.as_int() else {
        let name = cx.type_name(&index)?;
        let text = format!("'{name}' object cannot be interpreted as an integer");
        return Err(cx.vm.raise_type_error(text));
    };
    let item = cx.related(&item.unwrap_or(Value::None))?;
    let length = i64::try_from(list.items(cx).len()).unwrap_or(i64::MAX);
    let index = if index < 0 { (index.saturating_add(length)).max(0) } else { index.min(length) };
    let index = usize::try_from(index).unwrap_or(0);
    checked(cx, |orm| collections::insert(orm, list.collection, index, item))?;
    Ok(Value::None)
}

fn remove(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, item] =
        cx.bind("_list_decorators.<locals>.remove.<locals>.remove", ["self", "value"], 2, arguments)?;
    let list = receiver(cx, this.as_ref())?;
    let given = item.unwrap_or(Value::None);
    let item = cx.related(&given)?;
    // Python's own comparison decides which of the members goes; events cannot change how they compare.
    let mut equal = None;
    for (position, member) in list.items(cx).into_iter().enumerate() {
        if member != item {
            let member = cx.instance(member);
            if !cx.python().equals(&member, &given)? {
                continue;
            }
        }
        equal = Some(position);
        break;
    }
    let found = equal.and_then(|position| list.items(cx).get(position).copied());
    checked(cx, |orm| {
        collections::remove(orm, list.collection, item, |items| {
            found.and_then(|found| items.iter().position(|member| *member == found))
        })
    })?;
    Ok(Value::None)
}

fn pop(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, index] =
        cx.bind("_list_decorators.<locals>.pop.<locals>.pop", ["self", "index"], 1, arguments)?;
    let list = receiver(cx, this.as_ref())?;
    let position = match index {
        None => None,
        Some(index) => match index.as_int() {
            // Out of range is the ORM's to say: the event comes before.
            Some(number) => Some(list.position(cx, number).unwrap_or(usize::MAX)),
            None => {
                let name = cx.type_name(&index)?;
                let text = format!("'{name}' object cannot be interpreted as an integer");
                return Err(cx.vm.raise_type_error(text));
            }
        },
    };
    let item = checked(cx, |orm| collections::pop(orm, list.collection, position))?;
    Ok(cx.instance(item))
}

fn clear(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("_list_decorators.<locals>.clear.<locals>.clear", ["self"], 1, arguments)?;
    let collection = receiver(cx, this.as_ref())?.collection;
    checked(cx, |orm| collections::clear(orm, collection))?;
    Ok(Value::None)
}

fn reverse(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("list.reverse", ["self"], 1, arguments)?;
    let list = receiver(cx, this.as_ref())?;
    let mut items = list.items(cx);
    items.reverse();
    cx.with_orm(|orm| collections::reorder(orm, list.collection, items));
    Ok(Value::None)
}

fn sort(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let this = arguments.positional.first().cloned();
    let list = receiver(cx, this.as_ref())?;
    let sorted = list.list(cx);
    let method = cx.python().get_attribute(&sorted, "sort")?;
    let rest = Arguments { positional: arguments.positional.into_iter().skip(1).collect(), ..arguments };
    cx.python().call(&method, rest)?;
    let items: Vec<InstanceId> = match &sorted {
        Value::List(sorted) => sorted.borrow().iter().filter_map(id_of).collect(),
        _ => Vec::new(),
    };
    cx.with_orm(|orm| collections::reorder(orm, list.collection, items));
    Ok(Value::None)
}

/// What needs no events is done on a plain list of the members.
fn delegate(cx: &mut Context<'_>, name: &str, arguments: Arguments) -> Result<Value, Raised> {
    let this = arguments.positional.first().cloned();
    let list = receiver(cx, this.as_ref())?.list(cx);
    let method = cx.python().get_attribute(&list, name)?;
    let rest = Arguments { positional: arguments.positional.into_iter().skip(1).collect(), ..arguments };
    cx.python().call(&method, rest)
}

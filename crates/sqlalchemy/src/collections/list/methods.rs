//! The methods of `list` on an instrumented list.

use bothways_orm::collections::list as orm_list;
use bothways_python::{Arguments, Raised, Value};
use bothways_world::InstanceId;

use super::InstrumentedList;
use crate::collections::special;
use crate::context::Context;
use crate::errors::checked;
use crate::instances::member_of;
use crate::native::{self, Method};

pub(super) const METHODS: &[Method] = &[
    ("__len__", special::length),
    ("__iter__", special::iterator),
    ("__contains__", special::contains),
    ("__getitem__", special::get_item),
    ("__setitem__", special::set_item),
    ("__delitem__", special::delete_item),
    ("__iadd__", |cx, arguments| {
        let [this, given] = cx.bind("__iadd__", ["self", "iterable"], 2, arguments)?;
        let list = receiver(cx, this.as_ref())?;
        extend_with(cx, list, &given.unwrap_or(Value::None))?;
        Ok(this.unwrap_or(Value::None))
    }),
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
    native::receiver(cx, value, "InstrumentedList")
}

fn append(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, item] =
        cx.bind("_list_decorators.<locals>.append.<locals>.append", ["self", "item"], 2, arguments)?;
    let collection = receiver(cx, this.as_ref())?.0.collection;
    let item = item.unwrap_or(Value::None);
    let item = cx.member(&item)?;
    checked(cx, |orm| orm_list::append(orm, collection, item))?;
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
        let item = cx.member(item)?;
        checked(cx, |orm| orm_list::append(orm, list.0.collection, item))?;
    }
    Ok(())
}

fn insert(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, index, item] = cx.bind(
        "_list_decorators.<locals>.insert.<locals>.insert",
        ["self", "index", "value"],
        3,
        arguments,
    )?;
    let list = receiver(cx, this.as_ref())?;
    let index = index.unwrap_or(Value::None);
    let Some(index) = index.as_int() else {
        let name = cx.type_name(&index)?;
        let text = format!("'{name}' object cannot be interpreted as an integer");
        return Err(cx.vm.raise_type_error(text));
    };
    insert_at(cx, list, index, &item.unwrap_or(Value::None))?;
    Ok(Value::None)
}

/// Inserts before a position, which may lie outside the list.
pub(super) fn insert_at(
    cx: &mut Context<'_>,
    list: &InstrumentedList,
    index: i64,
    item: &Value,
) -> Result<(), Raised> {
    let item = cx.member(item)?;
    let length = i64::try_from(list.0.len(cx)).unwrap_or(i64::MAX);
    let index = if index < 0 { (index.saturating_add(length)).max(0) } else { index.min(length) };
    let index = usize::try_from(index).unwrap_or(0);
    checked(cx, |orm| orm_list::insert(orm, list.0.collection, index, item))
}

fn remove(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, item] =
        cx.bind("_list_decorators.<locals>.remove.<locals>.remove", ["self", "value"], 2, arguments)?;
    let list = receiver(cx, this.as_ref())?;
    let given = item.unwrap_or(Value::None);
    let item = cx.member(&given)?;
    checked(cx, |orm| orm_list::remove(orm, list.0.collection, item))?;
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
    let item = checked(cx, |orm| orm_list::pop(orm, list.0.collection, position))?;
    Ok(cx.instance(item))
}

fn clear(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("_list_decorators.<locals>.clear.<locals>.clear", ["self"], 1, arguments)?;
    let collection = receiver(cx, this.as_ref())?.0.collection;
    checked(cx, |orm| orm_list::clear(orm, collection))?;
    Ok(Value::None)
}

fn reverse(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("list.reverse", ["self"], 1, arguments)?;
    let list = receiver(cx, this.as_ref())?;
    let mut items = list.0.items(cx);
    items.reverse();
    cx.with_orm(|orm| orm_list::reorder(orm, list.0.collection, items));
    Ok(Value::None)
}

fn sort(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let this = arguments.positional.first().cloned();
    let list = receiver(cx, this.as_ref())?;
    let sorted = list.list(cx);
    let method = cx.python().get_attribute(&sorted, "sort")?;
    let rest = Arguments { positional: arguments.positional.into_iter().skip(1).collect(), ..arguments };
    // The list is empty while its items are compared, also for a flush that a key function brings about.
    let collection = list.0.collection;
    cx.with_orm(|orm| orm_list::reorder(orm, collection, Vec::new()));
    let answer = cx.python().call(&method, rest);
    let items: Vec<InstanceId> = match &sorted {
        Value::List(sorted) => sorted.borrow().iter().filter_map(member_of).collect(),
        _ => Vec::new(),
    };
    cx.with_orm(|orm| orm_list::reorder(orm, collection, items));
    answer
}

/// What needs no events is done on a plain list of the members.
fn delegate(cx: &mut Context<'_>, name: &str, arguments: Arguments) -> Result<Value, Raised> {
    let this = arguments.positional.first().cloned();
    let list = receiver(cx, this.as_ref())?.list(cx);
    let method = cx.python().get_attribute(&list, name)?;
    let rest = Arguments { positional: arguments.positional.into_iter().skip(1).collect(), ..arguments };
    cx.python().call(&method, rest)
}

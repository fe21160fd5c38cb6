//! The special methods of collections, called by their names.

use bothways_python::{Arguments, Raised, Value};

use crate::context::Context;

pub(super) fn length(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("__len__", ["self"], 1, arguments)?;
    let length = cx.python().length(&this.unwrap_or(Value::None))?;
    Ok(Value::Int(i64::try_from(length).unwrap_or(i64::MAX)))
}

pub(super) fn iterator(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("__iter__", ["self"], 1, arguments)?;
    cx.python().iterator(&this.unwrap_or(Value::None))
}

pub(super) fn contains(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, item] = cx.bind("__contains__", ["self", "item"], 2, arguments)?;
    let item = item.unwrap_or(Value::None);
    Ok(Value::Bool(cx.python().contains(&this.unwrap_or(Value::None), &item)?))
}

pub(super) fn get_item(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, index] = cx.bind("__getitem__", ["self", "index"], 2, arguments)?;
    cx.python().get_item(&this.unwrap_or(Value::None), &index.unwrap_or(Value::None))
}

pub(super) fn set_item(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, index, given] = cx.bind("__setitem__", ["self", "index", "value"], 3, arguments)?;
    let index = index.unwrap_or(Value::None);
    cx.python().set_item(&this.unwrap_or(Value::None), &index, given.unwrap_or(Value::None))?;
    Ok(Value::None)
}

pub(super) fn delete_item(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, index] = cx.bind("__delitem__", ["self", "index"], 2, arguments)?;
    cx.python().delete_item(&this.unwrap_or(Value::None), &index.unwrap_or(Value::None))?;
    Ok(Value::None)
}

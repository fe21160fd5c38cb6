//! `KeyFuncDict`: a dict whose changes fire events. What needs none is left to a plain dict of the members.

mod view;

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::collections::dict;
use bothways_python::{Arguments, BinaryOperator, Comparison, Dict, HostRef, Raised, Value};

use self::view::dict_view;
use super::own::CollectionAdapter;
use super::{Held, Shows, SizedIterator, entry, key};
use crate::collections::special;
use crate::context::Context;
use crate::errors::checked;
use crate::instances::member_of;
use crate::native::{self, Method};
use crate::object::{Object, view};

/// A handle to a dict.
pub(crate) struct KeyFuncDict(pub Held);

impl KeyFuncDict {
    /// The members as a plain dict.
    fn plain(&self, cx: &mut Context<'_>) -> Result<Value, Raised> {
        let plain = Dict::default();
        for position in 0..self.0.len(cx) {
            let key = entry(cx, self.0.collection, Shows::Keys, position)?;
            let member = entry(cx, self.0.collection, Shows::Values, position)?;
            if let (Some(key), Some(member)) = (key, member) {
                cx.python().dict_set(&plain, key, member)?;
            }
        }
        Ok(Value::Dict(Rc::new(plain)))
    }

    fn find(&self, cx: &mut Context<'_>, given: &Value) -> Result<Option<Value>, Raised> {
        let Some(key) = key::sought(cx, given)? else { return Ok(None) };
        Ok(dict::get(&cx.facade.orm, self.0.collection, &key).map(|item| cx.instance(item)))
    }

    fn set(&self, cx: &mut Context<'_>, key: &Value, given: &Value) -> Result<(), Raised> {
        let key = key::stored(cx, key)?;
        let item = cx.member(given)?;
        checked(cx, |orm| dict::set_item(orm, self.0.collection, key, item))
    }

    fn delete(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        let deleted = match key::sought(cx, given)? {
            Some(key) => checked(cx, |orm| dict::delete_item(orm, self.0.collection, &key))?,
            None => false,
        };
        if deleted { Ok(()) } else { Err(cx.vm.raise_key_error(given.clone())) }
    }

    /// One entry of `update`.
    fn update_entry(&self, cx: &mut Context<'_>, key: &Value, given: &Value) -> Result<(), Raised> {
        match self.find(cx, key)? {
            Some(there) if there.is(given) => self.set_again(cx, &there),
            Some(_) | None => self.set(cx, key, given),
        }
    }

    /// The member that is there is put there once more.
    fn set_again(&self, cx: &mut Context<'_>, there: &Value) -> Result<(), Raised> {
        let Some(item) = member_of(there) else { return Ok(()) };
        checked(cx, |orm| dict::set_again(orm, self.0.collection, item))
    }
}

/// A plain dict in place of the handle.
fn plain(cx: &mut Context<'_>, value: &Value) -> Result<Value, Raised> {
    match view::<KeyFuncDict>(value) {
        Some(dict) => dict.plain(cx),
        None => Ok(value.clone()),
    }
}

const METHODS: &[Method] = &[
    ("__len__", special::length),
    ("__iter__", special::iterator),
    ("__contains__", special::contains),
    ("__getitem__", special::get_item),
    ("__setitem__", special::set_item),
    ("__delitem__", special::delete_item),
    ("keys", |cx, arguments| dict_view(cx, Shows::Keys, arguments)),
    ("values", |cx, arguments| dict_view(cx, Shows::Values, arguments)),
    ("items", |cx, arguments| dict_view(cx, Shows::Items, arguments)),
    ("get", |cx, arguments| delegate(cx, "get", arguments)),
    ("copy", |cx, arguments| delegate(cx, "copy", arguments)),
    ("pop", pop),
    ("popitem", popitem),
    ("clear", clear),
    ("setdefault", setdefault),
    ("update", update),
    ("set", set),
    ("remove", remove),
];

fn receiver<'a>(cx: &mut Context<'_>, value: Option<&'a Value>) -> Result<&'a KeyFuncDict, Raised> {
    native::receiver(cx, value, "dict")
}

fn pop(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let function = "_dict_decorators.<locals>.pop.<locals>.pop";
    let [this, given, default] = cx.bind(function, ["self", "key", "default"], 2, arguments)?;
    let dict = receiver(cx, this.as_ref())?;
    let given = given.unwrap_or(Value::None);
    let popped = match key::sought(cx, &given)? {
        Some(key) => checked(cx, |orm| dict::pop(orm, dict.0.collection, &key))?,
        None => None,
    };
    match (popped, default) {
        (Some(item), _) => Ok(cx.instance(item)),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(cx.vm.raise_key_error(given)),
    }
}

fn popitem(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("_dict_decorators.<locals>.popitem.<locals>.popitem", ["self"], 1, arguments)?;
    let collection = receiver(cx, this.as_ref())?.0.collection;
    match checked(cx, |orm| dict::pop_last(orm, collection))? {
        Some((key, item)) => Ok(Value::tuple(vec![key::value(cx, &key)?, cx.instance(item)])),
        None => Err(cx.vm.raise_key_error(Value::from("popitem(): dictionary is empty"))),
    }
}

fn clear(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("_dict_decorators.<locals>.clear.<locals>.clear", ["self"], 1, arguments)?;
    let collection = receiver(cx, this.as_ref())?.0.collection;
    checked(cx, |orm| dict::clear(orm, collection))?;
    Ok(Value::None)
}

fn setdefault(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let function = "_dict_decorators.<locals>.setdefault.<locals>.setdefault";
    let [this, given, default] = cx.bind(function, ["self", "key", "default"], 2, arguments)?;
    let dict = receiver(cx, this.as_ref())?;
    let (given, default) = (given.unwrap_or(Value::None), default.unwrap_or(Value::None));
    if let Some(there) = dict.find(cx, &given)? {
        if there.is(&default) {
            dict.set_again(cx, &there)?;
        }
        return Ok(there);
    }
    dict.set(cx, &given, &default)?;
    Ok(default)
}

fn update(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let keywords = std::mem::take(&mut arguments.keywords);
    let function = "_dict_decorators.<locals>.update.<locals>.update";
    let [this, other] = cx.bind(function, ["self", "__other"], 1, arguments)?;
    let dict = receiver(cx, this.as_ref())?;
    if let Some(other) = other {
        let other = plain(cx, &other)?;
        match &other {
            Value::Dict(mapping) => {
                for (key, given) in mapping.items() {
                    dict.update_entry(cx, &key, &given)?;
                }
            }
            pairs => {
                for pair in cx.python().collect(pairs)? {
                    let (key, given) = unpacked(cx, &pair)?;
                    dict.update_entry(cx, &key, &given)?;
                }
            }
        }
    }
    for (name, given) in keywords {
        dict.update_entry(cx, &Value::Str(name), &given)?;
    }
    Ok(Value::None)
}

/// `for key, value in pairs`
fn unpacked(cx: &mut Context<'_>, pair: &Value) -> Result<(Value, Value), Raised> {
    if matches!(pair, Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::None | Value::Instance(_)) {
        let name = cx.type_name(pair)?;
        return Err(cx.vm.raise_type_error(format!("cannot unpack non-iterable {name} object")));
    }
    let parts = cx.python().collect(pair)?;
    match parts.as_slice() {
        [key, given] => Ok((key.clone(), given.clone())),
        [] | [_] => {
            let text = format!("not enough values to unpack (expected 2, got {})", parts.len());
            Err(cx.vm.raise_value_error(text))
        }
        _ => Err(cx.vm.raise_value_error("too many values to unpack (expected 2)")),
    }
}

/// `dict.set(item)`: the appender.
fn set(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("KeyFuncDict.set", ["self", "value"], 2, arguments)?;
    let collection = receiver(cx, this.as_ref())?.0.collection;
    let given = given.unwrap_or(Value::None);
    let item = cx.member(&given)?;
    checked(cx, |orm| dict::set(orm, collection, item))?;
    Ok(Value::None)
}

/// `dict.remove(item)`: the remover.
fn remove(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("KeyFuncDict.remove", ["self", "value"], 2, arguments)?;
    let collection = receiver(cx, this.as_ref())?.0.collection;
    let given = given.unwrap_or(Value::None);
    let item = cx.member(&given)?;
    checked(cx, |orm| dict::remove(orm, collection, item))?;
    Ok(Value::None)
}

/// What needs no events is done on a plain dict of the members.
fn delegate(cx: &mut Context<'_>, name: &str, arguments: Arguments) -> Result<Value, Raised> {
    let mut given = arguments.positional.into_iter();
    let this = given.next();
    let dict = receiver(cx, this.as_ref())?.plain(cx)?;
    cx.python().call_method(&dict, name, given.collect())
}

impl Object for KeyFuncDict {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_MKeyfuncMapped")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "_sa_adapter" => Ok(Some(CollectionAdapter::value(self.0.collection))),
            "keyfunc" => Ok(self.0.key_function(cx)),
            "ignore_unpopulated_attribute" | "fromkeys" => cx.unsupported(format!("KeyFuncDict.{name}")),
            _ => Ok(None),
        }
    }

    fn compare(
        &self,
        cx: &mut Context<'_>,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        let (left, right) = (plain(cx, left)?, plain(cx, right)?);
        let is_equality = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        if !is_equality || !matches!((&left, &right), (Value::Dict(_), Value::Dict(_))) {
            return Ok(None);
        }
        cx.python().compare(comparison, &left, &right).map(Some)
    }

    fn binary(
        &self,
        cx: &mut Context<'_>,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        let (left, right) = (plain(cx, left)?, plain(cx, right)?);
        if operator != BinaryOperator::BitOr || !matches!((&left, &right), (Value::Dict(_), Value::Dict(_))) {
            return Ok(None);
        }
        cx.python().binary(operator, &left, &right).map(Some)
    }

    /// `|=` is the built-in method, which SQLAlchemy does not instrument: no events.
    fn in_place(
        &self,
        cx: &mut Context<'_>,
        this: &HostRef,
        operator: BinaryOperator,
        given: &Value,
    ) -> Result<Option<Value>, Raised> {
        let given = plain(cx, given)?;
        let (BinaryOperator::BitOr, Value::Dict(mapping)) = (operator, &given) else {
            return cx.unsupported("this operator on a keyed collection");
        };
        for (key, member) in mapping.items() {
            let key = key::stored(cx, &key)?;
            let item = cx.member(&member)?;
            cx.with_orm(|orm| dict::store(orm, self.0.collection, key, item));
        }
        Ok(Some(Value::Host(this.clone())))
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(Some(self.find(cx, item)?.is_some()))
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.0.len(cx)))
    }

    fn iterate(&self, cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(SizedIterator::value(cx, self.0.collection, Shows::Keys, this)))
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        match self.find(cx, index)? {
            Some(item) => Ok(Some(item)),
            None => Err(cx.vm.raise_key_error(index.clone())),
        }
    }

    fn set_item(&self, cx: &mut Context<'_>, index: &Value, given: &Value) -> Result<bool, Raised> {
        self.set(cx, index, given)?;
        Ok(true)
    }

    fn delete_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<bool, Raised> {
        self.delete(cx, index)?;
        Ok(true)
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        self.0.repr(cx, "{...}", |cx| {
            let plain = self.plain(cx)?;
            Ok(cx.python().repr(&plain)?.to_string())
        })
    }

    fn hash(&self, cx: &mut Context<'_>) -> Result<Option<i64>, Raised> {
        Err(cx.vm.raise_type_error("unhashable type: '_MKeyfuncMapped'"))
    }
}

//! `InstrumentedSet`: a set whose changes fire events. What needs none is left to a plain set of the members.

use std::borrow::Cow;

use bothways_orm::collections::set;
use bothways_python::{Arguments, BinaryOperator, Comparison, HostRef, Raised, Value};

use super::own::CollectionAdapter;
use super::{Held, Shows, SizedIterator};
use crate::collections::special;
use crate::context::Context;
use crate::errors::checked;
use crate::instances::member_of;
use crate::native::{self, Method};
use crate::object::Object;
use crate::sets::{self, SetHandle};

/// A handle to a set.
pub(crate) struct InstrumentedSet(pub Held);

impl InstrumentedSet {
    fn has(&self, cx: &mut Context<'_>, item: &Value) -> Result<bool, Raised> {
        match member_of(item) {
            Some(id) => checked(cx, |orm| set::contains(orm, self.0.collection, id)),
            None => cx.python().hash(item).map(|_| false),
        }
    }
}

impl SetHandle for InstrumentedSet {
    const CLASS: &'static str = "InstrumentedSet";

    fn plain(&self, cx: &mut Context<'_>) -> Result<Value, Raised> {
        let members = self.0.items(cx).into_iter().map(|item| cx.instance(item)).collect();
        sets::set_of(cx, members)
    }

    fn add(&self, cx: &mut Context<'_>, item: &Value) -> Result<(), Raised> {
        // What cannot be hashed is not even looked for.
        cx.python().hash(item)?;
        let item = cx.member(item)?;
        checked(cx, |orm| set::add(orm, self.0.collection, item))
    }

    fn discard(&self, cx: &mut Context<'_>, item: &Value) -> Result<(), Raised> {
        match member_of(item) {
            Some(id) => checked(cx, |orm| set::discard(orm, self.0.collection, id)),
            None => cx.python().hash(item).map(|_| ()),
        }
    }

    fn remove(&self, cx: &mut Context<'_>, item: &Value) -> Result<(), Raised> {
        if !self.has(cx, item)? {
            return Err(cx.vm.raise_key_error(item.clone()));
        }
        match member_of(item) {
            Some(id) => checked(cx, |orm| set::remove(orm, self.0.collection, id)),
            None => Ok(()),
        }
    }
}

const METHODS: &[Method] = &[
    ("__len__", special::length),
    ("__iter__", special::iterator),
    ("__contains__", special::contains),
    ("add", |cx, arguments| one(cx, "add", "value", arguments, InstrumentedSet::add)),
    ("discard", |cx, arguments| one(cx, "discard", "value", arguments, InstrumentedSet::discard)),
    ("remove", |cx, arguments| one(cx, "remove", "value", arguments, InstrumentedSet::remove)),
    ("update", |cx, arguments| one(cx, "update", "value", arguments, InstrumentedSet::add_all)),
    ("difference_update", |cx, arguments| {
        one(cx, "difference_update", "value", arguments, InstrumentedSet::discard_all)
    }),
    ("intersection_update", |cx, arguments| {
        one(cx, "intersection_update", "other", arguments, InstrumentedSet::keep_only)
    }),
    ("symmetric_difference_update", |cx, arguments| {
        one(cx, "symmetric_difference_update", "other", arguments, InstrumentedSet::exchange)
    }),
    ("pop", pop),
    ("clear", clear),
    ("union", |cx, arguments| sets::delegate::<InstrumentedSet>(cx, "union", arguments)),
    ("intersection", |cx, arguments| sets::delegate::<InstrumentedSet>(cx, "intersection", arguments)),
    ("difference", |cx, arguments| sets::delegate::<InstrumentedSet>(cx, "difference", arguments)),
    ("symmetric_difference", |cx, arguments| {
        sets::delegate::<InstrumentedSet>(cx, "symmetric_difference", arguments)
    }),
    ("issubset", |cx, arguments| sets::delegate::<InstrumentedSet>(cx, "issubset", arguments)),
    ("issuperset", |cx, arguments| sets::delegate::<InstrumentedSet>(cx, "issuperset", arguments)),
    ("isdisjoint", |cx, arguments| sets::delegate::<InstrumentedSet>(cx, "isdisjoint", arguments)),
    ("copy", |cx, arguments| sets::delegate::<InstrumentedSet>(cx, "copy", arguments)),
];

/// What a method with one argument does.
type WithOne = fn(&InstrumentedSet, &mut Context<'_>, &Value) -> Result<(), Raised>;

fn receiver<'a>(cx: &mut Context<'_>, value: Option<&'a Value>) -> Result<&'a InstrumentedSet, Raised> {
    native::receiver(cx, value, InstrumentedSet::CLASS)
}

/// A method that takes one argument.
fn one(
    cx: &mut Context<'_>,
    name: &str,
    parameter: &str,
    arguments: Arguments,
    does: WithOne,
) -> Result<Value, Raised> {
    let function = format!("_set_decorators.<locals>.{name}.<locals>.{name}");
    let [this, given] = cx.bind(&function, ["self", parameter], 2, arguments)?;
    let set = receiver(cx, this.as_ref())?;
    does(set, cx, &given.unwrap_or(Value::None))?;
    Ok(Value::None)
}

fn pop(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("_set_decorators.<locals>.pop.<locals>.pop", ["self"], 1, arguments)?;
    let collection = receiver(cx, this.as_ref())?.0.collection;
    match checked(cx, |orm| set::pop(orm, collection))? {
        Some(item) => Ok(cx.instance(item)),
        None => Err(cx.vm.raise_key_error(Value::from("pop from an empty set"))),
    }
}

fn clear(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("_set_decorators.<locals>.clear.<locals>.clear", ["self"], 1, arguments)?;
    let set = receiver(cx, this.as_ref())?;
    for item in set.0.items(cx) {
        let item = cx.instance(item);
        set.remove(cx, &item)?;
    }
    Ok(Value::None)
}

impl Object for InstrumentedSet {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(Self::CLASS)
    }

    fn attribute(&self, _cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        Ok((name == "_sa_adapter").then(|| CollectionAdapter::value(self.0.collection)))
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn compare(
        &self,
        cx: &mut Context<'_>,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        if !sets::is_set::<Self>(left) || !sets::is_set::<Self>(right) {
            return Ok(None);
        }
        let (left, right) = (sets::plain::<Self>(cx, left)?, sets::plain::<Self>(cx, right)?);
        cx.python().compare(comparison, &left, &right).map(Some)
    }

    fn binary(
        &self,
        cx: &mut Context<'_>,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        sets::binary::<Self>(cx, operator, left, right)
    }

    fn in_place(
        &self,
        cx: &mut Context<'_>,
        this: &HostRef,
        operator: BinaryOperator,
        given: &Value,
    ) -> Result<Option<Value>, Raised> {
        sets::in_place::<Self>(cx, this, operator, given)
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        self.has(cx, item).map(Some)
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.0.len(cx)))
    }

    fn iterate(&self, cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(SizedIterator::value(cx, self.0.collection, Shows::Members, this)))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        if self.0.len(cx) == 0 {
            return Ok(Some("InstrumentedSet()".to_owned()));
        }
        self.0.repr(cx, "InstrumentedSet(...)", |cx| {
            let plain = self.plain(cx)?;
            Ok(format!("InstrumentedSet({})", cx.python().repr(&plain)?))
        })
    }

    fn hash(&self, cx: &mut Context<'_>) -> Result<Option<i64>, Raised> {
        Err(cx.vm.raise_type_error("unhashable type: 'InstrumentedSet'"))
    }
}

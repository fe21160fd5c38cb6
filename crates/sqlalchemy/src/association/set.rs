//! `_AssociationSet`: a set of values that stands for a set of the objects that keep them.

use std::borrow::Cow;

use bothways_python::{Arguments, BinaryOperator, Comparison, HostRef, Raised, Value};

use super::held::Held;
use crate::context::Context;
use crate::native::{self, Method};
use crate::object::{Object, view};
use crate::sets::{self, SetHandle};

/// The proxy of one object's set.
pub(super) struct AssociationSet(pub Held);

impl AssociationSet {
    /// Whether the value was there.
    fn take(&self, cx: &mut Context<'_>, given: &Value) -> Result<bool, Raised> {
        let Some((_, member)) = self.0.find(cx, given)? else { return Ok(false) };
        self.0.on_target(cx, "discard", vec![member])?;
        Ok(true)
    }

    /// `owner.proxy = given`: what is there already stays.
    pub fn replace(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        let existing = self.plain(cx)?;
        let given = cx.python().collect(given)?;
        let wanted = sets::set_of(cx, given.clone())?;
        let removals = cx.python().call_method(&existing, "difference", vec![wanted])?;
        given.iter().try_for_each(|item| self.add(cx, item))?;
        for item in cx.python().collect(&removals)? {
            self.remove(cx, &item)?;
        }
        Ok(())
    }
}

impl SetHandle for AssociationSet {
    const CLASS: &'static str = "_AssociationSet";

    fn plain(&self, cx: &mut Context<'_>) -> Result<Value, Raised> {
        let values = self.0.values(cx)?;
        sets::set_of(cx, values)
    }

    fn add(&self, cx: &mut Context<'_>, item: &Value) -> Result<(), Raised> {
        if self.0.find(cx, item)?.is_some() {
            return Ok(());
        }
        let target = self.0.target(cx)?;
        let made = self.0.create(cx, vec![item.clone()])?;
        cx.python().call_method(&target, "add", vec![made]).map(drop)
    }

    fn discard(&self, cx: &mut Context<'_>, item: &Value) -> Result<(), Raised> {
        self.take(cx, item).map(drop)
    }

    fn remove(&self, cx: &mut Context<'_>, item: &Value) -> Result<(), Raised> {
        if self.take(cx, item)? { Ok(()) } else { Err(cx.vm.raise_key_error(item.clone())) }
    }
}

const METHODS: &[Method] = &[
    ("add", |cx, arguments| one(cx, "_AssociationSet.add", arguments, AssociationSet::add)),
    ("discard", |cx, arguments| one(cx, "_AssociationSet.discard", arguments, AssociationSet::discard)),
    ("remove", |cx, arguments| one(cx, "_AssociationSet.remove", arguments, AssociationSet::remove)),
    ("update", |cx, arguments| each(cx, "_AssociationSet.update", arguments, AssociationSet::add_all)),
    ("difference_update", |cx, arguments| {
        each(cx, "_AssociationSet.difference_update", arguments, AssociationSet::discard_all)
    }),
    ("intersection_update", |cx, arguments| {
        each(cx, "_AssociationSet.intersection_update", arguments, AssociationSet::keep_only)
    }),
    ("symmetric_difference_update", |cx, arguments| {
        one(cx, "_AssociationSet.symmetric_difference_update", arguments, AssociationSet::exchange)
    }),
    ("pop", pop),
    ("clear", clear),
    ("union", |cx, arguments| sets::delegate::<AssociationSet>(cx, "union", arguments)),
    ("intersection", |cx, arguments| sets::delegate::<AssociationSet>(cx, "intersection", arguments)),
    ("difference", |cx, arguments| sets::delegate::<AssociationSet>(cx, "difference", arguments)),
    ("symmetric_difference", |cx, arguments| {
        sets::delegate::<AssociationSet>(cx, "symmetric_difference", arguments)
    }),
    ("issubset", |cx, arguments| sets::delegate::<AssociationSet>(cx, "issubset", arguments)),
    ("issuperset", |cx, arguments| sets::delegate::<AssociationSet>(cx, "issuperset", arguments)),
    ("isdisjoint", |cx, arguments| sets::delegate::<AssociationSet>(cx, "isdisjoint", arguments)),
    ("copy", |cx, arguments| sets::delegate::<AssociationSet>(cx, "copy", arguments)),
];

/// What a method does with one argument.
type WithOne = fn(&AssociationSet, &mut Context<'_>, &Value) -> Result<(), Raised>;

fn receiver<'v>(cx: &mut Context<'_>, this: Option<&'v Value>) -> Result<&'v AssociationSet, Raised> {
    native::receiver(cx, this, AssociationSet::CLASS)
}

fn one(cx: &mut Context<'_>, name: &str, arguments: Arguments, does: WithOne) -> Result<Value, Raised> {
    let [this, given] = cx.bind(name, ["self", "other"], 2, arguments)?;
    let set = receiver(cx, this.as_ref())?;
    does(set, cx, &given.unwrap_or(Value::None))?;
    Ok(Value::None)
}

/// A method that takes any number of arguments, one after the other.
fn each(cx: &mut Context<'_>, name: &str, arguments: Arguments, does: WithOne) -> Result<Value, Raised> {
    let given = crate::arguments::positional(cx.vm, name, arguments)?;
    let mut given = given.iter();
    let set = receiver(cx, given.next())?;
    given.try_for_each(|given| does(set, cx, given))?;
    Ok(Value::None)
}

fn pop(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("_AssociationSet.pop", ["self"], 1, arguments)?;
    let set = receiver(cx, this.as_ref())?;
    let member = set.0.on_target(cx, "pop", Vec::new())?;
    set.0.value_of(cx, &member)
}

fn clear(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("_AssociationSet.clear", ["self"], 1, arguments)?;
    receiver(cx, this.as_ref())?.0.on_target(cx, "clear", Vec::new())
}

impl Object for AssociationSet {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(Self::CLASS)
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        self.0.length(cx).map(Some)
    }

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        self.0.iterate(cx).map(Some)
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(Some(self.0.find(cx, item)?.is_some()))
    }

    fn binary(
        &self,
        cx: &mut Context<'_>,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        // An abstract set to the right makes another one of its class, which a proxy cannot be made by.
        if view::<Self>(left).is_none() && matches!(left, Value::Set(_)) {
            return cx.unsupported("an association proxy to the right of a set operator");
        }
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

    fn compare(
        &self,
        cx: &mut Context<'_>,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        let (left, right) = (sets::plain::<Self>(cx, left)?, sets::plain::<Self>(cx, right)?);
        cx.python().compare(comparison, &left, &right).map(Some)
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let plain = self.plain(cx)?;
        Ok(Some(cx.python().repr(&plain)?.to_string()))
    }

    fn truth(&self, cx: &mut Context<'_>) -> Result<Option<bool>, Raised> {
        Ok(Some(self.0.length(cx)? > 0))
    }

    fn hash(&self, cx: &mut Context<'_>) -> Result<Option<i64>, Raised> {
        Err(cx.vm.raise_type_error("_AssociationSet objects are unhashable"))
    }
}

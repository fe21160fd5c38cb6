//! `_AssociationSet`: a set of values that stands for a set of the objects that keep them.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{Arguments, BinaryOperator, Comparison, HostRef, Raised, Value};

use super::held::Held;
use crate::context::Context;
use crate::native::{self, Method};
use crate::object::{Object, view};

/// The proxy of one object's set.
pub(super) struct AssociationSet(pub Held);

impl AssociationSet {
    /// The values as a plain set.
    fn plain(&self, cx: &mut Context<'_>) -> Result<Value, Raised> {
        let values = self.0.values(cx)?;
        set_of(cx, Value::list(values))
    }

    fn add(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        if self.0.find(cx, given)?.is_some() {
            return Ok(());
        }
        let target = self.0.target(cx)?;
        let made = self.0.create(cx, vec![given.clone()])?;
        cx.python().call_method(&target, "add", vec![made]).map(drop)
    }

    /// Whether the value was there.
    fn take(&self, cx: &mut Context<'_>, given: &Value) -> Result<bool, Raised> {
        let Some((_, member)) = self.0.find(cx, given)? else { return Ok(false) };
        self.0.on_target(cx, "discard", vec![member])?;
        Ok(true)
    }

    fn remove(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        if self.take(cx, given)? { Ok(()) } else { Err(cx.vm.raise_key_error(given.clone())) }
    }

    fn add_all(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        cx.python().collect(given)?.iter().try_for_each(|item| self.add(cx, item))
    }

    fn take_all(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        cx.python().collect(given)?.iter().try_for_each(|item| self.take(cx, item).map(drop))
    }

    /// Makes the set what a plain operation says: what must go goes, then what must come comes.
    fn become_like(&self, cx: &mut Context<'_>, operation: &str, given: &Value) -> Result<(), Raised> {
        let have = self.plain(cx)?;
        let given = plain(cx, given)?;
        let want = cx.python().call_method(&have, operation, vec![given])?;
        let gone = cx.python().call_method(&have, "difference", vec![want.clone()])?;
        let new = cx.python().call_method(&want, "difference", vec![have])?;
        for item in cx.python().collect(&gone)? {
            self.remove(cx, &item)?;
        }
        self.add_all(cx, &new)
    }

    /// `owner.proxy = given`: what is there already stays.
    pub fn replace(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        let existing = self.plain(cx)?;
        let given = cx.python().collect(given)?;
        let wanted = set_of(cx, Value::list(given.clone()))?;
        let removals = cx.python().call_method(&existing, "difference", vec![wanted])?;
        given.iter().try_for_each(|item| self.add(cx, item))?;
        for item in cx.python().collect(&removals)? {
            self.remove(cx, &item)?;
        }
        Ok(())
    }
}

fn set_of(cx: &mut Context<'_>, values: Value) -> Result<Value, Raised> {
    let class = Value::Class(Rc::clone(&cx.vm.types().set));
    cx.python().call(&class, Arguments::positional(vec![values]))
}

/// A plain set in place of the proxy.
fn plain(cx: &mut Context<'_>, given: &Value) -> Result<Value, Raised> {
    match view::<AssociationSet>(given) {
        Some(set) => set.plain(cx),
        None => Ok(given.clone()),
    }
}

/// Whether set operators take it.
fn is_set(value: &Value) -> bool {
    matches!(value, Value::Set(_)) || view::<AssociationSet>(value).is_some()
}

const METHODS: &[Method] = &[
    ("add", |cx, arguments| each(cx, arguments, AssociationSet::add)),
    ("discard", |cx, arguments| each(cx, arguments, |set, cx, given| set.take(cx, given).map(drop))),
    ("remove", |cx, arguments| each(cx, arguments, AssociationSet::remove)),
    ("update", |cx, arguments| each(cx, arguments, AssociationSet::add_all)),
    ("difference_update", |cx, arguments| each(cx, arguments, AssociationSet::take_all)),
    ("intersection_update", |cx, arguments| {
        each(cx, arguments, |set, cx, given| set.become_like(cx, "intersection", given))
    }),
    ("symmetric_difference_update", |cx, arguments| {
        each(cx, arguments, |set, cx, given| set.become_like(cx, "symmetric_difference", given))
    }),
    ("pop", pop),
    ("clear", clear),
    ("union", |cx, arguments| delegate(cx, "union", arguments)),
    ("intersection", |cx, arguments| delegate(cx, "intersection", arguments)),
    ("difference", |cx, arguments| delegate(cx, "difference", arguments)),
    ("symmetric_difference", |cx, arguments| delegate(cx, "symmetric_difference", arguments)),
    ("issubset", |cx, arguments| delegate(cx, "issubset", arguments)),
    ("issuperset", |cx, arguments| delegate(cx, "issuperset", arguments)),
    ("copy", |cx, arguments| delegate(cx, "copy", arguments)),
];

/// What a method does with each of its arguments.
type WithOne = fn(&AssociationSet, &mut Context<'_>, &Value) -> Result<(), Raised>;

fn receiver<'v>(cx: &mut Context<'_>, this: Option<&'v Value>) -> Result<&'v AssociationSet, Raised> {
    native::receiver(cx, this, "_AssociationSet")
}

fn each(cx: &mut Context<'_>, arguments: Arguments, does: WithOne) -> Result<Value, Raised> {
    let mut given = arguments.positional.iter();
    let set = receiver(cx, given.next())?;
    given.try_for_each(|given| does(set, cx, given))?;
    Ok(Value::None)
}

fn pop(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("pop", ["self"], 1, arguments)?;
    let set = receiver(cx, this.as_ref())?;
    let member = set.0.on_target(cx, "pop", Vec::new())?;
    set.0.value_of(cx, &member)
}

fn clear(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("clear", ["self"], 1, arguments)?;
    receiver(cx, this.as_ref())?.0.on_target(cx, "clear", Vec::new())
}

/// What changes nothing is done on a plain set of the values.
fn delegate(cx: &mut Context<'_>, name: &str, arguments: Arguments) -> Result<Value, Raised> {
    let mut given = arguments.positional.into_iter();
    let this = given.next();
    let set = receiver(cx, this.as_ref())?.plain(cx)?;
    let others = given.map(|other| plain(cx, &other)).collect::<Result<Vec<Value>, Raised>>()?;
    cx.python().call_method(&set, name, others)
}

impl Object for AssociationSet {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_AssociationSet")
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
        let (left, right) = (plain(cx, left)?, plain(cx, right)?);
        cx.python().binary(operator, &left, &right).map(Some)
    }

    fn in_place(
        &self,
        cx: &mut Context<'_>,
        this: &HostRef,
        operator: BinaryOperator,
        given: &Value,
    ) -> Result<Option<Value>, Raised> {
        if !is_set(given) {
            return Ok(None);
        }
        match operator {
            BinaryOperator::BitOr => self.add_all(cx, given)?,
            BinaryOperator::Subtract => self.take_all(cx, given)?,
            BinaryOperator::BitAnd => self.become_like(cx, "intersection", given)?,
            BinaryOperator::BitXor => self.become_like(cx, "symmetric_difference", given)?,
            _ => return Ok(None),
        }
        Ok(Some(Value::Host(this.clone())))
    }

    fn compare(
        &self,
        cx: &mut Context<'_>,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        let (left, right) = (plain(cx, left)?, plain(cx, right)?);
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

//! `_AssociationList`: a list of values that stands for a list of the objects that keep them.

use std::borrow::Cow;

use bothways_python::{Arguments, BinaryOperator, Comparison, HostRef, Raised, Value};

use super::held::Held;
use crate::context::Context;
use crate::native::{self, Method};
use crate::object::{Object, view};

/// The proxy of one object's list.
pub(super) struct AssociationList(pub Held);

impl AssociationList {
    fn append(&self, cx: &mut Context<'_>, given: Value) -> Result<(), Raised> {
        let target = self.0.target(cx)?;
        let made = self.0.create(cx, vec![given])?;
        cx.python().call_method(&target, "append", vec![made]).map(drop)
    }

    fn extend(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        cx.python().collect(given)?.into_iter().try_for_each(|item| self.append(cx, item))
    }

    /// `owner.proxy = given`
    pub fn replace(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        self.0.on_target(cx, "clear", Vec::new())?;
        self.extend(cx, given)
    }
}

const METHODS: &[Method] = &[
    ("append", append),
    ("extend", extend),
    ("insert", insert),
    ("remove", remove),
    ("pop", pop),
    ("clear", clear),
    ("count", count),
    ("index", index),
    ("copy", |cx, arguments| on_values(cx, "copy", arguments)),
];

fn receiver<'v>(cx: &mut Context<'_>, this: Option<&'v Value>) -> Result<&'v AssociationList, Raised> {
    native::receiver(cx, this, "_AssociationList")
}

fn append(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("_AssociationList.append", ["self", "value"], 2, arguments)?;
    receiver(cx, this.as_ref())?.append(cx, given.unwrap_or(Value::None))?;
    Ok(Value::None)
}

fn extend(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("_AssociationList.extend", ["self", "values"], 2, arguments)?;
    receiver(cx, this.as_ref())?.extend(cx, &given.unwrap_or(Value::None))?;
    Ok(Value::None)
}

fn insert(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, at, given] = cx.bind("_AssociationList.insert", ["self", "index", "value"], 3, arguments)?;
    let list = receiver(cx, this.as_ref())?;
    let made = list.0.create(cx, vec![given.unwrap_or(Value::None)])?;
    list.0.on_target(cx, "insert", vec![at.unwrap_or(Value::None), made])
}

fn remove(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("_AssociationList.remove", ["self", "value"], 2, arguments)?;
    let list = receiver(cx, this.as_ref())?;
    match list.0.find(cx, &given.unwrap_or(Value::None))? {
        Some((position, _)) => {
            let target = list.0.target(cx)?;
            cx.python().delete_item(&target, &Value::Int(position))?;
            Ok(Value::None)
        }
        None => Err(cx.vm.raise_value_error("value not in list")),
    }
}

fn pop(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, at] = cx.bind("_AssociationList.pop", ["self", "index"], 1, arguments)?;
    let list = receiver(cx, this.as_ref())?;
    let member = list.0.on_target(cx, "pop", vec![at.unwrap_or(Value::Int(-1))])?;
    list.0.value_of(cx, &member)
}

fn clear(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("_AssociationList.clear", ["self"], 1, arguments)?;
    receiver(cx, this.as_ref())?.0.on_target(cx, "clear", Vec::new())
}

fn count(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    on_values(cx, "count", arguments)
}

fn index(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    on_values(cx, "index", arguments)
}

/// A method of the list of the values.
fn on_values(cx: &mut Context<'_>, method: &str, mut arguments: Arguments) -> Result<Value, Raised> {
    let this = (!arguments.positional.is_empty()).then(|| arguments.positional.remove(0));
    let values = receiver(cx, this.as_ref())?.0.values(cx)?;
    let method = cx.python().get_attribute(&Value::list(values), method)?;
    cx.python().call(&method, arguments)
}

/// A list of the values in place of the proxy.
fn plain(cx: &mut Context<'_>, given: &Value) -> Result<Value, Raised> {
    match view::<AssociationList>(given) {
        Some(list) => list.0.values(cx).map(Value::list),
        None => Ok(given.clone()),
    }
}

/// A list of what one side of `+` has; none for what cannot be iterated over.
fn listed(cx: &mut Context<'_>, given: &Value) -> Result<Option<Value>, Raised> {
    match cx.python().collect(given) {
        Ok(items) => Ok(Some(Value::list(items))),
        Err(Raised::Exception(raised)) if raised.class.is_subclass_of(&cx.vm.types().type_error) => Ok(None),
        Err(raised) => Err(raised),
    }
}

impl Object for AssociationList {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_AssociationList")
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

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        let target = self.0.target(cx)?;
        let found = cx.python().get_item(&target, index)?;
        if !matches!(index, Value::Slice(_)) {
            return self.0.value_of(cx, &found).map(Some);
        }
        let members = cx.python().collect(&found)?;
        let values = members.iter().map(|member| self.0.value_of(cx, member));
        Ok(Some(Value::list(values.collect::<Result<_, Raised>>()?)))
    }

    fn set_item(&self, cx: &mut Context<'_>, index: &Value, given: &Value) -> Result<bool, Raised> {
        if matches!(index, Value::Slice(_)) {
            return cx.unsupported("assigning to a slice of an association proxy");
        }
        let target = self.0.target(cx)?;
        let member = cx.python().get_item(&target, index)?;
        self.0.put(cx, &member, given)?;
        Ok(true)
    }

    fn delete_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<bool, Raised> {
        let target = self.0.target(cx)?;
        cx.python().delete_item(&target, index)?;
        Ok(true)
    }

    fn binary(
        &self,
        cx: &mut Context<'_>,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        let (left, right) = match operator {
            BinaryOperator::Add => match (listed(cx, left)?, listed(cx, right)?) {
                (Some(left), Some(right)) => (left, right),
                _ => return Ok(None),
            },
            BinaryOperator::Multiply => (plain(cx, left)?, plain(cx, right)?),
            _ => return Ok(None),
        };
        cx.python().binary(operator, &left, &right).map(Some)
    }

    fn in_place(
        &self,
        cx: &mut Context<'_>,
        this: &HostRef,
        operator: BinaryOperator,
        given: &Value,
    ) -> Result<Option<Value>, Raised> {
        if operator != BinaryOperator::Add {
            return cx.unsupported("this operator on an association proxy");
        }
        self.extend(cx, given)?;
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
        let values = Value::list(self.0.values(cx)?);
        Ok(Some(cx.python().repr(&values)?.to_string()))
    }

    fn truth(&self, cx: &mut Context<'_>) -> Result<Option<bool>, Raised> {
        Ok(Some(self.0.length(cx)? > 0))
    }

    fn hash(&self, cx: &mut Context<'_>) -> Result<Option<i64>, Raised> {
        Err(cx.vm.raise_type_error("_AssociationList objects are unhashable"))
    }
}

//! `_AssociationList`: a list of values that stands for a list of the objects that keep them.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{Arguments, BinaryOperator, Comparison, HostRef, Raised, Value};

use super::Definition;
use crate::context::Context;
use crate::native::{self, Method};
use crate::object::{Object, view};

/// The proxy of one object's list.
pub(super) struct AssociationList {
    pub owner: Value,
    pub definition: Rc<Definition>,
}

impl AssociationList {
    /// The list behind it.
    fn target(&self, cx: &mut Context<'_>) -> Result<Value, Raised> {
        cx.python().get_attribute(&self.owner, &self.definition.target_collection)
    }

    /// Calls a method of the list behind it.
    fn on_target(&self, cx: &mut Context<'_>, method: &str, positional: Vec<Value>) -> Result<Value, Raised> {
        let target = self.target(cx)?;
        cx.python().call_method(&target, method, positional)
    }

    /// The values now.
    fn values(&self, cx: &mut Context<'_>) -> Result<Vec<Value>, Raised> {
        let target = self.target(cx)?;
        let items = cx.python().collect(&target)?;
        items.iter().map(|item| cx.python().get_attribute(item, &self.definition.attribute)).collect()
    }

    pub fn append(&self, cx: &mut Context<'_>, given: Value) -> Result<(), Raised> {
        let target = self.target(cx)?;
        let made = self.definition.create(cx, &self.owner, given)?;
        cx.python().call_method(&target, "append", vec![made]).map(drop)
    }

    pub fn clear(&self, cx: &mut Context<'_>) -> Result<(), Raised> {
        self.on_target(cx, "clear", Vec::new()).map(drop)
    }

    fn position(&self, cx: &mut Context<'_>, wanted: &Value) -> Result<Option<i64>, Raised> {
        for (position, held) in (0..).zip(self.values(cx)?) {
            if cx.python().equals(&held, wanted)? {
                return Ok(Some(position));
            }
        }
        Ok(None)
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
];

fn receiver<'v>(cx: &mut Context<'_>, this: Option<&'v Value>) -> Result<&'v AssociationList, Raised> {
    native::receiver(cx, this, "_AssociationList")
}

fn append(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("append", ["self", "value"], 2, arguments)?;
    receiver(cx, this.as_ref())?.append(cx, given.unwrap_or(Value::None))?;
    Ok(Value::None)
}

fn extend(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("extend", ["self", "values"], 2, arguments)?;
    let list = receiver(cx, this.as_ref())?;
    for item in cx.python().collect(&given.unwrap_or(Value::None))? {
        list.append(cx, item)?;
    }
    Ok(Value::None)
}

fn insert(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, at, given] = cx.bind("insert", ["self", "index", "value"], 3, arguments)?;
    let list = receiver(cx, this.as_ref())?;
    let made = list.definition.create(cx, &list.owner, given.unwrap_or(Value::None))?;
    list.on_target(cx, "insert", vec![at.unwrap_or(Value::None), made])
}

fn remove(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("remove", ["self", "value"], 2, arguments)?;
    let list = receiver(cx, this.as_ref())?;
    match list.position(cx, &given.unwrap_or(Value::None))? {
        Some(position) => {
            let target = list.target(cx)?;
            cx.python().delete_item(&target, &Value::Int(position))?;
            Ok(Value::None)
        }
        None => Err(cx.vm.raise_value_error("value not in list")),
    }
}

fn pop(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, at] = cx.bind("pop", ["self", "index"], 1, arguments)?;
    let list = receiver(cx, this.as_ref())?;
    let item = list.on_target(cx, "pop", vec![at.unwrap_or(Value::Int(-1))])?;
    cx.python().get_attribute(&item, &list.definition.attribute)
}

fn clear(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("clear", ["self"], 1, arguments)?;
    receiver(cx, this.as_ref())?.clear(cx)?;
    Ok(Value::None)
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
    let values = receiver(cx, this.as_ref())?.values(cx)?;
    let method = cx.python().get_attribute(&Value::list(values), method)?;
    cx.python().call(&method, arguments)
}

/// A list of the values in place of the proxy.
fn plain(cx: &mut Context<'_>, given: &Value) -> Result<Value, Raised> {
    match view::<AssociationList>(given) {
        Some(list) => list.values(cx).map(Value::list),
        None => Ok(given.clone()),
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
        let target = self.target(cx)?;
        cx.python().length(&target).map(Some)
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, cx: &mut Context<'_>, position: usize) -> Result<Option<Value>, Raised> {
        Ok(self.values(cx)?.get(position).cloned())
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(Some(self.position(cx, item)?.is_some()))
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        let values = Value::list(self.values(cx)?);
        cx.python().get_item(&values, index).map(Some)
    }

    fn set_item(&self, cx: &mut Context<'_>, index: &Value, given: &Value) -> Result<bool, Raised> {
        let Value::Int(_) = index else {
            return cx.unsupported("assigning to a slice of an association proxy");
        };
        let target = self.target(cx)?;
        let item = cx.python().get_item(&target, index)?;
        cx.python().set_attribute(&item, &self.definition.attribute, given.clone())?;
        Ok(true)
    }

    fn delete_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<bool, Raised> {
        let target = self.target(cx)?;
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
        if operator != BinaryOperator::Add {
            return cx.unsupported("this operator on an association proxy");
        }
        for item in cx.python().collect(given)? {
            self.append(cx, item)?;
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
        match comparison {
            Comparison::Equal => Ok(Some(Value::Bool(cx.python().equals(&left, &right)?))),
            Comparison::NotEqual => Ok(Some(Value::Bool(!cx.python().equals(&left, &right)?))),
            _ => cx.unsupported("ordering an association proxy"),
        }
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let values = Value::list(self.values(cx)?);
        Ok(Some(cx.python().repr(&values)?.to_string()))
    }

    fn truth(&self, cx: &mut Context<'_>) -> Result<Option<bool>, Raised> {
        Ok(self.length(cx)?.map(|length| length > 0))
    }
}

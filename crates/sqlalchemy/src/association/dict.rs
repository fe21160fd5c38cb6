//! `_AssociationDict`: a dict of values that stands for a dict of the objects that keep them.

mod view;

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{Arguments, Comparison, Dict, HostRef, Raised, Value};

use self::view::{Shows, shown};
use super::held::Held;
use crate::context::Context;
use crate::native::{self, Method};
use crate::object::{Object, view};

/// The proxy of one object's dict.
#[derive(Clone)]
pub(super) struct AssociationDict(pub Held);

impl AssociationDict {
    fn keys(&self, cx: &mut Context<'_>) -> Result<Vec<Value>, Raised> {
        let target = self.0.target(cx)?;
        cx.python().collect(&target)
    }

    fn get(&self, cx: &mut Context<'_>, key: &Value) -> Result<Value, Raised> {
        let target = self.0.target(cx)?;
        let member = cx.python().get_item(&target, key)?;
        self.0.value_of(cx, &member)
    }

    fn has(&self, cx: &mut Context<'_>, key: &Value) -> Result<bool, Raised> {
        let target = self.0.target(cx)?;
        cx.python().contains(&target, key)
    }

    /// A member that is there takes the value; otherwise one is made.
    fn set(&self, cx: &mut Context<'_>, key: &Value, given: &Value) -> Result<(), Raised> {
        let target = self.0.target(cx)?;
        if cx.python().contains(&target, key)? {
            let member = cx.python().get_item(&target, key)?;
            return self.0.put(cx, &member, given);
        }
        let made = self.0.create(cx, vec![key.clone(), given.clone()])?;
        cx.python().set_item(&target, key, made)
    }

    /// The values as a plain dict.
    fn plain(&self, cx: &mut Context<'_>) -> Result<Value, Raised> {
        let plain = Dict::default();
        for key in self.keys(cx)? {
            let held = self.get(cx, &key)?;
            cx.python().dict_set(&plain, key, held)?;
        }
        Ok(Value::Dict(Rc::new(plain)))
    }

    fn update(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        for key in cx.python().collect(given)? {
            let held = cx.python().get_item(given, &key)?;
            self.set(cx, &key, &held)?;
        }
        Ok(())
    }

    /// `owner.proxy = given`: members whose keys are there already stay.
    pub fn replace(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        let given = plain(cx, given)?;
        let existing = self.keys(cx)?;
        self.update(cx, &given)?;
        for key in existing {
            if !cx.python().contains(&given, &key)? {
                let target = self.0.target(cx)?;
                cx.python().delete_item(&target, &key)?;
            }
        }
        Ok(())
    }
}

/// A plain dict in place of the proxy.
fn plain(cx: &mut Context<'_>, given: &Value) -> Result<Value, Raised> {
    match view::<AssociationDict>(given) {
        Some(dict) => dict.plain(cx),
        None => Ok(given.clone()),
    }
}

const METHODS: &[Method] = &[
    ("keys", keys),
    ("values", |cx, arguments| shown(cx, Shows::Values, arguments)),
    ("items", |cx, arguments| shown(cx, Shows::Items, arguments)),
    ("get", get),
    ("copy", copy),
    ("pop", pop),
    ("popitem", popitem),
    ("clear", clear),
    ("setdefault", setdefault),
    ("update", update),
];

fn receiver<'v>(cx: &mut Context<'_>, this: Option<&'v Value>) -> Result<&'v AssociationDict, Raised> {
    native::receiver(cx, this, "_AssociationDict")
}

fn keys(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("_AssociationDict.keys", ["self"], 1, arguments)?;
    receiver(cx, this.as_ref())?.0.on_target(cx, "keys", Vec::new())
}

fn get(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, key, default] = cx.bind("_AssociationDict.get", ["self", "key", "default"], 2, arguments)?;
    let dict = receiver(cx, this.as_ref())?;
    let key = key.unwrap_or(Value::None);
    if dict.has(cx, &key)? { dict.get(cx, &key) } else { Ok(default.unwrap_or(Value::None)) }
}

fn copy(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("_AssociationDict.copy", ["self"], 1, arguments)?;
    receiver(cx, this.as_ref())?.plain(cx)
}

/// `pop(…)` takes what the dict behind it takes; a default is taken to be a member, too.
fn pop(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let this = (!arguments.positional.is_empty()).then(|| arguments.positional.remove(0));
    let dict = receiver(cx, this.as_ref())?;
    let target = dict.0.target(cx)?;
    let pop = cx.python().get_attribute(&target, "pop")?;
    let member = cx.python().call(&pop, arguments)?;
    dict.0.value_of(cx, &member)
}

fn popitem(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("_AssociationDict.popitem", ["self"], 1, arguments)?;
    let dict = receiver(cx, this.as_ref())?;
    let item = dict.0.on_target(cx, "popitem", Vec::new())?;
    let key = cx.python().get_item(&item, &Value::Int(0))?;
    let member = cx.python().get_item(&item, &Value::Int(1))?;
    Ok(Value::tuple(vec![key, dict.0.value_of(cx, &member)?]))
}

fn clear(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("_AssociationDict.clear", ["self"], 1, arguments)?;
    receiver(cx, this.as_ref())?.0.on_target(cx, "clear", Vec::new())
}

fn setdefault(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, key, default] =
        cx.bind("_AssociationDict.setdefault", ["self", "key", "default"], 2, arguments)?;
    let dict = receiver(cx, this.as_ref())?;
    let (key, default) = (key.unwrap_or(Value::None), default.unwrap_or(Value::None));
    if dict.has(cx, &key)? {
        return dict.get(cx, &key);
    }
    dict.set(cx, &key, &default)?;
    Ok(default)
}

/// `update(…)` takes what a plain dict takes.
fn update(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let this = (!arguments.positional.is_empty()).then(|| arguments.positional.remove(0));
    let dict = receiver(cx, this.as_ref())?;
    for given in &mut arguments.positional {
        *given = plain(cx, given)?;
    }
    let given = Value::Dict(Rc::new(Dict::default()));
    let plainly = cx.python().get_attribute(&given, "update")?;
    cx.python().call(&plainly, arguments)?;
    dict.update(cx, &given)?;
    Ok(Value::None)
}

impl Object for AssociationDict {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_AssociationDict")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        self.0.length(cx).map(Some)
    }

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        let target = self.0.target(cx)?;
        cx.python().iterator(&target).map(Some)
    }

    fn contains(&self, cx: &mut Context<'_>, key: &Value) -> Result<Option<bool>, Raised> {
        self.has(cx, key).map(Some)
    }

    fn get_item(&self, cx: &mut Context<'_>, key: &Value) -> Result<Option<Value>, Raised> {
        self.get(cx, key).map(Some)
    }

    fn set_item(&self, cx: &mut Context<'_>, key: &Value, given: &Value) -> Result<bool, Raised> {
        self.set(cx, key, given)?;
        Ok(true)
    }

    fn delete_item(&self, cx: &mut Context<'_>, key: &Value) -> Result<bool, Raised> {
        let target = self.0.target(cx)?;
        cx.python().delete_item(&target, key)?;
        Ok(true)
    }

    fn compare(
        &self,
        cx: &mut Context<'_>,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
            return Ok(None);
        }
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
        Err(cx.vm.raise_type_error("_AssociationDict objects are unhashable"))
    }
}

//! `Mapper.all_orm_descriptors`: what a mapped class and those above it have of attributes, hybrids and proxies, by name;
//! and `Mapper.synonyms`.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_world::ClassId;

use crate::association::AssociationProxy;
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::hybrid::{HybridMethod, HybridProperty};
use crate::native::{self, Method};
use crate::object::{Object, view};
use crate::synonym::Synonym;

/// Descriptors of a class.
pub(super) struct Descriptors {
    pub class: ClassId,
    pub which: Which,
}

/// Which of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// `all_orm_descriptors`
    All,
    /// `synonyms`
    Synonyms,
    /// `composites`, of which there are none.
    Composites,
}

const METHODS: &[Method] = &[
    ("keys", |cx, arguments| all(cx, "keys", arguments, |name, _| Value::Str(name))),
    ("values", |cx, arguments| all(cx, "values", arguments, |_, found| found)),
    ("items", |cx, arguments| {
        all(cx, "items", arguments, |name, found| Value::tuple(vec![Value::Str(name), found]))
    }),
];

fn all(
    cx: &mut Context<'_>,
    method: &'static str,
    arguments: Arguments,
    shown: fn(Rc<str>, Value) -> Value,
) -> Result<Value, Raised> {
    let [this] = cx.bind(method, ["self"], 1, arguments)?;
    let found = native::receiver::<Descriptors>(cx, this.as_ref(), "ReadOnlyProperties")?.found(cx);
    Ok(Value::list(found.into_iter().map(|(name, found)| shown(name, found)).collect()))
}

impl Descriptors {
    /// Each under the first class that has the name, from the class upwards.
    fn found(&self, cx: &Context<'_>) -> Vec<(Rc<str>, Value)> {
        let Some(class) = cx.facade.classes.class(self.class) else { return Vec::new() };
        let mut found: Vec<(Rc<str>, Value)> = Vec::new();
        for source in class.mro() {
            for (name, held) in source.namespace.names() {
                let is_meant = match self.which {
                    Which::All => is_descriptor(&held),
                    Which::Synonyms => view::<Synonym>(&held).is_some(),
                    Which::Composites => false,
                };
                if is_meant && !found.iter().any(|(known, _)| *known == name) {
                    found.push((name, held));
                }
            }
        }
        found
    }

    fn find(&self, cx: &Context<'_>, name: &str) -> Option<Value> {
        self.found(cx).into_iter().find(|(known, _)| **known == *name).map(|(_, found)| found)
    }
}

fn is_descriptor(held: &Value) -> bool {
    view::<InstrumentedAttribute>(held).is_some()
        || view::<HybridProperty>(held).is_some()
        || view::<HybridMethod>(held).is_some()
        || view::<Synonym>(held).is_some()
        || view::<AssociationProxy>(held).is_some()
}

impl Object for Descriptors {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("ReadOnlyProperties")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match self.find(cx, name) {
            Some(found) => Ok(Some(found)),
            None => Err(cx.vm.raise_attribute_error(name)),
        }
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        match index.as_str().and_then(|name| self.find(cx, name)) {
            Some(found) => Ok(Some(found)),
            None => Err(cx.vm.raise_key_error(index.clone())),
        }
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(item.as_str().map(|name| self.find(cx, name).is_some()))
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.found(cx).len()))
    }

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::list(self.found(cx).into_iter().map(|(_, found)| found).collect())))
    }
}

//! `dict.keys()`, `dict.values()` and `dict.items()` of a keyed collection.

use std::borrow::Cow;

use bothways_python::{Arguments, BinaryOperator, Comparison, HostRef, Raised, Value};
use bothways_world::CollectionId;

use super::receiver;
use crate::collections::{Shows, SizedIterator};
use crate::context::Context;
use crate::object::{Object, value, view};

/// What `keys()`, `values()` and `items()` give: they show what is in the dict now.
struct DictView {
    collection: CollectionId,
    shows: Shows,
    dict: HostRef,
}

/// The method of a dict that gives such a view.
fn method(shows: Shows) -> &'static str {
    match shows {
        Shows::Keys => "keys",
        Shows::Values | Shows::Members => "values",
        Shows::Items => "items",
    }
}

/// `dict.keys()`, `dict.values()`, `dict.items()`
pub(super) fn dict_view(cx: &mut Context<'_>, shows: Shows, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind(&format!("dict.{}", method(shows)), ["self"], 1, arguments)?;
    let collection = receiver(cx, this.as_ref())?.0.collection;
    match this {
        Some(Value::Host(dict)) => Ok(value(DictView { collection, shows, dict })),
        _ => Ok(Value::None),
    }
}

impl DictView {
    /// The same view of a plain dict.
    fn plain(&self, cx: &mut Context<'_>) -> Result<Value, Raised> {
        let dict = super::plain(cx, &Value::Host(self.dict.clone()))?;
        cx.python().call_method(&dict, method(self.shows), Vec::new())
    }
}

/// A view of a plain dict in place of one of these.
fn plain(cx: &mut Context<'_>, value: &Value) -> Result<Value, Raised> {
    match view::<DictView>(value) {
        Some(view) => view.plain(cx),
        None => Ok(value.clone()),
    }
}

impl Object for DictView {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self.shows {
            Shows::Keys => "dict_keys",
            Shows::Values | Shows::Members => "dict_values",
            Shows::Items => "dict_items",
        })
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

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        let plain = self.plain(cx)?;
        cx.python().contains(&plain, item).map(Some)
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(cx.facade.orm.collection(self.collection).items.len()))
    }

    fn iterate(&self, cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(SizedIterator::value(cx, self.collection, self.shows, this)))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let plain = self.plain(cx)?;
        Ok(Some(cx.python().repr(&plain)?.to_string()))
    }
}

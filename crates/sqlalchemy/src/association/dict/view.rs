//! `values()` and `items()` of such a dict: views as those of `collections.abc`, which look at it when they are asked.

use std::borrow::Cow;

use bothways_python::{Arguments, HostRef, Raised, Value};

use super::{AssociationDict, receiver};
use crate::context::Context;
use crate::object::{Object, value};

/// What a view of the dict shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    /// `values()`
    Values,
    /// `items()`
    Items,
}

impl Shows {
    fn method(self) -> &'static str {
        match self {
            Self::Values => "values",
            Self::Items => "items",
        }
    }
}

struct View {
    dict: AssociationDict,
    shows: Shows,
}

/// `values()`, `items()`
pub(super) fn shown(cx: &mut Context<'_>, shows: Shows, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind(shows.method(), ["self"], 1, arguments)?;
    let dict = receiver(cx, this.as_ref())?;
    Ok(value(View { dict: dict.clone(), shows }))
}

impl Object for View {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self.shows {
            Shows::Values => "ValuesView",
            Shows::Items => "ItemsView",
        })
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        self.dict.0.length(cx).map(Some)
    }

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        let plain = self.dict.plain(cx)?;
        let shown = cx.python().call_method(&plain, self.shows.method(), Vec::new())?;
        cx.python().iterator(&shown).map(Some)
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        let plain = self.dict.plain(cx)?;
        let shown = cx.python().call_method(&plain, self.shows.method(), Vec::new())?;
        cx.python().contains(&shown, item).map(Some)
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let plain = self.dict.plain(cx)?;
        Ok(Some(format!("{}({})", self.type_name(), cx.python().repr(&plain)?)))
    }
}

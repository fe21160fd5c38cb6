//! `result.keys()`: the names of the elements of its rows.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{HostRef, Raised, Value};

use super::row::Keys;
use crate::context::Context;
use crate::object::Object;

/// The names.
pub(super) struct KeyView(pub Keys);

impl KeyView {
    fn names(&self) -> Vec<Value> {
        self.0.iter().flatten().map(|key| Value::Str(Rc::clone(key))).collect()
    }
}

impl Object for KeyView {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("RMKeyView")
    }

    fn length(&self, _cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.names().len()))
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, _cx: &mut Context<'_>, position: usize) -> Result<Option<Value>, Raised> {
        Ok(self.names().into_iter().nth(position))
    }

    fn contains(&self, _cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(Some(item.as_str().is_some_and(|item| self.0.iter().flatten().any(|key| **key == *item))))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let names = cx.python().repr(&Value::list(self.names()))?;
        Ok(Some(format!("RMKeyView({names})")))
    }
}

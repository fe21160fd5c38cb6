//! `result.partitions(…)`: lists of so many rows, read as they are asked for.

use std::borrow::Cow;

use bothways_python::{HostRef, Raised, Value};

use super::result::ResultObject;
use crate::context::Context;
use crate::object::{Object, view};

/// The lists that are still to come.
pub(super) struct Partitions {
    /// The result that they are read from.
    pub result: Value,
    /// Rows in each; none: all in one.
    pub size: Option<usize>,
}

impl Object for Partitions {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("generator")
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, cx: &mut Context<'_>, _position: usize) -> Result<Option<Value>, Raised> {
        let Some(result) = view::<ResultObject>(&self.result) else { return Ok(None) };
        let rows = result.many(cx, self.size)?;
        Ok((!rows.is_empty()).then(|| Value::list(rows)))
    }
}

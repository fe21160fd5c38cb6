//! `Identity(…)`: how the database numbers a column, which SQLite is not told.

use std::borrow::Cow;

use bothways_python::{Arguments, Raised, Value};

use crate::arguments::unexpected;
use crate::context::Context;
use crate::object::{Object, value};

/// An `Identity`.
pub(crate) struct Identity;

/// What it takes.
const PARAMETERS: [&str; 11] = [
    "always",
    "on_null",
    "start",
    "increment",
    "minvalue",
    "maxvalue",
    "nominvalue",
    "nomaxvalue",
    "cycle",
    "cache",
    "order",
];

/// `Identity(always=False, start=…, …)`
pub(crate) fn identity(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    match arguments.keywords.iter().find(|(name, _)| !PARAMETERS.contains(&&**name)) {
        Some((name, _)) => Err(unexpected(cx.vm, "Identity.__init__", name)),
        None => Ok(value(Identity)),
    }
}

impl Object for Identity {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Identity")
    }
}

//! `session.merge` and `merge_all`.

use bothways_orm::session::{self, Merge};
use bothways_python::{Arguments, Raised, Value};

use super::methods::{members, receiver};
use crate::context::Context;
use crate::errors::checked;

/// `session.merge(…)`
pub(super) fn merge(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let mode = mode(cx, &mut arguments)?;
    let [this, given] = cx.bind("Session.merge", ["self", "instance"], 2, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    // Kept until the end: nothing else may hold it.
    let given = given.unwrap_or(Value::None);
    // Even what is no mapped object is looked at after the flush.
    if mode == Merge::Load {
        checked(cx, |orm| session::autoflush(orm, id))?;
    }
    let instance = cx.session_member(&given)?;
    let merged = checked(cx, |orm| session::merge(orm, id, instance, mode))?;
    Ok(cx.instance(merged))
}

/// `session.merge_all(…)`
pub(super) fn merge_all(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let mode = mode(cx, &mut arguments)?;
    let [this, given] = cx.bind("Session.merge_all", ["self", "instances"], 2, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    let given = cx.python().collect(&given.unwrap_or(Value::None))?;
    let instances = members(cx, &given)?;
    let merged = checked(cx, |orm| session::merge_all(orm, id, &instances, mode))?;
    Ok(Value::list(merged.into_iter().map(|one| cx.instance(one)).collect()))
}

fn mode(cx: &mut Context<'_>, arguments: &mut Arguments) -> Result<Merge, Raised> {
    if let Some(options) = arguments.take_keyword("options")
        && cx.python().truth(&options)?
    {
        return cx.unsupported("Session.merge(options=…)");
    }
    match arguments.take_keyword("load") {
        Some(load) if !cx.python().truth(&load)? => Ok(Merge::WithoutLoad),
        Some(_) | None => Ok(Merge::Load),
    }
}

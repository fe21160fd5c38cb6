//! Functions of `sqlalchemy.orm` on single objects and on all sessions: `object_session`, `make_transient`,
//! `close_all_sessions` and the like.

use bothways_orm::session;
use bothways_python::{Arguments, Raised, Value};

use crate::context::Context;
use crate::errors::checked;

/// `object_session(o)`
pub(crate) fn object_session(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [given] = cx.bind("object_session", ["instance"], 1, arguments)?;
    let given = given.unwrap_or(Value::None);
    let instance = cx.session_member(&given)?;
    cx.settle_sessions();
    Ok(match cx.facade.orm.object(instance).session {
        Some(session) => cx.session(session),
        None => Value::None,
    })
}

/// `make_transient(o)`
pub(crate) fn make_transient(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [given] = cx.bind("make_transient", ["instance"], 1, arguments)?;
    let given = given.unwrap_or(Value::None);
    let instance = cx.related(&given)?;
    checked(cx, |orm| session::make_transient(orm, instance))?;
    Ok(Value::None)
}

/// `make_transient_to_detached(o)`
pub(crate) fn make_transient_to_detached(
    cx: &mut Context<'_>,
    arguments: Arguments,
) -> Result<Value, Raised> {
    let [given] = cx.bind("make_transient_to_detached", ["instance"], 1, arguments)?;
    let given = given.unwrap_or(Value::None);
    let instance = cx.related(&given)?;
    checked(cx, |orm| session::make_transient_to_detached(orm, instance))?;
    Ok(Value::None)
}

/// `was_deleted(o)`
pub(crate) fn was_deleted(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [given] = cx.bind("was_deleted", ["object_"], 1, arguments)?;
    let given = given.unwrap_or(Value::None);
    let instance = cx.related(&given)?;
    Ok(Value::Bool(cx.facade.orm.object(instance).deleted))
}

/// `close_all_sessions()`
pub(crate) fn close_all_sessions(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [] = cx.bind("close_all_sessions", [], 0, arguments)?;
    for session in cx.facade.sessions.all() {
        checked(cx, |orm| session::close(orm, session))?;
    }
    Ok(Value::None)
}

//! Listeners of sessions: `event.listens_for(Session, "before_flush")`.

use std::borrow::Cow;

use bothways_orm::events::{SessionEvent, listen_to_sessions};
use bothways_python::{HostRef, Raised, Value};
use bothways_world::SessionId;

use super::Options;
use super::flush::{Listened, Listening, Scope};
use crate::context::Context;
use crate::object::{Object, value};

/// Other events of sessions, which are not supported yet.
const OTHER_EVENTS: [&str; 19] = [
    "after_attach",
    "after_begin",
    "after_bulk_delete",
    "after_bulk_update",
    "after_soft_rollback",
    "after_transaction_create",
    "after_transaction_end",
    "before_attach",
    "deleted_to_detached",
    "deleted_to_persistent",
    "detached_to_persistent",
    "do_orm_execute",
    "loaded_as_persistent",
    "pending_to_persistent",
    "pending_to_transient",
    "persistent_to_deleted",
    "persistent_to_detached",
    "persistent_to_transient",
    "transient_to_pending",
];

/// The event of that name on a session.
pub(super) fn event(cx: &mut Context<'_>, to: &Value, name: &str) -> Result<SessionEvent, Raised> {
    Ok(match name {
        "before_flush" => SessionEvent::BeforeFlush,
        "after_flush" => SessionEvent::AfterFlush,
        "after_flush_postexec" => SessionEvent::AfterFlushPostexec,
        "before_commit" => SessionEvent::BeforeCommit,
        "after_commit" => SessionEvent::AfterCommit,
        "after_rollback" => SessionEvent::AfterRollback,
        other if OTHER_EVENTS.contains(&other) => {
            return cx.unsupported(format!("the event {other} of a session"));
        }
        other => {
            let message = format!("No such event '{other}' for target '{}'", cx.python().str(to)?);
            return Err(cx.raise("InvalidRequestError", message));
        }
    })
}

/// Registers a function.
pub(super) fn listen(
    cx: &mut Context<'_>,
    scope: Scope,
    event: SessionEvent,
    function: Value,
    options: Options,
) {
    listen_to_sessions(&mut cx.facade.orm, event);
    cx.facade.flush_listeners.add(Listening { to: Listened::Session(scope, event), function, options });
}

/// Calls the functions that listen to an event of a session: those of all sessions or of those of a sessionmaker,
/// then its own.
pub(crate) fn tell(cx: &mut Context<'_>, event: SessionEvent, session: SessionId) -> Result<(), Raised> {
    // What a connection goes through is no session to the program.
    if !cx.facade.sessions.is_shown(session) {
        return Ok(());
    }
    let maker = cx.facade.sessions.maker(session);
    let shared = |known: &Listening| match &known.to {
        Listened::Session(Scope::All, known) => *known == event,
        Listened::Session(Scope::Maker(number), known) => *known == event && maker == Some(*number),
        Listened::Session(Scope::One(_), _) | Listened::Mapper(..) | Listened::Connection(_) => false,
    };
    let own = |known: &Listening| known.to == Listened::Session(Scope::One(session), event);
    let mut told = cx.facade.flush_listeners.told(shared);
    told.extend(cx.facade.flush_listeners.told(own));
    for Listening { function, options, .. } in told {
        let mut given = vec![("session", cx.session(session))];
        match event {
            SessionEvent::BeforeFlush => {
                given.push(("flush_context", value(FlushContext)));
                given.push(("instances", Value::None));
            }
            SessionEvent::AfterFlush | SessionEvent::AfterFlushPostexec => {
                given.push(("flush_context", value(FlushContext)));
            }
            SessionEvent::BeforeCommit | SessionEvent::AfterCommit | SessionEvent::AfterRollback => {}
        }
        super::flush::call(cx, &function, options, given)?;
    }
    Ok(())
}

/// The unit of work as a listener is given it.
struct FlushContext;

impl Object for FlushContext {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("UOWTransaction")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        cx.unsupported(format!("UOWTransaction.{name}"))
    }
}

//! Listeners of sessions: `event.listens_for(Session, "before_flush")`.

use std::borrow::Cow;

use bothways_orm::events::{LifecycleEvent, SessionEvent, listen_to_sessions};
use bothways_python::{HostRef, Raised, Value};
use bothways_world::{InstanceId, SessionId};

use super::Options;
use super::flush::{Listened, Listening, Scope};
use crate::context::Context;
use crate::object::{Object, value};
use crate::session::state_of;

/// Other events of sessions, which are not supported yet.
const OTHER_EVENTS: [&str; 7] = [
    "after_begin",
    "after_bulk_delete",
    "after_bulk_update",
    "after_soft_rollback",
    "after_transaction_create",
    "after_transaction_end",
    "do_orm_execute",
];

/// What happens to an object in a session.
const LIFECYCLE: [(&str, LifecycleEvent); 12] = [
    ("before_attach", LifecycleEvent::BeforeAttach),
    ("after_attach", LifecycleEvent::AfterAttach),
    ("transient_to_pending", LifecycleEvent::TransientToPending),
    ("pending_to_persistent", LifecycleEvent::PendingToPersistent),
    ("pending_to_transient", LifecycleEvent::PendingToTransient),
    ("persistent_to_transient", LifecycleEvent::PersistentToTransient),
    ("persistent_to_deleted", LifecycleEvent::PersistentToDeleted),
    ("deleted_to_detached", LifecycleEvent::DeletedToDetached),
    ("deleted_to_persistent", LifecycleEvent::DeletedToPersistent),
    ("persistent_to_detached", LifecycleEvent::PersistentToDetached),
    ("detached_to_persistent", LifecycleEvent::DetachedToPersistent),
    ("loaded_as_persistent", LifecycleEvent::LoadedAsPersistent),
];

/// The event of that name on a session.
pub(super) fn event(cx: &mut Context<'_>, to: &Value, name: &str) -> Result<SessionEvent, Raised> {
    if let Some((_, event)) = LIFECYCLE.iter().find(|(known, _)| *known == name) {
        return Ok(SessionEvent::Object(*event));
    }
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
pub(crate) fn tell(
    cx: &mut Context<'_>,
    event: SessionEvent,
    session: SessionId,
    instance: Option<InstanceId>,
) -> Result<(), Raised> {
    // What a connection goes through is no session to the program.
    if !cx.facade.sessions.is_shown(session) {
        return Ok(());
    }
    let maker = cx.facade.sessions.maker(session);
    let shared = |known: &Listening| match &known.to {
        Listened::Session(Scope::All, known) => *known == event,
        Listened::Session(Scope::Maker(number), known) => *known == event && maker == Some(*number),
        Listened::Session(Scope::One(_), _)
        | Listened::Mapper(..)
        | Listened::Instance(..)
        | Listened::Connection(..) => false,
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
            SessionEvent::Object(_) => {
                let target = |instance| if options.raw { state_of(instance) } else { cx.instance(instance) };
                given.push(("instance", instance.map_or(Value::None, target)));
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

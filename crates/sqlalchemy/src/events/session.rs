//! Listeners of sessions: `event.listens_for(Session, "before_flush")`.

use std::borrow::Cow;

use bothways_orm::events::{LifecycleEvent, SessionEvent, Subject, listen_to_sessions};
use bothways_python::{HostRef, Raised, Value};
use bothways_world::SessionId;

use super::Options;
use super::flush::{Listened, Listening, Scope};
use crate::context::Context;
use crate::object::{Object, value};
use crate::session::state_of;

/// Other events of sessions, which are not supported yet.
const OTHER_EVENTS: [&str; 2] = ["after_bulk_delete", "after_bulk_update"];

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
        "after_soft_rollback" => SessionEvent::AfterSoftRollback,
        "do_orm_execute" => SessionEvent::DoOrmExecute,
        "after_begin" => SessionEvent::AfterBegin,
        "after_transaction_create" => SessionEvent::AfterTransactionCreate,
        "after_transaction_end" => SessionEvent::AfterTransactionEnd,
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
    subject: Subject,
) -> Result<(), Raised> {
    if let Subject::Load(load) = subject {
        return super::execute_state::load(cx, session, load);
    }
    let told = listening(cx, event, session);
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
            SessionEvent::Object(_)
            | SessionEvent::BeforeCommit
            | SessionEvent::AfterCommit
            | SessionEvent::AfterRollback
            | SessionEvent::AfterSoftRollback
            | SessionEvent::AfterBegin
            | SessionEvent::AfterTransactionCreate
            | SessionEvent::AfterTransactionEnd
            | SessionEvent::DoOrmExecute => {}
        }
        match subject {
            Subject::Session | Subject::Load(_) => {}
            Subject::Object(instance) if options.raw => given.push(("instance", state_of(cx, instance))),
            Subject::Object(instance) => given.push(("instance", cx.instance(instance))),
            Subject::Transaction(transaction) => {
                let name = match event {
                    SessionEvent::AfterSoftRollback => "previous_transaction",
                    _ => "transaction",
                };
                given.push((name, cx.transaction(session, transaction)));
            }
        }
        if event == SessionEvent::AfterBegin {
            given.push(("connection", cx.connection(session)));
        }
        super::flush::call(cx, &function, options, given)?;
    }
    Ok(())
}

/// The functions that listen to an event of a session.
pub(super) fn listening(cx: &mut Context<'_>, event: SessionEvent, session: SessionId) -> Vec<Listening> {
    // What a connection goes through is no session to the program.
    if !cx.facade.sessions.is_shown(session) {
        return Vec::new();
    }
    let maker = cx.facade.sessions.maker(session);
    let shared = |known: &Listening| match &known.to {
        Listened::Session(Scope::All, known) => *known == event,
        Listened::Session(Scope::Maker(number), known) => *known == event && maker == Some(*number),
        Listened::Session(Scope::One(_), _)
        | Listened::Mapper(..)
        | Listened::Instance(..)
        | Listened::Configuration(..)
        | Listened::Connection(..) => false,
    };
    let own = |known: &Listening| known.to == Listened::Session(Scope::One(session), event);
    let mut told = cx.facade.flush_listeners.told(shared);
    told.extend(cx.facade.flush_listeners.told(own));
    told
}

/// The unit of work as a listener is given it.
pub(super) struct FlushContext;

impl Object for FlushContext {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("UOWTransaction")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        cx.unsupported(format!("UOWTransaction.{name}"))
    }
}

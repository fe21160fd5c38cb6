//! Events of mappers and of sessions (`orm/events.py`): the moments of a flush and of a transaction that the program
//! may listen to. Who listens is the program's to know; here is only whether anybody does.

use bothways_sql::Rendered;
use bothways_world::{ClassId, InstanceId, SessionId};

use crate::{Orm, OrmError, OrmState};

/// What happens to an object in a flush (`MapperEvents`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MapperEvent {
    /// Before the INSERTs of its class are put together.
    BeforeInsert,
    /// After they were sent.
    AfterInsert,
    /// Before the UPDATEs of its class are put together, also if nothing of it changed.
    BeforeUpdate,
    /// After they were sent.
    AfterUpdate,
    /// Before the DELETEs of its class.
    BeforeDelete,
    /// After them.
    AfterDelete,
}

/// What happens to a session (`SessionEvents`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SessionEvent {
    /// A flush begins: what it handles is not looked at yet.
    BeforeFlush,
    /// Its statements were sent; the objects still show what changed.
    AfterFlush,
    /// It is over.
    AfterFlushPostexec,
    /// A commit begins, before its flush.
    BeforeCommit,
    /// COMMIT was sent.
    AfterCommit,
    /// ROLLBACK was sent.
    AfterRollback,
}

/// What happens on the engine's connection (`ConnectionEvents`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ConnectionEvent {
    /// A statement is about to be sent.
    BeforeCursorExecute,
    /// It was sent.
    AfterCursorExecute,
    /// BEGIN.
    Begin,
    /// COMMIT.
    Commit,
    /// ROLLBACK.
    Rollback,
}

/// Listens to an event of the engine's connection.
pub fn listen_to_connection(orm: &mut OrmState, event: ConnectionEvent) {
    orm.listened.connections.insert(event);
}

/// Listens to an event of a class's mapper; with `propagate=True` also of those that inherit from it.
pub fn listen_to_mapper(orm: &mut OrmState, class: ClassId, event: MapperEvent, propagate: bool) {
    orm.listened.mappers.insert((class, event));
    if propagate {
        orm.listened.propagated.insert((class, event));
    }
}

/// Listens to an event of sessions.
pub fn listen_to_sessions(orm: &mut OrmState, event: SessionEvent) {
    orm.listened.sessions.insert(event);
}

/// Events that somebody listens to.
#[derive(Default, Debug)]
pub(crate) struct Listened {
    mappers: std::collections::BTreeSet<(ClassId, MapperEvent)>,
    propagated: std::collections::BTreeSet<(ClassId, MapperEvent)>,
    sessions: std::collections::BTreeSet<SessionEvent>,
    connections: std::collections::BTreeSet<ConnectionEvent>,
}

/// Tells the program of an event of the engine's connection, with the statement that it is about; `many`: it is one of
/// those that stand for an executemany.
pub(crate) fn tell_connection(
    orm: &mut Orm,
    event: ConnectionEvent,
    statement: Option<(&Rendered, bool)>,
) -> Result<(), OrmError> {
    if !orm.listened.connections.contains(&event) {
        return Ok(());
    }
    orm.ask(|program| program.connection_event(event, statement)).map_err(OrmError::Program)
}

/// Tells the program of an event of an object's mapper.
pub(crate) fn tell_mapper(
    orm: &mut Orm,
    session: SessionId,
    event: MapperEvent,
    instance: InstanceId,
) -> Result<(), OrmError> {
    let class = orm.object(instance).class;
    let is_above = |class| orm.listened.propagated.contains(&(class, event));
    if !orm.listened.mappers.contains(&(class, event)) && !orm.iterate_to_root(class).any(is_above) {
        return Ok(());
    }
    orm.ask(|program| program.mapper_event(event, session, instance)).map_err(OrmError::Program)
}

/// Tells the program of an event of a session.
pub(crate) fn tell_session(orm: &mut Orm, session: SessionId, event: SessionEvent) -> Result<(), OrmError> {
    if !orm.listened.sessions.contains(&event) {
        return Ok(());
    }
    orm.ask(|program| program.session_event(event, session)).map_err(OrmError::Program)
}

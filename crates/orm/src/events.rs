//! Events of mappers and of sessions (`orm/events.py`): the moments of a flush and of a transaction that the program
//! may listen to. Who listens is the program's to know; here is only whether anybody does.

use bothways_sql::Rendered;
use bothways_world::{AttributeId, ClassId, InstanceId, SessionId};

use crate::session::TransactionId;
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
    /// A transaction was rolled back, whether or not that was its own doing, and has ended.
    AfterSoftRollback,
    /// A transaction has taken its connection: BEGIN, or SAVEPOINT, was sent.
    AfterBegin,
    /// A transaction began, before it sends anything.
    AfterTransactionCreate,
    /// A transaction has ended.
    AfterTransactionEnd,
    /// A statement is about to be executed.
    DoOrmExecute,
    /// What happens to an object in it.
    Object(LifecycleEvent),
}

/// What an event of a session is about, beside the session.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// Nothing else.
    Session,
    /// An object in it.
    Object(InstanceId),
    /// One of its transactions.
    Transaction(TransactionId),
    /// What is about to be loaded.
    Load(Load),
}

/// Why a query is executed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Load {
    /// The program asks for it.
    Statement,
    /// Columns of an object are read that are not loaded.
    Columns,
    /// Objects are loaded that others refer to.
    Relationship,
}

/// What happens to an object in a session.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum LifecycleEvent {
    /// It is about to come into the session.
    BeforeAttach,
    /// It is in the session.
    AfterAttach,
    /// It came without a row.
    TransientToPending,
    /// It was inserted.
    PendingToPersistent,
    /// It left before it had a row.
    PendingToTransient,
    /// Its INSERT was rolled back.
    PersistentToTransient,
    /// It was deleted in a flush.
    PersistentToDeleted,
    /// Its DELETE was committed, or it left after it.
    DeletedToDetached,
    /// Its DELETE, or the mark for it, was rolled back.
    DeletedToPersistent,
    /// It left with its row.
    PersistentToDetached,
    /// It came with a row.
    DetachedToPersistent,
    /// It was made of a row.
    LoadedAsPersistent,
}

/// What happens to an object whatever its session does (`InstanceEvents`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum InstanceEvent {
    /// It was made of a row.
    Load,
    /// Some of it, or all, was loaded from a row again.
    Refresh,
    /// A flush gave it values that the program had not: defaults, and what the database returned.
    RefreshFlush,
    /// Some of it, or all, has expired.
    Expire,
}

/// The attributes that were refreshed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refreshed {
    /// All.
    All,
    /// Those that were asked for, or had expired.
    Chosen(Vec<AttributeId>),
    /// Those that were not loaded.
    Missing(Vec<AttributeId>),
    /// Those that were named, or that a flush gave values to, in this order.
    Listed(Vec<AttributeId>),
}

/// What happens on the engine's connection (`ConnectionEvents`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ConnectionEvent {
    /// The driver has connected.
    Connect,
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

/// What happens to mappers while they are configured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ConfigurationEvent {
    /// New mappers are about to be configured.
    Before,
    /// One of them is about to be.
    BeforeMapper(ClassId),
    /// One of them is.
    Mapper(ClassId),
    /// All of them are.
    After,
}

/// Listens to the configuration of mappers; whose is the program's to know.
pub fn listen_to_configuration(orm: &mut OrmState) {
    orm.listened.configuration = true;
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

/// Listens to an event of every mapper; who is meant is the program's to know.
pub fn listen_to_mappers(orm: &mut OrmState, event: MapperEvent) {
    orm.listened.all_mappers.insert(event);
}

/// Listens to an event of objects; whose is the program's to know.
pub fn listen_to_instances(orm: &mut OrmState, event: InstanceEvent) {
    orm.listened.instances.insert(event);
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
    all_mappers: std::collections::BTreeSet<MapperEvent>,
    instances: std::collections::BTreeSet<InstanceEvent>,
    sessions: std::collections::BTreeSet<SessionEvent>,
    connections: std::collections::BTreeSet<ConnectionEvent>,
    configuration: bool,
    told: std::collections::BTreeSet<InstanceId>,
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

/// Tells the program of the configuration of mappers.
pub(crate) fn tell_configuration(orm: &mut Orm, event: ConfigurationEvent) -> Result<(), OrmError> {
    if !orm.listened.configuration {
        return Ok(());
    }
    orm.ask(|program| program.configuration_event(event)).map_err(OrmError::Program)
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
    let is_listened = orm.listened.mappers.contains(&(class, event))
        || orm.listened.all_mappers.contains(&event)
        || orm.iterate_to_root(class).any(is_above);
    if !is_listened {
        return Ok(());
    }
    orm.ask(|program| program.mapper_event(event, session, instance)).map_err(OrmError::Program)
}

/// Tells the program of an event of a session.
pub(crate) fn tell_session(orm: &mut Orm, session: SessionId, event: SessionEvent) -> Result<(), OrmError> {
    if !orm.listened.sessions.contains(&event) {
        return Ok(());
    }
    orm.ask(|program| program.session_event(event, session, Subject::Session)).map_err(OrmError::Program)
}

/// Tells the program of an event of one of a session's transactions.
pub(crate) fn tell_transaction(
    orm: &mut Orm,
    session: SessionId,
    event: SessionEvent,
    transaction: TransactionId,
) -> Result<(), OrmError> {
    if !orm.listened.sessions.contains(&event) {
        return Ok(());
    }
    let subject = Subject::Transaction(transaction);
    orm.ask(|program| program.session_event(event, session, subject)).map_err(OrmError::Program)
}

/// Tells the program of something that is about to be loaded.
pub(crate) fn tell_load(orm: &mut Orm, session: SessionId, load: Load) -> Result<(), OrmError> {
    let event = SessionEvent::DoOrmExecute;
    if !orm.listened.sessions.contains(&event) {
        return Ok(());
    }
    orm.ask(|program| program.session_event(event, session, Subject::Load(load))).map_err(OrmError::Program)
}

/// Tells the program of what happens to an object in a session.
pub(crate) fn tell_object(
    orm: &mut Orm,
    session: SessionId,
    event: LifecycleEvent,
    instance: InstanceId,
) -> Result<(), OrmError> {
    let event = SessionEvent::Object(event);
    if !orm.listened.sessions.contains(&event) {
        return Ok(());
    }
    keep_told(orm, instance);
    orm.ask(|program| program.session_event(event, session, Subject::Object(instance)))
        .map_err(OrmError::Program)
}

/// Tells the program of what happens to an object; of a refresh with what was refreshed.
pub(crate) fn tell_instance(
    orm: &mut Orm,
    event: InstanceEvent,
    instance: InstanceId,
    refreshed: &Refreshed,
) -> Result<(), OrmError> {
    if !orm.listened.instances.contains(&event) {
        return Ok(());
    }
    keep_told(orm, instance);
    orm.ask(|program| program.instance_event(event, instance, refreshed)).map_err(OrmError::Program)
}

/// A listener was given an object that nothing may hold yet but the rows that are being loaded: it is kept until the
/// operation is through.
fn keep_told(orm: &mut Orm, instance: InstanceId) {
    orm.listened.told.insert(instance);
}

/// Whether a listener was given an object in the operation that runs.
pub(crate) fn is_told(orm: &OrmState, instance: InstanceId) -> bool {
    orm.listened.told.contains(&instance)
}

/// The operation in which listeners were given objects is through, and the program has what it gave.
pub fn let_go_of_told(orm: &mut OrmState) {
    if orm.listened.told.is_empty() || orm.asking > 0 {
        return;
    }
    let told = std::mem::take(&mut orm.listened.told);
    orm.references.let_go(told.into_iter().collect());
}

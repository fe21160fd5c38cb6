//! The session's transactions (`SessionTransaction`): begun on first use, nested as SAVEPOINTs, ended by commit,
//! rollback or close.

use std::collections::BTreeSet;

use bothways_world::{Cause, Change, IdentityKey, InstanceId, SessionId};
use indexmap::IndexMap;

use super::{block, flush, membership, snapshot};
use crate::connection::Savepoint;
use crate::events::{SessionEvent, tell_session, tell_transaction};
use crate::orm::TransactionControl;
use crate::{Orm, OrmError, OrmState, WarningKind, use_engine};

/// A transaction of one session.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct TransactionId {
    /// How many were begun before it.
    pub number: u32,
    /// Whether it is a SAVEPOINT.
    pub nested: bool,
}

/// Where a transaction stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Statements can be sent.
    Active,
    /// A flush failed and rolled it back: `rollback()` is the only thing it takes.
    Inactive,
    /// It has ended.
    Closed,
}

/// One transaction, and what its rollback has to restore.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Transaction {
    id: TransactionId,
    /// Objects that became persistent in it.
    pub(super) new: Vec<InstanceId>,
    /// Other objects that it flushed.
    pub(super) dirty: BTreeSet<InstanceId>,
    /// Objects whose DELETE was flushed in it.
    pub(super) deleted: Vec<InstanceId>,
    /// Objects whose primary key changed in it, with their keys before.
    pub(super) key_switches: IndexMap<InstanceId, IdentityKey>,
    link: Link,
    /// Why only a rollback is allowed.
    failure: Option<Failure>,
    /// SAVEPOINTs sent so far, on the outer transaction: they are numbered.
    savepoints: u32,
}

/// Why a transaction takes nothing but a rollback.
#[derive(Clone, PartialEq, Debug)]
enum Failure {
    /// A flush raised this.
    Flush(Box<OrmError>),
    /// Its own rollback raised, so that the objects are restored in part.
    Rollback,
    /// It is committed, and only listeners are told yet.
    Committed,
}

impl Failure {
    /// What everything but a rollback raises now.
    fn error(&self) -> OrmError {
        match self {
            Self::Flush(original) => OrmError::PendingRollback(original.clone()),
            Self::Rollback => OrmError::InactiveTransaction,
            Self::Committed => OrmError::CommittedTransaction,
        }
    }
}

/// What a transaction has sent to the database so far.
#[derive(Clone, PartialEq, Debug)]
enum Link {
    /// Nothing: the connection is taken at the first statement.
    None,
    /// BEGIN.
    Root,
    /// SAVEPOINT.
    Savepoint(String, Savepoint),
}

/// A commit that finds something to flush this often gives up.
const FLUSHES_IN_COMMIT: usize = 100;

/// `session.begin()`: the transaction that would begin on first use begins now.
///
/// # Errors
/// There is one already, or the session takes no more.
pub fn begin(orm: &mut Orm, session: SessionId) -> Result<TransactionId, OrmError> {
    if in_transaction(orm, session) {
        return Err(OrmError::AlreadyBegun);
    }
    start(orm, session)
}

/// `session.begin_nested()`: what is not flushed yet belongs to the enclosing transaction, so it is flushed first.
///
/// # Errors
/// What the flush raised.
pub fn begin_nested(orm: &mut Orm, session: SessionId) -> Result<TransactionId, OrmError> {
    if !in_transaction(orm, session) {
        start(orm, session)?;
    }
    check_active(orm, session)?;
    block::check(orm, session)?;
    flush(orm, session)?;
    push(orm, session)
}

/// Begins the transaction on first use.
pub(crate) fn autobegin(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    if in_transaction(orm, session) {
        return Ok(());
    }
    if !orm.settings(session).options.autobegin {
        return Err(OrmError::AutobeginDisabled);
    }
    start(orm, session).map(|_| ())
}

fn start(orm: &mut Orm, session: SessionId) -> Result<TransactionId, OrmError> {
    block::check(orm, session)?;
    if orm.settings(session).closed {
        return Err(OrmError::SessionClosed);
    }
    push(orm, session)
}

fn push(orm: &mut Orm, session: SessionId) -> Result<TransactionId, OrmError> {
    let settings = orm.settings_mut(session);
    let id = TransactionId { number: settings.begun, nested: !settings.transactions.is_empty() };
    settings.begun += 1;
    settings.transactions.push(Transaction {
        id,
        new: Vec::new(),
        dirty: BTreeSet::new(),
        deleted: Vec::new(),
        key_switches: IndexMap::new(),
        link: Link::None,
        failure: None,
        savepoints: 0,
    });
    let new = depth(orm, session);
    orm.commit(Change::Transaction { session, old: new - 1, new });
    tell_transaction(orm, session, SessionEvent::AfterTransactionCreate, id)?;
    Ok(id)
}

fn depth(orm: &OrmState, session: SessionId) -> u32 {
    u32::try_from(orm.settings(session).transactions.len()).unwrap_or(u32::MAX)
}

/// `session.in_transaction()`.
pub fn in_transaction(orm: &OrmState, session: SessionId) -> bool {
    !orm.settings(session).transactions.is_empty()
}

/// `session.get_transaction()`: the outer one.
pub fn root(orm: &OrmState, session: SessionId) -> Option<TransactionId> {
    orm.settings(session).transactions.first().map(|transaction| transaction.id)
}

/// `session.get_nested_transaction()`: the innermost SAVEPOINT.
pub fn nested(orm: &OrmState, session: SessionId) -> Option<TransactionId> {
    orm.settings(session).transactions.get(1..)?.last().map(|transaction| transaction.id)
}

/// `transaction.parent`: the one that encloses it, or did when it ended.
pub fn parent(orm: &OrmState, session: SessionId, transaction: TransactionId) -> Option<TransactionId> {
    let settings = orm.settings(session);
    match settings.ended {
        Some((ended, parent)) if ended == transaction => return parent,
        _ if settings.subtransaction == Some(transaction) => {
            return current(orm, session).map(|open| open.id);
        }
        _ => {}
    }
    let outer = position(orm, session, transaction)?.checked_sub(1)?;
    orm.settings(session).transactions.get(outer).map(|transaction| transaction.id)
}

/// Where a transaction stands.
pub fn state(orm: &OrmState, session: SessionId, transaction: TransactionId) -> State {
    if orm.settings(session).subtransaction == Some(transaction) {
        return if is_active(orm, session) { State::Active } else { State::Inactive };
    }
    let found = position(orm, session, transaction);
    match found.and_then(|position| orm.settings(session).transactions.get(position)) {
        Some(Transaction { failure: None, .. }) => State::Active,
        Some(Transaction { failure: Some(_), .. }) => State::Inactive,
        None => State::Closed,
    }
}

/// `session.is_active`: false while it waits for a rollback.
pub fn is_active(orm: &OrmState, session: SessionId) -> bool {
    orm.settings(session).transactions.last().is_none_or(|transaction| transaction.failure.is_none())
}

/// The flush failure that rolled a transaction back.
pub(super) fn flush_failure(
    orm: &OrmState,
    session: SessionId,
    transaction: TransactionId,
) -> Option<Box<OrmError>> {
    let position = position(orm, session, transaction)?;
    match orm.settings(session).transactions.get(position)?.failure.as_ref()? {
        Failure::Flush(original) => Some(original.clone()),
        Failure::Rollback | Failure::Committed => None,
    }
}

fn position(orm: &OrmState, session: SessionId, transaction: TransactionId) -> Option<usize> {
    orm.settings(session).transactions.iter().position(|open| open.id == transaction)
}

pub(super) fn current(orm: &OrmState, session: SessionId) -> Option<&Transaction> {
    orm.settings(session).transactions.last()
}

pub(super) fn current_mut(orm: &mut OrmState, session: SessionId) -> Option<&mut Transaction> {
    orm.settings_mut(session).transactions.last_mut()
}

/// `session.commit()`: flush, COMMIT, expire everything. Open SAVEPOINTs are released on the way.
///
/// # Errors
/// What the flush raised.
pub fn commit(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    orm.because(Cause::Commit, |orm| {
        autobegin(orm, session)?;
        while in_transaction(orm, session) {
            commit_current(orm, session)?;
        }
        Ok(())
    })
}

/// `transaction.commit()`: this one, and those inside it.
///
/// # Errors
/// It has ended, waits for a rollback, or the flush failed.
pub fn commit_one(orm: &mut Orm, session: SessionId, transaction: TransactionId) -> Result<(), OrmError> {
    let Some(position) = position(orm, session, transaction) else {
        return Err(OrmError::TransactionClosed);
    };
    let transactions = &orm.settings(session).transactions;
    if let Some(failure) = transactions.get(position).and_then(|transaction| transaction.failure.as_ref()) {
        return Err(failure.error());
    }
    orm.because(Cause::Commit, |orm| {
        while orm.settings(session).transactions.len() > position {
            commit_current(orm, session)?;
        }
        Ok(())
    })
}

fn commit_current(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    check_active(orm, session)?;
    tell_session(orm, session, SessionEvent::BeforeCommit)?;
    flush_all(orm, session)?;
    log_of_connection(orm, session);
    match current(orm, session).map_or(Link::None, |transaction| transaction.link.clone()) {
        Link::None => {}
        Link::Root => {
            orm.control_transaction(TransactionControl::Commit)?;
            give_back_connection(orm, session);
        }
        Link::Savepoint(name, savepoint) => orm.release(&name, savepoint)?,
    }
    if let Some(transaction) = current_mut(orm, session) {
        transaction.failure = Some(Failure::Committed);
    }
    tell_session(orm, session, SessionEvent::AfterCommit)?;
    snapshot::remove(orm, session)?;
    pop(orm, session)
}

/// Flushes until there is nothing left: an object that a collection took back stays marked as deleted, and its
/// DELETE comes with the second flush.
fn flush_all(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    for _ in 0..FLUSHES_IN_COMMIT {
        if flush::is_clean(orm, session) {
            return Ok(());
        }
        flush(orm, session)?;
    }
    Err(OrmError::TooManyFlushes)
}

/// `session.rollback()`: what the transactions did is undone, in the database and on the objects.
///
/// # Errors
/// Only what the database refuses.
pub fn rollback(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    orm.because(Cause::Rollback, |orm| {
        while in_transaction(orm, session) {
            rollback_current(orm, session)?;
        }
        Ok(())
    })
}

/// `transaction.rollback()`: those inside it are closed as they are, as SQLAlchemy does.
///
/// # Errors
/// It has ended.
pub fn rollback_one(orm: &mut Orm, session: SessionId, transaction: TransactionId) -> Result<(), OrmError> {
    let Some(position) = position(orm, session, transaction) else {
        return Err(OrmError::TransactionClosed);
    };
    orm.because(Cause::Rollback, |orm| {
        while orm.settings(session).transactions.len() > position + 1 {
            close_current(orm, session)?;
        }
        rollback_current(orm, session)
    })
}

fn rollback_current(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    if is_active(orm, session) {
        undo_current(orm, session)?;
    }
    if !flush::is_clean(orm, session) {
        orm.warn(WarningKind::ChangedWhileInactive)?;
        snapshot::restore(orm, session)?;
    }
    let ended = current(orm, session).map(|transaction| transaction.id);
    pop(orm, session)?;
    match ended {
        Some(ended) => tell_transaction(orm, session, SessionEvent::AfterSoftRollback, ended),
        None => Ok(()),
    }
}

/// A flush failed: its transaction is rolled back at once and waits for `rollback()`.
pub(crate) fn fail(orm: &mut Orm, session: SessionId, error: &OrmError) -> Result<(), OrmError> {
    orm.because(Cause::Rollback, |orm| undo_current(orm, session))?;
    if let Some(transaction) = current_mut(orm, session) {
        transaction.failure = Some(Failure::Flush(Box::new(error.clone())));
        let id = transaction.id;
        block::note_failure(orm, session, id, error);
    }
    match end_subtransaction(orm, session)? {
        Some(ended) => tell_transaction(orm, session, SessionEvent::AfterSoftRollback, ended),
        None => Ok(()),
    }
}

fn undo_current(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    undo_in_database(orm, session)?;
    if let Some(transaction) = current_mut(orm, session) {
        transaction.failure = Some(Failure::Rollback);
    }
    tell_session(orm, session, SessionEvent::AfterRollback)?;
    snapshot::restore(orm, session)
}

/// ROLLBACK, or ROLLBACK TO SAVEPOINT, if anything was sent.
fn undo_in_database(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    let Some(transaction) = current_mut(orm, session) else { return Ok(()) };
    let link = std::mem::replace(&mut transaction.link, Link::None);
    log_of_connection(orm, session);
    match link {
        Link::None => Ok(()),
        Link::Root => {
            orm.control_transaction(TransactionControl::Rollback)?;
            give_back_connection(orm, session);
            Ok(())
        }
        Link::Savepoint(name, savepoint) => orm.rollback_to(&name, savepoint),
    }
}

/// `session.close()`: everything is expunged, the transactions end without commit.
///
/// # Errors
/// Only what the database refuses.
pub fn close(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    if !orm.settings(session).options.close_resets_only {
        orm.settings_mut(session).closed = true;
    }
    reset(orm, session)
}

/// `session.reset()`: as `close()`, and the session can be used again in any case.
///
/// # Errors
/// Only what the database refuses.
pub fn reset(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    orm.because(Cause::Close, |orm| {
        membership::expunge_all(orm, session)?;
        while in_transaction(orm, session) {
            close_current(orm, session)?;
        }
        Ok(())
    })
}

/// `transaction.close()`: this one, and those inside it.
///
/// # Errors
/// Only what the database refuses.
pub fn close_one(orm: &mut Orm, session: SessionId, transaction: TransactionId) -> Result<(), OrmError> {
    let Some(position) = position(orm, session, transaction) else { return Ok(()) };
    while orm.settings(session).transactions.len() > position {
        close_current(orm, session)?;
    }
    Ok(())
}

fn close_current(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    undo_in_database(orm, session)?;
    pop(orm, session)
}

fn pop(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    let old = depth(orm, session);
    let Some(ended) = orm.settings_mut(session).transactions.pop() else { return Ok(()) };
    let parent = current(orm, session).map(|enclosing| enclosing.id);
    orm.settings_mut(session).ended = Some((ended.id, parent));
    orm.commit(Change::Transaction { session, old, new: old - 1 });
    tell_transaction(orm, session, SessionEvent::AfterTransactionEnd, ended.id)
}

/// The statements of a flush begin: a transaction inside the transaction, which only listeners see.
pub(super) fn begin_subtransaction(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    let settings = orm.settings_mut(session);
    let id = TransactionId { number: settings.begun, nested: false };
    settings.begun += 1;
    settings.subtransaction = Some(id);
    tell_transaction(orm, session, SessionEvent::AfterTransactionCreate, id)
}

/// They are over.
pub(super) fn end_subtransaction(
    orm: &mut Orm,
    session: SessionId,
) -> Result<Option<TransactionId>, OrmError> {
    let parent = current(orm, session).map(|enclosing| enclosing.id);
    let settings = orm.settings_mut(session);
    let ended = settings.subtransaction.take();
    if let Some(id) = ended {
        settings.ended = Some((id, parent));
        tell_transaction(orm, session, SessionEvent::AfterTransactionEnd, id)?;
    }
    Ok(ended)
}

pub(super) fn check_active(orm: &OrmState, session: SessionId) -> Result<(), OrmError> {
    match current(orm, session).and_then(|transaction| transaction.failure.as_ref()) {
        Some(failure) => Err(failure.error()),
        None => Ok(()),
    }
}

/// Takes the connection for every open transaction that has sent nothing yet: BEGIN, then the SAVEPOINTs.
/// A session without an engine has none to take: its first statement says so.
///
/// # Errors
/// A transaction that has failed or ended, and what the database refuses.
pub fn connect(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    if !orm.settings(session).options.bound {
        return Ok(());
    }
    block::check(orm, session)?;
    autobegin(orm, session)?;
    check_active(orm, session)?;
    let engine = orm.settings(session).options.engine;
    use_engine(orm, engine)?;
    if orm.settings(session).logged.is_none() {
        orm.settings_mut(session).logged = Some(orm.ask_whether_logged()?);
    }
    log_of_connection(orm, session);
    for level in 0..orm.settings(session).transactions.len() {
        let transactions = &orm.settings(session).transactions;
        if transactions.get(level).is_some_and(|transaction| transaction.link != Link::None) {
            continue;
        }
        let link = if level == 0 {
            orm.control_transaction(TransactionControl::Begin)?;
            Link::Root
        } else {
            send_savepoint(orm, session)?
        };
        if let Some(transaction) = orm.settings_mut(session).transactions.get_mut(level) {
            transaction.link = link;
            let id = transaction.id;
            tell_transaction(orm, session, SessionEvent::AfterBegin, id)?;
        }
    }
    Ok(())
}

/// Takes the connection of a session that keeps it: `engine.connect()`.
///
/// # Errors
/// What is logged of it is not known here.
pub fn keep_connection(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    let logged = orm.ask_whether_logged()?;
    let settings = orm.settings_mut(session);
    settings.logged = Some(logged);
    settings.keeps_connection = true;
    Ok(())
}

/// The database behind all open transactions is gone, as if they had sent nothing.
pub(crate) fn lose_connections(orm: &mut OrmState) {
    for transaction in orm.sessions.iter_mut().flat_map(|settings| &mut settings.transactions) {
        transaction.link = Link::None;
    }
}

/// What is sent now is sent on the connection of the session.
fn log_of_connection(orm: &mut Orm, session: SessionId) {
    orm.logged = orm.settings(session).logged == Some(true);
}

/// The transaction has ended: the next one takes a connection anew.
fn give_back_connection(orm: &mut Orm, session: SessionId) {
    let settings = orm.settings_mut(session);
    if !settings.keeps_connection {
        settings.logged = None;
    }
}

fn send_savepoint(orm: &mut Orm, session: SessionId) -> Result<Link, OrmError> {
    let mut number = 1;
    if let Some(outer) = orm.settings_mut(session).transactions.first_mut() {
        outer.savepoints += 1;
        number = outer.savepoints;
    }
    let name = format!("sa_savepoint_{number}");
    let savepoint = orm.savepoint(&name)?;
    Ok(Link::Savepoint(name, savepoint))
}

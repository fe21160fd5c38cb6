//! The session's transaction: begun on first use, ended by commit, rollback or close.

use bothways_sql::{Outcome, Statement};
use bothways_world::{Cause, Change, IdentityKey, InstanceId, SessionId};

use super::settings::Transaction;
use super::{identity, membership};
use crate::orm::TransactionControl;
use crate::{Origin, Orm, OrmError, OrmState, attributes, unit_of_work};

/// `session.flush()`.
///
/// # Errors
/// Whatever the flush raised; the transaction is then rolled back and waits for `rollback()`.
pub fn flush(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    orm.because(Cause::Flush, |orm| flush_now(orm, session))
}

/// Flushes before a query, if the session does that.
pub fn autoflush(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    let settings = orm.settings(session);
    if !settings.options.autoflush || settings.no_autoflush > 0 || settings.flushing {
        return Ok(());
    }
    if is_clean(orm, session) {
        return Ok(());
    }
    orm.because(Cause::Autoflush, |orm| orm.originating(Origin::Autoflush, |orm| flush_now(orm, session)))
}

fn flush_now(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    if is_clean(orm, session) {
        return Ok(());
    }
    check_active(orm, session)?;
    autobegin(orm, session);
    orm.settings_mut(session).flushing = true;
    let result = unit_of_work::flush(orm, session);
    orm.settings_mut(session).flushing = false;
    if let Err(error) = &result {
        let error = error.clone();
        orm.because(Cause::Rollback, |orm| roll_back(orm, session))?;
        orm.settings_mut(session).needs_rollback = Some(Box::new(error));
    }
    result
}

/// Whether there is nothing to flush.
fn is_clean(orm: &OrmState, session: SessionId) -> bool {
    orm.world()
        .session(session)
        .is_none_or(|state| state.new.is_empty() && state.modified.is_empty() && state.deleted.is_empty())
}

/// `session.begin()`: the transaction that would begin on first use begins now.
pub fn begin(orm: &mut Orm, session: SessionId) {
    autobegin(orm, session);
}

/// `session.in_transaction()`.
pub fn in_transaction(orm: &OrmState, session: SessionId) -> bool {
    orm.settings(session).transaction.is_some()
}

/// `session.is_active`: false while it waits for a rollback.
pub fn is_active(orm: &OrmState, session: SessionId) -> bool {
    orm.settings(session).needs_rollback.is_none()
}

/// Enters or leaves a `no_autoflush` block.
pub fn no_autoflush(orm: &mut Orm, session: SessionId, enter: bool) {
    let depth = &mut orm.settings_mut(session).no_autoflush;
    *depth = if enter { *depth + 1 } else { depth.saturating_sub(1) };
}

pub(crate) fn autobegin(orm: &mut Orm, session: SessionId) {
    if orm.settings(session).transaction.is_none() {
        orm.settings_mut(session).transaction = Some(Transaction::default());
        orm.commit(Change::Transaction { session, old: 0, new: 1 });
    }
}

/// `session.commit()`: flush, COMMIT, expire everything.
///
/// # Errors
/// What the flush raised.
pub fn commit(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    orm.because(Cause::Commit, |orm| {
        check_active(orm, session)?;
        autobegin(orm, session);
        flush_now(orm, session)?;
        let transaction = orm.settings_mut(session).transaction.take().unwrap_or_default();
        if transaction.connected {
            orm.control_transaction(TransactionControl::Commit)?;
        }
        identity::settle(orm);
        if orm.settings(session).options.expire_on_commit {
            orm.because(Cause::Expire, |orm| expire_persistent(orm, session));
        }
        for instance in transaction.deleted {
            attributes::set_session(orm, instance, None);
        }
        orm.commit(Change::Transaction { session, old: 1, new: 0 });
        Ok(())
    })
}

/// `session.rollback()`: what the transaction did is undone, in the database and on the objects.
///
/// # Errors
/// Only what the database refuses.
pub fn rollback(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    orm.because(Cause::Rollback, |orm| {
        if orm.settings_mut(session).needs_rollback.take().is_some() {
            end(orm, session);
            return Ok(());
        }
        if orm.settings(session).transaction.is_none() {
            return Ok(());
        }
        roll_back(orm, session)?;
        end(orm, session);
        Ok(())
    })
}

/// `session.close()`: everything is expunged, the transaction ends without commit.
///
/// # Errors
/// Only what the database refuses.
pub fn close(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    orm.because(Cause::Close, |orm| {
        membership::expunge_all(orm, session);
        let transaction = orm.settings_mut(session).transaction.take();
        orm.settings_mut(session).needs_rollback = None;
        if let Some(transaction) = transaction {
            for instance in transaction.deleted {
                attributes::set_session(orm, instance, None);
            }
            if transaction.connected {
                orm.control_transaction(TransactionControl::Rollback)?;
            }
            orm.commit(Change::Transaction { session, old: 1, new: 0 });
        }
        Ok(())
    })
}

fn end(orm: &mut Orm, session: SessionId) {
    if orm.settings_mut(session).transaction.take().is_some() {
        orm.commit(Change::Transaction { session, old: 1, new: 0 });
    }
}

/// ROLLBACK, then the objects as they were (`_restore_snapshot`): new ones leave as transient and keep their
/// values, deleted ones return, persistent ones expire.
fn roll_back(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    let transaction =
        orm.settings_mut(session).transaction.replace(Transaction::default()).unwrap_or_default();
    if transaction.connected {
        orm.control_transaction(TransactionControl::Rollback)?;
    }
    let mut expunged = transaction.new.clone();
    expunged.extend(super::new_objects(orm, session));
    for instance in expunged.into_iter().rev() {
        if orm.object(instance).session != Some(session) {
            continue;
        }
        membership::detach(orm, session, instance);
        attributes::set_key(orm, instance, None);
        attributes::set_flag_deleted(orm, instance, false);
    }
    for (instance, key) in transaction.key_switches.into_iter().rev() {
        let Some(switched) = orm.object(instance).key.clone() else { continue };
        if identity::lookup(orm, session, &switched) == Some(instance) {
            identity::put(orm, session, switched, None);
        }
        attributes::set_key(orm, instance, Some(key.clone()));
        if orm.object(instance).session == Some(session) {
            identity::put(orm, session, key, Some(instance));
        }
    }
    let mut returning: Vec<InstanceId> =
        transaction.deleted.into_iter().filter(|instance| !transaction.new.contains(instance)).collect();
    returning.extend(super::deleted_objects(orm, session));
    for instance in returning {
        attributes::set_flag_deleted(orm, instance, false);
        membership::leave(orm, session, bothways_world::SessionSet::Deleted, instance);
        if let Some(key) = orm.object(instance).key.clone() {
            identity::put(orm, session, key, Some(instance));
            attributes::set_session(orm, instance, Some(session));
        }
    }
    identity::settle(orm);
    expire_persistent(orm, session);
    Ok(())
}

pub(super) fn expire_persistent(orm: &mut Orm, session: SessionId) {
    let mut instances: Vec<InstanceId> = orm
        .world()
        .session(session)
        .map_or_else(Vec::new, |state| state.identity_map.values().copied().collect());
    // Modified ones leave their set from its end.
    instances.reverse();
    for instance in instances {
        attributes::expire(orm, instance);
    }
}

fn check_active(orm: &OrmState, session: SessionId) -> Result<(), OrmError> {
    match &orm.settings(session).needs_rollback {
        Some(original) => Err(OrmError::PendingRollback(original.clone())),
        None => Ok(()),
    }
}

/// Sends a statement on the session's connection, beginning its transaction if need be.
pub(crate) fn execute(orm: &mut Orm, session: SessionId, statement: &Statement) -> Result<Outcome, OrmError> {
    check_active(orm, session)?;
    autobegin(orm, session);
    let connected =
        orm.settings(session).transaction.as_ref().is_some_and(|transaction| transaction.connected);
    if !connected {
        orm.control_transaction(TransactionControl::Begin)?;
        if let Some(transaction) = &mut orm.settings_mut(session).transaction {
            transaction.connected = true;
        }
    }
    orm.execute(statement)
}

/// A pending object became persistent in this transaction.
pub(crate) fn note_new(orm: &mut Orm, session: SessionId, instance: InstanceId) {
    if let Some(transaction) = &mut orm.settings_mut(session).transaction {
        transaction.new.push(instance);
    }
}

/// A DELETE was flushed in this transaction.
pub(crate) fn note_deleted(orm: &mut Orm, session: SessionId, instance: InstanceId) {
    if let Some(transaction) = &mut orm.settings_mut(session).transaction {
        transaction.deleted.push(instance);
    }
}

/// Notes that an object's primary key changed, for a rollback.
pub(crate) fn note_key_switch(orm: &mut Orm, session: SessionId, instance: InstanceId, old: IdentityKey) {
    if let Some(transaction) = &mut orm.settings_mut(session).transaction {
        transaction.key_switches.push((instance, old));
    }
}

//! The session: which objects it holds, what it will flush, its transaction (`orm/session.py`).

mod block;
mod cascade;
mod delete;
mod expire;
mod flush;
mod garbage;
mod get;
mod identity;
mod membership;
mod merge;
mod settings;
mod snapshot;
mod statement;
mod transaction;
mod transient;

use bothways_world::{Change, IdentityKey, InstanceId, SessionId};

use crate::{Orm, OrmError, OrmState, attributes};

pub use block::{BlockEnd, enter_block, exit_block};
pub use delete::delete;
pub use expire::{check_persistent, expire, expire_all, refresh};
pub(crate) use flush::set_statement_flushes;
pub use flush::{autoflush, autoflushes, flush, flush_objects, is_clean, set_autoflush, warn_inside_flush};
pub use garbage::collect as collect_garbage;
pub use get::{Get, get};
pub use identity::{is_unsettled, settle};
pub use membership::{add, contains, expunge, expunge_all};
pub use merge::{Merge, merge, merge_all};
pub use settings::{SessionOptions, Settings};
pub use transaction::{
    State, TransactionId, begin, begin_nested, close, close_one, commit, commit_one, connect, in_transaction,
    is_active, keep_connection, nested, parent, reset, rollback, rollback_one, root, state,
};
pub use transient::{make_transient, make_transient_to_detached};

pub(crate) use cascade::{CascadeKind, all_known, all_pending, reach};
pub(crate) use delete::remove_newly_deleted;
pub(crate) use identity::{is_kept, lookup, put as put_identity};
pub(crate) use membership::{detach, enter, is_new, leave, save_or_update};
pub(crate) use snapshot::{note_dirty, note_key_switch, note_new};
pub(crate) use statement::{execute, execute_in_batch};
pub(crate) use transaction::{autobegin, fail, lose_connections};

/// The identity key that an object has by its attributes, whatever session it is in; what is expired of them is loaded.
///
/// # Errors
/// What loading them raises.
pub fn key_of(orm: &mut Orm, instance: InstanceId) -> Result<IdentityKey, OrmError> {
    let class = orm.object(instance).class;
    for column in orm.mapper(class).primary_key.clone() {
        if let Some(attribute) = orm.attribute_of_column(class, column) {
            attributes::get(orm, instance, attribute)?;
        }
    }
    Ok(crate::unit_of_work::identity_key(orm, instance))
}

/// Whether an object is still there for one who holds it weakly.
pub fn is_alive(orm: &mut Orm, instance: InstanceId) -> bool {
    settle(orm);
    is_kept(orm, instance)
}

/// Opens a session.
pub fn open(orm: &mut Orm, options: SessionOptions) -> SessionId {
    let session = SessionId::from_index(orm.world().sessions.len());
    orm.commit(Change::OpenSession { session });
    orm.sessions.push(Settings::new(options));
    session
}

/// The session's options as they are now.
pub fn options(orm: &OrmState, session: SessionId) -> SessionOptions {
    orm.settings(session).options
}

/// Sets `session.expire_on_commit`.
pub fn set_expire_on_commit(orm: &mut OrmState, session: SessionId, expire: bool) {
    orm.settings_mut(session).options.expire_on_commit = expire;
}

/// The program let go of a session with no open transaction: CPython frees it at once, and what is in it is
/// detached. One with a transaction holds itself in a circle and stays.
pub fn release(orm: &mut Orm, session: SessionId) {
    if !in_transaction(orm, session) {
        membership::empty(orm, session);
    }
}

/// `session.new`, in order of entering.
pub fn new_objects(orm: &OrmState, session: SessionId) -> Vec<InstanceId> {
    orm.world().session(session).map_or_else(Vec::new, |state| state.new.clone())
}

/// `session.dirty`: modified and not marked as deleted.
pub fn dirty_objects(orm: &OrmState, session: SessionId) -> Vec<InstanceId> {
    let marked = &orm.settings(session).members;
    orm.world().session(session).map_or_else(Vec::new, |state| {
        state.modified.iter().copied().filter(|instance| !marked.is_marked_deleted(*instance)).collect()
    })
}

/// `session.deleted`.
pub fn deleted_objects(orm: &OrmState, session: SessionId) -> Vec<InstanceId> {
    orm.world().session(session).map_or_else(Vec::new, |state| state.deleted.clone())
}

/// Everything in the session: new objects, then persistent ones.
pub fn objects(orm: &mut Orm, session: SessionId) -> Vec<InstanceId> {
    let mut objects = new_objects(orm, session);
    objects.extend(identity::in_order(orm, session));
    objects
}

/// `session.identity_map`: persistent objects in order of entering.
pub fn identity_map(orm: &mut Orm, session: SessionId) -> Vec<InstanceId> {
    identity::in_order(orm, session)
}

/// `inspect(o).expired`: whether the whole object expired and nothing was loaded since.
pub fn is_expired(orm: &OrmState, instance: InstanceId) -> bool {
    crate::load::is_expired(orm, instance)
}

/// `session.is_modified(o)`: whether any attribute has a net change.
///
/// # Errors
/// None so far: nothing is loaded.
pub fn is_modified(orm: &mut Orm, instance: InstanceId, collections: bool) -> Result<bool, OrmError> {
    if !orm.object(instance).modified {
        return Ok(false);
    }
    let mut attributes: Vec<_> = orm.object(instance).committed.keys().copied().collect();
    // In the order in which the mapper has them: to tell what a reference held may take a load.
    attributes.sort_by_key(|attribute| {
        let relationship = orm.attribute(*attribute).relationship();
        relationship.map_or(1, |relationship| if relationship.from_backref { 2 } else { 0 })
    });
    for attribute in attributes {
        let is_collection = orm.attribute(attribute).relationship().is_some_and(|r| r.setup().uselist);
        if is_collection && !collections {
            continue;
        }
        let changed = match orm.attribute(attribute).column() {
            Some(_) => crate::unit_of_work::column_changed(orm, instance, attribute),
            // Queued changes of a collection that is not loaded do not count.
            None if orm.object(instance).pending.contains_key(&attribute)
                && !orm.object(instance).values.contains_key(&attribute)
                && !attributes::is_write_only(orm, attribute) =>
            {
                false
            }
            None => {
                let history = attributes::history(orm, instance, attribute, attributes::Passive::NoChange)?;
                !history.added.is_empty() || !history.deleted.is_empty()
            }
        };
        if changed {
            return Ok(true);
        }
    }
    Ok(false)
}

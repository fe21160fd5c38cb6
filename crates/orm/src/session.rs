//! The session: which objects it holds, what it will flush, its transaction (`orm/session.py`).

mod cascade;
mod delete;
mod expire;
mod identity;
mod membership;
mod settings;
mod transaction;

use bothways_world::{Change, ClassId, InstanceId, Scalar, SessionId};

use crate::load::Autoflush;
use crate::{Orm, OrmError, OrmState, attributes, load};

pub use delete::delete;
pub use expire::{expire, expire_all, refresh};
pub use membership::{add, contains, expunge, expunge_all};
pub use settings::{SessionOptions, Settings};
pub use transaction::{
    autoflush, begin, close, commit, flush, in_transaction, is_active, no_autoflush, rollback,
};

pub(crate) use cascade::{CascadeKind, all_pending, reach};
pub(crate) use delete::remove_newly_deleted;
pub(crate) use identity::{lookup, put as put_identity, settle};
pub(crate) use membership::{detach, enter, is_new, leave, save_or_update};
pub(crate) use transaction::{autobegin, execute, note_deleted, note_key_switch, note_new};

/// Opens a session.
pub fn open(orm: &mut Orm, options: SessionOptions) -> SessionId {
    let session = SessionId::from_index(orm.world().sessions.len());
    orm.commit(Change::OpenSession { session });
    orm.sessions.push(Settings::new(options));
    session
}

/// `session.get(Class, key)`: the identity map first, then autoflush and a SELECT.
///
/// # Errors
/// A key of the wrong size, or what a refresh or SELECT can raise.
pub fn get(
    orm: &mut Orm,
    session: SessionId,
    class: ClassId,
    key: Vec<Scalar>,
) -> Result<Option<InstanceId>, OrmError> {
    crate::config::configure(orm)?;
    let primary_key = orm.mapper(class).primary_key.clone();
    if primary_key.len() != key.len() {
        let table = orm.table_of(class);
        let columns = primary_key
            .iter()
            .filter_map(|position| table.columns.get(*position))
            .map(|column| format!("{}.{}", table.name, column.name).into())
            .collect();
        return Err(OrmError::IncorrectKeySize { given: key, columns });
    }
    load::get(orm, session, class, key.into(), Autoflush::First)
}

/// `session.new`, in order of entering.
pub fn new_objects(orm: &OrmState, session: SessionId) -> Vec<InstanceId> {
    orm.world().session(session).map_or_else(Vec::new, |state| state.new.clone())
}

/// `session.dirty`: modified and not marked as deleted.
pub fn dirty_objects(orm: &OrmState, session: SessionId) -> Vec<InstanceId> {
    orm.world().session(session).map_or_else(Vec::new, |state| {
        state.modified.iter().copied().filter(|instance| !state.deleted.contains(instance)).collect()
    })
}

/// `session.deleted`.
pub fn deleted_objects(orm: &OrmState, session: SessionId) -> Vec<InstanceId> {
    orm.world().session(session).map_or_else(Vec::new, |state| state.deleted.clone())
}

/// Everything in the session: new objects, then persistent ones by key.
pub fn objects(orm: &mut Orm, session: SessionId) -> Vec<InstanceId> {
    settle(orm);
    orm.world()
        .session(session)
        .map_or_else(Vec::new, |state| state.new.iter().chain(state.identity_map.values()).copied().collect())
}

/// `session.is_modified(o)`: whether any attribute has a net change.
pub fn is_modified(orm: &mut Orm, instance: InstanceId) -> Result<bool, OrmError> {
    let attributes: Vec<_> = orm.object(instance).committed.keys().copied().collect();
    for attribute in attributes {
        let changed = match orm.attribute(attribute).column() {
            Some(_) => crate::unit_of_work::column_changed(orm, instance, attribute),
            None => {
                let history =
                    attributes::history(orm, instance, attribute, attributes::Passive::NoInitialize)?;
                !history.added.is_empty() || !history.deleted.is_empty()
            }
        };
        if changed {
            return Ok(true);
        }
    }
    Ok(false)
}

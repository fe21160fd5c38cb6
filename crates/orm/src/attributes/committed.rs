//! Values put in place as if loaded, and changes that are only claimed: `set_committed_value`, `flag_modified`.

use bothways_world::{AttributeId, Cause, Committed, InstanceId, Scalar, Value};

use super::event::{Operation, Token};
use super::{dispatch, read, state};
use crate::program::Notice;
use crate::{Orm, OrmError};

/// A column's value, as if it had been loaded.
pub fn set_committed_scalar(orm: &mut Orm, owner: InstanceId, attribute: AttributeId, value: Scalar) {
    put(orm, owner, attribute, Value::Scalar(value));
}

/// A reference, as if it had been loaded: the other side does not hear of it.
pub fn set_committed_reference(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: Option<InstanceId>,
) {
    put(orm, owner, attribute, Value::Reference(item));
}

/// The members of a collection, as if they had been loaded.
///
/// # Errors
/// What making the key of a member raises.
pub fn set_committed_collection(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    items: &[InstanceId],
) -> Result<(), OrmError> {
    orm.because(Cause::Replace { owner, attribute }, |orm| {
        read::commit_loaded_collection(orm, owner, attribute, items)?;
        Ok(())
    })
}

fn put(orm: &mut Orm, owner: InstanceId, attribute: AttributeId, value: Value) {
    orm.because(Cause::Set { owner, attribute, item: None }, |orm| {
        state::set_committed_value(orm, owner, attribute, value);
    });
}

/// `flag_modified`: the attribute counts as changed from a value that nobody knows.
///
/// # Errors
/// The change begins the session's transaction, which it may refuse.
pub fn flag_modified(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> Result<(), OrmError> {
    orm.because(Cause::Set { owner, attribute, item: None }, |orm| {
        // What the program says of it counts for more than what is remembered (`is_userland`).
        state::forget_committed(orm, owner, attribute);
        state::record_change(orm, owner, attribute, Committed::NoValue)?;
        let initiator = Token::new(orm, owner, attribute, Operation::Replace);
        dispatch::notify(orm, (owner, attribute), initiator, Notice::Modified)
    })
}

/// `flag_dirty(o)`: the object is to be looked at by the next flush, though nothing of it changed.
///
/// # Errors
/// The change begins the session's transaction, which it may refuse.
pub fn flag_dirty(orm: &mut Orm, owner: InstanceId) -> Result<(), OrmError> {
    state::mark_modified(orm, owner)
}

//! `InstrumentedSet`. The methods that take several items go through these one by one.

use bothways_world::{CollectionId, InstanceId};

use super::{
    Initiator, fire_append, fire_append_without_mutation, fire_pre_remove, fire_remove, position, put, take,
    take_and_tell,
};
use crate::{Orm, OrmError};

/// `set.add(item)`: an event only if it is not there yet.
pub fn add(orm: &mut Orm, collection: CollectionId, item: InstanceId) -> Result<(), OrmError> {
    add_as(orm, collection, item, Initiator::Own)
}

pub(super) fn add_as(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<(), OrmError> {
    if contains(orm, collection, item)? {
        return fire_append_without_mutation(orm, collection, item, initiator);
    }
    let item = fire_append(orm, collection, item, initiator)?;
    // A listener may have put another object in its place, or added this one itself.
    if !contains(orm, collection, item)? {
        let end = orm.collection(collection).items.len();
        put(orm, collection, end, item, None);
    }
    Ok(())
}

/// `item in set`
pub fn contains(orm: &mut Orm, collection: CollectionId, item: InstanceId) -> Result<bool, OrmError> {
    Ok(position(orm, collection, item)?.is_some())
}

/// `set.discard(item)`: nothing if it is not there.
pub fn discard(orm: &mut Orm, collection: CollectionId, item: InstanceId) -> Result<(), OrmError> {
    match remove(orm, collection, item) {
        Err(OrmError::NotInCollection { .. }) => Ok(()),
        other => other,
    }
}

/// `set.remove(item)`: KeyError if it is not there.
pub fn remove(orm: &mut Orm, collection: CollectionId, item: InstanceId) -> Result<(), OrmError> {
    remove_as(orm, collection, item, Initiator::Own)
}

pub(super) fn remove_as(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<(), OrmError> {
    if contains(orm, collection, item)? {
        fire_remove(orm, collection, item, initiator)?;
    }
    match position(orm, collection, item)? {
        Some(position) => {
            take(orm, collection, position);
            Ok(())
        }
        None => Err(OrmError::NotInCollection { item, key: None }),
    }
}

/// `set.pop()`: the set changes first, then the event. Nothing in an empty set.
pub fn pop(orm: &mut Orm, collection: CollectionId) -> Result<Option<InstanceId>, OrmError> {
    fire_pre_remove(orm, collection)?;
    let Some(item) = orm.collection(collection).items.first().copied() else { return Ok(None) };
    take_and_tell(orm, collection, 0, item)?;
    Ok(Some(item))
}

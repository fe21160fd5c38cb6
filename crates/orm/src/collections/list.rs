//! `InstrumentedList`. Indexes are already resolved as Python resolves them for lists.

use bothways_world::{Change, CollectionId, InstanceId};

use super::{
    Initiator, fire_append, fire_pre_remove, fire_remove, position, put, take, take_all, take_and_tell,
    take_expected,
};
use crate::error::ListOperation;
use crate::{Orm, OrmError, OrmState};

/// `list.append(item)`.
pub fn append(orm: &mut Orm, collection: CollectionId, item: InstanceId) -> Result<(), OrmError> {
    append_as(orm, collection, item, Initiator::Own)
}

pub(super) fn append_as(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<(), OrmError> {
    let item = fire_append(orm, collection, item, initiator)?;
    let end = orm.collection(collection).items.len();
    put(orm, collection, end, item, None);
    Ok(())
}

/// `list.insert(index, item)`.
pub fn insert(
    orm: &mut Orm,
    collection: CollectionId,
    index: usize,
    item: InstanceId,
) -> Result<(), OrmError> {
    let item = fire_append(orm, collection, item, Initiator::Own)?;
    // Events may have changed this very list, so the place is taken anew.
    let end = orm.collection(collection).items.len();
    put(orm, collection, index.min(end), item, None);
    Ok(())
}

/// `list.remove(item)`: the event comes first, also when the item is not in the list. The one taken out is the
/// first that equals it.
pub fn remove(orm: &mut Orm, collection: CollectionId, item: InstanceId) -> Result<(), OrmError> {
    remove_as(orm, collection, item, Initiator::Own)
}

pub(super) fn remove_as(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<(), OrmError> {
    fire_remove(orm, collection, item, initiator)?;
    match position(orm, collection, item)? {
        Some(position) => {
            take(orm, collection, position);
            Ok(())
        }
        None => Err(OrmError::NotInList),
    }
}

/// `del list[index]`.
pub fn delete_item(orm: &mut Orm, collection: CollectionId, index: usize) -> Result<(), OrmError> {
    let item = item_at(orm, collection, index, ListOperation::Assign)?;
    fire_remove(orm, collection, item, Initiator::Own)?;
    take_expected(orm, collection, index, item);
    Ok(())
}

/// `del list[a:b]`: all events first, then the list changes. Positions ascend.
pub fn delete_items(orm: &mut Orm, collection: CollectionId, positions: &[usize]) -> Result<(), OrmError> {
    let items: Vec<(usize, InstanceId)> = positions
        .iter()
        .filter_map(|position| Some((*position, *orm.collection(collection).items.get(*position)?)))
        .collect();
    for (_, item) in &items {
        fire_remove(orm, collection, *item, Initiator::Own)?;
    }
    for (position, item) in items.into_iter().rev() {
        take_expected(orm, collection, position, item);
    }
    Ok(())
}

/// `list[index] = item`: removal of the old item, append of the new one, then the list changes.
pub fn set_item(
    orm: &mut Orm,
    collection: CollectionId,
    index: usize,
    item: InstanceId,
) -> Result<(), OrmError> {
    let old = item_at(orm, collection, index, ListOperation::Assign)?;
    fire_remove(orm, collection, old, Initiator::Own)?;
    let item = fire_append(orm, collection, item, Initiator::Own)?;
    take_expected(orm, collection, index, old);
    let end = orm.collection(collection).items.len();
    put(orm, collection, index.min(end), item, None);
    Ok(())
}

/// `list.pop(index)`: the list changes first, then the event.
pub fn pop(orm: &mut Orm, collection: CollectionId, index: Option<usize>) -> Result<InstanceId, OrmError> {
    let length = orm.collection(collection).items.len();
    fire_pre_remove(orm, collection)?;
    if length == 0 {
        return Err(OrmError::PopFromEmpty);
    }
    let index = index.unwrap_or(length - 1);
    let item = item_at(orm, collection, index, ListOperation::Pop)?;
    take_and_tell(orm, collection, index, item)?;
    Ok(item)
}

/// `list.clear()`: an event for each member, then the list is emptied.
pub fn clear(orm: &mut Orm, collection: CollectionId) -> Result<(), OrmError> {
    for item in orm.collection(collection).items.clone() {
        fire_remove(orm, collection, item, Initiator::Own)?;
    }
    take_all(orm, collection);
    Ok(())
}

/// `list.sort()`, `list.reverse()`, `list *= 2`: no events.
pub fn reorder(orm: &mut Orm, collection: CollectionId, new: Vec<InstanceId>) {
    let old = orm.collection(collection).items.clone();
    if old != new {
        orm.commit(Change::Reorder { collection, old, new });
    }
}

fn item_at(
    orm: &OrmState,
    collection: CollectionId,
    index: usize,
    operation: ListOperation,
) -> Result<InstanceId, OrmError> {
    orm.collection(collection).items.get(index).copied().ok_or(OrmError::IndexOutOfRange(operation))
}

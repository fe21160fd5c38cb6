//! Operations on an instrumented list (`orm/collections.py`): which events fire, in which order, and when the
//! list itself changes. Indexes are already resolved as Python resolves them for lists.

use bothways_world::{AttributeId, Cause, Change, Collection, CollectionId, InstanceId, Value};

use crate::attributes::{self, Operation, Token};
use crate::error::ListOperation;
use crate::{Orm, OrmError, OrmState, WarningKind};

/// `list.append(item)`.
pub fn append(orm: &mut Orm, collection: CollectionId, item: InstanceId) -> Result<(), OrmError> {
    let end = orm.collection(collection).items.len();
    insert(orm, collection, end, item)
}

/// `list.insert(index, item)`; `index` is at most the length.
pub fn insert(
    orm: &mut Orm,
    collection: CollectionId,
    index: usize,
    item: InstanceId,
) -> Result<(), OrmError> {
    let Some((owner, attribute)) = listening(orm, collection) else {
        put(orm, collection, index, item);
        return Ok(());
    };
    orm.because(Cause::Append { owner, attribute, item }, |orm| {
        attributes::ready_collection(orm, collection);
        attributes::fire_append(orm, owner, attribute, item, Token::new(attribute, Operation::Append))?;
        // Events may have changed this very list, so the place is taken anew.
        let end = orm.collection(collection).items.len();
        put(orm, collection, index.min(end), item);
        Ok(())
    })
}

/// `list.extend(items)` and `+=`: one by one.
pub fn extend(orm: &mut Orm, collection: CollectionId, items: &[InstanceId]) -> Result<(), OrmError> {
    items.iter().try_for_each(|item| append(orm, collection, *item))
}

/// `list.remove(item)`: the event comes first, also when the item is not in the list. `equal` finds the item
/// to take out, as Python's `==` does.
pub fn remove(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    equal: impl FnOnce(&[InstanceId]) -> Option<usize>,
) -> Result<(), OrmError> {
    let take = |orm: &mut Orm| match equal(&orm.collection(collection).items) {
        Some(position) => {
            take(orm, collection, position);
            Ok(())
        }
        None => Err(OrmError::NotInList),
    };
    let Some((owner, attribute)) = listening(orm, collection) else { return take(orm) };
    orm.because(Cause::Remove { owner, attribute, item }, |orm| {
        attributes::ready_collection(orm, collection);
        attributes::fire_remove(orm, owner, attribute, item, Token::new(attribute, Operation::Remove))?;
        take(orm)
    })
}

/// `del list[index]`.
pub fn delete_item(orm: &mut Orm, collection: CollectionId, index: usize) -> Result<(), OrmError> {
    let item = item_at(orm, collection, index, ListOperation::Assign)?;
    fire_removal(orm, collection, item)?;
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
        fire_removal(orm, collection, *item)?;
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
    fire_removal(orm, collection, old)?;
    if let Some((owner, attribute)) = listening(orm, collection) {
        orm.because(Cause::Append { owner, attribute, item }, |orm| {
            attributes::fire_append(orm, owner, attribute, item, Token::new(attribute, Operation::Append))
        })?;
    }
    take_expected(orm, collection, index, old);
    let end = orm.collection(collection).items.len();
    put(orm, collection, index.min(end), item);
    Ok(())
}

/// `list[a:b] = items` with step 1: items at `start` go one by one, then the new ones are inserted one by one.
pub fn replace_range(
    orm: &mut Orm,
    collection: CollectionId,
    start: usize,
    end: usize,
    items: &[InstanceId],
) -> Result<(), OrmError> {
    for _ in start..end {
        if start < orm.collection(collection).items.len() {
            delete_item(orm, collection, start)?;
        }
    }
    for (offset, item) in items.iter().enumerate() {
        insert(orm, collection, start + offset, *item)?;
    }
    Ok(())
}

/// `list[a:b:step] = items`: item by item, when the sizes agree.
pub fn set_items(
    orm: &mut Orm,
    collection: CollectionId,
    positions: &[usize],
    items: &[InstanceId],
) -> Result<(), OrmError> {
    if positions.len() != items.len() {
        return Err(OrmError::ExtendedSliceSize { given: items.len(), slots: positions.len() });
    }
    positions.iter().zip(items).try_for_each(|(position, item)| set_item(orm, collection, *position, *item))
}

/// `list.pop(index)`: the list changes first, then the event.
pub fn pop(orm: &mut Orm, collection: CollectionId, index: Option<usize>) -> Result<InstanceId, OrmError> {
    let length = orm.collection(collection).items.len();
    if let Some((owner, attribute)) = listening(orm, collection) {
        attributes::fire_pre_remove(orm, owner, attribute)?;
    }
    if length == 0 {
        return Err(OrmError::PopFromEmpty);
    }
    let index = index.unwrap_or(length - 1);
    let item = item_at(orm, collection, index, ListOperation::Pop)?;
    take(orm, collection, index);
    fire_removal(orm, collection, item)?;
    Ok(item)
}

/// `list.clear()`: an event for each member, then the list is emptied.
pub fn clear(orm: &mut Orm, collection: CollectionId) -> Result<(), OrmError> {
    for item in orm.collection(collection).items.clone() {
        fire_removal(orm, collection, item)?;
    }
    for position in (0..orm.collection(collection).items.len()).rev() {
        take(orm, collection, position);
    }
    Ok(())
}

/// `list.sort()`, `list.reverse()`: no events.
pub fn reorder(orm: &mut Orm, collection: CollectionId, new: Vec<InstanceId>) {
    let old = orm.collection(collection).items.clone();
    if old != new {
        orm.commit(Change::Reorder { collection, old, new });
    }
}

/// The owner and attribute to tell, unless the list was cut loose. One whose owner was expired still tells.
fn listening(orm: &mut Orm, collection: CollectionId) -> Option<(InstanceId, AttributeId)> {
    let Collection { owner, attribute, attached, .. } = *orm.collection(collection);
    if !attached {
        return None;
    }
    let object = orm.object(owner);
    let current = object.values.get(&attribute) == Some(&Value::Collection(collection))
        || object.empty_collections.get(&attribute) == Some(&collection);
    if !current {
        orm.warn(WarningKind::CollectionInvalidated);
    }
    Some((owner, attribute))
}

fn fire_removal(orm: &mut Orm, collection: CollectionId, item: InstanceId) -> Result<(), OrmError> {
    let Some((owner, attribute)) = listening(orm, collection) else { return Ok(()) };
    orm.because(Cause::Remove { owner, attribute, item }, |orm| {
        attributes::ready_collection(orm, collection);
        attributes::fire_remove(orm, owner, attribute, item, Token::new(attribute, Operation::Remove))
    })
}

fn item_at(
    orm: &OrmState,
    collection: CollectionId,
    index: usize,
    operation: ListOperation,
) -> Result<InstanceId, OrmError> {
    orm.collection(collection).items.get(index).copied().ok_or(OrmError::IndexOutOfRange(operation))
}

fn put(orm: &mut Orm, collection: CollectionId, index: usize, item: InstanceId) {
    let index = u32::try_from(index).unwrap_or(u32::MAX);
    orm.commit(Change::Insert { collection, index, item });
}

fn take(orm: &mut Orm, collection: CollectionId, position: usize) {
    if let Some(item) = orm.collection(collection).items.get(position).copied() {
        let index = u32::try_from(position).unwrap_or(u32::MAX);
        orm.commit(Change::Remove { collection, index, item });
    }
}

/// Takes the item at a position, unless an event put something else there.
fn take_expected(orm: &mut Orm, collection: CollectionId, position: usize, item: InstanceId) {
    if orm.collection(collection).items.get(position) == Some(&item) {
        take(orm, collection, position);
    }
}

//! Collection attributes (`CollectionAttributeImpl`): events around changes that `collections` makes, changes
//! that come in through a back reference, and bulk replacement.

use bothways_world::{AttributeId, Cause, Change, CollectionId, Committed, InstanceId, QueueSide, Value};

use super::event::{Operation, Token};
use super::{backref, cascade, read, state};
use crate::{Orm, OrmError};

/// The collection to change, or none if the owner's is not loaded: then changes are queued.
pub(super) fn loaded_or_new(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
) -> Option<CollectionId> {
    let object = orm.object(owner);
    match object.values.get(&attribute) {
        Some(Value::Collection(collection)) => Some(*collection),
        Some(Value::Reference(_) | Value::Scalar(_)) => None,
        None if object.key.is_none() => Some(read::empty_collection(orm, owner, attribute)),
        None => None,
    }
}

/// Appends from within a chain of events.
pub(super) fn append(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    match loaded_or_new(orm, owner, attribute) {
        Some(collection) => {
            ready_collection(orm, collection);
            fire_append(orm, owner, attribute, item, initiator)?;
            insert_at_end(orm, collection, item);
        }
        None => {
            fire_append(orm, owner, attribute, item, initiator)?;
            state::queue(orm, owner, attribute, QueueSide::Added, item);
        }
    }
    Ok(())
}

/// Removes from within a chain of events; an item that is not there is no error.
pub(super) fn pop(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    match loaded_or_new(orm, owner, attribute) {
        Some(collection) => {
            ready_collection(orm, collection);
            fire_remove(orm, owner, attribute, item, initiator)?;
            let position = orm.collection(collection).items.iter().position(|member| *member == item);
            if let Some(index) = position.and_then(|position| u32::try_from(position).ok()) {
                orm.commit(Change::Remove { collection, index, item });
            }
        }
        None => {
            fire_remove(orm, owner, attribute, item, initiator)?;
            state::queue(orm, owner, attribute, QueueSide::Removed, item);
        }
    }
    Ok(())
}

/// A collection that was only read so far enters the dict now that it is about to change (`_reset_empty`).
pub(crate) fn ready_collection(orm: &mut Orm, collection: CollectionId) {
    let (owner, attribute) = (orm.collection(collection).owner, orm.collection(collection).attribute);
    if orm.object(owner).empty_collections.get(&attribute) != Some(&collection) {
        return;
    }
    orm.commit(Change::EmptyCollection { instance: owner, attribute, old: Some(collection), new: None });
    state::store_value(orm, owner, attribute, Some(Value::Collection(collection)));
}

pub(super) fn insert_at_end(orm: &mut Orm, collection: CollectionId, item: InstanceId) {
    let index = u32::try_from(orm.collection(collection).items.len()).unwrap_or(u32::MAX);
    orm.commit(Change::Insert { collection, index, item });
}

/// The events of an append, before the list changes.
pub(crate) fn fire_append(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    cascade::on_append(orm, owner, attribute, item, initiator)?;
    backref::on_append(orm, owner, attribute, item, initiator)?;
    record_collection_change(orm, owner, attribute)?;
    if state::tracks_parents(orm, attribute) {
        state::set_has_parent(orm, item, attribute, owner, true);
    }
    Ok(())
}

/// The events of a removal, before the list changes (after it, for pop).
pub(crate) fn fire_remove(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    if state::tracks_parents(orm, attribute) {
        state::set_has_parent(orm, item, attribute, owner, false);
    }
    cascade::on_remove(orm, owner, attribute, item)?;
    backref::on_remove(orm, owner, attribute, item, initiator)?;
    record_collection_change(orm, owner, attribute)?;
    Ok(())
}

/// What pop does before it takes the item: the committed copy must still have it.
pub(crate) fn fire_pre_remove(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<(), OrmError> {
    record_collection_change(orm, owner, attribute)
}

/// Remembers the members before the first change.
fn record_collection_change(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<(), OrmError> {
    let object = orm.object(owner);
    if object.modified && object.committed.contains_key(&attribute) {
        // Nothing left to remember; copying the members at each change would cost their square.
        return Ok(());
    }
    let previous = match object.values.get(&attribute) {
        Some(Value::Collection(collection)) => Committed::Items(orm.collection(*collection).items.clone()),
        Some(Value::Reference(_) | Value::Scalar(_)) | None => Committed::NoValue,
    };
    state::record_change(orm, owner, attribute, previous)
}

/// `o.collection = items`: events only for the difference; the old list is cut loose.
pub(crate) fn bulk_set(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    items: Vec<InstanceId>,
) -> Result<(), OrmError> {
    let Value::Collection(old) = read::get(orm, owner, attribute)? else { return Ok(()) };
    let old_items = orm.collection(old).items.clone();
    state::record_change(orm, owner, attribute, Committed::Items(old_items.clone()))?;
    let was_empty = orm.object(owner).empty_collections.get(&attribute).copied();
    if was_empty.is_some() {
        orm.commit(Change::EmptyCollection { instance: owner, attribute, old: was_empty, new: None });
    }
    let collection = read::new_collection(orm, owner, attribute);
    state::store_value(orm, owner, attribute, Some(Value::Collection(collection)));
    let initiator = Token::new(attribute, Operation::BulkReplace);
    for item in &items {
        if !old_items.contains(item) {
            orm.because(Cause::Append { owner, attribute, item: *item }, |orm| {
                fire_append(orm, owner, attribute, *item, initiator)
            })?;
        }
        insert_at_end(orm, collection, *item);
    }
    let mut removed: Vec<InstanceId> = Vec::new();
    for item in old_items {
        if items.contains(&item) || removed.contains(&item) {
            continue;
        }
        removed.push(item);
        orm.because(Cause::Remove { owner, attribute, item }, |orm| {
            fire_remove(orm, owner, attribute, item, initiator)
        })?;
    }
    orm.commit(Change::Attached { collection: old, attached: false });
    Ok(())
}

/// `del o.collection`: nothing if it is not in the dict.
pub(super) fn delete(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> Result<(), OrmError> {
    let Some(Value::Collection(collection)) = orm.object(owner).values.get(&attribute).cloned() else {
        return Ok(());
    };
    record_collection_change(orm, owner, attribute)?;
    crate::collections::clear(orm, collection)?;
    state::store_value(orm, owner, attribute, None);
    Ok(())
}

//! Collection attributes (`CollectionAttributeImpl`): events around changes that `collections` makes, changes
//! that come in through a back reference, and bulk replacement.

use std::collections::BTreeSet;

use bothways_world::{AttributeId, Cause, Change, CollectionId, Committed, InstanceId, QueueSide, Value};

use super::dispatch::{self, EventKind, Hook};
use super::event::{Operation, Token};
use super::{backref, cascade, read, reference, state, write_only};
use crate::program::{AttributeEvent, Notice};
use crate::{Orm, OrmError, collections};

/// The collection to change, or none if the owner's is not loaded: then changes are queued. One that `del` removed
/// is not loaded again, it begins anew.
pub(super) fn loaded_or_new(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<Option<CollectionId>, OrmError> {
    let object = orm.object(owner);
    match object.values.get(&attribute) {
        Some(Value::Collection(collection)) => Ok(Some(*collection)),
        Some(Value::Reference(_) | Value::Scalar(_)) => Ok(None),
        None if object.key.is_none() || read::has_history(orm, owner, attribute) => {
            read::empty_collection(orm, owner, attribute).map(Some)
        }
        None => Ok(None),
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
    if write_only::is_write_only(orm, attribute) {
        return write_only::append(orm, owner, attribute, item, initiator);
    }
    match loaded_or_new(orm, owner, attribute)? {
        Some(collection) => collections::append_with_event(orm, collection, item, initiator),
        None => {
            let item = fire_append(orm, owner, attribute, item, initiator)?;
            state::queue(orm, owner, attribute, QueueSide::Added, item);
            Ok(())
        }
    }
}

/// Removes from within a chain of events; an item that is not there is no error.
pub(super) fn pop(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    if write_only::is_write_only(orm, attribute) {
        return write_only::remove(orm, owner, attribute, item, initiator);
    }
    match loaded_or_new(orm, owner, attribute)? {
        Some(collection) => match collections::remove_with_event(orm, collection, item, initiator) {
            Err(OrmError::NotInList | OrmError::NotInCollection { .. }) => Ok(()),
            other => other,
        },
        None => {
            fire_remove(orm, owner, attribute, item, initiator)?;
            state::queue(orm, owner, attribute, QueueSide::Removed, item);
            Ok(())
        }
    }
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

/// The events of an append, before the collection changes. A listener may put another item in its place.
pub(crate) fn fire_append(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
    initiator: Token,
) -> Result<InstanceId, OrmError> {
    let item = tell_append(orm, owner, attribute, item, initiator)?;
    record_collection_change(orm, owner, attribute)?;
    if !item.is_none() && state::tracks_parents(orm, attribute) {
        state::set_has_parent(orm, item, attribute, owner, true);
    }
    Ok(item)
}

/// Tells everybody of an append; gives the item that listeners put in its place.
pub(super) fn tell_append(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
    initiator: Token,
) -> Result<InstanceId, OrmError> {
    let mut item = item;
    for hook in dispatch::hooks(orm, attribute, EventKind::Append).iter() {
        match hook {
            Hook::SingleParent => {
                reference::check_single_parent(orm, (owner, attribute), item.known(), None, initiator)?
            }
            Hook::Program(listener) => {
                let event = AttributeEvent::Append(item);
                let told = dispatch::tell(orm, *listener, (owner, attribute), initiator, event)?;
                if let AttributeEvent::Append(replaced) = told {
                    item = replaced;
                }
            }
            Hook::CascadeTracker => cascade::on_append(orm, owner, attribute, item, initiator)?,
            Hook::BackReference if item.is_none() => {}
            Hook::BackReference => backref::on_append(orm, owner, attribute, item, initiator)?,
        }
    }
    Ok(item)
}

/// The events of adding an item that is there already: only the cascade looks at it.
pub(crate) fn fire_append_without_mutation(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    let notice = Notice::AppendWithoutMutation(item);
    dispatch::notify(orm, (owner, attribute), initiator, notice)?;
    cascade::on_append(orm, owner, attribute, item, initiator)
}

/// The events of a removal, before the collection changes (after it, for pop).
pub(crate) fn fire_remove(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    if !item.is_none() && state::tracks_parents(orm, attribute) {
        state::set_has_parent(orm, item, attribute, owner, false);
    }
    tell_remove(orm, owner, attribute, &Committed::Reference(item.known()), initiator)?;
    record_collection_change(orm, owner, attribute)?;
    Ok(())
}

/// Tells everybody of a removal, or of the deletion of a scalar.
pub(super) fn tell_remove(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    old: &Committed,
    initiator: Token,
) -> Result<(), OrmError> {
    let item = match old {
        Committed::Reference(item) => *item,
        Committed::NoValue | Committed::Unknown | Committed::Scalar(_) | Committed::Items(_) => None,
    };
    for hook in dispatch::hooks(orm, attribute, EventKind::Remove).iter() {
        match (hook, item) {
            (Hook::Program(listener), _) => {
                let event = AttributeEvent::Remove(old.clone());
                dispatch::tell(orm, *listener, (owner, attribute), initiator, event)?;
            }
            (Hook::CascadeTracker, Some(item)) => cascade::on_remove(orm, owner, attribute, item)?,
            (Hook::BackReference, Some(item)) => {
                backref::on_remove(orm, owner, attribute, item, initiator)?;
            }
            (Hook::SingleParent | Hook::CascadeTracker | Hook::BackReference, _) => {}
        }
    }
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

/// `o.collection = items`: events only for the difference; the old collection is cut loose. `given` is the
/// collection that was assigned, if it was one.
pub(crate) fn bulk_set(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    items: Vec<InstanceId>,
    given: Option<CollectionId>,
) -> Result<(), OrmError> {
    let initiator = Token::new(orm, owner, attribute, Operation::BulkReplace);
    let items = tell_bulk_replace(orm, owner, attribute, items, initiator)?;
    let Value::Collection(old) = read::get(orm, owner, attribute)? else { return Ok(()) };
    if given == Some(old) {
        return Ok(());
    }
    let old_items = orm.collection(old).items.clone();
    fill_new(orm, (owner, attribute), &old_items, &items, initiator)?;
    let is: BTreeSet<InstanceId> = items.iter().copied().collect();
    let mut seen = BTreeSet::new();
    let (kept, removed): (Vec<InstanceId>, Vec<InstanceId>) =
        old_items.into_iter().filter(|item| seen.insert(*item)).partition(|item| is.contains(item));
    for item in kept {
        fire_append_without_mutation(orm, owner, attribute, item, initiator)?;
    }
    for item in removed {
        orm.because(Cause::Remove { owner, attribute, item }, |orm| {
            fire_remove(orm, owner, attribute, item, initiator)
        })?;
    }
    orm.commit(Change::Attached { collection: old, attached: false });
    dispatch::notify(orm, (owner, attribute), initiator, Notice::DisposeCollection(old))
}

/// `o.collection = items` as far as it comes when what follows the items is no mapped object.
pub(super) fn begin_bulk_set(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    items: &[InstanceId],
) -> Result<(), OrmError> {
    if !dispatch::hooks(orm, attribute, EventKind::BulkReplace).is_empty() {
        return Err(OrmError::Unsupported("telling listeners of what is no mapped object".into()));
    }
    let Value::Collection(old) = read::get(orm, owner, attribute)? else { return Ok(()) };
    let old_items = orm.collection(old).items.clone();
    let initiator = Token::new(orm, owner, attribute, Operation::BulkReplace);
    fill_new(orm, (owner, attribute), &old_items, items, initiator)
}

/// Puts a new collection in the place of one that held `old_items`, and fills it: with events only for what is new.
fn fill_new(
    orm: &mut Orm,
    (owner, attribute): (InstanceId, AttributeId),
    old_items: &[InstanceId],
    items: &[InstanceId],
    initiator: Token,
) -> Result<(), OrmError> {
    state::record_change(orm, owner, attribute, Committed::Items(old_items.to_vec()))?;
    let was_empty = orm.object(owner).empty_collections.get(&attribute).copied();
    if was_empty.is_some() {
        orm.commit(Change::EmptyCollection { instance: owner, attribute, old: was_empty, new: None });
    }
    let collection = read::new_collection(orm, owner, attribute)?;
    state::store_value(orm, owner, attribute, Some(Value::Collection(collection)));
    let was: BTreeSet<InstanceId> = old_items.iter().copied().collect();
    for item in items {
        if was.contains(item) {
            collections::append_without_event(orm, collection, *item)?;
        } else {
            collections::append_with_event(orm, collection, *item, initiator)?;
        }
    }
    Ok(())
}

fn tell_bulk_replace(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    items: Vec<InstanceId>,
    initiator: Token,
) -> Result<Vec<InstanceId>, OrmError> {
    let mut items = items;
    for hook in dispatch::hooks(orm, attribute, EventKind::BulkReplace).iter() {
        if let Hook::Program(listener) = hook {
            let event = AttributeEvent::BulkReplace(items);
            let told = dispatch::tell(orm, *listener, (owner, attribute), initiator, event)?;
            items = match told {
                AttributeEvent::BulkReplace(items) => items,
                AttributeEvent::Append(_)
                | AttributeEvent::Remove(_)
                | AttributeEvent::Set { .. }
                | AttributeEvent::Notice(_) => Vec::new(),
            };
        }
    }
    Ok(items)
}

/// `del o.collection`: nothing if it is not in the dict.
pub(super) fn delete(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> Result<(), OrmError> {
    let Some(Value::Collection(collection)) = orm.object(owner).values.get(&attribute).cloned() else {
        return Ok(());
    };
    record_collection_change(orm, owner, attribute)?;
    collections::clear_with_event(orm, collection)?;
    state::store_value(orm, owner, attribute, None);
    Ok(())
}

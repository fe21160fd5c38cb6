//! Single pieces of an object's state, each set by one change and only when it differs.

use bothways_world::{
    AttributeId, Change, Committed, IdentityKey, InstanceId, Parent, Pending, QueueSide, Scalar, SessionId,
    SessionSet, Value,
};

use crate::config::{ColumnProperty, Property};
use crate::{Orm, OrmError, OrmState};

/// Sets or removes an entry of the object's dict.
pub(crate) fn store_value(orm: &mut Orm, instance: InstanceId, attribute: AttributeId, new: Option<Value>) {
    orm.strangers.remove(&(instance, attribute));
    let old = orm.object(instance).values.get(&attribute).cloned();
    if old != new {
        orm.commit(Change::Value { instance, attribute, old, new });
    }
}

/// `set_committed_value`: a loaded value without events or history. A loader of the object's own has done what it was
/// there for.
pub(crate) fn set_committed_value(orm: &mut Orm, instance: InstanceId, attribute: AttributeId, value: Value) {
    forget_committed(orm, instance, attribute);
    freshen(orm, instance, attribute);
    crate::load::load_as_declared(orm, instance, attribute);
    store_value(orm, instance, attribute, Some(value));
}

/// Puts a loaded or generated scalar into the dict, without history.
pub(crate) fn put_scalar(orm: &mut Orm, instance: InstanceId, attribute: AttributeId, value: Scalar) {
    store_value(orm, instance, attribute, Some(Value::Scalar(value)));
}

/// Remembers the value before the first change and marks the object as modified. A `viewonly` relationship tells
/// of no change (`send_modified_events`).
///
/// # Errors
/// The change begins the session's transaction, which it may refuse.
pub(super) fn record_change(
    orm: &mut Orm,
    instance: InstanceId,
    attribute: AttributeId,
    previous: Committed,
) -> Result<(), OrmError> {
    let relationship = orm.attribute(attribute).relationship();
    if relationship.is_some_and(|relationship| relationship.options.viewonly) {
        return Ok(());
    }
    if !orm.object(instance).committed.contains_key(&attribute) {
        orm.commit(Change::Committed { instance, attribute, old: None, new: Some(previous) });
    }
    mark_modified(orm, instance)
}

/// The object is modified, whatever of it that may be.
///
/// # Errors
/// The change begins the session's transaction, which it may refuse.
pub(super) fn mark_modified(orm: &mut Orm, instance: InstanceId) -> Result<(), OrmError> {
    let object = orm.object(instance);
    if object.modified {
        return Ok(());
    }
    // It is the identity map that knows the modified ones: what was deleted is in it no more.
    let (session, has_key) = (object.session, object.key.is_some());
    let persistent =
        has_key && session.is_some_and(|session| crate::session::contains(orm, session, instance));
    orm.commit(Change::Modified { instance, modified: true });
    if let (Some(session), true) = (session, persistent) {
        crate::session::enter(orm, session, SessionSet::Modified, instance);
    }
    match session {
        Some(session) => crate::session::autobegin(orm, session),
        None => Ok(()),
    }
}

/// Remembers the members of a collection as the database has them, before what was queued is applied: the object
/// counts as modified since the first of that.
pub(super) fn record_loaded_members(
    orm: &mut Orm,
    instance: InstanceId,
    attribute: AttributeId,
    members: &[InstanceId],
) {
    if !orm.object(instance).committed.contains_key(&attribute) {
        let new = Some(Committed::Items(members.to_vec()));
        orm.commit(Change::Committed { instance, attribute, old: None, new });
    }
}

/// Queues an item on an unloaded collection, unless that only cancels an opposite entry.
pub(super) fn queue(
    orm: &mut Orm,
    instance: InstanceId,
    attribute: AttributeId,
    side: QueueSide,
    item: InstanceId,
) {
    let opposite = match side {
        QueueSide::Added => QueueSide::Removed,
        QueueSide::Removed => QueueSide::Added,
    };
    if !orm.members.is_queued(instance, attribute, opposite, item) {
        enqueue(orm, instance, attribute, side, item);
        return;
    }
    let entries = queued(orm, instance, attribute, opposite);
    let index = place(entries.iter().rposition(|entry| *entry == item).unwrap_or_default());
    orm.commit(Change::Queued { instance, attribute, side: opposite, index, item, queued: false });
}

/// Queues an item whatever is queued on the other side.
pub(super) fn enqueue(
    orm: &mut Orm,
    instance: InstanceId,
    attribute: AttributeId,
    side: QueueSide,
    item: InstanceId,
) {
    if !orm.object(instance).pending.contains_key(&attribute) {
        orm.commit(Change::Pending { instance, attribute, old: None, new: Some(Pending::default()) });
    }
    if !orm.members.is_queued(instance, attribute, side, item) {
        let index = place(queued(orm, instance, attribute, side).len());
        orm.commit(Change::Queued { instance, attribute, side, index, item, queued: true });
    }
}

fn queued(orm: &OrmState, instance: InstanceId, attribute: AttributeId, side: QueueSide) -> &[InstanceId] {
    match (orm.object(instance).pending.get(&attribute), side) {
        (Some(pending), QueueSide::Added) => &pending.added,
        (Some(pending), QueueSide::Removed) => &pending.removed,
        (None, _) => &[],
    }
}

fn place(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Empties the queue of a collection: its items are in it now, or forgotten.
pub(super) fn clear_queue(orm: &mut Orm, instance: InstanceId, attribute: AttributeId) {
    if let Some(old) = orm.object(instance).pending.get(&attribute).cloned() {
        orm.commit(Change::Pending { instance, attribute, old: Some(old), new: None });
    }
}

/// `sethasparent`: whether `owner` holds `item` through a relationship that tracks parents.
pub(super) fn set_has_parent(
    orm: &mut Orm,
    item: InstanceId,
    attribute: AttributeId,
    owner: InstanceId,
    held: bool,
) {
    let old = orm.object(item).parents.get(&attribute).copied();
    if !held
        && let Some(Parent::Of(last)) = old
        && orm.object(last).key != orm.object(owner).key
    {
        // It moved on to another parent already: leaving the earlier one makes it no orphan.
        return;
    }
    let new = Some(if held { Parent::Of(owner) } else { Parent::Gone });
    if old != new {
        orm.commit(Change::Parent { instance: item, attribute, old, new });
    }
}

/// `hasparent`: whether the object was seen being taken by a parent, and not leaving it.
pub(crate) fn has_parent(orm: &OrmState, item: InstanceId, attribute: AttributeId) -> bool {
    matches!(orm.object(item).parents.get(&attribute), Some(Parent::Of(_)))
}

/// `hasparent`, optimistic: an object with a row is taken to have a parent unless it was seen leaving one.
pub(super) fn may_have_parent(orm: &OrmState, item: InstanceId, attribute: AttributeId) -> bool {
    let object = orm.object(item);
    match object.parents.get(&attribute) {
        Some(Parent::Of(_)) => true,
        Some(Parent::Gone) => false,
        None => object.key.is_some(),
    }
}

/// Whether items of this relationship remember their owner.
pub(super) fn tracks_parents(orm: &OrmState, attribute: AttributeId) -> bool {
    orm.relationship(attribute).setup().tracks_parents()
}

pub(crate) fn set_key(orm: &mut Orm, instance: InstanceId, new: Option<IdentityKey>) {
    let old = orm.object(instance).key.clone();
    if old != new {
        orm.commit(Change::Key { instance, old, new });
    }
}

pub(crate) fn set_session(orm: &mut Orm, instance: InstanceId, new: Option<SessionId>) {
    let old = orm.object(instance).session;
    if old != new {
        orm.commit(Change::Session { instance, old, new });
    }
}

pub(crate) fn set_insert_order(orm: &mut Orm, instance: InstanceId, new: Option<u32>) {
    let old = orm.object(instance).insert_order;
    if old != new {
        orm.commit(Change::InsertOrder { instance, old, new });
    }
}

pub(crate) fn set_flag_deleted(orm: &mut Orm, instance: InstanceId, deleted: bool) {
    if orm.object(instance).deleted != deleted {
        orm.commit(Change::Deleted { instance, deleted });
    }
}

pub(crate) fn set_flag_orphaned_outside(orm: &mut Orm, instance: InstanceId, orphaned: bool) {
    if orm.object(instance).orphaned_outside != orphaned {
        orm.commit(Change::OrphanedOutside { instance, orphaned });
    }
}

/// An expired attribute was loaded, or set.
pub(crate) fn freshen(orm: &mut Orm, instance: InstanceId, attribute: AttributeId) {
    if orm.object(instance).expired.binary_search(&attribute).is_ok() {
        orm.commit(Change::Expired { instance, attribute, expired: false });
    }
}

/// Whether the object stands in its session's set of modified ones.
pub(crate) fn is_modified_in_session(orm: &OrmState, instance: InstanceId) -> bool {
    let object = orm.object(instance);
    object.modified && object.session.is_some() && object.key.is_some()
}

/// Forgets history and queued changes: what a flush does to every object it handled (`_commit_all`).
pub(crate) fn forget_changes(orm: &mut Orm, instance: InstanceId) {
    let object = orm.object(instance);
    let committed: Vec<AttributeId> = object.committed.keys().copied().collect();
    let pending: Vec<AttributeId> = object.pending.keys().copied().collect();
    for attribute in committed {
        forget_committed(orm, instance, attribute);
    }
    for attribute in pending {
        clear_queue(orm, instance, attribute);
    }
    clear_modified(orm, instance);
}

/// What is in the dict counts as loaded: history is forgotten and nothing in it is expired.
pub(crate) fn mark_loaded(orm: &mut Orm, instance: InstanceId) {
    let loaded: Vec<AttributeId> = orm.object(instance).values.keys().copied().collect();
    for attribute in loaded {
        freshen(orm, instance, attribute);
    }
    forget_changes(orm, instance);
}

/// Forgets the history of one attribute.
pub(super) fn forget_committed(orm: &mut Orm, instance: InstanceId, attribute: AttributeId) {
    let old = orm.object(instance).committed.get(&attribute).cloned();
    if old.is_some() {
        orm.commit(Change::Committed { instance, attribute, old, new: None });
    }
}

fn clear_modified(orm: &mut Orm, instance: InstanceId) {
    let object = orm.object(instance);
    if !object.modified {
        return;
    }
    let session = object.session;
    orm.commit(Change::Modified { instance, modified: false });
    if let Some(session) = session {
        crate::session::leave(orm, session, SessionSet::Modified, instance);
    }
}

/// Expires the whole object: the dict is emptied, columns load again when read (`_expire`).
pub(crate) fn expire(orm: &mut Orm, instance: InstanceId) {
    forget_changes(orm, instance);
    let attributes: Vec<AttributeId> =
        orm.mapper(orm.object(instance).class).properties.values().copied().collect();
    for attribute in attributes {
        crate::load::load_as_declared(orm, instance, attribute);
        drop_value(orm, instance, attribute);
    }
    let parents: Vec<AttributeId> = orm.object(instance).parents.keys().copied().collect();
    for attribute in parents {
        let old = orm.object(instance).parents.get(&attribute).copied();
        orm.commit(Change::Parent { instance, attribute, old, new: None });
    }
}

/// Expires one attribute: `session.expire(o, ["name"])`. A relationship keeps a loader of the object's own.
pub(crate) fn expire_attribute(orm: &mut Orm, instance: InstanceId, attribute: AttributeId) {
    forget_committed(orm, instance, attribute);
    clear_queue(orm, instance, attribute);
    if orm.attribute(attribute).relationship().is_none() {
        crate::load::load_as_declared(orm, instance, attribute);
    }
    drop_value(orm, instance, attribute);
}

fn drop_value(orm: &mut Orm, instance: InstanceId, attribute: AttributeId) {
    crate::load::bound::expiring(orm, instance, attribute);
    let reloads = match &orm.attribute(attribute).property {
        Property::Column(ColumnProperty { deferred, .. }) => deferred.is_none(),
        Property::Expression(expression) => expression.deferred.is_none(),
        Property::Relationship(_) => crate::load::is_eager(orm, attribute),
    };
    if reloads && orm.object(instance).expired.binary_search(&attribute).is_err() {
        orm.commit(Change::Expired { instance, attribute, expired: true });
    }
    store_value(orm, instance, attribute, None);
    let old = orm.object(instance).empty_collections.get(&attribute).copied();
    if old.is_some() {
        orm.commit(Change::EmptyCollection { instance, attribute, old, new: None });
    }
}

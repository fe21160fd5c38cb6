//! `KeyFuncDict`: members under keys. The program may store a member under any key; what the ORM adds by itself
//! goes under the key that the key function makes of the member.

use bothways_world::{CollectionId, InstanceId, Key};

use super::{
    Initiator, fire_append, fire_append_without_mutation, fire_pre_remove, fire_remove, put, take, take_all,
    take_and_tell,
};
use crate::config::CollectionClass;
use crate::{DerivedKey, Orm, OrmError, OrmState, WarningKind};

/// `dict[key] = item`: removal of what is there, even if it is the same, append of the new one, then the change.
pub fn set_item(orm: &mut Orm, collection: CollectionId, key: Key, item: InstanceId) -> Result<(), OrmError> {
    set_item_as(orm, collection, key, item, Initiator::Own)
}

fn set_item_as(
    orm: &mut Orm,
    collection: CollectionId,
    key: Key,
    item: InstanceId,
    initiator: Initiator,
) -> Result<(), OrmError> {
    if let Some(old) = get(orm, collection, &key) {
        fire_remove(orm, collection, old, initiator)?;
    }
    let item = fire_append(orm, collection, item, initiator)?;
    store(orm, collection, key, item);
    Ok(())
}

/// `dict.update()` or `dict.setdefault()` with the member that is there already: only the cascade looks at it.
pub fn set_again(orm: &mut Orm, collection: CollectionId, item: InstanceId) -> Result<(), OrmError> {
    fire_append_without_mutation(orm, collection, item, Initiator::Own)
}

/// `dict |= other` for one entry: the built-in method, which fires nothing.
pub fn store(orm: &mut Orm, collection: CollectionId, key: Key, item: InstanceId) {
    match find(orm, collection, &key) {
        // As in Python, the key that is there stays.
        Some(position) => {
            let key = orm.collection(collection).keys.get(position).cloned();
            take(orm, collection, position);
            put(orm, collection, position, item, key);
        }
        None => {
            let end = orm.collection(collection).items.len();
            put(orm, collection, end, item, Some(key));
        }
    }
}

/// `dict.get(key)`
pub fn get(orm: &OrmState, collection: CollectionId, key: &Key) -> Option<InstanceId> {
    let position = find(orm, collection, key)?;
    orm.collection(collection).items.get(position).copied()
}

/// Where a key stands.
pub fn find(orm: &OrmState, collection: CollectionId, key: &Key) -> Option<usize> {
    if !orm.members.has_key(collection, key) {
        return None;
    }
    orm.collection(collection).keys.iter().position(|known| known == key)
}

/// `del dict[key]`; false: there is no such key.
pub fn delete_item(orm: &mut Orm, collection: CollectionId, key: &Key) -> Result<bool, OrmError> {
    delete_item_as(orm, collection, key, Initiator::Own)
}

fn delete_item_as(
    orm: &mut Orm,
    collection: CollectionId,
    key: &Key,
    initiator: Initiator,
) -> Result<bool, OrmError> {
    if let Some(item) = get(orm, collection, key) {
        fire_remove(orm, collection, item, initiator)?;
    }
    match find(orm, collection, key) {
        Some(position) => {
            take(orm, collection, position);
            Ok(true)
        }
        None => Ok(false),
    }
}

/// `dict.pop(key)`: the dict changes first, then the event. Nothing if there is no such key.
pub fn pop(orm: &mut Orm, collection: CollectionId, key: &Key) -> Result<Option<InstanceId>, OrmError> {
    fire_pre_remove(orm, collection)?;
    let Some(position) = find(orm, collection, key) else { return Ok(None) };
    pop_at(orm, collection, position)
}

/// `dict.popitem()`: the last one. Nothing in an empty dict.
pub fn pop_last(orm: &mut Orm, collection: CollectionId) -> Result<Option<(Key, InstanceId)>, OrmError> {
    fire_pre_remove(orm, collection)?;
    let members = orm.collection(collection);
    let Some(position) = members.items.len().checked_sub(1) else { return Ok(None) };
    let Some(key) = members.keys.get(position).cloned() else { return Ok(None) };
    Ok(pop_at(orm, collection, position)?.map(|item| (key, item)))
}

fn pop_at(orm: &mut Orm, collection: CollectionId, position: usize) -> Result<Option<InstanceId>, OrmError> {
    let Some(item) = orm.collection(collection).items.get(position).copied() else { return Ok(None) };
    take_and_tell(orm, collection, position, item)?;
    Ok(Some(item))
}

/// `dict.clear()`: an event for each member, then the dict is emptied.
pub fn clear(orm: &mut Orm, collection: CollectionId) -> Result<(), OrmError> {
    for item in orm.collection(collection).items.clone() {
        fire_remove(orm, collection, item, Initiator::Own)?;
    }
    take_all(orm, collection);
    Ok(())
}

/// `dict.set(item)`: under the key made of it.
pub fn set(orm: &mut Orm, collection: CollectionId, item: InstanceId) -> Result<(), OrmError> {
    set_as(orm, collection, item, Initiator::Own)
}

/// `dict.remove(item)`: by the key made of it.
pub fn remove(orm: &mut Orm, collection: CollectionId, item: InstanceId) -> Result<(), OrmError> {
    remove_as(orm, collection, item, Initiator::Own)
}

pub(super) fn set_as(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<(), OrmError> {
    match key_of(orm, collection, item, initiator)? {
        Some(key) => set_item_as(orm, collection, key, item, initiator),
        None => Ok(()),
    }
}

pub(super) fn remove_as(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<(), OrmError> {
    let Some(key) = key_of(orm, collection, item, initiator)? else { return Ok(()) };
    let Some(held) = get(orm, collection, &key) else {
        return Err(OrmError::NotInCollection { item, key: Some(key) });
    };
    let equal = orm.ask(|program| program.position(item, &[held])).map_err(OrmError::Program)?;
    if equal.is_none() {
        return Err(OrmError::OtherUnderKey { item, held, key });
    }
    delete_item_as(orm, collection, &key, initiator)?;
    Ok(())
}

/// The key made of a member; none: it is to be left out.
fn key_of(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<Option<Key>, OrmError> {
    let attribute = orm.collection(collection).attribute;
    let CollectionClass::Keyed(function) = orm.relationship(attribute).setup().collection_class else {
        return Ok(None);
    };
    let initiator = match initiator {
        Initiator::Chain(token) => Some(token.attribute),
        Initiator::Own | Initiator::Silent => None,
    };
    match orm.ask(|program| program.collection_key(function, item)).map_err(OrmError::Program)? {
        DerivedKey::Key(key) => Ok(Some(key)),
        DerivedKey::Ignored => Ok(None),
        DerivedKey::NoValue => Err(OrmError::UnpopulatedKey { item, initiator }),
        DerivedKey::Missing => {
            orm.warn(WarningKind::UnpopulatedKey { item, initiator })?;
            Ok(Some(Key::Scalar(bothways_world::Scalar::Null)))
        }
    }
}

//! Collections of a class of the program's own. What is in one, the program's object knows; it tells of what comes and
//! goes, and of what it then holds. Here only a copy of its members is kept.

use bothways_world::{CollectionId, InstanceId, Key};

use super::{Initiator, put, take};
use crate::config::CollectionClass;
use crate::{Orm, OrmError, OrmState};

/// Whether a collection is of such a class.
pub fn is_own(orm: &OrmState, collection: CollectionId) -> bool {
    let attribute = orm.collection(collection).attribute;
    matches!(orm.relationship(attribute).setup().collection_class, CollectionClass::Own { .. })
}

/// What is in it now, with the keys of a dict.
pub fn synchronize(orm: &mut Orm, collection: CollectionId, items: &[InstanceId], keys: &[Key]) {
    let members = orm.collection(collection);
    let entry = |items: &[InstanceId], keys: &[Key], at: usize| {
        Some((items.get(at).copied()?, keys.get(at).cloned()))
    };
    let (old_length, length) = (members.items.len(), items.len());
    let shorter = old_length.min(length);
    let is_same =
        |old: usize, new: usize| entry(&members.items, &members.keys, old) == entry(items, keys, new);
    let start = (0..shorter).take_while(|at| is_same(*at, *at)).count();
    let end = (1..=shorter - start).take_while(|at| is_same(old_length - at, length - at)).count();
    for position in (start..old_length - end).rev() {
        take(orm, collection, position);
    }
    for at in start..length - end {
        if let Some((item, key)) = entry(items, keys, at) {
            put(orm, collection, at, item, key);
        }
    }
}

/// Has the program's object take a member.
pub(super) fn append(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<(), OrmError> {
    orm.ask(|program| program.append_to_collection(collection, item, initiator)).map_err(OrmError::Program)
}

/// Has it give one away. That it has it not is said as a list says so, to whoever does not care.
pub(super) fn remove(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<(), OrmError> {
    let removed = orm.ask(|program| program.remove_from_collection(collection, item, initiator));
    match removed.map_err(OrmError::Program)? {
        true => Ok(()),
        false => Err(OrmError::NotInList),
    }
}

//! Instrumented collections (`orm/collections.py`): which events fire, in which order, and when the collection
//! itself changes. A list, a set and a keyed dict each have their operations; what the ORM itself puts in or takes
//! out, through back references, loads and bulk replacement, goes by the appender and remover of each.

pub mod dict;
mod index;
pub mod list;
pub mod own;
pub mod set;

use bothways_world::{
    AttributeId, Cause, Change, Collection, CollectionId, CollectionKind, InstanceId, Key, Value,
};

pub(crate) use index::MemberIndex;

use crate::attributes::{self, Operation, Token};
use crate::{Orm, OrmError, OrmState, WarningKind, session};

/// Whose event a change belongs to, if it fires any (`_sa_initiator`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Initiator {
    /// The program changed the collection: the attribute's own token.
    Own,
    /// A chain of events.
    Chain(Token),
    /// A load: no events.
    Silent,
}

/// Adds an item within a chain of events (`append_with_event`).
pub(crate) fn append_with_event(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    appender(orm, collection, item, Initiator::Chain(initiator))
}

/// Adds a loaded item (`append_without_event`).
pub(crate) fn append_without_event(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
) -> Result<(), OrmError> {
    appender(orm, collection, item, Initiator::Silent)
}

/// Removes an item within a chain of events (`remove_with_event`).
pub(crate) fn remove_with_event(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    remover(orm, collection, item, Initiator::Chain(initiator))
}

/// Removes an item whose removal was queued (`remove_without_event`).
///
/// # Errors
/// It is not among the loaded ones: its row may have gone meanwhile.
pub(crate) fn remove_without_event(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
) -> Result<(), OrmError> {
    remover(orm, collection, item, Initiator::Silent)
}

/// The appender of a collection, whatever it is.
///
/// # Errors
/// What listeners or the program's own class raise.
pub fn appender(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<(), OrmError> {
    match orm.collection(collection).kind {
        _ if own::is_own(orm, collection) => own::append(orm, collection, item, initiator),
        CollectionKind::List => list::append_as(orm, collection, item, initiator),
        CollectionKind::Set => set::add_as(orm, collection, item, initiator),
        CollectionKind::Dict => dict::set_as(orm, collection, item, initiator),
    }
}

/// The remover of a collection, whatever it is.
///
/// # Errors
/// What listeners or the program's own class raise; it is not a member.
pub fn remover(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<(), OrmError> {
    match orm.collection(collection).kind {
        _ if own::is_own(orm, collection) => own::remove(orm, collection, item, initiator),
        CollectionKind::List => list::remove_as(orm, collection, item, initiator),
        CollectionKind::Set => set::remove_as(orm, collection, item, initiator),
        CollectionKind::Dict => dict::remove_as(orm, collection, item, initiator),
    }
}

/// Empties a collection with events (`clear_with_event`).
pub(crate) fn clear_with_event(orm: &mut Orm, collection: CollectionId) -> Result<(), OrmError> {
    for item in orm.collection(collection).items.clone() {
        remover(orm, collection, item, Initiator::Own)?;
    }
    Ok(())
}

/// The owner and attribute to tell, unless the collection was cut loose. One whose owner was expired still tells; one
/// whose owner nobody holds any more cannot.
fn listening(
    orm: &mut Orm,
    collection: CollectionId,
    initiator: Initiator,
    operation: Operation,
) -> Result<Option<(InstanceId, AttributeId)>, OrmError> {
    let Collection { owner, attribute, attached, .. } = *orm.collection(collection);
    if !attached {
        return Ok(None);
    }
    if initiator == Initiator::Own && !session::is_kept(orm, owner) {
        return Err(dereferenced(orm, owner, attribute, operation));
    }
    if is_invalidated(orm, collection, owner, attribute) {
        orm.warn(WarningKind::CollectionInvalidated)?;
    }
    Ok(Some((owner, attribute)))
}

/// The failure of a change whose owner is gone. A removal asks before how often the item is in the owner's list, where
/// that matters to a back reference, and finds no list.
fn dereferenced(orm: &OrmState, owner: InstanceId, attribute: AttributeId, operation: Operation) -> OrmError {
    let reverse = orm.relationship(attribute).linked_to;
    let counts = reverse.is_some_and(|reverse| !orm.relationship(reverse).setup().uselist);
    if operation == Operation::Remove && counts {
        return OrmError::NoReverseKey { key: orm.attribute(attribute).key.clone() };
    }
    OrmError::ObjectDereferenced { owner, attribute }
}

/// Whether the owner was expired since it held this collection.
fn is_invalidated(
    orm: &OrmState,
    collection: CollectionId,
    owner: InstanceId,
    attribute: AttributeId,
) -> bool {
    let object = orm.object(owner);
    object.values.get(&attribute) != Some(&Value::Collection(collection))
        && object.empty_collections.get(&attribute) != Some(&collection)
}

/// The events of an addition; the item that is to be stored comes back.
///
/// # Errors
/// What a listener raised.
pub fn fire_append(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<InstanceId, OrmError> {
    let Some((place, token)) = to_tell(orm, collection, initiator, Operation::Append)? else {
        return Ok(item);
    };
    let (owner, attribute) = place;
    orm.because(Cause::Append { owner, attribute, item }, |orm| {
        attributes::ready_collection(orm, collection);
        attributes::fire_append(orm, owner, attribute, item, token)
    })
}

/// The events of adding what is there already.
///
/// # Errors
/// What the cascade raises.
pub fn fire_append_without_mutation(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<(), OrmError> {
    let Some(((owner, attribute), token)) = to_tell(orm, collection, initiator, Operation::Append)? else {
        return Ok(());
    };
    attributes::ready_collection(orm, collection);
    attributes::fire_append_without_mutation(orm, owner, attribute, item, token)
}

/// The events of a removal.
///
/// # Errors
/// What a listener raised.
pub fn fire_remove(
    orm: &mut Orm,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<(), OrmError> {
    let Some(((owner, attribute), token)) = to_tell(orm, collection, initiator, Operation::Remove)? else {
        return Ok(());
    };
    orm.because(Cause::Remove { owner, attribute, item }, |orm| {
        attributes::ready_collection(orm, collection);
        attributes::fire_remove(orm, owner, attribute, item, token)
    })
}

/// What `pop` does before it takes the item: the committed copy must still have it.
///
/// # Errors
/// The change begins the session's transaction, which it may refuse.
pub fn fire_pre_remove(orm: &mut Orm, collection: CollectionId) -> Result<(), OrmError> {
    match listening(orm, collection, Initiator::Own, Operation::Append)? {
        Some((owner, attribute)) => attributes::fire_pre_remove(orm, owner, attribute),
        None => Ok(()),
    }
}

/// Owner and attribute to tell of a change, and the token it goes by.
type Told = ((InstanceId, AttributeId), Token);

fn to_tell(
    orm: &mut Orm,
    collection: CollectionId,
    initiator: Initiator,
    operation: Operation,
) -> Result<Option<Told>, OrmError> {
    if initiator == Initiator::Silent {
        return Ok(None);
    }
    let Some((owner, attribute)) = listening(orm, collection, initiator, operation)? else { return Ok(None) };
    let token = match initiator {
        Initiator::Chain(token) => token,
        Initiator::Own | Initiator::Silent => Token::new(orm, owner, attribute, operation),
    };
    Ok(Some(((owner, attribute), token)))
}

/// Whether an object itself is in a collection, whatever it compares equal to.
pub fn holds(orm: &OrmState, collection: CollectionId, item: InstanceId) -> bool {
    orm.members.count(collection, item) > 0
}

/// Where the first member stands that equals this object.
fn position(orm: &mut Orm, collection: CollectionId, item: InstanceId) -> Result<Option<usize>, OrmError> {
    if !item.is_none() && orm.ask(|program| program.compares_by_value(item)) {
        let items = orm.collection(collection).items.clone();
        return orm.ask(|program| program.position(item, &items)).map_err(OrmError::Program);
    }
    if !holds(orm, collection, item) {
        return Ok(None);
    }
    Ok(orm.collection(collection).items.iter().position(|member| *member == item))
}

fn put(orm: &mut Orm, collection: CollectionId, index: usize, item: InstanceId, key: Option<Key>) {
    let index = u32::try_from(index).unwrap_or(u32::MAX);
    orm.commit(Change::Insert { collection, index, item, key });
}

fn take(orm: &mut Orm, collection: CollectionId, position: usize) {
    let members = orm.collection(collection);
    if let Some(item) = members.items.get(position).copied() {
        let key = members.keys.get(position).cloned();
        let index = u32::try_from(position).unwrap_or(u32::MAX);
        orm.commit(Change::Remove { collection, index, item, key });
    }
}

/// Takes a member out, then tells of it: meanwhile this operation is all that holds it.
fn take_and_tell(
    orm: &mut Orm,
    collection: CollectionId,
    position: usize,
    item: InstanceId,
) -> Result<(), OrmError> {
    orm.references.hold(item);
    take(orm, collection, position);
    let told = fire_remove(orm, collection, item, Initiator::Own);
    orm.references.release(item);
    told
}

/// Takes the item at a position, unless an event put something else there.
fn take_expected(orm: &mut Orm, collection: CollectionId, position: usize, item: InstanceId) {
    if orm.collection(collection).items.get(position) == Some(&item) {
        take(orm, collection, position);
    }
}

/// Takes everything, from the end.
fn take_all(orm: &mut Orm, collection: CollectionId) {
    for position in (0..orm.collection(collection).items.len()).rev() {
        take(orm, collection, position);
    }
}

//! Back references: telling the linked attribute (`backref_listeners`).
//!
//! Calls from here may not load anything: an unloaded collection queues the change, an unknown reference is
//! left alone. A chain ends where the reverse attribute's own token comes back to it.

use bothways_world::{AttributeId, Cause, CollectionKind, InstanceId, Value};

use super::collection;
use super::event::{Operation, Token};
use super::reference::{self, Check, Old};
use super::write_only::is_write_only;
use crate::{Orm, OrmError, OrmState};

/// A reference was set: the old object's side lets go, the new object's side takes hold.
pub(super) fn on_set(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: Option<InstanceId>,
    old: Old,
    initiator: Token,
) -> Result<(), OrmError> {
    let Some(reverse) = orm.relationship(attribute).linked_to else { return Ok(()) };
    if let Old::Known(previous) = old
        && previous == item
    {
        return Ok(());
    }
    if let Old::Known(Some(previous)) = old {
        let reverse = reverse_of(orm, previous, reverse)?;
        let end = if is_list(orm, reverse) { Operation::Remove } else { Operation::Replace };
        if initiator != Token::new(orm, previous, reverse, end) {
            let own = Token::new(orm, owner, attribute, Operation::Replace);
            pop(orm, previous, reverse, attribute, owner, own)?;
        }
    }
    match item {
        Some(item) => tell_append(orm, item, reverse, attribute, owner, initiator),
        None => Ok(()),
    }
}

/// An item was appended: it takes hold of the owner.
pub(super) fn on_append(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    let Some(reverse) = orm.relationship(attribute).linked_to else { return Ok(()) };
    tell_append(orm, item, reverse, attribute, owner, initiator)
}

/// An item was removed, or a reference deleted: it lets go of the owner.
pub(super) fn on_remove(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    let Some(reverse) = orm.relationship(attribute).linked_to else { return Ok(()) };
    let list = is_list(orm, reverse);
    let replaced = if list { Operation::BulkReplace } else { Operation::Replace };
    let own = |operation| Token::new(orm, item, reverse, operation);
    if initiator == own(Operation::Remove) || initiator == own(replaced) {
        return Ok(());
    }
    if !list && holds_twice(orm, owner, attribute, item)? {
        return Ok(());
    }
    let reverse = reverse_of(orm, item, reverse)?;
    pop(orm, item, reverse, attribute, owner, initiator)
}

fn tell_append(
    orm: &mut Orm,
    item: InstanceId,
    reverse: AttributeId,
    attribute: AttributeId,
    owner: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    let reverse = reverse_of(orm, item, reverse)?;
    if initiator.attribute != attribute && initiator.attribute != reverse {
        return Err(OrmError::BackReferenceConflict {
            item: owner,
            initiator: initiator.attribute,
            attribute: reverse,
            through: attribute,
        });
    }
    let list = is_list(orm, reverse);
    let append = if list { Operation::Append } else { Operation::Replace };
    let own = |operation| Token::new(orm, item, reverse, operation);
    if initiator == own(append) || (list && initiator == own(Operation::BulkReplace)) {
        return Ok(());
    }
    nested(orm, |orm| {
        orm.because(Cause::BackReference { from: attribute, to: reverse, owner: item }, |orm| {
            if list {
                collection::append(orm, item, reverse, owner, initiator)
            } else {
                reference::set_with(orm, item, reverse, Some(owner), initiator, Check::Any)
            }
        })
    })
}

fn pop(
    orm: &mut Orm,
    target: InstanceId,
    reverse: AttributeId,
    attribute: AttributeId,
    owner: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    nested(orm, |orm| {
        orm.because(Cause::BackReference { from: attribute, to: reverse, owner: target }, |orm| {
            if is_list(orm, reverse) {
                collection::pop(orm, target, reverse, owner, initiator)
            } else {
                reference::set_with(orm, target, reverse, None, initiator, Check::Pop(owner))
            }
        })
    })
}

/// How many back references may be told of each other before it is taken for endless.
const DEEPEST: usize = 60;

/// Tells a back reference. A keyed dict that takes a member it has removes it first, which makes the other side put
/// it back: Python ends that by a RecursionError, with however much of it done.
fn nested(orm: &mut Orm, tell: impl FnOnce(&mut Orm) -> Result<(), OrmError>) -> Result<(), OrmError> {
    if orm.back_references == DEEPEST {
        return Err(OrmError::Unsupported("back references that tell each other without end".into()));
    }
    orm.back_references += 1;
    let told = tell(orm);
    orm.back_references -= 1;
    told
}

/// The reverse attribute of the object, looked up by its name alone: an object of another class may have a
/// relationship of that name, and else the lookup is a KeyError.
fn reverse_of(orm: &OrmState, item: InstanceId, reverse: AttributeId) -> Result<AttributeId, OrmError> {
    let attribute = orm.attribute(reverse);
    let class = orm.object(item).class;
    if class == attribute.class {
        return Ok(reverse);
    }
    match orm.find_attribute(class, &attribute.key) {
        Some(other) if orm.attribute(other).relationship().is_some() => Ok(other),
        Some(_) => Err(OrmError::Unsupported("a column in the place of a back reference".into())),
        None => Err(OrmError::NoReverseKey { key: attribute.key.clone() }),
    }
}

fn is_list(orm: &OrmState, attribute: AttributeId) -> bool {
    orm.relationship(attribute).setup().uselist
}

/// An item that is in the list twice keeps its parent when one occurrence goes. Of a dict it is the keys that are
/// compared with the item, so that there it does not. A collection that was expired is in no dict to be asked.
fn holds_twice(
    orm: &OrmState,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
) -> Result<bool, OrmError> {
    if !is_list(orm, attribute) || is_write_only(orm, attribute) {
        return Ok(false);
    }
    let Some(Value::Collection(collection)) = orm.object(owner).values.get(&attribute) else {
        return Err(OrmError::NoReverseKey { key: orm.attribute(attribute).key.clone() });
    };
    let is_list = orm.relationship(attribute).setup().collection_class.kind() == CollectionKind::List;
    Ok(is_list && orm.members.count(*collection, item) > 1)
}

//! Scalar relationships: many-to-one and one-to-one (`ScalarObjectAttributeImpl`).

use bothways_world::{AttributeId, Cause, Committed, InstanceId, Parent, Value};

use super::dispatch::{self, EventKind, Hook};
use super::event::{Operation, Token};
use super::{backref, cascade, collection, read, state};
use crate::config::Direction;
use crate::load::{self, FromIdentityMap, KeyValues, Related};
use crate::program::AttributeEvent;
use crate::{Orm, OrmError, OrmState};

/// What an attribute held before it is set: SQL is not allowed to find out, as a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Old {
    /// This object, or None.
    Known(Option<InstanceId>),
    /// Nothing was there.
    NoValue,
    /// It would have to be loaded: the old object is not told.
    Unknown,
}

/// Whether a set must find a certain old value, as back references demand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Check {
    /// No matter what it held.
    Any,
    /// Silently nothing if it held something else.
    Pop(InstanceId),
}

/// `o.reference = item`.
pub fn set(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: Option<InstanceId>,
) -> Result<(), OrmError> {
    orm.because(Cause::Set { owner, attribute, item }, |orm| {
        let initiator = Token::new(orm, owner, attribute, Operation::Replace);
        set_with(orm, owner, attribute, item, initiator, Check::Any)
    })
}

/// Sets within a chain of events.
pub(super) fn set_with(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: Option<InstanceId>,
    initiator: Token,
    check: Check,
) -> Result<(), OrmError> {
    let old = old_value(orm, owner, attribute)?;
    if let Check::Pop(expected) = check
        && old != Old::Unknown
        && old != Old::Known(Some(expected))
    {
        return Ok(());
    }
    let item = fire_replace(orm, owner, attribute, item, old, initiator)?;
    state::store_value(orm, owner, attribute, Some(Value::Reference(item)));
    Ok(())
}

/// Listeners still read the old value: the dict is changed by the caller, after.
fn fire_replace(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: Option<InstanceId>,
    old: Old,
    initiator: Token,
) -> Result<Option<InstanceId>, OrmError> {
    let tracked = state::tracks_parents(orm, attribute);
    if let Old::Known(Some(previous)) = old
        && tracked
        && item != Some(previous)
    {
        state::set_has_parent(orm, previous, attribute, owner, false);
    }
    let mut item = item;
    for hook in dispatch::hooks(orm, attribute, EventKind::Set).iter() {
        match hook {
            Hook::SingleParent => {
                check_single_parent(orm, (owner, attribute), item, Some(old), initiator)?;
            }
            Hook::Program(listener) => {
                let event = AttributeEvent::Set { value: Value::Reference(item), old: committed(old) };
                let told = dispatch::tell(orm, *listener, (owner, attribute), initiator, event)?;
                if let AttributeEvent::Set { value: Value::Reference(replaced), .. } = told {
                    item = replaced;
                }
            }
            Hook::CascadeTracker => cascade::on_set(orm, owner, attribute, item, old, initiator)?,
            Hook::BackReference => backref::on_set(orm, owner, attribute, item, old, initiator)?,
        }
    }
    state::record_change(orm, owner, attribute, committed(old))?;
    if let Some(item) = item
        && tracked
    {
        state::set_has_parent(orm, item, attribute, owner, true);
    }
    Ok(item)
}

/// `single_parent=True`: an item that somebody holds already is refused, where the event started
/// (`single_parent_validator`).
pub(super) fn check_single_parent(
    orm: &OrmState,
    (owner, attribute): (InstanceId, AttributeId),
    item: Option<InstanceId>,
    old: Option<Old>,
    initiator: Token,
) -> Result<(), OrmError> {
    let Some(item) = item else { return Ok(()) };
    if orm.attribute(initiator.attribute).key != orm.attribute(attribute).key {
        return Ok(());
    }
    let held = matches!(orm.object(item).parents.get(&initiator.attribute), Some(Parent::Of(_)));
    if held && old != Some(Old::Known(Some(item))) {
        return Err(OrmError::SecondParent { item, owner, attribute });
    }
    Ok(())
}

fn committed(old: Old) -> Committed {
    match old {
        Old::Known(reference) => Committed::Reference(reference),
        Old::NoValue => Committed::NoValue,
        Old::Unknown => Committed::Unknown,
    }
}

/// `del o.reference`.
pub(super) fn delete(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> Result<(), OrmError> {
    let old = old_value(orm, owner, attribute)?;
    let present =
        orm.object(owner).values.contains_key(&attribute) || super::stranger(orm, owner, attribute).is_some();
    let initiator = Token::new(orm, owner, attribute, Operation::Remove);
    if let Old::Known(Some(previous)) = old
        && state::tracks_parents(orm, attribute)
    {
        state::set_has_parent(orm, previous, attribute, owner, false);
    }
    collection::tell_remove(orm, owner, attribute, &committed(old), initiator)?;
    state::record_change(orm, owner, attribute, committed(old))?;
    state::store_value(orm, owner, attribute, None);
    if !present && old != Old::Unknown && orm.object(owner).key.is_none() {
        return Err(OrmError::NoValue { instance: owner, attribute });
    }
    Ok(())
}

/// The old value, without SQL: from the dict; of a many-to-one from the identity map.
fn old_value(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> Result<Old, OrmError> {
    match orm.object(owner).values.get(&attribute) {
        Some(Value::Reference(reference)) => return Ok(Old::Known(*reference)),
        Some(Value::Scalar(_) | Value::Collection(_)) => return Ok(Old::NoValue),
        None => {}
    }
    let active_history = orm.attribute(attribute).dispatch.active_history;
    if orm.object(owner).key.is_none() || read::has_history(orm, owner, attribute) {
        // Whoever wants to know is told what reading it gives.
        return Ok(if active_history { Old::Known(None) } else { Old::NoValue });
    }
    let setup = orm.relationship(attribute).setup();
    let is_key_lookup = setup.direction == Direction::ManyToOne && setup.use_get;
    if active_history {
        if orm.object(owner).session.is_none() {
            return Err(OrmError::Detached { instance: owner, attribute: Some(attribute) });
        }
        load::check_raise(orm, owner, attribute)?;
        return load_old_value(orm, owner, attribute);
    }
    if !is_key_lookup {
        // It takes SQL to know: the flush finds out.
        return Ok(Old::Unknown);
    }
    let found = match load::from_identity_map(orm, owner, attribute) {
        FromIdentityMap::Found(reference) => Some(reference),
        FromIdentityMap::NoValue => return Ok(Old::NoValue),
        FromIdentityMap::Unknown => None,
    };
    match found {
        Some(reference) => {
            state::set_committed_value(orm, owner, attribute, Value::Reference(reference));
            Ok(Old::Known(reference))
        }
        None => Ok(Old::Unknown),
    }
}

/// Puts the object into the dict if it takes no SELECT of its row to know it.
pub(super) fn know(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> Result<(), OrmError> {
    if read::has_history(orm, owner, attribute) {
        return Ok(());
    }
    if !orm.relationship(attribute).setup().use_get {
        read::get(orm, owner, attribute)?;
    } else if let Some(reference) = load::without_fetching(orm, owner, attribute, KeyValues::Committed)? {
        state::set_committed_value(orm, owner, attribute, Value::Reference(reference));
    }
    Ok(())
}

/// The old value that somebody wants to know, loaded if need be.
fn load_old_value(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> Result<Old, OrmError> {
    match load::without_autoflush(orm, owner, attribute)? {
        Related::One(reference) => {
            state::set_committed_value(orm, owner, attribute, Value::Reference(reference));
            Ok(Old::Known(reference))
        }
        Related::WasSet => match orm.object(owner).values.get(&attribute) {
            Some(Value::Reference(reference)) => Ok(Old::Known(*reference)),
            Some(Value::Scalar(_) | Value::Collection(_)) | None => Ok(Old::Unknown),
        },
        Related::Empty | Related::Many(_) => Ok(Old::Unknown),
    }
}

//! Reading an attribute: from the dict, by refreshing expired columns, by a lazy load.

use bothways_world::{AttributeId, Change, CollectionId, Committed, InstanceId, Scalar, Value};

use super::event::{Operation, Token};
use super::{dispatch, state};
use crate::config::defaults::default_of;
use crate::config::{ColumnDefault, Property};
use crate::load::{self, Raise, Related};
use crate::program::Notice;
use crate::{Orm, OrmError, OrmState, collections};

/// `o.attribute`. May send SQL; unset attributes of objects without a row read as None or an empty collection.
///
/// # Errors
/// What a lazy load or refresh can raise: detached, deleted, a failed autoflush.
pub fn get(orm: &mut Orm, instance: InstanceId, attribute: AttributeId) -> Result<Value, OrmError> {
    get_as(orm, instance, attribute, Raise::Allowed)
}

/// The same for a cascade, which `lazy="raise"` does not stop.
pub(crate) fn get_without_raising(
    orm: &mut Orm,
    instance: InstanceId,
    attribute: AttributeId,
) -> Result<Value, OrmError> {
    get_as(orm, instance, attribute, Raise::No)
}

fn get_as(
    orm: &mut Orm,
    instance: InstanceId,
    attribute: AttributeId,
    raise: Raise,
) -> Result<Value, OrmError> {
    if let Some(value) = orm.object(instance).values.get(&attribute) {
        return Ok(value.clone());
    }
    if has_history(orm, instance, attribute) {
        return unset(orm, instance, attribute);
    }
    match &orm.attribute(attribute).property {
        Property::Column(_) | Property::Expression(_) => {
            if orm.object(instance).expired.binary_search(&attribute).is_ok() {
                load::refresh_expired(orm, instance)?;
                if !orm.object(instance).values.contains_key(&attribute) {
                    let key = orm.attribute(attribute).key.clone();
                    return Err(OrmError::NotPopulated { key });
                }
            } else if load::is_deferred(orm, instance, attribute) {
                load::load_deferred(orm, instance, attribute)?;
            }
            let value = orm.object(instance).values.get(&attribute).cloned();
            Ok(value.unwrap_or_else(|| Value::Scalar(unset_scalar(orm, attribute))))
        }
        Property::Relationship(relationship) => {
            let uselist = relationship.setup().uselist;
            match load::lazy(orm, instance, attribute, raise)? {
                Related::Empty if uselist => {
                    Ok(Value::Collection(empty_collection(orm, instance, attribute)?))
                }
                Related::Empty => Ok(Value::Reference(None)),
                Related::WasSet => {
                    let value = orm.object(instance).values.get(&attribute);
                    Ok(value.cloned().unwrap_or(Value::Reference(None)))
                }
                Related::One(item) => {
                    // What is loaded is what the row says, also where nothing was known before a `del`.
                    state::set_committed_value(orm, instance, attribute, Value::Reference(item));
                    Ok(Value::Reference(item))
                }
                Related::Many(items) => {
                    Ok(Value::Collection(commit_loaded_collection(orm, instance, attribute, &items)?))
                }
            }
        }
    }
}

/// Whether the attribute was changed and its old value noted: then nothing is loaded any more, also when the dict
/// has no new value for it, as after `del`.
pub(crate) fn has_history(orm: &Orm, instance: InstanceId, attribute: AttributeId) -> bool {
    let committed = orm.object(instance).committed.get(&attribute);
    committed.is_some_and(|committed| *committed != Committed::NoValue)
}

/// What an attribute without a value reads as.
fn unset(orm: &mut Orm, instance: InstanceId, attribute: AttributeId) -> Result<Value, OrmError> {
    Ok(match &orm.attribute(attribute).property {
        Property::Column(_) | Property::Expression(_) => Value::Scalar(unset_scalar(orm, attribute)),
        Property::Relationship(relationship) if relationship.setup().uselist => {
            Value::Collection(empty_collection(orm, instance, attribute)?)
        }
        Property::Relationship(_) => Value::Reference(None),
    })
}

/// What a column that is not set reads as (`_default_scalar_value`).
fn unset_scalar(orm: &OrmState, attribute: AttributeId) -> Scalar {
    let definition = orm.attribute(attribute);
    let Some(column) = definition.column().filter(|column| column.reads_default) else {
        return Scalar::Null;
    };
    match default_of(orm, orm.mapper(definition.class).table, column.position) {
        Some(ColumnDefault::Scalar(default)) => default,
        _ => Scalar::Null,
    }
}

/// A new collection object that belongs to no dict yet.
///
/// # Errors
/// What a listener raised.
pub(crate) fn new_collection(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<CollectionId, OrmError> {
    let collection = CollectionId::from_index(orm.world().collections.len());
    let kind = orm.relationship(attribute).setup().collection_class.kind();
    orm.commit(Change::CreateCollection { collection, owner, attribute, kind });
    let initiator = Token::new(orm, owner, attribute, Operation::Append);
    dispatch::notify(orm, (owner, attribute), initiator, Notice::InitCollection(collection))?;
    Ok(collection)
}

/// The collection that reading an unset attribute gives: remembered aside, put into the dict when first changed.
pub(super) fn empty_collection(
    orm: &mut Orm,
    instance: InstanceId,
    attribute: AttributeId,
) -> Result<CollectionId, OrmError> {
    if let Some(collection) = orm.object(instance).empty_collections.get(&attribute) {
        return Ok(*collection);
    }
    let collection = new_collection(orm, instance, attribute)?;
    orm.commit(Change::EmptyCollection { instance, attribute, old: None, new: Some(collection) });
    Ok(collection)
}

/// Puts loaded members into the dict, then applies what was queued while the collection was not loaded.
pub(crate) fn commit_loaded_collection(
    orm: &mut Orm,
    instance: InstanceId,
    attribute: AttributeId,
    items: &[InstanceId],
) -> Result<CollectionId, OrmError> {
    let collection = new_collection(orm, instance, attribute)?;
    for item in items {
        collections::append_without_event(orm, collection, *item)?;
    }
    state::set_committed_value(orm, instance, attribute, Value::Collection(collection));
    let Some(pending) = orm.object(instance).pending.get(&attribute).cloned() else { return Ok(collection) };
    let loaded = orm.collection(collection).items.clone();
    state::record_loaded_members(orm, instance, attribute, &loaded);
    state::clear_queue(orm, instance, attribute);
    for item in pending.added {
        collections::append_without_event(orm, collection, item)?;
    }
    for item in pending.removed {
        collections::remove_without_event(orm, collection, item)?;
    }
    Ok(collection)
}

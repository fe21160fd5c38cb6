//! `session.merge`: the state of a given object is copied onto the session's own object of that key.

use std::collections::{BTreeMap, BTreeSet};

use bothways_world::{AttributeId, ClassId, IdentityKey, InstanceId, Scalar, SessionId, Value};

use super::{Get, flush, get, identity, membership};
use crate::attributes::Stranger;
use crate::config::Property;
use crate::{Orm, OrmError, OrmState, WarningKind, attributes, load};

/// How deep objects may hold each other: each level is one of the native stack.
const DEEPEST: usize = 200;

/// `load=`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Merge {
    /// The session's object is looked up, in the database too.
    Load,
    /// The given object is taken as what the database has; no SQL, no history.
    WithoutLoad,
}

/// One merge under way.
struct Merging {
    session: SessionId,
    mode: Merge,
    /// What each given object became.
    merged: BTreeMap<InstanceId, InstanceId>,
    /// Which relationships led to which given object: their reverses are not followed back.
    followed: BTreeSet<(InstanceId, AttributeId)>,
    /// What each key became: two given objects of one key become one.
    by_key: BTreeMap<IdentityKey, InstanceId>,
    depth: usize,
}

/// `session.merge(o)`.
///
/// # Errors
/// What loading raises; an object that `load=False` does not take.
pub fn merge(
    orm: &mut Orm,
    session: SessionId,
    given: InstanceId,
    mode: Merge,
) -> Result<InstanceId, OrmError> {
    if mode == Merge::Load {
        flush::autoflush(orm, session)?;
    }
    let autoflush = flush::set_autoflush(orm, session, false);
    let result = merge_alone(orm, session, given, mode);
    flush::set_autoflush(orm, session, autoflush);
    result
}

/// `session.merge_all(objects)`: one autoflush for all of them.
///
/// # Errors
/// As [`merge`].
pub fn merge_all(
    orm: &mut Orm,
    session: SessionId,
    given: &[InstanceId],
    mode: Merge,
) -> Result<Vec<InstanceId>, OrmError> {
    if mode == Merge::Load {
        flush::autoflush(orm, session)?;
    }
    let autoflush = flush::set_autoflush(orm, session, false);
    let result = given.iter().map(|one| merge_alone(orm, session, *one, mode)).collect();
    flush::set_autoflush(orm, session, autoflush);
    result
}

fn merge_alone(
    orm: &mut Orm,
    session: SessionId,
    given: InstanceId,
    mode: Merge,
) -> Result<InstanceId, OrmError> {
    let mut merging = Merging {
        session,
        mode,
        merged: BTreeMap::new(),
        followed: BTreeSet::new(),
        by_key: BTreeMap::new(),
        depth: 0,
    };
    merge_one(orm, &mut merging, given)
}

fn merge_one(orm: &mut Orm, merging: &mut Merging, given: InstanceId) -> Result<InstanceId, OrmError> {
    if let Some(merged) = merging.merged.get(&given) {
        return Ok(*merged);
    }
    if merging.depth == DEEPEST {
        return Err(OrmError::Unsupported("merging objects that hold each other this deep".into()));
    }
    let key = key_of(orm, merging, given)?;
    let merged = match find(orm, merging, given, key.as_ref())? {
        Some(found) => found,
        None => create(orm, merging, given)?,
    };
    merging.merged.insert(given, merged);
    if let Some(key) = key {
        merging.by_key.insert(key, merged);
    }
    if given != merged {
        merging.depth += 1;
        load::copy_remembered(orm, given, merged);
        for attribute in properties(orm, orm.object(given).class) {
            check_has(orm, merged, attribute)?;
            match orm.attribute(attribute).property {
                Property::Column(_) | Property::Expression(_) => {
                    copy_column(orm, merging, given, merged, attribute)?
                }
                Property::Relationship(_) => copy_relationship(orm, merging, given, merged, attribute)?,
            }
        }
        merging.depth -= 1;
    }
    if merging.mode == Merge::WithoutLoad {
        attributes::mark_loaded(orm, merged);
    }
    Ok(merged)
}

/// The row may be of another class of the hierarchy than the given object.
fn check_has(orm: &OrmState, merged: InstanceId, attribute: AttributeId) -> Result<(), OrmError> {
    let (class, key) = (orm.object(merged).class, &orm.attribute(attribute).key);
    match orm.find_attribute(class, key) {
        Some(own) if own == attribute => Ok(()),
        Some(_) => Err(OrmError::Unsupported("merging into an object of another class".into())),
        None => Err(OrmError::NoMergedKey { key: key.clone() }),
    }
}

/// The attributes of a class as its mapper iterates over them: relationships, columns, and the relationships that a
/// backref made.
fn properties(orm: &OrmState, class: ClassId) -> Vec<AttributeId> {
    let mut properties: Vec<AttributeId> = orm.mapper(class).properties.values().copied().collect();
    properties.sort_by_key(|attribute| match &orm.attribute(*attribute).property {
        Property::Relationship(relationship) if relationship.from_backref => 2,
        Property::Relationship(_) => 0,
        Property::Column(_) | Property::Expression(_) => 1,
    });
    properties
}

/// The key to look up: of an object without identity, what its attributes say, if they say one.
fn key_of(orm: &mut Orm, merging: &Merging, given: InstanceId) -> Result<Option<IdentityKey>, OrmError> {
    if let Some(key) = orm.object(given).key.clone() {
        return Ok(Some(key));
    }
    if membership::is_new(orm, merging.session, given) {
        orm.warn(WarningKind::MergingPending(given))?;
    }
    if merging.mode == Merge::WithoutLoad {
        return Err(OrmError::MergeOfTransient);
    }
    // One that was expired before a rollback made it transient would be loaded, and cannot be.
    let class = orm.object(given).class;
    for column in orm.mapper(class).primary_key.clone() {
        if let Some(attribute) = orm.attribute_of_column(class, column) {
            attributes::get(orm, given, attribute)?;
        }
    }
    let key = crate::unit_of_work::identity_key(orm, given);
    let complete = primary_key_is_set(orm, given) && !key.values.iter().all(Scalar::is_null);
    Ok(complete.then_some(key))
}

fn primary_key_is_set(orm: &OrmState, given: InstanceId) -> bool {
    let object = orm.object(given);
    let mapper = orm.mapper(object.class);
    mapper.primary_key.iter().all(|column| {
        let attribute = orm.attribute_of_column(object.class, *column);
        attribute.is_some_and(|attribute| object.values.contains_key(&attribute))
    })
}

fn find(
    orm: &mut Orm,
    merging: &Merging,
    given: InstanceId,
    key: Option<&IdentityKey>,
) -> Result<Option<InstanceId>, OrmError> {
    let Some(key) = key else { return Ok(None) };
    if let Some(found) = identity::lookup(orm, merging.session, key) {
        return Ok(Some(found));
    }
    if let Some(found) = merging.by_key.get(key) {
        return Ok(Some(*found));
    }
    match merging.mode {
        Merge::Load => {
            let class = orm.object(given).class;
            get(orm, merging.session, class, key.values.to_vec(), Get::default())
        }
        Merge::WithoutLoad if orm.object(given).modified => Err(OrmError::MergeOfDirty),
        Merge::WithoutLoad => {
            let merged = attributes::create_unconfigured(orm, orm.object(given).class);
            attributes::set_key(orm, merged, Some(key.clone()));
            membership::update(orm, merging.session, merged, key.clone())?;
            Ok(Some(merged))
        }
    }
}

fn create(orm: &mut Orm, merging: &Merging, given: InstanceId) -> Result<InstanceId, OrmError> {
    let class = orm.object(given).class;
    let merged = attributes::create_unconfigured(orm, class);
    super::add(orm, merging.session, merged)?;
    Ok(merged)
}

fn copy_column(
    orm: &mut Orm,
    merging: &Merging,
    given: InstanceId,
    merged: InstanceId,
    attribute: AttributeId,
) -> Result<(), OrmError> {
    match (orm.object(given).values.get(&attribute).cloned(), merging.mode) {
        (Some(Value::Scalar(value)), Merge::Load) => attributes::set_scalar(orm, merged, attribute, value),
        (Some(value), _) => {
            attributes::store_value(orm, merged, attribute, Some(value));
            Ok(())
        }
        (None, _) => {
            let object = orm.object(merged);
            if object.key.is_some() && !object.values.contains_key(&attribute) {
                attributes::expire_attribute(orm, merged, attribute);
            }
            Ok(())
        }
    }
}

fn copy_relationship(
    orm: &mut Orm,
    merging: &mut Merging,
    given: InstanceId,
    merged: InstanceId,
    attribute: AttributeId,
) -> Result<(), OrmError> {
    let relationship = orm.relationship(attribute);
    let came_back = relationship.reverse.iter().any(|reverse| merging.followed.contains(&(given, *reverse)));
    if merging.mode == Merge::Load && came_back || !relationship.setup().cascade.merge {
        return Ok(());
    }
    if attributes::is_write_only(orm, attribute) {
        return copy_write_only(orm, merging, given, merged, attribute);
    }
    match orm.object(given).values.get(&attribute).cloned() {
        Some(Value::Collection(collection)) => {
            if merging.mode == Merge::Load {
                // Its present members are then found in the identity map.
                attributes::get_without_raising(orm, merged, attribute)?;
            }
            let mut items = Vec::new();
            for item in orm.collection(collection).items.clone() {
                if item.is_none() {
                    return Err(OrmError::Stranger(Stranger::Instance("NoneType".into())));
                }
                merging.followed.insert((item, attribute));
                items.push(merge_one(orm, merging, item)?);
            }
            match merging.mode {
                Merge::Load => attributes::set_collection(orm, merged, attribute, items, None),
                Merge::WithoutLoad => {
                    attributes::commit_loaded_collection(orm, merged, attribute, &items)?;
                    Ok(())
                }
            }
        }
        Some(Value::Reference(item)) => {
            let item = match item {
                Some(item) => {
                    merging.followed.insert((item, attribute));
                    Some(merge_one(orm, merging, item)?)
                }
                None => None,
            };
            match merging.mode {
                Merge::Load => attributes::set_reference(orm, merged, attribute, item),
                Merge::WithoutLoad => {
                    attributes::store_value(orm, merged, attribute, Some(Value::Reference(item)));
                    Ok(())
                }
            }
        }
        Some(Value::Scalar(_)) | None => Ok(()),
    }
}

/// What was added to a collection that is never loaded.
fn copy_write_only(
    orm: &mut Orm,
    merging: &mut Merging,
    given: InstanceId,
    merged: InstanceId,
    attribute: AttributeId,
) -> Result<(), OrmError> {
    if !orm.object(given).values.contains_key(&attribute) {
        return Ok(());
    }
    if merging.mode == Merge::WithoutLoad || orm.object(given).key.is_some() {
        return Err(OrmError::Unsupported("merging a write-only or dynamic collection of a row".into()));
    }
    let mut items = Vec::new();
    for item in attributes::added_items(orm, given, attribute) {
        merging.followed.insert((item, attribute));
        items.push(merge_one(orm, merging, item)?);
    }
    attributes::set_collection(orm, merged, attribute, items, None)
}

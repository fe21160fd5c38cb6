//! Lazy loads (`LazyLoader`): a many-to-one by its target's key, through the identity map; anything else by a
//! SELECT on the foreign key.

use std::collections::BTreeSet;
use std::sync::Arc;

use bothways_sql::{Expression, From, Statement};
use bothways_world::{AttributeId, Cause, Committed, IdentityKey, InstanceId, Scalar, Value};

use super::{Autoflush, rows};
use crate::config::{ConfiguredRelationship, TableColumn};
use crate::{Orm, OrmError, OrmState, WarningKind, session};

/// What a lazy load gave.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Related {
    /// Objects without a row never load: nothing is stored.
    Empty,
    /// A reference.
    One(Option<InstanceId>),
    /// Members of a collection.
    Many(Vec<InstanceId>),
}

/// Loads a relationship that is not in the dict.
pub(crate) fn lazy(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> Result<Related, OrmError> {
    if orm.object(owner).key.is_none() {
        return Ok(Related::Empty);
    }
    if orm.object(owner).session.is_none() {
        return Err(OrmError::Detached { instance: owner, attribute: Some(attribute) });
    }
    orm.because(Cause::LazyLoad { owner, attribute }, |orm| load(orm, owner, attribute, Autoflush::First))
}

/// The same without autoflush: what a reference held that was set without being loaded.
pub(crate) fn without_autoflush(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<Related, OrmError> {
    orm.because(Cause::LazyLoad { owner, attribute }, |orm| load(orm, owner, attribute, Autoflush::Never))
}

/// A many-to-one's object as the identity map tells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FromIdentityMap {
    /// This object, or None for a NULL key.
    Found(Option<InstanceId>),
    /// The foreign key was never set: the row has NULL, though the object does not know.
    NoValue,
    /// It takes SQL to find out.
    Unknown,
}

/// A many-to-one's object without SQL, by the foreign key as it was committed.
pub(crate) fn from_identity_map(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> FromIdentityMap {
    let Some(session) = orm.object(owner).session else { return FromIdentityMap::Unknown };
    let setup = orm.relationship(attribute).setup().clone();
    let values = match committed_key(orm, owner, &setup) {
        CommittedKey::Known(values) => values,
        CommittedKey::NeverSet => return FromIdentityMap::NoValue,
        CommittedKey::Expired => return FromIdentityMap::Unknown,
    };
    if values.iter().any(Scalar::is_null) {
        return FromIdentityMap::Found(None);
    }
    let key = IdentityKey { class: setup.target, values };
    match session::lookup(orm, session, &key) {
        Some(found) if orm.object(found).expired.is_empty() => FromIdentityMap::Found(Some(found)),
        Some(_) | None => FromIdentityMap::Unknown,
    }
}

/// A many-to-one's object by the foreign key as it is now, which may be loaded; the object itself may not.
pub(crate) fn without_fetching(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<Option<Option<InstanceId>>, OrmError> {
    let Some(session) = orm.object(owner).session else { return Ok(None) };
    if orm.object(owner).key.is_none() {
        return Ok(None);
    }
    let setup = orm.relationship(attribute).setup().clone();
    let Some(values) = current_values(orm, owner, &setup)? else { return Ok(Some(None)) };
    let key = IdentityKey { class: setup.target, values: in_key_order(orm, &setup, &values) };
    Ok(session::lookup(orm, session, &key).map(Some))
}

fn load(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    autoflush: Autoflush,
) -> Result<Related, OrmError> {
    let Some(session) = orm.object(owner).session else { return Ok(Related::Empty) };
    let setup = orm.relationship(attribute).setup().clone();
    let Some(values) = current_values(orm, owner, &setup)? else {
        return Ok(if setup.uselist { Related::Many(Vec::new()) } else { Related::One(None) });
    };
    if setup.use_get {
        let key = in_key_order(orm, &setup, &values);
        return Ok(Related::One(super::get(orm, session, setup.target, key, autoflush)?));
    }
    if autoflush == Autoflush::First {
        session::autoflush(orm, session)?;
    }
    let mut select = rows::select_entity(orm, setup.target);
    let bound = |column| {
        let (_, value) = values.iter().find(|(bound, _)| *bound == column)?;
        Some(Expression::Parameter(value.clone()))
    };
    select.filter = Some(setup.join.lazy_clause(orm, bound));
    if let Some(secondary) = &setup.join.secondary
        && let Some(table) = orm.schema().table(secondary.table)
    {
        let name = table.name.clone();
        select.from.push(From::Table { name, alias: None, joins: Vec::new() });
    }
    select.order_by.clone_from(&setup.order_by);
    let outcome = session::execute(orm, session, &Statement::Select(select))?;
    let mut items: Vec<InstanceId> = Vec::with_capacity(outcome.rows.len());
    // A secondary table may have the same pair twice: the list has the object once.
    let mut seen: BTreeSet<InstanceId> = BTreeSet::new();
    for row in &outcome.rows {
        let item = rows::instance_of_row(orm, session, setup.target, row);
        items.extend(item.filter(|item| seen.insert(*item)));
    }
    if setup.uselist {
        return Ok(Related::Many(items));
    }
    if items.len() > 1 {
        orm.warn(WarningKind::MultipleRows(attribute));
    }
    Ok(Related::One(items.first().copied()))
}

/// Values of the join's local columns.
type LocalValues = Vec<(TableColumn, Scalar)>;

/// Values of the join's local columns now, refreshing them if expired; none if any is NULL. A flush asks for
/// what the rows say, so it goes by the values before the change (`LOAD_AGAINST_COMMITTED`).
fn current_values(
    orm: &mut Orm,
    owner: InstanceId,
    setup: &ConfiguredRelationship,
) -> Result<Option<LocalValues>, OrmError> {
    let class = orm.object(owner).class;
    let mut values = LocalValues::new();
    for local in setup.join.local_columns(orm) {
        let attribute = orm.mapper(class).column_attributes.get(local.position).copied().flatten();
        let Some(attribute) = attribute else { return Ok(None) };
        let flushing = orm.object(owner).session.is_some_and(|session| orm.settings(session).flushing);
        let value = match orm.object(owner).committed.get(&attribute) {
            Some(Committed::Scalar(old)) if flushing => Value::Scalar(old.clone()),
            _ => crate::attributes::get(orm, owner, attribute)?,
        };
        match value {
            Value::Scalar(Scalar::Null) | Value::Reference(_) | Value::Collection(_) => return Ok(None),
            Value::Scalar(value) => values.push((local, value)),
        }
    }
    Ok(Some(values))
}

/// Values of the join's local columns as they were committed, without loading, in the order of the target's key.
enum CommittedKey {
    Known(Arc<[Scalar]>),
    /// Some part was never set on an object that was flushed since.
    NeverSet,
    Expired,
}

fn committed_key(orm: &OrmState, owner: InstanceId, setup: &ConfiguredRelationship) -> CommittedKey {
    let object = orm.object(owner);
    let mapper = orm.mapper(object.class);
    let mut values = LocalValues::new();
    let mut never_set = false;
    for local in setup.join.local_columns(orm) {
        let Some(attribute) = mapper.column_attributes.get(local.position).copied().flatten() else {
            return CommittedKey::Expired;
        };
        match (object.committed.get(&attribute), object.values.get(&attribute)) {
            (Some(Committed::Scalar(value)), _) | (None, Some(Value::Scalar(value))) => {
                values.push((local, value.clone()));
            }
            (Some(_), _) => values.push((local, Scalar::Null)),
            (None, _) if object.expired.binary_search(&attribute).is_ok() => return CommittedKey::Expired,
            (None, _) => never_set = true,
        }
    }
    if never_set { CommittedKey::NeverSet } else { CommittedKey::Known(in_key_order(orm, setup, &values)) }
}

/// Values of the local columns in the order of the target's primary key that they are equated with.
fn in_key_order(orm: &OrmState, setup: &ConfiguredRelationship, values: &LocalValues) -> Arc<[Scalar]> {
    let by_position = |position: &usize| {
        let pairs = &setup.join.local_remote_pairs;
        let (local, _) = pairs.iter().rev().find(|(_, remote)| remote.position == *position)?;
        values.iter().find(|(column, _)| column == local).map(|(_, value)| value.clone())
    };
    orm.mapper(setup.target).primary_key.iter().filter_map(by_position).collect()
}

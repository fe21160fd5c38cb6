//! Collections that are never loaded as a whole (`orm/writeonly.py`, `orm/dynamic.py`): changes wait in the queue of
//! the attribute until a flush writes them, and what the rows hold is asked for by a query. A dynamic collection
//! runs that query where a write-only one refuses.

use std::collections::BTreeSet;

use bothways_world::{AttributeId, Cause, Committed, InstanceId, QueueSide, Scalar, SessionId, Value};

use super::event::{Operation, Token};
use super::history::{History, Passive};
use super::{collection, state};
use crate::config::Lazy;
use crate::query::{self, Cell, Entity, Query, Selectable};
use crate::{Orm, OrmError, OrmState, WarningKind, load, session};

/// Whether a relationship is one of these.
pub fn is_write_only(orm: &OrmState, attribute: AttributeId) -> bool {
    let relationship = orm.attribute(attribute).relationship();
    relationship.is_some_and(|relationship| relationship.options.lazy.is_write_only())
}

/// `collection.add(item)`, `append(item)`.
///
/// # Errors
/// What a listener raises.
pub fn add(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
) -> Result<(), OrmError> {
    let initiator = Token::new(orm, owner, attribute, Operation::Append);
    append(orm, owner, attribute, item, initiator)
}

/// `collection.remove(item)`: nobody looks whether it is there.
///
/// # Errors
/// What a listener raises.
pub fn discard(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
) -> Result<(), OrmError> {
    let initiator = Token::new(orm, owner, attribute, Operation::Remove);
    remove(orm, owner, attribute, item, initiator)
}

/// What was added and not flushed yet.
pub fn added_items(orm: &OrmState, owner: InstanceId, attribute: AttributeId) -> Vec<InstanceId> {
    orm.object(owner).pending.get(&attribute).map_or_else(Vec::new, |pending| pending.added.clone())
}

/// The query for what the rows hold, as a legacy query of a session.
pub fn collection_query(orm: &mut OrmState, owner: InstanceId, attribute: AttributeId) -> Query {
    let filter = load::with_parent(orm, owner, attribute);
    let setup = orm.relationship(attribute).setup();
    let from = setup.join.secondary.as_ref().and_then(|secondary| {
        let between = orm.schema().table(secondary.table)?;
        Some(vec![
            Selectable { name: orm.table_of(setup.target).name.clone(), class: Some(setup.target) },
            Selectable { name: between.name.clone(), class: None },
        ])
    });
    Query {
        entities: vec![Entity::Class(setup.target, None)],
        from: from.unwrap_or_default(),
        filters: filter.conjuncts().to_vec(),
        order_by: setup.order_by.clone(),
        legacy: true,
        ..Query::default()
    }
}

/// Appends from within a chain of events: it is queued first, and stays what it is even if a listener puts another
/// item in its place.
pub(super) fn append(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    orm.because(Cause::Append { owner, attribute, item }, |orm| {
        record_change(orm, owner, attribute)?;
        state::enqueue(orm, owner, attribute, QueueSide::Added, item);
        let item = collection::tell_append(orm, owner, attribute, item, initiator)?;
        if state::tracks_parents(orm, attribute) {
            state::set_has_parent(orm, item, attribute, owner, true);
        }
        Ok(())
    })
}

/// Removes from within a chain of events.
pub(super) fn remove(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    orm.because(Cause::Remove { owner, attribute, item }, |orm| {
        record_change(orm, owner, attribute)?;
        state::queue(orm, owner, attribute, QueueSide::Removed, item);
        if state::tracks_parents(orm, attribute) {
            state::set_has_parent(orm, item, attribute, owner, false);
        }
        collection::tell_remove(orm, owner, attribute, &Committed::Reference(Some(item)), initiator)
    })
}

/// Notes that a collection changes: its key is in the dict from then on, with True (`_modified_event`).
fn record_change(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> Result<(), OrmError> {
    state::record_change(orm, owner, attribute, Committed::NoValue)?;
    if !orm.object(owner).values.contains_key(&attribute) {
        state::store_value(orm, owner, attribute, Some(Value::Scalar(Scalar::Bool(true))));
    }
    Ok(())
}

/// `o.collection = items`. Of a persistent owner it would take the rows to know what goes.
pub(super) fn replace(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    items: &[InstanceId],
) -> Result<(), OrmError> {
    let mut old = match orm.object(owner).key {
        Some(_) => current_items(orm, owner, attribute)?,
        None => Vec::new(),
    };
    record_change(orm, owner, attribute)?;
    let mut known: BTreeSet<InstanceId> = old.iter().copied().collect();
    old.extend(added_items(orm, owner, attribute).into_iter().filter(|item| known.insert(*item)));
    let mut is: BTreeSet<InstanceId> = BTreeSet::new();
    for item in items {
        is.insert(*item);
        if !known.contains(item) {
            add(orm, owner, attribute, *item)?;
        }
    }
    for item in old.into_iter().filter(|item| !is.contains(item)) {
        discard(orm, owner, attribute, item)?;
    }
    Ok(())
}

/// What a replacement of a persistent owner's collection iterates over.
fn current_items(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<Vec<InstanceId>, OrmError> {
    if orm.relationship(attribute).options.lazy == Lazy::WriteOnly {
        return Err(OrmError::NoImplicitIteration(orm.object(owner).class, attribute));
    }
    let Some(session) = flushed_session(orm, owner)? else {
        warn_detached(orm, owner)?;
        return Ok(added_items(orm, owner, attribute));
    };
    rows(orm, session, owner, attribute)
}

/// The session that a dynamic collection is read from: flushed first, unless that is not automatic. None: the owner
/// has no row yet, or is in no session, and only what was added is known (`AppenderMixin.session`).
///
/// # Errors
/// A failed flush.
pub fn flushed_session(orm: &mut Orm, owner: InstanceId) -> Result<Option<SessionId>, OrmError> {
    let Some(session) = orm.object(owner).session else { return Ok(None) };
    if session::autoflushes(orm, session) && session::contains(orm, session, owner) {
        session::flush(orm, session)?;
    }
    Ok(orm.object(owner).key.is_some().then_some(session))
}

/// Warns of a dynamic collection that is read of an object which has left its session.
///
/// # Errors
/// The program made the warning an error.
pub fn warn_detached(orm: &mut Orm, owner: InstanceId) -> Result<(), OrmError> {
    orm.warn(WarningKind::DetachedDynamic(owner))
}

fn rows(
    orm: &mut Orm,
    session: SessionId,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<Vec<InstanceId>, OrmError> {
    let query = collection_query(orm, owner, attribute);
    let rows = query::execute(orm, session, &query)?.rows;
    let mut seen = BTreeSet::new();
    let items = rows.into_iter().flatten().filter_map(|cell| match cell {
        Cell::Instance(item) => item,
        Cell::Scalar(_) => None,
    });
    Ok(items.filter(|item| seen.insert(*item)).collect())
}

/// The history: what is queued, and with [`Passive::Load`] what the rows hold beside that.
pub(super) fn history(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    passive: Passive,
) -> Result<History, OrmError> {
    let pending = orm.object(owner).pending.get(&attribute).cloned().unwrap_or_default();
    let some = |items: Vec<InstanceId>| items.into_iter().map(Some).collect();
    if passive != Passive::Load || orm.object(owner).key.is_none() {
        return Ok(History {
            added: some(pending.added),
            unchanged: Vec::new(),
            deleted: some(pending.removed),
        });
    }
    let stored = stored_items(orm, owner, attribute)?;
    let is_stored: BTreeSet<InstanceId> = stored.iter().copied().collect();
    let goes: BTreeSet<InstanceId> = pending.removed.iter().copied().collect();
    Ok(History {
        added: some(pending.added.into_iter().filter(|item| !is_stored.contains(item)).collect()),
        unchanged: some(stored.into_iter().filter(|item| !goes.contains(item)).collect()),
        deleted: some(pending.removed.into_iter().filter(|item| is_stored.contains(item)).collect()),
    })
}

/// What a cascade follows that has to load: what was added, then what the rows hold, also what is to be removed.
///
/// # Errors
/// A write-only collection cannot be loaded.
pub(crate) fn added_and_stored(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<Vec<InstanceId>, OrmError> {
    let mut items = added_items(orm, owner, attribute);
    if orm.object(owner).key.is_some() {
        let known: BTreeSet<InstanceId> = items.iter().copied().collect();
        let stored = stored_items(orm, owner, attribute)?;
        items.extend(stored.into_iter().filter(|item| !known.contains(item)));
    }
    Ok(items)
}

/// Loads what the query of a collection reads of its owner: unlike the query itself, that may send a flush before it.
fn refresh_key(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> Result<(), OrmError> {
    let class = orm.object(owner).class;
    let setup = orm.relationship(attribute).configured.as_ref();
    let pairs = setup.map(|setup| setup.pairs.clone()).unwrap_or_default();
    for pair in pairs {
        let Some(own) = orm.attribute_of_column(class, pair.local) else { continue };
        if orm.object(owner).expired.binary_search(&own).is_ok() {
            super::get(orm, owner, own)?;
        }
    }
    Ok(())
}

/// What the rows hold, without a flush before.
fn stored_items(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<Vec<InstanceId>, OrmError> {
    if orm.relationship(attribute).options.lazy == Lazy::WriteOnly {
        return Err(OrmError::CannotLoadWriteOnly(orm.object(owner).class, attribute));
    }
    let Some(session) = orm.object(owner).session else {
        return Err(OrmError::DetachedCollection { owner, attribute });
    };
    refresh_key(orm, owner, attribute)?;
    let before = session::set_autoflush(orm, session, false);
    let items = rows(orm, session, owner, attribute);
    session::set_autoflush(orm, session, before);
    items
}

//! What is reachable from an object along a cascade (`Mapper.cascade_iterator`).

use std::collections::BTreeSet;

use bothways_world::{AttributeId, Committed, InstanceId, SessionId, Value};

use super::membership::contains;
use crate::attributes::Stranger;
use crate::config::PassiveDeletes;
use crate::{Orm, OrmError, OrmState, attributes, collections};

/// The cascades.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CascadeKind {
    /// Through what is loaded or in the history; stops at members of the session.
    SaveUpdate(SessionId),
    /// Loads collections on the way.
    Delete,
    /// Through what is loaded.
    RefreshExpire,
    /// Through what is loaded.
    Expunge,
}

/// What to do at each object reached: it may change what the walk finds next.
pub(crate) type Visit<'v> = &'v mut dyn FnMut(&mut Orm, AttributeId, InstanceId) -> Result<(), OrmError>;

/// Walks depth first, visiting each object once, before what lies behind it.
pub(crate) fn each(
    orm: &mut Orm,
    kind: CascadeKind,
    start: InstanceId,
    visit: Visit<'_>,
) -> Result<(), OrmError> {
    let mut visited = BTreeSet::new();
    // An explicit stack: a long chain of objects must not overflow the native one.
    let mut stack = vec![properties(orm, kind, start)];
    while let Some(level) = stack.last_mut() {
        let Some(next) = level.pop() else {
            stack.pop();
            continue;
        };
        match next {
            Todo::Follow(owner, attribute) => {
                let mut items: Vec<Todo> = Vec::new();
                for item in related(orm, kind, owner, attribute)? {
                    if !halts(orm, kind, attribute, item) && visited.insert(item) {
                        items.push(Todo::Visit(attribute, item));
                    }
                }
                items.reverse();
                stack.push(items);
            }
            Todo::Visit(attribute, item) => {
                let target = orm.relationship(attribute).setup().target;
                if !orm.is_a(orm.object(item).class, target) {
                    return Err(OrmError::CascadeToWrongType { attribute, item });
                }
                visit(orm, attribute, item)?;
                stack.push(properties(orm, kind, item));
            }
        }
    }
    Ok(())
}

/// Whether the walk goes not even to an object: saving knows the members of the session, and expiring leaves what has
/// no row to an owner that would have it deleted.
fn halts(orm: &OrmState, kind: CascadeKind, attribute: AttributeId, item: InstanceId) -> bool {
    match kind {
        CascadeKind::SaveUpdate(session) => contains(orm, session, item),
        CascadeKind::RefreshExpire => {
            orm.object(item).key.is_none() && !orm.relationship(attribute).setup().cascade.delete_orphan
        }
        CascadeKind::Delete | CascadeKind::Expunge => false,
    }
}

/// Everything reachable, in order.
pub(crate) fn reach(
    orm: &mut Orm,
    kind: CascadeKind,
    start: InstanceId,
) -> Result<Vec<InstanceId>, OrmError> {
    let mut found = Vec::new();
    each(orm, kind, start, &mut |_, _, item| {
        found.push(item);
        Ok(())
    })?;
    Ok(found)
}

enum Todo {
    Follow(InstanceId, AttributeId),
    Visit(AttributeId, InstanceId),
}

/// The relationships of an object that carry the cascade, last first.
fn properties(orm: &OrmState, kind: CascadeKind, owner: InstanceId) -> Vec<Todo> {
    let carries = |attribute: &AttributeId| {
        let Some(setup) = orm.attribute(*attribute).relationship().and_then(|r| r.configured.as_ref()) else {
            return false;
        };
        match kind {
            CascadeKind::SaveUpdate(_) => setup.cascade.save_update,
            CascadeKind::Delete => setup.cascade.delete,
            CascadeKind::RefreshExpire => setup.cascade.refresh_expire,
            CascadeKind::Expunge => setup.cascade.expunge,
        }
    };
    let class = orm.object(owner).class;
    orm.mapper(class)
        .properties
        .values()
        .rev()
        .copied()
        .filter(carries)
        .map(|attribute| Todo::Follow(owner, attribute))
        .collect()
}

fn related(
    orm: &mut Orm,
    kind: CascadeKind,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<Vec<InstanceId>, OrmError> {
    attributes::check_stranger(orm, owner, attribute)?;
    if attributes::is_write_only(orm, attribute) {
        return of_write_only(orm, kind, owner, attribute);
    }
    match kind {
        CascadeKind::SaveUpdate(_) => Ok(all_pending(orm, owner, attribute)),
        CascadeKind::Delete => {
            // Without a session nothing can be loaded, and nothing is asked for.
            let is_passive = orm.relationship(attribute).setup().passive_deletes != PassiveDeletes::No;
            if orm.object(owner).session.is_some() && !is_passive {
                attributes::get_without_raising(orm, owner, attribute)?;
            }
            // Loading it again after `del` gave None; whoever does not load is given a symbol.
            if is_passive { held(orm, owner, attribute) } else { loaded_objects(orm, owner, attribute) }
        }
        CascadeKind::RefreshExpire | CascadeKind::Expunge => held(orm, owner, attribute),
    }
}

/// What is queued for a collection that is never loaded; a delete has to know the rows, too.
fn of_write_only(
    orm: &mut Orm,
    kind: CascadeKind,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<Vec<InstanceId>, OrmError> {
    match kind {
        CascadeKind::SaveUpdate(_) => Ok(all_pending(orm, owner, attribute)),
        CascadeKind::Delete if orm.relationship(attribute).setup().passive_deletes == PassiveDeletes::No => {
            attributes::added_and_stored(orm, owner, attribute)
        }
        CascadeKind::Delete | CascadeKind::RefreshExpire | CascadeKind::Expunge => {
            Ok(attributes::added_items(orm, owner, attribute))
        }
    }
}

/// What is in the dict. SQLAlchemy takes the symbol for "no value" for an object where `del` removed a known one.
fn held(orm: &Orm, owner: InstanceId, attribute: AttributeId) -> Result<Vec<InstanceId>, OrmError> {
    if !orm.object(owner).values.contains_key(&attribute) && attributes::has_history(orm, owner, attribute) {
        return Err(OrmError::SymbolInstead { uselist: orm.relationship(attribute).setup().uselist });
    }
    loaded_objects(orm, owner, attribute)
}

/// The same for a cascade that asks for the state of each member, which None has not (`_value_as_iterable`).
fn loaded_objects(
    orm: &OrmState,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<Vec<InstanceId>, OrmError> {
    if let Some(Value::Collection(collection)) = orm.object(owner).values.get(&attribute)
        && collections::holds(orm, *collection, InstanceId::NONE)
    {
        return Err(OrmError::Stranger(Stranger::Instance("NoneType".into())));
    }
    Ok(loaded(orm, owner, attribute))
}

fn loaded(orm: &OrmState, owner: InstanceId, attribute: AttributeId) -> Vec<InstanceId> {
    match orm.object(owner).values.get(&attribute) {
        Some(Value::Collection(collection)) => {
            let items = orm.collection(*collection).items.iter();
            items.copied().filter_map(InstanceId::known).collect()
        }
        Some(Value::Reference(reference)) => reference.iter().copied().collect(),
        Some(Value::Scalar(_)) | None => Vec::new(),
    }
}

/// Members now, those that were added first, and members that were there before the first change
/// (`get_all_pending`).
pub(crate) fn all_pending(orm: &OrmState, owner: InstanceId, attribute: AttributeId) -> Vec<InstanceId> {
    let object = orm.object(owner);
    if attributes::is_write_only(orm, attribute) {
        let Some(pending) = object.pending.get(&attribute) else { return Vec::new() };
        let added: BTreeSet<InstanceId> = pending.added.iter().copied().collect();
        let gone = pending.removed.iter().filter(|item| !added.contains(item));
        return pending.added.iter().chain(gone).copied().collect();
    }
    if !object.values.contains_key(&attribute) {
        return Vec::new();
    }
    all_known(orm, owner, attribute)
}

/// The same of a reference where it may be loaded: after `del` nothing is in the dict, and what was there before
/// still counts.
pub(crate) fn all_known(orm: &OrmState, owner: InstanceId, attribute: AttributeId) -> Vec<InstanceId> {
    let object = orm.object(owner);
    let current = loaded(orm, owner, attribute);
    let original: &[InstanceId] = match object.committed.get(&attribute) {
        Some(Committed::Items(items)) => items,
        Some(Committed::Reference(Some(reference))) => std::slice::from_ref(reference),
        Some(Committed::Reference(None) | Committed::NoValue | Committed::Unknown | Committed::Scalar(_))
        | None => &[],
    };
    let was: BTreeSet<InstanceId> = original.iter().copied().collect();
    let is: BTreeSet<InstanceId> = current.iter().copied().collect();
    let kept = current.iter().filter(|item| was.contains(item));
    let added = current.iter().filter(|item| !was.contains(item));
    let gone = original.iter().filter(|item| !item.is_none() && !is.contains(item));
    added.chain(kept).chain(gone).copied().collect()
}

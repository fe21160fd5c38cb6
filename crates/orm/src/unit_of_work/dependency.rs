//! Dependency processors: what each relationship adds to a flush (`orm/dependency.py`).

pub(super) mod key_switch;
mod many_to_many;
mod many_to_one;
mod one_to_many;

use bothways_world::{AttributeId, Cause, InstanceId};

use super::actions::Action;
use super::{Fate, Reason, UnitOfWork};
use crate::attributes::{Passive, added_and_stored, has_parent, is_write_only};
use crate::config::{Direction, PassiveDeletes, TableColumn};
use crate::session::{CascadeKind, all_known, all_pending, reach};
use crate::{Orm, OrmError, OrmState};

/// Registers further objects because of objects to be deleted.
pub(super) fn presort_deletes(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    match direction(orm, attribute) {
        Direction::OneToMany => one_to_many::presort_deletes(orm, uow, attribute, owners),
        Direction::ManyToOne => many_to_one::presort_deletes(orm, uow, attribute, owners),
        Direction::ManyToMany => many_to_many::presort_deletes(orm, uow, attribute, owners),
    }
}

/// Registers further objects because of objects to be saved.
pub(super) fn presort_saves(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    match direction(orm, attribute) {
        Direction::OneToMany => one_to_many::presort_saves(orm, uow, attribute, owners),
        Direction::ManyToOne => many_to_one::presort_saves(orm, uow, attribute, owners),
        Direction::ManyToMany => many_to_many::presort_saves(orm, uow, attribute, owners),
    }
}

/// Copies or clears foreign keys.
pub(super) fn process(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
    fate: Fate,
) -> Result<(), OrmError> {
    match (direction(orm, attribute), fate) {
        (Direction::OneToMany, Fate::Save) => one_to_many::process_saves(orm, uow, attribute, owners),
        (Direction::OneToMany, Fate::Delete) => one_to_many::process_deletes(orm, uow, attribute, owners),
        (Direction::ManyToOne, Fate::Save) => many_to_one::process_saves(orm, uow, attribute, owners),
        (Direction::ManyToOne, Fate::Delete) => many_to_one::process_deletes(orm, uow, attribute, owners),
        (Direction::ManyToMany, Fate::Save) => many_to_many::process_saves(orm, uow, attribute, owners),
        (Direction::ManyToMany, Fate::Delete) => many_to_many::process_deletes(orm, uow, attribute, owners),
    }
}

/// Whether the relationship matters in this flush: any history, or objects of both classes in it.
pub(super) fn has_changes(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
    fate: Fate,
) -> Result<bool, OrmError> {
    let setup = orm.relationship(attribute).setup();
    let (target, self_referential) = (setup.target, setup.self_referential);
    let passive = match (fate, setup.direction) {
        (Fate::Delete, Direction::OneToMany | Direction::ManyToMany) => delete_passive(orm, attribute),
        (Fate::Delete, Direction::ManyToOne) if setup.passive_deletes == PassiveDeletes::No => {
            Passive::NoFetchRelated
        }
        (Fate::Save, _) | (Fate::Delete, Direction::ManyToOne) => Passive::NoInitialize,
    };
    for owner in owners {
        if !uow.history(orm, *owner, attribute, passive)?.is_empty() {
            return Ok(true);
        }
    }
    Ok(!owners.is_empty() && !self_referential && uow.classes.contains_key(&target))
}

/// Whether a delete loads what is not loaded yet. What is queued for a collection that is not is no child yet; rows
/// of a secondary table are asked for with it first.
fn delete_passive(orm: &OrmState, attribute: AttributeId) -> Passive {
    let setup = orm.relationship(attribute).setup();
    match (setup.passive_deletes, setup.direction) {
        (PassiveDeletes::No, _) => Passive::Load,
        (PassiveDeletes::Unloaded | PassiveDeletes::All, Direction::OneToMany) => Passive::WithoutPending,
        (PassiveDeletes::Unloaded | PassiveDeletes::All, _) => Passive::NoInitialize,
    }
}

/// Whether the delete of a single object reads what its reference refers to.
pub(super) fn reads_reference(orm: &OrmState, attribute: AttributeId) -> bool {
    !orm.relationship(attribute).setup().uselist && delete_passive(orm, attribute) == Passive::Load
}

/// What is related to a single object that is deleted, whose delete has to be ordered by that.
pub(super) fn related_to_deleted(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<Vec<InstanceId>, OrmError> {
    if reads_reference(orm, attribute) {
        // Not as a history is asked for: a key that was never set refers to None (`get_all_pending`).
        crate::attributes::get_without_raising(orm, owner, attribute)?;
        return Ok(all_known(orm, owner, attribute));
    }
    let mut related = all_pending(orm, owner, attribute);
    if delete_passive(orm, attribute) == Passive::Load && is_write_only(orm, attribute) {
        let mut all = added_and_stored(orm, owner, attribute)?;
        related.retain(|item| !all.contains(item));
        all.append(&mut related);
        related = all;
    }
    Ok(related)
}

/// The columns that the relationship writes.
fn synchronized_columns(orm: &OrmState, attribute: AttributeId) -> Vec<TableColumn> {
    let setup = orm.relationship(attribute).setup();
    let pairs = setup.pairs.iter();
    match setup.direction {
        Direction::OneToMany => pairs.map(|pair| pair.remote).collect(),
        Direction::ManyToOne => pairs.map(|pair| pair.local).collect(),
        Direction::ManyToMany => Vec::new(),
    }
}

/// Registers an object for deletion, and with it what the delete cascade reaches from there.
fn register_delete(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    item: InstanceId,
) -> Result<(), OrmError> {
    uow.register_for(orm, item, Fate::Delete, Reason { operation: "delete", attribute })?;
    for reached in reach(orm, CascadeKind::Delete, item)? {
        uow.register(orm, reached, Fate::Delete);
    }
    Ok(())
}

/// Registers for deletion what has no owner left along a relationship with `delete-orphan`.
fn register_orphan(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    orphan: InstanceId,
) -> Result<(), OrmError> {
    if uow.is_deleted(orphan) {
        return register_delete(orm, uow, attribute, orphan);
    }
    orm.because(Cause::Orphan { attribute, item: orphan }, |orm| register_delete(orm, uow, attribute, orphan))
}

/// Registers for deletion what an owner with `delete-orphan` gave up and nobody took.
fn register_orphans(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owner: InstanceId,
    passive: Passive,
) -> Result<(), OrmError> {
    let history = uow.history(orm, owner, attribute, passive)?;
    for orphan in history.deleted.into_iter().flatten() {
        if !has_parent(orm, orphan, attribute) {
            register_orphan(orm, uow, attribute, orphan)?;
        }
    }
    Ok(())
}

/// The objects that were added. None in a collection is refused when its turn comes (`_verify_canload`).
fn without_none(
    orm: &OrmState,
    attribute: AttributeId,
    added: &[Option<InstanceId>],
) -> Vec<Result<InstanceId, OrmError>> {
    let uselist = orm.relationship(attribute).setup().uselist;
    let found = added.iter().filter_map(|item| match item {
        Some(item) => Some(Ok(*item)),
        None => uselist.then_some(Err(OrmError::NoneInCollection(attribute))),
    });
    found.collect()
}

/// Refuses an object of another class than the related one.
fn check_type(orm: &OrmState, attribute: AttributeId, child: InstanceId) -> Result<(), OrmError> {
    let expected = orm.relationship(attribute).setup().target;
    let class = orm.object(child).class;
    match orm.is_a(class, expected) {
        true if class == expected
            || orm.polymorphic_on(expected).is_some()
            || orm.relationship(attribute).options.takes_subclasses =>
        {
            Ok(())
        }
        is_subclass => Err(OrmError::WrongType { item: child, attribute, expected, is_subclass }),
    }
}

/// Adds the relationship's actions and their place between the saves and deletes of both classes.
pub(super) fn add_actions(orm: &OrmState, uow: &mut UnitOfWork, attribute: AttributeId) {
    let class = orm.base_of(orm.attribute(attribute).class);
    let target = orm.base_of(orm.relationship(attribute).setup().target);
    uow.processes.entry(class).or_default().insert(attribute);
    let (after_save, before_delete) =
        (Action::ProcessAll(attribute, false), Action::ProcessAll(attribute, true));
    let (parent_saves, parent_deletes) = (Action::SaveAll(class), Action::DeleteAll(class));
    let (child_saves, child_deletes) = (Action::SaveAll(target), Action::DeleteAll(target));
    let written = |deletes: bool| post_update(orm, attribute, deletes);
    let edges: &[(Action, Action)] = match (direction(orm, attribute), written(false), written(true)) {
        (Direction::OneToMany, Some(after), Some(before)) => &[
            (child_saves, after_save),
            (parent_saves, after_save),
            (after_save, after),
            (child_saves, before_delete),
            (before_delete, after),
            (after, parent_deletes),
            (before_delete, before),
            (before, parent_deletes),
            (before, child_deletes),
        ],
        (Direction::ManyToOne, Some(after), Some(before)) => &[
            (child_saves, after_save),
            (parent_saves, after_save),
            (after_save, after),
            (after_save, before),
            (before_delete, before),
            (before, child_deletes),
            (before, parent_deletes),
        ],
        (Direction::OneToMany, ..) => &[
            (parent_saves, after_save),
            (after_save, child_saves),
            (after_save, child_deletes),
            (child_saves, parent_deletes),
            (child_deletes, parent_deletes),
            (before_delete, child_saves),
            (before_delete, child_deletes),
        ],
        (Direction::ManyToOne, ..) => &[
            (child_saves, after_save),
            (after_save, parent_saves),
            (parent_saves, child_deletes),
            (parent_deletes, child_deletes),
        ],
        (Direction::ManyToMany, ..) => &[
            (parent_saves, after_save),
            (child_saves, after_save),
            (after_save, child_deletes),
            (before_delete, parent_saves),
            (before_delete, parent_deletes),
            (before_delete, child_deletes),
            (before_delete, child_saves),
        ],
    };
    for (first, second) in edges {
        uow.depend(*first, *second);
    }
    uow.actions.insert(before_delete);
}

/// Orders the actions of one object and one related object.
pub(super) fn order_single(
    orm: &OrmState,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    parent: Action,
    process: Action,
    (child, child_fate): (Action, Fate),
    fate: Fate,
) {
    if let Some(update) = post_update(orm, attribute, fate == Fate::Delete) {
        match (direction(orm, attribute), fate, child_fate) {
            (Direction::OneToMany, Fate::Save, Fate::Delete) => {
                uow.depend(child, process);
                uow.depend(process, update);
            }
            (Direction::ManyToOne, Fate::Save, Fate::Delete) => {
                uow.depend(process, update);
                uow.depend(update, child);
            }
            (Direction::OneToMany | Direction::ManyToOne, Fate::Save, Fate::Save) => {
                uow.depend(parent, process);
                uow.depend(child, process);
                uow.depend(process, update);
            }
            (Direction::OneToMany, Fate::Delete, _) => {
                uow.depend(process, update);
                uow.depend(update, parent);
            }
            (Direction::ManyToOne, Fate::Delete, _) => {
                uow.depend(process, update);
                uow.depend(update, parent);
                uow.depend(update, child);
            }
            // Neither side has foreign keys of its own to write.
            (Direction::ManyToMany, ..) => {}
        }
        return;
    }
    match (direction(orm, attribute), fate, child_fate) {
        (Direction::OneToMany, Fate::Save, _) => {
            uow.depend(parent, process);
            uow.depend(process, child);
            uow.depend(parent, child);
        }
        (Direction::OneToMany, Fate::Delete, _) => {
            uow.depend(process, child);
            uow.depend(child, parent);
        }
        (Direction::ManyToOne, Fate::Save, Fate::Save) => {
            uow.depend(child, process);
            uow.depend(process, parent);
        }
        (Direction::ManyToOne, Fate::Save, Fate::Delete) => uow.depend(process, parent),
        (Direction::ManyToOne, Fate::Delete, Fate::Delete) => uow.depend(parent, child),
        (Direction::ManyToOne, Fate::Delete, Fate::Save) => {}
        (Direction::ManyToMany, Fate::Save, Fate::Save) => {
            uow.depend(parent, process);
            uow.depend(child, process);
        }
        (Direction::ManyToMany, Fate::Save, Fate::Delete) => {
            uow.depend(parent, process);
            uow.depend(process, child);
        }
        (Direction::ManyToMany, Fate::Delete, _) => {
            uow.depend(process, child);
            uow.depend(process, parent);
        }
    }
}

/// Orders the actions of one object whose related objects are not part of the flush.
pub(super) fn order_alone(
    orm: &OrmState,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    parent: Action,
    process: Action,
    fate: Fate,
) {
    if let Some(update) = post_update(orm, attribute, fate == Fate::Delete) {
        uow.depend(process, update);
        match fate {
            Fate::Save => uow.depend(parent, process),
            Fate::Delete => uow.depend(update, parent),
        }
        return;
    }
    match (direction(orm, attribute), fate) {
        (Direction::OneToMany | Direction::ManyToMany, Fate::Save) => uow.depend(parent, process),
        (Direction::ManyToMany, Fate::Delete) => uow.depend(process, parent),
        (Direction::ManyToOne, Fate::Save) => uow.depend(process, parent),
        (Direction::OneToMany | Direction::ManyToOne, Fate::Delete) => {}
    }
}

/// The action that writes the foreign keys of a relationship with `post_update`.
fn post_update(orm: &OrmState, attribute: AttributeId, deletes: bool) -> Option<Action> {
    let setup = orm.relationship(attribute).setup();
    let class = match setup.direction {
        Direction::OneToMany => setup.target,
        Direction::ManyToOne => orm.attribute(attribute).class,
        Direction::ManyToMany => return None,
    };
    setup.post_update.then_some(Action::PostUpdateAll(orm.base_of(class), deletes))
}

fn direction(orm: &OrmState, attribute: AttributeId) -> Direction {
    orm.relationship(attribute).setup().direction
}

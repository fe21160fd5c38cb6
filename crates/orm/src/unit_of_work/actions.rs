//! The actions of a flush, layer by layer: whole tables, or single objects where tables depend on each other
//! in a circle (a tree).

use std::collections::BTreeSet;

use bothways_world::{AttributeId, ClassId, InstanceId, Value};

use super::dependency::key_switch;
use super::graph::Layers;
use super::{Fate, UnitOfWork, dependency, graph, persistence, post_update};
use crate::error::CircularAction;
use crate::{Orm, OrmError, OrmState, session};

/// One action. `true` in a process action means the one for deletes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Action {
    /// DELETE all of a hierarchy, by its base.
    DeleteAll(ClassId),
    /// Copy keys along a relationship.
    ProcessAll(AttributeId, bool),
    /// Copy keys that changed to those who refer to them.
    SwitchKeys(AttributeId),
    /// INSERT and UPDATE all of a hierarchy, by its base.
    SaveAll(ClassId),
    /// DELETE one object.
    DeleteOne(InstanceId),
    /// Copy keys along a relationship of one object.
    ProcessOne(AttributeId, bool, InstanceId),
    /// INSERT or UPDATE one object.
    SaveOne(InstanceId),
    /// The extra UPDATE of relationships with `post_update`, of objects saved or of objects to be deleted.
    PostUpdateAll(ClassId, bool),
}

/// Registers everything that takes part, orders it, runs it.
pub(super) fn execute(orm: &mut Orm, uow: &mut UnitOfWork) -> Result<(), OrmError> {
    while preprocess(orm, uow)? {}
    let cycles = graph::nodes_in_cycles(&uow.dependencies);
    let disabled = if cycles.is_empty() { BTreeSet::new() } else { break_cycles(orm, uow, &cycles)? };
    let mut actions: Vec<Action> = uow
        .actions
        .iter()
        .copied()
        .filter(|action| !cycles.contains(action) && !disabled.contains(action))
        .collect();
    actions.sort_by_cached_key(|action| sort_key(orm, *action));
    let Layers { layers, circular } = graph::layers(&uow.dependencies, &actions);
    for layer in layers {
        run_layer(orm, uow, layer)?;
    }
    if circular.is_empty() {
        return Ok(());
    }
    // What does not wait for the circle was sent before it shows.
    let circle = graph::nodes_in_cycles(&uow.dependencies);
    let actions = circular.into_iter().filter(|action| circle.contains(action));
    Err(OrmError::CircularDependency { actions: actions.filter_map(single).collect() })
}

/// An action of a single object, as the error names it.
fn single(action: Action) -> Option<CircularAction> {
    match action {
        Action::SaveOne(instance) => Some(CircularAction::Save(instance)),
        Action::DeleteOne(instance) => Some(CircularAction::Delete(instance)),
        Action::ProcessOne(attribute, deletes, instance) => {
            Some(CircularAction::Process { attribute, instance, deletes })
        }
        Action::SaveAll(_)
        | Action::DeleteAll(_)
        | Action::ProcessAll(..)
        | Action::SwitchKeys(_)
        | Action::PostUpdateAll(..) => None,
    }
}

/// One round of preprocessing; true if anything new was looked at.
fn preprocess(orm: &mut Orm, uow: &mut UnitOfWork) -> Result<bool, OrmError> {
    let mut worked = false;
    for index in 0..uow.preprocessors.len() {
        let Some(preprocessor) = uow.preprocessors.get(index) else { break };
        let attribute = preprocessor.attribute;
        let class = match preprocessor.of_switched_keys {
            true => orm.relationship(attribute).setup().target,
            false => orm.attribute(attribute).class,
        };
        let unprocessed = |fate: Fate| -> Vec<InstanceId> {
            let of_class = uow.of_class(orm, class, fate);
            of_class.into_iter().filter(|instance| !preprocessor.processed.contains(instance)).collect()
        };
        let (deletes, saves) = (unprocessed(Fate::Delete), unprocessed(Fate::Save));
        if deletes.is_empty() && saves.is_empty() {
            continue;
        }
        worked = true;
        let has_actions = preprocessor.has_actions;
        if preprocessor.of_switched_keys {
            let switched = key_switch::switchers(orm, attribute, &saves);
            key_switch::presort_saves(orm, uow, attribute, &switched)?;
            if !switched.is_empty() && !has_actions {
                key_switch::add_actions(orm, uow, attribute);
            }
            if let Some(preprocessor) = uow.preprocessors.get_mut(index) {
                preprocessor.has_actions |= !switched.is_empty();
                preprocessor.switched.extend(switched);
                preprocessor.processed.extend(deletes.into_iter().chain(saves));
            }
            continue;
        }
        if !deletes.is_empty() {
            dependency::presort_deletes(orm, uow, attribute, &deletes)?;
        }
        if !saves.is_empty() {
            dependency::presort_saves(orm, uow, attribute, &saves)?;
        }
        let changes = !has_actions
            && (dependency::has_changes(orm, uow, attribute, &deletes, Fate::Delete)?
                || dependency::has_changes(orm, uow, attribute, &saves, Fate::Save)?);
        if changes {
            dependency::add_actions(orm, uow, attribute);
        }
        if let Some(preprocessor) = uow.preprocessors.get_mut(index) {
            preprocessor.has_actions |= changes;
            preprocessor.processed.extend(deletes.into_iter().chain(saves));
        }
    }
    Ok(worked)
}

/// Replaces the actions in a circle by actions of single objects. Gives the whole-table process actions that
/// these make superfluous.
fn break_cycles(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    cycles: &BTreeSet<Action>,
) -> Result<BTreeSet<Action>, OrmError> {
    let mut disabled = BTreeSet::new();
    let mut replacements: Vec<(Action, Vec<Action>)> = Vec::new();
    for action in cycles {
        let (class, fate) = match action {
            Action::SaveAll(class) => (*class, Fate::Save),
            Action::DeleteAll(class) => (*class, Fate::Delete),
            _ => {
                replacements.push((*action, Vec::new()));
                continue;
            }
        };
        let instances = uow.of_class(orm, class, fate);
        let mut singles = Vec::new();
        for instance in &instances {
            let single = match fate {
                Fate::Save => Action::SaveOne(*instance),
                Fate::Delete => Action::DeleteOne(*instance),
            };
            match fate {
                Fate::Save => uow.depend(single, Action::DeleteAll(class)),
                Fate::Delete => uow.depend(Action::SaveAll(class), single),
            }
            singles.push(single);
        }
        replacements.push((*action, singles));
        for attribute in uow.processes.get(&class).cloned().unwrap_or_default() {
            let deletes = fate == Fate::Delete;
            disabled.insert(Action::ProcessAll(attribute, deletes));
            let owning = orm.attribute(attribute).class;
            let owners = instances.iter().copied();
            let owners: Vec<InstanceId> =
                owners.filter(|instance| orm.is_a(orm.object(*instance).class, owning)).collect();
            single_dependencies(orm, uow, attribute, &owners, fate, cycles)?;
        }
    }
    let edges: Vec<(Action, Action)> = uow.dependencies.iter().copied().collect();
    for (first, second) in edges {
        let inside = cycles.contains(&first) && cycles.contains(&second);
        if inside || disabled.contains(&first) || disabled.contains(&second) {
            uow.dependencies.remove(&(first, second));
            continue;
        }
        let singles = |action: Action| {
            replacements.iter().find(|(replaced, _)| *replaced == action).map(|(_, singles)| singles.clone())
        };
        if let Some(firsts) = singles(first) {
            uow.dependencies.remove(&(first, second));
            uow.dependencies.extend(firsts.into_iter().map(|single| (single, second)));
        } else if let Some(seconds) = singles(second) {
            uow.dependencies.remove(&(first, second));
            uow.dependencies.extend(seconds.into_iter().map(|single| (first, single)));
        }
    }
    Ok(disabled)
}

/// The process actions of single objects along one relationship, and their order.
fn single_dependencies(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
    fate: Fate,
    cycles: &BTreeSet<Action>,
) -> Result<(), OrmError> {
    let class = orm.base_of(orm.attribute(attribute).class);
    let target = orm.base_of(orm.relationship(attribute).setup().target);
    let children_in_cycle =
        cycles.contains(&Action::SaveAll(target)) || cycles.contains(&Action::DeleteAll(target));
    for owner in owners {
        let related = match fate {
            Fate::Delete => dependency::related_to_deleted(orm, *owner, attribute)?,
            Fate::Save => session::all_pending(orm, *owner, attribute),
        };
        // A reference to None is not nothing: its key is copied too.
        let refers_to_none = match orm.object(*owner).values.get(&attribute) {
            Some(value) => *value == Value::Reference(None),
            // What `del` removed reads as None.
            None => fate == Fate::Delete && dependency::reads_reference(orm, attribute),
        };
        if related.is_empty() && !refers_to_none {
            continue;
        }
        let process = Action::ProcessOne(attribute, fate == Fate::Delete, *owner);
        let parent = match fate {
            Fate::Save if cycles.contains(&Action::SaveAll(class)) => Action::SaveOne(*owner),
            Fate::Save => Action::SaveAll(class),
            Fate::Delete if cycles.contains(&Action::DeleteAll(class)) => Action::DeleteOne(*owner),
            Fate::Delete => Action::DeleteAll(class),
        };
        let children: Vec<(Action, Fate)> = if children_in_cycle {
            related
                .iter()
                .filter_map(|child| match uow.fate(*child)? {
                    Fate::Save => Some((Action::SaveOne(*child), Fate::Save)),
                    Fate::Delete => Some((Action::DeleteOne(*child), Fate::Delete)),
                })
                .collect()
        } else {
            vec![(Action::SaveAll(target), Fate::Save), (Action::DeleteAll(target), Fate::Delete)]
        };
        uow.actions.insert(process);
        if children.is_empty() {
            // Related objects that are not part of the flush: the keys are still copied after the save.
            dependency::order_alone(orm, uow, attribute, parent, process, fate);
        }
        for (child, child_fate) in children {
            dependency::order_single(orm, uow, attribute, parent, process, (child, child_fate), fate);
        }
    }
    Ok(())
}

/// Inside a layer actions run by name; actions of single objects of one kind run together.
fn run_layer(orm: &mut Orm, uow: &mut UnitOfWork, layer: Vec<Action>) -> Result<(), OrmError> {
    let mut waiting = layer;
    while !waiting.is_empty() {
        let action = waiting.remove(0);
        match action {
            Action::SaveAll(class) => {
                let instances = uow.of_class(orm, class, Fate::Save);
                persistence::save(orm, uow, class, instances)?;
            }
            Action::DeleteAll(class) => {
                let instances = uow.of_class(orm, class, Fate::Delete);
                persistence::delete(orm, uow, class, instances)?;
            }
            Action::ProcessAll(attribute, deletes) => {
                let fate = if deletes { Fate::Delete } else { Fate::Save };
                let owners = uow.of_class(orm, orm.attribute(attribute).class, fate);
                dependency::process(orm, uow, attribute, &owners, fate)?;
            }
            Action::SwitchKeys(attribute) => {
                let switched = uow.switched(attribute);
                key_switch::process(orm, uow, attribute, &switched)?;
            }
            Action::SaveOne(instance) => {
                let class = orm.base_of(orm.object(instance).class);
                let mut instances = vec![instance];
                waiting.retain(|other| match other {
                    Action::SaveOne(other) if orm.base_of(orm.object(*other).class) == class => {
                        instances.push(*other);
                        false
                    }
                    _ => true,
                });
                persistence::save(orm, uow, class, instances)?;
            }
            Action::DeleteOne(instance) => {
                let class = orm.base_of(orm.object(instance).class);
                let mut instances = vec![instance];
                waiting.retain(|other| match other {
                    Action::DeleteOne(other) if orm.base_of(orm.object(*other).class) == class => {
                        instances.push(*other);
                        false
                    }
                    _ => true,
                });
                persistence::delete(orm, uow, class, instances)?;
            }
            Action::ProcessOne(attribute, deletes, owner) => {
                let mut owners = vec![owner];
                waiting.retain(|other| match other {
                    Action::ProcessOne(same, same_deletes, other)
                        if *same == attribute && *same_deletes == deletes =>
                    {
                        owners.push(*other);
                        false
                    }
                    _ => true,
                });
                let fate = if deletes { Fate::Delete } else { Fate::Save };
                dependency::process(orm, uow, attribute, &owners, fate)?;
            }
            Action::PostUpdateAll(class, deletes) => post_update::execute(orm, uow, class, deletes)?,
        }
    }
    Ok(())
}

/// SQLAlchemy's `sort_key`: the action's name, then the class's or relationship's.
fn sort_key(orm: &OrmState, action: Action) -> (&'static str, String, bool, u32) {
    let class = |class: ClassId| format!("__main__.{}", orm.mapper(class).name);
    let relationship = |attribute: AttributeId| {
        let attribute = orm.attribute(attribute);
        format!("__main__.{}_{}", orm.mapper(attribute.class).name, attribute.key)
    };
    match action {
        Action::SaveAll(id) => ("SaveUpdateAll", class(id), false, 0),
        Action::DeleteAll(id) => ("DeleteAll", class(id), false, 0),
        Action::ProcessAll(id, deletes) => ("ProcessAll", relationship(id), deletes, 0),
        Action::SwitchKeys(id) => ("ProcessAll", relationship(id), false, 1),
        Action::SaveOne(id) => ("ProcessState", class(orm.base_of(orm.object(id).class)), false, id.0),
        Action::DeleteOne(id) => ("DeleteState", class(orm.base_of(orm.object(id).class)), false, id.0),
        Action::ProcessOne(id, deletes, owner) => ("ProcessState", relationship(id), deletes, owner.0),
        Action::PostUpdateAll(id, deletes) => ("PostUpdateAll", class(id), deletes, 0),
    }
}

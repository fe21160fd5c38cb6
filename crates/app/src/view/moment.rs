//! What the panels of objects share at one step: the world, what its objects are called, which of them are alive, and
//! what the step changed.

use std::collections::BTreeSet;

use bothways_trace::Catalog;
use bothways_world::{Entry, InstanceId, Value, World};

use super::naming::Naming;
use super::touched::{Touched, touched};

/// The world after a step.
pub struct Moment<'a> {
    /// The classes.
    pub catalog: &'a Catalog,
    /// The world.
    pub world: &'a World,
    /// What objects are called.
    pub naming: Naming<'a>,
    /// Objects that are not garbage.
    pub live: BTreeSet<InstanceId>,
    /// What the step changed.
    pub touched: Touched,
}

impl<'a> Moment<'a> {
    /// The world after a step with these entries.
    pub fn new(catalog: &'a Catalog, world: &'a World, entries: &[Entry]) -> Self {
        let naming = Naming::new(catalog, world);
        let live = live(world, &naming);
        Self { catalog, world, naming, live, touched: touched(entries, world) }
    }
}

/// Objects that a name, a session or another such object refers to. The rest is garbage in Python.
fn live(world: &World, naming: &Naming<'_>) -> BTreeSet<InstanceId> {
    let mut live = BTreeSet::new();
    let mut next: Vec<InstanceId> = naming.bound().map(|(instance, _)| instance).collect();
    for session in &world.sessions {
        next.extend(session.new.iter().chain(&session.modified).chain(&session.deleted));
        next.extend(session.identity_map.values());
    }
    while let Some(instance) = next.pop() {
        if !live.insert(instance) {
            continue;
        }
        let values = world.object(instance).into_iter().flat_map(|object| object.values.values());
        for value in values {
            match value {
                Value::Reference(Some(item)) => next.push(*item),
                Value::Collection(id) => {
                    let items = world.collection(*id).into_iter().flat_map(|c| &c.items);
                    next.extend(items.filter_map(|item| item.known()));
                }
                Value::Reference(None) | Value::Scalar(_) => {}
            }
        }
    }
    live
}

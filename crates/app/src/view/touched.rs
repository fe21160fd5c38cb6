//! What one step changed, so that panels can point at it.

use std::collections::BTreeSet;

use bothways_world::{AttributeId, Change, Entry, InstanceId, Row, RowKey, TableId, Value, World};

/// The things a step changed.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Touched {
    /// Objects that were made or loaded.
    pub created: BTreeSet<InstanceId>,
    /// Objects whose state (session, key, deletion) changed.
    pub states: BTreeSet<InstanceId>,
    /// Attributes whose value changed.
    pub attributes: BTreeSet<(InstanceId, AttributeId)>,
    /// What those held before, where it was a plain value or a reference.
    pub before: Vec<(InstanceId, AttributeId, Option<Value>)>,
    /// Rows with what they were before the step.
    pub rows: Vec<(TableId, RowKey, Option<Row>)>,
}

impl Touched {
    /// Whether the step made an object or changed anything of it.
    pub fn object(&self, instance: InstanceId) -> bool {
        let mut attributes = self.attributes.range((instance, AttributeId(0))..);
        self.created.contains(&instance)
            || self.states.contains(&instance)
            || attributes.next().is_some_and(|(other, _)| *other == instance)
    }

    /// What an attribute held before the step, if the step set it.
    pub fn value_before(&self, instance: InstanceId, attribute: AttributeId) -> Option<&Option<Value>> {
        let found = self.before.iter().find(|(object, key, _)| *object == instance && *key == attribute);
        found.map(|(_, _, before)| before)
    }

    /// What a row was before the step, if the step changed it.
    pub fn row_before(&self, table: TableId, key: &RowKey) -> Option<&Option<Row>> {
        self.rows.iter().find(|(t, k, _)| *t == table && k == key).map(|(_, _, before)| before)
    }
}

/// Collects what the entries of a step changed; `world` is the world after it.
pub fn touched(entries: &[Entry], world: &World) -> Touched {
    let mut touched = Touched::default();
    for entry in entries {
        touch(&mut touched, &entry.change, world);
    }
    touched
}

fn touch(touched: &mut Touched, change: &Change, world: &World) {
    match change {
        Change::Create { instance, class: _ } => {
            touched.created.insert(*instance);
        }
        Change::Value { instance, attribute, old, new: _ } => {
            touched.attributes.insert((*instance, *attribute));
            if touched.value_before(*instance, *attribute).is_none() {
                touched.before.push((*instance, *attribute, old.clone()));
            }
        }
        Change::Pending { instance, attribute, .. }
        | Change::Queued { instance, attribute, .. }
        | Change::Expired { instance, attribute, .. } => {
            touched.attributes.insert((*instance, *attribute));
        }
        Change::Insert { collection, .. }
        | Change::Remove { collection, .. }
        | Change::Reorder { collection, .. } => {
            if let Some(collection) = world.collection(*collection).filter(|collection| collection.attached) {
                touched.attributes.insert((collection.owner, collection.attribute));
            }
        }
        Change::Key { instance, .. }
        | Change::Session { instance, .. }
        | Change::Deleted { instance, .. } => {
            touched.states.insert(*instance);
        }
        Change::Row { table, key, old, new: _ } => {
            if touched.row_before(*table, key).is_none() {
                touched.rows.push((*table, key.clone(), old.clone()));
            }
        }
        Change::Committed { .. }
        | Change::Parent { .. }
        | Change::OrphanedOutside { .. }
        | Change::InsertOrder { .. }
        | Change::Modified { .. }
        | Change::CreateCollection { .. }
        | Change::EmptyCollection { .. }
        | Change::Attached { .. }
        | Change::OpenSession { .. }
        | Change::Enter { .. }
        | Change::Leave { .. }
        | Change::Identity { .. }
        | Change::Transaction { .. }
        | Change::Table { .. }
        | Change::Sql(_)
        | Change::Output(_)
        | Change::Stderr(_)
        | Change::Warning(_)
        | Change::Bind { .. } => {}
    }
}

//! Which steps changed which object, for the way to the next change of one.

use std::collections::BTreeMap;

use bothways_world::{Change, CollectionId, InstanceId, Journal};

/// The steps that changed each object, in order.
pub type Changes = BTreeMap<InstanceId, Vec<usize>>;

/// The changes of a whole run.
pub fn changes(journal: &Journal) -> Changes {
    let mut owners: BTreeMap<CollectionId, InstanceId> = BTreeMap::new();
    let mut changes = Changes::new();
    for step in 0..journal.steps.len() {
        for entry in journal.step_entries(step) {
            if let Change::CreateCollection { collection, owner, .. } = &entry.change {
                owners.insert(*collection, *owner);
            }
            let Some(instance) = changed(&owners, &entry.change) else { continue };
            let steps = changes.entry(instance).or_default();
            if steps.last() != Some(&step) {
                steps.push(step);
            }
        }
    }
    changes
}

/// The object whose attributes or state a change touches, as the panels show them.
fn changed(owners: &BTreeMap<CollectionId, InstanceId>, change: &Change) -> Option<InstanceId> {
    match change {
        Change::Create { instance, .. }
        | Change::Value { instance, .. }
        | Change::Pending { instance, .. }
        | Change::Queued { instance, .. }
        | Change::Expired { instance, .. }
        | Change::Key { instance, .. }
        | Change::Session { instance, .. }
        | Change::Deleted { instance, .. } => Some(*instance),
        Change::Insert { collection, .. }
        | Change::Remove { collection, .. }
        | Change::Reorder { collection, .. } => owners.get(collection).copied(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    use super::*;

    #[test]
    fn a_back_reference_changes_the_other_object_too() {
        let changes = changes(&fixture::linked().journal);
        assert_eq!(changes.get(&InstanceId(0)), Some(&vec![0, 2]));
        assert_eq!(changes.get(&InstanceId(1)), Some(&vec![1, 2]));
    }
}

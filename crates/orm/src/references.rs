//! How many times each object is held by the state of others: the ORM's half of CPython's reference counts.
//!
//! SQLAlchemy's identity map is weak. An object vanishes when the program holds it no more and no other
//! object's dict, history or queue does. Counting each change as it is committed answers that at once,
//! whatever the number of objects. As in CPython, objects that hold each other in a circle stay.

use std::collections::BTreeSet;

use bothways_world::{Change, Collection, CollectionId, Committed, InstanceId, Value, World};

/// Reference counts by [`InstanceId`].
#[derive(Debug, Default)]
pub(crate) struct References {
    counts: Vec<u32>,
    /// Objects that something let go of: candidates to be forgotten.
    dropped: Vec<InstanceId>,
    /// Collections that are their owner's no more, and which the program may hold: they hold their members until it
    /// turns out that it does not.
    detached: BTreeSet<CollectionId>,
    /// Those among them of which it is not known yet whether the program holds them.
    newly_detached: Vec<CollectionId>,
}

impl References {
    /// Whether any object's state holds this one.
    pub(crate) fn is_referenced(&self, instance: InstanceId) -> bool {
        self.counts.get(instance.index()).is_some_and(|count| *count > 0)
    }

    /// Whether anything was let go of since it was last taken.
    pub(crate) fn has_dropped(&self) -> bool {
        !self.dropped.is_empty() || !self.newly_detached.is_empty()
    }

    /// Collections that are their owner's no more since this was last asked.
    pub(crate) fn take_newly_detached(&mut self) -> Vec<CollectionId> {
        std::mem::take(&mut self.newly_detached)
    }

    /// Collections that are their owner's no more.
    pub(crate) fn detached(&self) -> impl Iterator<Item = CollectionId> {
        self.detached.iter().copied()
    }

    /// The program does not hold a collection. If it is its owner's no more, the members are let go of.
    pub(crate) fn drop_detached(&mut self, collection: CollectionId, world: &World) {
        if self.detached.remove(&collection) {
            self.value(Some(&Value::Collection(collection)), world, Self::release);
        }
    }

    /// Objects that something let go of since this was last asked.
    pub(crate) fn take_dropped(&mut self) -> Vec<InstanceId> {
        std::mem::take(&mut self.dropped)
    }

    /// An operation is done with objects that it came upon.
    pub(crate) fn let_go(&mut self, instances: Vec<InstanceId>) {
        self.dropped.extend(instances);
    }

    /// Takes a change into account, before it is applied to `world`.
    pub(crate) fn follow(&mut self, change: &Change, world: &World) {
        match change {
            Change::Value { old, new, .. } if old == new => {}
            Change::Value { old, new, .. } => {
                match new {
                    Some(Value::Collection(collection)) if self.detached.remove(collection) => {}
                    new => self.value(new.as_ref(), world, Self::hold),
                }
                match old {
                    Some(Value::Collection(collection)) => {
                        self.detached.insert(*collection);
                        self.newly_detached.push(*collection);
                    }
                    old => self.value(old.as_ref(), world, Self::release),
                }
            }
            Change::Committed { old, new, .. } => {
                self.committed(new.as_ref(), Self::hold);
                self.committed(old.as_ref(), Self::release);
            }
            Change::Pending { old, new, .. } => {
                for pending in new.iter() {
                    self.all(&pending.added, Self::hold);
                    self.all(&pending.removed, Self::hold);
                }
                for pending in old.iter() {
                    self.all(&pending.added, Self::release);
                    self.all(&pending.removed, Self::release);
                }
            }
            Change::Queued { item, queued: true, .. } => self.hold(*item),
            Change::Queued { item, queued: false, .. } => self.release(*item),
            Change::Insert { collection, item, .. } if self.counts_in(*collection, world) => self.hold(*item),
            Change::Remove { collection, item, .. } if self.counts_in(*collection, world) => {
                self.release(*item);
            }
            // Its session held it strongly until now.
            Change::Modified { instance, modified: false } | Change::Leave { instance, .. } => {
                self.dropped.push(*instance);
            }
            _ => {}
        }
    }

    /// Whether the members of a collection count as held by it: it is its owner's, or was.
    fn counts_in(&self, collection: CollectionId, world: &World) -> bool {
        self.detached.contains(&collection) || is_current(collection, world)
    }

    fn value(&mut self, value: Option<&Value>, world: &World, change: fn(&mut Self, InstanceId)) {
        match value {
            Some(Value::Reference(Some(instance))) => change(self, *instance),
            Some(Value::Collection(id)) => {
                if let Some(Collection { items, .. }) = world.collection(*id) {
                    self.all(items, change);
                }
            }
            Some(Value::Reference(None) | Value::Scalar(_)) | None => {}
        }
    }

    fn committed(&mut self, committed: Option<&Committed>, change: fn(&mut Self, InstanceId)) {
        match committed {
            Some(Committed::Reference(Some(instance))) => change(self, *instance),
            Some(Committed::Items(items)) => self.all(items, change),
            Some(
                Committed::Reference(None) | Committed::NoValue | Committed::Unknown | Committed::Scalar(_),
            )
            | None => {}
        }
    }

    fn all(&mut self, items: &[InstanceId], change: fn(&mut Self, InstanceId)) {
        for item in items {
            change(self, *item);
        }
    }

    /// Counts a holder that is no state of another object: an operation under way.
    pub(crate) fn hold(&mut self, instance: InstanceId) {
        if instance.is_none() {
            return;
        }
        if self.counts.len() <= instance.index() {
            self.counts.resize(instance.index() + 1, 0);
        }
        if let Some(count) = self.counts.get_mut(instance.index()) {
            *count += 1;
        }
    }

    /// The opposite of [`Self::hold`].
    pub(crate) fn release(&mut self, instance: InstanceId) {
        if let Some(count) = self.counts.get_mut(instance.index()) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.dropped.push(instance);
            }
        }
    }
}

/// Whether a collection is what its owner's attribute holds.
fn is_current(collection: CollectionId, world: &World) -> bool {
    let Some(Collection { owner, attribute, .. }) = world.collection(collection) else { return false };
    world.object(*owner).is_some_and(|o| o.values.get(attribute) == Some(&Value::Collection(collection)))
}

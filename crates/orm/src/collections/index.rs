//! Who is in which collection, and what waits to enter or leave which: what Python's sets and dicts find by hash. The
//! world keeps the order, here members are found without going through it.

use std::collections::{BTreeMap, BTreeSet};

use bothways_world::{AttributeId, Change, CollectionId, InstanceId, Key, QueueSide};

/// The members of every collection, kept as changes are committed.
#[derive(Default, Debug)]
pub(crate) struct MemberIndex {
    collections: Vec<Members>,
    queues: BTreeMap<(InstanceId, AttributeId), Queue>,
}

/// What one collection holds.
#[derive(Default, Debug)]
struct Members {
    /// How often each object is in it.
    items: BTreeMap<InstanceId, usize>,
    keys: BTreeSet<Key>,
}

/// What is queued for one unloaded collection.
#[derive(Default, Debug)]
struct Queue {
    added: BTreeSet<InstanceId>,
    removed: BTreeSet<InstanceId>,
}

impl MemberIndex {
    /// How often an object is in a collection.
    pub(crate) fn count(&self, collection: CollectionId, item: InstanceId) -> usize {
        let members = self.collections.get(collection.index());
        members.and_then(|members| members.items.get(&item)).copied().unwrap_or(0)
    }

    /// Whether a dict has a key.
    pub(crate) fn has_key(&self, collection: CollectionId, key: &Key) -> bool {
        self.collections.get(collection.index()).is_some_and(|members| members.keys.contains(key))
    }

    /// Whether an object is queued.
    pub(crate) fn is_queued(
        &self,
        owner: InstanceId,
        attribute: AttributeId,
        side: QueueSide,
        item: InstanceId,
    ) -> bool {
        let queue = self.queues.get(&(owner, attribute));
        queue.is_some_and(|queue| match side {
            QueueSide::Added => queue.added.contains(&item),
            QueueSide::Removed => queue.removed.contains(&item),
        })
    }

    /// Takes a change into account.
    pub(crate) fn follow(&mut self, change: &Change) {
        match change {
            Change::CreateCollection { .. } => self.collections.push(Members::default()),
            Change::Insert { collection, item, key, .. } => {
                if let Some(members) = self.collections.get_mut(collection.index()) {
                    members.enter(*item, key.as_ref());
                }
            }
            Change::Remove { collection, item, key, .. } => {
                if let Some(members) = self.collections.get_mut(collection.index()) {
                    members.leave(*item, key.as_ref());
                }
            }
            Change::Reorder { collection, new, .. } => {
                if let Some(members) = self.collections.get_mut(collection.index()) {
                    members.items.clear();
                    new.iter().for_each(|item| members.enter(*item, None));
                }
            }
            Change::Pending { instance, attribute, new, .. } => {
                let queue = new.as_ref().map(|pending| Queue {
                    added: pending.added.iter().copied().collect(),
                    removed: pending.removed.iter().copied().collect(),
                });
                match queue {
                    Some(queue) => self.queues.insert((*instance, *attribute), queue),
                    None => self.queues.remove(&(*instance, *attribute)),
                };
            }
            Change::Queued { instance, attribute, side, item, queued, .. } => {
                let queue = self.queues.entry((*instance, *attribute)).or_default();
                let side = match side {
                    QueueSide::Added => &mut queue.added,
                    QueueSide::Removed => &mut queue.removed,
                };
                if *queued {
                    side.insert(*item)
                } else {
                    side.remove(item)
                };
            }
            _ => {}
        }
    }
}

impl Members {
    fn enter(&mut self, item: InstanceId, key: Option<&Key>) {
        *self.items.entry(item).or_default() += 1;
        self.keys.extend(key.cloned());
    }

    fn leave(&mut self, item: InstanceId, key: Option<&Key>) {
        if let Some(count) = self.items.get_mut(&item) {
            *count -= 1;
            if *count == 0 {
                self.items.remove(&item);
            }
        }
        if let Some(key) = key {
            self.keys.remove(key);
        }
    }
}

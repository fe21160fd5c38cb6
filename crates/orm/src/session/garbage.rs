//! What CPython's collector does to mapped objects: those that hold each other in a circle, and that nothing else
//! holds, go.

use std::collections::BTreeSet;

use bothways_world::{Cause, Committed, InstanceId, Value};

use super::identity::{forget, is_root, settle};
use crate::{Orm, OrmState};

/// `gc.collect()`: forgets the objects that neither the program nor a session with work for them holds, directly or
/// through others.
pub fn collect(orm: &mut Orm) {
    settle(orm);
    let objects = || (0..orm.world().objects.len()).map(InstanceId::from_index);
    let mut reached: BTreeSet<InstanceId> = objects().filter(|instance| is_root(orm, *instance)).collect();
    reached.extend(orm.held_members());
    let mut waiting: Vec<InstanceId> = reached.iter().copied().collect();
    while let Some(instance) = waiting.pop() {
        for held in held_by(orm, instance) {
            if reached.insert(held) {
                waiting.push(held);
            }
        }
    }
    let garbage: Vec<InstanceId> = objects().filter(|instance| !reached.contains(instance)).collect();
    for instance in garbage {
        let object = orm.object(instance);
        if object.session.is_some() || !object.values.is_empty() {
            orm.because(Cause::Forgotten, |orm| forget(orm, instance));
        }
    }
    settle(orm);
}

/// The objects that the state of one holds.
fn held_by(orm: &OrmState, instance: InstanceId) -> Vec<InstanceId> {
    let object = orm.object(instance);
    let mut held = Vec::new();
    for value in object.values.values() {
        match value {
            Value::Reference(item) => held.extend(*item),
            Value::Collection(collection) => held.extend(&orm.collection(*collection).items),
            Value::Scalar(_) => {}
        }
    }
    for committed in object.committed.values() {
        match committed {
            Committed::Reference(item) => held.extend(*item),
            Committed::Items(items) => held.extend(items),
            Committed::NoValue | Committed::Unknown | Committed::Scalar(_) => {}
        }
    }
    for pending in object.pending.values() {
        held.extend(pending.added.iter().chain(&pending.removed));
    }
    held.retain(|item| !item.is_none());
    held
}

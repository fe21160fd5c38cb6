//! What an object remembers of the query that loaded it: `state.load_options`, `state.load_path`, and the columns
//! that were left out. It decides about later loads only, so it is no part of the journal.

use std::collections::{BTreeMap, BTreeSet};

use bothways_world::{AttributeId, InstanceId};

use super::options::{LoadPath, Options};
use crate::{Orm, OrmState};

/// What is remembered, by object.
#[derive(Default)]
pub(crate) struct Remembered {
    loads: BTreeMap<InstanceId, (Options, LoadPath)>,
    deferred: BTreeSet<(InstanceId, AttributeId)>,
}

impl Remembered {
    /// The options and the path an object was loaded with.
    pub fn load(&self, instance: InstanceId) -> Option<&(Options, LoadPath)> {
        self.loads.get(&instance)
    }
}

/// An object was loaded at a path by a query with options.
pub(crate) fn remember(orm: &mut Orm, instance: InstanceId, options: &Options, path: &LoadPath) {
    if options.is_empty() && path.steps.is_empty() {
        orm.remembered.loads.remove(&instance);
        return;
    }
    orm.remembered.loads.insert(instance, (options.clone(), path.clone()));
}

/// A column was left out when the object was loaded.
pub(crate) fn defer(orm: &mut Orm, instance: InstanceId, attribute: AttributeId) {
    orm.remembered.deferred.insert((instance, attribute));
}

/// The column was expired: it is loaded with the others.
pub(crate) fn undefer(orm: &mut Orm, instance: InstanceId, attribute: AttributeId) {
    orm.remembered.deferred.remove(&(instance, attribute));
}

/// Whether a column that is not loaded is to be loaded when it is read.
pub(crate) fn is_deferred(orm: &OrmState, instance: InstanceId, attribute: AttributeId) -> bool {
    let by_class = orm.attribute(attribute).column().is_some_and(|column| column.deferred.is_some());
    let object = orm.object(instance);
    object.key.is_some()
        && !object.committed.contains_key(&attribute)
        && (by_class || orm.remembered.deferred.contains(&(instance, attribute)))
}

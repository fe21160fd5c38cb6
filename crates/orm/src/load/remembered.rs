//! What an object remembers of the query that loaded it: `state.load_options`, `state.load_path`, the columns that
//! were left out and the relationships with a loader of its own (`state.callables`). It decides about later loads
//! only, so it is no part of the journal.

use std::collections::{BTreeMap, BTreeSet};

use bothways_world::{AttributeId, InstanceId};

use super::options::{LoadPath, LoaderOption, OptionTarget, Options, Strategy};
use crate::config::Lazy;
use crate::{Orm, OrmState};

/// What is remembered, by object.
#[derive(Default)]
pub(crate) struct Remembered {
    loads: BTreeMap<InstanceId, (Options, LoadPath)>,
    deferred: BTreeSet<(InstanceId, AttributeId)>,
    /// Objects that a query loaded: the others have no path.
    queried: BTreeSet<InstanceId>,
    lazy: BTreeMap<(InstanceId, AttributeId), OwnLoader>,
}

/// How one object loads a relationship when it is read.
pub(crate) struct OwnLoader {
    pub lazy: Lazy,
    /// The options of the query that said so, and the object's path in it.
    pub options: Options,
    pub path: LoadPath,
}

impl Remembered {
    /// The options and the path an object was loaded with.
    pub fn load(&self, instance: InstanceId) -> Option<&(Options, LoadPath)> {
        self.loads.get(&instance)
    }

    /// Whether the object has a path: a query loaded it.
    pub fn has_path(&self, instance: InstanceId) -> bool {
        self.queried.contains(&instance)
    }

    /// How a relationship of the object is loaded when it is read, if not as its class says.
    pub fn own_loader(&self, instance: InstanceId, attribute: AttributeId) -> Option<&OwnLoader> {
        self.lazy.get(&(instance, attribute))
    }
}

/// How an object came to be loaded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Loaded {
    /// For the first time.
    New,
    /// Over what it held: what it remembers stays, unless there is something else to remember.
    Again,
}

/// An object was loaded at a path by a query with options. What was read from the columns of that query cannot be
/// had from another one, and what was said of all relationships is for that query (`propagate_to_loaders`).
pub(crate) fn remember(
    orm: &mut Orm,
    instance: InstanceId,
    options: &Options,
    path: &LoadPath,
    loaded: Loaded,
) {
    let is_propagated = |option: &LoaderOption| {
        let is_for_all = option.target == OptionTarget::Relationships && option.path.steps.is_empty();
        !is_for_all && !matches!(option.strategy, Strategy::ContainsEager(_))
    };
    let options: Options = match options.iter().all(is_propagated) {
        true => options.clone(),
        false => options.iter().filter(|option| is_propagated(option)).cloned().collect(),
    };
    if options.is_empty() && loaded == Loaded::Again {
        return;
    }
    orm.remembered.queried.insert(instance);
    if options.is_empty() && path.steps.is_empty() {
        orm.remembered.loads.remove(&instance);
        return;
    }
    orm.remembered.loads.insert(instance, (options, path.clone()));
}

/// `session.merge`: the session's object remembers what the given one does.
pub(crate) fn copy(orm: &mut Orm, given: InstanceId, merged: InstanceId) {
    match orm.remembered.has_path(given) {
        true => orm.remembered.queried.insert(merged),
        false => orm.remembered.queried.remove(&merged),
    };
    match orm.remembered.loads.get(&given).cloned() {
        Some(load) => drop(orm.remembered.loads.insert(merged, load)),
        None => drop(orm.remembered.loads.remove(&merged)),
    }
}

/// A column was left out when the object was loaded.
pub(crate) fn defer(orm: &mut Orm, instance: InstanceId, attribute: AttributeId) {
    orm.remembered.deferred.insert((instance, attribute));
}

/// A query said by an option how a relationship of the object is loaded when it is read.
pub(crate) fn load_by(orm: &mut Orm, instance: InstanceId, attribute: AttributeId, loader: OwnLoader) {
    orm.remembered.lazy.insert((instance, attribute), loader);
}

/// The attribute was expired, or loaded anew: a column is loaded with the others, a relationship as its class says.
pub(crate) fn load_as_declared(orm: &mut Orm, instance: InstanceId, attribute: AttributeId) {
    orm.remembered.deferred.remove(&(instance, attribute));
    orm.remembered.lazy.remove(&(instance, attribute));
}

/// Whether a column that is not loaded is to be loaded when it is read.
pub(crate) fn is_deferred(orm: &OrmState, instance: InstanceId, attribute: AttributeId) -> bool {
    let by_class = orm.attribute(attribute).deferred().is_some();
    let object = orm.object(instance);
    object.key.is_some()
        && !object.committed.contains_key(&attribute)
        && (by_class || orm.remembered.deferred.contains(&(instance, attribute)))
}

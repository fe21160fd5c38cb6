//! The unit of work: what a flush handles, and in which order (`orm/unitofwork.py`).

mod actions;
mod dependency;
mod graph;
mod persistence;
mod post_update;
mod synchronize;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bothways_world::{
    AttributeId, Cause, ClassId, IdentityKey, InstanceId, Scalar, SessionId, SessionSet, Value,
};
use indexmap::IndexMap;

use crate::attributes::{History, Passive};
use crate::config::TableColumn;
use crate::events::{LifecycleEvent, SessionEvent, tell_object, tell_session};
use crate::{Orm, OrmError, OrmState, WarningKind, attributes, session};
use actions::Action;

pub(crate) use graph::{layers, nodes_in_cycles};
pub(crate) use persistence::{column_changed, evaluate as evaluate_default, failed_insert};

/// One flush under way.
pub(crate) struct UnitOfWork {
    session: SessionId,
    /// Objects to handle, in order of registration.
    states: IndexMap<InstanceId, Registration>,
    /// The same objects by class; classes whose objects are handled.
    classes: BTreeMap<ClassId, Vec<InstanceId>>,
    /// Relationships whose preprocessing runs until nothing new is registered.
    preprocessors: Vec<Preprocessor>,
    /// Actions with what must come before what.
    actions: BTreeSet<Action>,
    dependencies: BTreeSet<(Action, Action)>,
    /// Relationships that have a process action, by the base of the owning class.
    processes: BTreeMap<ClassId, BTreeSet<AttributeId>>,
    /// Objects added to a collection in this flush, by relationship.
    children_added: BTreeMap<AttributeId, BTreeSet<InstanceId>>,
    /// Objects whose foreign keys a relationship with `post_update` writes after the rows are there, and the
    /// columns it writes, by the base of its class.
    post_updates: BTreeMap<ClassId, (BTreeSet<InstanceId>, BTreeSet<TableColumn>)>,
    /// Primary key columns that the database's ON UPDATE CASCADE is trusted to have changed already.
    cascaded_keys: BTreeSet<(InstanceId, TableColumn)>,
    /// Pairs whose row of a secondary table one relationship handled, for its reverse to skip; by the names of both.
    processed_pairs: BTreeMap<Vec<Arc<str>>, BTreeSet<(InstanceId, InstanceId)>>,
    /// Histories as they were when they were first asked for, and whether SQL was allowed then: what an object loads
    /// while it is flushed is no news.
    histories: BTreeMap<(InstanceId, AttributeId), (History, bool)>,
}

/// What will happen to an object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fate {
    Save,
    Delete,
}

/// How an object takes part.
#[derive(Clone, Copy)]
struct Registration {
    fate: Fate,
    /// It is marked clean at the end, and no statement is sent for it (`listonly`).
    list_only: bool,
}

struct Preprocessor {
    attribute: AttributeId,
    /// Whether it looks at the related objects for keys that changed, rather than at the owners.
    of_switched_keys: bool,
    /// The related objects whose key changed.
    switched: Vec<InstanceId>,
    processed: BTreeSet<InstanceId>,
    has_actions: bool,
}

/// Why a dependency processor registers an object: for the warning if it is not in the session.
#[derive(Clone, Copy)]
struct Reason {
    operation: &'static str,
    attribute: AttributeId,
}

/// What a flush of everything, or only of these objects, has to do; none where it has nothing.
///
/// # Errors
/// An object marked for deletion has left the session by itself; what a listener raised.
pub(crate) fn gather(
    orm: &mut Orm,
    session: SessionId,
    only: Option<&[InstanceId]>,
) -> Result<Option<UnitOfWork>, OrmError> {
    let mut uow = UnitOfWork {
        session,
        states: IndexMap::new(),
        classes: BTreeMap::new(),
        preprocessors: Vec::new(),
        actions: BTreeSet::new(),
        dependencies: BTreeSet::new(),
        processes: BTreeMap::new(),
        children_added: BTreeMap::new(),
        post_updates: BTreeMap::new(),
        cascaded_keys: BTreeSet::new(),
        processed_pairs: BTreeMap::new(),
        histories: BTreeMap::new(),
    };
    let deleted = session::deleted_objects(orm, session);
    let marked: BTreeSet<InstanceId> = deleted.iter().copied().collect();
    let mut saves = session::new_objects(orm, session);
    saves.extend(session::dirty_objects(orm, session));
    let chosen = |instance: &InstanceId| only.is_none_or(|only| only.contains(instance));
    saves.retain(chosen);
    for instance in saves {
        if marked.contains(&instance) {
            continue;
        }
        let orphaned_along = attributes::orphaned_along(orm, instance);
        let object = orm.object(instance);
        match (orphaned_along, object.key.is_some()) {
            (Some(_), false) if object.orphaned_outside => session::detach(orm, session, instance)?,
            (Some(attribute), true) => orm.because(Cause::Orphan { attribute, item: instance }, |orm| {
                uow.register(orm, instance, Fate::Delete);
            }),
            (_, false) | (None, true) => uow.register(orm, instance, Fate::Save),
        }
    }
    for instance in deleted.into_iter().filter(chosen) {
        if !session::contains(orm, session, instance) {
            return Err(OrmError::DeletedOutside);
        }
        uow.register(orm, instance, Fate::Delete);
    }
    Ok((!uow.states.is_empty()).then_some(uow))
}

/// Does it.
pub(crate) fn execute(
    orm: &mut Orm,
    mut uow: UnitOfWork,
    only: Option<&[InstanceId]>,
) -> Result<(), OrmError> {
    let session = uow.session;
    orm.settings_mut(session).warns_on_events = true;
    let executed = actions::execute(orm, &mut uow);
    orm.settings_mut(session).warns_on_events = false;
    executed?;
    tell_session(orm, session, SessionEvent::AfterFlush)?;
    finish(orm, &uow)?;
    if only.is_none() {
        forget_late_changes(orm, session);
    }
    tell_session(orm, session, SessionEvent::AfterFlushPostexec)
}

impl UnitOfWork {
    fn register(&mut self, orm: &OrmState, instance: InstanceId, fate: Fate) {
        self.register_as(orm, instance, Registration { fate, list_only: false });
    }

    fn register_as(&mut self, orm: &OrmState, instance: InstanceId, registration: Registration) {
        if !session::contains(orm, self.session, instance) {
            return;
        }
        match self.states.get_mut(&instance) {
            Some(known) => {
                if registration.fate == Fate::Delete && !registration.list_only {
                    *known = registration;
                }
            }
            None => {
                let class = orm.object(instance).class;
                let is_first = !self.classes.contains_key(&class);
                self.classes.entry(class).or_default().push(instance);
                if is_first {
                    self.add_class(orm, class);
                }
                self.states.insert(instance, registration);
            }
        }
    }

    /// A row switch: the row of an object that was to be deleted goes to a new object of the same key.
    fn keep_row(&mut self, instance: InstanceId) {
        if let Some(registration) = self.states.get_mut(&instance) {
            registration.list_only = true;
        }
    }

    fn register_post_update(
        &mut self,
        orm: &OrmState,
        instance: InstanceId,
        columns: impl IntoIterator<Item = TableColumn>,
    ) {
        let base = orm.base_of(orm.object(instance).class);
        let (instances, written) = self.post_updates.entry(base).or_default();
        instances.insert(instance);
        written.extend(columns);
    }

    /// Registers on behalf of a relationship: an object outside the session is left out with a warning.
    fn register_for(
        &mut self,
        orm: &mut Orm,
        instance: InstanceId,
        fate: Fate,
        reason: Reason,
    ) -> Result<(), OrmError> {
        self.register_with(orm, instance, Registration { fate, list_only: false }, reason)
    }

    /// The same of an object that is only marked clean at the end.
    fn register_list_only(
        &mut self,
        orm: &mut Orm,
        instance: InstanceId,
        reason: Reason,
    ) -> Result<(), OrmError> {
        self.register_with(orm, instance, Registration { fate: Fate::Save, list_only: true }, reason)
    }

    fn register_with(
        &mut self,
        orm: &mut Orm,
        instance: InstanceId,
        registration: Registration,
        reason: Reason,
    ) -> Result<(), OrmError> {
        if session::contains(orm, self.session, instance) {
            self.register_as(orm, instance, registration);
            return Ok(());
        }
        let object = orm.object(instance);
        if !object.deleted || object.session.is_none() {
            let class = object.class;
            orm.warn(WarningKind::NotInSession {
                class,
                operation: reason.operation,
                attribute: reason.attribute,
                contracted: false,
            })?;
        }
        Ok(())
    }

    /// A child that a collection gained is saved even if it was marked for deletion.
    fn cancel_delete(&mut self, instance: InstanceId) {
        if let Some(registration) = self.states.get_mut(&instance) {
            *registration = Registration { fate: Fate::Save, list_only: false };
        }
    }

    fn fate(&self, instance: InstanceId) -> Option<Fate> {
        self.states.get(&instance).map(|registration| registration.fate)
    }

    fn is_deleted(&self, instance: InstanceId) -> bool {
        self.fate(instance) == Some(Fate::Delete)
    }

    /// Objects of a class, and of those that inherit from it, for which statements are sent.
    fn of_class(&self, orm: &OrmState, class: ClassId, fate: Fate) -> Vec<InstanceId> {
        let takes_part = |instance: &&InstanceId| {
            self.states
                .get(*instance)
                .is_some_and(|registration| registration.fate == fate && !registration.list_only)
        };
        let classes = orm.self_and_descendants(class);
        let instances = classes.iter().filter_map(|class| self.classes.get(class)).flatten();
        instances.filter(takes_part).copied().collect()
    }

    fn add_class(&mut self, orm: &OrmState, class: ClassId) {
        let base = orm.base_of(class);
        self.depend(Action::SaveAll(base), Action::DeleteAll(base));
        for attribute in dependency::key_switch::relationships_to(orm, class) {
            self.add_preprocessor(attribute, true);
        }
        for attribute in orm.mapper(class).properties.values() {
            let relationship = orm.attribute(*attribute).relationship();
            if relationship.is_some_and(|relationship| !relationship.options.viewonly) {
                self.add_preprocessor(*attribute, false);
            }
        }
    }

    fn add_preprocessor(&mut self, attribute: AttributeId, of_switched_keys: bool) {
        let is_it =
            |known: &Preprocessor| known.attribute == attribute && known.of_switched_keys == of_switched_keys;
        if !self.preprocessors.iter().any(is_it) {
            self.preprocessors.push(Preprocessor {
                attribute,
                of_switched_keys,
                switched: Vec::new(),
                processed: BTreeSet::new(),
                has_actions: false,
            });
        }
    }

    /// The related objects whose key changed, as far as they were looked at.
    fn switched(&self, attribute: AttributeId) -> Vec<InstanceId> {
        let preprocessors = self.preprocessors.iter();
        let found = preprocessors.filter(|known| known.attribute == attribute && known.of_switched_keys);
        found.flat_map(|known| known.switched.iter().copied()).collect()
    }

    /// The history of a relationship, which stays what it was when it was first asked for; it is asked for once more
    /// where only now it may be loaded (`get_attribute_history`).
    fn history(
        &mut self,
        orm: &mut Orm,
        instance: InstanceId,
        attribute: AttributeId,
        passive: Passive,
    ) -> Result<History, OrmError> {
        attributes::check_stranger(orm, instance, attribute)?;
        let loads = matches!(passive, Passive::Load | Passive::NoFetchRelated);
        let passive = match self.histories.get(&(instance, attribute)) {
            Some((known, loaded)) if *loaded || !loads => return Ok(known.clone()),
            Some(_) => Passive::Load,
            None => passive,
        };
        let history = attributes::history(orm, instance, attribute, passive)?;
        self.histories.insert((instance, attribute), (history.clone(), loads));
        Ok(history)
    }

    fn depend(&mut self, first: Action, second: Action) {
        self.actions.insert(first);
        self.actions.insert(second);
        self.dependencies.insert((first, second));
    }
}

/// Marks what was flushed as clean, persistent or deleted (`finalize_flush_changes`).
fn finish(orm: &mut Orm, uow: &UnitOfWork) -> Result<(), OrmError> {
    // Backwards, so that each object is found at the end of the set it leaves.
    for (instance, registration) in uow.states.iter().rev() {
        if registration.fate == Fate::Delete {
            session::remove_newly_deleted(orm, uow.session, *instance)?;
        }
    }
    // Identity keys are free by now for the objects that take them over.
    let mut inserted = Vec::new();
    for (instance, registration) in uow.states.iter().rev() {
        if registration.fate == Fate::Save {
            if orm.object(*instance).key.is_none() {
                inserted.push(*instance);
            }
            register_persistent(orm, uow.session, *instance)?;
        }
    }
    for instance in inserted.into_iter().rev() {
        tell_object(orm, uow.session, LifecycleEvent::PendingToPersistent, instance)?;
    }
    Ok(())
}

/// Changes that events made on other objects during the flush are not kept for the next one.
fn forget_late_changes(orm: &mut Orm, session: SessionId) {
    let mut remaining = orm.world().session(session).map_or_else(Vec::new, |state| state.modified.clone());
    remaining.reverse();
    for instance in remaining {
        attributes::forget_changes(orm, instance);
    }
}

fn register_persistent(orm: &mut Orm, session: SessionId, instance: InstanceId) -> Result<(), OrmError> {
    let key = identity_key(orm, instance);
    let known = orm.object(instance).key.clone();
    let is_new = known.is_none();
    if is_new && key.values.iter().any(Scalar::is_null) {
        return Err(OrmError::NullIdentity { instance });
    }
    let missing = || key.values.iter().any(Scalar::is_null);
    match known {
        None => {
            attributes::set_key(orm, instance, Some(key.clone()));
            replace(orm, session, key, instance)?;
        }
        // The primary key was changed, not merely expired.
        Some(old) if old != key && !missing() => {
            if session::lookup(orm, session, &old) == Some(instance) {
                session::put_identity(orm, session, old.clone(), None);
            }
            attributes::set_key(orm, instance, Some(key.clone()));
            replace(orm, session, key, instance)?;
            session::note_key_switch(orm, session, instance, old);
        }
        Some(_) => {}
    }
    if is_new {
        session::leave(orm, session, SessionSet::New, instance);
        session::note_new(orm, session, instance);
    } else {
        // The key is read even if nothing was written: an object that is still expired is refreshed.
        persistence::load_key(orm, instance)?;
        session::note_dirty(orm, session, instance);
    }
    attributes::set_flag_orphaned_outside(orm, instance, false);
    attributes::mark_loaded(orm, instance);
    Ok(())
}

/// Enters a flushed object into the identity map. One that is there under its key has been loaded by the flush.
fn replace(
    orm: &mut Orm,
    session: SessionId,
    key: IdentityKey,
    instance: InstanceId,
) -> Result<(), OrmError> {
    let before = session::lookup(orm, session, &key);
    session::put_identity(orm, session, key.clone(), Some(instance));
    match before {
        Some(other) if other != instance && identity_key(orm, other) == key => {
            orm.warn(WarningKind::ReplacedIdentity(key))
        }
        Some(_) | None => Ok(()),
    }
}

/// The identity key that an object's current primary key values make.
pub(crate) fn identity_key(orm: &OrmState, instance: InstanceId) -> IdentityKey {
    let object = orm.object(instance);
    let mapper = orm.mapper(object.class);
    let value = |column: &TableColumn| {
        let attribute = orm.attribute_of_column(object.class, *column);
        match attribute.and_then(|attribute| object.values.get(&attribute)) {
            Some(Value::Scalar(value)) => value.clone(),
            Some(Value::Reference(_) | Value::Collection(_)) | None => Scalar::Null,
        }
    };
    let class = orm.identity_class(object.class);
    IdentityKey { class, values: mapper.primary_key.iter().map(value).collect() }
}

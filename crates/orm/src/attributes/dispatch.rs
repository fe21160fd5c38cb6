//! Who is told of an attribute's events, in order: the program's listeners where they were registered, and what
//! the mapper installs when it configures the attribute (`register_attribute_impl`).

use std::sync::Arc;

use bothways_world::{AttributeId, Cause, ClassId, InstanceId};

use super::event::Token;
use crate::program::{AttributeEvent, Notice};
use crate::{Orm, OrmError, OrmState};

/// The events of an attribute that can be listened for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EventKind {
    /// A member enters a collection.
    Append,
    /// A member leaves a collection, a scalar is deleted.
    Remove,
    /// A scalar is set.
    Set,
    /// A collection is assigned.
    BulkReplace,
    /// A member is given to a collection that has it.
    AppendWithoutMutation,
    /// An object gets a collection.
    InitCollection,
    /// A collection gave way to another one.
    DisposeCollection,
    /// The program said that it is modified.
    Modified,
}

/// The program's number for a function that listens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Listener(pub u32);

/// One that is told of an event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hook {
    /// `single_parent=True` refuses a second parent.
    SingleParent,
    /// A listener or validator of the program.
    Program(Listener),
    /// The save-update cascade and pending orphans.
    CascadeTracker,
    /// The other side of a linked relationship.
    BackReference,
}

/// The hooks of one attribute.
#[derive(Clone, Debug, Default)]
pub struct Dispatch {
    append: Arc<[Hook]>,
    remove: Arc<[Hook]>,
    set: Arc<[Hook]>,
    bulk_replace: Arc<[Hook]>,
    append_without_mutation: Arc<[Hook]>,
    init_collection: Arc<[Hook]>,
    dispose_collection: Arc<[Hook]>,
    modified: Arc<[Hook]>,
    /// Whether somebody wants to know the old value even if that takes SQL.
    pub(super) active_history: bool,
}

impl Dispatch {
    pub(super) fn hooks(&self, kind: EventKind) -> &Arc<[Hook]> {
        match kind {
            EventKind::Append => &self.append,
            EventKind::Remove => &self.remove,
            EventKind::Set => &self.set,
            EventKind::BulkReplace => &self.bulk_replace,
            EventKind::AppendWithoutMutation => &self.append_without_mutation,
            EventKind::InitCollection => &self.init_collection,
            EventKind::DisposeCollection => &self.dispose_collection,
            EventKind::Modified => &self.modified,
        }
    }

    fn change(&mut self, kind: EventKind, change: impl FnOnce(&mut Vec<Hook>)) {
        let hooks = match kind {
            EventKind::Append => &mut self.append,
            EventKind::Remove => &mut self.remove,
            EventKind::Set => &mut self.set,
            EventKind::BulkReplace => &mut self.bulk_replace,
            EventKind::AppendWithoutMutation => &mut self.append_without_mutation,
            EventKind::InitCollection => &mut self.init_collection,
            EventKind::DisposeCollection => &mut self.dispose_collection,
            EventKind::Modified => &mut self.modified,
        };
        let mut changed = hooks.to_vec();
        change(&mut changed);
        *hooks = changed.into();
    }

    fn add(&mut self, kinds: &[EventKind], hook: Hook) {
        for kind in kinds {
            self.change(*kind, |hooks| hooks.push(hook));
        }
    }
}

/// A validator of a class: `@validates("name")`.
#[derive(Clone, Debug)]
pub struct Validator {
    /// The attribute's name; it need not exist yet.
    pub key: Arc<str>,
    /// The function.
    pub listener: Listener,
    /// `include_removes=`
    pub include_removes: bool,
}

/// `event.listen(Class.attribute, …)`
pub fn listen(
    orm: &mut OrmState,
    attribute: AttributeId,
    kind: EventKind,
    listener: Listener,
    active_history: bool,
) {
    let dispatch = &mut orm.attribute_mut(attribute).dispatch;
    dispatch.active_history |= active_history;
    dispatch.add(&[kind], Hook::Program(listener));
}

/// `mapped_column(active_history=True)`: what a set replaces is loaded first.
pub fn keep_active_history(orm: &mut OrmState, attribute: AttributeId) {
    orm.attribute_mut(attribute).dispatch.active_history = true;
}

/// `event.remove(Class.attribute, …)`
pub fn stop_listening(orm: &mut OrmState, attribute: AttributeId, kind: EventKind, listener: Listener) {
    let dispatch = &mut orm.attribute_mut(attribute).dispatch;
    dispatch.change(kind, |hooks| hooks.retain(|hook| *hook != Hook::Program(listener)));
}

/// Adds the validators of a class, which take their place when the attribute is configured.
pub fn validate(orm: &mut OrmState, class: ClassId, validators: Vec<Validator>) {
    orm.mapper_mut(class).validators.extend(validators);
}

/// Installs what the mapper adds when it configures an attribute.
pub(crate) fn install(orm: &mut OrmState, attribute: AttributeId) {
    let Some((key, class)) = orm.attributes.get(attribute.index()).map(|a| (a.key.clone(), a.class)) else {
        return;
    };
    let setup = orm.attribute(attribute).relationship().and_then(|relationship| {
        let setup = relationship.configured.as_ref()?;
        Some((setup.uselist, setup.single_parent, relationship.options.active_history))
    });
    // Those of classes below look whose object it is.
    let classes = orm.self_and_descendants(class).into_iter();
    let validators: Vec<Validator> =
        classes.flat_map(|class| orm.mapper(class).validators.iter().cloned()).collect();
    let dispatch = &mut orm.attribute_mut(attribute).dispatch;
    if let Some((_, single_parent, active_history)) = setup {
        dispatch.active_history |= active_history || single_parent;
        if single_parent {
            dispatch.add(&[EventKind::Append, EventKind::Set], Hook::SingleParent);
        }
    }
    for validator in validators.iter().filter(|validator| validator.key == key) {
        let hook = Hook::Program(validator.listener);
        dispatch.add(&[EventKind::Append, EventKind::BulkReplace, EventKind::Set], hook);
        if validator.include_removes {
            dispatch.add(&[EventKind::Remove], hook);
        }
    }
    if let Some((uselist, ..)) = setup {
        dispatch.add(&[EventKind::Append, EventKind::Remove, EventKind::Set], Hook::CascadeTracker);
        let taking = if uselist { EventKind::Append } else { EventKind::Set };
        dispatch.add(&[taking, EventKind::Remove], Hook::BackReference);
    }
}

/// The hooks of an event.
pub(super) fn hooks(orm: &OrmState, attribute: AttributeId, kind: EventKind) -> Arc<[Hook]> {
    Arc::clone(orm.attribute(attribute).dispatch.hooks(kind))
}

/// Tells a listener of the program; what it may replace comes back.
pub(super) fn tell(
    orm: &mut Orm,
    listener: Listener,
    (owner, attribute): (InstanceId, AttributeId),
    initiator: Token,
    event: AttributeEvent,
) -> Result<AttributeEvent, OrmError> {
    orm.because(Cause::Listener { owner, attribute }, |orm| {
        orm.ask(|program| program.attribute_event(listener, (owner, attribute), initiator, event))
    })
    .map_err(OrmError::Program)
}

/// Tells the program's listeners of what they cannot change.
pub(super) fn notify(
    orm: &mut Orm,
    (owner, attribute): (InstanceId, AttributeId),
    initiator: Token,
    notice: Notice,
) -> Result<(), OrmError> {
    let kind = match notice {
        Notice::AppendWithoutMutation(_) => EventKind::AppendWithoutMutation,
        Notice::InitCollection(_) => EventKind::InitCollection,
        Notice::DisposeCollection(_) => EventKind::DisposeCollection,
        Notice::Modified => EventKind::Modified,
    };
    for hook in hooks(orm, attribute, kind).iter() {
        if let Hook::Program(listener) = hook {
            tell(orm, *listener, (owner, attribute), initiator, AttributeEvent::Notice(notice))?;
        }
    }
    Ok(())
}

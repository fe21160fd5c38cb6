//! The functions that listen to mappers, to sessions and to the engine, in the order in which they were registered.

use std::rc::Rc;

use bothways_orm::EngineId;
use bothways_orm::events::{ConnectionEvent, InstanceEvent, MapperEvent, SessionEvent};
use bothways_python::{Arguments, Raised, Value};
use bothways_world::{ClassId, SessionId};

use super::{Options, is_same};
use crate::context::Context;

/// What a function listens to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Listened {
    /// What happens in flushes to the objects of classes.
    Mapper(Classes, MapperEvent),
    /// What happens to the objects of classes whatever their sessions do.
    Instance(Classes, ObjectEvent),
    /// What happens to the mappers of classes before there are objects.
    Configuration(Classes, Moment),
    /// What happens to sessions.
    Session(Scope, SessionEvent),
    /// What happens on the connection of an engine, or of every one.
    Connection(Option<EngineId>, ConnectionEvent),
}

/// The classes whose objects are meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Classes {
    /// All: `Mapper`.
    All,
    /// A mapped class, with `propagate=True` also those below it.
    Mapped(ClassId),
    /// Those below a class that is not mapped, by its number, with `propagate=True`.
    Base(usize),
}

/// What happens to an object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ObjectEvent {
    /// Its class is called, `__init__` follows.
    Init,
    /// What the ORM tells of it.
    Loaded(InstanceEvent),
}

/// When the configuration of mappers is told of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Moment {
    /// `before_configured`
    Before,
    /// `before_mapper_configured`
    BeforeMapper,
    /// `mapper_configured`
    Mapper,
    /// `after_configured`
    After,
}

impl Listening {
    /// Whether a function that listens to these classes is told of an object of that one.
    pub fn concerns(&self, cx: &Context<'_>, classes: Classes, class: ClassId) -> bool {
        match classes {
            Classes::All => true,
            Classes::Mapped(listened) => {
                listened == class || self.options.propagate && cx.facade.orm.is_a(class, listened)
            }
            Classes::Base(number) => {
                let (base, class) = (cx.facade.listened_bases.get(number), cx.facade.classes.class(class));
                let (Some(base), Some(class)) = (base, class) else { return false };
                Rc::ptr_eq(base, &class) || self.options.propagate && class.is_subclass_of(base)
            }
        }
    }
}

/// Which sessions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Scope {
    /// Every one.
    All,
    /// Those of the sessionmaker of that number.
    Maker(usize),
    /// This one.
    One(SessionId),
}

/// A function that listens.
#[derive(Clone)]
pub(super) struct Listening {
    pub to: Listened,
    pub function: Value,
    pub options: Options,
}

/// All of them.
#[derive(Default)]
pub(crate) struct FlushListeners(Vec<Listening>);

impl FlushListeners {
    /// Adds a function, unless it listens to that already.
    pub(super) fn add(&mut self, listening: Listening) {
        if !self.contains(listening.to, &listening.function) {
            self.0.push(listening);
        }
    }

    /// Whether a function listens.
    pub(super) fn contains(&self, to: Listened, function: &Value) -> bool {
        self.0.iter().any(|known| known.to == to && is_same(&known.function, function))
    }

    /// Removes a function; false: it did not listen.
    pub(super) fn remove(&mut self, to: Listened, function: &Value) -> bool {
        let before = self.0.len();
        self.0.retain(|known| !(known.to == to && is_same(&known.function, function)));
        self.0.len() < before
    }

    /// Those to be told now; with `once=True` they are told no more.
    pub(super) fn told(&mut self, is_told: impl Fn(&Listening) -> bool) -> Vec<Listening> {
        let told = self.0.iter().filter(|known| is_told(known)).cloned().collect();
        self.0.retain(|known| !(known.options.once && is_told(known)));
        told
    }
}

/// Those to be told of something that happens to an object of a class: first who listens to all classes.
pub(super) fn told(
    cx: &mut Context<'_>,
    class: ClassId,
    listens: impl Fn(Listened) -> Option<Classes>,
) -> Vec<Listening> {
    let mut listeners = std::mem::take(&mut cx.facade.flush_listeners);
    let mut told = listeners.told(|known| listens(known.to) == Some(Classes::All));
    told.extend(listeners.told(|known| {
        listens(known.to).is_some_and(|classes| classes != Classes::All && known.concerns(cx, classes, class))
    }));
    cx.facade.flush_listeners = listeners;
    told
}

/// Calls a listener with what it is given, by name if it asked for that.
pub(super) fn call(
    cx: &mut Context<'_>,
    function: &Value,
    options: Options,
    given: Vec<(&str, Value)>,
) -> Result<(), Raised> {
    let mut arguments = Arguments::default();
    if options.named {
        arguments.keywords = given.into_iter().map(|(name, given)| (name.into(), given)).collect();
    } else {
        arguments.positional = given.into_iter().map(|(_, given)| given).collect();
    }
    cx.python().call(function, arguments).map(|_| ())
}

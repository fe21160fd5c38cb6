//! The functions that listen to mappers, to sessions and to the engine, in the order in which they were registered.

use bothways_orm::events::{ConnectionEvent, MapperEvent, SessionEvent};
use bothways_python::{Arguments, Raised, Value};
use bothways_world::{ClassId, SessionId};

use super::{Options, is_same};
use crate::context::Context;

/// What a function listens to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Listened {
    /// What happens to the objects of a class.
    Mapper(ClassId, MapperEvent),
    /// What happens to sessions.
    Session(Scope, SessionEvent),
    /// What happens on the engine's connection.
    Connection(ConnectionEvent),
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

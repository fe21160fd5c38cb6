//! The ORM at work for a program: operations may run the program's own code in their middle (its listeners and
//! validators), and that code may come back with operations of its own.
//!
//! The state has one owner at a time. Before the program's code runs it is handed over, and taken back after.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use bothways_sql::Rendered;
use bothways_world::{
    AttributeId, Cause, ClassId, CollectionId, Committed, InstanceId, Key, Scalar, SessionId, Value,
};

use crate::attributes::{Listener, Token};
use crate::collections::Initiator;
use crate::config::{DefaultFunction, KeyFunction, OwnClass, ResolvedArguments, Written};
use crate::events::{
    ConfigurationEvent, ConnectionEvent, InstanceEvent, MapperEvent, Refreshed, SessionEvent, Subject,
};
use crate::{LogEntry, Origin, OrmError, OrmState, OrmWarning, WarningKind};

/// The program the ORM works for. Its code runs only within [`Program::exchange`].
pub trait Program {
    /// Swaps the ORM's state with what the program keeps in its place: called before the program's code runs,
    /// which finds the state where it always is, and again after.
    fn exchange(&mut self, state: &mut OrmState);

    /// What the arguments of a relationship come to that the program kept.
    fn relationship_arguments(
        &mut self,
        attribute: AttributeId,
        written: Written,
    ) -> Result<ResolvedArguments, OrmError>;

    /// The related class that the program kept.
    fn relationship_target(&mut self, attribute: AttributeId, written: Written) -> Result<ClassId, OrmError>;

    /// Tells a listener of an event on `Class.attribute` of an object; gives the event back with what the listener
    /// replaced.
    fn attribute_event(
        &mut self,
        listener: Listener,
        place: (InstanceId, AttributeId),
        initiator: Token,
        event: AttributeEvent,
    ) -> Result<AttributeEvent, ProgramError>;

    /// The key that a dict collection stores an object under.
    fn collection_key(&mut self, function: KeyFunction, item: InstanceId)
    -> Result<DerivedKey, ProgramError>;

    /// Has a class of collections that the program brings tell of its members.
    ///
    /// # Errors
    /// It lacks what such a class needs, or its code raised.
    fn prepare_collection_class(&mut self, class: OwnClass) -> Result<(), OrmError>;

    /// Has a collection of such a class take a member.
    ///
    /// # Errors
    /// What its code or a listener raised.
    fn append_to_collection(
        &mut self,
        collection: CollectionId,
        item: InstanceId,
        initiator: Initiator,
    ) -> Result<(), ProgramError>;

    /// Has it give one away; false: it is not there.
    ///
    /// # Errors
    /// What its code or a listener raised.
    fn remove_from_collection(
        &mut self,
        collection: CollectionId,
        item: InstanceId,
        initiator: Initiator,
    ) -> Result<bool, ProgramError>;

    /// Whether the class of an object says what its objects equal: by default only themselves.
    fn compares_by_value(&mut self, item: InstanceId) -> bool;

    /// Where among those objects the first one stands that equals this one, as Python's `==` and `hash` see it.
    fn position(&mut self, item: InstanceId, among: &[InstanceId]) -> Result<Option<usize>, ProgramError>;

    /// Tells of what happens to an object in a flush of a session.
    ///
    /// # Errors
    /// What a listener raised.
    fn mapper_event(
        &mut self,
        event: MapperEvent,
        session: SessionId,
        instance: InstanceId,
    ) -> Result<(), ProgramError>;

    /// Tells of the configuration of mappers.
    ///
    /// # Errors
    /// What a listener raised.
    fn configuration_event(&mut self, event: ConfigurationEvent) -> Result<(), ProgramError>;

    /// Tells of what happens to a session, or to an object in it.
    ///
    /// # Errors
    /// What a listener raised.
    fn session_event(
        &mut self,
        event: SessionEvent,
        session: SessionId,
        subject: Subject,
    ) -> Result<(), ProgramError>;

    /// Tells of what happens to an object, and which of its attributes were refreshed.
    ///
    /// # Errors
    /// What a listener raised.
    fn instance_event(
        &mut self,
        event: InstanceEvent,
        instance: InstanceId,
        refreshed: &Refreshed,
    ) -> Result<(), ProgramError>;

    /// Tells of what happens on the engine's connection, to a statement if it is about one; whether that is one of
    /// those that stand for an executemany.
    ///
    /// # Errors
    /// What a listener raised.
    fn connection_event(
        &mut self,
        event: ConnectionEvent,
        statement: Option<(&Rendered, bool)>,
    ) -> Result<(), ProgramError>;

    /// Issues a warning.
    ///
    /// # Errors
    /// The program's filters make it an exception.
    fn warn(&mut self, warning: OrmWarning) -> Result<(), ProgramError>;

    /// Whether the engine logs what it sends on a connection that is taken now.
    ///
    /// # Errors
    /// It would log what is not known here.
    fn logs(&mut self) -> Result<bool, ProgramError>;

    /// Logs what the engine is about to send.
    ///
    /// # Errors
    /// What a handler of the program raised.
    fn log(&mut self, entry: LogEntry<'_>) -> Result<(), ProgramError>;

    /// Calls a function that makes the next version of an object of the one before; NULL: there is none yet.
    fn next_version(&mut self, function: DefaultFunction, version: Scalar) -> Result<Scalar, OrmError>;

    /// Calls a function that gives a column's default, with the values of the row so far by column name.
    fn column_default(
        &mut self,
        function: DefaultFunction,
        parameters: Vec<(Arc<str>, Scalar)>,
    ) -> Result<Scalar, OrmError>;
}

/// The program's number for an exception that its code raised.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProgramError(pub u32);

/// An event on an attribute, with what its listeners are given.
#[derive(Clone, PartialEq, Debug)]
pub enum AttributeEvent {
    /// A member is about to enter a collection.
    Append(InstanceId),
    /// A member is about to leave, or a scalar to be deleted.
    Remove(Committed),
    /// A scalar is about to be set.
    Set {
        /// The new value.
        value: Value,
        /// The one before.
        old: Committed,
    },
    /// A collection is about to be replaced.
    BulkReplace(Vec<InstanceId>),
    /// Something that listeners cannot change.
    Notice(Notice),
}

/// What the listeners of an attribute are told and cannot change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notice {
    /// A member was given to a collection that has it.
    AppendWithoutMutation(InstanceId),
    /// An object got this collection.
    InitCollection(CollectionId),
    /// This collection gave way to another one.
    DisposeCollection(CollectionId),
    /// The program said that the attribute is modified.
    Modified,
}

/// What a key function made of an object.
#[derive(Clone, PartialEq, Debug)]
pub enum DerivedKey {
    /// This key.
    Key(Key),
    /// The attribute it is made from is None, which is warned of.
    Missing,
    /// The attribute it is made from was never set.
    NoValue,
    /// One of these two, and the object is to be skipped.
    Ignored,
}

/// A program that has no code of its own to run.
#[derive(Clone, Copy, Debug)]
pub struct NoProgram;

impl Program for NoProgram {
    fn exchange(&mut self, _state: &mut OrmState) {}

    fn relationship_arguments(
        &mut self,
        _attribute: AttributeId,
        _written: Written,
    ) -> Result<ResolvedArguments, OrmError> {
        Err(OrmError::Unsupported("arguments that only a running program can resolve".into()))
    }

    fn relationship_target(
        &mut self,
        _attribute: AttributeId,
        _written: Written,
    ) -> Result<ClassId, OrmError> {
        Err(OrmError::Unsupported("a class that only a running program can name".into()))
    }

    fn attribute_event(
        &mut self,
        _listener: Listener,
        _place: (InstanceId, AttributeId),
        _initiator: Token,
        event: AttributeEvent,
    ) -> Result<AttributeEvent, ProgramError> {
        Ok(event)
    }

    fn collection_key(
        &mut self,
        _function: KeyFunction,
        _item: InstanceId,
    ) -> Result<DerivedKey, ProgramError> {
        Ok(DerivedKey::NoValue)
    }

    fn prepare_collection_class(&mut self, _class: OwnClass) -> Result<(), OrmError> {
        Ok(())
    }

    fn append_to_collection(
        &mut self,
        _collection: CollectionId,
        _item: InstanceId,
        _initiator: Initiator,
    ) -> Result<(), ProgramError> {
        Ok(())
    }

    fn remove_from_collection(
        &mut self,
        _collection: CollectionId,
        _item: InstanceId,
        _initiator: Initiator,
    ) -> Result<bool, ProgramError> {
        Ok(false)
    }

    fn compares_by_value(&mut self, _item: InstanceId) -> bool {
        false
    }

    fn position(&mut self, item: InstanceId, among: &[InstanceId]) -> Result<Option<usize>, ProgramError> {
        Ok(among.iter().position(|member| *member == item))
    }

    fn mapper_event(
        &mut self,
        _event: MapperEvent,
        _session: SessionId,
        _instance: InstanceId,
    ) -> Result<(), ProgramError> {
        Ok(())
    }

    fn configuration_event(&mut self, _event: ConfigurationEvent) -> Result<(), ProgramError> {
        Ok(())
    }

    fn session_event(
        &mut self,
        _event: SessionEvent,
        _session: SessionId,
        _subject: Subject,
    ) -> Result<(), ProgramError> {
        Ok(())
    }

    fn instance_event(
        &mut self,
        _event: InstanceEvent,
        _instance: InstanceId,
        _refreshed: &Refreshed,
    ) -> Result<(), ProgramError> {
        Ok(())
    }

    fn connection_event(
        &mut self,
        _event: ConnectionEvent,
        _statement: Option<(&Rendered, bool)>,
    ) -> Result<(), ProgramError> {
        Ok(())
    }

    fn warn(&mut self, _warning: OrmWarning) -> Result<(), ProgramError> {
        Ok(())
    }

    fn logs(&mut self) -> Result<bool, ProgramError> {
        Ok(false)
    }

    fn log(&mut self, _entry: LogEntry<'_>) -> Result<(), ProgramError> {
        Ok(())
    }

    fn next_version(&mut self, _function: DefaultFunction, version: Scalar) -> Result<Scalar, OrmError> {
        Ok(version)
    }

    fn column_default(
        &mut self,
        _function: DefaultFunction,
        _parameters: Vec<(Arc<str>, Scalar)>,
    ) -> Result<Scalar, OrmError> {
        Ok(Scalar::Null)
    }
}

/// The ORM's state together with the program it works for.
pub struct Orm<'p> {
    state: OrmState,
    program: &'p mut dyn Program,
}

impl Deref for Orm<'_> {
    type Target = OrmState;

    fn deref(&self) -> &OrmState {
        &self.state
    }
}

impl DerefMut for Orm<'_> {
    fn deref_mut(&mut self) -> &mut OrmState {
        &mut self.state
    }
}

impl<'p> Orm<'p> {
    /// Puts a state to work.
    pub fn new(state: OrmState, program: &'p mut dyn Program) -> Self {
        Self { state, program }
    }

    /// The state, when the work is done.
    pub fn into_state(self) -> OrmState {
        self.state
    }

    /// Runs the program's code.
    pub(crate) fn ask<R>(&mut self, question: impl FnOnce(&mut dyn Program) -> R) -> R {
        self.state.asking += 1;
        self.program.exchange(&mut self.state);
        let answer = question(self.program);
        self.program.exchange(&mut self.state);
        self.state.asking -= 1;
        answer
    }

    /// Issues a warning where it arises, which the program may have made an error.
    pub(crate) fn warn(&mut self, kind: WarningKind) -> Result<(), OrmError> {
        let warning = OrmWarning { kind, origin: self.origin };
        self.ask(|program| program.warn(warning)).map_err(OrmError::Program)
    }

    /// Runs something inside a cause.
    pub fn because<R>(&mut self, cause: Cause, operation: impl FnOnce(&mut Self) -> R) -> R {
        let scope = self.store().enter(cause);
        let result = operation(self);
        self.store().leave(scope);
        result
    }

    /// Runs something whose warnings come from an automatic process.
    pub(crate) fn originating<R>(&mut self, origin: Origin, operation: impl FnOnce(&mut Self) -> R) -> R {
        let outer = self.origin.replace(origin);
        let result = operation(self);
        self.origin = outer;
        result
    }
}

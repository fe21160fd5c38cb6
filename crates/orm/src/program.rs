//! The ORM at work for a program: operations may run the program's own code in their middle (its listeners and
//! validators), and that code may come back with operations of its own.
//!
//! The state has one owner at a time. Before the program's code runs it is handed over, and taken back after.

use std::ops::{Deref, DerefMut};

use bothways_world::{AttributeId, Cause, ClassId};

use crate::config::{ResolvedArguments, Written};
use crate::{Origin, OrmError, OrmState};

/// The program the ORM works for.
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
}

/// The program's number for an exception that its code raised.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProgramError(pub u32);

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
        self.program.exchange(&mut self.state);
        let answer = question(self.program);
        self.program.exchange(&mut self.state);
        answer
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

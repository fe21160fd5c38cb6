//! The world and its journal behind private fields: state cannot change without an entry.

use crate::{Cause, CauseId, CauseNode, Change, Entry, Journal, Place, Step, World};

/// Entries kept; when there are more, the older half is folded into the journal's base (design.md section 4).
const JOURNAL_LIMIT: usize = 500_000;

/// The live world of a run with the journal of how it came to be.
#[derive(Default, Debug)]
pub struct Store {
    world: World,
    journal: Journal,
    current: Option<CauseId>,
}

/// A cause in force; give it back to [`Store::leave`].
#[must_use]
#[derive(Debug)]
pub struct Scope(Option<CauseId>);

impl Store {
    /// The live world.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The journal so far.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The causes in force, from the innermost out.
    pub fn causes(&self) -> impl Iterator<Item = &Cause> {
        let node = |id: CauseId| self.journal.causes.get(id.index());
        let innermost = self.current.and_then(node);
        std::iter::successors(innermost, move |inner| inner.parent.and_then(node)).map(|node| &node.cause)
    }

    /// The live world and the journal, at the end of a run.
    pub fn into_parts(self) -> (World, Journal) {
        (self.world, self.journal)
    }

    /// Commits a change: the one way to alter the world.
    pub fn commit(&mut self, change: Change) {
        self.world.apply(&change);
        self.journal.entries.push(Entry { cause: self.current, change });
        if self.journal.entries.len() > JOURNAL_LIMIT {
            self.journal.trim(JOURNAL_LIMIT / 2);
        }
    }

    /// Puts a cause in force, within the current one, until [`Store::leave`].
    pub fn enter(&mut self, cause: Cause) -> Scope {
        let id = self.add_cause(CauseNode { parent: self.current, cause });
        Scope(self.current.replace(id))
    }

    /// Ends the cause that gave this scope.
    pub fn leave(&mut self, scope: Scope) {
        self.current = scope.0;
    }

    /// Starts the step of a statement. What is committed until the next step belongs to it, also when an
    /// error unwound the scopes in between.
    pub fn begin_step(&mut self, place: Place, depth: u32) {
        let parent = self.caller(depth);
        let cause = self.add_cause(CauseNode { parent, cause: Cause::Statement(place) });
        self.current = Some(cause);
        self.journal.steps.push(Step { place, cause, depth, start: self.journal.position() });
    }

    /// What called the function whose statement runs at this depth: an operation of the ORM (a default, an event), or
    /// a statement further out. Statements that ran since, in this function or in others, are over.
    fn caller(&self, depth: u32) -> Option<CauseId> {
        if depth == 0 {
            return None;
        }
        let mut caller = self.current;
        while let Some(id) = caller
            && self.depth_of(id).is_some_and(|known| known >= depth)
        {
            caller = self.journal.cause(id).and_then(|node| node.parent);
        }
        caller
    }

    /// The depth of a statement; none for another cause.
    fn depth_of(&self, cause: CauseId) -> Option<u32> {
        // Steps are in the order of their causes.
        let steps = &self.journal.steps;
        let index = steps.binary_search_by_key(&cause, |step| step.cause).ok()?;
        steps.get(index).map(|step| step.depth)
    }

    /// The program has ended: what follows belongs to none of its statements.
    pub fn end(&mut self) {
        self.current = None;
    }

    fn add_cause(&mut self, node: CauseNode) -> CauseId {
        let id = CauseId::from_index(self.journal.causes.len());
        self.journal.causes.push(node);
        id
    }
}

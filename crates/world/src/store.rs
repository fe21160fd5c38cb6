//! The world and its journal behind private fields: state cannot change without an entry.

use crate::{Cause, CauseId, CauseNode, Change, Entry, Journal, Place, StatementId, World};

/// Entries kept; when there are more, the older half is folded into the journal's base (design.md section 4).
const JOURNAL_LIMIT: usize = 500_000;

/// The live world of a run with the journal of how it came to be.
#[derive(Default, Debug)]
pub struct Store {
    world: World,
    journal: Journal,
    /// The innermost cause that has a node.
    current: Option<CauseId>,
    /// The statements in force within it, outermost first. They get their nodes when something hangs under them, which
    /// of most statements nothing ever does.
    pending: Vec<Running>,
    /// Whether anything has happened since the last step began.
    has_moved: bool,
}

/// A statement in force.
#[derive(Debug, Clone, Copy)]
struct Running {
    statement: StatementId,
    depth: u32,
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

    /// The causes in force that have a node, from the innermost out: all but statements that nothing came of so far.
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
        let cause = self.innermost();
        self.has_moved = true;
        self.journal.entries.push(Entry { cause, change });
        if self.journal.entries.len() > JOURNAL_LIMIT {
            self.journal.trim(JOURNAL_LIMIT / 2);
        }
    }

    /// Puts a cause in force, within the current one, until [`Store::leave`].
    pub fn enter(&mut self, cause: Cause) -> Scope {
        let parent = self.innermost();
        self.has_moved = true;
        let id = add_cause(&mut self.journal, CauseNode { parent, cause });
        Scope(self.current.replace(id))
    }

    /// Ends the cause that gave this scope.
    pub fn leave(&mut self, scope: Scope) {
        // Statements that ran in between stay the beginning of what their steps go on to do.
        self.innermost();
        self.current = scope.0;
    }

    /// Makes a statement of the program known, for [`Store::begin_step`].
    pub fn add_statement(&mut self, place: Place) -> StatementId {
        self.journal.steps.add_statement(place)
    }

    /// Starts the step of a statement. What is committed until the next step belongs to it, also when an
    /// error unwound the scopes in between.
    #[inline]
    pub fn begin_step(&mut self, statement: StatementId, depth: u32) {
        match self.pending.last_mut() {
            // The next statement of a function or module: the one before it is over.
            Some(last) if last.depth == depth => last.statement = statement,
            _ => {
                self.return_to(depth);
                self.pending.push(Running { statement, depth });
            }
        }
        if self.has_moved {
            self.has_moved = false;
            self.journal.steps.mark(self.journal.position(), self.journal.causes.len());
        }
        self.journal.steps.begin(statement, depth);
    }

    /// Goes back to what called the function whose statement begins at this depth: an operation of the ORM (a default,
    /// an event), or a statement further out. Statements that ran since, in this function or in others, are over.
    fn return_to(&mut self, depth: u32) {
        if depth == 0 {
            self.pending.clear();
            self.current = None;
            return;
        }
        while let Some(last) = self.pending.last() {
            if last.depth < depth {
                return;
            }
            self.pending.pop();
        }
        while let Some(node) = self.current.and_then(|id| self.journal.cause(id))
            && matches!(node.cause, Cause::Statement { depth: known, .. } if known >= depth)
        {
            self.current = node.parent;
        }
    }

    /// The program has ended: what follows belongs to none of its statements.
    pub fn end(&mut self) {
        // What follows is of the last step all the same, which is told from its statement on.
        self.innermost();
        self.current = None;
    }

    /// The innermost cause in force; every one in force has its node now.
    fn innermost(&mut self) -> Option<CauseId> {
        self.has_moved |= !self.pending.is_empty();
        for Running { statement, depth } in self.pending.drain(..) {
            let node = CauseNode { parent: self.current, cause: Cause::Statement { statement, depth } };
            self.current = Some(add_cause(&mut self.journal, node));
        }
        self.current
    }
}

fn add_cause(journal: &mut Journal, node: CauseNode) -> CauseId {
    let id = CauseId::from_index(journal.causes.len());
    journal.causes.push(node);
    id
}

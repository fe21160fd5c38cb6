//! Every change of a run, nested under its causes and cut into steps: the trace.

use serde::{Deserialize, Serialize};

use crate::{Cause, CauseId, CauseNode, Change, Place, Steps, World};

/// One change and why it happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// The innermost cause in force.
    pub cause: Option<CauseId>,
    /// The change.
    pub change: Change,
}

/// The changes of a run from [`Journal::base`] on.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Journal {
    /// The world before the first kept entry; empty unless the run was longer than the limit.
    pub base: World,
    /// Entries that were folded into `base`.
    pub dropped: u64,
    /// The kept entries.
    pub entries: Vec<Entry>,
    /// The tree of causes.
    pub causes: Vec<CauseNode>,
    /// Executed statements, in order, including those whose entries were folded.
    pub steps: Steps,
}

impl Journal {
    /// Entries since the run's start, folded ones included.
    pub fn position(&self) -> u64 {
        self.dropped + self.entries.len() as u64
    }

    /// The cause with this id.
    pub fn cause(&self, id: CauseId) -> Option<&CauseNode> {
        self.causes.get(id.index())
    }

    /// Entries, counted from the run's start, before a step began; all of them where no such step did.
    pub fn start_of(&self, step: usize) -> u64 {
        self.steps.before(step).map_or(self.position(), |(entries, _)| entries)
    }

    /// The entries of one step: what happened from its start to the next step's.
    pub fn step_entries(&self, step: usize) -> &[Entry] {
        let index =
            |position: u64| usize::try_from(position.saturating_sub(self.dropped)).unwrap_or(usize::MAX);
        self.entries.get(index(self.start_of(step))..index(self.start_of(step + 1))).unwrap_or_default()
    }

    /// The node of a step's statement, if the step led to anything.
    pub fn step_cause(&self, step: usize) -> Option<CauseId> {
        // Statements that called its function may get their nodes with it, before it.
        let own = self.statements_before(step)?.checked_sub(1)?;
        (own >= self.causes_before(step)).then(|| CauseId::from_index(own))
    }

    /// What happened in one step, in the order in which it began, without the statement itself.
    pub fn step_causes(&self, step: usize) -> impl Iterator<Item = CauseId> + use<> {
        let end = self.causes_before(step + 1);
        (self.statements_before(step).unwrap_or(end)..end).map(CauseId::from_index)
    }

    /// Causes there were before a step.
    fn causes_before(&self, step: usize) -> usize {
        self.steps.before(step).map_or(self.causes.len(), |(_, causes)| causes)
    }

    /// Causes there were before anything happened within the statement of a step: its own node was the last of them.
    fn statements_before(&self, step: usize) -> Option<usize> {
        let first = self.causes_before(step);
        let causes = self.causes.get(first..self.causes_before(step + 1))?;
        let is_statement = |node: &&CauseNode| matches!(node.cause, Cause::Statement { .. });
        Some(first + causes.iter().take_while(is_statement).count())
    }

    /// The statement a cause belongs to.
    pub fn statement_of(&self, id: CauseId) -> Option<Place> {
        let mut node = self.cause(id)?;
        loop {
            if let Cause::Statement { statement, .. } = node.cause {
                return Some(self.steps.place(statement));
            }
            node = self.cause(node.parent?)?;
        }
    }

    /// Folds the oldest entries into the base world so that at most `keep` remain.
    pub(crate) fn trim(&mut self, keep: usize) {
        let excess = self.entries.len().saturating_sub(keep);
        for entry in self.entries.drain(..excess) {
            self.base.apply(&entry.change);
        }
        self.dropped += excess as u64;
    }
}

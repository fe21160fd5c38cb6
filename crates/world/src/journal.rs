//! Every change of a run, nested under its causes and cut into steps: the trace.

use serde::{Deserialize, Serialize};

use crate::{Cause, CauseId, CauseNode, Change, Place, World};

/// One change and why it happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// The innermost cause in force.
    pub cause: Option<CauseId>,
    /// The change.
    pub change: Change,
}

/// One executed statement of the program.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Step {
    /// The statement.
    pub place: Place,
    /// Its node in the tree of causes.
    pub cause: CauseId,
    /// Depth of function calls: 0 is module level.
    pub depth: u32,
    /// Number of entries, counted from the run's start, before this step began.
    pub start: u64,
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
    pub steps: Vec<Step>,
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

    /// The entries of one step: what happened from its start to the next step's.
    pub fn step_entries(&self, step: usize) -> &[Entry] {
        let Some(start) = self.steps.get(step).map(|s| s.start) else { return &[] };
        let end = self.steps.get(step + 1).map_or(self.position(), |next| next.start);
        let index =
            |position: u64| usize::try_from(position.saturating_sub(self.dropped)).unwrap_or(usize::MAX);
        self.entries.get(index(start)..index(end)).unwrap_or_default()
    }

    /// What happened in one step, in the order in which it began, without the statement itself.
    pub fn step_causes(&self, step: usize) -> impl Iterator<Item = CauseId> + use<> {
        let first = self.steps.get(step).map_or(self.causes.len(), |step| step.cause.index() + 1);
        let end = self.steps.get(step + 1).map_or(self.causes.len(), |next| next.cause.index());
        (first..end).map(CauseId::from_index)
    }

    /// The statement a cause belongs to.
    pub fn statement_of(&self, id: CauseId) -> Option<Place> {
        let mut node = self.cause(id)?;
        loop {
            if let Cause::Statement(place) = node.cause {
                return Some(place);
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

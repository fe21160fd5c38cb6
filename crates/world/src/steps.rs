//! The executed statements of a run. A program may run hundreds of thousands, most of which change nothing that is
//! shown; so a step keeps a few bytes, and what happened in the steps is kept only where something did.

use serde::{Deserialize, Serialize};

use crate::{Place, StatementId};

/// The executed statements, in order.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Steps {
    /// The statements of the program.
    statements: Vec<Place>,
    records: Vec<Record>,
    /// What had happened before a step, at each before which something had since the last.
    marks: Vec<Mark>,
}

/// One executed statement of the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// The statement.
    pub place: Place,
    /// Depth of function calls: 0 is module level.
    pub depth: u32,
}

/// A step as it is kept.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
struct Record {
    statement: StatementId,
    depth: u32,
}

/// How much had happened when a step began.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
struct Mark {
    /// The first step that began then.
    step: u32,
    /// Causes so far.
    causes: u32,
    /// Entries so far, counted from the run's start.
    entries: u64,
}

impl Steps {
    /// How many statements were executed.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// A step by its position.
    pub fn get(&self, step: usize) -> Option<Step> {
        self.records.get(step).map(|record| self.step(record))
    }

    /// All of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Step> + DoubleEndedIterator {
        self.records.iter().map(|record| self.step(record))
    }

    fn step(&self, record: &Record) -> Step {
        Step { place: self.place(record.statement), depth: record.depth }
    }

    /// Where a statement of the program is.
    pub fn place(&self, statement: StatementId) -> Place {
        // Ids are given out by `add_statement`.
        self.statements.get(statement.index()).copied().unwrap_or(Place {
            document: 0,
            start: 0,
            end: 0,
            line: 0,
        })
    }

    /// Entries and causes there were before a step; `None` where no such step has begun.
    pub(crate) fn before(&self, step: usize) -> Option<(u64, usize)> {
        if step >= self.len() {
            return None;
        }
        let after = self.marks.partition_point(|mark| mark.step as usize <= step);
        let mark = after.checked_sub(1).and_then(|last| self.marks.get(last));
        Some(mark.map_or((0, 0), |mark| (mark.entries, mark.causes as usize)))
    }

    pub(crate) fn add_statement(&mut self, place: Place) -> StatementId {
        self.statements.push(place);
        StatementId::from_index(self.statements.len() - 1)
    }

    /// Notes so many entries and causes before the step that begins next.
    pub(crate) fn mark(&mut self, entries: u64, causes: usize) {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.marks.push(Mark { step: count(self.records.len()), causes: count(causes), entries });
    }

    /// Begins a step.
    #[inline]
    pub(crate) fn begin(&mut self, statement: StatementId, depth: u32) {
        self.records.push(Record { statement, depth });
    }
}

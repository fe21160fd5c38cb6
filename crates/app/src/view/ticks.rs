//! The marks along the timeline: what kind of thing each step did, thinned out where there are too many.

use std::ops::Range;

use bothways_world::{Cause, Change, Entry, Journal};

/// What a step did, the more telling kinds later.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TickKind {
    /// Nothing but Python.
    Plain,
    /// Printed or warned.
    Output,
    /// Made an object.
    Construct,
    /// Changed an object or the session.
    Change,
    /// Read from the database.
    Read,
    /// Wrote to the database.
    Write,
    /// A relationship told its other side.
    BothWays,
    /// An exception ended the run here.
    Failure,
}

impl TickKind {
    /// All kinds, in the order of the legend.
    pub const ALL: [Self; 8] = [
        Self::Plain,
        Self::Output,
        Self::Construct,
        Self::Change,
        Self::BothWays,
        Self::Read,
        Self::Write,
        Self::Failure,
    ];

    /// In words, for the legend and for assistive technology.
    pub fn label(self) -> &'static str {
        match self {
            Self::Plain => "Python only",
            Self::Output => "output",
            Self::Construct => "new object",
            Self::Change => "change",
            Self::BothWays => "both sides change",
            Self::Read => "SELECT",
            Self::Write => "write to the database",
            Self::Failure => "error",
        }
    }

    /// For the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "kind-plain",
            Self::Output => "kind-output",
            Self::Construct => "kind-construct",
            Self::Change => "kind-change",
            Self::BothWays => "kind-bothways",
            Self::Read => "kind-read",
            Self::Write => "kind-write",
            Self::Failure => "kind-failure",
        }
    }
}

/// One mark, for one stop of the slider or for several that stand too close.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tick {
    /// The stop, from 1.
    pub stop: usize,
    /// The most telling kind among its steps.
    pub kind: TickKind,
}

/// What each of the shown steps did.
pub fn kinds(journal: &Journal, shown: Range<usize>) -> Vec<TickKind> {
    shown.map(|step| kind(journal, step)).collect()
}

/// The marks of the stops after the first, at most `limit` of them.
pub fn ticks(kinds: &[TickKind], stops: &[usize], limit: usize) -> Vec<Tick> {
    let mark = |(index, pair): (usize, &[usize])| {
        let [before, stop] = pair else { return None };
        let kind = kinds.get(*before..*stop)?.iter().copied().max()?;
        Some(Tick { stop: index + 1, kind })
    };
    let marks: Vec<Tick> = stops.windows(2).enumerate().filter_map(mark).collect();
    let size = marks.len().div_ceil(limit.max(1)).max(1);
    marks.chunks(size).filter_map(|chunk| chunk.iter().copied().max_by_key(|tick| tick.kind)).collect()
}

/// What a step did.
fn kind(journal: &Journal, step: usize) -> TickKind {
    let entries = journal.step_entries(step);
    entries.iter().map(|entry| entry_kind(journal, entry)).max().unwrap_or(TickKind::Plain)
}

fn entry_kind(journal: &Journal, entry: &Entry) -> TickKind {
    match &entry.change {
        Change::Sql(statement) if statement.transaction_control => TickKind::Plain,
        Change::Sql(statement) if statement.text.trim_start().starts_with("SELECT") => TickKind::Read,
        Change::Sql(_) | Change::Row { .. } | Change::Table { .. } => TickKind::Write,
        Change::Output(_) | Change::Stderr(_) | Change::Warning(_) => TickKind::Output,
        Change::Create { .. } => TickKind::Construct,
        Change::Value { .. }
        | Change::Insert { .. }
        | Change::Remove { .. }
        | Change::Pending { .. }
        | Change::Queued { .. } => {
            if told(journal, entry) {
                TickKind::BothWays
            } else {
                TickKind::Change
            }
        }
        Change::Session { .. } | Change::Deleted { .. } | Change::Expired { .. } | Change::Reorder { .. } => {
            TickKind::Change
        }
        Change::Committed { .. }
        | Change::Parent { .. }
        | Change::OrphanedOutside { .. }
        | Change::Key { .. }
        | Change::InsertOrder { .. }
        | Change::Modified { .. }
        | Change::CreateCollection { .. }
        | Change::EmptyCollection { .. }
        | Change::Attached { .. }
        | Change::OpenSession { .. }
        | Change::Enter { .. }
        | Change::Leave { .. }
        | Change::Identity { .. }
        | Change::Transaction { .. }
        | Change::Bind { .. } => TickKind::Plain,
    }
}

/// Whether a back reference made this change.
fn told(journal: &Journal, entry: &Entry) -> bool {
    let mut next = entry.cause;
    while let Some(node) = next.and_then(|id| journal.cause(id)) {
        match node.cause {
            Cause::BackReference { .. } => return true,
            Cause::Statement { .. } => return false,
            _ => next = node.parent,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use bothways_world::{AttributeId, ClassId, InstanceId, Place, Scalar, Store, Value};

    use super::*;

    fn step(store: &mut Store, start: u32) {
        let statement = store.add_statement(Place { document: 1, start, end: start + 1, line: 1 });
        store.begin_step(statement, 0);
    }

    #[test]
    fn a_step_is_what_its_most_telling_entry_is() {
        let mut store = Store::default();
        step(&mut store, 0);
        store.commit(Change::Create { instance: InstanceId(0), class: ClassId(0) });
        step(&mut store, 1);
        let value = Some(Value::Scalar(Scalar::Int(1)));
        let set = Change::Value { instance: InstanceId(0), attribute: AttributeId(0), old: None, new: value };
        store.commit(set.clone());
        let scope = store.enter(Cause::BackReference {
            from: AttributeId(0),
            to: AttributeId(1),
            owner: InstanceId(0),
        });
        store.commit(set);
        store.leave(scope);
        step(&mut store, 2);
        store.commit(Change::Output(Arc::from("x\n")));
        let (_, journal) = store.into_parts();
        assert_eq!(kinds(&journal, 0..3), [TickKind::Construct, TickKind::BothWays, TickKind::Output]);
    }

    #[test]
    fn stops_share_marks_where_there_are_too_many() {
        let mut kinds = vec![TickKind::Plain; 1000];
        kinds.extend([TickKind::Write, TickKind::Change]);
        let stops: Vec<usize> = (0..=1000).chain([1002]).collect();
        let marks = ticks(&kinds, &stops, 100);
        assert!(marks.len() <= 100);
        assert_eq!(marks.last(), Some(&Tick { stop: 1001, kind: TickKind::Write }));
    }
}

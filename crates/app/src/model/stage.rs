//! What the stage shows: the columns of a comparison, each with its place in its own journal, all moved by
//! one slider.

use std::collections::BTreeSet;
use std::ops::Range;

use bothways_trace::{Comparison, Ending, Program, Run, Variant, VariantKind, Verdict};
use bothways_world::{Change, Journal, Place};

use super::breakpoints::Breakpoints;
use super::ran::Ran;
use crate::view::align::{Aligned, align, shown_steps};
use crate::view::comparison::{Side, Table, table};
use crate::view::loops::{Loop, loops, stops};
use crate::view::ticks::{Tick, TickKind, kinds, ticks};

/// Steps searched for the first difference: a difference beyond would take too long to find.
const SEARCHED_STEPS: usize = 2_000;

/// Marks on the timeline at most.
const SHOWN_TICKS: usize = 160;

/// The columns at one position of the slider.
#[derive(Debug)]
pub struct Stage {
    /// The program as it was when it ran.
    pub program: Program,
    /// Its columns; there is always one as written.
    pub columns: Vec<Column>,
    /// What the engine found by comparing them.
    pub verdict: Verdict,
    /// The marks on the timeline.
    pub ticks: Vec<Tick>,
    /// What each step did.
    pub kinds: Vec<TickKind>,
    /// The loops of the leading run.
    pub loops: Vec<Loop>,
    /// The heads of those that are folded.
    pub folded: BTreeSet<usize>,
    /// The positions that the slider stops at.
    pub stops: Vec<usize>,
    /// The first position at which columns differ.
    pub first_difference: Option<usize>,
    /// The last position that the program as written reached, if it did not come to its end.
    pub failed_at: Option<usize>,
    shown: Range<usize>,
    position: usize,
    written: usize,
    lead: usize,
    sql: Vec<bool>,
    warned: Vec<bool>,
}

/// One column.
#[derive(Debug)]
pub struct Column {
    /// The strategy.
    pub kind: VariantKind,
    /// Whether it is the program as written.
    pub as_written: bool,
    /// Its program, or why there is none.
    pub program: Result<Program, String>,
    /// Its run, if there is a program.
    pub ran: Option<Ran>,
}

/// What the slider can jump to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// A step that asked or told the database something.
    Sql,
    /// A step that warned.
    Warning,
    /// A step that changed the selected object.
    Change,
    /// A line with a breakpoint.
    Breakpoint,
}

impl Stage {
    /// The columns of a comparison; none if it lacks the program as written.
    pub fn compared(program: Program, comparison: Comparison) -> Option<Self> {
        let Comparison { mut variants, verdict } = comparison;
        let index = variants.iter().position(|variant| variant.kind == VariantKind::AsWritten)?;
        let written = variants.remove(index).run?;
        Some(Self::new(program, written, variants, verdict))
    }

    /// One column: the program as written.
    pub fn single(program: Program, run: Run) -> Self {
        Self::new(program, run, Vec::new(), Verdict::default())
    }

    fn new(program: Program, run: Run, variants: Vec<Variant>, verdict: Verdict) -> Self {
        // A pinned version stays what it is, even while nothing has been changed since.
        let pinned = |variant: &Variant| matches!(variant.kind, VariantKind::Earlier(_));
        let same =
            variants.iter().position(|variant| !pinned(variant) && is_written(variant, &program, &run));
        let mut variants: Vec<Variant> = variants;
        let own = Variant { kind: VariantKind::AsWritten, program: Ok(program.clone()), run: Some(run) };
        let written = same.unwrap_or_default();
        match variants.get_mut(written).filter(|_| same.is_some()) {
            Some(variant) => *variant = Variant { kind: variant.kind, ..own },
            None => variants.insert(0, own),
        }
        let lead = lead(&variants, written);
        let columns = columns(variants, written, lead);
        let mut stage = Self {
            program,
            columns,
            verdict,
            ticks: Vec::new(),
            kinds: Vec::new(),
            loops: Vec::new(),
            folded: BTreeSet::new(),
            stops: Vec::new(),
            first_difference: None,
            failed_at: None,
            shown: 0..0,
            position: 0,
            written,
            lead,
            sql: Vec::new(),
            warned: Vec::new(),
        };
        stage.measure();
        stage
    }

    /// Finds out what the timeline shows, and goes where to look first: an error, else the first difference, else
    /// the end.
    fn measure(&mut self) {
        let Some(ran) = self.columns.get(self.lead).and_then(|column| column.ran.as_ref()) else { return };
        let journal = &ran.run.journal;
        self.shown = shown_steps(journal);
        self.kinds = kinds(journal, self.shown.clone());
        self.loops = loops(journal, self.lead_program(), &self.shown);
        self.sql =
            self.does(journal, |change| matches!(change, Change::Sql(sql) if !sql.transaction_control));
        self.warned = self.does(journal, |change| matches!(change, Change::Warning(_)));
        let finished = is_finished(&ran.run);
        let written = self.written().and_then(|column| column.ran.as_ref());
        self.failed_at = written.filter(|ran| !is_finished(&ran.run)).map(Ran::reached);
        let failed = self.failed_at.or((!finished).then_some(self.len()));
        if let Some(kind) = failed.and_then(|failed| self.kinds.get_mut(failed.max(1) - 1)) {
            *kind = TickKind::Failure;
        }
        self.folded = self.loops.iter().filter(|found| found.is_long()).map(|found| found.head).collect();
        self.fold();
        self.first_difference = self.find_first_difference();
        self.seek(self.failed_at.or(self.first_difference).unwrap_or(self.len()));
    }

    /// Which of the shown steps committed such a change.
    fn does(&self, journal: &Journal, wanted: impl Fn(&Change) -> bool) -> Vec<bool> {
        let step = |step| journal.step_entries(step).iter().any(|entry| wanted(&entry.change));
        self.shown.clone().map(step).collect()
    }

    /// Where the slider stops, and the marks there, for the loops that are folded.
    fn fold(&mut self) {
        self.stops = stops(&self.loops, |found| self.folded.contains(&found.head), self.len());
        self.ticks = ticks(&self.kinds, &self.stops, SHOWN_TICKS);
    }

    /// Folds the loop with this head, or unfolds it.
    pub fn toggle_fold(&mut self, head: usize) {
        if !self.folded.remove(&head) {
            self.folded.insert(head);
        }
        self.fold();
    }

    /// Folds what another run of nearly the same program had folded.
    pub fn keep_folds(&mut self, old: &Self) {
        if self.loops.len() == old.loops.len() {
            self.folded.clone_from(&old.folded);
            self.fold();
        }
    }

    /// Folds all loops or none.
    pub fn fold_all(&mut self, folded: bool) {
        let heads = self.loops.iter().filter(|_| folded).map(|found| found.head);
        self.folded = heads.collect();
        self.fold();
    }

    /// The last stop at or before the slider.
    pub fn stop(&self) -> usize {
        self.stops.partition_point(|stop| *stop <= self.position).saturating_sub(1)
    }

    /// The first stop at or after a position.
    pub fn stop_at(&self, position: usize) -> usize {
        self.stops.partition_point(|stop| *stop < position).min(self.stops.len().saturating_sub(1))
    }

    /// The position some stops away; inside a folded loop one stop back is the head.
    pub fn moved(&self, by: isize) -> usize {
        let stop = self.stop();
        let inside = self.stops.get(stop).is_some_and(|at| *at < self.position);
        let by = if inside && by < 0 { by + 1 } else { by };
        let stop = stop.saturating_add_signed(by).min(self.stops.len().saturating_sub(1));
        self.stops.get(stop).copied().unwrap_or_default()
    }

    /// The loops around a position, the outermost first.
    pub fn around(&self, position: usize) -> impl Iterator<Item = &Loop> {
        self.loops.iter().filter(move |found| position > found.head && position <= found.last)
    }

    /// Which round of the innermost loop the slider is in, and of how many.
    pub fn round(&self) -> Option<(usize, usize)> {
        let found = self.around(self.position).last()?;
        Some((found.round(self.position)?, found.times()))
    }

    /// The next position after the slider whose step sent SQL.
    pub fn next_sql(&self) -> Option<usize> {
        self.next(|position| self.sql.get(position - 1) == Some(&true))
    }

    /// The next position after the slider whose step warned.
    pub fn next_warning(&self) -> Option<usize> {
        self.next(|position| self.warned.get(position - 1) == Some(&true))
    }

    /// The next position after the slider whose line has a breakpoint.
    pub fn next_breakpoint(&self, breakpoints: &Breakpoints) -> Option<usize> {
        if breakpoints.is_empty() {
            return None;
        }
        self.next(|position| {
            let place = self.place_at(position).filter(|place| self.is_in_text(*place));
            place.is_some_and(|place| breakpoints.contains(&(place.document, place.line)))
        })
    }

    fn next(&self, is_wanted: impl Fn(usize) -> bool) -> Option<usize> {
        (self.position + 1..=self.len()).find(|position| is_wanted(*position))
    }

    /// Whether any step of the leading run warned.
    pub fn warns(&self) -> bool {
        self.warned.contains(&true)
    }

    /// The number of steps.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether nothing ran.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Where the slider is: 0 is before the first step.
    pub fn position(&self) -> usize {
        self.position
    }

    /// Moves every column to a position.
    pub fn seek(&mut self, position: usize) {
        self.position = position.min(self.len());
        for ran in self.columns.iter_mut().filter_map(|column| column.ran.as_mut()) {
            ran.seek(self.position);
        }
    }

    /// The column as written.
    pub fn written(&self) -> Option<&Column> {
        self.columns.get(self.written)
    }

    /// The run as written.
    pub fn run(&self) -> Option<&Run> {
        Some(&self.written()?.ran.as_ref()?.run)
    }

    /// The program whose statements the timeline shows: the one as written, or a strategy that got further.
    pub fn lead_program(&self) -> &Program {
        let lead = self.columns.get(self.lead).and_then(|column| column.program.as_ref().ok());
        lead.unwrap_or(&self.program)
    }

    /// The column that the timeline follows and the others are held against.
    pub fn lead(&self) -> usize {
        self.lead
    }

    /// The place of the statement at the slider, if it is in the program as written.
    pub fn place_in_text(&self) -> Option<Place> {
        self.place().filter(|place| self.is_in_text(*place))
    }

    fn is_in_text(&self, place: Place) -> bool {
        place.document == 1 || self.lead_program().models == self.program.models
    }

    /// The place of the statement at the slider, in the leading program.
    pub fn place(&self) -> Option<Place> {
        self.place_at(self.position)
    }

    /// The place of the statement at a position.
    pub fn place_at(&self, position: usize) -> Option<Place> {
        let step = self.shown.clone().nth(position.checked_sub(1)?)?;
        let lead = self.columns.get(self.lead)?.ran.as_ref()?;
        lead.run.journal.steps.get(step).map(|step| step.place)
    }

    /// The first position at or after the slider whose statement covers an offset, else the first of all.
    pub fn position_at(&self, document: u8, line: u32) -> Option<usize> {
        let covers = |position: &usize| {
            self.place_at(*position).is_some_and(|place| place.document == document && place.line == line)
        };
        let after = (self.position + 1..=self.len()).find(covers);
        after.or_else(|| (1..=self.len()).find(covers))
    }

    /// Each column's side of the table of Compare.
    pub fn sides(&self) -> Vec<Side<'_>> {
        self.columns.iter().map(|column| column.ran.as_ref().and_then(Ran::side)).collect()
    }

    /// The table of Compare at the slider.
    pub fn table(&self) -> Table {
        table(&self.sides())
    }

    /// The first position where the columns hold different things, or some have ended and others not.
    fn find_first_difference(&mut self) -> Option<usize> {
        if self.columns.iter().filter(|column| column.ran.is_some()).count() < 2 {
            return None;
        }
        for position in 1..=self.len().min(SEARCHED_STEPS) {
            self.seek(position);
            let mut ended = self.columns.iter().filter_map(|column| Some(column.ran.as_ref()?.has_ended()));
            let first = ended.next();
            if ended.any(|other| Some(other) != first) || self.table().differs() {
                return Some(position);
            }
        }
        None
    }
}

/// The column that the timeline follows: the program as written, unless it fails where a strategy goes on.
fn lead(variants: &[Variant], written: usize) -> usize {
    let finished = |variant: &Variant| variant.run.as_ref().is_some_and(is_finished);
    if variants.get(written).is_some_and(finished) {
        return written;
    }
    variants.iter().position(finished).unwrap_or(written)
}

fn is_finished(run: &Run) -> bool {
    matches!(run.ending, Ending::Finished)
}

/// Every variant with its steps beside those of the lead.
fn columns(variants: Vec<Variant>, written: usize, lead: usize) -> Vec<Column> {
    let alignment = |variant: &Variant| {
        let (Ok(own), Some(run)) = (&variant.program, &variant.run) else { return None };
        let leading = variants.get(lead)?;
        let (Ok(program), Some(leading)) = (&leading.program, &leading.run) else { return None };
        Some(align((program, &leading.journal), (own, &run.journal), is_finished(run)))
    };
    let alignments: Vec<_> = variants.iter().map(alignment).collect();
    let column = |(index, (variant, alignment)): (usize, (Variant, Option<Vec<Aligned>>))| Column {
        kind: variant.kind,
        as_written: index == written,
        program: variant.program,
        ran: variant.run.zip(alignment).map(|(run, alignment)| Ran::new(run, alignment)),
    };
    variants.into_iter().zip(alignments).enumerate().map(column).collect()
}

/// Whether a variant is the program as written: the same text, or the same mapping and so the same run.
fn is_written(variant: &Variant, program: &Program, run: &Run) -> bool {
    let same_text = variant.program.as_ref().is_ok_and(|own| own == program);
    let same_mapping = variant.run.as_ref().is_some_and(|other| {
        other.catalog == run.catalog && !run.catalog.classes.is_empty() && other.ending == run.ending
    });
    same_text || same_mapping
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    use super::*;

    #[test]
    fn the_column_that_equals_the_program_is_marked() {
        let stage =
            Stage::compared(fixture::program(), fixture::comparison()).expect("as written is among them");
        let columns: Vec<_> = stage.columns.iter().map(|column| (column.kind, column.as_written)).collect();
        assert_eq!(columns, [(VariantKind::BackPopulates, true), (VariantKind::NotLinked, false)]);
    }

    #[test]
    fn it_opens_at_the_first_difference() {
        let mut stage =
            Stage::compared(fixture::program(), fixture::comparison()).expect("as written is among them");
        assert_eq!((stage.len(), stage.first_difference, stage.position()), (4, Some(3), 3));
        assert!(stage.table().differs());
        stage.seek(2);
        assert!(!stage.table().differs());
        stage.seek(0);
        assert_eq!(stage.place(), None);
        stage.seek(99);
        assert_eq!(stage.position(), 4);
    }

    #[test]
    fn a_column_that_stopped_differs_from_where_it_stopped() {
        let mut comparison = fixture::comparison();
        comparison.variants.push(Variant {
            kind: VariantKind::Backref,
            program: Ok(Program { models: "changed".into(), ..fixture::program() }),
            run: Some(fixture::stopped()),
        });
        let stage = Stage::compared(fixture::program(), comparison).expect("as written is among them");
        assert_eq!(stage.first_difference, Some(3));
        let stopped = stage.columns.last().and_then(|column| column.ran.as_ref()).expect("it ran");
        assert!(stopped.has_ended());
    }

    #[test]
    fn a_program_that_fails_is_shown_beside_the_strategies_that_go_on() {
        let mut comparison = fixture::comparison();
        let broken = Program { models: "broken".into(), ..fixture::program() };
        if let Some(written) = comparison.variants.first_mut() {
            written.program = Ok(broken.clone());
            written.run = Some(fixture::stopped());
        }
        let stage = Stage::compared(broken, comparison).expect("as written is among them");
        assert_eq!((stage.len(), stage.failed_at, stage.position()), (4, Some(2), 2));
        assert_eq!(stage.ticks.get(1).map(|tick| tick.kind), Some(TickKind::Failure));
        assert!(stage.written().is_some_and(|column| column.kind == VariantKind::AsWritten));
        assert_eq!(stage.first_difference, Some(3));
    }

    #[test]
    fn a_click_on_a_line_goes_to_its_next_execution() {
        let mut stage = Stage::single(fixture::program(), fixture::linked());
        stage.seek(0);
        assert_eq!(stage.position_at(1, 3), Some(3));
        assert_eq!(stage.position_at(1, 99), None);
    }

    #[test]
    fn the_next_breakpoint_is_the_next_step_on_its_line() {
        let mut stage = Stage::single(fixture::program(), fixture::linked());
        stage.seek(1);
        assert_eq!(stage.next_breakpoint(&Breakpoints::from([(1, 4)])), Some(4));
        assert_eq!(stage.next_breakpoint(&Breakpoints::new()), None);
    }

    #[test]
    fn the_slider_moves_by_stops() {
        let mut stage = Stage::single(fixture::program(), fixture::linked());
        stage.stops = vec![0, 1, 4];
        stage.seek(3);
        assert_eq!((stage.stop(), stage.moved(-1), stage.moved(1)), (1, 1, 4));
        stage.seek(1);
        assert_eq!((stage.moved(-1), stage.moved(1), stage.stop_at(2)), (0, 4, 2));
    }
}

//! A run beside others: where it stands at a position of the slider, and what is found out about the whole of it.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use bothways_trace::{Run, Timeline};
use bothways_world::{InstanceId, World};

use crate::view::align::Aligned;
use crate::view::changes::{Changes, changes};
use crate::view::comparison::Side;
use crate::view::skeleton::{Choice, Skeleton, skeleton};
use crate::view::statements::{Sent, sent};

/// A run with a position in it.
#[derive(Debug)]
pub struct Ran {
    /// The run.
    pub run: Run,
    /// Every SQL statement it sent.
    pub sent: Vec<Sent>,
    skeleton: RefCell<Option<(Choice, Rc<Skeleton>)>>,
    changes: OnceCell<Changes>,
    timeline: Timeline,
    alignment: Vec<Aligned>,
    here: Aligned,
}

impl Ran {
    pub(super) fn new(run: Run, alignment: Vec<Aligned>) -> Self {
        let timeline = Timeline::new(&run.journal);
        let sent = sent(&run.journal);
        let (skeleton, changes) = (RefCell::default(), OnceCell::new());
        Self { run, sent, skeleton, changes, timeline, alignment, here: Aligned::Start }
    }

    pub(super) fn seek(&mut self, position: usize) {
        let journal = &self.run.journal;
        let at = |index: usize| self.alignment.get(index).copied();
        // Before the first step everything that led there has happened.
        self.here = match position.checked_sub(1) {
            Some(index) => at(index).unwrap_or(Aligned::Ended),
            None => match at(0) {
                Some(Aligned::After(step)) if step > 0 => Aligned::After(step - 1),
                Some(Aligned::After(_) | Aligned::Start) | None => Aligned::Start,
                Some(Aligned::Ended) => Aligned::Ended,
            },
        };
        match self.here {
            Aligned::Start => self.timeline.seek(journal, 0),
            Aligned::After(step) => self.timeline.after_step(journal, step),
            Aligned::Ended => self.timeline.seek(journal, journal.position()),
        };
    }

    /// What its graph of objects is laid out by; found when the graph is first looked at, and for every choice anew.
    pub fn skeleton(&self, choice: &Choice) -> Rc<Skeleton> {
        let mut kept = self.skeleton.borrow_mut();
        match &*kept {
            Some((made_for, found)) if made_for == choice => Rc::clone(found),
            _ => {
                let found = Rc::new(skeleton(&self.run.journal, &self.run.catalog, choice));
                *kept = Some((choice.clone(), Rc::clone(&found)));
                found
            }
        }
    }

    /// The next position of the slider after this one that comes after a change of the object.
    pub fn next_change(&self, instance: InstanceId, position: usize) -> Option<usize> {
        let changes = self.changes.get_or_init(|| changes(&self.run.journal)).get(&instance)?;
        let reached = match self.here {
            Aligned::Start => 0,
            Aligned::After(step) => step + 1,
            Aligned::Ended => return None,
        };
        let next = *changes.iter().find(|step| **step >= reached)?;
        let shows = |aligned: &Aligned| matches!(aligned, Aligned::After(step) if *step >= next);
        let found = self.alignment.get(position..)?.iter().position(shows)?;
        Some(position + found + 1)
    }

    /// The world at the slider.
    pub fn world(&self) -> &World {
        self.timeline.world()
    }

    /// The step of its own journal at the slider.
    pub fn step(&self) -> Option<usize> {
        match self.here {
            Aligned::After(step) => Some(step),
            Aligned::Start | Aligned::Ended => None,
        }
    }

    /// The entries of the step at the slider, as positions in its journal.
    pub fn range(&self) -> (u64, u64) {
        let journal = &self.run.journal;
        let end = journal.position();
        match self.here {
            Aligned::Start => (0, 0),
            Aligned::After(step) => (journal.start_of(step), journal.start_of(step + 1)),
            Aligned::Ended => (end, end),
        }
    }

    /// Whether it ended before it came to the slider's position.
    pub fn has_ended(&self) -> bool {
        self.here == Aligned::Ended
    }

    /// The last position of the slider that it reached.
    pub(super) fn reached(&self) -> usize {
        let ended = self.alignment.iter().position(|aligned| *aligned == Aligned::Ended);
        ended.unwrap_or(self.alignment.len())
    }

    /// Whether the slider is at its last step or beyond.
    pub fn is_at_end(&self) -> bool {
        self.has_ended() || self.step().is_some_and(|step| step + 1 == self.run.journal.steps.len())
    }

    /// How many of its own steps come after the slider.
    pub fn steps_left(&self) -> usize {
        let steps = self.run.journal.steps.len();
        match self.here {
            Aligned::Start => steps,
            Aligned::After(step) => steps - step - 1,
            Aligned::Ended => 0,
        }
    }

    pub(super) fn side(&self) -> Side<'_> {
        (!self.has_ended()).then_some((&self.run.catalog, self.world()))
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture;
    use crate::model::Stage;

    use super::*;

    #[test]
    fn the_next_change_is_found_for_each_object() {
        let mut stage = Stage::single(fixture::program(), fixture::linked());
        stage.seek(1);
        let ran = stage.written().and_then(|column| column.ran.as_ref()).expect("it ran");
        assert_eq!(ran.next_change(InstanceId(0), 1), Some(3));
        assert_eq!(ran.next_change(InstanceId(1), 1), Some(2));
    }
}

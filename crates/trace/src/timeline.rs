//! Walking a journal: the world at any step, by applying or undoing the entries in between.
//!
//! A step costs only its own entries, in either direction; a jump costs the distance. No snapshots are kept:
//! a clone of a large world costs more than folding some thousand changes.

use bothways_world::{Journal, World};

/// A journal with a position in it.
#[derive(Clone, Debug)]
pub struct Timeline {
    world: World,
    position: u64,
}

impl Timeline {
    /// At the start of what the journal kept.
    pub fn new(journal: &Journal) -> Self {
        Self { world: journal.base.clone(), position: journal.dropped }
    }

    /// The world where the timeline stands.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Moves to just after a step (0-based) and gives the world there.
    pub fn after_step(&mut self, journal: &Journal, step: usize) -> &World {
        let target = journal.start_of(step + 1);
        self.seek(journal, target)
    }

    /// Moves to an absolute position: the number of entries since the run's start.
    pub fn seek(&mut self, journal: &Journal, position: u64) -> &World {
        let target = position.clamp(journal.dropped, journal.position());
        let entry = |position: u64| {
            usize::try_from(position - journal.dropped).ok().and_then(|index| journal.entries.get(index))
        };
        while self.position < target {
            if let Some(entry) = entry(self.position) {
                self.world.apply(&entry.change);
            }
            self.position += 1;
        }
        while self.position > target {
            self.position -= 1;
            if let Some(entry) = entry(self.position) {
                self.world.undo(&entry.change);
            }
        }
        &self.world
    }
}

//! For every program in the repository: folding the journal gives the live world, undoing it gives the start,
//! and the page's timeline stands in the same world from either side of a step.

mod support;

use std::fs;

use bothways_engine::run_with_world;
use bothways_trace::{Program, Timeline};
use bothways_world::World;

#[test]
fn the_journal_is_the_world() {
    let programs =
        support::programs("tests/conformance").into_iter().chain(support::programs("tests/python"));
    // Programs that run into the interpreter's limits do so for long, and change nothing.
    for path in programs.filter(|path| !path.components().any(|part| part.as_os_str() == "limits")) {
        let models = fs::read_to_string(&path).expect("a program is text");
        let (run, live) = run_with_world(&Program { models, script: String::new() });
        let name = path.display();

        let mut folded = run.journal.base.clone();
        for entry in &run.journal.entries {
            folded.apply(&entry.change);
        }
        assert!(folded == live, "{name}: folding the journal gives another world than the live one");
        for entry in run.journal.entries.iter().rev() {
            folded.undo(&entry.change);
        }
        assert!(folded == run.journal.base, "{name}: undoing the journal does not lead back to its start");
        if run.journal.dropped == 0 {
            assert!(run.journal.base == World::default(), "{name}: a run starts from an empty world");
        }

        let mut forward = Timeline::new(&run.journal);
        // Of a long run every few steps: the worlds kept for comparison would be most of the test's time.
        let steps = (0..run.journal.steps.len()).step_by(run.journal.steps.len() / 200 + 1);
        let worlds: Vec<(usize, World)> =
            steps.map(|step| (step, forward.after_step(&run.journal, step).clone())).collect();
        for (step, world) in worlds.iter().rev() {
            assert!(
                forward.after_step(&run.journal, *step) == world,
                "{name}: step {step} differs on the way back"
            );
        }
    }
}

//! One slider for several runs: which step of a variant stands beside a step of the program as written.
//!
//! The script is the same text in every variant, so its statements are paired by place and occurrence. The
//! models differ; their statements are paired by their first line.

use std::collections::BTreeMap;
use std::ops::Range;

use bothways_trace::Program;
use bothways_world::{Journal, Step};

use super::source::first_line;

/// Where a variant stands at a step of the program as written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aligned {
    /// Before its first statement of interest.
    Start,
    /// Just after this step of its own journal.
    After(usize),
    /// It had ended, by an error or a limit, before it came here.
    Ended,
}

/// The steps that the timeline shows: the script's, with what they call; a program without a script has the
/// models' statements.
pub fn shown_steps(journal: &Journal) -> Range<usize> {
    let script = journal.steps.iter().position(|step| step.place.document == 1);
    script.unwrap_or(0)..journal.steps.len()
}

/// For each shown step of the run as written, where the other run stands. `finished` says whether the other
/// run came to its end.
pub fn align(written: (&Program, &Journal), other: (&Program, &Journal), finished: bool) -> Vec<Aligned> {
    let same_script = written.0.script == other.0.script;
    let mut occurrences: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    for (index, step) in other.1.steps.iter().enumerate() {
        occurrences.entry(key(other.0, &step, same_script)).or_default().push(index);
    }
    let mut seen: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for step in written.1.steps.iter() {
        let key = key(written.0, &step, same_script);
        let count = seen.entry(key).or_default();
        found.push(occurrences.get(&key).and_then(|steps| steps.get(*count)).copied());
        *count += 1;
    }
    let shown = shown_steps(written.1);
    let before = found.get(..shown.start).and_then(|found| found.iter().flatten().last().copied());
    fill(found.get(shown).unwrap_or_default(), before, finished)
}

/// A step without a partner stands where the one before it stands, unless the other run never came so far.
fn fill(found: &[Option<usize>], before: Option<usize>, finished: bool) -> Vec<Aligned> {
    let reached = found.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    let mut current = before.map_or(Aligned::Start, Aligned::After);
    let stand = |(index, step): (usize, &Option<usize>)| {
        if let Some(step) = step {
            current = Aligned::After(*step);
        }
        if index >= reached && !finished { Aligned::Ended } else { current }
    };
    found.iter().enumerate().map(stand).collect()
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Place(u32, u32),
    Text(u8, &'a str),
}

/// A script that is the same pairs by its places; models, and an earlier version's script, by their text.
fn key<'a>(program: &'a Program, step: &Step, same_script: bool) -> Key<'a> {
    let place = step.place;
    if place.document == 1 && same_script {
        return Key::Place(place.start, place.end);
    }
    Key::Text(place.document, first_line(program, place))
}

#[cfg(test)]
mod tests {
    use bothways_world::{Place, Store};

    use super::*;

    /// A run that stepped through these statements: (document, text).
    fn run(program: &Program, statements: &[(u8, &str)]) -> Journal {
        let mut store = Store::default();
        for (document, text) in statements {
            let source = super::super::source::document(program, *document);
            let start = source.find(text).expect("the statement is in the program");
            let (start, end) = (start as u32, (start + text.len()) as u32);
            let statement = store.add_statement(Place { document: *document, start, end, line: 1 });
            store.begin_step(statement, 0);
        }
        store.into_parts().1
    }

    fn program(models: &str, script: &str) -> Program {
        Program { models: models.into(), script: script.into() }
    }

    #[test]
    fn script_steps_pair_by_place_and_occurrence() {
        let written = program("a = 1\n", "loop()\nstep()\n");
        let other = program("a = 1\nb = 2\n", "loop()\nstep()\n");
        let left = run(&written, &[(0, "a = 1"), (1, "loop()"), (1, "step()"), (1, "loop()")]);
        let right = run(&other, &[(0, "a = 1"), (0, "b = 2"), (1, "loop()"), (1, "step()"), (1, "loop()")]);
        let aligned = align((&written, &left), (&other, &right), true);
        assert_eq!(aligned, [Aligned::After(2), Aligned::After(3), Aligned::After(4)]);
    }

    #[test]
    fn a_run_that_stopped_early_has_ended() {
        let written = program("", "one()\ntwo()\nthree()\n");
        let left = run(&written, &[(1, "one()"), (1, "two()"), (1, "three()")]);
        let right = run(&written, &[(1, "one()")]);
        let aligned = align((&written, &left), (&written, &right), false);
        assert_eq!(aligned, [Aligned::After(0), Aligned::Ended, Aligned::Ended]);
    }

    #[test]
    fn a_run_that_left_a_statement_out_stands_still_there() {
        let written = program("", "one()\ntwo()\nthree()\n");
        let left = run(&written, &[(1, "one()"), (1, "two()"), (1, "three()")]);
        let right = run(&written, &[(1, "one()"), (1, "three()")]);
        let aligned = align((&written, &left), (&written, &right), true);
        assert_eq!(aligned, [Aligned::After(0), Aligned::After(0), Aligned::After(1)]);
    }

    #[test]
    fn models_pair_by_their_first_line() {
        let written = program("class A:\n    x = back()\nb = 1\n", "");
        let other = program("class A:\n    y = other()\nb = 1\n", "");
        let left = run(&written, &[(0, "class A:\n    x = back()"), (0, "x = back()"), (0, "b = 1")]);
        let right = run(&other, &[(0, "class A:\n    y = other()"), (0, "y = other()"), (0, "b = 1")]);
        let aligned = align((&written, &left), (&other, &right), true);
        assert_eq!(aligned, [Aligned::After(0), Aligned::After(0), Aligned::After(2)]);
    }

    #[test]
    fn an_earlier_script_pairs_by_its_statements() {
        let written = program("", "one()\nnew()\nthree()\n");
        let other = program("", "one()\nthree()\n");
        let left = run(&written, &[(1, "one()"), (1, "new()"), (1, "three()")]);
        let right = run(&other, &[(1, "one()"), (1, "three()")]);
        let aligned = align((&written, &left), (&other, &right), true);
        assert_eq!(aligned, [Aligned::After(0), Aligned::After(0), Aligned::After(1)]);
    }

    #[test]
    fn the_models_are_behind_once_there_is_a_script() {
        let written = program("a = 1\n", "one()\n");
        let journal = run(&written, &[(0, "a = 1"), (1, "one()"), (0, "a = 1")]);
        assert_eq!(shown_steps(&journal), 1..3);
        assert_eq!(shown_steps(&run(&written, &[(0, "a = 1")])), 0..1);
    }
}

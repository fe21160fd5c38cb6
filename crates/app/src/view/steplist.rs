//! The list of steps: one row each, a folded loop one row for all of its rounds, and under the current step what it
//! did.

use std::collections::BTreeSet;

use super::loops::Loop;
use super::narration::{Kind, Sentence};

/// One row.
#[derive(Clone, PartialEq, Debug)]
pub enum Row {
    /// A step, at this position of the slider.
    Step {
        /// The position.
        position: usize,
        /// Loops around it.
        depth: usize,
    },
    /// The head of a loop.
    Loop {
        /// The position of the head.
        position: usize,
        /// Loops around it.
        depth: usize,
        /// How often it went round.
        times: usize,
        /// Whether its steps are left out.
        folded: bool,
    },
    /// Something that the current step did.
    Event {
        /// In words.
        text: String,
        /// What it tells.
        kind: Kind,
        /// How far it is from the statement.
        depth: usize,
    },
}

/// All rows, and which of them the slider is at.
pub fn rows(
    loops: &[Loop],
    folded: &BTreeSet<usize>,
    count: usize,
    now: usize,
    events: &[Sentence],
) -> (Vec<Row>, Option<usize>) {
    let mut rows = Vec::new();
    let mut current = None;
    let mut open: Vec<usize> = Vec::new();
    let mut next = loops.iter().peekable();
    let mut position = 1;
    while position <= count {
        open.retain(|last| *last >= position);
        while next.next_if(|found| found.head < position).is_some() {}
        let found = next.next_if(|found| found.head == position);
        let depth = open.len();
        let last = match found {
            Some(found) if folded.contains(&found.head) => found.last,
            _ => position,
        };
        rows.push(match found {
            None => Row::Step { position, depth },
            Some(found) => {
                Row::Loop { position, depth, times: found.times(), folded: folded.contains(&found.head) }
            }
        });
        open.extend(found.filter(|found| !folded.contains(&found.head)).map(|found| found.last));
        if (position..=last).contains(&now) {
            current = Some(rows.len() - 1);
            flat(events, depth + 1, &mut rows);
        }
        position = last + 1;
    }
    (rows, current)
}

fn flat(events: &[Sentence], depth: usize, rows: &mut Vec<Row>) {
    for Sentence { text, kind, about: _, then } in events {
        rows.push(Row::Event { text: text.clone(), kind: *kind, depth });
        flat(then, depth + 1, rows);
    }
}

#[cfg(test)]
mod tests {
    use bothways_trace::Program;
    use bothways_world::{Journal, Place, Store};

    use super::super::loops::loops;
    use super::super::narration::About;
    use super::*;

    fn run() -> (Program, Journal) {
        let script = "for x in y:\n    f(x)\nend()\n";
        let program = Program { models: String::new(), script: script.into() };
        let mut store = Store::default();
        for text in ["for x in y", "f(x)", "f(x)", "f(x)", "end()"] {
            let start = script.find(text).expect("the statement is there") as u32;
            let place = Place { document: 1, start, end: start + text.len() as u32, line: 1 };
            let statement = store.add_statement(place);
            store.begin_step(statement, 0);
        }
        (program, store.into_parts().1)
    }

    #[test]
    fn a_folded_loop_is_one_row_and_holds_the_slider() {
        let (program, journal) = run();
        let loops = loops(&journal, &program, &(0..5));
        let event =
            Sentence { text: "x = 2".into(), kind: Kind::Effect, about: About::default(), then: Vec::new() };
        let (rows, now) = rows(&loops, &BTreeSet::from([1]), 5, 3, &[event]);
        let expected = [
            Row::Loop { position: 1, depth: 0, times: 3, folded: true },
            Row::Event { text: "x = 2".into(), kind: Kind::Effect, depth: 1 },
            Row::Step { position: 5, depth: 0 },
        ];
        assert_eq!((rows.as_slice(), now), (expected.as_slice(), Some(0)));
    }

    #[test]
    fn an_unfolded_loop_has_a_row_for_every_step() {
        let (program, journal) = run();
        let loops = loops(&journal, &program, &(0..5));
        let (rows, now) = rows(&loops, &BTreeSet::new(), 5, 0, &[]);
        let depths: Vec<usize> = rows
            .iter()
            .map(|row| match row {
                Row::Step { depth, .. } | Row::Loop { depth, .. } | Row::Event { depth, .. } => *depth,
            })
            .collect();
        assert_eq!((depths, now), (vec![0, 1, 1, 1, 0], None));
    }
}

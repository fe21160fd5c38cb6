//! Loops of a run: which steps each took and how often it went round, so that the timeline can fold them.

use std::collections::BTreeMap;
use std::ops::Range;

use bothways_trace::Program;
use bothways_world::{Journal, Place, Step};

use super::source::{document, text_at};

/// Steps of a loop above which it is folded at first.
const LONG: usize = 40;

/// What the heads of loops start with.
const FOR: &str = "for ";
const WHILE: &str = "while ";

/// A loop that went round at least twice. Positions are the slider's, from 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loop {
    /// The position of its head, `for …` or `while …`.
    pub head: usize,
    /// The position of its last step.
    pub last: usize,
    /// Loops around it.
    pub depth: usize,
    /// The position of the first step of each round.
    rounds: Vec<usize>,
}

impl Loop {
    /// Whether it is folded until someone unfolds it.
    pub fn is_long(&self) -> bool {
        self.last - self.head > LONG
    }

    /// Whether folding hides a position: the head and the last step stay.
    pub fn hides(&self, position: usize) -> bool {
        position > self.head && position < self.last
    }

    /// How often it went round.
    pub fn times(&self) -> usize {
        self.rounds.len()
    }

    /// Which round a position is in, from 1; none outside.
    pub fn round(&self, position: usize) -> Option<usize> {
        let inside = position > self.head && position <= self.last;
        inside.then(|| self.rounds.partition_point(|start| *start <= position))
    }
}

/// A loop that may go on.
struct Open {
    found: usize,
    head: Place,
    depth: u32,
    body: Range<u32>,
    /// Whether each round begins with a step at the head: `while` tests there, `for` goes on in silence.
    tests: bool,
    /// The last position at the head.
    tested: usize,
    /// The first statement of the body.
    first: Option<Place>,
}

/// The loops among the shown steps, in order of their heads.
pub fn loops(journal: &Journal, program: &Program, shown: &Range<usize>) -> Vec<Loop> {
    let mut bodies: BTreeMap<(u8, u32), Option<Range<u32>>> = BTreeMap::new();
    let mut found: Vec<Loop> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for (index, step) in journal.steps.iter().skip(shown.start).take(shown.len()).enumerate() {
        let position = index + 1;
        while open.last().is_some_and(|last| !last.holds(&step)) {
            open.pop();
        }
        // Two tests one after the other: the first ended the loop, and the second is that of another.
        if open.last().is_some_and(|last| last.is_at_head(&step) && last.tested + 1 == position) {
            open.pop();
        }
        let is_test = open.last().is_some_and(|last| last.is_at_head(&step));
        for outer in &mut open {
            let Some(found) = found.get_mut(outer.found) else { continue };
            found.last = position;
            if !is_test && outer.begins_round(&step) {
                found.rounds.push(position);
            }
        }
        if let Some(last) = open.last_mut().filter(|_| is_test) {
            last.tested = position;
            continue;
        }
        let key = (step.place.document, step.place.start);
        let body = bodies.entry(key).or_insert_with(|| body(program, step.place));
        if let Some(body) = body {
            found.push(Loop { head: position, last: position, depth: open.len(), rounds: Vec::new() });
            let tests = text_at(program, step.place).starts_with(WHILE);
            open.push(Open {
                found: found.len() - 1,
                head: step.place,
                depth: step.depth,
                body: body.clone(),
                tests,
                tested: position,
                first: None,
            });
        }
    }
    found.retain(|found| found.times() > 1);
    found
}

impl Open {
    fn holds(&self, step: &Step) -> bool {
        let inside = step.place.document == self.head.document && self.body.contains(&step.place.start);
        step.depth > self.depth || step.depth == self.depth && inside || self.is_at_head(step)
    }

    fn is_at_head(&self, step: &Step) -> bool {
        self.tests && step.depth == self.depth && step.place == self.head
    }

    fn begins_round(&mut self, step: &Step) -> bool {
        step.depth == self.depth && *self.first.get_or_insert(step.place) == step.place
    }
}

/// The bytes of the body of the loop with this head; none if it is no loop.
fn body(program: &Program, head: Place) -> Option<Range<u32>> {
    if ![FOR, WHILE].iter().any(|word| text_at(program, head).starts_with(*word)) {
        return None;
    }
    let text = document(program, head.document);
    let line_start = text.get(..head.start as usize)?.rfind('\n').map_or(0, |newline| newline + 1);
    let indent = head.start as usize - line_start;
    let after = text.get(head.end as usize..)?;
    let mut end = head.end as usize;
    for (number, line) in after.split_inclusive('\n').enumerate() {
        let code = line.trim_start();
        let deeper = line.len() - code.len() > indent;
        if number > 0 && !deeper && !code.is_empty() && !code.starts_with('#') {
            break;
        }
        end += line.len();
    }
    Some(head.end..u32::try_from(end).ok()?)
}

/// The positions that the slider stops at when the loops with these heads are folded; 0 is before the first step.
pub fn stops(loops: &[Loop], is_folded: impl Fn(&Loop) -> bool, count: usize) -> Vec<usize> {
    let mut stops = Vec::with_capacity(count + 1);
    let mut folded = loops.iter().filter(|found| is_folded(found)).peekable();
    let mut position = 0;
    while position <= count {
        while folded.next_if(|found| found.head < position).is_some() {}
        stops.push(position);
        position = match folded.next_if(|found| found.head == position) {
            Some(found) => found.last.max(position + 1),
            None => position + 1,
        };
    }
    stops
}

#[cfg(test)]
mod tests {
    use bothways_world::Store;

    use super::*;

    const SCRIPT: &str = "a = 1\nfor x in xs:\n    f(x)\n    while y:\n        y = g()\n# a note\nb = 2\n";

    /// A run through these statements, each with the depth of its calls.
    fn run(statements: &[(&str, u32)]) -> (Program, Journal) {
        let program = Program { models: "def f(x):\n    return x\n".into(), script: SCRIPT.into() };
        let mut store = Store::default();
        for (statement, depth) in statements {
            let number = u8::from(*depth == 0);
            let start = document(&program, number).find(statement).expect("the statement is there") as u32;
            let end = start + statement.len() as u32;
            let statement = store.add_statement(Place { document: number, start, end, line: 1 });
            store.begin_step(statement, *depth);
        }
        (program, store.into_parts().1)
    }

    fn rounds() -> (Program, Journal) {
        let inner = [("y = g()", 0), ("while y", 0), ("y = g()", 0), ("while y", 0)];
        let round = [("f(x)", 0), ("return x", 1), ("while y", 0)];
        let mut steps = vec![("a = 1", 0), ("for x in xs", 0)];
        steps.extend(round.iter().chain(&inner).chain(&round).copied());
        steps.push(("b = 2", 0));
        run(&steps)
    }

    #[test]
    fn a_loop_knows_how_often_it_went_round() {
        let (program, journal) = rounds();
        let loops = loops(&journal, &program, &(0..journal.steps.len()));
        let told: Vec<_> = loops.iter().map(|l| (l.head, l.last, l.times(), l.depth)).collect();
        // The second `while` did not go round.
        assert_eq!(told, [(2, 12, 2, 0), (5, 9, 2, 1)]);
        let outer = loops.first().expect("there are two");
        let rounds = [2, 3, 9, 10, 13].map(|position| outer.round(position));
        assert_eq!(rounds, [None, Some(1), Some(1), Some(2), None]);
    }

    #[test]
    fn a_while_that_begins_a_body_starts_anew_in_each_round() {
        let test = ("while y", 0);
        let round = [test, ("y = g()", 0), test, ("y = g()", 0), test];
        let steps: Vec<_> = [("for x in xs", 0)].into_iter().chain(round).chain(round).collect();
        let (program, journal) = run(&steps);
        let loops = loops(&journal, &program, &(0..journal.steps.len()));
        let told: Vec<_> = loops.iter().map(|l| (l.head, l.last, l.times())).collect();
        assert_eq!(told, [(1, 11, 2), (2, 6, 2), (7, 11, 2)]);
    }

    #[test]
    fn a_folded_loop_is_its_head_and_its_last_step() {
        let (program, journal) = rounds();
        let loops = loops(&journal, &program, &(0..journal.steps.len()));
        assert_eq!(stops(&loops, |_| true, 13), [0, 1, 2, 12, 13]);
        assert_eq!(stops(&loops, |found| found.depth > 0, 13), [0, 1, 2, 3, 4, 5, 9, 10, 11, 12, 13]);
        assert_eq!(stops(&loops, |_| false, 13).len(), 14);
    }
}

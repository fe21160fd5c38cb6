//! Loops of a run: which steps each took and how often it went round, so that the timeline can fold them.

use std::collections::BTreeMap;
use std::ops::Range;

use bothways_trace::Program;
use bothways_world::{Journal, Place, Step};

use super::source::{document, text_at};

/// Steps of a loop above which it is folded at first.
const LONG: usize = 40;

/// A loop that went round at least twice. Positions are the slider's, from 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loop {
    /// The position of its head, `for …` or `while …`.
    pub head: usize,
    /// The position of its last step.
    pub last: usize,
    /// How often it went round.
    pub times: usize,
    /// Loops around it.
    pub depth: usize,
    /// The first statement of its body, and how deep its calls are.
    first: (Place, u32),
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

    /// Which round a position is in, from 1; none outside.
    pub fn round(&self, journal: &Journal, shown: &Range<usize>, position: usize) -> Option<usize> {
        if position <= self.head || position > self.last {
            return None;
        }
        let steps = journal.steps.get(shown.start + self.head..shown.start + position)?;
        Some(steps.iter().filter(|step| (step.place, step.depth) == self.first).count())
    }
}

/// A loop that may go on.
struct Open {
    found: usize,
    document: u8,
    depth: u32,
    body: Range<u32>,
}

/// The loops among the shown steps, in order of their heads.
pub fn loops(journal: &Journal, program: &Program, shown: &Range<usize>) -> Vec<Loop> {
    let mut bodies: BTreeMap<(u8, u32), Option<Range<u32>>> = BTreeMap::new();
    let mut found: Vec<Loop> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for (index, step) in journal.steps.get(shown.clone()).unwrap_or_default().iter().enumerate() {
        let position = index + 1;
        while open.last().is_some_and(|last| !last.holds(step)) {
            open.pop();
        }
        for outer in &open {
            if let Some(found) = found.get_mut(outer.found) {
                found.goes_through(position, step, outer);
            }
        }
        let key = (step.place.document, step.place.start);
        let body = bodies.entry(key).or_insert_with(|| body(program, step.place));
        if let Some(body) = body {
            let (document, depth) = (step.place.document, step.depth);
            open.push(Open { found: found.len(), document, depth, body: body.clone() });
            let first = (step.place, step.depth);
            found.push(Loop { head: position, last: position, times: 0, depth: open.len() - 1, first });
        }
    }
    found.retain(|found| found.times > 1);
    found
}

impl Open {
    fn holds(&self, step: &Step) -> bool {
        let inside = step.place.document == self.document && self.body.contains(&step.place.start);
        step.depth > self.depth || step.depth == self.depth && inside
    }
}

impl Loop {
    fn goes_through(&mut self, position: usize, step: &Step, open: &Open) {
        self.last = position;
        if step.depth != open.depth {
            return;
        }
        if self.times == 0 {
            self.first = (step.place, step.depth);
        }
        if self.first == (step.place, step.depth) {
            self.times += 1;
        }
    }
}

/// The bytes of the body of the loop with this head; none if it is no loop.
fn body(program: &Program, head: Place) -> Option<Range<u32>> {
    let words = ["for ", "while "];
    if !words.iter().any(|word| text_at(program, head).starts_with(word)) {
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
            store.begin_step(Place { document: number, start, end, line: 1 }, *depth);
        }
        (program, store.into_parts().1)
    }

    fn rounds() -> (Program, Journal) {
        let inner = [("y = g()", 0), ("y = g()", 0), ("y = g()", 0)];
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
        let told: Vec<_> = loops.iter().map(|l| (l.head, l.last, l.times, l.depth)).collect();
        // The second `while` did not go round.
        assert_eq!(told, [(2, 11, 2, 0), (5, 8, 3, 1)]);
        let outer = loops.first().expect("there are two");
        let round = |position| outer.round(&journal, &(0..12), position);
        assert_eq!(
            (round(2), round(3), round(8), round(9), round(12)),
            (None, Some(1), Some(1), Some(2), None)
        );
    }

    #[test]
    fn a_folded_loop_is_its_head_and_its_last_step() {
        let (program, journal) = rounds();
        let loops = loops(&journal, &program, &(0..journal.steps.len()));
        assert_eq!(stops(&loops, |_| true, 12), [0, 1, 2, 11, 12]);
        assert_eq!(stops(&loops, |found| found.depth > 0, 12), [0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12]);
        assert_eq!(stops(&loops, |_| false, 12).len(), 13);
    }
}

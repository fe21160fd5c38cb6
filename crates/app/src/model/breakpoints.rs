//! Breakpoints: set in the gutter of CodeMirror, or on the line of the shown step where there is no gutter.

use std::collections::BTreeSet;

use super::Stage;
use super::state::State;

/// Lines at which playing and jumping stop: document, and line from 1.
pub type Breakpoints = BTreeSet<(u8, u32)>;

/// CodeMirror says which lines of a document have one.
pub(super) fn set(state: &mut State, document: u8, lines: Vec<u32>) {
    state.breakpoints.retain(|(other, _)| *other != document);
    state.breakpoints.extend(lines.into_iter().map(|line| (document, line)));
    announce(state);
}

/// Sets one, or clears it.
pub(super) fn toggle(state: &mut State, document: u8, line: u32) {
    if !state.breakpoints.remove(&(document, line)) {
        state.breakpoints.insert((document, line));
    }
    announce(state);
}

/// The same on the line of the shown step.
pub(super) fn toggle_here(state: &mut State) {
    if let Some(place) = state.stage.as_ref().and_then(Stage::place_in_text) {
        toggle(state, place.document, place.line);
    }
}

/// Moves those below an edit with their lines. CodeMirror does that itself, to the character; a text area does not.
pub(super) fn follow(state: &mut State, document: u8, old: &str, new: &str) {
    if !state.plain_editor() {
        return;
    }
    let same = |(old, new): &(&str, &str)| old == new;
    let above = old.lines().zip(new.lines()).take_while(same).count();
    let below = old.lines().rev().zip(new.lines().rev()).take_while(same).count();
    let (before, after) = (old.lines().count(), new.lines().count());
    // Where equal lines were put in or taken out, they would count as above and below.
    let below = below.min(before.min(after) - above);
    let number = |line: u32| usize::try_from(line).unwrap_or(usize::MAX);
    let moved = |(other, line): (u8, u32)| {
        if other != document || number(line) <= above {
            return Some((other, line));
        }
        let from_end = before.checked_sub(number(line)).filter(|from_end| *from_end < below);
        match from_end {
            Some(from_end) => Some((other, u32::try_from(after - from_end).ok()?)),
            // A line that was changed keeps its place, one that was taken out does not.
            None => (number(line) <= after - below).then_some((other, line)),
        }
    };
    state.breakpoints = std::mem::take(&mut state.breakpoints).into_iter().filter_map(moved).collect();
}

fn announce(state: &mut State) {
    state.announcement = match state.breakpoints.len() {
        1 => "1 breakpoint".to_owned(),
        count => format!("{count} breakpoints"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_move_with_the_lines_of_a_text_area() {
        let after = |old: &str, new: &str, lines: &[u32]| -> Vec<u32> {
            let mut state = State::default();
            state.settings.plain_editor = true;
            state.breakpoints = lines.iter().map(|line| (1, *line)).collect();
            follow(&mut state, 1, old, new);
            state.breakpoints.into_iter().map(|(_, line)| line).collect()
        };
        let text = "a\nb\nc\nd\n";
        assert_eq!(after(text, "a\nnew\nb\nc\nd\n", &[1, 2, 4]), [1, 3, 5]);
        assert_eq!(after(text, "a\nd\n", &[1, 2, 4]), [1, 2]);
        assert_eq!(after(text, "a\nbb\nc\nd\n", &[2, 3]), [2, 3]);
        assert_eq!(after("a\na\n", "a\na\na\n", &[2]), [2]);
        assert_eq!(after(text, "", &[1, 4]), [0_u32; 0]);
    }
}

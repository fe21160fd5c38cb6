//! Adding and removing arguments of a call so that commas, comments and layout come out right.

use super::Edits;
use crate::survey::{Argument, Arguments, Span, Text};

/// Adds an argument at the end of a call.
pub(crate) fn add_argument(edits: &mut Edits, text: &Text<'_>, call: &Arguments, argument: &str) {
    let Some(last) = call.items.last() else {
        edits.insert(call.brackets.start + 1, argument);
        return;
    };
    let gap = gap_after(call, last);
    let on_own_line =
        text.starts_line(last.span.start) && text.line_start(last.span.start) > call.brackets.start;
    let line_break = || format!("{}{}", text.newline(), text.indentation(last.span.start));
    match comma(text, gap.clone()) {
        Some(comma) if on_own_line => {
            // Behind the comma's line, so that a comment stays with its argument.
            edits.insert(text.line_end(comma), format!("{}{argument},", line_break()));
        }
        Some(comma) => edits.insert(comma + 1, format!(" {argument}")),
        None => {
            let separator = if on_own_line { format!(",{}", line_break()) } else { ", ".to_owned() };
            edits.insert(end_of_value(text, gap), format!("{separator}{argument}"));
        }
    }
}

/// Removes arguments of a call, each with its comma.
pub(crate) fn remove_arguments(edits: &mut Edits, text: &Text<'_>, call: &Arguments, positions: &[usize]) {
    let mut at = 0;
    while let Some(first) = positions.get(at).copied() {
        // Neighbours go together: their commas would be taken twice otherwise.
        let run =
            positions.iter().skip(at).enumerate().take_while(|(step, position)| **position == first + step);
        let count = run.count();
        remove_run(edits, text, call, first, first + count - 1);
        at += count;
    }
}

fn remove_run(edits: &mut Edits, text: &Text<'_>, call: &Arguments, first: usize, last: usize) {
    let (Some(first_item), Some(last_item)) = (call.items.get(first), call.items.get(last)) else { return };
    let gap = gap_after(call, last_item);
    let start = first_item.span.start;
    if let Some(comma) = comma(text, gap.clone()) {
        let end = skip_blanks(text, comma + 1);
        edits.remove(widen(text, start, end, last + 1 == call.items.len()));
        return;
    }
    let end = end_of_value(text, gap);
    let before = first.checked_sub(1).and_then(|before| call.items.get(before));
    let comma_before = before.and_then(|before| comma(text, gap_after(call, before)));
    match comma_before {
        Some(comma) if text.slice(comma + 1..start).trim().is_empty() => edits.remove(comma..end),
        // A comment stands between: the comma before it may stay.
        Some(_) => edits.remove(widen(text, start, end, true)),
        None => edits.remove(widen(text, start, end, true)),
    }
}

/// A stretch with its whole line if nothing else is on it, or with the blanks before it if it comes last.
fn widen(text: &Text<'_>, start: usize, end: usize, is_last: bool) -> Span {
    let line_ends = text.slice(end..text.line_end(end)).trim().is_empty();
    if text.starts_line(start) && line_ends {
        return text.line_start(start)..text.next_line(end);
    }
    let blanks = text.slice(text.line_start(start)..start);
    let trimmed = blanks.len() - blanks.trim_end().len();
    if is_last && !text.starts_line(start) { start - trimmed..end } else { start..end }
}

fn skip_blanks(text: &Text<'_>, at: usize) -> usize {
    let line = text.slice(at..text.line_end(at));
    at + line.len() - line.trim_start().len()
}

/// What stands between an argument and the next, or the closing bracket.
fn gap_after(call: &Arguments, item: &Argument) -> Span {
    let next = call.items.iter().map(|other| other.span.start).find(|start| *start >= item.span.end);
    item.span.end..next.unwrap_or(call.brackets.end - 1)
}

/// The comma in a gap, outside comments.
fn comma(text: &Text<'_>, gap: Span) -> Option<usize> {
    outside_comments(text, gap).find(|(_, c)| *c == ',').map(|(at, _)| at)
}

/// Where the value before a gap without comma ends: behind its own closing brackets.
fn end_of_value(text: &Text<'_>, gap: Span) -> usize {
    let start = gap.start;
    outside_comments(text, gap).filter(|(_, c)| *c == ')').last().map_or(start, |(at, _)| at + 1)
}

fn outside_comments<'a>(text: &Text<'a>, gap: Span) -> impl Iterator<Item = (usize, char)> + use<'a> {
    let start = gap.start;
    let mut in_comment = false;
    text.slice(gap).char_indices().filter_map(move |(at, c)| {
        in_comment = (in_comment || c == '#') && c != '\n';
        (!in_comment).then_some((start + at, c))
    })
}

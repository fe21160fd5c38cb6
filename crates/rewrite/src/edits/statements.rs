//! Adding an attribute to a class's body and taking one out.

use super::Edits;
use crate::Refusal;
use crate::survey::{Class, Span, Text};

/// Adds an attribute after the last one of a class.
pub(crate) fn insert_attribute(
    edits: &mut Edits,
    text: &Text<'_>,
    class: &Class,
    statement: &str,
    after_blank: bool,
) {
    let last = &class.last_attribute;
    if !begins_on_own_line(text, class, last.start) {
        // `class Parent(Base): __tablename__ = "parent"; …` on one line.
        edits.insert(last.end, format!("; {statement}"));
        return;
    }
    let newline = text.newline();
    let blank = if after_blank { newline } else { "" };
    let indentation = text.indentation(last.start);
    edits.insert(text.line_end(last.end), format!("{newline}{blank}{indentation}{statement}"));
}

/// Takes an attribute out of its class, with its lines and the space around them.
pub(crate) fn remove_attribute(
    edits: &mut Edits,
    text: &Text<'_>,
    class: &Class,
    statement: &Span,
) -> Result<(), Refusal> {
    let ends_line = {
        let rest = text.slice(statement.end..text.line_end(statement.end)).trim_start();
        rest.is_empty() || rest.starts_with('#')
    };
    if class.body.len() == 1 || !text.starts_line(statement.start) || !ends_line {
        edits.replace(statement.clone(), "pass");
        return Ok(());
    }
    let next = text.next_line(statement.end);
    let is_last = class.body.last() == Some(statement);
    let before_blank = text.slice(next..text.line_end(next)).trim().is_empty();
    let start = if is_last || before_blank {
        text.blank_run_start(statement.start)
    } else {
        text.line_start(statement.start)
    };
    edits.remove(start..next);
    Ok(())
}

fn begins_on_own_line(text: &Text<'_>, class: &Class, at: usize) -> bool {
    let line = text.line_start(at);
    let first_on_line = class.body.iter().find(|statement| text.line_start(statement.start) == line);
    text.starts_line(first_on_line.map_or(at, |statement| statement.start))
}

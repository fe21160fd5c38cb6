//! Fixes as text: applying their edits to a program, and showing the lines before and after.

use bothways_diagnostics::{Edit, Fix};
use bothways_trace::Program;

use super::source::{document, document_name};

/// One line of a preview.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Line {
    /// A heading: the document.
    Document(&'static str),
    /// Stays.
    Kept(String),
    /// Goes.
    Removed(String),
    /// Comes.
    Added(String),
}

/// The program after a fix; none where an edit does not fit its text.
pub fn apply(program: &Program, fix: &Fix) -> Option<Program> {
    Some(Program { models: edited(program, fix, 0)?, script: edited(program, fix, 1)? })
}

fn edited(program: &Program, fix: &Fix, number: u8) -> Option<String> {
    let mut edits: Vec<&Edit> = fix.edits.iter().filter(|edit| edit.document == number).collect();
    edits.sort_by_key(|edit| (edit.start, edit.end));
    let mut text = document(program, number).to_owned();
    for edit in edits.into_iter().rev() {
        let range = edit.start as usize..edit.end as usize;
        text.get(range.clone())?;
        text.replace_range(range, &edit.replacement);
    }
    Some(text)
}

/// The changed lines with one line around them.
pub fn preview(program: &Program, fix: &Fix) -> Vec<Line> {
    apply(program, fix).map_or_else(Vec::new, |after| difference(program, &after))
}

/// What is not the same in two programs, line by line.
pub fn difference(before: &Program, after: &Program) -> Vec<Line> {
    let mut lines = Vec::new();
    for number in 0..2 {
        let (old, new) = (document(before, number), document(after, number));
        if old != new {
            lines.push(Line::Document(document_name(number)));
            lines.extend(shortened(changed_lines(old, new)));
        }
    }
    lines
}

/// Long stretches that stay are cut to their first and last line.
fn shortened(lines: Vec<Line>) -> Vec<Line> {
    let mut found = Vec::new();
    for run in lines.chunk_by(|left, right| matches!((left, right), (Line::Kept(_), Line::Kept(_)))) {
        match run {
            [first @ Line::Kept(_), _, _, .., last] => {
                found.extend([first.clone(), Line::Kept("⋯".to_owned()), last.clone()]);
            }
            _ => found.extend_from_slice(run),
        }
    }
    found
}

/// A difference of lines with context: the longest common prefix and suffix stay, what lies between is aligned
/// by the lines that occur in both.
fn changed_lines(old: &str, new: &str) -> Vec<Line> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let prefix = old.iter().zip(&new).take_while(|(left, right)| left == right).count();
    let most = old.len().min(new.len()) - prefix;
    let suffix =
        old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(left, right)| left == right).count();
    let inside = |lines: &[&str]| -> Vec<String> {
        let inside = lines.get(prefix..lines.len() - suffix).unwrap_or_default();
        inside.iter().map(|line| (*line).to_owned()).collect()
    };
    let mut found = Vec::new();
    if let Some(line) = prefix.checked_sub(1).and_then(|index| old.get(index)) {
        found.push(Line::Kept((*line).to_owned()));
    }
    found.extend(aligned(&inside(&old), &inside(&new)));
    if let Some(line) = old.get(old.len() - suffix) {
        found.push(Line::Kept((*line).to_owned()));
    }
    found
}

fn aligned(old: &[String], new: &[String]) -> Vec<Line> {
    let mut found = Vec::new();
    let mut rest = new.iter();
    for line in old {
        let mut ahead = rest.clone();
        if ahead.by_ref().any(|candidate| candidate == line) {
            let skipped = rest.len() - ahead.len() - 1;
            found.extend(rest.by_ref().take(skipped).cloned().map(Line::Added));
            rest.next();
            found.push(Line::Kept(line.clone()));
        } else {
            found.push(Line::Removed(line.clone()));
        }
    }
    found.extend(rest.cloned().map(Line::Added));
    found
}

#[cfg(test)]
mod tests {
    use bothways_diagnostics::Applicability;

    use super::*;

    fn fix(edits: Vec<Edit>) -> Fix {
        Fix { title: "fix".into(), edits, applicability: Applicability::Safe }
    }

    fn edit(document: u8, start: u32, end: u32, replacement: &str) -> Edit {
        Edit { document, start, end, replacement: replacement.into() }
    }

    #[test]
    fn edits_apply_from_the_end() {
        let program = Program { models: "ab\ncd\n".into(), script: "x".into() };
        let fixed = apply(&program, &fix(vec![edit(0, 0, 1, "AA"), edit(0, 3, 4, "C"), edit(1, 1, 1, "y")]));
        assert_eq!(fixed, Some(Program { models: "AAb\nCd\n".into(), script: "xy".into() }));
    }

    #[test]
    fn an_edit_that_does_not_fit_is_refused() {
        let program = Program { models: "é".into(), script: String::new() };
        assert_eq!(apply(&program, &fix(vec![edit(0, 1, 2, "")])), None);
        assert_eq!(apply(&program, &fix(vec![edit(0, 0, 9, "")])), None);
        assert!(preview(&program, &fix(vec![edit(0, 0, 9, "")])).is_empty());
    }

    #[test]
    fn what_stays_between_two_changes_is_cut() {
        let program = |models: &str| Program { models: models.into(), script: String::new() };
        let lines = difference(&program("a\n1\n2\n3\n4\nb\n"), &program("A\n1\n2\n3\n4\nB\n"));
        let kept = |text: &str| Line::Kept(text.into());
        let expected = [
            Line::Document("models.py"),
            Line::Removed("a".into()),
            Line::Added("A".into()),
            kept("1"),
            kept("⋯"),
            kept("4"),
            Line::Removed("b".into()),
            Line::Added("B".into()),
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_preview_shows_the_changed_lines_with_one_around() {
        let program = Program { models: "a\nb\nc\nd\n".into(), script: String::new() };
        let lines = preview(&program, &fix(vec![edit(0, 2, 3, "B\nnew")]));
        let expected = [
            Line::Document("models.py"),
            Line::Kept("a".into()),
            Line::Removed("b".into()),
            Line::Added("B".into()),
            Line::Added("new".into()),
            Line::Kept("c".into()),
        ];
        assert_eq!(lines, expected);
    }
}

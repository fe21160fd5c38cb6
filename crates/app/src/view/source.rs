//! Looking at a program's text by place: slices, lines and the lines that declare relationships.

use bothways_trace::Program;
use bothways_world::Place;

/// The names of a program's documents, by number.
pub const DOCUMENTS: [&str; 2] = ["models.py", "script.py"];

/// The name of a document.
pub fn document_name(document: u8) -> &'static str {
    DOCUMENTS.get(usize::from(document)).copied().unwrap_or("?")
}

/// The text of one of a program's documents.
pub fn document(program: &Program, document: u8) -> &str {
    match document {
        0 => &program.models,
        _ => &program.script,
    }
}

/// The text at a place; empty where the place does not fit the program.
pub fn text_at(program: &Program, place: Place) -> &str {
    document(program, place.document).get(place.start as usize..place.end as usize).unwrap_or_default()
}

/// The first line of the text at a place: how a statement is named in one line.
pub fn first_line(program: &Program, place: Place) -> &str {
    text_at(program, place).lines().next().unwrap_or_default().trim_end()
}

/// The 1-based line in which a byte offset lies.
pub fn line_at(text: &str, offset: usize) -> usize {
    text.as_bytes().get(..offset).unwrap_or(text.as_bytes()).iter().filter(|byte| **byte == b'\n').count() + 1
}

/// The lines of the models that call `relationship(…)`, without annotations, so that strategies can be
/// told apart at a glance.
pub fn relationship_lines(program: &Program) -> Vec<String> {
    let statements = program.models.lines().chain(program.script.lines());
    statements.filter_map(relationship_line).take(6).collect()
}

fn relationship_line(line: &str) -> Option<String> {
    let code = line.trim();
    let (target, call) = code.split_once('=')?;
    let call = call.trim();
    if code.starts_with('#') || !call.starts_with("relationship(") {
        return None;
    }
    let name = target.split(':').next().unwrap_or(target).trim();
    Some(format!("{name} = {call}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relationships_are_found_with_and_without_annotation() {
        let models = "class A(B):\n    xs: Mapped[list[\"X\"]] = relationship(backref=\"a\")\n    y = relationship(\"Y\")\n";
        let program = Program { models: models.into(), script: String::new() };
        assert_eq!(
            relationship_lines(&program),
            ["xs = relationship(backref=\"a\")", "y = relationship(\"Y\")"]
        );
    }

    #[test]
    fn a_place_outside_the_text_is_empty() {
        let program = Program { models: "é".into(), script: String::new() };
        assert_eq!(text_at(&program, Place { document: 0, start: 1, end: 9, line: 1 }), "");
        assert_eq!(line_at("a\nb\nc", 3), 2);
        assert_eq!(line_at("a\nb\nc", 99), 3);
    }
}

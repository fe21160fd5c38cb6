//! `check`: problems of models as `FILE:LINE:COLUMN: message`, as compilers and editors write them.

use std::process::ExitCode;

use bothways_trace::Program;

use crate::documents::Document;
use crate::output::Output;

/// Checks files, each by itself.
pub(crate) fn perform(documents: &[Document], output: &mut Output) -> ExitCode {
    let mut found = false;
    for document in documents {
        let program = Program { models: document.text.clone(), script: String::new() };
        for diagnostic in bothways_engine::check(&program) {
            found = true;
            let start = diagnostic.labels.first().map_or(0, |label| label.start as usize);
            let (line, column) = line_and_column(&document.text, start);
            output.print(&format!("{}:{line}:{column}: {}\n", document.name, diagnostic.message));
        }
    }
    if found { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The 1-based line and column, in characters, of a byte.
fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.matches('\n').count() + 1;
    let column = before.get(line_start..).map_or(0, |line| line.chars().count()) + 1;
    (line, column)
}

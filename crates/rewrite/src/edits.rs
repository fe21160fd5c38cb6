//! Edits to one document, gathered and then made at once.

mod arguments;
mod statements;

pub(crate) use arguments::{add_argument, remove_arguments};
pub(crate) use statements::{insert_attribute, remove_attribute};

use bothways_diagnostics::Edit;

use crate::Refusal;
use crate::survey::Span;

/// Replacements of stretches of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Edits {
    replacements: Vec<(Span, String)>,
}

impl Edits {
    /// Puts a text in the place of a stretch.
    pub fn replace(&mut self, span: Span, replacement: impl Into<String>) {
        self.replacements.push((span, replacement.into()));
    }

    /// Puts a text in.
    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Puts a text in unless it was put in already.
    pub fn insert_once(&mut self, at: usize, text: &str) {
        if !self.replacements.iter().any(|(span, inserted)| *span == (at..at) && inserted == text) {
            self.insert(at, text);
        }
    }

    /// Takes a stretch out.
    pub fn remove(&mut self, span: Span) {
        self.replace(span, "");
    }

    /// The edits in order. What is inserted at one place stays in the order it came.
    pub fn finish(mut self, document: u8) -> Result<Vec<Edit>, Refusal> {
        self.replacements.sort_by_key(|(span, _)| span.start);
        let mut edits: Vec<Edit> = Vec::with_capacity(self.replacements.len());
        for (span, replacement) in self.replacements {
            let (start, end) = (position(span.start)?, position(span.end)?);
            match edits.last_mut() {
                Some(last) if start < last.end => {
                    return Err(Refusal::new(
                        "Two changes meet at one place of the models; make one by hand first.",
                    ));
                }
                Some(last) if start == end && last.start == start && last.end == end => {
                    last.replacement.push_str(&replacement);
                }
                _ => edits.push(Edit { document, start, end, replacement }),
            }
        }
        Ok(edits)
    }
}

fn position(at: usize) -> Result<u32, Refusal> {
    u32::try_from(at).map_err(|_| Refusal::new("The source is too long to be rewritten."))
}

/// The document after its edits, which are in order and do not overlap.
pub(crate) fn apply(source: &str, edits: &[Edit]) -> Result<String, Refusal> {
    let mut edited = String::with_capacity(source.len());
    let mut at = 0;
    for edit in edits {
        let (start, end) = (edit.start as usize, edit.end as usize);
        edited.push_str(source.get(at..start).unwrap_or_default());
        edited.push_str(&edit.replacement);
        at = end;
    }
    edited.push_str(source.get(at..).unwrap_or_default());
    match ruff_python_parser::parse_module(&edited) {
        Ok(_) => Ok(edited),
        Err(error) => Err(Refusal::new(format!(
            "The models are written in a way that cannot be rewritten safely ({}).",
            error.error
        ))),
    }
}

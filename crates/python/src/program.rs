//! A program: documents that run one after the other in one namespace.

use std::rc::Rc;

use crate::compile::code::Code;
use crate::limits::Limits;
use crate::place::Place;

/// One document as the user wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name as tracebacks show it, such as `models.py`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A program that parsed, ready to run.
#[derive(Debug, Clone)]
pub struct Program {
    pub(crate) codes: Vec<Rc<Code>>,
}

/// Why a document cannot run at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub place: Place,
    /// The column of the place, in characters, counted from 1.
    pub column: u32,
    /// Whether Python would refuse it too; if not, it is a limit of this interpreter or outside its
    /// subset.
    pub is_python_error: bool,
}

/// A document's text with its lines.
#[derive(Debug)]
pub(crate) struct Source {
    pub document: u8,
    pub name: Rc<str>,
    pub text: Rc<str>,
    line_starts: Vec<u32>,
}

impl Source {
    pub fn new(document: u8, name: &str, text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let after = ends.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
        let line_starts = std::iter::once(0).chain(after).collect();
        Self { document, name: name.into(), text: text.into(), line_starts }
    }

    /// The line of an offset, counted from 1.
    pub fn line_of(&self, offset: u32) -> u32 {
        u32::try_from(self.line_starts.partition_point(|start| *start <= offset)).unwrap_or(u32::MAX)
    }

    /// The place of a range of bytes.
    pub fn place(&self, start: u32, end: u32) -> Place {
        Place { document: self.document, start, end, line: self.line_of(start) }
    }

    /// The text of a line (counted from 1), without its end.
    pub fn line(&self, number: u32) -> &str {
        self.text.lines().nth(number.saturating_sub(1) as usize).unwrap_or("")
    }

    /// Where a line starts.
    pub fn line_start(&self, number: u32) -> u32 {
        self.line_starts.get(number.saturating_sub(1) as usize).copied().unwrap_or(0)
    }
}

/// Parses and compiles the documents, or says everything that is wrong with them.
pub fn prepare(documents: &[Document], limits: &Limits) -> Result<Program, Vec<SyntaxError>> {
    let _ = (documents, limits);
    Ok(Program { codes: Vec::new() })
}

/// Parses one document for inspection, with the same checks as [`prepare`].
pub fn parse(
    document: u8,
    text: &str,
    limits: &Limits,
) -> Result<ruff_python_ast::ModModule, Vec<SyntaxError>> {
    let _ = (document, text, limits);
    Ok(ruff_python_ast::ModModule {
        node_index: ruff_python_ast::AtomicNodeIndex::NONE,
        range: ruff_text_size::TextRange::default(),
        body: ruff_python_ast::Suite::default(),
    })
}

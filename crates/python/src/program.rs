//! A program: documents that run one after the other in one namespace.

mod nesting;
mod syntax;
pub(crate) mod warnings;

use std::rc::Rc;

use bothways_diagnostics::{Diagnostic, Label};
use ruff_python_ast::{ModModule, PythonVersion};
use ruff_python_parser::{Mode, ParseOptions};

use crate::compile;
use crate::compile::code::Code;
use crate::limits::Limits;
use crate::place::Place;
use crate::raised::unsupported;
use syntax::Excerpt;
pub use syntax::SyntaxErrorClass;
use warnings::CompileWarning;

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
    /// All statements, as [`crate::Host::before_statement`] numbers them.
    pub(crate) statements: Vec<Place>,
    /// What CPython warns of when it compiles the program.
    pub(crate) warnings: Vec<CompileWarning>,
}

/// Why a document cannot run at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Its class in Python.
    pub class: SyntaxErrorClass,
    /// What is wrong.
    pub message: String,
    /// Where.
    pub place: Place,
    /// The column of the place, in characters, counted from 1.
    pub column: u32,
    /// What is shown in the place of the line.
    pub(crate) excerpt: Option<Excerpt>,
    /// Whether Python would refuse it too.
    pub rejection: Rejection,
}

/// On what grounds a document cannot run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejection {
    /// Python refuses it too.
    Syntax,
    /// It goes over a limit of this interpreter.
    Limit,
    /// It is outside the subset; the message names what is not supported.
    Unsupported,
}

/// A document's text with its lines.
#[derive(Debug)]
pub(crate) struct Source {
    pub document: u8,
    pub name: Rc<str>,
    pub text: Rc<str>,
    /// Whether it is a module that comes with the interpreter: its statements are neither announced nor
    /// shown in tracebacks.
    pub is_library: bool,
    line_starts: Vec<u32>,
}

impl Source {
    pub fn new(document: u8, name: &str, text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let after = ends.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
        let line_starts = std::iter::once(0).chain(after).collect();
        Self { document, name: name.into(), text: text.into(), is_library: false, line_starts }
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
    let mut codes = Vec::new();
    let mut statements = Vec::new();
    let mut warnings = Vec::new();
    let mut errors = Vec::new();
    let total: usize = documents.iter().map(|document| document.text.len()).sum();
    for (position, document) in documents.iter().enumerate() {
        let number = u8::try_from(position).unwrap_or(u8::MAX);
        let source = Rc::new(Source::new(number, &document.name, &document.text));
        if total > limits.source_bytes {
            errors.push(too_long(&source, total, limits));
            break;
        }
        let parsed = parse_source(&source, limits).inspect(|module| {
            warnings.extend(warnings::of_module(&source, module));
        });
        match parsed.and_then(|module| compile::module(&source, &module, &mut statements)) {
            Ok(code) => codes.push(code),
            Err(more) => errors.extend(more),
        }
    }
    if errors.is_empty() { Ok(Program { codes, statements, warnings }) } else { Err(errors) }
}

/// Parses one document for inspection, with the same checks as [`prepare`].
pub fn parse(document: u8, text: &str, limits: &Limits) -> Result<ModModule, Vec<SyntaxError>> {
    let source = Source::new(document, "", text);
    if text.len() > limits.source_bytes {
        return Err(vec![too_long(&source, text.len(), limits)]);
    }
    parse_source(&source, limits)
}

/// Parses and compiles a lone expression.
pub(crate) fn prepare_expression(text: &str, limits: &Limits) -> Result<Rc<Code>, Vec<SyntaxError>> {
    let source = Rc::new(Source::new(u8::MAX, "<string>", text));
    nesting::check(&source, limits)?;
    let parsed = ruff_python_parser::parse_expression(text)
        .map_err(|error| vec![syntax::expression_error(&source, &error)])?;
    compile::expression(&source, parsed.expr())
}

/// Compiles a module that comes with the interpreter, which is known to parse.
pub(crate) fn prepare_library(name: &str, text: &str, limits: &Limits) -> Result<Rc<Code>, Vec<SyntaxError>> {
    let source = Rc::new(Source { is_library: true, ..Source::new(u8::MAX, name, text) });
    let module = parse_source(&source, limits)?;
    compile::module(&source, &module, &mut Vec::new())
}

fn parse_source(source: &Source, limits: &Limits) -> Result<ModModule, Vec<SyntaxError>> {
    if let Some(at) = source.text.find('\0') {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let message = "source code cannot contain null bytes".to_owned();
        return Err(vec![SyntaxError::python(source, message, at, at + 1)]);
    }
    nesting::check(source, limits)?;
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY311);
    let parsed = ruff_python_parser::parse_unchecked(&source.text, options);
    let Some(module) = parsed.try_into_module() else { return Err(Vec::new()) };
    let errors = syntax::errors(source, &module);
    if errors.is_empty() { Ok(module.into_syntax()) } else { Err(errors) }
}

fn too_long(source: &Source, bytes: usize, limits: &Limits) -> SyntaxError {
    let message = format!(
        "the program has {} KB; Bothways runs programs of up to {} KB",
        bytes.div_ceil(1024),
        limits.source_bytes / 1024
    );
    SyntaxError { rejection: Rejection::Limit, ..SyntaxError::python(source, message, 0, 0) }
}

impl SyntaxError {
    /// An error that Python would report too.
    pub(crate) fn python(source: &Source, message: String, start: u32, end: u32) -> Self {
        let place = source.place(start, end);
        let line_start = source.line_start(place.line);
        let before = source.text.get(line_start as usize..start as usize).unwrap_or_default();
        let column = u32::try_from(before.chars().count() + 1).unwrap_or(u32::MAX);
        Self {
            class: SyntaxErrorClass::Syntax,
            excerpt: None,
            message,
            place,
            column,
            rejection: Rejection::Syntax,
        }
    }

    /// As CPython prints it: the file, the line, marks under its place, and what is wrong.
    pub fn traceback(&self, document: &Document) -> String {
        let Place { start, end, line, .. } = self.place;
        let mut text = format!("  File \"{}\", line {line}\n", document.name);
        let (whole, line_start, start, end) = match &self.excerpt {
            Some(Excerpt { text, start, end }) => (text.as_str(), 0, *start, *end),
            None => {
                let before = document.text.get(..start as usize).and_then(|before| before.rfind('\n'));
                let line_start = before.map_or(0, |at| at + 1);
                let rest = document.text.get(line_start..).unwrap_or_default();
                (rest.lines().next().unwrap_or_default(), line_start, start as usize, end as usize)
            }
        };
        let shown = whole.trim_start();
        let indent = whole.len() - shown.len();
        if !shown.is_empty() {
            text.push_str(&format!("    {}\n", shown.trim_end()));
            // Where the place is the indentation itself, nothing is marked.
            if let Some(from) = start.checked_sub(line_start + indent) {
                let before = shown.get(..from).map_or(from, |before| before.chars().count());
                let marked = shown.get(from..(end - line_start).saturating_sub(indent).min(shown.len()));
                let marks = marked.map_or(1, |marked| marked.chars().count().max(1));
                text.push_str(&format!("    {}{}\n", " ".repeat(before), "^".repeat(marks)));
            }
        }
        text + &format!("{}: {}\n", self.class.name(), self.message)
    }

    /// As a diagnostic, to be underlined at its place.
    pub fn diagnostic(&self) -> Diagnostic {
        let (code, message) = match self.rejection {
            Rejection::Syntax => ("syntax-error", self.message.clone()),
            Rejection::Limit => ("limit", self.message.clone()),
            Rejection::Unsupported => ("unsupported", unsupported(&self.message)),
        };
        let mut diagnostic = Diagnostic::error(code, message);
        let Place { document, start, end, .. } = self.place;
        diagnostic.labels.push(Label { document, start, end, text: String::new() });
        diagnostic
    }
}

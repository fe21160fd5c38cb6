//! What the tool says about a program, as plain data: a diagnostic with the places it talks
//! about, hints to act on, and fixes as text edits. Every layer that finds something (the parser,
//! the engine's problems, the rewrites) speaks in these types and the page renders them; nothing
//! here computes anything.

use serde::{Deserialize, Serialize};

/// How serious a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The program fails, or would fail, because of it.
    Error,
    /// The program runs, but Python or SQLAlchemy warns.
    Warning,
    /// Worth knowing, nothing is wrong.
    Information,
}

/// One thing worth saying about a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How serious it is.
    pub severity: Severity,
    /// A stable short name, such as `syntax-error` or `no-back-populates`.
    pub code: String,
    /// What happened: SQLAlchemy's or Python's own wording where it exists.
    pub message: String,
    /// The places it talks about, the first being where to underline.
    pub labels: Vec<Label>,
    /// What to do about it, one sentence each.
    pub hints: Vec<String>,
    /// Edits that would do it.
    pub fixes: Vec<Fix>,
}

/// A place a diagnostic talks about, with what to say there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The document's number in the program.
    pub document: u8,
    /// Where it starts, in UTF-8 bytes.
    pub start: u32,
    /// Where it ends, in UTF-8 bytes.
    pub end: u32,
    /// What is to be said at this place; empty where the message says it all.
    pub text: String,
}

/// A change that would settle a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, as the button says it.
    pub title: String,
    /// The edits; they do not overlap.
    pub edits: Vec<Edit>,
    /// How far it can be trusted.
    pub applicability: Applicability,
}

/// How far a fix can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Applicability {
    /// Keeps the program's meaning, or does exactly what the diagnostic asks for.
    Safe,
    /// May change what the program does: to be looked at.
    Unsafe,
    /// Shows the idea; not to be applied by a machine.
    DisplayOnly,
}

/// A replacement of a stretch of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The document's number in the program.
    pub document: u8,
    /// Where the replaced text starts, in UTF-8 bytes.
    pub start: u32,
    /// Where the replaced text ends, in UTF-8 bytes.
    pub end: u32,
    /// What stands there afterwards.
    pub replacement: String,
}

impl Diagnostic {
    /// An error with a message and nothing else yet.
    pub fn error(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A warning with a message and nothing else yet.
    pub fn warning(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// Something worth knowing, with a message and nothing else yet.
    pub fn information(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Information, code, message)
    }

    fn new(severity: Severity, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            severity,
            code: code.into(),
            message: message.into(),
            labels: Vec::new(),
            hints: Vec::new(),
            fixes: Vec::new(),
        }
    }
}

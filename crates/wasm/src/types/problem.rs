//! What is wrong with a program, where, and what to do about it. Positions are UTF-8 bytes.

use bothways_diagnostics as diagnostics;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// Problems of a program.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Tsify)]
pub struct Problems(pub Vec<Problem>);

/// One thing worth saying about a program.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Tsify)]
pub struct Problem {
    /// How serious it is.
    pub severity: Severity,
    /// A stable short name.
    pub code: String,
    /// What happened, in SQLAlchemy's or Python's own words where they have any.
    pub message: String,
    /// The places it talks about, the first being where to underline.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub hints: Vec<String>,
    /// Edits that would do it.
    pub fixes: Vec<Fix>,
}

/// How serious a problem is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The program fails because of it.
    Error,
    /// The program runs, with a warning.
    Warning,
    /// Worth knowing.
    Information,
}

/// A place in a document.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Tsify)]
pub struct Label {
    /// 0 for the models, 1 for the script.
    pub document: u8,
    /// Where it starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What is to be said there; may be empty.
    pub text: String,
}

/// A change that would settle a problem.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Tsify)]
pub struct Fix {
    /// What it does.
    pub title: String,
    /// Its edits; they do not overlap.
    pub edits: Vec<Edit>,
    /// How far it can be trusted.
    pub applicability: Applicability,
}

/// How far a fix can be trusted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum Applicability {
    /// Does exactly what the problem asks for.
    Safe,
    /// May change what the program does.
    Unsafe,
    /// Shows the idea only.
    DisplayOnly,
}

/// A replacement of a stretch of a document.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Tsify)]
pub struct Edit {
    /// 0 for the models, 1 for the script.
    pub document: u8,
    /// Where the replaced text starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What stands there afterwards.
    pub replacement: String,
}

impl From<diagnostics::Diagnostic> for Problem {
    fn from(diagnostic: diagnostics::Diagnostic) -> Self {
        let diagnostics::Diagnostic { severity, code, message, labels, hints, fixes } = diagnostic;
        Self {
            severity: severity.into(),
            code,
            message,
            labels: labels.into_iter().map(Into::into).collect(),
            hints,
            fixes: fixes.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<diagnostics::Severity> for Severity {
    fn from(severity: diagnostics::Severity) -> Self {
        match severity {
            diagnostics::Severity::Error => Self::Error,
            diagnostics::Severity::Warning => Self::Warning,
            diagnostics::Severity::Information => Self::Information,
        }
    }
}

impl From<diagnostics::Label> for Label {
    fn from(label: diagnostics::Label) -> Self {
        let diagnostics::Label { document, start, end, text } = label;
        Self { document, start, end, text }
    }
}

impl From<diagnostics::Fix> for Fix {
    fn from(fix: diagnostics::Fix) -> Self {
        let diagnostics::Fix { title, edits, applicability } = fix;
        let applicability = match applicability {
            diagnostics::Applicability::Safe => Applicability::Safe,
            diagnostics::Applicability::Unsafe => Applicability::Unsafe,
            diagnostics::Applicability::DisplayOnly => Applicability::DisplayOnly,
        };
        Self { title, edits: edits.into_iter().map(Into::into).collect(), applicability }
    }
}

impl From<diagnostics::Edit> for Edit {
    fn from(edit: diagnostics::Edit) -> Self {
        let diagnostics::Edit { document, start, end, replacement } = edit;
        Self { document, start, end, replacement }
    }
}

//! A program, the result of running it, and of comparing its strategy variants.

use std::sync::Arc;

use bothways_diagnostics::Diagnostic;
use bothways_world::{Journal, Place, Scalar};
use serde::{Deserialize, Serialize};

use crate::Catalog;

/// What the editor holds: two documents in one namespace, run one after the other.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Program {
    /// `models.py`.
    pub models: String,
    /// `script.py`.
    pub script: String,
}

/// A finished run: everything up to its end, whatever ended it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Run {
    /// Names behind the ids.
    pub catalog: Catalog,
    /// What happened.
    pub journal: Journal,
    /// Problems with place, text and fix: errors, refusals, static findings.
    pub problems: Vec<Diagnostic>,
    /// How it ended.
    pub ending: Ending,
}

/// How a run ended.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Ending {
    /// It ran to its end.
    Finished,
    /// An exception nobody caught.
    Error(RunError),
    /// Bothways does not support something: refused by name.
    Unsupported {
        /// What.
        what: String,
        /// Where.
        place: Option<Place>,
    },
    /// A limit was reached.
    Limit {
        /// Which, in words.
        what: String,
        /// Where.
        place: Option<Place>,
    },
}

/// An uncaught exception.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RunError {
    /// Fully qualified type: `sqlalchemy.exc.InvalidRequestError`.
    pub kind: String,
    /// `str(e)`.
    pub message: String,
    /// The traceback as Python prints it.
    pub traceback: String,
    /// Where in the program.
    pub place: Option<Place>,
}

/// The columns of Compare.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum VariantKind {
    /// The program as typed.
    AsWritten,
    /// Both sides written out.
    BackPopulates,
    /// One side, the other generated.
    Backref,
    /// Two relationships that do not know each other.
    NotLinked,
    /// The side written first, and no other.
    OneSide,
    /// A version of the program that was pinned, by number from 0.
    Earlier(u8),
}

impl VariantKind {
    /// The strategies, in the order of their columns.
    pub const STRATEGIES: [Self; 4] = [Self::BackPopulates, Self::Backref, Self::NotLinked, Self::OneSide];
}

/// One column of Compare.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Variant {
    /// Which strategy.
    pub kind: VariantKind,
    /// Its program, or why the rewrite is refused.
    pub program: Result<Program, String>,
    /// Its run; none where there is no program.
    pub run: Option<Run>,
}

/// All columns and what they amount to.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Comparison {
    /// The columns.
    pub variants: Vec<Variant>,
    /// What was found by comparing the runs.
    pub verdict: Verdict,
}

/// The verdict, computed from the runs.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Verdict {
    /// Sentences in plain English, the most important first.
    pub sentences: Vec<String>,
}

/// What a question in SQL was answered.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Answer {
    /// Names of the columns.
    pub columns: Vec<Arc<str>>,
    /// The rows, as many as are shown.
    pub rows: Vec<Vec<Scalar>>,
    /// How many rows there are.
    pub count: usize,
}

//! What the program itself shows: names it bound, SQL it sent, warnings it got.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{InstanceId, Place, Scalar};

/// What a module-level name refers to.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Binding {
    /// A mapped instance.
    Instance(InstanceId),
    /// Anything else, as its shortened `repr`.
    Other(Arc<str>),
}

/// One statement as SQLAlchemy sends it to the SQLite driver.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SqlStatement {
    /// The text, with `?` for parameters and SQLAlchemy's own line breaks.
    pub text: Arc<str>,
    /// One parameter list, or several for an executemany.
    pub parameters: Vec<Vec<Scalar>>,
    /// Whether it was sent as executemany (a single list is then still a list of lists).
    pub many: bool,
    /// Whether it never reached a table: BEGIN, COMMIT, ROLLBACK, which the driver sends by itself.
    pub transaction_control: bool,
    /// Rows it returned or changed.
    pub row_count: u32,
    /// What a SELECT or RETURNING gave back, where it is kept.
    pub returned: Option<Returned>,
}

/// The first rows that a statement gave back, as they came out of the database.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Returned {
    /// Names of the columns.
    pub columns: Vec<Arc<str>>,
    /// The cells, row after row.
    pub cells: Vec<Scalar>,
}

impl Returned {
    /// The rows.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[Scalar]> {
        self.cells.chunks(self.columns.len().max(1))
    }
}

/// A warning as `warnings.warn` issues it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Warning {
    /// The category's name: `SAWarning`.
    pub category: Arc<str>,
    /// The text, complete.
    pub message: Arc<str>,
    /// Its place, where that is not the statement that was being executed: Python's compiler found it.
    pub place: Option<Place>,
}

//! What the ORM asks of a database, and what it answers.

use std::sync::Arc;

use bothways_world::{Row, RowKey, Scalar, TableId};

use crate::{Schema, Statement};

/// A database connection as the SQLite driver offers it: statements inside one transaction.
pub trait Database {
    /// Runs a statement. Several rows in it run one after the other; the first failure ends it, and rows
    /// before it stay, as SQLite's executemany leaves them inside the open transaction.
    fn execute(&mut self, schema: &Schema, statement: &Statement) -> Result<Outcome, DatabaseError>;

    /// Starts a transaction; there is none.
    fn begin(&mut self) -> Result<(), DatabaseError>;

    /// Makes the transaction's changes permanent.
    fn commit(&mut self) -> Result<(), DatabaseError>;

    /// Takes the transaction's changes back and says what that changed.
    fn rollback(&mut self) -> Result<Vec<RowChange>, DatabaseError>;

    /// `SAVEPOINT`: a place in the transaction to return to. It ends with the transaction; releasing it needs no
    /// call.
    fn savepoint(&mut self) -> Savepoint;

    /// `ROLLBACK TO SAVEPOINT`: takes back the changes made since and says what that changed.
    fn rollback_to(&mut self, savepoint: Savepoint) -> Result<Vec<RowChange>, DatabaseError>;
}

/// A place in a transaction: the number of changes before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Savepoint(pub usize);

/// What a statement did.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Outcome {
    /// Rows of a SELECT, or of RETURNING (one per inserted row).
    pub rows: Vec<Vec<Scalar>>,
    /// Names of the columns of these rows, where the statement was a text.
    pub columns: Vec<Arc<str>>,
    /// Rows changed by UPDATE or DELETE.
    pub matched: usize,
    /// Key of the last inserted row, where the table numbers it.
    pub last_row_id: Option<i64>,
    /// Every row that changed, in order.
    pub changes: Vec<RowChange>,
}

/// One row before and after.
#[derive(Clone, PartialEq, Debug)]
pub struct RowChange {
    /// The table.
    pub table: TableId,
    /// The row's key.
    pub key: RowKey,
    /// Before; none: it did not exist.
    pub old: Option<Row>,
    /// After; none: it is gone.
    pub new: Option<Row>,
}

/// Why a statement failed, in SQLite's words.
#[derive(Clone, PartialEq, Debug)]
pub enum DatabaseError {
    /// `sqlite3.IntegrityError`: `NOT NULL constraint failed: child.parent_id`. Rows of the statement that
    /// were done before it failed are listed.
    Integrity(Arc<str>, Vec<RowChange>),
    /// `sqlite3.OperationalError`: `no such table: child`.
    Operational(Arc<str>),
    /// `sqlite3.ProgrammingError`: `Incorrect number of bindings supplied. …`.
    Programming(Arc<str>),
    /// GlueSQL cannot do what was asked: refused by name.
    Unsupported(Arc<str>),
}

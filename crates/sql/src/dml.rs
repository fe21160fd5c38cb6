//! INSERT, UPDATE and DELETE as a program builds them: with expressions for values, and any condition.

use bothways_world::TableId;

use crate::Expression;

/// `INSERT INTO t (columns) VALUES (…), (…) [RETURNING …]`, one statement for all rows.
#[derive(Clone, PartialEq, Debug)]
pub struct InsertValues {
    /// The table.
    pub table: TableId,
    /// Positions of the columns given.
    pub columns: Vec<usize>,
    /// Rows of values for these columns.
    pub rows: Vec<Vec<Expression>>,
    /// Positions of the columns to return.
    pub returning: Vec<usize>,
}

/// `UPDATE t SET a=… WHERE … [RETURNING …]`.
#[derive(Clone, PartialEq, Debug)]
pub struct UpdateWhere {
    /// The table.
    pub table: TableId,
    /// Positions of the columns set, and to what.
    pub set: Vec<(usize, Expression)>,
    /// `WHERE`.
    pub filter: Option<Expression>,
    /// Positions of the columns to return.
    pub returning: Vec<usize>,
}

/// `DELETE FROM t WHERE … [RETURNING …]`.
#[derive(Clone, PartialEq, Debug)]
pub struct DeleteWhere {
    /// The table.
    pub table: TableId,
    /// `WHERE`.
    pub filter: Option<Expression>,
    /// Positions of the columns to return.
    pub returning: Vec<usize>,
}

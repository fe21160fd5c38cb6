//! Tables as the page shows them: a copy of what GlueSQL holds, kept in step by [`crate::Change::Row`].

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::Scalar;

/// A row's identity in its table: its primary key values, or its rowid where the table has none.
pub type RowKey = Arc<[Scalar]>;

/// A row's values in column order.
pub type Row = Arc<[Scalar]>;

/// One table in the database.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct TableState {
    /// Whether CREATE TABLE ran (and no DROP since).
    pub created: bool,
    /// The rows in key order.
    pub rows: BTreeMap<RowKey, Row>,
}

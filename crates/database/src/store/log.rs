//! What the store did, so that it can be undone and told.

use std::sync::Arc;

use bothways_world::Row;

use super::Table;

/// One change.
pub(crate) enum LogEntry {
    /// A row was put or removed.
    Row {
        /// The table's name.
        table: Arc<str>,
        /// The row's number.
        row_id: i64,
        /// Before.
        old: Option<Row>,
        /// After.
        new: Option<Row>,
    },
    /// A table was created.
    TableCreated(Arc<str>),
    /// A table was dropped: here it is, rows and all.
    TableDropped(Box<Table>),
    /// An index was created.
    IndexCreated {
        /// The table's name.
        table: Arc<str>,
        /// The index's name.
        index: Arc<str>,
    },
}

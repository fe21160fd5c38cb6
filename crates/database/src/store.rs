//! The rows: tables with indexes and a log of every change, from which transactions are undone.
//!
//! Rows are shared, so that scanning clones no table. Constraints are [`crate::write`]'s; what is put here is kept.

mod glue;
mod index;
mod log;
mod table;
mod value;

use std::collections::BTreeMap;
use std::sync::Arc;

use bothways_sql::RowChange;
use bothways_world::Row;

pub(crate) use glue::{IndexOrder, ordered_name};
pub(crate) use index::Index;
pub(crate) use log::LogEntry;
pub(crate) use table::Table;
pub(crate) use value::{to_scalar, to_value};

/// All tables of one in-memory database.
#[derive(Default)]
pub(crate) struct Store {
    tables: BTreeMap<Arc<str>, Table>,
    log: Vec<LogEntry>,
    in_transaction: bool,
    /// Whether the driver has begun it: that takes a change of rows, or a savepoint. What is created or dropped before is
    /// final at once.
    begun: bool,
    /// `PRAGMA foreign_keys`
    pub(crate) enforces_foreign_keys: bool,
}

impl Store {
    /// The table of this name.
    pub(crate) fn table(&self, name: &str) -> Option<&Table> {
        self.tables.get(name)
    }

    /// All tables by name.
    pub(crate) fn tables(&self) -> impl Iterator<Item = &Table> {
        self.tables.values()
    }

    /// The place in the log to which [`Store::undo_to`] returns.
    pub(crate) fn mark(&self) -> usize {
        self.log.len()
    }

    /// An entry of the log.
    pub(crate) fn entry(&self, index: usize) -> Option<&LogEntry> {
        self.log.get(index)
    }

    /// A place in the transaction to return to, which the driver begins for it.
    pub(crate) fn savepoint(&mut self) -> usize {
        self.begun = true;
        self.mark()
    }

    /// Starts a transaction.
    pub(crate) fn begin(&mut self) {
        self.in_transaction = true;
    }

    /// Ends a statement: outside a transaction its changes are final.
    pub(crate) fn finish_statement(&mut self) {
        if !self.in_transaction || !self.begun {
            self.log.clear();
        }
    }

    /// Makes all changes final.
    pub(crate) fn commit(&mut self) {
        (self.in_transaction, self.begun) = (false, false);
        self.log.clear();
    }

    /// Takes back the whole transaction.
    pub(crate) fn rollback(&mut self) -> Vec<RowChange> {
        let changes = self.undo_to(0);
        (self.in_transaction, self.begun) = (false, false);
        changes
    }

    /// Row changes since a mark.
    pub(crate) fn changes_since(&self, mark: usize) -> Vec<RowChange> {
        let mut changes = Vec::new();
        for entry in self.log.get(mark..).unwrap_or_default() {
            match entry {
                LogEntry::Row { table, row_id, old, new } => {
                    if let Some(table) = self.tables.get(table) {
                        table.describe(*row_id, old.as_ref(), new.as_ref(), &mut changes);
                    }
                }
                LogEntry::TableDropped(table) => table.describe_removal(&mut changes),
                LogEntry::TableCreated(_) | LogEntry::IndexCreated { .. } => {}
            }
        }
        changes
    }

    /// Puts a row, or removes it, and logs that.
    pub(crate) fn put(&mut self, name: &Arc<str>, row_id: i64, new: Option<Row>) {
        let Some(table) = self.tables.get_mut(name) else { return };
        let old = table.put(row_id, new.clone());
        self.begun = true;
        self.log.push(LogEntry::Row { table: name.clone(), row_id, old, new });
    }

    /// Adds an empty table.
    pub(crate) fn create_table(&mut self, table: Table) {
        let name = table.definition.name.clone();
        self.log.push(LogEntry::TableCreated(name.clone()));
        self.tables.insert(name, table);
    }

    /// Removes a table with its rows.
    pub(crate) fn drop_table(&mut self, name: &str) {
        if let Some(table) = self.tables.remove(name) {
            self.log.push(LogEntry::TableDropped(Box::new(table)));
        }
    }

    /// Adds an index to a table and fills it.
    pub(crate) fn create_index(&mut self, name: &Arc<str>, index: Index) {
        let Some(table) = self.tables.get_mut(name) else { return };
        self.log.push(LogEntry::IndexCreated { table: name.clone(), index: index.name.clone() });
        table.add_index(index);
    }

    /// Takes changes back, the last first, and says what rows that changed.
    pub(crate) fn undo_to(&mut self, mark: usize) -> Vec<RowChange> {
        let mut changes = Vec::new();
        while self.log.len() > mark {
            match self.log.pop() {
                Some(LogEntry::Row { table, row_id, old, new }) => {
                    if let Some(table) = self.tables.get_mut(&table) {
                        table.describe(row_id, new.as_ref(), old.as_ref(), &mut changes);
                        table.put(row_id, old);
                    }
                }
                Some(LogEntry::TableCreated(name)) => {
                    if let Some(table) = self.tables.remove(&name) {
                        table.describe_removal(&mut changes);
                    }
                }
                Some(LogEntry::TableDropped(table)) => {
                    table.describe_restoration(&mut changes);
                    self.tables.insert(table.definition.name.clone(), *table);
                }
                Some(LogEntry::IndexCreated { table, index }) => {
                    if let Some(table) = self.tables.get_mut(&table) {
                        table.remove_index(&index);
                    }
                }
                None => break,
            }
        }
        changes
    }
}

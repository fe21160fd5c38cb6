//! One table: rows by row number, as SQLite keeps them, with indexes.

use std::collections::BTreeMap;
use std::sync::Arc;

use bothways_sql::{RowChange, SqlType};
use bothways_world::{Row, RowKey, Scalar, TableId};
use gluesql_core::data::Schema;

use super::Index;
use crate::affinity::Affinity;
use crate::check::Check;

/// A created table.
pub(crate) struct Table {
    /// The id under which it was created.
    pub(crate) id: TableId,
    /// Its definition when it was created.
    pub(crate) definition: bothways_sql::Table,
    /// Position of the column that is the row number: a lone `INTEGER` primary key.
    pub(crate) row_id_column: Option<usize>,
    /// Positions of the primary key columns.
    pub(crate) key: Vec<usize>,
    /// Affinity of each column.
    pub(crate) affinities: Vec<Affinity>,
    /// What every row must satisfy.
    pub(crate) checks: Arc<[Check]>,
    /// What GlueSQL knows of it.
    pub(super) schema: Schema,
    rows: BTreeMap<i64, Row>,
    indexes: Vec<Index>,
    strays: Vec<usize>,
}

impl Table {
    /// An empty table without indexes.
    pub(crate) fn new(id: TableId, definition: bothways_sql::Table) -> Self {
        let key = definition.primary_key();
        let row_id_column = match key[..] {
            [column] => {
                definition.columns.get(column).filter(|c| c.sql_type == SqlType::Integer).map(|_| column)
            }
            _ => None,
        };
        let affinities = definition.columns.iter().map(|column| Affinity::of(&column.sql_type)).collect();
        let strays = vec![0; definition.columns.len()];
        let schema = super::glue::schema(&definition, row_id_column, &[]);
        let (rows, indexes) = (BTreeMap::new(), Vec::new());
        let checks = Arc::from([]);
        Self { id, definition, row_id_column, key, affinities, checks, schema, rows, indexes, strays }
    }

    /// Gives an empty table the indexes that CREATE TABLE makes.
    pub(crate) fn set_indexes(&mut self, indexes: Vec<Index>) {
        self.indexes = indexes;
        self.describe_to_glue();
    }

    /// The rows by row number.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (i64, &Row)> {
        self.rows.iter().map(|(row_id, row)| (*row_id, row))
    }

    /// The row of this number.
    pub(crate) fn row(&self, row_id: i64) -> Option<&Row> {
        self.rows.get(&row_id)
    }

    /// The indexes, in order of creation.
    pub(crate) fn indexes(&self) -> &[Index] {
        &self.indexes
    }

    /// Sorts row numbers into the order of an index over these columns.
    pub(crate) fn sort_by_columns(&self, row_ids: &mut [i64], columns: &[usize]) {
        let key = |row: &Row| -> Vec<_> { columns.iter().map(|column| row.get(*column).cloned()).collect() };
        row_ids.sort_by_cached_key(|row_id| (self.row(*row_id).map(key), *row_id));
    }

    /// The number of the next row: one more than the largest.
    pub(crate) fn next_row_id(&self) -> Option<i64> {
        self.rows.last_key_value().map_or(Some(1), |(last, _)| last.checked_add(1))
    }

    /// Whether every value in the column is of the column's own storage class, or NULL.
    pub(crate) fn is_uniform(&self, column: usize) -> bool {
        self.strays.get(column).is_none_or(|strays| *strays == 0)
    }

    /// The key under which the page knows a row.
    pub(crate) fn row_key(&self, row_id: i64, row: &[Scalar]) -> RowKey {
        if self.key.is_empty() {
            return Arc::from([Scalar::Int(row_id)]);
        }
        self.key.iter().map(|column| row.get(*column).cloned().unwrap_or(Scalar::Null)).collect()
    }

    /// Adds the row change from `old` to `new`; a row whose key changed is one that went and one that came.
    pub(super) fn describe(
        &self,
        row_id: i64,
        old: Option<&Row>,
        new: Option<&Row>,
        changes: &mut Vec<RowChange>,
    ) {
        let old = old.map(|row| (self.row_key(row_id, row), row.clone()));
        let new = new.map(|row| (self.row_key(row_id, row), row.clone()));
        let table = self.id;
        match (old, new) {
            (Some((key, old)), Some((new_key, new))) if key == new_key => {
                changes.push(RowChange { table, key, old: Some(old), new: Some(new) });
            }
            (old, new) => {
                changes.extend(old.map(|(key, row)| RowChange { table, key, old: Some(row), new: None }));
                changes.extend(new.map(|(key, row)| RowChange { table, key, old: None, new: Some(row) }));
            }
        }
    }

    /// Adds the removal of every row.
    pub(super) fn describe_removal(&self, changes: &mut Vec<RowChange>) {
        self.rows.iter().for_each(|(row_id, row)| self.describe(*row_id, Some(row), None, changes));
    }

    /// Adds the return of every row.
    pub(super) fn describe_restoration(&self, changes: &mut Vec<RowChange>) {
        self.rows.iter().for_each(|(row_id, row)| self.describe(*row_id, None, Some(row), changes));
    }

    /// Puts or removes a row and gives the one that was there.
    pub(super) fn put(&mut self, row_id: i64, new: Option<Row>) -> Option<Row> {
        let old = match &new {
            Some(row) => self.rows.insert(row_id, row.clone()),
            None => self.rows.remove(&row_id),
        };
        for index in &mut self.indexes {
            index.update(row_id, old.as_ref(), new.as_ref());
        }
        for ((column, affinity), strays) in self.affinities.iter().enumerate().zip(&mut self.strays) {
            let is_stray = |row: &Row| row.get(column).is_some_and(|value| !affinity.is_at_home(value));
            *strays = *strays + usize::from(new.as_ref().is_some_and(is_stray))
                - usize::from(old.as_ref().is_some_and(is_stray));
        }
        old
    }

    /// Adds an index over the rows there are.
    pub(super) fn add_index(&mut self, mut index: Index) {
        self.rows.iter().for_each(|(row_id, row)| index.update(*row_id, None, Some(row)));
        self.indexes.push(index);
        self.describe_to_glue();
    }

    /// Removes an index.
    pub(super) fn remove_index(&mut self, name: &str) {
        self.indexes.retain(|index| &*index.name != name);
        self.describe_to_glue();
    }

    fn describe_to_glue(&mut self) {
        self.schema = super::glue::schema(&self.definition, self.row_id_column, &self.indexes);
    }
}

//! INSERT, UPDATE and DELETE by key, with the constraint checks that SQLite makes, in its order.
//!
//! A statement with several rows runs once per row: rows before the first failure stay, as SQLite's executemany
//! leaves them in the open transaction.

use std::sync::Arc;

use bothways_sql::{Delete, Insert, Outcome, Select, SelectColumn, Update};
use bothways_world::{Row, Scalar};

use crate::lookup::rows_with;
use crate::store::{Store, Table};
use crate::{check, foreign_keys};

/// Why a statement stopped, before the rows done are added.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A constraint.
    Integrity(Arc<str>),
    /// No such table, and the like.
    Operational(Arc<str>),
    /// A statement and its parameters do not fit.
    Programming(Arc<str>),
    /// Outside what is supported.
    Unsupported(Arc<str>),
}

impl Failure {
    pub(crate) fn operational(message: String) -> Self {
        Self::Operational(message.into())
    }

    pub(crate) fn unsupported(what: impl Into<Arc<str>>) -> Self {
        Self::Unsupported(what.into())
    }

    pub(crate) fn unique(table: &Table, columns: &[usize]) -> Self {
        Self::Integrity(format!("UNIQUE constraint failed: {}", qualified(table, columns)).into())
    }

    fn not_null(table: &Table, column: usize) -> Self {
        Self::Integrity(format!("NOT NULL constraint failed: {}", qualified(table, &[column])).into())
    }

    fn datatype_mismatch() -> Self {
        Self::Integrity("datatype mismatch".into())
    }
}

fn qualified(table: &Table, columns: &[usize]) -> String {
    let columns = columns.iter().filter_map(|column| table.definition.columns.get(*column));
    let names = columns.map(|column| format!("{}.{}", table.definition.name, column.name));
    names.collect::<Vec<_>>().join(", ")
}

/// Positions in the created table of columns that the statement knows by its own definition of the table. The two
/// differ only when two `MetaData` define one name.
struct Columns<'a> {
    statement: &'a bothways_sql::Table,
}

impl Columns<'_> {
    fn resolve(&self, table: &Table, positions: &[usize]) -> Result<Vec<usize>, Failure> {
        let resolve = |position: &usize| {
            let name = self.statement.columns.get(*position).map(|column| &column.name);
            match table.definition.columns.get(*position) {
                Some(column) if Some(&column.name) == name => Ok(*position),
                _ => name.and_then(|name| table.definition.position(name)).ok_or_else(|| {
                    let name = name.map(Arc::as_ref).unwrap_or_default();
                    Failure::operational(format!(
                        "table {} has no column named {name}",
                        table.definition.name
                    ))
                }),
            }
        };
        positions.iter().map(resolve).collect()
    }
}

fn find<'a>(store: &'a Store, definition: &bothways_sql::Table) -> Result<&'a Table, Failure> {
    let missing = || Failure::operational(format!("no such table: {}", definition.name));
    store.table(&definition.name).ok_or_else(missing)
}

/// Whether the rows of an INSERT are statements of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sent {
    /// Each is.
    OneByOne,
    /// One statement has them all.
    Together,
}

/// Runs an INSERT.
pub(crate) fn insert(
    store: &mut Store,
    definition: &bothways_sql::Table,
    insert: &Insert,
    sent: Sent,
) -> Result<Outcome, Failure> {
    let table = find(store, definition)?;
    let name = table.definition.name.clone();
    let columns = Columns { statement: definition };
    let returning = columns.resolve(table, &insert.returning)?;
    let columns = columns.resolve(table, &insert.columns)?;
    let defaults = expression_defaults(store, table, &columns)?;
    let mut outcome = Outcome::default();
    for values in &insert.rows {
        let before = store.mark();
        let computed = computed(store, &defaults)?;
        let table = find(store, definition)?;
        let (row_id, row) = new_row(table, &columns, values, &computed)?;
        check::row(store, &name, &row)?;
        let table = find(store, definition)?;
        check_unique(table, row_id, None, &row)?;
        if !returning.is_empty() {
            outcome.rows.push(returning.iter().filter_map(|column| row.get(*column).cloned()).collect());
        }
        outcome.last_row_id = table.row_id_column.map(|_| row_id);
        store.put(&name, row_id, Some(row));
        if sent == Sent::OneByOne {
            foreign_keys::enforce(store, before)?;
        }
    }
    Ok(outcome)
}

/// The DEFAULT expressions of columns that are not given.
fn expression_defaults(
    store: &Store,
    table: &Table,
    given: &[usize],
) -> Result<Vec<(usize, SelectColumn)>, Failure> {
    let columns = table.definition.columns.iter().enumerate();
    let computed = columns
        .filter(|(position, column)| column.server_default_value.is_none() && !given.contains(position));
    let written = computed.filter_map(|(position, column)| Some((position, column.server_default.as_ref()?)));
    let read = |(position, text): (usize, &Arc<str>)| {
        let expression = crate::text::condition(store, Vec::new(), text, &[])?;
        Ok((position, SelectColumn { expression, label: None }))
    };
    written.map(read).collect()
}

/// What they come to for a new row.
fn computed(store: &mut Store, defaults: &[(usize, SelectColumn)]) -> Result<Vec<(usize, Scalar)>, Failure> {
    let value = |(position, column): &(usize, SelectColumn)| {
        let select = Select { columns: vec![column.clone()], ..Select::default() };
        let rows = crate::query::select(store, &select)?;
        Ok((*position, rows.into_iter().flatten().next().unwrap_or(Scalar::Null)))
    };
    defaults.iter().map(value).collect()
}

/// The row that an INSERT makes: values as the columns hold them, defaults, the row number.
fn new_row(
    table: &Table,
    columns: &[usize],
    values: &[Scalar],
    computed: &[(usize, Scalar)],
) -> Result<(i64, Row), Failure> {
    let mut row = Vec::with_capacity(table.definition.columns.len());
    for ((position, column), affinity) in table.definition.columns.iter().enumerate().zip(&table.affinities) {
        let given = columns.iter().position(|column| *column == position).and_then(|index| values.get(index));
        let of_column = computed.iter().find(|(column, _)| *column == position).map(|(_, value)| value);
        let default = column.server_default_value.as_ref().or(of_column).unwrap_or(&Scalar::Null);
        row.push(affinity.apply(given.unwrap_or(default)));
    }
    let row_id = match table.row_id_column {
        None => next_row_id(table)?,
        Some(column) => {
            let row_id = match row.get(column) {
                Some(Scalar::Int(row_id)) => *row_id,
                None | Some(Scalar::Null) => next_row_id(table)?,
                Some(_) => return Err(Failure::datatype_mismatch()),
            };
            if let Some(value) = row.get_mut(column) {
                *value = Scalar::Int(row_id);
            }
            row_id
        }
    };
    check_not_null(table, &row)?;
    Ok((row_id, row.into()))
}

fn next_row_id(table: &Table) -> Result<i64, Failure> {
    table.next_row_id().ok_or_else(|| Failure::operational("database or disk is full".into()))
}

fn check_not_null(table: &Table, row: &[Scalar]) -> Result<(), Failure> {
    let mut columns = table.definition.columns.iter().zip(row).enumerate();
    match columns.find(|(_, (column, value))| !column.nullable && value.is_null()) {
        Some((position, _)) => Err(Failure::not_null(table, position)),
        None => Ok(()),
    }
}

/// The row number first, then the unique indexes, the newest first.
fn check_unique(table: &Table, row_id: i64, own: Option<i64>, row: &[Scalar]) -> Result<(), Failure> {
    if own != Some(row_id) && table.row(row_id).is_some() {
        return Err(Failure::unique(table, &table.key));
    }
    let own = own.unwrap_or(row_id);
    let mut indexes = table.indexes().iter().rev().filter(|index| index.unique);
    match indexes.find(|index| index.conflict(row, own).is_some()) {
        Some(index) => Err(Failure::unique(table, &index.columns)),
        None => Ok(()),
    }
}

/// Runs an UPDATE.
pub(crate) fn update(
    store: &mut Store,
    definition: &bothways_sql::Table,
    update: &Update,
) -> Result<Outcome, Failure> {
    let table = find(store, definition)?;
    let name = table.definition.name.clone();
    let columns = Columns { statement: definition };
    let key = columns.resolve(table, &update.key)?;
    let columns = columns.resolve(table, &update.columns)?;
    let mut outcome = Outcome::default();
    for change in &update.rows {
        let before = store.mark();
        for row_id in rows_with(find(store, definition)?, &key, &change.key) {
            if let Err(failure) = update_row(store, &name, row_id, &columns, &change.values) {
                // One UPDATE is all or nothing.
                store.undo_to(before);
                return Err(failure);
            }
            outcome.matched += 1;
        }
        foreign_keys::enforce(store, before)?;
    }
    Ok(outcome)
}

/// Changes one row; gives its number then.
pub(crate) fn update_row(
    store: &mut Store,
    name: &Arc<str>,
    row_id: i64,
    columns: &[usize],
    values: &[Scalar],
) -> Result<i64, Failure> {
    let Some(table) = store.table(name) else { return Ok(row_id) };
    let Some(old) = table.row(row_id) else { return Ok(row_id) };
    let mut row = old.to_vec();
    for (column, value) in columns.iter().zip(values) {
        if let (Some(slot), Some(affinity)) = (row.get_mut(*column), table.affinities.get(*column)) {
            *slot = affinity.apply(value);
        }
    }
    let is_same = **old == *row;
    let new_id = match table.row_id_column.and_then(|column| row.get(column)) {
        None => row_id,
        Some(Scalar::Int(new_id)) => *new_id,
        Some(_) => return Err(Failure::datatype_mismatch()),
    };
    check_not_null(table, &row)?;
    check::row(store, name, &row)?;
    let Some(table) = store.table(name) else { return Ok(row_id) };
    check_unique(table, new_id, Some(row_id), &row)?;
    if is_same {
        return Ok(row_id);
    }
    if new_id != row_id {
        store.put(name, row_id, None);
    }
    store.put(name, new_id, Some(row.into()));
    Ok(new_id)
}

/// Runs a DELETE.
pub(crate) fn delete(
    store: &mut Store,
    definition: &bothways_sql::Table,
    delete: &Delete,
) -> Result<Outcome, Failure> {
    let table = find(store, definition)?;
    let name = table.definition.name.clone();
    let key = Columns { statement: definition }.resolve(table, &delete.key)?;
    let mut outcome = Outcome::default();
    for values in &delete.rows {
        let before = store.mark();
        for row_id in rows_with(find(store, definition)?, &key, values) {
            store.put(&name, row_id, None);
            outcome.matched += 1;
        }
        foreign_keys::enforce(store, before)?;
    }
    Ok(outcome)
}

//! INSERT, UPDATE and DELETE with expressions and conditions: a query finds the rows and computes their values, then
//! they are written by key.

use std::sync::Arc;

use bothways_sql::{DeleteWhere, Expression, From, InsertValues, Outcome, Select, SelectColumn, UpdateWhere};
use bothways_world::Scalar;

use crate::lookup::rows_where;
use crate::store::Store;
use crate::write::{self, Failure, Sent};
use crate::{foreign_keys, query};

/// Runs an INSERT of computed values: all rows or none.
pub(crate) fn insert(
    store: &mut Store,
    definition: &bothways_sql::Table,
    insert: &InsertValues,
) -> Result<Outcome, Failure> {
    let mut rows = Vec::with_capacity(insert.rows.len());
    for row in &insert.rows {
        let values = row.iter().map(|value| evaluate(store, value)).collect::<Result<Vec<_>, _>>()?;
        rows.push(values);
    }
    let matched = rows.len();
    let plain = bothways_sql::Insert {
        table: insert.table,
        columns: insert.columns.clone(),
        rows,
        clock: Vec::new(),
        returning: insert.returning.clone(),
    };
    let before = store.mark();
    let inserted = write::insert(store, definition, &plain, Sent::Together);
    match inserted.and_then(|outcome| foreign_keys::enforce(store, before).map(|()| outcome)) {
        Ok(outcome) => Ok(Outcome { matched, ..outcome }),
        Err(failure) => {
            store.undo_to(before);
            Err(failure)
        }
    }
}

/// The value of an expression about no row.
fn evaluate(store: &mut Store, expression: &Expression) -> Result<Scalar, Failure> {
    if let Expression::Parameter(value) | Expression::Literal(value) = expression {
        return Ok(value.clone());
    }
    let column = SelectColumn { expression: expression.clone(), label: None };
    let rows = query::select(store, &Select { columns: vec![column], ..Select::default() })?;
    Ok(rows.into_iter().next().and_then(|row| row.into_iter().next()).unwrap_or(Scalar::Null))
}

/// Runs an UPDATE: values are computed from the rows as they were before it.
pub(crate) fn update(
    store: &mut Store,
    definition: &bothways_sql::Table,
    update: &UpdateWhere,
) -> Result<Outcome, Failure> {
    let values: Vec<Expression> = update.set.iter().map(|(_, value)| value.clone()).collect();
    let columns: Vec<usize> = update.set.iter().map(|(position, _)| *position).collect();
    let found = find(store, definition, update.filter.as_ref(), &values)?;
    let before = store.mark();
    let mut outcome = Outcome::default();
    for (row_id, values) in found {
        match write::update_row(store, &definition.name, row_id, &columns, &values) {
            Ok(row_id) => {
                outcome.matched += 1;
                outcome.rows.extend(returned(store, &definition.name, row_id, &update.returning));
            }
            // One UPDATE is all or nothing.
            Err(failure) => {
                store.undo_to(before);
                return Err(failure);
            }
        }
    }
    foreign_keys::enforce(store, before)?;
    Ok(outcome)
}

/// Runs a DELETE.
pub(crate) fn delete(
    store: &mut Store,
    definition: &bothways_sql::Table,
    delete: &DeleteWhere,
) -> Result<Outcome, Failure> {
    let found = find(store, definition, delete.filter.as_ref(), &[])?;
    let before = store.mark();
    let mut outcome = Outcome { matched: found.len(), ..Outcome::default() };
    for (row_id, _) in found {
        outcome.rows.extend(returned(store, &definition.name, row_id, &delete.returning));
        store.put(&definition.name, row_id, None);
    }
    foreign_keys::enforce(store, before)?;
    Ok(outcome)
}

fn returned(store: &Store, name: &Arc<str>, row_id: i64, returning: &[usize]) -> Option<Vec<Scalar>> {
    if returning.is_empty() {
        return None;
    }
    let row = store.table(name)?.row(row_id)?;
    Some(returning.iter().filter_map(|column| row.get(*column).cloned()).collect())
}

/// Numbers of the rows for which a condition holds, each with the values of expressions about it. Without a primary
/// key, rows are told apart by all their columns.
fn find(
    store: &mut Store,
    definition: &bothways_sql::Table,
    filter: Option<&Expression>,
    values: &[Expression],
) -> Result<Vec<(i64, Vec<Scalar>)>, Failure> {
    let Some(table) = store.table(&definition.name) else {
        return Err(Failure::operational(format!("no such table: {}", definition.name)));
    };
    let key = if table.key.is_empty() { (0..definition.columns.len()).collect() } else { table.key.clone() };
    let name = &definition.name;
    let names = key.iter().filter_map(|position| table.definition.columns.get(*position));
    let columns = names.map(|column| Expression::column(name, &column.name)).chain(values.iter().cloned());
    let select = Select {
        columns: columns.map(|expression| SelectColumn { expression, label: None }).collect(),
        from: vec![From::table(name)],
        filter: filter.cloned(),
        ..Select::default()
    };
    let rows = query::select(store, &select)?;
    let Some(table) = store.table(name) else { return Ok(Vec::new()) };
    let mut found: Vec<(i64, Vec<Scalar>)> = Vec::with_capacity(rows.len());
    let mut seen = std::collections::BTreeSet::new();
    for row in rows {
        let (own, values) = row.split_at_checked(key.len()).unwrap_or((&row, &[]));
        // NULL equals nothing, so such columns cannot help to find the row.
        let conditions: Vec<(usize, Vec<&Scalar>)> = key
            .iter()
            .zip(own)
            .filter(|(_, value)| !value.is_null())
            .map(|(column, value)| (*column, vec![value]))
            .collect();
        for row_id in rows_where(table, &conditions) {
            if seen.insert(row_id) {
                found.push((row_id, values.to_vec()));
            }
        }
    }
    Ok(found)
}

//! INSERT, UPDATE and DELETE of a text.

use std::sync::Arc;

use bothways_sql::{DeleteWhere, Expression, InsertValues, Schema, Table, UpdateWhere};
use bothways_world::{Scalar, TableId};
use gluesql_core::sqlparser::ast::{
    Assignment, AssignmentTarget, Delete, Expr, FromTable, Ident, Insert, ObjectName, Query, SelectItem,
    SetExpr, TableFactor, TableWithJoins, WildcardAdditionalOptions,
};

use super::query::{check_plain_query, plain_table};
use super::reader::{Names, Reader};
use super::{object_name, same, stored};
use crate::store::Store;
use crate::write::Failure;

/// The table that a statement changes.
struct Target<'a> {
    id: TableId,
    table: &'a Table,
    names: Names<'a>,
}

impl<'a> Target<'a> {
    fn new(store: &Store, schema: &'a Schema, name: &str, alias: Option<&str>) -> Result<Self, Failure> {
        let name = &stored(store, name)?.definition.name;
        let found = schema.find(name).and_then(|id| Some((id, schema.table(id)?)));
        let Some((id, table)) = found else {
            return Err(Failure::unsupported(format!("changing the table {name} by SQL text")));
        };
        if alias.is_some() {
            return Err(Failure::unsupported("an alias of the table that SQL text changes"));
        }
        let columns = table.columns.iter().map(|column| column.name.clone()).collect();
        let sources = vec![(table.name.clone(), columns)];
        Ok(Self { id, table, names: Names { sources, ..Names::of(None) } })
    }

    fn position(&self, column: &str) -> Option<usize> {
        self.table.columns.iter().position(|known| same(&known.name, column))
    }

    /// Positions and names of the columns after RETURNING.
    fn returning(&self, items: Option<&[SelectItem]>) -> Result<(Vec<usize>, Vec<Arc<str>>), Failure> {
        let mut positions = Vec::new();
        for item in items.unwrap_or_default() {
            match item {
                SelectItem::Wildcard(options) if *options == WildcardAdditionalOptions::default() => {
                    positions.extend(0..self.table.columns.len());
                }
                SelectItem::UnnamedExpr(Expr::Identifier(name)) => match self.position(&name.value) {
                    Some(position) => positions.push(position),
                    None => return Err(Failure::operational(format!("no such column: {}", name.value))),
                },
                other => return Err(Failure::unsupported(format!("RETURNING {other} in SQL text"))),
            }
        }
        let columns = positions.iter().filter_map(|position| self.table.columns.get(*position));
        let names = columns.map(|column| column.name.clone()).collect();
        Ok((positions, names))
    }
}

/// What is written as INSERT.
pub(super) fn insert(
    store: &mut Store,
    schema: &Schema,
    parameters: &[Scalar],
    written: &Insert,
) -> Result<(InsertValues, Vec<Arc<str>>), Failure> {
    if written.or.is_some() || written.on.is_some() || written.replace_into {
        return Err(Failure::unsupported("INSERT OR …, REPLACE and ON CONFLICT as text"));
    }
    let is_plain = written.into
        && !written.table
        && !written.ignore
        && !written.overwrite
        && written.partitioned.is_none()
        && written.after_columns.is_empty()
        && written.priority.is_none()
        && written.insert_alias.is_none();
    if !is_plain {
        return Err(Failure::unsupported("this INSERT as text"));
    }
    let name = object_name(&written.table_name)?;
    let alias = written.table_alias.as_ref().map(|alias| alias.value.as_str());
    let target = Target::new(store, schema, &name, alias)?;
    let mut columns = Vec::with_capacity(written.columns.len());
    for column in &written.columns {
        match target.position(&column.value) {
            Some(position) => columns.push(position),
            None => {
                let message = format!("table {name} has no column named {}", column.value);
                return Err(Failure::operational(message));
            }
        }
    }
    let rows = match &written.source {
        None => vec![Vec::new()],
        Some(query) => {
            if columns.is_empty() {
                columns = (0..target.table.columns.len()).collect();
            }
            match &*query.body {
                SetExpr::Values(values) => {
                    check_only_values(query)?;
                    let reader = Reader::new(store, parameters);
                    let nothing = Names::of(None);
                    let row = |row: &Vec<Expr>| {
                        row.iter().map(|value| reader.expression(&nothing, value)).collect::<Result<_, _>>()
                    };
                    values.rows.iter().map(row).collect::<Result<Vec<Vec<_>>, _>>()?
                }
                _ => {
                    let (select, _) = Reader::new(store, parameters).query(query, None, &[])?;
                    let rows = crate::query::select(store, &select)?;
                    let row = |row: Vec<Scalar>| row.into_iter().map(Expression::Parameter).collect();
                    rows.into_iter().map(row).collect()
                }
            }
        }
    };
    if let Some(row) = rows.iter().find(|row| row.len() != columns.len()) {
        let message = match written.columns.is_empty() {
            true => {
                format!("table {name} has {} columns but {} values were supplied", columns.len(), row.len())
            }
            false => format!("{} values for {} columns", row.len(), columns.len()),
        };
        return Err(Failure::operational(message));
    }
    let (returning, names) = target.returning(written.returning.as_deref())?;
    Ok((InsertValues { table: target.id, columns, rows, returning }, names))
}

/// Refuses the clauses of a query behind VALUES.
fn check_only_values(query: &Query) -> Result<(), Failure> {
    let is_plain =
        query.with.is_none() && query.order_by.is_none() && query.limit.is_none() && query.offset.is_none();
    if !is_plain {
        return Err(Failure::unsupported("this INSERT as text"));
    }
    check_plain_query(query)
}

/// The parts of an UPDATE.
type Update<'a> = (&'a TableWithJoins, &'a [Assignment], Option<&'a Expr>, Option<&'a [SelectItem]>);

/// What is written as UPDATE.
pub(super) fn update(
    store: &Store,
    schema: &Schema,
    parameters: &[Scalar],
    (table, assignments, selection, returning): Update<'_>,
) -> Result<(UpdateWhere, Vec<Arc<str>>), Failure> {
    let target = target(store, schema, std::slice::from_ref(table))?;
    let reader = Reader::new(store, parameters);
    let mut set = Vec::with_capacity(assignments.len());
    for Assignment { target: column, value } in assignments {
        let AssignmentTarget::ColumnName(ObjectName(parts)) = column else {
            return Err(Failure::unsupported("SET of several columns at once in SQL text"));
        };
        let [Ident { value: name, .. }] = &**parts else {
            return Err(Failure::operational("near \".\": syntax error".to_owned()));
        };
        match target.position(name) {
            Some(position) => set.push((position, reader.expression(&target.names, value)?)),
            None => return Err(Failure::operational(format!("no such column: {name}"))),
        }
    }
    let filter = selection.map(|filter| reader.expression(&target.names, filter)).transpose()?;
    let (returning, names) = target.returning(returning)?;
    Ok((UpdateWhere { table: target.id, set, filter, returning }, names))
}

/// What is written as DELETE.
pub(super) fn delete(
    store: &Store,
    schema: &Schema,
    parameters: &[Scalar],
    written: &Delete,
) -> Result<(DeleteWhere, Vec<Arc<str>>), Failure> {
    let (FromTable::WithFromKeyword(from) | FromTable::WithoutKeyword(from)) = &written.from;
    if !written.tables.is_empty()
        || written.using.is_some()
        || !written.order_by.is_empty()
        || written.limit.is_some()
    {
        return Err(Failure::unsupported("this DELETE as text"));
    }
    let target = target(store, schema, from)?;
    let reader = Reader::new(store, parameters);
    let filter =
        written.selection.as_ref().map(|filter| reader.expression(&target.names, filter)).transpose()?;
    let (returning, names) = target.returning(written.returning.as_deref())?;
    Ok((DeleteWhere { table: target.id, filter, returning }, names))
}

/// The one table of an UPDATE or DELETE.
fn target<'a>(store: &Store, schema: &'a Schema, from: &[TableWithJoins]) -> Result<Target<'a>, Failure> {
    match from {
        [TableWithJoins { relation: relation @ TableFactor::Table { .. }, joins }] if joins.is_empty() => {
            let (name, alias) = plain_table(relation)?;
            Target::new(store, schema, &object_name(name)?, alias)
        }
        _ => Err(Failure::unsupported("changing several tables by SQL text")),
    }
}

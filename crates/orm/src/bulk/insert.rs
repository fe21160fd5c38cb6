//! `session.execute(insert(T))`: rows as the program writes them (`BulkORMInsert`).

use std::sync::Arc;

use bothways_sql::{CURRENT_TIMESTAMP, Expression, Insert, InsertValues, Outcome, Statement};
use bothways_world::{Cause, ClassId, Scalar, SessionId, TableId};

use super::condition::named;
use super::configure;
use crate::config::ColumnDefault;
use crate::config::defaults::default_of;
use crate::load::bound;
use crate::missing_key::{self, InsertOf};
use crate::unit_of_work::{evaluate_default, failed_insert};
use crate::{Batch, NamedValues, Orm, OrmError, OrmState, session};

/// How the rows of an INSERT are sent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum InsertStyle {
    /// `insert(T).values(a=1)`: one row.
    Single,
    /// `insert(T).values([…])`: several rows in one statement.
    Together,
    /// `execute(insert(T), […])`: rows grouped by the columns they give, a None counting as not given.
    Mappings,
    /// The same for a table: an executemany with the columns of the first row.
    Many,
}

/// A row to insert: positions of columns, and values.
pub type NewRow = Vec<(usize, Expression)>;

/// `INSERT`; gives the statement's outcomes.
///
/// # Errors
/// A failed autoflush, and what the database refuses.
pub fn insert(
    orm: &mut Orm,
    session: SessionId,
    (table, class): (TableId, Option<ClassId>),
    rows: Vec<NewRow>,
    style: InsertStyle,
    returning: &[usize],
) -> Result<Vec<Outcome>, OrmError> {
    configure(orm, class)?;
    orm.because(Cause::Query, |orm| {
        session::autoflush(orm, session)?;
        let mut groups: Vec<(Vec<usize>, Vec<NewRow>)> = Vec::new();
        for row in rows {
            let mut row = with_object_values(orm, row)?;
            if style == InsertStyle::Mappings {
                row.retain(|(_, value)| *value != Expression::Parameter(Scalar::Null));
                add_identity(orm, class, &mut row);
            }
            row.sort_by_key(|(position, _)| *position);
            let shape: Vec<usize> = row.iter().map(|(position, _)| *position).collect();
            match groups.last_mut() {
                Some((known, rows)) if *known == shape => rows.push(row),
                _ => groups.push((shape, vec![row])),
            }
        }
        let mut outcomes = Vec::with_capacity(groups.len());
        for (_, rows) in groups {
            let rows = with_defaults(orm, table, rows, style, returning)?;
            let columns: Vec<usize> =
                rows.first().map_or_else(Vec::new, |row| row.iter().map(|(position, _)| *position).collect());
            let count = rows.len();
            let of_class = class.is_some();
            missing_key::warn(
                orm,
                table,
                &columns,
                InsertOf::Statement { style, of_class, many: count > 1 },
            )?;
            let values = rows.into_iter().map(|row| row.into_iter().map(|(_, value)| value).collect());
            let values: Vec<Vec<Expression>> = values.collect();
            let together = style == InsertStyle::Together || !returning.is_empty();
            let returned = returning.to_vec();
            let statement = match (plain(&values), together && !columns.is_empty()) {
                (Some((rows, clock)), false) => {
                    let clock = clock.into_iter().filter_map(|index| columns.get(index).copied()).collect();
                    Statement::Insert(Insert { table, columns, rows, clock, returning: returned })
                }
                _ => {
                    let rows = values.into_iter().map(|row| named(row, None).0).collect();
                    Statement::InsertValues(InsertValues { table, columns, rows, returning: returned })
                }
            };
            let inserts_many = count > 1 && !returning.is_empty() && style != InsertStyle::Together;
            let batch =
                inserts_many.then_some(Batch { number: 1, total: 1, ordered: false, downgraded: false });
            outcomes.push(session::execute_in_batch(orm, session, &statement, batch)?);
        }
        Ok(outcomes)
    })
}

/// What the row of a class is told by, unless the mapping says it.
fn add_identity(orm: &OrmState, class: Option<ClassId>, row: &mut NewRow) {
    let Some((on, identity)) = class.and_then(|class| {
        let identity = orm.mapper(class).inheritance.polymorphic.identity.clone()?;
        Some((orm.polymorphic_on(class)?, identity))
    }) else {
        return;
    };
    if !row.iter().any(|(position, _)| *position == on.position) {
        let identity = match crate::load::definition(orm, on) {
            Some(column) => column.sql_type.bind(identity),
            None => identity,
        };
        row.push((on.position, Expression::Parameter(identity)));
    }
}

/// The values, where all of them are plain or in every row the clock's; and which are the clock's.
fn plain(rows: &[Vec<Expression>]) -> Option<(Vec<Vec<Scalar>>, Vec<usize>)> {
    let of_clock = |row: &Vec<Expression>| -> Vec<usize> {
        let values = row.iter().enumerate();
        values.filter(|(_, value)| value.is_current_timestamp()).map(|(index, _)| index).collect()
    };
    let clock = rows.first().map_or_else(Vec::new, of_clock);
    if rows.iter().any(|row| of_clock(row) != clock) {
        return None;
    }
    let value = |value: &Expression| match value {
        Expression::Parameter(value) => Some(value.clone()),
        _ if value.is_current_timestamp() => Some(Scalar::Text(CURRENT_TIMESTAMP.into())),
        _ => None,
    };
    let rows = rows.iter().map(|row| row.iter().map(value).collect()).collect::<Option<_>>()?;
    Some((rows, clock))
}

/// The row with the keys of objects in it, as they are when the statement is sent.
fn with_object_values(orm: &mut Orm, mut row: NewRow) -> Result<NewRow, OrmError> {
    let is_bound = |value: &Expression| matches!(value, Expression::ObjectValue(_) | Expression::Bound(_));
    for (_, value) in row.iter_mut().filter(|(_, value)| is_bound(value)) {
        *value = match bound::expression(orm, value.clone()) {
            Err(OrmError::UnresolvedValue { .. }) => {
                let what = "inserting into the collection of an object without row";
                return Err(OrmError::Unsupported(what.into()));
            }
            other => other?,
        };
    }
    Ok(row)
}

/// The rows with the `default=` of every column that they do not give.
fn with_defaults(
    orm: &mut Orm,
    table: TableId,
    mut rows: Vec<NewRow>,
    style: InsertStyle,
    returning: &[usize],
) -> Result<Vec<NewRow>, OrmError> {
    let columns: Vec<usize> =
        rows.first().map_or_else(Vec::new, |row| row.iter().map(|(position, _)| *position).collect());
    match rows.iter_mut().try_for_each(|row| add_defaults(orm, table, row)) {
        Ok(()) => Ok(rows),
        Err(error) => {
            let given = match style {
                // What `values()` says is part of the statement.
                InsertStyle::Single | InsertStyle::Together => Vec::new(),
                InsertStyle::Mappings | InsertStyle::Many => {
                    let names = orm.column_names(table);
                    rows.iter().map(|row| plain_values(row, &columns, &names)).collect()
                }
            };
            Err(failed_insert(orm, error, (table, columns), given, returning))
        }
    }
}

/// The plain values of some columns, by name.
fn plain_values(row: &NewRow, columns: &[usize], names: &[Arc<str>]) -> NamedValues {
    let own = row.iter().filter(|(position, _)| columns.contains(position));
    let plain = own.filter_map(|(position, value)| match value {
        Expression::Parameter(value) => Some((names.get(*position)?.clone(), value.clone())),
        _ => None,
    });
    plain.collect()
}

fn add_defaults(orm: &mut Orm, table: TableId, row: &mut NewRow) -> Result<(), OrmError> {
    let width = orm.schema().table(table).map_or(0, |table| table.columns.len());
    for position in 0..width {
        let Err(index) = row.binary_search_by_key(&position, |(position, _)| *position) else { continue };
        let Some(default) = default_of(orm, table, position) else { continue };
        let columns: Vec<usize> = row.iter().map(|(position, _)| *position).collect();
        let values: Vec<Scalar> = row
            .iter()
            .map(|(_, value)| match value {
                Expression::Parameter(value) => value.clone(),
                _ => Scalar::Null,
            })
            .collect();
        let value = match default {
            ColumnDefault::CurrentTimestamp => Expression::current_timestamp(),
            default => Expression::Parameter(evaluate_default(orm, table, &default, &columns, &values)?),
        };
        row.insert(index, (position, value));
    }
    Ok(())
}

//! Values that neither the program nor the database gives: `default=` and `onupdate=`.

use std::sync::Arc;

use bothways_sql::{CURRENT_TIMESTAMP, Insert, Statement, Update, UpdateRow};
use bothways_world::{InstanceId, Scalar, TableId};

use super::{attribute_of, from_database, row_key, to_database};
use crate::config::ColumnDefault;
use crate::config::defaults::{clock_of, default_of, onupdate_of};
use crate::{NamedValues, Orm, OrmError, OrmState, attributes};

/// The value of a default for a row of which `columns` are sent, with `values` so far.
pub(crate) fn evaluate(
    orm: &mut Orm,
    table: TableId,
    default: &ColumnDefault,
    columns: &[usize],
    values: &[Scalar],
) -> Result<Scalar, OrmError> {
    let function = match default {
        ColumnDefault::Scalar(value) => return Ok(value.clone()),
        ColumnDefault::Function(function) => *function,
        ColumnDefault::CurrentTimestamp => return Ok(Scalar::Text(CURRENT_TIMESTAMP.into())),
    };
    let definition = orm.schema().table(table);
    let name =
        |position: &usize| -> Option<Arc<str>> { Some(definition?.columns.get(*position)?.name.clone()) };
    let parameters =
        columns.iter().zip(values).filter_map(|(position, value)| Some((name(position)?, value.clone())));
    let parameters = parameters.collect();
    orm.ask(|program| program.column_default(function, parameters))
}

/// The failure of an INSERT that gives these columns: the default of a further one could not be evaluated.
pub(crate) fn failed_insert(
    orm: &OrmState,
    error: OrmError,
    (table, mut columns): (TableId, Vec<usize>),
    given: Vec<NamedValues>,
    returning: &[usize],
) -> OrmError {
    let width = orm.schema().table(table).map_or(0, |table| table.columns.len());
    let own = columns.clone();
    columns.extend((0..width).filter(|position| default_of(orm, table, *position).is_some()));
    columns.sort_unstable();
    columns.dedup();
    let rows = vec![vec![Scalar::Int(0); columns.len()]];
    let (clock, returning) = (clock_of(orm, table, &columns, &own), returning.to_vec());
    orm.without_value(error, &Statement::Insert(Insert { table, columns, rows, clock, returning }), given)
}

/// The UPDATE of rows, with the `onupdate=` of every column that it does not set.
pub(super) fn add_onupdate(
    orm: &mut Orm,
    table: TableId,
    columns: Vec<usize>,
    rows: Vec<(InstanceId, UpdateRow)>,
    key: Vec<usize>,
) -> Result<Update, OrmError> {
    let mut all = columns.clone();
    let mut added = Vec::new();
    let width = orm.schema().table(table).map_or(0, |table| table.columns.len());
    for position in 0..width {
        if let (Some(onupdate), Err(index)) =
            (onupdate_of(orm, table, position), columns.binary_search(&position))
        {
            added.push((position, onupdate));
            all.insert(index + added.len() - 1, position);
        }
    }
    if added.is_empty() {
        let rows = rows.into_iter().map(|(_, row)| row).collect();
        return Ok(Update { table, columns, clock: Vec::new(), key, rows });
    }
    let is_clock = |(_, onupdate): &&(usize, ColumnDefault)| *onupdate == ColumnDefault::CurrentTimestamp;
    let clock: Vec<usize> = added.iter().filter(is_clock).map(|(position, _)| *position).collect();
    let given = rows.iter().map(|(instance, row)| given(orm, (table, *instance), &columns, row)).collect();
    let mut evaluated = Vec::with_capacity(rows.len());
    for (instance, mut row) in rows {
        let mut present = columns.clone();
        for (position, onupdate) in &added {
            match evaluate(orm, table, onupdate, &present, &row.values) {
                Ok(value) => {
                    let index = present.partition_point(|known| known < position);
                    present.insert(index, *position);
                    let attribute = attribute_of(orm, instance, table, *position);
                    let is_clock = clock.contains(position);
                    let sent = if is_clock {
                        value.clone()
                    } else {
                        to_database(orm, table, *position, value.clone())
                    };
                    row.values.insert(index, sent);
                    match attribute {
                        Some(attribute) if is_clock => attributes::expire_attribute(orm, instance, attribute),
                        Some(attribute) => attributes::put_scalar(orm, instance, attribute, value),
                        None => {}
                    }
                }
                Err(error) => {
                    row.values = vec![Scalar::Null; all.len()];
                    let statement =
                        Statement::Update(Update { table, columns: all, clock, key, rows: vec![row] });
                    return Err(orm.without_value(error, &statement, given));
                }
            }
        }
        evaluated.push(row);
    }
    Ok(Update { table, columns: all, clock, key, rows: evaluated })
}

/// What an UPDATE sets by itself, and the key of its row.
fn given(
    orm: &OrmState,
    (table, instance): (TableId, InstanceId),
    columns: &[usize],
    row: &UpdateRow,
) -> NamedValues {
    let definition = orm.schema().table(table);
    let name = |position: &usize| Some(definition?.columns.get(*position)?.name.clone());
    let table_name = definition.map_or("", |definition| &*definition.name);
    let python = |position: &usize, value: &Scalar| from_database(orm, table, *position, value);
    let key = row_key(orm, orm.object(instance).class, table);
    let set = columns
        .iter()
        .zip(&row.values)
        .filter_map(|(position, value)| Some((name(position)?, python(position, value))));
    let key = key.iter().zip(&row.key).filter_map(|(position, value)| {
        Some((format!("{table_name}_{}", name(position)?).into(), python(position, value)))
    });
    set.chain(key).collect()
}

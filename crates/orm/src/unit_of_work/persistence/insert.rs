//! INSERTs: consecutive objects that give the same columns form a group.

use bothways_sql::{Column, Expression, Insert, InsertValues, Statement, Table};
use bothways_world::{AttributeId, InstanceId, Scalar, TableId};
use indexmap::IndexMap;

use super::super::synchronize;
use super::{attribute_of, current, evaluate, from_database, to_database, version};
use crate::config::defaults::{clock_of, default_of};
use crate::config::{ColumnDefault, TableColumn};
use crate::events::{InstanceEvent, Refreshed, tell_instance};
use crate::load::definition;
use crate::missing_key::{self, InsertOf};
use crate::unit_of_work::UnitOfWork;
use crate::{Batch, NamedValues, Orm, OrmError, OrmState, attributes, session};

/// A row to insert.
struct NewRow {
    instance: InstanceId,
    /// Columns that the object gives a value or an explicit NULL: the shape that groups rows.
    shape: Vec<usize>,
    /// All columns sent, Python-side defaults included.
    columns: Vec<usize>,
    values: Vec<Scalar>,
    /// Defaults of the columns that the object gives no value, by their place among `columns`.
    defaults: Vec<(usize, ColumnDefault)>,
    /// What the statement sends that the object does not give: it hears of it once the row is in.
    evaluated: Vec<(AttributeId, Scalar)>,
    /// Whether the object gives its whole primary key.
    has_key: bool,
}

/// Inserts new objects, in this order.
pub(super) fn insert(
    orm: &mut Orm,
    uow: &UnitOfWork,
    table: TableId,
    instances: &[InstanceId],
) -> Result<(), OrmError> {
    let mut group: Vec<NewRow> = Vec::new();
    for instance in instances {
        if !orm.has_table(orm.object(*instance).class, table) {
            continue;
        }
        synchronize::populate_inherited(orm, *instance, table)?;
        let row = new_row(orm, table, *instance)?;
        if group.first().is_some_and(|first| first.shape != row.shape) {
            send(orm, uow, table, std::mem::take(&mut group))?;
        }
        group.push(row);
    }
    if group.is_empty() { Ok(()) } else { send(orm, uow, table, group) }
}

fn new_row(orm: &mut Orm, table: TableId, instance: InstanceId) -> Result<NewRow, OrmError> {
    let mut row = NewRow {
        instance,
        shape: Vec::new(),
        columns: Vec::new(),
        values: Vec::new(),
        defaults: Vec::new(),
        evaluated: Vec::new(),
        has_key: true,
    };
    let class = orm.object(instance).class;
    let version = orm.mapper(class).version_id;
    let key = orm.schema().table(table).map(Table::primary_key).unwrap_or_default();
    let width = orm.schema().table(table).map_or(0, |table| table.columns.len());
    for position in 0..width {
        let is_key = key.contains(&position);
        let column = TableColumn { table, position };
        let has_server_default =
            definition(orm, column).is_some_and(|column| column.server_default.is_some());
        let default = default_of(orm, table, position);
        // A column of another class in the table has but its default.
        let Some(attribute) = orm.attribute_of_column(class, column) else {
            if let Some(default) = default {
                row.defaults.push((row.columns.len(), default));
                row.columns.push(position);
                row.values.push(Scalar::Null);
            }
            continue;
        };
        let mut value = current(orm, instance, attribute);
        if version == Some(column)
            && let Some(first) = version::next(orm, class, None)?
        {
            value = first;
            row.evaluated.push((attribute, value.clone()));
        }
        if value.is_null() && is_key {
            row.has_key = false;
        }
        match (value, default) {
            (Scalar::Null, Some(default)) => {
                row.defaults.push((row.columns.len(), default));
                row.columns.push(position);
                row.values.push(Scalar::Null);
            }
            (Scalar::Null, None) if is_key || has_server_default => {}
            (value, _) => {
                row.shape.push(position);
                row.columns.push(position);
                row.values.push(to_database(orm, table, position, value));
            }
        }
    }
    Ok(row)
}

fn send(orm: &mut Orm, uow: &UnitOfWork, table: TableId, rows: Vec<NewRow>) -> Result<(), OrmError> {
    let Some(first) = rows.first() else { return Ok(()) };
    let class = orm.object(first.instance).class;
    let columns = first.columns.clone();
    let has_key = first.has_key;
    missing_key::warn(orm, table, &columns, InsertOf::Flush { many: rows.len() > 1 })?;
    let Some(definition) = orm.schema().table(table) else { return Ok(()) };
    let key = definition.primary_key();
    let numbered = definition.autoincrement().filter(|position| default_of(orm, table, *position).is_none());
    // Only a table of whose columns the base has some with such a default is asked for them
    // (`_prefer_eager_defaults`).
    let base = orm.base_of(class);
    let shape = first.shape.clone();
    let clock = clock_of(orm, table, &columns, &shape);
    let has_server_default = |(position, column): (usize, &Column)| {
        (column.server_default.is_some()
            || default_of(orm, table, position) == Some(ColumnDefault::CurrentTimestamp))
            && orm.attribute_of_column(base, TableColumn { table, position }).is_some()
    };
    let is_eager =
        orm.mapper(base).eager_defaults && definition.columns.iter().enumerate().any(has_server_default);
    let generated: Vec<usize> = definition
        .columns
        .iter()
        .enumerate()
        .filter(|(position, column)| match columns.contains(position) {
            true => clock.contains(position),
            false => column.server_default.is_some(),
        })
        .filter(|(position, _)| attribute_of(orm, first.instance, table, *position).is_some())
        .map(|(position, _)| position)
        .collect();
    let (generated, left) = if is_eager { (generated, Vec::new()) } else { (Vec::new(), generated) };
    let instances: Vec<InstanceId> = rows.iter().map(|row| row.instance).collect();
    for (position, instance) in left.iter().flat_map(|at| instances.iter().map(move |it| (*at, *it))) {
        if let Some(attribute) = attribute_of(orm, instance, table, position) {
            attributes::expire_attribute(orm, instance, attribute);
        }
    }
    if has_key && generated.is_empty() {
        let mut rows = with_defaults(orm, table, rows, &[])?;
        let values = rows.iter_mut().map(|row| std::mem::take(&mut row.values)).collect();
        let insert = Insert { table, columns, rows: values, clock, returning: Vec::new() };
        let statement = Statement::Insert(insert);
        session::execute(orm, uow.session, &statement)?;
        for row in rows {
            receive(orm, table, row.instance, Received { returned: Vec::new(), evaluated: row.evaluated })?;
        }
        return Ok(());
    }
    let version = orm.mapper(class).version_id;
    // Rows that bring their key can be told apart in the answer to one statement, unless SQLite might have numbered
    // them; without an answer they need not be.
    let key_is_sent = key.iter().all(|position| columns.contains(position));
    let together = rows.len() > 1 && numbered.is_none() && (key_is_sent || generated.is_empty());
    let returning: Vec<usize> = if generated.is_empty() && (numbered.is_none() || rows.len() == 1) {
        if version.is_some() && numbered.is_some() { key.clone() } else { Vec::new() }
    } else if numbered.is_some() {
        key.iter().copied().chain(generated).collect()
    } else if together {
        generated.into_iter().chain(key.iter().copied()).collect()
    } else {
        generated
    };
    let mut rows = with_defaults(orm, table, rows, &returning)?;
    let mut received: IndexMap<InstanceId, Received> = rows
        .iter_mut()
        .map(|row| {
            let evaluated = std::mem::take(&mut row.evaluated);
            (row.instance, Received { returned: Vec::new(), evaluated })
        })
        .collect();
    // Several rows of which nothing is given say so by an explicit NULL key.
    let (columns, empty) = if columns.is_empty() && rows.len() > 1 { (key, true) } else { (columns, false) };
    let batches: Vec<Vec<NewRow>> =
        if together { vec![rows] } else { rows.into_iter().map(|row| vec![row]).collect() };
    let total = batches.len();
    let inserts_many = !returning.is_empty() && (total > 1 || together);
    // The objects hear of it once all rows of the group are in: one that is refused leaves none of them a key.
    for (index, batch) in batches.into_iter().enumerate() {
        let instances: Vec<InstanceId> = batch.iter().map(|row| row.instance).collect();
        let is_numbered = !first_has_key(&batch) && returning.is_empty();
        let values =
            batch.into_iter().map(|row| if empty { vec![Scalar::Null] } else { row.values }).collect();
        let insert = Insert {
            table,
            columns: columns.clone(),
            rows: values,
            clock: clock.clone(),
            returning: returning.clone(),
        };
        let statement = statement(insert);
        let batch =
            inserts_many.then_some(Batch { number: index + 1, total, ordered: true, downgraded: !together });
        let outcome = session::execute_in_batch(orm, uow.session, &statement, batch)?;
        if let (Some(position), [instance], true) = (numbered, &instances[..], is_numbered) {
            let generated = outcome.last_row_id.map_or(Scalar::Null, Scalar::Int);
            if let Some(received) = received.get_mut(instance) {
                received.returned.push((position, generated));
            }
        }
        for (instance, row) in instances.into_iter().zip(outcome.rows) {
            if let Some(received) = received.get_mut(&instance) {
                received.returned.extend(returning.iter().copied().zip(row));
            }
        }
    }
    received.into_iter().try_for_each(|(instance, received)| receive(orm, table, instance, received))
}

/// An INSERT of one row, or of several in one statement.
fn statement(insert: Insert) -> Statement {
    if insert.rows.len() == 1 {
        return Statement::Insert(insert);
    }
    let Insert { table, columns, rows, clock, returning } = insert;
    let value = |(value, column): (Scalar, &usize)| match clock.contains(column) {
        true => Expression::current_timestamp(),
        false => Expression::Parameter(value),
    };
    let rows = rows.into_iter().map(|row| row.into_iter().zip(&columns).map(value).collect()).collect();
    Statement::InsertValues(InsertValues { table, columns, rows, returning })
}

/// Evaluates the defaults of the rows of a statement.
fn with_defaults(
    orm: &mut Orm,
    table: TableId,
    mut rows: Vec<NewRow>,
    returning: &[usize],
) -> Result<Vec<NewRow>, OrmError> {
    match rows.iter_mut().try_for_each(|row| evaluate_row(orm, table, row)) {
        Ok(()) => Ok(rows),
        Err(error) => {
            let given = rows.iter().map(|row| given(orm, table, row)).collect();
            let columns = rows.first().map_or_else(Vec::new, |row| row.columns.clone());
            let shape = rows.first().map_or_else(Vec::new, |row| row.shape.clone());
            let clock = clock_of(orm, table, &columns, &shape);
            let rows = vec![vec![Scalar::Int(0); columns.len()]];
            let insert = Insert { table, columns, rows, clock, returning: returning.to_vec() };
            Err(orm.without_value(error, &Statement::Insert(insert), given))
        }
    }
}

/// What the object itself gives of a row.
fn given(orm: &OrmState, table: TableId, row: &NewRow) -> NamedValues {
    let value = |position: &usize| {
        let name = definition(orm, TableColumn { table, position: *position })?.name.clone();
        Some((name, current(orm, row.instance, attribute_of(orm, row.instance, table, *position)?)))
    };
    row.shape.iter().filter_map(value).collect()
}

/// Evaluates the defaults of a row, in the order of its columns: each sees the values before it.
fn evaluate_row(orm: &mut Orm, table: TableId, row: &mut NewRow) -> Result<(), OrmError> {
    for (index, default) in std::mem::take(&mut row.defaults) {
        let value = evaluate(orm, table, &default, &row.columns, &row.values)?;
        let Some(position) = row.columns.get(index).copied() else { continue };
        let is_clock = default == ColumnDefault::CurrentTimestamp;
        if let Some(slot) = row.values.get_mut(index) {
            *slot = if is_clock { value.clone() } else { to_database(orm, table, position, value.clone()) };
        }
        if is_clock {
            continue;
        }
        let attribute = attribute_of(orm, row.instance, table, position);
        row.evaluated.extend(attribute.map(|attribute| (attribute, value)));
    }
    Ok(())
}

fn first_has_key(rows: &[NewRow]) -> bool {
    rows.first().is_some_and(|row| row.has_key)
}

/// What an INSERT gives an object that it had not.
struct Received {
    /// What the database generated, by position in the table.
    returned: Vec<(usize, Scalar)>,
    /// Defaults that were sent.
    evaluated: Vec<(AttributeId, Scalar)>,
}

/// Puts it into the object. Listeners hear of all but the key (`_postfetch`).
fn receive(orm: &mut Orm, table: TableId, instance: InstanceId, received: Received) -> Result<(), OrmError> {
    let key = orm.schema().table(table).map(Table::primary_key).unwrap_or_default();
    let mut refreshed = Vec::new();
    for (position, value) in received.returned {
        if let Some(attribute) = attribute_of(orm, instance, table, position) {
            let value = from_database(orm, table, position, &value);
            attributes::put_scalar(orm, instance, attribute, value);
            refreshed.extend((!key.contains(&position)).then_some(attribute));
        }
    }
    for (attribute, value) in received.evaluated {
        attributes::put_scalar(orm, instance, attribute, value);
        refreshed.push(attribute);
    }
    if refreshed.is_empty() {
        return Ok(());
    }
    tell_instance(orm, InstanceEvent::RefreshFlush, instance, &Refreshed::Listed(refreshed))
}

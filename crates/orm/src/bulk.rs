//! `session.execute(insert(T))`, `update(T)` and `delete(T)`: statements over whole tables, and what they do to the
//! objects in the session (`orm/bulk_persistence.py`).

use std::sync::Arc;

use bothways_sql::{
    DeleteWhere, Expression, From, Insert, InsertValues, Outcome, Select, SelectColumn, SqlType, Statement,
    Update, UpdateRow, UpdateWhere, name_anonymous,
};
use bothways_world::{AttributeId, Cause, ClassId, IdentityKey, InstanceId, Scalar, SessionId, TableId};

use crate::config::TableColumn;
use crate::config::defaults::{default_of, onupdate_of};
use crate::evaluator::{Evaluated, can_evaluate, evaluate, truth};
use crate::load::bound;
use crate::unit_of_work::{evaluate_default, failed_insert};
use crate::{Batch, NamedValues, Orm, OrmError, OrmState, attributes, config, session};

/// `synchronize_session=`: how objects in the session learn of the change.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Synchronize {
    /// By evaluating the condition in memory if that is possible, else by fetching keys.
    #[default]
    Auto,
    /// By evaluating the condition in memory.
    Evaluate,
    /// By fetching the keys of the rows.
    Fetch,
    /// Not at all.
    No,
}

/// How the rows of an INSERT are sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
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
            let values: Vec<Vec<Expression>> = rows
                .into_iter()
                .map(|row| named(row, None).0.into_iter().map(|(_, value)| value).collect())
                .collect();
            let count = values.len();
            let together = style == InsertStyle::Together || !returning.is_empty();
            let statement = match (plain(&values), together && !columns.is_empty()) {
                (Some(rows), false) => {
                    Statement::Insert(Insert { table, columns, rows, returning: returning.to_vec() })
                }
                _ => Statement::InsertValues(InsertValues {
                    table,
                    columns,
                    rows: values,
                    returning: returning.to_vec(),
                }),
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

/// The condition that is sent: of a class in the table of another one also what tells its rows.
fn with_criterion(orm: &OrmState, class: Option<ClassId>, filter: Option<&Expression>) -> Option<Expression> {
    let criterion =
        class.and_then(|class| orm.single_table_criterion(class, &orm.table_of(class).name)).into_iter();
    let filters = filter.into_iter().flat_map(Expression::conjuncts).cloned();
    Expression::all(filters.chain(criterion).collect())
}

/// A statement about a table alone needs no mappers.
fn configure(orm: &mut Orm, class: Option<ClassId>) -> Result<(), OrmError> {
    class.map_or(Ok(()), |class| config::configure(orm, class))
}

/// The values, where all of them are plain.
fn plain(rows: &[Vec<Expression>]) -> Option<Vec<Vec<Scalar>>> {
    let value = |value: &Expression| match value {
        Expression::Parameter(value) => Some(value.clone()),
        _ => None,
    };
    rows.iter().map(|row| row.iter().map(value).collect()).collect()
}

/// The row with the keys of objects in it, as they are when the statement is sent.
fn with_object_values(orm: &mut Orm, mut row: NewRow) -> Result<NewRow, OrmError> {
    for (_, value) in row.iter_mut().filter(|(_, value)| matches!(value, Expression::ObjectValue(_))) {
        *value = match bound::condition(orm, value.clone()) {
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
        let value = evaluate_default(orm, table, &default, &columns, &values)?;
        row.insert(index, (position, Expression::Parameter(value)));
    }
    Ok(())
}

/// The objects and the way of telling them that a statement ends up with.
struct Plan {
    synchronize: Synchronize,
    returning: Vec<usize>,
}

fn plan(
    orm: &OrmState,
    class: Option<ClassId>,
    filter: Option<&Expression>,
    synchronize: Synchronize,
    returning: &[usize],
) -> Result<Plan, OrmError> {
    let Some(class) = class else {
        return Ok(Plan { synchronize: Synchronize::No, returning: returning.to_vec() });
    };
    let evaluable = filter.is_none_or(|filter| can_evaluate(orm, class, filter));
    let synchronize = match synchronize {
        Synchronize::Auto if evaluable => Synchronize::Evaluate,
        Synchronize::Auto => Synchronize::Fetch,
        Synchronize::Evaluate if !evaluable => {
            return Err(OrmError::Unsupported("this condition with synchronize_session=\"evaluate\"".into()));
        }
        chosen @ (Synchronize::Evaluate | Synchronize::Fetch | Synchronize::No) => chosen,
    };
    let mut returning = returning.to_vec();
    if synchronize == Synchronize::Fetch {
        let key = key_positions(orm, class);
        let missing: Vec<usize> = key.into_iter().filter(|position| !returning.contains(position)).collect();
        returning.extend(missing);
    }
    Ok(Plan { synchronize, returning })
}

/// `UPDATE … SET … WHERE …`. The outcome's rows are those of `returning`.
///
/// # Errors
/// A failed autoflush, and what the database refuses.
pub fn update(
    orm: &mut Orm,
    session: SessionId,
    (table, class): (TableId, Option<ClassId>),
    set: Vec<(usize, Expression)>,
    filter: Option<Expression>,
    synchronize: Synchronize,
    returning: &[usize],
) -> Result<Outcome, OrmError> {
    configure(orm, class)?;
    orm.because(Cause::Query, |orm| {
        session::autoflush(orm, session)?;
        let filter = filter.map(|filter| bound::condition(orm, filter.unannotated())).transpose()?;
        let filter = filter.map(|filter| correlated(orm, table, filter)).transpose()?;
        let plan = plan(orm, class, filter.as_ref(), synchronize, returning)?;
        let correlate = |(position, value)| Ok((position, correlated(orm, table, value)?));
        let set = set.into_iter().map(correlate).collect::<Result<Vec<_>, OrmError>>()?;
        let given = set.clone();
        let (set, prefetched) = with_onupdate(orm, table, set, filter.as_ref(), &plan.returning)?;
        let (set, condition) = named(set, with_criterion(orm, class, filter.as_ref()));
        let returned = plan.returning.clone();
        let update = UpdateWhere { table, set, filter: condition, returning: returned };
        let outcome = session::execute(orm, session, &Statement::UpdateWhere(update))?;
        if let Some(class) = class {
            let matched: Vec<InstanceId> = matched(orm, session, class, filter.as_ref(), &plan, &outcome)
                .into_iter()
                .map(|(id, _)| id)
                .collect();
            for instance in matched {
                apply(orm, class, instance, &given, &prefetched);
            }
        }
        Ok(cut(outcome, returning.len()))
    })
}

/// The parts of a statement with names in place of the markers of aliases.
fn named(
    set: Vec<(usize, Expression)>,
    filter: Option<Expression>,
) -> (Vec<(usize, Expression)>, Option<Expression>) {
    let (positions, values): (Vec<usize>, Vec<Expression>) = set.into_iter().unzip();
    let columns = values.into_iter().map(|expression| SelectColumn { expression, label: None }).collect();
    let mut select = Select { columns, filter, ..Select::default() };
    name_anonymous(&mut select);
    let values = select.columns.into_iter().map(|column| column.expression);
    (positions.into_iter().zip(values).collect(), select.filter)
}

/// An expression whose queries take the table of the statement from that, where they would select from it.
fn correlated(orm: &OrmState, table: TableId, expression: Expression) -> Result<Expression, OrmError> {
    let Some(definition) = orm.schema().table(table) else { return Ok(expression) };
    let mut select = Select {
        columns: vec![SelectColumn { expression, label: None }],
        from: vec![From::table(&definition.name)],
        ..Select::default()
    };
    if crate::query::correlate(&mut select, &[]) {
        return Err(OrmError::NothingToSelectFrom);
    }
    let expression = select.columns.pop().map(|column| column.expression);
    Ok(expression.unwrap_or(Expression::And(Vec::new())))
}

/// The columns an UPDATE sets, `onupdate=` included, and the values of the latter by position.
type WithOnupdate = (Vec<(usize, Expression)>, Vec<(usize, Scalar)>);

fn with_onupdate(
    orm: &mut Orm,
    table: TableId,
    mut set: Vec<(usize, Expression)>,
    filter: Option<&Expression>,
    returning: &[usize],
) -> Result<WithOnupdate, OrmError> {
    set.sort_by_key(|(position, _)| *position);
    let mut added = Vec::new();
    let width = orm.schema().table(table).map_or(0, |table| table.columns.len());
    for position in 0..width {
        let Err(index) = set.binary_search_by_key(&position, |(position, _)| *position) else { continue };
        let Some(onupdate) = onupdate_of(orm, table, position) else { continue };
        set.insert(index, (position, Expression::Parameter(Scalar::Null)));
        added.push((position, index, onupdate));
    }
    let mut prefetched = Vec::new();
    for (position, index, onupdate) in added {
        let value = match evaluate_default(orm, table, &onupdate, &[], &[]) {
            Ok(value) => value,
            Err(error) => {
                let (filter, returning) = (filter.cloned(), returning.to_vec());
                let statement = Statement::UpdateWhere(UpdateWhere { table, set, filter, returning });
                return Err(orm.without_value(error, &statement, Vec::new()));
            }
        };
        if let Some((_, slot)) = set.get_mut(index) {
            *slot = Expression::Parameter(value.clone());
        }
        prefetched.push((position, value));
    }
    Ok((set, prefetched))
}

/// `DELETE … WHERE …`. The outcome's rows are those of `returning`.
///
/// # Errors
/// A failed autoflush, and what the database refuses.
pub fn delete(
    orm: &mut Orm,
    session: SessionId,
    (table, class): (TableId, Option<ClassId>),
    filter: Option<Expression>,
    synchronize: Synchronize,
    returning: &[usize],
) -> Result<Outcome, OrmError> {
    configure(orm, class)?;
    orm.because(Cause::Query, |orm| {
        session::autoflush(orm, session)?;
        let filter = filter.map(|filter| bound::condition(orm, filter.unannotated())).transpose()?;
        let filter = filter.map(|filter| correlated(orm, table, filter)).transpose()?;
        let plan = plan(orm, class, filter.as_ref(), synchronize, returning)?;
        let (_, condition) = named(Vec::new(), with_criterion(orm, class, filter.as_ref()));
        let delete = DeleteWhere { table, filter: condition, returning: plan.returning.clone() };
        let outcome = session::execute(orm, session, &Statement::DeleteWhere(delete))?;
        if let Some(class) = class {
            for (instance, is_partially_expired) in
                matched(orm, session, class, filter.as_ref(), &plan, &outcome)
            {
                if is_partially_expired {
                    attributes::expire(orm, instance);
                } else {
                    session::remove_newly_deleted(orm, session, instance);
                }
            }
        }
        Ok(cut(outcome, returning.len()))
    })
}

/// Takes the keys that were fetched for ourselves out of the answer.
fn cut(mut outcome: Outcome, width: usize) -> Outcome {
    outcome.rows.iter_mut().for_each(|row| row.truncate(width));
    outcome
}

/// The objects of the session that a statement was about; whether that could not be told for an expired attribute.
fn matched(
    orm: &mut Orm,
    session: SessionId,
    class: ClassId,
    filter: Option<&Expression>,
    plan: &Plan,
    outcome: &Outcome,
) -> Vec<(InstanceId, bool)> {
    match plan.synchronize {
        Synchronize::No | Synchronize::Auto => Vec::new(),
        Synchronize::Fetch => {
            let key = key_positions(orm, class);
            let mut found = Vec::new();
            for row in &outcome.rows {
                let value = |position: &usize| {
                    let index = plan.returning.iter().position(|returned| returned == position)?;
                    row.get(index).cloned()
                };
                let values = key.iter().filter_map(value).collect();
                let class = orm.identity_class(class);
                found.extend(session::lookup(orm, session, &IdentityKey { class, values }));
            }
            found.into_iter().map(|instance| (instance, false)).collect()
        }
        Synchronize::Evaluate => {
            let objects = session::objects(orm, session);
            let mut found = Vec::new();
            for instance in objects {
                let object = orm.object(instance);
                if !orm.is_a(object.class, class) || object.key.is_none() || is_expired(orm, instance) {
                    continue;
                }
                match filter.map(|filter| evaluate(orm, instance, filter)) {
                    None => found.push((instance, false)),
                    Some(Evaluated::Expired) => found.push((instance, true)),
                    Some(Evaluated::Value(value)) if truth(&value) => found.push((instance, false)),
                    Some(Evaluated::Value(_)) => {}
                }
            }
            found
        }
    }
}

/// Whether the whole object is expired.
fn is_expired(orm: &OrmState, instance: InstanceId) -> bool {
    let object = orm.object(instance);
    orm.mapper(object.class)
        .columns
        .iter()
        .all(|(_, attribute)| object.expired.binary_search(attribute).is_ok())
}

/// Gives an object the new values: those that can be computed, of attributes that it did not change itself; others
/// expire.
fn apply(
    orm: &mut Orm,
    class: ClassId,
    instance: InstanceId,
    set: &[(usize, Expression)],
    prefetched: &[(usize, Scalar)],
) {
    for (position, value) in prefetched {
        if let Some(attribute) = attribute_of(orm, class, *position) {
            attributes::put_scalar(orm, instance, attribute, value.clone());
        }
    }
    let computed: Vec<(AttributeId, Option<Scalar>)> = set
        .iter()
        .filter_map(|(position, value)| {
            let attribute = attribute_of(orm, class, *position)?;
            let object = orm.object(instance);
            if !object.values.contains_key(&attribute) {
                return None;
            }
            let unmodified = !object.committed.contains_key(&attribute);
            let value = match can_evaluate(orm, class, value).then(|| evaluate(orm, instance, value)) {
                Some(Evaluated::Value(value)) if unmodified => Some(value),
                _ => None,
            };
            Some((attribute, value))
        })
        .collect();
    for (attribute, value) in computed {
        match value {
            Some(value) => attributes::put_scalar(orm, instance, attribute, value),
            None => attributes::expire_attribute(orm, instance, attribute),
        }
    }
}

fn attribute_of(orm: &OrmState, class: ClassId, position: usize) -> Option<AttributeId> {
    orm.attribute_of_column(class, TableColumn { table: orm.mapper(class).table, position })
}

/// Positions of the key columns in the table of a class, which has no other.
fn key_positions(orm: &OrmState, class: ClassId) -> Vec<usize> {
    orm.mapper(class).primary_key.iter().map(|column| column.position).collect()
}

/// `execute(update(T), […])`: each mapping holds a primary key and what to set in its row.
///
/// # Errors
/// A failed autoflush, and what the database refuses.
pub fn update_by_key(
    orm: &mut Orm,
    session: SessionId,
    class: ClassId,
    mappings: Vec<Vec<(usize, Scalar)>>,
    synchronize: Synchronize,
) -> Result<(), OrmError> {
    config::configure(orm, class)?;
    orm.because(Cause::Query, |orm| {
        session::autoflush(orm, session)?;
        let (table, key) = (orm.mapper(class).table, key_positions(orm, class));
        let mut groups: Vec<(Vec<usize>, Vec<UpdateRow>)> = Vec::new();
        for mut mapping in mappings.clone() {
            mapping.sort_by_key(|(position, _)| *position);
            let own = |position: &usize| {
                let known = mapping.iter().find(|(known, _)| known == position);
                known.map_or(Scalar::Null, |(_, value)| value.clone())
            };
            let row_key: Vec<Scalar> = key.iter().map(own).collect();
            let set = mapping.iter().filter(|(position, _)| !key.contains(position));
            let (columns, values): (Vec<usize>, Vec<Scalar>) = set.cloned().unzip();
            let row = UpdateRow { values, key: row_key };
            match groups.last_mut() {
                Some((known, rows)) if *known == columns => rows.push(row),
                _ => groups.push((columns, vec![row])),
            }
        }
        for (columns, rows) in groups {
            if columns.is_empty() {
                continue;
            }
            let expected = rows.len();
            let statement = Statement::Update(Update { table, columns, key: key.clone(), rows });
            let matched = session::execute(orm, session, &statement)?.matched;
            if matched != expected {
                let table = orm.table_of(class).name.clone();
                return Err(OrmError::StaleUpdate { table, expected, matched });
            }
        }
        if synchronize != Synchronize::No {
            mappings.iter().for_each(|mapping| apply_by_key(orm, session, class, mapping));
        }
        Ok(())
    })
}

/// What an UPDATE by key means for the object of that key (`_do_post_synchronize_bulk_evaluate`).
fn apply_by_key(orm: &mut Orm, session: SessionId, class: ClassId, mapping: &[(usize, Scalar)]) {
    let positions = key_positions(orm, class);
    let value = |position: &usize| mapping.iter().find(|(known, _)| known == position);
    let values = positions.iter().map(|position| value(position).map(|(_, value)| value.clone()));
    let Some(values) = values.collect() else { return };
    let key = IdentityKey { class: orm.identity_class(class), values };
    let Some(instance) = session::lookup(orm, session, &key) else { return };
    let set = mapping.iter().filter(|(position, _)| !positions.contains(position));
    let set = set.map(|(position, value)| (*position, Expression::Parameter(value.clone())));
    apply(orm, class, instance, &set.collect::<Vec<_>>(), &[]);
}

/// Positions of the columns that `returning(T)` asks for.
pub fn entity_columns(orm: &OrmState, class: ClassId) -> Vec<usize> {
    orm.mapper(class).columns.iter().map(|(column, _)| column.position).collect()
}

/// The object of a row that `returning(T)` gave.
pub fn returned_object(
    orm: &mut Orm,
    session: SessionId,
    class: ClassId,
    row: &[Scalar],
) -> Option<InstanceId> {
    let columns = orm.mapper(class).columns.clone();
    let converted: Vec<Scalar> = columns
        .iter()
        .zip(row)
        .map(|((column, _), value)| match crate::load::definition(orm, *column) {
            Some(column) => returned_value(&column.sql_type, value),
            None => value.clone(),
        })
        .collect();
    let value = |key: &TableColumn| {
        let index = columns.iter().position(|(column, _)| column == key)?;
        converted.get(index).cloned()
    };
    let values = orm.mapper(class).primary_key.iter().filter_map(value).collect();
    let key = IdentityKey { class: orm.identity_class(class), values };
    let instance = match session::lookup(orm, session, &key) {
        Some(instance) => instance,
        None => {
            let instance = attributes::create_unconfigured(orm, class);
            attributes::set_key(orm, instance, Some(key.clone()));
            attributes::set_session(orm, instance, Some(session));
            session::put_identity(orm, session, key, Some(instance));
            instance
        }
    };
    // A value that the program set is not overwritten.
    for ((_, attribute), value) in columns.iter().zip(&converted) {
        let object = orm.object(instance);
        if !object.values.contains_key(attribute) && !object.committed.contains_key(attribute) {
            attributes::put_scalar(orm, instance, *attribute, value.clone());
        }
        attributes::freshen(orm, instance, *attribute);
    }
    Some(instance)
}

/// A returned value as Python sees it.
pub fn returned_value(sql_type: &SqlType, value: &Scalar) -> Scalar {
    crate::load::from_database(sql_type, value)
}

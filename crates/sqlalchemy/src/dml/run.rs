//! Executing `insert()`, `update()` and `delete()` in a session.

use std::rc::Rc;

use bothways_orm::bulk::{self, InsertStyle, Synchronize};
use bothways_python::{Raised, Value};
use bothways_sql::{Expression, Outcome, SqlType};
use bothways_world::{ClassId, Scalar, SessionId, TableId};

use super::result::{CursorResult, IteratorResult};
use super::{DmlObject, Kind};
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::errors::checked;
use crate::object::{value, view};
use crate::query::ResultObject;
use crate::schema::column::ColumnObject;

/// What an executed statement gives.
pub(crate) enum Executed {
    /// Rows of RETURNING.
    Rows(ResultObject),
    /// No rows.
    Done(Value),
}

impl Executed {
    /// What `execute()` gives.
    pub fn value(self) -> Value {
        match self {
            Self::Rows(result) => value(result),
            Self::Done(result) => result,
        }
    }

    /// The rows, which `scalars()` and `scalar()` want.
    pub fn rows(self, cx: &mut Context<'_>) -> Result<ResultObject, Raised> {
        match self {
            Self::Rows(result) => Ok(result),
            Self::Done(_) => {
                let message = "This result object does not return rows. It has been closed automatically.";
                Err(cx.raise("ResourceClosedError", message))
            }
        }
    }
}

/// One element of the rows of RETURNING.
enum Returned {
    Column(usize, SqlType),
    Class(ClassId),
}

/// Executes a statement with the parameters given beside it.
pub(crate) fn execute(
    cx: &mut Context<'_>,
    session: SessionId,
    statement: &DmlObject,
    parameters: Option<&Value>,
) -> Result<Executed, Raised> {
    statement.check_compiled(cx, session)?;
    if let Some(class) = statement.class {
        check_tables(cx, class, &statement.filters)?;
    }
    let (returned, keys) = returned(cx, statement)?;
    let positions = positions(cx, &returned);
    let outcomes = match statement.kind {
        Kind::Insert => insert(cx, session, statement, parameters, &positions)?,
        Kind::Update => match parameters {
            Some(mappings) => return update_by_key(cx, session, statement, mappings),
            None => {
                let set = statement.rows.first().cloned().unwrap_or_default();
                let (target, filter) = ((statement.table, statement.class), statement.filter());
                let synchronize = statement.synchronize;
                let operation = |orm: &mut bothways_orm::Orm<'_>| {
                    bulk::update(orm, session, target, set, filter, synchronize, &positions)
                };
                vec![checked(cx, operation)?]
            }
        },
        Kind::Delete => {
            let (target, filter) = ((statement.table, statement.class), statement.filter());
            let synchronize = statement.synchronize;
            vec![checked(cx, |orm| bulk::delete(orm, session, target, filter, synchronize, &positions))?]
        }
    };
    if returned.is_empty() {
        return Ok(Executed::Done(done(cx, statement, parameters.is_some(), &outcomes)?));
    }
    let mut rows = Vec::new();
    for row in outcomes.iter().flat_map(|outcome| &outcome.rows) {
        rows.push(shown(cx, session, &returned, row)?);
    }
    Ok(Executed::Rows(ResultObject::of_rows(rows, keys.into())))
}

fn insert(
    cx: &mut Context<'_>,
    session: SessionId,
    statement: &DmlObject,
    parameters: Option<&Value>,
    positions: &[usize],
) -> Result<Vec<Outcome>, Raised> {
    let (rows, style) = match parameters {
        None if statement.several => (statement.rows.clone(), InsertStyle::Together),
        None if statement.rows.is_empty() => (vec![Vec::new()], InsertStyle::Single),
        None => (statement.rows.clone(), InsertStyle::Single),
        Some(parameters) => {
            let style = if statement.class.is_some() { InsertStyle::Mappings } else { InsertStyle::Many };
            let given: Vec<Value> = match parameters {
                Value::List(rows) => rows.borrow().clone(),
                Value::Tuple(rows) => rows.to_vec(),
                one => vec![one.clone()],
            };
            let fixed = statement.rows.first().cloned().unwrap_or_default();
            let mut rows = Vec::with_capacity(given.len());
            for given in &given {
                // Only names in values() must be those of columns.
                let (mut row, _) = statement.row(cx, given)?;
                row.extend(
                    fixed
                        .iter()
                        .filter(|(at, _)| !row.iter().any(|(own, _)| own == at))
                        .cloned()
                        .collect::<Vec<_>>(),
                );
                rows.push(row);
            }
            (rows, style)
        }
    };
    let target = (statement.table, statement.class);
    if !statement.in_order || rows.len() < 2 || style == InsertStyle::Together {
        return checked(cx, |orm| bulk::insert(orm, session, target, rows, style, positions));
    }
    // What SQLite numbers itself is told apart only when it comes alone.
    let definition = cx.facade.orm.schema().table(statement.table);
    if definition.and_then(bothways_sql::Table::autoincrement).is_none() {
        return cx.unsupported("returning(sort_by_parameter_order=True) of a table whose keys are given");
    }
    let mut outcomes = Vec::with_capacity(rows.len());
    for row in rows {
        outcomes.extend(checked(cx, |orm| bulk::insert(orm, session, target, vec![row], style, positions))?);
    }
    Ok(outcomes)
}

fn done(
    cx: &mut Context<'_>,
    statement: &DmlObject,
    many: bool,
    outcomes: &[Outcome],
) -> Result<Value, Raised> {
    if many && statement.class.is_some() && statement.kind == Kind::Insert {
        return Ok(value(IteratorResult { closed: true }));
    }
    let matched: usize = match statement.kind {
        Kind::Insert => outcomes.iter().map(|outcome| outcome.changes.len()).sum(),
        Kind::Update | Kind::Delete => outcomes.iter().map(|outcome| outcome.matched).sum(),
    };
    let last_row_id = outcomes.last().and_then(|outcome| outcome.last_row_id);
    let inserted = statement.kind == Kind::Insert && !many && !statement.several;
    let inserted_primary_key = match inserted {
        true => inserted_key(cx, statement.table, outcomes)?,
        false => None,
    };
    let rowcount = i64::try_from(matched).unwrap_or(i64::MAX);
    Ok(value(CursorResult {
        rowcount,
        last_row_id,
        is_insert: statement.kind == Kind::Insert,
        inserted_primary_key,
    }))
}

/// The primary key of the row that was inserted, as the row has it.
fn inserted_key(cx: &mut Context<'_>, table: TableId, outcomes: &[Outcome]) -> Result<Option<Value>, Raised> {
    let row = outcomes.first().and_then(|outcome| outcome.changes.first()?.new.clone());
    let (Some(table), Some(row)) = (cx.facade.orm.schema().table(table), row) else { return Ok(None) };
    let key = table.primary_key();
    let names: Vec<Option<Rc<str>>> = key
        .iter()
        .filter_map(|position| table.columns.get(*position))
        .map(|column| Some(Rc::from(&*column.name)))
        .collect();
    let shown =
        key.iter().filter_map(|position| row.get(*position)).map(|value| crate::scalars::value(cx, value));
    let values = shown.collect::<Result<Vec<_>, _>>()?;
    Ok(Some(crate::query::row(values, names)))
}

fn update_by_key(
    cx: &mut Context<'_>,
    session: SessionId,
    statement: &DmlObject,
    mappings: &Value,
) -> Result<Executed, Raised> {
    let (Some(class), true) = (statement.class, statement.filters.is_empty() && statement.rows.is_empty())
    else {
        return cx.unsupported("parameters of an update() with values or conditions");
    };
    let given: Vec<Value> = match mappings {
        Value::List(rows) => rows.borrow().clone(),
        one => vec![one.clone()],
    };
    let rows = update_mappings(cx, class, &given)?;
    checked(cx, |orm| bulk::update_by_key(orm, session, class, rows, statement.synchronize))?;
    Ok(Executed::Done(value(IteratorResult { closed: false })))
}

/// Mappings of columns of a class to what an UPDATE sets: primary keys among them.
pub(crate) fn update_mappings(
    cx: &mut Context<'_>,
    class: ClassId,
    given: &[Value],
) -> Result<Vec<Vec<(usize, Scalar)>>, Raised> {
    let table = cx.facade.orm.mapper(class).table;
    let statement = DmlObject::new(Kind::Update, table, Some(class));
    let mut rows = Vec::with_capacity(given.len());
    for given in given {
        let (row, _) = statement.row(cx, given)?;
        let plain = |(position, value): (usize, Expression)| match value {
            Expression::Parameter(value) => Some((position, value)),
            _ => None,
        };
        match row.into_iter().map(plain).collect::<Option<Vec<(usize, Scalar)>>>() {
            Some(row) => rows.push(row),
            None => return cx.unsupported("SQL expressions in the mappings of an update()"),
        }
    }
    Ok(rows)
}

/// Mappings of columns of a class to what an INSERT gives them.
pub(crate) fn insert_mappings(
    cx: &mut Context<'_>,
    class: ClassId,
    given: &[Value],
) -> Result<Vec<bulk::NewRow>, Raised> {
    let table = cx.facade.orm.mapper(class).table;
    let statement = DmlObject::new(Kind::Insert, table, Some(class));
    given.iter().map(|given| Ok(statement.row(cx, given)?.0)).collect()
}

/// The names of the elements of a row; none for one that has no name.
type Keys = Vec<Option<Rc<str>>>;

/// What `returning()` names, and the names of the elements of a row.
fn returned(cx: &mut Context<'_>, statement: &DmlObject) -> Result<(Vec<Returned>, Keys), Raised> {
    let (mut found, mut keys) = (Vec::new(), Vec::new());
    for given in &statement.returning {
        if let Value::Class(class) = given
            && let Some(id) = cx.facade.classes.id(class)
        {
            found.push(Returned::Class(id));
            keys.push(Some(Rc::clone(&class.name)));
            continue;
        }
        let place = match view::<InstrumentedAttribute>(given) {
            Some(attribute) => attribute.column(cx),
            None => view::<ColumnObject>(given).and_then(ColumnObject::place),
        };
        let column = place.filter(|(table, _)| *table == statement.table).and_then(|(table, position)| {
            let column = cx.facade.orm.schema().table(table)?.columns.get(position)?;
            Some((position, column.sql_type.clone(), Rc::from(&*column.name)))
        });
        let Some((position, sql_type, name)) = column else {
            return cx.unsupported("returning() of anything but columns of the table");
        };
        found.push(Returned::Column(position, sql_type));
        let key = view::<InstrumentedAttribute>(given).map_or(name, |attribute| Rc::clone(&attribute.key));
        keys.push(Some(key));
    }
    Ok((found, keys))
}

fn positions(cx: &Context<'_>, returned: &[Returned]) -> Vec<usize> {
    let mut positions = Vec::new();
    for item in returned {
        match item {
            Returned::Column(position, _) => positions.push(*position),
            Returned::Class(class) => positions.extend(bulk::entity_columns(&cx.facade.orm, *class)),
        }
    }
    positions
}

fn shown(
    cx: &mut Context<'_>,
    session: SessionId,
    returned: &[Returned],
    row: &[Scalar],
) -> Result<Vec<Value>, Raised> {
    let mut rest = row;
    let mut values = Vec::with_capacity(returned.len());
    for item in returned {
        let width = match item {
            Returned::Column(..) => 1,
            Returned::Class(class) => bulk::entity_columns(&cx.facade.orm, *class).len(),
        };
        let (own, after) = rest.split_at_checked(width).unwrap_or((rest, &[]));
        rest = after;
        values.push(match item {
            Returned::Column(_, sql_type) => {
                let value = own.first().cloned().unwrap_or(Scalar::Null);
                crate::scalars::value(cx, &bulk::returned_value(sql_type, &value))?
            }
            Returned::Class(class) => {
                let found = checked(cx, |orm| Ok(bulk::returned_object(orm, session, *class, own)))?;
                found.map_or(Value::None, |id| cx.instance(id))
            }
        });
    }
    Ok(values)
}

/// `Query.update()`: gives the number of rows.
pub(crate) fn update_matching(
    cx: &mut Context<'_>,
    session: SessionId,
    class: ClassId,
    (filters, values): (Vec<Expression>, &Value),
    synchronize: Synchronize,
) -> Result<Value, Raised> {
    check_tables(cx, class, &filters)?;
    let table = cx.facade.orm.mapper(class).table;
    let mut statement = DmlObject::new(Kind::Update, table, Some(class));
    let set = statement.take_row(cx, values)?;
    statement.check_compiled(cx, session)?;
    let filter = Expression::all(filters);
    let outcome =
        checked(cx, |orm| bulk::update(orm, session, (table, Some(class)), set, filter, synchronize, &[]))?;
    Ok(Value::Int(i64::try_from(outcome.matched).unwrap_or(i64::MAX)))
}

/// A statement about a class with joined inheritance is about its own table: what the condition says of those above
/// would take them in by another clause.
fn check_tables(cx: &mut Context<'_>, class: ClassId, filters: &[Expression]) -> Result<(), Raised> {
    if !cx.facade.orm.is_joined(class) {
        return Ok(());
    }
    let own = cx.facade.orm.table_of(class).name.clone();
    let mut is_own = true;
    filters.iter().for_each(|filter| filter.each_column(&mut |table, _| is_own &= *table == own));
    match is_own {
        true => Ok(()),
        false => cx.unsupported("a condition on the table above in a statement about a class that inherits"),
    }
}

/// `Query.delete()`: gives the number of rows.
pub(crate) fn delete_matching(
    cx: &mut Context<'_>,
    session: SessionId,
    class: ClassId,
    filters: Vec<Expression>,
    synchronize: Synchronize,
) -> Result<Value, Raised> {
    check_tables(cx, class, &filters)?;
    let table = cx.facade.orm.mapper(class).table;
    let filter = Expression::all(filters);
    let outcome =
        checked(cx, |orm| bulk::delete(orm, session, (table, Some(class)), filter, synchronize, &[]))?;
    Ok(Value::Int(i64::try_from(outcome.matched).unwrap_or(i64::MAX)))
}

//! Rows: INSERT, UPDATE and DELETE statements for the objects of one class (`orm/persistence.py`).

use bothways_sql::{Delete, Insert, SqlType, Statement, Update, UpdateRow};
use bothways_world::{AttributeId, ClassId, Committed, InstanceId, Scalar, Value};

use super::UnitOfWork;
use crate::{Orm, OrmError, OrmState, WarningKind, attributes, session};

/// Saves objects of one class: UPDATEs of persistent ones first, then INSERTs of new ones.
pub(super) fn save(
    orm: &mut Orm,
    uow: &UnitOfWork,
    class: ClassId,
    instances: Vec<InstanceId>,
) -> Result<(), OrmError> {
    let (pending, persistent) = sorted(orm, instances);
    for instance in &pending {
        warn_of_conflict(orm, uow, *instance)?;
    }
    update(orm, uow, class, &persistent)?;
    insert(orm, uow, class, &pending)
}

/// Pending objects in order of being added, persistent ones by primary key.
fn sorted(orm: &OrmState, instances: Vec<InstanceId>) -> (Vec<InstanceId>, Vec<InstanceId>) {
    let (mut persistent, mut pending): (Vec<_>, Vec<_>) =
        instances.into_iter().partition(|instance| orm.object(*instance).key.is_some());
    pending.sort_by_key(|instance| orm.object(*instance).insert_order);
    persistent.sort_by(|left, right| orm.object(*left).key.cmp(&orm.object(*right).key));
    (pending, persistent)
}

fn warn_of_conflict(orm: &mut Orm, uow: &UnitOfWork, instance: InstanceId) -> Result<(), OrmError> {
    let key = super::identity_key(orm, instance);
    if key.values.iter().any(Scalar::is_null) {
        return Ok(());
    }
    let Some(existing) = session::lookup(orm, uow.session, &key) else { return Ok(()) };
    if uow.is_deleted(existing) {
        return Err(OrmError::Unsupported(
            "a new object with the primary key of one that is being deleted".into(),
        ));
    }
    orm.warn(WarningKind::ConflictsWithPersistent { instance, key, existing });
    Ok(())
}

/// Whether a column attribute's value differs from what was committed.
pub(crate) fn column_changed(orm: &OrmState, instance: InstanceId, attribute: AttributeId) -> bool {
    let object = orm.object(instance);
    match (object.committed.get(&attribute), object.values.get(&attribute)) {
        (Some(Committed::Scalar(old)), Some(Value::Scalar(new))) => !old.python_eq(new),
        (Some(_), _) => true,
        (None, _) => false,
    }
}

fn update(orm: &mut Orm, uow: &UnitOfWork, class: ClassId, instances: &[InstanceId]) -> Result<(), OrmError> {
    let mut group: Option<(Vec<usize>, Vec<UpdateRow>)> = None;
    for instance in instances {
        let Some((columns, row)) = changed_columns(orm, class, *instance)? else { continue };
        match &mut group {
            Some((shape, rows)) if *shape == columns => rows.push(row),
            _ => {
                if let Some(full) = group.replace((columns, vec![row])) {
                    send_update(orm, uow, class, full)?;
                }
            }
        }
    }
    match group {
        Some(full) => send_update(orm, uow, class, full),
        None => Ok(()),
    }
}

/// Positions and values of what changed on a persistent object; none without net change.
fn changed_columns(
    orm: &mut Orm,
    class: ClassId,
    instance: InstanceId,
) -> Result<Option<(Vec<usize>, UpdateRow)>, OrmError> {
    let mapped = mapped_columns(orm, class);
    let mut columns = Vec::new();
    let mut values = Vec::new();
    for (position, attribute) in &mapped {
        if !column_changed(orm, instance, *attribute) {
            continue;
        }
        if orm.mapper(class).primary_key.contains(position) {
            return Err(OrmError::Unsupported("changing a primary key".into()));
        }
        columns.push(*position);
        values.push(to_database(orm, class, *position, current(orm, instance, *attribute)));
    }
    if columns.is_empty() {
        return Ok(None);
    }
    load_key(orm, class, instance)?;
    for (position, attribute) in mapped {
        let onupdate = orm.attribute(attribute).column().and_then(|column| column.onupdate.clone());
        if let (Some(value), Err(index)) = (onupdate, columns.binary_search(&position)) {
            columns.insert(index, position);
            values.insert(index, to_database(orm, class, position, value.clone()));
            attributes::put_scalar(orm, instance, attribute, value);
        }
    }
    let key = orm.object(instance).key.as_ref().map(|key| key.values.to_vec()).unwrap_or_default();
    Ok(Some((columns, UpdateRow { values, key })))
}

/// Reads the key's attributes, as SQLAlchemy does for the WHERE clause: an expired object is refreshed.
fn load_key(orm: &mut Orm, class: ClassId, instance: InstanceId) -> Result<(), OrmError> {
    for position in orm.mapper(class).primary_key.clone() {
        if let Some(attribute) = orm.mapper(class).column_attributes.get(position).copied().flatten() {
            attributes::get(orm, instance, attribute)?;
        }
    }
    Ok(())
}

fn send_update(
    orm: &mut Orm,
    uow: &UnitOfWork,
    class: ClassId,
    (columns, rows): (Vec<usize>, Vec<UpdateRow>),
) -> Result<(), OrmError> {
    let expected = rows.len();
    let mapper = orm.mapper(class);
    let statement =
        Statement::Update(Update { table: mapper.table, columns, key: mapper.primary_key.clone(), rows });
    let matched = session::execute(orm, uow.session, &statement)?.matched;
    if matched == expected {
        return Ok(());
    }
    Err(OrmError::StaleUpdate { table: orm.table_of(class).name.clone(), expected, matched })
}

/// A row to insert.
struct NewRow {
    instance: InstanceId,
    /// Columns that the object gives a value or an explicit NULL: the shape that groups rows.
    shape: Vec<usize>,
    /// All columns sent, Python-side defaults included.
    columns: Vec<usize>,
    values: Vec<Scalar>,
    has_key: bool,
}

fn insert(orm: &mut Orm, uow: &UnitOfWork, class: ClassId, instances: &[InstanceId]) -> Result<(), OrmError> {
    let mut group: Vec<NewRow> = Vec::new();
    for instance in instances {
        let row = new_row(orm, class, *instance)?;
        if group.first().is_some_and(|first| first.shape != row.shape) {
            send_insert(orm, uow, class, std::mem::take(&mut group))?;
        }
        group.push(row);
    }
    if group.is_empty() { Ok(()) } else { send_insert(orm, uow, class, group) }
}

fn new_row(orm: &mut Orm, class: ClassId, instance: InstanceId) -> Result<NewRow, OrmError> {
    let mut row =
        NewRow { instance, shape: Vec::new(), columns: Vec::new(), values: Vec::new(), has_key: true };
    let autoincrement = orm.table_of(class).autoincrement();
    for (position, attribute) in mapped_columns(orm, class) {
        let is_key = orm.mapper(class).primary_key.contains(&position);
        let has_server_default =
            orm.table_of(class).columns.get(position).is_some_and(|column| column.server_default.is_some());
        let default = orm.attribute(attribute).column().and_then(|column| column.default.clone());
        let value = current(orm, instance, attribute);
        match (value, default) {
            (Scalar::Null, Some(default)) => {
                row.columns.push(position);
                row.values.push(to_database(orm, class, position, default.clone()));
                attributes::put_scalar(orm, instance, attribute, default);
            }
            (Scalar::Null, None) if is_key && autoincrement == Some(position) => row.has_key = false,
            (Scalar::Null, None) if is_key => {
                return Err(OrmError::Unsupported(
                    "a primary key that neither the program nor SQLite fills in".into(),
                ));
            }
            (Scalar::Null, None) if has_server_default => {}
            (value, _) => {
                row.shape.push(position);
                row.columns.push(position);
                row.values.push(to_database(orm, class, position, value));
            }
        }
    }
    Ok(row)
}

fn send_insert(orm: &mut Orm, uow: &UnitOfWork, class: ClassId, rows: Vec<NewRow>) -> Result<(), OrmError> {
    let Some(first) = rows.first() else { return Ok(()) };
    let table = orm.mapper(class).table;
    let columns = first.columns.clone();
    let generated: Vec<usize> = orm
        .table_of(class)
        .columns
        .iter()
        .enumerate()
        .filter(|(position, column)| column.server_default.is_some() && !columns.contains(position))
        .map(|(position, _)| position)
        .collect();
    let key = orm.mapper(class).primary_key.clone();
    if first.has_key && generated.is_empty() {
        let values = rows.into_iter().map(|row| row.values).collect();
        let statement = Statement::Insert(Insert { table, columns, rows: values, returning: Vec::new() });
        session::execute(orm, uow.session, &statement)?;
        return Ok(());
    }
    if first.has_key && rows.len() > 1 {
        return Err(OrmError::Unsupported(
            "several new rows with given primary keys and server defaults".into(),
        ));
    }
    let returning: Vec<usize> = if rows.len() == 1 && generated.is_empty() {
        Vec::new()
    } else {
        let mut returning = key.clone();
        returning.extend(&generated);
        returning
    };
    // Several rows of which nothing is given say so by an explicit NULL key.
    let (columns, empty) =
        if columns.is_empty() && rows.len() > 1 { (key.clone(), true) } else { (columns, false) };
    for row in rows {
        let values = if empty { vec![Scalar::Null] } else { row.values };
        let statement = Statement::Insert(Insert {
            table,
            columns: columns.clone(),
            rows: vec![values],
            returning: returning.clone(),
        });
        let outcome = session::execute(orm, uow.session, &statement)?;
        let returned = outcome.rows.first().cloned().unwrap_or_default();
        let generated_key = outcome.last_row_id.map(Scalar::Int);
        let fetched = returning.iter().copied().zip(returned);
        let numbered =
            key.iter().copied().zip(generated_key).filter(|_| !row.has_key && returning.is_empty());
        let all: Vec<(usize, Scalar)> = fetched.chain(numbered).collect();
        for (position, value) in all {
            if let Some(attribute) = orm.mapper(class).column_attributes.get(position).copied().flatten() {
                let value = from_database(orm, class, position, &value);
                attributes::put_scalar(orm, row.instance, attribute, value);
            }
        }
    }
    Ok(())
}

/// Deletes objects of one class: one statement, by key.
pub(super) fn delete(
    orm: &mut Orm,
    uow: &UnitOfWork,
    class: ClassId,
    instances: Vec<InstanceId>,
) -> Result<(), OrmError> {
    let (_, persistent) = sorted(orm, instances);
    for instance in &persistent {
        load_key(orm, class, *instance)?;
    }
    let rows: Vec<Vec<Scalar>> = persistent
        .iter()
        .filter_map(|instance| Some(orm.object(*instance).key.as_ref()?.values.to_vec()))
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let expected = rows.len();
    let mapper = orm.mapper(class);
    let statement = Statement::Delete(Delete { table: mapper.table, key: mapper.primary_key.clone(), rows });
    let matched = session::execute(orm, uow.session, &statement)?.matched;
    if matched < expected {
        let table = orm.table_of(class).name.clone();
        orm.warn(WarningKind::StaleDelete { table, expected, matched });
    }
    Ok(())
}

/// Positions and attributes of the mapped columns, in table order.
fn mapped_columns(orm: &OrmState, class: ClassId) -> Vec<(usize, AttributeId)> {
    crate::load::columns_of(orm, class)
}

fn current(orm: &OrmState, instance: InstanceId, attribute: AttributeId) -> Scalar {
    match orm.object(instance).values.get(&attribute) {
        Some(Value::Scalar(value)) => value.clone(),
        Some(Value::Reference(_) | Value::Collection(_)) | None => Scalar::Null,
    }
}

/// A type's bind processing: SQLite has no booleans.
fn to_database(orm: &OrmState, class: ClassId, position: usize, value: Scalar) -> Scalar {
    let column = orm.table_of(class).columns.get(position);
    match (column.map(|column| &column.sql_type), value) {
        (Some(SqlType::Boolean), Scalar::Bool(value)) => Scalar::Int(i64::from(value)),
        (_, value) => value,
    }
}

fn from_database(orm: &OrmState, class: ClassId, position: usize, value: &Scalar) -> Scalar {
    match orm.table_of(class).columns.get(position) {
        Some(column) => crate::load::from_database(&column.sql_type, value),
        None => value.clone(),
    }
}

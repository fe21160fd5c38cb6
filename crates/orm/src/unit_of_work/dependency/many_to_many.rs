//! Many-to-many: rows of the secondary table, each with the keys of two objects (`ManyToManyDP`).

use std::sync::Arc;

use bothways_sql::{Delete, Insert, Statement};
use bothways_world::{AttributeId, InstanceId, Scalar, TableId};

use super::super::persistence::{evaluate, failed_insert};
use super::super::{UnitOfWork, synchronize};
use crate::attributes::Passive;
use crate::config::defaults::{clock_of, default_of};
use crate::session;
use crate::{Orm, OrmError, OrmState, WarningKind};

pub(super) fn presort_deletes(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    // What is loaded now tells later that there are rows to delete.
    for owner in owners {
        uow.history(orm, *owner, attribute, super::delete_passive(orm, attribute))?;
    }
    Ok(())
}

pub(super) fn presort_saves(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    if !orm.relationship(attribute).setup().cascade.delete_orphan {
        return Ok(());
    }
    for owner in owners {
        super::register_orphans(orm, uow, attribute, *owner, Passive::NoInitialize)?;
    }
    Ok(())
}

pub(super) fn process_deletes(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    let mut rows = Rows::default();
    for owner in owners {
        let history = uow.history(orm, *owner, attribute, super::delete_passive(orm, attribute))?;
        for child in history.unchanged.into_iter().chain(history.deleted).flatten() {
            rows.delete(orm, uow, attribute, (*owner, child))?;
        }
    }
    rows.send(orm, uow, attribute)
}

pub(super) fn process_saves(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    owners: &[InstanceId],
) -> Result<(), OrmError> {
    let mut rows = Rows::default();
    for owner in owners {
        let history = uow.history(orm, *owner, attribute, Passive::NoInitialize)?;
        for child in super::without_none(orm, attribute, &history.added) {
            let child = child?;
            rows.insert(orm, uow, attribute, (*owner, child))?;
        }
        for child in history.deleted.into_iter().flatten() {
            rows.delete(orm, uow, attribute, (*owner, child))?;
        }
    }
    rows.send(orm, uow, attribute)
}

/// Columns of a row of the secondary table with their values, in table order.
type Row = Vec<(usize, Scalar)>;

/// What one relationship does to the secondary table in a flush.
#[derive(Default)]
struct Rows {
    inserted: Vec<Row>,
    deleted: Vec<Row>,
    /// The pairs handled, for the reverse relationship to skip.
    pairs: Vec<(InstanceId, InstanceId)>,
}

impl Rows {
    fn insert(
        &mut self,
        orm: &mut Orm,
        uow: &UnitOfWork,
        attribute: AttributeId,
        pair: (InstanceId, InstanceId),
    ) -> Result<(), OrmError> {
        self.pairs.push(pair);
        self.inserted.extend(row(orm, uow, attribute, pair, "add")?);
        Ok(())
    }

    fn delete(
        &mut self,
        orm: &mut Orm,
        uow: &UnitOfWork,
        attribute: AttributeId,
        pair: (InstanceId, InstanceId),
    ) -> Result<(), OrmError> {
        self.pairs.push(pair);
        self.deleted.extend(row(orm, uow, attribute, pair, "delete")?);
        Ok(())
    }

    /// One DELETE, then one INSERT, each with all its rows.
    fn send(self, orm: &mut Orm, uow: &mut UnitOfWork, attribute: AttributeId) -> Result<(), OrmError> {
        let Self { inserted, deleted, pairs } = self;
        if let Some(key) = reverse_key(orm, attribute) {
            let reversed = pairs.into_iter().map(|(owner, child)| (child, owner));
            uow.processed_pairs.entry(key).or_default().extend(reversed);
        }
        let Some(table) = orm.relationship(attribute).secondary else { return Ok(()) };
        if !deleted.is_empty() {
            let (key, rows) = columns_and_values(deleted);
            let expected = rows.len();
            let statement = Statement::Delete(Delete { table, key, rows });
            let matched = session::execute(orm, uow.session, &statement)?.matched;
            if matched != expected {
                let table = orm.table_name(table);
                return Err(OrmError::StaleSecondaryDelete { table, expected, matched });
            }
        }
        if !inserted.is_empty() {
            let given: Vec<usize> = inserted
                .first()
                .map_or_else(Vec::new, |row| row.iter().map(|(position, _)| *position).collect());
            let (columns, rows) = columns_and_values(with_defaults(orm, table, inserted)?);
            let clock = clock_of(orm, table, &columns, &given);
            let statement = Statement::Insert(Insert { table, columns, rows, clock, returning: Vec::new() });
            session::execute(orm, uow.session, &statement)?;
        }
        Ok(())
    }
}

/// The row of a pair; none if the reverse relationship handled it, or if the related object is in no session.
fn row(
    orm: &mut Orm,
    uow: &UnitOfWork,
    attribute: AttributeId,
    (owner, child): (InstanceId, InstanceId),
    operation: &'static str,
) -> Result<Option<Row>, OrmError> {
    let processed = reverse_key(orm, attribute).and_then(|key| uow.processed_pairs.get(&key));
    if processed.is_some_and(|pairs| pairs.contains(&(owner, child))) {
        return Ok(None);
    }
    super::check_type(orm, attribute, child)?;
    if !session::contains(orm, uow.session, child) {
        // A deleted object counts as such while its session has it.
        if !(orm.object(child).deleted && orm.object(child).session.is_some()) {
            let class = orm.object(child).class;
            orm.warn(WarningKind::NotInSession { class, operation, attribute, contracted: true })?;
        }
        return Ok(None);
    }
    let mut row = synchronize::secondary_row(orm, attribute, owner, child)?;
    row.sort_by_key(|(position, _)| *position);
    Ok(Some(row))
}

/// The rows with the `default=` of every further column of the secondary table.
fn with_defaults(orm: &mut Orm, table: TableId, mut rows: Vec<Row>) -> Result<Vec<Row>, OrmError> {
    let columns: Vec<usize> =
        rows.first().map_or_else(Vec::new, |row| row.iter().map(|(position, _)| *position).collect());
    match rows.iter_mut().try_for_each(|row| add_defaults(orm, table, row)) {
        Ok(()) => Ok(rows),
        Err(error) => {
            let names = orm.column_names(table);
            let given = rows.iter().map(|row| {
                let own = row.iter().filter(|(position, _)| columns.contains(position));
                own.filter_map(|(position, value)| Some((names.get(*position)?.clone(), value.clone())))
                    .collect()
            });
            Err(failed_insert(orm, error, (table, columns.clone()), given.collect(), &[]))
        }
    }
}

fn add_defaults(orm: &mut Orm, table: TableId, row: &mut Row) -> Result<(), OrmError> {
    let width = orm.schema().table(table).map_or(0, |table| table.columns.len());
    for position in 0..width {
        let Some(default) = default_of(orm, table, position) else { continue };
        if row.iter().any(|(given, _)| *given == position) {
            continue;
        }
        let (columns, values): (Vec<usize>, Vec<Scalar>) = row.iter().cloned().unzip();
        row.push((position, evaluate(orm, table, &default, &columns, &values)?));
    }
    row.sort_by_key(|(position, _)| *position);
    Ok(())
}

/// Under which pairs of this relationship and its reverse are noted: SQLAlchemy goes by their names.
fn reverse_key(orm: &OrmState, attribute: AttributeId) -> Option<Vec<Arc<str>>> {
    let reverse = &orm.relationship(attribute).reverse;
    if reverse.is_empty() {
        return None;
    }
    let mut names: Vec<Arc<str>> = std::iter::once(&attribute)
        .chain(reverse)
        .map(|attribute| orm.attribute(*attribute).key.clone())
        .collect();
    names.sort_unstable();
    Some(names)
}

/// The columns of the first row, which all share, and the values of each.
fn columns_and_values(rows: Vec<Row>) -> (Vec<usize>, Vec<Vec<Scalar>>) {
    let columns = rows.first().map_or_else(Vec::new, |row| row.iter().map(|(column, _)| *column).collect());
    let values = rows.into_iter().map(|row| row.into_iter().map(|(_, value)| value).collect());
    (columns, values.collect())
}

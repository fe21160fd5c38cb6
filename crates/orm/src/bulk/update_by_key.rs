//! `session.execute(update(T), [{…}, …])`: rows by their primary keys (`_bulk_update`).

use bothways_sql::{Expression, Statement, Update, UpdateRow};
use bothways_world::{Cause, ClassId, IdentityKey, Scalar, SessionId};

use super::synchronize::{Synchronize, apply, key_positions};
use crate::config::ColumnDefault;
use crate::config::defaults::onupdate_of;
use crate::unit_of_work::evaluate_default;
use crate::{Orm, OrmError, config, session};

/// `execute(update(T), […])`: each mapping holds a primary key and what to set in its row.
///
/// # Errors
/// A failed autoflush, and what the database refuses.
pub fn update_by_key(
    orm: &mut Orm,
    session: SessionId,
    class: ClassId,
    mut mappings: Vec<Vec<(usize, Scalar)>>,
    synchronize: Synchronize,
) -> Result<(), OrmError> {
    config::configure(orm, class)?;
    orm.because(Cause::Query, |orm| {
        session::autoflush(orm, session)?;
        let (table, key) = (orm.mapper(class).table, key_positions(orm, class));
        let mut groups: Vec<(Vec<usize>, Vec<UpdateRow>)> = Vec::new();
        for mapping in &mut mappings {
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
            let update = Update { table, columns, clock: Vec::new(), key: key.clone(), rows };
            let statement = Statement::Update(with_onupdate(orm, update)?);
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

/// The statement with the `onupdate=` of every column that it does not set. The objects do not hear of these values.
fn with_onupdate(orm: &mut Orm, mut update: Update) -> Result<Update, OrmError> {
    let table = update.table;
    let width = orm.schema().table(table).map_or(0, |table| table.columns.len());
    for position in 0..width {
        let Err(index) = update.columns.binary_search(&position) else { continue };
        let Some(onupdate) = onupdate_of(orm, table, position) else { continue };
        for row in 0..update.rows.len() {
            let values = update.rows.get(row).map_or_else(Vec::new, |row| row.values.clone());
            let value = match evaluate_default(orm, table, &onupdate, &update.columns, &values) {
                Ok(value) => value,
                Err(error) => return Err(orm.without_value(error, &Statement::Update(update), Vec::new())),
            };
            if let Some(row) = update.rows.get_mut(row) {
                row.values.insert(index, value);
            }
        }
        update.columns.insert(index, position);
        if onupdate == ColumnDefault::CurrentTimestamp {
            update.clock.push(position);
        }
    }
    Ok(update)
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

//! `session.execute(update(T), [{…}, …])`: rows by their primary keys (`_bulk_update`).

use bothways_sql::{Expression, Statement, Update, UpdateRow};
use bothways_world::{Cause, ClassId, IdentityKey, Scalar, SessionId};

use super::synchronize::{Synchronize, apply, key_positions};
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

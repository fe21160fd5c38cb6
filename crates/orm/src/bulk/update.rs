//! `session.execute(update(T))` (`BulkORMUpdate`).

use bothways_sql::{Expression, Outcome, Statement, UpdateWhere};
use bothways_world::{Cause, ClassId, Scalar, SessionId, TableId};

use super::condition::{correlated, named, prepared, with_criterion};
use super::configure;
use super::returning::cut;
use super::synchronize::{Synchronize, apply, choose, matched};
use crate::config::ColumnDefault;
use crate::config::defaults::onupdate_of;
use crate::load::bound;
use crate::unit_of_work::evaluate_default;
use crate::{Orm, OrmError, session};

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
        let filter = prepared(orm, table, filter)?;
        let synchronization = choose(orm, class, filter.as_ref(), synchronize, returning)?;
        let correlate = |(position, value): (usize, Expression)| {
            let value = bound::expression(orm, value.unannotated())?;
            Ok((position, correlated(orm, table, value)?))
        };
        let set = set.into_iter().map(correlate).collect::<Result<Vec<_>, OrmError>>()?;
        let given = set.clone();
        let (set, prefetched) = with_onupdate(orm, table, set, filter.as_ref(), &synchronization.returning)?;
        let (positions, values): (Vec<usize>, Vec<Expression>) = set.into_iter().unzip();
        let (values, condition) = named(values, with_criterion(orm, class, filter.as_ref()));
        let set = positions.into_iter().zip(values).collect();
        let returned = synchronization.returning.clone();
        let update = UpdateWhere { table, set, filter: condition, returning: returned };
        let outcome = session::execute(orm, session, &Statement::UpdateWhere(update))?;
        if let Some(class) = class {
            for (instance, _) in matched(orm, session, class, filter.as_ref(), &synchronization, &outcome) {
                apply(orm, class, instance, &given, &prefetched);
            }
        }
        Ok(cut(outcome, returning.len()))
    })
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
        if onupdate == ColumnDefault::CurrentTimestamp {
            set.insert(index, (position, Expression::current_timestamp()));
            continue;
        }
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

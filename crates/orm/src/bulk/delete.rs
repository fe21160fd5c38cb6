//! `session.execute(delete(T))` (`BulkORMDelete`).

use bothways_sql::{DeleteWhere, Expression, Outcome, Statement};
use bothways_world::{Cause, ClassId, SessionId, TableId};

use super::condition::{named, prepared, with_criterion};
use super::configure;
use super::returning::cut;
use super::synchronize::{Synchronize, choose, matched};
use crate::{Orm, OrmError, attributes, session};

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
        let filter = prepared(orm, table, filter)?;
        let synchronization = choose(orm, class, filter.as_ref(), synchronize, returning)?;
        let (_, condition) = named(Vec::new(), with_criterion(orm, class, filter.as_ref()));
        let delete = DeleteWhere { table, filter: condition, returning: synchronization.returning.clone() };
        let outcome = session::execute(orm, session, &Statement::DeleteWhere(delete))?;
        if let Some(class) = class {
            for (instance, is_partially_expired) in
                matched(orm, session, class, filter.as_ref(), &synchronization, &outcome)
            {
                if is_partially_expired {
                    attributes::expire(orm, instance);
                } else {
                    session::remove_newly_deleted(orm, session, instance)?;
                }
            }
        }
        Ok(cut(outcome, returning.len()))
    })
}

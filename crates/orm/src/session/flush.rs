//! When a session flushes.

use bothways_world::{Cause, InstanceId, SessionId};

use super::{block, transaction};
use crate::events::{SessionEvent, tell_session};
use crate::unit_of_work::{self, UnitOfWork};
use crate::{Origin, Orm, OrmError, OrmState, WarningKind};

/// `session.flush()`, or the flush of a commit.
///
/// # Errors
/// Whatever the flush raised; the transaction is then rolled back and waits for `rollback()`.
pub fn flush(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    orm.because(Cause::Flush, |orm| flush_now(orm, session, None))
}

/// `session.flush(objects)`: only these.
///
/// # Errors
/// As [`flush`].
pub fn flush_objects(orm: &mut Orm, session: SessionId, objects: &[InstanceId]) -> Result<(), OrmError> {
    orm.because(Cause::Flush, |orm| flush_now(orm, session, Some(objects)))
}

/// Flushes before a query, if the session does that.
///
/// # Errors
/// As [`flush`].
pub fn autoflush(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    let settings = orm.settings(session);
    let may_flush = settings.options.autoflush && settings.statement_flushes;
    if !may_flush || settings.flushing || is_clean(orm, session) {
        return Ok(());
    }
    orm.because(Cause::Autoflush, |orm| {
        orm.originating(Origin::Autoflush, |orm| flush_now(orm, session, None))
    })
}

/// Warns of a method of the session that is called while a flush sends its statements (`_flush_warning`).
///
/// # Errors
/// The program made the warning an error.
pub fn warn_inside_flush(orm: &mut Orm, session: SessionId, method: &'static str) -> Result<(), OrmError> {
    if !orm.settings(session).warns_on_events {
        return Ok(());
    }
    orm.warn(WarningKind::EventInFlush(method))
}

/// `session.autoflush`.
pub fn autoflushes(orm: &OrmState, session: SessionId) -> bool {
    orm.settings(session).options.autoflush
}

/// Sets `session.autoflush`; says what it was.
pub fn set_autoflush(orm: &mut OrmState, session: SessionId, autoflush: bool) -> bool {
    std::mem::replace(&mut orm.settings_mut(session).options.autoflush, autoflush)
}

/// Whether the statement that is prepared now may flush first; says what it was.
pub(crate) fn set_statement_flushes(orm: &mut OrmState, session: SessionId, flushes: bool) -> bool {
    std::mem::replace(&mut orm.settings_mut(session).statement_flushes, flushes)
}

fn flush_now(orm: &mut Orm, session: SessionId, only: Option<&[InstanceId]>) -> Result<(), OrmError> {
    if is_clean(orm, session) {
        return Ok(());
    }
    orm.settings_mut(session).flushing = true;
    let gathered = gather(orm, session, only);
    let Ok(Some(work)) = gathered else {
        orm.settings_mut(session).flushing = false;
        return gathered.map(|_| ());
    };
    let result =
        transaction::begin_subtransaction(orm, session).and_then(|()| unit_of_work::execute(orm, work, only));
    orm.settings_mut(session).flushing = false;
    if let Err(error) = &result {
        transaction::fail(orm, session, error)?;
        return result;
    }
    transaction::end_subtransaction(orm, session).map(|_| ())
}

/// What there is to do. Pending orphans leave the session before it is asked whether it can flush at all.
fn gather(
    orm: &mut Orm,
    session: SessionId,
    only: Option<&[InstanceId]>,
) -> Result<Option<UnitOfWork>, OrmError> {
    tell_session(orm, session, SessionEvent::BeforeFlush)?;
    let Some(work) = unit_of_work::gather(orm, session, only)? else { return Ok(None) };
    transaction::autobegin(orm, session)?;
    transaction::check_active(orm, session)?;
    block::check(orm, session)?;
    Ok(Some(work))
}

/// Whether there is nothing to flush.
pub fn is_clean(orm: &OrmState, session: SessionId) -> bool {
    orm.world()
        .session(session)
        .is_none_or(|state| state.new.is_empty() && state.modified.is_empty() && state.deleted.is_empty())
}

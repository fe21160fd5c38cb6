//! `session.execute(text("…"))`: SQL that the program wrote, on the session's connection.

use bothways_sql::{Outcome, Statement, TextStatement};
use bothways_world::{Cause, SessionId};

use crate::{Orm, OrmError, session};

/// Sends the text, after an autoflush.
///
/// # Errors
/// A failed autoflush, and what the database refuses.
pub fn execute(orm: &mut Orm, session: SessionId, statement: TextStatement) -> Result<Outcome, OrmError> {
    orm.because(Cause::Query, |orm| {
        session::autoflush(orm, session)?;
        session::execute(orm, session, &Statement::Text(statement))
    })
}

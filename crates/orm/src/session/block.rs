//! `with` blocks of transactions (`TransactionalContext`): once the block's transaction has ended, the session
//! refuses work until the block is left.

use bothways_world::SessionId;

use super::transaction::{self, State, TransactionId};
use crate::{Orm, OrmError, OrmState};

/// A block under way.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Block {
    transaction: TransactionId,
    /// The flush failure that rolled its transaction back.
    failure: Option<Box<OrmError>>,
}

/// How the body of a block ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockEnd {
    /// At its end.
    Normal,
    /// With an exception.
    Exception,
}

/// `with transaction:` begins.
pub fn enter_block(orm: &mut OrmState, session: SessionId, transaction: TransactionId) {
    let failure = transaction::flush_failure(orm, session, transaction);
    orm.settings_mut(session).blocks.push(Block { transaction, failure });
}

/// The block is left: its transaction is committed, or rolled back after an exception, unless it ended inside.
///
/// # Errors
/// What the commit raised; the transaction is then rolled back.
pub fn exit_block(
    orm: &mut Orm,
    session: SessionId,
    transaction: TransactionId,
    end: BlockEnd,
) -> Result<(), OrmError> {
    let result = finish(orm, session, transaction, end);
    let blocks = &mut orm.settings_mut(session).blocks;
    if blocks.last().is_some_and(|block| block.transaction == transaction) {
        blocks.pop();
    }
    result
}

fn finish(
    orm: &mut Orm,
    session: SessionId,
    transaction: TransactionId,
    end: BlockEnd,
) -> Result<(), OrmError> {
    match (transaction::state(orm, session, transaction), end) {
        (State::Active, BlockEnd::Normal) => {
            let result = transaction::commit_one(orm, session, transaction);
            if result.is_err() && transaction::state(orm, session, transaction) != State::Closed {
                transaction::rollback_one(orm, session, transaction)?;
            }
            result
        }
        (State::Active, BlockEnd::Exception) => transaction::rollback_one(orm, session, transaction),
        (State::Inactive, _) => transaction::close_one(orm, session, transaction),
        (State::Closed, _) => Ok(()),
    }
}

/// A flush failed inside the transaction: what is attempted later in its block says so.
pub(super) fn note_failure(
    orm: &mut OrmState,
    session: SessionId,
    transaction: TransactionId,
    error: &OrmError,
) {
    for block in &mut orm.settings_mut(session).blocks {
        if block.transaction == transaction {
            block.failure = Some(Box::new(error.clone()));
        }
    }
}

/// Refuses work while the innermost block's transaction is no longer active.
pub(super) fn check(orm: &OrmState, session: SessionId) -> Result<(), OrmError> {
    match orm.settings(session).blocks.last() {
        Some(block) if transaction::state(orm, session, block.transaction) != State::Active => {
            Err(OrmError::ClosedInsideBlock(block.failure.clone()))
        }
        Some(_) | None => Ok(()),
    }
}

//! What a session or sessionmaker gives to `with` beside transactions: `session.no_autoflush` and
//! `sessionmaker.begin()`.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use bothways_orm::session::{self, BlockEnd, TransactionId};
use bothways_python::{HostRef, Instance, Raised, Value};

use super::session_id;
use crate::context::Context;
use crate::errors::checked;
use crate::object::Object;

/// `with Session.begin() as session:` opens a session, begins, ends the transaction and closes.
pub(super) struct SessionBlock {
    session: Value,
    transaction: Cell<Option<TransactionId>>,
}

impl SessionBlock {
    /// A block of a session that was opened for it.
    pub fn new(session: Value) -> Self {
        Self { session, transaction: Cell::new(None) }
    }
}

impl Object for SessionBlock {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_GeneratorContextManager")
    }

    fn enter(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        if let Some(id) = &session_id(&self.session) {
            let transaction = checked(cx, |orm| session::begin(orm, *id))?;
            session::enter_block(&mut cx.facade.orm, *id, transaction);
            self.transaction.set(Some(transaction));
        }
        Ok(Some(self.session.clone()))
    }

    fn exit(&self, cx: &mut Context<'_>, exception: Option<&Rc<Instance>>) -> Result<bool, Raised> {
        let (Some(id), Some(transaction)) = (&session_id(&self.session), self.transaction.get()) else {
            return Ok(false);
        };
        let end = if exception.is_some() { BlockEnd::Exception } else { BlockEnd::Normal };
        let ended = checked(cx, |orm| session::exit_block(orm, *id, transaction, end));
        checked(cx, |orm| session::close(orm, *id))?;
        ended.map(|()| false)
    }
}

/// `with session.no_autoflush:`
pub(super) struct NoAutoflush {
    session: Value,
    before: Cell<bool>,
}

impl NoAutoflush {
    /// A block of this session.
    pub fn new(session: Value) -> Self {
        Self { session, before: Cell::new(true) }
    }
}

impl Object for NoAutoflush {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_GeneratorContextManager")
    }

    fn enter(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        if let Some(id) = &session_id(&self.session) {
            self.before.set(session::set_autoflush(&mut cx.facade.orm, *id, false));
        }
        Ok(Some(self.session.clone()))
    }

    fn exit(&self, cx: &mut Context<'_>, _exception: Option<&Rc<Instance>>) -> Result<bool, Raised> {
        if let Some(id) = &session_id(&self.session) {
            session::set_autoflush(&mut cx.facade.orm, *id, self.before.get());
        }
        Ok(false)
    }
}

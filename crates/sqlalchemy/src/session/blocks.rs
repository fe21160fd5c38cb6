//! What a session gives to `with`: `session.begin()` and `session.no_autoflush`.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use bothways_orm::session;
use bothways_python::{HostRef, Instance, Raised, Value};
use bothways_world::SessionId;

use super::SessionObject;
use crate::context::Context;
use crate::errors::checked;
use crate::native::Method;
use crate::object::{Object, view};

/// `with session.begin():` commits at the end, or rolls back; `with Session.begin() as session:` also closes.
pub(super) struct TransactionBlock {
    session: Value,
    closes: bool,
    done: Cell<bool>,
}

impl TransactionBlock {
    /// `session.begin()`
    pub fn new(session: Value) -> Self {
        Self { session, closes: false, done: Cell::new(false) }
    }

    /// `sessionmaker.begin()`
    pub fn closing(session: Value) -> Self {
        Self { session, closes: true, done: Cell::new(false) }
    }

    fn id(&self) -> Option<SessionId> {
        view::<SessionObject>(&self.session).map(|session| session.id)
    }
}

const METHODS: &[Method] = &[
    ("commit", |cx, arguments| end(cx, arguments.positional.first(), true)),
    ("rollback", |cx, arguments| end(cx, arguments.positional.first(), false)),
];

fn end(cx: &mut Context<'_>, this: Option<&Value>, commit: bool) -> Result<Value, Raised> {
    if let Some(block) = this.and_then(view::<TransactionBlock>)
        && let Some(id) = block.id()
    {
        block.done.set(true);
        checked(cx, |orm| if commit { session::commit(orm, id) } else { session::rollback(orm, id) })?;
    }
    Ok(Value::None)
}

impl Object for TransactionBlock {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("SessionTransaction")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn enter(&self, cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        if !self.closes {
            return Ok(Some(Value::Host(this.clone())));
        }
        if let Some(id) = self.id() {
            cx.with_orm(|orm| session::begin(orm, id));
        }
        Ok(Some(self.session.clone()))
    }

    fn exit(&self, cx: &mut Context<'_>, exception: Option<&Rc<Instance>>) -> Result<bool, Raised> {
        let Some(id) = self.id() else { return Ok(false) };
        let mut result = Ok(());
        if !self.done.get() {
            result = match exception {
                None => checked(cx, |orm| session::commit(orm, id)),
                Some(_) => checked(cx, |orm| session::rollback(orm, id)),
            };
            if result.is_err() {
                checked(cx, |orm| session::rollback(orm, id))?;
            }
        }
        if self.closes {
            checked(cx, |orm| session::close(orm, id))?;
        }
        result.map(|()| false)
    }
}

/// `with session.no_autoflush:`
pub(super) struct NoAutoflush {
    pub session: SessionId,
}

impl Object for NoAutoflush {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_GeneratorContextManager")
    }

    fn enter(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        cx.with_orm(|orm| session::no_autoflush(orm, self.session, true));
        Ok(Some(Value::None))
    }

    fn exit(&self, cx: &mut Context<'_>, _exception: Option<&Rc<Instance>>) -> Result<bool, Raised> {
        cx.with_orm(|orm| session::no_autoflush(orm, self.session, false));
        Ok(false)
    }
}

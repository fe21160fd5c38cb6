//! `SessionTransaction`: what `session.begin()`, `begin_nested()` and `get_transaction()` give.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::session::{self, BlockEnd, State, TransactionId};
use bothways_orm::{Orm, OrmError};
use bothways_python::{Arguments, HostRef, Instance, Raised, Value};
use bothways_world::SessionId;

use crate::context::Context;
use crate::errors::checked;
use crate::native::{self, Method};
use crate::object::Object;

/// A transaction of a session.
pub(super) struct TransactionObject {
    /// The session's object, which a transaction keeps alive.
    owner: Value,
    session: SessionId,
    id: TransactionId,
}

impl TransactionObject {
    /// The object of this transaction.
    pub fn new(owner: Value, session: SessionId, id: TransactionId) -> Self {
        Self { owner, session, id }
    }

    fn state(&self, cx: &Context<'_>) -> State {
        session::state(&cx.facade.orm, self.session, self.id)
    }
}

const METHODS: &[Method] = &[
    ("commit", |cx, arguments| end(cx, "SessionTransaction.commit", arguments, session::commit_one)),
    ("rollback", |cx, arguments| end(cx, "SessionTransaction.rollback", arguments, session::rollback_one)),
    ("close", |cx, arguments| end(cx, "SessionTransaction.close", arguments, session::close_one)),
];

fn end(
    cx: &mut Context<'_>,
    name: &str,
    arguments: Arguments,
    operation: fn(&mut Orm<'_>, SessionId, TransactionId) -> Result<(), OrmError>,
) -> Result<Value, Raised> {
    let [this] = cx.bind(name, ["self"], 1, arguments)?;
    let transaction = native::receiver::<TransactionObject>(cx, this.as_ref(), "SessionTransaction")?;
    checked(cx, |orm| operation(orm, transaction.session, transaction.id))?;
    Ok(Value::None)
}

impl Object for TransactionObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("SessionTransaction")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        Ok(Some(match name {
            "is_active" => Value::Bool(self.state(cx) == State::Active),
            "nested" => Value::Bool(self.id.nested),
            "session" => self.owner.clone(),
            "parent" => match session::parent(&cx.facade.orm, self.session, self.id) {
                Some(parent) => cx.transaction(self.session, parent),
                None => Value::None,
            },
            "origin" | "connection" | "connections" | "bound_connection" | "prepare" => {
                return cx.unsupported(format!("SessionTransaction.{name}"));
            }
            _ => return Ok(None),
        }))
    }

    fn enter(&self, cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        session::enter_block(&mut cx.facade.orm, self.session, self.id);
        Ok(Some(Value::Host(this.clone())))
    }

    fn exit(&self, cx: &mut Context<'_>, exception: Option<&Rc<Instance>>) -> Result<bool, Raised> {
        let end = if exception.is_some() { BlockEnd::Exception } else { BlockEnd::Normal };
        checked(cx, |orm| session::exit_block(orm, self.session, self.id, end))?;
        Ok(false)
    }
}

//! Sessions as the program holds them: one Python object per session, what it carries beside the ORM's state, and
//! which of them the program has let go.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use bothways_orm::session::{self, TransactionId};
use bothways_python::{Dict, HostObject, Instance, Value};
use bothways_world::SessionId;

use super::SessionObject;
use super::transaction::TransactionObject;
use crate::connection::Connection;
use crate::context::Context;
use crate::object::{value, wrap};

/// Every session of the run.
#[derive(Default)]
pub(crate) struct Sessions {
    known: Vec<Known>,
    /// Sessionmakers made.
    makers: usize,
    /// Told by each session object when it goes.
    released: Rc<RefCell<Vec<SessionId>>>,
}

struct Known {
    handle: Option<Weak<dyn HostObject>>,
    /// The object of the program's own class that holds it.
    face: Option<Weak<Instance>>,
    transactions: BTreeMap<TransactionId, Weak<dyn HostObject>>,
    /// The connection of the last transaction in which the program asked for it.
    connection: Option<(TransactionId, Value)>,
    bind: Value,
    info: Rc<Dict>,
    /// The number of the sessionmaker that opened it.
    maker: Option<usize>,
}

/// Says that the program let go of a session object.
pub(super) struct Release {
    id: SessionId,
    released: Rc<RefCell<Vec<SessionId>>>,
}

impl Drop for Release {
    fn drop(&mut self) {
        self.released.borrow_mut().push(self.id);
    }
}

impl Sessions {
    /// Whether the program let go of one since they were settled.
    pub fn has_released(&self) -> bool {
        !self.released.borrow().is_empty()
    }

    /// Takes in a session that was opened; they come in the order of their numbers.
    pub fn add(&mut self, bind: Value, info: Rc<Dict>) {
        let transactions = BTreeMap::new();
        self.known.push(Known {
            handle: None,
            face: None,
            transactions,
            connection: None,
            bind,
            info,
            maker: None,
        });
    }

    /// The number of the sessionmaker that opened a session.
    pub fn maker(&self, session: SessionId) -> Option<usize> {
        self.known.get(session.index())?.maker
    }

    /// Notes which sessionmaker opened a session.
    pub(super) fn set_maker(&mut self, session: SessionId, maker: usize) {
        if let Some(known) = self.known.get_mut(session.index()) {
            known.maker = Some(maker);
        }
    }

    /// Notes the object of the program's own class that holds a session.
    pub(super) fn set_face(&mut self, session: SessionId, face: &Rc<Instance>) {
        if let Some(known) = self.known.get_mut(session.index()) {
            known.face = Some(Rc::downgrade(face));
        }
    }

    /// A number for a new sessionmaker.
    pub(super) fn number_maker(&mut self) -> usize {
        self.makers += 1;
        self.makers
    }

    /// Whether the program has seen a session as an object.
    pub fn is_shown(&self, session: SessionId) -> bool {
        self.known.get(session.index()).is_some_and(|known| known.handle.is_some())
    }

    /// `session.bind`.
    pub fn bind(&self, session: SessionId) -> Value {
        self.known.get(session.index()).map_or(Value::None, |known| known.bind.clone())
    }

    /// `session.info`.
    pub fn info(&self, session: SessionId) -> Value {
        self.known.get(session.index()).map_or(Value::None, |known| Value::Dict(Rc::clone(&known.info)))
    }

    /// Every session, open or not.
    pub fn all(&self) -> Vec<SessionId> {
        (0..self.known.len()).map(SessionId::from_index).collect()
    }

    fn is_held(&self, session: SessionId) -> bool {
        let handle = self.known.get(session.index()).and_then(|known| known.handle.as_ref());
        handle.is_some_and(|handle| handle.strong_count() > 0)
    }
}

impl Context<'_> {
    /// The object of a session.
    pub fn session(&mut self, id: SessionId) -> Value {
        let released = Rc::clone(&self.facade.sessions.released);
        let Some(known) = self.facade.sessions.known.get_mut(id.index()) else { return Value::None };
        if let Some(face) = known.face.as_ref().and_then(Weak::upgrade) {
            return Value::Instance(face);
        }
        if let Some(handle) = known.handle.as_ref().and_then(Weak::upgrade) {
            return Value::Host(bothways_python::HostRef(handle));
        }
        let made = wrap(SessionObject { id, _release: Release { id, released } });
        known.handle = Some(Rc::downgrade(&made.0));
        Value::Host(made)
    }

    /// The object of a session's transaction.
    pub fn transaction(&mut self, session: SessionId, id: TransactionId) -> Value {
        let owner = self.session(session);
        let Some(known) = self.facade.sessions.known.get_mut(session.index()) else { return Value::None };
        if let Some(handle) = known.transactions.get(&id).and_then(Weak::upgrade) {
            return Value::Host(bothways_python::HostRef(handle));
        }
        let made = wrap(TransactionObject::new(owner, session, id));
        known.transactions.insert(id, Rc::downgrade(&made.0));
        Value::Host(made)
    }

    /// The connection of a session, which is one as long as its transaction lasts.
    pub fn connection(&mut self, session: SessionId) -> Value {
        let Some(transaction) = session::root(&self.facade.orm, session) else { return Value::None };
        let Some(known) = self.facade.sessions.known.get_mut(session.index()) else { return Value::None };
        if let Some((of, connection)) = &known.connection
            && *of == transaction
        {
            return connection.clone();
        }
        let made = value(Connection::of_transaction(session, transaction));
        known.connection = Some((transaction, made.clone()));
        made
    }

    /// Ends sessions that the program let go of.
    pub fn settle_sessions(&mut self) {
        let released = std::mem::take(&mut *self.facade.sessions.released.borrow_mut());
        for id in released {
            if !self.facade.sessions.is_held(id) {
                self.with_orm(|orm| session::release(orm, id));
            }
        }
    }
}

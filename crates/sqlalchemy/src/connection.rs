//! `engine.connect()` and `engine.begin()`: the connection with its transaction, without objects. Beneath, it is a
//! session that nothing is added to: both begin by themselves and roll back when they close.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use bothways_orm::session::{self, SessionOptions, State, TransactionId};
use bothways_orm::{EngineId, use_engine};
use bothways_python::{Arguments, Dict, HostRef, Instance, Raised, Value};
use bothways_world::SessionId;

use crate::context::Context;
use crate::dml::{self, DmlObject, Executed};
use crate::engine::Engine;
use crate::errors::checked;
use crate::execution_parameters;
use crate::native::{self, Method};
use crate::object::{Object, value, view};
use crate::query::{self, CompoundSelect, ResultObject, SelectObject, Shape};
use crate::text::{self, TextClause};

/// A connection.
pub(crate) struct Connection {
    session: SessionId,
    owner: Owner,
}

/// Who ends its transaction, and with it or later the connection.
enum Owner {
    /// The program, by the connection's own methods.
    Program { closed: Cell<bool> },
    /// The session that it was taken from, for one transaction.
    Session(TransactionId),
}

impl Connection {
    /// Opens a connection of the engine.
    pub fn open(cx: &mut Context<'_>, engine: Value) -> Result<Value, Raised> {
        let id = view::<Engine>(&engine).map_or_else(EngineId::default, |engine| engine.id);
        let options = SessionOptions { engine: id, ..SessionOptions::default() };
        let session = cx.with_orm(|orm| session::open(orm, options));
        cx.facade.sessions.add(engine, Rc::new(Dict::default()));
        checked(cx, |orm| {
            use_engine(orm, id)?;
            session::keep_connection(orm, session)
        })?;
        Ok(value(Self { session, owner: Owner::Program { closed: Cell::new(false) } }))
    }

    /// The connection that a session has for a transaction.
    pub fn of_transaction(session: SessionId, transaction: TransactionId) -> Self {
        Self { session, owner: Owner::Session(transaction) }
    }

    fn is_closed(&self, cx: &Context<'_>) -> bool {
        match &self.owner {
            Owner::Program { closed } => closed.get(),
            Owner::Session(transaction) => session::root(&cx.facade.orm, self.session) != Some(*transaction),
        }
    }

    /// Refuses what a program does with a connection that is not its own.
    fn check_owner(&self, cx: &Context<'_>, method: &str) -> Result<(), Raised> {
        match self.owner {
            Owner::Program { .. } => Ok(()),
            Owner::Session(_) => cx.unsupported(format!("Connection.{method}() of a session's connection")),
        }
    }

    /// The session beneath it.
    pub fn session(&self) -> SessionId {
        self.session
    }

    fn begin(&self, cx: &mut Context<'_>) -> Result<(), Raised> {
        if session::in_transaction(&cx.facade.orm, self.session) {
            let message = "This connection has already initialized a SQLAlchemy Transaction() object via begin() or \
                           autobegin; can't call begin() here unless rollback() or commit() is called first.";
            return Err(cx.raise("InvalidRequestError", message));
        }
        checked(cx, |orm| {
            session::begin(orm, self.session)?;
            session::connect(orm, self.session)
        })
    }

    fn end(&self, cx: &mut Context<'_>, commits: bool) -> Result<(), Raised> {
        if !session::in_transaction(&cx.facade.orm, self.session) {
            return Ok(());
        }
        match commits {
            true => checked(cx, |orm| session::commit(orm, self.session)),
            false => checked(cx, |orm| session::rollback(orm, self.session)),
        }
    }

    fn close(&self, cx: &mut Context<'_>) -> Result<(), Raised> {
        if let Owner::Program { closed } = &self.owner {
            closed.set(true);
        }
        checked(cx, |orm| session::close(orm, self.session))
    }
}

const METHODS: &[Method] = &[
    ("execute", |cx, arguments| Ok(execute(cx, "Connection.execute", arguments)?.value())),
    ("scalars", |cx, arguments| Ok(value(rows(cx, "Connection.scalars", arguments)?.shaped(Shape::Scalars)))),
    ("scalar", |cx, arguments| {
        let result = rows(cx, "Connection.scalar", arguments)?.shaped(Shape::Scalars);
        Ok(result.first().unwrap_or(Value::None))
    }),
    ("commit", |cx, arguments| {
        let connection = receiver(cx, &arguments)?;
        connection.check_owner(cx, "commit")?;
        connection.end(cx, true)?;
        Ok(Value::None)
    }),
    ("rollback", |cx, arguments| {
        let connection = receiver(cx, &arguments)?;
        connection.check_owner(cx, "rollback")?;
        connection.end(cx, false)?;
        Ok(Value::None)
    }),
    ("close", |cx, arguments| {
        let connection = receiver(cx, &arguments)?;
        connection.check_owner(cx, "close")?;
        connection.close(cx)?;
        Ok(Value::None)
    }),
    ("in_transaction", |cx, arguments| {
        let connection = receiver(cx, &arguments)?;
        let is_begun = session::in_transaction(&cx.facade.orm, connection.session);
        Ok(Value::Bool(is_begun && !connection.is_closed(cx)))
    }),
    ("exec_driver_sql", |cx, arguments| {
        let [this, statement, parameters] =
            cx.bind("Connection.exec_driver_sql", ["self", "statement", "parameters"], 2, arguments)?;
        let session = native::receiver::<Connection>(cx, this.as_ref(), "Connection")?.session;
        let Some(Value::Str(statement)) = statement else {
            return cx.unsupported("exec_driver_sql() of anything but a string");
        };
        let autoflush = session::set_autoflush(&mut cx.facade.orm, session, false);
        let executed = text::execute_driver_sql(cx, session, &statement, parameters.as_ref());
        session::set_autoflush(&mut cx.facade.orm, session, autoflush);
        Ok(executed?.value())
    }),
    ("begin_nested", |cx, arguments| {
        let [this] = cx.bind("Connection.begin_nested", ["self"], 1, arguments)?;
        let connection: &Connection = native::receiver(cx, this.as_ref(), "Connection")?;
        connection.check_owner(cx, "begin_nested")?;
        let session = connection.session;
        let id = checked(cx, |orm| {
            let id = session::begin_nested(orm, session)?;
            session::connect(orm, session).map(|()| id)
        })?;
        Ok(value(NestedTransaction { connection: this.unwrap_or(Value::None), session, id }))
    }),
    ("begin", |cx, arguments| {
        let connection = receiver(cx, &arguments)?;
        connection.check_owner(cx, "begin")?;
        connection.begin(cx)?;
        let connection = arguments.positional.into_iter().next().unwrap_or(Value::None);
        Ok(value(Transaction { connection, closes: false }))
    }),
];

fn receiver<'a>(cx: &mut Context<'_>, arguments: &'a Arguments) -> Result<&'a Connection, Raised> {
    native::receiver(cx, arguments.positional.first(), "Connection")
}

fn rows(cx: &mut Context<'_>, name: &str, arguments: Arguments) -> Result<ResultObject, Raised> {
    execute(cx, name, arguments)?.rows(cx)
}

fn execute(cx: &mut Context<'_>, name: &str, arguments: Arguments) -> Result<Executed, Raised> {
    let [this, statement, parameters] = cx.bind(name, ["self", "statement", "parameters"], 2, arguments)?;
    let connection: &Connection = native::receiver(cx, this.as_ref(), "Connection")?;
    if connection.is_closed(cx) {
        return Err(cx.raise("ResourceClosedError", "This Connection is closed"));
    }
    let parameters = parameters.filter(|parameters| !parameters.is_none());
    let statement = statement.unwrap_or(Value::None);
    // A connection knows nothing of what its session has to flush.
    let session = connection.session;
    let autoflush = session::set_autoflush(&mut cx.facade.orm, session, false);
    let executed = execute_statement(cx, name, session, &statement, parameters);
    session::set_autoflush(&mut cx.facade.orm, session, autoflush);
    executed
}

fn execute_statement(
    cx: &mut Context<'_>,
    name: &str,
    session: SessionId,
    statement: &Value,
    parameters: Option<Value>,
) -> Result<Executed, Raised> {
    if let Some(statement) = view::<DmlObject>(statement) {
        return dml::execute(cx, session, &statement.of_table(), parameters.as_ref());
    }
    let parameters = execution_parameters::distilled(cx, parameters)?;
    if let Some(clause) = view::<TextClause>(statement) {
        return text::execute(cx, session, clause, parameters.as_ref());
    }
    if let Some(select) = view::<SelectObject>(statement) {
        let mut built = select.0.clone();
        match parameters.map(|parameters| execution_parameters::single(&parameters)) {
            None => {}
            Some(Some(Value::Dict(given))) => built.give(cx, &given.names())?,
            Some(_) => return cx.unsupported(format!("these parameters of {name}")),
        }
        let Some(built) = built.settled(cx)?.of_columns(cx) else {
            return cx.unsupported("select() of several mapped classes on a connection");
        };
        return Ok(Executed::Rows(query::execute(cx, session, &built)?));
    }
    if let Some(compound) = view::<CompoundSelect>(statement)
        && parameters.is_none()
    {
        return Ok(Executed::Rows(query::execute_compound(cx, session, &compound.clone())?));
    }
    match statement {
        Value::Host(object) => cx.unsupported(format!("executing a {}", object.0.type_name())),
        other => {
            let repr = cx.python().repr(other)?;
            Err(cx.raise("ObjectNotExecutableError", format!("Not an executable object: {repr}")))
        }
    }
}

impl Object for Connection {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Connection")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "closed" => Ok(Some(Value::Bool(self.is_closed(cx)))),
            "engine" => Ok(Some(cx.facade.sessions.bind(self.session))),
            "dialect" => {
                let engine = cx.facade.sessions.bind(self.session);
                cx.python().get_attribute(&engine, "dialect").map(Some)
            }
            "connection" | "execution_options" | "info" | "invalidate" | "get_transaction"
            | "stream_results" => cx.unsupported(format!("Connection.{name}")),
            _ => Ok(None),
        }
    }

    fn enter(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn exit(&self, cx: &mut Context<'_>, _exception: Option<&Rc<Instance>>) -> Result<bool, Raised> {
        self.check_owner(cx, "close")?;
        self.close(cx)?;
        Ok(false)
    }
}

/// `with connection.begin():` and `with engine.begin() as connection:`.
pub(crate) struct Transaction {
    connection: Value,
    /// Whether the connection was opened for it.
    closes: bool,
}

impl Transaction {
    /// `engine.begin()`
    pub fn of_engine(cx: &mut Context<'_>, engine: Value) -> Result<Value, Raised> {
        let connection = Connection::open(cx, engine)?;
        Ok(value(Self { connection, closes: true }))
    }
}

/// `connection.begin_nested()`: a savepoint.
struct NestedTransaction {
    /// Kept open as long as this is.
    connection: Value,
    session: SessionId,
    id: TransactionId,
}

const NESTED_METHODS: &[Method] = &[
    ("commit", |cx, arguments| end_nested(cx, &arguments, true)),
    ("rollback", |cx, arguments| end_nested(cx, &arguments, false)),
    ("close", |cx, arguments| end_nested(cx, &arguments, false)),
];

fn end_nested(cx: &mut Context<'_>, arguments: &Arguments, commits: bool) -> Result<Value, Raised> {
    let nested =
        native::receiver::<NestedTransaction>(cx, arguments.positional.first(), "NestedTransaction")?;
    nested.end(cx, commits)?;
    Ok(Value::None)
}

impl NestedTransaction {
    fn is_active(&self, cx: &Context<'_>) -> bool {
        session::state(&cx.facade.orm, self.session, self.id) == State::Active
    }

    fn end(&self, cx: &mut Context<'_>, commits: bool) -> Result<(), Raised> {
        match (self.is_active(cx), commits) {
            (true, true) => checked(cx, |orm| session::commit_one(orm, self.session, self.id)),
            (true, false) => checked(cx, |orm| session::rollback_one(orm, self.session, self.id)),
            (false, true) => Err(cx.raise("InvalidRequestError", "This transaction is inactive")),
            (false, false) => Ok(()),
        }
    }
}

impl Object for NestedTransaction {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("NestedTransaction")
    }

    fn methods(&self) -> &'static [Method] {
        NESTED_METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        Ok(match name {
            "is_active" => Some(Value::Bool(self.is_active(cx))),
            "connection" => Some(self.connection.clone()),
            _ => None,
        })
    }

    fn enter(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn exit(&self, cx: &mut Context<'_>, exception: Option<&Rc<Instance>>) -> Result<bool, Raised> {
        if self.is_active(cx) {
            self.end(cx, exception.is_none())?;
        }
        Ok(false)
    }
}

const TRANSACTION_METHODS: &[Method] = &[
    ("commit", |cx, arguments| end(cx, &arguments, true)),
    ("rollback", |cx, arguments| end(cx, &arguments, false)),
    ("close", |cx, arguments| end(cx, &arguments, false)),
];

fn end(cx: &mut Context<'_>, arguments: &Arguments, commits: bool) -> Result<Value, Raised> {
    let transaction = arguments.positional.first().and_then(view::<Transaction>);
    if let Some(connection) = transaction.and_then(|transaction| view::<Connection>(&transaction.connection))
    {
        connection.end(cx, commits)?;
    }
    Ok(Value::None)
}

impl Object for Transaction {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(if self.closes { "_GeneratorContextManager" } else { "RootTransaction" })
    }

    fn methods(&self) -> &'static [Method] {
        if self.closes { &[] } else { TRANSACTION_METHODS }
    }

    fn enter(&self, cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        if !self.closes {
            return Ok(Some(Value::Host(this.clone())));
        }
        if let Some(connection) = view::<Connection>(&self.connection) {
            connection.begin(cx)?;
        }
        Ok(Some(self.connection.clone()))
    }

    fn exit(&self, cx: &mut Context<'_>, exception: Option<&Rc<Instance>>) -> Result<bool, Raised> {
        if let Some(connection) = view::<Connection>(&self.connection) {
            connection.end(cx, exception.is_none())?;
            if self.closes {
                connection.close(cx)?;
            }
        }
        Ok(false)
    }
}

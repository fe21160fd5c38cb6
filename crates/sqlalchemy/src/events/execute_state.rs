//! `do_orm_execute`: what is executed in a session as its listeners are given it, who may put another statement in
//! its place.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use bothways_orm::events::{Load, SessionEvent};
use bothways_orm::query::Entity;
use bothways_python::{Arguments, Dict, HostRef, Raised, Value};
use bothways_world::SessionId;

use crate::context::Context;
use crate::dml::{DmlObject, Kind as DmlKind};
use crate::native::{self, Method};
use crate::object::{Object, value, view};
use crate::query::{FromStatement, SelectObject};

/// An `ORMExecuteState`.
struct ExecuteState {
    session: Value,
    /// None where the ORM loads something by itself.
    statement: RefCell<Option<Value>>,
    parameters: Value,
    options: Rc<Dict>,
    kind: Kind,
    is_orm_statement: bool,
    load: Load,
}

/// What a statement does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Select,
    Insert,
    Update,
    Delete,
    Other,
}

/// Tells the listeners of a statement that the program executes; gives back the one to execute.
pub(crate) fn statement(
    cx: &mut Context<'_>,
    session: SessionId,
    statement: Value,
    parameters: Option<&Value>,
    options: Option<&Value>,
) -> Result<Value, Raised> {
    let listening = super::session::listening(cx, SessionEvent::DoOrmExecute, session);
    if listening.is_empty() {
        return Ok(statement);
    }
    let (kind, is_orm_statement) = kind(&statement);
    let own = match (view::<SelectObject>(&statement), options) {
        (Some(SelectObject(built)), _) => built.own_options.clone(),
        (None, _) => Vec::new(),
    };
    let all = Dict::default();
    own.into_iter().for_each(|(name, given)| drop(all.set_str(name, given)));
    if let Some(Value::Dict(given)) = options {
        given.names().into_iter().for_each(|(name, given)| drop(all.set_str(name, given)));
    }
    let state = value(ExecuteState {
        session: cx.session(session),
        statement: RefCell::new(Some(statement)),
        parameters: parameters.cloned().unwrap_or(Value::None),
        options: Rc::new(all),
        kind,
        is_orm_statement,
        load: Load::Statement,
    });
    tell(cx, listening, &state)?;
    let changed = view::<ExecuteState>(&state).and_then(|state| state.statement.borrow().clone());
    Ok(changed.unwrap_or(Value::None))
}

/// Tells the listeners of a legacy query.
pub(crate) fn query(cx: &mut Context<'_>, session: SessionId) -> Result<(), Raised> {
    load(cx, session, Load::Statement)
}

/// Tells the listeners of something that the ORM loads.
pub(super) fn load(cx: &mut Context<'_>, session: SessionId, load: Load) -> Result<(), Raised> {
    let listening = super::session::listening(cx, SessionEvent::DoOrmExecute, session);
    if listening.is_empty() {
        return Ok(());
    }
    let state = value(ExecuteState {
        session: cx.session(session),
        statement: RefCell::new(None),
        parameters: Value::None,
        options: Rc::new(Dict::default()),
        kind: Kind::Select,
        is_orm_statement: true,
        load,
    });
    tell(cx, listening, &state)
}

fn tell(cx: &mut Context<'_>, listening: Vec<super::flush::Listening>, state: &Value) -> Result<(), Raised> {
    for super::flush::Listening { function, options, .. } in listening {
        let mut arguments = Arguments::default();
        match options.named {
            true => arguments.keywords.push(("orm_execute_state".into(), state.clone())),
            false => arguments.positional.push(state.clone()),
        }
        if !cx.python().call(&function, arguments)?.is_none() {
            return cx.unsupported("a listener of do_orm_execute that gives a result");
        }
    }
    Ok(())
}

/// Whether a statement is about mapped classes.
pub(crate) fn is_of_mapped(statement: &Value) -> bool {
    kind(statement).1
}

fn kind(statement: &Value) -> (Kind, bool) {
    if let Some(dml) = view::<DmlObject>(statement) {
        let kind = match dml.kind {
            DmlKind::Insert => Kind::Insert,
            DmlKind::Update => Kind::Update,
            DmlKind::Delete => Kind::Delete,
        };
        return (kind, dml.class.is_some());
    }
    if let Some(SelectObject(built)) = view::<SelectObject>(statement) {
        let is_orm =
            |entity: &Entity| matches!(entity, Entity::Class(..) | Entity::Expression { is_core: false, .. });
        return (Kind::Select, built.query.entities.iter().any(is_orm));
    }
    (Kind::Other, view::<FromStatement>(statement).is_some())
}

const METHODS: &[Method] = &[("update_execution_options", |cx, arguments| {
    native::receiver::<ExecuteState>(cx, arguments.positional.first(), "ORMExecuteState")?;
    cx.unsupported("ORMExecuteState.update_execution_options")
})];

impl Object for ExecuteState {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("ORMExecuteState")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        Ok(Some(match name {
            "session" => self.session.clone(),
            "statement" => match self.statement.borrow().clone() {
                Some(statement) => statement,
                None => return cx.unsupported("the statement of a load inside do_orm_execute"),
            },
            "parameters" => self.parameters.clone(),
            "execution_options" | "local_execution_options" => Value::Dict(Rc::clone(&self.options)),
            "is_select" => Value::Bool(self.kind == Kind::Select),
            "is_insert" => Value::Bool(self.kind == Kind::Insert),
            "is_update" => Value::Bool(self.kind == Kind::Update),
            "is_delete" => Value::Bool(self.kind == Kind::Delete),
            "is_orm_statement" => Value::Bool(self.is_orm_statement),
            "is_executemany" => Value::Bool(matches!(self.parameters, Value::List(_))),
            "is_column_load" => Value::Bool(self.load == Load::Columns),
            "is_relationship_load" => Value::Bool(self.load == Load::Relationship),
            name if name.starts_with("__") => return Ok(None),
            _ => return cx.unsupported(format!("ORMExecuteState.{name}")),
        }))
    }

    fn set_attribute(&self, cx: &mut Context<'_>, name: &str, given: &Value) -> Result<bool, Raised> {
        if name != "statement" {
            return Ok(false);
        }
        if self.statement.borrow().is_none() {
            return cx.unsupported("another statement for a load inside do_orm_execute");
        }
        self.statement.replace(Some(given.clone()));
        Ok(true)
    }
}

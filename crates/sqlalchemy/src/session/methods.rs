//! The methods of a session.

use bothways_orm::session;
use bothways_python::{Arguments, Raised, Value};
use bothways_world::{AttributeId, ClassId, SessionId};

use super::blocks::TransactionBlock;
use super::{SessionObject, identity};
use crate::context::Context;
use crate::errors::checked;
use crate::instances::id_of;
use crate::native::Method;
use crate::object::{value, view};
use crate::query::{self, Built, LegacyQuery, ResultObject, SelectObject, Shape};

pub(super) const METHODS: &[Method] = &[
    ("add", add),
    ("add_all", add_all),
    ("delete", delete),
    ("flush", |cx, arguments| {
        let [this, objects] = cx.bind("Session.flush", ["self", "objects"], 1, arguments)?;
        if objects.is_some_and(|objects| !objects.is_none()) {
            return cx.unsupported("Session.flush(objects)");
        }
        plain(cx, this.as_ref(), session::flush)
    }),
    ("commit", |cx, arguments| {
        let [this] = cx.bind("Session.commit", ["self"], 1, arguments)?;
        plain(cx, this.as_ref(), session::commit)
    }),
    ("rollback", |cx, arguments| {
        let [this] = cx.bind("Session.rollback", ["self"], 1, arguments)?;
        plain(cx, this.as_ref(), session::rollback)
    }),
    ("close", |cx, arguments| {
        let [this] = cx.bind("Session.close", ["self"], 1, arguments)?;
        plain(cx, this.as_ref(), session::close)
    }),
    ("reset", |cx, arguments| {
        let [this] = cx.bind("Session.reset", ["self"], 1, arguments)?;
        plain(cx, this.as_ref(), session::close)
    }),
    ("begin", begin),
    ("in_transaction", |cx, arguments| {
        let [this] = cx.bind("Session.in_transaction", ["self"], 1, arguments)?;
        let id = receiver(cx, this.as_ref())?;
        Ok(Value::Bool(session::in_transaction(&cx.facade.orm, id)))
    }),
    ("get", |cx, arguments| get(cx, arguments, false)),
    ("get_one", |cx, arguments| get(cx, arguments, true)),
    ("query", |cx, arguments| {
        let id = receiver(cx, arguments.positional.first())?;
        LegacyQuery::open(cx, id, arguments.positional.get(1..).unwrap_or_default())
    }),
    ("execute", |cx, arguments| Ok(value(execute(cx, "Session.execute", arguments)?))),
    ("scalars", |cx, arguments| Ok(value(execute(cx, "Session.scalars", arguments)?.shaped(Shape::Scalars)))),
    ("scalar", |cx, arguments| {
        let result = execute(cx, "Session.scalar", arguments)?.shaped(Shape::Scalars);
        Ok(result.first().unwrap_or(Value::None))
    }),
    ("expire", expire),
    ("expire_all", |cx, arguments| {
        let [this] = cx.bind("Session.expire_all", ["self"], 1, arguments)?;
        let id = receiver(cx, this.as_ref())?;
        cx.with_orm(|orm| session::expire_all(orm, id));
        Ok(Value::None)
    }),
    ("refresh", refresh),
    ("expunge", expunge),
    ("expunge_all", |cx, arguments| {
        let [this] = cx.bind("Session.expunge_all", ["self"], 1, arguments)?;
        let id = receiver(cx, this.as_ref())?;
        cx.with_orm(|orm| session::expunge_all(orm, id));
        Ok(Value::None)
    }),
    ("is_modified", is_modified),
    ("object_session", |cx, arguments| {
        let rest = Arguments::positional(arguments.positional.into_iter().skip(1).collect());
        object_session(cx, rest)
    }),
];

/// What sessions have and this one does not.
pub(super) const REFUSED: &[&str] = &[
    "merge",
    "merge_all",
    "begin_nested",
    "connection",
    "bulk_save_objects",
    "bulk_insert_mappings",
    "bulk_update_mappings",
    "prepare",
    "invalidate",
    "get_bind",
    "bind",
    "bind_mapper",
    "bind_table",
    "info",
    "get_transaction",
    "get_nested_transaction",
    "in_nested_transaction",
    "enable_relationship_loading",
    "identity_key",
    "close_all",
    "delete_all",
];

/// The session a method was called on.
fn receiver(cx: &mut Context<'_>, this: Option<&Value>) -> Result<SessionId, Raised> {
    match this.and_then(view::<SessionObject>) {
        Some(session) => Ok(session.id),
        None => Err(cx.vm.raise_type_error("descriptor requires a 'Session' object")),
    }
}

/// A method without arguments or result.
fn plain(
    cx: &mut Context<'_>,
    this: Option<&Value>,
    operation: fn(&mut bothways_orm::Orm, SessionId) -> Result<(), bothways_orm::OrmError>,
) -> Result<Value, Raised> {
    let id = receiver(cx, this)?;
    checked(cx, |orm| operation(orm, id))?;
    Ok(Value::None)
}

fn add(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given, _] = cx.bind("Session.add", ["self", "instance", "_warn"], 2, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    let instance = cx.session_member(&given.unwrap_or(Value::None))?;
    checked(cx, |orm| session::add(orm, id, instance))?;
    Ok(Value::None)
}

fn add_all(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("Session.add_all", ["self", "instances"], 2, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    let given = given.unwrap_or(Value::None);
    let iterator = cx.python().iterator(&given)?;
    loop {
        let Some(item) = cx.python().next(&iterator)? else { return Ok(Value::None) };
        let instance = cx.session_member(&item)?;
        checked(cx, |orm| session::add(orm, id, instance))?;
    }
}

fn delete(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("Session.delete", ["self", "instance"], 2, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    let instance = cx.session_member(&given.unwrap_or(Value::None))?;
    checked(cx, |orm| session::delete(orm, id, instance))?;
    Ok(Value::None)
}

fn expunge(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("Session.expunge", ["self", "instance"], 2, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    let instance = cx.session_member(&given.unwrap_or(Value::None))?;
    checked(cx, |orm| session::expunge(orm, id, instance))?;
    Ok(Value::None)
}

fn is_modified(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let parameters = ["self", "instance", "include_collections"];
    let [_, given, collections] = cx.bind("Session.is_modified", parameters, 2, arguments)?;
    if collections.is_some_and(|truth| !matches!(truth, Value::Bool(true))) {
        return cx.unsupported("Session.is_modified(include_collections=…)");
    }
    let instance = cx.session_member(&given.unwrap_or(Value::None))?;
    let modified = checked(cx, |orm| session::is_modified(orm, instance))?;
    Ok(Value::Bool(modified))
}

fn begin(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, nested] = cx.bind("Session.begin", ["self", "nested"], 1, arguments)?;
    if nested.is_some_and(|nested| !matches!(nested, Value::Bool(false))) {
        return cx.unsupported("Session.begin(nested=True)");
    }
    let id = receiver(cx, this.as_ref())?;
    if session::in_transaction(&cx.facade.orm, id) {
        return Err(cx.raise("InvalidRequestError", "A transaction is already begun on this Session."));
    }
    cx.with_orm(|orm| session::begin(orm, id));
    Ok(value(TransactionBlock::new(this.unwrap_or(Value::None))))
}

/// The mapped class given to `get()`.
fn mapped_class(cx: &mut Context<'_>, given: &Value) -> Result<ClassId, Raised> {
    if let Some(id) = given.as_class().and_then(|class| cx.facade.classes.id(class)) {
        return Ok(id);
    }
    let repr = cx.python().repr(given)?;
    let message = format!("Expected mapped class or mapper, got: {repr}");
    Err(cx.raise("ArgumentError", message))
}

fn get(cx: &mut Context<'_>, mut arguments: Arguments, required: bool) -> Result<Value, Raised> {
    let name = if required { "Session.get_one" } else { "Session.get" };
    for keyword in ["options", "populate_existing", "with_for_update", "identity_token", "execution_options"]
    {
        if arguments.take_keyword(keyword).is_some() {
            return cx.unsupported(format!("{name}({keyword}=…)"));
        }
    }
    let [this, entity, ident] = cx.bind(name, ["self", "entity", "ident"], 3, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    checked(cx, bothways_orm::config::configure)?;
    let class = mapped_class(cx, &entity.unwrap_or(Value::None))?;
    let key = identity(cx, class, &ident.unwrap_or(Value::None))?;
    match checked(cx, |orm| session::get(orm, id, class, key))? {
        Some(found) => Ok(cx.instance(found)),
        None if required => Err(cx.raise("NoResultFound", "No row was found when one was required")),
        None => Ok(Value::None),
    }
}

fn execute(cx: &mut Context<'_>, name: &str, mut arguments: Arguments) -> Result<ResultObject, Raised> {
    for keyword in ["execution_options", "bind_arguments"] {
        if arguments.take_keyword(keyword).is_some() {
            return cx.unsupported(format!("{name}({keyword}=…)"));
        }
    }
    let [this, statement, params] = cx.bind(name, ["self", "statement", "params"], 2, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    if params.is_some_and(|params| !params.is_none()) {
        return cx.unsupported(format!("parameters of {name}"));
    }
    let statement = statement.unwrap_or(Value::None);
    if let Some(select) = view::<SelectObject>(&statement) {
        let built: &Built = &select.0;
        return query::execute(cx, id, built);
    }
    Err(match &statement {
        Value::Str(text) => {
            let message =
                format!("Textual SQL expression '{text}' should be explicitly declared as text('{text}')");
            cx.raise("ArgumentError", message)
        }
        Value::Host(object) => cx.vm.unsupported(format!("executing a {}", object.0.type_name())),
        other => {
            let repr = cx.python().repr(other)?;
            let message = format!("Executable SQL or text() construct expected, got {repr}.");
            cx.raise("ArgumentError", message)
        }
    })
}

/// The attributes named in `expire(o, […])`.
fn named_attributes(
    cx: &mut Context<'_>,
    instance: bothways_world::InstanceId,
    names: Option<Value>,
) -> Result<Option<Vec<AttributeId>>, Raised> {
    let Some(names) = names.filter(|names| !names.is_none()) else { return Ok(None) };
    let class = cx.facade.orm.object(instance).class;
    let mut attributes = Vec::new();
    for name in cx.python().collect(&names)? {
        match name.as_str().and_then(|name| cx.facade.orm.find_attribute(class, name)) {
            Some(attribute) => attributes.push(attribute),
            None => return cx.unsupported("an attribute name here that the class does not have"),
        }
    }
    Ok(Some(attributes))
}

fn expire(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given, names] =
        cx.bind("Session.expire", ["self", "instance", "attribute_names"], 2, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    let instance = cx.session_member(&given.unwrap_or(Value::None))?;
    let only = named_attributes(cx, instance, names)?;
    checked(cx, |orm| session::expire(orm, id, instance, only.as_deref()))?;
    Ok(Value::None)
}

fn refresh(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let parameters = ["self", "instance", "attribute_names", "with_for_update"];
    let [this, given, names, locked] = cx.bind("Session.refresh", parameters, 2, arguments)?;
    if locked.is_some_and(|locked| !locked.is_none()) {
        return cx.unsupported("Session.refresh(with_for_update=…)");
    }
    let id = receiver(cx, this.as_ref())?;
    let instance = cx.session_member(&given.unwrap_or(Value::None))?;
    let only = named_attributes(cx, instance, names)?;
    checked(cx, |orm| session::refresh(orm, id, instance, only.as_deref()))?;
    Ok(Value::None)
}

/// `object_session(o)`
pub(crate) fn object_session(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [given] = cx.bind("object_session", ["instance"], 1, arguments)?;
    let given = given.unwrap_or(Value::None);
    let Some(instance) = id_of(&given) else {
        cx.session_member(&given)?;
        return Ok(Value::None);
    };
    match cx.facade.orm.object(instance).session {
        Some(_) => cx.unsupported("object_session() of an object in a session"),
        None => Ok(Value::None),
    }
}

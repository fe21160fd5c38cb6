//! The methods of a session.

use bothways_orm::session::{self, TransactionId};
use bothways_orm::{Orm, OrmError, OrmState};
use bothways_python::{Arguments, Raised, Value};
use bothways_world::{AttributeId, SessionId};

use super::{SessionObject, bulk, lookup, merging};
use crate::context::Context;
use crate::dml::{self, DmlObject, Executed};
use crate::errors::checked;
use crate::events::execute_state;
use crate::execution_parameters;
use crate::native::{self, Method};
use crate::object::{value, view};
use crate::query::{
    self, Built, CompoundSelect, FromStatement, Given, LegacyQuery, ResultObject, SelectObject, Shape,
};
use crate::text::{self, TextClause};

pub(super) const METHODS: &[Method] = &[
    ("add", add),
    ("add_all", add_all),
    ("delete", delete),
    ("flush", |cx, arguments| {
        let [this, objects] = cx.bind("Session.flush", ["self", "objects"], 1, arguments)?;
        match objects {
            Some(objects) if !objects.is_none() => flush_objects(cx, this.as_ref(), objects),
            Some(_) | None => plain(cx, this.as_ref(), session::flush),
        }
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
        plain(cx, this.as_ref(), session::reset)
    }),
    ("invalidate", |cx, arguments| {
        let [this] = cx.bind("Session.invalidate", ["self"], 1, arguments)?;
        plain(cx, this.as_ref(), session::close)
    }),
    ("begin", begin),
    ("begin_nested", |cx, arguments| {
        let [this] = cx.bind("Session.begin_nested", ["self"], 1, arguments)?;
        begun(cx, this.as_ref(), session::begin_nested)
    }),
    ("get_transaction", |cx, arguments| {
        let [this] = cx.bind("Session.get_transaction", ["self"], 1, arguments)?;
        open_transaction(cx, this.as_ref(), session::root)
    }),
    ("get_nested_transaction", |cx, arguments| {
        let [this] = cx.bind("Session.get_nested_transaction", ["self"], 1, arguments)?;
        open_transaction(cx, this.as_ref(), session::nested)
    }),
    ("in_nested_transaction", |cx, arguments| {
        let [this] = cx.bind("Session.in_nested_transaction", ["self"], 1, arguments)?;
        let id = receiver(cx, this.as_ref())?;
        Ok(Value::Bool(session::nested(&cx.facade.orm, id).is_some()))
    }),
    ("bulk_save_objects", bulk::save_objects),
    ("bulk_insert_mappings", bulk::insert_mappings),
    ("bulk_update_mappings", bulk::update_mappings),
    ("merge", merging::merge),
    ("merge_all", merging::merge_all),
    ("delete_all", delete_all),
    ("get_bind", get_bind),
    ("connection", |cx, arguments| {
        let [this] = cx.bind("Session.connection", ["self"], 1, arguments)?;
        let id = receiver(cx, this.as_ref())?;
        checked(cx, |orm| session::connect(orm, id))?;
        if cx.facade.sessions.bind(id).is_none() {
            return cx.unsupported("Session.connection() of a session without an engine");
        }
        Ok(cx.connection(id))
    }),
    ("in_transaction", |cx, arguments| {
        let [this] = cx.bind("Session.in_transaction", ["self"], 1, arguments)?;
        let id = receiver(cx, this.as_ref())?;
        Ok(Value::Bool(session::in_transaction(&cx.facade.orm, id)))
    }),
    ("identity_key", |cx, mut arguments| {
        if !arguments.positional.is_empty() {
            arguments.positional.remove(0);
        }
        lookup::identity_key(cx, arguments)
    }),
    ("get", lookup::get),
    ("get_one", lookup::get_one),
    ("query", |cx, arguments| {
        let given = crate::arguments::positional(cx.vm, "Query.__init__", arguments)?;
        let id = receiver(cx, given.first())?;
        LegacyQuery::open(cx, id, given.get(1..).unwrap_or_default())
    }),
    ("execute", |cx, arguments| Ok(execute(cx, "Session.execute", arguments)?.value())),
    ("scalars", |cx, arguments| Ok(value(rows(cx, "Session.scalars", arguments)?.shaped(Shape::Scalars)))),
    ("scalar", |cx, arguments| {
        let result = rows(cx, "Session.scalar", arguments)?.shaped(Shape::Scalars);
        Ok(result.first().unwrap_or(Value::None))
    }),
    ("expire", expire),
    ("expire_all", |cx, arguments| {
        let [this] = cx.bind("Session.expire_all", ["self"], 1, arguments)?;
        let id = receiver(cx, this.as_ref())?;
        checked(cx, |orm| session::expire_all(orm, id))?;
        Ok(Value::None)
    }),
    ("refresh", refresh),
    ("expunge", expunge),
    ("expunge_all", |cx, arguments| {
        let [this] = cx.bind("Session.expunge_all", ["self"], 1, arguments)?;
        let id = receiver(cx, this.as_ref())?;
        checked(cx, |orm| session::expunge_all(orm, id))?;
        Ok(Value::None)
    }),
    ("is_modified", is_modified),
    ("object_session", |cx, arguments| {
        let rest = Arguments::positional(arguments.positional.into_iter().skip(1).collect());
        super::object_session(cx, rest)
    }),
];

/// The session a method was called on.
pub(super) fn receiver(cx: &mut Context<'_>, this: Option<&Value>) -> Result<SessionId, Raised> {
    Ok(native::receiver::<SessionObject>(cx, this, "Session")?.id)
}

/// A method without arguments or result.
fn plain(
    cx: &mut Context<'_>,
    this: Option<&Value>,
    operation: fn(&mut Orm<'_>, SessionId) -> Result<(), OrmError>,
) -> Result<Value, Raised> {
    let id = receiver(cx, this)?;
    checked(cx, |orm| operation(orm, id))?;
    Ok(Value::None)
}

fn add(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given, _] = cx.bind("Session.add", ["self", "instance", "_warn"], 2, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    let given = given.unwrap_or(Value::None);
    checked(cx, |orm| session::warn_inside_flush(orm, id, "Session.add()"))?;
    let instance = cx.session_member(&given)?;
    checked(cx, |orm| session::add(orm, id, instance))?;
    Ok(Value::None)
}

fn add_all(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("Session.add_all", ["self", "instances"], 2, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    let given = given.unwrap_or(Value::None);
    checked(cx, |orm| session::warn_inside_flush(orm, id, "Session.add_all()"))?;
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
    let given = given.unwrap_or(Value::None);
    checked(cx, |orm| session::warn_inside_flush(orm, id, "Session.delete()"))?;
    let instance = cx.session_member(&given)?;
    checked(cx, |orm| session::delete(orm, id, instance))?;
    Ok(Value::None)
}

fn delete_all(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("Session.delete_all", ["self", "instances"], 2, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    let given = cx.python().collect(&given.unwrap_or(Value::None))?;
    for instance in members(cx, &given)? {
        checked(cx, |orm| session::delete(orm, id, instance))?;
    }
    Ok(Value::None)
}

/// Mapped objects among what was given.
pub(super) fn members(
    cx: &mut Context<'_>,
    given: &[Value],
) -> Result<Vec<bothways_world::InstanceId>, Raised> {
    given.iter().map(|item| cx.session_member(item)).collect()
}

fn flush_objects(cx: &mut Context<'_>, this: Option<&Value>, objects: Value) -> Result<Value, Raised> {
    let id = receiver(cx, this)?;
    // Then they are not even looked at.
    if session::is_clean(&cx.facade.orm, id) {
        return Ok(Value::None);
    }
    let category = cx.exception_class("SADeprecationWarning");
    let message = "The `objects` parameter of `Session.flush` is deprecated";
    cx.python().warn(&category, message)?;
    let objects = cx.python().collect(&objects)?;
    let objects = members(cx, &objects)?;
    checked(cx, |orm| session::flush_objects(orm, id, &objects))?;
    Ok(Value::None)
}

fn get_bind(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let this = if arguments.positional.is_empty() { None } else { Some(arguments.positional.remove(0)) };
    let id = receiver(cx, this.as_ref())?;
    let bind = cx.facade.sessions.bind(id);
    if bind.is_none() {
        if !arguments.positional.is_empty() || !arguments.keywords.is_empty() {
            return cx.unsupported("arguments of Session.get_bind() in a session without engine");
        }
        let message = "This session is not bound to a single Engine or Connection, and no context was provided to locate \
                       a binding.";
        return Err(cx.raise("UnboundExecutionError", message));
    }
    Ok(bind)
}

fn expunge(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("Session.expunge", ["self", "instance"], 2, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    let given = given.unwrap_or(Value::None);
    let instance = cx.session_member(&given)?;
    checked(cx, |orm| session::expunge(orm, id, instance))?;
    Ok(Value::None)
}

fn is_modified(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let parameters = ["self", "instance", "include_collections"];
    let [_, given, collections] = cx.bind("Session.is_modified", parameters, 2, arguments)?;
    let collections = match collections {
        Some(truth) => cx.python().truth(&truth)?,
        None => true,
    };
    let given = given.unwrap_or(Value::None);
    let instance = cx.session_member(&given)?;
    let modified = checked(cx, |orm| session::is_modified(orm, instance, collections))?;
    Ok(Value::Bool(modified))
}

fn begin(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, nested] = cx.bind("Session.begin", ["self", "nested"], 1, arguments)?;
    let nested = match nested {
        Some(nested) => cx.python().truth(&nested)?,
        None => false,
    };
    begun(cx, this.as_ref(), if nested { session::begin_nested } else { session::begin })
}

fn begun(
    cx: &mut Context<'_>,
    this: Option<&Value>,
    begin: fn(&mut Orm<'_>, SessionId) -> Result<TransactionId, OrmError>,
) -> Result<Value, Raised> {
    let id = receiver(cx, this)?;
    let transaction = checked(cx, |orm| begin(orm, id))?;
    Ok(cx.transaction(id, transaction))
}

fn open_transaction(
    cx: &mut Context<'_>,
    this: Option<&Value>,
    which: fn(&OrmState, SessionId) -> Option<TransactionId>,
) -> Result<Value, Raised> {
    let id = receiver(cx, this)?;
    Ok(match which(&cx.facade.orm, id) {
        Some(transaction) => cx.transaction(id, transaction),
        None => Value::None,
    })
}

/// Executes what gives rows.
fn rows(cx: &mut Context<'_>, name: &str, arguments: Arguments) -> Result<ResultObject, Raised> {
    execute(cx, name, arguments)?.rows(cx)
}

fn execute(cx: &mut Context<'_>, name: &str, mut arguments: Arguments) -> Result<Executed, Raised> {
    if arguments.take_keyword("bind_arguments").is_some() {
        return cx.unsupported(format!("{name}(bind_arguments=…)"));
    }
    let options = arguments.take_keyword("execution_options");
    let [this, statement, params] = cx.bind(name, ["self", "statement", "params"], 2, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    let params = params.filter(|params| !params.is_none());
    let statement = statement.unwrap_or(Value::None);
    let statement = execute_state::statement(cx, id, statement, params.as_ref(), options.as_ref())?;
    if let Some(dml) = view::<DmlObject>(&statement) {
        let mut dml = dml.clone();
        if let Some(given) = options {
            dml.set_options(cx, &given)?;
        }
        return dml::execute(cx, id, &dml, params.as_ref());
    }
    let params = match execute_state::is_of_mapped(&statement) {
        true => execution_parameters::of_mapped(cx, params)?,
        false => execution_parameters::distilled(cx, params)?,
    };
    if let Some(clause) = view::<TextClause>(&statement) {
        return text::execute(cx, id, clause, params.as_ref());
    }
    if let Some(FromStatement(built)) = view::<FromStatement>(&statement)
        && options.is_none()
    {
        let mut built = built.clone();
        match (&mut built.statement, params) {
            (Some(Given::Text(clause)), Some(Value::Dict(given))) => {
                *clause = clause.with_parameters(&given.names());
            }
            (_, None) => {}
            (_, Some(_)) => return cx.unsupported(format!("these parameters of {name}")),
        }
        return Ok(Executed::Rows(query::execute(cx, id, &built)?));
    }
    if let Some(compound) = view::<CompoundSelect>(&statement)
        && options.is_none()
        && params.is_none()
    {
        return Ok(Executed::Rows(query::execute_compound(cx, id, &compound.clone())?));
    }
    if params.is_some() && view::<SelectObject>(&statement).is_none() {
        return cx.unsupported(format!("parameters of {name}"));
    }
    if let Some(select) = view::<SelectObject>(&statement) {
        let mut built: Built = select.0.clone();
        match params.map(|params| execution_parameters::single(&params)) {
            None => {}
            Some(Some(Value::Dict(given))) => built.give(cx, &given.names())?,
            Some(_) => return cx.unsupported(format!("these parameters of {name}")),
        }
        match options {
            None | Some(Value::None) => {}
            Some(Value::Dict(options)) => {
                let mut named = Arguments::default();
                for (option, given) in options.items() {
                    match option {
                        Value::Str(option) => named.keywords.push((option, given)),
                        _ => return cx.unsupported(format!("{name}(execution_options=…) of this")),
                    }
                }
                built.execution_options(cx, named)?;
            }
            Some(_) => return cx.unsupported(format!("{name}(execution_options=…) of this")),
        }
        return Ok(Executed::Rows(query::execute(cx, id, &built)?));
    }
    if options.is_some() {
        return cx.unsupported(format!("{name}(execution_options=…)"));
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

/// The attributes named in `expire(o, […])`; none named: all of them.
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
            None => return Err(cx.vm.raise_key_error(name)),
        }
    }
    Ok((!attributes.is_empty()).then_some(attributes))
}

fn expire(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given, names] =
        cx.bind("Session.expire", ["self", "instance", "attribute_names"], 2, arguments)?;
    let id = receiver(cx, this.as_ref())?;
    let given = given.unwrap_or(Value::None);
    let instance = cx.session_member(&given)?;
    checked(cx, |orm| session::check_persistent(orm, id, instance))?;
    let only = named_attributes(cx, instance, names)?;
    checked(cx, |orm| session::expire(orm, id, instance, only.as_deref()))?;
    Ok(Value::None)
}

fn refresh(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let parameters = ["self", "instance", "attribute_names", "with_for_update"];
    let [this, given, names, locked] = cx.bind("Session.refresh", parameters, 2, arguments)?;
    if let Some(Value::Dict(options)) = &locked
        && options.is_empty()
    {
        let message = "with_for_update should be the boolean value True, or a dictionary with options.  A blank \
                       dictionary is ambiguous.";
        return Err(cx.raise("ArgumentError", message));
    }
    let id = receiver(cx, this.as_ref())?;
    let given = given.unwrap_or(Value::None);
    let instance = cx.session_member(&given)?;
    checked(cx, |orm| session::check_persistent(orm, id, instance))?;
    let only = named_attributes(cx, instance, names)?;
    checked(cx, |orm| session::refresh(orm, id, instance, only.as_deref()))?;
    Ok(Value::None)
}

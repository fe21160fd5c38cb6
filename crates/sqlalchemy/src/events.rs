//! `sqlalchemy.event`: the program's functions that listen to what happens.

pub(crate) mod attribute;
pub(crate) mod configuration;
pub(crate) mod connection;
mod driver;
pub(crate) mod execute_state;
mod flush;
pub(crate) mod instance;
pub(crate) mod mapper;
pub(crate) mod reconstructor;
pub(crate) mod session;
mod validator;

use bothways_orm::attributes::EventKind;
use bothways_python::{Arguments, Raised, Value};
use bothways_world::{AttributeId, ClassId, InstanceId};

use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::engine::Engine;
use crate::native::{Function, Native};
use crate::object::view;
use crate::shown_classes;

pub(crate) use attribute::{Listeners, committed as committed_value, token_of, token_value};
use flush::{Classes, Listened};
pub(crate) use flush::{FlushListeners, Scope};
pub(crate) use reconstructor::{install_reconstructor, reconstructor};
pub(crate) use validator::{Mark, install_validators, validates};

/// What `sqlalchemy.event` exports.
pub(crate) const FUNCTIONS: &[(&str, Function)] =
    &[("listen", listen), ("listens_for", listens_for), ("remove", remove), ("contains", contains)];

/// Arguments of `listen` beside target, name and function.
#[derive(Clone, Copy, Debug, Default)]
struct Options {
    propagate: bool,
    retval: bool,
    raw: bool,
    active_history: bool,
    named: bool,
    once: bool,
    include_key: bool,
}

/// What is listened to.
#[derive(Clone, Copy)]
enum Target {
    Attribute(ClassId, AttributeId, EventKind),
    Flush(Listened),
}

/// `event.listen(target, name, function, …)`
fn listen(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let options = options(cx, &mut arguments)?;
    let [to, name, function] = cx.bind("listen", ["target", "identifier", "fn"], 3, arguments)?;
    let (to, name) = (to.unwrap_or(Value::None), name.unwrap_or(Value::None));
    register(cx, &to, &name, function.unwrap_or(Value::None), options)?;
    Ok(Value::None)
}

/// `@event.listens_for(target, name, …)`
fn listens_for(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let options = options(cx, &mut arguments)?;
    let [to, name] = cx.bind("listens_for", ["target", "identifier"], 2, arguments)?;
    let (to, name) = (to.unwrap_or(Value::None), name.unwrap_or(Value::None));
    Ok(Native::decorator("listens_for.<locals>.decorate", move |cx, function| {
        register(cx, &to, &name, function.clone(), options)
    }))
}

/// `event.remove(target, name, function)`
fn remove(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [to, name, function] = cx.bind("remove", ["target", "identifier", "fn"], 3, arguments)?;
    let (to, name) = (to.unwrap_or(Value::None), name.unwrap_or(Value::None));
    let function = function.unwrap_or(Value::None);
    let removed = match resolve(cx, &to, &name)? {
        Target::Attribute(_, attribute, kind) => attribute::stop_listening(cx, attribute, kind, &function),
        Target::Flush(listened) => cx.facade.flush_listeners.remove(listened, &function),
    };
    if removed {
        return Ok(Value::None);
    }
    let (to, function) = (cx.python().repr(&to)?, cx.python().repr(&function)?);
    let name = cx.python().str(&name)?;
    let message = format!(
        "No listeners found for event {to} / '{name}' / {function}. Was the event registered by listen()?"
    );
    Err(cx.raise("InvalidRequestError", message))
}

/// `event.contains(target, name, function)`
fn contains(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [to, name, function] = cx.bind("contains", ["target", "identifier", "fn"], 3, arguments)?;
    let (to, name) = (to.unwrap_or(Value::None), name.unwrap_or(Value::None));
    let function = function.unwrap_or(Value::None);
    Ok(Value::Bool(match resolve(cx, &to, &name)? {
        Target::Attribute(_, attribute, kind) => {
            cx.facade.listeners.find(attribute, kind, &function).is_some()
        }
        Target::Flush(listened) => cx.facade.flush_listeners.contains(listened, &function),
    }))
}

fn register(
    cx: &mut Context<'_>,
    to: &Value,
    name: &Value,
    function: Value,
    options: Options,
) -> Result<(), Raised> {
    match resolve(cx, to, name)? {
        Target::Attribute(class, attribute, kind) => {
            attribute::listen(cx, (class, attribute), kind, function, options);
        }
        Target::Flush(Listened::Mapper(classes, event)) => {
            mapper::listen(cx, classes, event, function, options)?;
        }
        Target::Flush(Listened::Configuration(classes, moment)) => {
            configuration::listen(cx, (classes, moment), function, options);
        }
        Target::Flush(Listened::Instance(classes, event)) => {
            instance::listen(cx, classes, event, function, options);
        }
        Target::Flush(Listened::Session(scope, event)) => {
            session::listen(cx, scope, event, function, options);
        }
        Target::Flush(Listened::Connection(engine, event)) => {
            connection::listen(cx, (engine, event), function, options)?;
        }
    }
    Ok(())
}

/// What target and name mean.
fn resolve(cx: &mut Context<'_>, to: &Value, name: &Value) -> Result<Target, Raised> {
    let Value::Str(name) = name else { return cx.unsupported("an event whose name is no string") };
    if let Some(scope) = crate::session::scope(to) {
        return Ok(Target::Flush(Listened::Session(scope, session::event(cx, to, name)?)));
    }
    let engine = view::<Engine>(to).map(|engine| engine.id);
    if engine.is_some() || shown_classes::is_class(cx.facade, to, "Engine") {
        return Ok(Target::Flush(Listened::Connection(engine, connection::event(cx, to, name)?)));
    }
    if shown_classes::is_class(cx.facade, to, "Mapper") {
        return mapper::event(cx, to, Classes::All, name).map(Target::Flush);
    }
    if let (Some(class), Some(base)) = (to.as_class(), &cx.facade.session_base)
        && class.is_subclass_of(base)
    {
        return cx.unsupported("the events of a class that inherits from Session");
    }
    if let Some(class) = to.as_class() {
        let classes = mapper::classes(cx, class);
        return mapper::event(cx, to, classes, name).map(Target::Flush);
    }
    let Some(listened) = view::<InstrumentedAttribute>(to) else {
        return cx.unsupported(format!(
            "the event {name} of anything but a mapped class, its attributes, sessions and the engine"
        ));
    };
    match attribute::kind(name) {
        Some(kind) => Ok(Target::Attribute(listened.class, listened.id, kind)),
        None if attribute::OTHER_EVENTS.contains(&&**name) => {
            cx.unsupported(format!("the event {name} of an attribute"))
        }
        None => {
            let message =
                format!("No such event '{name}' for target '{}.{}'", listened.class_name, listened.key);
            Err(cx.raise("InvalidRequestError", message))
        }
    }
}

fn options(cx: &mut Context<'_>, arguments: &mut Arguments) -> Result<Options, Raised> {
    let mut flag = |name: &str| match arguments.take_keyword(name) {
        Some(given) => cx.python().truth(&given),
        None => Ok(false),
    };
    let options = Options {
        propagate: flag("propagate")?,
        retval: flag("retval")?,
        raw: flag("raw")?,
        active_history: flag("active_history")?,
        named: flag("named")?,
        once: flag("once")?,
        include_key: flag("include_key")?,
    };
    match arguments.keywords.iter().find(|(name, _)| !matches!(&**name, "target" | "identifier" | "fn")) {
        Some((name, _)) => Err(crate::arguments::unexpected(cx.vm, "AttributeEvents._listen", name)),
        None => Ok(options),
    }
}

/// Whether two functions are one to those who listen: a method that is bound anew is.
fn is_same(known: &Value, function: &Value) -> bool {
    match (known, function) {
        (Value::BoundMethod(known), Value::BoundMethod(method)) => {
            known.function.is(&method.function) && known.receiver.is(&method.receiver)
        }
        _ => known.is(function),
    }
}

/// Whether what is listened to on a class concerns an object: one of that class itself, or with `propagate=True`
/// of one below it, too.
fn concerns(cx: &Context<'_>, class: ClassId, options: Options, owner: InstanceId) -> bool {
    let own = cx.facade.orm.object(owner).class;
    own == class || options.propagate && cx.facade.orm.is_a(own, class)
}

//! `sqlalchemy.event`: the program's functions that listen to what happens.

pub(crate) mod attribute;
mod validator;

use bothways_python::{Arguments, Raised, Value};

use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::native::{Function, Native};
use crate::object::view;

pub(crate) use attribute::Listeners;
pub(crate) use validator::{Mark, install_validators, validates};

/// What `sqlalchemy.event` exports.
pub(crate) const FUNCTIONS: &[(&str, Function)] =
    &[("listen", listen), ("listens_for", listens_for), ("remove", remove), ("contains", contains)];

/// Arguments of `listen` beside target, name and function.
#[derive(Clone, Copy, Debug)]
struct Options {
    retval: bool,
    raw: bool,
    active_history: bool,
    named: bool,
    once: bool,
    include_key: bool,
}

/// What is listened to.
enum Target {
    Attribute(bothways_world::AttributeId),
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
    let (Target::Attribute(attribute), kind) = resolve(cx, &to, &name)?;
    if attribute::stop_listening(cx, attribute, kind, &function) {
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
    let (Target::Attribute(attribute), kind) = resolve(cx, &to, &name)?;
    let function = function.unwrap_or(Value::None);
    Ok(Value::Bool(cx.facade.listeners.find(attribute, kind, &function).is_some()))
}

fn register(
    cx: &mut Context<'_>,
    to: &Value,
    name: &Value,
    function: Value,
    options: Options,
) -> Result<(), Raised> {
    let (Target::Attribute(attribute), kind) = resolve(cx, to, name)?;
    attribute::listen(cx, attribute, kind, function, options);
    Ok(())
}

/// What target and name mean.
fn resolve(
    cx: &mut Context<'_>,
    to: &Value,
    name: &Value,
) -> Result<(Target, bothways_orm::attributes::EventKind), Raised> {
    let Value::Str(name) = name else { return cx.unsupported("an event whose name is no string") };
    let Some(listened) = view::<InstrumentedAttribute>(to) else {
        return cx.unsupported(format!("the event {name} of anything but an attribute of a mapped class"));
    };
    match attribute::kind(name) {
        Some(kind) => Ok((Target::Attribute(listened.id), kind)),
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
    // Without inheritance there is nothing to propagate to.
    flag("propagate")?;
    let options = Options {
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

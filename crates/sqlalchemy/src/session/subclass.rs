//! Classes of the program that inherit from `Session`: each of their objects holds a session, to which everything
//! goes that the class does not say itself.

use std::rc::Rc;

use bothways_python::{Arguments, Class, Dict, Raised, Value};

use super::{SessionObject, methods};
use crate::context::Context;
use crate::names;
use crate::native::Native;
use crate::object::view;

/// The attribute of an object that holds its session.
const HELD: &str = "_session";

/// `Session` as the base of a class.
pub(crate) fn base(cx: &mut Context<'_>) -> Result<Rc<Class>, Raised> {
    if let Some(class) = &cx.facade.session_base {
        return Ok(Rc::clone(class));
    }
    let namespace = Dict::default();
    namespace.set_str("__init__", Native::function("Session.__init__", init));
    for (name, function) in methods::METHODS {
        let function = *function;
        let method = Native::closure(name, move |cx, arguments| {
            let arguments = delegated(cx, arguments)?;
            function(cx, arguments)
        });
        namespace.set_str(*name, method);
    }
    namespace.set_str(
        "__enter__",
        Native::function("__enter__", |_, arguments| {
            Ok(arguments.positional.into_iter().next().unwrap_or(Value::None))
        }),
    );
    namespace.set_str(
        "__exit__",
        Native::function("__exit__", |cx, arguments| {
            let session = held(cx, arguments.positional.first())?;
            let close = cx.python().get_attribute(&session, "close")?;
            cx.python().call(&close, Arguments::default())?;
            Ok(Value::Bool(false))
        }),
    );
    namespace.set_str(
        "__contains__",
        Native::function("__contains__", |cx, arguments| {
            let [this, item] = cx.bind("__contains__", ["self", "instance"], 2, arguments)?;
            let session = held(cx, this.as_ref())?;
            Ok(Value::Bool(cx.python().contains(&session, &item.unwrap_or(Value::None))?))
        }),
    );
    namespace.set_str(
        "__iter__",
        Native::function("__iter__", |cx, arguments| {
            let session = held(cx, arguments.positional.first())?;
            let members = cx.python().collect(&session)?;
            cx.python().iterator(&Value::list(members))
        }),
    );
    namespace.set_str("__getattr__", Native::function("__getattr__", get_attribute));
    namespace.set_str("__setattr__", Native::function("__setattr__", set_attribute));
    let class = cx.vm.new_class("sqlalchemy.orm.session", "Session", Vec::new(), Rc::new(namespace))?;
    cx.facade.session_base = Some(Rc::clone(&class));
    Ok(class)
}

fn init(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    if arguments.positional.is_empty() {
        return cx.unsupported("Session.__init__() of nothing");
    }
    let Value::Instance(instance) = arguments.positional.remove(0) else {
        return cx
            .unsupported("Session.__init__() of anything but an object of a class that inherits from it");
    };
    let session = super::open_plain(cx, arguments)?;
    if let Some(SessionObject { id, .. }) = view(&session) {
        cx.facade.sessions.set_face(*id, &instance);
    }
    instance.dict().set_str(HELD, session);
    Ok(Value::None)
}

/// The session that an object of such a class holds; of anything else none.
pub(crate) fn of_instance(given: &Value) -> Option<Value> {
    let Value::Instance(instance) = given else { return None };
    instance.dict().get_str(HELD).filter(|held| view::<SessionObject>(held).is_some())
}

fn held(cx: &mut Context<'_>, this: Option<&Value>) -> Result<Value, Raised> {
    match this.and_then(of_instance) {
        Some(session) => Ok(session),
        None => cx.unsupported("a session whose class does not call Session.__init__()"),
    }
}

/// The arguments with the session in place of the object that holds it.
fn delegated(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Arguments, Raised> {
    let session = held(cx, arguments.positional.first())?;
    if let Some(this) = arguments.positional.first_mut() {
        *this = session;
    }
    Ok(arguments)
}

fn get_attribute(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, name] = cx.bind("__getattr__", ["self", "name"], 2, arguments)?;
    let Some(Value::Str(name)) = name else { return cx.unsupported("an attribute without a name") };
    match this.as_ref().and_then(of_instance) {
        Some(session) if is_attribute(&name) => cx.python().get_attribute(&session, &name),
        Some(_) | None => {
            let class = cx.type_name(&this.unwrap_or(Value::None))?;
            Err(cx.vm.raise_attribute_error(format!("'{class}' object has no attribute '{name}'")))
        }
    }
}

/// Whether a session has an attribute of this name: as a member of its class, or set when it is made.
fn is_attribute(name: &str) -> bool {
    const OWN: [&str; 7] =
        ["autobegin", "autoflush", "bind", "expire_on_commit", "hash_key", "identity_map", "twophase"];
    names::is_member("Session", name) || OWN.contains(&name)
}

fn set_attribute(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, name, given] = cx.bind("__setattr__", ["self", "name", "value"], 3, arguments)?;
    let (Some(Value::Instance(instance)), Some(Value::Str(name))) = (&this, name) else {
        return cx.unsupported("setting this attribute");
    };
    let given = given.unwrap_or(Value::None);
    if matches!(&*name, "autoflush" | "expire_on_commit")
        && let Some(session) = this.as_ref().and_then(of_instance)
    {
        cx.python().set_attribute(&session, &name, given)?;
        return Ok(Value::None);
    }
    instance.dict().set_str(name, given);
    Ok(Value::None)
}

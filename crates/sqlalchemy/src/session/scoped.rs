//! `scoped_session(factory)`: one session for the thread, made when first used; everything else goes to it.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use bothways_python::{Arguments, Class, HostRef, Instance, Raised, Value};

use crate::context::Context;
use crate::native::{self, Method};
use crate::object::{Object, downcast, value, view};

/// What `scoped_session(…)` gives.
pub(crate) struct ScopedSession {
    factory: Value,
    current: RefCell<Option<Value>>,
}

/// `scoped_session(…)`
pub(crate) fn scoped_session(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let parameters = ["session_factory", "scopefunc"];
    let [factory, scope] = cx.bind("scoped_session.__init__", parameters, 1, arguments)?;
    if scope.is_some_and(|scope| !scope.is_none()) {
        return cx.unsupported("scoped_session(scopefunc=…)");
    }
    Ok(value(ScopedSession { factory: factory.unwrap_or(Value::None), current: RefCell::new(None) }))
}

impl ScopedSession {
    /// What makes its sessions.
    pub fn factory(&self) -> &Value {
        &self.factory
    }

    fn session(&self, cx: &mut Context<'_>) -> Result<Value, Raised> {
        if let Some(session) = self.current.borrow().as_ref() {
            return Ok(session.clone());
        }
        let made = cx.python().call(&self.factory, Arguments::default())?;
        *self.current.borrow_mut() = Some(made.clone());
        Ok(made)
    }
}

/// What `scoped_session.query_property()` gives: read from a class it is a query for it.
struct QueryProperty {
    scoped: HostRef,
}

impl Object for QueryProperty {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("query")
    }

    fn descriptor_get(
        &self,
        cx: &mut Context<'_>,
        this: &HostRef,
        _name: &str,
        _instance: Option<&Rc<Instance>>,
        owner: &Rc<Class>,
    ) -> Result<Value, Raised> {
        let Some(scoped) = downcast::<ScopedSession>(&self.scoped) else {
            return Ok(Value::Host(this.clone()));
        };
        let session = scoped.session(cx)?;
        cx.python().call_method(&session, "query", vec![Value::Class(Rc::clone(owner))])
    }
}

const METHODS: &[Method] = &[
    ("query_property", |cx, arguments| {
        let [this, query_class] =
            cx.bind("scoped_session.query_property", ["self", "query_cls"], 1, arguments)?;
        if query_class.is_some_and(|class| !class.is_none()) {
            return cx.unsupported("scoped_session.query_property(query_cls=…)");
        }
        match this {
            Some(Value::Host(scoped)) => Ok(value(QueryProperty { scoped })),
            _ => cx.unsupported("query_property() without a scoped_session"),
        }
    }),
    ("remove", |cx, arguments| {
        let [this] = cx.bind("scoped_session.remove", ["self"], 1, arguments)?;
        let scoped = native::receiver::<ScopedSession>(cx, this.as_ref(), "scoped_session")?;
        if let Some(session) = scoped.current.take() {
            cx.python().call_method(&session, "close", Vec::new())?;
        }
        Ok(Value::None)
    }),
    ("configure", |cx, mut arguments| {
        let this = if arguments.positional.is_empty() { None } else { Some(arguments.positional.remove(0)) };
        let scoped = native::receiver::<ScopedSession>(cx, this.as_ref(), "scoped_session")?;
        if scoped.current.borrow().is_some() {
            let category = cx.exception_class("SAWarning");
            let message = "At least one scoped session is already present.  configure() can not affect sessions that \
                           have already been created.";
            cx.python().warn(&category, message)?;
        }
        let configure = cx.python().get_attribute(&scoped.factory, "configure")?;
        cx.python().call(&configure, arguments)
    }),
];

impl Object for ScopedSession {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("scoped_session")
    }

    fn is_callable(&self) -> bool {
        true
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn call(
        &self,
        cx: &mut Context<'_>,
        _this: &HostRef,
        arguments: &mut Arguments,
    ) -> Result<Option<Value>, Raised> {
        if arguments.keywords.is_empty() {
            return self.session(cx).map(Some);
        }
        if self.current.borrow().is_some() {
            let message = "Scoped session is already present; no new arguments may be specified.";
            return Err(cx.raise("InvalidRequestError", message));
        }
        let made = cx.python().call(&self.factory, std::mem::take(arguments))?;
        *self.current.borrow_mut() = Some(made.clone());
        Ok(Some(made))
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "session_factory" => Ok(Some(self.factory.clone())),
            "registry" => cx.unsupported(format!("scoped_session.{name}")),
            _ => {
                let session = self.session(cx)?;
                cx.python().get_attribute(&session, name).map(Some)
            }
        }
    }

    fn set_attribute(&self, cx: &mut Context<'_>, name: &str, given: &Value) -> Result<bool, Raised> {
        let session = self.session(cx)?;
        cx.python().set_attribute(&session, name, given.clone())?;
        Ok(true)
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        let session = self.session(cx)?;
        match view::<super::SessionObject>(&session) {
            Some(session) => session.contains(cx, item),
            None => Ok(None),
        }
    }

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        let session = self.session(cx)?;
        cx.python().iterator(&session).map(Some)
    }
}

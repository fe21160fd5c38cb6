//! `Session(…)` and `sessionmaker(…)`: the same options, now or later.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::session::SessionOptions;
use bothways_python::{Arguments, HostRef, Raised, Value};

use super::SessionObject;
use crate::context::Context;
use crate::engine::Engine;
use crate::native::Method;
use crate::object::{Object, value, view};

/// The class `Session`.
pub(crate) struct SessionClass;

/// What `sessionmaker(…)` gives.
pub(crate) struct Sessionmaker {
    arguments: Vec<(Rc<str>, Value)>,
}

/// The options of a session, read from arguments.
pub(super) struct Options {
    pub session: SessionOptions,
}

/// Reads the arguments of `Session(…)`.
pub(super) fn options(cx: &mut Context<'_>, function: &str, arguments: Arguments) -> Result<Options, Raised> {
    if arguments.positional.len() > 1 {
        let text = format!(
            "{function}() takes from 1 to 2 positional arguments but {} were given",
            arguments.positional.len() + 1
        );
        return Err(cx.vm.raise_type_error(text));
    }
    let mut session = SessionOptions::default();
    if let Some(bind) = arguments.positional.first() {
        check_bind(cx, bind)?;
    }
    for (name, given) in &arguments.keywords {
        let truth = match given {
            Value::Bool(truth) => Some(*truth),
            _ => None,
        };
        match (&**name, truth) {
            ("bind", _) => check_bind(cx, given)?,
            ("autoflush", Some(truth)) => session.autoflush = truth,
            ("expire_on_commit", Some(truth)) => session.expire_on_commit = truth,
            ("future", Some(true)) | ("twophase", Some(false)) | ("autobegin", Some(true)) => {}
            ("enable_baked_queries", _) => {}
            ("autocommit", Some(false)) => {}
            ("autocommit", Some(true)) => {
                let message = "autocommit=True is no longer supported";
                return Err(cx.raise("ArgumentError", message));
            }
            (
                "autoflush"
                | "expire_on_commit"
                | "future"
                | "twophase"
                | "autobegin"
                | "autocommit"
                | "binds"
                | "info"
                | "query_cls"
                | "join_transaction_mode"
                | "close_resets_only"
                | "execution_options"
                | "class_",
                _,
            ) => return cx.unsupported(format!("Session({name}=…) with this value")),
            _ => return Err(crate::arguments::unexpected(cx.vm, function, name)),
        }
    }
    Ok(Options { session })
}

fn check_bind(cx: &mut Context<'_>, bind: &Value) -> Result<(), Raised> {
    if bind.is_none() || view::<Engine>(bind).is_some() {
        return Ok(());
    }
    let name = cx.type_name(bind)?;
    cx.unsupported(format!("{name} as the bind of a session"))
}

/// `sessionmaker(…)`
pub(crate) fn sessionmaker(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    // The options are looked at now, so that a mistake shows where it was made.
    if arguments.take_keyword("class_").is_some() {
        return cx.unsupported("sessionmaker(class_=…)");
    }
    let mut keywords = Vec::new();
    if let Some(bind) = arguments.positional.first() {
        check_bind(cx, bind)?;
        keywords.push((Rc::from("bind"), bind.clone()));
    }
    keywords.extend(arguments.keywords);
    Ok(value(Sessionmaker { arguments: keywords }))
}

impl Object for SessionClass {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("type")
    }

    fn is_callable(&self) -> bool {
        true
    }

    fn call(
        &self,
        cx: &mut Context<'_>,
        _this: &HostRef,
        arguments: &mut Arguments,
    ) -> Result<Option<Value>, Raised> {
        super::open(cx, std::mem::take(arguments)).map(Some)
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "__name__" | "__qualname__" => Ok(Some(Value::from("Session"))),
            "object_session" => {
                Ok(Some(crate::native::Native::function("object_session", super::object_session)))
            }
            _ => cx.unsupported(format!("Session.{name} on the class")),
        }
    }

    fn has_instance(&self, _cx: &mut Context<'_>, given: &Value) -> Result<Option<bool>, Raised> {
        Ok(Some(view::<SessionObject>(given).is_some()))
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some("<class 'sqlalchemy.orm.session.Session'>".to_owned()))
    }
}

const METHODS: &[Method] = &[("configure", configure), ("begin", begin)];

fn configure(cx: &mut Context<'_>, _arguments: Arguments) -> Result<Value, Raised> {
    cx.unsupported("sessionmaker.configure")
}

/// `with Session.begin() as session`
fn begin(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let maker = arguments.positional.first().and_then(view::<Sessionmaker>);
    let keywords = maker.map(|maker| maker.arguments.clone()).unwrap_or_default();
    let session = super::open(cx, Arguments { positional: Vec::new(), keywords })?;
    Ok(value(super::blocks::TransactionBlock::closing(session)))
}

impl Object for Sessionmaker {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("sessionmaker")
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
        let mut given = std::mem::take(arguments);
        for (name, default) in &self.arguments {
            if &**name == "bind" && !given.positional.is_empty() {
                continue;
            }
            if !given.keywords.iter().any(|(keyword, _)| keyword == name) {
                given.keywords.push((Rc::clone(name), default.clone()));
            }
        }
        super::open(cx, given).map(Some)
    }
}

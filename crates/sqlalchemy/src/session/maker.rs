//! `Session(…)` and `sessionmaker(…)`: the same options, now or later.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use bothways_orm::EngineId;
use bothways_orm::session::SessionOptions;
use bothways_python::{Arguments, Dict, HostRef, Raised, Value};

use super::blocks::SessionBlock;
use crate::context::Context;
use crate::engine::Engine;
use crate::native::{self, Method, Native};
use crate::object::{Object, value, view};

/// The class `Session`.
pub(crate) struct SessionClass;

/// What `sessionmaker(…)` gives.
pub(crate) struct Sessionmaker {
    arguments: RefCell<Vec<(Rc<str>, Value)>>,
    /// Which one it is.
    pub(super) number: usize,
}

/// The options of a session, read from arguments.
pub(super) struct Options {
    pub session: SessionOptions,
    pub bind: Value,
    pub info: Rc<Dict>,
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
    let info = Rc::new(Dict::default());
    let mut bind = arguments.positional.first().cloned().unwrap_or(Value::None);
    for (name, given) in arguments.keywords {
        match &*name {
            "bind" => bind = given,
            "autoflush" => session.autoflush = cx.python().truth(&given)?,
            "expire_on_commit" => session.expire_on_commit = cx.python().truth(&given)?,
            "autobegin" => session.autobegin = cx.python().truth(&given)?,
            "close_resets_only" => session.close_resets_only = matches!(given, Value::Bool(true)),
            "info" => copy_info(cx, &info, &given)?,
            "enable_baked_queries" => {}
            "future" | "twophase" | "autocommit" => check_fixed(cx, &name, &given)?,
            "binds" | "query_cls" | "join_transaction_mode" | "execution_options" | "class_" => {
                if !given.is_none() {
                    return cx.unsupported(format!("Session({name}=…)"));
                }
            }
            _ => return Err(crate::arguments::unexpected(cx.vm, function, &name)),
        }
    }
    check_bind(cx, &bind)?;
    session.bound = !bind.is_none();
    session.engine = view::<Engine>(&bind).map_or_else(EngineId::default, |engine| engine.id);
    Ok(Options { session, bind, info })
}

/// The dict given as `info=` is copied.
fn copy_info(cx: &mut Context<'_>, info: &Dict, given: &Value) -> Result<(), Raised> {
    let Value::Dict(given) = given else {
        return match given {
            Value::None => Ok(()),
            _ => cx.unsupported("Session(info=…) with anything but a dict"),
        };
    };
    for (key, value) in given.items() {
        if !info.set_simple(key, value) {
            return cx.unsupported("keys of this kind in Session(info=…)");
        }
    }
    Ok(())
}

/// Arguments that are there for the sake of old programs and may say one thing only.
fn check_fixed(cx: &mut Context<'_>, name: &str, given: &Value) -> Result<(), Raised> {
    let truth = cx.python().truth(given)?;
    match (name, truth) {
        ("future", false) => {
            let message = "The 'future' parameter passed to Session() may only be set to True.";
            Err(cx.raise("ArgumentError", message))
        }
        ("autocommit", true) => Err(cx.raise("ArgumentError", "autocommit=True is no longer supported")),
        ("twophase", true) => cx.unsupported("Session(twophase=True)"),
        _ => Ok(()),
    }
}

fn check_bind(cx: &mut Context<'_>, bind: &Value) -> Result<(), Raised> {
    if bind.is_none() || view::<Engine>(bind).is_some() {
        return Ok(());
    }
    let name = cx.type_name(bind)?;
    cx.unsupported(format!("{name} as the bind of a session"))
}

/// `sessionmaker(…)`
pub(crate) fn sessionmaker(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    // The options are looked at now, so that a mistake shows where it was made.
    let bind = arguments.positional.first().cloned().unwrap_or(Value::None);
    let defaults =
        [("bind", bind), ("autoflush", Value::Bool(true)), ("expire_on_commit", Value::Bool(true))];
    let defaults = defaults.map(|(name, default)| (Rc::from(name), default));
    let number = cx.facade.sessions.number_maker();
    let maker = Sessionmaker { arguments: RefCell::new(defaults.into()), number };
    maker.configure(arguments.keywords);
    Ok(value(maker))
}

impl Sessionmaker {
    /// Sets arguments for the sessions to come.
    fn configure(&self, keywords: Vec<(Rc<str>, Value)>) {
        let mut known = self.arguments.borrow_mut();
        for (name, given) in keywords {
            match known.iter_mut().find(|(known, _)| *known == name) {
                Some((_, present)) => *present = given,
                None => known.push((name, given)),
            }
        }
    }

    /// Opens a session with these arguments before its own.
    fn open(&self, cx: &mut Context<'_>, mut given: Arguments) -> Result<Value, Raised> {
        if !given.positional.is_empty() {
            let text = format!(
                "sessionmaker.__call__() takes 1 positional argument but {} were given",
                given.positional.len() + 1
            );
            return Err(cx.vm.raise_type_error(text));
        }
        for (name, default) in self.arguments.borrow().iter() {
            let present = given.keywords.iter_mut().find(|(keyword, _)| keyword == name);
            match present {
                None => given.keywords.push((Rc::clone(name), default.clone())),
                // Both are copied into the session's, the given one last.
                Some((_, info)) if &**name == "info" => {
                    let both = Rc::new(Dict::default());
                    copy_info(cx, &both, default)?;
                    copy_info(cx, &both, info)?;
                    *info = Value::Dict(both);
                }
                Some(_) => {}
            }
        }
        let opened = super::open(cx, given)?;
        if let Some(session) = super::session_id(&opened) {
            cx.facade.sessions.set_maker(session, self.number);
        }
        Ok(opened)
    }
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
            "object_session" => Ok(Some(Native::function("object_session", super::object_session))),
            "identity_key" => Ok(Some(Native::function("identity_key", super::identity_key))),
            _ => cx.unsupported(format!("Session.{name} on the class")),
        }
    }

    fn has_instance(&self, _cx: &mut Context<'_>, given: &Value) -> Result<Option<bool>, Raised> {
        Ok(Some(super::session_id(given).is_some()))
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some("<class 'sqlalchemy.orm.session.Session'>".to_owned()))
    }
}

const METHODS: &[Method] = &[("configure", configure), ("begin", begin)];

fn configure(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let maker = native::receiver::<Sessionmaker>(cx, arguments.positional.first(), "sessionmaker")?;
    maker.configure(arguments.keywords);
    Ok(Value::None)
}

/// `with Session.begin() as session`
fn begin(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let maker = native::receiver::<Sessionmaker>(cx, arguments.positional.first(), "sessionmaker")?;
    let session = maker.open(cx, Arguments::default())?;
    Ok(value(SessionBlock::new(session)))
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
        self.open(cx, std::mem::take(arguments)).map(Some)
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "kw" => {
                let kw = Rc::new(Dict::default());
                for (name, given) in self.arguments.borrow().iter() {
                    kw.set_str(Rc::clone(name), given.clone());
                }
                Ok(Some(Value::Dict(kw)))
            }
            "class_" => cx.unsupported("sessionmaker.class_"),
            _ => Ok(None),
        }
    }
}

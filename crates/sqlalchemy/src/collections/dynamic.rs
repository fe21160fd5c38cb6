//! `AppenderQuery`: what a relationship with `lazy="dynamic"` reads as. It is a legacy query for the members, and
//! members enter and leave it one by one. Of an owner without a row it knows what was added.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::{OrmError, attributes};
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_world::SessionId;

use super::write_only::Members;
use crate::context::Context;
use crate::errors::{self, checked};
use crate::names;
use crate::native::{self, Method, Native};
use crate::object::{Object, value};
use crate::query::{LegacyQuery, ResultObject, Shape};

/// The query of one owner. Each reading of the attribute gives another one.
pub(crate) struct AppenderQuery {
    pub members: Members,
}

impl AppenderQuery {
    /// The session to ask, which is flushed first; none if only what was added is known.
    fn session(&self, cx: &mut Context<'_>) -> Result<Option<SessionId>, Raised> {
        checked(cx, |orm| attributes::flushed_session(orm, self.members.owner))
    }

    /// The plain query that its methods extend (`_generate`).
    fn generate(&self, cx: &mut Context<'_>) -> Result<LegacyQuery, Raised> {
        let Members { owner, attribute, .. } = self.members;
        match cx.facade.orm.object(owner).session {
            Some(session) => Ok(LegacyQuery::of_built(session, self.members.query(cx))),
            None => Err(errors::raise(cx, &OrmError::DetachedCollection { owner, attribute })),
        }
    }

    /// What was added and not flushed.
    fn added(&self, cx: &mut Context<'_>) -> Vec<Value> {
        let added = attributes::added_items(&cx.facade.orm, self.members.owner, self.members.attribute);
        added.into_iter().map(|item| cx.instance(item)).collect()
    }

    /// The members, as a result to read.
    fn run(&self, cx: &mut Context<'_>) -> Result<ResultObject, Raised> {
        if self.session(cx)?.is_some() {
            return self.generate(cx)?.run(cx);
        }
        let owner = cx.facade.orm.object(self.members.owner);
        if owner.key.is_some() && owner.session.is_none() {
            checked(cx, |orm| attributes::warn_detached(orm, self.members.owner))?;
        }
        let rows = self.added(cx).into_iter().map(|item| vec![item]).collect();
        Ok(ResultObject::of_rows(rows, Rc::new([None])).shaped(Shape::Scalars))
    }
}

const METHODS: &[Method] = &[
    ("append", |cx, arguments| add(cx, "AppenderQuery.append", arguments)),
    ("add", |cx, arguments| add(cx, "AppenderQuery.add", arguments)),
    ("extend", |cx, arguments| add_all(cx, "AppenderQuery.extend", arguments)),
    ("add_all", |cx, arguments| add_all(cx, "AppenderQuery.add_all", arguments)),
    ("remove", |cx, arguments| {
        let [this, item] = cx.bind("AppenderQuery.remove", ["self", "item"], 2, arguments)?;
        receiver(cx, this.as_ref())?.members.remove(cx, &item.unwrap_or(Value::None))?;
        Ok(Value::None)
    }),
    ("all", |cx, arguments| Ok(Value::list(run(cx, "Query.all", arguments)?.all()))),
    ("one", |cx, arguments| Ok(run(cx, "Query.one", arguments)?.one(cx, false)?.unwrap_or(Value::None))),
    ("one_or_none", |cx, arguments| {
        Ok(run(cx, "Query.one_or_none", arguments)?.one(cx, true)?.unwrap_or(Value::None))
    }),
    ("count", count),
];

fn receiver<'v>(cx: &mut Context<'_>, this: Option<&'v Value>) -> Result<&'v AppenderQuery, Raised> {
    native::receiver::<AppenderQuery>(cx, this, "AppenderQuery")
}

fn add(cx: &mut Context<'_>, function: &str, arguments: Arguments) -> Result<Value, Raised> {
    let [this, item] = cx.bind(function, ["self", "item"], 2, arguments)?;
    receiver(cx, this.as_ref())?.members.add(cx, &item.unwrap_or(Value::None))?;
    Ok(Value::None)
}

fn add_all(cx: &mut Context<'_>, function: &str, arguments: Arguments) -> Result<Value, Raised> {
    let [this, items] = cx.bind(function, ["self", "iterator"], 2, arguments)?;
    receiver(cx, this.as_ref())?.members.add_all(cx, &items.unwrap_or(Value::None))?;
    Ok(Value::None)
}

fn run(cx: &mut Context<'_>, function: &str, arguments: Arguments) -> Result<ResultObject, Raised> {
    let [this] = cx.bind(function, ["self"], 1, arguments)?;
    receiver(cx, this.as_ref())?.run(cx)
}

fn count(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("AppenderMixin.count", ["self"], 1, arguments)?;
    let query = receiver(cx, this.as_ref())?;
    match query.session(cx)? {
        Some(_) => query.generate(cx)?.count(cx),
        None => Ok(Value::Int(i64::try_from(query.added(cx).len()).unwrap_or(i64::MAX))),
    }
}

impl Object for AppenderQuery {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("AppenderQuery")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        if !names::is_member("Query", name) {
            return Ok(None);
        }
        // Whatever else a query can do it does as a plain one, which is there when the method is called.
        let Some((name, method)) = LegacyQuery::METHODS.iter().copied().find(|(known, _)| *known == name)
        else {
            return cx.unsupported(format!("AppenderQuery.{name}"));
        };
        let on_plain = Native::closure(name, move |cx, mut arguments| {
            let plain = receiver(cx, arguments.positional.first())?.generate(cx)?;
            if let Some(query) = arguments.positional.first_mut() {
                *query = value(plain);
            }
            method(cx, arguments)
        });
        Ok(Some(Value::bound_method(on_plain, Value::Host(this.clone()))))
    }

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(value(self.run(cx)?)))
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        match self.session(cx)? {
            Some(_) => self.generate(cx)?.get_item(cx, index),
            None => {
                let added = Value::list(self.added(cx));
                cx.python().get_item(&added, index).map(Some)
            }
        }
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        match self.session(cx)? {
            Some(_) => self.generate(cx)?.str(cx),
            None => cx.unsupported("the text of the query of a dynamic collection without session"),
        }
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let address = cx.vm.new_address();
        Ok(Some(format!("<sqlalchemy.orm.dynamic.AppenderQuery object at {address:#x}>")))
    }
}

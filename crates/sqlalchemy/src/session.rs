//! `Session`, `sessionmaker` and what they hand out.

mod attribute_state;
mod blocks;
mod bulk;
mod identity_set;
mod known;
mod lookup;
mod maker;
mod merging;
mod methods;
mod scoped;
mod state;
pub(crate) mod subclass;
mod transaction;
mod transient;

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::session as orm_session;
use bothways_python::{Arguments, HostRef, Instance, Raised, Value};
use bothways_world::SessionId;

use crate::context::Context;
use crate::errors::checked;
use crate::events::Scope;
use crate::instances::id_of;
use crate::native::Method;
use crate::object::{Object, value, view};
use blocks::NoAutoflush;
use identity_set::{IdentityMap, IdentitySet};
use known::Release;

pub(crate) use attribute_state::history;
pub(crate) use known::Sessions;
pub(crate) use lookup::{identity, identity_key, key_value};
pub(crate) use maker::{SessionClass, sessionmaker};
pub(crate) use scoped::scoped_session;
pub(crate) use state::{inspect, state_of};
pub(crate) use transient::{
    close_all_sessions, make_transient, make_transient_to_detached, object_session, was_deleted,
};

/// A session.
pub(crate) struct SessionObject {
    pub id: SessionId,
    _release: Release,
}

impl Context<'_> {
    /// A mapped object given to a session method, which holds it until the end: nothing else may.
    pub(crate) fn session_member(&mut self, given: &Value) -> Result<bothways_world::InstanceId, Raised> {
        if let Some(id) = id_of(given) {
            return Ok(id);
        }
        let path = match given {
            Value::Class(_) => "builtins.type".to_owned(),
            Value::Instance(instance) => {
                format!("{}.{}", instance.class.module, instance.class.qualified_name)
            }
            other => self.class_path(other)?,
        };
        let mut message = format!("Class '{path}' is not mapped");
        if let Value::Class(class) = given {
            let class = Rc::clone(class);
            let metaclass = self.python().class_of(given)?;
            let meta = format!("{}.{}", metaclass.module, metaclass.qualified_name);
            message = format!(
                "Class '{meta}' is not mapped; was a class ({}.{}) supplied where an instance was required?",
                class.module, class.qualified_name
            );
        }
        Err(self.raise("UnmappedInstanceError", message))
    }
}

impl Object for SessionObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Session")
    }

    fn methods(&self) -> &'static [Method] {
        methods::METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let session = self.id;
        Ok(Some(match name {
            "new" => value(IdentitySet::new(cx, orm_session::new_objects(&cx.facade.orm, session))),
            "dirty" => value(IdentitySet::new(cx, orm_session::dirty_objects(&cx.facade.orm, session))),
            "deleted" => value(IdentitySet::new(cx, orm_session::deleted_objects(&cx.facade.orm, session))),
            "identity_map" => value(IdentityMap { session }),
            "no_autoflush" => value(NoAutoflush::new(Value::Host(this.clone()))),
            "is_active" => Value::Bool(orm_session::is_active(&cx.facade.orm, session)),
            "hash_key" => Value::Int(i64::from(session.0) + 1),
            "autoflush" => Value::Bool(orm_session::options(&cx.facade.orm, session).autoflush),
            "expire_on_commit" => Value::Bool(orm_session::options(&cx.facade.orm, session).expire_on_commit),
            "autobegin" => Value::Bool(orm_session::options(&cx.facade.orm, session).autobegin),
            "bind" => cx.facade.sessions.bind(session),
            "info" => cx.facade.sessions.info(session),
            _ => return Ok(None),
        }))
    }

    fn set_attribute(&self, cx: &mut Context<'_>, name: &str, given: &Value) -> Result<bool, Raised> {
        let orm = &mut cx.facade.orm;
        match (name, given) {
            ("autoflush", Value::Bool(truth)) => {
                orm_session::set_autoflush(orm, self.id, *truth);
            }
            ("expire_on_commit", Value::Bool(truth)) => {
                orm_session::set_expire_on_commit(orm, self.id, *truth);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        cx.settle_sessions();
        let id = cx.session_member(item)?;
        Ok(Some(orm_session::contains(&cx.facade.orm, self.id, id)))
    }

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        let objects = cx.with_orm(|orm| orm_session::objects(orm, self.id));
        Ok(Some(Value::list(objects.into_iter().map(|id| cx.instance(id)).collect())))
    }

    fn enter(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn exit(&self, cx: &mut Context<'_>, _exception: Option<&Rc<Instance>>) -> Result<bool, Raised> {
        checked(cx, |orm| orm_session::close(orm, self.id))?;
        Ok(false)
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let address = cx.vm.new_address();
        Ok(Some(format!("<sqlalchemy.orm.session.Session object at {address:#x}>")))
    }
}

/// The sessions that the target of an event stands for; none: it stands for no session.
pub(crate) fn scope(target: &Value) -> Option<Scope> {
    if view::<SessionClass>(target).is_some() {
        return Some(Scope::All);
    }
    if let Some(maker) = view::<maker::Sessionmaker>(target) {
        return Some(Scope::Maker(maker.number));
    }
    if let Some(scoped) = view::<scoped::ScopedSession>(target) {
        return scope(scoped.factory());
    }
    session_id(target).map(Scope::One)
}

/// The session that a value is, or holds as an object of a class that inherits from `Session`.
pub(crate) fn session_id(given: &Value) -> Option<SessionId> {
    match view::<SessionObject>(given) {
        Some(session) => Some(session.id),
        None => {
            subclass::of_instance(given).as_ref().and_then(view::<SessionObject>).map(|session| session.id)
        }
    }
}

/// Opens a session with the arguments of `Session(…)`.
pub(crate) fn open(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    match arguments.take_keyword("class_").filter(|class| view::<SessionClass>(class).is_none()) {
        Some(class @ Value::Class(_)) => cx.python().call(&class, arguments),
        Some(_) => cx.unsupported("this class of sessions"),
        None => open_plain(cx, arguments),
    }
}

/// The same, of `Session` itself.
fn open_plain(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let options = maker::options(cx, "Session.__init__", arguments)?;
    let id = cx.with_orm(|orm| orm_session::open(orm, options.session));
    cx.facade.sessions.add(options.bind, options.info);
    Ok(cx.session(id))
}

//! `Session`, `sessionmaker` and what they hand out.

mod blocks;
mod identity_set;
mod maker;
mod methods;
mod state;

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::session as orm_session;
use bothways_python::{Arguments, HostRef, Instance, Raised, Value};
use bothways_world::{ClassId, Scalar, SessionId};

use crate::context::Context;
use crate::errors::checked;
use crate::instances::id_of;
use crate::native::Method;
use crate::object::{Object, value};
use blocks::NoAutoflush;
use identity_set::{IdentityMap, IdentitySet};

pub(crate) use maker::{SessionClass, sessionmaker};
pub(crate) use methods::object_session;
pub(crate) use state::inspect;

/// A session.
pub(crate) struct SessionObject {
    pub id: SessionId,
}

/// The primary key given to `get()`: a value, or a tuple of them; a dict names the attributes.
pub(crate) fn identity(cx: &mut Context<'_>, class: ClassId, given: &Value) -> Result<Vec<Scalar>, Raised> {
    let parts: Vec<Value> = match given {
        Value::Tuple(parts) => parts.to_vec(),
        Value::List(parts) => parts.borrow().clone(),
        Value::Dict(names) => {
            let mapper = cx.facade.orm.mapper(class);
            let keys: Vec<_> = mapper
                .primary_key
                .iter()
                .filter_map(|position| mapper.column_attributes.get(*position).copied().flatten())
                .map(|attribute| cx.facade.orm.attribute(attribute).key.clone())
                .collect();
            match keys.iter().map(|key| names.get_str(key)).collect::<Option<Vec<Value>>>() {
                Some(parts) if parts.len() == names.len() => parts,
                _ => return cx.unsupported("these names in the key of get()"),
            }
        }
        one => vec![one.clone()],
    };
    let mut key = Vec::with_capacity(parts.len());
    for part in &parts {
        match crate::scalars::scalar(part) {
            Some(scalar) => key.push(scalar),
            None => {
                let name = cx.type_name(part)?;
                return cx.unsupported(format!("{name} as a primary key"));
            }
        }
    }
    Ok(key)
}

impl Context<'_> {
    /// A mapped object given to a session method.
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
            let meta = match class.host_marker() {
                Some(_) => "sqlalchemy.orm.decl_api.DeclarativeAttributeIntercept",
                None => "builtins.type",
            };
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

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let session = self.id;
        Ok(Some(match name {
            "new" => value(IdentitySet::new(cx, orm_session::new_objects(&cx.facade.orm, session))),
            "dirty" => value(IdentitySet::new(cx, orm_session::dirty_objects(&cx.facade.orm, session))),
            "deleted" => value(IdentitySet::new(cx, orm_session::deleted_objects(&cx.facade.orm, session))),
            "identity_map" => value(IdentityMap { session }),
            "no_autoflush" => value(NoAutoflush { session }),
            "is_active" => Value::Bool(orm_session::is_active(&cx.facade.orm, session)),
            "hash_key" => Value::Int(i64::from(session.0) + 1),
            "autoflush" => Value::Bool(cx.facade.session_options(session).autoflush),
            "expire_on_commit" => Value::Bool(cx.facade.session_options(session).expire_on_commit),
            _ if methods::REFUSED.contains(&name) => return cx.unsupported(format!("Session.{name}")),
            _ => return Ok(None),
        }))
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
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

/// Opens a session with the arguments of `Session(…)`.
pub(crate) fn open(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let options = maker::options(cx, "Session.__init__", arguments)?;
    let id = cx.with_orm(|orm| orm_session::open(orm, options.session));
    cx.facade.sessions.push(options.session);
    Ok(value(SessionObject { id }))
}

//! `inspect(object)`: where an object stands in its life.

use std::borrow::Cow;
use std::rc::{Rc, Weak};

use bothways_orm::reflection::Asked;
use bothways_python::{Arguments, Dict, HostRef, Raised, Value};
use bothways_world::{AttributeId, InstanceId, Lifecycle};

use super::attribute_state::AttributeStates;
use crate::attributes::InstrumentedAttribute;
use crate::connection::Connection;
use crate::context::Context;
use crate::engine::Engine;
use crate::inspection::Inspector;
use crate::instances::id_of;
use crate::object::{Object, value, view, wrap};

/// What `inspect(object)` gives. It does not keep the object alive.
struct InstanceState {
    instance: InstanceId,
}

/// `inspect(instance)`
pub(crate) fn state_of(cx: &mut Context<'_>, instance: InstanceId) -> Value {
    let known = cx.facade.states.get(&instance).and_then(Weak::upgrade);
    Value::Host(known.map_or_else(
        || {
            let made = wrap(InstanceState { instance });
            cx.facade.states.insert(instance, Rc::downgrade(&made.0));
            made
        },
        HostRef,
    ))
}

/// `inspect(…)`
pub(crate) fn inspect(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [subject, raiseerr] = cx.bind("inspect", ["subject", "raiseerr"], 1, arguments)?;
    let subject = subject.unwrap_or(Value::None);
    if let Some(instance) = id_of(&subject) {
        return Ok(state_of(cx, instance));
    }
    if let Some(class) = subject.as_class().and_then(|class| cx.facade.classes.id(class)) {
        return Ok(crate::inspection::mapper(cx, class));
    }
    if view::<InstrumentedAttribute>(&subject).is_some() {
        return Ok(subject);
    }
    if let Some(engine) = view::<Engine>(&subject) {
        return Ok(Inspector::value(Asked::Engine(engine.id)));
    }
    if let Some(connection) = view::<Connection>(&subject) {
        return Ok(Inspector::value(Asked::Session(connection.session())));
    }
    if matches!(raiseerr, Some(Value::Bool(false))) {
        return Ok(Value::None);
    }
    if matches!(&subject, Value::Host(_)) {
        return cx.unsupported("inspect() of anything but a mapped class and its objects and attributes");
    }
    let class = cx.python().class_of(&subject)?;
    let message =
        format!("No inspection system is available for object of type <class '{}'>", class.full_name());
    Err(cx.raise("NoInspectionAvailable", message))
}

impl InstanceState {
    /// The set of the keys of some attributes.
    fn keys(
        &self,
        cx: &mut Context<'_>,
        chosen: impl Fn(&bothways_world::Object, AttributeId) -> bool,
    ) -> Result<Value, Raised> {
        let object = cx.facade.orm.object(self.instance);
        let properties = &cx.facade.orm.mapper(object.class).properties;
        let keys = properties.iter().filter(|(_, attribute)| chosen(object, **attribute));
        let keys = Value::list(keys.map(|(key, _)| Value::from(&**key)).collect());
        let set = Value::Class(Rc::clone(&cx.vm.types().set));
        cx.python().call(&set, Arguments::positional(vec![keys]))
    }
}

impl Object for InstanceState {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("InstanceState")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        cx.settle_sessions();
        let object = cx.facade.orm.object(self.instance);
        let lifecycle = object.lifecycle();
        Ok(Some(match name {
            "transient" => Value::Bool(lifecycle == Lifecycle::Transient),
            "pending" => Value::Bool(lifecycle == Lifecycle::Pending),
            "persistent" => Value::Bool(lifecycle == Lifecycle::Persistent),
            "deleted" => Value::Bool(lifecycle == Lifecycle::Deleted),
            "detached" => Value::Bool(lifecycle == Lifecycle::Detached),
            "modified" => Value::Bool(object.modified),
            "expired" => Value::Bool(bothways_orm::session::is_expired(&cx.facade.orm, self.instance)),
            "has_identity" => Value::Bool(object.key.is_some()),
            "identity" => match &object.key {
                Some(key) => {
                    let values = key.values.clone();
                    let parts = values.iter().map(|part| crate::scalars::value(cx, part));
                    Value::tuple(parts.collect::<Result<_, Raised>>()?)
                }
                None => Value::None,
            },
            "was_deleted" => Value::Bool(object.deleted),
            "session" => match object.session {
                Some(session) => cx.session(session),
                None => Value::None,
            },
            "key" | "identity_key" => match object.key.clone() {
                Some(key) => super::lookup::key_value(cx, &key),
                None => Value::None,
            },
            "object" => cx.instance(self.instance),
            "mapper" => {
                let class = object.class;
                crate::inspection::mapper(cx, class)
            }
            "class_" => cx.facade.classes.class(object.class).map_or(Value::None, Value::Class),
            "attrs" => value(AttributeStates { instance: self.instance }),
            "dict" => {
                let object = cx.instance(self.instance);
                cx.python().get_attribute(&object, "__dict__")?
            }
            "unloaded" => self.keys(cx, |object, attribute| {
                !object.committed.contains_key(&attribute) && !object.values.contains_key(&attribute)
            })?,
            "unmodified" => self.keys(cx, |object, attribute| !object.committed.contains_key(&attribute))?,
            // Expiring the whole object counts its relationships too.
            "expired_attributes" => {
                let whole = bothways_orm::session::is_expired(&cx.facade.orm, self.instance);
                self.keys(cx, |object, attribute| whole || object.expired.binary_search(&attribute).is_ok())?
            }
            "committed_state" => {
                let properties = cx.facade.orm.mapper(object.class).properties.clone();
                let committed = object.committed.clone();
                let state: Rc<Dict> = Rc::default();
                for (attribute, old) in &committed {
                    if let Some((key, _)) = properties.iter().find(|(_, known)| *known == attribute) {
                        let old = crate::events::committed_value(cx, old)?;
                        state.set_str(&**key, old);
                    }
                }
                Value::Dict(state)
            }
            "manager" | "parents" | "callables" | "unloaded_expirable" | "async_session" | "load_options" => {
                return cx.unsupported(format!("inspect(object).{name}"));
            }
            _ => return Ok(None),
        }))
    }
}

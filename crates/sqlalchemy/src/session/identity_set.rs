//! `session.new`, `.dirty`, `.deleted` and `.identity_map`: collections that compare by identity.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::session;
use bothways_python::{Arguments, Dict, HostRef, Raised, Value};
use bothways_world::{InstanceId, SessionId};

use super::lookup::key_value;
use super::state_of;
use crate::context::Context;
use crate::instances::id_of;
use crate::native::Method;
use crate::object::{Object, view};

/// An `IdentitySet`, as it was when it was asked for.
pub(super) struct IdentitySet {
    members: Vec<Value>,
}

impl IdentitySet {
    /// A set of these objects.
    pub fn new(cx: &mut Context<'_>, members: Vec<InstanceId>) -> Self {
        Self { members: members.into_iter().map(|id| cx.instance(id)).collect() }
    }
}

impl Object for IdentitySet {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("IdentitySet")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "add" | "remove" | "discard" | "pop" | "clear" | "union" | "difference" | "intersection"
            | "copy" | "update" | "issubset" | "issuperset" => cx.unsupported(format!("IdentitySet.{name}")),
            _ => Ok(None),
        }
    }

    fn contains(&self, _cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(Some(self.members.iter().any(|member| member.is(item))))
    }

    fn length(&self, _cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.members.len()))
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, _cx: &mut Context<'_>, position: usize) -> Result<Option<Value>, Raised> {
        Ok(self.members.get(position).cloned())
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let list = Value::list(self.members.clone());
        Ok(Some(format!("IdentitySet({})", cx.python().repr(&list)?)))
    }
}

/// `session.identity_map`: how many persistent objects there are, and which.
pub(super) struct IdentityMap {
    pub session: SessionId,
}

impl IdentityMap {
    fn keys(&self, cx: &mut Context<'_>) -> Vec<Value> {
        self.items(cx).into_iter().map(|(key, _)| key).collect()
    }

    fn items(&self, cx: &mut Context<'_>) -> Vec<(Value, Value)> {
        let mut items = Vec::new();
        for id in cx.with_orm(|orm| session::identity_map(orm, self.session)) {
            if let Some(key) = cx.facade.orm.object(id).key.clone() {
                items.push((key_value(cx, &key), cx.instance(id)));
            }
        }
        items
    }

    fn find(&self, cx: &mut Context<'_>, key: &Value) -> Result<Option<Value>, Raised> {
        for (known, object) in self.items(cx) {
            if cx.python().equals(&known, key)? {
                return Ok(Some(object));
            }
        }
        Ok(None)
    }
}

/// The entries of the map a method was called on.
fn items_of(cx: &mut Context<'_>, name: &str, arguments: Arguments) -> Result<Vec<(Value, Value)>, Raised> {
    let [this] = cx.bind(name, ["self"], 1, arguments)?;
    Ok(match this.as_ref().and_then(view::<IdentityMap>) {
        Some(map) => map.items(cx),
        None => Vec::new(),
    })
}

const METHODS: &[Method] = &[
    ("keys", |cx, arguments| {
        // A view, as that of a dict.
        let dict = Value::Dict(Rc::new(Dict::default()));
        for (key, _) in items_of(cx, "IdentityMap.keys", arguments)? {
            cx.python().set_item(&dict, &key, Value::None)?;
        }
        let keys = cx.python().get_attribute(&dict, "keys")?;
        cx.python().call(&keys, Arguments::default())
    }),
    ("values", |cx, arguments| {
        let items = items_of(cx, "_WeakInstanceDict.values", arguments)?;
        Ok(Value::list(items.into_iter().map(|(_, object)| object).collect()))
    }),
    ("items", |cx, arguments| {
        let items = items_of(cx, "_WeakInstanceDict.items", arguments)?;
        Ok(Value::list(items.into_iter().map(|(key, object)| Value::tuple(vec![key, object])).collect()))
    }),
    ("all_states", |cx, arguments| {
        let items = items_of(cx, "_WeakInstanceDict.all_states", arguments)?;
        let states = items.into_iter().filter_map(|(_, object)| id_of(&object));
        Ok(Value::list(states.map(|state| state_of(cx, state)).collect()))
    }),
    ("get", |cx, arguments| {
        let [this, key, default] =
            cx.bind("_WeakInstanceDict.get", ["self", "key", "default"], 2, arguments)?;
        let found = match this.as_ref().and_then(view::<IdentityMap>) {
            Some(map) => map.find(cx, &key.unwrap_or(Value::None))?,
            None => None,
        };
        Ok(found.or(default).unwrap_or(Value::None))
    }),
];

impl Object for IdentityMap {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_WeakInstanceDict")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(cx.with_orm(|orm| session::identity_map(orm, self.session)).len()))
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(Some(self.find(cx, item)?.is_some()))
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        match self.find(cx, index)? {
            Some(found) => Ok(Some(found)),
            None => Err(cx.vm.raise_key_error(index.clone())),
        }
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "contains_state" | "has_key" => cx.unsupported(format!("Session.identity_map.{name}")),
            _ => Ok(None),
        }
    }

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::list(self.keys(cx))))
    }
}

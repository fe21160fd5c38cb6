//! `session.new`, `.dirty`, `.deleted` and `.identity_map`: collections that compare by identity.

use std::borrow::Cow;

use bothways_orm::session;
use bothways_python::{HostRef, Raised, Value};
use bothways_world::{InstanceId, SessionId};

use crate::context::Context;
use crate::object::Object;

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
    fn members(&self, cx: &mut Context<'_>) -> Vec<InstanceId> {
        let all = cx.with_orm(|orm| session::objects(orm, self.session));
        all.into_iter().filter(|id| cx.facade.orm.object(*id).key.is_some()).collect()
    }
}

impl Object for IdentityMap {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("_WeakInstanceDict")
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.members(cx).len()))
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "keys" | "values" | "items" | "get" | "all_states" => {
                cx.unsupported(format!("Session.identity_map.{name}"))
            }
            _ => Ok(None),
        }
    }

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        cx.unsupported("iterating over Session.identity_map (the session itself can be iterated)")
    }
}

//! What the collections of an association proxy have in common: an object, and how its values are kept.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{Arguments, HostRef, Raised, Value};

use super::Definition;
use crate::context::Context;
use crate::object::{Object, value};

/// The proxy of one object's collection.
#[derive(Clone)]
pub(super) struct Held {
    pub owner: Value,
    pub definition: Rc<Definition>,
}

impl Held {
    /// The collection behind it.
    pub fn target(&self, cx: &mut Context<'_>) -> Result<Value, Raised> {
        cx.python().get_attribute(&self.owner, &self.definition.target_collection)
    }

    /// Calls a method of the collection behind it.
    pub fn on_target(
        &self,
        cx: &mut Context<'_>,
        method: &str,
        positional: Vec<Value>,
    ) -> Result<Value, Raised> {
        let target = self.target(cx)?;
        cx.python().call_method(&target, method, positional)
    }

    /// What a member of that collection stands for; where there is none, nothing.
    pub fn value_of(&self, cx: &mut Context<'_>, member: &Value) -> Result<Value, Raised> {
        if member.is_none() {
            return Ok(Value::None);
        }
        cx.python().get_attribute(member, &self.definition.attribute)
    }

    /// Puts a value into a member.
    pub fn put(&self, cx: &mut Context<'_>, member: &Value, given: &Value) -> Result<(), Raised> {
        cx.python().set_attribute(member, &self.definition.attribute, given.clone())
    }

    /// A new member for these: a value, with its key before it in a dict.
    pub fn create(&self, cx: &mut Context<'_>, given: Vec<Value>) -> Result<Value, Raised> {
        let creator = match &self.definition.creator {
            Some(creator) => creator.clone(),
            None => self.definition.target_class(cx, &self.owner)?,
        };
        cx.python().call(&creator, Arguments::positional(given))
    }

    /// The values now.
    pub fn values(&self, cx: &mut Context<'_>) -> Result<Vec<Value>, Raised> {
        let target = self.target(cx)?;
        let members = cx.python().collect(&target)?;
        members.iter().map(|member| self.value_of(cx, member)).collect()
    }

    /// The first member that stands for a value, and its position. Members are looked at one by one, as a look may
    /// load what they refer to.
    pub fn find(&self, cx: &mut Context<'_>, wanted: &Value) -> Result<Option<(i64, Value)>, Raised> {
        let target = self.target(cx)?;
        let members = cx.python().iterator(&target)?;
        for position in 0.. {
            let Some(member) = cx.python().next(&members)? else { break };
            let held = self.value_of(cx, &member)?;
            if cx.python().equals(&held, wanted)? {
                return Ok(Some((position, member)));
            }
        }
        Ok(None)
    }

    /// An iterator over the values, each found when it is asked for.
    pub fn iterate(&self, cx: &mut Context<'_>) -> Result<Value, Raised> {
        let target = self.target(cx)?;
        let members = cx.python().iterator(&target)?;
        Ok(value(Values { held: self.clone(), members }))
    }

    /// How many there are.
    pub fn length(&self, cx: &mut Context<'_>) -> Result<usize, Raised> {
        let target = self.target(cx)?;
        cx.python().length(&target)
    }
}

/// The iterator over the values.
struct Values {
    held: Held,
    members: Value,
}

impl Object for Values {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("generator")
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, cx: &mut Context<'_>, _position: usize) -> Result<Option<Value>, Raised> {
        match cx.python().next(&self.members)? {
            Some(member) => self.held.value_of(cx, &member).map(Some),
            None => Ok(None),
        }
    }
}

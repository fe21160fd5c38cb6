//! `RelationshipDirection` and its three members.

use std::borrow::Cow;

use bothways_orm::config::Direction;
use bothways_python::{HostRef, Raised, Value};

use crate::context::Context;
use crate::object::{Object, value};

/// A member of the enumeration.
struct DirectionObject(Direction);

/// The enumeration.
pub(crate) struct RelationshipDirectionClass;

/// Name and number of a direction.
fn member(direction: Direction) -> (&'static str, i64) {
    match direction {
        Direction::OneToMany => ("ONETOMANY", 1),
        Direction::ManyToOne => ("MANYTOONE", 2),
        Direction::ManyToMany => ("MANYTOMANY", 3),
    }
}

/// The one object of a direction.
pub(crate) fn direction_value(cx: &mut Context<'_>, direction: Direction) -> Value {
    let known = cx.facade.inspected.directions.entry(member(direction).0);
    known.or_insert_with(|| value(DirectionObject(direction))).clone()
}

impl Object for DirectionObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("RelationshipDirection")
    }

    fn attribute(&self, _cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let (own, number) = member(self.0);
        Ok(match name {
            "name" => Some(Value::from(own)),
            "value" => Some(Value::Int(number)),
            _ => None,
        })
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let (name, number) = member(self.0);
        Ok(Some(format!("<RelationshipDirection.{name}: {number}>")))
    }

    fn str(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(format!("RelationshipDirection.{}", member(self.0).0)))
    }
}

impl Object for RelationshipDirectionClass {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("EnumType")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let all = [Direction::OneToMany, Direction::ManyToOne, Direction::ManyToMany];
        let found = all.into_iter().find(|direction| member(*direction).0 == name);
        Ok(found.map(|direction| direction_value(cx, direction)))
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some("<enum 'RelationshipDirection'>".to_owned()))
    }
}

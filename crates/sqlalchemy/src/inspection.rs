//! What `inspect(Parent)` and `Parent.children.property` show: mappers and the properties they configured; and what
//! `inspect(engine)` asks the database.

mod descriptors;
mod direction;
mod inspector;
mod mapper;
mod properties;
mod property;
mod written;

use std::collections::BTreeMap;

use bothways_python::Value;
use bothways_world::{AttributeId, ClassId};

use crate::context::Context;
pub(crate) use direction::{RelationshipDirectionClass, direction_value};
pub(crate) use inspector::Inspector;
pub(crate) use mapper::{class_mapper, class_of_mapper, mapper, object_mapper};
pub(crate) use properties::instrumented;
pub(crate) use property::property;

/// The objects that were shown: there is one for each mapper and each property.
#[derive(Default)]
pub(crate) struct Inspected {
    mappers: BTreeMap<ClassId, Value>,
    properties: BTreeMap<AttributeId, Value>,
    directions: BTreeMap<&'static str, Value>,
}

/// The `Column` object at a place.
fn column_at(cx: &Context<'_>, table: bothways_world::TableId, position: usize) -> Value {
    cx.facade.columns(table).get(position).cloned().unwrap_or(Value::None)
}

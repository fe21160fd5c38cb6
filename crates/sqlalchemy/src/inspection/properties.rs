//! `Mapper.relationships`, `.attrs`, `.column_attrs` and `.columns`: properties, or columns, by key.

use std::borrow::Cow;

use bothways_orm::config::Property;
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_world::{AttributeId, ClassId};

use super::{column_at, property};
use crate::context::Context;
use crate::native::{self, Method};
use crate::object::Object;

/// Which properties.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Relationships,
    Columns,
    /// All: relationships come first, as the class statement gives them to the mapper.
    All,
    /// `Column` objects under the keys of their properties.
    TableColumns,
}

/// Some of a mapper's properties by key.
pub(super) struct Properties {
    pub class: ClassId,
    pub kind: Kind,
}

const METHODS: &[Method] = &[("keys", keys), ("values", values), ("items", items), ("get", get)];

fn receiver<'v>(cx: &mut Context<'_>, this: Option<&'v Value>) -> Result<&'v Properties, Raised> {
    native::receiver(cx, this, "Properties")
}

fn keys(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("keys", ["self"], 1, arguments)?;
    let all = receiver(cx, this.as_ref())?.all(cx);
    Ok(Value::list(all.into_iter().map(|attribute| key(cx, attribute)).collect()))
}

fn values(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("values", ["self"], 1, arguments)?;
    let this = receiver(cx, this.as_ref())?;
    let values = this.all(cx).into_iter().map(|attribute| this.shown(cx, attribute)).collect();
    Ok(Value::list(values))
}

fn items(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("items", ["self"], 1, arguments)?;
    let this = receiver(cx, this.as_ref())?;
    let mut pairs = Vec::new();
    for attribute in this.all(cx) {
        pairs.push(Value::tuple(vec![key(cx, attribute), this.shown(cx, attribute)]));
    }
    Ok(Value::list(pairs))
}

fn get(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, key, default] = cx.bind("get", ["self", "key", "default"], 2, arguments)?;
    let this = receiver(cx, this.as_ref())?;
    match key.as_ref().and_then(Value::as_str).and_then(|key| this.find(cx, key)) {
        Some(attribute) => Ok(this.shown(cx, attribute)),
        None => Ok(default.unwrap_or(Value::None)),
    }
}

fn key(cx: &Context<'_>, attribute: AttributeId) -> Value {
    Value::from(&*cx.facade.orm.attribute(attribute).key)
}

/// The properties of a mapper in the order in which it took them in: what the class gives beside the columns of its
/// table, what it inherits, the columns; last what came later.
pub(super) fn in_order(cx: &Context<'_>, class: ClassId) -> Vec<AttributeId> {
    let inherited = inherited(cx, class, in_order);
    let own = own(cx, class, &inherited);
    let at = |wanted| own.iter().filter(move |(place, _)| *place == wanted).map(|(_, id)| *id);
    at(Place::First)
        .chain(inherited.iter().copied())
        .chain(at(Place::Column))
        .chain(at(Place::Later))
        .collect()
}

/// The attributes of a class in the order in which they were put onto it: those of the classes above come first.
pub(crate) fn instrumented(cx: &Context<'_>, class: ClassId) -> Vec<AttributeId> {
    let mut all = inherited(cx, class, instrumented);
    let mut own = own(cx, class, &all);
    own.sort_by_key(|(place, _)| *place);
    all.extend(own.into_iter().map(|(_, id)| id));
    all
}

/// What a class has of its parent.
fn inherited(
    cx: &Context<'_>,
    class: ClassId,
    of: fn(&Context<'_>, ClassId) -> Vec<AttributeId>,
) -> Vec<AttributeId> {
    let mapper = cx.facade.orm.mapper(class);
    let mut inherited = mapper.inheritance.parent.map_or_else(Vec::new, |parent| of(cx, parent));
    inherited.retain(|id| mapper.properties.values().any(|known| known == id));
    inherited
}

/// What it has beside that.
fn own(cx: &Context<'_>, class: ClassId, inherited: &[AttributeId]) -> Vec<(Place, AttributeId)> {
    let orm = &cx.facade.orm;
    let place = |id: &AttributeId| match &orm.attribute(*id).property {
        Property::Relationship(relationship) if relationship.from_backref => Place::Later,
        Property::Relationship(_) => Place::First,
        Property::Expression(property) if property.is_added => Place::Later,
        Property::Expression(_) => Place::First,
        Property::Column(_) => Place::Column,
    };
    let all = orm.mapper(class).properties.values().filter(|id| !inherited.contains(id));
    all.map(|id| (place(id), *id)).collect()
}

/// When a mapper takes a property in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    First,
    Column,
    Later,
}

impl Properties {
    fn all(&self, cx: &Context<'_>) -> Vec<AttributeId> {
        let orm = &cx.facade.orm;
        let all = in_order(cx, self.class).into_iter();
        match self.kind {
            Kind::Relationships => all.filter(|id| orm.attribute(*id).relationship().is_some()).collect(),
            Kind::Columns => all.filter(|id| orm.attribute(*id).relationship().is_none()).collect(),
            Kind::TableColumns => all.filter(|id| orm.attribute(*id).column().is_some()).collect(),
            Kind::All => all.collect(),
        }
    }

    fn find(&self, cx: &Context<'_>, key: &str) -> Option<AttributeId> {
        let found = cx.facade.orm.find_attribute(self.class, key)?;
        self.all(cx).contains(&found).then_some(found)
    }

    /// Whether one of them is an SQL expression.
    pub fn has_expression(&self, cx: &Context<'_>) -> bool {
        self.all(cx).iter().any(|id| cx.facade.orm.attribute(*id).expression().is_some())
    }

    fn shown(&self, cx: &mut Context<'_>, attribute: AttributeId) -> Value {
        let column = cx.facade.orm.column_of_attribute(self.class, attribute);
        match (self.kind, column) {
            (Kind::TableColumns, Some(column)) => column_at(cx, column.table, column.position),
            _ => property(cx, attribute),
        }
    }
}

impl Object for Properties {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self.kind {
            Kind::TableColumns => "ReadOnlyColumnCollection",
            Kind::Relationships | Kind::Columns | Kind::All => "ReadOnlyProperties",
        })
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match self.find(cx, name) {
            Some(attribute) => Ok(Some(self.shown(cx, attribute))),
            None => Err(cx.vm.raise_attribute_error(name)),
        }
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        match index.as_str().and_then(|key| self.find(cx, key)) {
            Some(attribute) => Ok(Some(self.shown(cx, attribute))),
            None => Err(cx.vm.raise_key_error(index.clone())),
        }
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.all(cx).len()))
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, cx: &mut Context<'_>, position: usize) -> Result<Option<Value>, Raised> {
        let attribute = self.all(cx).get(position).copied();
        Ok(attribute.map(|attribute| self.shown(cx, attribute)))
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(item.as_str().map(|key| self.find(cx, key).is_some()))
    }
}

//! `Bundle("name", *columns)`: columns of a query that come together, as one element of a row.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::query::Entity;
use bothways_python::{Arguments, HostRef, Raised, Value};

use super::build::Built;
use super::row::{Keys, Row};
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::expressions::ExpressionObject;
use crate::object::{Object, value, view};

/// A bundle.
pub(crate) struct Bundle {
    name: Rc<str>,
    /// The columns under their names.
    columns: Rc<[(Rc<str>, Value)]>,
}

/// `bundle.c`
struct Columns(Rc<[(Rc<str>, Value)]>);

/// Where the elements of a bundle are among those of a query.
#[derive(Clone)]
pub(crate) struct Group {
    start: usize,
    name: Rc<str>,
    keys: Keys,
}

/// `Bundle(name, *exprs)`
pub(crate) fn bundle(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    if let Some((keyword, _)) = arguments.keywords.first() {
        return cx.unsupported(format!("Bundle({keyword}=…)"));
    }
    let mut given = arguments.positional.into_iter();
    let Some(Value::Str(name)) = given.next() else { return cx.unsupported("Bundle() without a name") };
    let mut columns = Vec::new();
    for column in given {
        let key = match view::<InstrumentedAttribute>(&column) {
            Some(attribute) if !attribute.is_relationship(cx) => Some(Rc::clone(&attribute.key)),
            Some(_) => None,
            None => view::<ExpressionObject>(&column).and_then(|object| object.label.clone()),
        };
        match key {
            Some(key) => columns.push((key, column)),
            None => return cx.unsupported("Bundle() of anything but columns and labels"),
        }
    }
    if columns.is_empty() {
        return cx.unsupported("Bundle() without columns");
    }
    Ok(value(Bundle { name, columns: columns.into() }))
}

impl Bundle {
    /// Adds its columns to a query.
    pub fn add_to(&self, cx: &mut Context<'_>, built: &mut Built) -> Result<(), Raised> {
        let start = built.query.entities.len();
        for (_, column) in self.columns.iter() {
            built.add_entity(cx, column)?;
        }
        let keys = self.columns.iter().map(|(key, _)| Some(Rc::clone(key))).collect();
        built.bundles.push(Group { start, name: Rc::clone(&self.name), keys });
        Ok(())
    }
}

/// The names of a row's elements, bundles being one each.
pub(super) fn row_keys(cx: &Context<'_>, built: &Built) -> Keys {
    if built.bundles.is_empty() {
        return built.row_keys(cx);
    }
    let mut grouped = built.clone();
    for group in built.bundles.iter().rev() {
        let places = group.start + 1..group.start + group.keys.len();
        if let Some(Entity::Expression { label, .. }) = grouped.query.entities.get_mut(group.start) {
            *label = Some(Arc::from(&*group.name));
        }
        if let Some(key) = grouped.keys.get_mut(group.start) {
            *key = Some(Rc::clone(&group.name));
        }
        grouped.query.entities.drain(places.clone());
        grouped.keys.drain(places);
    }
    grouped.row_keys(cx)
}

/// The elements of a row, those of each bundle in a row of their own.
pub(super) fn grouped(groups: &[Group], mut row: Vec<Value>) -> Vec<Value> {
    for group in groups.iter().rev() {
        let end = group.start + group.keys.len();
        if end <= row.len() {
            let own = row.get(group.start..end).unwrap_or_default().to_vec();
            row.splice(group.start..end, [Row::value(own, &group.keys)]);
        }
    }
    row
}

impl Object for Bundle {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Bundle")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "name" => Ok(Some(Value::Str(Rc::clone(&self.name)))),
            "c" | "columns" => Ok(Some(value(Columns(Rc::clone(&self.columns))))),
            _ if name.starts_with('_') => Ok(None),
            _ => cx.unsupported(format!("Bundle.{name}")),
        }
    }
}

impl Object for Columns {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("ReadOnlyColumnCollection")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match self.0.iter().find(|(key, _)| **key == *name) {
            Some((_, column)) => Ok(Some(column.clone())),
            None if name == "keys" || name == "values" => {
                cx.unsupported(format!("the method {name} of the columns of a Bundle"))
            }
            None => Err(cx.vm.raise_attribute_error(name)),
        }
    }
}

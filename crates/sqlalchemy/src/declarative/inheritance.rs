//! A class statement whose class inherits from a mapped one (`_setup_inherits`, `_setup_inheriting_columns`).

use std::rc::Rc;

use bothways_python::{Class, Raised, Value};
use bothways_sql::{Column, Constraint};
use bothways_world::{ClassId, TableId};

use super::declared_attr::{DeclaredAttr, directive};
use super::scan::Found;
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::declarative::columns;
use crate::object::{value, view};
use crate::schema::column::{ColumnObject, ColumnSpec};
use crate::schema::naming::NamingConvention;
use crate::schema::table::settle_column;

/// The mapped class that a class inherits from: through classes that are not mapped, if need be.
pub(super) fn superclass(cx: &mut Context<'_>, class: &Rc<Class>) -> Result<Option<ClassId>, Raised> {
    let mut found: Vec<Rc<Class>> = Vec::new();
    for base in &class.bases {
        let mapped = base.mro().find(|above| cx.facade.classes.id(above).is_some()).cloned();
        if let Some(mapped) = mapped
            && !found.iter().any(|known| Rc::ptr_eq(known, &mapped))
        {
            found.push(mapped);
        }
    }
    match &found[..] {
        [] => Ok(None),
        [superclass] => Ok(cx.facade.classes.id(superclass)),
        several => {
            let names: Vec<String> =
                several.iter().map(|class| format!("<class '{}'>", class.full_name())).collect();
            let message = format!(
                "Class <class '{}'> has multiple mapped bases: [{}]",
                class.full_name(),
                names.join(", ")
            );
            Err(cx.raise("InvalidRequestError", message))
        }
    }
}

/// Whether what a class of the MRO says is about itself, not about the class that inherits from it.
pub(super) fn is_mapped_above(cx: &Context<'_>, class: &Rc<Class>, source: &Rc<Class>) -> bool {
    !Rc::ptr_eq(class, source) && cx.facade.classes.id(source).is_some()
}

/// Refuses what stands in a subclass in place of an inherited attribute, and is no attribute itself.
pub(super) fn check_overridden(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    parent: ClassId,
    found: &[(Rc<str>, Found)],
) -> Result<(), Raised> {
    let inherited: Vec<Rc<str>> =
        cx.facade.orm.mapper(parent).properties.keys().map(|key| Rc::from(&**key)).collect();
    for key in inherited {
        let Some(written) = class.namespace.get_str(&key) else { continue };
        if !found.iter().any(|(name, _)| *name == key)
            && view::<InstrumentedAttribute>(&written).is_none()
            && view::<DeclaredAttr>(&written).is_none()
        {
            return cx.unsupported(format!("{key} in place of an attribute that the class inherits"));
        }
    }
    for (key, what) in found {
        let above = cx.facade.orm.find_attribute(parent, key);
        let above = above.map(|above| cx.facade.orm.attribute(above).relationship().is_some());
        let is_relationship = matches!(what, Found::Relationship { .. });
        if above.is_some_and(|above| above || is_relationship) {
            return cx.unsupported(format!("{key} in place of a relationship that the class inherits"));
        }
    }
    Ok(())
}

/// The table of a class without one of its own: that of the class above, with the columns declared here. The
/// indexes in `found` of its columns in order, where they are there.
pub(super) fn inherited_table(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    parent: ClassId,
    found: &[(Rc<str>, Found)],
) -> Result<(TableId, Vec<usize>), Raised> {
    if own_table_args(cx, class)? {
        let message = "Can't place __table_args__ on an inherited class with no table.";
        return Err(cx.raise("ArgumentError", message));
    }
    let table = cx.facade.orm.mapper(parent).table;
    let width = cx.facade.columns(table).len();
    let mut order = vec![usize::MAX; width];
    for (index, (key, what)) in found.iter().enumerate() {
        let Found::Column { column, spec, .. } = what else { continue };
        let name = spec.name.clone().unwrap_or_else(|| Rc::clone(key));
        let known = cx.facade.orm.schema().table(table).and_then(|table| table.position(&name));
        if let Some(position) = known {
            let is_same =
                view::<ColumnObject>(column).and_then(ColumnObject::place) == Some((table, position));
            let was_there = position < width;
            if !(is_same || spec.use_existing_column && was_there) {
                return Err(conflict(cx, class, &name, table));
            }
            if let Some(slot) = order.get_mut(position) {
                *slot = index;
            }
            continue;
        }
        if spec.primary_key {
            let message = "Can't place primary key columns on an inherited class with no table.";
            return Err(cx.raise("ArgumentError", message));
        }
        append_to_table(cx, table, key, column, spec)?;
        order.push(index);
    }
    Ok((table, order))
}

/// Gives a table a further column; where it stands comes back.
pub(super) fn append_to_table(
    cx: &mut Context<'_>,
    table: TableId,
    key: &Rc<str>,
    column: &Value,
    spec: &ColumnSpec,
) -> Result<usize, Raised> {
    let definition = columns::define(cx, spec, key)?;
    let (definition, checks) = constrained(cx, table, definition, spec)?;
    let position = cx.facade.orm.add_column(table, definition, checks);
    let mut spec = spec.clone();
    spec.name = Some(spec.name.unwrap_or_else(|| Rc::clone(key)));
    let object = match view::<ColumnObject>(column) {
        Some(object) => {
            *object.spec.borrow_mut() = spec.clone();
            object.set_place(table, position);
            if object.mapped { value(ColumnObject::new(false, spec)) } else { column.clone() }
        }
        None => value(ColumnObject::new(false, spec)),
    };
    settle_column(cx, table, position, &object)?;
    let mut objects = cx.facade.columns(table);
    objects.push(object);
    cx.facade.set_columns(table, objects);
    Ok(position)
}

/// A further column of a table and its checks, under the names that the table's convention gives them.
fn constrained(
    cx: &mut Context<'_>,
    table: TableId,
    column: Column,
    spec: &ColumnSpec,
) -> Result<(Column, Vec<Constraint>), Raised> {
    let Some(mut extended) = cx.facade.orm.schema().table(table).cloned() else {
        return Ok((column, Vec::new()));
    };
    let (position, known) = (extended.columns.len(), extended.constraints.len());
    extended.columns.push(column.clone());
    spec.add_checks(position, &mut extended);
    NamingConvention::of_table(cx, table).name_columns(cx, &mut extended, position)?;
    Ok((extended.columns.pop().unwrap_or(column), extended.constraints.split_off(known)))
}

/// Whether `__table_args__` was given for the class itself.
fn own_table_args(cx: &mut Context<'_>, class: &Rc<Class>) -> Result<bool, Raised> {
    if !class.namespace.contains_str("__table_args__") {
        return Ok(false);
    }
    match directive(cx, class, "__table_args__")? {
        Some(given) => cx.python().truth(&given),
        None => Ok(false),
    }
}

fn conflict(cx: &mut Context<'_>, class: &Class, name: &str, table: TableId) -> Raised {
    let table = cx.facade.orm.schema().table(table).map_or("", |table| &*table.name).to_owned();
    let message = format!(
        "Column '{name}' on class {} conflicts with existing column '{table}.{name}'.  If using Declarative, consider \
         using the use_existing_column parameter of mapped_column() to resolve conflicts.",
        class.name
    );
    cx.raise("ArgumentError", message)
}

//! An attribute that a mapped class gets after its class statement (`_add_attribute`).

use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::config::{PropertyDeclaration, add_property};
use bothways_python::{Class, Raised, Value};
use bothways_world::ClassId;

use crate::attributes::InstrumentedAttribute;
use crate::column_property::ColumnPropertyObject;
use crate::context::Context;
use crate::declarative::inheritance::append_to_table;
use crate::errors::checked;
use crate::object::view;
use crate::relationship::{Annotated, RelationshipObject, resolve};
use crate::schema::column::ColumnObject;

/// `Parent.children = relationship(…)` after the class statement.
pub(crate) fn class_attribute_set(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    name: &str,
    given: Option<&Value>,
) -> Result<(), Raised> {
    let Some(id) = cx.facade.classes.id(class) else { return Ok(()) };
    let Some(given) = given else {
        if cx.facade.orm.find_attribute(id, name).is_some() {
            return cx.unsupported("deleting an attribute of a mapped class");
        }
        return Ok(());
    };
    let property = view::<ColumnPropertyObject>(given);
    if let Some(column) = view::<ColumnObject>(given) {
        return add_column(cx, (id, name), given, column);
    }
    if property.is_some_and(|property| property.column().is_some()) {
        return cx.unsupported("adding a deferred column to a class after its class statement");
    }
    if let Some(property) = property {
        if cx.facade.orm.self_and_descendants(id).len() > 1 || cx.facade.orm.base_of(id) != id {
            return cx.unsupported("column_property() of a class that inherits or is inherited from");
        }
        let declaration = PropertyDeclaration::Expression(property.property(cx, true)?);
        checked(cx, |orm| add_property(orm, id, Arc::from(name), declaration))?;
        cx.install_attributes();
        return Ok(());
    }
    let Some(relationship) = view::<RelationshipObject>(given) else {
        if cx.facade.orm.find_attribute(id, name).is_some() && view::<InstrumentedAttribute>(given).is_none()
        {
            return cx.unsupported("replacing an attribute of a mapped class");
        }
        return Ok(());
    };
    *relationship.name.borrow_mut() = Some(format!("{}.{name}", class.name));
    let options = resolve(cx, &relationship.arguments, &Annotated::default());
    let declaration = PropertyDeclaration::Relationship(Box::new(options));
    checked(cx, |orm| add_property(orm, id, Arc::from(name), declaration))?;
    cx.install_attributes();
    Ok(())
}

/// `Parent.age = Column(Integer)` after the class statement: the table gets it, too.
fn add_column(
    cx: &mut Context<'_>,
    (class, name): (ClassId, &str),
    given: &Value,
    column: &ColumnObject,
) -> Result<(), Raised> {
    let orm = &cx.facade.orm;
    let table = orm.mapper(class).table;
    let spec = column.spec.borrow().clone();
    let key: Rc<str> = Rc::from(name);
    let is_known = |name: &str| orm.schema().table(table).is_some_and(|table| table.position(name).is_some());
    if orm.find_attribute(class, name).is_some()
        || column.place().is_some()
        || is_known(spec.name.as_deref().unwrap_or(name))
        || spec.primary_key
        || spec.index == Some(true)
        || orm.self_and_descendants(class).len() > 1
        || orm.base_of(class) != class
    {
        return cx.unsupported("adding this column to a class after its class statement");
    }
    let position = append_to_table(cx, table, &key, given, &spec)?;
    let declaration = PropertyDeclaration::Column { position, deferred: spec.deferred, reads_default: false };
    checked(cx, |orm| add_property(orm, class, Arc::from(name), declaration))?;
    cx.install_attributes();
    Ok(())
}

//! `inspect(Parent)`: the mapper of a class.

use std::borrow::Cow;

use bothways_orm::config::TableColumn;
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_world::{ClassId, IdentityKey};

use super::descriptors::{Descriptors, Which};
use super::properties::{Kind, Properties};
use super::{column_at, property};
use crate::context::Context;
use crate::errors::{checked, text};
use crate::instances::id_of;
use crate::native::{self, Method};
use crate::object::{Object, value, view};
use crate::schema::column::ColumnObject;
use crate::schema::table::TableObject;
use crate::synonym::Synonym;

/// A mapper.
pub(super) struct MapperObject {
    pub class: ClassId,
}

/// The class whose mapper it is.
pub(crate) fn class_of_mapper(given: &Value) -> Option<ClassId> {
    view::<MapperObject>(given).map(|mapper| mapper.class)
}

/// The one mapper object of a class.
pub(crate) fn mapper(cx: &mut Context<'_>, class: ClassId) -> Value {
    let known = cx.facade.inspected.mappers.entry(class);
    known.or_insert_with(|| value(MapperObject { class })).clone()
}

/// `class_mapper(Parent)`, which configures the mappers.
pub(crate) fn class_mapper(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [class, configure] = cx.bind("class_mapper", ["class_", "configure"], 1, arguments)?;
    let class = class.unwrap_or(Value::None);
    let Some(id) = class.as_class().and_then(|class| cx.facade.classes.id(class)) else {
        let repr = cx.python().repr(&class)?;
        let message = match class.as_class() {
            Some(class) => format!("Class '{}.{}' is not mapped", class.module, class.qualified_name),
            None => return Err(cx.raise("ArgumentError", format!("Class object expected, got '{repr}'."))),
        };
        return Err(cx.raise("UnmappedClassError", message));
    };
    if !matches!(configure, Some(Value::Bool(false))) {
        checked(cx, |orm| bothways_orm::config::configure(orm, id))?;
    }
    Ok(mapper(cx, id))
}

/// `object_mapper(parent)`
pub(crate) fn object_mapper(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [instance] = cx.bind("object_mapper", ["instance"], 1, arguments)?;
    match instance.as_ref().and_then(id_of) {
        Some(id) => {
            let class = cx.facade.orm.object(id).class;
            Ok(mapper(cx, class))
        }
        None => {
            let class = cx.class_path(&instance.unwrap_or(Value::None))?;
            Err(cx.raise("UnmappedInstanceError", format!("Class '{class}' is not mapped")))
        }
    }
}

const METHODS: &[Method] = &[
    ("get_property", get_property),
    ("get_property_by_column", get_property_by_column),
    ("primary_key_from_instance", |cx, arguments| {
        let (_, key) = key_from_instance(cx, "primary_key_from_instance", arguments)?;
        let parts = key.values.iter().map(|part| crate::scalars::value(cx, part));
        Ok(Value::tuple(parts.collect::<Result<_, _>>()?))
    }),
    ("identity_key_from_instance", |cx, arguments| {
        let (_, key) = key_from_instance(cx, "identity_key_from_instance", arguments)?;
        Ok(crate::session::key_value(cx, &key))
    }),
    ("has_property", has_property),
    ("isa", isa),
    ("common_parent", common_parent),
    ("iterate_to_root", iterate_to_root),
];

fn receiver(cx: &mut Context<'_>, this: Option<&Value>) -> Result<ClassId, Raised> {
    Ok(native::receiver::<MapperObject>(cx, this, "Mapper")?.class)
}

/// The identity key that an object has by its attributes.
fn key_from_instance(
    cx: &mut Context<'_>,
    method: &'static str,
    arguments: Arguments,
) -> Result<(ClassId, IdentityKey), Raised> {
    let [this, instance] = cx.bind(method, ["self", "instance"], 2, arguments)?;
    let class = receiver(cx, this.as_ref())?;
    let instance = cx.related(&instance.unwrap_or(Value::None))?;
    let key = checked(cx, |orm| bothways_orm::session::key_of(orm, instance))?;
    Ok((class, key))
}

/// `mapper.get_property_by_column(column)`
fn get_property_by_column(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, column] = cx.bind("get_property_by_column", ["self", "column"], 2, arguments)?;
    let class = receiver(cx, this.as_ref())?;
    let place = column.as_ref().and_then(view::<ColumnObject>).and_then(ColumnObject::place);
    let attribute = place.and_then(|(table, position)| {
        cx.facade.orm.attribute_of_column(class, TableColumn { table, position })
    });
    match attribute {
        Some(attribute) => Ok(property(cx, attribute)),
        None => cx.unsupported("Mapper.get_property_by_column() of a column that is not its own"),
    }
}

/// `mapper.isa(other)`
fn isa(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, other] = cx.bind("isa", ["self", "other"], 2, arguments)?;
    let (class, other) = (receiver(cx, this.as_ref())?, receiver(cx, other.as_ref())?);
    Ok(Value::Bool(cx.facade.orm.is_a(class, other)))
}

/// `mapper.common_parent(other)`
fn common_parent(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, other] = cx.bind("common_parent", ["self", "other"], 2, arguments)?;
    let (class, other) = (receiver(cx, this.as_ref())?, receiver(cx, other.as_ref())?);
    Ok(Value::Bool(cx.facade.orm.base_of(class) == cx.facade.orm.base_of(other)))
}

/// `mapper.iterate_to_root()`
fn iterate_to_root(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("iterate_to_root", ["self"], 1, arguments)?;
    let class = receiver(cx, this.as_ref())?;
    let classes: Vec<ClassId> = cx.facade.orm.iterate_to_root(class).collect();
    Ok(Value::list(classes.into_iter().map(|class| mapper(cx, class)).collect()))
}

/// `mapper.polymorphic_map`
fn polymorphic_map(cx: &mut Context<'_>, class: ClassId) -> Result<Value, Raised> {
    let map = Value::Dict(std::rc::Rc::default());
    let base = cx.facade.orm.base_of(class);
    let mut classes = cx.facade.orm.self_and_descendants(base);
    classes.sort_unstable();
    for class in classes {
        let identity = cx.facade.orm.mapper(class).inheritance.polymorphic.identity.clone();
        if let Some(identity) = identity {
            let key = crate::scalars::value(cx, &identity)?;
            let mapper = mapper(cx, class);
            cx.python().set_item(&map, &key, mapper)?;
        }
    }
    Ok(map)
}

fn get_property(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, key] = cx.bind("get_property", ["self", "key"], 2, arguments)?;
    let class = receiver(cx, this.as_ref())?;
    checked(cx, |orm| bothways_orm::config::configure(orm, class))?;
    let key = key.unwrap_or(Value::None);
    match key.as_str().and_then(|key| cx.facade.orm.find_attribute(class, key)) {
        Some(attribute) => Ok(property(cx, attribute)),
        None => {
            let message = format!(
                "Mapper '{}' has no property '{}'.  If this property was indicated from other mappers or configure \
                 events, ensure registry.configure() has been called.",
                text::mapper(cx, class),
                cx.python().str(&key)?
            );
            Err(cx.raise("InvalidRequestError", message))
        }
    }
}

fn has_property(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, key] = cx.bind("has_property", ["self", "key"], 2, arguments)?;
    let class = receiver(cx, this.as_ref())?;
    let key = key.unwrap_or(Value::None);
    let Some(key) = key.as_str() else { return Ok(Value::Bool(false)) };
    let found = cx.facade.classes.class(class).and_then(|class| class.lookup(key));
    let is_synonym = found.as_ref().is_some_and(|found| view::<Synonym>(found).is_some());
    Ok(Value::Bool(is_synonym || cx.facade.orm.find_attribute(class, key).is_some()))
}

impl Object for MapperObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Mapper")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let kind = match name {
            "relationships" => Some(Kind::Relationships),
            "column_attrs" => Some(Kind::Columns),
            "attrs" => Some(Kind::All),
            "columns" | "c" if cx.facade.orm.is_joined(self.class) => {
                return cx.unsupported(format!("Mapper.{name} of a class with joined inheritance"));
            }
            "columns" | "c" if Properties { class: self.class, kind: Kind::Columns }.has_expression(cx) => {
                return cx.unsupported(format!("Mapper.{name} of a class with column_property()"));
            }
            "columns" | "c" => {
                return Ok(Some(value(Properties { class: self.class, kind: Kind::TableColumns })));
            }
            _ => None,
        };
        if let Some(kind) = kind {
            checked(cx, |orm| bothways_orm::config::configure(orm, self.class))?;
            return Ok(Some(value(Properties { class: self.class, kind })));
        }
        let orm = &cx.facade.orm;
        Ok(Some(match name {
            "class_" | "entity_class" => {
                cx.facade.classes.class(self.class).map_or(Value::None, Value::Class)
            }
            "mapper" | "entity" => Value::Host(this.clone()),
            "base_mapper" => {
                let base = orm.base_of(self.class);
                mapper(cx, base)
            }
            "is_mapper" | "primary_mapper" => Value::Bool(true),
            "persist_selectable" | "selectable" if orm.is_joined(self.class) => {
                return cx.unsupported(format!("Mapper.{name} of a class with joined inheritance"));
            }
            "local_table" | "persist_selectable" | "selectable" => {
                let table = orm.mapper(self.class).table;
                TableObject::value(cx, table)
            }
            "tables" => {
                let tables = orm.tables_of(self.class).into_iter();
                Value::list(tables.map(|table| TableObject::value(cx, table)).collect())
            }
            "primary_key" => {
                let mapper = orm.mapper(self.class);
                let columns =
                    mapper.primary_key.iter().map(|column| column_at(cx, column.table, column.position));
                Value::tuple(columns.collect())
            }
            "configured" => Value::Bool(orm.mapper(self.class).configured),
            "inherits" => match orm.mapper(self.class).inheritance.parent {
                Some(parent) => mapper(cx, parent),
                None => Value::None,
            },
            "single" => Value::Bool(orm.mapper(self.class).inheritance.single),
            "concrete" => Value::Bool(false),
            "polymorphic_on" => {
                let on = orm.polymorphic_on(self.class);
                on.map_or(Value::None, |on| column_at(cx, on.table, on.position))
            }
            "polymorphic_identity" => match orm.mapper(self.class).inheritance.polymorphic.identity.clone() {
                Some(identity) => return crate::scalars::value(cx, &identity).map(Some),
                None => Value::None,
            },
            "polymorphic_abstract" => Value::Bool(orm.mapper(self.class).inheritance.polymorphic.is_abstract),
            "self_and_descendants" => {
                let classes = orm.self_and_descendants(self.class).into_iter();
                Value::list(classes.map(|class| mapper(cx, class)).collect())
            }
            "polymorphic_map" => return polymorphic_map(cx, self.class).map(Some),
            "iterate_properties" => {
                let all = super::properties::in_order(cx, self.class);
                Value::list(all.into_iter().map(|attribute| property(cx, attribute)).collect())
            }
            "synonyms" | "composites" => {
                checked(cx, |orm| bothways_orm::config::configure(orm, self.class))?;
                let which = if name == "synonyms" { Which::Synonyms } else { Which::Composites };
                value(Descriptors { class: self.class, which })
            }
            // Neither of these configures the mapper.
            "all_orm_descriptors" => value(Descriptors { class: self.class, which: Which::All }),
            "class_manager" | "registry" | "order_by" | "version_id_col" | "non_primary"
            | "cascade_iterator" | "validators" => {
                return cx.unsupported(format!("Mapper.{name}"));
            }
            _ => return Ok(None),
        }))
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(text::mapper(cx, self.class)))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let address = cx.vm.new_address();
        Ok(Some(format!("<Mapper at {address:#x}; {}>", cx.facade.orm.mapper(self.class).name)))
    }
}

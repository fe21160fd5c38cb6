//! `__mapper_args__`, as far as it is about rows.

use std::rc::Rc;

use bothways_orm::config::{Inherits, MapperOptions, PolymorphicLoad, TableColumn, VersionGenerator};
use bothways_python::{Class, Raised, Value};
use bothways_sql::SqlType;
use bothways_world::{ClassId, TableId};

use super::Found;
use crate::context::Context;
use crate::declarative::declared_attr::directive;
use crate::expressions;
use crate::object::view;
use crate::schema::column::ColumnObject;
use crate::schema::default::version_generator;

/// What is known of the class whose arguments they are.
pub(super) struct Mapped<'a> {
    pub class: &'a Rc<Class>,
    pub table: TableId,
    pub parent: Option<ClassId>,
    pub found: &'a [(Rc<str>, Found)],
    /// The indexes in `found` of the table's columns.
    pub order: &'a [usize],
}

/// The options of a mapper, and how it inherits.
pub(super) fn mapper_args(
    cx: &mut Context<'_>,
    mapped: &Mapped<'_>,
) -> Result<(MapperOptions, Option<Inherits>), Raised> {
    let mut options = MapperOptions::default();
    let mut inherits = mapped.parent.map(|parent| Inherits { parent, condition: None });
    let Some(given) = directive(cx, mapped.class, "__mapper_args__")? else { return Ok((options, inherits)) };
    let Value::Dict(given) = given else { return cx.unsupported("this __mapper_args__") };
    let (mut identity, mut generator) = (None, None);
    for (name, argument) in given.names() {
        match (&*name, &argument) {
            ("version_id_col", column) => match view::<ColumnObject>(column).and_then(ColumnObject::place) {
                Some((of, position)) if of == mapped.table => options.version_id = Some(position),
                _ => return cx.unsupported("this version_id_col in __mapper_args__"),
            },
            ("version_id_generator", Value::Bool(false)) => {
                options.version_generator = VersionGenerator::Program;
            }
            ("version_id_generator", Value::None) => {}
            ("version_id_generator", function) => generator = Some(function.clone()),
            ("primary_key", given) if mapped.parent.is_none() => {
                options.primary_key = primary_key(cx, mapped, given)?;
            }
            ("confirm_deleted_rows", Value::Bool(truth)) => options.confirm_deleted_rows = *truth,
            ("eager_defaults", Value::Str(text)) if &**text == "auto" => {}
            ("eager_defaults", Value::Bool(false)) => options.eager_defaults = false,
            ("batch", Value::Bool(truth)) => options.batch = *truth,
            ("polymorphic_on", Value::None) => {}
            ("polymorphic_on", given) => {
                options.polymorphic.on = Some(polymorphic_on(cx, mapped, given)?);
            }
            ("polymorphic_identity", Value::None) => {}
            ("polymorphic_identity", given) => identity = Some(given.clone()),
            ("polymorphic_abstract", Value::Bool(truth)) => options.polymorphic.is_abstract = *truth,
            ("with_polymorphic", Value::None) | ("polymorphic_load", Value::None) => {}
            ("with_polymorphic", Value::Str(word)) if &**word == "*" => {
                options.polymorphic.selects_all = true;
            }
            ("polymorphic_load", Value::Str(word)) if &**word == "inline" && mapped.parent.is_some() => {
                options.polymorphic.load = PolymorphicLoad::Inline;
            }
            ("polymorphic_load", Value::Str(word)) if &**word == "selectin" && mapped.parent.is_some() => {
                options.polymorphic.load = PolymorphicLoad::Selectin;
            }
            ("polymorphic_load", given @ Value::Str(_)) if mapped.parent.is_some() => {
                let given = cx.python().repr(given)?;
                let message = format!("unknown argument for polymorphic_load: {given}");
                return Err(cx.raise("ArgumentError", message));
            }
            ("concrete", Value::Bool(false)) => {}
            ("concrete", _) => return cx.unsupported("concrete inheritance"),
            ("inherit_condition", given) => {
                let condition = expressions::expression(cx, given);
                match (&mut inherits, condition) {
                    (Some(inherits), Some(condition)) => inherits.condition = Some(condition),
                    _ => return cx.unsupported("this inherit_condition in __mapper_args__"),
                }
            }
            _ => return cx.unsupported(format!("{name} in __mapper_args__")),
        }
    }
    let above = mapped.parent.and_then(|parent| cx.facade.orm.polymorphic_on(parent));
    let on = options.polymorphic.on.or(above);
    if options.polymorphic.is_abstract && on.is_none() {
        let message = "The Mapper.polymorphic_abstract parameter may only be used on a mapper hierarchy which includes \
                       the Mapper.polymorphic_on parameter at the base of the hierarchy.";
        return Err(cx.raise("InvalidRequestError", message));
    }
    if let Some(identity) = identity {
        let sql_type = on.and_then(|on| column_type(cx, on));
        match crate::scalars::scalar(cx, &identity, sql_type.as_ref()) {
            Some(scalar) => options.polymorphic.identity = Some(scalar),
            None => return cx.unsupported("this polymorphic_identity in __mapper_args__"),
        }
    }
    if let Some(generator) = generator {
        let on = options.version_id.map(|position| TableColumn { table: mapped.table, position });
        let Some(sql_type) = on.and_then(|on| column_type(cx, on)) else {
            return cx.unsupported("version_id_generator in __mapper_args__ without version_id_col");
        };
        options.version_generator = VersionGenerator::Function(version_generator(cx, &generator, &sql_type));
    }
    Ok((options, inherits))
}

fn column_type(cx: &Context<'_>, on: TableColumn) -> Option<SqlType> {
    let column = cx.facade.orm.schema().table(on.table)?.columns.get(on.position)?;
    Some(column.sql_type.clone())
}

/// The columns that `primary_key=` names, whatever the table says of them.
fn primary_key(cx: &mut Context<'_>, mapped: &Mapped<'_>, given: &Value) -> Result<Vec<usize>, Raised> {
    let given = match given {
        Value::List(_) | Value::Tuple(_) => cx.python().collect(given)?,
        one => vec![one.clone()],
    };
    let place = |column: &Value| match column {
        Value::Str(key) => named(cx, mapped, key).map(|column| column.position),
        column => {
            let (table, position) = view::<ColumnObject>(column).and_then(ColumnObject::place)?;
            (table == mapped.table).then_some(position)
        }
    };
    match given.iter().map(place).collect() {
        Some(columns) => Ok(columns),
        None => cx.unsupported("this primary_key in __mapper_args__"),
    }
}

/// The column that `polymorphic_on=` means: itself, or the name of its attribute.
fn polymorphic_on(cx: &mut Context<'_>, mapped: &Mapped<'_>, given: &Value) -> Result<TableColumn, Raised> {
    if let Value::Str(key) = given {
        return match named(cx, mapped, key) {
            Some(column) => Ok(column),
            None => {
                let message = format!(
                    "Can't determine polymorphic_on value '{key}' - no attribute is mapped to this name."
                );
                Err(cx.raise("ArgumentError", message))
            }
        };
    }
    let placed = view::<ColumnObject>(given).and_then(ColumnObject::place);
    match placed {
        Some((table, position)) if table == mapped.table => Ok(TableColumn { table, position }),
        Some(_) | None => {
            // A column of a mixin stands for the class's own copy of it.
            let name = mapped.class.mro().find_map(|source| {
                let names = source.namespace.names().into_iter();
                names.filter(|(_, held)| held.is(given)).map(|(name, _)| name).next()
            });
            match name.and_then(|name| named(cx, mapped, &name)) {
                Some(column) => Ok(column),
                None => cx.unsupported("this polymorphic_on in __mapper_args__"),
            }
        }
    }
}

/// The column of an attribute that the class declares or inherits.
fn named(cx: &Context<'_>, mapped: &Mapped<'_>, key: &str) -> Option<TableColumn> {
    let index = mapped.found.iter().position(|(name, _)| **name == *key);
    let own = index.and_then(|index| mapped.order.iter().position(|at| *at == index));
    if let Some(position) = own {
        return Some(TableColumn { table: mapped.table, position });
    }
    let parent = mapped.parent?;
    let attribute = cx.facade.orm.find_attribute(parent, key)?;
    cx.facade.orm.column_of_attribute(parent, attribute)
}

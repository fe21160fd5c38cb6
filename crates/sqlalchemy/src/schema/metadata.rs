//! `Base.metadata`: the tables of one declarative base, and the two calls that create and drop them.

use std::borrow::Cow;
use std::cell::RefCell;

use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_world::TableId;

use crate::context::Context;
use crate::engine::Engine;
use crate::native::Method;
use crate::object::{Object, value, view};
use crate::schema::table::TableObject;

/// A `MetaData`.
#[derive(Default)]
pub(crate) struct MetaData {
    /// Its tables in order of definition.
    pub tables: RefCell<Vec<TableId>>,
}

/// `MetaData()`
pub(crate) fn metadata(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    if !arguments.positional.is_empty() || !arguments.keywords.is_empty() {
        return cx.unsupported("arguments of MetaData");
    }
    Ok(value(MetaData::default()))
}

const METHODS: &[Method] = &[("create_all", create_all), ("drop_all", drop_all)];

fn create_all(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    check(cx, "MetaData.create_all", arguments)?;
    crate::errors::checked(cx, bothways_orm::ddl::create_all)?;
    Ok(Value::None)
}

fn drop_all(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    check(cx, "MetaData.drop_all", arguments)?;
    crate::errors::checked(cx, bothways_orm::ddl::drop_all)?;
    Ok(Value::None)
}

/// Looks at the arguments. The one database knows all tables, so a metadata that has but some is refused.
fn check(cx: &mut Context<'_>, function: &str, arguments: Arguments) -> Result<(), Raised> {
    let [receiver, bind, tables, checkfirst] =
        cx.bind(function, ["self", "bind", "tables", "checkfirst"], 2, arguments)?;
    match bind {
        Some(bind) if view::<Engine>(&bind).is_some() => {}
        Some(other) => {
            let name = cx.type_name(&other)?;
            let message = format!("'{name}' object has no attribute '_run_ddl_visitor'");
            return Err(cx.vm.raise_attribute_error(message));
        }
        None => {}
    }
    if tables.is_some_and(|tables| !tables.is_none()) {
        return cx.unsupported(format!("{function}(tables=…)"));
    }
    if checkfirst.is_some_and(|check| !matches!(check, Value::Bool(true))) {
        return cx.unsupported(format!("{function}(checkfirst=…)"));
    }
    let own =
        receiver.as_ref().and_then(view::<MetaData>).map_or(0, |metadata| metadata.tables.borrow().len());
    if own != cx.facade.orm.schema().tables.len() {
        return cx.unsupported("creating the tables of one of several MetaData");
    }
    Ok(())
}

impl Object for MetaData {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("MetaData")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let tables: Vec<TableId> = self.tables.borrow().clone();
        match name {
            "tables" => {
                let dict = bothways_python::Dict::default();
                for id in tables {
                    let Some(table) = cx.facade.orm.schema().table(id) else { continue };
                    let name = table.name.to_string();
                    dict.set_str(name, TableObject::value(cx, id));
                }
                Ok(Some(Value::Dict(dict.into())))
            }
            "sorted_tables" | "reflect" | "clear" | "bind" | "naming_convention" | "schema" | "remove" => {
                cx.unsupported(format!("MetaData.{name}"))
            }
            _ => Ok(None),
        }
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some("MetaData()".to_owned()))
    }
}

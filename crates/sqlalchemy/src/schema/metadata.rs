//! `Base.metadata`: the tables of one declarative base, and the two calls that create and drop them.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use bothways_orm::EngineId;
use bothways_orm::ddl::{self, CheckFirst};
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_world::{SessionId, TableId};

use crate::connection::Connection;
use crate::context::Context;
use crate::engine::Engine;
use crate::native::Method;
use crate::object::{Object, downcast, value, view};
use crate::schema::naming::NamingConvention;
use crate::schema::table::TableObject;

/// A `MetaData`.
#[derive(Default)]
pub(crate) struct MetaData {
    /// Its tables in order of definition.
    pub tables: RefCell<Vec<TableId>>,
    /// `naming_convention=`
    pub naming: Rc<NamingConvention>,
    /// The same as the program gave it.
    given_convention: Option<Value>,
}

/// Gives a table its place in a `MetaData`.
pub(crate) fn add_table(cx: &mut Context<'_>, metadata: &HostRef, table: TableId) {
    if let Some(object) = downcast::<MetaData>(metadata) {
        object.tables.borrow_mut().push(table);
    }
    cx.facade.metadata.insert(table, metadata.clone());
}

/// A table of that name in another `MetaData`, and all that is in there with it, cannot be told by name from what is
/// defined now, and is of no use any more.
pub(crate) fn replace_namesakes(cx: &mut Context<'_>, metadata: &HostRef, name: &str) {
    let Some(known) = cx.facade.orm.schema().find(name) else { return };
    if downcast::<MetaData>(metadata).is_some_and(|own| own.find(cx, name).is_some()) {
        return;
    }
    let others = cx.facade.metadata.get(&known).and_then(downcast::<MetaData>);
    let others = others.map_or_else(|| vec![known], |other| other.tables.borrow().clone());
    cx.facade.orm.replace_tables(others);
}

impl MetaData {
    /// Its table of that name.
    pub fn find(&self, cx: &Context<'_>, name: &str) -> Option<TableId> {
        let named =
            |id: &TableId| cx.facade.orm.schema().table(*id).is_some_and(|table| &*table.name == name);
        self.tables.borrow().iter().copied().find(named)
    }
}

/// `MetaData(naming_convention=…)`
pub(crate) fn metadata(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let given = arguments.take_keyword("naming_convention").filter(|given| !given.is_none());
    if !arguments.positional.is_empty() || !arguments.keywords.is_empty() {
        return cx.unsupported("arguments of MetaData");
    }
    let naming = match &given {
        None => NamingConvention::default(),
        Some(Value::Dict(given)) => NamingConvention::of(cx, given)?,
        Some(_) => return cx.unsupported("this value of MetaData(naming_convention=…)"),
    };
    Ok(value(MetaData { naming: Rc::new(naming), given_convention: given, ..MetaData::default() }))
}

const METHODS: &[Method] = &[("create_all", create_all), ("drop_all", drop_all)];

fn create_all(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (on, tables, check) = parse(cx, "MetaData.create_all", arguments)?;
    crate::errors::checked(cx, |orm| ddl::create(orm, on, &tables, check))?;
    Ok(Value::None)
}

fn drop_all(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (on, tables, check) = parse(cx, "MetaData.drop_all", arguments)?;
    crate::errors::checked(cx, |orm| ddl::drop(orm, on, &tables, check))?;
    Ok(Value::None)
}

/// The tables to create or drop, and whether the database is asked first.
fn parse(
    cx: &mut Context<'_>,
    function: &str,
    arguments: Arguments,
) -> Result<(Option<SessionId>, Vec<TableId>, CheckFirst), Raised> {
    let [receiver, bind, tables, checkfirst] =
        cx.bind(function, ["self", "bind", "tables", "checkfirst"], 2, arguments)?;
    let on = check_bind(cx, bind.as_ref())?;
    let own = receiver.as_ref().and_then(view::<MetaData>).map(|metadata| metadata.tables.borrow().clone());
    let own = own.unwrap_or_default();
    let tables = match tables {
        None | Some(Value::None) => own,
        Some(given) => {
            let given = cx.python().collect(&given)?;
            let named: Vec<TableId> =
                given.iter().filter_map(|table| Some(view::<TableObject>(table)?.table)).collect();
            named.into_iter().filter(|table| own.contains(table)).collect()
        }
    };
    Ok((on, tables, check_first(cx, function, checkfirst, CheckFirst::Yes)?))
}

/// `bind`, which must be an engine, or the connection of this session.
pub(super) fn check_bind(cx: &mut Context<'_>, bind: Option<&Value>) -> Result<Option<SessionId>, Raised> {
    match bind {
        None => Ok(None),
        Some(bind) if view::<Engine>(bind).is_some() => {
            let engine = view::<Engine>(bind).map_or_else(EngineId::default, |engine| engine.id);
            crate::errors::checked(cx, |orm| bothways_orm::use_engine(orm, engine))?;
            Ok(None)
        }
        Some(bind) if view::<Connection>(bind).is_some() => {
            Ok(view::<Connection>(bind).map(Connection::session))
        }
        Some(Value::Host(_)) => cx.unsupported("creating tables on anything but an engine"),
        Some(other) => {
            let name = cx.type_name(other)?;
            let message = format!("'{name}' object has no attribute '_run_ddl_visitor'");
            Err(cx.vm.raise_attribute_error(message))
        }
    }
}

/// `checkfirst=`
pub(super) fn check_first(
    cx: &mut Context<'_>,
    function: &str,
    given: Option<Value>,
    default: CheckFirst,
) -> Result<CheckFirst, Raised> {
    match given {
        None => Ok(default),
        Some(Value::Bool(true)) => Ok(CheckFirst::Yes),
        Some(Value::Bool(false)) => Ok(CheckFirst::No),
        Some(_) => cx.unsupported(format!("this value of {function}(checkfirst=…)")),
    }
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
            "naming_convention" => match &self.given_convention {
                Some(given) => Ok(Some(given.clone())),
                None => cx.unsupported("the naming_convention that a MetaData has of itself"),
            },
            "tables" => {
                let dict = bothways_python::Dict::default();
                for id in tables {
                    let Some(table) = cx.facade.orm.schema().table(id) else { continue };
                    let name = table.name.to_string();
                    dict.set_str(name, TableObject::value(cx, id));
                }
                Ok(Some(Value::Dict(dict.into())))
            }
            "sorted_tables" => {
                let mut tables = tables;
                let schema = cx.facade.orm.schema();
                tables.sort_by_key(|table| schema.table(*table).map(|table| table.name.clone()));
                let sorted = crate::errors::checked(cx, |orm| ddl::sorted(orm, tables))?;
                let objects = sorted.into_iter().map(|table| TableObject::value(cx, table)).collect();
                Ok(Some(Value::list(objects)))
            }
            "reflect" | "clear" | "bind" | "schema" | "remove" => cx.unsupported(format!("MetaData.{name}")),
            _ => Ok(None),
        }
    }

    fn repr(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some("MetaData()".to_owned()))
    }
}

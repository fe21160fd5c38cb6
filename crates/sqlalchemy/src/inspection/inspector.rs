//! `inspect(engine)`: an inspector, which asks the database what tables it has. Each question is asked once, its
//! answer kept.

mod description;
mod reflected_type;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use bothways_orm::reflection::{self, Asked};
use bothways_orm::{Orm, OrmError};
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_sql::Table;

use crate::context::Context;
use crate::errors::checked;
use crate::native::{self, Method};
use crate::object::{Object, value};

/// An inspector of the engine, or of a connection.
pub(crate) struct Inspector {
    asked: Asked,
    answers: RefCell<BTreeMap<(&'static str, Arc<str>), Value>>,
}

/// How a question about a table is sent; says whether there is such a table.
type Ask = fn(&mut Orm, &Arc<str>) -> Result<bool, OrmError>;

impl Inspector {
    /// A new one, that was told nothing yet.
    pub fn value(asked: Asked) -> Value {
        value(Self { asked, answers: RefCell::default() })
    }

    fn known(&self, method: &'static str, table: &Arc<str>) -> Option<Value> {
        self.answers.borrow().get(&(method, table.clone())).cloned()
    }

    fn keep(&self, method: &'static str, table: &Arc<str>, answer: Value) -> Value {
        self.answers.borrow_mut().insert((method, table.clone()), answer.clone());
        answer
    }

    fn ask<T>(
        &self,
        cx: &mut Context<'_>,
        ask: impl FnOnce(&mut Orm) -> Result<T, OrmError>,
    ) -> Result<T, Raised> {
        checked(cx, |orm| reflection::operation(orm, self.asked, ask))
    }

    /// What one method tells of a table, from its definition.
    fn of_table(
        &self,
        cx: &mut Context<'_>,
        (method, table): (&'static str, &Arc<str>),
        ask: Ask,
        describe: fn(&Table) -> Value,
    ) -> Result<Value, Raised> {
        if let Some(known) = self.known(method, table) {
            return Ok(known);
        }
        let answer = self.described(cx, table, ask, describe)?;
        Ok(self.keep(method, table, answer))
    }

    fn described(
        &self,
        cx: &mut Context<'_>,
        table: &Arc<str>,
        ask: Ask,
        describe: fn(&Table) -> Value,
    ) -> Result<Value, Raised> {
        let is_there = self.ask(cx, |orm| ask(orm, table))?;
        let described = reflection::created(&cx.facade.orm, table).filter(|_| is_there).map(describe);
        described.ok_or_else(|| cx.raise("NoSuchTableError", table.to_string()))
    }

    fn columns(&self, cx: &mut Context<'_>, table: &Arc<str>) -> Result<Value, Raised> {
        let ask: Ask = |orm, table| {
            Ok(reflection::pragma(orm, "table_xinfo", table)?
                || reflection::pragma(orm, "table_info", table)?)
        };
        self.of_table(cx, ("get_columns", table), ask, description::columns)
    }

    fn primary_key(&self, cx: &mut Context<'_>, table: &Arc<str>) -> Result<Value, Raised> {
        let method = "get_pk_constraint";
        if let Some(known) = self.known(method, table) {
            return Ok(known);
        }
        let answer = self.described(cx, table, reflection::table_sql, description::primary_key)?;
        // SQLite tells the columns of the key along with the others.
        self.columns(cx, table)?;
        Ok(self.keep(method, table, answer))
    }
}

const METHODS: &[Method] = &[
    ("get_table_names", |cx, arguments| {
        let inspector = about_all(cx, "Inspector.get_table_names", &arguments)?;
        let (method, all) = ("get_table_names", Arc::from(""));
        if let Some(known) = inspector.known(method, &all) {
            return Ok(known);
        }
        let names = inspector.ask(cx, reflection::table_names)?;
        let names = names.iter().map(|name| Value::from(&**name)).collect();
        Ok(inspector.keep(method, &all, Value::list(names)))
    }),
    ("get_view_names", |cx, arguments| {
        let inspector = about_all(cx, "Inspector.get_view_names", &arguments)?;
        let (method, all) = ("get_view_names", Arc::from(""));
        if let Some(known) = inspector.known(method, &all) {
            return Ok(known);
        }
        inspector.ask(cx, reflection::view_names)?;
        Ok(inspector.keep(method, &all, Value::list(Vec::new())))
    }),
    ("has_table", |cx, arguments| {
        let (inspector, table) = about_table(cx, "Inspector.has_table", &arguments)?;
        if let Some(known) = inspector.known("has_table", &table) {
            return Ok(known);
        }
        let is_there = inspector.ask(cx, |orm| reflection::pragma(orm, "table_info", &table))?;
        Ok(inspector.keep("has_table", &table, Value::Bool(is_there)))
    }),
    ("get_columns", |cx, arguments| {
        let (inspector, table) = about_table(cx, "Inspector.get_columns", &arguments)?;
        inspector.columns(cx, &table)
    }),
    ("get_pk_constraint", |cx, arguments| {
        let (inspector, table) = about_table(cx, "Inspector.get_pk_constraint", &arguments)?;
        inspector.primary_key(cx, &table)
    }),
    ("get_foreign_keys", |cx, arguments| {
        let (inspector, table) = about_table(cx, "Inspector.get_foreign_keys", &arguments)?;
        let ask: Ask = |orm, table| {
            reflection::pragma(orm, "foreign_key_list", table)?;
            reflection::table_sql(orm, table)
        };
        inspector.of_table(cx, ("get_foreign_keys", &table), ask, description::foreign_keys)
    }),
    ("get_indexes", |cx, arguments| {
        let (inspector, table) = about_table(cx, "Inspector.get_indexes", &arguments)?;
        let ask: Ask = |orm, table| {
            reflection::pragma(orm, "index_list", table)?;
            let indexes = reflection::created(orm, table).map_or_else(Vec::new, Table::all_indexes);
            for index in indexes.iter().rev() {
                reflection::pragma(orm, "index_info", &index.name)?;
            }
            Ok(!indexes.is_empty() || reflection::pragma(orm, "table_info", table)?)
        };
        inspector.of_table(cx, ("get_indexes", &table), ask, description::indexes)
    }),
];

fn about_all<'a>(
    cx: &mut Context<'_>,
    function: &str,
    arguments: &'a Arguments,
) -> Result<&'a Inspector, Raised> {
    if arguments.positional.len() > 1 || !arguments.keywords.is_empty() {
        return cx.unsupported(format!("arguments of {function}"));
    }
    native::receiver::<Inspector>(cx, arguments.positional.first(), "Inspector")
}

fn about_table<'a>(
    cx: &mut Context<'_>,
    function: &str,
    arguments: &'a Arguments,
) -> Result<(&'a Inspector, Arc<str>), Raised> {
    let inspector = native::receiver::<Inspector>(cx, arguments.positional.first(), "Inspector")?;
    let given = arguments.positional.get(1).or_else(|| {
        let named = arguments.keywords.iter().find(|(keyword, _)| &**keyword == "table_name");
        named.map(|(_, given)| given)
    });
    match given {
        Some(Value::Str(table)) if arguments.positional.len() + arguments.keywords.len() == 2 => {
            Ok((inspector, Arc::from(&**table)))
        }
        _ => cx.unsupported(format!("arguments of {function} beside the name of a table")),
    }
}

impl Object for Inspector {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Inspector")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, _cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        Ok((name == "default_schema_name").then(|| Value::from("main")))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let address = cx.vm.new_address();
        Ok(Some(format!("<sqlalchemy.engine.reflection.Inspector object at {address:#x}>")))
    }
}

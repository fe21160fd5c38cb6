//! `ForeignKey("parent.id")`.

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;

use bothways_orm::OrmError;
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_sql::ForeignKey;
use bothways_world::TableId;

use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::object::{Object, value, view};
use crate::schema::column::ColumnObject;

/// A foreign key as the program wrote it.
pub(crate) struct ForeignKeyObject {
    /// What it refers to.
    pub target: Target,
    /// `ondelete=`
    pub on_delete: Option<Arc<str>>,
    /// `onupdate=`
    pub on_update: Option<Arc<str>>,
    /// `name=`
    pub name: Option<Arc<str>>,
    /// `use_alter=`
    pub use_alter: bool,
    /// The column it stands on, once that has its place.
    pub parent: Cell<Option<(TableId, usize)>>,
}

/// What a foreign key refers to.
pub(crate) enum Target {
    /// `"table.column"`; the column may be missing.
    Text(String),
    /// A column object of the program.
    Column(Value),
}

impl Target {
    /// What an argument names.
    pub fn of(cx: &mut Context<'_>, column: Option<&Value>) -> Result<Self, Raised> {
        match column {
            Some(Value::Str(text)) => Ok(Self::Text(text.to_string())),
            Some(column) if view::<ColumnObject>(column).is_some() => Ok(Self::Column(column.clone())),
            Some(column) if view::<InstrumentedAttribute>(column).is_some() => {
                Ok(Self::Column(column.clone()))
            }
            other => {
                let repr = cx.python().repr(other.unwrap_or(&Value::None))?;
                let message = format!(
                    "String column name or Column object for DDL foreign key constraint expected, got {repr}."
                );
                Err(cx.raise("ArgumentError", message))
            }
        }
    }
}

impl ForeignKeyObject {
    /// The foreign key as the database layer wants it; `None` where the text names no column.
    pub fn resolve(&self, cx: &mut Context<'_>) -> Result<ForeignKey, Raised> {
        let (table, column) = match &self.target {
            Target::Text(text) => split(text),
            Target::Column(column) => match named(cx, column) {
                Some(pair) => pair,
                None => return cx.unsupported("a ForeignKey to a column that belongs to no table yet"),
            },
        };
        Ok(ForeignKey {
            table: table.into(),
            column: column.into(),
            on_delete: self.on_delete.clone(),
            on_update: self.on_update.clone(),
            name: self.name.clone(),
            use_alter: self.use_alter,
            constraint: None,
        })
    }

    /// The error of a target that is not there.
    fn unresolved(&self, cx: &mut Context<'_>, table: &Arc<str>, column: &Arc<str>) -> Raised {
        let schema = cx.facade.orm.schema();
        let own = self.parent.get().and_then(|(table, position)| {
            let table = schema.table(table)?;
            Some((table.name.clone(), table.columns.get(position)?.name.clone()))
        });
        let Some((own, own_column)) = own else {
            return cx.vm.unsupported("ForeignKey.column without a table");
        };
        let error = match schema.find(table) {
            Some(_) => OrmError::NoReferencedColumn {
                table: own,
                target_table: table.clone(),
                target: column.clone(),
            },
            None => OrmError::NoReferencedTable {
                column: format!("{own}.{own_column}").into(),
                table: table.clone(),
                target: column.clone(),
            },
        };
        crate::errors::raise(cx, &error)
    }

    /// What it refers to, as its `repr` writes it.
    pub fn target_text(&self, cx: &mut Context<'_>) -> String {
        match &self.target {
            Target::Text(text) => text.clone(),
            Target::Column(column) => match named(cx, column) {
                Some((table, column)) => format!("{table}.{column}"),
                None => String::new(),
            },
        }
    }
}

/// Splits `schema.table.column` at its last dot. Without any dot the whole is a table's name.
fn split(text: &str) -> (String, String) {
    match text.rsplit_once('.') {
        Some((table, column)) => (table.to_owned(), column.to_owned()),
        None => (text.to_owned(), String::new()),
    }
}

/// Table and column of a column object.
fn named(cx: &mut Context<'_>, column: &Value) -> Option<(String, String)> {
    let (table, position) = match view::<InstrumentedAttribute>(column) {
        Some(attribute) => attribute.column(cx)?,
        None => view::<ColumnObject>(column)?.place()?,
    };
    let table = cx.facade.orm.schema().table(table)?;
    Some((table.name.to_string(), table.columns.get(position)?.name.to_string()))
}

/// `ForeignKey(…)`
pub(crate) fn foreign_key(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let mut texts: [Option<Arc<str>>; 3] = [None, None, None];
    for (slot, name) in texts.iter_mut().zip(["ondelete", "onupdate", "name"]) {
        match arguments.take_keyword(name) {
            None | Some(Value::None) => {}
            Some(Value::Str(text)) => *slot = Some(Arc::from(&*text)),
            Some(_) => return cx.unsupported(format!("this value of ForeignKey({name}=…)")),
        }
    }
    let [on_delete, on_update, name] = texts;
    let use_alter = match arguments.take_keyword("use_alter") {
        None | Some(Value::None) => false,
        Some(Value::Bool(truth)) => truth,
        Some(_) => return cx.unsupported("this value of ForeignKey(use_alter=…)"),
    };
    let refused = ["deferrable", "initially", "link_to_name", "match", "info", "comment", "_constraint"];
    if let Some((keyword, _)) = arguments.keywords.iter().find(|(keyword, _)| refused.contains(&&**keyword)) {
        return cx.unsupported(format!("ForeignKey({keyword}=…)"));
    }
    if let Some((keyword, _)) = arguments.keywords.iter().find(|(keyword, _)| &**keyword != "column") {
        let message =
            format!("Additional arguments should be named <dialectname>_<argument>, got '{keyword}'");
        return Err(cx.vm.raise_type_error(message));
    }
    let arguments = crate::schema::sql_type::with_self(arguments);
    let [_, column] = cx.bind("ForeignKey.__init__", ["self", "column"], 2, arguments)?;
    let target = Target::of(cx, column.as_ref())?;
    Ok(value(ForeignKeyObject { target, on_delete, on_update, name, use_alter, parent: Cell::new(None) }))
}

impl Object for ForeignKeyObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("ForeignKey")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let text = |text: &Option<Arc<str>>| text.as_deref().map_or(Value::None, Value::from);
        Ok(Some(match name {
            "ondelete" => text(&self.on_delete),
            "onupdate" => text(&self.on_update),
            "name" => text(&self.name),
            "target_fullname" => Value::from(self.target_text(cx)),
            "parent" => match self.parent.get() {
                Some((table, position)) => {
                    cx.facade.columns(table).get(position).cloned().unwrap_or(Value::None)
                }
                None => Value::None,
            },
            "column" => {
                let ForeignKey { table, column, .. } = self.resolve(cx)?;
                let schema = cx.facade.orm.schema();
                let place =
                    schema.find(&table).and_then(|id| Some((id, schema.table(id)?.position(&column)?)));
                let found = place.and_then(|(id, position)| cx.facade.columns(id).get(position).cloned());
                match found {
                    Some(found) => found,
                    None => return Err(self.unresolved(cx, &table, &column)),
                }
            }
            "constraint" | "references" | "get_referent" | "copy" => {
                return cx.unsupported(format!("ForeignKey.{name}"));
            }
            _ => return Ok(None),
        }))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(format!("ForeignKey('{}')", self.target_text(cx))))
    }
}

//! `Table.c` and `Table.primary_key.columns`: columns of a table by name and by position.

use std::borrow::Cow;

use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_world::TableId;

use crate::context::Context;
use crate::native::{self, Method};
use crate::object::{Object, view};

/// A collection of columns of a table.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    pub table: TableId,
    pub which: Which,
}

/// Which columns of the table.
#[derive(Clone, Copy)]
pub(super) enum Which {
    /// `Table.c`
    All,
    /// `Table.primary_key.columns`
    PrimaryKey,
}

const METHODS: &[Method] = &[("keys", keys), ("values", values), ("items", items), ("get", get)];

fn receiver(cx: &mut Context<'_>, function: &str, arguments: Arguments) -> Result<Columns, Raised> {
    let [this] = cx.bind(function, ["self"], 1, arguments)?;
    Ok(*native::receiver::<Columns>(cx, this.as_ref(), "ColumnCollection")?)
}

fn keys(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let columns = receiver(cx, "keys", arguments)?;
    Ok(Value::list(columns.names(cx)))
}

fn values(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let columns = receiver(cx, "values", arguments)?;
    Ok(Value::list(columns.objects(cx)))
}

fn items(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let columns = receiver(cx, "items", arguments)?;
    let pairs = columns.names(cx).into_iter().zip(columns.objects(cx));
    Ok(Value::list(pairs.map(|(name, column)| Value::tuple(vec![name, column])).collect()))
}

fn get(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, key, default] = cx.bind("get", ["self", "key", "default"], 2, arguments)?;
    let found = match (this.as_ref().and_then(view::<Columns>), key.as_ref().and_then(Value::as_str)) {
        (Some(columns), Some(name)) => columns.find(cx, name),
        _ => None,
    };
    Ok(found.or(default).unwrap_or(Value::None))
}

impl Columns {
    fn positions(&self, cx: &Context<'_>) -> Vec<usize> {
        let Some(table) = cx.facade.orm.schema().table(self.table) else { return Vec::new() };
        match self.which {
            Which::All => (0..table.columns.len()).collect(),
            Which::PrimaryKey => table.primary_key(),
        }
    }

    /// The names of its columns.
    fn names(&self, cx: &Context<'_>) -> Vec<Value> {
        let Some(table) = cx.facade.orm.schema().table(self.table) else { return Vec::new() };
        let columns = self.positions(cx).into_iter().filter_map(|position| table.columns.get(position));
        columns.map(|column| Value::from(&*column.name)).collect()
    }

    /// Its `Column` objects.
    pub fn objects(&self, cx: &Context<'_>) -> Vec<Value> {
        let columns = cx.facade.columns(self.table);
        self.positions(cx).into_iter().filter_map(|position| columns.get(position).cloned()).collect()
    }

    fn find(&self, cx: &Context<'_>, name: &str) -> Option<Value> {
        let position = cx.facade.orm.schema().table(self.table)?.position(name)?;
        let found = cx.facade.columns(self.table).get(position).cloned();
        found.filter(|_| self.positions(cx).contains(&position))
    }
}

impl Object for Columns {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("ReadOnlyColumnCollection")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match self.find(cx, name) {
            Some(column) => Ok(Some(column)),
            None if matches!(name, "contains_column" | "as_readonly" | "corresponding_column") => {
                cx.unsupported(format!("Table.c.{name}"))
            }
            None => Err(cx.vm.raise_attribute_error(name)),
        }
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        let found = match index {
            Value::Int(position) => {
                let columns = self.objects(cx);
                let at = if *position < 0 { position + columns.len() as i64 } else { *position };
                let found = usize::try_from(at).ok().and_then(|at| columns.get(at).cloned());
                match found {
                    Some(column) => return Ok(Some(column)),
                    None => return Err(cx.vm.raise_index_error(position.to_string())),
                }
            }
            other => other.as_str().and_then(|name| self.find(cx, name)),
        };
        match found {
            Some(column) => Ok(Some(column)),
            None => Err(cx.vm.raise_key_error(index.clone())),
        }
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.objects(cx).len()))
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, cx: &mut Context<'_>, position: usize) -> Result<Option<Value>, Raised> {
        Ok(self.objects(cx).get(position).cloned())
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let mut texts = Vec::new();
        for column in self.objects(cx) {
            texts.push(cx.python().str(&column)?.to_string());
        }
        Ok(Some(format!("ReadOnlyColumnCollection({})", texts.join(", "))))
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(item.as_str().map(|name| self.find(cx, name).is_some()))
    }
}

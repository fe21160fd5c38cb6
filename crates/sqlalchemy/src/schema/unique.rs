//! `UniqueConstraint("a", "b")` in `__table_args__`.

use std::borrow::Cow;

use bothways_python::{Arguments, Raised, Value};
use bothways_sql::Table;

use crate::context::Context;
use crate::object::{Object, value, view};
use crate::schema::column::ColumnObject;

/// A constraint over several columns.
pub(crate) struct UniqueConstraint {
    columns: Vec<Value>,
}

/// `UniqueConstraint(…)`
pub(crate) fn unique_constraint(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    if let Some((keyword, _)) = arguments.keywords.first() {
        return cx.unsupported(format!("UniqueConstraint({keyword}=…)"));
    }
    Ok(value(UniqueConstraint { columns: arguments.positional }))
}

impl UniqueConstraint {
    /// The positions of its columns in a table that is being made.
    pub fn positions(&self, cx: &mut Context<'_>, table: &Table) -> Result<Vec<usize>, Raised> {
        let mut positions = Vec::with_capacity(self.columns.len());
        for column in &self.columns {
            let name = match column {
                Value::Str(name) => Some(name.clone()),
                other => view::<ColumnObject>(other).and_then(|column| column.spec.borrow().name.clone()),
            };
            match name.as_deref().and_then(|name| table.position(name)) {
                Some(position) => positions.push(position),
                None => {
                    let name = name.as_deref().unwrap_or_default().to_owned();
                    let message = format!(
                        "Can't create UniqueConstraint on table '{}': no column named '{name}' is present.",
                        table.name
                    );
                    return Err(cx.raise("ConstraintColumnNotFoundError", message));
                }
            }
        }
        Ok(positions)
    }
}

impl Object for UniqueConstraint {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("UniqueConstraint")
    }
}

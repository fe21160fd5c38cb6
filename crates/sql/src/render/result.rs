//! Names of the columns of a result, as the driver's `cursor.description` gives them.

use std::sync::Arc;

use super::Writer;
use super::expression::{self, Context};
use crate::{Expression, Schema, SelectColumn, Statement};

/// Names of the columns of the rows that a statement returns; none if it returns none, or is a text, whose columns
/// only the database knows.
pub fn result_columns(schema: &Schema, statement: &Statement) -> Vec<Arc<str>> {
    let (table, returning) = match statement {
        Statement::Select(select) => return select.columns.iter().map(name).collect(),
        Statement::Insert(insert) => (insert.table, &insert.returning),
        Statement::InsertValues(insert) => (insert.table, &insert.returning),
        Statement::UpdateWhere(update) => (update.table, &update.returning),
        Statement::DeleteWhere(delete) => (delete.table, &delete.returning),
        Statement::TableInfo { .. }
        | Statement::Reflection(_)
        | Statement::CreateTable(_)
        | Statement::CreateIndex { .. }
        | Statement::DropTable(_)
        | Statement::Update(_)
        | Statement::Delete(_)
        | Statement::Text(_) => return Vec::new(),
    };
    let columns = schema.table(table).map(|table| &*table.columns).unwrap_or_default();
    returning.iter().filter_map(|position| Some(columns.get(*position)?.name.clone())).collect()
}

/// The label; else the column's own name, or the text of what is computed.
fn name(column: &SelectColumn) -> Arc<str> {
    match (&column.label, &column.expression) {
        (Some(label), _) => label.clone(),
        (None, Expression::Column { column, .. }) => column.clone(),
        (None, computed) => {
            let mut writer = Writer::default();
            expression::write(&mut writer, computed, Context::List);
            writer.text.into()
        }
    }
}

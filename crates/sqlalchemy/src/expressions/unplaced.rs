//! Columns that belong to no table yet: inside the class body that declares them, as in
//! `primaryjoin=id == follow.c.follower_id`. A marker stands for such a column until the expression is used.

use std::sync::Arc;

use bothways_python::{Raised, Value};
use bothways_sql::Expression;

use crate::context::Context;
use crate::object::view;
use crate::schema::column::ColumnObject;

/// The table of a marker; its column is the place in the list of such columns.
const UNPLACED: &str = "\u{5}";

/// The marker of a column object without a table.
pub(super) fn marker(cx: &mut Context<'_>, value: &Value) -> Option<Expression> {
    view::<ColumnObject>(value)?;
    let known = cx.facade.unplaced.iter().position(|column| column.is(value));
    let index = known.unwrap_or(cx.facade.unplaced.len());
    if known.is_none() {
        cx.facade.unplaced.push(value.clone());
    }
    Some(Expression::column(&UNPLACED.into(), &index.to_string().into()))
}

/// The expression with the columns that have their table by now.
pub(super) fn placed(cx: &Context<'_>, expression: &Expression) -> Expression {
    if cx.facade.unplaced.is_empty() {
        return expression.clone();
    }
    expression.replaced(&mut |part| match part {
        Expression::Column { table, column } if &**table == UNPLACED => find(cx, column),
        _ => None,
    })
}

fn find(cx: &Context<'_>, index: &Arc<str>) -> Option<Expression> {
    let object = cx.facade.unplaced.get(index.parse::<usize>().ok()?)?;
    let (table, position) = view::<ColumnObject>(object)?.place()?;
    let table = cx.facade.orm.schema().table(table)?;
    Some(Expression::column(&table.name, &table.columns.get(position)?.name))
}

/// Refuses a condition of a query with a column that has no table.
pub(crate) fn refuse(cx: &Context<'_>, condition: &Expression) -> Result<(), Raised> {
    let is_marker = |part: &&Expression| part.as_column().is_some_and(|(table, _)| &**table == UNPLACED);
    match condition.columns().iter().any(is_marker) {
        true => cx.unsupported("a Column without a table in a query"),
        false => Ok(()),
    }
}

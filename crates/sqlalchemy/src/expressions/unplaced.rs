//! Columns that belong to no table yet: inside the class body that declares them, as in
//! `primaryjoin=id == follow.c.follower_id`. A marker stands for such a column until the expression is used.

use std::sync::Arc;

use bothways_python::{Raised, Value};
use bothways_sql::{Expression, From, Select};

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
    let mut placed = expression.clone();
    if !cx.facade.unplaced.is_empty() {
        place(cx, &mut placed);
    }
    placed
}

fn place(cx: &Context<'_>, expression: &mut Expression) {
    if let Expression::Column { table, column } = expression {
        if &**table == UNPLACED
            && let Some(found) = find(cx, column)
        {
            *expression = found;
        }
        return;
    }
    expression.children_mut().into_iter().for_each(|child| place(cx, child));
    if let Some(select) = expression.query_mut() {
        place_in_query(cx, select);
    }
}

/// The table that a column gets is one that its query selects from.
fn place_in_query(cx: &Context<'_>, select: &mut Select) {
    let mut tables: Vec<Arc<str>> = Vec::new();
    select.expressions().into_iter().flat_map(Expression::columns).for_each(|column| {
        if let Some((table, index)) = column.as_column()
            && &**table == UNPLACED
            && let Some(Expression::Column { table, .. }) = find(cx, index)
        {
            tables.push(table);
        }
    });
    select.replace(&mut |part| match part {
        Expression::Column { table, column } if &**table == UNPLACED => find(cx, column),
        _ => None,
    });
    for table in tables {
        let mut sources = select.from.iter().flat_map(From::sources);
        if !sources.any(|source| source.name() == Some(&table)) {
            select.from.push(From::table(&table));
        }
    }
}

/// Takes the table that such columns do not have out of what a query selects from.
pub(crate) fn leave_out(select: &mut Select) {
    select.from.retain(|from| from.source.name().is_none_or(|name| &**name != UNPLACED));
}

fn find(cx: &Context<'_>, index: &Arc<str>) -> Option<Expression> {
    let object = cx.facade.unplaced.get(index.parse::<usize>().ok()?)?;
    let (table, position) = view::<ColumnObject>(object)?.place()?;
    let table = cx.facade.orm.schema().table(table)?;
    Some(Expression::column(&table.name, &table.columns.get(position)?.name))
}

/// Refuses a condition of a query with a column that has no table.
pub(crate) fn refuse(cx: &Context<'_>, condition: &Expression) -> Result<(), Raised> {
    match holds_marker(condition) {
        true => cx.unsupported("a Column without a table in a query"),
        false => Ok(()),
    }
}

fn holds_marker(expression: &Expression) -> bool {
    let is_marker = |part: &&Expression| part.as_column().is_some_and(|(table, _)| &**table == UNPLACED);
    let in_query = |select: &Select| select.expressions().into_iter().any(holds_marker);
    expression.columns().iter().any(is_marker)
        || expression.query().is_some_and(in_query)
        || expression.children().into_iter().any(holds_marker)
}

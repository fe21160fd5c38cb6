//! A SELECT as GlueSQL's statement.

use bothways_sql::{Body, Expression, OrderBy, Select, SelectColumn};
use bothways_world::Scalar;
use gluesql_core::ast::{
    Expr, OrderByExpr, Projection, Query, Select as GlueSelect, SelectItem, SetExpr, Statement, TableAlias,
    TableFactor, TableWithJoins, Values,
};
use gluesql_core::data::Value;

use super::from::{Sources, sources};
use super::function::AGGREGATES;
use super::scope::{Scope, SourceColumn};
use super::value::{Kind, Typed, value};
use crate::store::{Store, to_value};
use crate::write::Failure;

/// The statement.
pub(super) fn statement(store: &Store, select: &Select) -> Result<Statement, Failure> {
    let (query, _) = query(store, None, select)?;
    Ok(Statement::Query(query))
}

/// A query inside EXISTS, which sees the columns around it.
pub(super) fn subquery(scope: &Scope, select: &Select) -> Result<Query, Failure> {
    // Scopes hold each other by reference, so the outer one is borrowed for as long as the inner one lives.
    let (query, _) = query(scope.store, Some(scope), select)?;
    Ok(query)
}

/// A query of one column inside an expression, and that column.
pub(super) fn column_query(scope: &Scope, select: &Select) -> Result<(Query, Typed), Failure> {
    let (query, mut columns) = query(scope.store, Some(scope), select)?;
    match (columns.pop(), columns.is_empty()) {
        (Some(column), true) => Ok((query, column)),
        _ => Err(Failure::unsupported("a subquery of several columns as a value")),
    }
}

/// A query in FROM, and its columns.
pub(super) fn derived(
    store: &Store,
    outer: Option<&Scope>,
    select: &Select,
) -> Result<(Query, Vec<SourceColumn>), Failure> {
    let (query, columns) = query(store, outer, select)?;
    let named = select.columns.iter().zip(columns).enumerate().filter_map(|(index, (column, typed))| {
        let name = match (&column.label, &column.expression) {
            (Some(label), _) => label.clone(),
            (None, Expression::Column { column, .. }) => column.clone(),
            (None, _) => return None,
        };
        let Typed { kind, affinity, nullable, .. } = typed;
        Some(SourceColumn { name, glue_name: label(index), kind, affinity, nullable })
    });
    Ok((query, named.collect()))
}

/// Names of result columns that no column of a table has.
fn label(index: usize) -> String {
    format!("#{index}")
}

/// `SELECT DISTINCT a, b`, where the DISTINCT was written as part of the first column.
fn with_distinct_column(select: &Select) -> Option<Select> {
    let (first, rest) = select.columns.split_first()?;
    let Expression::Distinct(operand) = &first.expression else { return None };
    let first = SelectColumn { expression: (**operand).clone(), label: first.label.clone() };
    let columns = std::iter::once(first).chain(rest.iter().cloned()).collect();
    Some(Select { distinct: true, columns, ..select.clone() })
}

fn query(store: &Store, outer: Option<&Scope>, select: &Select) -> Result<(Query, Vec<Typed>), Failure> {
    if let Some(select) = with_distinct_column(select) {
        return query(store, outer, &select);
    }
    let Select {
        distinct,
        columns,
        from: tables,
        filter: _,
        group_by,
        having,
        order_by,
        limit,
        offset,
        correlation: _,
        body,
    } = select;
    if let Body::Rows(rows) = body {
        return Ok(rows_query(rows, columns.len()));
    }
    let is_star =
        |column: &SelectColumn| column.expression.as_column().is_some_and(|(_, name)| &**name == "*");
    if tables.is_empty() && columns.iter().any(is_star) {
        return Err(Failure::operational("no tables specified".to_owned()));
    }
    let Sources { scope, from, selection } = sources(store, outer, select)?;
    let is_aggregated = !group_by.is_empty() || columns.iter().any(|column| aggregates(&column.expression));
    if having.is_some() && !is_aggregated {
        return Err(Failure::operational("HAVING clause on a non-aggregate query".to_owned()));
    }
    if is_aggregated {
        let outputs = columns.iter().map(|column| &column.expression).chain(having);
        for output in outputs.chain(order_by.iter().map(|term| &term.expression)) {
            check_grouped(&scope, columns, group_by, output)?;
        }
    }
    let typed =
        columns.iter().map(|column| value(&scope, &column.expression)).collect::<Result<Vec<_>, _>>()?;
    let mut items = typed
        .iter()
        .enumerate()
        .map(|(index, column)| SelectItem::Expr { expr: column.expr.clone(), label: label(index) });
    let mut items: Vec<_> = items.by_ref().collect();
    if items.is_empty() {
        items.push(SelectItem::Expr { expr: Expr::Value(Value::I64(1)), label: label(0) });
    }
    let mut order = Vec::new();
    let order_by = &written_terms(&scope, columns, order_by)?;
    for OrderBy { expression, direction, nulls } in order_by {
        let term = labelled(&scope, columns, expression)?;
        order_term(term, *direction == Some("DESC"), *nulls, &mut order)?;
    }
    // SQLite sorts to group, so groups come in the order of their keys; it takes the directions of an ORDER BY of
    // the same length.
    for (index, key) in group_by.iter().enumerate() {
        let term = order_by.get(index).filter(|_| order_by.len() == group_by.len());
        let descending = term.is_some_and(|term| term.direction == Some("DESC"));
        order_term(labelled(&scope, columns, key)?, descending, None, &mut order)?;
    }
    let group_by = group_by.iter().map(|key| Ok(labelled(&scope, columns, key)?.expr));
    let group_by = group_by.collect::<Result<Vec<_>, Failure>>()?;
    let having = match having {
        Some(having) => {
            let having = with_labels(&scope, columns, having)?;
            Some(super::truth::holds(&scope, &having, super::truth::Wanted::True)?)
        }
        None => None,
    };
    let select = GlueSelect {
        distinct: *distinct,
        projection: Projection::SelectItems(items),
        from,
        selection,
        group_by,
        having,
    };
    let count = |count: i64| Expr::Value(Value::I64(count));
    let query = Query {
        body: SetExpr::Select(Box::new(select)),
        order_by: order,
        // A negative LIMIT is none, a negative OFFSET zero.
        limit: limit.filter(|limit| *limit >= 0).map(count),
        offset: offset.filter(|offset| *offset > 0).map(count),
    };
    Ok((query, typed))
}

/// Rows that are at hand, as a query.
fn rows_query(rows: &[Vec<Scalar>], width: usize) -> (Query, Vec<Typed>) {
    let empty = [vec![Scalar::Null; width]];
    let (shown, limit) = if rows.is_empty() { (&empty[..], Some(0)) } else { (rows, None) };
    let expr = |value: &Scalar| Expr::Value(to_value(value));
    let values = shown.iter().map(|row| row.iter().map(expr).collect()).collect();
    let values = Query { body: SetExpr::Values(Values(values)), order_by: vec![], limit: None, offset: None };
    let alias = TableAlias { name: "#rows".to_owned(), columns: Vec::new() };
    let items = (0..width).map(|index| SelectItem::Expr {
        expr: Expr::Identifier(format!("column{}", index + 1)),
        label: label(index),
    });
    let select = GlueSelect {
        distinct: false,
        projection: Projection::SelectItems(items.collect()),
        from: TableWithJoins { relation: TableFactor::Derived { subquery: values, alias }, joins: vec![] },
        selection: None,
        group_by: vec![],
        having: None,
    };
    let typed = (0..width).map(|column| {
        let cells = || rows.iter().filter_map(move |row| row.get(column));
        Typed {
            expr: Expr::Value(Value::Null),
            kind: cells().map(Kind::of_scalar).fold(Kind::Null, Kind::or),
            affinity: None,
            nullable: cells().any(Scalar::is_null) || rows.is_empty(),
            constant: None,
        }
    });
    let limit = limit.map(|limit| Expr::Value(Value::I64(limit)));
    (
        Query { body: SetExpr::Select(Box::new(select)), order_by: vec![], limit, offset: None },
        typed.collect(),
    )
}

/// A condition that may call columns of the query by their labels, where no source has a column of that name.
fn with_labels(
    scope: &Scope,
    columns: &[SelectColumn],
    condition: &Expression,
) -> Result<Expression, Failure> {
    if !has_text(condition) {
        return Ok(condition.clone());
    }
    let sources = scope.text_names()?;
    Ok(condition.replaced(&mut |part| {
        let Expression::Text(text) = part else { return None };
        let is_column = sources.iter().any(|(_, columns)| columns.contains(text));
        let labelled = columns.iter().find(|column| column.label.as_ref() == Some(text));
        labelled.filter(|_| !is_column).map(|column| column.expression.clone())
    }))
}

fn has_text(expression: &Expression) -> bool {
    matches!(expression, Expression::Text(_)) || expression.children().into_iter().any(has_text)
}

/// The terms of ORDER BY, those that were written as text among them.
fn written_terms(
    scope: &Scope,
    columns: &[SelectColumn],
    order_by: &[OrderBy],
) -> Result<Vec<OrderBy>, Failure> {
    let mut terms = Vec::with_capacity(order_by.len());
    for term in order_by {
        match &term.expression {
            Expression::Text(text) => {
                let names = scope.text_names()?;
                let read = crate::text::order_by(scope.store, (names, columns), text)?;
                terms.extend(read.into_iter().map(|written| OrderBy {
                    expression: written.expression,
                    direction: term.direction.or(written.direction),
                    nulls: term.nulls.or(written.nulls),
                }));
            }
            _ => terms.push(term.clone()),
        }
    }
    Ok(terms)
}

/// ORDER BY and GROUP BY may name a label.
fn labelled(scope: &Scope, columns: &[SelectColumn], expression: &Expression) -> Result<Typed, Failure> {
    match expression {
        Expression::Column { table, column } if table.is_empty() => {
            let labelled = columns.iter().find(|candidate| candidate.label.as_ref() == Some(column));
            match labelled {
                Some(column) => value(scope, &column.expression),
                None => value(scope, expression),
            }
        }
        _ => value(scope, expression),
    }
}

/// SQLite sorts NULL first, GlueSQL last.
fn order_term(
    term: Typed,
    descending: bool,
    nulls: Option<&str>,
    order: &mut Vec<OrderByExpr>,
) -> Result<(), Failure> {
    let asc = Some(!descending);
    if term.kind == Kind::Mixed {
        return Err(Failure::unsupported("ORDER BY over values of several types"));
    }
    // A constant orders nothing, and GlueSQL would take a number for a column's position.
    if term.constant.is_some() {
        return Ok(());
    }
    if term.nullable {
        let nulls_first = nulls.map_or(!descending, |nulls| nulls == "NULLS FIRST");
        let expr = Expr::IsNotNull(Box::new(term.expr.clone()));
        order.push(OrderByExpr { expr, asc: Some(nulls_first) });
    }
    // Nested, so that the planner does not read the whole index where a filter has a better one.
    order.push(OrderByExpr { expr: Expr::Nested(Box::new(term.expr)), asc });
    Ok(())
}

fn aggregates(expression: &Expression) -> bool {
    let is_aggregate =
        matches!(expression, Expression::Function { name, .. } if AGGREGATES.contains(&&**name));
    is_aggregate || expression.children().into_iter().any(aggregates)
}

/// A column beside aggregates has one value per group only when the group decides it; SQLite would pick a row.
fn check_grouped(
    scope: &Scope,
    columns: &[SelectColumn],
    group_by: &[Expression],
    output: &Expression,
) -> Result<(), Failure> {
    if group_by.contains(output) {
        return Ok(());
    }
    match output {
        Expression::Column { table, column } => {
            let is_label = table.is_empty() && columns.iter().any(|c| c.label.as_ref() == Some(column));
            let is_key = |name| group_by.contains(&Expression::column(table, name));
            let source = scope.source(table);
            let by_key = source.is_some_and(|source| !source.key.is_empty() && source.key.iter().all(is_key));
            if !is_label && !by_key && source.is_some() {
                return Err(Failure::unsupported(format!("column {table}.{column} outside GROUP BY")));
            }
        }
        Expression::Function { name, .. } if AGGREGATES.contains(&&**name) => return Ok(()),
        Expression::Exists(_) | Expression::Subquery(_) | Expression::InQuery { .. } => {
            return Err(Failure::unsupported("a subquery beside aggregates"));
        }
        _ => {}
    }
    output.children().into_iter().try_for_each(|operand| check_grouped(scope, columns, group_by, operand))
}

//! `SELECT t.a, t.b FROM t [WHERE t.k = ? AND t.l IN (?, ?)] [ORDER BY t.a]`: what lazy loads, refreshes, `get()` and
//! selectin loading send.
//!
//! The store answers these from its keys in a fraction of the time that planning them takes.

use std::cmp::Ordering;

use bothways_sql::{BinaryOperator, Body, Expression, From, OrderBy, Select, Source};
use bothways_world::{Row, Scalar};

use super::access::{Conjuncts, Outer, scan_order, sorting_index, used_columns};
use super::from::conjuncts;
use crate::lookup::rows_where;
use crate::store::{Store, Table};
use crate::write::Failure;

/// The rows, or none when the statement is of another shape.
pub(super) fn select(store: &Store, select: &Select) -> Result<Option<Vec<Vec<Scalar>>>, Failure> {
    let Select {
        distinct: false,
        columns,
        from,
        filter,
        group_by,
        having: None,
        order_by,
        limit,
        offset,
        correlation: _,
        body: Body::Plain,
    } = select
    else {
        return Ok(None);
    };
    let [From { source: Source::Table { name, alias }, joins }] = &from[..] else { return Ok(None) };
    if !joins.is_empty() || !group_by.is_empty() || limit.is_some() || offset.is_some() {
        return Ok(None);
    }
    let Some(table) = store.table(name) else {
        return Err(Failure::operational(format!("no such table: {name}")));
    };
    let source = KeyedTable { table, name: alias.as_deref().unwrap_or(name) };
    let filter = conjuncts(filter.as_ref());
    let conditions = filter.iter().map(|condition| source.condition(condition)).collect::<Option<Vec<_>>>();
    let columns = columns.iter().map(|column| source.column(&column.expression)).collect::<Option<Vec<_>>>();
    let order = order_by.iter().map(|term| source.order(term)).collect::<Option<Vec<_>>>();
    let (Some(conditions), Some(columns), Some(order)) = (conditions, columns, order) else {
        return Ok(None);
    };
    // Reading a whole table is GlueSQL's.
    if conditions.is_empty() {
        return Ok(None);
    }
    let mut row_ids = rows_where(table, &conditions);
    if row_ids.len() > 1 && table.indexes().iter().any(|index| index.declared) {
        let used = used_columns(select, source.name);
        let conditions = Conjuncts { all: &filter };
        if let Some(order) = sorting_index(table, source.name, &conditions, order_by) {
            order.sort(table, &mut row_ids);
        } else if let Some(order) = scan_order(table, source.name, &conditions, &mut Outer::default(), &used)
        {
            table.sort_by_columns(&mut row_ids, &order);
        }
    }
    let mut rows: Vec<&Row> = row_ids.into_iter().filter_map(|row_id| table.row(row_id)).collect();
    if !order.is_empty() {
        rows.sort_by(|left, right| compare(&order, left, right));
    }
    let project = |row: &Row| columns.iter().filter_map(|column| row.get(*column).cloned()).collect();
    Ok(Some(rows.into_iter().map(project).collect()))
}

fn compare(order: &[(usize, bool)], left: &Row, right: &Row) -> Ordering {
    let terms = order.iter().map(|(column, descending)| {
        let ordering = left.get(*column).cmp(&right.get(*column));
        if *descending { ordering.reverse() } else { ordering }
    });
    terms.fold(Ordering::Equal, Ordering::then)
}

struct KeyedTable<'a> {
    table: &'a Table,
    name: &'a str,
}

impl KeyedTable<'_> {
    fn column(&self, expression: &Expression) -> Option<usize> {
        match expression {
            Expression::Column { table, column } if **table == *self.name => {
                self.table.definition.position(column)
            }
            _ => None,
        }
    }

    fn order(&self, term: &OrderBy) -> Option<(usize, bool)> {
        if term.nulls.is_some() {
            return None;
        }
        Some((self.column(&term.expression)?, term.direction == Some("DESC")))
    }

    /// A column and the values it may have.
    fn condition<'e>(&self, condition: &'e Expression) -> Option<(usize, Vec<&'e Scalar>)> {
        match condition {
            Expression::Binary { operator: BinaryOperator::Equal, left, right } => {
                match (&**left, &**right) {
                    (column, Expression::Parameter(value)) | (Expression::Parameter(value), column) => {
                        Some((self.column(column)?, vec![value]))
                    }
                    _ => None,
                }
            }
            Expression::In { operand, list, negated: false } => {
                let values = list.iter().map(|item| match item {
                    Expression::Parameter(value) => Some(value),
                    _ => None,
                });
                Some((self.column(operand)?, values.collect::<Option<_>>()?))
            }
            _ => None,
        }
    }
}

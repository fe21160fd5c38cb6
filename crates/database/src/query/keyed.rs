//! `SELECT t.a, t.b FROM t [WHERE t.k = ? [AND …]]`: what lazy loads, refreshes and `get()` send.
//!
//! The store answers these from its keys in a fraction of the time that planning them takes.

use bothways_sql::{BinaryOperator, Expression, From, OrderBy, Select};
use bothways_world::{Row, Scalar};

use crate::store::{Store, Table};
use crate::write::{Failure, rows_with};

/// The rows, or none when the statement is of another shape.
pub(super) fn select(store: &Store, select: &Select) -> Result<Option<Vec<Vec<Scalar>>>, Failure> {
    let Select { distinct: false, columns, from, filter, group_by, having: None, order_by, limit, offset } =
        select
    else {
        return Ok(None);
    };
    let [From::Table { name, alias, joins }] = &from[..] else { return Ok(None) };
    if !joins.is_empty() || !group_by.is_empty() || limit.is_some() || offset.is_some() {
        return Ok(None);
    }
    let Some(table) = store.table(name) else {
        return Err(Failure::operational(format!("no such table: {name}")));
    };
    let source = Source { table, name: alias.as_deref().unwrap_or(name) };
    let Some(conditions) = source.conditions(filter.as_ref()) else { return Ok(None) };
    let columns = columns.iter().map(|column| source.column(&column.expression)).collect::<Option<Vec<_>>>();
    let order = order_by.iter().map(|term| source.order(term)).collect::<Option<Vec<_>>>();
    let (Some(columns), Some(order)) = (columns, order) else { return Ok(None) };
    let mut rows: Vec<&Row> = match conditions {
        Some((key, values)) => {
            rows_with(table, &key, &values).into_iter().filter_map(|row_id| table.row(row_id)).collect()
        }
        None => table.rows().map(|(_, row)| row).collect(),
    };
    rows.sort_by(|left, right| {
        let compare = |(column, descending): &(usize, bool)| {
            let ordering = left.get(*column).cmp(&right.get(*column));
            if *descending { ordering.reverse() } else { ordering }
        };
        order.iter().map(compare).find(|ordering| ordering.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
    });
    let project = |row: &Row| columns.iter().filter_map(|column| row.get(*column).cloned()).collect();
    Ok(Some(rows.into_iter().map(project).collect()))
}

struct Source<'a> {
    table: &'a Table,
    name: &'a str,
}

impl Source<'_> {
    fn column(&self, expression: &Expression) -> Option<usize> {
        match expression {
            Expression::Column { table, column } if **table == *self.name => {
                self.table.definition.position(column)
            }
            _ => None,
        }
    }

    fn order(&self, term: &OrderBy) -> Option<(usize, bool)> {
        Some((self.column(&term.expression)?, term.direction == Some("DESC")))
    }

    /// Columns and the values they are compared with; `Some(None)` without a filter.
    fn conditions(&self, filter: Option<&Expression>) -> Option<Option<(Vec<usize>, Vec<Scalar>)>> {
        let Some(filter) = filter else { return Some(None) };
        let conditions = match filter {
            Expression::And(conditions) => {
                conditions.iter().map(|c| self.condition(c)).collect::<Option<Vec<_>>>()
            }
            condition => self.condition(condition).map(|condition| vec![condition]),
        };
        conditions.map(|conditions| Some(conditions.into_iter().unzip()))
    }

    fn condition(&self, condition: &Expression) -> Option<(usize, Scalar)> {
        let Expression::Binary { operator: BinaryOperator::Equal, left, right } = condition else {
            return None;
        };
        match (&**left, &**right) {
            (column, Expression::Parameter(value)) | (Expression::Parameter(value), column) => {
                Some((self.column(column)?, value.clone()))
            }
            _ => None,
        }
    }
}

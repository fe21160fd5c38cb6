//! Queries of a text that are put together by UNION, INTERSECT and EXCEPT, in any mixture.

use std::cmp::Ordering;
use std::sync::Arc;

use bothways_sql::{Select, SetOperator};
use gluesql_core::sqlparser::ast::{Expr, Query, SetExpr, SetOperator as SqlOperator, SetQuantifier, Value};

use super::query::{check_plain_query, order_terms};
use super::reader::Reader;
use super::same;
use crate::query::{Rows, bounded, combined, compare};
use crate::store::Store;
use crate::write::Failure;

/// A query of several ones.
pub(super) struct Compound {
    parts: Parts,
    /// Columns that it is ordered by, from 0.
    order: Vec<Term>,
    limit: Option<i64>,
    offset: Option<i64>,
}

enum Parts {
    One(Box<Select>),
    Two { operator: SqlOperator, all: bool, left: Box<Parts>, right: Box<Parts> },
}

struct Term {
    column: usize,
    descending: bool,
    nulls_first: bool,
}

/// Reads a query of one SELECT or several, and the names of its columns: those of the first.
pub(super) fn read(
    reader: &Reader<'_>,
    query: &Query,
    written: &[String],
) -> Result<(Compound, Vec<Arc<str>>), Failure> {
    let SetExpr::SetOperation { .. } = &*query.body else {
        let (select, columns) = reader.query(query, None, written)?;
        return Ok((
            Compound { parts: Parts::One(Box::new(select)), order: vec![], limit: None, offset: None },
            columns,
        ));
    };
    check_plain_query(query)?;
    reader.with(query, || {
        let (parts, columns) = parts(reader, query, &query.body, written)?;
        let terms = order_terms(query.order_by.as_ref())?;
        let order = terms.iter().map(|term| {
            let column = column(&columns, &term.expr)?;
            let descending = term.asc == Some(false);
            Ok(Term { column, descending, nulls_first: term.nulls_first.unwrap_or(!descending) })
        });
        let order = order.collect::<Result<_, Failure>>()?;
        let (limit, offset) = reader.bounds(query)?;
        Ok((Compound { parts, order, limit, offset }, columns))
    })
}

fn parts(
    reader: &Reader<'_>,
    whole: &Query,
    part: &SetExpr,
    written: &[String],
) -> Result<(Parts, Vec<Arc<str>>), Failure> {
    let SetExpr::SetOperation { op, set_quantifier, left, right } = part else {
        let body = Box::new(part.clone());
        let alone = Query { with: None, body, order_by: None, limit: None, offset: None, ..whole.clone() };
        let (select, columns) = reader.query(&alone, None, written)?;
        return Ok((Parts::One(Box::new(select)), columns));
    };
    let all = match set_quantifier {
        SetQuantifier::None => false,
        SetQuantifier::All if *op == SqlOperator::Union => true,
        other => return Err(Failure::unsupported(format!("{op} {other} in SQL text"))),
    };
    let (left, columns) = parts(reader, whole, left, written)?;
    let (right, others) = parts(reader, whole, right, &[])?;
    if columns.len() != others.len() {
        let name = if all { "UNION ALL".to_owned() } else { op.to_string() };
        return Err(Failure::operational(format!(
            "SELECTs to the left and right of {name} do not have the same number of result columns"
        )));
    }
    Ok((Parts::Two { operator: *op, all, left: Box::new(left), right: Box::new(right) }, columns))
}

/// The column that a term of ORDER BY names, or numbers.
fn column(columns: &[Arc<str>], term: &Expr) -> Result<usize, Failure> {
    let found = match term {
        Expr::Value(Value::Number(digits, _)) => {
            digits.to_string().parse::<usize>().ok().and_then(|place| place.checked_sub(1))
        }
        Expr::Identifier(name) => columns.iter().position(|column| same(column, &name.value)),
        _ => None,
    };
    found
        .filter(|column| *column < columns.len())
        .ok_or_else(|| Failure::unsupported(format!("ORDER BY {term} of a compound SELECT in SQL text")))
}

/// Its rows.
pub(super) fn select(store: &mut Store, compound: &Compound) -> Result<Rows, Failure> {
    let Compound { parts, order, limit, offset } = compound;
    let mut rows = rows(store, parts)?;
    if !order.is_empty() {
        rows.sort_by(|left, right| {
            let compared = order.iter().map(|Term { column, descending, nulls_first }| {
                compare(left.get(*column), right.get(*column), *descending, *nulls_first)
            });
            compared.into_iter().find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
        });
    }
    Ok(bounded(rows, *limit, *offset))
}

fn rows(store: &mut Store, parts: &Parts) -> Result<Rows, Failure> {
    let (operator, all, left, right) = match parts {
        Parts::One(select) => return crate::query::select(store, select),
        Parts::Two { operator, all, left, right } => (operator, all, left, right),
    };
    let operator = match operator {
        SqlOperator::Union if *all => SetOperator::UnionAll,
        SqlOperator::Union => SetOperator::Union,
        SqlOperator::Intersect => SetOperator::Intersect,
        SqlOperator::Except => SetOperator::Except,
    };
    let (left, right) = (rows(store, left)?, rows(store, right)?);
    Ok(combined(operator, left, right))
}

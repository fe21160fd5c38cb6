//! Queries of a text that are put together by UNION, INTERSECT and EXCEPT, in any mixture.

use std::sync::Arc;

use bothways_sql::{Expression, OrderBy, Select, SetOperator};
use gluesql_core::sqlparser::ast::{
    Expr, OrderByExpr, Query, SetExpr, SetOperator as SqlOperator, SetQuantifier, Value,
};

use super::query::{check_plain_query, order_terms};
use super::reader::{Names, Reader};
use super::same;
use crate::write::Failure;

impl Reader<'_> {
    /// A query of several ones, and the names of its columns: those of the first.
    pub(super) fn compound(
        &self,
        query: &Query,
        outer: Option<&Names>,
        written: &[String],
    ) -> Result<(Select, Vec<Arc<str>>), Failure> {
        check_plain_query(query)?;
        let (mut select, columns) = self.part(query, &query.body, outer, written)?;
        // Terms of ORDER BY find the columns by their names.
        for (column, name) in select.columns.iter_mut().zip(&columns) {
            column.label = Some(name.clone());
        }
        let terms = order_terms(query.order_by.as_ref())?;
        select.order_by = terms.iter().map(|term| by_column(&columns, term)).collect::<Result<_, _>>()?;
        (select.limit, select.offset) = self.bounds(query)?;
        Ok((select, columns))
    }

    /// A part of `whole`, which may be put together itself.
    pub(super) fn part(
        &self,
        whole: &Query,
        part: &SetExpr,
        outer: Option<&Names>,
        written: &[String],
    ) -> Result<(Select, Vec<Arc<str>>), Failure> {
        let SetExpr::SetOperation { op, set_quantifier, left, right } = part else {
            let body = Box::new(part.clone());
            let alone =
                Query { with: None, body, order_by: None, limit: None, offset: None, ..whole.clone() };
            return self.query(&alone, outer, written);
        };
        let operator = match (op, set_quantifier) {
            (SqlOperator::Union, SetQuantifier::None) => SetOperator::Union,
            (SqlOperator::Union, SetQuantifier::All) => SetOperator::UnionAll,
            (SqlOperator::Intersect, SetQuantifier::None) => SetOperator::Intersect,
            (SqlOperator::Except, SetQuantifier::None) => SetOperator::Except,
            (_, other) => return Err(Failure::unsupported(format!("{op} {other} in SQL text"))),
        };
        let (left, columns) = self.part(whole, left, outer, written)?;
        self.known_from_here(&left, &columns);
        let (right, others) = self.part(whole, right, outer, &[])?;
        if columns.len() != others.len() {
            return Err(Failure::operational(format!(
                "SELECTs to the left and right of {} do not have the same number of result columns",
                operator.keyword()
            )));
        }
        Ok((Select::compound(operator, vec![left, right]), columns))
    }
}

/// A term of ORDER BY, which names a column or numbers it.
fn by_column(columns: &[Arc<str>], term: &OrderByExpr) -> Result<OrderBy, Failure> {
    let place = match &term.expr {
        Expr::Value(Value::Number(digits, _)) => {
            digits.to_string().parse::<usize>().ok().and_then(|place| place.checked_sub(1))
        }
        Expr::Identifier(name) => columns.iter().position(|column| same(column, &name.value)),
        _ => None,
    };
    // Of columns that are called the same, the name is the first one's.
    let is_its_name =
        |place: &usize, name: &Arc<str>| columns.iter().position(|column| column == name) == Some(*place);
    let named = place.and_then(|place| Some((place, columns.get(place)?)));
    let Some((_, name)) = named.filter(|(place, name)| is_its_name(place, name)) else {
        return Err(Failure::unsupported(format!("ORDER BY {} of a compound SELECT in SQL text", term.expr)));
    };
    Ok(OrderBy {
        expression: Expression::column(&"".into(), name),
        direction: term.asc.map(|ascending| if ascending { "ASC" } else { "DESC" }),
        nulls: term.nulls_first.map(|first| if first { "NULLS FIRST" } else { "NULLS LAST" }),
    })
}

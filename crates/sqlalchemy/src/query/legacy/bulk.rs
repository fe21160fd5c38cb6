//! `query.update(…)` and `query.delete()`: statements over all rows that the query matches.

use bothways_orm::bulk::Synchronize;
use bothways_python::{Arguments, Raised, Value};
use bothways_sql::Expression;
use bothways_world::ClassId;

use super::{LegacyQuery, parts};
use crate::context::Context;

/// `query.update(values)`
pub(super) fn update(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (query, mut rest) = parts(cx, arguments)?;
    let (class, filters) = matching(cx, "update", &query, &mut rest)?;
    let [values, given] = cx.bind("Query.update", ["values", "synchronize_session"], 1, rest)?;
    let synchronize = synchronize(cx, given)?;
    let values = values.unwrap_or(Value::None);
    crate::dml::update_matching(cx, query.session, class, (filters, &values), synchronize)
}

/// `query.delete()`
pub(super) fn delete(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (query, mut rest) = parts(cx, arguments)?;
    let (class, filters) = matching(cx, "delete", &query, &mut rest)?;
    let [given] = cx.bind("Query.delete", ["synchronize_session"], 0, rest)?;
    let synchronize = synchronize(cx, given)?;
    crate::dml::delete_matching(cx, query.session, class, filters, synchronize)
}

fn synchronize(cx: &mut Context<'_>, given: Option<Value>) -> Result<Synchronize, Raised> {
    given.map_or(Ok(Synchronize::Auto), |given| crate::dml::synchronize(cx, &given))
}

/// The class that a bulk statement of a query is about, and its conditions.
fn matching(
    cx: &mut Context<'_>,
    name: &str,
    query: &LegacyQuery,
    rest: &mut Arguments,
) -> Result<(ClassId, Vec<Expression>), Raised> {
    if rest.take_keyword("update_args").is_some() || rest.take_keyword("delete_args").is_some() {
        return cx.unsupported(format!("arguments of Query.{name}()"));
    }
    let built = &query.built.query;
    let called = [
        ("limit()", built.limit.is_some()),
        ("offset()", built.offset.is_some()),
        ("order_by()", !built.order_by.is_empty()),
        ("group_by()", !built.group_by.is_empty()),
        ("distinct()", built.distinct),
        (
            "join(), outerjoin(), select_from(), or from_self()",
            !(built.from.is_empty() && built.joins.is_empty() && query.built.joins.is_empty()),
        ),
    ];
    if let Some((method, _)) = called.into_iter().find(|(_, was_called)| *was_called) {
        let message = format!("Can't call Query.update() or Query.delete() when {method} has been called");
        return Err(cx.raise("InvalidRequestError", message));
    }
    match query.single_class() {
        Some(class) => Ok((class, built.filters.clone())),
        None => cx.unsupported(format!("Query.{name}() on anything but the rows of one class")),
    }
}

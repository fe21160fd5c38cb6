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
    let (class, filters, synchronize) = matching(cx, "update", &query, &mut rest)?;
    let parameters = ["values", "synchronize_session"];
    let [values, given] = cx.bind("Query.update", parameters, 1, rest)?;
    let synchronize = match given {
        Some(given) => crate::dml::synchronize(cx, &given)?,
        None => synchronize,
    };
    let values = values.unwrap_or(Value::None);
    crate::dml::update_matching(cx, query.session, class, (filters, &values), synchronize)
}

/// `query.delete()`
pub(super) fn delete(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (query, mut rest) = parts(cx, arguments)?;
    let (class, filters, synchronize) = matching(cx, "delete", &query, &mut rest)?;
    let [given] = cx.bind("Query.delete", ["synchronize_session"], 0, rest)?;
    let synchronize = match given {
        Some(given) => crate::dml::synchronize(cx, &given)?,
        None => synchronize,
    };
    crate::dml::delete_matching(cx, query.session, class, filters, synchronize)
}

/// The class that a bulk statement of a query is about, its conditions, and `synchronize_session=`.
fn matching(
    cx: &mut Context<'_>,
    name: &str,
    query: &LegacyQuery,
    rest: &mut Arguments,
) -> Result<(ClassId, Vec<Expression>, Synchronize), Raised> {
    let synchronize = match rest.take_keyword("synchronize_session") {
        Some(given) => crate::dml::synchronize(cx, &given)?,
        None => Synchronize::Auto,
    };
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
        Some(class) => Ok((class, built.filters.clone(), synchronize)),
        None => cx.unsupported(format!("Query.{name}() on anything but the rows of one class")),
    }
}

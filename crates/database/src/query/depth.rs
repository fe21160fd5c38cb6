//! How deep expressions may nest: GlueSQL evaluates by recursion, and a browser's stack is small.

use bothways_sql::{Expression, From, Select, Source};

use crate::write::Failure;

const LIMIT: usize = 16;

/// Refuses a query with an expression that nests too deep.
pub(super) fn check(select: &Select) -> Result<(), Failure> {
    if select_fits(select, LIMIT) {
        return Ok(());
    }
    Err(Failure::unsupported(format!("a query with expressions more than {LIMIT} deep")))
}

fn select_fits(select: &Select, limit: usize) -> bool {
    let subqueries_fit = || {
        select.from.iter().flat_map(From::sources).all(|source| match source {
            Source::Subquery { select, .. } => limit > 0 && select_fits(select, limit - 1),
            Source::Table { .. } | Source::Joined(_) => true,
        })
    };
    select.expressions().into_iter().all(|expression| fits(expression, limit)) && subqueries_fit()
}

fn fits(expression: &Expression, limit: usize) -> bool {
    let Some(limit) = limit.checked_sub(1) else { return false };
    expression.children().into_iter().all(|operand| fits(operand, limit))
        && expression.query().is_none_or(|select| select_fits(select, limit))
}

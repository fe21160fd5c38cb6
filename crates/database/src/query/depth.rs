//! How deep expressions may nest: GlueSQL evaluates by recursion, and a browser's stack is small.

use bothways_sql::{Expression, From, Select};

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
    let Select { distinct: _, columns, from, filter, group_by, having, order_by, limit: _, offset: _ } =
        select;
    let joins = from.iter().flat_map(|entry| match entry {
        From::Table { joins, .. } | From::Subquery { joins, .. } => joins,
    });
    let mut expressions = (columns.iter().map(|column| &column.expression))
        .chain(filter)
        .chain(group_by)
        .chain(having)
        .chain(order_by.iter().map(|term| &term.expression))
        .chain(joins.map(|join| &join.on));
    let subqueries_fit = || {
        from.iter().all(|entry| match entry {
            From::Table { .. } => true,
            From::Subquery { select, .. } => limit > 0 && select_fits(select, limit - 1),
        })
    };
    expressions.all(|expression| fits(expression, limit)) && subqueries_fit()
}

fn fits(expression: &Expression, limit: usize) -> bool {
    let Some(limit) = limit.checked_sub(1) else { return false };
    match expression {
        Expression::Column { .. } | Expression::Parameter(_) | Expression::Literal(_) => true,
        Expression::Binary { left, right, .. } => fits(left, limit) && fits(right, limit),
        Expression::IsNull(operand) | Expression::IsNotNull(operand) | Expression::Not(operand) => {
            fits(operand, limit)
        }
        Expression::In { operand, list, .. } => {
            fits(operand, limit) && list.iter().all(|item| fits(item, limit))
        }
        Expression::And(operands)
        | Expression::Or(operands)
        | Expression::Function { arguments: operands, .. } => {
            operands.iter().all(|operand| fits(operand, limit))
        }
        Expression::Annotated { operand, .. } => fits(operand, limit),
        Expression::Exists(select) => select_fits(select, limit),
    }
}

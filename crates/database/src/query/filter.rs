//! `FILTER (WHERE …)` of an aggregate: the rows that are left out count as those whose value is NULL.

use bothways_sql::{Expression, From, Select, Source};
use bothways_world::Scalar;

/// The query without it; none where it has none.
pub(super) fn written_out(select: &Select) -> Option<Select> {
    if !is_in_query(select) {
        return None;
    }
    let mut select = select.clone();
    select.replace(&mut |part| match part {
        Expression::Filtered { function, condition } => Some(of_function(function, condition)),
        _ => None,
    });
    Some(select)
}

fn is_in_query(select: &Select) -> bool {
    let in_source = |source: &Source| match source {
        Source::Subquery { select, .. } => is_in_query(select),
        Source::Table { .. } | Source::Joined(_) => false,
    };
    select.expressions().into_iter().any(is_in)
        || select.from.iter().flat_map(From::sources).any(in_source)
        || select.parts().iter().any(is_in_query)
}

fn is_in(expression: &Expression) -> bool {
    matches!(expression, Expression::Filtered { .. })
        || expression.query().is_some_and(is_in_query)
        || expression.children().into_iter().any(is_in)
}

fn of_function(function: &Expression, condition: &Expression) -> Expression {
    let Expression::Function { name, arguments, star: _ } = function else { return function.clone() };
    let only = |value: Expression| Expression::Case {
        operand: None,
        whens: vec![(condition.clone(), value)],
        otherwise: None,
    };
    let mut arguments = arguments.clone();
    match arguments.first_mut() {
        Some(Expression::Distinct(first)) => **first = only((**first).clone()),
        Some(first) => *first = only(first.clone()),
        None => arguments.push(only(Expression::Literal(Scalar::Int(1)))),
    }
    Expression::Function { name: name.clone(), arguments, star: false }
}

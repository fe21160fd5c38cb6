//! What SQLAlchemy's compiler warns of: parts of a FROM list that no condition connects (`FromLinter`).

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::{Expression, From, Select, Source};

/// Parts of a FROM list that nothing connects with another one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CartesianProduct {
    /// The parts that are left over.
    pub rest: Vec<Arc<str>>,
    /// The one that was begun with. SQLAlchemy takes any; here it is the last.
    pub start: Arc<str>,
}

/// The cartesian products of a query and of its subqueries, inner ones first.
pub fn cartesian_products(select: &Select) -> Vec<CartesianProduct> {
    let mut found = Vec::new();
    visit(select, &mut found);
    found
}

fn visit(select: &Select, found: &mut Vec<CartesianProduct>) {
    for source in select.from.iter().flat_map(From::sources) {
        if let Source::Subquery { select, .. } = source {
            visit(select, found);
        }
    }
    select.expressions().into_iter().for_each(|expression| visit_queries(expression, found));
    found.extend(lint(select));
}

/// Visits the queries that stand in an expression.
fn visit_queries(expression: &Expression, found: &mut Vec<CartesianProduct>) {
    if let Some(query) = expression.query() {
        visit(query, found);
    }
    expression.children().into_iter().for_each(|child| visit_queries(child, found));
}

fn lint(select: &Select) -> Option<CartesianProduct> {
    let mut names: Vec<Arc<str>> = Vec::new();
    let mut edges: BTreeSet<(Arc<str>, Arc<str>)> = BTreeSet::new();
    for from in &select.from {
        let joined: Vec<Arc<str>> =
            from.sources().into_iter().filter_map(|source| source.name().cloned()).collect();
        for name in joined.iter().skip(1) {
            edges.extend(joined.first().map(|first| (first.clone(), name.clone())));
        }
        names.extend(joined);
    }
    if names.len() < 2 {
        return None;
    }
    let conditions = select.from.iter().flat_map(From::conditions);
    conditions.chain(&select.filter).for_each(|condition| compare(condition, &mut edges));
    let start = names.pop()?;
    let mut reached = vec![start.clone()];
    let mut next = 0;
    while let Some(name) = reached.get(next).cloned() {
        next += 1;
        for (left, right) in &edges {
            let other = if *left == name { right } else { left };
            if (*left == name || *right == name) && !reached.contains(other) {
                reached.push(other.clone());
            }
        }
    }
    let rest: Vec<Arc<str>> = names.into_iter().filter(|name| !reached.contains(name)).collect();
    (!rest.is_empty()).then_some(CartesianProduct { rest, start })
}

/// Adds what the comparisons in a condition connect.
fn compare(condition: &Expression, edges: &mut BTreeSet<(Arc<str>, Arc<str>)>) {
    let mut connect = |left: &Expression, right: &Expression| {
        left.each_column(&mut |one, _| {
            right.each_column(&mut |other, _| {
                edges.insert((one.clone(), other.clone()));
            });
        });
    };
    match condition {
        Expression::Binary { operator, left, right } if operator.is_comparison() => connect(left, right),
        Expression::Between { operand, low, high, .. } => {
            connect(operand, low);
            connect(operand, high);
        }
        Expression::In { operand, list, .. } => list.iter().for_each(|item| connect(operand, item)),
        _ => {}
    }
    condition.children().into_iter().for_each(|child| compare(child, edges));
}

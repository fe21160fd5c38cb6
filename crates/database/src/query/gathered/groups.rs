//! GROUP BY where GlueSQL cannot do it: with `group_concat()`, or with columns that the group does not decide.

use std::sync::Arc;

use bothways_sql::{Expression, From, Select, Source};
use bothways_world::Scalar;

use super::aggregate::{Function, is_aggregate, is_concatenation};
use super::{Leaves, outer, outputs};
use crate::store::Store;
use crate::write::Failure;

/// Whether a query has groups that GlueSQL cannot make.
pub(super) fn is_needed(store: &Store, select: &Select) -> bool {
    is_grouped(select)
        && (outputs(select).any(has_concatenation)
            || outputs(select).any(|output| has_stray(store, select, output)))
}

/// Whether a query makes one row of several.
fn is_grouped(select: &Select) -> bool {
    !select.group_by.is_empty() || select.columns.iter().any(|column| has_aggregate(&column.expression))
}

fn has_aggregate(expression: &Expression) -> bool {
    is_aggregate(expression) || expression.children().into_iter().any(has_aggregate)
}

fn has_concatenation(expression: &Expression) -> bool {
    matches!(expression, Expression::Function { name, .. } if is_concatenation(name))
        || expression.children().into_iter().any(has_concatenation)
}

/// Whether an expression has a column that is neither a key of the group nor decided by one.
fn has_stray(store: &Store, select: &Select, expression: &Expression) -> bool {
    if select.group_by.contains(expression) || is_aggregate(expression) {
        return false;
    }
    match expression {
        Expression::Column { table, .. } if table.is_empty() => false,
        Expression::Column { table, .. } => !is_decided(store, select, table),
        _ => expression.children().into_iter().any(|child| has_stray(store, select, child)),
    }
}

/// Whether the group has one row of a table, whose whole primary key it is grouped by.
fn is_decided(store: &Store, select: &Select, name: &Arc<str>) -> bool {
    let mut sources = select.from.iter().flat_map(From::sources);
    let source = sources.find(|source| source.name() == Some(name));
    let Some(Source::Table { name: table, .. }) = source else { return false };
    let Some(table) = store.table(table) else { return false };
    let mut key = table.key.iter().filter_map(|position| table.definition.columns.get(*position));
    !table.key.is_empty()
        && key.all(|column| select.group_by.contains(&Expression::column(name, &column.name)))
}

/// The query over the rows of the groups.
pub(super) fn grouped(store: &mut Store, select: &Select) -> Result<Select, Failure> {
    let (mut leaves, mut aggregates, mut strays) = (Leaves::default(), Vec::new(), Vec::new());
    let keys: Vec<usize> = select.group_by.iter().map(|key| leaves.place(&named(select, key))).collect();
    for output in outputs(select) {
        gather(select, output, &mut aggregates, &mut strays);
    }
    let aggregates: Vec<Function> = aggregates
        .iter()
        .map(|aggregate| Function::read(aggregate, &mut leaves))
        .collect::<Result<_, _>>()?;
    let strays: Vec<(Expression, usize)> =
        strays.into_iter().map(|stray| (stray.clone(), leaves.place(&stray))).collect();
    let mut rows = leaves.rows(store, select)?;
    let key = |row: &[Scalar]| -> Vec<Scalar> {
        keys.iter().filter_map(|place| row.get(*place).cloned()).collect()
    };
    rows.sort_by_cached_key(|row| key(row));
    let mut groups: Vec<&[Vec<Scalar>]> = rows.chunk_by(|left, right| key(left) == key(right)).collect();
    if groups.is_empty() && keys.is_empty() {
        groups.push(&[]);
    }
    let mut results = Vec::with_capacity(groups.len());
    for group in groups {
        let mut result: Vec<Scalar> = group.first().map_or_else(Vec::new, |first| key(first));
        for aggregate in &aggregates {
            result.push(aggregate.of(group)?);
        }
        // The row of the least or greatest value by the last such function; where there is none, the first.
        let extreme = aggregates.iter().rfind(|aggregate| matches!(&*aggregate.name, "min" | "max"));
        let chosen = extreme.map_or_else(|| group.first(), |aggregate| aggregate.extreme(group));
        let stray = |(_, place): &(Expression, usize)| {
            chosen.and_then(|row| row.get(*place)).cloned().unwrap_or(Scalar::Null)
        };
        result.extend(strays.iter().map(stray));
        results.push(result);
    }
    let width = keys.len() + aggregates.len() + strays.len();
    let mut shown = |part: &Expression| {
        let key = select.group_by.iter().position(|key| key == part);
        let aggregate = || Some(keys.len() + aggregates.iter().position(|known| known.expression == *part)?);
        let stray =
            || Some(keys.len() + aggregates.len() + strays.iter().position(|(known, _)| known == part)?);
        key.or_else(aggregate).or_else(stray)
    };
    Ok(outer(select, width, results, &mut shown))
}

/// GROUP BY may name a label.
fn named(select: &Select, key: &Expression) -> Expression {
    match key {
        Expression::Column { table, column } if table.is_empty() => {
            let labelled = select.columns.iter().find(|candidate| candidate.label.as_ref() == Some(column));
            labelled.map_or_else(|| key.clone(), |labelled| labelled.expression.clone())
        }
        key => key.clone(),
    }
}

fn gather(
    select: &Select,
    expression: &Expression,
    aggregates: &mut Vec<Expression>,
    strays: &mut Vec<Expression>,
) {
    if select.group_by.contains(expression) {
        return;
    }
    let is_label = matches!(expression, Expression::Column { table, .. } if table.is_empty());
    let list = match expression {
        found if is_aggregate(found) => aggregates,
        Expression::Column { .. } if is_label => return,
        Expression::Column { .. } => strays,
        other => {
            return other.children().into_iter().for_each(|child| gather(select, child, aggregates, strays));
        }
    };
    if !list.contains(expression) {
        list.push(expression.clone());
    }
}

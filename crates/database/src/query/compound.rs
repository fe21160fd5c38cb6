//! Queries put together by UNION, INTERSECT and EXCEPT, and those that read their own rows. GlueSQL runs each part;
//! it cannot put them together, so that is done here with their rows, as SQLite does it.

use std::cmp::Ordering;
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use bothways_sql::{
    Body, Common, Compound, Expression, From, OrderBy, Select, SelectColumn, SetOperator, Source,
};
use bothways_world::Scalar;

use super::gathered;
use crate::store::Store;
use crate::write::Failure;

/// Rows of a query.
pub(super) type Rows = Vec<Vec<Scalar>>;

/// How many rows a query that reads its own may have.
const LONGEST: usize = 10_000;

/// The rows that a name of WITH RECURSIVE stands for inside its own query.
type Known<'a> = Option<(&'a Arc<str>, &'a [Vec<Scalar>])>;

/// Whether something in a query has to be put together first.
pub(super) fn is_needed(store: &Store, select: &Select) -> bool {
    if matches!(select.body, Body::Rows(_)) {
        return false;
    }
    let of_source = |source: &&Source| match source {
        Source::Subquery { select, common, .. } => {
            common.is_some() || is_needed(store, select) || gathered::is_needed(store, select)
        }
        Source::Table { .. } | Source::Joined(_) => false,
    };
    matches!(select.body, Body::Compound(_))
        || select.from.iter().flat_map(From::sources).any(|source| of_source(&source))
        || select.expressions().into_iter().any(|expression| is_in(store, expression))
}

fn is_in(store: &Store, expression: &Expression) -> bool {
    expression.query().is_some_and(|select| is_needed(store, select))
        || expression.children().into_iter().any(|child| is_in(store, child))
}

/// The query with rows in place of what is put together.
pub(super) fn resolved(store: &mut Store, select: &Select) -> Result<Select, Failure> {
    let mut select = select.clone();
    resolve(store, &mut select, None)?;
    Ok(select)
}

fn resolve(store: &mut Store, select: &mut Select, known: Known) -> Result<(), Failure> {
    for from in &mut select.from {
        resolve_from(store, from, known)?;
    }
    let mut failure = None;
    let mut expressions: Vec<&mut Expression> =
        select.columns.iter_mut().map(|column| &mut column.expression).collect();
    expressions.extend(select.filter.iter_mut().chain(&mut select.group_by).chain(&mut select.having));
    expressions.extend(select.order_by.iter_mut().map(|term| &mut term.expression));
    for from in &mut select.from {
        expressions.extend(from.joins.iter_mut().map(|join| &mut join.on));
    }
    for expression in expressions {
        if let Err(error) = resolve_expression(store, expression, known) {
            failure.get_or_insert(error);
        }
    }
    if let Some(failure) = failure {
        return Err(failure);
    }
    if let Body::Compound(compound) = &mut select.body {
        for part in &mut compound.parts {
            resolve(store, part, known)?;
        }
        let rows = put_together(store, compound)?;
        take_rows(select, rows);
    }
    Ok(())
}

fn resolve_from(store: &mut Store, from: &mut From, known: Known) -> Result<(), Failure> {
    let sources = std::iter::once(&mut from.source).chain(from.joins.iter_mut().map(|join| &mut join.source));
    for source in sources {
        match source {
            Source::Table { .. } => {}
            Source::Joined(from) => resolve_from(store, from, known)?,
            Source::Subquery { select, alias, common } => {
                let is_known = |name: &Arc<str>| known.filter(|(known, _)| **known == *name);
                match common.take() {
                    Some(Common { name, recursive: true }) => {
                        let name = name.unwrap_or_else(|| alias.clone());
                        match is_known(&name) {
                            Some((_, rows)) => take_rows(select, rows.to_vec()),
                            None => recurse(store, select, &name)?,
                        }
                    }
                    Some(Common { recursive: false, .. }) | None => resolve(store, select, known)?,
                }
                // What GlueSQL cannot do at all is done before, as no row of the query around it is needed.
                if gathered::is_needed(store, select) {
                    let rows = super::select(store, select)?;
                    let columns = std::mem::take(&mut select.columns);
                    **select = Select { columns, body: Body::Rows(rows), ..Select::default() };
                }
            }
        }
    }
    Ok(())
}

fn resolve_expression(store: &mut Store, expression: &mut Expression, known: Known) -> Result<(), Failure> {
    for child in expression.children_mut() {
        resolve_expression(store, child, known)?;
    }
    let Some(select) = expression.query_mut() else { return Ok(()) };
    let is_compound = matches!(select.body, Body::Compound(_));
    resolve(store, select, known).map_err(|failure| match failure {
        // It reads from the query around it, which has no row yet.
        Failure::Operational(_) if is_compound => {
            Failure::unsupported("a UNION or the like that reads from the query around it")
        }
        other => other,
    })
}

/// Puts rows in place of what a query does to get them.
fn take_rows(select: &mut Select, rows: Rows) {
    let (columns, order_by) = (std::mem::take(&mut select.columns), std::mem::take(&mut select.order_by));
    let (limit, offset) = (select.limit.take(), select.offset.take());
    let rows = bounded(sorted(rows, &columns, &order_by), limit, offset);
    *select = Select { columns, body: Body::Rows(rows), ..Select::default() };
}

fn put_together(store: &mut Store, compound: &Compound) -> Result<Rows, Failure> {
    let mut parts = compound.parts.iter();
    let mut rows = match parts.next() {
        Some(first) => super::select(store, first)?,
        None => Vec::new(),
    };
    for part in parts {
        let right = super::select(store, part)?;
        rows = combined(compound.operator, rows, right);
    }
    Ok(rows)
}

/// Rows of two queries as one: all but UNION ALL sort them to find equal ones.
fn combined(operator: SetOperator, mut left: Rows, right: Rows) -> Rows {
    if operator == SetOperator::UnionAll {
        left.extend(right);
        return left;
    }
    let right = distinct(right);
    let mut rows = distinct(left);
    match operator {
        SetOperator::Union | SetOperator::UnionAll => {
            right.into_iter().for_each(|row| drop(rows.replace(row)));
        }
        SetOperator::Intersect => rows.retain(|row| right.contains(row)),
        SetOperator::Except => rows.retain(|row| !right.contains(row)),
    }
    rows.into_iter().collect()
}

/// Each row once. Of equal ones that differ in type, 1 and 1.0, SQLite keeps the last.
fn distinct(rows: Rows) -> BTreeSet<Vec<Scalar>> {
    let mut set = BTreeSet::new();
    rows.into_iter().for_each(|row| drop(set.replace(row)));
    set
}

/// `WITH RECURSIVE`: each row is taken by itself for what the name stands for, and what the second query makes of it
/// comes behind those that are waiting.
fn recurse(store: &mut Store, select: &mut Select, name: &Arc<str>) -> Result<(), Failure> {
    let compound = match &select.body {
        Body::Compound(compound) => (**compound).clone(),
        Body::Plain | Body::Rows(_) => return resolve(store, select, None),
    };
    let [base, step] = &compound.parts[..] else {
        return Err(Failure::unsupported("WITH RECURSIVE of more than two queries"));
    };
    let once = match compound.operator {
        SetOperator::UnionAll => false,
        SetOperator::Union => true,
        SetOperator::Intersect | SetOperator::Except => {
            return Err(Failure::unsupported("WITH RECURSIVE by anything but UNION"));
        }
    };
    if !select.order_by.is_empty() {
        // It says which of the waiting rows is taken next.
        return Err(Failure::unsupported("ORDER BY in the query of WITH RECURSIVE"));
    }
    // What LIMIT leaves out is not asked for: queries without an end have one by it.
    let limit = select.limit.and_then(|limit| usize::try_from(limit).ok());
    let offset = select.offset.and_then(|offset| usize::try_from(offset).ok()).unwrap_or_default();
    let limit = limit.map(|limit| limit.saturating_add(offset));
    let (mut rows, mut seen) = (Rows::new(), BTreeSet::new());
    let mut waiting: VecDeque<Vec<Scalar>> = super::select(store, base)?.into();
    while let Some(row) = waiting.pop_front() {
        if once && !seen.insert(row.clone()) {
            continue;
        }
        if limit == Some(rows.len()) {
            break;
        }
        if rows.len() == LONGEST {
            return Err(Failure::unsupported(format!("WITH RECURSIVE with more than {LONGEST} rows")));
        }
        let mut step = step.clone();
        resolve(store, &mut step, Some((name, std::slice::from_ref(&row))))?;
        waiting.extend(super::select(store, &step)?);
        rows.push(row);
    }
    take_rows(select, rows);
    Ok(())
}

fn sorted(mut rows: Rows, columns: &[SelectColumn], order_by: &[OrderBy]) -> Rows {
    let place = |term: &OrderBy| {
        let name = term.expression.as_column().map(|(_, name)| name);
        let labelled = |column: &SelectColumn| name.is_some() && column.label.as_ref() == name;
        let same = |column: &SelectColumn| {
            let own = column.expression.as_column().map(|(_, own)| own);
            column.expression == term.expression || own.is_some() && own == name
        };
        columns.iter().position(labelled).or_else(|| columns.iter().position(same))
    };
    let terms: Vec<(usize, bool, bool)> = order_by
        .iter()
        .filter_map(|term| {
            let descending = term.direction == Some("DESC");
            let nulls_first = term.nulls.map_or(!descending, |nulls| nulls == "NULLS FIRST");
            Some((place(term)?, descending, nulls_first))
        })
        .collect();
    if !terms.is_empty() {
        rows.sort_by(|left, right| {
            let compared = terms.iter().map(|(column, descending, nulls_first)| {
                compare(left.get(*column), right.get(*column), *descending, *nulls_first)
            });
            compared.into_iter().find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
        });
    }
    rows
}

/// How two values are ordered.
pub(super) fn compare(
    left: Option<&Scalar>,
    right: Option<&Scalar>,
    descending: bool,
    nulls_first: bool,
) -> Ordering {
    let (Some(left), Some(right)) = (left, right) else { return Ordering::Equal };
    match (left.is_null(), right.is_null()) {
        (true, true) => Ordering::Equal,
        (true, false) if nulls_first => Ordering::Less,
        (true, false) => Ordering::Greater,
        (false, true) if nulls_first => Ordering::Greater,
        (false, true) => Ordering::Less,
        (false, false) if descending => right.cmp(left),
        (false, false) => left.cmp(right),
    }
}

/// The rows that LIMIT and OFFSET leave. A negative OFFSET is none, and a negative LIMIT too.
fn bounded(rows: Rows, limit: Option<i64>, offset: Option<i64>) -> Rows {
    let skipped = offset.and_then(|offset| usize::try_from(offset).ok()).unwrap_or_default();
    let kept = limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX);
    rows.into_iter().skip(skipped).take(kept).collect()
}

//! The statement that a plan comes to: what is selected, with the joins and the order of eager loading, around a subquery
//! where rows are counted (`orm/context.py`).

use std::sync::Arc;

use bothways_sql::{Expression, From, Join, OrderBy, Select, SelectColumn, Source, anonymous};

use super::label::{LabelStyle, label};
use super::plan::{OWN_ALIASES, Part, Planner};

/// A SELECT with what a planner collected: columns, joins after the entity they belong to, order.
pub(crate) fn select(mut planner: Planner<'_>, mut select: Select, style: LabelStyle) -> Planned {
    for column in std::mem::take(&mut planner.joined_by) {
        planner.column(column, Part::Primary);
    }
    let Planner { primary, secondary, joins, order_by, multi_row, has_expressions, .. } = planner;
    let width = primary.len();
    let wraps = multi_row
        && !joins.is_empty()
        && (select.limit.is_some()
            || select.offset.is_some()
            || select.distinct
            || !select.group_by.is_empty());
    if wraps {
        select.columns = primary;
        let select = compound(select, secondary, joins, order_by, style);
        return Planned { select, width, multi_row, leaves_nothing: false };
    }
    for (root, join) in joins {
        let has_root = |from: &From| from.sources().iter().any(|source| source.name() == Some(&root));
        match select.from.iter_mut().find(|from| has_root(from)) {
            Some(from) => from.joins.push(join),
            None => continue,
        }
    }
    select.columns = primary;
    select.columns.extend(secondary);
    select.order_by.extend(order_by);
    label(&mut select.columns, style, Vec::new());
    let leaves_nothing = has_expressions && crate::query::correlate(&mut select, &[]);
    Planned { select, width, multi_row, leaves_nothing }
}

/// A statement and where its secondary columns begin.
pub(crate) struct Planned {
    pub select: Select,
    pub width: usize,
    pub multi_row: bool,
    /// Whether it cannot be compiled: a query in it would take all that it selects from from around.
    pub leaves_nothing: bool,
}

/// `_compound_eager_statement`: LIMIT and the like count the entities, so they go into a subquery to which the
/// collections are joined.
fn compound(
    mut inner: Select,
    secondary: Vec<SelectColumn>,
    joins: Vec<(Arc<str>, Join)>,
    order_by: Vec<OrderBy>,
    style: LabelStyle,
) -> Select {
    let alias = anonymous(OWN_ALIASES, "anon");
    let width = inner.columns.len();
    for term in &inner.order_by {
        let is_there = inner.columns.iter().any(|column| column.expression == term.expression);
        if !is_there && matches!(term.expression, Expression::Column { .. }) {
            inner.columns.push(SelectColumn { expression: term.expression.clone(), label: None });
        }
    }
    // The subquery itself is the first without a name.
    let numbered = label(&mut inner.columns, style, vec!["anon".into()]);
    // Every column of a subquery has a label.
    for column in inner.columns.iter_mut().filter(|column| column.label.is_none()) {
        if let Expression::Column { column: name, .. } = &column.expression {
            column.label = Some(name.clone());
        }
    }
    let known: Vec<(Expression, Arc<str>)> = inner
        .columns
        .iter()
        .filter_map(|column| Some((column.expression.clone(), column.label.clone()?)))
        .collect();
    let mut adapt = |part: &Expression| {
        let (_, label) = known.iter().find(|(expression, _)| expression == part)?;
        Some(Expression::column(&alias, label))
    };
    let mut outer = Select { columns: Vec::new(), ..Select::default() };
    outer.order_by = inner.order_by.clone();
    outer.order_by.extend(order_by);
    outer.order_by.iter_mut().for_each(|term| term.expression.replace(&mut adapt));
    let mut joins: Vec<Join> = joins.into_iter().map(|(_, join)| join).collect();
    joins.iter_mut().for_each(|join| join.on.replace(&mut adapt));
    outer.columns = known
        .iter()
        .take(width)
        .map(|(_, label)| SelectColumn { expression: Expression::column(&alias, label), label: None })
        .chain(secondary)
        .collect();
    crate::query::correlate(&mut inner, &[]);
    let source = Source::Subquery { select: Box::new(inner), alias, common: None };
    outer.from = vec![From { source, joins }];
    label(&mut outer.columns, style, numbered);
    outer
}

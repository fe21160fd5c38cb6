//! `column_property()`: expressions that are selected with the columns of their class.

use std::sync::Arc;

use bothways_sql::{Expression, Select, SelectColumn, Source};
use bothways_world::{AttributeId, ClassId};

use crate::OrmState;
use crate::config::ExpressionProperty;

/// When such attributes come among those of their class: before its columns where the class statement declares them,
/// after them where they were added to the class later.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Declared {
    WithTheClass,
    Later,
}

/// The attributes of a class that are expressions.
pub(super) fn of_class(
    orm: &OrmState,
    class: ClassId,
    declared: Declared,
) -> Vec<(AttributeId, &ExpressionProperty)> {
    let properties = orm.mapper(class).properties.values().copied();
    let expressions = properties.filter_map(|id| Some((id, orm.attribute(id).expression()?)));
    expressions.filter(|(_, property)| property.is_added == (declared == Declared::Later)).collect()
}

/// The expression for the name that a query gives the class.
pub fn expression_in(orm: &OrmState, attribute: AttributeId, name: &Arc<str>) -> Option<Expression> {
    let definition = orm.attribute(attribute);
    let own = &orm.table_of(definition.class).name;
    let expression = &definition.expression()?.expression;
    if own == name {
        return Some(expression.clone());
    }
    let source = orm.source_of(definition.class, name);
    Some(renamed(expression, own, (name, &source)))
}

/// The expression with another source in place of a table, also where a query within takes it from around.
fn renamed(expression: &Expression, own: &Arc<str>, new: (&Arc<str>, &Source)) -> Expression {
    expression.replaced(&mut |part| {
        if let Some((table, column)) = part.as_column()
            && table == own
        {
            return Some(Expression::column(new.0, column));
        }
        let mut inner = part.query()?.clone();
        rename(&mut inner, own, new);
        let mut renamed = part.clone();
        if let Some(place) = renamed.query_mut() {
            *place = inner;
        }
        Some(renamed)
    })
}

fn rename(select: &mut Select, own: &Arc<str>, new: (&Arc<str>, &Source)) {
    for from in &mut select.from {
        if from.joins.is_empty() && from.source.name() == Some(own) {
            from.source = new.1.clone();
        }
    }
    select.correlation.rename(own, new.0);
    select.replace(&mut |part| Some(renamed(part, own, new)));
}

/// Terms of ORDER BY that are such an attribute are called by its label where that is among the columns of the
/// entities. The statement of a lazy load, and what is joined, write the expression again.
pub(crate) fn order_by_labels(orm: &OrmState, select: &mut Select, width: usize) {
    if select.order_by.is_empty() {
        return;
    }
    let all = (0..orm.attribute_count()).map(AttributeId::from_index);
    let attributes: Vec<AttributeId> = all.filter(|id| orm.attribute(*id).expression().is_some()).collect();
    if attributes.is_empty() {
        return;
    }
    let names: Vec<Arc<str>> = select
        .from
        .iter()
        .flat_map(|from| from.sources())
        .filter_map(|source| source.name().cloned())
        .collect();
    // As they stand in this statement: with what queries in them take from around taken from it.
    let mut stand = Select { from: select.from.clone(), ..Select::default() };
    for attribute in attributes {
        let expressions = names.iter().filter_map(|name| expression_in(orm, attribute, name));
        stand.columns.extend(expressions.map(|expression| SelectColumn { expression, label: None }));
    }
    crate::query::correlate(&mut stand, &[]);
    let columns = select.columns.get(..width).unwrap_or_default();
    for term in &mut select.order_by {
        let column = columns.iter().find(|column| column.expression == term.expression);
        let label = column.and_then(|column| column.label.as_ref());
        let is_attribute = || stand.columns.iter().any(|known| known.expression == term.expression);
        if let Some(label) = label.filter(|_| is_attribute()) {
            term.expression = Expression::column(&"".into(), label);
        }
    }
}

//! The join of a relationship between names that a query gives its two ends (`JoinCondition.join_targets`).

use std::sync::Arc;

use bothways_sql::{Expression, From, Join, JoinKind, OrderBy, Source};
use bothways_world::{AttributeId, ClassId};

use crate::OrmState;
use crate::config::TableColumn;

/// How the two ends are joined.
#[derive(Clone, PartialEq, Debug)]
pub struct JoinTargets {
    /// The condition between the owning table and the related or, if there is one, the secondary table.
    pub primary_join: Expression,
    /// The secondary table and the condition between it and the related table.
    pub secondary: Option<(Source, Expression)>,
    /// `order_by` of the relationship.
    pub order_by: Vec<OrderBy>,
}

impl JoinTargets {
    /// The joins that lead to the related table; an outer one keeps what is joined inside it in parentheses.
    pub fn joins(self, kind: JoinKind, target: Source) -> Vec<Join> {
        let Some((secondary, on)) = self.secondary else {
            return vec![Join { kind, source: target, on: self.primary_join }];
        };
        let related = Join { kind: JoinKind::Inner, source: target, on };
        if kind == JoinKind::Inner {
            let first = Join { kind, source: secondary, on: self.primary_join };
            return vec![first, related];
        }
        let inside = From { source: secondary, joins: vec![related] };
        vec![Join { kind, source: Source::Joined(Box::new(inside)), on: self.primary_join }]
    }

    /// Joined only to what also holds these conditions.
    pub fn with_criteria(mut self, criteria: Vec<Expression>) -> Self {
        let on = match &mut self.secondary {
            Some((_, on)) => on,
            None => &mut self.primary_join,
        };
        *on = on.and(criteria);
        self
    }

    /// The conditions on both sides of the secondary table, or the only one.
    pub fn conditions(&self) -> Vec<Expression> {
        let mut conditions = self.primary_join.conjuncts().to_vec();
        if let Some((_, on)) = &self.secondary {
            conditions.extend(on.conjuncts().iter().cloned());
        }
        conditions
    }
}

/// The name of the secondary table of a relationship.
pub fn secondary_table(orm: &OrmState, attribute: AttributeId) -> Option<Arc<str>> {
    let secondary = orm.relationship(attribute).setup().join.secondary.as_ref()?;
    orm.schema().table(secondary.table).map(|table| table.name.clone())
}

/// The join of a relationship whose owner is called `owner` and whose related table `target`; a secondary table is
/// called `secondary`.
pub fn join_targets(
    orm: &OrmState,
    attribute: AttributeId,
    owner: &Arc<str>,
    target: &Arc<str>,
    secondary: &Arc<str>,
) -> JoinTargets {
    let class = orm.relationship(attribute).setup().target;
    join_targets_of_type(orm, attribute, owner, (class, target), secondary)
}

/// The same where the related class is another one, with `of_type()`.
pub fn join_targets_of_type(
    orm: &OrmState,
    attribute: AttributeId,
    owner: &Arc<str>,
    (related_class, target): (ClassId, &Arc<str>),
    secondary: &Arc<str>,
) -> JoinTargets {
    let setup = orm.relationship(attribute).setup();
    let class = orm.attribute(attribute).class;
    let between = secondary_table(orm, attribute);
    // What the two ends call a column of theirs.
    let named = |class, name: &Arc<str>, table: &Arc<str>, column: &Arc<str>| {
        let id = orm.schema().find(table).filter(|id| orm.has_table(class, *id))?;
        let position = orm.schema().table(id)?.position(column)?;
        orm.column_in(name, TableColumn { table: id, position })
    };
    let owned = |table: &Arc<str>, column: &Arc<str>| {
        named(class, owner, table, column).unwrap_or_else(|| Expression::column(table, column))
    };
    let related = |table: &Arc<str>, column: &Arc<str>| {
        named(setup.target, target, table, column).unwrap_or_else(|| Expression::column(table, column))
    };
    let primary = setup.join.primary.replaced(&mut |part| {
        let (table, column) = part.as_column()?;
        Some(match (part.annotations().remote, &between) {
            (true, Some(between)) if table == between => Expression::column(secondary, column),
            (true, None) => related(table, column),
            (false, _) => owned(table, column),
            (true, Some(_)) => Expression::column(table, column),
        })
    });
    let joined = between.zip(setup.join.secondary.as_ref()).map(|(between, join)| {
        let on = join.condition.replaced(&mut |part| {
            let (table, column) = part.as_column()?;
            let is_between = *table == between;
            Some(if is_between { Expression::column(secondary, column) } else { related(table, column) })
        });
        let alias = (*secondary != between).then(|| secondary.clone());
        (Source::Table { name: between, alias }, on.unannotated())
    });
    let mut order_by = setup.order_by.clone();
    for term in &mut order_by {
        term.expression = term.expression.replaced(&mut |part| {
            let (table, column) = part.as_column()?;
            Some(related(table, column))
        });
    }
    let targets = JoinTargets { primary_join: primary.unannotated(), secondary: joined, order_by };
    // What tells a class in the table of another one.
    targets.with_criteria(orm.single_table_criterion(related_class, target).into_iter().collect())
}

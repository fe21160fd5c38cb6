//! Walking queries with their subqueries, in the order in which they are written.

use std::sync::Arc;

use crate::{Expression, From, Join, OrderBy, Select, Source};

impl Expression {
    /// The query that stands in it.
    pub fn query(&self) -> Option<&Select> {
        match self {
            Self::Exists(select) | Self::Subquery(select) | Self::InQuery { select, .. } => Some(select),
            _ => None,
        }
    }

    /// The same, to change it.
    pub fn query_mut(&mut self) -> Option<&mut Select> {
        match self {
            Self::Exists(select) | Self::Subquery(select) | Self::InQuery { select, .. } => Some(select),
            _ => None,
        }
    }

    /// Calls for every column in it, subqueries left out.
    pub fn each_column(&self, visit: &mut dyn FnMut(&Arc<str>, &Arc<str>)) {
        if let Self::Column { table, column } = self {
            visit(table, column);
        }
        self.children().into_iter().for_each(|child| child.each_column(visit));
    }

    /// Replaces parts of it from the outside in; what is replaced is not looked into.
    pub fn replace(&mut self, replace: &mut dyn FnMut(&Expression) -> Option<Expression>) {
        if let Some(other) = replace(self) {
            *self = other;
            return;
        }
        self.children_mut().into_iter().for_each(|child| child.replace(replace));
        if let Some(select) = self.query_mut() {
            select.replace(replace);
        }
    }

    fn each_name(&mut self, visit: &mut dyn FnMut(&mut Arc<str>)) {
        if let Self::Column { table, column } = self {
            visit(table);
            visit(column);
        }
        self.children_mut().into_iter().for_each(|child| child.each_name(visit));
        if let Some(select) = self.query_mut() {
            select.each_name(visit);
        }
    }
}

impl Source {
    /// The sources it is made of: itself, or those joined inside it.
    pub fn leaves(&self) -> Vec<&Source> {
        match self {
            Self::Table { .. } | Self::Subquery { .. } => vec![self],
            Self::Joined(from) => from.sources(),
        }
    }

    fn each_name(&mut self, visit: &mut dyn FnMut(&mut Arc<str>)) {
        match self {
            Self::Table { name, alias } => {
                visit(name);
                alias.iter_mut().for_each(visit);
            }
            Self::Subquery { select, alias, common } => {
                // The alias is named before what is in the subquery.
                visit(alias);
                common.iter_mut().filter_map(|common| common.name.as_mut()).for_each(&mut *visit);
                select.each_name(visit);
            }
            Self::Joined(from) => from.each_name(visit),
        }
    }
}

impl From {
    /// Every table and subquery in it.
    pub fn sources(&self) -> Vec<&Source> {
        let joined = self.joins.iter().flat_map(|join| join.source.leaves());
        self.source.leaves().into_iter().chain(joined).collect()
    }

    /// Conditions of its joins.
    pub fn conditions(&self) -> Vec<&Expression> {
        let sources = std::iter::once(&self.source).chain(self.joins.iter().map(|join| &join.source));
        let mut conditions: Vec<&Expression> = self.joins.iter().map(|join| &join.on).collect();
        for source in sources {
            match source {
                Source::Joined(from) => conditions.extend(from.conditions()),
                Source::Table { .. } | Source::Subquery { .. } => {}
            }
        }
        conditions
    }

    fn each_name(&mut self, visit: &mut dyn FnMut(&mut Arc<str>)) {
        self.source.each_name(visit);
        for Join { kind: _, source, on } in &mut self.joins {
            source.each_name(visit);
            on.each_name(visit);
        }
    }

    fn replace(&mut self, replace: &mut dyn FnMut(&Expression) -> Option<Expression>) {
        let source =
            |source: &mut Source, replace: &mut dyn FnMut(&Expression) -> Option<Expression>| match source {
                Source::Table { .. } => {}
                Source::Subquery { select, .. } => select.replace(replace),
                Source::Joined(from) => from.replace(replace),
            };
        source(&mut self.source, replace);
        for join in &mut self.joins {
            source(&mut join.source, replace);
            join.on.replace(replace);
        }
    }
}

impl Select {
    /// Its expressions, those of joins included, those of subqueries in FROM left out.
    pub fn expressions(&self) -> Vec<&Expression> {
        let mut expressions: Vec<&Expression> =
            self.columns.iter().map(|column| &column.expression).collect();
        expressions.extend(self.from.iter().flat_map(From::conditions));
        expressions.extend(self.filter.iter().chain(&self.group_by).chain(&self.having));
        expressions.extend(self.order_by.iter().map(|term| &term.expression));
        expressions
    }

    /// Calls for every name in it, in the order in which they are written.
    pub fn each_name(&mut self, visit: &mut dyn FnMut(&mut Arc<str>)) {
        for column in &mut self.columns {
            column.expression.each_name(visit);
            column.label.iter_mut().for_each(&mut *visit);
        }
        self.from.iter_mut().for_each(|from| from.each_name(visit));
        let conditions = self.filter.iter_mut().chain(&mut self.group_by).chain(&mut self.having);
        conditions.for_each(|condition| condition.each_name(visit));
        self.parts_mut().iter_mut().for_each(|part| part.each_name(visit));
        for OrderBy { expression, .. } in &mut self.order_by {
            expression.each_name(visit);
        }
    }

    /// Replaces expressions in it and in its subqueries.
    pub fn replace(&mut self, replace: &mut dyn FnMut(&Expression) -> Option<Expression>) {
        self.columns.iter_mut().for_each(|column| column.expression.replace(replace));
        self.from.iter_mut().for_each(|from| from.replace(replace));
        let conditions = self.filter.iter_mut().chain(&mut self.group_by).chain(&mut self.having);
        conditions.for_each(|condition| condition.replace(replace));
        self.order_by.iter_mut().for_each(|term| term.expression.replace(replace));
        self.parts_mut().iter_mut().for_each(|part| part.replace(replace));
    }
}

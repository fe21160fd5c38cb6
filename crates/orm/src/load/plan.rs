//! What is selected for an entity, and how each of its attributes is loaded from it: the `setup_query` half of the
//! loader strategies (`orm/context.py`, `orm/strategies.py`).

use std::collections::BTreeSet;
use std::sync::Arc;

use bothways_sql::{Expression, From, Join, JoinKind, OrderBy, SelectColumn, Source, SqlType, anonymous};
use bothways_world::{AttributeId, ClassId};

use super::criteria::{Role, target_criteria};
use super::expressions::{self, Declared};
use super::options::{LoadPath, OptionTarget, Options, Strategy, strategy_of};
use crate::OrmState;
use crate::config::{InnerJoin, JoinTargets, Lazy, TableColumn, join_targets, secondary_table};

/// A column of the statement: of the entities asked for, or of what is loaded with them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Slot {
    Primary(usize),
    Secondary(usize),
}

/// A column that is selected, its attribute, its place in the row.
pub(crate) type PlannedColumn = (TableColumn, AttributeId, Slot);

/// An expression that is selected: the attribute, the type of its values, its place in the row.
pub(crate) type PlannedExpression = (AttributeId, Option<SqlType>, Slot);

/// How an entity is loaded from rows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct EntityPlan {
    pub class: ClassId,
    pub path: LoadPath,
    /// Columns that are selected.
    pub columns: Vec<PlannedColumn>,
    /// Of several columns for one attribute the first: from that it is loaded.
    pub first_columns: Vec<PlannedColumn>,
    /// Expressions that are selected.
    pub expressions: Vec<PlannedExpression>,
    /// Columns that are not.
    pub deferred: Vec<AttributeId>,
    pub relationships: Vec<(AttributeId, RelationshipPlan)>,
    /// Where it selects subclasses along: what of it each class of the hierarchy has.
    pub by_class: Vec<(ClassId, EntityPlan)>,
}

impl EntityPlan {
    /// What it loads of an object of one class.
    pub fn of_class(&self, class: ClassId) -> &Self {
        self.by_class.iter().find(|(known, _)| *known == class).map_or(self, |(_, plan)| plan)
    }

    /// The part that one class has.
    fn restricted(&self, orm: &OrmState, class: ClassId) -> Self {
        let has = |attribute: &AttributeId| orm.is_a(class, orm.attribute(*attribute).class);
        let mut plan = self.clone();
        plan.columns.retain(|(_, attribute, _)| has(attribute));
        plan.first_columns.retain(|(_, attribute, _)| has(attribute));
        plan.deferred.retain(has);
        plan.relationships.retain(|(attribute, _)| has(attribute));
        plan
    }
}

/// How a relationship is loaded.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum RelationshipPlan {
    /// When it is read. By an option another strategy than the class says is the object's own.
    Lazy(Option<Lazy>),
    /// From the same row.
    Joined(Box<EntityPlan>),
    /// From the owners' query again.
    Subquery,
    /// By statements of its own when all rows are there.
    Post(PostStrategy),
    /// Not at all.
    NoLoad,
    /// By nothing that this statement does: eager loading that came back to where it started.
    Untouched,
}

/// Loads that follow a query.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum PostStrategy {
    Selectin,
    Immediate,
    /// Immediate loading of a class that the path leads through already: a reference only from the identity map.
    ImmediateAgain,
}

/// A statement's columns and joins under construction.
pub(crate) struct Planner<'a> {
    pub orm: &'a OrmState,
    pub options: Options,
    pub primary: Vec<SelectColumn>,
    pub secondary: Vec<SelectColumn>,
    /// Joins of what is loaded together, with the name of the entity each belongs to.
    pub joins: Vec<(Arc<str>, Join)>,
    pub order_by: Vec<OrderBy>,
    /// Whether a collection is joined, so that an entity has several rows.
    pub multi_row: bool,
    /// Columns that the statement has in any case, because something is joined by them.
    pub joined_by: Vec<Expression>,
    /// Whether an attribute that is an expression is selected.
    pub has_expressions: bool,
    /// Attributes to load; the others are left alone.
    pub only: Option<Vec<AttributeId>>,
    /// Whether an object that is there is loaded again.
    pub refreshing: bool,
    /// The attributes were named by the program: a lazy relationship among them is loaded, too.
    pub by_name: bool,
    /// Whether anything is loaded together with entities.
    pub eager: bool,
    /// Whether the query stands in another one: it has the columns, too, that are loaded later.
    pub nested: bool,
    /// How many steps of the paths lead to the entity itself: it is loaded for another one.
    pub prior: usize,
    aliases: usize,
}

/// Which columns of the statement an entity's go to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Primary,
    Secondary,
}

/// Markers of a planner's own aliases are numbered apart from those of the program.
pub(super) const OWN_ALIASES: usize = 1 << 24;

impl<'a> Planner<'a> {
    pub fn new(orm: &'a OrmState, options: Options) -> Self {
        Self {
            orm,
            options,
            primary: Vec::new(),
            secondary: Vec::new(),
            joins: Vec::new(),
            order_by: Vec::new(),
            multi_row: false,
            joined_by: Vec::new(),
            has_expressions: false,
            only: None,
            refreshing: false,
            by_name: false,
            eager: true,
            nested: false,
            prior: 0,
            aliases: OWN_ALIASES,
        }
    }

    /// An entity under a name, and whatever is loaded together with it.
    pub fn entity(&mut self, class: ClassId, name: &Arc<str>, path: LoadPath, root: &Arc<str>) -> EntityPlan {
        self.entity_in(class, name, path, root, Part::Primary)
    }

    fn entity_in(
        &mut self,
        class: ClassId,
        name: &Arc<str>,
        path: LoadPath,
        root: &Arc<str>,
        part: Part,
    ) -> EntityPlan {
        let orm = self.orm;
        // SQLAlchemy sets relationships up before the columns, those that a backref made after them.
        let of_class = orm.selected_attributes(class, name).into_iter();
        let (by_backref, declared): (Vec<AttributeId>, Vec<AttributeId>) = of_class
            .filter(|attribute| orm.attribute(*attribute).relationship().is_some())
            .partition(|attribute| orm.relationship(*attribute).from_backref);
        let mut relationships = self.relationships(declared, name, &path, root, part);
        let (mut columns, mut deferred) = (Vec::new(), Vec::new());
        let mut expressions = Vec::new();
        self.expressions(
            (class, name),
            &path,
            part,
            Declared::WithTheClass,
            (&mut expressions, &mut deferred),
        );
        for (place, attribute) in orm.selected_columns(class, name) {
            let Some(column) = super::definition(orm, place) else { continue };
            let is_root = path.steps.len() == self.prior;
            if is_root && !self.is_wanted(attribute) {
                continue;
            }
            if !column.primary_key && self.is_deferred(class, (place, attribute), &path, is_root) {
                deferred.push(attribute);
                continue;
            }
            let Some(expression) = orm.column_in(name, place) else { continue };
            let slot = self.column(expression, part);
            columns.push((place, attribute, slot));
        }
        self.expressions((class, name), &path, part, Declared::Later, (&mut expressions, &mut deferred));
        relationships.extend(self.relationships(by_backref, name, &path, root, part));
        let mut before = BTreeSet::new();
        let first_columns = columns.iter().copied().filter(|(_, attribute, _)| before.insert(*attribute));
        let first_columns = first_columns.collect();
        let by_class = Vec::new();
        let mut plan = EntityPlan {
            class,
            path,
            columns,
            first_columns,
            expressions,
            deferred,
            relationships,
            by_class,
        };
        if !orm.polymorphic_classes_as(class, name).is_empty() {
            let hierarchy = orm.self_and_descendants(orm.base_of(class)).into_iter();
            plan.by_class = hierarchy.map(|class| (class, plan.restricted(orm, class))).collect();
        }
        plan
    }

    /// The expressions among the attributes of an entity.
    fn expressions(
        &mut self,
        (class, name): (ClassId, &Arc<str>),
        path: &LoadPath,
        part: Part,
        declared: Declared,
        (planned, deferred): (&mut Vec<PlannedExpression>, &mut Vec<AttributeId>),
    ) {
        let is_root = path.steps.len() == self.prior;
        for (attribute, property) in expressions::of_class(self.orm, class, declared) {
            if is_root && !self.is_wanted(attribute) {
                continue;
            }
            if self.is_left_out(attribute, OptionTarget::Columns, path, is_root) {
                deferred.push(attribute);
                continue;
            }
            let Some(expression) = expressions::expression_in(self.orm, attribute, name) else { continue };
            self.has_expressions = true;
            let slot = self.labelled(expression, property.label.clone(), part);
            planned.push((attribute, property.sql_type.clone(), slot));
        }
    }

    /// Some relationships of an entity.
    fn relationships(
        &mut self,
        attributes: Vec<AttributeId>,
        name: &Arc<str>,
        path: &LoadPath,
        root: &Arc<str>,
        part: Part,
    ) -> Vec<(AttributeId, RelationshipPlan)> {
        let mut plans = Vec::new();
        for attribute in attributes {
            if self.eager && (path.steps.len() > self.prior || self.is_wanted(attribute)) {
                plans.push((attribute, self.relationship(attribute, name, path, root, part)));
            }
        }
        plans
    }

    fn is_wanted(&self, attribute: AttributeId) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(&attribute))
    }

    fn is_deferred(
        &self,
        class: ClassId,
        (column, attribute): (TableColumn, AttributeId),
        path: &LoadPath,
        is_root: bool,
    ) -> bool {
        if self.nested || is_root && self.only.is_some() {
            return false;
        }
        let own = OptionTarget::Attribute(attribute);
        // What a row's class is told by is left out only by name (`_should_undefer_in_wildcard`).
        let others = if self.orm.polymorphic_on(class) == Some(column) { own } else { OptionTarget::Columns };
        self.is_left_out(attribute, others, path, is_root)
    }

    /// The same of an attribute that options for these others concern.
    fn is_left_out(
        &self,
        attribute: AttributeId,
        others: OptionTarget,
        path: &LoadPath,
        is_root: bool,
    ) -> bool {
        if is_root && self.only.is_some() {
            return false;
        }
        match strategy_of(&self.options, path, attribute, others) {
            Some(Strategy::Defer { .. }) => true,
            Some(Strategy::Undefer) => false,
            Some(
                Strategy::Lazy(..)
                | Strategy::ContainsEager(_)
                | Strategy::SelectinPolymorphic(_)
                | Strategy::Criteria { .. },
            )
            | None => self.orm.attribute(attribute).deferred().is_some(),
        }
    }

    /// A column that the query itself asks for: it comes again where it is there already.
    pub fn named_column(&mut self, expression: Expression) -> Slot {
        self.primary.push(SelectColumn { expression, label: None });
        Slot::Primary(self.primary.len() - 1)
    }

    /// A column of the statement, the one that is there if it is there.
    pub fn column(&mut self, expression: Expression, part: Part) -> Slot {
        self.labelled(expression, None, part)
    }

    fn labelled(&mut self, expression: Expression, label: Option<Arc<str>>, part: Part) -> Slot {
        let columns = match part {
            Part::Primary => &mut self.primary,
            Part::Secondary => &mut self.secondary,
        };
        let known =
            columns.iter().position(|column| column.expression == expression && column.label == label);
        let index = known.unwrap_or(columns.len());
        if known.is_none() {
            columns.push(SelectColumn { expression, label });
        }
        match part {
            Part::Primary => Slot::Primary(index),
            Part::Secondary => Slot::Secondary(index),
        }
    }

    fn relationship(
        &mut self,
        attribute: AttributeId,
        owner: &Arc<str>,
        path: &LoadPath,
        root: &Arc<str>,
        part: Part,
    ) -> RelationshipPlan {
        let options = &self.orm.relationship(attribute).options;
        let chosen = strategy_of(&self.options, path, attribute, OptionTarget::Relationships);
        // Eager loading of it is planned, and refused once the statement was sent.
        let is_eager = matches!(
            chosen,
            Some(
                Strategy::Lazy(Lazy::Joined | Lazy::Selectin | Lazy::Subquery | Lazy::Immediate, _)
                    | Strategy::ContainsEager(_)
            )
        );
        if options.lazy.is_write_only() && !is_eager {
            return RelationshipPlan::Untouched;
        }
        let by_option = chosen.is_some();
        let (lazy, inner) = match chosen {
            Some(Strategy::ContainsEager(alias)) => {
                let target = self.orm.relationship(attribute).setup().target;
                let name = alias.unwrap_or_else(|| self.orm.table_of(target).name.clone());
                self.multi_row |= self.orm.relationship(attribute).setup().uselist;
                let plan = self.entity_in(target, &name, path.then(attribute), root, part);
                return RelationshipPlan::Joined(Box::new(plan));
            }
            Some(Strategy::Lazy(lazy, inner)) => (lazy, inner.unwrap_or(options.inner_join)),
            Some(
                Strategy::Defer { .. }
                | Strategy::Undefer
                | Strategy::SelectinPolymorphic(_)
                | Strategy::Criteria { .. },
            )
            | None => (options.lazy, options.inner_join),
        };
        // Rows are taken to repeat even where the join is left out because it would come back.
        self.multi_row |= lazy == Lazy::Joined && self.orm.relationship(attribute).setup().uselist;
        if !matches!(lazy, Lazy::Select | Lazy::Raise | Lazy::RaiseOnSql | Lazy::NoLoad)
            && !by_option
            && self.recurs(attribute, path, lazy)
        {
            return match lazy {
                Lazy::Joined if self.is_named(attribute, path) => {
                    RelationshipPlan::Post(PostStrategy::ImmediateAgain)
                }
                Lazy::Joined => RelationshipPlan::Lazy(None),
                // An object that is refreshed loads these by itself as well.
                Lazy::Selectin | Lazy::Subquery if !self.refreshing => RelationshipPlan::Untouched,
                _ => RelationshipPlan::Post(PostStrategy::ImmediateAgain),
            };
        }
        match lazy {
            Lazy::Select | Lazy::Raise | Lazy::RaiseOnSql if self.is_named(attribute, path) => {
                RelationshipPlan::Post(match self.recurs(attribute, path, Lazy::Immediate) {
                    true => PostStrategy::ImmediateAgain,
                    false => PostStrategy::Immediate,
                })
            }
            Lazy::Select | Lazy::Raise | Lazy::RaiseOnSql => {
                let own =
                    by_option && (lazy != on_access(options.lazy) || self.has_criteria(path, attribute));
                RelationshipPlan::Lazy(own.then_some(lazy))
            }
            Lazy::NoLoad => RelationshipPlan::NoLoad,
            Lazy::Selectin => RelationshipPlan::Post(PostStrategy::Selectin),
            Lazy::Immediate => RelationshipPlan::Post(PostStrategy::Immediate),
            Lazy::Subquery => RelationshipPlan::Subquery,
            Lazy::Joined => self.joined(attribute, owner, path, root, inner),
            Lazy::WriteOnly | Lazy::Dynamic => RelationshipPlan::Untouched,
        }
    }

    /// Whether the program named the relationship of an object that it refreshes.
    fn is_named(&self, attribute: AttributeId, path: &LoadPath) -> bool {
        self.by_name && path.steps.len() == self.prior && self.is_wanted(attribute)
    }

    /// Whether the option for a relationship says more than how it is loaded; what it says goes with the first load.
    fn has_criteria(&self, path: &LoadPath, attribute: AttributeId) -> bool {
        self.only.is_none()
            && self.options.iter().any(|option| {
                option.target == OptionTarget::Attribute(attribute)
                    && option.path == *path
                    && !option.criteria.is_empty()
            })
    }

    /// Whether following the relationship would come back to a class that the path leads through; joins look at
    /// the path inside this statement only.
    fn recurs(&self, attribute: AttributeId, path: &LoadPath, lazy: Lazy) -> bool {
        let relationship = self.orm.relationship(attribute);
        let from = if lazy == Lazy::Joined { self.prior } else { 0 };
        if let Some(depth) = relationship.options.join_depth {
            return path.steps.len() - from + 1 > depth;
        }
        // A path goes through the classes that its relationships are declared on, and those that they lead to.
        let target = relationship.setup().target;
        let steps = path.steps.get(from..).unwrap_or_default();
        let leads_to = |step: &AttributeId| self.orm.relationship(*step).setup().target == target;
        let is_of = |step: &AttributeId| self.orm.attribute(*step).class == target;
        is_of(&attribute) || steps.iter().any(|step| is_of(step) || leads_to(step))
    }

    /// `JoinedLoader.setup_query`.
    fn joined(
        &mut self,
        attribute: AttributeId,
        owner: &Arc<str>,
        path: &LoadPath,
        root: &Arc<str>,
        inner: InnerJoin,
    ) -> RelationshipPlan {
        let setup = self.orm.relationship(attribute).setup();
        let target = setup.target;
        let table = &self.orm.table_of(target).name;
        self.aliases += 1;
        let alias = anonymous(self.aliases, table);
        let secondary = match secondary_table(self.orm, attribute) {
            Some(between) => {
                self.aliases += 1;
                anonymous(self.aliases, &between)
            }
            None => alias.clone(),
        };
        let criteria = target_criteria(self.orm, &self.options, path, attribute, (&alias, Role::JoinedLoad));
        let mut targets =
            join_targets(self.orm, attribute, owner, &alias, &secondary).with_criteria(criteria);
        let source = self.orm.source_of(target, &alias);
        self.order_by.append(&mut targets.order_by);
        self.join(owner, root, source, targets, inner);
        if path.steps.len() == self.prior {
            self.joined_by.extend(self.own_columns(attribute, owner));
        }
        let plan = self.entity_in(target, &alias, path.then(attribute), root, Part::Secondary);
        RelationshipPlan::Joined(Box::new(plan))
    }

    /// The owner's columns that a relationship joins by.
    fn own_columns(&self, attribute: AttributeId, owner: &Arc<str>) -> Vec<Expression> {
        let class = self.orm.attribute(attribute).class;
        let tables = self.orm.tables_of(class);
        let local = self.orm.relationship(attribute).setup().join.local_columns(self.orm);
        let own = local.into_iter().filter(|column| tables.contains(&column.table));
        own.filter_map(|place| self.orm.column_in(owner, place)).collect()
    }

    fn join(
        &mut self,
        owner: &Arc<str>,
        root: &Arc<str>,
        source: Source,
        targets: JoinTargets,
        inner: InnerJoin,
    ) {
        let after_outer = self.joins.iter_mut().find(|(_, join)| {
            join.kind == JoinKind::LeftOuter
                && join.source.leaves().iter().any(|leaf| leaf.name() == Some(owner))
        });
        let kind = match (inner, after_outer) {
            (InnerJoin::No, _) | (InnerJoin::Unnested, Some(_)) => JoinKind::LeftOuter,
            (InnerJoin::Nested, Some((_, outer))) => {
                for join in targets.joins(JoinKind::Inner, source) {
                    nest(&mut outer.source, join);
                }
                return;
            }
            (InnerJoin::Nested | InnerJoin::Unnested, None) => JoinKind::Inner,
        };
        self.joins.extend(targets.joins(kind, source).into_iter().map(|join| (root.clone(), join)));
    }
}

/// How a relationship of this strategy loads when it is read and not there.
fn on_access(lazy: Lazy) -> Lazy {
    match lazy {
        Lazy::Select | Lazy::Joined | Lazy::Selectin | Lazy::Subquery | Lazy::Immediate => Lazy::Select,
        Lazy::Raise | Lazy::RaiseOnSql | Lazy::NoLoad | Lazy::WriteOnly | Lazy::Dynamic => lazy,
    }
}

/// Joins something to a source, in parentheses.
fn nest(source: &mut Source, join: Join) {
    if let Source::Joined(from) = source {
        from.joins.push(join);
        return;
    }
    let first = source.clone();
    *source = Source::Joined(Box::new(From { source: first, joins: vec![join] }));
}

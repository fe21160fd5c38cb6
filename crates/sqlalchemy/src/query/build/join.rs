//! What a query selects from: `select_from()`, and joins along a relationship, by a condition or by foreign keys.

use std::sync::Arc;

use bothways_orm::config::{configure, is_configured, join_targets_of_type};
use bothways_orm::query::{self, Entity, QueryJoin, Selectable};
use bothways_orm::{Root, criteria_under};
use bothways_python::{Arguments, Raised, Value};
use bothways_sql::{Expression, Join, JoinKind, Source};
use bothways_world::ClassId;

use super::{Built, name_of, secondary_name};
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::errors::checked;
use crate::expressions::{combine, unplaced};
use crate::object::view;
use crate::query::options;
use crate::query::subquery::SubqueryObject;
use crate::schema::table::TableObject;

/// Something that can stand in FROM.
struct Target {
    name: Arc<str>,
    root: Option<Root>,
}

impl Target {
    /// The names of its tables.
    fn names(&self, cx: &Context<'_>) -> Vec<Arc<str>> {
        let mut names = vec![self.name.clone()];
        names.extend(self.root.iter().flat_map(|root| inherited_names(cx, root)));
        names.dedup();
        names
    }
}

/// A column of something in FROM, and the column of a table that its values come from.
struct StoredColumn {
    expression: Expression,
    table: Arc<str>,
    column: Arc<str>,
}

/// A join condition that foreign keys give.
struct FoundJoin {
    /// The name on the left.
    left: Arc<str>,
    on: Expression,
    /// The foreign key of several columns that it follows, by its table and place there.
    constraint: Option<(Arc<str>, usize)>,
}

impl StoredColumn {
    /// The foreign key of the table that leads from one to the other: where it is of several columns, its constraint.
    fn refers_to(&self, cx: &Context<'_>, target: &Self) -> Option<Option<usize>> {
        let schema = cx.facade.orm.schema();
        let table = schema.table(schema.find(&self.table)?)?;
        let column = table.columns.get(table.position(&self.column)?)?;
        let mut keys = column.foreign_keys.iter();
        let key = keys.find(|key| key.table == target.table && key.column == target.column)?;
        Some(key.constraint)
    }
}

/// The columns of a source under its name, as far as they are those of tables.
fn stored_columns(cx: &Context<'_>, name: &Arc<str>, source: &Source) -> Vec<StoredColumn> {
    let orm = &cx.facade.orm;
    match source {
        Source::Table { name: table, .. } => {
            let found = orm.schema().find(table).and_then(|id| orm.schema().table(id));
            let columns = found.into_iter().flat_map(|table| &table.columns);
            let stored = columns.map(|column| StoredColumn {
                expression: Expression::column(name, &column.name),
                table: table.clone(),
                column: column.name.clone(),
            });
            stored.collect()
        }
        Source::Subquery { select, .. } => {
            let stored = select.columns.iter().filter_map(|selected| {
                let (of, column) = selected.expression.as_column()?;
                let inner = stored_columns(cx, of, &orm.source(of));
                let origin = inner
                    .into_iter()
                    .find(|inner| inner.expression.as_column().is_some_and(|(_, known)| known == column))?;
                let label = selected.label.as_ref().unwrap_or(column);
                Some(StoredColumn { expression: Expression::column(name, label), ..origin })
            });
            stored.collect()
        }
        Source::Joined(_) => Vec::new(),
    }
}

/// A join as it was asked for.
#[derive(Clone)]
pub(crate) struct Asked {
    left: Option<Arc<str>>,
    target: Value,
    onclause: Option<Value>,
    kind: JoinKind,
}

/// The tables that a class has beside its own: those of the classes that it inherits from.
fn inherited_names(cx: &Context<'_>, root: &Root) -> Vec<Arc<str>> {
    let from = cx.facade.orm.selectable_as(root.class, &name_of(cx, root));
    if from.joins.is_empty() {
        return Vec::new();
    }
    from.sources().into_iter().filter_map(|source| source.name().cloned()).collect()
}

/// What is joined under a name: the tables of a class together.
fn source_of(cx: &Context<'_>, name: &Arc<str>, root: Option<&Root>) -> Source {
    match root {
        Some(root) if cx.facade.orm.selects_several_tables(root.class) => {
            cx.facade.orm.source_of(root.class, name)
        }
        Some(_) | None => cx.facade.orm.source(name),
    }
}

impl Asked {
    /// The mapped classes that it names.
    fn classes(&self, cx: &Context<'_>) -> Vec<ClassId> {
        let named = std::iter::once(&self.target).chain(&self.onclause);
        let classes = named.filter_map(|given| match view::<InstrumentedAttribute>(given) {
            Some(attribute) => Some(attribute.class),
            None => options::root(cx, given).map(|root| root.class),
        });
        classes.collect()
    }
}

impl Built {
    /// `select_from(…)`
    pub fn select_from(&mut self, cx: &mut Context<'_>, given: &[Value]) -> Result<(), Raised> {
        for given in given {
            let target = self.target(cx, given)?;
            let Some(Target { name, root }) = target else {
                return cx.unsupported("select_from() with anything but a mapped class or a subquery");
            };
            let class = root.as_ref().map(|root| root.class);
            self.query.from.push(Selectable { name, class });
            if let Some(root) = root {
                self.mention(root);
            }
        }
        Ok(())
    }

    /// What can stand in FROM: a mapped class, an alias, a subquery.
    fn target(&self, cx: &mut Context<'_>, given: &Value) -> Result<Option<Target>, Raised> {
        if let Some(root) = options::root(cx, given) {
            return Ok(Some(Target { name: name_of(cx, &root), root: Some(root) }));
        }
        if let Some(subquery) = view::<SubqueryObject>(given) {
            return Ok(Some(Target { name: subquery.marker.clone(), root: None }));
        }
        if let Some(table) = view::<TableObject>(given) {
            let table = cx.facade.orm.schema().table(table.table);
            return Ok(table.map(|table| Target { name: table.name.clone(), root: None }));
        }
        Ok(None)
    }

    /// Plain values and classes that are not mapped cannot be joined to.
    fn check_target(&self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        if matches!(given, Value::Host(_)) || options::root(cx, given).is_some() {
            return Ok(());
        }
        let repr = cx.python().repr(given)?;
        let message = format!(
            "Join target, typically a FROM expression, or ORM relationship attribute expected, got {repr}."
        );
        Err(cx.raise("ArgumentError", message))
    }

    /// `join(Target[, onclause])`, `join(Class.relationship)`
    pub fn join(&mut self, cx: &mut Context<'_>, arguments: Arguments, outer: bool) -> Result<(), Raised> {
        self.join_after(cx, arguments, outer, None)
    }

    /// `join_from(left, Target[, onclause])`
    pub fn join_from(
        &mut self,
        cx: &mut Context<'_>,
        arguments: Arguments,
        outer: bool,
    ) -> Result<(), Raised> {
        let mut positional = arguments.positional.into_iter();
        let Some(left) = positional.next() else {
            return cx.unsupported("join_from() without a left side");
        };
        let Some(Target { name, root }) = self.target(cx, &left)? else {
            return cx.unsupported("join_from() with anything but mapped classes on the left");
        };
        if let Some(root) = root {
            self.mention(root);
        }
        let rest = Arguments { positional: positional.collect(), keywords: arguments.keywords };
        self.join_after(cx, rest, outer, Some(name))
    }

    fn join_after(
        &mut self,
        cx: &mut Context<'_>,
        arguments: Arguments,
        outer: bool,
        left: Option<Arc<str>>,
    ) -> Result<(), Raised> {
        let name = if outer { "outerjoin" } else { "join" };
        let mut arguments = arguments;
        let flag = |cx: &mut Context<'_>, given: Option<Value>, keyword: &str| match given {
            None => Ok(None),
            Some(Value::Bool(truth)) => Ok(Some(truth)),
            Some(_) => cx.unsupported(format!("this value of {name}({keyword}=…)")),
        };
        let isouter = arguments.take_keyword("isouter");
        let outer = flag(cx, isouter, "isouter")?.unwrap_or(outer);
        let full = arguments.take_keyword("full");
        let full = flag(cx, full, "full")?.unwrap_or(false);
        let kind = match (full, outer) {
            (true, _) => JoinKind::FullOuter,
            (false, true) => JoinKind::LeftOuter,
            (false, false) => JoinKind::Inner,
        };
        let [target, onclause] = cx.bind(name, ["target", "onclause"], 1, arguments)?;
        let target = target.unwrap_or(Value::None);
        self.check_target(cx, &target)?;
        let onclause = onclause.filter(|onclause| !onclause.is_none());
        if let Some(Value::Str(text)) = &onclause {
            let message = format!(
                "ON clause, typically a SQL expression or ORM relationship attribute expected, got '{text}'."
            );
            return Err(cx.raise("ArgumentError", message));
        }
        self.joins.push(Asked { left, target, onclause, kind });
        Ok(())
    }

    /// Whether mappers of what is selected or joined are not configured yet.
    pub fn needs_configuration(&self, cx: &Context<'_>) -> bool {
        let joined = self.joins.iter().flat_map(|asked| asked.classes(cx));
        let mut classes = query::selected_classes(&cx.facade.orm, &self.query).into_iter().chain(joined);
        classes.any(|class| !is_configured(&cx.facade.orm, class))
    }

    /// The query as it is compiled, its mappers configured.
    pub fn settled(&self, cx: &mut Context<'_>) -> Result<Self, Raised> {
        let conditions = self.query.filters.iter().chain(&self.query.having);
        conditions.into_iter().try_for_each(|condition| unplaced::refuse(cx, condition))?;
        self.settled_as(cx, true)
    }

    /// The same of a query inside another one: columns alone configure nothing.
    pub fn settled_inside(&self, cx: &mut Context<'_>) -> Result<Self, Raised> {
        let is_of_columns =
            self.query.entities.iter().all(|entity| matches!(entity, Entity::Expression { .. }));
        self.settled_as(cx, !is_of_columns || !self.joins.is_empty())
    }

    fn settled_as(&self, cx: &mut Context<'_>, configures: bool) -> Result<Self, Raised> {
        if !self.pending.is_empty() {
            return cx.unsupported("a text() as a part of a statement, its parameters without values");
        }
        let mut built = self.clone();
        if configures {
            checked(cx, |orm| query::configure(orm, &built.query))?;
        }
        built.resolve_joins(cx)?;
        built.check_resolved(cx)?;
        Ok(built)
    }

    /// Finds what the joins that were asked for join to what, by which condition.
    pub fn resolve_joins(&mut self, cx: &mut Context<'_>) -> Result<(), Raised> {
        for asked in std::mem::take(&mut self.joins) {
            for class in asked.classes(cx) {
                checked(cx, |orm| configure(orm, class))?;
            }
            self.resolve_join(cx, asked)?;
        }
        Ok(())
    }

    fn resolve_join(
        &mut self,
        cx: &mut Context<'_>,
        Asked { left, target, onclause, kind }: Asked,
    ) -> Result<(), Raised> {
        let relationship = |cx: &Context<'_>, value: &Value| {
            view::<InstrumentedAttribute>(value).filter(|attribute| attribute.is_relationship(cx)).cloned()
        };
        if let (Some(along), None) = (relationship(cx, &target), &onclause) {
            let root = match &along.of_type {
                Some(root) => root.clone(),
                None => {
                    let related = cx.facade.orm.attribute(along.id).relationship();
                    let Some(related) = related else { return cx.unsupported("this join") };
                    Root { class: related.setup().target, alias: None }
                }
            };
            return self.join_along(cx, &along, root, kind);
        }
        if let Some(attribute) = view::<InstrumentedAttribute>(&target).filter(|it| !it.is_relationship(cx)) {
            let message = format!(
                "Join target {}.{} does not refer to a mapped entity",
                attribute.class_name, attribute.key
            );
            return Err(cx.raise("ArgumentError", message));
        }
        let Some(right) = self.target(cx, &target)? else {
            return cx.unsupported("join() with anything but classes and relationships");
        };
        if let Some(along) = onclause.as_ref().and_then(|onclause| relationship(cx, onclause)) {
            let Some(root) = right.root else { return cx.unsupported("this join along a relationship") };
            return self.join_along(cx, &along, root, kind);
        }
        let (left, on) = match onclause {
            Some(onclause) => {
                let on = combine::condition(cx, &onclause)?;
                (left.or_else(|| self.left_of(cx, &on, &right.names(cx))), on)
            }
            None => {
                let (found, on) = self.by_foreign_key(cx, &right, left)?;
                (Some(found), on)
            }
        };
        self.push_join(cx, left, right, kind, on)
    }

    fn join_along(
        &mut self,
        cx: &mut Context<'_>,
        along: &InstrumentedAttribute,
        root: Root,
        kind: JoinKind,
    ) -> Result<(), Raised> {
        let owner = name_of(cx, &along.root());
        let target = name_of(cx, &root);
        if owner == target {
            return cx.unsupported("joining a table to itself without aliased()");
        }
        let secondary = secondary_name(cx, along.id).unwrap_or_else(|| target.clone());
        let related = (root.class, &target);
        let criteria = criteria_under(&cx.facade.orm, &along.criteria, root.class, &target);
        let targets = join_targets_of_type(&cx.facade.orm, along.id, &owner, related, &secondary)
            .with_criteria(criteria);
        self.mention(along.root());
        let joins = targets.joins(kind, source_of(cx, &target, Some(&root)));
        self.push_joins(cx, Some(owner), Target { name: target, root: Some(root) }, joins)
    }

    fn push_join(
        &mut self,
        cx: &mut Context<'_>,
        left: Option<Arc<str>>,
        right: Target,
        kind: JoinKind,
        on: Expression,
    ) -> Result<(), Raised> {
        let source = source_of(cx, &right.name, right.root.as_ref());
        let criterion = right
            .root
            .as_ref()
            .and_then(|root| cx.facade.orm.single_table_criterion(root.class, &right.name));
        self.push_joins(cx, left, right, vec![Join { kind, source, on: on.and(criterion) }])
    }

    fn push_joins(
        &mut self,
        cx: &mut Context<'_>,
        left: Option<Arc<str>>,
        right: Target,
        joins: Vec<Join>,
    ) -> Result<(), Raised> {
        let own = right.names(cx);
        let has = |join: &QueryJoin| {
            let leaves = join.join.source.leaves();
            leaves.iter().any(|source| source.name().is_some_and(|name| own.contains(name)))
        };
        let is_left = left.as_ref().is_some_and(|left| own.contains(left));
        // A class that has tables in common with another one of the query would be aliased.
        let mut others: Vec<Root> = self.classes.clone();
        others.retain(|known| right.root != Some(options::polymorphic_root(cx, known.clone())));
        let is_joined = |root: &Root| cx.facade.orm.selects_several_tables(root.class);
        let is_mentioned = others.iter().chain(&right.root).any(is_joined)
            && others.iter().any(|root| {
                let names = inherited_names(cx, root).into_iter().chain([name_of(cx, root)]);
                names.into_iter().any(|name| own.contains(&name))
            });
        if self.query.joins.iter().any(has) || is_left || is_mentioned {
            return cx.unsupported("joining a table that is in the query already (aliased)");
        }
        let entity = right.root.clone();
        self.query.joins.extend(joins.into_iter().map(|join| QueryJoin {
            entity: entity.clone(),
            left: left.clone(),
            join,
        }));
        if let Some(root) = right.root {
            self.mention(root.clone());
            self.last_joined = Some(root);
        }
        Ok(())
    }

    /// The names in the query so far that something can be joined to.
    fn names(&self, cx: &Context<'_>) -> Vec<Arc<str>> {
        let mut names: Vec<Arc<str>> = self.query.from.iter().map(|from| from.name.clone()).collect();
        for root in &self.classes {
            names.push(name_of(cx, root));
            names.extend(inherited_names(cx, root));
        }
        for entity in &self.query.entities {
            if let Entity::Expression { expression, .. } = entity {
                expression.each_column(&mut |table, _| names.push(table.clone()));
            }
        }
        names.extend(self.query.joins.iter().flat_map(|join| {
            join.join.source.leaves().into_iter().filter_map(|source| source.name().cloned())
        }));
        names.retain(|name| !name.is_empty());
        names
    }

    /// What a condition joins something to.
    fn left_of(&self, cx: &Context<'_>, on: &Expression, right: &[Arc<str>]) -> Option<Arc<str>> {
        let names = self.names(cx);
        let mut left = None;
        on.each_column(&mut |table, _| {
            if !right.contains(table) && left.is_none() && names.contains(table) {
                left = Some(table.clone());
            }
        });
        left
    }

    /// The condition between a class and whatever of the query has a foreign key to it, or the other way round.
    fn by_foreign_key(
        &self,
        cx: &mut Context<'_>,
        right: &Target,
        left: Option<Arc<str>>,
    ) -> Result<(Arc<str>, Expression), Raised> {
        let own = right.names(cx);
        let right_columns: Vec<StoredColumn> =
            own.iter().flat_map(|name| stored_columns(cx, name, &cx.facade.orm.source(name))).collect();
        let mut names = left.map_or_else(|| self.names(cx), |left| vec![left]);
        names.retain(|name| !own.contains(name));
        names.dedup();
        let mut found: Vec<FoundJoin> = Vec::new();
        for left in &names {
            let left_columns = stored_columns(cx, left, &cx.facade.orm.source(left));
            for (referring, referred) in [(&left_columns, &right_columns), (&right_columns, &left_columns)] {
                let pairs =
                    referring.iter().flat_map(|column| referred.iter().map(move |other| (column, other)));
                for (column, target) in pairs {
                    let Some(constraint) = column.refers_to(cx, target) else { continue };
                    let on = Expression::equal(target.expression.clone(), column.expression.clone());
                    let constraint = constraint.map(|index| (column.table.clone(), index));
                    let same = |known: &&mut FoundJoin| {
                        constraint.is_some() && known.constraint == constraint && known.left == *left
                    };
                    if let Some(known) = found.iter_mut().find(same) {
                        if !known.on.conjuncts().contains(&on) {
                            known.on = known.on.and([on]);
                        }
                    } else if !found.iter().any(|known| known.on == on) {
                        found.push(FoundJoin { left: left.clone(), on, constraint });
                    }
                }
            }
        }
        match (found.len(), found.pop()) {
            (1, Some(found)) => Ok((found.left, found.on)),
            (0, _) => {
                let Some(root) = &right.root else { return cx.unsupported("this join()") };
                let address = cx.vm.new_address();
                let message = format!(
                    "Don't know how to join to <Mapper at {address:#x}; {}>. Please use the .select_from() method to \
                     establish an explicit left side, as well as providing an explicit ON clause if not present \
                     already to help resolve the ambiguity.",
                    cx.facade.orm.mapper(root.class).name
                );
                Err(cx.raise("InvalidRequestError", message))
            }
            (_, Some(FoundJoin { left, .. })) => {
                let Some(root) = &right.root else { return cx.unsupported("this join()") };
                if found.iter().any(|other| other.left != left) {
                    return cx.unsupported("join() to a class that several of the query refer to");
                }
                let table = cx.facade.orm.table_of(root.class).name.clone();
                let message = format!(
                    "Can't determine join between '{left}' and '{table}'; tables have more than one foreign key \
                     constraint relationship between them. Please specify the 'onclause' of this join explicitly."
                );
                Err(cx.raise("AmbiguousForeignKeysError", message))
            }
            (_, None) => cx.unsupported("this join()"),
        }
    }
}

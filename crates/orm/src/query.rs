//! Queries: entities and columns, filtered, joined, ordered.

mod from_statement;
mod settled;

use std::sync::Arc;

use bothways_sql::{
    Body, Correlation, Expression, From, Join, OrderBy, Select, SelectColumn, Source, SqlType, Statement,
    anonymous, name_anonymous, render,
};
use bothways_world::{Cause, ClassId, InstanceId, Scalar, SessionId};

use crate::load::{self, LabelStyle, LoadPath, LoaderOption, Planned, Planner, QueryContext, Root, RowPlan};
use crate::{OptionTarget, Orm, OrmError, OrmState, WarningKind, config, session};
use settled::{Settled, settled};

pub use from_statement::execute_text;
pub use settled::{criterion, entities_in};

/// A query as a program builds it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Query {
    /// What each row holds.
    pub entities: Vec<Entity>,
    /// What to select from first; the entities and what expressions name come by themselves.
    pub from: Vec<Selectable>,
    /// Joins.
    pub joins: Vec<QueryJoin>,
    /// `WHERE`.
    pub filters: Vec<Expression>,
    /// `GROUP BY`.
    pub group_by: Vec<Expression>,
    /// `HAVING`.
    pub having: Vec<Expression>,
    /// `ORDER BY`.
    pub order_by: Vec<OrderBy>,
    /// `LIMIT`.
    pub limit: Option<i64>,
    /// `OFFSET`.
    pub offset: Option<i64>,
    /// `DISTINCT`.
    pub distinct: bool,
    /// `session.query`: columns are labelled `t_col`.
    pub legacy: bool,
    /// `Query.count()`: rows of the query are counted in a subquery.
    pub count: bool,
    /// `options()`.
    pub options: Vec<LoaderOption>,
    /// Objects are loaded over what they hold.
    pub populate_existing: bool,
    /// `correlate()`, `correlate_except()`: what it takes from a query around it.
    pub correlation: Option<Correlation>,
    /// `enable_eagerloads(False)`: nothing is joined to entities.
    pub leaves_eager: bool,
}

/// What a query selects from: by its name there, and of which class it is, if of one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selectable {
    /// The name: that of the class's own table, or of an alias.
    pub name: Arc<str>,
    /// The class.
    pub class: Option<ClassId>,
}

/// A join of a query, and what it is joined to.
#[derive(Clone, PartialEq, Debug)]
pub struct QueryJoin {
    /// The class that it joins, if one: what tells its rows is part of the condition.
    pub entity: Option<Root>,
    /// The name on its left; none: whatever the query selects from first.
    pub left: Option<Arc<str>>,
    /// The join.
    pub join: Join,
}

/// One element of a row.
#[derive(Clone, PartialEq, Debug)]
pub enum Entity {
    /// A mapped class, perhaps under an alias.
    Class(ClassId, Option<Arc<str>>),
    /// A column or other expression.
    Expression {
        /// The expression.
        expression: Expression,
        /// Its label.
        label: Option<Arc<str>>,
        /// The type of its values, where it is known.
        sql_type: Option<SqlType>,
        /// Whether it is a column of a table, which says nothing of the classes mapped to it.
        is_core: bool,
    },
}

/// One element of a result row.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// A value.
    Scalar(Scalar),
    /// An object, or None from an outer join.
    Instance(Option<InstanceId>),
}

/// What a query gave.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Rows {
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// Whether collections were joined, so that objects come several times and `unique()` is required.
    pub needs_unique: bool,
}

/// Runs a query. Autoflushes first.
///
/// # Errors
/// Configuration errors, a failed autoflush, what the database refuses.
pub fn execute(orm: &mut Orm, session: SessionId, query: &Query) -> Result<Rows, OrmError> {
    orm.because(Cause::Query, |orm| {
        session::autoflush(orm, session)?;
        // Compiling the statement configures the mappers: that comes after the connection is taken.
        session::connect(orm, session)?;
        configure(orm, query)?;
        let settled = settled(orm, query);
        check_options(orm, &settled.query)?;
        let (planned, plans) = plan(orm, &settled, Eager::Load);
        warn_of_new_distinct(orm, query, &planned.select)?;
        let mut cx = QueryContext::new(session, settled.query.options.clone().into());
        cx.populate_existing = query.populate_existing;
        cx.original = core(&settled);
        cx.told_as = None;
        if query.count {
            let count = RowPlan::Value(load::Slot::Primary(0), Some(SqlType::Integer));
            let planned = Planned { width: 1, ..planned };
            let rows = load::run(orm, &mut cx, &[count], planned)?;
            return Ok(Rows { rows, needs_unique: false });
        }
        let needs_unique = planned.multi_row;
        let rows = load::run(orm, &mut cx, &plans, planned)?;
        Ok(Rows { rows, needs_unique })
    })
}

/// Sends a query that gives no objects, after [`begin`].
///
/// # Errors
/// What the database refuses.
pub fn execute_select(
    orm: &mut Orm,
    session: SessionId,
    mut select: Select,
) -> Result<Vec<Vec<Scalar>>, OrmError> {
    name_anonymous(&mut select);
    if let Some(bound) = load::bound::select(orm, &select)? {
        select = bound;
    }
    orm.because(Cause::Query, |orm| Ok(session::execute(orm, session, &Statement::Select(select))?.rows))
}

/// A statement that is compiled for the first time is looked through for DISTINCT around a column.
fn warn_of_new_distinct(orm: &mut Orm, query: &Query, select: &Select) -> Result<(), OrmError> {
    if !query.entities.iter().any(is_distinct) {
        return Ok(());
    }
    let text = render(orm.schema(), &Statement::Select(select.clone())).text;
    match orm.linted.insert(format!("{} {text}", query.legacy)) {
        true => warn_of_distinct(orm, query),
        false => Ok(()),
    }
}

/// Warns of DISTINCT around a column that is in no aggregate function, as compiling the query does.
///
/// # Errors
/// The program made the warning an error.
pub fn warn_of_distinct(orm: &mut Orm, query: &Query) -> Result<(), OrmError> {
    let count = query.entities.iter().filter(|entity| is_distinct(entity)).count();
    (0..count).try_for_each(|_| orm.warn(WarningKind::DistinctColumn))
}

fn is_distinct(entity: &Entity) -> bool {
    matches!(entity, Entity::Expression { expression: Expression::Distinct(_), .. })
}

/// Configures the mappers that a query needs.
///
/// # Errors
/// Configuration errors.
pub fn configure(orm: &mut Orm, query: &Query) -> Result<(), OrmError> {
    selected_classes(orm, query).into_iter().try_for_each(|class| config::configure(orm, class))
}

/// The mapped classes that a query selects, or selects columns of.
pub fn selected_classes(orm: &OrmState, query: &Query) -> Vec<ClassId> {
    let mut classes = Vec::new();
    for entity in &query.entities {
        match entity {
            Entity::Class(class, _) => classes.push(*class),
            Entity::Expression { is_core: true, .. } => {}
            Entity::Expression { expression, .. } => classes.extend(mapped_classes(orm, expression)),
        }
    }
    classes
}

/// The classes that are mapped to the tables whose columns are in an expression.
pub fn mapped_classes(orm: &OrmState, expression: &Expression) -> Vec<ClassId> {
    let mut classes = Vec::new();
    expression.each_column(&mut |name, _| {
        let Source::Table { name, .. } = orm.source(name) else { return };
        let table = orm.schema().find(&name);
        let mapped = orm.mappers.iter().position(|mapper| Some(mapper.table) == table);
        classes.extend(mapped.map(ClassId::from_index));
    });
    classes
}

/// Autoflushes and takes the connection, as a query does before its joins are looked at.
///
/// # Errors
/// A failed autoflush.
pub fn begin(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    orm.because(Cause::Query, |orm| {
        session::autoflush(orm, session)?;
        session::connect(orm, session)
    })
}

/// Looks at the loader options of a query, as compiling it does.
///
/// # Errors
/// Options that say differently, or that start from no entity of the query.
pub fn check(orm: &OrmState, query: &Query) -> Result<(), OrmError> {
    check_options(orm, &settled(orm, query).query)
}

/// The SELECT of a query, as it is sent.
pub fn compile(orm: &OrmState, query: &Query) -> Select {
    let mut select = plan(orm, &settled(orm, query), Eager::Load).0.select;
    name_anonymous(&mut select);
    select
}

/// The SELECT of a query as part of another one: nothing is loaded with its entities, names are still markers.
pub fn nested(orm: &OrmState, query: &Query) -> Select {
    let select = plan(orm, &settled(orm, query), Eager::Leave).0.select;
    let correlation = query.correlation.clone().unwrap_or(Correlation::Auto);
    Select { correlation, ..select }
}

/// Whether what is loaded with entities is part of the statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Eager {
    Load,
    Leave,
}

/// Every option must start from an entity of the query.
fn check_options(orm: &OrmState, query: &Query) -> Result<(), OrmError> {
    let options = &query.options;
    let has_criteria = options.iter().any(|option| matches!(option.target, OptionTarget::Entity(_)));
    if has_criteria && holds_queries(query) {
        return Err(OrmError::Unsupported("with_loader_criteria() for a statement with subqueries".into()));
    }
    let is_entity = |root: &Root| {
        query.entities.iter().any(|entity| match entity {
            Entity::Class(class, alias) => orm.is_a(root.class, *class) && *alias == root.alias,
            Entity::Expression { .. } => false,
        })
    };
    // What is said of all at once goes without saying where the query has none of them.
    let mut of_paths = options.iter().filter(|option| matches!(option.target, OptionTarget::Attribute(_)));
    match of_paths.find(|option| !is_entity(&option.path.root)) {
        // The query that is counted is a subquery, whose loads are not looked at.
        None if query.count => Ok(()),
        None => load::check_conflicts(options),
        Some(option) => {
            let classes = query.entities.iter().filter_map(|entity| match entity {
                Entity::Class(class, alias) => Some(Root { class: *class, alias: alias.clone() }),
                Entity::Expression { .. } => None,
            });
            let entities: Vec<Root> = classes.collect();
            let first = option.path.steps.first().copied().map(OptionTarget::Attribute);
            Err(OrmError::OptionDoesNotApply {
                root: option.path.root.class,
                target: first.unwrap_or(option.target),
                strategy: option.strategy.clone(),
                entities,
            })
        }
    }
}

/// Whether other queries stand in the expressions of a query.
fn holds_queries(query: &Query) -> bool {
    fn has_query(expression: &Expression) -> bool {
        expression.query().is_some() || expression.children().into_iter().any(has_query)
    }
    let selected = query.entities.iter().filter_map(|entity| match entity {
        Entity::Class(..) => None,
        Entity::Expression { expression, .. } => Some(expression),
    });
    let conditions = query.filters.iter().chain(&query.having);
    selected.chain(conditions).any(has_query)
}

fn plan(orm: &OrmState, settled: &Settled, eager: Eager) -> (Planned, Vec<RowPlan>) {
    let query = &settled.query;
    // The query that is counted is a subquery, for which options are not looked at.
    let options = if query.count { Vec::new() } else { query.options.clone() };
    let mut planner = Planner::new(orm, options.into());
    planner.nested = eager == Eager::Leave || query.count;
    planner.eager = !planner.nested && !query.leaves_eager;
    let mut plans = Vec::with_capacity(query.entities.len());
    for entity in &query.entities {
        plans.push(match entity {
            Entity::Class(class, alias) => {
                let name = alias.clone().unwrap_or_else(|| orm.table_of(*class).name.clone());
                let path = LoadPath { root: Root { class: *class, alias: alias.clone() }, steps: Vec::new() };
                let root = orm.table_name_in(&name, orm.mapper(*class).table);
                RowPlan::Entity(planner.entity(*class, &name, path, &root))
            }
            Entity::Expression { expression, label, sql_type, is_core: _ } => {
                let slot = match label {
                    Some(label) => {
                        let label = Some(label.clone());
                        planner.primary.push(SelectColumn { expression: expression.clone(), label });
                        load::Slot::Primary(planner.primary.len() - 1)
                    }
                    None => planner.named_column(expression.clone()),
                };
                RowPlan::Value(slot, sql_type.clone())
            }
        });
    }
    let style = if query.legacy { LabelStyle::TableName } else { LabelStyle::Disambiguate };
    let core = core(settled);
    let own_joins: Vec<usize> = core.from.iter().map(|from| from.joins.len()).collect();
    let mut planned = load::select(planner, core, style);
    joined_last(&mut planned.select.from, own_joins.get(..query.from.len()).unwrap_or_default());
    planned.leaves_nothing |= correlate(&mut planned.select, &[]);
    load::order_by_labels(orm, &mut planned.select, planned.width);
    if query.count {
        planned.select = count_of(planned.select);
    }
    (planned, plans)
}

/// Of what the query said to select from, that to which something is joined to be loaded comes last.
fn joined_last(from: &mut Vec<From>, own_joins: &[usize]) {
    let rest = from.split_off(own_joins.len().min(from.len()));
    let with_own = from.drain(..).zip(own_joins);
    let (plain, joined): (Vec<_>, Vec<_>) = with_own.partition(|(from, own)| from.joins.len() == **own);
    from.extend(plain.into_iter().chain(joined).map(|(from, _)| from));
    from.extend(rest);
}

/// The query without its columns.
fn core(Settled { query, from }: &Settled) -> Select {
    Select {
        distinct: query.distinct,
        columns: Vec::new(),
        from: from.clone(),
        filter: Expression::all(query.filters.clone()),
        group_by: query.group_by.clone(),
        having: Expression::all(query.having.clone()),
        order_by: query.order_by.clone(),
        limit: query.limit,
        offset: query.offset,
        body: Body::Plain,
        correlation: Correlation::None,
    }
}

/// `SELECT count(*) AS count_1 FROM (…) AS anon_1`.
fn count_of(mut select: Select) -> Select {
    let unnamed = select
        .columns
        .iter_mut()
        .filter(|column| column.label.is_none() && matches!(column.expression, Expression::Distinct(_)));
    for (number, column) in (2..).zip(unnamed) {
        column.label = Some(format!("anon_{number}").into());
    }
    let count = Expression::Function { name: "count".into(), arguments: Vec::new(), star: true };
    let source =
        Source::Subquery { select: Box::new(select), alias: anonymous(usize::MAX, "anon"), common: None };
    Select {
        columns: vec![SelectColumn { expression: count, label: Some("count_1".into()) }],
        from: vec![From::of(source)],
        ..Select::default()
    }
}

/// Takes from subqueries what the query around them selects from. Says whether one of several sources would be left
/// with none.
pub(crate) fn correlate(select: &mut Select, around: &[Arc<str>]) -> bool {
    let mut leaves_nothing = false;
    let own = select.from.iter().flat_map(From::sources).filter_map(|source| source.name().cloned());
    let names: Vec<Arc<str>> = around.iter().cloned().chain(own).collect();
    select.replace(&mut |part| {
        let inner = part.query()?;
        let mut inner = inner.clone();
        let is_around = |from: &From| {
            from.joins.is_empty() && from.source.name().is_some_and(|name| names.contains(name))
        };
        let is_named =
            |from: &From, named: &[Arc<str>]| from.source.name().is_some_and(|name| named.contains(name));
        match &inner.correlation {
            Correlation::None => {}
            Correlation::Auto if inner.from.iter().all(is_around) => leaves_nothing |= inner.from.len() > 1,
            Correlation::Auto => inner.from.retain(|from| !is_around(from)),
            Correlation::Only(named) => inner.from.retain(|from| !is_around(from) || !is_named(from, named)),
            Correlation::Except(named) => inner.from.retain(|from| !is_around(from) || is_named(from, named)),
        }
        leaves_nothing |= correlate(&mut inner, &names);
        let mut correlated = part.clone();
        if let Some(place) = correlated.query_mut() {
            *place = inner;
        }
        Some(correlated)
    });
    leaves_nothing
}

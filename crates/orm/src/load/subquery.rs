//! Subquery loading: the owners' query again, joined to what they refer to (`SubqueryLoader`).

use std::collections::BTreeMap;

use bothways_sql::{Expression, From, JoinKind, Select, SelectColumn, Source, anonymous};
use bothways_world::{AttributeId, InstanceId, Scalar};
use indexmap::IndexSet;

use super::criteria::{Role, relationship_criteria, target_criteria};
use super::label::LabelStyle;
use super::options::LoadPath;
use super::plan::{EntityPlan, Part, Planner, RelationshipPlan};
use super::populate::{QueryContext, RowPlan, run};
use super::statement::select;
use crate::config::overlap::column_name;
use crate::config::{join_targets, secondary_table};
use crate::query::Cell;
use crate::{Orm, OrmError, OrmState, session};

/// The markers of aliases go down from here. Those above are of selectin loads, whose statement may be the owners'
/// query.
const ALIASES: usize = super::selectin::BETWEEN - 1;

/// What subqueries gave, by path, relationship and key of the owner.
pub(crate) type Subqueries =
    BTreeMap<(Vec<AttributeId>, AttributeId), BTreeMap<Vec<Scalar>, Vec<InstanceId>>>;

/// The rows of the owners need the columns that subquery loads go by.
///
/// # Errors
/// An option left one out.
pub(super) fn check_columns(orm: &OrmState, plan: &EntityPlan) -> Result<(), OrmError> {
    for (attribute, relationship) in &plan.relationships {
        match relationship {
            RelationshipPlan::Joined(related) => check_columns(orm, related)?,
            RelationshipPlan::Subquery => {
                let local = orm.relationship(*attribute).setup().join.local_columns(orm);
                let missing = local
                    .into_iter()
                    .find(|column| !plan.columns.iter().any(|(known, _, _)| known == column));
                if let Some(missing) = missing {
                    return Err(OrmError::NoSuchColumn { column: column_name(orm, missing) });
                }
            }
            RelationshipPlan::Lazy(_)
            | RelationshipPlan::Post(_)
            | RelationshipPlan::NoLoad
            | RelationshipPlan::Untouched => {}
        }
    }
    Ok(())
}

/// The related objects of one owner; the first that asks has the statement sent.
pub(super) fn items_of(
    orm: &mut Orm,
    cx: &mut QueryContext,
    plan: &EntityPlan,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<Vec<InstanceId>, OrmError> {
    let place = (plan.path.steps.clone(), attribute);
    if !cx.subqueries.contains_key(&place) {
        let found = load(orm, cx, &plan.path, attribute)?;
        cx.subqueries.insert(place.clone(), found);
    }
    let setup = orm.relationship(attribute).setup().clone();
    let Some(key) = super::lazy::local_values(orm, owner, &setup) else { return Ok(Vec::new()) };
    let found = cx.subqueries.get(&place).and_then(|found| found.get(&key));
    Ok(found.cloned().unwrap_or_default())
}

fn load(
    orm: &mut Orm,
    cx: &QueryContext,
    path: &LoadPath,
    attribute: AttributeId,
) -> Result<BTreeMap<Vec<Scalar>, Vec<InstanceId>>, OrmError> {
    let target = orm.relationship(attribute).setup().target;
    let owner = orm.attribute(attribute).class;
    if [owner, target].iter().any(|class| orm.mapper(*class).inheritance.parent.is_some()) {
        return Err(OrmError::Unsupported("subquery loading from or to a class that inherits".into()));
    }
    let steps: Vec<AttributeId> =
        path.steps.get(cx.base..).unwrap_or_default().iter().copied().chain([attribute]).collect();
    let (mut from, owner_columns) = owners(orm, cx, path, &steps)?;
    let prior = path.steps.len() + 1;
    let mut planner = Planner::new(orm, cx.options.clone());
    planner.prior = prior;
    let mut owner = match &from.source {
        Source::Subquery { alias, .. } => alias.clone(),
        Source::Table { .. } | Source::Joined(_) => return Ok(BTreeMap::new()),
    };
    let mut order_by = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let table = orm.table_of(orm.relationship(*step).setup().target).name.clone();
        let is_last = index + 1 == steps.len();
        let name = if is_last { table.clone() } else { anonymous(ALIASES - index, &table) };
        let secondary = match secondary_table(orm, *step) {
            Some(between) => anonymous(ALIASES - steps.len() - index, &between),
            None => name.clone(),
        };
        let before = steps.get(..index).unwrap_or_default();
        let base = path.steps.get(..cx.base).unwrap_or(&path.steps);
        let to_step = base.iter().chain(before).copied().collect();
        let to_step = LoadPath { root: path.root.clone(), steps: to_step };
        let criteria = target_criteria(orm, &cx.options, &to_step, *step, (&name, Role::Entity));
        let mut targets = join_targets(orm, *step, &owner, &name, &secondary).with_criteria(criteria);
        if index == 0 {
            targets.primary_join = targets.primary_join.replaced(&mut |part| match part {
                Expression::Column { table, column } if *table == owner => {
                    let own = owner_columns.iter().find(|(known, _)| known == column)?;
                    Some(Expression::column(&owner, &own.1))
                }
                _ => None,
            });
        }
        let alias = (!is_last).then(|| name.clone());
        let source = Source::Table { name: table, alias };
        if is_last {
            order_by.clone_from(&targets.order_by);
        } else {
            owner = name;
        }
        from.joins.extend(targets.joins(JoinKind::Inner, source));
    }
    let setup = orm.relationship(attribute).setup();
    let name = orm.table_of(setup.target).name.clone();
    let plan = planner.entity(setup.target, &name, path.then(attribute), &name);
    let mut plans = vec![RowPlan::Entity(plan)];
    let owning = orm.table_of(orm.attribute(attribute).class);
    for local in setup.join.local_columns(orm) {
        let Some(column) = owning.columns.get(local.position) else { continue };
        let label = owner_columns.iter().find(|(known, _)| steps.len() == 1 && *known == column.name);
        let own = label.map_or(&column.name, |(_, label)| label);
        let slot = planner.column(Expression::column(&owner, own), Part::Primary);
        plans.push(RowPlan::Value(slot, Some(column.sql_type.clone())));
    }
    let query = Select { from: vec![from], order_by, ..Select::default() };
    let mut planned = select(planner, query, LabelStyle::TableName);
    super::order_by_labels(orm, &mut planned.select, planned.width);
    let mut inner = QueryContext::new(cx.session, cx.options.clone());
    inner.populate_existing = cx.populate_existing;
    inner.original = cx.original.clone();
    inner.base = cx.base;
    inner.prior = prior;
    session::autoflush(orm, cx.session)?;
    let rows = run(orm, &mut inner, &plans, planned)?;
    let mut found: BTreeMap<Vec<Scalar>, IndexSet<InstanceId>> = BTreeMap::new();
    for row in rows {
        let [Cell::Instance(Some(item)), key @ ..] = &row[..] else { continue };
        let key = key.iter().map(|cell| match cell {
            Cell::Scalar(value) => value.clone(),
            Cell::Instance(_) => Scalar::Null,
        });
        found.entry(key.collect()).or_default().insert(*item);
    }
    Ok(found.into_iter().map(|(key, items)| (key, items.into_iter().collect())).collect())
}

/// A column of the owners and the label it has in their query.
type OwnerColumns = Vec<(std::sync::Arc<str>, std::sync::Arc<str>)>;

/// The owners' query, reduced to the columns that the first relationship is joined by.
fn owners(
    orm: &OrmState,
    cx: &QueryContext,
    path: &LoadPath,
    steps: &[AttributeId],
) -> Result<(From, OwnerColumns), OrmError> {
    let Some(first) = steps.first() else { return Err(OrmError::Unsupported("this subquery load".into())) };
    let class = orm.attribute(*first).class;
    let table = orm.table_of(class);
    let name = match &path.root.alias {
        Some(alias) if cx.base == 0 => alias.clone(),
        _ => table.name.clone(),
    };
    let setup = orm.relationship(*first).setup();
    let mut select = cx.original.clone();
    select.columns.clear();
    let mut columns = Vec::new();
    for local in setup.join.local_columns(orm) {
        let Some(column) = table.columns.get(local.position) else { continue };
        let label: std::sync::Arc<str> = format!("{name}_{}", column.name).into();
        columns.push((column.name.clone(), label.clone()));
        let expression = Expression::column(&name, &column.name);
        select.columns.push(SelectColumn { expression, label: Some(label) });
    }
    // What `and_()` says of the related class holds for the owners as well, where that is their class.
    if let Some(last) = steps.last()
        && orm.relationship(*last).setup().target == class
        && name == table.name
    {
        let criteria = relationship_criteria(orm, &cx.options, path, *last, &name);
        let filter = select.filter.iter().flat_map(Expression::conjuncts).cloned().chain(criteria);
        select.filter = Expression::all(filter.collect());
    }
    let keys = &orm.mapper(class).primary_key;
    select.distinct |= !setup.join.local_columns(orm).iter().all(|local| keys.contains(local));
    if select.limit.is_none() && select.offset.is_none() {
        select.order_by.clear();
    }
    if select.distinct {
        select_what_orders(&mut select);
    }
    let source =
        Source::Subquery { select: Box::new(select), alias: anonymous(usize::MAX, "anon"), common: None };
    Ok((From::of(source), columns))
}

/// DISTINCT rows can only be put in order by columns that they have (`expand_column_list_from_order_by`).
fn select_what_orders(select: &mut Select) {
    let mut missing: Vec<Expression> = Vec::new();
    for term in &select.order_by {
        let is_there = select.columns.iter().any(|column| column.expression == term.expression);
        if !is_there && !missing.contains(&term.expression) {
            missing.push(term.expression.clone());
        }
    }
    for expression in missing {
        let Expression::Column { table, column } = &expression else { continue };
        let label = Some(format!("{table}_{column}").into());
        select.columns.push(SelectColumn { expression, label });
    }
}

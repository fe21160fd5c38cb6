//! Selectin loading: what all objects of a query refer to, in one statement (`SelectInLoader`).

use std::collections::{BTreeMap, BTreeSet};

use bothways_sql::{Expression, From, Join, JoinKind, OrderBy, Select, anonymous};
use bothways_world::{AttributeId, InstanceId, Scalar};
use indexmap::{IndexMap, IndexSet};

use super::criteria::{Role, target_criteria};
use super::label::LabelStyle;
use super::options::LoadPath;
use super::plan::{Part, Planner};
use super::populate::{QueryContext, RowPlan, run_within};
use super::post::{is_wanted, set_committed};
use super::statement;
use crate::config::{Direction, TableColumn, join_targets, secondary_table};
use crate::query::Cell;
use crate::{Orm, OrmError, OrmState, session};

/// Keys asked for in one statement.
const CHUNK: usize = 500;

/// Markers of the aliases that stand for the owner and the secondary table.
const OWNER: usize = usize::MAX;
pub(super) const BETWEEN: usize = usize::MAX - 1;

/// By whose columns the rows are looked for and told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ToldBy {
    /// The related objects' own keys: a many-to-one.
    Target,
    /// What refers to the owners' keys, in the related or in the secondary table.
    Related,
    /// The owners' keys, joined once more: where the join says more than that, or leads to the same class.
    Owner,
}

fn told_by(orm: &OrmState, attribute: AttributeId) -> ToldBy {
    let setup = orm.relationship(attribute).setup();
    let through_itself = setup.join.secondary.is_some() && setup.self_referential;
    let class = orm.attribute(attribute).class;
    match setup.direction {
        Direction::ManyToOne if setup.use_get => ToldBy::Target,
        Direction::OneToMany | Direction::ManyToMany
            if !through_itself && setup.join.is_owner_key_lookup(orm, class) =>
        {
            ToldBy::Related
        }
        Direction::ManyToOne | Direction::OneToMany | Direction::ManyToMany => ToldBy::Owner,
    }
}

/// `SELECT child … WHERE child.parent_id IN (…)`, or the parents of children by their keys. Asked for all owners,
/// also for those that have theirs already and keep it.
pub(super) fn selectin(
    orm: &mut Orm,
    cx: &mut QueryContext,
    path: &LoadPath,
    attribute: AttributeId,
    owners: &IndexMap<InstanceId, bool>,
) -> Result<(), OrmError> {
    let setup = orm.relationship(attribute).setup().clone();
    let told_by = match told_by(orm, attribute) {
        // What says whom an object refers to was left out of its load: then the objects themselves are joined.
        ToldBy::Target if owners.keys().any(|owner| !super::lazy::has_local_values(orm, *owner, &setup)) => {
            ToldBy::Owner
        }
        told_by => told_by,
    };
    let key_of = |owner: &InstanceId| match told_by {
        ToldBy::Owner | ToldBy::Related => orm.object(*owner).key.as_ref().map(|key| key.values.to_vec()),
        ToldBy::Target => super::lazy::target_key(orm, *owner, &setup),
    };
    let keys: Vec<(InstanceId, Vec<Scalar>)> =
        owners.keys().filter_map(|owner| Some((*owner, key_of(owner)?))).collect();
    let wanted_by: BTreeSet<InstanceId> = owners
        .iter()
        .filter(|(owner, overwrite)| is_wanted(orm, **owner, attribute, **overwrite))
        .map(|(owner, _)| *owner)
        .collect();
    if told_by == ToldBy::Target {
        let with_key: BTreeSet<InstanceId> = keys.iter().map(|(owner, _)| *owner).collect();
        for owner in wanted_by.iter().filter(|owner| !with_key.contains(owner)) {
            set_committed(orm, *owner, attribute, Vec::new())?;
        }
    }
    let mut seen: BTreeSet<&Vec<Scalar>> = BTreeSet::new();
    let mut wanted: Vec<Vec<Scalar>> = Vec::new();
    for (_, key) in &keys {
        if seen.insert(key) {
            wanted.push(key.clone());
        }
    }
    let mut found: BTreeMap<Vec<Scalar>, IndexSet<InstanceId>> = BTreeMap::new();
    let known = orm.world().objects.len();
    for chunk in wanted.chunks(CHUNK) {
        session::autoflush(orm, cx.session)?;
        for (key, item) in related(orm, cx, path, (attribute, told_by), chunk)? {
            found.entry(key).or_default().insert(item);
        }
    }
    cx.brought.extend(found.values().flatten().filter(|item| item.index() >= known));
    for (owner, key) in keys.into_iter().filter(|(owner, _)| wanted_by.contains(owner)) {
        let items = found.get(&key).map(|items| items.iter().copied().collect()).unwrap_or_default();
        set_committed(orm, owner, attribute, items)?;
    }
    Ok(())
}

/// The related objects of some keys, each with the key it belongs to.
fn related(
    orm: &mut Orm,
    cx: &mut QueryContext,
    path: &LoadPath,
    (attribute, told_by): (AttributeId, ToldBy),
    keys: &[Vec<Scalar>],
) -> Result<Vec<(Vec<Scalar>, InstanceId)>, OrmError> {
    let setup = orm.relationship(attribute).setup().clone();
    let name = orm.table_of(setup.target).name.clone();
    let criteria = target_criteria(orm, &cx.options, path, attribute, (&name, Role::Entity));
    // They are part of the last join, if there is one.
    let joins = told_by == ToldBy::Owner || setup.join.secondary.is_some();
    let (of_join, of_filter) = if joins { (criteria, Vec::new()) } else { (Vec::new(), criteria) };
    let (from, by, order_by) = match told_by {
        ToldBy::Owner => from_owners(orm, attribute, of_join)?,
        ToldBy::Target | ToldBy::Related => from_related(orm, attribute, of_join)?,
    };
    let list = keys.iter().map(|key| together(key.iter().cloned().map(Expression::Parameter).collect()));
    let list = list.collect();
    let filter = Expression::In { operand: Box::new(together(by.clone())), list, negated: false };
    let criterion = match told_by {
        ToldBy::Target | ToldBy::Related => orm.single_table_criterion(setup.target, &name),
        // It is part of the join.
        ToldBy::Owner => None,
    };
    let filter = Expression::all([filter].into_iter().chain(of_filter).chain(criterion).collect());
    let prior = path.steps.len() + 1;
    let mut planner = Planner::new(orm, cx.options.clone());
    planner.prior = prior;
    let mut plans = Vec::new();
    for column in by {
        let slot = planner.column(column, Part::Primary);
        if told_by != ToldBy::Target {
            plans.push(RowPlan::Value(slot, None));
        }
    }
    plans.push(RowPlan::Entity(planner.entity(setup.target, &name, path.then(attribute), &name)));
    let select = Select { from: vec![from], filter, order_by, ..Select::default() };
    let mut planned = statement::select(planner, select.clone(), LabelStyle::None);
    super::order_by_labels(orm, &mut planned.select, planned.width);
    let mut inner = QueryContext::new(cx.session, cx.options.clone());
    inner.populate_existing = cx.populate_existing;
    inner.original = select;
    inner.prior = prior;
    inner.base = prior;
    let rows = run_within(orm, &mut inner, Some(&mut cx.posts), &plans, planned)?;
    let found = rows.into_iter().filter_map(|row| {
        let (Cell::Instance(Some(item)), told) = row.split_last()? else { return None };
        let key = match told_by {
            ToldBy::Target => orm.object(*item).key.as_ref()?.values.to_vec(),
            ToldBy::Related | ToldBy::Owner => told.iter().map(scalar).collect(),
        };
        Some((key, *item))
    });
    Ok(found.collect())
}

fn scalar(cell: &Cell) -> Scalar {
    match cell {
        Cell::Scalar(value) => value.clone(),
        Cell::Instance(_) => Scalar::Null,
    }
}

/// One column, or several as a tuple.
fn together(mut columns: Vec<Expression>) -> Expression {
    match columns.pop() {
        Some(only) if columns.is_empty() => only,
        last => Expression::Tuple(columns.into_iter().chain(last).collect()),
    }
}

/// What is selected from, the columns that the keys are looked for in, and the order.
type Selected = (From, Vec<Expression>, Vec<OrderBy>);

/// `FROM child`, or the secondary table joined to it.
fn from_related(
    orm: &OrmState,
    attribute: AttributeId,
    criteria: Vec<Expression>,
) -> Result<Selected, OrmError> {
    let setup = orm.relationship(attribute).setup();
    let name = &orm.table_of(setup.target).name;
    let by = match setup.use_get {
        true => {
            orm.mapper(setup.target).primary_key.iter().filter_map(|key| orm.column_in(name, *key)).collect()
        }
        false => {
            let class = orm.attribute(attribute).class;
            let column = |key: &TableColumn| {
                let is_key = |local| orm.primary_key_column(class, local) == Some(*key);
                let mut pairs = setup.join.local_remote_pairs.iter();
                let (_, remote) = pairs.find(|(local, _)| is_key(*local))?;
                let holder = orm.schema().table(remote.table)?;
                Some(Expression::column(&holder.name, &holder.columns.get(remote.position)?.name))
            };
            orm.mapper(class).primary_key.iter().filter_map(column).collect()
        }
    };
    let secondary = secondary_table(orm, attribute).unwrap_or_else(|| name.clone());
    let owner = &orm.table_of(orm.attribute(attribute).class).name;
    let targets = join_targets(orm, attribute, owner, name, &secondary).with_criteria(criteria);
    let from = match targets.secondary {
        Some((between, on)) => {
            let source = orm.source_of(setup.target, name);
            From { source: between, joins: vec![Join { kind: JoinKind::Inner, source, on }] }
        }
        None => orm.selectable(setup.target),
    };
    Ok((from, by, targets.order_by))
}

/// `FROM parent AS parent_1 JOIN child`.
fn from_owners(
    orm: &OrmState,
    attribute: AttributeId,
    criteria: Vec<Expression>,
) -> Result<Selected, OrmError> {
    let setup = orm.relationship(attribute).setup();
    let name = &orm.table_of(setup.target).name;
    let class = orm.attribute(attribute).class;
    let table = orm.table_of(class);
    let owner = anonymous(OWNER, &table.name);
    let keys = orm.mapper(class).primary_key.iter();
    let by = keys.filter_map(|key| orm.column_in(&owner, *key)).collect();
    let secondary = match secondary_table(orm, attribute) {
        Some(between) => anonymous(BETWEEN, &between),
        None => name.clone(),
    };
    let targets = join_targets(orm, attribute, &owner, name, &secondary).with_criteria(criteria);
    let order_by = targets.order_by.clone();
    let target = orm.source_of(setup.target, name);
    let mut from = orm.selectable_as(class, &owner);
    from.joins.extend(targets.joins(JoinKind::Inner, target));
    Ok((from, by, order_by))
}

//! Loads that follow a query, for all its objects at once: selectin and immediate loading (`loading.PostLoad`).

use std::collections::{BTreeMap, BTreeSet};

use bothways_sql::{Expression, From, Join, JoinKind, Select, Source};
use bothways_world::{AttributeId, InstanceId, Scalar, Value};

use indexmap::{IndexMap, IndexSet};

use super::options::LoadPath;
use super::plan::{EntityPlan, LabelStyle, Planner, PostStrategy, RelationshipPlan};
use super::populate::{QueryContext, RowPlan, run};
use super::{Related, plan};
use crate::config::{Direction, join_targets, secondary_table};
use crate::query::Cell;
use crate::{Orm, OrmError, OrmState, WarningKind, attributes};

/// Loads to do when all rows of a query are there, by path in the order in which they were set up.
#[derive(Default)]
pub(crate) struct PostLoads {
    paths: Vec<PostLoad>,
}

struct PostLoad {
    path: LoadPath,
    loaders: Vec<(AttributeId, PostStrategy)>,
    /// Objects loaded at the path, and whether what they hold is overwritten.
    states: IndexMap<InstanceId, bool>,
}

/// Keys asked for in one statement.
const CHUNK: usize = 500;

impl PostLoads {
    /// Notes the loads of an entity and of what is joined to it.
    pub fn register(&mut self, plan: &EntityPlan, refreshing: bool) {
        for (attribute, relationship) in &plan.relationships {
            let strategy = match relationship {
                // An object that is refreshed loads each of them by itself.
                RelationshipPlan::Post(PostStrategy::Selectin) | RelationshipPlan::Subquery if refreshing => {
                    PostStrategy::Immediate
                }
                RelationshipPlan::Post(strategy) => *strategy,
                RelationshipPlan::Joined(related) => {
                    self.register(related, refreshing);
                    continue;
                }
                RelationshipPlan::Lazy(_) | RelationshipPlan::NoLoad | RelationshipPlan::Subquery => continue,
            };
            match self.paths.iter_mut().find(|post| post.path == plan.path) {
                Some(post) => post.loaders.push((*attribute, strategy)),
                None => self.paths.push(PostLoad {
                    path: plan.path.clone(),
                    loaders: vec![(*attribute, strategy)],
                    states: IndexMap::new(),
                }),
            }
        }
    }

    /// An object was loaded at a path.
    pub fn add(&mut self, path: &LoadPath, instance: InstanceId, overwrite: bool) {
        let Some(post) = self.paths.iter_mut().find(|post| post.path == *path) else { return };
        post.states.insert(instance, overwrite);
    }
}

/// Does what was noted.
pub(super) fn load(orm: &mut Orm, cx: &mut QueryContext) -> Result<(), OrmError> {
    for PostLoad { path, loaders, states } in std::mem::take(&mut cx.posts).paths {
        for (attribute, strategy) in loaders {
            match strategy {
                PostStrategy::Selectin => selectin(orm, cx, &path, attribute, &states)?,
                PostStrategy::Immediate | PostStrategy::ImmediateAgain => {
                    for (owner, overwrite) in &states {
                        if is_wanted(orm, *owner, attribute, *overwrite) {
                            immediate(orm, *owner, attribute, strategy)?;
                        }
                    }
                }
            }
        }
    }
    Ok(())
}

fn immediate(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    strategy: PostStrategy,
) -> Result<(), OrmError> {
    let setup = orm.relationship(attribute).setup();
    let refers_to_none = setup.use_get && super::lazy::local_values(orm, owner, setup).is_none();
    if orm.object(owner).values.contains_key(&attribute) && !refers_to_none {
        // A lazy load leaves what is there (`ATTR_WAS_SET`), also one that was to replace it.
        return Ok(());
    }
    if strategy == PostStrategy::ImmediateAgain && orm.relationship(attribute).setup().use_get {
        return match super::without_fetching(orm, owner, attribute)? {
            Some(item) => set_committed(orm, owner, attribute, item.into_iter().collect()),
            None => Ok(()),
        };
    }
    match super::lazy::immediate(orm, owner, attribute)? {
        Related::Empty => Ok(()),
        Related::One(item) => set_committed(orm, owner, attribute, item.into_iter().collect()),
        Related::Many(items) => set_committed(orm, owner, attribute, items),
    }
}

/// Whether what is loaded replaces what the object has.
fn is_wanted(orm: &OrmState, owner: InstanceId, attribute: AttributeId, overwrite: bool) -> bool {
    overwrite || !orm.object(owner).values.contains_key(&attribute)
}

/// `set_committed_value`: a loaded value without events.
pub(super) fn set_committed(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    items: Vec<InstanceId>,
) -> Result<(), OrmError> {
    if orm.relationship(attribute).setup().uselist {
        attributes::commit_loaded_collection(orm, owner, attribute, &items)?;
        return Ok(());
    }
    if items.len() > 1 {
        orm.warn(WarningKind::MultipleRowsEagerly(attribute))?;
    }
    attributes::store_value(orm, owner, attribute, Some(Value::Reference(items.first().copied())));
    Ok(())
}

/// `SELECT child … WHERE child.parent_id IN (…)`, or the parents of children by their keys. Asked for all owners,
/// also for those that have theirs already and keep it.
fn selectin(
    orm: &mut Orm,
    cx: &QueryContext,
    path: &LoadPath,
    attribute: AttributeId,
    owners: &IndexMap<InstanceId, bool>,
) -> Result<(), OrmError> {
    let setup = orm.relationship(attribute).setup().clone();
    let keys: Vec<(InstanceId, Vec<Scalar>)> = owners
        .keys()
        .filter_map(|owner| Some((*owner, super::lazy::local_values(orm, *owner, &setup)?)))
        .collect();
    let wanted_by: BTreeSet<InstanceId> = owners
        .iter()
        .filter(|(owner, overwrite)| is_wanted(orm, **owner, attribute, **overwrite))
        .map(|(owner, _)| *owner)
        .collect();
    let by_target = setup.direction == Direction::ManyToOne;
    if by_target {
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
    for chunk in wanted.chunks(CHUNK) {
        for (key, item) in related(orm, cx, path, attribute, chunk)? {
            found.entry(key).or_default().insert(item);
        }
    }
    for (owner, key) in keys.into_iter().filter(|(owner, _)| wanted_by.contains(owner)) {
        let items = found.get(&key).map(|items| items.iter().copied().collect()).unwrap_or_default();
        set_committed(orm, owner, attribute, items)?;
    }
    Ok(())
}

/// The related objects of some keys, each with the key it belongs to.
fn related(
    orm: &mut Orm,
    cx: &QueryContext,
    path: &LoadPath,
    attribute: AttributeId,
    keys: &[Vec<Scalar>],
) -> Result<Vec<(Vec<Scalar>, InstanceId)>, OrmError> {
    let setup = orm.relationship(attribute).setup().clone();
    let name = orm.table_of(setup.target).name.clone();
    let [remote] = setup.join.remote_columns(orm)[..] else {
        return Err(OrmError::Unsupported("selectin loading over several columns".into()));
    };
    let Some(holder) = orm.schema().table(remote.table) else { return Ok(Vec::new()) };
    let Some(column) = holder.columns.get(remote.position) else { return Ok(Vec::new()) };
    let remote = Expression::column(&holder.name, &column.name);
    let secondary = secondary_table(orm, attribute).unwrap_or_else(|| name.clone());
    let owner_name = orm.table_of(orm.attribute(attribute).class).name.clone();
    let targets = join_targets(orm, attribute, &owner_name, &name, &secondary);
    let order_by = targets.order_by;
    let from = match targets.secondary {
        Some((between, on)) => {
            let source = Source::Table { name: name.clone(), alias: None };
            From { source: between, joins: vec![Join { kind: JoinKind::Inner, source, on }] }
        }
        None => From::table(&name),
    };
    let list = keys.iter().flatten().map(|key| Expression::Parameter(key.clone())).collect();
    let filter = Expression::In { operand: Box::new(remote.clone()), list, negated: false };
    let prior = path.steps.len() + 1;
    let mut planner = Planner::new(orm, cx.options.clone());
    planner.prior = prior;
    let mut plans = Vec::new();
    if setup.direction != Direction::ManyToOne {
        let slot = planner.column(remote, plan::Part::Primary);
        plans.push(RowPlan::Value(slot, None));
    }
    plans.push(RowPlan::Entity(planner.entity(setup.target, &name, path.then(attribute), &name)));
    let select = Select { from: vec![from], filter: Some(filter), order_by, ..Select::default() };
    let planned = plan::select(planner, select.clone(), LabelStyle::None);
    let mut inner = QueryContext::new(cx.session, cx.options.clone());
    inner.populate_existing = cx.populate_existing;
    inner.original = select;
    inner.prior = prior;
    inner.base = prior;
    let rows = run(orm, &mut inner, &plans, planned.select, planned.width)?;
    let found = rows.into_iter().filter_map(|row| match &row[..] {
        [Cell::Scalar(key), Cell::Instance(Some(item))] => Some((vec![key.clone()], *item)),
        [Cell::Instance(Some(item))] => {
            let key = orm.object(*item).key.as_ref()?.values.to_vec();
            Some((key, *item))
        }
        _ => None,
    });
    Ok(found.collect())
}

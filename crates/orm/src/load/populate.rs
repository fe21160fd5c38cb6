//! Rows to objects: the identity map decides whether a row is a new object or one we know, the plan what of it is
//! loaded (`loading.instances`, `_instance`, `_populate_full`, `_populate_partial`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bothways_sql::{Select, SqlType, Statement};
use bothways_world::{AttributeId, CollectionId, IdentityKey, InstanceId, Scalar, SessionId, Value};

use super::OwnLoader;
use super::options::Options;
use super::plan::{EntityPlan, PostStrategy, RelationshipPlan, Slot};
use super::polymorphic;
use super::post::{self, PostLoads};
use super::rows::{definition, from_database};
use super::statement::Planned;
use super::subquery::Subqueries;
use super::{Loaded, enumeration};
use crate::config::TableColumn;
use crate::events::{InstanceEvent, LifecycleEvent, Load, Refreshed, tell_instance, tell_load, tell_object};
use crate::query::Cell;
use crate::{Orm, OrmError, OrmState, WarningKind, attributes, collections, session};

/// What one element of a row is loaded by.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum RowPlan {
    /// An object.
    Entity(EntityPlan),
    /// A value, of a type if that is known.
    Value(Slot, Option<SqlType>),
}

/// One run of a query.
pub(crate) struct QueryContext {
    pub session: SessionId,
    pub options: Options,
    /// Whether objects are loaded over what they hold: `populate_existing`.
    pub populate_existing: bool,
    /// Whether what objects have already is loaded eagerly once more, for what comes with it. Not by lazy loads.
    pub invoke_all_eagers: bool,
    /// The object that is refreshed.
    pub refreshing: Option<InstanceId>,
    /// What of it is refreshed.
    pub refreshed: Refreshed,
    /// The statement before it was joined to what is loaded with it, for subquery loading.
    pub original: Select,
    /// Steps of the paths that lead to the entity of that statement.
    pub base: usize,
    /// Steps of the paths that lead to the entity itself.
    pub prior: usize,
    width: usize,
    full: BTreeSet<InstanceId>,
    partial: BTreeMap<InstanceId, BTreeSet<AttributeId>>,
    /// Collections that this run fills.
    collections: BTreeMap<(InstanceId, AttributeId), CollectionId>,
    members: BTreeSet<(CollectionId, InstanceId)>,
    pub(super) subqueries: Subqueries,
    pub(super) posts: PostLoads,
    /// Objects that a selectin load made, which perhaps nobody took.
    pub(super) brought: Vec<InstanceId>,
    /// Whether another run does the loads that follow this one, when it is through with its own.
    is_nested: bool,
    /// Why it is executed; none: the program was told already.
    pub told_as: Option<Load>,
}

impl QueryContext {
    /// A run without anything special.
    pub fn new(session: SessionId, options: Options) -> Self {
        Self {
            session,
            options,
            populate_existing: false,
            invoke_all_eagers: true,
            refreshing: None,
            refreshed: Refreshed::All,
            original: Select::default(),
            base: 0,
            prior: 0,
            width: 0,
            full: BTreeSet::new(),
            partial: BTreeMap::new(),
            collections: BTreeMap::new(),
            members: BTreeSet::new(),
            subqueries: Subqueries::default(),
            posts: PostLoads::default(),
            brought: Vec::new(),
            is_nested: false,
            told_as: Some(Load::Relationship),
        }
    }
}

/// Runs a statement and loads its rows.
pub(crate) fn run(
    orm: &mut Orm,
    cx: &mut QueryContext,
    plans: &[RowPlan],
    Planned { mut select, width, leaves_nothing, .. }: Planned,
) -> Result<Vec<Vec<Cell>>, OrmError> {
    for plan in plans {
        if let RowPlan::Entity(plan) = plan {
            orm.check_table_of(plan.class)?;
        }
    }
    if leaves_nothing {
        return Err(OrmError::NothingToSelectFrom);
    }
    match cx.told_as {
        Some(_) if cx.refreshing.is_some() => tell_load(orm, cx.session, Load::Columns)?,
        Some(load) => tell_load(orm, cx.session, load)?,
        None => {}
    }
    bothways_sql::name_anonymous(&mut select);
    if let Some(bound) = super::bound::select(orm, &select)? {
        select = bound;
    }
    orm.loader_options = cx.options.clone();
    let outcome = session::execute(orm, cx.session, &Statement::Select(select));
    orm.loader_options = Options::default();
    let outcome = outcome?;
    load_rows(orm, cx, plans, (&outcome.rows, width))
}

/// Loads rows that are there; `width` of their columns are those of the entities asked for.
pub(crate) fn load_rows(
    orm: &mut Orm,
    cx: &mut QueryContext,
    plans: &[RowPlan],
    (loaded, width): (&[Vec<Scalar>], usize),
) -> Result<Vec<Vec<Cell>>, OrmError> {
    cx.width = width;
    for plan in plans {
        if let RowPlan::Entity(plan) = plan {
            check_population(orm, plan)?;
            if cx.refreshing.is_none() {
                super::subquery::check_columns(orm, plan)?;
            }
            cx.posts.register(plan, cx.refreshing.is_some());
        }
    }
    enumeration::check_values(orm, cx, plans, loaded)?;
    let mut rows = Vec::with_capacity(loaded.len());
    for row in loaded {
        let mut cells = Vec::with_capacity(plans.len());
        for plan in plans {
            cells.push(match plan {
                RowPlan::Entity(plan) => Cell::Instance(instance(orm, cx, plan, row)?),
                RowPlan::Value(slot, sql_type) => {
                    let value = cx.value(row, *slot);
                    Cell::Scalar(match sql_type {
                        Some(sql_type) => from_database(sql_type, value),
                        None => value.clone(),
                    })
                }
            });
        }
        rows.push(cells);
    }
    if !cx.is_nested {
        // These statements flush first whatever was said of this one.
        let flushed = session::set_statement_flushes(orm, cx.session, true);
        let loaded = post::load(orm, cx);
        session::set_statement_flushes(orm, cx.session, flushed);
        loaded?;
    }
    Ok(rows)
}

/// The same for a load that follows another run, which does what follows this one in its turn: so loads go by levels,
/// and those of one path together.
pub(super) fn run_within(
    orm: &mut Orm,
    cx: &mut QueryContext,
    posts: Option<&mut PostLoads>,
    plans: &[RowPlan],
    planned: Planned,
) -> Result<Vec<Vec<Cell>>, OrmError> {
    let Some(posts) = posts else { return run(orm, cx, plans, planned) };
    cx.posts = std::mem::take(posts);
    cx.is_nested = true;
    let rows = run(orm, cx, plans, planned);
    *posts = std::mem::take(&mut cx.posts);
    rows
}

/// A write-only or dynamic collection cannot be loaded eagerly.
fn check_population(orm: &OrmState, plan: &EntityPlan) -> Result<(), OrmError> {
    for (attribute, relationship) in &plan.relationships {
        // Immediate loading finds out with the first object.
        let is_left = matches!(
            relationship,
            RelationshipPlan::Untouched | RelationshipPlan::Post(PostStrategy::Immediate)
        );
        if !is_left && attributes::is_write_only(orm, *attribute) {
            return Err(OrmError::NoPopulation(*attribute));
        }
        if let RelationshipPlan::Joined(related) = relationship {
            check_population(orm, related)?;
        }
    }
    Ok(())
}

impl QueryContext {
    /// The value of a column.
    pub(super) fn value<'r>(&self, row: &'r [Scalar], slot: Slot) -> &'r Scalar {
        let index = match slot {
            Slot::Primary(index) => index,
            Slot::Secondary(index) => self.width + index,
        };
        row.get(index).unwrap_or(&Scalar::Null)
    }
}

/// The object of a row; none if its key is NULL (an outer join).
fn instance(
    orm: &mut Orm,
    cx: &mut QueryContext,
    plan: &EntityPlan,
    row: &[Scalar],
) -> Result<Option<InstanceId>, OrmError> {
    let is_root = plan.path.steps.len() == cx.prior;
    let (instance, created) = match cx.refreshing.filter(|_| is_root) {
        Some(instance) => (instance, false),
        None => {
            let Some(key) = key_of(orm, cx, plan, row) else { return Ok(None) };
            let class = polymorphic::class_of_row(orm, plan, &key, |slot| cx.value(row, slot))?;
            let key = IdentityKey { class: orm.identity_class(class), ..key };
            match session::lookup(orm, cx.session, &key) {
                Some(instance) => (instance, false),
                None => {
                    let instance = attributes::create_unconfigured(orm, class);
                    attributes::set_key(orm, instance, Some(key.clone()));
                    attributes::set_session(orm, instance, Some(cx.session));
                    session::put_identity(orm, cx.session, key, Some(instance));
                    (instance, true)
                }
            }
        }
    };
    let plan = plan.of_class(orm.object(instance).class);
    polymorphic::note_subclass_loads(orm, cx, plan, instance);
    let is_refreshed = cx.refreshing == Some(instance);
    if created || cx.populate_existing || is_refreshed || cx.full.contains(&instance) {
        let is_new = cx.full.insert(instance);
        if is_new {
            populate_full(orm, cx, plan, instance, row)?;
            polymorphic::expire_rest(orm, cx, plan, instance);
            if created {
                tell_instance(orm, InstanceEvent::Load, instance, &Refreshed::All)?;
                tell_object(orm, cx.session, LifecycleEvent::LoadedAsPersistent, instance)?;
            } else {
                tell_instance(orm, InstanceEvent::Refresh, instance, &cx.refreshed)?;
            }
        } else {
            populate_again(orm, cx, plan, instance, row, None)?;
        }
        cx.posts.add(&plan.path, instance, true);
        return Ok(Some(instance));
    }
    match cx.partial.get(&instance).cloned() {
        Some(unloaded) => populate_again(orm, cx, plan, instance, row, Some(&unloaded))?,
        None => {
            let unloaded = unloaded(orm, instance);
            cx.partial.insert(instance, unloaded.clone());
            populate_partial(orm, cx, plan, instance, row, &unloaded)?;
            polymorphic::expire_unloaded_rest(orm, cx, plan, instance, &unloaded);
            if !unloaded.is_empty() {
                let refreshed = Refreshed::Missing(unloaded.into_iter().collect());
                tell_instance(orm, InstanceEvent::Refresh, instance, &refreshed)?;
            }
        }
    }
    if cx.invoke_all_eagers {
        cx.posts.add(&plan.path, instance, false);
    }
    Ok(Some(instance))
}

fn key_of(orm: &OrmState, cx: &QueryContext, plan: &EntityPlan, row: &[Scalar]) -> Option<IdentityKey> {
    let values = orm.mapper(plan.class).primary_key.iter().filter_map(|key| {
        let (_, _, slot) = plan.columns.iter().find(|(column, _, _)| column == key)?;
        Some(from_database(&definition(orm, *key)?.sql_type, cx.value(row, *slot)))
    });
    let values: Arc<[Scalar]> = values.collect();
    let class = orm.identity_class(plan.class);
    (!values.iter().all(Scalar::is_null)).then_some(IdentityKey { class, values })
}

/// `state.unloaded`: what is neither loaded nor changed.
fn unloaded(orm: &OrmState, instance: InstanceId) -> BTreeSet<AttributeId> {
    let object = orm.object(instance);
    let attributes = orm.mapper(object.class).properties.values().copied();
    attributes
        .filter(|attribute| {
            !object.values.contains_key(attribute) && !object.committed.contains_key(attribute)
        })
        .collect()
}

fn put_column(
    orm: &mut Orm,
    cx: &QueryContext,
    instance: InstanceId,
    row: &[Scalar],
    (place, attribute, slot): (TableColumn, AttributeId, Slot),
) {
    let Some(column) = definition(orm, place) else { return };
    let value = from_database(&column.sql_type, cx.value(row, slot));
    attributes::put_scalar(orm, instance, attribute, value);
    attributes::freshen(orm, instance, attribute);
}

fn put_expression(
    orm: &mut Orm,
    cx: &QueryContext,
    instance: InstanceId,
    row: &[Scalar],
    (attribute, sql_type, slot): &(AttributeId, Option<SqlType>, Slot),
) {
    let value = cx.value(row, *slot);
    let value = sql_type.as_ref().map_or_else(|| value.clone(), |sql_type| from_database(sql_type, value));
    attributes::put_scalar(orm, instance, *attribute, value);
    attributes::freshen(orm, instance, *attribute);
}

/// The first row of an object that is new, refreshed or to be overwritten.
fn populate_full(
    orm: &mut Orm,
    cx: &mut QueryContext,
    plan: &EntityPlan,
    instance: InstanceId,
    row: &[Scalar],
) -> Result<(), OrmError> {
    if cx.populate_existing {
        attributes::forget_changes(orm, instance);
    }
    for column in &plan.first_columns {
        put_column(orm, cx, instance, row, *column);
    }
    for expression in &plan.expressions {
        put_expression(orm, cx, instance, row, expression);
    }
    let again = cx.populate_existing || cx.refreshing == Some(instance);
    let loaded = if again { Loaded::Again } else { Loaded::New };
    super::remember(orm, instance, &cx.options, &plan.path, loaded);
    for attribute in &plan.deferred {
        // What an option leaves out stays where it is, what the class does not.
        if orm.attribute(*attribute).deferred().is_some() {
            attributes::store_value(orm, instance, *attribute, None);
        }
        attributes::freshen(orm, instance, *attribute);
        super::defer(orm, instance, *attribute);
    }
    for (attribute, relationship) in &plan.relationships {
        // A reference that is to be loaded by a strategy of the object's own stays where it is.
        let is_reset = match relationship {
            RelationshipPlan::Lazy(None) => true,
            RelationshipPlan::Lazy(Some(_)) => orm.relationship(*attribute).setup().uselist,
            _ => false,
        };
        if is_reset && (cx.populate_existing || cx.refreshing.is_some()) {
            attributes::store_value(orm, instance, *attribute, None);
            super::load_as_declared(orm, instance, *attribute);
        }
        attributes::freshen(orm, instance, *attribute);
        populate_new(orm, cx, plan, instance, *attribute, relationship, row)?;
    }
    Ok(())
}

/// The first row of an object that was loaded before: what it lacks is filled in.
fn populate_partial(
    orm: &mut Orm,
    cx: &mut QueryContext,
    plan: &EntityPlan,
    instance: InstanceId,
    row: &[Scalar],
    unloaded: &BTreeSet<AttributeId>,
) -> Result<(), OrmError> {
    for column in plan.first_columns.iter().filter(|(_, attribute, _)| unloaded.contains(attribute)) {
        put_column(orm, cx, instance, row, *column);
    }
    for expression in plan.expressions.iter().filter(|(attribute, ..)| unloaded.contains(attribute)) {
        put_expression(orm, cx, instance, row, expression);
    }
    for attribute in plan.deferred.iter().filter(|attribute| unloaded.contains(attribute)) {
        super::defer(orm, instance, *attribute);
    }
    for (attribute, relationship) in &plan.relationships {
        if unloaded.contains(attribute) {
            populate_new(orm, cx, plan, instance, *attribute, relationship, row)?;
            // What was not loaded stays expired: it comes along when a column is read.
            if orm.object(instance).values.contains_key(attribute) {
                attributes::freshen(orm, instance, *attribute);
            }
            continue;
        }
        if !cx.invoke_all_eagers {
            continue;
        }
        match relationship {
            RelationshipPlan::Joined(related) => {
                self::instance(orm, cx, related, row)?;
            }
            RelationshipPlan::Subquery => {
                super::subquery::items_of(orm, cx, plan, instance, *attribute)?;
            }
            RelationshipPlan::Lazy(_)
            | RelationshipPlan::NoLoad
            | RelationshipPlan::Post(_)
            | RelationshipPlan::Untouched => {}
        }
    }
    Ok(())
}

/// A relationship, at the first row of its owner.
fn populate_new(
    orm: &mut Orm,
    cx: &mut QueryContext,
    plan: &EntityPlan,
    owner: InstanceId,
    attribute: AttributeId,
    relationship: &RelationshipPlan,
    row: &[Scalar],
) -> Result<(), OrmError> {
    let uselist = orm.relationship(attribute).setup().uselist;
    match relationship {
        RelationshipPlan::Lazy(Some(lazy)) => {
            let (options, path) = (cx.options.clone(), plan.path.clone());
            super::load_by(orm, owner, attribute, OwnLoader { lazy: *lazy, options, path });
        }
        RelationshipPlan::Lazy(None) | RelationshipPlan::Post(_) | RelationshipPlan::Untouched => {}
        RelationshipPlan::NoLoad if uselist => {
            attributes::commit_loaded_collection(orm, owner, attribute, &[])?;
        }
        RelationshipPlan::NoLoad => {
            attributes::store_value(orm, owner, attribute, Some(Value::Reference(None)));
        }
        // An object that is refreshed loads them as immediate loading does.
        RelationshipPlan::Subquery if cx.refreshing == Some(owner) => {}
        RelationshipPlan::Subquery => {
            let items = super::subquery::items_of(orm, cx, plan, owner, attribute)?;
            post::set_committed(orm, owner, attribute, items)?;
        }
        RelationshipPlan::Joined(related) if uselist => {
            let collection = begin_collection(orm, cx, owner, attribute)?;
            if let Some(item) = instance(orm, cx, related, row)? {
                append(orm, cx, collection, item)?;
            }
        }
        RelationshipPlan::Joined(related) => {
            let item = instance(orm, cx, related, row)?;
            attributes::store_value(orm, owner, attribute, Some(Value::Reference(item)));
        }
    }
    Ok(())
}

/// An empty collection that the rows fill.
fn begin_collection(
    orm: &mut Orm,
    cx: &mut QueryContext,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<CollectionId, OrmError> {
    let collection = attributes::new_collection(orm, owner, attribute)?;
    attributes::store_value(orm, owner, attribute, Some(Value::Collection(collection)));
    cx.collections.insert((owner, attribute), collection);
    Ok(collection)
}

/// A later row of an object: its collections grow.
fn populate_again(
    orm: &mut Orm,
    cx: &mut QueryContext,
    plan: &EntityPlan,
    owner: InstanceId,
    row: &[Scalar],
    unloaded: Option<&BTreeSet<AttributeId>>,
) -> Result<(), OrmError> {
    for (attribute, relationship) in &plan.relationships {
        // At another place of the row it may be what the objects there have not asked for yet.
        let is_there = unloaded.is_some() && !self::unloaded(orm, owner).contains(attribute);
        if *relationship == RelationshipPlan::Subquery && is_there && cx.invoke_all_eagers {
            super::subquery::items_of(orm, cx, plan, owner, *attribute)?;
        }
        let RelationshipPlan::Joined(related) = relationship else { continue };
        let item = instance(orm, cx, related, row)?;
        if unloaded.is_some_and(|unloaded| !unloaded.contains(attribute)) {
            continue;
        }
        if orm.relationship(*attribute).setup().uselist {
            // An object that another place of the row brought first has none yet.
            let collection = match cx.collections.get(&(owner, *attribute)) {
                Some(collection) => *collection,
                None => begin_collection(orm, cx, owner, *attribute)?,
            };
            if let Some(item) = item {
                append(orm, cx, collection, item)?;
            }
            continue;
        }
        match orm.object(owner).values.get(attribute) {
            None => attributes::store_value(orm, owner, *attribute, Some(Value::Reference(item))),
            Some(held) if *held != Value::Reference(item) => {
                orm.warn(WarningKind::MultipleRowsEagerly(*attribute))?;
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// A member is appended once, however many rows it has.
fn append(
    orm: &mut Orm,
    cx: &mut QueryContext,
    collection: CollectionId,
    item: InstanceId,
) -> Result<(), OrmError> {
    if cx.members.insert((collection, item)) {
        collections::append_without_event(orm, collection, item)?;
    }
    Ok(())
}

//! Lazy loads (`LazyLoader`): a many-to-one by its target's key, through the identity map; anything else by a
//! SELECT on the foreign key.

use std::sync::Arc;

use bothways_sql::{Expression, From, Select};
use bothways_world::{AttributeId, Cause, Committed, IdentityKey, InstanceId, Scalar, Value};
use indexmap::IndexSet;

use super::criteria::{Role, entity_criteria, relationship_criteria};
use super::options::{LoadPath, LoaderOption, OptionTarget, Options, Strategy, check_conflicts};
use super::post::PostLoads;
use super::{Autoflush, Found, LabelStyle, Planner, QueryContext, RowPlan};
use crate::config::{ConfiguredRelationship, Lazy, TableColumn};
use crate::query::Cell;
use crate::{Orm, OrmError, OrmState, WarningKind, session};

/// What a lazy load gave.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Related {
    /// Objects without a row never load: nothing is stored.
    Empty,
    /// Refreshing the owner, whose key was needed, loaded the relationship too (`ATTR_WAS_SET`).
    WasSet,
    /// A reference.
    One(Option<InstanceId>),
    /// Members of a collection.
    Many(Vec<InstanceId>),
}

/// Whether `lazy="raise"` raises: not where a flush or a cascade has to know what is related (`NO_RAISE`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Raise {
    Allowed,
    No,
}

/// Loads a relationship that is not in the dict.
pub(crate) fn lazy(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    raise: Raise,
) -> Result<Related, OrmError> {
    if orm.object(owner).key.is_none() {
        return Ok(Related::Empty);
    }
    let flushing = orm.object(owner).session.is_some_and(|session| orm.settings(session).flushing);
    let lazy = match strategy(orm, owner, attribute) {
        Lazy::Raise | Lazy::RaiseOnSql if flushing || raise == Raise::No => Lazy::Select,
        lazy => lazy,
    };
    match lazy {
        Lazy::NoLoad => return Ok(Related::Empty),
        Lazy::Raise => return Err(OrmError::LazyRaise { attribute, on_sql: false }),
        Lazy::WriteOnly | Lazy::Dynamic => {
            return Err(OrmError::Unsupported("loading a write-only or dynamic collection here".into()));
        }
        Lazy::Select
        | Lazy::Joined
        | Lazy::Selectin
        | Lazy::Subquery
        | Lazy::Immediate
        | Lazy::RaiseOnSql => {}
    }
    if orm.object(owner).session.is_none() {
        return Err(OrmError::Detached { instance: owner, attribute: Some(attribute) });
    }
    // A flush that asks for a history initializes nothing: of a key that was never set nothing is known.
    let setup = orm.relationship(attribute).setup();
    if flushing
        && raise == Raise::Allowed
        && setup.use_get
        && matches!(committed_key(orm, owner, setup), CommittedKey::NeverSet)
    {
        return Ok(Related::Empty);
    }
    let sql = if lazy == Lazy::RaiseOnSql { Sql::Raises } else { Sql::Allowed };
    orm.because(Cause::LazyLoad { owner, attribute }, |orm| {
        // A flush asks what the rows say; a cascade within it, what the object says.
        let of_history = flushing && raise == Raise::Allowed;
        let key = if of_history { KeyValues::Committed } else { KeyValues::Current };
        load(orm, owner, attribute, (Autoflush::First, sql), key)
    })
}

/// The same whatever its strategy: immediate loading.
pub(super) fn immediate(
    orm: &mut Orm,
    posts: &mut PostLoads,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<Related, OrmError> {
    orm.because(Cause::LazyLoad { owner, attribute }, |orm| {
        let how = (Autoflush::First, Sql::Allowed);
        load_within(orm, Some(posts), owner, attribute, how, KeyValues::Current)
    })
}

/// The same without autoflush, also where the owner's key must be refreshed: what a reference held that was set
/// without being loaded.
pub(crate) fn without_autoflush(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<Related, OrmError> {
    let Some(session) = orm.object(owner).session else { return Ok(Related::Empty) };
    let before = session::set_statement_flushes(orm, session, false);
    let related = orm.because(Cause::LazyLoad { owner, attribute }, |orm| {
        load(orm, owner, attribute, (Autoflush::Never, Sql::Allowed), KeyValues::Committed)
    });
    session::set_statement_flushes(orm, session, before);
    related
}

/// Whoever wants to know the old value of a reference is kept from loading it by `lazy="raise"`.
///
/// # Errors
/// It raises.
pub(crate) fn check_raise(orm: &Orm, owner: InstanceId, attribute: AttributeId) -> Result<(), OrmError> {
    match strategy(orm, owner, attribute) {
        Lazy::Raise => Err(OrmError::LazyRaise { attribute, on_sql: false }),
        Lazy::RaiseOnSql => Err(OrmError::Unsupported("active_history with raise_on_sql".into())),
        _ => Ok(()),
    }
}

/// Which values of the join's local columns count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum KeyValues {
    /// Those that the object has now.
    Current,
    /// Those before the change (`LOAD_AGAINST_COMMITTED`).
    Committed,
}

/// Whether SQL may be sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sql {
    Allowed,
    /// `lazy="raise_on_sql"`
    Raises,
}

/// The strategy of a relationship of one object: what an option said when it was loaded, or what it declares.
fn strategy(orm: &OrmState, owner: InstanceId, attribute: AttributeId) -> Lazy {
    orm.remembered
        .own_loader(owner, attribute)
        .map_or(orm.relationship(attribute).options.lazy, |loader| loader.lazy)
}

/// Options and path of a load that starts from an object.
fn remembered_path(orm: &OrmState, owner: InstanceId, attribute: AttributeId) -> (Options, LoadPath) {
    match orm.remembered.load(owner) {
        Some((options, path)) => (options.clone(), path.then(attribute)),
        None => (Options::default(), LoadPath::root(orm.object(owner).class).then(attribute)),
    }
}

/// Criteria that an option gave for this relationship of the object, by which it is loaded when it is read.
fn own_criteria(
    orm: &OrmState,
    owner: InstanceId,
    attribute: AttributeId,
    name: &Arc<str>,
) -> Vec<Expression> {
    orm.remembered.own_loader(owner, attribute).map_or_else(Vec::new, |loader| {
        relationship_criteria(orm, &loader.options, &loader.path, attribute, name)
    })
}

/// A reverse many-to-one finds its object in the identity map, so it is not loaded eagerly from there.
fn without_eager_reverse(
    orm: &OrmState,
    attribute: AttributeId,
    options: Options,
    path: &LoadPath,
) -> Result<Options, OrmError> {
    let reverse = orm.relationship(attribute).reverse.iter().copied().filter(|reverse| {
        let relationship = orm.relationship(*reverse);
        let lazily = matches!(relationship.options.lazy, Lazy::Select | Lazy::Raise | Lazy::RaiseOnSql);
        relationship.setup().use_get && !lazily
    });
    let lazily = reverse.map(|reverse| LoaderOption {
        criteria: Vec::new(),
        path: path.clone(),
        target: OptionTarget::Attribute(reverse),
        strategy: Strategy::Lazy(Lazy::Select, None),
    });
    let lazily: Vec<LoaderOption> = lazily.collect();
    if lazily.is_empty() {
        return Ok(options);
    }
    let options: Options = options.iter().cloned().chain(lazily).collect();
    check_conflicts(&options)?;
    Ok(options)
}

/// A many-to-one's object as the identity map tells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FromIdentityMap {
    /// This object, or None for a NULL key.
    Found(Option<InstanceId>),
    /// The foreign key was never set: the row has NULL, though the object does not know.
    NoValue,
    /// It takes SQL to find out.
    Unknown,
}

/// A many-to-one's object without SQL, by the foreign key as it was committed.
pub(crate) fn from_identity_map(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> FromIdentityMap {
    let Some(session) = orm.object(owner).session else { return FromIdentityMap::Unknown };
    let setup = orm.relationship(attribute).setup().clone();
    let values = match committed_key(orm, owner, &setup) {
        CommittedKey::Known(values) => values,
        CommittedKey::NeverSet => return FromIdentityMap::NoValue,
        CommittedKey::Expired => return FromIdentityMap::Unknown,
    };
    if values.iter().any(Scalar::is_null) {
        return FromIdentityMap::Found(None);
    }
    let key = IdentityKey { class: orm.identity_class(setup.target), values };
    match session::lookup(orm, session, &key) {
        Some(found) if !orm.is_a(orm.object(found).class, setup.target) => FromIdentityMap::Found(None),
        Some(found) if !super::refresh::is_expired(orm, found) => FromIdentityMap::Found(Some(found)),
        Some(_) | None => FromIdentityMap::Unknown,
    }
}

/// A many-to-one's object by the foreign key as it is now, which may be loaded; the object itself may not.
pub(crate) fn without_fetching(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    key: KeyValues,
) -> Result<Option<Option<InstanceId>>, OrmError> {
    let Some(session) = orm.object(owner).session else { return Ok(None) };
    if orm.object(owner).key.is_none() {
        return Ok(None);
    }
    let setup = orm.relationship(attribute).setup().clone();
    // A flush asks without initializing anything: of a key that was never set nothing is known.
    if key == KeyValues::Committed
        && let CommittedKey::NeverSet = committed_key(orm, owner, &setup)
    {
        return Ok(None);
    }
    let Some(values) = local_values_of(orm, owner, &setup, key)? else { return Ok(Some(None)) };
    let values = in_key_order(orm, &setup, &values);
    let key = IdentityKey { class: orm.identity_class(setup.target), values };
    let found = session::lookup(orm, session, &key);
    Ok(found.map(|found| Some(found).filter(|found| orm.is_a(orm.object(*found).class, setup.target))))
}

fn load(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    how: (Autoflush, Sql),
    key: KeyValues,
) -> Result<Related, OrmError> {
    load_within(orm, None, owner, attribute, how, key)
}

/// A load, perhaps among those that follow another one.
fn load_within(
    orm: &mut Orm,
    posts: Option<&mut PostLoads>,
    owner: InstanceId,
    attribute: AttributeId,
    (autoflush, sql): (Autoflush, Sql),
    key: KeyValues,
) -> Result<Related, OrmError> {
    let Some(session) = orm.object(owner).session else { return Ok(Related::Empty) };
    let setup = orm.relationship(attribute).setup().clone();
    let name = orm.table_of(setup.target).name.clone();
    let own = own_criteria(orm, owner, attribute, &name);
    if !own.is_empty() && posts.is_none() && !orm.remembered.has_path(owner) {
        return Err(OrmError::NoLoadPath(attribute));
    }
    let was_there = orm.object(owner).values.contains_key(&attribute);
    let values = local_values_of(orm, owner, &setup, key)?;
    if !was_there && orm.object(owner).values.contains_key(&attribute) {
        return Ok(Related::WasSet);
    }
    let Some(values) = values else {
        return Ok(if setup.uselist { Related::Many(Vec::new()) } else { Related::One(None) });
    };
    let (options, path) = remembered_path(orm, owner, attribute);
    let raised = Err(OrmError::LazyRaise { attribute, on_sql: true });
    if setup.use_get && own.is_empty() {
        let values = in_key_order(orm, &setup, &values);
        let key = IdentityKey { class: orm.identity_class(setup.target), values: Arc::clone(&values) };
        if sql == Sql::Raises && session::lookup(orm, session, &key).is_none() {
            return raised;
        }
        let key = (setup.target, values);
        let found = Found { options, path, style: LabelStyle::None, populate_existing: false };
        return Ok(Related::One(super::refresh::get_within(orm, session, posts, key, autoflush, found)?));
    }
    if sql == Sql::Raises {
        return raised;
    }
    if autoflush == Autoflush::First {
        session::autoflush(orm, session)?;
    }
    let options = without_eager_reverse(orm, attribute, options, &path)?;
    let prior = path.steps.len();
    let bound = |column| {
        let (_, value) = values.iter().find(|(bound, _)| *bound == column)?;
        Some(Expression::Parameter(value.clone()))
    };
    let mut from = vec![orm.selectable(setup.target)];
    if let Some(secondary) = &setup.join.secondary
        && let Some(table) = orm.schema().table(secondary.table)
    {
        from.push(From::table(&table.name));
    }
    let filter = setup.join.lazy_clause(orm, bound);
    // The class is told by its discriminator after all tables are known.
    let criterion = orm.single_table_criterion(setup.target, &name);
    // A column that is local by its table alone, and so is not bound, brings its table along.
    filter.each_column(&mut |table, _| {
        if !from.iter().any(|from| from.sources().iter().any(|source| source.name() == Some(table))) {
            from.push(From::table(table));
        }
    });
    let criteria = own.into_iter().chain(entity_criteria(orm, &options, setup.target, (&name, Role::Entity)));
    let conditions = filter.conjuncts().iter().cloned().chain(criteria).chain(criterion).collect();
    let filter = Expression::all(conditions);
    let select = Select { from, filter, order_by: setup.order_by.clone(), ..Select::default() };
    let mut planner = Planner::new(orm, options.clone());
    planner.prior = prior;
    let plan = planner.entity(setup.target, &name, path, &name);
    let mut planned = super::select(planner, select.clone(), LabelStyle::None);
    // What is joined to the class makes it the last of several.
    let own_joins = orm.selectable(setup.target).joins.len();
    if planned.select.from.first().is_some_and(|from| from.joins.len() > own_joins) {
        planned.select.from.rotate_left(1);
    }
    let mut cx = QueryContext::new(session, options);
    cx.invoke_all_eagers = false;
    cx.original = select;
    cx.prior = prior;
    cx.base = prior;
    let plans = [RowPlan::Entity(plan)];
    let rows = super::populate::run_within(orm, &mut cx, posts, &plans, planned)?;
    // A row comes again for each row joined to it, and for a pair that a secondary table has twice.
    let loaded = rows.iter().flatten().filter_map(|cell| match cell {
        Cell::Instance(item) => *item,
        Cell::Scalar(_) => None,
    });
    let items: Vec<InstanceId> = loaded.collect::<IndexSet<_>>().into_iter().collect();
    if setup.uselist {
        return Ok(Related::Many(items));
    }
    if items.len() > 1 {
        orm.warn(WarningKind::MultipleRows(attribute))?;
    }
    Ok(Related::One(items.first().copied()))
}

/// Local values of the join as they are, without loading; none if one is NULL or not loaded.
pub(super) fn local_values(
    orm: &OrmState,
    owner: InstanceId,
    setup: &ConfiguredRelationship,
) -> Option<Vec<Scalar>> {
    let object = orm.object(owner);
    let value = |local: &TableColumn| {
        let column = orm.attribute_of_column(object.class, *local)?;
        match object.values.get(&column)? {
            Value::Scalar(Scalar::Null) | Value::Reference(_) | Value::Collection(_) => None,
            Value::Scalar(value) => Some(value.clone()),
        }
    };
    setup.join.local_columns(orm).iter().map(value).collect()
}

/// The key of the object that a many-to-one refers to, as far as it is known without a load; none if it is NULL.
pub(super) fn target_key(
    orm: &OrmState,
    owner: InstanceId,
    setup: &ConfiguredRelationship,
) -> Option<Vec<Scalar>> {
    let values = local_values(orm, owner, setup)?;
    let values = setup.join.local_columns(orm).into_iter().zip(values).collect();
    Some(in_key_order(orm, setup, &values).to_vec())
}

/// Whether it is known without a load what the local columns have: they are neither expired nor deferred.
pub(super) fn has_local_values(orm: &OrmState, owner: InstanceId, setup: &ConfiguredRelationship) -> bool {
    let object = orm.object(owner);
    let columns = setup.join.local_columns(orm);
    let mut attributes = columns.iter().filter_map(|local| orm.attribute_of_column(object.class, *local));
    attributes.all(|attribute| {
        object.values.contains_key(&attribute)
            || object.expired.binary_search(&attribute).is_err() && !super::is_deferred(orm, owner, attribute)
    })
}

/// Values of the join's local columns.
type LocalValues = Vec<(TableColumn, Scalar)>;

/// Values of the join's local columns, refreshing them if expired; none where they say that nothing is related.
fn local_values_of(
    orm: &mut Orm,
    owner: InstanceId,
    setup: &ConfiguredRelationship,
    key: KeyValues,
) -> Result<Option<LocalValues>, OrmError> {
    let class = orm.object(owner).class;
    let mut values = LocalValues::new();
    for local in setup.join.local_columns(orm) {
        let attribute = orm.attribute_of_column(class, local);
        let Some(attribute) = attribute else { return Ok(None) };
        let before = match key {
            KeyValues::Committed => orm.object(owner).committed.get(&attribute),
            KeyValues::Current => None,
        };
        let value = match before {
            Some(Committed::Scalar(old)) => Value::Scalar(old.clone()),
            // What was not known before it was set counts as NULL (`get_committed_value`).
            Some(Committed::NoValue | Committed::Unknown) => Value::Scalar(Scalar::Null),
            _ => crate::attributes::get(orm, owner, attribute)?,
        };
        match value {
            Value::Reference(_) | Value::Collection(_) => return Ok(None),
            Value::Scalar(value) => values.push((local, value)),
        }
    }
    // A key that is NULL in full finds nothing; SQL is asked about anything else.
    let is_null_key = setup.use_get && values.iter().all(|(_, value)| value.is_null());
    Ok(if is_null_key { None } else { Some(values) })
}

/// Values of the join's local columns as they were committed, without loading, in the order of the target's key.
enum CommittedKey {
    Known(Arc<[Scalar]>),
    /// Some part was never set on an object that was flushed since.
    NeverSet,
    Expired,
}

fn committed_key(orm: &OrmState, owner: InstanceId, setup: &ConfiguredRelationship) -> CommittedKey {
    let object = orm.object(owner);
    let mut values = LocalValues::new();
    let mut never_set = false;
    for local in setup.join.local_columns(orm) {
        let Some(attribute) = orm.attribute_of_column(object.class, local) else {
            return CommittedKey::Expired;
        };
        match (object.committed.get(&attribute), object.values.get(&attribute)) {
            (Some(Committed::Scalar(value)), _) | (None, Some(Value::Scalar(value))) => {
                values.push((local, value.clone()));
            }
            (Some(_), _) => values.push((local, Scalar::Null)),
            (None, _) if object.expired.binary_search(&attribute).is_ok() => return CommittedKey::Expired,
            (None, _) => never_set = true,
        }
    }
    if never_set { CommittedKey::NeverSet } else { CommittedKey::Known(in_key_order(orm, setup, &values)) }
}

/// Values of the local columns in the order of the target's primary key that they are equated with.
fn in_key_order(orm: &OrmState, setup: &ConfiguredRelationship, values: &LocalValues) -> Arc<[Scalar]> {
    let by_column = |key: &TableColumn| {
        let pairs = &setup.join.local_remote_pairs;
        let is_key = |remote| orm.primary_key_column(setup.target, remote) == Some(*key);
        let (local, _) = pairs.iter().rev().find(|(_, remote)| is_key(*remote))?;
        values.iter().find(|(column, _)| column == local).map(|(_, value)| value.clone())
    };
    orm.mapper(setup.target).primary_key.iter().filter_map(by_column).collect()
}

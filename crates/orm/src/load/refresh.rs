//! Columns of one object: by key, and again when they are expired.

use std::sync::Arc;

use bothways_sql::{Expression, Select};
use bothways_world::{AttributeId, Cause, ClassId, IdentityKey, InstanceId, Scalar, SessionId};

use super::criteria::{Role, entity_criteria};
use super::options::{LoadPath, OptionTarget, Options, Strategy, strategy_of};
use super::post::PostLoads;
use super::{LabelStyle, Part, Planner, QueryContext, RowPlan, polymorphic, rows};
use crate::config::Lazy;
use crate::events::{Load, Refreshed};
use crate::query::Cell;
use crate::{Orm, OrmError, OrmState, WarningKind, attributes, session};

/// Loads all expired columns with one SELECT.
pub(crate) fn refresh_expired(orm: &mut Orm, instance: InstanceId) -> Result<(), OrmError> {
    let object = orm.object(instance);
    let Some(session) = object.session else {
        return Err(OrmError::Detached { instance, attribute: None });
    };
    // Decided before the autoflush: what that refreshes itself is selected once more, as SQLAlchemy does.
    let is_lacking = |attribute: &AttributeId| {
        !object.values.contains_key(attribute) && !object.committed.contains_key(attribute)
    };
    let mut expired: Vec<AttributeId> = object.expired.iter().copied().filter(is_lacking).collect();
    if orm.remembered.load(instance).is_some() {
        // The options say again how the relationships are loaded when they are read.
        let attributes = orm.mapper(object.class).properties.values().copied();
        let lazily = attributes.filter(|attribute| orm.attribute(*attribute).relationship().is_some());
        let lazily: Vec<AttributeId> =
            lazily.filter(|attribute| is_lacking(attribute) && !expired.contains(attribute)).collect();
        expired.extend(lazily);
    }
    let persistent = object.key.is_some();
    if !persistent && !has_primary_key(orm, instance) {
        return Err(OrmError::NotRefreshable(instance));
    }
    orm.because(Cause::Refresh(instance), |orm| {
        session::autoflush(orm, session)?;
        if let Some(select) = polymorphic::optimized_select(orm, instance, &expired) {
            // Nobody looks whether there is a row: who reads an attribute finds it missing.
            if !select_of_subclass(orm, session, select, (instance, &expired))? {
                return Ok(());
            }
        } else if !select_into(orm, session, Refreshing::columns(instance, &expired))? && persistent {
            return Err(OrmError::ObjectDeleted(instance));
        }
        // Also what was left out of the load is expired no more.
        for attribute in orm.object(instance).expired.clone() {
            attributes::freshen(orm, instance, attribute);
        }
        Ok(())
    })
}

/// Whether none of the primary key's attributes is expired.
fn has_primary_key(orm: &OrmState, instance: InstanceId) -> bool {
    let object = orm.object(instance);
    let mapper = orm.mapper(object.class);
    mapper.primary_key.iter().all(|column| {
        let attribute = orm.attribute_of_column(object.class, *column);
        attribute.is_none_or(|attribute| object.expired.binary_search(&attribute).is_err())
    })
}

/// Loads a column that was left out, with those of its group.
pub(crate) fn load_deferred(
    orm: &mut Orm,
    instance: InstanceId,
    attribute: AttributeId,
) -> Result<(), OrmError> {
    let object = orm.object(instance);
    let Some(session) = object.session else {
        return Err(OrmError::Detached { instance, attribute: Some(attribute) });
    };
    let declared = orm.attribute(attribute).deferred().cloned();
    let by_option = orm
        .remembered
        .load(instance)
        .and_then(|(options, path)| strategy_of(options, path, attribute, OptionTarget::Columns));
    let raises = match by_option {
        Some(Strategy::Defer { raise }) => raise,
        Some(
            Strategy::Undefer
            | Strategy::Lazy(..)
            | Strategy::ContainsEager(_)
            | Strategy::SelectinPolymorphic(_)
            | Strategy::Criteria { .. },
        ) => false,
        None => declared.as_ref().is_some_and(|deferred| deferred.raise),
    };
    if raises {
        return Err(OrmError::DeferredRaise(attribute));
    }
    let group = declared.and_then(|deferred| deferred.group);
    let class = object.class;
    let in_group = |other: &AttributeId| {
        let deferred = orm.attribute(*other).deferred();
        *other == attribute || group.is_some() && deferred.is_some_and(|deferred| deferred.group == group)
    };
    let columns = orm.mapper(class).columns.iter().map(|(_, attribute)| *attribute);
    let expressions = orm.mapper(class).properties.values().copied();
    let expressions = expressions.filter(|other| orm.attribute(*other).expression().is_some());
    let columns: Vec<AttributeId> = columns.chain(expressions).filter(in_group).collect();
    orm.because(Cause::Refresh(instance), |orm| {
        session::autoflush(orm, session)?;
        if select_columns(orm, session, instance, &columns)? {
            Ok(())
        } else {
            Err(OrmError::ObjectDeleted(instance))
        }
    })
}

/// `session.refresh(o)`: columns anew, relationships as they are loaded with an object.
pub(crate) fn refresh(
    orm: &mut Orm,
    session: SessionId,
    instance: InstanceId,
    attributes: Option<&[AttributeId]>,
) -> Result<(), OrmError> {
    let class = orm.object(instance).class;
    let mapper = orm.mapper(class);
    if let Some(attributes) = attributes {
        check_key(orm, instance, attributes)?;
    }
    let chosen = attributes.map(|attributes| {
        let mut chosen = attributes.to_vec();
        if chosen.iter().any(|attribute| orm.attribute(*attribute).relationship().is_some()) {
            // A row is selected in any case, be it only its key.
            let key = mapper.primary_key.iter();
            chosen.extend(key.filter_map(|column| orm.attribute_of_column(class, *column)));
        }
        chosen
    });
    let refreshing = Refreshing { instance, attributes: chosen.as_deref(), by_name: attributes.is_some() };
    if !select_into(orm, session, refreshing)? {
        return Err(OrmError::CouldNotRefresh(instance));
    }
    if attributes.is_none() {
        attributes::forget_changes(orm, instance);
    }
    Ok(())
}

/// Of an object whose primary key was changed and not flushed other attributes are not refreshed.
fn check_key(orm: &OrmState, instance: InstanceId, refreshed: &[AttributeId]) -> Result<(), OrmError> {
    let class = orm.object(instance).class;
    let key = orm.mapper(class).primary_key.iter();
    let key = key.filter_map(|column| orm.attribute_of_column(class, *column));
    let is_changed = |attribute: &AttributeId| crate::unit_of_work::column_changed(orm, instance, *attribute);
    let changed: Vec<AttributeId> =
        key.filter(|attribute| !refreshed.contains(attribute)).filter(is_changed).collect();
    if changed.is_empty() { Ok(()) } else { Err(OrmError::UnflushedKey { instance, changed }) }
}

/// Whether a relationship is loaded together with its owner (`load_on_unexpire`).
pub(crate) fn is_eager(orm: &OrmState, attribute: AttributeId) -> bool {
    orm.attribute(attribute).relationship().is_some_and(|relationship| match relationship.options.lazy {
        Lazy::Joined | Lazy::Selectin | Lazy::Subquery | Lazy::Immediate => true,
        Lazy::Select | Lazy::Raise | Lazy::RaiseOnSql | Lazy::NoLoad | Lazy::WriteOnly | Lazy::Dynamic => {
            false
        }
    })
}

/// What is selected again of an object.
#[derive(Clone, Copy)]
struct Refreshing<'a> {
    instance: InstanceId,
    /// Those; none: whatever a query loads with the object.
    attributes: Option<&'a [AttributeId]>,
    /// The program named them: then a relationship is loaded even if it is a lazy one (`_is_user_refresh`).
    by_name: bool,
}

impl<'a> Refreshing<'a> {
    fn columns(instance: InstanceId, attributes: &'a [AttributeId]) -> Self {
        Self { instance, attributes: Some(attributes), by_name: false }
    }
}

/// Selects attributes of the object's row into it; false if the row is gone.
fn select_into(orm: &mut Orm, session: SessionId, refreshing: Refreshing<'_>) -> Result<bool, OrmError> {
    let instance = refreshing.instance;
    let class = orm.object(instance).class;
    let key = orm.object(instance).key.clone();
    let key = key.unwrap_or_else(|| crate::unit_of_work::identity_key(orm, instance));
    let (options, path) = remembered_load(orm, instance);
    let found = Found { options, path, style: LabelStyle::Disambiguate, populate_existing: false };
    Ok(by_key(orm, session, (class, &key), found, Some(refreshing), None)?.is_some())
}

/// The same, from the tables of subclasses alone where that is enough (`_load_scalar_attributes`).
fn select_columns(
    orm: &mut Orm,
    session: SessionId,
    instance: InstanceId,
    attributes: &[AttributeId],
) -> Result<bool, OrmError> {
    match polymorphic::optimized_select(orm, instance, attributes) {
        Some(select) => select_of_subclass(orm, session, select, (instance, attributes)),
        None => select_into(orm, session, Refreshing::columns(instance, attributes)),
    }
}

/// Selects attributes of the tables of subclasses alone into an object; false if their rows are gone.
fn select_of_subclass(
    orm: &mut Orm,
    session: SessionId,
    select: Select,
    (instance, attributes): (InstanceId, &[AttributeId]),
) -> Result<bool, OrmError> {
    let class = orm.object(instance).class;
    let (options, path) = remembered_load(orm, instance);
    let name = orm.table_of(class).name.clone();
    let prior = path.steps.len();
    let mut planner = Planner::new(orm, options.clone());
    planner.prior = prior;
    planner.only = Some(attributes.to_vec());
    planner.refreshing = true;
    for column in polymorphic::optimized_columns(orm, class, attributes) {
        planner.column(column, Part::Primary);
    }
    let plan = planner.entity(class, &name, path, &name);
    let planned = super::select(planner, select.clone(), LabelStyle::TableName);
    let mut cx = QueryContext::new(session, options);
    cx.refreshing = Some(instance);
    cx.refreshed = expired_among(orm, instance, attributes);
    cx.original = select;
    cx.prior = prior;
    cx.base = prior;
    let rows = super::run(orm, &mut cx, &[RowPlan::Entity(plan)], planned)?;
    Ok(!rows.is_empty())
}

/// What a load of columns is said to refresh: of an object that expired as a whole also its relationships.
fn expired_among(orm: &OrmState, instance: InstanceId, attributes: &[AttributeId]) -> Refreshed {
    let object = orm.object(instance);
    if !is_expired(orm, instance) {
        return Refreshed::Chosen(attributes.to_vec());
    }
    let all = orm.mapper(object.class).properties.values().copied();
    let is_lacking = |attribute: &AttributeId| {
        !object.values.contains_key(attribute) && !object.committed.contains_key(attribute)
    };
    Refreshed::Chosen(all.filter(is_lacking).collect())
}

/// The options and the path that an object was loaded with.
fn remembered_load(orm: &OrmState, instance: InstanceId) -> (Options, LoadPath) {
    match orm.remembered.load(instance) {
        Some((options, path)) => (options.clone(), path.clone()),
        None => (Options::default(), LoadPath::root(orm.object(instance).class)),
    }
}

/// How an object is looked for.
pub(crate) struct Found {
    pub options: Options,
    pub path: LoadPath,
    pub style: LabelStyle,
    pub populate_existing: bool,
}

/// `SELECT … FROM t WHERE t.id = ?`, of all that an object is loaded with or, to refresh it, of some.
fn by_key(
    orm: &mut Orm,
    session: SessionId,
    (class, key): (ClassId, &IdentityKey),
    found: Found,
    refreshing: Option<Refreshing<'_>>,
    posts: Option<&mut PostLoads>,
) -> Result<Option<InstanceId>, OrmError> {
    let Found { options, path, style, populate_existing } = found;
    let name = orm.table_of(class).name.clone();
    let conditions = rows::key_condition(orm, class, &key.values).into_iter();
    // Criteria are for objects that are looked for, not for those that are refreshed.
    let criteria = match refreshing {
        Some(_) => Vec::new(),
        None => entity_criteria(orm, &options, class, (&name, Role::Entity)),
    };
    let conditions = conditions.chain(criteria).chain(orm.single_table_criterion(class, &name));
    let conditions: Vec<Expression> = conditions.collect();
    let filter = Expression::all(conditions.iter().flat_map(Expression::conjuncts).cloned().collect());
    let select = Select { from: vec![orm.selectable(class)], filter, ..Select::default() };
    let prior = path.steps.len();
    let mut planner = Planner::new(orm, options.clone());
    planner.prior = prior;
    planner.only = refreshing.and_then(|refreshing| refreshing.attributes.map(<[AttributeId]>::to_vec));
    planner.refreshing = refreshing.is_some();
    planner.by_name = refreshing.is_some_and(|refreshing| refreshing.by_name);
    let plan = planner.entity(class, &name, path, &name);
    if planner.primary.is_empty() {
        // Something must be selected to load what comes with it.
        for column in &orm.mapper(class).primary_key {
            if let Some(column) = orm.column_in(&name, *column) {
                planner.column(column, Part::Primary);
            }
        }
    }
    let planned = super::select(planner, select.clone(), style);
    let mut cx = QueryContext::new(session, options);
    cx.populate_existing = populate_existing;
    cx.refreshing = refreshing.map(|refreshing| refreshing.instance);
    cx.refreshed = match refreshing.map(|refreshing| (refreshing.attributes, refreshing.by_name)) {
        Some((Some(attributes), true)) => Refreshed::Chosen(attributes.to_vec()),
        Some((Some(attributes), false)) => {
            refreshing.map_or(Refreshed::All, |it| expired_among(orm, it.instance, attributes))
        }
        Some((None, _)) | None => Refreshed::All,
    };
    cx.original = select;
    cx.prior = prior;
    cx.base = prior;
    cx.told_as = Some(if prior == 0 { Load::Statement } else { Load::Relationship });
    let plans = [RowPlan::Entity(plan)];
    let rows = super::populate::run_within(orm, &mut cx, posts, &plans, planned)?;
    Ok(rows.first().and_then(|row| row.first()).and_then(|cell| match cell {
        Cell::Instance(instance) => *instance,
        Cell::Scalar(_) => None,
    }))
}

/// The object of a class with this primary key: from the identity map without SQL, else by SELECT.
pub(crate) fn get(
    orm: &mut Orm,
    session: SessionId,
    (class, values): (ClassId, Arc<[Scalar]>),
    autoflush: Autoflush,
    found: Found,
) -> Result<Option<InstanceId>, OrmError> {
    get_within(orm, session, None, (class, values), autoflush, found)
}

/// The same, perhaps among the loads that follow another one.
pub(super) fn get_within(
    orm: &mut Orm,
    session: SessionId,
    posts: Option<&mut PostLoads>,
    (class, values): (ClassId, Arc<[Scalar]>),
    autoflush: Autoflush,
    found: Found,
) -> Result<Option<InstanceId>, OrmError> {
    let key = IdentityKey { class: orm.identity_class(class), values };
    if let Some(instance) = session::lookup(orm, session, &key).filter(|_| !found.populate_existing) {
        if !orm.is_a(orm.object(instance).class, class) {
            return Ok(None);
        }
        if !is_expired(orm, instance) {
            return Ok(Some(instance));
        }
        match refresh_expired(orm, instance) {
            Ok(()) => return Ok(Some(instance)),
            // Its row is gone; there may be another one by now.
            Err(OrmError::ObjectDeleted(_)) => session::remove_newly_deleted(orm, session, instance)?,
            Err(error) => return Err(error),
        }
    }
    if key.values.iter().all(Scalar::is_null) {
        orm.warn(WarningKind::NullKey)?;
    }
    if autoflush == Autoflush::First {
        session::autoflush(orm, session)?;
    }
    by_key(orm, session, (class, &key), found, None, posts)
}

/// The object of a class with this primary key, from its row in any case.
pub(crate) fn get_anew(
    orm: &mut Orm,
    session: SessionId,
    (class, values): (ClassId, Arc<[Scalar]>),
    found: Found,
) -> Result<Option<InstanceId>, OrmError> {
    session::autoflush(orm, session)?;
    let key = IdentityKey { class: orm.identity_class(class), values };
    by_key(orm, session, (class, &key), found, None, None)
}

/// Whether a load may flush first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Autoflush {
    First,
    Never,
}

/// SQLAlchemy's `state.expired`: the whole object was expired and nothing loaded since. What the program set since is
/// not loaded.
pub(crate) fn is_expired(orm: &OrmState, instance: InstanceId) -> bool {
    let object = orm.object(instance);
    let is_unloaded = |attribute: &AttributeId| {
        object.expired.binary_search(attribute).is_ok() || object.committed.contains_key(attribute)
    };
    !object.expired.is_empty()
        && orm.mapper(object.class).columns.iter().all(|(_, attribute)| is_unloaded(attribute))
}

//! Rows of a hierarchy: each says by its discriminator of which class its object is (`_decorate_polymorphic_switch`).
//! What that class has beyond the one that was asked for is loaded when it is read.

use std::collections::BTreeSet;

use bothways_sql::{Expression, From, Select};
use bothways_world::{AttributeId, Change, ClassId, Committed, IdentityKey, InstanceId, Scalar, Value};

use super::label::LabelStyle;
use super::options::{LoadPath, OptionTarget, Strategy, strategy_at};
use super::plan::{EntityPlan, Planner, PostStrategy, Slot};
use super::populate::{QueryContext, RowPlan, run};
use super::rows::{definition, from_database};
use super::set_order::in_set_order;
use super::statement;
use crate::config::{JoinedTable, Lazy, PolymorphicLoad, Property, TableColumn};
use crate::{Orm, OrmError, OrmState, attributes};

/// Keys asked for in one statement.
const CHUNK: usize = 500;

/// The class of the object that a row is of.
///
/// # Errors
/// A discriminator that leads to no class, or to none that inherits from the one that was asked for.
pub(super) fn class_of_row<'r>(
    orm: &OrmState,
    plan: &EntityPlan,
    key: &IdentityKey,
    value: impl Fn(Slot) -> &'r Scalar,
) -> Result<ClassId, OrmError> {
    let Some(on) = orm.polymorphic_on(plan.class) else { return Ok(plan.class) };
    let Some((_, _, slot)) = plan.columns.iter().find(|(column, _, _)| *column == on) else {
        return Ok(plan.class);
    };
    let Some(column) = definition(orm, on) else { return Ok(plan.class) };
    let identity = from_database(&column.sql_type, value(*slot));
    if identity.is_null() {
        return Err(OrmError::NoDiscriminator { key: key.clone(), on });
    }
    match orm.class_of_identity(plan.class, &identity) {
        Some(class) if orm.is_a(class, plan.class) => Ok(class),
        Some(refers_to) => {
            Err(OrmError::NotASubclass { key: key.clone(), on, refers_to, requested: plan.class })
        }
        None => Err(OrmError::NoSuchIdentity(identity)),
    }
}

/// What the class of an object has and the plan, which is of a class above it, has not: it is loaded when it is read.
/// So are relationships, whatever their eager loading, unless that is immediate.
pub(super) fn expire_rest(orm: &mut Orm, cx: &mut QueryContext, plan: &EntityPlan, instance: InstanceId) {
    for attribute in rest(orm, cx, plan, instance) {
        match &orm.attribute(attribute).property {
            Property::Relationship(relationship) => {
                if relationship.options.lazy == Lazy::Immediate {
                    cx.posts.add_loader(&plan.path, attribute, PostStrategy::Immediate);
                }
            }
            Property::Column(_) | Property::Expression(_) => {
                expire_column(orm, instance, attribute);
                if cx.populate_existing {
                    attributes::store_value(orm, instance, attribute, None);
                }
            }
        }
    }
}

/// The same of an object that was there: of what it has no value for.
pub(super) fn expire_unloaded_rest(
    orm: &mut Orm,
    cx: &QueryContext,
    plan: &EntityPlan,
    instance: InstanceId,
    unloaded: &BTreeSet<AttributeId>,
) {
    for attribute in rest(orm, cx, plan, instance).into_iter().filter(|rest| unloaded.contains(rest)) {
        if orm.attribute(attribute).relationship().is_none() {
            expire_column(orm, instance, attribute);
        }
    }
}

fn expire_column(orm: &mut Orm, instance: InstanceId, attribute: AttributeId) {
    let is_deferred = orm.attribute(attribute).deferred().is_some();
    let is_expired = orm.object(instance).expired.binary_search(&attribute).is_ok();
    if !is_deferred && !is_expired {
        orm.commit(Change::Expired { instance, attribute, expired: true });
    }
}

/// What a plan for a class above an object's own leaves out.
fn rest(orm: &Orm, cx: &QueryContext, plan: &EntityPlan, instance: InstanceId) -> Vec<AttributeId> {
    let class = orm.object(instance).class;
    if class == plan.class || cx.refreshing == Some(instance) {
        return Vec::new();
    }
    let above = &orm.mapper(plan.class).properties;
    let is_planned = |attribute: &AttributeId| {
        above.get(&orm.attribute(*attribute).key) == Some(attribute)
            || plan.columns.iter().any(|(_, known, _)| known == attribute)
            || plan.deferred.contains(attribute)
            || plan.relationships.iter().any(|(known, _)| known == attribute)
    };
    let properties = orm.mapper(class).properties.values().copied();
    properties.filter(|attribute| !is_planned(attribute)).collect()
}

/// A load of what a class has more than one above it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct SubclassLoad {
    class: ClassId,
    above: ClassId,
    asked: Asked,
}

/// How the load of a subclass was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Asked {
    /// `polymorphic_load="selectin"`: the nearest class that says so loads an object.
    ByMapper,
    /// `selectin_polymorphic()`
    ByOption,
}

/// Notes the statements that load what an object's class has more than the one that was asked for
/// (`_should_selectin_load`).
pub(super) fn note_subclass_loads(
    orm: &OrmState,
    cx: &mut QueryContext,
    plan: &EntityPlan,
    instance: InstanceId,
) {
    let class = orm.object(instance).class;
    if class == plan.class || cx.refreshing.is_some() {
        return;
    }
    let chosen = match strategy_at(&cx.options, &plan.path, OptionTarget::Subclasses) {
        Some(Strategy::SelectinPolymorphic(classes)) => Some(classes),
        _ => None,
    };
    let between: Vec<ClassId> = orm.iterate_to_root(class).take_while(|above| *above != plan.class).collect();
    let is_loaded = |class: &ClassId| {
        loads_selectin(orm, *class) || chosen.as_ref().is_some_and(|chosen| chosen.contains(class))
    };
    let Some(first) = between.iter().position(is_loaded) else { return };
    let asked = if chosen.is_some() { Asked::ByOption } else { Asked::ByMapper };
    for class in between.into_iter().skip(first) {
        cx.posts.add_subclass(&plan.path, SubclassLoad { class, above: plan.class, asked });
    }
}

fn loads_selectin(orm: &OrmState, class: ClassId) -> bool {
    orm.mapper(class).inheritance.polymorphic.load == PolymorphicLoad::Selectin
}

/// Loads what a class has more than the one above it, of objects that were loaded as that
/// (`_load_subclass_via_in`).
pub(super) fn load_subclass(
    orm: &mut Orm,
    cx: &QueryContext,
    path: &LoadPath,
    SubclassLoad { class, above, asked }: SubclassLoad,
    instances: &[InstanceId],
) -> Result<(), OrmError> {
    let is_its = |instance: &InstanceId| {
        let own = orm.object(*instance).class;
        let nearest = orm.iterate_to_root(own).find(|above| loads_selectin(orm, *above));
        orm.is_a(own, class) && (asked == Asked::ByOption || nearest == Some(class))
    };
    let keys: Vec<Scalar> = instances
        .iter()
        .filter(|instance| is_its(instance))
        .filter_map(|instance| orm.object(*instance).key.as_ref()?.values.first().cloned())
        .collect();
    let [key] = orm.mapper(class).primary_key[..] else {
        return Err(OrmError::Unsupported(
            "selectin loading of subclasses with a key over several columns".into(),
        ));
    };
    let name = orm.table_of(class).name.clone();
    let Some(column) = orm.column_in(&name, key) else { return Ok(()) };
    let kept = [orm.attribute_of_column(class, key), orm.polymorphic_attribute(class)];
    let attributes = orm.mapper(class).properties.values().copied();
    let between = orm.iterate_to_root(class).skip(1);
    let between = between.take_while(|between| *between != above && loads_selectin(orm, *between));
    let included: Vec<ClassId> = std::iter::once(class).chain(between).collect();
    let is_included = |attribute: &AttributeId| {
        let definition = orm.attribute(*attribute);
        let is_deferred = definition.column().is_some_and(|column| column.deferred.is_some());
        included.contains(&definition.class) && !is_deferred || kept.contains(&Some(*attribute))
    };
    let attributes: Vec<AttributeId> = attributes.filter(is_included).collect();
    for chunk in keys.chunks(CHUNK) {
        let list = chunk.iter().map(|key| Expression::Parameter(key.clone())).collect();
        let wanted = Expression::In { operand: Box::new(column.clone()), list, negated: false };
        let filter = [Some(wanted), orm.single_table_criterion(class, &name)].into_iter().flatten().collect();
        let filter = Expression::all(filter);
        let select = Select { from: vec![orm.selectable(class)], filter, ..Select::default() };
        let mut planner = Planner::new(orm, cx.options.clone());
        planner.only = Some(attributes.clone());
        planner.refreshing = true;
        planner.prior = path.steps.len();
        let plan = planner.entity(class, &name, path.clone(), &name);
        let planned = statement::select(planner, select.clone(), LabelStyle::TableName);
        let mut inner = QueryContext::new(cx.session, cx.options.clone());
        inner.populate_existing = cx.populate_existing;
        inner.original = select;
        inner.prior = path.steps.len();
        inner.base = path.steps.len();
        run(orm, &mut inner, &[RowPlan::Entity(plan)], planned)?;
    }
    Ok(())
}

/// A SELECT of the tables alone that attributes are in, where that of the base is not among them: its key is known
/// (`_optimized_get_statement`).
pub(super) fn optimized_select(
    orm: &OrmState,
    instance: InstanceId,
    attributes: &[AttributeId],
) -> Option<Select> {
    let class = orm.object(instance).class;
    let columns = attributes.iter().filter(|attribute| orm.attribute(**attribute).column().is_some());
    let tables = columns.map(|attribute| Some(orm.column_of_attribute(class, *attribute)?.table));
    let tables: Vec<_> = tables.collect::<Option<_>>()?;
    if tables.is_empty() || tables.contains(&orm.mapper(orm.base_of(class)).table) {
        return None;
    }
    let joined = &orm.mapper(class).inheritance.joined;
    let first = joined.iter().position(|joined| tables.contains(&joined.table))?;
    let mut select = Select::default();
    let mut conditions = Vec::new();
    // From the first of them down to the class's own, whether or not anything is wanted of those.
    for (index, JoinedTable { table, condition, .. }) in joined.iter().enumerate().skip(first) {
        let own = orm.schema().table(*table)?;
        select.from.push(From::table(&own.name));
        if index > first {
            conditions.extend(condition.conjuncts().iter().cloned());
            continue;
        }
        let mut is_known = true;
        let bound = condition.replaced(&mut |part| {
            let (name, column) = part.as_column()?;
            if *name == own.name {
                return None;
            }
            let value = committed(orm, instance, name, column);
            is_known &= value.as_ref().is_some_and(|value| !value.is_null());
            Some(Expression::Parameter(value?))
        });
        if !is_known {
            return None;
        }
        conditions.extend(bound.conjuncts().iter().cloned());
    }
    select.filter = Expression::all(conditions);
    // The tables come as the columns name them.
    let wanted = optimized_columns(orm, class, attributes);
    let place = |from: &From| {
        let name = from.source.name();
        wanted.iter().position(|column| column.as_column().map(|(table, _)| table) == name)
    };
    select.from.sort_by_key(|from| place(from).unwrap_or(usize::MAX));
    Some(select)
}

/// The columns that this SELECT loads for some attributes, in its order.
pub(super) fn optimized_columns(
    orm: &OrmState,
    class: ClassId,
    attributes: &[AttributeId],
) -> Vec<Expression> {
    let mapper = orm.mapper(class);
    let wanted = mapper.properties.iter().filter(|(_, attribute)| attributes.contains(attribute));
    let names: Vec<(&str, AttributeId)> = wanted.map(|(name, attribute)| (&**name, *attribute)).collect();
    let columns = in_set_order(&names).into_iter().flat_map(|attribute| {
        mapper.columns.iter().filter(move |(_, known)| *known == attribute).map(|(column, _)| *column)
    });
    columns.filter_map(|column| orm.column_in(&orm.table_of(class).name, column)).collect()
}

/// What an object has in a column, as far as it is loaded.
fn committed(orm: &OrmState, instance: InstanceId, table: &str, column: &str) -> Option<Scalar> {
    let object = orm.object(instance);
    let (class, id) = (object.class, orm.schema().find(table)?);
    let position = orm.schema().table(id)?.position(column)?;
    let attribute = orm.attribute_of_column(class, TableColumn { table: id, position })?;
    if let Some(Committed::Scalar(value)) = object.committed.get(&attribute) {
        return Some(value.clone());
    }
    match object.values.get(&attribute)? {
        Value::Scalar(value) => Some(value.clone()),
        Value::Reference(_) | Value::Collection(_) => None,
    }
}

//! Relationships inside SQL expressions: `Child.parent == p`, `Parent.children.any(…)`, `Child.parent.has(…)`.

use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::config::{
    ConfiguredRelationship, Direction, TableColumn, join_targets_of_type, secondary_table,
};
use bothways_orm::{Root, attributes, object_value, query};
use bothways_python::{Arguments, Comparison, Raised, Value};
use bothways_sql::{BinaryOperator, Expression, From, Select, SelectColumn};
use bothways_world::{self as world, AttributeId, ClassId, InstanceId, Scalar};

use super::{ExpressionObject, combine};
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::errors::checked;
use crate::instances::id_of;
use crate::object::{value, view};

/// `Child.parent == p` and `!=`; `None` where neither side is a relationship.
pub(super) fn compare(
    cx: &mut Context<'_>,
    comparison: Comparison,
    left: &Value,
    right: &Value,
) -> Result<Option<ExpressionObject>, Raised> {
    let Some(attribute) = view::<InstrumentedAttribute>(left).filter(|left| left.is_relationship(cx)) else {
        return Ok(None);
    };
    let attribute = attribute.clone();
    let setup = setup(cx, attribute.id)?;
    let negated = match comparison {
        Comparison::Equal => false,
        Comparison::NotEqual => true,
        _ => return cx.unsupported("comparing a relationship with anything but == and !="),
    };
    let expression = match (right, setup.direction) {
        (Value::None, Direction::ManyToOne) => {
            let is_null = to_null(&setup.join.primary);
            in_alias(cx, &attribute, if negated { combine::negated(is_null) } else { is_null })
        }
        (Value::None, _) => {
            let exists = exists_along(cx, &attribute, &setup, None, Vec::new())?;
            if negated { exists } else { Expression::Not(Box::new(exists)) }
        }
        _ if setup.uselist => {
            let message = "Can't compare a collection to an object or collection; use contains() to test for \
                           membership.";
            return Err(cx.raise("InvalidRequestError", message));
        }
        (other, Direction::ManyToOne) if negated => {
            let item = cx.related(other)?;
            let mut conditions = Vec::new();
            for (local, remote) in &setup.join.local_remote_pairs {
                let key = key_at(cx, &setup, item, *remote);
                let Some(column) = column_at(cx, *local) else { continue };
                conditions.push(Expression::Or(vec![
                    Expression::Binary {
                        operator: BinaryOperator::NotEqual,
                        left: Box::new(column.clone()),
                        right: Box::new(key),
                    },
                    Expression::IsNull(Box::new(column)),
                ]));
            }
            let all = Expression::all(conditions).unwrap_or(Expression::And(Vec::new()));
            in_alias(cx, &attribute, all)
        }
        (other, _) if negated => {
            let item = cx.related(other)?;
            not_holding(cx, &attribute, &setup, item)?
        }
        (other, _) => {
            let item = instance_of(cx, &attribute, other)?;
            holding(cx, &attribute, &setup, item)?
        }
    };
    Ok(Some(ExpressionObject { truth: Some(negated), ..ExpressionObject::new(expression) }))
}

/// The object that a relationship is compared with.
fn instance_of(
    cx: &mut Context<'_>,
    attribute: &InstrumentedAttribute,
    given: &Value,
) -> Result<InstanceId, Raised> {
    if id_of(given).is_some() || matches!(given, Value::None) {
        return cx.related(given);
    }
    let name = crate::errors::text::relationship(cx, attribute.id);
    let message = format!(
        "Mapped instance expected for relationship comparison to object.   Classes, queries and other SQL elements are \
         not accepted in this context; for comparison with a subquery, use {name}.has(**criteria)."
    );
    Err(cx.raise("ArgumentError", message))
}

/// The condition that an owner has this object, by the object's key.
fn holding(
    cx: &mut Context<'_>,
    attribute: &InstrumentedAttribute,
    setup: &ConfiguredRelationship,
    item: InstanceId,
) -> Result<Expression, Raised> {
    let mut keys = Vec::new();
    let columns = match &setup.join.secondary {
        Some(secondary) => {
            // The related table's own columns in the join with the secondary one.
            let schema = cx.facade.orm.schema();
            let places = secondary.condition.columns().into_iter().filter_map(|part| {
                let (table, column) = part.as_column()?;
                let table = schema.find(table)?;
                let position = schema.table(table)?.position(column)?;
                (table != secondary.table).then_some(TableColumn { table, position })
            });
            places.collect()
        }
        None => setup.join.remote_columns(&cx.facade.orm),
    };
    for remote in columns {
        keys.push((remote, key_at(cx, setup, item, remote)));
    }
    let bound = |column| {
        let (_, key) = keys.iter().find(|(bound, _)| *bound == column)?;
        Some(key.clone())
    };
    let clause = setup.join.reverse_lazy_clause(&cx.facade.orm, bound);
    let clause = through_alias(cx, attribute.id, clause);
    Ok(in_alias(cx, attribute, clause))
}

/// What a related object has in a column of the join.
fn key_at(
    cx: &mut Context<'_>,
    setup: &ConfiguredRelationship,
    item: InstanceId,
    column: TableColumn,
) -> Expression {
    let attribute = cx.facade.orm.attribute_of_column(setup.target, column);
    key_of(cx, item, attribute)
}

fn column_at(cx: &Context<'_>, place: TableColumn) -> Option<Expression> {
    let table = cx.facade.orm.schema().table(place.table)?;
    Some(Expression::column(&table.name, &table.columns.get(place.position)?.name))
}

/// A condition on the owner's table, for the alias that the relationship was taken from.
fn in_alias(cx: &Context<'_>, attribute: &InstrumentedAttribute, condition: Expression) -> Expression {
    let Some(alias) = &attribute.alias else { return condition };
    let orm = &cx.facade.orm;
    let own = orm.tables_of(attribute.class);
    condition.replaced(&mut |part| {
        let (table, column) = part.as_column()?;
        let table = orm.schema().find(table).filter(|table| own.contains(table))?;
        let position = orm.schema().table(table)?.position(column)?;
        orm.column_in(alias, TableColumn { table, position })
    })
}

/// A condition on the secondary table, for an alias of it.
fn through_alias(cx: &mut Context<'_>, attribute: AttributeId, condition: Expression) -> Expression {
    let Some(secondary) = secondary_table(&cx.facade.orm, attribute) else { return condition };
    let Some(alias) = crate::query::secondary_name(cx, attribute) else { return condition };
    condition.replaced(&mut |part| match part.as_column() {
        Some((table, column)) if *table == secondary => Some(Expression::column(&alias, column)),
        _ => None,
    })
}

/// `Parent.children.contains(child)`
pub(super) fn contains(
    cx: &mut Context<'_>,
    attribute: &InstrumentedAttribute,
    given: &Value,
) -> Result<Value, Raised> {
    // Unlike the other comparisons it configures nothing, and knows of no collection before that.
    let configured = cx.facade.orm.attribute(attribute.id).relationship();
    let uselist = configured.and_then(|relationship| Some(relationship.configured.as_ref()?.uselist));
    if uselist != Some(true) {
        let message = "'contains' not implemented for scalar attributes.  Use ==";
        return Err(cx.raise("InvalidRequestError", message));
    }
    let setup = setup(cx, attribute.id)?;
    if setup.join.secondary.is_none() && matches!(given, Value::None) {
        let clause = in_alias(cx, attribute, to_null(&setup.join.primary));
        return Ok(value(ExpressionObject::new(clause)));
    }
    let item = instance_of(cx, attribute, given)?;
    let expression = holding(cx, attribute, &setup, item)?;
    let negation = match setup.join.secondary {
        Some(_) => Some(not_holding(cx, attribute, &setup, item)?),
        None => None,
    };
    Ok(value(ExpressionObject { negation, ..ExpressionObject::new(expression) }))
}

/// `~Parent.children.contains(child)` through a secondary table, or `Parent.child != child`: no row leads there, by
/// the key that the object has when the expression is made
/// (`__negated_contains_or_equals`).
fn not_holding(
    cx: &mut Context<'_>,
    attribute: &InstrumentedAttribute,
    setup: &ConfiguredRelationship,
    item: InstanceId,
) -> Result<Expression, Raised> {
    let mapper = cx.facade.orm.mapper(setup.target);
    let places = mapper.primary_key.iter();
    let places: Vec<(TableColumn, Option<AttributeId>)> =
        places.map(|place| (*place, cx.facade.orm.attribute_of_column(setup.target, *place))).collect();
    let mut conditions = Vec::with_capacity(places.len());
    for (place, attribute) in places {
        let (Some(column), Some(attribute)) = (column_at(cx, place), attribute) else { continue };
        conditions.push(match checked(cx, |orm| attributes::get(orm, item, attribute))? {
            world::Value::Scalar(key) if !key.is_null() => {
                Expression::equal(column, Expression::Parameter(key))
            }
            _ => Expression::IsNull(Box::new(column)),
        });
    }
    let exists = exists_along(cx, attribute, setup, Expression::all(conditions), Vec::new())?;
    Ok(Expression::Not(Box::new(exists)))
}

/// `query.with_parent(parent, property)`: without a property along the first relationship that leads from the
/// parent's class to this one.
pub(crate) fn related_to(
    cx: &mut Context<'_>,
    class: ClassId,
    parent: Value,
    property: Option<Value>,
) -> Result<Value, Raised> {
    let property = match property {
        Some(property) => property,
        None => {
            let owner = cx.related(&parent)?;
            let orm = &cx.facade.orm;
            let from = orm.object(owner).class;
            let leads_here = |id: &AttributeId| {
                let relationship = orm.attribute(*id).relationship();
                relationship.is_some_and(|relationship| relationship.setup().target == class)
            };
            let found = orm.mapper(from).properties.values().copied().find(leads_here);
            let key = found.map(|id| orm.attribute(id).key.clone());
            let python_class = cx.facade.classes.class(from);
            match key.and_then(|key| python_class?.lookup(&key)) {
                Some(property) => property,
                None => {
                    let name = |class| cx.facade.orm.mapper(class).name.clone();
                    let message = format!(
                        "Could not locate a property which relates instances of class '{}' to instances of class '{}'",
                        name(class),
                        name(from)
                    );
                    return Err(cx.raise("InvalidRequestError", message));
                }
            }
        }
    };
    with_parent(cx, Arguments::positional(vec![parent, property]))
}

/// `with_parent(parent, Parent.children)`: what the relationship of this object loads.
pub(crate) fn with_parent(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [instance, prop, from_entity] =
        cx.bind("with_parent", ["instance", "prop", "from_entity"], 2, arguments)?;
    if from_entity.is_some_and(|entity| !entity.is_none()) {
        return cx.unsupported("with_parent(from_entity=…)");
    }
    let instance = instance.unwrap_or(Value::None);
    let owner = cx.related(&instance)?;
    let attribute = prop.as_ref().and_then(view::<InstrumentedAttribute>).cloned();
    let Some(attribute) = attribute.filter(|attribute| attribute.is_relationship(cx)) else {
        return cx.unsupported("with_parent() with anything but a relationship");
    };
    if attribute.of_type.is_some() {
        return cx.unsupported("with_parent() along of_type()");
    }
    setup(cx, attribute.id)?;
    let clause = bothways_orm::with_parent(&mut cx.facade.orm, owner, attribute.id);
    let clause = through_alias(cx, attribute.id, clause);
    Ok(value(ExpressionObject::new(clause)))
}

/// `Parent.children.of_type(alias)`
pub(super) fn of_type(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("of_type", ["self", "class_"], 2, arguments)?;
    let attribute = this.as_ref().and_then(view::<InstrumentedAttribute>).cloned();
    let root = given.as_ref().and_then(|given| crate::query::options::root(cx, given));
    match (attribute.filter(|attribute| attribute.is_relationship(cx)), root) {
        (Some(attribute), Some(root)) => {
            Ok(value(InstrumentedAttribute { of_type: Some(root), ..attribute }))
        }
        _ => cx.unsupported("of_type() of this"),
    }
}

/// `Parent.children.and_(*criteria)`
pub(super) fn and(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let given = crate::arguments::positional(cx.vm, "RelationshipProperty.Comparator.and_", arguments)?;
    let attribute = given.first().and_then(view::<InstrumentedAttribute>).cloned();
    let Some(attribute) = attribute.filter(|attribute| attribute.is_relationship(cx)) else {
        return cx.unsupported("and_() of anything but a relationship");
    };
    let mut criteria = attribute.criteria.to_vec();
    for criterion in given.iter().skip(1) {
        criteria.push(combine::condition(cx, criterion)?);
    }
    Ok(value(InstrumentedAttribute { criteria: criteria.into(), ..attribute }))
}

/// The condition that nothing is related: `IS NULL` for what is compared with the related side
/// (`adapt_criterion_to_null`).
fn to_null(primary: &Expression) -> Expression {
    let adapted = primary.replaced(&mut |part| {
        let Expression::Binary { left, right, .. } = part else { return None };
        let operand = match (left.annotations().remote, right.annotations().remote) {
            (true, false) => right,
            (false, true) => left,
            _ => return None,
        };
        Some(Expression::IsNull(Box::new(operand.unannotated())))
    });
    adapted.unannotated()
}

/// What an object has in a column of its key when the statement is sent.
fn key_of(cx: &mut Context<'_>, instance: InstanceId, attribute: Option<AttributeId>) -> Expression {
    match attribute {
        Some(attribute) => object_value(&mut cx.facade.orm, instance, attribute),
        None => Expression::Parameter(Scalar::Null),
    }
}

/// Configures the mappers and gives the set-up of a relationship.
fn setup(cx: &mut Context<'_>, attribute: AttributeId) -> Result<ConfiguredRelationship, Raised> {
    let class = cx.facade.orm.attribute(attribute).class;
    checked(cx, |orm| bothways_orm::config::configure(orm, class))?;
    match cx.facade.orm.attribute(attribute).relationship() {
        Some(relationship) => Ok(relationship.setup().clone()),
        None => cx.unsupported("a column where a relationship is meant"),
    }
}

/// `Parent.children.any(…)`
pub(super) fn any(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    exists(cx, arguments, true)
}

/// `Child.parent.has(…)`
pub(super) fn has(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    exists(cx, arguments, false)
}

fn exists(cx: &mut Context<'_>, mut arguments: Arguments, any: bool) -> Result<Value, Raised> {
    let keywords = std::mem::take(&mut arguments.keywords);
    let name = if any { "any" } else { "has" };
    let [this, criterion] = cx.bind(name, ["self", "criterion"], 1, arguments)?;
    let attribute = this.as_ref().and_then(view::<InstrumentedAttribute>);
    let Some(attribute) = attribute.filter(|attribute| attribute.is_relationship(cx)) else {
        return cx.unsupported(format!("{name}() on anything but a relationship"));
    };
    let attribute = attribute.clone();
    let setup = setup(cx, attribute.id)?;
    if setup.uselist != any {
        let message = match any {
            true => "'any()' not implemented for scalar attributes. Use has().",
            false => "'has()' not implemented for collections. Use any().",
        };
        return Err(cx.raise("InvalidRequestError", message));
    }
    let criterion = match criterion.filter(|criterion| !criterion.is_none()) {
        Some(criterion) => Some(combine::condition(cx, &criterion)?),
        None => None,
    };
    let expression = exists_along(cx, &attribute, &setup, criterion, keywords)?;
    Ok(value(ExpressionObject::new(expression)))
}

/// What tells the classes that have no table of their own, of those that such a query selects from or compares.
fn entity_criteria(
    cx: &Context<'_>,
    told: Root,
    conditions: &[Expression],
    named: &[Arc<str>],
) -> Vec<Expression> {
    let orm = &cx.facade.orm;
    let mut roots = vec![told];
    for root in conditions.iter().flat_map(|condition| query::entities_in(orm, condition)) {
        if !roots.contains(&root) && named.contains(&crate::query::name_of(cx, &root)) {
            roots.push(root);
        }
    }
    roots.iter().filter_map(|root| query::criterion(orm, root)).collect()
}

/// `EXISTS (SELECT 1 FROM target WHERE …)`; a table that comes back to itself is aliased in it.
fn exists_along(
    cx: &mut Context<'_>,
    attribute: &InstrumentedAttribute,
    setup: &ConfiguredRelationship,
    criterion: Option<Expression>,
    keywords: Vec<(Rc<str>, Value)>,
) -> Result<Expression, Raised> {
    let owner = crate::query::name_of(cx, &attribute.root());
    let mut related = match &attribute.of_type {
        Some(root) => root.clone(),
        None => Root { class: setup.target, alias: None },
    };
    let table = crate::query::name_of(cx, &related);
    // An alias that a table coming back to itself gets here is not what its class is told by.
    let told = related.clone();
    if owner == table || setup.self_referential && related.alias.is_none() {
        related = crate::query::anonymous_alias(cx, &related);
    }
    let name = crate::query::name_of(cx, &related);
    // With an alias of the related table there is one of the secondary table, too.
    let secondary = match related.alias {
        Some(_) => crate::query::secondary_name(cx, attribute.id),
        None => secondary_table(&cx.facade.orm, attribute.id),
    };
    let between = secondary.clone().unwrap_or_else(|| name.clone());
    let end = (related.class, &name);
    let targets = join_targets_of_type(&cx.facade.orm, attribute.id, &owner, end, &between);
    let mut conditions = targets.conditions();
    let criterion = criterion.map(|criterion| {
        criterion.replaced(&mut |part| match part.as_column() {
            Some((of, column)) if table != name => {
                let orm = &cx.facade.orm;
                let id = orm.schema().find(of).filter(|id| orm.has_table(related.class, *id));
                if id.is_none() && *of == table {
                    return Some(Expression::column(&name, column));
                }
                let position = orm.schema().table(id?)?.position(column)?;
                orm.column_in(&name, TableColumn { table: id?, position })
            }
            _ => None,
        })
    });
    match criterion {
        Some(Expression::And(inner)) => conditions.extend(inner),
        Some(other) => conditions.push(other),
        None => {}
    }
    for (key, given) in keywords {
        if crate::query::find_attribute(cx, &related, &key).is_none() {
            let class = cx.facade.orm.mapper(related.class).name.clone();
            let message = format!("type object '{class}' has no attribute '{key}'");
            return Err(cx.vm.raise_attribute_error(message));
        }
        let condition = crate::query::filter_by(cx, &related, &key, &given)?;
        conditions.push(condition);
    }
    let named: Vec<Arc<str>> = [Some(name.clone()), secondary.clone()].into_iter().flatten().collect();
    conditions.extend(entity_criteria(cx, told, &conditions, &named));
    let conditions = conditions.iter().map(Expression::unannotated).collect();
    let mut from = vec![cx.facade.orm.selectable_as(related.class, &name)];
    from.extend(secondary.iter().map(|name| From::of(cx.facade.orm.source(name))));
    let select = Select {
        columns: vec![SelectColumn { expression: Expression::Literal(Scalar::Int(1)), label: None }],
        from,
        filter: Expression::all(conditions),
        ..Select::default()
    };
    Ok(Expression::Exists(Box::new(select)))
}

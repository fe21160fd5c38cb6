//! Values that a statement gets when it is sent: those of its own parameters, and keys of objects. A condition such as
//! `Child.parent == p` takes the key of its object after the autoflush that may have given it one
//! (`RelationshipProperty._optimized_compare`).

use std::collections::BTreeMap;
use std::sync::Arc;

use bothways_sql::{BoundParameter, Expression, ObjectValue, Select, Statement};
use bothways_world::{AttributeId, InstanceId, Scalar, Value};

use crate::{Orm, OrmError, OrmState, WarningKind, attributes};

/// What columns had when they were last expired, of those that conditions ask for (`state._last_known_values`).
pub(crate) type LastKnown = BTreeMap<(InstanceId, AttributeId), Option<Scalar>>;

/// What an object has in a column when the statement is sent. From now on its value is kept when it is expired: a
/// detached object cannot load it again.
pub fn object_value(orm: &mut OrmState, instance: InstanceId, attribute: AttributeId) -> Expression {
    if let Some(own) = own_attribute(orm, instance, attribute) {
        orm.last_known.entry((instance, own)).or_default();
    }
    Expression::ObjectValue(ObjectValue { instance, attribute })
}

/// The condition that rows are related to an object along a relationship, by the object's key
/// (`RelationshipProperty._with_parent`).
pub fn with_parent(orm: &mut OrmState, owner: InstanceId, attribute: AttributeId) -> Expression {
    let join = orm.relationship(attribute).setup().join.clone();
    let class = orm.object(owner).class;
    let mut keys = Vec::new();
    for local in join.local_columns(orm) {
        let column = orm.attribute_of_column(class, local);
        keys.push((
            local,
            match column {
                Some(column) => object_value(orm, owner, column),
                None => Expression::Parameter(Scalar::Null),
            },
        ));
    }
    join.lazy_clause(orm, |column| {
        let (_, key) = keys.iter().find(|(bound, _)| *bound == column)?;
        Some(key.clone())
    })
}

/// The attribute of that name that the object has itself: nobody looks whether it is of the class that the
/// relationship leads to.
fn own_attribute(orm: &OrmState, instance: InstanceId, attribute: AttributeId) -> Option<AttributeId> {
    let class = orm.object(instance).class;
    if orm.attribute(attribute).class == class {
        return Some(attribute);
    }
    let own = orm.find_attribute(class, &orm.attribute(attribute).key)?;
    orm.attribute(own).column().map(|_| own)
}

/// A value is about to be expired (`_track_last_known_value`).
pub(crate) fn expiring(orm: &mut OrmState, instance: InstanceId, attribute: AttributeId) {
    if !orm.last_known.contains_key(&(instance, attribute)) {
        return;
    }
    if let Some(Value::Scalar(value)) = orm.object(instance).values.get(&attribute).cloned() {
        orm.last_known.insert((instance, attribute), Some(value));
    }
}

/// The SELECT with the values in it; none where there is nothing to put in.
///
/// # Errors
/// A value that cannot be known, which SQLAlchemy reports with the statement.
pub(crate) fn select(orm: &mut Orm, select: &Select) -> Result<Option<Select>, OrmError> {
    let mut bound = select.clone();
    let mut wanted = Vec::new();
    bound.replace(&mut |part| collect(part, &mut wanted));
    if wanted.is_empty() {
        return Ok(None);
    }
    let values = values(orm, wanted)
        .map_err(|error| orm.without_value(error, &Statement::Select(select.clone()), Vec::new()))?;
    let mut values = values.into_iter();
    bound.replace(&mut |part| put(part, &mut values));
    Ok(Some(bound))
}

/// An expression of a statement that changes rows with the values in it: the condition of a bulk UPDATE or DELETE is
/// evaluated in Python first, so that what cannot be known is reported without a statement.
pub(crate) fn expression(orm: &mut Orm, mut expression: Expression) -> Result<Expression, OrmError> {
    let mut wanted = Vec::new();
    expression.replace(&mut |part| collect(part, &mut wanted));
    let mut values = values(orm, wanted)?.into_iter();
    expression.replace(&mut |part| put(part, &mut values));
    Ok(expression)
}

/// The value of a parameter.
#[derive(Clone, PartialEq, Debug)]
pub enum ParameterValue {
    /// A value.
    One(Scalar),
    /// Those of IN.
    Several(Vec<Scalar>),
}

/// Gives the statements that are executed from now on values for parameters, by their names. Those that were given
/// before come back.
pub fn give(
    orm: &mut OrmState,
    parameters: BTreeMap<Arc<str>, ParameterValue>,
) -> BTreeMap<Arc<str>, ParameterValue> {
    std::mem::replace(&mut orm.parameters, parameters)
}

/// What a value is taken from.
enum Wanted {
    Object(ObjectValue),
    Parameter(BoundParameter),
}

fn collect(part: &Expression, wanted: &mut Vec<Wanted>) -> Option<Expression> {
    match part {
        Expression::ObjectValue(value) => wanted.push(Wanted::Object(*value)),
        Expression::Bound(parameter) => wanted.push(Wanted::Parameter((**parameter).clone())),
        other => {
            wanted.push(Wanted::Parameter(expanding(other)?.clone()));
            // It is not looked into.
            return Some(other.clone());
        }
    }
    None
}

/// The parameter that all values of an IN are given for.
fn expanding(part: &Expression) -> Option<&BoundParameter> {
    match part {
        Expression::In { list, .. } => match &list[..] {
            [Expression::Bound(parameter)] => Some(parameter),
            _ => None,
        },
        _ => None,
    }
}

/// The same walk as that of [`collect`], so that each value comes to its place.
fn put(part: &Expression, values: &mut dyn Iterator<Item = ParameterValue>) -> Option<Expression> {
    if let Expression::ObjectValue(_) | Expression::Bound(_) = part {
        return match values.next()? {
            ParameterValue::One(value) => Some(Expression::Parameter(value)),
            ParameterValue::Several(_) => None,
        };
    }
    expanding(part)?;
    let mut filled = part.clone();
    if let Expression::In { list, .. } = &mut filled {
        *list = match values.next()? {
            ParameterValue::One(value) => vec![Expression::Parameter(value)],
            ParameterValue::Several(values) => values.into_iter().map(Expression::Parameter).collect(),
        };
    }
    Some(filled)
}

fn values(orm: &mut Orm, wanted: Vec<Wanted>) -> Result<Vec<ParameterValue>, OrmError> {
    let value = |wanted| match wanted {
        Wanted::Object(value) => current(orm, value).map(ParameterValue::One),
        Wanted::Parameter(BoundParameter { name, anonymous, value, .. }) => {
            let given = orm.parameters.get(&name).filter(|_| anonymous.is_none()).cloned();
            let value = given.or_else(|| value.map(ParameterValue::One));
            value.ok_or(OrmError::ParameterRequired(name))
        }
    };
    wanted.into_iter().map(value).collect()
}

/// What the object has now: loaded where it is persistent and expired, or what it had last.
fn current(orm: &mut Orm, value: ObjectValue) -> Result<Scalar, OrmError> {
    let ObjectValue { instance, attribute } = value;
    let Some(own) = own_attribute(orm, instance, attribute) else {
        return Err(OrmError::Unsupported("a comparison with an object that lacks the key column".into()));
    };
    let last_known = orm.last_known.get(&(instance, own)).cloned().flatten();
    let object = orm.object(instance);
    let persistent = object.key.is_some() && object.session.is_some() && !object.deleted;
    let is_expired = object.expired.binary_search(&own).is_ok();
    let held = match object.values.get(&own) {
        Some(held) => Some(held.clone()),
        None if persistent => Some(attributes::get(orm, instance, own)?),
        None => None,
    };
    let value = match (held, last_known) {
        (Some(Value::Scalar(scalar)), _) => scalar,
        (_, Some(known)) => known,
        (_, None) => return Err(OrmError::UnresolvedValue { instance, attribute, is_expired }),
    };
    if value.is_null() {
        orm.warn(WarningKind::NoneCompared(attribute))?;
    }
    Ok(value)
}

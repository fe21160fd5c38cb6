//! Relationships inside SQL expressions: `Child.parent == p`, `Parent.children.any(…)`, `Child.parent.has(…)`.

use bothways_orm::attributes;
use bothways_orm::config::{ConfiguredRelationship, Direction};
use bothways_python::{Arguments, Comparison, Raised, Value};
use bothways_sql::{Expression, From, Select, SelectColumn};
use bothways_world::{self as world, AttributeId, InstanceId, Scalar};

use super::{ExpressionObject, combine};
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::errors::checked;
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
    let id = attribute.id;
    let setup = setup(cx, id)?;
    let negated = match comparison {
        Comparison::Equal => false,
        Comparison::NotEqual => true,
        _ => return cx.unsupported("comparing a relationship with anything but == and !="),
    };
    if setup.direction != Direction::ManyToOne {
        return cx.unsupported("comparing a one-to-many relationship");
    }
    let expression = match right {
        Value::None => to_null(&setup.join.primary, negated),
        _ if negated => return cx.unsupported("!= between a relationship and an object"),
        other => {
            let item = cx.related(other)?;
            let mut keys = Vec::new();
            for remote in setup.join.remote_columns(&cx.facade.orm) {
                let mapper = cx.facade.orm.mapper(setup.target);
                let attribute = mapper.column_attributes.get(remote.position).copied().flatten();
                keys.push((remote, key_of(cx, item, attribute)?));
            }
            let bound = |column| {
                let (_, key) = keys.iter().find(|(bound, _)| *bound == column)?;
                Some(Expression::Parameter(key.clone()))
            };
            setup.join.reverse_lazy_clause(&cx.facade.orm, bound)
        }
    };
    Ok(Some(ExpressionObject { expression, label: None, truth: Some(negated) }))
}

/// The condition that nothing is related: `IS NULL` for what is compared with the related side
/// (`adapt_criterion_to_null`).
fn to_null(primary: &Expression, negated: bool) -> Expression {
    let adapted = primary.replaced(&mut |part| {
        let Expression::Binary { left, right, .. } = part else { return None };
        let operand = match (left.annotations().remote, right.annotations().remote) {
            (true, false) => right,
            (false, true) => left,
            _ => return None,
        };
        let operand = Box::new(operand.unannotated());
        Some(if negated { Expression::IsNotNull(operand) } else { Expression::IsNull(operand) })
    });
    adapted.unannotated()
}

/// The key value of an object, loaded where it is expired.
fn key_of(cx: &mut Context<'_>, item: InstanceId, attribute: Option<AttributeId>) -> Result<Scalar, Raised> {
    let Some(attribute) = attribute else { return Ok(Scalar::Null) };
    match checked(cx, |orm| attributes::get(orm, item, attribute))? {
        world::Value::Scalar(scalar) => Ok(scalar),
        world::Value::Reference(_) | world::Value::Collection(_) => Ok(Scalar::Null),
    }
}

/// Configures the mappers and gives the set-up of a relationship.
fn setup(cx: &mut Context<'_>, attribute: AttributeId) -> Result<ConfiguredRelationship, Raised> {
    checked(cx, bothways_orm::config::configure)?;
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
    let ConfiguredRelationship { target, uselist, self_referential, join, .. } = setup(cx, attribute.id)?;
    if self_referential {
        return cx.unsupported(format!("{name}() on a relationship of a class to itself"));
    }
    if uselist != any {
        let message = match any {
            true => "'any()' not implemented for scalar attributes. Use has().",
            false => "'has()' not implemented for collections. Use any().",
        };
        return Err(cx.raise("InvalidRequestError", message));
    }
    let mut conditions: Vec<Expression> = join.primary.unannotated().conjuncts().to_vec();
    if let Some(criterion) = criterion {
        match combine::condition(cx, &criterion)? {
            Expression::And(inner) => conditions.extend(inner),
            other => conditions.push(other),
        }
    }
    for (name, given) in keywords {
        let condition = crate::query::filter_by(cx, target, &name, &given)?;
        conditions.push(condition);
    }
    let table = cx.facade.orm.table_of(target).name.clone();
    let select = Select {
        columns: vec![SelectColumn { expression: Expression::Literal(Scalar::Int(1)), label: None }],
        from: vec![From::Table { name: table, alias: None, joins: Vec::new() }],
        filter: Expression::all(conditions),
        ..Select::default()
    };
    Ok(value(ExpressionObject::new(Expression::Exists(Box::new(select)))))
}

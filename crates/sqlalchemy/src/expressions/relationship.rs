//! Relationships inside SQL expressions: `Child.parent == p`, `Parent.children.any(…)`, `Child.parent.has(…)`.

use bothways_orm::attributes;
use bothways_orm::config::Direction;
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
    let columns = pairs(cx, id)?;
    let direction = direction(cx, id);
    let negated = match comparison {
        Comparison::Equal => false,
        Comparison::NotEqual => true,
        _ => return cx.unsupported("comparing a relationship with anything but == and !="),
    };
    if direction != Direction::ManyToOne {
        return cx.unsupported("comparing a one-to-many relationship");
    }
    let mut conditions = Vec::with_capacity(columns.len());
    let item = match right {
        Value::None => None,
        other => Some(cx.related(other)?),
    };
    for Pair { local, remote_attribute, .. } in columns {
        conditions.push(match item {
            None if negated => Expression::IsNotNull(Box::new(local)),
            None => Expression::IsNull(Box::new(local)),
            Some(_) if negated => return cx.unsupported("!= between a relationship and an object"),
            Some(item) => {
                let key = key_of(cx, item, remote_attribute)?;
                Expression::equal(Expression::Parameter(key), local)
            }
        });
    }
    let Some(expression) = Expression::all(conditions) else { return Ok(None) };
    Ok(Some(ExpressionObject { expression, label: None, truth: Some(negated) }))
}

/// The key value of an object, loaded where it is expired.
fn key_of(cx: &mut Context<'_>, item: InstanceId, attribute: Option<AttributeId>) -> Result<Scalar, Raised> {
    let Some(attribute) = attribute else { return Ok(Scalar::Null) };
    match checked(cx, |orm| attributes::get(orm, item, attribute))? {
        world::Value::Scalar(scalar) => Ok(scalar),
        world::Value::Reference(_) | world::Value::Collection(_) => Ok(Scalar::Null),
    }
}

/// One pair of the join: the columns, and the attribute on the related class.
struct Pair {
    local: Expression,
    remote: Expression,
    remote_attribute: Option<AttributeId>,
}

fn direction(cx: &Context<'_>, attribute: AttributeId) -> Direction {
    let relationship = cx.facade.orm.attribute(attribute).relationship();
    relationship.map_or(Direction::OneToMany, |relationship| relationship.setup().direction)
}

/// Configures the mappers and gives the join of a relationship.
fn pairs(cx: &mut Context<'_>, attribute: AttributeId) -> Result<Vec<Pair>, Raised> {
    checked(cx, bothways_orm::config::configure)?;
    let orm = &cx.facade.orm;
    let class = orm.attribute(attribute).class;
    let Some(relationship) = orm.attribute(attribute).relationship() else { return Ok(Vec::new()) };
    let setup = relationship.setup();
    let (local_table, remote_table) = (orm.table_of(class), orm.table_of(setup.target));
    let column = |table: &bothways_sql::Table, position: usize| {
        table.columns.get(position).map(|column| Expression::column(&table.name, &column.name))
    };
    let pairs = setup.pairs.iter().filter_map(|pair| {
        Some(Pair {
            local: column(local_table, pair.local)?,
            remote: column(remote_table, pair.remote)?,
            remote_attribute: orm.mapper(setup.target).column_attributes.get(pair.remote).copied().flatten(),
        })
    });
    Ok(pairs.collect())
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
    let columns = pairs(cx, attribute.id)?;
    let Some(relationship) = cx.facade.orm.attribute(attribute.id).relationship() else {
        return cx.unsupported(format!("{name}() on anything but a relationship"));
    };
    let (target, uselist) = (relationship.setup().target, relationship.setup().uselist);
    if relationship.setup().self_referential {
        return cx.unsupported(format!("{name}() on a relationship of a class to itself"));
    }
    if uselist != any {
        let message = match any {
            true => "'any()' not implemented for scalar attributes. Use has().",
            false => "'has()' not implemented for collections. Use any().",
        };
        return Err(cx.raise("InvalidRequestError", message));
    }
    let mut conditions: Vec<Expression> = columns
        .into_iter()
        .map(|pair| match direction(cx, attribute.id) {
            Direction::OneToMany => Expression::equal(pair.local, pair.remote),
            Direction::ManyToOne => Expression::equal(pair.remote, pair.local),
        })
        .collect();
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

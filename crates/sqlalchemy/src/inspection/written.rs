//! What a relationship's property tells of the arguments it was made with: `Parent.children.property.order_by`.

use std::rc::Rc;

use bothways_orm::config::{CollectionClass, ConfiguredRelationship, InnerJoin, Relationship, Target};
use bothways_python::{Dict, Raised, Value};
use bothways_sql::OrderBy;

use super::mapper;
use crate::collections::KeyedDictClass;
use crate::context::Context;
use crate::expressions::{ExpressionObject, Ordering};
use crate::object::value;
use crate::relationship::{Backref, info, written_arguments};

/// The argument of that name; none if there is no such.
pub(super) fn argument(
    cx: &mut Context<'_>,
    relationship: &Relationship,
    setup: &ConfiguredRelationship,
    name: &str,
) -> Result<Option<Value>, Raised> {
    let options = &relationship.options;
    let written = written_arguments(cx, &options.arguments);
    Ok(Some(match name {
        "argument" => match (written.and_then(|written| written.argument), &options.target) {
            (Some(argument), Target::Name(_) | Target::Written(_)) => argument,
            (_, Target::Class(_)) | (None, _) => mapper(cx, setup.target),
        },
        "order_by" if setup.order_by.is_empty() => Value::Bool(false),
        "order_by" => {
            Value::tuple(setup.order_by.clone().into_iter().map(|term| ordering(cx, term)).collect())
        }
        "backref" => {
            return backref(setup, relationship, written.and_then(|written| written.backref)).map(Some);
        }
        "info" => info(cx, &options.arguments),
        "doc" => written.and_then(|written| written.doc).unwrap_or(Value::None),
        "collection_class" => match written.and_then(|written| written.collection_class) {
            None => Value::None,
            Some(CollectionClass::List) => Value::Class(Rc::clone(&cx.vm.types().list)),
            Some(CollectionClass::Set) => Value::Class(Rc::clone(&cx.vm.types().set)),
            Some(CollectionClass::UnkeyedDict) => Value::Class(Rc::clone(&cx.vm.types().dict)),
            Some(CollectionClass::Own { class, .. }) => crate::collections::own::factory(cx, class),
            Some(CollectionClass::Keyed(function)) => value(KeyedDictClass { function }),
        },
        "innerjoin" => match options.inner_join {
            InnerJoin::No => Value::Bool(false),
            InnerJoin::Nested => Value::Bool(true),
            InnerJoin::Unnested => Value::from("unnested"),
        },
        "join_depth" => match options.join_depth {
            Some(depth) => Value::Int(i64::try_from(depth).unwrap_or(i64::MAX)),
            None => Value::None,
        },
        "enable_typechecks" => Value::Bool(!options.takes_subclasses),
        "active_history" => Value::Bool(options.active_history),
        "sync_backref" => options.sync_backref.map_or(Value::None, Value::Bool),
        _ => return Ok(None),
    }))
}

/// One term of `order_by`.
fn ordering(cx: &mut Context<'_>, OrderBy { expression, direction, nulls }: OrderBy) -> Value {
    if direction.is_some() || nulls.is_some() {
        return value(Ordering { expression, direction, nulls, label: None });
    }
    let column = expression.as_column().and_then(|(table, column)| {
        let schema = cx.facade.orm.schema();
        let id = schema.find(table)?;
        Some((id, schema.table(id)?.position(column)?))
    });
    match column {
        Some((table, position)) => super::column_at(cx, table, position),
        None => value(ExpressionObject::new(expression)),
    }
}

/// The name given; with `backref()` it is a pair of that and the keywords of the relationship that was made.
fn backref(
    setup: &ConfiguredRelationship,
    relationship: &Relationship,
    given: Option<Backref>,
) -> Result<Value, Raised> {
    let Some(Backref { name, keywords, .. }) = given else { return Ok(Value::None) };
    let Some(keywords) = keywords else { return Ok(Value::Str(name)) };
    let options = &relationship.options;
    let taken = ["primaryjoin", "secondaryjoin", "foreign_keys"];
    let all: Rc<Dict> = Rc::default();
    for (name, given) in keywords.iter().filter(|(name, _)| !taken.contains(&&**name)) {
        all.set_str(&**name, given.clone());
    }
    let defaults = [
        ("viewonly", Value::Bool(options.viewonly)),
        ("post_update", Value::Bool(setup.post_update)),
        ("passive_updates", Value::Bool(setup.passive_updates)),
        ("sync_backref", options.sync_backref.map_or(Value::None, Value::Bool)),
    ];
    for (name, default) in defaults {
        if all.get_str(name).is_none() {
            all.set_str(name, default);
        }
    }
    Ok(Value::tuple(vec![Value::Str(name), Value::Dict(all)]))
}

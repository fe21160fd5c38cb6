//! `bulk_save_objects`, `bulk_insert_mappings`, `bulk_update_mappings`: the legacy methods of a session that write many
//! rows at once.

use bothways_orm::bulk::{self, InsertStyle, Synchronize};
use bothways_python::{Arguments, Raised, Value};
use bothways_sql::Expression;
use bothways_world::{ClassId, InstanceId, SessionId};

use super::methods::{members, receiver};
use crate::context::Context;
use crate::dml;
use crate::errors::checked;

/// `session.bulk_insert_mappings(Class, mappings)`
pub(super) fn insert_mappings(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    refuse_options(cx, "bulk_insert_mappings", &mut arguments)?;
    let names = ["self", "mapper", "mappings"];
    let [this, class, mappings] = cx.bind("Session.bulk_insert_mappings", names, 3, arguments)?;
    let session = receiver(cx, this.as_ref())?;
    let class = mapped(cx, class.as_ref())?;
    let given = cx.python().collect(&mappings.unwrap_or(Value::None))?;
    let rows = dml::insert_mappings(cx, class, &given)?;
    insert(cx, session, class, rows)
}

/// `session.bulk_update_mappings(Class, mappings)`
pub(super) fn update_mappings(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    refuse_options(cx, "bulk_update_mappings", &mut arguments)?;
    let names = ["self", "mapper", "mappings"];
    let [this, class, mappings] = cx.bind("Session.bulk_update_mappings", names, 3, arguments)?;
    let session = receiver(cx, this.as_ref())?;
    let class = mapped(cx, class.as_ref())?;
    let given = cx.python().collect(&mappings.unwrap_or(Value::None))?;
    let rows = dml::update_mappings(cx, class, &given)?;
    checked(cx, |orm| {
        bulk::save(orm, session, |orm| bulk::update_by_key(orm, session, class, rows, Synchronize::No))
    })?;
    Ok(Value::None)
}

/// `session.bulk_save_objects(objects)`: those of one class that follow each other, and are new or have rows alike, are
/// written together.
pub(super) fn save_objects(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    refuse_options(cx, "bulk_save_objects", &mut arguments)?;
    let [this, objects] = cx.bind("Session.bulk_save_objects", ["self", "objects"], 2, arguments)?;
    let session = receiver(cx, this.as_ref())?;
    let given = cx.python().collect(&objects.unwrap_or(Value::None))?;
    let objects = members(cx, &given)?;
    let kind = |cx: &Context<'_>, instance: InstanceId| {
        let object = cx.facade.orm.object(instance);
        (object.class, object.key.is_some())
    };
    let mut rest = &objects[..];
    while let Some(first) = rest.first() {
        let of_group = kind(cx, *first);
        let count = rest.iter().take_while(|instance| kind(cx, **instance) == of_group).count();
        let (group, after) = rest.split_at(count);
        rest = after;
        let (class, has_rows) = of_group;
        refuse_joined(cx, class)?;
        let values = group.iter().map(|instance| bulk::state_values(&cx.facade.orm, *instance));
        let values: Vec<_> = values.collect();
        if has_rows {
            checked(cx, |orm| {
                bulk::save(orm, session, |orm| {
                    bulk::update_by_key(orm, session, class, values, Synchronize::No)
                })
            })?;
        } else {
            let parameter = |(position, value)| (position, Expression::Parameter(value));
            let rows = values.into_iter().map(|row| row.into_iter().map(parameter).collect()).collect();
            insert(cx, session, class, rows)?;
        }
    }
    Ok(Value::None)
}

fn insert(
    cx: &mut Context<'_>,
    session: SessionId,
    class: ClassId,
    rows: Vec<bulk::NewRow>,
) -> Result<Value, Raised> {
    let target = (cx.facade.orm.mapper(class).table, Some(class));
    checked(cx, |orm| {
        bulk::save(orm, session, |orm| bulk::insert(orm, session, target, rows, InsertStyle::Mappings, &[]))
    })?;
    Ok(Value::None)
}

fn mapped(cx: &mut Context<'_>, class: Option<&Value>) -> Result<ClassId, Raised> {
    let class = class.and_then(Value::as_class).and_then(|class| cx.facade.classes.id(class));
    let Some(class) = class else { return cx.unsupported("a bulk method for anything but a mapped class") };
    refuse_joined(cx, class)?;
    Ok(class)
}

fn refuse_joined(cx: &mut Context<'_>, class: ClassId) -> Result<(), Raised> {
    match cx.facade.orm.is_joined(class) {
        true => cx.unsupported("bulk methods for a class with joined inheritance"),
        false => Ok(()),
    }
}

/// Options that change nothing may be written out.
fn refuse_options(cx: &mut Context<'_>, method: &str, arguments: &mut Arguments) -> Result<(), Raised> {
    for (option, usual) in [
        ("return_defaults", false),
        ("render_nulls", false),
        ("update_changed_only", true),
        ("preserve_order", true),
    ] {
        if let Some(given) = arguments.take_keyword(option)
            && cx.python().truth(&given)? != usual
        {
            return cx.unsupported(format!("Session.{method}({option}={})", !usual));
        }
    }
    Ok(())
}

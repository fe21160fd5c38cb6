//! Listeners of mappers: `event.listens_for(Parent, "before_insert")`.

use std::rc::Rc;

use bothways_orm::events::{InstanceEvent, MapperEvent, listen_to_mapper, listen_to_mappers};
use bothways_python::{Class, Raised, Value};
use bothways_world::{InstanceId, SessionId};

use super::Options;
use super::flush::{Classes, Listened, Listening, Moment, ObjectEvent};
use crate::context::Context;
use crate::session::state_of;

/// Other events of mapped classes, which are not supported yet.
const OTHER_EVENTS: [&str; 8] = [
    "after_mapper_constructed",
    "instrument_class",
    "first_init",
    "init_failure",
    "pickle",
    "unpickle",
    "class_instrument",
    "attribute_instrument",
];

/// The event of that name on mapped classes.
pub(super) fn event(
    cx: &mut Context<'_>,
    to: &Value,
    classes: Classes,
    name: &str,
) -> Result<Listened, Raised> {
    let event = match name {
        "before_insert" => MapperEvent::BeforeInsert,
        "after_insert" => MapperEvent::AfterInsert,
        "before_update" => MapperEvent::BeforeUpdate,
        "after_update" => MapperEvent::AfterUpdate,
        "before_delete" => MapperEvent::BeforeDelete,
        "after_delete" => MapperEvent::AfterDelete,
        "before_configured" if classes == Classes::All => {
            return Ok(Listened::Configuration(classes, Moment::Before));
        }
        "after_configured" if classes == Classes::All => {
            return Ok(Listened::Configuration(classes, Moment::After));
        }
        "before_configured" | "after_configured" => {
            return cx.unsupported(format!("the event {name} of anything but Mapper"));
        }
        "before_mapper_configured" => return Ok(Listened::Configuration(classes, Moment::BeforeMapper)),
        "mapper_configured" => return Ok(Listened::Configuration(classes, Moment::Mapper)),
        "init" => return Ok(Listened::Instance(classes, ObjectEvent::Init)),
        "load" => return Ok(Listened::Instance(classes, ObjectEvent::Loaded(InstanceEvent::Load))),
        "refresh" => return Ok(Listened::Instance(classes, ObjectEvent::Loaded(InstanceEvent::Refresh))),
        "refresh_flush" => {
            return Ok(Listened::Instance(classes, ObjectEvent::Loaded(InstanceEvent::RefreshFlush)));
        }
        "expire" => return Ok(Listened::Instance(classes, ObjectEvent::Loaded(InstanceEvent::Expire))),
        other if OTHER_EVENTS.contains(&other) => {
            return cx.unsupported(format!("the event {other} of a mapped class"));
        }
        other => {
            let message = format!("No such event '{other}' for target '{}'", cx.python().str(to)?);
            return Err(cx.raise("InvalidRequestError", message));
        }
    };
    Ok(Listened::Mapper(classes, event))
}

/// The classes that a target means: one, or what a class without a mapper has below it.
pub(super) fn classes(cx: &mut Context<'_>, class: &Rc<Class>) -> Classes {
    if let Some(mapped) = cx.facade.classes.id(class) {
        return Classes::Mapped(mapped);
    }
    let bases = &mut cx.facade.listened_bases;
    let number = bases.iter().position(|known| Rc::ptr_eq(known, class)).unwrap_or_else(|| {
        bases.push(Rc::clone(class));
        bases.len() - 1
    });
    Classes::Base(number)
}

/// Registers a function.
pub(super) fn listen(
    cx: &mut Context<'_>,
    classes: Classes,
    event: MapperEvent,
    function: Value,
    options: Options,
) -> Result<(), Raised> {
    if options.retval {
        return cx.unsupported("a listener of a mapper with retval=True");
    }
    match classes {
        Classes::Mapped(class) => listen_to_mapper(&mut cx.facade.orm, class, event, options.propagate),
        Classes::All | Classes::Base(_) => listen_to_mappers(&mut cx.facade.orm, event),
    }
    cx.facade.flush_listeners.add(Listening { to: Listened::Mapper(classes, event), function, options });
    Ok(())
}

/// Calls the functions that listen to an event of an object's mapper.
pub(crate) fn tell(
    cx: &mut Context<'_>,
    event: MapperEvent,
    session: SessionId,
    instance: InstanceId,
) -> Result<(), Raised> {
    let class = cx.facade.orm.object(instance).class;
    let told = super::flush::told(cx, class, |listened| match listened {
        Listened::Mapper(classes, known) if known == event => Some(classes),
        _ => None,
    });
    for Listening { function, options, .. } in told {
        let connection = cx.connection(session);
        let target = if options.raw { state_of(cx, instance) } else { cx.instance(instance) };
        let mapper = crate::inspection::mapper(cx, class);
        let given = [("mapper", mapper), ("connection", connection), ("target", target)];
        super::flush::call(cx, &function, options, given.into())?;
    }
    Ok(())
}

//! Listeners of mappers: `event.listens_for(Parent, "before_insert")`.

use bothways_orm::events::{MapperEvent, listen_to_mapper};
use bothways_python::{Raised, Value};
use bothways_world::{ClassId, InstanceId, SessionId};

use super::Options;
use super::flush::{Listened, Listening};
use crate::context::Context;
use crate::session::state_of;

/// Other events of mapped classes, which are not supported yet.
const OTHER_EVENTS: [&str; 17] = [
    "after_configured",
    "after_mapper_constructed",
    "before_configured",
    "before_mapper_configured",
    "instrument_class",
    "mapper_configured",
    "expire",
    "first_init",
    "init",
    "init_failure",
    "load",
    "pickle",
    "refresh",
    "refresh_flush",
    "unpickle",
    "class_instrument",
    "attribute_instrument",
];

/// The event of that name on a mapped class.
pub(super) fn event(cx: &mut Context<'_>, to: &Value, name: &str) -> Result<MapperEvent, Raised> {
    Ok(match name {
        "before_insert" => MapperEvent::BeforeInsert,
        "after_insert" => MapperEvent::AfterInsert,
        "before_update" => MapperEvent::BeforeUpdate,
        "after_update" => MapperEvent::AfterUpdate,
        "before_delete" => MapperEvent::BeforeDelete,
        "after_delete" => MapperEvent::AfterDelete,
        other if OTHER_EVENTS.contains(&other) => {
            return cx.unsupported(format!("the event {other} of a mapped class"));
        }
        other => {
            let message = format!("No such event '{other}' for target '{}'", cx.python().str(to)?);
            return Err(cx.raise("InvalidRequestError", message));
        }
    })
}

/// Registers a function.
pub(super) fn listen(
    cx: &mut Context<'_>,
    class: ClassId,
    event: MapperEvent,
    function: Value,
    options: Options,
) -> Result<(), Raised> {
    if options.retval {
        return cx.unsupported("a listener of a mapper with retval=True");
    }
    listen_to_mapper(&mut cx.facade.orm, class, event, options.propagate);
    cx.facade.flush_listeners.add(Listening { to: Listened::Mapper(class, event), function, options });
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
    let above: Vec<ClassId> = cx.facade.orm.iterate_to_root(class).collect();
    let is_told = |known: &Listening| match known.to {
        Listened::Mapper(listened, known_event) => {
            known_event == event
                && (listened == class || known.options.propagate && above.contains(&listened))
        }
        Listened::Session(..) | Listened::Connection(_) => false,
    };
    for Listening { function, options, .. } in cx.facade.flush_listeners.told(is_told) {
        let connection = cx.connection(session);
        let target = if options.raw { state_of(instance) } else { cx.instance(instance) };
        let mapper = crate::inspection::mapper(cx, class);
        let given = [("mapper", mapper), ("connection", connection), ("target", target)];
        super::flush::call(cx, &function, options, given.into())?;
    }
    Ok(())
}

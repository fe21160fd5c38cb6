//! Listeners of the configuration of mappers: `event.listens_for(Mapper, "after_configured")`.

use bothways_orm::events::{ConfigurationEvent, listen_to_configuration};
use bothways_python::{Raised, Value};

use super::Options;
use super::flush::{Classes, Listened, Listening, Moment};
use crate::context::Context;

/// Registers a function.
pub(super) fn listen(
    cx: &mut Context<'_>,
    (classes, moment): (Classes, Moment),
    function: Value,
    options: Options,
) {
    listen_to_configuration(&mut cx.facade.orm);
    let to = Listened::Configuration(classes, moment);
    cx.facade.flush_listeners.add(Listening { to, function, options });
}

/// Calls the functions that listen.
pub(crate) fn tell(cx: &mut Context<'_>, event: ConfigurationEvent) -> Result<(), Raised> {
    let (moment, class) = match event {
        ConfigurationEvent::Before => (Moment::Before, None),
        ConfigurationEvent::BeforeMapper(class) => (Moment::BeforeMapper, Some(class)),
        ConfigurationEvent::Mapper(class) => (Moment::Mapper, Some(class)),
        ConfigurationEvent::After => (Moment::After, None),
    };
    // Listeners find the attributes that configuration has made so far.
    cx.install_attributes();
    let Some(class) = class else {
        let is_told = |known: &Listening| known.to == Listened::Configuration(Classes::All, moment);
        for Listening { function, options, .. } in cx.facade.flush_listeners.told(is_told) {
            super::flush::call(cx, &function, options, Vec::new())?;
        }
        return Ok(());
    };
    let told = super::flush::told(cx, class, |listened| match listened {
        Listened::Configuration(classes, known) if known == moment => Some(classes),
        _ => None,
    });
    for Listening { function, options, .. } in told {
        if options.retval {
            return cx.unsupported("a listener of before_mapper_configured with retval=True");
        }
        let mapper = crate::inspection::mapper(cx, class);
        let mapped = cx.facade.classes.class(class).map_or(Value::None, Value::Class);
        super::flush::call(cx, &function, options, vec![("mapper", mapper), ("class_", mapped)])?;
    }
    Ok(())
}

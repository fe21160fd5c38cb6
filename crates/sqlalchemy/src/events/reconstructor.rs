//! `@reconstructor`: a method that is called, instead of `__init__`, on each object that comes out of a row.

use std::rc::Rc;

use bothways_orm::events::InstanceEvent;
use bothways_python::{Arguments, Class, Raised, Value};
use bothways_world::ClassId;

use super::Options;
use super::flush::{Classes, ObjectEvent};
use super::instance;
use crate::context::Context;
use crate::native::Native;

/// `reconstructor(fn)`
pub(crate) fn reconstructor(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [function] = cx.bind("reconstructor", ["fn"], 1, arguments)?;
    let function = function.unwrap_or(Value::None);
    cx.facade.reconstructors.push(function.clone());
    Ok(function)
}

/// Has a mapped class call the reconstructor that it or a class above it has.
pub(crate) fn install_reconstructor(cx: &mut Context<'_>, class: &Rc<Class>, id: ClassId) {
    let found = class.mro().flat_map(|source| source.namespace.names()).find(|(name, held)| {
        let is_own = class.lookup(name).is_some_and(|nearest| nearest.is(held));
        is_own && cx.facade.reconstructors.iter().any(|known| known.is(held))
    });
    let Some((_, function)) = found else { return };
    let call = Native::closure("_event_on_load", move |cx, arguments| {
        let target = arguments.positional.into_iter().take(1).collect();
        cx.python().call(&function, Arguments::positional(target))
    });
    let event = ObjectEvent::Loaded(InstanceEvent::Load);
    instance::listen(cx, Classes::Mapped(id), event, call, Options::default());
}

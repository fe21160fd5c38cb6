//! Listeners of objects: `event.listens_for(Parent, "init")`, `"load"` and `"refresh"`.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::events::{InstanceEvent, Refreshed, listen_to_instances};
use bothways_python::{Arguments, Dict, HostRef, Raised, Value};
use bothways_world::{AttributeId, InstanceId};

use super::Options;
use super::flush::{Classes, Listened, Listening, ObjectEvent, told};
use super::session::FlushContext;
use crate::context::Context;
use crate::object::{Object, value};
use crate::session::state_of;

/// Registers a function.
pub(super) fn listen(
    cx: &mut Context<'_>,
    classes: Classes,
    event: ObjectEvent,
    function: Value,
    options: Options,
) {
    if let ObjectEvent::Loaded(event) = event {
        listen_to_instances(&mut cx.facade.orm, event);
    }
    cx.facade.flush_listeners.add(Listening { to: Listened::Instance(classes, event), function, options });
}

/// Calls the functions that listen to a class being called: they may change the keyword arguments of `__init__`.
pub(crate) fn init(
    cx: &mut Context<'_>,
    instance: InstanceId,
    arguments: &mut Arguments,
) -> Result<(), Raised> {
    let listening = listening(cx, instance, ObjectEvent::Init);
    if listening.is_empty() {
        return Ok(());
    }
    let keywords = Rc::new(Dict::default());
    for (name, given) in &arguments.keywords {
        keywords.set_str(Rc::clone(name), given.clone());
    }
    let positional = Value::tuple(arguments.positional.clone());
    for Listening { function, options, .. } in listening {
        let target = target(cx, options, instance);
        let kwargs = Value::Dict(Rc::clone(&keywords));
        let given = vec![("target", target), ("args", positional.clone()), ("kwargs", kwargs)];
        super::flush::call(cx, &function, options, given)?;
    }
    arguments.keywords = keywords.names();
    Ok(())
}

/// Calls the functions that listen to objects that come out of rows.
pub(crate) fn tell(
    cx: &mut Context<'_>,
    event: InstanceEvent,
    instance: InstanceId,
    refreshed: &Refreshed,
) -> Result<(), Raised> {
    for Listening { function, options, .. } in listening(cx, instance, ObjectEvent::Loaded(event)) {
        let mut given = vec![("target", target(cx, options, instance))];
        match event {
            InstanceEvent::Load | InstanceEvent::Refresh => given.push(("context", value(QueryContext))),
            InstanceEvent::RefreshFlush => given.push(("flush_context", value(FlushContext))),
            InstanceEvent::Expire => {}
        }
        if event != InstanceEvent::Load {
            given.push(("attrs", names(cx, refreshed)?));
        }
        super::flush::call(cx, &function, options, given)?;
    }
    Ok(())
}

fn listening(cx: &mut Context<'_>, instance: InstanceId, event: ObjectEvent) -> Vec<Listening> {
    let class = cx.facade.orm.object(instance).class;
    told(cx, class, |listened| match listened {
        Listened::Instance(classes, known) if known == event => Some(classes),
        _ => None,
    })
}

fn target(cx: &mut Context<'_>, options: Options, instance: InstanceId) -> Value {
    if options.raw { state_of(cx, instance) } else { cx.instance(instance) }
}

/// The names of what was refreshed, in the collection that SQLAlchemy has them in.
fn names(cx: &mut Context<'_>, refreshed: &Refreshed) -> Result<Value, Raised> {
    let list = |cx: &Context<'_>, attributes: &[AttributeId]| {
        let name = |attribute: &AttributeId| Value::from(&*cx.facade.orm.attribute(*attribute).key);
        Value::list(attributes.iter().map(name).collect())
    };
    match refreshed {
        Refreshed::All => Ok(Value::None),
        Refreshed::Listed(attributes) => Ok(list(cx, attributes)),
        Refreshed::Chosen(attributes) => {
            let (names, class) = (list(cx, attributes), Rc::clone(&cx.vm.types().frozenset));
            cx.python().call(&Value::Class(class), Arguments::positional(vec![names]))
        }
        Refreshed::Missing(attributes) => {
            let (names, class) = (list(cx, attributes), Rc::clone(&cx.vm.types().set));
            cx.python().call(&Value::Class(class), Arguments::positional(vec![names]))
        }
    }
}

/// The run of a query as a listener is given it.
struct QueryContext;

impl Object for QueryContext {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("QueryContext")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        cx.unsupported(format!("QueryContext.{name}"))
    }
}

//! Listeners of attributes: `event.listen(Parent.children, "append", …)`.

use std::borrow::Cow;

use bothways_orm::attributes::{self, EventKind, Listener, Operation, Token};
use bothways_orm::{AttributeEvent, Notice};
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_world::{AttributeId, ClassId, Committed, InstanceId, Value as Held};

use super::validator::Validator;
use super::{Options, is_same};
use crate::context::Context;
use crate::object::{Object, value};
use crate::session::state_of;
use crate::symbols::Symbol;

/// Events of attributes that are not supported yet.
pub(super) const OTHER_EVENTS: [&str; 1] = ["init_scalar"];

/// The functions that listen, by their numbers in the ORM.
#[derive(Default)]
pub(crate) struct Listeners(Vec<Registered>);

/// One of them.
#[derive(Clone)]
enum Registered {
    /// A listener; none where it was removed.
    Listener(Option<Registration>),
    /// A validator.
    Validator(Validator),
}

#[derive(Clone)]
struct Registration {
    class: ClassId,
    attribute: AttributeId,
    kind: EventKind,
    function: Value,
    options: Options,
}

impl Listeners {
    fn add(&mut self, registered: Registered) -> Listener {
        self.0.push(registered);
        Listener(u32::try_from(self.0.len() - 1).unwrap_or(u32::MAX))
    }

    pub(super) fn add_validator(&mut self, validator: Validator) -> Listener {
        self.add(Registered::Validator(validator))
    }

    /// The number under which a function listens.
    pub(super) fn find(&self, attribute: AttributeId, kind: EventKind, function: &Value) -> Option<Listener> {
        let is_it = |registered: &Registered| match registered {
            Registered::Listener(Some(known)) => {
                known.attribute == attribute && known.kind == kind && is_same(&known.function, function)
            }
            Registered::Listener(None) | Registered::Validator(_) => false,
        };
        let position = self.0.iter().position(is_it)?;
        Some(Listener(u32::try_from(position).unwrap_or(u32::MAX)))
    }
}

/// The event of that name.
pub(super) fn kind(name: &str) -> Option<EventKind> {
    match name {
        "append" => Some(EventKind::Append),
        "remove" => Some(EventKind::Remove),
        "set" => Some(EventKind::Set),
        "bulk_replace" => Some(EventKind::BulkReplace),
        "append_wo_mutation" => Some(EventKind::AppendWithoutMutation),
        "init_collection" => Some(EventKind::InitCollection),
        "dispose_collection" => Some(EventKind::DisposeCollection),
        "modified" => Some(EventKind::Modified),
        _ => None,
    }
}

/// Registers a function, unless it is registered already.
pub(super) fn listen(
    cx: &mut Context<'_>,
    (class, attribute): (ClassId, AttributeId),
    kind: EventKind,
    function: Value,
    options: Options,
) {
    if cx.facade.listeners.find(attribute, kind, &function).is_some() {
        return;
    }
    let registration = Registration { class, attribute, kind, function, options };
    let listener = cx.facade.listeners.add(Registered::Listener(Some(registration)));
    let orm = &mut cx.facade.orm;
    attributes::listen(orm, attribute, kind, listener, options.active_history);
}

/// Removes a function; false: it was not registered.
pub(super) fn stop_listening(
    cx: &mut Context<'_>,
    attribute: AttributeId,
    kind: EventKind,
    function: &Value,
) -> bool {
    let Some(listener) = cx.facade.listeners.find(attribute, kind, function) else { return false };
    attributes::stop_listening(&mut cx.facade.orm, attribute, kind, listener);
    if let Some(registered) = cx.facade.listeners.0.get_mut(listener.0 as usize) {
        *registered = Registered::Listener(None);
    }
    true
}

/// Calls a listener or validator.
pub(crate) fn tell(
    cx: &mut Context<'_>,
    listener: Listener,
    (owner, attribute): (InstanceId, AttributeId),
    initiator: Token,
    event: AttributeEvent,
) -> Result<AttributeEvent, Raised> {
    match cx.facade.listeners.0.get(listener.0 as usize).cloned() {
        Some(Registered::Listener(Some(Registration { class, function, options, kind, .. }))) => {
            if !super::concerns(cx, class, options, owner) {
                return Ok(event);
            }
            if options.once {
                stop_listening(cx, attribute, kind, &function);
            }
            call(cx, &function, options, (owner, attribute), initiator, event)
        }
        Some(Registered::Validator(validator)) => validator.tell(cx, (owner, attribute), initiator, event),
        Some(Registered::Listener(None)) | None => Ok(event),
    }
}

fn call(
    cx: &mut Context<'_>,
    function: &Value,
    options: Options,
    (owner, attribute): (InstanceId, AttributeId),
    initiator: Token,
    event: AttributeEvent,
) -> Result<AttributeEvent, Raised> {
    let target = if options.raw { state_of(cx, owner) } else { cx.instance(owner) };
    let token = value(AttributeEventToken(initiator));
    let mut given = vec![("target", target)];
    let values = match &event {
        AttributeEvent::Append(item) => {
            given.push(("value", cx.instance(*item)));
            None
        }
        AttributeEvent::Remove(old) => {
            given.push(("value", committed(cx, old)?));
            None
        }
        AttributeEvent::Set { value, old } => {
            given.push(("value", cx.attribute_value(value.clone())?));
            given.push(("oldvalue", committed(cx, old)?));
            None
        }
        AttributeEvent::BulkReplace(items) => {
            let values = Value::list(items.iter().map(|item| cx.instance(*item)).collect());
            given.push(("values", values.clone()));
            Some(values)
        }
        AttributeEvent::Notice(notice) => {
            match notice {
                Notice::AppendWithoutMutation(item) => given.push(("value", cx.instance(*item))),
                Notice::InitCollection(collection) | Notice::DisposeCollection(collection) => {
                    given.push(("collection", crate::collections::shown(cx, *collection)?));
                    let adapter = crate::collections::own::adapter_value(*collection);
                    given.push(("collection_adapter", adapter));
                }
                Notice::Modified => {}
            }
            None
        }
    };
    let is_about_collection =
        matches!(event, AttributeEvent::Notice(Notice::InitCollection(_) | Notice::DisposeCollection(_)));
    if !is_about_collection {
        given.push(("initiator", token));
    }
    let mut arguments = Arguments::default();
    if options.named {
        arguments.keywords = given.into_iter().map(|(name, given)| (name.into(), given)).collect();
    } else {
        arguments.positional = given.into_iter().map(|(_, given)| given).collect();
    }
    if options.include_key {
        let key = cx.symbol(Symbol::NoValue);
        arguments.keywords.push(("key".into(), key));
    }
    let returned = cx.python().call(function, arguments)?;
    match values {
        // Listeners of this event change the list that they are given.
        Some(Value::List(values)) => {
            let values = values.borrow().clone();
            let members = values.iter().map(|value| cx.member(value)).collect::<Result<_, Raised>>()?;
            Ok(AttributeEvent::BulkReplace(members))
        }
        _ if options.retval => replaced(cx, attribute, event, &returned),
        _ => Ok(event),
    }
}

/// The event with what a listener returned as its value.
pub(super) fn replaced(
    cx: &mut Context<'_>,
    attribute: AttributeId,
    event: AttributeEvent,
    returned: &Value,
) -> Result<AttributeEvent, Raised> {
    Ok(match event {
        AttributeEvent::Append(_) => AttributeEvent::Append(cx.member(returned)?),
        AttributeEvent::Set { value: Held::Scalar(_), old } => {
            AttributeEvent::Set { value: Held::Scalar(cx.column_value(attribute, returned)?), old }
        }
        AttributeEvent::Set { old, .. } => {
            let item = if returned.is_none() { None } else { Some(cx.related(returned)?) };
            AttributeEvent::Set { value: Held::Reference(item), old }
        }
        other @ (AttributeEvent::Remove(_) | AttributeEvent::BulkReplace(_) | AttributeEvent::Notice(_)) => {
            other
        }
    })
}

/// An old value in Python.
pub(crate) fn committed(cx: &mut Context<'_>, old: &Committed) -> Result<Value, Raised> {
    Ok(match old {
        Committed::NoValue => cx.symbol(Symbol::NoValue),
        Committed::Unknown => cx.symbol(Symbol::PassiveNoResult),
        Committed::Scalar(scalar) => crate::scalars::value(cx, scalar)?,
        Committed::Reference(None) => Value::None,
        Committed::Reference(Some(item)) => cx.instance(*item),
        Committed::Items(items) => Value::list(items.iter().map(|item| cx.instance(*item)).collect()),
    })
}

/// The `initiator` of an event, as the program is given it.
pub(crate) fn token_value(token: Token) -> Value {
    value(AttributeEventToken(token))
}

/// The token that such a value stands for.
pub(crate) fn token_of(given: &Value) -> Option<Token> {
    crate::object::view::<AttributeEventToken>(given).map(|token| token.0)
}

/// The `initiator` of an event.
struct AttributeEventToken(Token);

impl Object for AttributeEventToken {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("AttributeEventToken")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "key" => Ok(Some(Value::from(&*cx.facade.orm.attribute(self.0.attribute).key))),
            "op" => Ok(Some(cx.operation(self.0.operation))),
            "parent_token" => Ok(Some(crate::inspection::property(cx, self.0.attribute))),
            "impl" => Ok(Some(value(AttributeImpl(self.0.attribute)))),
            "hasparent" => cx.unsupported(format!("the {name} of an event's initiator")),
            _ => Ok(None),
        }
    }

    fn compare(
        &self,
        _cx: &mut Context<'_>,
        comparison: bothways_python::Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        let tokens = (crate::object::view::<Self>(left), crate::object::view::<Self>(right));
        let equal = matches!(tokens, (Some(left), Some(right)) if left.0 == right.0);
        Ok(match comparison {
            bothways_python::Comparison::Equal => Some(Value::Bool(equal)),
            bothways_python::Comparison::NotEqual => Some(Value::Bool(!equal)),
            _ => None,
        })
    }
}

/// The `impl` of such a token: the implementation of the attribute.
struct AttributeImpl(AttributeId);

impl Object for AttributeImpl {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("AttributeImpl")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let attribute = cx.facade.orm.attribute(self.0);
        let relationship = attribute.relationship();
        Ok(match name {
            "key" => Some(Value::from(&*attribute.key)),
            "class_" => cx.facade.classes.class(attribute.class).map(Value::Class),
            "collection" => Some(Value::Bool(relationship.is_some_and(|made| made.setup().uselist))),
            "uses_objects" => Some(Value::Bool(relationship.is_some())),
            "parent_token" => Some(crate::inspection::property(cx, self.0)),
            _ => None,
        })
    }
}

/// Whether an append belongs to the replacement of a whole collection.
pub(super) fn is_bulk(initiator: Token) -> bool {
    initiator.operation == Operation::BulkReplace
}

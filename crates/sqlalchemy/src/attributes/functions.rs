//! The functions of `sqlalchemy.orm.attributes` that reach attributes by name.

use std::rc::Rc;

use bothways_orm::attributes::{self, Passive};
use bothways_orm::config::Property;
use bothways_python::{Arguments, Raised, Value};
use bothways_world::{AttributeId, InstanceId};

use crate::context::Context;
use crate::errors::checked;
use crate::native::Function;
use crate::object::view;
use crate::session::{history, state_of};
use crate::symbols::NamedSymbol;

/// What the module exports.
pub(crate) const FUNCTIONS: &[(&str, Function)] = &[
    ("get_history", get_history),
    ("get_attribute", get_attribute),
    ("set_attribute", set_attribute),
    ("del_attribute", del_attribute),
    ("set_committed_value", set_committed_value),
    ("flag_modified", flag_modified),
    ("flag_dirty", flag_dirty),
    ("init_collection", crate::collections::own::init_collection),
    ("instance_state", instance_state),
    ("instance_dict", instance_dict),
];

/// An attribute of an object, by its name.
fn place(
    cx: &mut Context<'_>,
    instance: Option<&Value>,
    key: Option<&Value>,
) -> Result<(InstanceId, AttributeId, Rc<str>), Raised> {
    let instance = cx.related(instance.unwrap_or(&Value::None))?;
    let key = key.cloned().unwrap_or(Value::None);
    let class = cx.facade.orm.object(instance).class;
    let attribute = key.as_str().and_then(|name| cx.facade.orm.find_attribute(class, name));
    match (attribute, key) {
        (Some(attribute), Value::Str(name)) => Ok((instance, attribute, name)),
        (_, key) => Err(cx.vm.raise_key_error(key)),
    }
}

/// `get_history(obj, key)`
fn get_history(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [object, key, passive] = cx.bind("get_history", ["obj", "key", "passive"], 2, arguments)?;
    let passive = match passive.as_ref().map(view::<NamedSymbol>) {
        None => Passive::Load,
        Some(Some(symbol)) if symbol.name() == "PASSIVE_OFF" => Passive::Load,
        Some(Some(symbol)) if symbol.name() == "PASSIVE_NO_INITIALIZE" => Passive::WithoutPending,
        Some(_) => return cx.unsupported("this value of get_history(passive=…)"),
    };
    let (instance, attribute, _) = place(cx, object.as_ref(), key.as_ref())?;
    history(cx, instance, attribute, passive)
}

/// `get_attribute(instance, key)`
fn get_attribute(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [object, key] = cx.bind("get_attribute", ["instance", "key"], 2, arguments)?;
    let (_, _, name) = place(cx, object.as_ref(), key.as_ref())?;
    cx.python().get_attribute(&object.unwrap_or(Value::None), &name)
}

/// `set_attribute(instance, key, value)`: with all events, as an assignment.
fn set_attribute(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [object, key, given, initiator] =
        cx.bind("set_attribute", ["instance", "key", "value", "initiator"], 3, arguments)?;
    if initiator.is_some_and(|initiator| !initiator.is_none()) {
        return cx.unsupported("set_attribute(initiator=…)");
    }
    let (_, _, name) = place(cx, object.as_ref(), key.as_ref())?;
    let (object, given) = (object.unwrap_or(Value::None), given.unwrap_or(Value::None));
    cx.python().set_attribute(&object, &name, given)?;
    Ok(Value::None)
}

/// `del_attribute(instance, key)`
fn del_attribute(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [object, key] = cx.bind("del_attribute", ["instance", "key"], 2, arguments)?;
    let (_, _, name) = place(cx, object.as_ref(), key.as_ref())?;
    cx.python().delete_attribute(&object.unwrap_or(Value::None), &name)?;
    Ok(Value::None)
}

/// `set_committed_value(instance, key, value)`: as if loaded, without events and history.
fn set_committed_value(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [object, key, given] = cx.bind("set_committed_value", ["instance", "key", "value"], 3, arguments)?;
    let (instance, attribute, _) = place(cx, object.as_ref(), key.as_ref())?;
    let given = given.unwrap_or(Value::None);
    if attributes::is_write_only(&cx.facade.orm, attribute) {
        let class = Rc::clone(&cx.vm.types().not_implemented_error);
        return Err(cx.vm.raise(&class, "Dynamic attributes don't support collection population."));
    }
    let uselist = match &cx.facade.orm.attribute(attribute).property {
        Property::Column(_) | Property::Expression(_) => {
            let scalar = cx.column_value(attribute, &given)?;
            checked(cx, |orm| {
                attributes::set_committed_scalar(orm, instance, attribute, scalar);
                Ok(())
            })?;
            return Ok(Value::None);
        }
        Property::Relationship(relationship) => relationship.setup().uselist,
    };
    if uselist {
        let items = cx.python().collect(&given)?;
        if matches!(given, Value::Dict(_)) {
            return cx.unsupported("set_committed_value() of a dict");
        }
        let items = items.iter().map(|item| cx.related(item)).collect::<Result<Vec<_>, _>>()?;
        checked(cx, |orm| attributes::set_committed_collection(orm, instance, attribute, &items))?;
        return Ok(Value::None);
    }
    let item = if given.is_none() { None } else { Some(cx.related(&given)?) };
    checked(cx, |orm| {
        attributes::set_committed_reference(orm, instance, attribute, item);
        Ok(())
    })?;
    Ok(Value::None)
}

/// `flag_modified(instance, key)`
fn flag_modified(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [object, key] = cx.bind("flag_modified", ["instance", "key"], 2, arguments)?;
    let (instance, attribute, name) = place(cx, object.as_ref(), key.as_ref())?;
    if !cx.facade.orm.object(instance).values.contains_key(&attribute) {
        let message = format!("Can't flag attribute '{name}' modified; it's not present in the object state");
        return Err(cx.raise("InvalidRequestError", message));
    }
    checked(cx, |orm| attributes::flag_modified(orm, instance, attribute))?;
    Ok(Value::None)
}

/// `flag_dirty(instance)`
fn flag_dirty(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [object] = cx.bind("flag_dirty", ["instance"], 1, arguments)?;
    let instance = cx.related(&object.unwrap_or(Value::None))?;
    checked(cx, |orm| attributes::flag_dirty(orm, instance))?;
    Ok(Value::None)
}

/// `instance_state(instance)`
fn instance_state(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [object] = cx.bind("instance_state", ["instance"], 1, arguments)?;
    let object = object.unwrap_or(Value::None);
    let instance = cx.related(&object)?;
    Ok(state_of(cx, instance))
}

/// `instance_dict(instance)`
fn instance_dict(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [object] = cx.bind("instance_dict", ["instance"], 1, arguments)?;
    cx.python().get_attribute(&object.unwrap_or(Value::None), "__dict__")
}

//! `__slots__`: what a class statement makes of it, and the descriptors that stand on the class for its names.

use std::rc::Rc;

use super::arguments::{method, method_up_to};
use crate::compile::code::Name;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::{Native, NativeKind};
use crate::value::instance::Instance;
use crate::vm::Vm;

type Answer = Result<Value, Raised>;

/// What a descriptor is about.
struct Slot {
    name: Name,
    /// The name of the class whose slot it is.
    class: Rc<str>,
}

pub(super) static METHODS: &[Native] = &[
    Native::new("member_descriptor.__get__", NativeKind::Method, get),
    Native::new("member_descriptor.__set__", NativeKind::Method, set),
    Native::new("member_descriptor.__delete__", NativeKind::Method, delete),
    Native::new("member_descriptor.__repr__", NativeKind::Method, repr),
];

impl Vm {
    /// Puts a descriptor into the namespace for each slot of a class. Says whether its instances have a dict as far
    /// as this class goes: without `__slots__` they do.
    pub(crate) fn add_slots(&mut self, class: &str, namespace: &Dict) -> Result<bool, Raised> {
        let names = match namespace.get_str("__slots__") {
            None => return Ok(true),
            Some(name @ Value::Str(_)) => vec![name],
            Some(Value::Tuple(names)) => names.to_vec(),
            Some(Value::List(names)) => names.borrow().clone(),
            Some(Value::Dict(names)) => names.keys(),
            Some(Value::Set(names)) => names.items(),
            Some(_) => return Err(self.unsupported("these __slots__ of a class")),
        };
        let mut has_dict = false;
        for name in names {
            let Value::Str(name) = name else {
                let text =
                    format!("__slots__ items must be strings, not '{}'", self.built_in_class_of(&name).name);
                return Err(self.raise_type_error(text));
            };
            match &*name {
                "__dict__" => has_dict = true,
                "__weakref__" => {}
                _ if namespace.contains_str(&name) => {
                    let text = format!("'{name}' in __slots__ conflicts with class variable");
                    return Err(self.raise_value_error(text));
                }
                _ => {
                    let name = crate::compile::mangle(Some(class), &name);
                    let slot = Slot { name: Name::new(Rc::clone(&name)), class: class.into() };
                    let kind = Rc::clone(&self.types.member_descriptor);
                    let descriptor = Instance::with_data(kind, slot);
                    namespace.set_str(name, Value::Instance(Rc::new(descriptor)));
                }
            }
        }
        Ok(has_dict)
    }
}

/// Takes a descriptor and the instance it is asked about.
fn slot_of<'a>(
    it: &mut Interpreter<'_>,
    descriptor: &'a Value,
    receiver: &'a Value,
) -> Result<(&'a Slot, &'a Rc<Instance>), Raised> {
    let slot = descriptor.as_instance().and_then(|descriptor| descriptor.data::<Slot>());
    match (slot, receiver) {
        (Some(slot), Value::Instance(instance)) if instance.class.lookup(&slot.name.text).is_some() => {
            Ok((slot, instance))
        }
        (Some(slot), other) => {
            let class = it.class_of(other)?;
            let text = format!(
                "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
                slot.name.text, slot.class, class.name
            );
            Err(it.vm.raise_type_error(text))
        }
        (None, _) => Err(it.vm.raise_type_error("descriptor requires a 'member_descriptor' object")),
    }
}

fn get(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (descriptor, [receiver, owner]) = method_up_to(it, "member_descriptor.__get__", arguments, 1)?;
    if receiver.is_none() && matches!(owner, Value::Class(_)) {
        return Ok(descriptor);
    }
    let (slot, instance) = slot_of(it, &descriptor, &receiver)?;
    match instance.existing_slots().and_then(|slots| slots.get_named(&slot.name)) {
        Some(value) => Ok(value),
        None => {
            let text = format!("'{}' object has no attribute '{}'", instance.class.name, slot.name.text);
            Err(it.vm.raise_attribute_error(text))
        }
    }
}

fn set(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (descriptor, [receiver, value]) = method(it, "member_descriptor.__set__", arguments)?;
    let (slot, instance) = slot_of(it, &descriptor, &receiver)?;
    instance.slots().set_named(&slot.name, value);
    Ok(Value::None)
}

fn delete(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (descriptor, [receiver]) = method(it, "member_descriptor.__delete__", arguments)?;
    let (slot, instance) = slot_of(it, &descriptor, &receiver)?;
    match instance.existing_slots().and_then(|slots| slots.remove_str(&slot.name.text)) {
        Some(old) => {
            drop(old);
            Ok(Value::None)
        }
        None => Err(it.vm.raise_attribute_error(&*slot.name.text)),
    }
}

fn repr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (descriptor, []) = method(it, "member_descriptor.__repr__", arguments)?;
    let slot = descriptor.as_instance().and_then(|descriptor| descriptor.data::<Slot>());
    Ok(slot.map_or(Value::None, |slot| {
        Value::from(format!("<member '{}' of '{}' objects>", slot.name.text, slot.class))
    }))
}

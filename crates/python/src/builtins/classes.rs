//! `object`, `type`, `super`, `property`, `classmethod`, `staticmethod`.

use std::rc::Rc;

use super::arguments::{between, method, named, receiver};
use crate::compile::code::Name;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::descriptor::{Property, SuperProxy, Wrapped};
use crate::value::function::{Native, NativeKind};

type Answer = Result<Value, Raised>;

pub(super) static CONSTRUCTORS: &[Native] = &[
    Native::new("object", NativeKind::Function, object),
    Native::new("type", NativeKind::Function, type_function),
    Native::new("super", NativeKind::Function, super_function),
    Native::new("property", NativeKind::Function, property),
    Native::new("classmethod", NativeKind::Function, classmethod),
    Native::new("staticmethod", NativeKind::Function, staticmethod),
];

pub(super) static METHODS: &[Native] = &[
    Native::new("object.__init__", NativeKind::Method, object_init),
    Native::new("object.__new__", NativeKind::Function, object_new),
    Native::new("object.__repr__", NativeKind::Method, object_repr),
    Native::new("object.__str__", NativeKind::Method, object_str),
    Native::new("object.__eq__", NativeKind::Method, object_eq),
    Native::new("object.__ne__", NativeKind::Method, object_ne),
    Native::new("object.__hash__", NativeKind::Method, object_hash),
    Native::new("object.__format__", NativeKind::Method, object_format),
    Native::new("object.__getattribute__", NativeKind::Method, object_getattribute),
    Native::new("object.__delattr__", NativeKind::Method, object_delattr),
    Native::new("type.__setattr__", NativeKind::Method, type_setattr),
    Native::new("type.__delattr__", NativeKind::Method, type_delattr),
    Native::new("type.__call__", NativeKind::Method, type_call),
    Native::new("object.__setattr__", NativeKind::Method, object_setattr),
    Native::new("object.__init_subclass__", NativeKind::ClassMethod, init_subclass),
    Native::new("type.mro", NativeKind::Method, mro),
    Native::new("type.__subclasses__", NativeKind::Method, subclasses),
    Native::new("property.getter", NativeKind::Method, getter),
    Native::new("property.setter", NativeKind::Method, setter),
    Native::new("property.deleter", NativeKind::Method, deleter),
];

fn object(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    if !arguments.positional.is_empty() || !arguments.keywords.is_empty() {
        return Err(it.vm.raise_type_error("object() takes no arguments"));
    }
    let class = Rc::clone(&it.vm.types.object);
    Ok(Value::Instance(it.vm.new_instance(&class)))
}

fn object_init(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let itself = receiver(it, &mut arguments)?;
    if arguments.positional.is_empty() && arguments.keywords.is_empty() {
        return Ok(Value::None);
    }
    let class = it.class_of(&itself)?;
    if matches!(&itself, Value::Instance(instance) if instance.underlying().is_some()) {
        return Ok(Value::None);
    }
    let is_default = matches!(class.lookup("__init__"), Some(Value::Native(_)));
    let message = if is_default {
        format!("{}() takes no arguments", class.name)
    } else {
        "object.__init__() takes exactly one argument (the instance to initialize)".to_owned()
    };
    Err(it.vm.raise_type_error(message))
}

fn object_new(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    let class = if arguments.positional.is_empty() { Value::None } else { arguments.positional.remove(0) };
    match class {
        Value::Class(class) => {
            if let Some(construct) = class.construct {
                return (construct.function)(it, arguments);
            }
            let instance = it.new_object(&class, &arguments)?;
            if class.has_host_duty() {
                it.host.instance_created(it.vm, &instance, None)?;
            }
            Ok(Value::Instance(instance))
        }
        _ => Err(it.vm.raise_type_error("object.__new__(X): X is not a type object")),
    }
}

fn object_repr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "object.__repr__", arguments)?;
    it.plain_repr(&itself).map(Value::Str)
}

fn object_str(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "object.__str__", arguments)?;
    it.repr(&itself).map(Value::Str)
}

fn object_eq(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [other]) = method(it, "object.__eq__", arguments)?;
    Ok(if itself.is(&other) { Value::Bool(true) } else { Value::NotImplemented })
}

fn object_ne(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [other]) = method(it, "object.__ne__", arguments)?;
    Ok(if itself.is(&other) { Value::Bool(false) } else { Value::NotImplemented })
}

fn object_hash(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "object.__hash__", arguments)?;
    Ok(Value::Int(crate::value::hash::of_address(it.vm.address_of(&itself))))
}

fn object_setattr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [name, value]) = method(it, "object.__setattr__", arguments)?;
    let (Value::Instance(instance), Value::Str(name)) = (&itself, &name) else {
        return Err(it.vm.raise_type_error("can't apply this __setattr__ to this object"));
    };
    it.set_instance_attribute(&itself, instance, &Name::new(Rc::clone(name)), value)?;
    Ok(Value::None)
}

fn object_delattr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [name]) = method(it, "object.__delattr__", arguments)?;
    let (Value::Instance(instance), Value::Str(name)) = (&itself, &name) else {
        return Err(it.vm.raise_type_error("can't apply this __delattr__ to this object"));
    };
    it.delete_instance_attribute(&itself, instance, name)?;
    Ok(Value::None)
}

fn object_getattribute(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [name]) = method(it, "object.__getattribute__", arguments)?;
    let name = name.as_str().unwrap_or_default();
    let Value::Instance(instance) = &itself else { return it.get_attribute(&itself, name) };
    let hash = crate::value::hash::of_str(name);
    match it.generic_attribute(&itself, instance, name, hash)? {
        Some(value) => Ok(value),
        None => Err(it.no_attribute(&itself, name)?),
    }
}

fn object_format(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [specification]) = method(it, "object.__format__", arguments)?;
    it.format_plainly(&itself, specification.as_str().unwrap_or_default()).map(Value::Str)
}

/// What `Class.name = value` does where no class of the class says otherwise.
fn type_setattr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [name, value]) = method(it, "type.__setattr__", arguments)?;
    let (Value::Class(class), Value::Str(name)) = (&itself, &name) else {
        return Err(it.vm.raise_type_error("can't apply this __setattr__ to this object"));
    };
    it.set_class_attribute(class, &Name::new(Rc::clone(name)), value)?;
    Ok(Value::None)
}

fn type_delattr(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, [name]) = method(it, "type.__delattr__", arguments)?;
    if let (Value::Class(class), Some(name)) = (&itself, name.as_str()) {
        class.namespace.remove_str(name);
    }
    Ok(Value::None)
}

/// Makes an instance, passing over what the class of the class says about calls.
fn type_call(it: &mut Interpreter<'_>, mut arguments: Arguments) -> Answer {
    match receiver(it, &mut arguments)? {
        Value::Class(class) => it.construct_now(&class, arguments),
        _ => Err(it.vm.raise_type_error("type.__call__() needs a class")),
    }
}

fn init_subclass(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    match arguments.positional.first().and_then(Value::as_class) {
        Some(class) if !arguments.keywords.is_empty() && !class.has_host_duty() => {
            let message = format!("{}.__init_subclass__() takes no keyword arguments", class.name);
            Err(it.vm.raise_type_error(message))
        }
        _ => Ok(Value::None),
    }
}

fn mro(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "type.mro", arguments)?;
    let Value::Class(class) = &itself else { return Ok(Value::None) };
    Ok(Value::list(class.mro().cloned().map(Value::Class).collect()))
}

fn subclasses(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let (itself, []) = method(it, "type.__subclasses__", arguments)?;
    let Value::Class(class) = &itself else { return Ok(Value::None) };
    let is_base = |derived: &Rc<Class>| derived.bases.iter().any(|base| Rc::ptr_eq(base, class));
    let derived = it.vm.known_classes().into_iter().filter(is_base);
    Ok(Value::list(derived.map(Value::Class).collect()))
}

fn type_function(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    match arguments.positional.as_slice() {
        [value] => it.class_of(value).map(Value::Class),
        [_, _, _] => it.class_by_type(arguments),
        _ => Err(it.vm.raise_type_error("type() takes 1 or 3 arguments")),
    }
}

/// `super()` finds the class in the `__class__` cell and the instance in the first argument.
fn super_function(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = between(it, "super", arguments, 0, 2)?;
    if let [class, receiver] = values.as_slice() {
        let Value::Class(class) = class else {
            return Err(it.vm.raise_type_error("super() argument 1 must be a type"));
        };
        let fits = match receiver {
            Value::Class(receiver) if receiver.is_subclass_of(class) => true,
            receiver => it.class_of(receiver)?.is_subclass_of(class),
        };
        if !fits {
            let message = "super(type, obj): obj must be an instance or subtype of type";
            return Err(it.vm.raise_type_error(message));
        }
        let proxy = SuperProxy { class: Rc::clone(class), receiver: receiver.clone() };
        return Ok(Value::Super(Rc::new(proxy)));
    }
    let runtime_error = Rc::clone(&it.vm.types.runtime_error);
    let Some(frame) = it.vm.frames.last() else { return Ok(Value::None) };
    let code = &frame.code;
    let class = code.cells.iter().position(|name| &**name == "__class__").and_then(|at| frame.cells.get(at));
    let first = match it.vm.stack.get(frame.base).filter(|_| !code.locals.is_empty()) {
        None | Some(Value::Unbound) => {
            let cell = code.cell_parameters.iter().find(|(local, _)| *local == 0);
            cell.and_then(|(_, cell)| frame.cells.get(*cell as usize)).map(|cell| cell.get())
        }
        Some(first) => Some(first.clone()),
    };
    if first.is_none() || code.parameters.positional == 0 && !code.parameters.variadic {
        return Err(it.vm.raise(&runtime_error, "super(): no arguments"));
    }
    match (class.map(|cell| cell.get()), first) {
        (Some(Value::Class(class)), Some(receiver)) => {
            Ok(Value::Super(Rc::new(SuperProxy { class, receiver })))
        }
        (None, _) => Err(it.vm.raise(&runtime_error, "super(): __class__ cell not found")),
        _ => Err(it.vm.raise(&runtime_error, "super(): no arguments")),
    }
}

fn property(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let values = named(it, "property", arguments, ["fget", "fset", "fdel", "doc"])?;
    let [getter, setter, deleter, doc] = values.map(|value| match value {
        Value::Unbound => Value::None,
        value => value,
    });
    let doc = match (&doc, &getter) {
        (Value::None, Value::Function(function)) => function.doc.borrow().clone(),
        _ => doc,
    };
    Ok(Value::Property(Rc::new(Property { getter, setter, deleter, doc })))
}

fn changed(
    it: &mut Interpreter<'_>,
    name: &str,
    arguments: Arguments,
    change: fn(&mut Property, Value),
) -> Answer {
    let (itself, [function]) = method(it, name, arguments)?;
    let Value::Property(property) = &itself else { return Ok(Value::None) };
    let mut property = (**property).clone();
    change(&mut property, function);
    Ok(Value::Property(Rc::new(property)))
}

fn getter(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    changed(it, "property.getter", arguments, |property, function| property.getter = function)
}

fn setter(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    changed(it, "property.setter", arguments, |property, function| property.setter = function)
}

fn deleter(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    changed(it, "property.deleter", arguments, |property, function| property.deleter = function)
}

fn classmethod(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let mut values = between(it, "classmethod", arguments, 1, 1)?;
    Ok(Value::ClassMethod(Wrapped::new(values.pop().unwrap_or(Value::None))))
}

fn staticmethod(it: &mut Interpreter<'_>, arguments: Arguments) -> Answer {
    let mut values = between(it, "staticmethod", arguments, 1, 1)?;
    Ok(Value::StaticMethod(Wrapped::new(values.pop().unwrap_or(Value::None))))
}

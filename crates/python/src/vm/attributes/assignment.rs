//! How attributes are set and deleted.

use std::rc::{Rc, Weak};

use crate::compile::code::Name;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::{Class, Layout};
use crate::value::descriptor::Property;
use crate::value::function::{Function, NativeKind};
use crate::value::instance::Instance;
use crate::vm::Vm;

impl Vm {
    /// A class was given a `__setattr__`, and with it the classes that derive from it.
    fn intercept_writes(&self, class: &Rc<Class>) {
        for other in self.classes.iter().filter_map(Weak::upgrade) {
            if other.is_subclass_of(class) {
                other.intercepts_writes.set(true);
            }
        }
    }
}

impl Interpreter<'_> {
    /// `object.name = value`
    pub fn set_attribute(&mut self, object: &Value, name: &str, value: Value) -> Result<(), Raised> {
        self.set_attribute_named(object, &Name::new(name.into()), value)
    }

    pub(in crate::vm) fn set_attribute_named(
        &mut self,
        object: &Value,
        name: &Name,
        value: Value,
    ) -> Result<(), Raised> {
        match object {
            Value::Instance(instance) => {
                if instance.class.intercepts_writes.get()
                    && let Some(set) = instance.class.lookup("__setattr__")
                    && !matches!(&set, Value::Native(native) if native.name == "object.__setattr__")
                {
                    let set = self.bind(&set, "__setattr__", Some(object), &instance.class)?;
                    let positional = vec![Value::Str(Rc::clone(&name.text)), value];
                    return self.call(&set, Arguments::positional(positional)).map(drop);
                }
                self.set_instance_attribute(object, instance, name, value)
            }
            Value::Host(host) => {
                if self.host.set_attribute(self.vm, host, &name.text, value)? {
                    return Ok(());
                }
                Err(self.no_attribute(object, &name.text)?)
            }
            Value::Class(class) => {
                if let Some(hook) = self.class_hook(class, "__setattr__")? {
                    let positional = vec![Value::Str(Rc::clone(&name.text)), value];
                    return self.call(&hook, Arguments::positional(positional)).map(drop);
                }
                if let Some(metaclass) = &class.metaclass
                    && let Some(Value::Property(property)) = metaclass.lookup_hashed(&name.text, name.hash)
                {
                    return self.set_by_property(object, &property, metaclass, &name.text, value);
                }
                self.set_class_attribute(class, name, value)
            }
            Value::Function(function) => {
                self.set_function_attribute(function, name, value);
                Ok(())
            }
            Value::Module(module) => {
                // Such as `warnings.showwarning`: CPython would call it, and nothing here would.
                if !self.vm.in_library() && !module.namespace.contains_str(&name.text) {
                    return Err(self.vm.unsupported(format!("assigning {}.{}", module.name, name.text)));
                }
                module.namespace.set_named(name, value);
                Ok(())
            }
            _ => Err(self.not_settable(object, &name.text)?),
        }
    }

    /// The AttributeError for setting an attribute of a built-in value.
    fn not_settable(&mut self, object: &Value, name: &str) -> Result<Raised, Raised> {
        let class = self.class_of(object)?;
        if class.lookup(name).is_none() {
            return self.no_attribute(object, name);
        }
        let message = format!("'{}' object attribute '{name}' is read-only", class.name);
        Ok(self.vm.raise_attribute_error(message))
    }

    /// What `type.__setattr__` does.
    pub(crate) fn set_class_attribute(
        &mut self,
        class: &Rc<Class>,
        name: &Name,
        value: Value,
    ) -> Result<(), Raised> {
        if class.layout == Layout::BuiltIn || &*class.module == "builtins" {
            let message = format!("cannot set '{}' attribute of immutable type '{}'", name.text, class.name);
            return Err(self.vm.raise_type_error(message));
        }
        if &*name.text == "__getattribute__" {
            return Err(self.vm.unsupported("assigning __getattribute__ to a class"));
        }
        if &*name.text == "__setattr__" {
            self.vm.intercept_writes(class);
        }
        class.namespace.set_named(name, value.clone());
        if class.has_host_duty() {
            return self.host.class_attribute_set(self.vm, class, &name.text, Some(&value));
        }
        Ok(())
    }

    /// What `object.__setattr__` does.
    pub(crate) fn set_instance_attribute(
        &mut self,
        object: &Value,
        instance: &Rc<Instance>,
        name: &Name,
        value: Value,
    ) -> Result<(), Raised> {
        match instance.class.lookup_hashed(&name.text, name.hash) {
            Some(Value::Property(property)) => {
                return self.set_by_property(object, &property, &instance.class, &name.text, value);
            }
            Some(Value::Native(native)) if native.kind == NativeKind::Getter => {
                let class = native.name.split('.').next().unwrap_or_default();
                let message = format!(
                    "attribute '{}' of '{}.{class}' objects is not writable",
                    name.text, instance.class.module
                );
                return Err(self.vm.raise_attribute_error(message));
            }
            Some(Value::Host(descriptor)) if descriptor.0.is_data_descriptor() => {
                return self.host.descriptor_set(self.vm, &descriptor, &name.text, instance, value);
            }
            Some(Value::Instance(descriptor)) => {
                if let Some(set) = descriptor.class.lookup("__set__") {
                    let positional = vec![Value::Instance(descriptor), object.clone(), value];
                    return self.call(&set, Arguments::positional(positional)).map(drop);
                }
            }
            _ => {}
        }
        if let Some(state) = instance.exception()
            && self.set_exception_attribute(state, &name.text, &value)?
        {
            return Ok(());
        }
        if matches!(&*name.text, "__class__" | "__dict__") {
            return Err(self.vm.unsupported(format!("assigning {}", name.text)));
        }
        if !instance.class.has_dict {
            return Err(self.not_settable(object, &name.text)?);
        }
        instance.dict().set_named(name, value);
        Ok(())
    }

    fn set_by_property(
        &mut self,
        object: &Value,
        property: &Property,
        owner: &Class,
        name: &str,
        value: Value,
    ) -> Result<(), Raised> {
        if property.setter.is_none() {
            let message = format!("property '{name}' of '{}' object has no setter", owner.name);
            return Err(self.vm.raise_attribute_error(message));
        }
        let positional = vec![object.clone(), value];
        self.call(&property.setter, Arguments::positional(positional)).map(drop)
    }

    fn set_function_attribute(&mut self, function: &Rc<Function>, name: &Name, value: Value) {
        match (&*name.text, &value) {
            ("__name__", Value::Str(text)) => drop(function.name.replace(Rc::clone(text))),
            ("__qualname__", Value::Str(text)) => drop(function.qualified_name.replace(Rc::clone(text))),
            ("__doc__", _) => drop(function.doc.replace(value)),
            _ => function.dict.get_or_init(Rc::default).set_named(name, value),
        }
    }

    /// `del object.name`
    pub fn delete_attribute(&mut self, object: &Value, name: &str) -> Result<(), Raised> {
        match object {
            Value::Instance(instance) => {
                if let Some(delete) = instance.class.lookup("__delattr__")
                    && !matches!(&delete, Value::Native(native) if native.name == "object.__delattr__")
                {
                    let delete = self.bind(&delete, "__delattr__", Some(object), &instance.class)?;
                    return self.call(&delete, Arguments::positional(vec![Value::from(name)])).map(drop);
                }
                self.delete_instance_attribute(object, instance, name)
            }
            Value::Host(host) => {
                if self.host.delete_attribute(self.vm, host, name)? {
                    return Ok(());
                }
                Err(self.no_attribute(object, name)?)
            }
            Value::Class(class) => {
                if let Some(hook) = self.class_hook(class, "__delattr__")? {
                    return self.call(&hook, Arguments::positional(vec![Value::from(name)])).map(drop);
                }
                if class.namespace.remove_str(name).is_none() {
                    return Err(self.no_attribute(object, name)?);
                }
                if class.has_host_duty() {
                    return self.host.class_attribute_set(self.vm, class, name, None);
                }
                Ok(())
            }
            Value::Function(function) => {
                if function.dict.get().and_then(|dict| dict.remove_str(name)).is_some() {
                    return Ok(());
                }
                Err(self.no_attribute(object, name)?)
            }
            _ => Err(self.no_attribute(object, name)?),
        }
    }

    pub(crate) fn delete_instance_attribute(
        &mut self,
        object: &Value,
        instance: &Rc<Instance>,
        name: &str,
    ) -> Result<(), Raised> {
        match instance.class.lookup(name) {
            Some(Value::Property(property)) => {
                if property.deleter.is_none() {
                    let message =
                        format!("property '{name}' of '{}' object has no deleter", instance.class.name);
                    return Err(self.vm.raise_attribute_error(message));
                }
                return self.call(&property.deleter, Arguments::positional(vec![object.clone()])).map(drop);
            }
            Some(Value::Host(descriptor)) if descriptor.0.is_data_descriptor() => {
                return self.host.descriptor_delete(self.vm, &descriptor, name, instance);
            }
            Some(Value::Instance(descriptor)) if descriptor.class.lookup("__set__").is_some() => {
                let Some(delete) = descriptor.class.lookup("__delete__") else {
                    return Err(self.vm.raise_attribute_error("__delete__"));
                };
                let positional = vec![Value::Instance(descriptor), object.clone()];
                return self.call(&delete, Arguments::positional(positional)).map(drop);
            }
            _ => {}
        }
        match instance.existing_dict().and_then(|dict| dict.remove_str(name)) {
            Some(old) => {
                drop(old);
                Ok(())
            }
            None => Err(self.no_attribute(object, name)?),
        }
    }
}

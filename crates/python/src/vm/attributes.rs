//! How attributes are read: of instances, classes, `super()`, and built-in values.

mod assignment;
mod loading;

use std::rc::Rc;

use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::names;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::alias::AliasKind;
use crate::value::class::Class;
use crate::value::descriptor::SuperProxy;
use crate::value::dict::Dict;
use crate::value::function::{Function, NativeKind};
use crate::value::hash::of_str;
use crate::value::instance::Instance;

impl Interpreter<'_> {
    /// `object.name`
    pub fn get_attribute(&mut self, object: &Value, name: &str) -> Result<Value, Raised> {
        self.get_attribute_hashed(object, name, of_str(name))
    }

    pub(super) fn get_attribute_hashed(
        &mut self,
        object: &Value,
        name: &str,
        hash: i64,
    ) -> Result<Value, Raised> {
        let raised = match self.lookup_attribute(object, name, hash) {
            Ok(Some(value)) => return Ok(value),
            // A method asks its function.
            Ok(None) => match object {
                Value::BoundMethod(method) => self.no_attribute(&method.function, name)?,
                _ => self.no_attribute(object, name)?,
            },
            Err(raised) => raised,
        };
        if let Raised::Exception(exception) = &raised
            && exception.class.is_subclass_of(&self.vm.types.attribute_error)
            && let Some(state) = exception.exception()
        {
            let mut state = state.borrow_mut();
            if state.name.is_none() && state.object.is_none() {
                state.name = Some(Value::from(name));
                state.object = Some(object.clone());
            }
        }
        Err(raised)
    }

    /// `object.name`, or `None` where that raises AttributeError.
    pub fn find_attribute(&mut self, object: &Value, name: &str) -> Result<Option<Value>, Raised> {
        match self.lookup_attribute(object, name, of_str(name)) {
            Err(Raised::Exception(e)) if e.class.is_subclass_of(&self.vm.types.attribute_error) => Ok(None),
            other => other,
        }
    }

    /// The AttributeError for an attribute that is not there.
    pub(crate) fn no_attribute(&mut self, object: &Value, name: &str) -> Result<Raised, Raised> {
        let refused = match object {
            Value::Module(module) => {
                names::is_in_module(&module.name, name).then(|| format!("{}.{name}", module.name))
            }
            Value::Class(class) if names::is_member(class, name) => {
                Some(format!("{}.{name}", class.type_name()))
            }
            Value::Class(_) | Value::Super(_) | Value::Host(_) => None,
            // What CPython's functions tell of their own making.
            Value::Function(_)
                if matches!(name, "__closure__" | "__code__" | "__globals__" | "__builtins__") =>
            {
                Some(format!("function.{name}"))
            }
            other => {
                let class = self.class_of(other)?;
                names::is_member(&class, name).then(|| format!("{}.{name}", class.type_name()))
            }
        };
        if let Some(refused) = refused {
            return Err(self.vm.unsupported(refused));
        }
        let message = match object {
            Value::Class(class) => format!("type object '{}' has no attribute '{name}'", class.name),
            Value::Module(module) => format!("module '{}' has no attribute '{name}'", module.name),
            Value::Super(_) => format!("'super' object has no attribute '{name}'"),
            Value::Host(host) => format!("'{}' object has no attribute '{name}'", host.0.type_name()),
            _ => format!("'{}' object has no attribute '{name}'", self.class_of(object)?.type_name()),
        };
        Ok(self.vm.raise_attribute_error(message))
    }

    fn lookup_attribute(&mut self, object: &Value, name: &str, hash: i64) -> Result<Option<Value>, Raised> {
        match object {
            Value::Instance(instance) => self.instance_attribute(object, instance, name, hash),
            Value::Host(host) => self.host.get_attribute(self.vm, host, name),
            Value::Class(class) => self.class_object_attribute(class, name, hash),
            Value::Module(module) => Ok(match name {
                "__name__" => Some(Value::Str(Rc::clone(&module.name))),
                "__dict__" => Some(Value::Dict(Rc::clone(&module.namespace))),
                _ => module.namespace.get_hashed(name, hash),
            }),
            Value::Super(_) if name == "__class__" => self.builtin_attribute(object, name, hash),
            Value::Super(proxy) => self.super_attribute(proxy, name, hash),
            Value::Function(function) => self.function_attribute(object, function, name, hash),
            Value::BoundMethod(method) => match name {
                "__self__" => Ok(Some(method.receiver.clone())),
                "__func__" => Ok(Some(method.function.clone())),
                _ => self.lookup_attribute(&method.function, name, hash),
            },
            Value::Property(property) => Ok(match name {
                "fget" => Some(property.getter.clone()),
                "fset" => Some(property.setter.clone()),
                "fdel" => Some(property.deleter.clone()),
                "__doc__" => Some(property.doc.clone()),
                _ => return self.builtin_attribute(object, name, hash),
            }),
            Value::StaticMethod(inner) | Value::ClassMethod(inner) => match name {
                "__func__" | "__wrapped__" => Ok(Some((**inner).clone())),
                "__name__" | "__qualname__" | "__doc__" | "__module__" => {
                    self.lookup_attribute(inner, name, hash)
                }
                _ => self.builtin_attribute(object, name, hash),
            },
            Value::Generator(generator) => match name {
                "__name__" => Ok(Some(Value::Str(Rc::clone(&generator.name)))),
                "__qualname__" => Ok(Some(Value::Str(Rc::clone(&generator.qualified_name)))),
                "gi_running" => Ok(Some(Value::Bool(generator.running.get()))),
                _ => self.builtin_attribute(object, name, hash),
            },
            Value::Native(native) => match name {
                "__qualname__" => Ok(Some(Value::from(native.name))),
                "__self__" if native.kind == NativeKind::Function => Ok(Some(Value::None)),
                "__name__" => Ok(Some(Value::from(native.attribute()))),
                _ => self.builtin_attribute(object, name, hash),
            },
            Value::Slice(slice) => Ok(match name {
                "start" => Some(slice.start.clone()),
                "stop" => Some(slice.stop.clone()),
                "step" => Some(slice.step.clone()),
                _ => return self.builtin_attribute(object, name, hash),
            }),
            Value::Range(range) => Ok(match name {
                "start" => Some(Value::Int(range.start)),
                "stop" => Some(Value::Int(range.stop)),
                "step" => Some(Value::Int(range.step)),
                _ => return self.builtin_attribute(object, name, hash),
            }),
            Value::Alias(alias) => Ok(match name {
                "__args__" => {
                    let none = Value::Class(Rc::clone(&self.vm.types.none));
                    let takes_values = &*alias.name == "Literal";
                    let argument = |argument: &Value| match argument {
                        Value::None if !takes_values => none.clone(),
                        other => other.clone(),
                    };
                    Some(Value::tuple(alias.arguments.iter().map(argument).collect()))
                }
                "__origin__" if alias.kind == AliasKind::UnionType => {
                    Some(Value::Class(Rc::clone(&self.vm.types.union_type)))
                }
                "__origin__" if alias.origin.is_none() && !alias.arguments.is_empty() => {
                    let typing = self.module("typing")?;
                    self.find_attribute(&typing, &alias.name)?
                }
                "__origin__" => alias.origin.clone().map(Value::Class),
                "__name__" => Some(Value::Str(Rc::clone(&alias.name))),
                _ => return self.builtin_attribute(object, name, hash),
            }),
            _ => self.builtin_attribute(object, name, hash),
        }
    }

    fn builtin_attribute(&mut self, object: &Value, name: &str, hash: i64) -> Result<Option<Value>, Raised> {
        let class = self.class_of(object)?;
        if let Some(found) = class.lookup_hashed(name, hash) {
            return self.bind(&found, name, Some(object), &class).map(Some);
        }
        Ok(match name {
            "__class__" => Some(Value::Class(class)),
            "__doc__" => Some(Value::None),
            _ => None,
        })
    }

    fn instance_attribute(
        &mut self,
        object: &Value,
        instance: &Rc<Instance>,
        name: &str,
        hash: i64,
    ) -> Result<Option<Value>, Raised> {
        let own = match self.getattribute(object, instance, name)? {
            Some(read) => read,
            None => self.generic_attribute(object, instance, name, hash),
        };
        // An AttributeError of a property or of `__getattribute__` gives `__getattr__` its turn, too.
        let fails = match &own {
            Ok(None) => true,
            Err(Raised::Exception(error)) => error.class.is_subclass_of(&self.vm.types.attribute_error),
            _ => false,
        };
        if !fails {
            return own;
        }
        match instance.class.lookup("__getattr__") {
            Some(fallback) => {
                let fallback = self.bind(&fallback, "__getattr__", Some(object), &instance.class)?;
                self.call(&fallback, Arguments::positional(vec![Value::from(name)])).map(Some)
            }
            None => own,
        }
    }

    /// What the `__getattribute__` of a class of the program says, if there is one.
    fn getattribute(
        &mut self,
        object: &Value,
        instance: &Rc<Instance>,
        name: &str,
    ) -> Result<Option<Result<Option<Value>, Raised>>, Raised> {
        if !instance.class.intercepts_reads {
            return Ok(None);
        }
        let Some(method) = instance.class.lookup("__getattribute__") else { return Ok(None) };
        let method = self.bind(&method, "__getattribute__", Some(object), &instance.class)?;
        Ok(Some(self.call(&method, Arguments::positional(vec![Value::from(name)])).map(Some)))
    }

    /// What `object.__getattribute__` does.
    pub(crate) fn generic_attribute(
        &mut self,
        object: &Value,
        instance: &Rc<Instance>,
        name: &str,
        hash: i64,
    ) -> Result<Option<Value>, Raised> {
        let found = instance.class.lookup_hashed(name, hash);
        if let Some(found) = &found
            && is_data_descriptor(found)
        {
            return self.bind(found, name, Some(object), &instance.class).map(Some);
        }
        if let Some(own) = instance.existing_dict().and_then(|dict| dict.get_hashed(name, hash)) {
            return Ok(Some(own));
        }
        if let Some(found) = &found {
            return self.bind(found, name, Some(object), &instance.class).map(Some);
        }
        Ok(self.special_instance_attribute(instance, name))
    }

    fn special_instance_attribute(&mut self, instance: &Rc<Instance>, name: &str) -> Option<Value> {
        match name {
            "__class__" => return Some(Value::Class(Rc::clone(&instance.class))),
            "__dict__" if instance.class.has_dict => return Some(Value::Dict(Rc::clone(instance.dict()))),
            "__doc__" => return Some(Value::None),
            "__module__" => return Some(Value::Str(Rc::clone(&instance.class.module))),
            _ => {}
        }
        self.exception_attribute(instance, name)
    }

    fn class_object_attribute(
        &mut self,
        class: &Rc<Class>,
        name: &str,
        hash: i64,
    ) -> Result<Option<Value>, Raised> {
        // What a class has under that name describes its instances.
        if name == "__dict__" {
            let namespace = Value::Dict(Rc::clone(&class.namespace));
            if self.vm.in_library() {
                return Ok(Some(namespace));
            }
            let proxy = self.library_name("types", "MappingProxyType")?;
            return self.call(&proxy, Arguments::positional(vec![namespace])).map(Some);
        }
        if let Some(kind) = &class.metaclass
            && let Some(found) = kind.lookup_hashed(name, hash)
            && is_data_descriptor(&found)
        {
            return self.bind(&found, name, Some(&Value::Class(Rc::clone(class))), kind).map(Some);
        }
        if let Some(found) = class.lookup_hashed(name, hash) {
            // A built-in getter describes instances; on the class only classes' own answers count.
            let is_getter = matches!(&found, Value::Native(native) if native.kind == NativeKind::Getter);
            if !is_getter {
                return self.bind(&found, name, None, class).map(Some);
            }
        }
        let tuple = |classes: Vec<Rc<Class>>| Value::tuple(classes.into_iter().map(Value::Class).collect());
        Ok(match name {
            "__name__" => Some(Value::Str(Rc::clone(&class.name))),
            "__qualname__" => Some(Value::Str(Rc::clone(&class.qualified_name))),
            "__module__" => Some(Value::Str(Rc::clone(&class.module))),
            "__base__" => Some(class.bases.first().cloned().map_or(Value::None, Value::Class)),
            "__bases__" => Some(tuple(class.bases.clone())),
            "__mro__" => Some(tuple(class.mro().cloned().collect())),
            "__doc__" => Some(Value::None),
            "__class__" => {
                Some(Value::Class(Rc::clone(class.metaclass.as_ref().unwrap_or(&self.vm.types.type_))))
            }
            "__annotations__" => Some(Value::Dict(Rc::default())),
            _ => {
                let kind = Rc::clone(class.metaclass.as_ref().unwrap_or(&self.vm.types.type_));
                match kind.lookup_hashed(name, hash) {
                    Some(found) => {
                        let object = Value::Class(Rc::clone(class));
                        Some(self.bind(&found, name, Some(&object), &kind)?)
                    }
                    None => match self.class_hook(class, "__getattr__")? {
                        Some(hook) if !name.starts_with("__") => {
                            Some(self.call(&hook, Arguments::positional(vec![Value::from(name)]))?)
                        }
                        _ => None,
                    },
                }
            }
        })
    }

    fn super_attribute(
        &mut self,
        proxy: &Rc<SuperProxy>,
        name: &str,
        hash: i64,
    ) -> Result<Option<Value>, Raised> {
        let (start, receiver) = match &proxy.receiver {
            Value::Class(class) if class.is_subclass_of(&proxy.class) => (Rc::clone(class), None),
            receiver => (self.class_of(receiver)?, Some(receiver)),
        };
        let after = start.mro().skip_while(|class| !Rc::ptr_eq(class, &proxy.class)).skip(1);
        for class in after.cloned().collect::<Vec<_>>() {
            let Some(found) = class.namespace.get_hashed(name, hash) else { continue };
            return match (&found, receiver) {
                (Value::ClassMethod(inner), _) => {
                    Ok(Some(Value::bound_method((***inner).clone(), Value::Class(start))))
                }
                (found, Some(receiver)) => self.bind(found, name, Some(receiver), &start).map(Some),
                (found, None) => self.bind(found, name, None, &start).map(Some),
            };
        }
        Ok(None)
    }

    fn function_attribute(
        &mut self,
        object: &Value,
        function: &Rc<Function>,
        name: &str,
        hash: i64,
    ) -> Result<Option<Value>, Raised> {
        if let Some(own) = function.dict.get().and_then(|dict| dict.get_hashed(name, hash)) {
            return Ok(Some(own));
        }
        Ok(match name {
            "__name__" => Some(Value::Str(function.name())),
            "__qualname__" => Some(Value::Str(Rc::clone(&function.qualified_name.borrow()))),
            "__module__" => function.globals.get_str("__name__"),
            "__doc__" => Some(function.doc.borrow().clone()),
            "__dict__" => Some(Value::Dict(Rc::clone(function.dict.get_or_init(Rc::default)))),
            "__annotations__" => {
                let mut annotations = function.annotations.borrow_mut();
                Some(Value::Dict(Rc::clone(annotations.get_or_insert_with(Rc::default))))
            }
            "__kwdefaults__" => {
                let defaults = function.keyword_defaults.borrow().clone();
                let dict = Dict::default();
                for (name, value) in defaults {
                    dict.set_str(name, value);
                }
                Some(if dict.is_empty() { Value::None } else { Value::Dict(Rc::new(dict)) })
            }
            "__defaults__" => {
                let defaults = function.defaults.borrow().clone();
                Some(if defaults.is_empty() { Value::None } else { Value::tuple(defaults) })
            }
            _ => return self.builtin_attribute(object, name, hash),
        })
    }

    /// What an attribute found on a class gives when it is read through an instance, or, without
    /// one, through the class itself.
    pub(super) fn bind(
        &mut self,
        found: &Value,
        name: &str,
        receiver: Option<&Value>,
        owner: &Rc<Class>,
    ) -> Result<Value, Raised> {
        match (found, receiver) {
            (Value::Function(_), Some(receiver)) => Ok(Value::bound_method(found.clone(), receiver.clone())),
            (Value::Native(native), receiver) => match (native.kind, receiver) {
                (NativeKind::Method, Some(receiver)) => {
                    Ok(Value::bound_method(found.clone(), receiver.clone()))
                }
                (NativeKind::Getter, Some(receiver)) => {
                    (native.function)(self, Arguments::positional(vec![receiver.clone()]))
                }
                (NativeKind::ClassMethod, _) => {
                    Ok(Value::bound_method(found.clone(), Value::Class(Rc::clone(owner))))
                }
                _ => Ok(found.clone()),
            },
            (Value::ClassMethod(inner), _) => {
                Ok(Value::bound_method((***inner).clone(), Value::Class(Rc::clone(owner))))
            }
            (Value::StaticMethod(inner), _) => Ok((***inner).clone()),
            (Value::Property(property), Some(receiver)) => {
                if property.getter.is_none() {
                    let message = format!("property '{name}' of '{}' object has no getter", owner.name);
                    return Err(self.vm.raise_attribute_error(message));
                }
                self.call(&property.getter, Arguments::positional(vec![receiver.clone()]))
            }
            (Value::Host(descriptor), receiver) => {
                let instance = receiver.and_then(Value::as_instance);
                self.host.descriptor_get(self.vm, descriptor, name, instance, owner)
            }
            (Value::Instance(instance), receiver) => match instance.class.lookup("__get__") {
                Some(get) => {
                    let receiver = receiver.cloned().unwrap_or(Value::None);
                    let positional = vec![found.clone(), receiver, Value::Class(Rc::clone(owner))];
                    self.call(&get, Arguments::positional(positional))
                }
                None => Ok(found.clone()),
            },
            _ => Ok(found.clone()),
        }
    }

    /// The method of that (special) name, looked up on the class and bound: instances' own
    /// attributes do not count.
    pub(crate) fn class_attribute(&mut self, object: &Value, name: &str) -> Result<Option<Value>, Raised> {
        let class = match object {
            Value::Instance(instance) => Rc::clone(&instance.class),
            Value::Host(_) => return self.find_attribute(object, name),
            _ => self.class_of(object)?,
        };
        match class.lookup(name) {
            Some(found) => self.bind(&found, name, Some(object), &class).map(Some),
            None => Ok(None),
        }
    }
}

fn is_data_descriptor(found: &Value) -> bool {
    match found {
        Value::Property(_) => true,
        Value::Native(native) => native.kind == NativeKind::Getter,
        Value::Host(descriptor) => descriptor.0.is_data_descriptor(),
        Value::Instance(instance) => instance.class.lookup("__set__").is_some(),
        _ => false,
    }
}

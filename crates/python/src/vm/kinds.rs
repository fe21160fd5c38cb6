//! What a value is: its class, and whether it is an instance of one or has what a protocol asks for.

use std::rc::Rc;

use super::Vm;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::alias::AliasKind;
use crate::value::class::Class;
use crate::value::dict::ViewKind;
use crate::value::function::NativeKind;
use crate::value::iterator::IteratorState;

impl Interpreter<'_> {
    /// `type(value)`
    pub fn class_of(&mut self, value: &Value) -> Result<Rc<Class>, Raised> {
        if let Value::Host(object) = value {
            if let Some(class) = self.host.class_of(self.vm, object)? {
                return Ok(class);
            }
            let name = object.0.type_name().into_owned();
            return self.vm.class_named(&name);
        }
        Ok(Rc::clone(self.vm.built_in_class_of(value)))
    }

    /// Whether a value has what a protocol asks for that is checked at run time.
    fn has_attributes(&mut self, value: &Value, names: &Value) -> Result<bool, Raised> {
        for name in self.collect(names)? {
            if self.find_attribute(value, name.as_str().unwrap_or_default())?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// `isinstance(value, Iterable)` and its kin: by the methods that a value has.
    fn is_of_protocol(&mut self, value: &Value, name: &str) -> Result<bool, Raised> {
        if let Value::Instance(instance) = value
            && self.derives_from_abstract(&instance.class, name)
        {
            return Ok(true);
        }
        let method = match name {
            "Iterable" | "Collection" => "__iter__",
            "Iterator" | "Generator" => "__next__",
            "Container" => "__contains__",
            "Sized" => "__len__",
            "Callable" => return Ok(value.is_callable()),
            "Hashable" => return Ok(self.hash(value).is_ok()),
            "Mapping" | "MutableMapping" => return Ok(matches!(value.plain(), Value::Dict(_))),
            "MutableSequence" => return Ok(matches!(value.plain(), Value::List(_))),
            "MutableSet" => return Ok(matches!(value.plain(), Value::Set(set) if !set.frozen)),
            "Sequence" | "Reversible" => {
                return Ok(matches!(
                    value.plain(),
                    Value::List(_) | Value::Tuple(_) | Value::Str(_) | Value::Bytes(_) | Value::Range(_)
                ));
            }
            _ => {
                let message = "isinstance() arg 2 must be a type, a tuple of types, or a union";
                return Err(self.vm.raise_type_error(message));
            }
        };
        let is_iterator = matches!(value, Value::Iterator(_) | Value::Generator(_));
        Ok((is_iterator && matches!(method, "__iter__" | "__next__"))
            || (method == "__iter__" && matches!(value, Value::DictView(_)))
            || self.class_attribute(value, method)?.is_some())
    }

    /// `issubclass(class, Iterable)` and its kin: by what the class derives from or by its methods. `None`: no such name.
    pub(crate) fn is_subclass_of_protocol(&self, class: &Rc<Class>, name: &str) -> Option<bool> {
        let types = &self.vm.types;
        let derives = |bases: &[&Rc<Class>]| bases.iter().any(|base| class.is_subclass_of(base));
        let has = |names: &[&str]| {
            names.iter().all(|name| class.lookup(name).is_some_and(|found| !found.is_none()))
        };
        let fits = match name {
            "Iterable" => has(&["__iter__"]),
            "Iterator" => has(&["__iter__", "__next__"]),
            "Generator" => derives(&[&types.generator]),
            "Container" => has(&["__contains__"]),
            "Sized" => has(&["__len__"]),
            "Collection" => has(&["__len__", "__iter__", "__contains__"]),
            "Callable" => has(&["__call__"]),
            "Hashable" => has(&["__hash__"]),
            "Mapping" | "MutableMapping" => derives(&[&types.dict]),
            "MutableSequence" => derives(&[&types.list]),
            "MutableSet" => derives(&[&types.set]),
            "Set" | "AbstractSet" => derives(&[&types.set, &types.frozenset]),
            "Sequence" => derives(&[&types.list, &types.tuple, &types.str, &types.bytes, &types.range]),
            "Reversible" => has(&["__reversed__"]) || derives(&[&types.tuple, &types.str, &types.bytes]),
            _ => return None,
        };
        Some(fits || self.derives_from_abstract(class, name))
    }

    /// `isinstance(value, class)`, where `class` may be a tuple, a union, or a host's object.
    pub fn is_instance(&mut self, value: &Value, class: &Value) -> Result<bool, Raised> {
        if matches!(value, Value::Host(_)) || matches!(class, Value::Host(_)) {
            if let Some(answer) = self.host.is_instance(self.vm, value, class)? {
                return Ok(answer);
            }
            if let Value::Host(class) = class {
                return Err(self.vm.unsupported(format!("isinstance with '{}'", class.0.type_name())));
            }
        }
        match class {
            Value::Class(class) => match self.class_hook(class, "__instancecheck__")? {
                // CPython asks no further about an instance of the class itself.
                Some(_) if Rc::ptr_eq(&self.class_of(value)?, class) => Ok(true),
                Some(hook) => {
                    let answer = self.call(&hook, Arguments::positional(vec![value.clone()]))?;
                    self.truth(&answer)
                }
                None => match class.namespace.get_str("__runtime_protocol__") {
                    Some(names) => self.has_attributes(value, &names),
                    None if Self::is_unchecked_protocol(class) => Err(self.vm.raise_type_error(
                        "Instance and class checks can only be used with @runtime_checkable protocols",
                    )),
                    None => Ok(self.class_of(value)?.is_subclass_of(class)),
                },
            },
            Value::Tuple(classes) => {
                self.vm.enter()?;
                let mut is_any = Ok(false);
                for class in classes.iter() {
                    is_any = self.vm.spend(1).and_then(|()| self.is_instance(value, class));
                    if !matches!(is_any, Ok(false)) {
                        break;
                    }
                }
                self.vm.leave();
                is_any
            }
            Value::None => Ok(value.is_none()),
            Value::Alias(alias) if &*alias.name == "Union" => {
                for class in &alias.arguments {
                    if self.is_instance(value, class)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Value::Alias(alias) if alias.arguments.is_empty() && alias.origin.is_some() => {
                let Some(origin) = &alias.origin else { return Ok(false) };
                Ok(self.class_of(value)?.is_subclass_of(origin))
            }
            Value::Alias(alias) if alias.kind == AliasKind::Typing && alias.arguments.is_empty() => {
                self.is_of_protocol(value, &alias.name)
            }
            Value::Alias(alias) if alias.kind == AliasKind::BuiltIn => {
                Err(self.vm.raise_type_error("isinstance() argument 2 cannot be a parameterized generic"))
            }
            _ => Err(self
                .vm
                .raise_type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")),
        }
    }
}

impl Vm {
    /// The class made up for a host's type that names none.
    fn class_named(&mut self, name: &str) -> Result<Rc<Class>, Raised> {
        if let Some(class) = self.made_up.iter().find(|class| &*class.name == name) {
            return Ok(Rc::clone(class));
        }
        let class = self.new_class("builtins", name, Vec::new(), Rc::default())?;
        self.made_up.push(Rc::clone(&class));
        Ok(class)
    }

    /// The class of a value that is not a host's.
    pub(crate) fn built_in_class_of<'v>(&'v self, value: &'v Value) -> &'v Rc<Class> {
        let types = &self.types;
        match value {
            Value::Unbound | Value::None => &types.none,
            Value::NotImplemented => &types.not_implemented,
            Value::Ellipsis => &types.ellipsis,
            Value::Bool(_) => &types.bool,
            Value::Int(_) => &types.int,
            Value::Float(_) => &types.float,
            Value::Str(_) => &types.str,
            Value::List(_) => &types.list,
            Value::Tuple(_) => &types.tuple,
            Value::Dict(_) => &types.dict,
            Value::DictView(view) => match view.kind {
                ViewKind::Keys => &types.dict_keys,
                ViewKind::Values => &types.dict_values,
                ViewKind::Items => &types.dict_items,
            },
            Value::Set(set) if set.frozen => &types.frozenset,
            Value::Set(_) => &types.set,
            Value::Range(_) => &types.range,
            Value::Slice(_) => &types.slice,
            Value::Function(_) => &types.function,
            Value::BoundMethod(method) => match &method.function {
                Value::Native(_) => &types.builtin_function,
                _ => &types.method,
            },
            Value::Native(native) => match native.kind {
                NativeKind::Method => &types.method_descriptor,
                _ => &types.builtin_function,
            },
            Value::Class(class) => class.metaclass.as_ref().unwrap_or(&types.type_),
            Value::Bytes(_) => &types.bytes,
            Value::BigInt(_) => &types.int,
            Value::Instance(instance) => &instance.class,
            Value::Module(_) => &types.module,
            Value::Generator(_) => &types.generator,
            Value::Property(_) => &types.property,
            Value::ClassMethod(_) => &types.classmethod,
            Value::StaticMethod(_) => &types.staticmethod,
            Value::Super(_) => &types.super_,
            Value::Alias(alias) => match alias.kind {
                AliasKind::Typing => &types.typing_alias,
                AliasKind::BuiltIn => &types.generic_alias,
                AliasKind::UnionType => &types.union_type,
                AliasKind::TypeVar => &types.type_var,
            },
            Value::Host(_) => &types.object,
            Value::Iterator(iterator) => match &*iterator.0.borrow() {
                IteratorState::Exhausted | IteratorState::Sequence { .. } | IteratorState::Host { .. } => {
                    &types.iterator
                }
                IteratorState::List { .. } => &types.list_iterator,
                IteratorState::ReversedList { .. } => &types.list_reverseiterator,
                IteratorState::Tuple { .. } => &types.tuple_iterator,
                IteratorState::Text { .. } => &types.str_iterator,
                IteratorState::Range { .. } => &types.range_iterator,
                IteratorState::Dict { kind: ViewKind::Keys, .. } => &types.dict_keyiterator,
                IteratorState::Dict { kind: ViewKind::Values, .. } => &types.dict_valueiterator,
                IteratorState::Dict { kind: ViewKind::Items, .. } => &types.dict_itemiterator,
                IteratorState::Items { .. } => &types.reversed,
                IteratorState::Set { .. } => &types.set_iterator,
                IteratorState::Enumerate { .. } => &types.enumerate,
                IteratorState::Zip { .. } => &types.zip,
                IteratorState::Map { .. } => &types.map,
                IteratorState::Filter { .. } => &types.filter,
                IteratorState::CallUntil { .. } => &types.callable_iterator,
            },
        }
    }
}

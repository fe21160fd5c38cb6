//! Classes: built in, of the program, or made by a host.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use super::Value;
use super::dict::Dict;
use super::function::{Function, Native, NativeKind};
use crate::compile::code::Name;
use crate::host::HostRef;

/// What the instances of a class are made of; decides which classes a program may derive from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Plain instances with a `__dict__`.
    Object,
    /// Exceptions: instances with arguments and a traceback.
    Exception,
    /// Values of the interpreter, such as `int` and `list`.
    BuiltIn,
    /// Instances that are a value of a built-in class too: `class Colour(str, Enum)`.
    Underlying,
}

/// A class.
pub struct Class {
    /// `__name__`
    pub name: Rc<str>,
    /// `__qualname__`
    pub qualified_name: Rc<str>,
    /// `__module__`
    pub module: Rc<str>,
    /// `__bases__`
    pub bases: Vec<Rc<Class>>,
    /// `__mro__` without the class itself.
    pub ancestors: Vec<Rc<Class>>,
    /// The class's own attributes, in order of definition; a host may change it.
    pub namespace: Rc<Dict>,
    /// The host's marker: the class and everything derived from it are under the host's duty
    /// ([`crate::Host::class_created`], [`crate::Host::instance_created`]).
    pub host: RefCell<Option<HostRef>>,
    /// The class of the class, if it is not plain `type`: what makes a class of `Enum` iterable. Only the
    /// interpreter's own modules define any.
    pub(crate) metaclass: Option<Rc<Class>>,
    /// Whether its instances have a `__dict__`, beside the `__slots__` there may be.
    pub(crate) has_dict: bool,
    /// Whether it or an ancestor defines `__getattribute__`.
    pub(crate) intercepts_reads: bool,
    /// Whether it or an ancestor of the program defines `__setattr__`.
    pub(crate) intercepts_writes: Cell<bool>,
    /// The most attributes that one of its instances has had: room is made for as many.
    pub(crate) attributes: Cell<usize>,
    pub(crate) layout: Layout,
    pub(crate) construct: Option<&'static Native>,
    pub(crate) address: Cell<u64>,
}

impl Class {
    /// The class itself and its ancestors in method resolution order.
    pub fn mro(self: &Rc<Self>) -> impl Iterator<Item = &Rc<Class>> {
        std::iter::once(self).chain(&self.ancestors)
    }

    /// The attribute of that name on the class or an ancestor, as it stands in the namespace.
    pub fn lookup(&self, name: &str) -> Option<Value> {
        self.lookup_hashed(name, super::hash::of_str(name))
    }

    pub(crate) fn lookup_hashed(&self, name: &str, hash: i64) -> Option<Value> {
        if let Some(value) = self.namespace.get_hashed(name, hash) {
            return Some(value);
        }
        self.ancestors.iter().find_map(|ancestor| ancestor.namespace.get_hashed(name, hash))
    }

    #[inline]
    pub(crate) fn lookup_named(&self, name: &Name) -> Option<Value> {
        self.namespaces_for(name).find_map(|namespace| namespace.get_named(name))
    }

    /// The attribute of that name, if it is a function of the program.
    #[inline]
    pub(crate) fn method_named(&self, name: &Name) -> Option<Rc<Function>> {
        for namespace in self.namespaces_for(name) {
            match namespace.0.borrow().value_of(name) {
                Some(Value::Function(function)) => return Some(Rc::clone(function)),
                Some(_) => return None,
                None => {}
            }
        }
        None
    }

    /// Makes a place a copy of the attribute of that name, if it is what instances have too: no descriptor and no
    /// method. False, and nothing done, if it is anything else.
    pub(crate) fn copy_constant(&self, name: &Name, place: &mut Value) -> bool {
        for namespace in self.namespaces_for(name) {
            if let Some(value) = namespace.0.borrow().value_of(name) {
                let is_constant = value.is_constant();
                if is_constant {
                    place.set_copy_of(value);
                }
                return is_constant;
            }
        }
        false
    }

    /// The attribute of that name that the class itself has, if it is a method of the interpreter.
    #[inline]
    pub(crate) fn native_method(&self, name: &Name) -> Option<&'static Native> {
        match self.namespace.0.borrow().value_of(name) {
            Some(Value::Native(native)) if native.kind == NativeKind::Method => Some(native),
            _ => None,
        }
    }

    /// Whether the class or an ancestor has an attribute of that name.
    #[inline]
    pub(crate) fn has_name(&self, name: &Name) -> bool {
        if self.namespace.has_name(name) {
            return true;
        }
        // Most classes derive from `object` alone.
        match self.ancestors.as_slice() {
            [_object] if !name.is_special => false,
            _ => self.ancestors_for(name).iter().any(|ancestor| ancestor.namespace.has_name(name)),
        }
    }

    /// The namespaces that may have a name, the class's own first.
    #[inline]
    fn namespaces_for(&self, name: &Name) -> impl Iterator<Item = &Rc<Dict>> {
        let inherited = self.ancestors_for(name).iter().map(|ancestor| &ancestor.namespace);
        std::iter::once(&self.namespace).chain(inherited)
    }

    /// The ancestors that may have a name: the last of them all is `object`, which has but special ones.
    #[inline]
    fn ancestors_for(&self, name: &Name) -> &[Rc<Class>] {
        match self.ancestors.split_last() {
            Some((_object, others)) if !name.is_special => others,
            _ => &self.ancestors,
        }
    }

    /// Whether it is that class or derives from it.
    pub fn is_subclass_of(&self, other: &Class) -> bool {
        std::ptr::eq(self, other) || self.ancestors.iter().any(|ancestor| std::ptr::eq(&**ancestor, other))
    }

    /// The host's marker on the class or its nearest ancestor that has one.
    pub fn host_marker(&self) -> Option<HostRef> {
        if let Some(marker) = &*self.host.borrow() {
            return Some(marker.clone());
        }
        self.ancestors.iter().find_map(|ancestor| ancestor.host.borrow().clone())
    }

    /// Whether it or an ancestor bears a host's marker.
    pub fn has_host_duty(&self) -> bool {
        self.host.borrow().is_some() || self.ancestors.iter().any(|ancestor| ancestor.host.borrow().is_some())
    }

    /// The name as the machine's own complaints print it: CPython's C types carry their module in it.
    pub(crate) fn type_name(&self) -> String {
        match &*self.module {
            "datetime" | "decimal" => format!("{}.{}", self.module, self.name),
            _ => self.name.to_string(),
        }
    }

    /// The name as tracebacks print it: without a module for built-in classes.
    pub fn full_name(&self) -> String {
        match &*self.module {
            "builtins" => self.qualified_name.to_string(),
            module => format!("{module}.{}", self.qualified_name),
        }
    }

    /// The built-in class that it derives from: `str` for `class Colour(str, Enum)`.
    pub(crate) fn built_in_base(&self) -> Option<&Rc<Class>> {
        self.ancestors.iter().find(|ancestor| ancestor.layout == Layout::BuiltIn)
    }

    /// Whether `==` on its instances is anything but identity.
    pub fn defines_equality(&self) -> bool {
        let hash = super::hash::of_str("__eq__");
        std::iter::once(&self.namespace)
            .chain(self.ancestors.iter().filter(|ancestor| &*ancestor.name != "object").map(|a| &a.namespace))
            .any(|namespace| namespace.get_hashed("__eq__", hash).is_some())
    }

    /// Whether its instances are exceptions.
    pub fn is_exception(&self) -> bool {
        self.layout == Layout::Exception
    }
}

impl fmt::Debug for Class {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "<class {}>", self.full_name())
    }
}

//! What changes how a class attribute is read: properties, and the proxy that `super()` gives.

use std::ops::Deref;
use std::rc::Rc;

use super::Value;
use super::class::Class;
use super::release::release;

/// A `property`.
#[derive(Debug, Clone)]
pub struct Property {
    /// The getter, or `None`.
    pub getter: Value,
    /// The setter, or `None`.
    pub setter: Value,
    /// The deleter, or `None`.
    pub deleter: Value,
    /// The docstring, or `None`.
    pub doc: Value,
}

impl Drop for Property {
    fn drop(&mut self) {
        let parts = [&mut self.getter, &mut self.setter, &mut self.deleter, &mut self.doc];
        release(parts.map(|part| std::mem::replace(part, Value::None)));
    }
}

/// What a `classmethod` or a `staticmethod` wraps.
#[derive(Debug)]
pub struct Wrapped(Value);

impl Wrapped {
    /// Around this function.
    pub fn new(function: Value) -> Rc<Self> {
        Rc::new(Self(function))
    }
}

impl Deref for Wrapped {
    type Target = Value;

    fn deref(&self) -> &Value {
        &self.0
    }
}

impl Drop for Wrapped {
    fn drop(&mut self) {
        release(std::mem::replace(&mut self.0, Value::None));
    }
}

/// What `super()` gives: attributes are looked up after `class` in the MRO of `receiver`.
#[derive(Debug)]
pub struct SuperProxy {
    /// The class after which the search starts.
    pub class: Rc<Class>,
    /// The instance, or the class in a class method.
    pub receiver: Value,
}

//! What changes how a class attribute is read: properties, and the proxy that `super()` gives.

use std::rc::Rc;

use super::Value;
use super::class::Class;

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

/// What `super()` gives: attributes are looked up after `class` in the MRO of `receiver`.
#[derive(Debug)]
pub struct SuperProxy {
    /// The class after which the search starts.
    pub class: Rc<Class>,
    /// The instance, or the class in a class method.
    pub receiver: Value,
}

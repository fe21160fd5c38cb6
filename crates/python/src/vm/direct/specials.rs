//! Special methods of the program's classes that instructions and `len` call: they run in the same loop as their caller,
//! with the operands as their arguments where these lie on the stack. False, and nothing done, where the object has no
//! such method that is just a function.

use std::rc::Rc;

use super::Calls;
use crate::compile::code::Name;
use crate::value::Value;
use crate::value::function::Function;
use crate::vm::frame::Then;

impl Calls<'_> {
    /// `len(object)`, the function at a place of the stack and the object above it.
    pub(super) fn length_directly(&mut self, at: usize) -> bool {
        let len = &self.reach.special.len;
        let Some(method) = self.special_method(at + 1, len) else { return false };
        let Some(frame) = self.begin(&method, at + 1, at, &[], 1) else { return false };
        frame.then = Then::Length;
        true
    }

    /// `object[index]`
    pub(super) fn load_item_directly(&mut self) -> bool {
        let Some(at) = self.stack.len().checked_sub(2) else { return false };
        let getitem = &self.reach.special.getitem;
        let Some(method) = self.special_method(at, getitem) else { return false };
        self.begin(&method, at, at, &[], 1).is_some()
    }

    /// `iter(object)`, as a `for` asks for it.
    pub(super) fn iterate_directly(&mut self) -> bool {
        let Some(at) = self.stack.len().checked_sub(1) else { return false };
        let iter = &self.reach.special.iter;
        let Some(method) = self.special_method(at, iter) else { return false };
        let Some(frame) = self.begin(&method, at, at, &[], 1) else { return false };
        frame.then = Then::Iterator;
        true
    }

    /// `object.name`, where the class has a property of that name.
    pub(super) fn load_property_directly(&mut self, name: &Name) -> bool {
        let Some(at) = self.stack.len().checked_sub(1) else { return false };
        let Some(Value::Instance(instance)) = self.stack.get(at) else { return false };
        let class = &instance.class;
        if class.intercepts_reads || class.has_name(&self.reach.special.getattr) {
            return false;
        }
        let Some(Value::Property(property)) = class.lookup_named(name) else { return false };
        match &property.getter {
            Value::Function(getter) => self.begin(getter, at, at, &[], 1).is_some(),
            _ => false,
        }
    }

    /// The method of that name that the class of the instance at a place of the stack has.
    fn special_method(&self, at: usize, name: &Name) -> Option<Rc<Function>> {
        match self.stack.get(at)? {
            Value::Instance(instance) => instance.class.method_named(name),
            _ => None,
        }
    }
}

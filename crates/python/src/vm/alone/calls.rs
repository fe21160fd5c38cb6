//! Calls of built-in functions that a frame makes alone: those with a short way ([`Native::short`]), which takes its
//! arguments from where they lie. False, and nothing done, where a call takes the machine.

use super::{Alone, Reach};
use crate::compile::code::Name;
use crate::value::Value;
use crate::value::function::Native;

impl Alone<'_> {
    /// Finds a method for a call: leaves the function below its receiver.
    pub(super) fn load_method_alone(&mut self, name: &Name, reach: &Reach<'_>) -> bool {
        let Some(at) = self.stack.len().checked_sub(1) else { return false };
        let Some(method) = self.method_of(at, name, reach) else { return false };
        self.stack.push_copy_at(at);
        if let Some(place) = self.stack.get_mut(at) {
            *place = method;
        }
        true
    }

    /// The method of the object at a place of the stack, if that is just a function.
    #[inline]
    pub(super) fn method_of(&self, at: usize, name: &Name, reach: &Reach<'_>) -> Option<Value> {
        let class = match self.stack.get(at)? {
            Value::Instance(instance) => return instance.plain_method(name).map(Value::Function),
            Value::List(_) => &reach.types.list,
            Value::Dict(_) => &reach.types.dict,
            Value::Str(_) => &reach.types.str,
            _ => return None,
        };
        class.native_method(name).map(Value::Native)
    }

    /// Calls with so many arguments on the stack, the callable below them.
    #[inline]
    pub(super) fn call_alone(&mut self, count: usize, reach: &mut Reach<'_>) -> bool {
        let Some(at) = self.stack.len().checked_sub(count + 1) else { return false };
        let Some([callable, arguments @ ..]) = self.stack.get(at..) else { return false };
        let short = match callable {
            Value::Native(Native { short: Some(short), .. }) => short,
            Value::Class(class) if let Some(Native { short: Some(short), .. }) = class.construct => short,
            _ => return false,
        };
        if !reach.budget.has_step() {
            return false;
        }
        let Some(value) = short(arguments, reach.limits) else { return false };
        reach.budget.take_step();
        self.stack.truncate(at);
        self.stack.push(value);
        true
    }

    /// Calls what `LoadMethod` found.
    #[inline]
    pub(super) fn call_method_alone(&mut self, count: usize, reach: &mut Reach<'_>) -> bool {
        match self.stack.below(count + 1) {
            None | Some(Value::Unbound) => false,
            Some(_) if matches!(self.stack.below(count + 2), Some(Value::Function(_))) => false,
            Some(_) => self.call_alone(count + 1, reach),
        }
    }
}

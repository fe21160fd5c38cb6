//! Calls of built-in functions that a frame makes alone: those with a short way ([`Native::short`]), which takes its
//! arguments from where they lie. False, and nothing done, where a call takes the machine.

use super::alone::Reach;
use super::frame::Frame;
use crate::compile::code::Name;
use crate::value::Value;
use crate::value::function::{Native, NativeKind};

impl Frame {
    /// Finds a method for a call: leaves the function below its receiver.
    #[inline]
    pub(super) fn load_method_alone(&mut self, name: &Name, reach: &Reach<'_>) -> bool {
        let types = reach.types;
        let method = match self.stack.last() {
            Some(Value::Instance(instance)) => instance.plain_method(name),
            Some(Value::List(_)) => types.list.lookup_named(name).filter(is_native_method),
            Some(Value::Dict(_)) => types.dict.lookup_named(name).filter(is_native_method),
            Some(Value::Str(_)) => types.str.lookup_named(name).filter(is_native_method),
            _ => None,
        };
        let Some(method) = method else { return false };
        let top = self.stack.len();
        self.stack.push(method);
        self.stack.swap(top - 1, top);
        true
    }

    /// Calls with so many arguments on the stack, the callable below them.
    #[inline]
    pub(super) fn call_alone(&mut self, count: usize, reach: &mut Reach<'_>) -> bool {
        let Some(at) = self.stack.len().checked_sub(count + 1) else { return false };
        let Some([Value::Native(Native { short: Some(short), .. }), arguments @ ..]) = self.stack.get(at..)
        else {
            return false;
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
        match self.below(count + 1) {
            None | Some(Value::Unbound) => false,
            Some(_) => self.call_alone(count + 1, reach),
        }
    }
}

fn is_native_method(found: &Value) -> bool {
    matches!(found, Value::Native(native) if native.kind == NativeKind::Method)
}

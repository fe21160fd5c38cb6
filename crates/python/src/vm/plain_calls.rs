//! Calls of built-in functions that a frame makes alone: those with a short way ([`Native::short`]), which takes its
//! arguments from where they lie. False, and nothing done, where a call takes the machine.

use super::alone::{Alone, Reach};
use crate::compile::code::Name;
use crate::value::Value;
use crate::value::function::Native;

impl Alone<'_> {
    /// Finds a method for a call: leaves the function below its receiver.
    pub(super) fn load_method_alone(&mut self, name: &Name, reach: &Reach<'_>) -> bool {
        let class = match self.stack.last() {
            Some(Value::Instance(instance)) => {
                let Some(method) = instance.plain_method(name) else { return false };
                if let Some(place) = self.lift_receiver() {
                    place.put(Value::Function(method));
                }
                return true;
            }
            Some(Value::List(_)) => &reach.types.list,
            Some(Value::Dict(_)) => &reach.types.dict,
            Some(Value::Str(_)) => &reach.types.str,
            _ => return false,
        };
        let Some(method) = class.native_method(name) else { return false };
        if let Some(place) = self.lift_receiver() {
            place.put(Value::Native(method));
        }
        true
    }

    /// Lifts the receiver up by one, and gives the place where it was.
    fn lift_receiver(&mut self) -> Option<&mut Value> {
        self.stack.push(Value::None);
        let [.., place, receiver] = self.stack.as_mut_slice() else { return None };
        receiver.set_copy_of(place);
        *place = Value::None;
        Some(place)
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
            Some(_) => self.call_alone(count + 1, reach),
        }
    }
}

//! Calls that go the shortest way: the arguments of a function of the program are copied from the caller's operands
//! straight into the callee's variables, and what it returns straight onto the caller's stack.

use super::Vm;
use super::frame::{Frame, Then};
use crate::value::Value;

impl Vm {
    /// Calls with so many arguments on the stack, the callable below them; false, and nothing done, where there is
    /// more to the call than that.
    pub(super) fn call_directly(&mut self, count: usize) -> bool {
        let nested = self.frames.len();
        let Some(caller) = self.frames.last_mut() else { return false };
        let Some(at) = caller.stack.len().checked_sub(count + 1) else { return false };
        let Some([Value::Function(function), arguments @ ..]) = caller.stack.get(at..) else { return false };
        if function.code.plain_parameters != Some(count)
            || caller.level >= self.recursion_limit
            || nested > self.limits.recursion
        {
            return false;
        }
        let mut callee = self.spare.take_with_locals(function);
        for (place, argument) in callee.locals.iter_mut().zip(arguments) {
            place.set_copy_of(argument);
        }
        callee.level = caller.level + 1;
        while caller.stack.len() > at {
            caller.discard_top();
        }
        self.frames.push(callee);
        true
    }

    /// Returns from the top frame to the caller that waits for its value; false, and nothing done, where there is
    /// more to it.
    pub(super) fn return_directly(&mut self) -> bool {
        let [.., caller, callee] = self.frames.as_mut_slice() else { return false };
        let Frame { stack, then: Then::Push, generator: None, .. } = &**callee else { return false };
        let Some(value) = stack.last() else { return false };
        caller.stack.push(Value::None);
        if let Some(place) = caller.stack.last_mut() {
            place.set_copy_of(value);
        }
        if let Some(ended) = self.frames.pop() {
            self.spare.keep(ended);
        }
        true
    }
}

//! Generators of the program in a `for`: they go on and wait again in the same loop as their caller. False, and nothing
//! done, where there is more to it than that.

use std::rc::Rc;

use super::Calls;
use crate::value::Value;
use crate::vm::frame::Then;

/// What it costs to have a generator go on, in steps.
pub(in crate::vm) const RESUMING: u64 = 3;

impl Calls<'_> {
    /// Has the generator on top of the stack go on, for a `for` that leaves at `exhausted`.
    pub(super) fn resume_directly(&mut self, exhausted: u32) -> bool {
        let Some(Value::Generator(generator)) = self.stack.last() else { return false };
        let generator = Rc::clone(generator);
        let level = self.frames.last().map_or(0, |caller| caller.level) + 1;
        let is_too_deep =
            level > self.reach.recursion_limit || self.frames.len() > self.reach.limits.recursion;
        if generator.running.get() || is_too_deep || !self.reach.budget.take_steps(RESUMING) {
            return false;
        }
        let Some(mut frame) = generator.frame.take() else { return false };
        let bottom = self.stack.len();
        self.stack.append(&mut generator.values.borrow_mut());
        if frame.next > 0 {
            self.stack.push(Value::None);
        }
        (frame.base, frame.bottom, frame.level) = (bottom, bottom, level);
        frame.then = Then::ForNext { exhausted };
        generator.running.set(true);
        frame.generator = Some(generator);
        self.frames.push(frame);
        true
    }

    /// Puts the generator on top away until it is to go on, and its value in front of the caller.
    pub(super) fn yield_directly(&mut self) -> bool {
        let Some(frame) = self.frames.last_mut() else { return false };
        let Then::ForNext { .. } = frame.then else { return false };
        let base = frame.base.min(self.stack.len());
        let (Some(generator), Some(value)) = (frame.generator.take(), self.stack.pop()) else { return false };
        generator.values.borrow_mut().extend(self.stack.drain(base..));
        self.stack.push(value);
        generator.running.set(false);
        generator.frame.replace(self.frames.pop());
        true
    }
}

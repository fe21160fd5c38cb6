//! Generators of the program: how their frames go on and wait again, and the ways in which they do so for a `for`, in the
//! same loop as their caller. False, and nothing done, where there is more to that.

use std::rc::Rc;

use super::Calls;
use crate::value::Value;
use crate::value::iterator::Generator;
use crate::vm::frame::{Frame, Then};
use crate::vm::frames::Frames;
use crate::vm::stack::Stack;

/// What it costs to have a generator go on, in steps.
pub(in crate::vm) const RESUMING: u64 = 3;

impl Generator {
    /// Puts its frame on top, which was taken out of it, to go on with what was sent.
    pub(in crate::vm) fn go_on(
        self: Rc<Self>,
        mut frame: Box<Frame>,
        sent: Value,
        then: Then,
        (frames, stack): (&mut Frames, &mut Stack),
    ) {
        frame.base = stack.len();
        frame.bottom = frame.base;
        stack.append(&mut self.values.borrow_mut());
        if frame.next > 0 {
            stack.push(sent);
        }
        frame.then = then;
        self.running.set(true);
        frame.generator = Some(self);
        frames.push(frame);
    }
}

impl Frames {
    /// Puts the generator on top away until it is to go on; what its value is for. `None` if there is none.
    pub(in crate::vm) fn suspend(&mut self, stack: &mut Stack) -> Option<Then> {
        let mut frame = self.pop()?;
        let generator = frame.generator.take()?;
        let then = std::mem::replace(&mut frame.then, Then::Push);
        let base = frame.base.min(stack.len());
        generator.values.borrow_mut().extend(stack.drain(base..));
        generator.running.set(false);
        generator.frame.replace(Some(frame));
        Some(then)
    }
}

impl Calls<'_> {
    /// Has the generator on top of the stack go on, for a `for` that leaves at `exhausted`.
    pub(super) fn resume_directly(&mut self, exhausted: u32) -> bool {
        let Some(Value::Generator(generator)) = self.stack.last() else { return false };
        let level = self.frames.last().map_or(0, |caller| caller.level) + 1;
        let is_too_deep =
            level > self.reach.recursion_limit || self.frames.len() > self.reach.limits.recursion;
        if generator.running.get() || is_too_deep || !self.reach.budget.take_steps(RESUMING) {
            return false;
        }
        let Some(mut frame) = generator.frame.take() else { return false };
        frame.level = level;
        let generator = Rc::clone(generator);
        generator.go_on(frame, Value::None, Then::ForNext { exhausted }, (self.frames, self.stack));
        true
    }

    /// Puts the generator on top away until it is to go on, and its value in front of the caller.
    pub(super) fn yield_directly(&mut self) -> bool {
        let Some(Frame { then: Then::ForNext { .. }, generator: Some(_), .. }) = self.frames.last() else {
            return false;
        };
        let Some(value) = self.stack.pop() else { return false };
        let then = self.frames.suspend(self.stack);
        self.stack.push(value);
        then.is_some()
    }
}

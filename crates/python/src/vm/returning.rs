//! How a frame ends, for now or for good, and how a generator's goes on.

use std::rc::Rc;

use super::frame::Then;
use super::run::Outcome;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::iterator::Generator;

impl Interpreter<'_> {
    /// Ends the top frame with a value; `Some` if Rust code waits for it.
    pub(super) fn return_from_frame(&mut self, value: Value) -> Result<Option<Outcome>, Raised> {
        let Some(mut frame) = self.vm.frames.pop() else { return Err(self.vm.lost_frame()) };
        let then = std::mem::replace(&mut frame.then, Then::Push);
        if let Some(generator) = frame.generator.take() {
            generator.running.set(false);
        }
        match then {
            Then::Push => {
                self.vm.spare.keep(frame);
                self.push(value);
            }
            Then::Native => {
                self.vm.spare.keep(frame);
                return Ok(Some(Outcome::Returned(value)));
            }
            Then::Construct(instance) => {
                self.vm.spare.keep(frame);
                if !value.is_none() {
                    let class = self.class_of(&value)?;
                    let message = format!("__init__() should return None, not '{}'", class.name);
                    return Err(self.vm.raise_type_error(message));
                }
                self.push(Value::Instance(instance));
            }
            Then::Class(body) => {
                let class = self.finish_class(*body, &frame)?;
                self.vm.spare.keep(frame);
                self.push(class);
            }
            Then::ForNext { exhausted } => {
                self.vm.spare.keep(frame);
                drop(self.pop());
                self.jump(exhausted);
            }
            Then::YieldFromNext { exhausted } => {
                self.vm.spare.keep(frame);
                drop(self.pop());
                self.push(value);
                self.jump(exhausted);
            }
        }
        Ok(None)
    }

    /// Puts the top frame away until the generator is resumed.
    pub(super) fn yield_from_frame(&mut self, value: Value) -> Result<Option<Outcome>, Raised> {
        let Some(mut frame) = self.vm.frames.pop() else { return Err(self.vm.lost_frame()) };
        let then = std::mem::replace(&mut frame.then, Then::Push);
        let Some(generator) = frame.generator.take() else { return Err(self.vm.lost_frame()) };
        generator.running.set(false);
        generator.frame.replace(Some(frame));
        match then {
            Then::Native => return Ok(Some(Outcome::Yielded(value))),
            _ => self.push(value),
        }
        Ok(None)
    }

    /// Puts a generator's frame on top to go on; false if it has ended.
    pub(super) fn resume(
        &mut self,
        generator: &Rc<Generator>,
        sent: Value,
        then: Then,
    ) -> Result<bool, Raised> {
        if generator.running.get() {
            return Err(self.vm.raise_value_error("generator already executing"));
        }
        self.vm.spend(2)?;
        let Some(mut frame) = generator.frame.take() else { return Ok(false) };
        if frame.next > 0 {
            frame.stack.push(sent);
        }
        frame.level = match self.vm.level_in(self.vm.level()) {
            Ok(level) => level,
            Err(too_deep) => {
                generator.frame.replace(Some(frame));
                return Err(too_deep);
            }
        };
        frame.then = then;
        frame.generator = Some(Rc::clone(generator));
        generator.running.set(true);
        self.vm.frames.push(frame);
        self.vm.spend(1)?;
        Ok(true)
    }
}

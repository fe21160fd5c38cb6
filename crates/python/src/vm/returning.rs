//! How a frame ends, for now or for good, and how a generator's goes on.

use std::rc::Rc;

use super::Vm;
use super::direct::RESUMING;
use super::frame::Then;
use super::run::Outcome;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::iterator::Generator;

impl Interpreter<'_> {
    /// Ends the top frame with a value; `Some` if Rust code waits for it.
    pub(super) fn return_from_frame(&mut self, value: Value) -> Result<Option<Outcome>, Raised> {
        let Some(frame) = self.vm.frames.last_mut() else { return Err(self.vm.lost_frame()) };
        let then = std::mem::replace(&mut frame.then, Then::Push);
        if let Then::Class(body) = then {
            let Some(frame) = self.vm.frames.pop() else { return Err(self.vm.lost_frame()) };
            self.vm.stack.discard_from(frame.bottom);
            let class = self.finish_class(*body, &frame)?;
            self.push(class);
            return Ok(None);
        }
        self.vm.end_frame();
        match then {
            Then::Push | Then::Class(_) => self.push(value),
            Then::Length => {
                let length = self.length_from(&value)?;
                self.push(Value::Int(i64::try_from(length).unwrap_or(i64::MAX)));
            }
            Then::Iterator => {
                let iterator = self.checked_iterator(value)?;
                self.push(iterator);
            }
            Then::Native => return Ok(Some(Outcome::Returned(value))),
            Then::Construct(instance) => {
                if !value.is_none() {
                    let class = self.class_of(&value)?;
                    let message = format!("__init__() should return None, not '{}'", class.name);
                    return Err(self.vm.raise_type_error(message));
                }
                self.push(Value::Instance(instance));
            }
            Then::ForNext { exhausted } => {
                drop(self.pop());
                self.jump(exhausted);
            }
            Then::YieldFromNext { exhausted } => {
                drop(self.pop());
                self.push(value);
                self.jump(exhausted);
            }
        }
        Ok(None)
    }

    /// Puts the top frame away until the generator is resumed.
    pub(super) fn yield_from_frame(&mut self, value: Value) -> Result<Option<Outcome>, Raised> {
        match self.vm.frames.suspend(&mut self.vm.stack) {
            None => Err(self.vm.lost_frame()),
            Some(Then::Native) => Ok(Some(Outcome::Yielded(value))),
            Some(_) => {
                self.push(value);
                Ok(None)
            }
        }
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
        self.vm.spend(RESUMING)?;
        let Some(mut frame) = generator.frame.take() else { return Ok(false) };
        frame.level = match self.vm.level_in(self.vm.level()) {
            Ok(level) => level,
            Err(too_deep) => {
                generator.frame.replace(Some(frame));
                return Err(too_deep);
            }
        };
        let Vm { frames, stack, .. } = &mut *self.vm;
        Rc::clone(generator).go_on(frame, sent, then, (frames, stack));
        Ok(true)
    }
}

impl Vm {
    /// Ends the top frame, with all its values; false if there is none.
    pub(super) fn end_frame(&mut self) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        if let Some(generator) = &frame.generator {
            generator.running.set(false);
        }
        self.stack.discard_from(frame.bottom);
        self.frames.end();
        true
    }
}

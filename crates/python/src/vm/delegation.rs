//! `yield from`: what a generator is sent and what is thrown into it goes on to the iterator that it waits for.

use std::rc::Rc;

use super::frame::Then;
use super::run::Outcome;
use crate::compile::code::Instruction;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::instance::Instance;
use crate::value::iterator::Generator;

impl Interpreter<'_> {
    /// Takes the next value from the iterator on top of the stack, and jumps when it has ended.
    pub(super) fn delegate(&mut self, sent: Value, exhausted: u32) -> Result<(), Raised> {
        let iterator = self.vm.stack.last().cloned();
        let Some(iterator) = iterator else { return Err(self.vm.lost_frame()) };
        self.vm.returned = Value::None;
        let found = match &iterator {
            Value::Generator(generator) => {
                if self.resume(generator, sent, Then::YieldFromNext { exhausted })? {
                    return Ok(());
                }
                None
            }
            iterator if !sent.is_none() => {
                let send = self.get_attribute(iterator, "send")?;
                self.until_end(|it| it.call(&send, Arguments::positional(vec![sent])))?
            }
            Value::Instance(_) => match self.class_attribute(&iterator, "__next__")? {
                Some(method) => self.until_end(|it| it.call(&method, Arguments::default()))?,
                None => None,
            },
            iterator => {
                let item = self.next(iterator)?;
                self.vm.returned = Value::None;
                item
            }
        };
        match found {
            Some(item) => self.push(item),
            None => {
                drop(iterator);
                drop(self.pop());
                let returned = std::mem::replace(&mut self.vm.returned, Value::None);
                self.push(returned);
                self.jump(exhausted);
            }
        }
        Ok(())
    }

    /// What a call gives; `None`, with its value kept as the returned one, if it raises StopIteration.
    fn until_end(
        &mut self,
        call: impl FnOnce(&mut Self) -> Result<Value, Raised>,
    ) -> Result<Option<Value>, Raised> {
        match call(self) {
            Ok(value) => Ok(Some(value)),
            Err(Raised::Exception(e)) if e.class.is_subclass_of(&self.vm.types.stop_iteration) => {
                let value = e.exception().and_then(|state| state.borrow().args.first().cloned());
                self.vm.returned = value.unwrap_or(Value::None);
                Ok(None)
            }
            Err(raised) => Err(raised),
        }
    }

    /// The iterator that a suspended generator waits for in a `yield from`.
    fn delegate_of(generator: &Generator) -> Option<Value> {
        let frame = generator.frame.borrow();
        let frame = frame.as_ref()?;
        match frame.code.instructions.get(frame.next.checked_sub(1)?)? {
            Instruction::YieldDelegated => generator.values.borrow().last().cloned(),
            _ => None,
        }
    }

    /// `generator.throw(exception)`: raises it where the generator waits; `None` at its end.
    pub(crate) fn throw(
        &mut self,
        generator: &Rc<Generator>,
        exception: Rc<Instance>,
    ) -> Result<Option<Value>, Raised> {
        let Some(inner) = Self::delegate_of(generator) else { return self.throw_here(generator, exception) };
        if generator.running.replace(true) {
            return Err(self.vm.raise_value_error("generator already executing"));
        }
        let outcome = self.throw_into(&inner, &exception);
        generator.running.set(false);
        match outcome {
            Ok(Some(value)) => Ok(Some(value)),
            Ok(None) => self.go_on_after(generator),
            Err(Raised::Exception(raised)) => self.throw_here(generator, raised),
            Err(raised) => Err(raised),
        }
    }

    /// Throws into the iterator of a `yield from`; `None` at its end.
    fn throw_into(&mut self, inner: &Value, exception: &Rc<Instance>) -> Result<Option<Value>, Raised> {
        let closes = exception.class.is_subclass_of(&self.vm.types.generator_exit);
        let unhandled = || Err(Raised::Exception(Rc::clone(exception)));
        match inner {
            Value::Generator(inner) if closes => {
                self.close(inner)?;
                unhandled()
            }
            Value::Generator(inner) => self.throw(inner, Rc::clone(exception)),
            Value::Instance(_) => {
                let name = if closes { "close" } else { "throw" };
                let Some(method) = self.find_attribute(inner, name)? else { return unhandled() };
                if closes {
                    self.call(&method, Arguments::default())?;
                    return unhandled();
                }
                let thrown = Value::Instance(Rc::clone(exception));
                self.until_end(|it| it.call(&method, Arguments::positional(vec![thrown])))
            }
            _ => unhandled(),
        }
    }

    /// The iterator of the `yield from` has ended with what was thrown into it: its value is that of the expression.
    fn go_on_after(&mut self, generator: &Rc<Generator>) -> Result<Option<Value>, Raised> {
        let base = self.vm.frames.len();
        let returned = std::mem::replace(&mut self.vm.returned, Value::None);
        if !self.resume(generator, Value::None, Then::Native)? {
            return Ok(None);
        }
        let Some(frame) = self.vm.frames.last_mut() else { return Err(self.vm.lost_frame()) };
        // The jump after the `yield` leads to the instruction that knows where the loop ends.
        let start = match frame.code.instructions.get(frame.next) {
            Some(Instruction::Jump(start)) => frame.code.instructions.get(*start as usize),
            _ => None,
        };
        let Some(Instruction::YieldFromNext(exhausted)) = start.copied() else {
            return Err(self.vm.lost_frame());
        };
        frame.next = exhausted as usize;
        drop(self.vm.stack.take(2));
        self.push(returned);
        self.finished(base)
    }

    fn throw_here(
        &mut self,
        generator: &Rc<Generator>,
        exception: Rc<Instance>,
    ) -> Result<Option<Value>, Raised> {
        let starts = generator.frame.borrow().as_ref().is_some_and(|frame| frame.next == 0);
        if starts {
            drop((generator.frame.take(), generator.values.take()));
            return Err(Raised::Exception(exception));
        }
        let base = self.vm.frames.len();
        if !self.resume(generator, Value::None, Then::Native)? {
            return Err(Raised::Exception(exception));
        }
        self.unwind(Raised::Exception(exception), base)?;
        self.finished(base)
    }

    /// Runs a resumed generator to its next value or its end.
    pub(super) fn finished(&mut self, base: usize) -> Result<Option<Value>, Raised> {
        match self.run_frames(base)? {
            Outcome::Yielded(value) => Ok(Some(value)),
            Outcome::Returned(value) => {
                self.vm.returned = value;
                Ok(None)
            }
        }
    }

    /// `generator.close()`
    pub(crate) fn close(&mut self, generator: &Rc<Generator>) -> Result<(), Raised> {
        let types = Rc::clone(&self.vm.types);
        let exit = self.vm.new_exception(&types.generator_exit, Vec::new());
        match self.throw(generator, exit) {
            Ok(Some(_)) => Err(self.vm.raise(&types.runtime_error, "generator ignored GeneratorExit")),
            Ok(None) => Ok(()),
            Err(Raised::Exception(e))
                if e.class.is_subclass_of(&types.generator_exit)
                    || e.class.is_subclass_of(&types.stop_iteration) =>
            {
                Ok(())
            }
            Err(raised) => Err(raised),
        }
    }
}

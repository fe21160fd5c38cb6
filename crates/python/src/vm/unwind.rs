//! An exception on its way out: through the frames to the nearest handler.

use std::rc::Rc;

use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::exception::TracebackEntry;
use crate::value::instance::Instance;

impl Interpreter<'_> {
    /// Goes on at the handler of what was raised, or ends the frames from `base` up.
    pub(super) fn unwind(&mut self, raised: Raised, base: usize) -> Result<(), Raised> {
        let Raised::Exception(mut exception) = raised else {
            self.drop_frames(base);
            return Err(raised);
        };
        let mut reraising = std::mem::take(&mut self.vm.reraising);
        if !reraising {
            self.link_context(&exception);
        }
        while let Some(frame) = self.vm.frames.last_mut() {
            if !reraising && !frame.code.source.is_library {
                let (start, end) = frame.range();
                let place = frame.code.source.place(start, end);
                if let Some(state) = exception.exception() {
                    let code = Rc::clone(&frame.code);
                    state.borrow_mut().traceback.push(TracebackEntry { place, code });
                }
            }
            reraising = false;
            let at = u32::try_from(frame.next.saturating_sub(1)).unwrap_or(u32::MAX);
            let handler =
                frame.code.handlers.iter().find(|handler| (handler.start..handler.end).contains(&at));
            if let Some(handler) = handler.copied() {
                self.vm.stack.truncate(frame.operands() + handler.depth as usize);
                frame.handling.truncate(handler.handling as usize);
                frame.handling.push(exception);
                frame.next = handler.target as usize;
                return Ok(());
            }
            let is_generator = frame.generator.is_some();
            self.vm.end_frame();
            if is_generator && exception.class.is_subclass_of(&self.vm.types.stop_iteration) {
                exception = self.stop_iteration_escaped(exception);
            }
            if self.vm.frames.len() <= base {
                break;
            }
        }
        Err(Raised::Exception(exception))
    }

    /// Ends the frames from `base` up.
    pub(super) fn drop_frames(&mut self, base: usize) {
        while self.vm.frames.len() > base && self.vm.end_frame() {}
    }

    /// What is being handled becomes the context of what is raised.
    fn link_context(&mut self, exception: &Rc<Instance>) {
        let handled = self.vm.frames.iter().rev().find_map(|frame| frame.handling.last().cloned());
        let Some(handled) = handled else { return };
        if Rc::ptr_eq(&handled, exception) {
            return;
        }
        // CPython breaks the cycle where the exception is already among the contexts.
        let mut next = Some(Rc::clone(&handled));
        while let Some(link) = next {
            let context = link.exception().and_then(|state| state.borrow().context.clone());
            if context.as_ref().is_some_and(|context| Rc::ptr_eq(context, exception)) {
                if let Some(state) = link.exception() {
                    state.borrow_mut().context = None;
                }
                break;
            }
            next = context;
        }
        if let Some(state) = exception.exception() {
            state.borrow_mut().context = Some(handled);
        }
    }

    fn stop_iteration_escaped(&mut self, cause: Rc<Instance>) -> Rc<Instance> {
        let class = Rc::clone(&self.vm.types.runtime_error);
        let exception = self.vm.new_exception(&class, vec![Value::from("generator raised StopIteration")]);
        if let Some(state) = exception.exception() {
            let mut state = state.borrow_mut();
            state.context = Some(Rc::clone(&cause));
            state.cause = Some(cause);
            state.suppress_context = true;
        }
        exception
    }

    /// Whether the exception being handled is of a class, or of one of a tuple of classes.
    pub(super) fn match_exception(&mut self, class: &Value) -> Result<bool, Raised> {
        let exception = self.vm.frames.last().and_then(|frame| frame.handling.last().cloned());
        let Some(exception) = exception else { return Ok(false) };
        self.exception_is(&exception, class)
    }

    fn exception_is(&mut self, exception: &Rc<Instance>, class: &Value) -> Result<bool, Raised> {
        match class {
            Value::Class(class) if class.is_exception() => Ok(exception.class.is_subclass_of(class)),
            Value::Tuple(classes) => {
                self.vm.enter()?;
                let mut is_any = Ok(false);
                for class in classes.iter() {
                    is_any = self.vm.spend(1).and_then(|()| self.exception_is(exception, class));
                    if !matches!(is_any, Ok(false)) {
                        break;
                    }
                }
                self.vm.leave();
                is_any
            }
            _ => Err(self
                .vm
                .raise_type_error("catching classes that do not inherit from BaseException is not allowed")),
        }
    }

    /// Enters a `with`: leaves the exit, then the value that `as` binds.
    pub(super) fn with_enter(&mut self) -> Result<(), Raised> {
        let manager = self.pop();
        if let Value::Host(object) = &manager {
            let entered = self.host.enter(self.vm, object)?;
            let Some(entered) = entered else { return Err(self.not_a_manager(&manager)?) };
            self.push(manager);
            self.push(entered);
            return Ok(());
        }
        let enter = self.class_attribute(&manager, "__enter__")?;
        let exit = self.class_attribute(&manager, "__exit__")?;
        let Some(enter) = enter else { return Err(self.not_a_manager(&manager)?) };
        let Some(exit) = exit else {
            let class = self.class_of(&manager)?;
            let message = format!(
                "'{}' object does not support the context manager protocol (missed __exit__ method)",
                class.name
            );
            return Err(self.vm.raise_type_error(message));
        };
        let entered = self.call(&enter, crate::host::Arguments::default())?;
        self.push(exit);
        self.push(entered);
        Ok(())
    }

    fn not_a_manager(&mut self, manager: &Value) -> Result<Raised, Raised> {
        let class = self.class_of(manager)?;
        let message = format!("'{}' object does not support the context manager protocol", class.name);
        Ok(self.vm.raise_type_error(message))
    }

    /// Leaves a `with`; whether the exception is swallowed.
    pub(super) fn with_exit(
        &mut self,
        exit: &Value,
        exception: Option<&Rc<Instance>>,
    ) -> Result<bool, Raised> {
        if let Value::Host(object) = exit {
            return self.host.exit(self.vm, object, exception);
        }
        let positional = match exception {
            Some(exception) => {
                let traceback = self.traceback_of(exception);
                vec![
                    Value::Class(Rc::clone(&exception.class)),
                    Value::Instance(Rc::clone(exception)),
                    traceback,
                ]
            }
            None => vec![Value::None, Value::None, Value::None],
        };
        let result = self.call(exit, crate::host::Arguments::positional(positional))?;
        match exception {
            Some(_) => self.truth(&result),
            None => Ok(false),
        }
    }
}

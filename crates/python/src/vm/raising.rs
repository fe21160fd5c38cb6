//! The `raise` statement.

use std::rc::Rc;

use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::exception::ExceptionState;
use crate::value::instance::Instance;

impl Interpreter<'_> {
    /// Raises what is being handled, as the end of a handler or `finally` does.
    pub(super) fn reraise(&mut self) -> Raised {
        let exception = self.vm.frames.last_mut().and_then(|frame| frame.handling.pop());
        self.vm.reraising = true;
        exception.map_or_else(|| self.vm.lost_frame(), Raised::Exception)
    }

    pub(super) fn raise_assertion(&mut self, has_message: bool) -> Raised {
        let args = if has_message { vec![self.pop()] } else { Vec::new() };
        let class = Rc::clone(&self.vm.types.assertion_error);
        Raised::Exception(self.vm.new_exception(&class, args))
    }

    /// `raise`, `raise x`, `raise x from y`.
    pub(super) fn raise_statement(&mut self, operands: u8) -> Raised {
        if operands == 0 {
            let handled = self.vm.frames.iter().rev().find_map(|frame| frame.handling.last().cloned());
            return match handled {
                Some(exception) => {
                    self.vm.reraising = true;
                    Raised::Exception(exception)
                }
                None => {
                    let class = Rc::clone(&self.vm.types.runtime_error);
                    self.vm.raise(&class, "No active exception to reraise")
                }
            };
        }
        let cause = if operands == 2 { Some(self.pop()) } else { None };
        let value = self.pop();
        let exception = match self.exception_from(&value, "exceptions must derive from BaseException") {
            Ok(exception) => exception,
            Err(raised) => return raised,
        };
        if let Some(cause) = cause {
            let cause = match cause {
                Value::None => None,
                cause => match self.exception_from(&cause, "exception causes must derive from BaseException")
                {
                    Ok(cause) => Some(cause),
                    Err(raised) => return raised,
                },
            };
            if let Some(state) = exception.exception() {
                let ExceptionState { cause: own_cause, suppress_context, .. } = &mut *state.borrow_mut();
                *own_cause = cause;
                *suppress_context = true;
            }
        }
        Raised::Exception(exception)
    }

    pub(super) fn exception_from(&mut self, value: &Value, otherwise: &str) -> Result<Rc<Instance>, Raised> {
        match value {
            Value::Instance(instance) if instance.exception().is_some() => Ok(Rc::clone(instance)),
            Value::Class(class) if class.is_exception() => match self.call(value, Arguments::default())? {
                Value::Instance(instance) if instance.exception().is_some() => Ok(instance),
                _ => Err(self.vm.raise_type_error(otherwise)),
            },
            _ => Err(self.vm.raise_type_error(otherwise)),
        }
    }
}

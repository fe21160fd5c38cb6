//! The attributes that exceptions have beside their `__dict__`, by their class.

use std::cell::RefCell;
use std::rc::Rc;

use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::exception::ExceptionState;
use crate::value::instance::Instance;

/// The numbers of the errors of the operating system that have a class of their own.
const ERRNO: &[(i64, &str)] = &[
    (1, "PermissionError"),
    (2, "FileNotFoundError"),
    (3, "ProcessLookupError"),
    (13, "PermissionError"),
    (17, "FileExistsError"),
    (20, "NotADirectoryError"),
    (21, "IsADirectoryError"),
    (32, "BrokenPipeError"),
    (103, "ConnectionAbortedError"),
    (104, "ConnectionResetError"),
    (110, "TimeoutError"),
    (111, "ConnectionRefusedError"),
];

impl Interpreter<'_> {
    /// An attribute of an exception that is kept in its state.
    pub(super) fn exception_attribute(&mut self, instance: &Rc<Instance>, name: &str) -> Option<Value> {
        let types = &self.vm.types;
        let state = instance.exception()?.borrow();
        let link = |link: &Option<Rc<Instance>>| link.clone().map_or(Value::None, Value::Instance);
        let is = |class: &Rc<Class>| instance.class.is_subclass_of(class);
        let argument = |at: usize| Some(state.args.get(at).cloned().unwrap_or(Value::None));
        match name {
            "args" => Some(Value::tuple(state.args.clone())),
            "__cause__" => Some(link(&state.cause)),
            "__context__" => Some(link(&state.context)),
            "__suppress_context__" => Some(Value::Bool(state.suppress_context)),
            "__traceback__" => {
                if state.traceback.is_empty() {
                    return Some(Value::None);
                }
                drop(state);
                Some(self.traceback_of(instance))
            }
            "value" if is(&types.stop_iteration) => argument(0),
            "code" if is(&types.system_exit) => Some(match state.args.as_slice() {
                [] => Value::None,
                [only] => only.clone(),
                several => Value::tuple(several.to_vec()),
            }),
            "name" if is(&types.attribute_error) || is(&types.name_error) || is(&types.import_error) => {
                Some(state.name.clone().unwrap_or(Value::None))
            }
            "obj" if is(&types.attribute_error) => Some(state.object.clone().unwrap_or(Value::None)),
            "path" if is(&types.import_error) => Some(state.object.clone().unwrap_or(Value::None)),
            "msg" if is(&types.import_error) => argument(0),
            "errno" | "strerror" | "filename" if is(&types.os_error) && state.args.len() < 2 => {
                Some(Value::None)
            }
            "errno" if is(&types.os_error) => argument(0),
            "strerror" if is(&types.os_error) => argument(1),
            "filename" if is(&types.os_error) => argument(2),
            _ if is(&types.unicode_decode_error) || is(&types.unicode_encode_error) => {
                let names = ["encoding", "object", "start", "end", "reason"];
                argument(names.iter().position(|known| *known == name)?)
            }
            _ => None,
        }
    }

    pub(super) fn set_exception_attribute(
        &mut self,
        state: &RefCell<ExceptionState>,
        name: &str,
        value: &Value,
    ) -> Result<bool, Raised> {
        let link = || value.as_instance().cloned();
        match name {
            "args" => {
                let args = self.collect(value)?;
                state.borrow_mut().args = args;
            }
            "__cause__" => {
                let mut state = state.borrow_mut();
                state.cause = link();
                state.suppress_context = true;
            }
            "__context__" => state.borrow_mut().context = link(),
            "__suppress_context__" => {
                let suppressed = self.truth(value)?;
                state.borrow_mut().suppress_context = suppressed;
            }
            "__traceback__" => {
                // One of its own from before: what it has come through since is forgotten.
                let mut length = 0;
                let mut entry = value.clone();
                while let Some(instance) = entry.as_instance().cloned() {
                    length += 1;
                    entry = instance.dict().get_str("tb_next").unwrap_or(Value::None);
                }
                state.borrow_mut().traceback.truncate(length);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Takes the keyword arguments that an exception class has: `AttributeError(…, name=…, obj=…)`.
    pub(crate) fn take_exception_keywords(&mut self, exception: &Rc<Instance>, arguments: &mut Arguments) {
        let types = Rc::clone(&self.vm.types);
        let is = |class: &Rc<Class>| exception.class.is_subclass_of(class);
        let Some(state) = exception.exception() else { return };
        let mut state = state.borrow_mut();
        if is(&types.attribute_error) || is(&types.name_error) || is(&types.import_error) {
            state.name = arguments.take_keyword("name").or(state.name.take());
        }
        let object = if is(&types.attribute_error) {
            arguments.take_keyword("obj")
        } else if is(&types.import_error) {
            arguments.take_keyword("path")
        } else {
            None
        };
        state.object = object.or(state.object.take());
    }

    /// The class that `OSError(2, …)` makes an instance of.
    pub(super) fn class_by_errno(&self, class: &Rc<Class>, arguments: &Arguments) -> Option<Rc<Class>> {
        let types = &self.vm.types;
        if !Rc::ptr_eq(class, &types.os_error) || arguments.positional.len() < 2 {
            return None;
        }
        let number = arguments.positional.first()?.as_int()?;
        let (_, name) = ERRNO.iter().find(|(known, _)| *known == number)?;
        types.exceptions().find(|class| &*class.name == *name).cloned()
    }
}

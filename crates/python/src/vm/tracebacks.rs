//! `error.__traceback__`: objects made of what an exception came through, when a program asks for them.

use std::rc::Rc;

use crate::interpreter::Interpreter;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::exception::TracebackEntry;
use crate::value::instance::Instance;

impl Interpreter<'_> {
    /// The traceback object of an exception that has come through something.
    pub(crate) fn traceback_of(&mut self, exception: &Rc<Instance>) -> Value {
        let Some(state) = exception.exception() else { return Value::None };
        let entries = state.borrow().traceback.clone();
        if let Some((length, kept)) = &state.borrow().traceback_object
            && *length == entries.len()
        {
            return kept.clone();
        }
        let mut next = Value::None;
        for entry in &entries {
            next = self.traceback_entry(entry, next);
        }
        state.borrow_mut().traceback_object = Some((entries.len(), next.clone()));
        next
    }

    fn traceback_entry(&mut self, entry: &TracebackEntry, next: Value) -> Value {
        let types = Rc::clone(&self.vm.types);
        let line = Value::Int(i64::from(entry.place.line));
        let mut object = |class: &Rc<Class>, attributes: Vec<(&str, Value)>| {
            let instance = self.vm.new_instance(class);
            for (name, value) in attributes {
                instance.dict().set_str(name, value);
            }
            Value::Instance(instance)
        };
        let code = vec![
            ("co_name", Value::Str(Rc::clone(&entry.code.name))),
            ("co_qualname", Value::Str(Rc::clone(&entry.code.qualified_name))),
            ("co_filename", Value::Str(Rc::clone(&entry.code.source.name))),
            ("co_firstlineno", Value::Int(i64::from(entry.code.place.line))),
        ];
        let code = object(&types.code, code);
        let frame = object(&types.frame, vec![("f_code", code), ("f_lineno", line.clone())]);
        object(&types.traceback, vec![("tb_frame", frame), ("tb_lineno", line), ("tb_next", next)])
    }
}

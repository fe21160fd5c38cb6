//! The arguments of a call as written: keywords, `*` and `**`.

use std::rc::Rc;

use super::frame::Then;
use crate::host::Arguments;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::list::List;

impl Interpreter<'_> {
    pub(super) fn call_keywords(&mut self, positional: usize, keywords: u32) -> Result<(), Raised> {
        let Some(frame) = self.vm.frames.last() else { return Err(self.vm.lost_frame()) };
        let Some(Value::Tuple(names)) = frame.code.constants.get(keywords as usize).cloned() else {
            return Err(self.vm.lost_frame());
        };
        let values = self.vm.stack.take(names.len());
        let keywords = names.iter().zip(values).filter_map(|(name, value)| match name {
            Value::Str(name) => Some((Rc::clone(name), value)),
            _ => None,
        });
        let keywords = keywords.collect();
        let positional = self.vm.stack.take(positional);
        let callable = self.pop();
        self.invoke(callable, Arguments { positional, keywords }, Then::Push)
    }

    /// `f(*args, **kwargs)`
    pub(super) fn call_spread(&mut self) -> Result<(), Raised> {
        let keywords = self.pop();
        let positional = self.pop();
        let callable = self.pop();
        let arguments = self.spread_arguments(&positional, &keywords)?;
        drop((positional, keywords));
        self.invoke(callable, arguments, Then::Push)
    }

    pub(super) fn extend_starred(&mut self, list: &Rc<List>, value: &Value) -> Result<(), Raised> {
        let iterator = match self.iterator(value) {
            Err(raised) if self.is_plain_type_error(&raised) => {
                let class = self.class_of(value)?;
                let message = format!("Value after * must be an iterable, not {}", class.name);
                return Err(self.vm.raise_type_error(message));
            }
            other => other?,
        };
        self.append_all(list, &iterator)
    }

    pub(super) fn extend_arguments(&mut self, list: &Rc<List>, value: &Value) -> Result<(), Raised> {
        let iterator = match self.iterator(value) {
            Err(raised) if self.is_plain_type_error(&raised) => {
                let (class, function) = (self.class_of(value)?, self.called_function(2)?);
                let message = format!("{function} argument after * must be an iterable, not {}", class.name);
                return Err(self.vm.raise_type_error(message));
            }
            other => other?,
        };
        self.append_all(list, &iterator)
    }

    pub(super) fn append_all(&mut self, list: &Rc<List>, iterator: &Value) -> Result<(), Raised> {
        while let Some(item) = self.next(iterator)? {
            list.borrow_mut().push(item);
            self.vm.check_items(list.len())?;
        }
        Ok(())
    }

    /// Whether it is a TypeError that no Python code raised.
    pub(super) fn is_plain_type_error(&self, raised: &Raised) -> bool {
        raised.exception().is_some_and(|exception| {
            Rc::ptr_eq(&exception.class, &self.vm.types.type_error)
                && exception.exception().is_some_and(|state| state.borrow().traceback.is_empty())
        })
    }

    /// The callable that far down the stack, as complaints about its arguments name it.
    pub(super) fn called_function(&mut self, depth: usize) -> Result<String, Raised> {
        Ok(match self.vm.stack.below(depth).cloned() {
            Some(Value::Function(function)) => format!("__main__.{}()", function.qualified_name.borrow()),
            Some(Value::Class(class)) => format!("{}()", class.full_name()),
            Some(Value::Native(native)) => format!("{}()", native.name),
            Some(Value::BoundMethod(method)) => match &method.function {
                Value::Function(function) => format!("__main__.{}()", function.qualified_name.borrow()),
                Value::Native(native) => format!("{}()", native.name),
                _ => "function".to_owned(),
            },
            Some(Value::Host(object)) => format!("{}()", object.0.type_name()),
            _ => "function".to_owned(),
        })
    }

    pub(super) fn spread_arguments(
        &mut self,
        positional: &Value,
        keywords: &Value,
    ) -> Result<Arguments, Raised> {
        let positional = match positional {
            Value::List(list) => list.borrow().clone(),
            _ => Vec::new(),
        };
        let keywords = match keywords {
            Value::Dict(dict) => dict.names(),
            _ => Vec::new(),
        };
        self.vm.spend_on_items(positional.len())?;
        self.vm.spend(keywords.len() as u64)?;
        Ok(Arguments { positional, keywords })
    }

    pub(super) fn extend_keywords(&mut self, into: &Rc<Dict>, value: &Value) -> Result<(), Raised> {
        let from = match value {
            Value::Dict(from) => Rc::clone(from),
            Value::Instance(_) | Value::Host(_) if self.find_attribute(value, "keys")?.is_some() => {
                let from = Rc::new(Dict::default());
                self.dict_update_mapping(&from, value)?;
                from
            }
            _ => {
                let (class, function) = (self.class_of(value)?, self.called_function(3)?);
                let message = format!("{function} argument after ** must be a mapping, not {}", class.name);
                return Err(self.vm.raise_type_error(message));
            }
        };
        self.vm.spend(2 * from.len() as u64)?;
        for (key, value) in from.items() {
            let Value::Str(name) = key else {
                return Err(self.vm.raise_type_error("keywords must be strings"));
            };
            if into.set_str(Rc::clone(&name), value).is_some() {
                let function = self.called_function(3)?;
                let message = format!("{function} got multiple values for keyword argument '{name}'");
                return Err(self.vm.raise_type_error(message));
            }
        }
        Ok(())
    }
}

//! The package together with the machine, for as long as one call of the program lasts.

use std::rc::Rc;

use bothways_orm::Orm;
use bothways_python::{Arguments, Class, Interpreter, Raised, Value, Vm};

use crate::facade::Facade;

/// The package and the machine. Whatever may run the program's code goes through [`Context::python`].
pub(crate) struct Context<'a> {
    pub facade: &'a mut Facade,
    pub vm: &'a mut Vm,
}

impl<'a> Context<'a> {
    pub fn new(facade: &'a mut Facade, vm: &'a mut Vm) -> Self {
        Self { facade, vm }
    }

    /// Puts the ORM to work for the program. What can fail or warn goes through [`crate::errors::checked`].
    pub fn with_orm<T>(&mut self, operation: impl FnOnce(&mut Orm<'_>) -> T) -> T {
        let state = std::mem::take(&mut self.facade.orm);
        let mut orm = Orm::new(state, self);
        let result = operation(&mut orm);
        let state = orm.into_state();
        self.facade.orm = state;
        result
    }

    /// The interpreter, to run the program's code.
    pub fn python(&mut self) -> Interpreter<'_> {
        Interpreter::new(self.vm, self.facade)
    }

    /// `type(value).__name__`.
    pub fn type_name(&mut self, value: &Value) -> Result<Rc<str>, Raised> {
        match value {
            Value::Host(object) => Ok(object.0.type_name().into()),
            Value::Instance(instance) => Ok(Rc::clone(&instance.class.name)),
            _ => Ok(Rc::clone(&self.python().class_of(value)?.name)),
        }
    }

    /// The full name of a value's class: `builtins.str`, `__main__.Plain`.
    pub fn class_path(&mut self, value: &Value) -> Result<String, Raised> {
        let class = self.python().class_of(value)?;
        Ok(format!("{}.{}", class.module, class.qualified_name))
    }

    /// Refuses something by name.
    pub fn unsupported<T>(&self, what: impl Into<String>) -> Result<T, Raised> {
        Err(self.vm.unsupported(what))
    }

    /// Raises an exception of the package by its class's name.
    pub fn raise(&mut self, name: &str, message: impl Into<String>) -> Raised {
        let class = self.exception_class(name);
        self.vm.raise(&class, message)
    }

    /// An exception class of the package; its root where there is none of that name.
    pub fn exception_class(&mut self, name: &str) -> Rc<Class> {
        self.facade.exceptions(self.vm).class(name)
    }

    /// Binds the arguments of a call to parameters as Python does. `required` counts the parameters without
    /// default from the first on; a `self` is a parameter like any other.
    pub fn bind<const N: usize>(
        &mut self,
        function: &str,
        parameters: [&str; N],
        required: usize,
        arguments: Arguments,
    ) -> Result<[Option<Value>; N], Raised> {
        crate::arguments::bind(self.vm, function, parameters, required, arguments)
    }
}

//! Functions and methods of the package, as callable objects.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{Arguments, Class, HostRef, Instance, Raised, Value};

use crate::context::Context;
use crate::object::{Object, value};

/// What a function of the package does with its arguments; a method gets its receiver first.
pub(crate) type Function = fn(&mut Context<'_>, Arguments) -> Result<Value, Raised>;

/// A method under its name.
pub(crate) type Method = (&'static str, Function);

/// A function of the package.
pub(crate) struct Native {
    pub name: &'static str,
    pub function: Function,
}

impl Native {
    /// The function as a value.
    pub fn function(name: &'static str, function: Function) -> Value {
        value(Self { name, function })
    }

    /// The function bound to its receiver.
    pub fn method((name, function): Method, receiver: &HostRef) -> Value {
        Value::bound_method(Self::function(name, function), Value::Host(receiver.clone()))
    }
}

impl Object for Native {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("function")
    }

    fn is_callable(&self) -> bool {
        true
    }

    fn call(
        &self,
        cx: &mut Context<'_>,
        _this: &HostRef,
        arguments: &mut Arguments,
    ) -> Result<Option<Value>, Raised> {
        (self.function)(cx, std::mem::take(arguments)).map(Some)
    }

    fn attribute(&self, _cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        Ok(matches!(name, "__name__" | "__qualname__").then(|| Value::from(self.name)))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        // `Column` and its like are classes in SQLAlchemy.
        if self.name.starts_with(char::is_uppercase) {
            return Ok(Some(format!("<class 'sqlalchemy.sql.schema.{}'>", self.name)));
        }
        let address = cx.vm.new_address();
        Ok(Some(format!("<function {} at {address:#x}>", self.name)))
    }

    fn descriptor_get(
        &self,
        _cx: &mut Context<'_>,
        this: &HostRef,
        _name: &str,
        instance: Option<&Rc<Instance>>,
        _owner: &Rc<Class>,
    ) -> Result<Value, Raised> {
        let function = Value::Host(this.clone());
        Ok(match instance {
            Some(instance) => Value::bound_method(function, Value::Instance(Rc::clone(instance))),
            None => function,
        })
    }
}

//! Functions and methods of the package, as callable objects.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{Arguments, Class, HostRef, Instance, Raised, Value};

use crate::context::Context;
use crate::object::{Object, value, view};

/// What a function of the package does with its arguments; a method gets its receiver first.
pub(crate) type Function = fn(&mut Context<'_>, Arguments) -> Result<Value, Raised>;

/// A method under its name.
pub(crate) type Method = (&'static str, Function);

/// A function of the package, or one that such a function made.
pub(crate) struct Native {
    /// Its `__qualname__`.
    name: &'static str,
    function: Box<Closure>,
}

/// What a function does that remembers arguments of the one that made it, as a decorator does.
type Closure = dyn Fn(&mut Context<'_>, Arguments) -> Result<Value, Raised>;

impl Native {
    /// The function as a value.
    pub fn function(name: &'static str, function: Function) -> Value {
        Self::closure(name, function)
    }

    /// A function within another one as a value.
    pub fn closure(
        name: &'static str,
        function: impl Fn(&mut Context<'_>, Arguments) -> Result<Value, Raised> + 'static,
    ) -> Value {
        value(Self { name, function: Box::new(function) })
    }

    /// A decorator as a value: it does this with the function below it, and gives that back.
    pub fn decorator(
        name: &'static str,
        decorate: impl Fn(&mut Context<'_>, &Value) -> Result<(), Raised> + 'static,
    ) -> Value {
        Self::closure(name, move |cx, arguments| {
            let [function] = cx.bind(name, ["fn"], 1, arguments)?;
            let function = function.unwrap_or(Value::None);
            decorate(cx, &function)?;
            Ok(function)
        })
    }

    /// The function bound to its receiver.
    pub fn method((name, function): Method, receiver: &HostRef) -> Value {
        Value::bound_method(Self::function(name, function), Value::Host(receiver.clone()))
    }
}

/// The object that a method was called on.
pub(crate) fn receiver<'v, T: Object>(
    cx: &mut Context<'_>,
    this: Option<&'v Value>,
    class: &str,
) -> Result<&'v T, Raised> {
    this.and_then(view::<T>)
        .ok_or_else(|| cx.vm.raise_type_error(format!("descriptor requires a '{class}' object")))
}

/// A copy of the object that a method was called on, which is taken from the arguments: such a method gives
/// another object.
pub(crate) fn take_receiver<T: Object + Clone>(
    cx: &mut Context<'_>,
    arguments: &mut Arguments,
    class: &str,
) -> Result<T, Raised> {
    let copy = receiver::<T>(cx, arguments.positional.first(), class)?.clone();
    arguments.positional.remove(0);
    Ok(copy)
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
        Ok(match name {
            "__name__" => self.name.rsplit('.').next().map(Value::from),
            "__qualname__" => Some(Value::from(self.name)),
            _ => None,
        })
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

//! What every object of the package shares: one trait that says what it can do in Python, and the handle
//! through which the interpreter sees it.

use std::any::Any;
use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{
    Arguments, BinaryOperator, Class, Comparison, HostObject, HostRef, Instance, Raised, UnaryOperator, Value,
};

use crate::context::Context;
use crate::native::Method;

/// An object of the package. Each method's default is what an object without that ability does.
#[allow(unused_variables, reason = "the names of the parameters are documentation")]
pub(crate) trait Object: Any {
    /// The name of its type.
    fn type_name(&self) -> Cow<'_, str>;

    /// Whether it takes part in setting the attribute that holds it.
    fn is_data_descriptor(&self) -> bool {
        false
    }

    /// Its methods by name.
    fn methods(&self) -> &'static [Method] {
        &[]
    }

    /// `object.name`, where no method has that name.
    fn attribute(&self, cx: &mut Context<'_>, this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// `object.name = value`.
    fn set_attribute(&self, cx: &mut Context<'_>, name: &str, value: &Value) -> Result<bool, Raised> {
        Ok(false)
    }

    /// The names `dir` lists, beside the methods.
    fn names(&self) -> Vec<Rc<str>> {
        Vec::new()
    }

    /// `object(…)`; `None`: not callable.
    fn call(
        &self,
        cx: &mut Context<'_>,
        this: &HostRef,
        arguments: &mut Arguments,
    ) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// Whether it can be called.
    fn is_callable(&self) -> bool {
        false
    }

    /// A binary operator with it on one side.
    fn binary(
        &self,
        cx: &mut Context<'_>,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// `object <operator>= value`.
    fn in_place(
        &self,
        cx: &mut Context<'_>,
        this: &HostRef,
        operator: BinaryOperator,
        value: &Value,
    ) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// A unary operator.
    fn unary(
        &self,
        cx: &mut Context<'_>,
        this: &HostRef,
        operator: UnaryOperator,
    ) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// A comparison with it on one side.
    fn compare(
        &self,
        cx: &mut Context<'_>,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// `item in object`.
    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(None)
    }

    /// `len(object)`.
    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(None)
    }

    /// `iter(object)`.
    fn iterate(&self, cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// The item at that position of an iteration over it.
    fn next_item(&self, cx: &mut Context<'_>, position: usize) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// `object[index]`.
    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// `object[index] = value`.
    fn set_item(&self, cx: &mut Context<'_>, index: &Value, value: &Value) -> Result<bool, Raised> {
        Ok(false)
    }

    /// `del object[index]`.
    fn delete_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<bool, Raised> {
        Ok(false)
    }

    /// `repr(object)`.
    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(None)
    }

    /// `str(object)`.
    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(None)
    }

    /// `bool(object)`.
    fn truth(&self, cx: &mut Context<'_>) -> Result<Option<bool>, Raised> {
        Ok(None)
    }

    /// `hash(object)`; `None`: by identity.
    fn hash(&self, cx: &mut Context<'_>) -> Result<Option<i64>, Raised> {
        Ok(None)
    }

    /// `isinstance(value, object)`.
    fn has_instance(&self, cx: &mut Context<'_>, value: &Value) -> Result<Option<bool>, Raised> {
        Ok(None)
    }

    /// `__enter__`.
    fn enter(&self, cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// `__exit__`.
    fn exit(&self, cx: &mut Context<'_>, exception: Option<&Rc<Instance>>) -> Result<bool, Raised> {
        Ok(false)
    }

    /// Reading the class attribute that holds it.
    fn descriptor_get(
        &self,
        cx: &mut Context<'_>,
        this: &HostRef,
        name: &str,
        instance: Option<&Rc<Instance>>,
        owner: &Rc<Class>,
    ) -> Result<Value, Raised> {
        Ok(Value::Host(this.clone()))
    }

    /// `instance.name = value`.
    fn descriptor_set(
        &self,
        cx: &mut Context<'_>,
        instance: &Rc<Instance>,
        value: &Value,
    ) -> Result<(), Raised> {
        Err(cx.vm.raise_attribute_error("__set__"))
    }

    /// `del instance.name`.
    fn descriptor_delete(&self, cx: &mut Context<'_>, instance: &Rc<Instance>) -> Result<(), Raised> {
        Err(cx.vm.raise_attribute_error("__delete__"))
    }
}

/// An [`Object`] in Python's hands.
pub(crate) struct Handle(Box<dyn Object>);

impl HostObject for Handle {
    fn type_name(&self) -> Cow<'_, str> {
        self.0.type_name()
    }

    fn is_data_descriptor(&self) -> bool {
        self.0.is_data_descriptor()
    }

    fn is_callable(&self) -> bool {
        self.0.is_callable()
    }
}

/// Gives an object to Python.
pub(crate) fn wrap(object: impl Object) -> HostRef {
    HostRef::new(Handle(Box::new(object)))
}

/// Gives an object to Python, as a value.
pub(crate) fn value(object: impl Object) -> Value {
    Value::Host(wrap(object))
}

/// The object behind a reference.
pub(crate) fn object(reference: &HostRef) -> Option<&dyn Object> {
    Some(&*reference.downcast::<Handle>()?.0)
}

/// The object behind a reference, if it is a `T`.
pub(crate) fn downcast<T: Object>(reference: &HostRef) -> Option<&T> {
    let any: &dyn Any = object(reference)?;
    any.downcast_ref::<T>()
}

/// The object behind a value, if it is a `T`.
pub(crate) fn view<T: Object>(value: &Value) -> Option<&T> {
    match value {
        Value::Host(reference) => downcast(reference),
        _ => None,
    }
}

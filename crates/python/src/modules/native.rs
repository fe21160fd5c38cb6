//! Classes of modules whose instances keep their state in Rust: made of a table of natives.

use std::rc::Rc;

use crate::builtins::arguments::wrong_receiver;
use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::dict::Dict;
use crate::value::function::Native;
use crate::value::instance::Instance;
use crate::vm::Vm;

/// A class with these natives; each is named `class.method`.
pub(super) fn class(
    vm: &mut Vm,
    module: &str,
    name: &str,
    base: Option<&Rc<Class>>,
    natives: &'static [Native],
) -> Rc<Class> {
    let namespace = Dict::default();
    for native in natives {
        namespace.set_str(native.attribute(), Value::Native(native));
    }
    let bases = base.map(Rc::clone).into_iter().collect();
    match vm.new_class(module, name, bases, Rc::new(namespace)) {
        Ok(class) => class,
        // Only inconsistent bases fail, and one base cannot be.
        Err(_) => Rc::clone(&vm.types().object),
    }
}

/// An instance of such a class.
pub(super) fn instance(class: &Rc<Class>, data: impl std::any::Any) -> Value {
    Value::Instance(Rc::new(Instance::with_data(Rc::clone(class), data)))
}

/// The state behind a value, if it is an instance that keeps a `T`.
pub(super) fn data<T: 'static>(value: &Value) -> Option<&T> {
    value.as_instance().and_then(|instance| instance.data::<T>())
}

/// The state of the receiver of a method.
pub(super) fn receiver_data<T: Clone + 'static>(
    interpreter: &mut Interpreter<'_>,
    name: &str,
    value: &Value,
) -> Result<T, Raised> {
    match data::<T>(value) {
        Some(data) => Ok(data.clone()),
        None => Err(wrong_receiver(interpreter, name, value)),
    }
}

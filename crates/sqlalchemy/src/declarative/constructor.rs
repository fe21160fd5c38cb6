//! The constructor of mapped classes that define none: every keyword becomes an attribute.

use bothways_python::{Arguments, Class, Raised, Value};

use crate::context::Context;
use crate::native::Native;

/// The function, to stand as `__init__` on a base.
pub(super) fn value() -> Value {
    Native::function("__init__", construct)
}

/// A mapped class has a constructor of its own: its errors name no class.
pub(super) fn instrument(class: &Class) {
    if let Some(Value::Function(function)) = class.namespace.get_str("__init__") {
        function.rename("__init__");
    } else if let Some(Value::Function(function)) = class.lookup("__init__") {
        class.namespace.set_str("__init__", Value::Function(function.renamed("__init__")));
    }
}

fn construct(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let given = arguments.positional.len();
    let mut positional = arguments.positional.into_iter();
    let Some(Value::Instance(instance)) = positional.next() else {
        return Err(cx.vm.raise_type_error("__init__() missing 1 required positional argument: 'self'"));
    };
    if given > 1 {
        let text = format!("__init__() takes 1 positional argument but {given} were given");
        return Err(cx.vm.raise_type_error(text));
    }
    for (name, argument) in arguments.keywords {
        if instance.class.lookup(&name).is_none() {
            let text = format!("'{name}' is an invalid keyword argument for {}", instance.class.name);
            return Err(cx.vm.raise_type_error(text));
        }
        cx.python().set_attribute(&Value::Instance(instance.clone()), &name, argument)?;
    }
    Ok(Value::None)
}

//! The modules that the interpreter itself provides, one file a module.

mod future;
pub(crate) mod typing;
pub(crate) mod warnings;

use std::rc::Rc;

use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::module::Module;
use crate::vm::Vm;

/// Makes a module; `None` if the interpreter does not have it.
pub(crate) fn load(vm: &mut Vm, name: &str) -> Option<Value> {
    let namespace = match name {
        "__future__" => future::namespace(),
        "typing" | "typing_extensions" => typing::namespace(vm),
        "warnings" => warnings::namespace(vm),
        _ => return None,
    };
    Some(module(name, namespace))
}

fn module(name: &str, namespace: Dict) -> Value {
    Value::Module(Rc::new(Module { name: name.into(), namespace: Rc::new(namespace) }))
}

//! The modules that the interpreter itself provides, one file a module.

pub(crate) mod datetime;
pub(crate) mod decimal;
mod future;
mod library;
mod native;
pub(crate) mod typing;
pub(crate) mod uuid;
pub(crate) mod warnings;

use std::rc::Rc;

use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::module::Module;

impl Interpreter<'_> {
    /// Makes a module; `None` if the interpreter does not have it.
    pub(crate) fn load_module(&mut self, name: &str) -> Result<Option<Value>, Raised> {
        let namespace = match name {
            "__future__" => future::namespace(),
            "datetime" => datetime::namespace(self.vm),
            "decimal" => decimal::namespace(self.vm),
            "typing" | "typing_extensions" => typing::namespace(self.vm),
            "uuid" => uuid::namespace(self.vm),
            "warnings" => warnings::namespace(self.vm),
            _ => return self.load_library(name),
        };
        let module = module(name, namespace);
        self.vm.modules.set_str(name, module.clone());
        Ok(Some(module))
    }
}

fn module(name: &str, namespace: Dict) -> Value {
    Value::Module(Rc::new(Module { name: name.into(), namespace: Rc::new(namespace) }))
}

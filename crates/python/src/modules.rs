//! The modules that the interpreter itself provides, one file a module.

pub(crate) mod datetime;
pub(crate) mod decimal;
mod future;
mod library;
mod math;
mod native;
mod output;
pub(crate) mod random;
mod re;
mod time;
pub(crate) mod typing;
pub(crate) mod uuid;
pub(crate) mod warnings;

use std::rc::Rc;

use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::Native;
use crate::value::module::Module;

impl Interpreter<'_> {
    /// Makes a module; `None` if the interpreter does not have it.
    pub(crate) fn load_module(&mut self, name: &str) -> Result<Option<Value>, Raised> {
        let namespace = match name {
            "__future__" => future::namespace(),
            "_output" => output::namespace(),
            "_random" => random::namespace(),
            "_re" => re::namespace(),
            "math" => math::namespace(),
            "time" => time::namespace(),
            "datetime" => datetime::namespace(self.vm),
            "decimal" => decimal::namespace(self.vm),
            "typing" | "typing_extensions" => {
                let namespace = typing::namespace(self.vm);
                self.add_names(&namespace, "_typing")?;
                namespace
            }
            "collections.abc" => typing::namespace(self.vm),
            "uuid" => uuid::namespace(self.vm),
            "warnings" => warnings::namespace(self.vm),
            _ => return self.load_library(name),
        };
        let module = module(name, namespace);
        self.vm.modules.set_str(name, module.clone());
        Ok(Some(module))
    }
}

impl Interpreter<'_> {
    /// Adds what a module written in Python defines to one that is not.
    fn add_names(&mut self, namespace: &Dict, module: &str) -> Result<(), Raised> {
        let Value::Module(module) = self.module(module)? else { return Ok(()) };
        for (name, value) in module.namespace.names() {
            if !name.starts_with('_') && !name.ends_with("Meta") {
                namespace.set_str(name, value);
            }
        }
        Ok(())
    }
}

/// A namespace of functions.
fn functions(table: &'static [Native]) -> Dict {
    let namespace = Dict::default();
    for native in table {
        namespace.set_str(native.name, Value::Native(native));
    }
    namespace
}

fn module(name: &str, namespace: Dict) -> Value {
    Value::Module(Rc::new(Module { name: name.into(), namespace: Rc::new(namespace) }))
}

//! The modules that the interpreter itself provides, one file a module.

pub(crate) mod absent;
pub(crate) mod datetime;
pub(crate) mod decimal;
mod future;
mod hashes;
mod library;
mod math;
mod native;
mod output;
pub(crate) mod random;
mod re;
mod signatures;
mod time;
pub(crate) mod typing;
mod unicode;
pub(crate) mod uuid;
pub(crate) mod warnings;
pub(crate) mod weak;

use std::rc::Rc;

use crate::interpreter::Interpreter;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::Native;
use crate::value::module::Module;

/// What makes the namespace of a module.
type Maker = fn(&mut Interpreter<'_>) -> Result<Dict, Raised>;

/// The modules that are native, each with what is to be known about it beside its names.
const NATIVE: &[(&str, &str, Maker)] = &[
    ("__future__", "", |_| Ok(future::namespace())),
    ("_hashes", "", |_| Ok(hashes::namespace())),
    ("_output", "", |_| Ok(output::namespace())),
    ("_random", "", |_| Ok(random::namespace())),
    ("_re", "", |_| Ok(re::namespace())),
    ("_signatures", "", |_| Ok(signatures::namespace())),
    ("_weakref", "", |_| Ok(weak::references())),
    ("collections.abc", "For annotations and `isinstance`.", |_| Ok(typing::abstract_classes())),
    ("datetime", "The clock starts at a fixed moment and goes on as it is read.", |it| {
        Ok(datetime::namespace(it.vm))
    }),
    ("decimal", "", decimal_names),
    ("gc", "`collect` is about mapped objects that hold each other.", |_| Ok(weak::collector())),
    ("math", "", |_| Ok(math::namespace())),
    ("time", "The clock starts at a fixed moment and goes on as it is read; `sleep` puts it on.", time_names),
    ("typing", "", typing_names),
    ("typing_extensions", "As `typing`.", typing_names),
    (
        "unicodedata",
        "Normal forms, and the categories of ASCII and of Latin letters with their accents.",
        |_| Ok(unicode::namespace()),
    ),
    ("uuid", "`uuid4` draws from a fixed seed.", |it| Ok(uuid::namespace(it.vm))),
    ("warnings", "", |it| Ok(warnings::namespace(it.vm))),
];

/// The modules that a program can import, beside those of a host.
pub(crate) fn names() -> Vec<&'static str> {
    let native = NATIVE.iter().map(|(name, ..)| *name);
    native.chain(library::names()).filter(|name| !name.starts_with('_') || *name == "__future__").collect()
}

/// What is to be known about a module beside its names.
pub(crate) fn about(name: &str) -> Option<&'static str> {
    let native = NATIVE.iter().find(|(known, ..)| *known == name).map(|(_, about, _)| *about);
    native.or_else(|| library::about(name)).filter(|about| !about.is_empty())
}

impl Interpreter<'_> {
    /// Makes a module; `None` if the interpreter does not have it.
    pub(crate) fn load_module(&mut self, name: &str) -> Result<Option<Value>, Raised> {
        let Some((.., make)) = NATIVE.iter().find(|(known, ..)| *known == name) else {
            return self.load_library(name);
        };
        let module = module(name, make(self)?);
        self.vm.modules.set_str(name, module.clone());
        Ok(Some(module))
    }
}

/// `Decimal` has methods that are written in Python, which find there what the module has.
fn decimal_names(interpreter: &mut Interpreter<'_>) -> Result<Dict, Raised> {
    let namespace = decimal::namespace(interpreter.vm);
    let Value::Module(library) = interpreter.module("_decimal")? else { return Ok(namespace) };
    for name in ["Decimal", "getcontext", "InvalidOperation"] {
        if let Some(value) = namespace.get_str(name) {
            library.namespace.set_str(name, value);
        }
    }
    for name in ["DecimalTuple", "localcontext"] {
        if let Some(value) = library.namespace.get_str(name) {
            namespace.set_str(name, value);
        }
    }
    let decimal = Rc::clone(&interpreter.vm.decimal().decimal);
    if let Some(Value::Class(methods)) = library.namespace.get_str("Methods") {
        for (name, method) in methods.namespace.names() {
            if !decimal.namespace.contains_str(&name) {
                decimal.namespace.set_str(name, method);
            }
        }
    }
    Ok(namespace)
}

/// The clock is native; broken-down times, which need it and the days of `datetime`, are not.
fn time_names(interpreter: &mut Interpreter<'_>) -> Result<Dict, Raised> {
    let namespace = time::namespace();
    interpreter.vm.modules.set_str("time", module("time", time::namespace()));
    interpreter.add_names(&namespace, "_time")?;
    Ok(namespace)
}

fn typing_names(interpreter: &mut Interpreter<'_>) -> Result<Dict, Raised> {
    let namespace = typing::namespace(interpreter.vm);
    interpreter.add_names(&namespace, "_typing")?;
    Ok(namespace)
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

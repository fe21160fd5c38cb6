//! docs/python.md: what of Python there is and what is refused. Nothing is listed by hand: constructs are compiled,
//! functions, types and modules are read from the tables that make them, so that the page says what the code does.

mod language;

use std::fmt::Write;
use std::rc::Rc;

use crate::builtins;
use crate::host::{Arguments, Host};
use crate::interpreter::Interpreter;
use crate::limits::Limits;
use crate::modules;
use crate::raised::Raised;
use crate::value::Value;
use crate::value::class::Class;
use crate::value::dict::Dict;
use crate::vm::Vm;

/// A host that has nothing and shows nothing.
struct Nobody;

impl Host for Nobody {
    fn print(&mut self, _vm: &mut Vm, _text: &str) -> Result<(), Raised> {
        Ok(())
    }
}

/// The text of docs/python.md.
pub fn page() -> String {
    let mut page = String::from(
        "# The Python that runs\n\n\
         Made by `cargo xtask fidelity` from the tables that implement it; do not edit it by hand.\n\n\
         Programs behave as under CPython 3.11: output, errors and tracebacks are compared with it\n\
         ([tests/python](../tests/python)). What is not here is refused: the run ends with \"Bothways does not support …\n\
         yet\" and its place, and everything before it has run and is shown. A program cannot catch a refusal.\n",
    );
    language(&mut page);
    functions(&mut page);
    types(&mut page);
    every_module(&mut page);
    limits(&mut page);
    page
}

fn language(page: &mut String) {
    page.push_str("\n## Language\n\n");
    for construct in language::SUPPORTED {
        let _ = writeln!(page, "- {}", construct.name);
    }
    page.push_str("\nRefused:\n\n");
    for construct in language::REFUSED {
        let _ = writeln!(page, "- {}", construct.name);
    }
}

fn functions(page: &mut String) {
    let names: Vec<&str> = builtins::function_names().collect();
    let builtins = Rc::clone(&Vm::new(Limits::default()).builtins);
    let (refused, supported): (Vec<&str>, Vec<&str>) =
        names.into_iter().partition(|name| builtins.get_str(name).is_some_and(|value| is_refused(&value)));
    let _ = write!(page, "\n## Built-in functions\n\n{}\n\nRefused: {}\n", code(&supported), code(&refused));
}

/// Whether calling a function or a method is refused whatever it is given: here nothing, or `None` for each
/// parameter without a default.
fn is_refused(value: &Value) -> bool {
    let mut vm = Vm::new(Limits::default());
    let mut nobody = Nobody;
    let mut interpreter = Interpreter::new(&mut vm, &mut nobody);
    let called = match value {
        Value::Native(native) => (native.function)(&mut interpreter, Arguments::default()),
        Value::ClassMethod(inner) => return is_refused(inner),
        Value::Function(function) => {
            let needed = function.code.parameters.positional - function.defaults.borrow().len();
            interpreter.call(value, Arguments::positional(vec![Value::None; needed]))
        }
        _ => return false,
    };
    matches!(called, Err(Raised::Unsupported(_)))
}

fn types(page: &mut String) {
    let vm = Vm::new(Limits::default());
    page.push_str("\n## Built-in types\n\nWith their operators and special methods, and these methods:\n\n");
    for class in vm.types.values().filter(|class| vm.builtins.contains_str(&class.name)) {
        let _ = writeln!(page, "- `{}`{}", class.name, methods(class));
    }
    let exceptions: Vec<Rc<str>> = vm.types.exceptions().map(|class| Rc::clone(&class.name)).collect();
    let exceptions: Vec<&str> = exceptions.iter().map(|name| &**name).collect();
    let _ = write!(page, "\nExceptions: {}\n", code(&exceptions));
}

/// The methods of a class by name, those of its private bases too; its special ones and the refused are left out.
fn methods(class: &Class) -> String {
    let private = class.ancestors.iter().filter(|ancestor| !is_public(&ancestor.name));
    let inherited = private.flat_map(|ancestor| ancestor.namespace.names());
    let mut names: Vec<Rc<str>> = Vec::new();
    for (name, value) in class.namespace.names().into_iter().chain(inherited) {
        if is_public(&name) && !names.contains(&name) && !is_refused(&value) {
            names.push(name);
        }
    }
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    if names.is_empty() { String::new() } else { format!(": {}", code(&names)) }
}

fn every_module(page: &mut String) {
    page.push_str("\n## Modules\n\nA name that is not listed is refused when it is imported or used.\n");
    let mut names = modules::names();
    names.sort_unstable();
    for name in names {
        let mut vm = Vm::new(Limits::default());
        let loaded = Interpreter::new(&mut vm, &mut Nobody).load_module(name);
        if let Ok(Some(Value::Module(module))) = loaded {
            module_names(page, name, &module.namespace);
        }
    }
}

fn module_names(page: &mut String, name: &str, namespace: &Dict) {
    let _ = write!(page, "\n### {name}\n\n");
    if let Some(about) = modules::about(name) {
        let _ = write!(page, "{about}\n\n");
    }
    let own = namespace.names();
    let mut own: Vec<&(Rc<str>, Value)> = own
        .iter()
        .filter(|(key, value)| is_public(key) && is_of(name, value) && !is_refused(value))
        .collect();
    own.sort_by(|(a, _), (b, _)| a.cmp(b));
    let with_methods = |value: &Value| matches!(value, Value::Class(class) if &*class.module == name && !methods(class).is_empty());
    let (classes, plain): (Vec<_>, Vec<_>) = own.into_iter().partition(|(_, value)| with_methods(value));
    let plain: Vec<&str> = plain.into_iter().map(|(key, _)| &**key).collect();
    if !plain.is_empty() {
        let _ = writeln!(page, "{}{}", code(&plain), if classes.is_empty() { "" } else { "\n" });
    }
    for (key, value) in classes {
        if let Value::Class(class) = value {
            let _ = writeln!(page, "- `{key}`{}", methods(class));
        }
    }
}

/// Whether a value is the module's own and not one that it has imported for itself.
fn is_of(module: &str, value: &Value) -> bool {
    match value {
        Value::Module(_) => false,
        Value::Function(function) => &*function.code.source.name == module,
        Value::Class(class) => &*class.module == module || !modules::names().contains(&&*class.module),
        _ => true,
    }
}

fn is_public(name: &str) -> bool {
    !name.starts_with('_')
}

fn code(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn limits(page: &mut String) {
    let Limits { statements, recursion, string_bytes, collection_items, heap_bytes, source_bytes, nesting } =
        Limits::default();
    let _ = write!(
        page,
        "\n## Limits\n\nA program that reaches one of these is stopped there, with what it has done kept and shown.\n\n\
         | what | how much |\n|---|---|\n\
         | statements executed | {statements} |\n\
         | Python calls inside one another, after `sys.setrecursionlimit()` | {recursion} |\n\
         | one string or `bytes` | {} KiB |\n\
         | one list, tuple, dict or set | {collection_items} items |\n\
         | all values of the program | {} MiB |\n\
         | the source | {} KiB |\n\
         | brackets inside one another in the source | {nesting} |\n",
        string_bytes >> 10,
        heap_bytes >> 20,
        source_bytes >> 10,
    );
}

//! The built-in functions and the methods of the built-in types, one file a family. Each file has
//! its table of natives: a new function is one more line there.

pub(crate) mod arguments;
mod bytes;
mod classes;
mod dict;
mod exceptions;
mod functions;
mod iterators;
mod list;
mod numbers;
mod set;
mod short;
mod slots;
mod sorting;
mod special;
mod text;
mod tuple;

use std::rc::Rc;

use crate::value::Value;
use crate::value::dict::Dict;
use crate::value::function::Native;
use crate::value::interned::interned;
use crate::vm::Types;

/// Every native that is a method; those of a class are named `class.method`.
fn methods() -> impl Iterator<Item = &'static Native> {
    classes::METHODS
        .iter()
        .chain(bytes::methods())
        .chain(dict::METHODS)
        .chain(exceptions::METHODS)
        .chain(iterators::METHODS)
        .chain(list::METHODS)
        .chain(crate::vm::metaclasses::METHODS)
        .chain(numbers::METHODS)
        .chain(set::METHODS)
        .chain(slots::METHODS)
        .chain(text::METHODS)
        .chain(tuple::METHODS)
        .chain(special::methods())
}

/// The names of the built-in functions that belong to no type.
pub(crate) fn function_names() -> impl Iterator<Item = &'static str> {
    functions::FUNCTIONS.iter().map(|native| native.name)
}

/// What calling a built-in class does.
pub(crate) fn constructor(class: &str) -> Option<&'static Native> {
    let tables = [
        bytes::CONSTRUCTORS,
        classes::CONSTRUCTORS,
        dict::CONSTRUCTORS,
        iterators::CONSTRUCTORS,
        list::CONSTRUCTORS,
        numbers::CONSTRUCTORS,
        set::CONSTRUCTORS,
        text::CONSTRUCTORS,
        tuple::CONSTRUCTORS,
    ];
    tables.into_iter().flatten().find(|native| native.name == class)
}

/// Fills the classes with their methods, and makes the namespace of built-in names.
pub(crate) fn install(types: &Types) -> Rc<Dict> {
    let classes: Vec<_> = types.values().chain(types.exceptions()).collect();
    for native in methods() {
        let Some((class, name)) = native.name.split_once('.') else { continue };
        for class in classes.iter().filter(|known| &*known.name == class) {
            class.namespace.set_str(interned(name), Value::Native(native));
        }
    }
    let builtins = Dict::default();
    for native in functions::FUNCTIONS {
        builtins.set_str(interned(native.name), Value::Native(native));
    }
    for (name, value) in [
        ("None", Value::None),
        ("Ellipsis", Value::Ellipsis),
        ("NotImplemented", Value::NotImplemented),
        ("False", Value::Bool(false)),
        ("True", Value::Bool(true)),
    ] {
        builtins.set_str(name, value);
    }
    for class in classes {
        let has_name = class.construct.is_some() || class.is_exception();
        if has_name && &*class.module == "builtins" {
            builtins.set_str(interned(Rc::clone(&class.name)), Value::Class(Rc::clone(class)));
        }
    }
    builtins.set_str("object", Value::Class(Rc::clone(&types.object)));
    for alias in ["IOError", "EnvironmentError"] {
        builtins.set_str(alias, Value::Class(Rc::clone(&types.os_error)));
    }
    builtins.set_str("__name__", Value::from("builtins"));
    builtins.set_str("__debug__", Value::Bool(true));
    Rc::new(builtins)
}

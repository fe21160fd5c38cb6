//! What is written in Python of these collections: how the methods of a class are made to tell, and lists that keep
//! positions.

use std::rc::Rc;

use bothways_python::{Arguments, Dict, Raised, Value};
use bothways_world::CollectionKind;

use super::adapter::collection_adapter;
use crate::context::Context;
use crate::native::{Function, Native};
use crate::object::view;
use crate::symbols::Symbol;

/// A module of the library, with what the package provides it.
struct Source {
    name: &'static str,
    text: &'static str,
    provided: &'static [(&'static str, Function)],
}

const COLLECTIONS: Source = Source {
    name: "sqlalchemy.orm.collections",
    text: include_str!("../../../library/collections.py"),
    provided: &[
        ("_argument_error", |cx, arguments| error(cx, "ArgumentError", arguments)),
        ("_parameter_names", parameter_names),
    ],
};

const MAPPED_COLLECTION: Source = Source {
    name: "sqlalchemy.orm.mapped_collection",
    text: include_str!("../../../library/mapped_collection.py"),
    provided: &[
        ("_invalid_request_error", |cx, arguments| error(cx, "InvalidRequestError", arguments)),
        ("_check_populated", check_populated),
    ],
};

const ORDERING_LIST: Source = Source {
    name: "sqlalchemy.ext.orderinglist",
    text: include_str!("../../../library/orderinglist.py"),
    provided: &[("collection_adapter", collection_adapter)],
};

/// A name of `sqlalchemy.orm.collections` that the library defines.
pub(crate) fn decorators(cx: &mut Context<'_>, name: &str) -> Result<Value, Raised> {
    find(cx, &COLLECTIONS, &[], name)
}

/// A name of `sqlalchemy.orm.mapped_collection`.
pub(crate) fn mapped(cx: &mut Context<'_>, name: &str) -> Result<Value, Raised> {
    let collection = decorators(cx, "collection")?;
    find(cx, &MAPPED_COLLECTION, &[("collection", collection)], name)
}

/// A name of `sqlalchemy.ext.orderinglist`.
pub(crate) fn ordering(cx: &mut Context<'_>, name: &str) -> Result<Value, Raised> {
    find(cx, &ORDERING_LIST, &[], name)
}

fn find(
    cx: &mut Context<'_>,
    source: &Source,
    more: &[(&'static str, Value)],
    name: &str,
) -> Result<Value, Raised> {
    let loaded = match cx.facade.library.get(source.name) {
        Some(loaded) => loaded.clone(),
        None => {
            let names: Rc<Dict> = Rc::default();
            for (name, function) in source.provided {
                names.set_str(*name, Native::function(name, *function));
            }
            for (name, value) in more {
                names.set_str(*name, value.clone());
            }
            let loaded = cx.python().load_source(source.name, source.text, names)?;
            cx.facade.library.insert(source.name, loaded.clone());
            loaded
        }
    };
    cx.python().get_attribute(&loaded, name)
}

/// The built-in collection that a class is like.
pub(super) fn kind(cx: &mut Context<'_>, class: &Value) -> Result<Option<CollectionKind>, Raised> {
    let function = decorators(cx, "kind")?;
    let found = cx.python().call(&function, Arguments::positional(vec![class.clone()]))?;
    let types = cx.vm.types();
    Ok(match &found {
        Value::Class(class) if Rc::ptr_eq(class, &types.list) => Some(CollectionKind::List),
        Value::Class(class) if Rc::ptr_eq(class, &types.set) => Some(CollectionKind::Set),
        Value::Class(class) if Rc::ptr_eq(class, &types.dict) => Some(CollectionKind::Dict),
        _ => None,
    })
}

/// Has the methods of a class tell.
pub(super) fn instrument(cx: &mut Context<'_>, class: &Value) -> Result<(), Raised> {
    let function = decorators(cx, "instrument")?;
    cx.python().call(&function, Arguments::positional(vec![class.clone()]))?;
    Ok(())
}

fn error(cx: &mut Context<'_>, class: &str, arguments: Arguments) -> Result<Value, Raised> {
    let [message] = cx.bind(class, ["message"], 1, arguments)?;
    let class = Value::Class(cx.exception_class(class));
    cx.python().call(&class, Arguments::positional(message.into_iter().collect()))
}

fn check_populated(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [key] = cx.bind("check_populated", ["key"], 1, arguments)?;
    match key.as_ref().and_then(view::<Symbol>) {
        Some(Symbol::NoValue) => cx.unsupported("NO_VALUE as the key of a dict of a class of one's own"),
        _ => Ok(Value::None),
    }
}

fn parameter_names(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [function] = cx.bind("parameter_names", ["function"], 1, arguments)?;
    let names = match &function {
        Some(Value::Function(function)) => function.positional_names().into_iter().map(Value::Str).collect(),
        _ => Vec::new(),
    };
    Ok(Value::list(names))
}

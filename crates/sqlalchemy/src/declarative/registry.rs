//! `registry()`: what a declarative base is made of, by itself. It maps classes of its own by decorator.

use std::rc::Rc;

use bothways_orm::config::configure_registry;
use bothways_python::{Arguments, Class, HostRef, Raised, Value};

use super::base::{
    DeclarativeMarker, as_base, furnish_constructor, furnish_dict, name_and_bases, new_base, new_registry,
    type_map,
};
use super::dataclass;
use super::scan::{Declared, map_class};
use crate::context::Context;
use crate::native::Method;
use crate::object::{downcast, value, view};
use crate::schema::metadata::MetaData;

/// `registry(metadata=…, type_annotation_map=…)`
pub(crate) fn registry(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let metadata = match arguments.take_keyword("metadata") {
        Some(given) if view::<MetaData>(&given).is_some() => given,
        Some(Value::None) | None => value(MetaData::default()),
        Some(_) => return cx.unsupported("this value of registry(metadata=…)"),
    };
    let types = match arguments.take_keyword("type_annotation_map") {
        Some(given) => type_map(cx, &given)?,
        None => Vec::new(),
    };
    if let Some((keyword, _)) = arguments.keywords.first() {
        return cx.unsupported(format!("registry({keyword}=…)"));
    }
    let [] = cx.bind("registry.__init__", [], 0, arguments)?;
    let Value::Host(metadata) = metadata else { return cx.unsupported("this metadata") };
    Ok(Value::Host(new_registry(cx, metadata, types)))
}

/// The methods of a registry.
const METHODS: &[Method] = &[
    ("mapped", mapped),
    ("mapped_as_dataclass", mapped_as_dataclass),
    ("map_imperatively", map_imperatively),
    ("generate_base", generate_base),
    ("as_declarative_base", as_declarative_base),
    ("configure", configure),
];

/// The registry that a method was called on.
fn receiver(cx: &Context<'_>, given: Option<Value>) -> Result<HostRef, Raised> {
    match given {
        Some(Value::Host(registry)) => Ok(registry),
        _ => cx.unsupported("a method of registry without one"),
    }
}

/// `@registry.mapped`
fn mapped(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, class] = cx.bind("registry.mapped", ["self", "cls"], 2, arguments)?;
    let registry = receiver(cx, this)?;
    let Some(Value::Class(class)) = class else {
        return cx.unsupported("registry.mapped() of anything but a class");
    };
    map(cx, &class, registry, Declared::InClass)?;
    Ok(Value::Class(class))
}

fn map(cx: &mut Context<'_>, class: &Rc<Class>, registry: HostRef, declared: Declared) -> Result<(), Raised> {
    furnish_dict(&class.namespace);
    class.host.replace(Some(registry));
    map_class(cx, class, declared)?;
    let is_plain = |init: &Value| matches!(init, Value::Native(native) if native.name == "object.__init__");
    if class.lookup("__init__").is_none_or(|init| is_plain(&init)) {
        furnish_constructor(&class.namespace);
    }
    Ok(())
}

/// `registry.map_imperatively(Parent, parent_table, properties={…})`
fn map_imperatively(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let properties = match arguments.take_keyword("properties") {
        None | Some(Value::None) => Vec::new(),
        Some(Value::Dict(properties)) => properties.names(),
        Some(_) => return cx.unsupported("this value of map_imperatively(properties=…)"),
    };
    if let Some((keyword, _)) = arguments.keywords.iter().find(|(name, _)| &**name != "local_table") {
        return cx.unsupported(format!("map_imperatively({keyword}=…)"));
    }
    let parameters = ["self", "class_", "local_table"];
    let [this, class, table] = cx.bind("registry.map_imperatively", parameters, 2, arguments)?;
    let registry = receiver(cx, this)?;
    let (Some(Value::Class(class)), Some(table)) = (class, table) else {
        return cx.unsupported("map_imperatively() of anything but a class and a Table");
    };
    if class.lookup("__table__").is_some() {
        return cx
            .unsupported("mapping a class imperatively that is mapped already, or inherits from such a one");
    }
    class.namespace.set_str("__table__", table);
    map(cx, &class, registry, Declared::Beside(properties))?;
    cx.python().get_attribute(&Value::Class(class), "__mapper__")
}

/// `@registry.mapped_as_dataclass` and `@registry.mapped_as_dataclass(…)`
fn mapped_as_dataclass(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let keywords = std::mem::take(&mut arguments.keywords);
    let [this, class] = cx.bind("registry.mapped_as_dataclass", ["self", "cls"], 1, arguments)?;
    let registry = receiver(cx, this)?;
    dataclass::decorator(cx, class, keywords, move |cx, class| {
        map(cx, class, registry.clone(), Declared::InClass)
    })
}

/// `mapped_as_dataclass(registry, …)`
pub(crate) fn mapped_as_dataclass_function(
    cx: &mut Context<'_>,
    mut arguments: Arguments,
) -> Result<Value, Raised> {
    let keywords = std::mem::take(&mut arguments.keywords);
    let [this] = cx.bind("mapped_as_dataclass", ["registry"], 1, arguments)?;
    let registry = receiver(cx, this)?;
    dataclass::decorator(cx, None, keywords, move |cx, class| {
        map(cx, class, registry.clone(), Declared::InClass)
    })
}

/// `@unmapped_dataclass` and `@unmapped_dataclass(…)`
pub(crate) fn unmapped_dataclass(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let keywords = std::mem::take(&mut arguments.keywords);
    let [class] = cx.bind("unmapped_dataclass", ["cls"], 0, arguments)?;
    dataclass::decorator(cx, class, keywords, dataclass::transform_unmapped)
}

/// `registry.generate_base()`
fn generate_base(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let (name, bases) = name_and_bases(cx, "generate_base", &mut arguments)?;
    let [this] = cx.bind("registry.generate_base", ["self"], 1, arguments)?;
    let registry = receiver(cx, this)?;
    new_base(cx, &name, bases, registry)
}

/// `@registry.as_declarative_base()`
fn as_declarative_base(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("registry.as_declarative_base", ["self"], 1, arguments)?;
    receiver(cx, this).map(as_base)
}

/// `registry.configure(cascade=False)`
fn configure(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, cascade] = cx.bind("registry.configure", ["self", "cascade"], 1, arguments)?;
    let cascade = match cascade {
        Some(given) => cx.python().truth(&given)?,
        None => false,
    };
    let receiver = receiver(cx, this)?;
    let Some(DeclarativeMarker::Base { registry, .. }) = downcast::<DeclarativeMarker>(&receiver) else {
        return cx.unsupported("configure() of anything but a registry");
    };
    crate::errors::checked(cx, |orm| configure_registry(orm, *registry, cascade))?;
    Ok(Value::None)
}

impl DeclarativeMarker {
    /// The methods that the program can call on it.
    pub(super) fn registry_methods(&self) -> &'static [Method] {
        match self {
            Self::Root | Self::Dataclass => &[],
            Self::Base { .. } => METHODS,
        }
    }
}

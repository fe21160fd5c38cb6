//! Declarative bases: `declarative_base()` and classes derived from `DeclarativeBase`.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::RegistryId;
use bothways_python::{Arguments, Class, Dict, HostRef, Raised, Value};

use crate::attributes::InstanceDict;
use crate::context::Context;
use crate::declarative::constructor;
use crate::object::{Object, value, view, wrap};
use crate::schema::metadata::MetaData;

/// What marks a class as declarative; inherited by everything derived from it.
#[derive(Clone)]
pub(crate) enum DeclarativeMarker {
    /// `DeclarativeBase` itself.
    Root,
    /// A base with its registry and its metadata.
    Base { registry: RegistryId, metadata: HostRef },
}

impl Object for DeclarativeMarker {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("registry")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match (name, self) {
            ("metadata", Self::Base { metadata, .. }) => Ok(Some(Value::Host(metadata.clone()))),
            ("configure" | "mappers" | "generate_base" | "mapped" | "map_imperatively" | "dispose", _) => {
                cx.unsupported(format!("registry.{name}"))
            }
            _ => Ok(None),
        }
    }
}

/// The class `DeclarativeBase`.
pub(crate) fn root_class(cx: &mut Context<'_>) -> Result<Rc<Class>, Raised> {
    if let Some(class) = &cx.facade.root {
        return Ok(Rc::clone(class));
    }
    let marker = wrap(DeclarativeMarker::Root);
    let class = cx.vm.new_host_class(
        "sqlalchemy.orm.decl_api",
        "DeclarativeBase",
        Vec::new(),
        Rc::default(),
        marker,
    )?;
    cx.facade.root = Some(Rc::clone(&class));
    Ok(class)
}

/// `declarative_base()`
pub(crate) fn declarative_base(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let name = match arguments.take_keyword("name") {
        Some(Value::Str(name)) => name,
        Some(_) => return cx.unsupported("this value of declarative_base(name=…)"),
        None => Rc::from("Base"),
    };
    let metadata = match arguments.take_keyword("metadata") {
        Some(given) if view::<MetaData>(&given).is_some() => given,
        Some(Value::None) | None => value(MetaData::default()),
        Some(_) => return cx.unsupported("this value of declarative_base(metadata=…)"),
    };
    if let Some((keyword, _)) = arguments.keywords.first() {
        return cx.unsupported(format!("declarative_base({keyword}=…)"));
    }
    if !arguments.positional.is_empty() {
        let text = format!(
            "declarative_base() takes 0 positional arguments but {} were given",
            arguments.positional.len()
        );
        return Err(cx.vm.raise_type_error(text));
    }
    let Value::Host(metadata) = metadata else { return cx.unsupported("this metadata") };
    let namespace: Rc<Dict> = Rc::default();
    let marker = furnish(cx, &namespace, metadata);
    let class = cx.vm.new_host_class("sqlalchemy.orm.decl_api", &name, Vec::new(), namespace, marker)?;
    Ok(Value::Class(class))
}

/// `sqlalchemy.ext.declarative.declarative_base()`, with the warning that it moved.
pub(crate) fn declarative_base_moved(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let category = cx.exception_class("MovedIn20Warning");
    let message = "The ``declarative_base()`` function is now available as \
                   sqlalchemy.orm.declarative_base(). (deprecated since: 2.0) (Background on SQLAlchemy 2.0 at: \
                   https://sqlalche.me/e/b8d9)";
    cx.python().warn(&category, message)?;
    declarative_base(cx, arguments)
}

/// Gives a new base its registry, its metadata and the default constructor.
pub(super) fn furnish(cx: &mut Context<'_>, namespace: &Rc<Dict>, metadata: HostRef) -> HostRef {
    let registry = cx.facade.orm.new_registry();
    let marker = wrap(DeclarativeMarker::Base { registry, metadata: metadata.clone() });
    namespace.set_str("registry", Value::Host(marker.clone()));
    namespace.set_str("metadata", Value::Host(metadata));
    if !namespace.contains_str("__init__") {
        namespace.set_str("__init__", constructor::value());
    }
    namespace.set_str("__dict__", value(InstanceDict));
    marker
}

/// Turns a class derived from `DeclarativeBase` into a base.
pub(super) fn base_created(cx: &mut Context<'_>, class: &Rc<Class>) -> Result<(), Raised> {
    let metadata = match class.namespace.get_str("metadata") {
        Some(Value::Host(given)) if crate::object::downcast::<MetaData>(&given).is_some() => given,
        Some(_) => return cx.unsupported("this metadata of a declarative base"),
        None => wrap(MetaData::default()),
    };
    for name in ["registry", "type_annotation_map", "__abstract__"] {
        if class.namespace.contains_str(name) {
            return cx.unsupported(format!("{name} on a declarative base"));
        }
    }
    let marker = furnish(cx, &class.namespace, metadata);
    class.host.replace(Some(marker));
    Ok(())
}

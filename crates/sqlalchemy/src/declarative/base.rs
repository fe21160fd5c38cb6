//! Declarative bases: `declarative_base()` and classes derived from `DeclarativeBase`.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::RegistryId;
use bothways_python::{Arguments, Class, Dict, HostRef, Raised, Value};
use bothways_sql::SqlType;

use crate::attributes::InstanceDict;
use crate::context::Context;
use crate::declarative::annotation::{Annotation, from_value};
use crate::declarative::constructor;
use crate::object::{Object, value, view, wrap};
use crate::schema::metadata::MetaData;
use crate::schema::sql_type::sql_type;

/// What marks a class as declarative; inherited by everything derived from it.
#[derive(Clone)]
pub(crate) enum DeclarativeMarker {
    /// `DeclarativeBase` itself.
    Root,
    /// A base with its registry and its metadata.
    Base {
        /// The registry.
        registry: RegistryId,
        /// `Base.metadata`
        metadata: HostRef,
        /// `type_annotation_map`
        types: Rc<[(Annotation, SqlType)]>,
    },
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
    let marker = furnish(cx, &namespace, metadata, Vec::new());
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
pub(super) fn furnish(
    cx: &mut Context<'_>,
    namespace: &Rc<Dict>,
    metadata: HostRef,
    types: Vec<(Annotation, SqlType)>,
) -> HostRef {
    let registry = cx.facade.orm.new_registry();
    let marker = wrap(DeclarativeMarker::Base { registry, metadata: metadata.clone(), types: types.into() });
    namespace.set_str("registry", Value::Host(marker.clone()));
    namespace.set_str("metadata", Value::Host(metadata));
    if !namespace.contains_str("__init__") {
        namespace.set_str("__init__", constructor::value());
    }
    namespace.set_str("__dict__", value(InstanceDict));
    marker
}

/// `type_annotation_map = {python_type: SqlType}`
fn type_annotation_map(cx: &mut Context<'_>, class: &Class) -> Result<Vec<(Annotation, SqlType)>, Raised> {
    let Some(given) = class.namespace.get_str("type_annotation_map") else { return Ok(Vec::new()) };
    let Value::Dict(given) = given else { return cx.unsupported("this type_annotation_map") };
    let mut types = Vec::new();
    for (python_type, mapped) in given.items() {
        let Some(sql_type) = sql_type(&mapped) else { return cx.unsupported("this type_annotation_map") };
        types.push((from_value(cx, &python_type), sql_type));
    }
    Ok(types)
}

/// Turns a class derived from `DeclarativeBase` into a base.
pub(super) fn base_created(cx: &mut Context<'_>, class: &Rc<Class>) -> Result<(), Raised> {
    let metadata = match class.namespace.get_str("metadata") {
        Some(Value::Host(given)) if crate::object::downcast::<MetaData>(&given).is_some() => given,
        Some(_) => return cx.unsupported("this metadata of a declarative base"),
        None => wrap(MetaData::default()),
    };
    if class.namespace.contains_str("registry") {
        return cx.unsupported("registry on a declarative base");
    }
    let types = type_annotation_map(cx, class)?;
    let marker = furnish(cx, &class.namespace, metadata, types);
    class.host.replace(Some(marker));
    Ok(())
}

//! Declarative bases: `declarative_base()` and classes derived from `DeclarativeBase`.

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::RegistryId;
use bothways_python::{Arguments, Class, Dict, HostRef, Raised, Value, announcing_init_subclass};
use bothways_sql::SqlType;
use bothways_world::ClassId;

use crate::attributes::InstanceDict;
use crate::context::Context;
use crate::declarative::annotation::{Annotation, from_value};
use crate::declarative::constructor;
use crate::declarative::metaclass::metaclass;
use crate::native::{Method, Native};
use crate::object::{Object, downcast, value, view, wrap};
use crate::schema::metadata::MetaData;
use crate::schema::sql_type::{spelling, sql_type};

/// What marks a class as declarative; inherited by everything derived from it.
#[derive(Clone)]
pub(crate) enum DeclarativeMarker {
    /// `DeclarativeBase` itself.
    Root,
    /// `MappedAsDataclass`, which makes a dataclass of what derives from it.
    Dataclass,
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

    fn methods(&self) -> &'static [Method] {
        self.registry_methods()
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match (name, self) {
            ("metadata", Self::Base { metadata, .. }) => Ok(Some(Value::Host(metadata.clone()))),
            ("mappers", Self::Base { registry, .. }) => {
                let orm = &cx.facade.orm;
                let classes = (0..orm.class_count()).map(ClassId::from_index);
                let own: Vec<ClassId> =
                    classes.filter(|class| orm.mapper(*class).registry == *registry).collect();
                let mappers = own.into_iter().map(|class| crate::inspection::mapper(cx, class)).collect();
                crate::sets::frozenset_of(cx, mappers).map(Some)
            }
            ("constructor", Self::Base { .. }) => Ok(Some(constructor::value())),
            ("mappers" | "map_imperatively" | "dispose", _) => cx.unsupported(format!("registry.{name}")),
            _ => Ok(None),
        }
    }
}

/// What a class is under: its registry, if it has one.
pub(super) fn marker(class: &Class) -> Option<DeclarativeMarker> {
    let own = |class: &Class| class.host.borrow().as_ref().and_then(downcast::<DeclarativeMarker>).cloned();
    let inherited = class.ancestors.iter().filter_map(|ancestor| own(ancestor));
    own(class).into_iter().chain(inherited).reduce(|nearest, other| match nearest {
        DeclarativeMarker::Dataclass => other,
        nearest => nearest,
    })
}

/// The class `DeclarativeBase`.
pub(crate) fn root_class(cx: &mut Context<'_>) -> Result<Rc<Class>, Raised> {
    if let Some(class) = &cx.facade.root {
        return Ok(Rc::clone(class));
    }
    let marker = wrap(DeclarativeMarker::Root);
    let metaclass = metaclass(cx, "DeclarativeAttributeIntercept")?;
    let class = cx.vm.new_host_class(
        "sqlalchemy.orm.decl_api",
        "DeclarativeBase",
        Vec::new(),
        Some(metaclass),
        Rc::default(),
        marker,
    )?;
    class.namespace.set_str("__init_subclass__", announcing_init_subclass());
    cx.facade.root = Some(Rc::clone(&class));
    Ok(class)
}

/// `declarative_base()`
pub(crate) fn declarative_base(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let (name, bases) = name_and_bases(cx, "declarative_base", &mut arguments)?;
    let types = match arguments.take_keyword("type_annotation_map") {
        Some(Value::None) | None => Vec::new(),
        Some(given) => type_map(cx, &given)?,
    };
    let metadata = match arguments.take_keyword("metadata") {
        Some(given) if view::<MetaData>(&given).is_some() => given,
        Some(Value::None) | None => value(MetaData::default()),
        Some(_) => return cx.unsupported("this value of declarative_base(metadata=…)"),
    };
    let metaclass = match arguments.take_keyword("metaclass") {
        Some(Value::Class(metaclass)) => metaclass,
        Some(_) => return cx.unsupported("this value of declarative_base(metaclass=…)"),
        None => metaclass(cx, "DeclarativeMeta")?,
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
    let registry = new_registry(cx, metadata, types);
    if Rc::ptr_eq(&metaclass, &self::metaclass(cx, "DeclarativeMeta")?) {
        return new_base(cx, &name, bases, registry);
    }
    let namespace: Rc<Dict> = Rc::default();
    furnish(&namespace, &registry);
    namespace.set_str("__abstract__", Value::Bool(true));
    namespace.set_str("__module__", Value::from("sqlalchemy.orm.decl_api"));
    let bases = Value::tuple(bases.into_iter().map(Value::Class).collect());
    let positional = vec![Value::Str(name), bases, Value::Dict(namespace)];
    cx.python().call(&Value::Class(metaclass), Arguments::positional(positional))
}

/// `name=` and `cls=` of a function that makes a base: what it is called and derives from.
pub(super) fn name_and_bases(
    cx: &mut Context<'_>,
    function: &str,
    arguments: &mut Arguments,
) -> Result<(Rc<str>, Vec<Rc<Class>>), Raised> {
    let name = match arguments.take_keyword("name") {
        Some(Value::Str(name)) => name,
        Some(_) => return cx.unsupported(format!("this value of {function}(name=…)")),
        None => Rc::from("Base"),
    };
    let bases = match arguments.take_keyword("cls") {
        None => Vec::new(),
        Some(Value::Class(class)) if Rc::ptr_eq(&class, &cx.vm.types().object) => Vec::new(),
        Some(Value::Class(class)) => vec![class],
        Some(given @ Value::Tuple(_)) => {
            let given = cx.python().collect(&given)?;
            given.iter().filter_map(|base| base.as_class().cloned()).collect()
        }
        Some(_) => return cx.unsupported(format!("this value of {function}(cls=…)")),
    };
    Ok((name, bases))
}

/// `@as_declarative()`
pub(crate) fn as_declarative(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let metadata = match arguments.take_keyword("metadata") {
        Some(given) if view::<MetaData>(&given).is_some() => given,
        Some(Value::None) | None => value(MetaData::default()),
        Some(_) => return cx.unsupported("this value of as_declarative(metadata=…)"),
    };
    if let Some((keyword, _)) = arguments.keywords.first() {
        return cx.unsupported(format!("as_declarative({keyword}=…)"));
    }
    let Value::Host(metadata) = metadata else { return cx.unsupported("this metadata") };
    let registry = new_registry(cx, metadata, Vec::new());
    Ok(as_base(registry))
}

/// A decorator that puts a base over a registry in the place of a class, which it derives from.
pub(super) fn as_base(registry: HostRef) -> Value {
    Native::closure("as_declarative_base.<locals>.decorate", move |cx, arguments| {
        let [class] = cx.bind("decorate", ["cls"], 1, arguments)?;
        let Some(Value::Class(class)) = class else {
            return cx.unsupported("as_declarative_base() of anything but a class");
        };
        new_base(cx, &Rc::clone(&class.name), vec![class], registry.clone())
    })
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

/// A registry with nothing mapped.
pub(super) fn new_registry(
    cx: &mut Context<'_>,
    metadata: HostRef,
    types: Vec<(Annotation, SqlType)>,
) -> HostRef {
    let registry = cx.facade.orm.new_registry();
    wrap(DeclarativeMarker::Base { registry, metadata, types: types.into() })
}

/// A base over a registry.
pub(super) fn new_base(
    cx: &mut Context<'_>,
    name: &Rc<str>,
    bases: Vec<Rc<Class>>,
    registry: HostRef,
) -> Result<Value, Raised> {
    let namespace: Rc<Dict> = Rc::default();
    furnish(&namespace, &registry);
    let metaclass = Some(metaclass(cx, "DeclarativeMeta")?);
    let class =
        cx.vm.new_host_class("sqlalchemy.orm.decl_api", name, bases, metaclass, namespace, registry)?;
    Ok(Value::Class(class))
}

/// Gives a new base its registry, its metadata and what its classes need.
fn furnish(namespace: &Dict, registry: &HostRef) {
    namespace.set_str("registry", Value::Host(registry.clone()));
    if let Some(DeclarativeMarker::Base { metadata, .. }) = downcast::<DeclarativeMarker>(registry) {
        namespace.set_str("metadata", Value::Host(metadata.clone()));
    }
    furnish_dict(namespace);
    furnish_constructor(namespace);
}

/// The dict of the instances.
pub(super) fn furnish_dict(namespace: &Dict) {
    namespace.set_str("__dict__", value(InstanceDict));
}

/// The default constructor, where there is none.
pub(super) fn furnish_constructor(namespace: &Dict) {
    if !namespace.contains_str("__init__") {
        namespace.set_str("__init__", constructor::value());
    }
}

/// `type_annotation_map = {python_type: SqlType}`
pub(super) fn type_map(cx: &mut Context<'_>, given: &Value) -> Result<Vec<(Annotation, SqlType)>, Raised> {
    let Value::Dict(given) = given else { return cx.unsupported("this type_annotation_map") };
    let mut types = Vec::new();
    for (python_type, mapped) in given.items() {
        let Some(sql_type) = sql_type(&mapped).filter(|_| spelling(&mapped).is_none()) else {
            return cx.unsupported("this type_annotation_map");
        };
        types.push((from_value(cx, &python_type), sql_type));
    }
    Ok(types)
}

/// Turns a class derived from `DeclarativeBase` into a base.
pub(super) fn base_created(cx: &mut Context<'_>, class: &Rc<Class>) -> Result<(), Raised> {
    let metadata = match class.namespace.get_str("metadata") {
        Some(Value::Host(given)) if downcast::<MetaData>(&given).is_some() => given,
        Some(_) => return cx.unsupported("this metadata of a declarative base"),
        None => wrap(MetaData::default()),
    };
    let registry = match class.namespace.get_str("registry") {
        Some(Value::Host(given)) if downcast::<DeclarativeMarker>(&given).is_some() => given,
        Some(_) => return cx.unsupported("this registry of a declarative base"),
        None => {
            let types = match class.namespace.get_str("type_annotation_map") {
                Some(given) => type_map(cx, &given)?,
                None => Vec::new(),
            };
            new_registry(cx, metadata, types)
        }
    };
    furnish(&class.namespace, &registry);
    class.host.replace(Some(registry));
    Ok(())
}

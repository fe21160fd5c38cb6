//! Mapped classes that are dataclasses, too: `MappedAsDataclass` and `registry.mapped_as_dataclass`. The class becomes
//! one through Python's `dataclasses`, with a field in place of each column and relationship, before it is mapped.

use std::rc::Rc;

use bothways_python::{Arguments, Class, Dict, Raised, Value, announcing_init_subclass};

use super::annotation::{Container, container};
use super::base::DeclarativeMarker;
use super::metaclass::metaclass;
use super::scan::{Candidate, annotations, merged_names};
use crate::association::AssociationProxy;
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::errors::coded;
use crate::native::Native;
use crate::object::{downcast, view, wrap};
use crate::relationship::RelationshipObject;
use crate::schema::column::ColumnObject;
use crate::symbols::Symbol;

/// Where a class keeps the arguments that its dataclass is made with.
const ARGUMENTS: &str = "_sa_apply_dc_transforms";
/// The arguments that a class statement and the decorator take.
const NAMES: [&str; 7] = ["init", "repr", "eq", "order", "unsafe_hash", "match_args", "kw_only"];

/// What `mapped_column()` and `relationship()` say of a field (`_AttributeOptions`).
#[derive(Clone, Default)]
pub(crate) struct AttributeOptions(Vec<(Rc<str>, Value)>);

impl AttributeOptions {
    /// Whether it is one of the arguments that are about a field.
    pub fn takes(name: &str) -> bool {
        matches!(
            name,
            "init"
                | "repr"
                | "default"
                | "default_factory"
                | "compare"
                | "kw_only"
                | "hash"
                | "dataclass_metadata"
        )
    }

    /// Takes in an argument.
    pub fn set(&mut self, name: &str, argument: Value) {
        self.0.push((name.into(), argument));
    }

    /// What was given under that name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| &**known == name).map(|(_, argument)| argument)
    }

    /// Whether anything but a default was given, which columns have without dataclasses.
    pub fn is_for_dataclasses(&self) -> bool {
        self.0.iter().any(|(name, _)| &**name != "default")
    }
}

/// Whether the fields are those of a mapped class, whose attributes bring their defaults by themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Mapped,
    /// A base or a mixin: its attributes are mapped with the classes that derive from it.
    Unmapped,
}

/// A field to be.
struct Field {
    name: Rc<str>,
    annotation: Value,
    default: Option<Value>,
}

/// The class `MappedAsDataclass`.
pub(crate) fn mixin_class(cx: &mut Context<'_>) -> Result<Rc<Class>, Raised> {
    if let Some(class) = &cx.facade.mapped_as_dataclass {
        return Ok(Rc::clone(class));
    }
    let marker = wrap(DeclarativeMarker::Dataclass);
    let name = "MappedAsDataclass";
    let metaclass = Some(metaclass(cx, "DCTransformDeclarative")?);
    let namespace = Rc::default();
    let class =
        cx.vm.new_host_class("sqlalchemy.orm.decl_api", name, Vec::new(), metaclass, namespace, marker)?;
    class.namespace.set_str("__init_subclass__", announcing_init_subclass());
    cx.facade.mapped_as_dataclass = Some(Rc::clone(&class));
    Ok(class)
}

/// Whether the class is to be a dataclass.
pub(super) fn is_dataclass(class: &Class) -> bool {
    class.lookup(ARGUMENTS).is_some()
}

/// A class statement under `MappedAsDataclass`, with its keywords.
pub(super) fn class_created(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    keywords: &[(Rc<str>, Value)],
) -> Result<(), Raised> {
    let is_mixin = |ancestor: &Rc<Class>| {
        let marker = ancestor.host.borrow();
        matches!(marker.as_ref().and_then(downcast), Some(DeclarativeMarker::Dataclass))
    };
    if class.ancestors.iter().any(is_mixin) {
        return take_arguments(cx, class, keywords);
    }
    match keywords.first() {
        Some((keyword, _)) => cx.unsupported(format!("the class keyword {keyword}")),
        None => Ok(()),
    }
}

/// Notes the arguments of a class, beside those that it inherits.
fn take_arguments(cx: &mut Context<'_>, class: &Rc<Class>, given: &[(Rc<str>, Value)]) -> Result<(), Raised> {
    let merged = Dict::default();
    if let Some(Value::Dict(inherited)) = class.lookup(ARGUMENTS) {
        inherited.names().into_iter().for_each(|(name, argument)| {
            merged.set_str(name, argument);
        });
    }
    for (name, argument) in given {
        if !NAMES.contains(&&**name) {
            return cx.unsupported(format!("the argument {name} of a mapped dataclass"));
        }
        merged.set_str(Rc::clone(name), argument.clone());
    }
    class.namespace.set_str(ARGUMENTS, Value::Dict(Rc::new(merged)));
    Ok(())
}

/// `@registry.mapped_as_dataclass`, with and without arguments: what it does with a class, then `map` it.
pub(super) fn decorator(
    cx: &mut Context<'_>,
    class: Option<Value>,
    keywords: Vec<(Rc<str>, Value)>,
    map: impl Fn(&mut Context<'_>, &Rc<Class>) -> Result<(), Raised> + 'static,
) -> Result<Value, Raised> {
    let decorate = move |cx: &mut Context<'_>, given: &Value| {
        let Value::Class(class) = given else {
            return cx.unsupported("mapped_as_dataclass() of anything but a class");
        };
        take_arguments(cx, class, &keywords)?;
        map(cx, class)
    };
    match class.filter(|class| !class.is_none()) {
        Some(class) => decorate(cx, &class).map(|()| class),
        None => Ok(Native::decorator("mapped_as_dataclass.<locals>.decorate", decorate)),
    }
}

/// Makes a dataclass of a base or a mixin, which keeps its attributes for the classes that derive from it.
pub(super) fn transform_unmapped(cx: &mut Context<'_>, class: &Rc<Class>) -> Result<(), Raised> {
    let annotated = annotations(class);
    let mut candidates = Vec::new();
    for name in merged_names(&class.namespace, annotated.as_deref()) {
        if is_special(&name) {
            continue;
        }
        let annotation = annotated.as_ref().and_then(|annotated| annotated.get_str(&name));
        let written = class.namespace.get_str(&name);
        candidates.push(Candidate { name, written, annotation, source: Rc::clone(class) });
    }
    let before: Vec<(Rc<str>, Value)> =
        class.namespace.names().into_iter().filter(|(name, _)| !is_special(name)).collect();
    transform(cx, class, &candidates, Kind::Unmapped)?;
    for (name, value) in before {
        class.namespace.remove_str(&name);
        class.namespace.set_str(name, value);
    }
    Ok(())
}

/// Makes a dataclass of a class that is about to be mapped.
pub(super) fn transform_mapped(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    candidates: &[Candidate],
) -> Result<(), Raised> {
    transform(cx, class, candidates, Kind::Mapped)
}

fn is_special(name: &str) -> bool {
    name.starts_with("__") || name.starts_with("_sa_")
}

fn transform(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    candidates: &[Candidate],
    kind: Kind,
) -> Result<(), Raised> {
    let shown = format!("<class '{}'>", class.full_name());
    if class.namespace.contains_str("__dataclass_fields__") {
        let message = format!(
            "Class {shown} is already a dataclass; ensure that base classes / decorator styles of establishing \
             dataclasses are not being mixed. This can happen if a class that inherits from 'MappedAsDataclass', even \
             indirectly, is been mapped with '@registry.mapped_as_dataclass'"
        );
        return Err(cx.raise("InvalidRequestError", message));
    }
    if class.namespace.contains_str("__table__") {
        let message = format!(
            "Class {shown} already defines a '__table__'. ORM Annotated Dataclasses do not support a pre-existing \
             '__table__' element"
        );
        return Err(cx.raise("InvalidRequestError", message));
    }
    let mut fields = Vec::new();
    let mut plain: Option<(&Rc<Class>, Vec<String>)> = None;
    for Candidate { name, written, annotation, source } in candidates {
        let Some(annotation) = annotation else { continue };
        if matches!(container(cx, annotation)?, Container::ClassVar) {
            continue;
        }
        if !Rc::ptr_eq(source, class) && !source.namespace.contains_str("__dataclass_fields__") {
            let (from, names) = plain.get_or_insert_with(|| (source, Vec::new()));
            if Rc::ptr_eq(from, source) {
                names.push(format!("'{name}'"));
            }
        }
        if written.as_ref().is_some_and(|written| view::<InstrumentedAttribute>(written).is_some()) {
            continue;
        }
        let default = match written {
            Some(written) => Some(field(cx, name, written, kind)?),
            None => None,
        };
        fields.push(Field { name: Rc::clone(name), annotation: annotation.clone(), default });
    }
    if let Some((source, names)) = plain {
        let message = format!(
            "When transforming {shown} to a dataclass, attribute(s) {} originates from superclass <class '{}'>, which \
             is not a dataclass.  When declaring SQLAlchemy Declarative Dataclasses, ensure that all mixin classes and \
             other superclasses which include attributes are also a subclass of MappedAsDataclass or make use of the \
             @unmapped_dataclass decorator.",
            names.join(", "),
            source.full_name()
        );
        return Err(coded(cx, "InvalidRequestError", message, "dcmx"));
    }
    make(cx, class, fields)?;
    // Proxies are not mapped: they stand on the class as they were written.
    for Candidate { name, written, .. } in candidates {
        if let Some(written) = written.as_ref().filter(|written| view::<AssociationProxy>(written).is_some())
        {
            class.namespace.set_str(Rc::clone(name), written.clone());
        }
    }
    Ok(())
}

/// What stands in the class body in place of a value: a field, for a column or a relationship.
fn field(cx: &mut Context<'_>, name: &str, written: &Value, kind: Kind) -> Result<Value, Raised> {
    let column = view::<ColumnObject>(written).filter(|column| column.mapped);
    let relationship = view::<RelationshipObject>(written);
    let proxy = view::<AssociationProxy>(written);
    let options = match (column, relationship, proxy) {
        (Some(column), ..) => column.spec.borrow().dataclass.clone(),
        (_, Some(relationship), _) => relationship.arguments.dataclass.clone(),
        (_, _, Some(proxy)) => proxy.dataclass().clone(),
        (None, None, None) => {
            if let Value::Host(object) = written {
                return cx
                    .unsupported(format!("{} as a field of a dataclass ({name})", object.0.type_name()));
            }
            return Ok(written.clone());
        }
    };
    let mut keywords: Vec<(Rc<str>, Value)> = Vec::new();
    for (option, argument) in options.0 {
        let (option, argument) = match (&*option, kind) {
            ("default", _) if is_callable(&argument) => {
                return cx.unsupported(format!("a callable default= of a mapped dataclass ({name})"));
            }
            ("default", Kind::Mapped) if proxy.is_none() => ("default", cx.symbol(Symbol::DontSet)),
            ("default_factory", Kind::Mapped) if relationship.is_some() => {
                ("default", cx.symbol(Symbol::DontSet))
            }
            ("dataclass_metadata", _) => ("metadata", argument),
            (option, _) => (option, argument),
        };
        keywords.push((option.into(), argument));
    }
    let function = cx.python().library_name("dataclasses", "field")?;
    cx.python().call(&function, Arguments { positional: Vec::new(), keywords })
}

fn is_callable(value: &Value) -> bool {
    match value {
        Value::Function(_) | Value::Native(_) | Value::BoundMethod(_) | Value::Class(_) => true,
        Value::Host(object) => object.0.is_callable(),
        _ => false,
    }
}

/// Calls `dataclasses.dataclass` on the class, which has the fields and their annotations meanwhile.
fn make(cx: &mut Context<'_>, class: &Rc<Class>, fields: Vec<Field>) -> Result<(), Raised> {
    let written = class.namespace.get_str("__annotations__");
    let own = annotations(class).map(|own| own.names()).unwrap_or_default();
    let is_field = |name: &Rc<str>| fields.iter().any(|field| field.name == *name);
    let merged = Dict::default();
    for (name, annotation) in own.iter().take_while(|(name, _)| !is_field(name)) {
        merged.set_str(Rc::clone(name), annotation.clone());
    }
    for field in &fields {
        merged.set_str(Rc::clone(&field.name), field.annotation.clone());
    }
    for (name, annotation) in own {
        merged.set_str(name, annotation);
    }
    class.namespace.set_str("__annotations__", Value::Dict(Rc::new(merged)));
    for Field { name, default, .. } in fields {
        if let Some(default) = default {
            class.namespace.set_str(name, default);
        }
    }
    let keywords = match class.lookup(ARGUMENTS) {
        Some(Value::Dict(arguments)) => arguments.names(),
        _ => Vec::new(),
    };
    let function = cx.python().library_name("dataclasses", "dataclass")?;
    let positional = vec![Value::Class(Rc::clone(class))];
    let made = cx.python().call(&function, Arguments { positional, keywords });
    match written {
        Some(written) => class.namespace.set_str("__annotations__", written),
        None => class.namespace.remove_str("__annotations__"),
    };
    match made {
        Ok(_) => Ok(()),
        Err(raised) => Err(refused(cx, class, raised)?),
    }
}

/// What became of a class that `dataclasses` does not take.
fn refused(cx: &mut Context<'_>, class: &Class, raised: Raised) -> Result<Raised, Raised> {
    let Raised::Exception(original) = &raised else { return Ok(raised) };
    let types = cx.vm.types();
    if !original.class.is_subclass_of(&types.type_error) && !original.class.is_subclass_of(&types.value_error)
    {
        return Ok(raised);
    }
    let repr = cx.python().repr(&Value::Instance(Rc::clone(original)))?;
    let message = format!(
        "Python dataclasses error encountered when creating dataclass for '{}': {repr}. Please refer to Python \
         dataclasses documentation for additional information.",
        class.name
    );
    let error = coded(cx, "InvalidRequestError", message, "dcte");
    if let Raised::Exception(exception) = &error
        && let Some(state) = exception.exception()
    {
        state.borrow_mut().cause = Some(Rc::clone(original));
    }
    Ok(error)
}

/// Arguments for dataclasses on an attribute of a class that is none.
pub(super) fn refuse_arguments(
    cx: &mut Context<'_>,
    class: &Class,
    name: &str,
    options: &AttributeOptions,
    is_relationship: bool,
) -> Result<(), Raised> {
    if !options.is_for_dataclasses() && (!is_relationship || options.0.is_empty()) {
        return Ok(());
    }
    let named = |name: &&str| {
        matches!(*name, "init" | "default_factory" | "repr" | "dataclass_metadata")
            || *name == "default" && is_relationship
    };
    let given = options.0.iter().map(|(name, _)| &**name).filter(named);
    let mut given: Vec<String> = given.map(|name| format!("'{name}'")).collect();
    given.sort();
    let message = format!(
        "Attribute '{name}' on class <class '{}'> includes dataclasses argument(s): {} but class does not specify \
         SQLAlchemy native dataclass configuration.",
        class.full_name(),
        given.join(", ")
    );
    Err(cx.raise("ArgumentError", message))
}

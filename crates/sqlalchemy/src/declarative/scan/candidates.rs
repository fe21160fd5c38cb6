//! What a class statement may declare: the names of the class and of its mixins, with what stands under them
//! (`_scan_attributes`).

use std::rc::Rc;

use bothways_python::{Class, Dict, Raised, Value};

use crate::column_property::ColumnPropertyObject;
use crate::context::Context;
use crate::declarative::annotation::{Container, MappedContainer, container};
use crate::declarative::dataclass;
use crate::declarative::declared_attr::DeclaredAttr;
use crate::declarative::inheritance::is_mapped_above;
use crate::object::{value, view};
use crate::relationship::RelationshipObject;
use crate::schema::column::{ColumnObject, ColumnSpec};

/// What stands under one name of the class or of a mixin.
pub(in crate::declarative) struct Candidate {
    pub name: Rc<str>,
    pub written: Option<Value>,
    pub annotation: Option<Value>,
    /// The class or the mixin.
    pub source: Rc<Class>,
}

impl Candidate {
    /// What a dict beside the class says of one of its attributes.
    pub fn beside(class: &Rc<Class>, name: Rc<str>, written: Value) -> Self {
        class.namespace.set_str(Rc::clone(&name), written.clone());
        Self { name, written: Some(written), annotation: None, source: Rc::clone(class) }
    }
}

/// The attributes of the class and of its mixins, in SQLAlchemy's order. Columns of a mixin are copied, so that
/// each class has its own, and come before what its methods declare.
pub(super) fn candidates(cx: &mut Context<'_>, class: &Rc<Class>) -> Result<Vec<Candidate>, Raised> {
    let mut found: Vec<Candidate> = Vec::new();
    let allow_unmapped = allows_unmapped(class);
    let mro: Vec<Rc<Class>> = class.mro().cloned().collect();
    for (depth, source) in mro.iter().enumerate() {
        if &*source.module == "builtins"
            || &*source.module == "sqlalchemy.orm.decl_api" && depth > 0
            || is_mapped_above(cx, class, source)
        {
            continue;
        }
        let annotations = annotations(source);
        let mut names = merged_names(&source.namespace, annotations.as_deref());
        if depth > 0 {
            let declares = |name: &Rc<str>| {
                source.namespace.get_str(name).is_some_and(|written| view::<DeclaredAttr>(&written).is_some())
            };
            names.sort_by_key(declares);
        }
        for name in names {
            let is_special = name.starts_with("__") && name.ends_with("__");
            let is_hidden = mro.iter().take(depth).any(|nearer| nearer.namespace.contains_str(&name));
            if is_special || is_hidden || found.iter().any(|known| known.name == name) {
                continue;
            }
            let mut written = source.namespace.get_str(&name);
            let mut annotation = annotations.as_ref().and_then(|annotations| annotations.get_str(&name));
            if let Some(declared) = written.as_ref().and_then(view::<DeclaredAttr>) {
                annotation = declared.annotation(cx)?;
                written = Some(cx.python().get_attribute(&Value::Class(Rc::clone(class)), &name)?);
            } else if depth > 0 {
                written = match (written, &annotation) {
                    (None, Some(annotation)) => only_annotated(cx, class, &name, annotation)?,
                    (written, _) => of_mixin(cx, class, &name, written)?,
                };
            }
            let candidate = Candidate { name, written, annotation, source: Rc::clone(source) };
            // What a mixin only annotates is not meant to be mapped.
            if !allow_unmapped && (depth == 0 || candidate.written.is_some()) {
                check_annotation(cx, class, &candidate)?;
            }
            found.push(candidate);
        }
    }
    Ok(found)
}

fn allows_unmapped(class: &Class) -> bool {
    matches!(class.lookup("__allow_unmapped__"), Some(Value::Bool(true))) || dataclass::is_dataclass(class)
}

/// The class's own copy of what a mixin has under a name.
fn of_mixin(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    name: &Rc<str>,
    written: Option<Value>,
) -> Result<Option<Value>, Raised> {
    let Some(written) = written else { return Ok(None) };
    if view::<RelationshipObject>(&written).is_some() || view::<ColumnPropertyObject>(&written).is_some() {
        let message = "Mapper properties (i.e. deferred,column_property(), relationship(), etc.) must be declared as \
                       @declared_attr callables on declarative mixin classes.  For dataclass field() objects, use a \
                       lambda:";
        return Err(cx.raise("InvalidRequestError", message));
    }
    let Some(column) = view::<ColumnObject>(&written) else { return Ok(Some(written)) };
    let copy = value(ColumnObject::new(column.mapped, column.spec.borrow().clone()));
    class.namespace.set_str(Rc::clone(name), copy.clone());
    Ok(Some(copy))
}

/// The class's own column of what a mixin only annotates, for the mixin's methods to find.
fn only_annotated(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    name: &Rc<str>,
    annotation: &Value,
) -> Result<Option<Value>, Raised> {
    let is_mapped = match container(cx, annotation)? {
        Container::Mapped(MappedContainer::Mapped, inner) => inner.missing_name().is_none(),
        Container::Mapped(..) | Container::ClassVar | Container::Other => false,
    };
    if !is_mapped || dataclass::is_dataclass(class) {
        return Ok(None);
    }
    let column = value(ColumnObject::new(true, ColumnSpec::default()));
    class.namespace.set_str(Rc::clone(name), column.clone());
    Ok(Some(column))
}

/// An annotation of something mapped must be a `Mapped[…]`.
fn check_annotation(cx: &mut Context<'_>, class: &Class, candidate: &Candidate) -> Result<(), Raised> {
    let Candidate { name, written: Some(written), annotation: Some(annotation), source: _ } = candidate
    else {
        return match &candidate.annotation {
            Some(annotation) if matches!(container(cx, annotation)?, Container::Other) => {
                Err(not_mapped(cx, class, &candidate.name))
            }
            _ => Ok(()),
        };
    };
    let is_ours = view::<ColumnObject>(written).is_some_and(|column| column.mapped)
        || view::<ColumnPropertyObject>(written).is_some()
        || view::<RelationshipObject>(written).is_some();
    if is_ours && matches!(container(cx, annotation)?, Container::Other) {
        return Err(not_mapped(cx, class, name));
    }
    Ok(())
}

pub(in crate::declarative) fn annotations(class: &Class) -> Option<Rc<Dict>> {
    match class.namespace.get_str("__annotations__") {
        Some(Value::Dict(annotations)) => Some(annotations),
        _ => None,
    }
}

/// Attributes and annotations merged as SQLAlchemy's `merge_lists_w_ordering` does.
pub(in crate::declarative) fn merged_names(namespace: &Dict, annotations: Option<&Dict>) -> Vec<Rc<str>> {
    let names = |dict: &Dict| dict.names().into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    let (first, second) = (names(namespace), annotations.map(names).unwrap_or_default());
    let mut overlap: Vec<Rc<str>> = first.iter().filter(|name| second.contains(name)).cloned().collect();
    let (mut current, mut other) = (first.into_iter(), second.into_iter());
    let mut merged = Vec::new();
    loop {
        let Some(name) = current.next() else {
            merged.extend(other);
            return merged;
        };
        match overlap.iter().position(|shared| *shared == name) {
            Some(position) => {
                overlap.remove(position);
                std::mem::swap(&mut current, &mut other);
            }
            None => merged.push(name),
        }
    }
}

fn not_mapped(cx: &mut Context<'_>, class: &Class, name: &str) -> Raised {
    let message = format!(
        "Type annotation for \"{}.{name}\" can't be correctly interpreted for Annotated Declarative Table form.  ORM \
         annotations should normally make use of the ``Mapped[]`` generic type, or other ORM-compatible generic type, \
         as a container for the actual type, which indicates the intent that the attribute is mapped. Class variables \
         that are not intended to be mapped by the ORM should use ClassVar[].  To allow Annotated Declarative to \
         disregard legacy annotations which don't use Mapped[] to pass, set \"__allow_unmapped__ = True\" on the class \
         or a superclass this class.",
        class.name
    );
    crate::errors::coded(cx, "MappedAnnotationError", message, "zlpr")
}

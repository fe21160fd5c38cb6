//! What the candidates of a class statement are: columns, relationships and expressions, after their annotations were
//! read (`_extract_mappable_attributes`).

use std::rc::Rc;

use bothways_orm::config::{CollectionClass, Deferred, Lazy};
use bothways_python::{Class, Raised, Value};

use super::candidates::Candidate;
use crate::attributes::InstrumentedAttribute;
use crate::collections::own;
use crate::column_property::ColumnPropertyObject;
use crate::context::Context;
use crate::declarative::annotation::{Annotation, Container, MappedAlias, MappedContainer, container};
use crate::declarative::base::DeclarativeMarker;
use crate::declarative::columns;
use crate::declarative::dataclass::{self, AttributeOptions};
use crate::object::{value, view};
use crate::relationship::{Annotated, RelationshipArguments, RelationshipObject};
use crate::schema::column::{ColumnObject, ColumnSpec};
use crate::schema::metadata::MetaData;
use crate::synonym::Synonym;

/// What was found under one name.
pub(in crate::declarative) enum Found {
    /// A column, and how it is loaded if it is deferred.
    Column { column: Value, spec: Box<ColumnSpec>, deferred: Option<Deferred> },
    /// A relationship.
    Relationship { arguments: Box<RelationshipArguments>, annotated: Annotated },
    /// A `column_property()` of an expression.
    Expression { property: Value },
}

/// What one name of the class body declares, if anything.
pub(super) fn found(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    candidate: &Candidate,
) -> Result<Option<Found>, Raised> {
    let Candidate { name, written, annotation, source: _ } = candidate;
    let (written, annotation) = (written.as_ref(), annotation.as_ref());
    warn_about(cx, name, written)?;
    let column = written.and_then(view::<ColumnObject>);
    let relationship = written.and_then(view::<RelationshipObject>);
    if written.is_some_and(|written| view::<InstrumentedAttribute>(written).is_some()) {
        return cx.unsupported("an attribute of another mapped class as an attribute (a synonym)");
    }
    if written.is_some_and(|written| view::<Synonym>(written).is_some()) {
        return Ok(None);
    }
    if let Some(property) = written.filter(|written| view::<ColumnPropertyObject>(written).is_some()) {
        return column_property_found(cx, class, property);
    }
    if let Some(column) = column.filter(|column| !column.mapped) {
        let spec = Box::new(column.spec.borrow().clone());
        return Ok(written.cloned().map(|column| Found::Column { column, spec, deferred: None }));
    }
    let mapped = match annotation {
        None => None,
        Some(annotation) => match container(cx, annotation)? {
            Container::Mapped(container, inner) => Some((container, inner, annotation.clone())),
            Container::ClassVar => return Ok(None),
            Container::Other => None,
        },
    };
    if !dataclass::is_dataclass(class) {
        let options = match (column, relationship) {
            (Some(column), _) => column.spec.borrow().dataclass.clone(),
            (None, Some(relationship)) => relationship.arguments.dataclass.clone(),
            (None, None) => AttributeOptions::default(),
        };
        dataclass::refuse_arguments(cx, class, name, &options, relationship.is_some())?;
    }
    if let Some(relationship) = relationship {
        *relationship.name.borrow_mut() = Some(format!("{}.{name}", class.name));
        let mapped = mapped.map(|(container, inner, _)| (container, inner));
        return relationship_found(cx, class, name, &relationship.arguments, mapped);
    }
    if let (None, Some((_, inner, annotation))) = (written, &mapped)
        && let Some(missing) = inner.missing_name()
        && has_brackets(annotation)
    {
        let name_error = Rc::clone(&cx.vm.types().name_error);
        return Err(cx.vm.raise(&name_error, format!("Could not de-stringify annotation '{missing}'")));
    }
    let (column, mut spec) = match (column, written) {
        (Some(column), Some(written)) => (written.clone(), column.spec.borrow().clone()),
        (None, None) if mapped.is_some() => {
            (value(ColumnObject::new(true, ColumnSpec::default())), ColumnSpec::default())
        }
        _ => return Ok(None),
    };
    match &mapped {
        Some((_, inner, written)) => columns::annotate(cx, &mut spec, (class, name), inner, written)?,
        None if spec.sql_type.is_none() && spec.foreign_keys.is_empty() => {
            return Err(annotation_required(cx, class, name, "MappedColumn"));
        }
        None => {}
    }
    let deferred = spec.deferred.take();
    Ok(Some(Found::Column { column, spec: Box::new(spec), deferred }))
}

/// Whether something in brackets or a union of types stands in `Mapped[…]`, not in quotes as a whole: what is missing
/// there is missed before the column is made (`_extract_mapped_subtype`).
fn has_brackets(annotation: &Value) -> bool {
    match annotation {
        Value::Str(text) => {
            let inner = text.split_once('[').and_then(|(_, rest)| rest.rsplit_once(']'));
            inner.is_some_and(|(inner, _)| inner.contains('[') && !inner.trim().starts_with(['\'', '"']))
        }
        other => view::<MappedAlias>(other).is_some_and(MappedAlias::is_nested),
    }
}

/// A `column_property()`; what is a deferred column is mapped as others are.
fn column_property_found(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    written: &Value,
) -> Result<Option<Found>, Raised> {
    let Some(property) = view::<ColumnPropertyObject>(written) else { return Ok(None) };
    if let Some((column, object)) = property.column() {
        let (column, spec) = (column.clone(), Box::new(object.spec.borrow().clone()));
        return Ok(Some(Found::Column { column, spec, deferred: property.deferred.clone() }));
    }
    if dataclass::is_dataclass(class) {
        return cx.unsupported("column_property() in a dataclass");
    }
    Ok(Some(Found::Expression { property: written.clone() }))
}

fn relationship_found(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    name: &str,
    arguments: &RelationshipArguments,
    annotation: Option<(MappedContainer, Annotation)>,
) -> Result<Option<Found>, Raised> {
    if arguments.collection_class.is_none()
        && let Some((_, annotation)) = &annotation
        && let Annotation::Generic(name, _) = annotation.without_none()
        && let Some(class) = abstract_collection(&name)
    {
        let message = format!(
            "Collection annotation type <class 'collections.abc.{class}'> cannot be instantiated; please provide an \
             explicit 'collection_class' parameter (e.g. list, set, etc.) to the relationship() function to accompany \
             this annotation"
        );
        return Err(cx.raise("ArgumentError", message));
    }
    let annotated = match annotation {
        Some((MappedContainer::Mapped, annotation)) => annotated(cx, &annotation)?,
        Some((container, annotation)) => {
            let lazy = match container {
                MappedContainer::WriteOnly => Some(Lazy::WriteOnly),
                MappedContainer::Dynamic => Some(Lazy::Dynamic),
                MappedContainer::Mapped => None,
            };
            Annotated { scalar: false, lazy, ..annotated(cx, &annotation)? }
        }
        None if arguments.argument.is_none() => {
            return Err(annotation_required(cx, class, name, "Relationship"));
        }
        None => Annotated::default(),
    };
    Ok(Some(Found::Relationship { arguments: Box::new(arguments.clone()), annotated }))
}

/// What the annotation of a relationship says.
fn annotated(cx: &mut Context<'_>, annotation: &Annotation) -> Result<Annotated, Raised> {
    let argument = |annotation: &Annotation| match annotation {
        Annotation::Name(name) => Some(Value::from(name.as_str())),
        Annotation::Quoted(text, _) => Some(Value::Str(Rc::clone(text))),
        Annotation::Class(class) => Some(Value::Class(Rc::clone(class))),
        Annotation::None
        | Annotation::Union(_)
        | Annotation::Generic(..)
        | Annotation::OwnGeneric(..)
        | Annotation::Other(_) => None,
    };
    match annotation.without_none() {
        Annotation::Generic(name, members) if let Some(collection) = collection(&name) => Ok(Annotated {
            argument: members.last().and_then(argument),
            scalar: false,
            lazy: None,
            collection,
        }),
        Annotation::OwnGeneric(class, members) => {
            let collection = own::class_itself(cx, &Value::Class(class))?;
            let argument = members.last().and_then(argument);
            Ok(Annotated { argument, scalar: false, lazy: None, collection: Some(collection) })
        }
        Annotation::Generic(name, _) => cx.unsupported(format!("{name} as a collection of a relationship")),
        Annotation::Other(other) => {
            let text = cx.python().repr(&other)?;
            cx.unsupported(format!("the annotation {text} of a relationship"))
        }
        other => Ok(Annotated { argument: argument(&other), scalar: true, lazy: None, collection: None }),
    }
}

/// The collection that an annotation means; nothing of its own for what cannot be made, whose class has to be given.
fn collection(name: &str) -> Option<Option<CollectionClass>> {
    match name {
        "List" | "list" => Some(Some(CollectionClass::List)),
        "Set" | "set" => Some(Some(CollectionClass::Set)),
        "Dict" | "dict" => Some(Some(CollectionClass::UnkeyedDict)),
        name => abstract_collection(name).map(|_| None),
    }
}

/// The class of `collections.abc` behind a name of collections that cannot be made.
fn abstract_collection(name: &str) -> Option<&'static str> {
    match name {
        "Collection" => Some("Collection"),
        "Sequence" => Some("Sequence"),
        "MutableSequence" => Some("MutableSequence"),
        "AbstractSet" => Some("Set"),
        "MutableSet" => Some("MutableSet"),
        "Mapping" => Some("Mapping"),
        "MutableMapping" => Some("MutableMapping"),
        _ => None,
    }
}

/// Warnings about names and values that look like mistakes.
fn warn_about(cx: &mut Context<'_>, name: &str, written: Option<&Value>) -> Result<(), Raised> {
    let mut message = None;
    if name == "metadata" && written.is_some_and(|written| view::<MetaData>(written).is_none()) {
        message = Some(
            "Attribute name 'metadata' should be left reserved for the MetaData instance when using a Declarative \
             class."
                .to_owned(),
        );
    } else if name == "registry" && written.is_none_or(|written| view::<DeclarativeMarker>(written).is_none())
    {
        message = Some(
            "Attribute name 'registry' should be left reserved for the Declarative class registry when using a \
             Declarative class."
                .to_owned(),
        );
    }
    if let Some(Value::Tuple(items)) = written
        && let [item] = &***items
        && (view::<ColumnObject>(item).is_some()
            || view::<ColumnPropertyObject>(item).is_some()
            || view::<RelationshipObject>(item).is_some())
    {
        message = Some(format!(
            "Ignoring declarative-like tuple value of attribute '{name}': possibly a copy-and-paste error with a \
             comma accidentally placed at the end of the line?"
        ));
    }
    if let Some(message) = message {
        let category = cx.exception_class("SAWarning");
        cx.python().warn(&category, &message)?;
    }
    Ok(())
}

fn annotation_required(cx: &mut Context<'_>, class: &Class, name: &str, construct: &str) -> Raised {
    let message = format!(
        "Python typing annotation is required for attribute \"{}.{name}\" when primary argument(s) for \"{construct}\" \
         construct are None or not present",
        class.name
    );
    cx.raise("ArgumentError", message)
}

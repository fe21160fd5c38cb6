//! A class statement under a declarative base: finds columns and relationships, maps the class
//! to its [`table`] and puts instrumented attributes in place of what was written.

mod mapper_args;
mod table;

use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::RegistryId;
use bothways_orm::config::{
    ClassDeclaration, CollectionClass, Lazy, PropertyDeclaration, add_property, declare_class, register_class,
};
use bothways_python::{Class, Dict, HostRef, Raised, Value};

use crate::attributes::InstrumentedAttribute;
use crate::column_property::ColumnPropertyObject;
use crate::context::Context;
use crate::declarative::annotation::{Annotation, Container, MappedContainer, container};
use crate::declarative::base::{DeclarativeMarker, base_created, marker};
use crate::declarative::dataclass::{self, AttributeOptions};
use crate::declarative::declared_attr::{DeclaredAttr, Declaring, directive};
use crate::declarative::inheritance::{check_overridden, inherited_table, is_mapped_above, superclass};
use crate::declarative::{columns, constructor};
use crate::errors::checked;
use crate::object::{downcast, value, view};
use crate::relationship::{Annotated, RelationshipArguments, RelationshipObject, resolve};
use crate::schema::column::{ColumnObject, ColumnSpec};
use crate::schema::metadata::MetaData;
use crate::schema::table::TableObject;
use crate::synonym::Synonym;
use mapper_args::{Mapped, mapper_args};
use table::{declared_table, existing_table, table_name};

/// What was found under one name.
pub(super) enum Found {
    Column { column: Value, spec: Box<ColumnSpec> },
    Relationship { arguments: Box<RelationshipArguments>, annotated: Annotated },
    Expression { property: Value },
}

/// A class statement ended under a declarative base.
pub(crate) fn class_created(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    keywords: &[(Rc<str>, Value)],
) -> Result<(), Raised> {
    if waits_for_decorator(cx, class) {
        return Ok(());
    }
    dataclass::class_created(cx, class, keywords)?;
    map_class(cx, class, Declared::InClass)?;
    // Bases and mixins of dataclasses are some, too.
    if dataclass::is_dataclass(class) && cx.facade.classes.id(class).is_none() {
        dataclass::transform_unmapped(cx, class)?;
    }
    Ok(())
}

/// Whether the class derives from one that a decorator of a registry mapped: so it is mapped by one, too, if at all.
fn waits_for_decorator(cx: &Context<'_>, class: &Class) -> bool {
    let marked = class.ancestors.iter().find(|ancestor| {
        let marker = ancestor.host.borrow();
        let marker = marker.as_ref().and_then(downcast::<DeclarativeMarker>);
        matches!(marker, Some(DeclarativeMarker::Root | DeclarativeMarker::Base { .. }))
    });
    marked.is_some_and(|ancestor| cx.facade.classes.id(ancestor).is_some())
}

/// Where the attributes of a class that is mapped are written.
pub(super) enum Declared {
    /// In its body and in its mixins.
    InClass,
    /// In a dict beside it: `map_imperatively(…, properties={…})`.
    Beside(Vec<(Rc<str>, Value)>),
}

/// Maps a class, or makes a declarative base of it.
pub(super) fn map_class(cx: &mut Context<'_>, class: &Rc<Class>, declared: Declared) -> Result<(), Raised> {
    match marker(class) {
        Some(DeclarativeMarker::Root) => base_created(cx, class),
        Some(DeclarativeMarker::Base { registry, metadata, .. }) => {
            map(cx, class, (registry, &metadata), declared)
        }
        Some(DeclarativeMarker::Dataclass) | None => Ok(()),
    }
}

fn map(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    base: (RegistryId, &HostRef),
    declared: Declared,
) -> Result<(), Raised> {
    let outer = cx.facade.declaring.replace(Declaring::new(class));
    let result = map_declared(cx, class, base, declared);
    cx.facade.declaring = outer;
    result
}

fn map_declared(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    (registry, metadata): (RegistryId, &HostRef),
    declared: Declared,
) -> Result<(), Raised> {
    if matches!(class.namespace.get_str("__abstract__"), Some(Value::Bool(true))) {
        return Ok(());
    }
    let parent = superclass(cx, class)?;
    if let Some(parent) = parent {
        let mut above = cx.facade.orm.mapper(parent).properties.values();
        if above.any(|attribute| cx.facade.orm.attribute(*attribute).expression().is_some()) {
            return cx.unsupported("inheriting from a class with column_property()");
        }
    }
    let candidates = match declared {
        Declared::InClass => scan(cx, class)?,
        Declared::Beside(properties) => {
            properties.into_iter().map(|(name, written)| Candidate::beside(class, name, written)).collect()
        }
    };
    let is_dataclass = dataclass::is_dataclass(class);
    if is_dataclass {
        dataclass::transform_mapped(cx, class, &candidates)?;
    }
    let name: Arc<str> = Arc::from(&*class.name);
    checked(cx, |orm| register_class(orm, registry, &name))?;
    let mut found: Vec<(Rc<str>, Found)> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        if let Some(what) = attribute(cx, class, &candidate)? {
            found.push((candidate.name, what));
        }
    }
    // The attributes are in the order of the table's columns.
    found.sort_by_key(|(_, what)| match what {
        Found::Column { spec, .. } => spec.sort_order,
        Found::Relationship { .. } | Found::Expression { .. } => 0,
    });
    if let Some(parent) = parent {
        check_overridden(cx, class, parent, &found)?;
    }
    let (table, order) = match (directive(cx, class, "__table__")?, parent) {
        (Some(_), Some(_)) => return cx.unsupported("inheritance into a class with __table__"),
        (Some(given), None) => existing_table(cx, &given, &mut found)?,
        (None, Some(parent)) if table_name(cx, class)?.is_none() => {
            inherited_table(cx, class, parent, &found)?
        }
        (None, _) => declared_table(cx, class, metadata, &found)?,
    };
    let mapped = Mapped { class, table, parent, found: &found, order: &order };
    let (options, inherits) = mapper_args(cx, &mapped)?;

    let mut properties = Vec::with_capacity(found.len());
    // Columns come in the order of the table, whichever way round the class names them.
    let mut columns = Vec::with_capacity(found.len());
    for (index, (key, what)) in found.iter().enumerate() {
        if let Found::Column { spec, .. } = what {
            columns.push((order.iter().position(|at| *at == index).unwrap_or_default(), key, spec));
        }
    }
    columns.sort_by_key(|(position, _, _)| *position);
    let mut columns = columns.into_iter();
    for (key, what) in &found {
        let mut key = key;
        let declaration = match what {
            Found::Column { .. } => {
                let Some((position, name, spec)) = columns.next() else { continue };
                key = name;
                PropertyDeclaration::Column {
                    position,
                    deferred: spec.deferred.clone(),
                    reads_default: is_dataclass && spec.dataclass.get("default").is_some(),
                }
            }
            Found::Expression { property } => match view::<ColumnPropertyObject>(property) {
                Some(_) if parent.is_some() => {
                    return cx.unsupported("column_property() in a class that inherits from a mapped one");
                }
                Some(expression) => PropertyDeclaration::Expression(expression.property(cx, false)?),
                None => continue,
            },
            Found::Relationship { arguments, annotated } => {
                PropertyDeclaration::Relationship(Box::new(resolve(cx, arguments, annotated)))
            }
        };
        properties.push((Arc::from(&**key), declaration));
    }
    // The class must be known when its attributes are put in place, and its id is the next.
    cx.facade.classes.expect(class);
    let declared = checked(cx, |orm| {
        declare_class(orm, ClassDeclaration { name, registry, table, inherits, properties, options })
    });
    let count = cx.facade.orm.class_count();
    cx.facade.classes.keep(count);
    let id = declared?;
    crate::events::install_validators(cx, class, id)?;
    constructor::instrument(class);
    cx.install_inherited(id);
    cx.install_attributes();
    let table = TableObject::value(cx, table);
    class.namespace.set_str("__table__", table);
    if let Some(id) = cx.facade.classes.id(class) {
        let mapper = crate::inspection::mapper(cx, id);
        class.namespace.set_str("__mapper__", mapper);
    }
    Ok(())
}

/// What stands under one name of the class or of a mixin.
pub(super) struct Candidate {
    pub name: Rc<str>,
    pub written: Option<Value>,
    pub annotation: Option<Value>,
    /// The class or the mixin.
    pub source: Rc<Class>,
}

impl Candidate {
    /// What a dict beside the class says of one of its attributes.
    fn beside(class: &Rc<Class>, name: Rc<str>, written: Value) -> Self {
        class.namespace.set_str(Rc::clone(&name), written.clone());
        Self { name, written: Some(written), annotation: None, source: Rc::clone(class) }
    }
}

/// The attributes of the class and of its mixins, in SQLAlchemy's order. Columns of a mixin are copied, so that
/// each class has its own, and come before what its methods declare.
fn scan(cx: &mut Context<'_>, class: &Rc<Class>) -> Result<Vec<Candidate>, Raised> {
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
                written = of_mixin(cx, class, &name, written)?;
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
    if view::<RelationshipObject>(&written).is_some() {
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
        || view::<RelationshipObject>(written).is_some();
    if is_ours && matches!(container(cx, annotation)?, Container::Other) {
        return Err(not_mapped(cx, class, name));
    }
    Ok(())
}

pub(super) fn annotations(class: &Class) -> Option<Rc<Dict>> {
    match class.namespace.get_str("__annotations__") {
        Some(Value::Dict(annotations)) => Some(annotations),
        _ => None,
    }
}

/// Attributes and annotations merged as SQLAlchemy's `merge_lists_w_ordering` does.
pub(super) fn merged_names(namespace: &Dict, annotations: Option<&Dict>) -> Vec<Rc<str>> {
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

/// What one name of the class body declares, if anything.
fn attribute(
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
        if dataclass::is_dataclass(class) {
            return cx.unsupported("column_property() in a dataclass");
        }
        return Ok(Some(Found::Expression { property: property.clone() }));
    }
    if let Some(column) = column.filter(|column| !column.mapped) {
        let spec = Box::new(column.spec.borrow().clone());
        return Ok(written.cloned().map(|column| Found::Column { column, spec }));
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
    Ok(Some(Found::Column { column, spec: Box::new(spec) }))
}

fn relationship_found(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    name: &str,
    arguments: &RelationshipArguments,
    annotation: Option<(MappedContainer, Annotation)>,
) -> Result<Option<Found>, Raised> {
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
        Annotation::Class(class) => Some(Value::Class(Rc::clone(class))),
        Annotation::None | Annotation::Union(_) | Annotation::Generic(..) | Annotation::Other(_) => None,
    };
    match annotation.without_none() {
        Annotation::Generic(name, members) if let Some(collection) = collection(&name) => Ok(Annotated {
            argument: members.last().and_then(argument),
            scalar: false,
            lazy: None,
            collection,
        }),
        Annotation::Generic(name, _) => cx.unsupported(format!("{name} as a collection of a relationship")),
        Annotation::Other(other) => {
            let text = cx.python().repr(&other)?;
            cx.unsupported(format!("the annotation {text} of a relationship"))
        }
        other => Ok(Annotated { argument: argument(&other), scalar: true, lazy: None, collection: None }),
    }
}

/// The collection that an annotation means; nothing of its own for a dict, whose class has to be given.
fn collection(name: &str) -> Option<Option<CollectionClass>> {
    match name {
        "List" | "list" => Some(Some(CollectionClass::List)),
        "Set" | "set" => Some(Some(CollectionClass::Set)),
        "Dict" | "dict" | "Mapping" | "MutableMapping" => Some(None),
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
        && (view::<ColumnObject>(item).is_some() || view::<RelationshipObject>(item).is_some())
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

fn annotation_required(cx: &mut Context<'_>, class: &Class, name: &str, construct: &str) -> Raised {
    let message = format!(
        "Python typing annotation is required for attribute \"{}.{name}\" when primary argument(s) for \"{construct}\" \
         construct are None or not present",
        class.name
    );
    cx.raise("ArgumentError", message)
}

/// `Parent.children = relationship(…)` after the class statement.
pub(crate) fn class_attribute_set(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    name: &str,
    given: Option<&Value>,
) -> Result<(), Raised> {
    let Some(id) = cx.facade.classes.id(class) else { return Ok(()) };
    let Some(given) = given else {
        if cx.facade.orm.find_attribute(id, name).is_some() {
            return cx.unsupported("deleting an attribute of a mapped class");
        }
        return Ok(());
    };
    if view::<ColumnObject>(given).is_some() {
        return cx.unsupported("adding a column to a class after its class statement");
    }
    if let Some(property) = view::<ColumnPropertyObject>(given) {
        if cx.facade.orm.self_and_descendants(id).len() > 1 || cx.facade.orm.base_of(id) != id {
            return cx.unsupported("column_property() of a class that inherits or is inherited from");
        }
        let declaration = PropertyDeclaration::Expression(property.property(cx, true)?);
        checked(cx, |orm| add_property(orm, id, Arc::from(name), declaration))?;
        cx.install_attributes();
        return Ok(());
    }
    let Some(relationship) = view::<RelationshipObject>(given) else {
        if cx.facade.orm.find_attribute(id, name).is_some() && view::<InstrumentedAttribute>(given).is_none()
        {
            return cx.unsupported("replacing an attribute of a mapped class");
        }
        return Ok(());
    };
    *relationship.name.borrow_mut() = Some(format!("{}.{name}", class.name));
    let options = resolve(cx, &relationship.arguments, &Annotated::default());
    let declaration = PropertyDeclaration::Relationship(Box::new(options));
    checked(cx, |orm| add_property(orm, id, Arc::from(name), declaration))?;
    cx.install_attributes();
    Ok(())
}

//! A class statement under a declarative base: finds columns and relationships, maps the class
//! to its [`table`] and puts instrumented attributes in place of what was written.

mod add_attribute;
mod candidates;
mod found;
mod mapper_args;
mod table;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::RegistryId;
use bothways_orm::config::{ClassDeclaration, PropertyDeclaration, declare_class, register_class};
use bothways_python::{Class, HostRef, Raised, Value};

use crate::column_property::ColumnPropertyObject;
use crate::context::Context;
use crate::declarative::base::{DeclarativeMarker, base_created, marker};
use crate::declarative::constructor;
use crate::declarative::dataclass;
use crate::declarative::declared_attr::{Declaring, directive};
use crate::declarative::inheritance::{check_overridden, inherited_table, superclass};
use crate::declarative::metaclass::base_of_registry;
use crate::errors::checked;
use crate::object::{downcast, view};
use crate::relationship::resolve;
use crate::schema::table::TableObject;
use candidates::candidates;
use found::found;
use mapper_args::{Mapped, mapper_args};
use table::{declared_table, existing_table, table_name};

pub(crate) use add_attribute::class_attribute_set;
pub(super) use candidates::{Candidate, annotations, merged_names};
pub(super) use found::Found;

/// A class statement ended under a declarative base.
pub(crate) fn class_created(
    cx: &mut Context<'_>,
    class: &Rc<Class>,
    keywords: &[(Rc<str>, Value)],
) -> Result<(), Raised> {
    if marker(class).is_none() {
        base_of_registry(cx, class)?;
    }
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
        Declared::InClass => candidates(cx, class)?,
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
        if let Some(what) = self::found(cx, class, &candidate)? {
            found.push((candidate.name, what));
        }
    }
    warn_of_repeated_columns(cx, class, &found)?;
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
    let is_lost = |(index, (_, what)): (usize, &(Rc<str>, Found))| {
        matches!(what, Found::Column { .. }) && !order.contains(&index)
    };
    if found.iter().enumerate().any(is_lost) {
        return cx.unsupported("two attributes of one column");
    }
    let mapped = Mapped { class, table, parent, found: &found, order: &order };
    let (options, inherits) = mapper_args(cx, &mapped)?;

    let mut properties = Vec::with_capacity(found.len());
    // Columns come in the order of the table, whichever way round the class names them.
    let columns =
        order.iter().enumerate().filter_map(|(position, index)| Some((position, found.get(*index)?)));
    for (position, (key, what)) in columns {
        let Found::Column { spec, deferred, .. } = what else { continue };
        let reads_default = is_dataclass && spec.dataclass.get("default").is_some();
        let declaration = PropertyDeclaration::Column { position, deferred: deferred.clone(), reads_default };
        properties.push((Arc::from(&**key), declaration));
    }
    for (key, what) in &found {
        let declaration = match what {
            Found::Column { .. } => continue,
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
    crate::events::install_reconstructor(cx, class, id);
    for (key, what) in &found {
        if let Found::Column { spec, .. } = what
            && spec.active_history
            && let Some(attribute) = cx.facade.orm.find_attribute(id, key)
        {
            bothways_orm::attributes::keep_active_history(&mut cx.facade.orm, attribute);
        }
    }
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

/// Warns of attributes that share a column.
fn warn_of_repeated_columns(
    cx: &mut Context<'_>,
    class: &Class,
    found: &[(Rc<str>, Found)],
) -> Result<(), Raised> {
    let mut keys: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (key, what) in found {
        if let Found::Column { spec, .. } = what {
            keys.entry(spec.name.as_deref().unwrap_or(key)).or_default().push(key);
        }
    }
    for (column, mut keys) in keys.into_iter().filter(|(_, keys)| keys.len() > 1) {
        keys.sort_unstable();
        let message = format!(
            "On class '{}', Column object '{column}' named directly multiple times, only one will be used: {}. \
             Consider using orm.synonym instead",
            class.name,
            keys.join(", ")
        );
        let category = cx.exception_class("SAWarning");
        cx.python().warn(&category, &message)?;
    }
    Ok(())
}

//! The arguments of `relationship()` as the ORM wants them. What speaks of classes, columns and tables is kept as it
//! was written, and resolved when the mapper is configured: strings are evaluated, functions called.

use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::OrmError;
use bothways_orm::config::{
    self, Arguments, CollectionClass, JoinArguments, Lazy, RelationshipOptions, ResolvedArguments,
    TableColumn, Target, Written,
};
use bothways_python::{Arguments as CallArguments, Raised, Value};
use bothways_sql::{Expression, OrderBy};
use bothways_world::{AttributeId, ClassId, TableId};

use super::class_registry;
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::errors;
use crate::expressions::{Ordering, expression};
use crate::inspection;
use crate::object::view;
use crate::query::AliasedClass;
use crate::relationship::RelationshipArguments;
use crate::schema::column::ColumnObject;
use crate::schema::table::TableObject;

/// What the annotation of a relationship said.
#[derive(Clone, Default)]
pub(crate) struct Annotated {
    /// The related class, or its name.
    pub argument: Option<Value>,
    /// Whether it is scalar: `Mapped["X"]`, `Mapped[Optional["X"]]`.
    pub scalar: bool,
    /// `WriteOnlyMapped["X"]`, `DynamicMapped["X"]`: how it is loaded, whatever `lazy=` says.
    pub lazy: Option<Lazy>,
    /// The collection it means: `Mapped[Set["X"]]`.
    pub collection: Option<CollectionClass>,
}

/// Takes the arguments of a relationship over.
pub(crate) fn resolve(
    cx: &mut Context<'_>,
    arguments: &RelationshipArguments,
    annotated: &Annotated,
) -> RelationshipOptions {
    let mut kept = arguments.clone();
    kept.argument = kept.argument.or_else(|| annotated.argument.clone());
    kept.collection_class = kept.collection_class.or(annotated.collection);
    let written = Written(u32::try_from(cx.facade.written.len()).unwrap_or(u32::MAX));
    let target = match &kept.argument {
        Some(Value::Str(name)) => Target::Name(Arc::from(name.strip_prefix("__main__.").unwrap_or(name))),
        _ => Target::Written(written),
    };
    let mut options = RelationshipOptions::new(target);
    options.arguments = Arguments::Written(written);
    options.back_populates = match &arguments.back_populates {
        Some(Value::Str(name)) => Some(Arc::from(&**name)),
        _ => None,
    };
    // An annotation is the class of the collection itself where that is given.
    let is_scalar = annotated.scalar && arguments.collection_class.is_none();
    options.uselist = if is_scalar { Some(false) } else { arguments.uselist };
    options.collection_class = arguments.collection_class.or(annotated.collection).unwrap_or_default();
    options.single_parent = arguments.single_parent;
    options.takes_subclasses = arguments.takes_subclasses;
    options.active_history = arguments.active_history;
    options.cascade = arguments.cascade.unwrap_or_default();
    options.overlaps = arguments.overlaps.iter().map(|name| Arc::from(&**name)).collect();
    options.passive_deletes = arguments.passive_deletes;
    options.passive_updates = !arguments.active_updates;
    options.post_update = arguments.post_update;
    options.viewonly = arguments.viewonly;
    options.sync_backref = arguments.sync_backref;
    options.single_parent = arguments.single_parent;
    cx.facade.written.push(kept);
    options.lazy = annotated.lazy.or(arguments.lazy).unwrap_or_default();
    options.unknown_lazy =
        arguments.unknown_lazy.as_deref().filter(|_| annotated.lazy.is_none()).map(Arc::from);
    options.inner_join = arguments.inner_join;
    options.join_depth = arguments.join_depth;
    if let Some(backref) = &arguments.backref {
        let reverse = resolve(cx, &backref.arguments, &Annotated::default());
        options.backref = Some(config::Backref {
            name: Arc::from(&*backref.name),
            refused: backref.refused.as_deref().map(Arc::from),
            options: Box::new(reverse),
        });
    }
    options
}

/// `lazy=` as the program says it, which True, False and None may stand for a strategy; none where the annotation says
/// how it is loaded.
pub(crate) fn written_lazy(cx: &Context<'_>, arguments: &Arguments) -> Option<Value> {
    match arguments {
        Arguments::Written(written) => kept(cx, *written).written_lazy,
        Arguments::Resolved(_) => None,
    }
}

/// The arguments as they were written, where the program wrote them.
pub(crate) fn written_arguments(cx: &Context<'_>, arguments: &Arguments) -> Option<RelationshipArguments> {
    match arguments {
        Arguments::Written(written) => Some(kept(cx, *written)),
        Arguments::Resolved(_) => None,
    }
}

/// `info=`, which is an empty dict of the relationship's own where none was given.
pub(crate) fn info(cx: &mut Context<'_>, arguments: &Arguments) -> Value {
    let empty = || Value::Dict(Rc::default());
    match arguments {
        Arguments::Written(written) => match cx.facade.written.get_mut(written.0 as usize) {
            Some(kept) => kept.info.get_or_insert_with(empty).clone(),
            None => empty(),
        },
        Arguments::Resolved(_) => empty(),
    }
}

fn kept(cx: &Context<'_>, written: Written) -> RelationshipArguments {
    cx.facade.written.get(written.0 as usize).cloned().unwrap_or_default()
}

/// What the kept arguments come to, in the order in which SQLAlchemy asks for them.
pub(crate) fn arguments(
    cx: &mut Context<'_>,
    attribute: AttributeId,
    written: Written,
) -> Result<ResolvedArguments, Raised> {
    let class = cx.facade.orm.attribute(attribute).class;
    let kept = kept(cx, written);
    let order_by = evaluated(cx, class, kept.order_by)?;
    let primaryjoin = evaluated(cx, class, kept.primaryjoin)?;
    let secondaryjoin = evaluated(cx, class, kept.secondaryjoin)?;
    let secondary = match kept.secondary {
        Some(Value::Str(name)) => Some(class_registry::table(cx, class, &name)?),
        other => evaluated(cx, class, other)?,
    };
    let foreign_keys = evaluated(cx, class, kept.foreign_keys)?;
    let remote_side = evaluated(cx, class, kept.remote_side)?;
    let back_populates = match kept.back_populates {
        None | Some(Value::Str(_)) => None,
        Some(given) => Some(name_of(cx, given)?),
    };
    let primaryjoin = primaryjoin.map(|given| column_expression(cx, "primaryjoin", &given)).transpose()?;
    let secondaryjoin =
        secondaryjoin.map(|given| column_expression(cx, "secondaryjoin", &given)).transpose()?;
    let secondary = secondary.map(|given| self::secondary(cx, attribute, &given)).transpose()?;
    let order_by = self::order_by(cx, order_by)?;
    let foreign_keys = columns(cx, "foreign_keys", foreign_keys)?;
    let remote_side = columns(cx, "remote_side", remote_side)?;
    let join = JoinArguments { primaryjoin, secondaryjoin, secondary, foreign_keys, remote_side };
    Ok(ResolvedArguments { join, order_by, back_populates })
}

/// `secondary=`: a table.
fn secondary(cx: &mut Context<'_>, attribute: AttributeId, given: &Value) -> Result<TableId, Raised> {
    if let Value::Class(class) = given
        && let Some(class) = cx.facade.classes.id(class)
    {
        return Err(errors::raise(cx, &OrmError::SecondaryIsClass { relationship: attribute, class }));
    }
    match view::<TableObject>(given) {
        Some(table) => Ok(table.table),
        None => cx.unsupported("relationship(secondary=…) with anything but a table or its name"),
    }
}

/// The kept class of a relationship: itself, or what a function gives.
pub(crate) fn target(
    cx: &mut Context<'_>,
    attribute: AttributeId,
    written: Written,
) -> Result<ClassId, Raised> {
    let given = match kept(cx, written).argument.unwrap_or(Value::None) {
        function if is_function(&function) => cx.python().call(&function, CallArguments::default())?,
        other => other,
    };
    if let Value::Class(class) = &given {
        return match cx.facade.classes.id(class) {
            Some(id) => Ok(id),
            None => {
                let message = format!("Class '{}.{}' is not mapped", class.module, class.qualified_name);
                Err(cx.raise("UnmappedClassError", message))
            }
        };
    }
    if let Some(class) = inspection::class_of_mapper(&given) {
        return Ok(class);
    }
    if view::<AliasedClass>(&given).is_some() {
        return cx.unsupported("a relationship to an aliased class");
    }
    let key = cx.facade.orm.attribute(attribute).key.clone();
    let class = cx.python().class_of(&given)?.full_name();
    let message = format!(
        "relationship '{key}' expects a class or a mapper argument (received: <class '{}'>)",
        class.strip_prefix("builtins.").unwrap_or(&class)
    );
    Err(cx.raise("ArgumentError", message))
}

/// The name that `back_populates=` gives by an attribute or a function.
fn name_of(cx: &mut Context<'_>, given: Value) -> Result<Arc<str>, Raised> {
    let given = match given {
        function if is_function(&function) => cx.python().call(&function, CallArguments::default())?,
        other => other,
    };
    match &given {
        Value::Str(name) => Ok(Arc::from(&**name)),
        other => match view::<InstrumentedAttribute>(other) {
            Some(attribute) => Ok(Arc::from(&*attribute.key)),
            None => {
                let repr = cx.python().repr(other)?;
                Err(cx.raise("ArgumentError", format!("Invalid back_populates value: {repr}")))
            }
        },
    }
}

fn is_function(value: &Value) -> bool {
    match value {
        Value::Function(_) | Value::BoundMethod(_) => true,
        Value::Host(object) => object.0.is_callable(),
        _ => false,
    }
}

/// An argument with its strings evaluated and its functions called.
fn evaluated(cx: &mut Context<'_>, class: ClassId, given: Option<Value>) -> Result<Option<Value>, Raised> {
    let found = match given {
        None => return Ok(None),
        Some(Value::Str(text)) => class_registry::evaluate(cx, class, &text)?,
        Some(function) if is_function(&function) => cx.python().call(&function, CallArguments::default())?,
        Some(other) => other,
    };
    Ok(Some(found).filter(|found| !found.is_none()))
}

/// The items of a list, or the one thing given.
fn items(cx: &mut Context<'_>, given: Option<Value>) -> Result<Vec<Value>, Raised> {
    match given {
        None => Ok(Vec::new()),
        Some(list @ (Value::List(_) | Value::Tuple(_) | Value::Set(_))) => cx.python().collect(&list),
        Some(one) => Ok(vec![one]),
    }
}

fn columns(cx: &mut Context<'_>, option: &str, given: Option<Value>) -> Result<Vec<TableColumn>, Raised> {
    let items = items(cx, given)?;
    items.iter().map(|item| column(cx, option, item)).collect()
}

/// A column of the program, as an object or in an expression of just that.
fn column(cx: &mut Context<'_>, option: &str, given: &Value) -> Result<TableColumn, Raised> {
    if let Some((table, position)) = match view::<InstrumentedAttribute>(given) {
        Some(attribute) => attribute.column(cx),
        None => view::<ColumnObject>(given).and_then(ColumnObject::place),
    } {
        return Ok(TableColumn { table, position });
    }
    let written = column_expression(cx, option, given)?;
    let schema = cx.facade.orm.schema();
    let place = written.as_column().and_then(|(table, column)| {
        let id = schema.find(table)?;
        Some(TableColumn { table: id, position: schema.table(id)?.position(column)? })
    });
    match place {
        Some(place) => Ok(place),
        None => cx.unsupported(format!("relationship({option}=…) with anything but columns")),
    }
}

/// An SQL expression of the program.
fn column_expression(cx: &mut Context<'_>, option: &str, given: &Value) -> Result<Expression, Raised> {
    if let Some(found) = expression(cx, given) {
        return Ok(found);
    }
    if let Value::Host(_) = given {
        let name = cx.type_name(given)?;
        return cx.unsupported(format!("{name} as relationship({option}=…)"));
    }
    let repr = cx.python().repr(given)?;
    let message = format!("Column expression expected for argument '{option}'; got {repr}.");
    Err(cx.raise("ArgumentError", message))
}

fn order_by(cx: &mut Context<'_>, given: Option<Value>) -> Result<Vec<OrderBy>, Raised> {
    let items = items(cx, given.filter(|given| !matches!(given, Value::Bool(false))))?;
    let term = |item: &Value| match view::<Ordering>(item) {
        Some(ordering) => Ok(ordering.order_by()),
        None => {
            let expression = column_expression(cx, "order_by", item)?;
            Ok(OrderBy::new(expression, None))
        }
    };
    items.iter().map(term).collect()
}

/// A failure of the program's code, as the ORM passes it on.
pub(crate) fn failed(cx: &mut Context<'_>, raised: Raised) -> OrmError {
    if let Raised::Exception(exception) = &raised
        && let Some(known) = cx.facade.failure(exception)
    {
        return known.clone();
    }
    errors::of_program(cx, raised)
}

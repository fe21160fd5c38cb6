//! The arguments of `relationship()` as the ORM wants them: columns by place or by name, classes by id or by
//! name. Names are looked up by the ORM when the mapper is configured.

use std::sync::Arc;

use bothways_orm::config::{
    self, ColumnArgument, OrderByArgument, RelationshipOptions, SecondaryArgument, TableColumn, Target,
};
use bothways_python::{Raised, Value};
use bothways_sql::Expression;

use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::expressions::Ordering;
use crate::object::view;
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
}

/// Resolves the arguments of a relationship.
pub(crate) fn resolve(
    cx: &mut Context<'_>,
    arguments: &RelationshipArguments,
    annotated: &Annotated,
) -> Result<RelationshipOptions, Raised> {
    let argument = arguments.argument.as_ref().or(annotated.argument.as_ref());
    let target = match argument {
        Some(argument) => target(cx, argument)?,
        None => Target::Name("".into()),
    };
    let mut options = RelationshipOptions::new(target);
    options.back_populates = arguments.back_populates.as_ref().map(|name| Arc::from(&**name));
    options.uselist = arguments.uselist.or(annotated.scalar.then_some(false));
    options.cascade = arguments.cascade.unwrap_or_default();
    options.foreign_keys = columns(cx, "foreign_keys", arguments.foreign_keys.as_ref())?;
    options.remote_side = columns(cx, "remote_side", arguments.remote_side.as_ref())?;
    options.secondary = secondary(cx, arguments.secondary.as_ref())?;
    options.primaryjoin = condition(cx, "primaryjoin", arguments.primaryjoin.as_ref())?;
    options.secondaryjoin = condition(cx, "secondaryjoin", arguments.secondaryjoin.as_ref())?;
    options.order_by = order_by(cx, arguments.order_by.as_ref())?;
    options.overlaps = arguments.overlaps.iter().map(|name| Arc::from(&**name)).collect();
    options.passive_deletes = arguments.passive_deletes;
    options.passive_updates = !arguments.active_updates;
    options.post_update = arguments.post_update;
    if let Some(backref) = &arguments.backref {
        let reverse = resolve(cx, &backref.arguments, &Annotated::default())?;
        options.backref =
            Some(config::Backref { name: Arc::from(&*backref.name), options: Box::new(reverse) });
    }
    Ok(options)
}

fn target(cx: &mut Context<'_>, argument: &Value) -> Result<Target, Raised> {
    match argument {
        Value::Str(name) => Ok(Target::Name(Arc::from(name.strip_prefix("__main__.").unwrap_or(name)))),
        Value::Class(class) => match cx.facade.classes.id(class) {
            Some(id) => Ok(Target::Class(id)),
            None => {
                let message = format!("Class '{}.{}' is not mapped", class.module, class.qualified_name);
                Err(cx.raise("UnmappedClassError", message))
            }
        },
        Value::Function(_) | Value::BoundMethod(_) => cx.unsupported(
            "a function as an argument of relationship(), where the name of the class in a string would do",
        ),
        other => {
            let name = cx.type_name(other)?;
            let repr = cx.python().repr(other)?;
            let message = format!(
                "relationship '' expects a class or a mapper argument (received: {repr} of type {name})"
            );
            Err(cx.raise("ArgumentError", message))
        }
    }
}

/// `secondary=`: a table, or its name.
fn secondary(cx: &mut Context<'_>, argument: Option<&Value>) -> Result<Option<SecondaryArgument>, Raised> {
    match argument {
        None => Ok(None),
        Some(Value::Str(name)) => Ok(Some(SecondaryArgument::Name(Arc::from(&**name)))),
        Some(Value::Class(class)) => match cx.facade.classes.id(class) {
            Some(id) => Ok(Some(SecondaryArgument::Class(id))),
            None => cx.unsupported("a class that is not mapped as relationship(secondary=…)"),
        },
        Some(other) => match view::<TableObject>(other) {
            Some(table) => Ok(Some(SecondaryArgument::Table(table.table))),
            None => cx.unsupported("relationship(secondary=…) with anything but a table or its name"),
        },
    }
}

/// `primaryjoin=` and `secondaryjoin=`.
fn condition(
    cx: &mut Context<'_>,
    option: &str,
    argument: Option<&Value>,
) -> Result<Option<Expression>, Raised> {
    match argument {
        None => Ok(None),
        Some(given) => match crate::expressions::expression(cx, given) {
            Some(expression) => Ok(Some(expression)),
            None => cx.unsupported(format!("this value of relationship({option}=…)")),
        },
    }
}

/// The columns of `foreign_keys=` and `remote_side=`: one or a list, as objects or in a string.
fn columns(
    cx: &mut Context<'_>,
    option: &str,
    argument: Option<&Value>,
) -> Result<Vec<ColumnArgument>, Raised> {
    let Some(argument) = argument else { return Ok(Vec::new()) };
    match argument {
        Value::Str(text) => Ok(split(text).into_iter().map(named).collect()),
        Value::List(_) | Value::Tuple(_) | Value::Set(_) => {
            let items = cx.python().collect(argument)?;
            let mut columns = Vec::with_capacity(items.len());
            for item in &items {
                columns.extend(self::columns(cx, option, Some(item))?);
            }
            Ok(columns)
        }
        Value::Function(_) => {
            cx.unsupported(format!("a function as relationship({option}=…), where a string would do"))
        }
        other => match column(cx, other) {
            Some(column) => Ok(vec![column]),
            None => {
                let repr = cx.python().repr(other)?;
                let message = format!("Column expression expected for argument '{option}'; got {repr}.");
                Err(cx.raise("ArgumentError", message))
            }
        },
    }
}

/// A column object of the program.
fn column(cx: &mut Context<'_>, value: &Value) -> Option<ColumnArgument> {
    let (table, position) = match view::<InstrumentedAttribute>(value) {
        Some(attribute) => attribute.column(cx)?,
        None => view::<ColumnObject>(value)?.place()?,
    };
    Some(ColumnArgument::Column(TableColumn { table, position }))
}

fn order_by(cx: &mut Context<'_>, argument: Option<&Value>) -> Result<Vec<OrderByArgument>, Raised> {
    let Some(argument) = argument else { return Ok(Vec::new()) };
    match argument {
        Value::Str(text) => split(text).into_iter().map(|term| written_order(cx, term)).collect(),
        Value::List(_) | Value::Tuple(_) => {
            let mut terms = Vec::new();
            for item in cx.python().collect(argument)? {
                terms.extend(order_by(cx, Some(&item))?);
            }
            Ok(terms)
        }
        Value::Function(_) => {
            cx.unsupported("a function as relationship(order_by=…), where a string would do")
        }
        other => {
            let (inner, direction) = match view::<Ordering>(other) {
                Some(ordering) => (ordering.operand.clone(), Some(ordering.direction)),
                None => (other.clone(), None),
            };
            match column(cx, &inner) {
                Some(column) => Ok(vec![OrderByArgument { column, direction }]),
                None => cx.unsupported("relationship(order_by=…) with anything but columns"),
            }
        }
    }
}

/// One term of `order_by` in a string: `Book.id`, `Book.id.desc()`, `desc(Book.id)`.
fn written_order(cx: &mut Context<'_>, term: &str) -> Result<OrderByArgument, Raised> {
    let (column, direction) = if let Some(column) = term.strip_suffix(".desc()") {
        (column, Some("DESC"))
    } else if let Some(column) = term.strip_suffix(".asc()") {
        (column, Some("ASC"))
    } else if let Some(column) = term.strip_prefix("desc(").and_then(|rest| rest.strip_suffix(')')) {
        (column, Some("DESC"))
    } else if let Some(column) = term.strip_prefix("asc(").and_then(|rest| rest.strip_suffix(')')) {
        (column, Some("ASC"))
    } else {
        (term, None)
    };
    if !column.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.')) {
        return cx.unsupported(format!("relationship(order_by=\"{term}\")"));
    }
    Ok(OrderByArgument { column: named(column), direction })
}

/// The terms of `"[A.x, A.y]"`.
fn split(text: &str) -> Vec<&str> {
    let inner = text.trim();
    let inner = inner
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .or_else(|| inner.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')))
        .unwrap_or(inner);
    inner.split(',').map(str::trim).filter(|term| !term.is_empty()).collect()
}

/// `Class.key`, perhaps with its module before it; a lone word is a name that will not be found.
fn named(term: &str) -> ColumnArgument {
    let term = term.strip_prefix("__main__.").unwrap_or(term);
    let (class, key) = term.rsplit_once('.').unwrap_or((term, ""));
    ColumnArgument::Attribute { class: class.into(), key: key.into() }
}

//! `select(…)`: every method gives a new statement.

use std::borrow::Cow;
use std::sync::Arc;

use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_sql::{Correlation, Select};

use super::Built;
use super::build::{Given, filter_by, find_attribute};
use super::compound;
use super::subquery::{self, In};
use crate::arguments;
use crate::context::Context;
use crate::native::{self, Method};
use crate::object::{Object, value, view};
use crate::schema::table::TableObject;

/// A SELECT statement.
#[derive(Clone)]
pub(crate) struct SelectObject(pub Built);

/// `select(…).from_statement(…)`: nothing can be added to it.
pub(crate) struct FromStatement(pub Built);

impl Object for FromStatement {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("FromStatement")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        if name.starts_with('_') { Ok(None) } else { cx.unsupported(format!("FromStatement.{name}")) }
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(match self.0.statement.clone() {
            Some(Given::Text(clause)) => Some(clause.text().to_owned()),
            Some(Given::Query(mut select)) => {
                bothways_sql::name_anonymous(&mut select);
                Some(crate::expressions::text::select(cx, *select))
            }
            None => None,
        })
    }
}

/// `select(…)`
pub(crate) fn select(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    if !arguments.keywords.is_empty() {
        let message = "Additional keyword arguments are not accepted by this function/method.  The presence of **kw is \
                       for pep-484 typing purposes";
        return Err(cx.raise("ArgumentError", message));
    }
    let mut built = Built::default();
    for entity in &arguments.positional {
        built.add_entity(cx, entity)?;
    }
    Ok(value(SelectObject(built)))
}

const METHODS: &[Method] = &[
    ("where", |cx, arguments| {
        extend(cx, "Select.where", arguments, |built, cx, rest| built.filter(cx, rest))
    }),
    ("filter", |cx, arguments| {
        extend(cx, "Select.filter", arguments, |built, cx, rest| built.filter(cx, rest))
    }),
    ("filter_by", filter_by_keywords),
    ("order_by", |cx, arguments| {
        extend(cx, "GenerativeSelect.order_by", arguments, |built, cx, rest| built.order_by(cx, rest))
    }),
    ("group_by", |cx, arguments| {
        extend(cx, "GenerativeSelect.group_by", arguments, |built, cx, rest| built.group_by(cx, rest))
    }),
    ("having", |cx, arguments| {
        extend(cx, "Select.having", arguments, |built, cx, rest| built.having(cx, rest))
    }),
    ("select_from", |cx, arguments| {
        extend(cx, "Select.select_from", arguments, |built, cx, rest| built.select_from(cx, rest))
    }),
    ("add_columns", |cx, arguments| {
        extend(cx, "Select.add_columns", arguments, |built, cx, rest| {
            rest.iter().try_for_each(|entity| built.add_entity(cx, entity))
        })
    }),
    ("join", |cx, arguments| join(cx, arguments, false)),
    ("outerjoin", |cx, arguments| join(cx, arguments, true)),
    ("join_from", |cx, arguments| join_from(cx, arguments, false)),
    ("outerjoin_from", |cx, arguments| join_from(cx, arguments, true)),
    ("options", |cx, arguments| {
        extend(cx, "Executable.options", arguments, |built, cx, rest| built.options(cx, rest))
    }),
    ("with_only_columns", |cx, arguments| {
        if let Some((keyword, _)) = arguments.keywords.first() {
            return cx.unsupported(format!("Select.with_only_columns({keyword}=…)"));
        }
        extend(cx, "Select.with_only_columns", arguments, |built, cx, rest| {
            built.query.entities.clear();
            built.keys.clear();
            built.bundles.clear();
            rest.iter().try_for_each(|entity| built.add_entity(cx, entity))
        })
    }),
    ("subquery", |cx, arguments| subquery::derived(cx, arguments, In::From)),
    ("alias", |cx, arguments| subquery::derived(cx, arguments, In::From)),
    ("cte", |cx, arguments| subquery::derived(cx, arguments, In::With)),
    ("union", compound::union),
    ("union_all", compound::union_all),
    ("intersect", compound::intersect),
    ("except_", compound::except),
    ("scalar_subquery", |cx, arguments| {
        subquery::scalar_subquery(cx, arguments.positional.first().unwrap_or(&Value::None))
    }),
    ("label", |cx, mut arguments| {
        if let Some(this) = arguments.positional.first_mut() {
            *this = subquery::scalar_subquery(cx, this)?;
        }
        crate::expressions::operators::label(cx, arguments)
    }),
    ("exists", |cx, arguments| subquery::exists_of(cx, arguments.positional.first().unwrap_or(&Value::None))),
    ("correlate", |cx, arguments| correlate(cx, "Select.correlate", Correlation::Only, arguments)),
    ("correlate_except", |cx, arguments| {
        correlate(cx, "Select.correlate_except", Correlation::Except, arguments)
    }),
    ("compile", |cx, arguments| {
        crate::compiled::compile(cx, arguments, |cx, statement, writing| {
            let select = native::receiver::<SelectObject>(cx, Some(statement), "Select")?.compiled(cx)?;
            Ok(crate::expressions::text::written(cx, select, writing))
        })
    }),
    ("from_statement", |cx, arguments| {
        let (mut built, rest) = parts(cx, arguments)?;
        let [statement] = cx.bind("Select.from_statement", ["statement"], 1, rest)?;
        built.take_from_statement(cx, &statement.unwrap_or(Value::None))?;
        Ok(value(FromStatement(built)))
    }),
    ("slice", slice),
    ("with_for_update", |cx, arguments| {
        let (mut built, rest) = parts(cx, arguments)?;
        built.with_for_update(cx, rest)?;
        finished(built)
    }),
    ("params", |cx, arguments| {
        let (mut built, rest) = parts(cx, arguments)?;
        let given = super::build::named_parameters(cx, rest)?;
        built.give(cx, &given)?;
        finished(built)
    }),
    ("execution_options", execution_options),
    ("limit", |cx, arguments| number(cx, "limit", arguments)),
    ("offset", |cx, arguments| number(cx, "offset", arguments)),
    ("distinct", distinct),
];

/// The statement a method was called on, and the other arguments.
fn parts(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<(Built, Arguments), Raised> {
    let SelectObject(built) = native::take_receiver(cx, &mut arguments, "Select")?;
    Ok((built, arguments))
}

fn finished(built: Built) -> Result<Value, Raised> {
    Ok(value(SelectObject(built)))
}

/// The method of this name, which takes any number of arguments.
fn extend(
    cx: &mut Context<'_>,
    function: &str,
    arguments: Arguments,
    change: fn(&mut Built, &mut Context<'_>, &[Value]) -> Result<(), Raised>,
) -> Result<Value, Raised> {
    let (mut built, rest) = parts(cx, arguments)?;
    let given = arguments::positional(cx.vm, function, rest)?;
    change(&mut built, cx, &given)?;
    finished(built)
}

fn filter_by_keywords(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (mut built, rest) = parts(cx, arguments)?;
    built.resolve_joins(cx)?;
    for (name, given) in arguments::keywords(cx.vm, "Select.filter_by", rest)? {
        let having: Vec<_> =
            built.classes.iter().filter(|root| find_attribute(cx, root, &name).is_some()).cloned().collect();
        let condition = match &having[..] {
            [root] => filter_by(cx, root, &name, &given)?,
            [] => {
                let searched: Vec<String> =
                    built.classes.iter().map(|root| crate::errors::text::mapper(cx, root.class)).collect();
                let message = format!(
                    "None of the FROM clause entities have a property \"{name}\". Searched entities: {}",
                    searched.join(", ")
                );
                return Err(cx.raise("InvalidRequestError", message));
            }
            _ => return cx.unsupported(format!("filter_by({name}=…) where several classes have it")),
        };
        built.query.filters.push(condition);
    }
    finished(built)
}

fn join(cx: &mut Context<'_>, arguments: Arguments, outer: bool) -> Result<Value, Raised> {
    let (mut built, rest) = parts(cx, arguments)?;
    built.join(cx, rest, outer)?;
    finished(built)
}

fn join_from(cx: &mut Context<'_>, arguments: Arguments, outer: bool) -> Result<Value, Raised> {
    let (mut built, rest) = parts(cx, arguments)?;
    built.join_from(cx, rest, outer)?;
    finished(built)
}

/// The names of what `correlate()` was given.
pub(super) fn correlated(
    cx: &mut Context<'_>,
    function: &str,
    arguments: Arguments,
) -> Result<Vec<Arc<str>>, Raised> {
    let mut names = Vec::new();
    let given = arguments::positional(cx.vm, function, arguments)?;
    for given in given.into_iter().filter(|given| !given.is_none()) {
        let root = super::options::root(cx, &given).map(|root| super::name_of(cx, &root));
        let table = view::<TableObject>(&given).map(|table| table.table);
        let table = table.and_then(|table| Some(cx.facade.orm.schema().table(table)?.name.clone()));
        match root.or(table) {
            Some(name) => names.push(name),
            None => return cx.unsupported(format!("{function}() of anything but classes and tables")),
        }
    }
    Ok(names)
}

/// `correlate(*classes)`, `correlate_except(*classes)`: what a query around this one may stand for.
fn correlate(
    cx: &mut Context<'_>,
    function: &str,
    correlation: fn(Vec<Arc<str>>) -> Correlation,
    arguments: Arguments,
) -> Result<Value, Raised> {
    let (mut built, rest) = parts(cx, arguments)?;
    let names = correlated(cx, function, rest)?;
    built.query.correlation = Some(correlation(names));
    finished(built)
}

/// `slice(start, stop)`
fn slice(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (mut built, rest) = parts(cx, arguments)?;
    let (start, stop) = Built::bounds(cx, rest)?;
    built.slice(start, stop);
    finished(built)
}

fn execution_options(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (mut built, rest) = parts(cx, arguments)?;
    built.execution_options(cx, rest)?;
    finished(built)
}

fn number(cx: &mut Context<'_>, name: &'static str, arguments: Arguments) -> Result<Value, Raised> {
    let (mut built, rest) = parts(cx, arguments)?;
    let [given] = cx.bind(name, [name], 1, rest)?;
    let number = Built::number(cx, name, &given.unwrap_or(Value::None))?;
    match name {
        "limit" => built.query.limit = number,
        _ => built.query.offset = number,
    }
    finished(built)
}

fn distinct(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (mut built, rest) = parts(cx, arguments)?;
    if !rest.positional.is_empty() {
        return cx.unsupported("distinct() with arguments");
    }
    built.query.distinct = true;
    finished(built)
}

impl SelectObject {
    /// The statement as it is sent. Compiling it configures the mappers of its columns.
    fn compiled(&self, cx: &mut Context<'_>) -> Result<Select, Raised> {
        let built = self.0.settled(cx)?;
        crate::errors::checked(cx, |orm| bothways_orm::query::check(orm, &built.query))?;
        crate::errors::checked(cx, |orm| bothways_orm::query::warn_of_distinct(orm, &built.query))?;
        Ok(bothways_orm::query::compile(&cx.facade.orm, &built.query))
    }
}

impl Object for SelectObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Select")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let select = self.compiled(cx)?;
        let mut text = crate::expressions::text::select(cx, select);
        if self.0.for_update {
            text.push_str(" FOR UPDATE");
        }
        Ok(Some(text))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let address = cx.vm.new_address();
        Ok(Some(format!("<sqlalchemy.sql.selectable.Select object at {address:#x}>")))
    }

    fn truth(&self, cx: &mut Context<'_>) -> Result<Option<bool>, Raised> {
        Err(cx.vm.raise_type_error("Boolean value of this clause is not defined"))
    }
}

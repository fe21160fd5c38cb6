//! `session.query(…)`: SQLAlchemy 1.x's queries, which belong to a session and run when they are read.

mod bulk;

use std::borrow::Cow;

use bothways_orm::session::Get;
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_sql::Correlation;
use bothways_world::{ClassId, Scalar, SessionId};

use super::build::filter_by;
use super::result::{ResultObject, Shape, execute};
use super::subquery;
use super::{Built, SelectObject};
use crate::arguments;
use crate::context::Context;
use crate::events::execute_state;
use crate::expressions;
use crate::expressions::text::{self, Language, Parameters, Writing};
use crate::native::{self, Method};
use crate::object::{Object, value};

/// A query of a session.
#[derive(Clone)]
pub(crate) struct LegacyQuery {
    session: SessionId,
    pub built: Built,
}

impl LegacyQuery {
    /// `session.query(…)`
    pub fn open(cx: &mut Context<'_>, session: SessionId, entities: &[Value]) -> Result<Value, Raised> {
        // Unlike select(), making a query of a class configures the mappers.
        for root in entities.iter().filter_map(|entity| super::options::root(cx, entity)).collect::<Vec<_>>()
        {
            crate::errors::checked(cx, |orm| bothways_orm::config::configure(orm, root.class))?;
        }
        let mut built = Built::default();
        built.query.legacy = true;
        for entity in entities {
            built.add_entity(cx, entity)?;
        }
        Ok(value(Self { session, built }))
    }

    /// The only mapped class of the query, if its rows are objects of it.
    fn single_class(&self) -> Option<ClassId> {
        match self.built.query.entities[..] {
            [bothways_orm::query::Entity::Class(class, _)] => Some(class),
            _ => None,
        }
    }

    /// A query that is built already.
    pub fn of_built(session: SessionId, built: Built) -> Self {
        Self { session, built }
    }

    /// Refuses what is done with a query that has its whole statement.
    fn check_no_statement(&self, cx: &Context<'_>) -> Result<(), Raised> {
        match self.built.statement {
            Some(_) => cx.unsupported("this method of a Query after from_statement()"),
            None => Ok(()),
        }
    }

    /// `query.count()`
    pub fn count(&self, cx: &mut Context<'_>) -> Result<Value, Raised> {
        self.check_no_statement(cx)?;
        let mut query = self.clone();
        query.built.query.count = true;
        let result = execute(cx, query.session, &query.built)?;
        Ok(result.shaped(Shape::Scalars).first().unwrap_or(Value::None))
    }

    /// Runs it: rows are objects where it asks for one class alone.
    pub fn run(&self, cx: &mut Context<'_>) -> Result<ResultObject, Raised> {
        execute_state::query(cx, self.session)?;
        let result = execute(cx, self.session, &self.built)?;
        let has_class = self
            .built
            .query
            .entities
            .iter()
            .any(|entity| matches!(entity, bothways_orm::query::Entity::Class(..)));
        if has_class {
            result.unique(cx, None)?;
        }
        Ok(match self.single_class() {
            Some(_) => result.shaped(Shape::Scalars),
            None => result,
        })
    }

    /// Whether it says which rows it is about (`_no_criterion_condition`).
    fn has_criterion(&self) -> bool {
        let Built { query, joins, .. } = &self.built;
        !query.filters.is_empty()
            || !query.from.is_empty()
            || !query.joins.is_empty()
            || !joins.is_empty()
            || query.limit.is_some()
            || query.offset.is_some()
            || !query.group_by.is_empty()
    }

    fn limited(&self, limit: i64) -> Self {
        let mut limited = self.clone();
        // Of a text all rows are fetched.
        if limited.built.statement.is_some() {
            return limited;
        }
        limited.built.query.limit = Some(limit);
        limited
    }
}

impl LegacyQuery {
    /// Its methods, by name.
    pub const METHODS: &[Method] = &[
        ("update", bulk::update),
        ("delete", bulk::delete),
        ("all", |cx, arguments| Ok(Value::list(run(cx, "Query.all", arguments)?.all()))),
        ("first", first),
        ("one", |cx, arguments| one(cx, "Query.one", arguments, false)),
        ("one_or_none", |cx, arguments| one(cx, "Query.one_or_none", arguments, true)),
        ("scalar", scalar),
        ("count", count),
        ("get", get),
        ("filter", |cx, arguments| {
            extend(cx, "Query.filter", arguments, |built, cx, rest| built.filter(cx, rest))
        }),
        ("where", |cx, arguments| {
            extend(cx, "Query.where", arguments, |built, cx, rest| built.filter(cx, rest))
        }),
        ("filter_by", filter_by_keywords),
        ("order_by", |cx, arguments| {
            extend(cx, "Query.order_by", arguments, |built, cx, rest| built.order_by(cx, rest))
        }),
        ("group_by", |cx, arguments| {
            extend(cx, "Query.group_by", arguments, |built, cx, rest| built.group_by(cx, rest))
        }),
        ("having", |cx, arguments| {
            extend(cx, "Query.having", arguments, |built, cx, rest| built.having(cx, rest))
        }),
        ("select_from", |cx, arguments| {
            extend(cx, "Query.select_from", arguments, |built, cx, rest| built.select_from(cx, rest))
        }),
        ("join", |cx, arguments| join(cx, arguments, false)),
        ("outerjoin", |cx, arguments| join(cx, arguments, true)),
        ("options", |cx, arguments| {
            extend(cx, "Query.options", arguments, |built, cx, rest| built.options(cx, rest))
        }),
        ("with_entities", |cx, arguments| {
            extend(cx, "Query.with_entities", arguments, |built, cx, rest| {
                built.query.entities.clear();
                built.keys.clear();
                built.bundles.clear();
                rest.iter().try_for_each(|entity| built.add_entity(cx, entity))
            })
        }),
        ("add_columns", |cx, arguments| add_entities(cx, "Query.add_columns", arguments)),
        ("add_entity", |cx, arguments| add_entities(cx, "Query.add_entity", arguments)),
        ("subquery", |cx, arguments| subquery::derived(cx, arguments, subquery::In::From)),
        ("cte", |cx, arguments| subquery::derived(cx, arguments, subquery::In::With)),
        ("scalar_subquery", |cx, arguments| {
            subquery::scalar_subquery(cx, arguments.positional.first().unwrap_or(&Value::None))
        }),
        ("exists", |cx, arguments| {
            subquery::exists_of(cx, arguments.positional.first().unwrap_or(&Value::None))
        }),
        ("slice", |cx, arguments| {
            let (mut query, rest) = parts(cx, arguments)?;
            let (start, stop) = Built::bounds(cx, rest)?;
            query.built.slice(start, stop);
            Ok(value(query))
        }),
        ("populate_existing", |cx, arguments| {
            let mut query = alone(cx, "Query.populate_existing", arguments)?;
            query.built.query.populate_existing = true;
            Ok(value(query))
        }),
        ("execution_options", |cx, arguments| {
            let (mut query, rest) = any_parts(cx, arguments)?;
            query.built.execution_options(cx, rest)?;
            Ok(value(query))
        }),
        ("with_for_update", |cx, arguments| {
            let (mut query, rest) = any_parts(cx, arguments)?;
            query.built.with_for_update(cx, rest)?;
            Ok(value(query))
        }),
        ("reset_joinpoint", |cx, arguments| {
            let (mut query, rest) = parts(cx, arguments)?;
            let [] = cx.bind("Query.reset_joinpoint", [], 0, rest)?;
            query.built.last_joined = None;
            Ok(value(query))
        }),
        ("with_parent", with_parent),
        ("from_statement", |cx, arguments| {
            let (mut query, rest) = parts(cx, arguments)?;
            if query.has_criterion() || !query.built.query.order_by.is_empty() {
                return cx.unsupported("Query.from_statement() of a query with criteria");
            }
            let [statement] = cx.bind("Query.from_statement", ["statement"], 1, rest)?;
            query.built.take_from_statement(cx, &statement.unwrap_or(Value::None))?;
            Ok(value(query))
        }),
        ("params", params),
        ("correlate", |cx, arguments| {
            let (mut query, rest) = parts(cx, arguments)?;
            let names = super::select::correlated(cx, "Query.correlate", rest)?;
            query.built.query.correlation = Some(Correlation::Only(names));
            Ok(value(query))
        }),
        ("yield_per", |cx, arguments| {
            let (mut query, rest) = parts(cx, arguments)?;
            let [count] = cx.bind("Query.yield_per", ["count"], 1, rest)?;
            let count = Built::number(cx, "yield_per", &count.unwrap_or(Value::None))?;
            query.built.yield_per = count.and_then(|count| usize::try_from(count).ok());
            Ok(value(query))
        }),
        ("autoflush", |cx, arguments| {
            let (mut query, rest) = parts(cx, arguments)?;
            let [setting] = cx.bind("Query.autoflush", ["setting"], 1, rest)?;
            query.built.no_autoflush = !cx.python().truth(&setting.unwrap_or(Value::None))?;
            Ok(value(query))
        }),
        ("enable_eagerloads", |cx, arguments| {
            let (mut query, rest) = parts(cx, arguments)?;
            match rest.positional.first() {
                Some(Value::Bool(truth)) => query.built.query.leaves_eager = !truth,
                _ => return cx.unsupported("this value of enable_eagerloads()"),
            }
            Ok(value(query))
        }),
        ("limit", |cx, arguments| number(cx, "limit", arguments)),
        ("offset", |cx, arguments| number(cx, "offset", arguments)),
        ("distinct", |cx, arguments| {
            let (mut query, rest) = parts(cx, arguments)?;
            if !rest.positional.is_empty() {
                return cx.unsupported("distinct() with arguments");
            }
            query.built.query.distinct = true;
            Ok(value(query))
        }),
    ];
}

/// The query a method was called on, and the other arguments. Nothing can be added to one that has its whole statement.
fn parts(cx: &mut Context<'_>, arguments: Arguments) -> Result<(LegacyQuery, Arguments), Raised> {
    let (query, arguments) = any_parts(cx, arguments)?;
    query.check_no_statement(cx)?;
    Ok((query, arguments))
}

/// The same of a query that may have its whole statement.
fn any_parts(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<(LegacyQuery, Arguments), Raised> {
    let query = native::take_receiver(cx, &mut arguments, "Query")?;
    Ok((query, arguments))
}

/// The query that a method without arguments was called on.
fn alone(cx: &mut Context<'_>, function: &str, arguments: Arguments) -> Result<LegacyQuery, Raised> {
    let [this] = cx.bind(function, ["self"], 1, arguments)?;
    Ok(native::receiver::<LegacyQuery>(cx, this.as_ref(), "Query")?.clone())
}

fn run(cx: &mut Context<'_>, function: &str, arguments: Arguments) -> Result<ResultObject, Raised> {
    alone(cx, function, arguments)?.run(cx)
}

/// The method of this name, which takes any number of arguments.
fn extend(
    cx: &mut Context<'_>,
    function: &str,
    arguments: Arguments,
    change: fn(&mut Built, &mut Context<'_>, &[Value]) -> Result<(), Raised>,
) -> Result<Value, Raised> {
    let (mut query, rest) = any_parts(cx, arguments)?;
    if function != "Query.options" {
        query.check_no_statement(cx)?;
    }
    let given = arguments::positional(cx.vm, function, rest)?;
    change(&mut query.built, cx, &given)?;
    Ok(value(query))
}

/// `query.params(name=value, …)`
fn params(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (mut query, rest) = any_parts(cx, arguments)?;
    let given = super::build::named_parameters(cx, rest)?;
    query.built.give(cx, &given)?;
    Ok(value(query))
}

/// `query.with_parent(instance, property=None)`
fn with_parent(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (mut query, rest) = parts(cx, arguments)?;
    let parameters = ["instance", "property", "from_entity"];
    let [instance, property, from_entity] = cx.bind("Query.with_parent", parameters, 1, rest)?;
    let category = cx.exception_class("LegacyAPIWarning");
    let message = "The Query.with_parent() method is considered legacy as of the 1.x series of SQLAlchemy and becomes a \
                   legacy construct in 2.0. Use the with_parent() standalone construct. (deprecated since: 2.0) \
                   (Background on SQLAlchemy 2.0 at: https://sqlalche.me/e/b8d9)";
    cx.python().warn(&category, message)?;
    if from_entity.is_some_and(|entity| !entity.is_none()) {
        return cx.unsupported("Query.with_parent(from_entity=…)");
    }
    let Some(root) = query.built.roots().into_iter().next() else {
        return cx.unsupported("Query.with_parent() of a query without a mapped class");
    };
    let (instance, property) = (instance.unwrap_or(Value::None), property.filter(|given| !given.is_none()));
    let condition = expressions::relationship::related_to(cx, root.class, instance, property)?;
    query.built.filter(cx, &[condition])?;
    Ok(value(query))
}

fn add_entities(cx: &mut Context<'_>, function: &str, arguments: Arguments) -> Result<Value, Raised> {
    extend(cx, function, arguments, |built, cx, rest| {
        rest.iter().try_for_each(|entity| built.add_entity(cx, entity))
    })
}

fn filter_by_keywords(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (mut query, rest) = parts(cx, arguments)?;
    query.built.resolve_joins(cx)?;
    let root = query.built.last_joined.clone().or_else(|| query.built.classes.first().cloned());
    let Some(root) = root else {
        return cx.unsupported("filter_by() on a query without a mapped class");
    };
    for (name, given) in arguments::keywords(cx.vm, "Query.filter_by", rest)? {
        let condition = filter_by(cx, &root, &name, &given)?;
        query.built.query.filters.push(condition);
    }
    Ok(value(query))
}

fn join(cx: &mut Context<'_>, arguments: Arguments, outer: bool) -> Result<Value, Raised> {
    let (mut query, rest) = parts(cx, arguments)?;
    query.built.join(cx, rest, outer)?;
    Ok(value(query))
}

fn number(cx: &mut Context<'_>, name: &'static str, arguments: Arguments) -> Result<Value, Raised> {
    let (mut query, rest) = parts(cx, arguments)?;
    let [given] = cx.bind(name, [name], 1, rest)?;
    let number = Built::number(cx, name, &given.unwrap_or(Value::None))?;
    match name {
        "limit" => query.built.query.limit = number,
        _ => query.built.query.offset = number,
    }
    Ok(value(query))
}

fn first(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let query = alone(cx, "Query.first", arguments)?;
    Ok(query.limited(1).run(cx)?.first().unwrap_or(Value::None))
}

fn one(cx: &mut Context<'_>, function: &str, arguments: Arguments, or_none: bool) -> Result<Value, Raised> {
    Ok(run(cx, function, arguments)?.one(cx, or_none)?.unwrap_or(Value::None))
}

fn scalar(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let result = run(cx, "Query.scalar", arguments)?.shaped(Shape::Scalars);
    Ok(result.one(cx, true).map_err(|raised| exactly_one(cx, raised))?.unwrap_or(Value::None))
}

/// `scalar()` asks as `one()` does, only that no row is fine.
fn exactly_one(cx: &mut Context<'_>, raised: Raised) -> Raised {
    match raised {
        Raised::Exception(_) => {
            cx.raise("MultipleResultsFound", "Multiple rows were found when exactly one was required")
        }
        other => other,
    }
}

fn count(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    alone(cx, "Query.count", arguments)?.count(cx)
}

fn get(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (query, rest) = parts(cx, arguments)?;
    let [ident] = cx.bind("Query.get", ["ident"], 1, rest)?;
    let category = cx.exception_class("LegacyAPIWarning");
    let message = "The Query.get() method is considered legacy as of the 1.x series of SQLAlchemy and becomes a legacy \
                   construct in 2.0. The method is now available as Session.get() (deprecated since: 2.0) (Background on \
                   SQLAlchemy 2.0 at: https://sqlalche.me/e/b8d9)";
    cx.python().warn(&category, message)?;
    if query.has_criterion() {
        let message = "Query.get() being called on a Query with existing criterion. ";
        return Err(cx.raise("InvalidRequestError", message));
    }
    let Some(class) = query.single_class() else {
        return cx.unsupported("Query.get() on anything but one class");
    };
    let key: Vec<Scalar> = crate::session::identity(cx, class, &ident.unwrap_or(Value::None))?;
    let options = Get {
        options: query.built.query.options.clone(),
        populate_existing: query.built.query.populate_existing,
        ..Get::default()
    };
    let found = crate::errors::checked(cx, |orm| {
        bothways_orm::session::get(orm, query.session, class, key, options)
    })?;
    Ok(found.map_or(Value::None, |id| cx.instance(id)))
}

impl Object for LegacyQuery {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Query")
    }

    fn methods(&self) -> &'static [Method] {
        Self::METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        if name != "statement" {
            return Ok(None);
        }
        self.check_no_statement(cx)?;
        let mut built = self.built.clone();
        built.query.legacy = false;
        Ok(Some(value(SelectObject(built))))
    }

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(value(self.run(cx)?)))
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        self.check_no_statement(cx)?;
        let mut query = self.clone();
        let whole = |bound: &Value| match bound {
            Value::None => Some(None),
            other => other.as_int().filter(|number| *number >= 0).map(Some),
        };
        let (start, stop) = match index {
            Value::Slice(slice) if slice.step.is_none() => match (whole(&slice.start), whole(&slice.stop)) {
                (Some(start), Some(stop)) => (start, stop),
                _ => return cx.unsupported("negative indexes on a query"),
            },
            Value::Int(number) if *number >= 0 => (Some(*number), Some(*number + 1)),
            _ => return cx.unsupported("this index on a query"),
        };
        query.built.slice(start, stop);
        let rows = query.run(cx)?.all();
        match index {
            Value::Slice(_) => Ok(Some(Value::list(rows))),
            _ => match rows.into_iter().next() {
                Some(row) => Ok(Some(row)),
                None => Err(cx.vm.raise_index_error("list index out of range")),
            },
        }
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        if let Some(given) = &self.built.statement {
            let statement = given.statement(cx)?;
            return Ok(Some(bothways_sql::render(cx.facade.orm.schema(), &statement).text));
        }
        // Compiling a statement with ORM columns configures the mappers.
        let built = self.built.settled(cx)?;
        crate::errors::checked(cx, |orm| bothways_orm::query::check(orm, &built.query))?;
        crate::errors::checked(cx, |orm| bothways_orm::query::warn_of_distinct(orm, &built.query))?;
        let select = bothways_orm::query::compile(&cx.facade.orm, &built.query);
        let writing = Writing { language: Language::Sqlite, parameters: Parameters::ByName };
        Ok(Some(text::written(cx, select, writing).text))
    }
}

//! `union(…)`, `select(…).union(…)` and the like: queries put together.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::query::{self, Entity, Query};
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_sql::{Expression, OrderBy, Select, SetOperator, SqlType};
use bothways_world::SessionId;

use super::subquery::{self, In};
use super::{Built, ResultObject, SelectObject};
use crate::context::Context;
use crate::errors::checked;
use crate::expressions::Ordering;
use crate::native::{self, Method};
use crate::object::{Object, value, view};
use crate::text::TextClause;

/// Queries put together.
#[derive(Clone)]
pub(crate) struct CompoundSelect {
    operator: SetOperator,
    /// The queries; a class stands for its columns.
    parts: Vec<Built>,
    order_by: Vec<OrderBy>,
    limit: Option<i64>,
    offset: Option<i64>,
}

/// `union(*selects)`
pub(crate) fn union(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    function(cx, SetOperator::Union, arguments)
}

/// `union_all(*selects)`
pub(crate) fn union_all(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    function(cx, SetOperator::UnionAll, arguments)
}

/// `intersect(*selects)`
pub(crate) fn intersect(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    function(cx, SetOperator::Intersect, arguments)
}

/// `except_(*selects)`
pub(crate) fn except(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    function(cx, SetOperator::Except, arguments)
}

/// The function, or the method of a `select()`, of an operator.
pub(super) fn function(
    cx: &mut Context<'_>,
    operator: SetOperator,
    arguments: Arguments,
) -> Result<Value, Raised> {
    if let Some((name, _)) = arguments.keywords.first() {
        return cx.unsupported(format!("{} with {name}=…", operator.keyword()));
    }
    let mut parts = Vec::with_capacity(arguments.positional.len());
    for (index, given) in arguments.positional.iter().enumerate() {
        let Some(SelectObject(built)) = view::<SelectObject>(given) else {
            return cx.unsupported(format!("{} of anything but select()", operator.keyword()));
        };
        let query = &built.query;
        if !query.order_by.is_empty() || query.limit.is_some() || query.offset.is_some() {
            return cx.unsupported(format!("{} of a select() with ORDER BY or LIMIT", operator.keyword()));
        }
        let Some(columns) = built.of_columns(cx) else {
            return cx.unsupported(format!("{} of these classes", operator.keyword()));
        };
        if let Some(first) = parts.first().map(|first: &Built| first.query.entities.len())
            && first != columns.query.entities.len()
        {
            let message = format!(
                "All selectables passed to CompoundSelect must have identical numbers of columns; select #1 has {first} \
                 columns, select #{} has {}",
                index + 1,
                columns.query.entities.len()
            );
            return Err(cx.raise("CompileError", message));
        }
        parts.push(columns);
    }
    Ok(value(CompoundSelect { operator, parts, order_by: Vec::new(), limit: None, offset: None }))
}

impl CompoundSelect {
    /// The statement, or the query inside another one, with names that are still markers.
    pub(super) fn select(&self, cx: &mut Context<'_>) -> Result<Select, Raised> {
        let mut parts = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            subquery::check_plain(cx, part)?;
            let query = Query { legacy: false, ..part.settled(cx)?.query };
            checked(cx, |orm| query::configure(orm, &query))?;
            let mut select = query::nested(&cx.facade.orm, &query);
            select.correlation = bothways_sql::Correlation::None;
            parts.push(select);
        }
        number_labels(&mut parts);
        let (order_by, limit, offset) = (self.order_by.clone(), self.limit, self.offset);
        Ok(Select { order_by, limit, offset, ..Select::compound(self.operator, parts) })
    }

    fn types(&self) -> Vec<Option<SqlType>> {
        let entities = self.parts.first().map(|first| &*first.query.entities).unwrap_or_default();
        let types = entities.iter().map(|entity| match entity {
            Entity::Class(..) => None,
            Entity::Expression { sql_type, .. } => sql_type.clone(),
        });
        types.collect()
    }

    fn keys(&self) -> Vec<Option<Rc<str>>> {
        self.parts.first().map_or_else(Vec::new, |first| first.keys.clone())
    }

    /// What a term of ORDER BY means: a column of the whole, by its name.
    fn term(&self, cx: &mut Context<'_>, given: &Value) -> Result<OrderBy, Raised> {
        let by_name = |name: &str| Expression::column(&Arc::from(""), &Arc::from(name));
        let order = match (view::<Ordering>(given), given) {
            (Some(ordering), _) => ordering.order_by(),
            (None, Value::Str(name)) => OrderBy::new(by_name(name), None),
            (None, _) => match view::<TextClause>(given) {
                Some(clause) => OrderBy::new(by_name(clause.text()), None),
                None => match crate::expressions::expression(cx, given) {
                    Some(expression) => OrderBy::new(expression, None),
                    None => return cx.unsupported("this ORDER BY of queries put together"),
                },
            },
        };
        let name = order.expression.as_column().map(|(_, name)| name.clone());
        let is_known = |name: &&Arc<str>| self.keys().iter().flatten().any(|key| **key == ***name);
        match (name.as_ref().filter(is_known), given) {
            (Some(name), _) => Ok(OrderBy { expression: by_name(name), ..order }),
            (None, Value::Str(name)) => {
                let message = format!(
                    "Can't resolve label reference for ORDER BY / GROUP BY / DISTINCT etc. Textual SQL expression \
                     '{name}' should be explicitly declared as text('{name}')"
                );
                Err(cx.raise("CompileError", message))
            }
            (None, _) => cx.unsupported("this ORDER BY of queries put together"),
        }
    }
}

/// Labels that are made up go on through the queries: `count_1`, `count_2`.
pub(super) fn number_labels(parts: &mut [Select]) {
    let mut given: Vec<(Arc<str>, usize)> = Vec::new();
    for column in parts.iter_mut().flat_map(|part| &mut part.columns) {
        let base: Arc<str> = match &column.expression {
            Expression::Column { .. } => continue,
            Expression::Function { name, .. } => name.clone(),
            _ => "anon".into(),
        };
        let number = column.label.as_deref().and_then(|label| label.strip_prefix(&*base)?.strip_prefix('_'));
        if number.and_then(|number| number.parse::<usize>().ok()).is_none() {
            continue;
        }
        let count = match given.iter_mut().find(|(known, _)| *known == base) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                given.push((base.clone(), 1));
                1
            }
        };
        column.label = Some(format!("{base}_{count}").into());
    }
}

/// Runs the queries and takes the rows into Python's hands.
pub(crate) fn execute(
    cx: &mut Context<'_>,
    session: SessionId,
    compound: &CompoundSelect,
) -> Result<ResultObject, Raised> {
    checked(cx, |orm| query::begin(orm, session))?;
    let select = compound.select(cx)?;
    let rows = checked(cx, |orm| query::execute_select(orm, session, select))?;
    let types = compound.types();
    let mut shown = Vec::with_capacity(rows.len());
    for row in rows {
        let cells = row.iter().zip(&types).map(|(cell, sql_type)| {
            let cell = sql_type.as_ref().map_or_else(|| cell.clone(), |sql_type| sql_type.result(cell));
            crate::scalars::value(cx, &cell)
        });
        shown.push(cells.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(ResultObject::of_rows(shown, compound.keys().into()))
}

const METHODS: &[Method] = &[
    ("order_by", |cx, mut arguments| {
        let mut compound: CompoundSelect = native::take_receiver(cx, &mut arguments, "CompoundSelect")?;
        for given in &arguments.positional {
            let term = compound.term(cx, given)?;
            compound.order_by.push(term);
        }
        Ok(value(compound))
    }),
    ("limit", |cx, arguments| {
        let [this, count] = cx.bind("limit", ["self", "limit"], 2, arguments)?;
        let mut compound = native::receiver::<CompoundSelect>(cx, this.as_ref(), "CompoundSelect")?.clone();
        compound.limit = Built::number(cx, "limit", &count.unwrap_or(Value::None))?;
        Ok(value(compound))
    }),
    ("offset", |cx, arguments| {
        let [this, count] = cx.bind("offset", ["self", "offset"], 2, arguments)?;
        let mut compound = native::receiver::<CompoundSelect>(cx, this.as_ref(), "CompoundSelect")?.clone();
        compound.offset = Built::number(cx, "offset", &count.unwrap_or(Value::None))?;
        Ok(value(compound))
    }),
    ("subquery", |cx, arguments| subquery::derived(cx, arguments, In::From)),
    ("alias", |cx, arguments| subquery::derived(cx, arguments, In::From)),
    ("cte", |cx, arguments| subquery::derived(cx, arguments, In::With)),
    ("scalar_subquery", |cx, arguments| {
        subquery::scalar_subquery(cx, arguments.positional.first().unwrap_or(&Value::None))
    }),
    ("compile", |cx, arguments| {
        crate::compiled::compile(cx, arguments, |cx, statement, writing| {
            let compound = native::receiver::<CompoundSelect>(cx, Some(statement), "CompoundSelect")?.clone();
            let mut select = compound.select(cx)?;
            bothways_sql::name_anonymous(&mut select);
            Ok(crate::expressions::text::written(cx, select, writing))
        })
    }),
];

impl Object for CompoundSelect {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("CompoundSelect")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "union" | "union_all" | "intersect" | "except_" | "where" | "join" => Ok(None),
            name if name.starts_with("__") => Ok(None),
            _ => cx.unsupported(format!("CompoundSelect.{name}")),
        }
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let mut select = self.select(cx)?;
        bothways_sql::name_anonymous(&mut select);
        Ok(Some(crate::expressions::text::select(cx, select)))
    }

    fn truth(&self, cx: &mut Context<'_>) -> Result<Option<bool>, Raised> {
        Err(cx.vm.raise_type_error("Boolean value of this clause is not defined"))
    }
}

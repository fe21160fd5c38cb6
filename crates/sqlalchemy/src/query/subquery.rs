//! Queries inside queries: `select(…).subquery()`, `.scalar_subquery()`, `.exists()`, `exists()`.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::AliasName;
use bothways_orm::query::{self, Query};
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_sql::{Correlation, Expression, Select, SelectColumn, Source};
use bothways_world::Scalar;

use super::{Built, LegacyQuery, SelectObject};
use crate::context::Context;
use crate::expressions::ExpressionObject;
use crate::native::{self, Method};
use crate::object::{Object, value, view};

/// A query in FROM.
pub(crate) struct SubqueryObject {
    /// Stands for its name.
    pub marker: Arc<str>,
    /// The names of its columns.
    pub columns: Rc<[Rc<str>]>,
}

/// `subquery.c`
struct Columns {
    marker: Arc<str>,
    columns: Rc<[Rc<str>]>,
}

/// The query of a `select()`, or of a legacy query, as part of another statement.
pub(crate) fn nested(cx: &mut Context<'_>, given: &Value) -> Result<Option<Select>, Raised> {
    let built = match view::<SelectObject>(given) {
        Some(select) => Some(&select.0),
        None => view::<LegacyQuery>(given).map(|query| &query.built),
    };
    let Some(built) = built else { return Ok(None) };
    let query = Query { legacy: false, ..built.settled(cx)?.query };
    Ok(Some(query::nested(&cx.facade.orm, &query)))
}

/// `query.subquery(name=None)`
pub(super) fn subquery(cx: &mut Context<'_>, built: &Built, arguments: Arguments) -> Result<Value, Raised> {
    let [name] = cx.bind("subquery", ["name"], 0, arguments)?;
    let query = Query { legacy: false, ..built.settled(cx)?.query };
    let mut select = query::nested(&cx.facade.orm, &query);
    select.correlation = Correlation::None;
    for column in select.columns.iter_mut().filter(|column| column.label.is_none()) {
        if let Expression::Column { column: name, .. } = &column.expression {
            column.label = Some(name.clone());
        }
    }
    let labels = select.columns.iter().filter_map(|column| column.label.as_deref().map(Rc::from));
    let columns: Rc<[Rc<str>]> = labels.collect();
    let source = |alias| Source::Subquery { select: Box::new(select), alias };
    let marker = match &name {
        None | Some(Value::None) => cx.facade.orm.add_alias(AliasName::Anonymous("anon"), source),
        Some(Value::Str(name)) => cx.facade.orm.add_alias(AliasName::Given(name), source),
        Some(_) => return cx.unsupported("this name of subquery()"),
    };
    Ok(value(SubqueryObject { marker, columns }))
}

/// `query.scalar_subquery()`
pub(super) fn scalar_subquery(cx: &mut Context<'_>, this: &Value) -> Result<Value, Raised> {
    match nested(cx, this)? {
        Some(select) => Ok(value(ExpressionObject::new(Expression::Subquery(Box::new(select))))),
        None => cx.unsupported("scalar_subquery() of this"),
    }
}

/// `query.exists()`
pub(super) fn exists_of(cx: &mut Context<'_>, this: &Value) -> Result<Value, Raised> {
    match nested(cx, this)? {
        Some(mut select) => {
            if view::<LegacyQuery>(this).is_some() {
                select.columns = vec![one()];
            }
            Ok(value(ExpressionObject::new(Expression::Exists(Box::new(select)))))
        }
        None => cx.unsupported("exists() of this"),
    }
}

/// `1`, which a legacy query's `exists()` selects.
fn one() -> SelectColumn {
    SelectColumn { expression: Expression::Literal(Scalar::Int(1)), label: None }
}

/// `exists()`, `exists(select(…))`
pub(crate) fn exists(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [given] = cx.bind("exists", ["__argument"], 0, arguments)?;
    match given {
        None => Ok(value(ExistsObject { built: Built::default() })),
        Some(given) if view::<SelectObject>(&given).is_some() => exists_of(cx, &given),
        Some(given) => {
            let mut built = Built::default();
            built.add_entity(cx, &given)?;
            Ok(value(ExistsObject { built }))
        }
    }
}

/// `exists()` under construction.
struct ExistsObject {
    built: Built,
}

const EXISTS_METHODS: &[Method] = &[("where", |cx, arguments| {
    let given = crate::arguments::positional(cx.vm, "Exists.where", arguments)?;
    let mut built = native::receiver::<ExistsObject>(cx, given.first(), "Exists")?.built.clone();
    built.filter(cx, given.get(1..).unwrap_or_default())?;
    let is_star = built.query.entities.is_empty();
    let query = built.settled(cx)?.query;
    let mut select = query::nested(&cx.facade.orm, &query);
    if is_star {
        let star = Expression::column(&"".into(), &"*".into());
        select.columns = vec![SelectColumn { expression: star, label: None }];
    }
    Ok(value(ExpressionObject::new(Expression::Exists(Box::new(select)))))
})];

impl Object for ExistsObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Exists")
    }

    fn methods(&self) -> &'static [Method] {
        EXISTS_METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "select" | "select_from" | "correlate" | "correlate_except" => {
                cx.unsupported(format!("Exists.{name}"))
            }
            _ => Ok(None),
        }
    }
}

impl Object for SubqueryObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("Subquery")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "c" | "columns" => {
                Ok(Some(value(Columns { marker: self.marker.clone(), columns: Rc::clone(&self.columns) })))
            }
            "select" | "alias" | "join" | "outerjoin" | "name" | "original" | "element" => {
                cx.unsupported(format!("Subquery.{name}"))
            }
            _ => Ok(None),
        }
    }
}

impl Columns {
    fn column(&self, name: &str) -> Option<Value> {
        let name = self.columns.iter().find(|column| &***column == name)?;
        Some(value(ExpressionObject::new(Expression::column(&self.marker, &Arc::from(&**name)))))
    }
}

impl Object for Columns {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("ReadOnlyColumnCollection")
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        if let Some(column) = self.column(name) {
            return Ok(Some(column));
        }
        match name {
            "keys" | "values" | "items" | "get" | "contains_column" | "corresponding_column" => {
                cx.unsupported(format!("the method {name} of the columns of a subquery"))
            }
            _ => Err(cx.vm.raise_attribute_error(name)),
        }
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        match index.as_str().and_then(|name| self.column(name)) {
            Some(column) => Ok(Some(column)),
            None => Err(cx.vm.raise_key_error(index.clone())),
        }
    }

    fn length(&self, _cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(self.columns.len()))
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, _cx: &mut Context<'_>, position: usize) -> Result<Option<Value>, Raised> {
        Ok(self.columns.get(position).and_then(|name| self.column(name)))
    }
}

//! Queries inside queries: `select(…).subquery()`, `.scalar_subquery()`, `.exists()`, `exists()`.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::AliasName;
use bothways_orm::query::{self, Query};
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_sql::{Body, Common, Correlation, Expression, Select, SelectColumn, SetOperator, Source};
use bothways_world::Scalar;

use super::compound::CompoundSelect;
use super::{Built, LegacyQuery, SelectObject};
use crate::context::Context;
use crate::expressions::{ExpressionObject, unplaced};
use crate::native::{self, Method, Native};
use crate::object::{Object, value, view};

/// Where a query stands that others select from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum In {
    /// In FROM itself.
    From,
    /// Before the statement, after WITH.
    With,
}

/// A query in FROM.
pub(crate) struct SubqueryObject {
    /// Stands for its name.
    pub marker: Arc<str>,
    /// The names of its columns.
    pub columns: Rc<[Rc<str>]>,
    /// Where it stands.
    place: In,
}

/// `subquery.c`
#[derive(Clone)]
struct Columns {
    marker: Arc<str>,
    columns: Rc<[Rc<str>]>,
}

/// The query of a `select()`, or of a legacy query, as part of another statement.
pub(crate) fn nested(cx: &mut Context<'_>, given: &Value) -> Result<Option<Select>, Raised> {
    if let Some(compound) = view::<CompoundSelect>(given) {
        return compound.clone().select(cx).map(Some);
    }
    let built = match view::<SelectObject>(given) {
        Some(select) => Some(&select.0),
        None => view::<LegacyQuery>(given).map(|query| &query.built),
    };
    let Some(built) = built else { return Ok(None) };
    check_plain(cx, built)?;
    let query = Query { legacy: false, ..built.settled_inside(cx)?.query };
    let mut select = query::nested(&cx.facade.orm, &query);
    unplaced::leave_out(&mut select);
    Ok(Some(select))
}

/// The query as a part of an expression: nobody calls its columns by their labels, which are numbered together with
/// those of the whole statement.
pub(crate) fn within(cx: &mut Context<'_>, given: &Value) -> Result<Option<Select>, Raised> {
    let mut found = nested(cx, given)?;
    if let Some(select) = &mut found {
        bothways_sql::mark_labels(select, || cx.facade.new_label());
    }
    Ok(found)
}

/// Refuses what cannot stand inside another statement.
pub(super) fn check_plain(cx: &Context<'_>, built: &Built) -> Result<(), Raised> {
    if built.statement.is_some() {
        return cx.unsupported("a query with from_statement() inside another one");
    }
    if !built.parameters.is_empty() {
        return cx.unsupported("a query with params() inside another one");
    }
    match built.bundles.is_empty() {
        true => Ok(()),
        false => cx.unsupported("a query with a Bundle inside another one"),
    }
}

/// `query.subquery(name=None)`, `query.cte(name=None, recursive=False)`
pub(super) fn derived(cx: &mut Context<'_>, mut arguments: Arguments, place: In) -> Result<Value, Raised> {
    let recursive = match arguments.take_keyword("recursive").filter(|_| place == In::With) {
        Some(given) => cx.python().truth(&given)?,
        None => false,
    };
    if arguments.take_keyword("nesting").is_some() {
        return cx.unsupported("cte(nesting=…)");
    }
    let [this, name] = cx.bind("subquery", ["self", "name"], 1, arguments)?;
    let Some(mut select) = nested(cx, &this.unwrap_or(Value::None))? else {
        return cx.unsupported("a subquery of this");
    };
    select.correlation = Correlation::None;
    label_columns(&mut select);
    let name = match name {
        None | Some(Value::None) if recursive => return cx.unsupported("cte(recursive=True) without a name"),
        None | Some(Value::None) => None,
        Some(Value::Str(name)) => Some(name),
        Some(_) => return cx.unsupported("this name of a subquery"),
    };
    Ok(named(cx, select, name.as_deref(), (place == In::With).then_some(Common { name: None, recursive })))
}

/// A query in FROM, or after WITH, under a name of its own.
fn named(cx: &mut Context<'_>, select: Select, name: Option<&str>, common: Option<Common>) -> Value {
    let labels = select.columns.iter().filter_map(|column| column.label.as_deref().map(Rc::from));
    let columns: Rc<[Rc<str>]> = labels.collect();
    let place = if common.is_some() { In::With } else { In::From };
    let source = |alias| Source::Subquery { select: Box::new(select), alias, common };
    let name = name.map_or(AliasName::Anonymous("anon"), AliasName::Given);
    let marker = cx.facade.orm.add_alias(name, source);
    value(SubqueryObject { marker, columns, place })
}

/// Each column of a query that others select from has a label: its name.
fn label_columns(select: &mut Select) {
    for column in select.columns.iter_mut().filter(|column| column.label.is_none()) {
        if let Expression::Column { column: name, .. } = &column.expression {
            column.label = Some(name.clone());
        }
    }
    select.parts_mut().iter_mut().for_each(label_columns);
}

/// `cte.union_all(select(…))`: the query, and what it makes of its own rows.
fn recursive(cx: &mut Context<'_>, operator: SetOperator, arguments: Arguments) -> Result<Value, Raised> {
    let [this, other] = cx.bind("union_all", ["self", "other"], 2, arguments)?;
    let marker = native::receiver::<SubqueryObject>(cx, this.as_ref(), "CTE")?.marker.clone();
    let Source::Subquery { select: base, common, .. } = cx.facade.orm.source(&marker) else {
        return cx.unsupported("a UNION of this");
    };
    let Some(mut step) = nested(cx, &other.unwrap_or(Value::None))? else {
        return cx.unsupported("a UNION of a CTE with anything but a query");
    };
    if matches!(base.body, Body::Compound(_)) || matches!(step.body, Body::Compound(_)) {
        return cx.unsupported("a UNION of more than two queries in a CTE");
    }
    step.correlation = Correlation::None;
    label_columns(&mut step);
    let Some(name) = bothways_sql::given_name(&marker).map(ToOwned::to_owned) else {
        return cx.unsupported("a UNION of a CTE without a name");
    };
    let mut parts = vec![*base, step];
    super::compound::number_labels(&mut parts);
    Ok(named(cx, Select::compound(operator, parts), Some(&name), common))
}

/// `query.scalar_subquery()`
pub(super) fn scalar_subquery(cx: &mut Context<'_>, this: &Value) -> Result<Value, Raised> {
    match within(cx, this)? {
        Some(select) => Ok(value(ExpressionObject::new(Expression::Subquery(Box::new(select))))),
        None => cx.unsupported("scalar_subquery() of this"),
    }
}

/// `query.exists()`
pub(super) fn exists_of(cx: &mut Context<'_>, this: &Value) -> Result<Value, Raised> {
    match within(cx, this)? {
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

const SUBQUERY_METHODS: &[Method] = &[("alias", |cx, arguments| {
    let [this, name] = cx.bind("alias", ["self", "name"], 1, arguments)?;
    let subquery = native::receiver::<SubqueryObject>(cx, this.as_ref(), "Subquery")?;
    let (marker, columns, place) = (subquery.marker.clone(), Rc::clone(&subquery.columns), subquery.place);
    let Source::Subquery { select, common, .. } = cx.facade.orm.source(&marker) else {
        return cx.unsupported("alias() of this");
    };
    let common = common.map(|common| Common { name: common.name.or(Some(marker)), ..common });
    let source = |alias| Source::Subquery { select, alias, common };
    let name = match &name {
        None | Some(Value::None) => AliasName::Anonymous("anon"),
        Some(Value::Str(name)) => AliasName::Given(name),
        Some(_) => return cx.unsupported("this name of an alias"),
    };
    Ok(value(SubqueryObject { marker: cx.facade.orm.add_alias(name, source), columns, place }))
})];

impl Object for SubqueryObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self.place {
            In::From => "Subquery",
            In::With => "CTE",
        })
    }

    fn methods(&self) -> &'static [Method] {
        SUBQUERY_METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "c" | "columns" => {
                Ok(Some(value(Columns { marker: self.marker.clone(), columns: Rc::clone(&self.columns) })))
            }
            "union" if self.place == In::With => {
                let union = Native::function("union", |cx, given| recursive(cx, SetOperator::Union, given));
                Ok(Some(Value::bound_method(union, Value::Host(this.clone()))))
            }
            "union_all" if self.place == In::With => {
                let union =
                    Native::function("union_all", |cx, given| recursive(cx, SetOperator::UnionAll, given));
                Ok(Some(Value::bound_method(union, Value::Host(this.clone()))))
            }
            "name" if bothways_sql::given_name(&self.marker).is_some() => {
                Ok(bothways_sql::given_name(&self.marker).map(Value::from))
            }
            "select" | "join" | "outerjoin" | "name" | "original" | "element" => {
                cx.unsupported(format!("Subquery.{name}"))
            }
            _ => Ok(None),
        }
    }
}

const COLUMN_METHODS: &[Method] = &[
    ("keys", |cx, arguments| {
        let columns = columns(cx, "keys", arguments)?;
        Ok(Value::list(columns.keys(cx)))
    }),
    ("values", |cx, arguments| {
        let columns = columns(cx, "values", arguments)?;
        Ok(Value::list(columns.values()))
    }),
    ("items", |cx, arguments| {
        let columns = columns(cx, "items", arguments)?;
        let pairs = columns.keys(cx).into_iter().zip(columns.values());
        Ok(Value::list(pairs.map(|(key, column)| Value::tuple(vec![key, column])).collect()))
    }),
    ("get", |cx, arguments| {
        let [this, key, default] = cx.bind("get", ["self", "key", "default"], 2, arguments)?;
        let columns = native::receiver::<Columns>(cx, this.as_ref(), "ColumnCollection")?;
        let found = key.as_ref().and_then(Value::as_str).and_then(|key| columns.column(cx, key));
        Ok(found.or(default).unwrap_or(Value::None))
    }),
];

/// The collection that a method without arguments was called on.
fn columns(cx: &mut Context<'_>, name: &str, arguments: Arguments) -> Result<Columns, Raised> {
    let [this] = cx.bind(name, ["self"], 1, arguments)?;
    Ok(native::receiver::<Columns>(cx, this.as_ref(), "ColumnCollection")?.clone())
}

impl Columns {
    /// What the program calls the column of a name: a function without label has the name of the function.
    fn key(&self, cx: &Context<'_>, name: &Rc<str>) -> Rc<str> {
        let Source::Subquery { select, .. } = cx.facade.orm.source(&self.marker) else {
            return Rc::clone(name);
        };
        let is_named = |column: &&SelectColumn| column.label.as_deref() == Some(&**name);
        let of_function = select.columns.iter().find(is_named).and_then(|column| match &column.expression {
            Expression::Function { name: function, .. } => {
                let number = name.strip_prefix(&**function)?.strip_prefix('_')?;
                number.parse::<usize>().ok().map(|_| Rc::from(&**function))
            }
            _ => None,
        });
        of_function.unwrap_or_else(|| Rc::clone(name))
    }

    fn keys(&self, cx: &Context<'_>) -> Vec<Value> {
        self.columns.iter().map(|name| Value::Str(self.key(cx, name))).collect()
    }

    fn values(&self) -> Vec<Value> {
        self.columns.iter().map(|name| self.named(name)).collect()
    }

    fn column(&self, cx: &Context<'_>, key: &str) -> Option<Value> {
        let name = self.columns.iter().find(|column| *self.key(cx, column) == *key)?;
        Some(self.named(name))
    }

    fn named(&self, name: &Rc<str>) -> Value {
        value(ExpressionObject::new(Expression::column(&self.marker, &Arc::from(&**name))))
    }
}

impl Object for Columns {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("ReadOnlyColumnCollection")
    }

    fn methods(&self) -> &'static [Method] {
        COLUMN_METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        if let Some(column) = self.column(cx, name) {
            return Ok(Some(column));
        }
        match name {
            "contains_column" | "corresponding_column" => {
                cx.unsupported(format!("the method {name} of the columns of a subquery"))
            }
            _ => Err(cx.vm.raise_attribute_error(name)),
        }
    }

    fn get_item(&self, cx: &mut Context<'_>, index: &Value) -> Result<Option<Value>, Raised> {
        match index.as_str().and_then(|name| self.column(cx, name)) {
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
        Ok(self.columns.get(position).map(|name| self.named(name)))
    }

    fn contains(&self, cx: &mut Context<'_>, item: &Value) -> Result<Option<bool>, Raised> {
        Ok(item.as_str().map(|name| self.column(cx, name).is_some()))
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let mut texts = Vec::new();
        for column in self.values() {
            texts.push(cx.python().str(&column)?.to_string());
        }
        Ok(Some(format!("ReadOnlyColumnCollection({})", texts.join(", "))))
    }
}

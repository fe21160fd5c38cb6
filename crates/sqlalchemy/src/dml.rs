//! `insert(T)`, `update(T)` and `delete(T)`: statements over a table as a program builds them.

mod result;
mod run;

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::Root;
use bothways_orm::bulk::Synchronize;
use bothways_orm::config::TableColumn;
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_sql::{DeleteWhere, Expression, InsertValues, Statement, UpdateWhere, render};
use bothways_world::{ClassId, Scalar, SessionId, TableId};

use crate::arguments;
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::expressions::{self, combine};
use crate::native::{self, Method};
use crate::object::{Object, value, view};
use crate::query::Built;
use crate::schema::column::ColumnObject;
use crate::schema::table::TableObject;

pub(crate) use result::of_text;
pub(crate) use run::{Executed, delete_matching, execute, insert_mappings, update_mappings, update_matching};

/// Columns by their positions, and what they are given.
type Row = Vec<(usize, Expression)>;

/// A statement.
#[derive(Clone)]
pub(crate) struct DmlObject {
    pub(crate) kind: Kind,
    table: TableId,
    /// The class, where the statement was made of one.
    pub(crate) class: Option<ClassId>,
    /// What `values()` was given: one row, or several.
    rows: Vec<Row>,
    /// Whether `values()` was given a list.
    several: bool,
    /// What `values()` names that is no column, which is an error once the statement is compiled.
    unconsumed: Vec<Rc<str>>,
    filters: Vec<Expression>,
    returning: Vec<Value>,
    /// `returning(sort_by_parameter_order=True)`
    in_order: bool,
    synchronize: Synchronize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Insert,
    Update,
    Delete,
}

/// `insert(T)`
pub(crate) fn insert(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    statement(cx, "insert", Kind::Insert, arguments)
}

/// `update(T)`
pub(crate) fn update(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    statement(cx, "update", Kind::Update, arguments)
}

/// `delete(T)`
pub(crate) fn delete(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    statement(cx, "delete", Kind::Delete, arguments)
}

fn statement(
    cx: &mut Context<'_>,
    function: &str,
    kind: Kind,
    arguments: Arguments,
) -> Result<Value, Raised> {
    let [target] = cx.bind(function, ["table"], 1, arguments)?;
    let target = target.unwrap_or(Value::None);
    if let Some(class) = target.as_class().and_then(|class| cx.facade.classes.id(class)) {
        if kind == Kind::Insert && cx.facade.orm.is_joined(class) {
            return cx.unsupported(format!("{function}() of a class with joined inheritance"));
        }
        let table = cx.facade.orm.mapper(class).table;
        return Ok(value(DmlObject::new(kind, table, Some(class))));
    }
    if let Some(table) = view::<TableObject>(&target) {
        return Ok(value(DmlObject::new(kind, table.table, None)));
    }
    let repr = cx.python().repr(&target)?;
    let message = format!("subject table for an INSERT, UPDATE or DELETE expected, got {repr}.");
    Err(cx.raise("ArgumentError", message))
}

impl DmlObject {
    fn new(kind: Kind, table: TableId, class: Option<ClassId>) -> Self {
        Self {
            kind,
            table,
            class,
            rows: Vec::new(),
            several: false,
            unconsumed: Vec::new(),
            filters: Vec::new(),
            returning: Vec::new(),
            in_order: false,
            synchronize: Synchronize::Auto,
        }
    }

    /// An INSERT of a class with values for some columns, which must be of its own table.
    pub fn insert_of(cx: &Context<'_>, class: ClassId, values: &[(TableColumn, Expression)]) -> Option<Self> {
        let table = cx.facade.orm.mapper(class).table;
        let of_table = |(column, value): &(TableColumn, Expression)| {
            (column.table == table).then(|| (column.position, value.clone()))
        };
        let row = values.iter().map(of_table).collect::<Option<Vec<_>>>()?;
        Some(Self { rows: vec![row], ..Self::new(Kind::Insert, table, Some(class)) })
    }

    /// An UPDATE of the rows of a query for one class.
    pub fn update_of(cx: &Context<'_>, built: &Built) -> Option<Self> {
        Self::over(cx, Kind::Update, built)
    }

    /// A DELETE of the rows of a query for one class.
    pub fn delete_of(cx: &Context<'_>, built: &Built) -> Option<Self> {
        Self::over(cx, Kind::Delete, built)
    }

    fn over(cx: &Context<'_>, kind: Kind, built: &Built) -> Option<Self> {
        let class = built.classes.first()?.class;
        let table = cx.facade.orm.mapper(class).table;
        Some(Self { filters: built.query.filters.clone(), ..Self::new(kind, table, Some(class)) })
    }

    /// The statement as a connection runs it, which knows tables only.
    pub fn of_table(&self) -> Self {
        Self { class: None, ..self.clone() }
    }

    /// `execution_options={…}` of `execute()`.
    pub fn set_options(&mut self, cx: &mut Context<'_>, options: &Value) -> Result<(), Raised> {
        let Value::Dict(options) = options else { return cx.unsupported("these execution_options") };
        for (name, given) in options.items() {
            match name.as_str() {
                Some("synchronize_session") => self.synchronize = synchronize(cx, &given)?,
                _ => return cx.unsupported("these execution_options"),
            }
        }
        Ok(())
    }

    fn filter(&self) -> Option<Expression> {
        Expression::all(self.filters.clone())
    }

    /// The position of the column that a key of `values()` names; none where it names none.
    fn position(&self, cx: &mut Context<'_>, key: &Value) -> Result<Option<usize>, Raised> {
        let table = self.table;
        let place = match key {
            Value::Str(name) => {
                let Some(class) = self.class else {
                    return Ok(cx.facade.orm.schema().table(table).and_then(|table| table.position(name)));
                };
                let Some(attribute) = cx.facade.orm.find_attribute(class, name) else { return Ok(None) };
                return match cx.facade.orm.column_of_attribute(class, attribute) {
                    Some(column) if column.table == table => Ok(Some(column.position)),
                    Some(_) => cx.unsupported("values() for a column of the class above"),
                    None => cx.unsupported("anything but columns in values()"),
                };
            }
            other => match view::<InstrumentedAttribute>(other) {
                Some(attribute) => attribute.column(cx),
                None => view::<ColumnObject>(other).and_then(ColumnObject::place),
            },
        };
        match place {
            Some((of, position)) if of == table => Ok(Some(position)),
            _ => cx.unsupported("anything but columns of the table in values()"),
        }
    }

    /// What is found wrong once a session compiles the statement, which flushes and connects before.
    fn check_compiled(&self, cx: &mut Context<'_>, session: SessionId) -> Result<(), Raised> {
        if !self.unconsumed.is_empty() {
            crate::errors::checked(cx, |orm| bothways_orm::query::begin(orm, session))?;
        }
        self.check_names(cx)
    }

    /// Every name that was given must be that of a column.
    fn check_names(&self, cx: &mut Context<'_>) -> Result<(), Raised> {
        match self.unconsumed[..] {
            [] => Ok(()),
            ref names => {
                Err(cx.raise("CompileError", format!("Unconsumed column names: {}", names.join(", "))))
            }
        }
    }

    /// A value of a column, or an expression.
    fn operand(&self, cx: &mut Context<'_>, position: usize, given: &Value) -> Result<Expression, Raised> {
        if let Some(expression) = expressions::expression(cx, given) {
            return Ok(expression);
        }
        let table = cx.facade.orm.schema().table(self.table);
        let sql_type =
            table.and_then(|table| table.columns.get(position)).map(|column| column.sql_type.clone());
        match crate::scalars::scalar(cx, given, sql_type.as_ref()) {
            Some(scalar) => Ok(Expression::Parameter(match &sql_type {
                Some(sql_type) => sql_type.bind(scalar),
                None => scalar,
            })),
            None => {
                let name = cx.type_name(given)?;
                cx.unsupported(format!("{name} as a value of a statement"))
            }
        }
    }

    /// One row of `values()`, and the names in it that are of no column.
    fn row(&self, cx: &mut Context<'_>, given: &Value) -> Result<(Row, Vec<Rc<str>>), Raised> {
        let Value::Dict(dict) = given else {
            return cx.unsupported("values() of anything but names and values");
        };
        let (mut row, mut unknown) = (Vec::new(), Vec::new());
        for (key, given) in dict.items() {
            match self.position(cx, &key)? {
                Some(position) => row.push((position, self.operand(cx, position, &given)?)),
                None => unknown.push(Rc::from(key.as_str().unwrap_or_default())),
            }
        }
        Ok((row, unknown))
    }

    /// One row of `values()`, whose names are looked at when the statement is compiled.
    fn take_row(&mut self, cx: &mut Context<'_>, given: &Value) -> Result<Row, Raised> {
        let (row, unknown) = self.row(cx, given)?;
        self.unconsumed.extend(unknown);
        Ok(row)
    }
}

const METHODS: &[Method] = &[
    ("values", values),
    ("where", |cx, arguments| filter(cx, "DMLWhereBase.where", arguments)),
    ("filter", |cx, arguments| filter(cx, "DMLWhereBase.filter", arguments)),
    ("filter_by", filter_by),
    ("returning", returning),
    ("execution_options", execution_options),
];

/// A copy of the statement that a method was called on, and the other arguments.
fn parts(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<(DmlObject, Arguments), Raised> {
    let statement = native::take_receiver(cx, &mut arguments, "UpdateBase")?;
    Ok((statement, arguments))
}

fn values(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (mut statement, rest) = parts(cx, arguments)?;
    let mut row: Row = Vec::new();
    match &rest.positional[..] {
        [] => {}
        [Value::Dict(_)] => {
            row = statement.take_row(cx, &rest.positional.first().cloned().unwrap_or(Value::None))?
        }
        [Value::List(rows)] if statement.kind == Kind::Insert => {
            for given in rows.borrow().clone() {
                let row = statement.take_row(cx, &given)?;
                statement.rows.push(row);
            }
            statement.several = true;
            return Ok(value(statement));
        }
        _ => return cx.unsupported("this argument of values()"),
    }
    for (name, given) in &rest.keywords {
        match statement.position(cx, &Value::Str(Rc::clone(name)))? {
            Some(position) => row.push((position, statement.operand(cx, position, given)?)),
            None => statement.unconsumed.push(Rc::clone(name)),
        }
    }
    match statement.rows.first_mut() {
        Some(known) => {
            known.retain(|(position, _)| !row.iter().any(|(other, _)| other == position));
            known.extend(row);
        }
        None => statement.rows.push(row),
    }
    Ok(value(statement))
}

fn filter(cx: &mut Context<'_>, function: &str, arguments: Arguments) -> Result<Value, Raised> {
    let (mut statement, rest) = parts(cx, arguments)?;
    for given in arguments::positional(cx.vm, function, rest)? {
        match combine::condition(cx, &given)? {
            Expression::And(parts) => statement.filters.extend(parts),
            other => statement.filters.push(other),
        }
    }
    Ok(value(statement))
}

fn filter_by(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (mut statement, rest) = parts(cx, arguments)?;
    let Some(class) = statement.class else {
        return cx.unsupported("filter_by() on a statement over a table");
    };
    let root = Root { class, alias: None };
    for (name, given) in arguments::keywords(cx.vm, "DMLWhereBase.filter_by", rest)? {
        let condition = crate::query::filter_by(cx, &root, &name, &given)?;
        statement.filters.push(condition);
    }
    Ok(value(statement))
}

fn returning(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (mut statement, mut rest) = parts(cx, arguments)?;
    if let Some(given) = rest.take_keyword("sort_by_parameter_order") {
        statement.in_order = cx.python().truth(&given)?;
    }
    if let Some((keyword, _)) = rest.keywords.first() {
        return cx.unsupported(format!("returning({keyword}=…)"));
    }
    statement.returning.extend(rest.positional);
    Ok(value(statement))
}

fn execution_options(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (mut statement, rest) = parts(cx, arguments)?;
    for (name, given) in &rest.keywords {
        match &**name {
            "synchronize_session" => statement.synchronize = synchronize(cx, given)?,
            _ => return cx.unsupported(format!("execution_options({name}=…)")),
        }
    }
    Ok(value(statement))
}

/// The value of `synchronize_session=`.
pub(crate) fn synchronize(cx: &mut Context<'_>, given: &Value) -> Result<Synchronize, Raised> {
    match given {
        Value::Bool(false) | Value::None => Ok(Synchronize::No),
        Value::Str(text) if &**text == "auto" => Ok(Synchronize::Auto),
        Value::Str(text) if &**text == "evaluate" => Ok(Synchronize::Evaluate),
        Value::Str(text) if &**text == "fetch" => Ok(Synchronize::Fetch),
        other => {
            let repr = cx.python().repr(other)?;
            let message = format!(
                "Valid strategies for session synchronization are 'auto', 'evaluate', 'fetch', False (got {repr})"
            );
            Err(cx.raise("ArgumentError", message))
        }
    }
}

impl Object for DmlObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self.kind {
            Kind::Insert => "Insert",
            Kind::Update => "Update",
            Kind::Delete => "Delete",
        })
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "compile"
            | "from_select"
            | "on_conflict_do_nothing"
            | "on_conflict_do_update"
            | "ordered_values"
            | "prefix_with"
            | "options"
            | "with_dialect_options"
            | "table"
            | "return_defaults"
            | "params" => cx.unsupported(format!("{}.{name}", self.type_name())),
            _ => Ok(None),
        }
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        if let Some(class) = self.class {
            crate::errors::checked(cx, |orm| bothways_orm::config::configure(orm, class))?;
        }
        self.check_names(cx)?;
        let Some(table) = cx.facade.orm.schema().table(self.table) else { return Ok(None) };
        let width = table.columns.len();
        let set = self.rows.first().cloned().unwrap_or_default();
        let is_plain = set.iter().all(|(_, value)| matches!(value, Expression::Parameter(_)));
        if self.several || !self.returning.is_empty() || !(is_plain || self.kind == Kind::Delete) {
            return cx.unsupported("the text of this statement");
        }
        let mut positions: Vec<usize> = set.iter().map(|(position, _)| *position).collect();
        if positions.is_empty() {
            positions = (0..width).collect();
        }
        positions.sort_unstable();
        let null = || Expression::Parameter(Scalar::Null);
        let statement = match self.kind {
            Kind::Insert => Statement::InsertValues(InsertValues {
                table: self.table,
                rows: vec![positions.iter().map(|_| null()).collect()],
                columns: positions.clone(),
                returning: Vec::new(),
            }),
            Kind::Update => Statement::UpdateWhere(UpdateWhere {
                table: self.table,
                set: positions.iter().map(|position| (*position, null())).collect(),
                filter: None,
                returning: Vec::new(),
            }),
            Kind::Delete => {
                Statement::DeleteWhere(DeleteWhere { table: self.table, filter: None, returning: Vec::new() })
            }
        };
        let rendered = render(cx.facade.orm.schema(), &statement).text;
        let names: Vec<String> = cx.facade.orm.schema().table(self.table).map_or_else(Vec::new, |table| {
            let columns = positions.iter().filter_map(|position| table.columns.get(*position));
            columns.map(|column| format!(":{}", column.name)).collect()
        });
        let mut names = names.into_iter();
        let mut text: String = String::with_capacity(rendered.len());
        for (index, part) in rendered.split('?').enumerate() {
            if index > 0 {
                text.push_str(&names.next().unwrap_or_default());
            }
            text.push_str(part);
        }
        if let Some(filter) = self.filter() {
            text.push_str(&format!(" WHERE {}", expressions::text::expression(cx, &filter)));
        }
        Ok(Some(text))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let address = cx.vm.new_address();
        Ok(Some(format!("<sqlalchemy.sql.dml.{} object at {address:#x}>", self.type_name())))
    }

    fn truth(&self, cx: &mut Context<'_>) -> Result<Option<bool>, Raised> {
        Err(cx.vm.raise_type_error("Boolean value of this clause is not defined"))
    }
}

//! `Column(…)` and `mapped_column(…)`: a column as the program wrote it, and, once its class is mapped, where
//! it stands in its table.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::config::{ColumnDefault, Deferred};
use bothways_python::{Arguments, BinaryOperator, Comparison, HostRef, Raised, UnaryOperator, Value};
use bothways_sql::{CURRENT_TIMESTAMP, SqlType};
use bothways_world::TableId;

use crate::context::Context;
use crate::declarative::dataclass::AttributeOptions;
use crate::expressions::expression;
use crate::native::{self, Method};
use crate::object::{Object, value, view};
use crate::schema::constraint::ConstraintObject;
use crate::schema::default::{DefaultObject, default};
use crate::schema::dialect_argument::dialect_argument;
use crate::schema::foreign_key::ForeignKeyObject;
use crate::schema::identity::Identity;
use crate::schema::sql_type::{TypeObject, spelling, sql_type, type_repr};
use crate::text::TextClause;

/// A column of the program.
pub(crate) struct ColumnObject {
    /// Whether `mapped_column` made it.
    pub mapped: bool,
    /// What was written; the class statement fills in what the annotation says.
    pub spec: RefCell<ColumnSpec>,
    place: Cell<Option<(TableId, usize)>>,
}

/// What is known of a column.
#[derive(Clone, Default)]
pub(crate) struct ColumnSpec {
    /// The name in the database, where it was given or has been taken from the attribute.
    pub name: Option<Rc<str>>,
    /// The type, where given.
    pub sql_type: Option<SqlType>,
    /// How DDL spells the type, where otherwise than it usually does.
    pub spelling: Option<Arc<str>>,
    /// `ForeignKey` objects.
    pub foreign_keys: Vec<Value>,
    /// `CheckConstraint` objects.
    pub checks: Vec<Value>,
    /// `primary_key=True`
    pub primary_key: bool,
    /// `nullable=`, where given.
    pub nullable: Option<bool>,
    /// `autoincrement=False`
    pub no_autoincrement: bool,
    /// `unique=`, where given.
    pub unique: Option<bool>,
    /// `index=`, where given.
    pub index: Option<bool>,
    /// `default=`
    pub default: Option<ColumnDefault>,
    /// `onupdate=`
    pub onupdate: Option<ColumnDefault>,
    /// `info=`
    pub info: Option<Value>,
    /// `active_history=`
    pub active_history: bool,
    /// `deferred=`, with its group
    pub deferred: Option<Deferred>,
    /// `server_default=`
    pub server_default: Option<Rc<str>>,
    /// How the DEFAULT clause says it, where the program wrote that: `server_default=text("0")`.
    pub server_default_sql: Option<Rc<str>>,
    /// Whether the database computes it for each row: `server_default=text("1 + 1")`.
    pub server_default_is_computed: bool,
    /// `comment=`, which SQLite has no statement for
    pub comment: Option<Rc<str>>,
    /// `doc=`
    pub doc: Option<Rc<str>>,
    /// `sort_order=`
    pub sort_order: i64,
    /// What is for dataclasses; `default=` is in it, too.
    pub dataclass: AttributeOptions,
    /// `use_existing_column=`: the column of that name which the table of a superclass has already.
    pub use_existing_column: bool,
}

impl ColumnSpec {
    /// Adds its checks to the table in which it has this position.
    pub fn add_checks(&self, position: usize, table: &mut bothways_sql::Table) {
        let checks = self.checks.iter().filter_map(view::<ConstraintObject>);
        table.constraints.extend(checks.filter_map(|check| check.check(position)));
    }

    /// Takes over what a column in `Annotated[…]` says and this one does not (`Column._merge`).
    pub fn merge(&mut self, other: &Self) {
        self.primary_key |= other.primary_key;
        self.no_autoincrement |= other.no_autoincrement;
        self.unique = self.unique.or(other.unique);
        self.index = self.index.or(other.index);
        self.foreign_keys.extend(other.foreign_keys.iter().cloned());
        self.checks.extend(other.checks.iter().cloned());
        if self.sql_type.is_none() {
            self.sql_type.clone_from(&other.sql_type);
            self.spelling.clone_from(&other.spelling);
        }
        self.nullable = self.nullable.or(other.nullable);
        self.default = self.default.take().or_else(|| other.default.clone());
        self.onupdate = self.onupdate.take().or_else(|| other.onupdate.clone());
        if self.server_default.is_none() {
            self.server_default = other.server_default.clone();
            self.server_default_sql = other.server_default_sql.clone();
            self.server_default_is_computed = other.server_default_is_computed;
        }
        self.deferred = self.deferred.take().or_else(|| other.deferred.clone());
        self.comment = self.comment.take().or_else(|| other.comment.clone());
        self.doc = self.doc.take().or_else(|| other.doc.clone());
        if self.sort_order == 0 {
            self.sort_order = other.sort_order;
        }
    }
}

impl ColumnObject {
    /// A column with this content.
    pub fn new(mapped: bool, spec: ColumnSpec) -> Self {
        Self { mapped, spec: RefCell::new(spec), place: Cell::new(None) }
    }

    /// Its table and its position there, once its class is mapped.
    pub fn place(&self) -> Option<(TableId, usize)> {
        self.place.get()
    }

    /// An operator of collections, which no column has here.
    fn unindexed<T>(&self, cx: &mut Context<'_>, operator: &str) -> Result<T, Raised> {
        let sql_type = self.definition(cx).map(|column| column.sql_type.clone());
        crate::expressions::unindexed::refuse(cx, sql_type, operator)
    }

    /// Its definition in the table, once it has its place.
    fn definition<'a>(&self, cx: &'a Context<'_>) -> Option<&'a bothways_sql::Column> {
        let (table, position) = self.place()?;
        cx.facade.orm.schema().table(table)?.columns.get(position)
    }

    /// Its type: of a foreign key, that of what it refers to.
    fn known_type(&self, cx: &Context<'_>) -> TypeObject {
        match self.definition(cx) {
            Some(column) => TypeObject::spelled(&column.sql_type, column.spelling.as_deref()),
            None => {
                let spec = self.spec.borrow();
                let sql_type = spec.sql_type.as_ref().unwrap_or(&SqlType::Null);
                TypeObject::spelled(sql_type, spec.spelling.as_deref())
            }
        }
    }

    /// Gives it its place.
    pub fn set_place(&self, table: TableId, position: usize) {
        self.place.set(Some((table, position)));
    }
}

/// `Column(…)`
pub(crate) fn column(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    Ok(value(ColumnObject::new(false, parse(cx, "Column", arguments)?)))
}

/// `mapped_column(…)`
pub(crate) fn mapped_column(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    Ok(value(ColumnObject::new(true, parse(cx, "mapped_column", arguments)?)))
}

fn parse(cx: &mut Context<'_>, function: &str, arguments: Arguments) -> Result<ColumnSpec, Raised> {
    let mut spec = ColumnSpec::default();
    let has_identity = arguments.positional.iter().any(|argument| view::<Identity>(argument).is_some());
    positional(cx, function, &mut spec, arguments.positional)?;
    let is_given = |name: &str| arguments.keywords.iter().any(|(known, _)| &**known == name);
    if is_given("default") && is_given("insert_default") {
        let message = "The 'default' and 'insert_default' parameters of Column are mutually exclusive";
        return Err(cx.raise("ArgumentError", message));
    }
    for (name, argument) in arguments.keywords {
        if function == "mapped_column" && AttributeOptions::takes(&name) {
            spec.dataclass.set(&name, argument.clone());
            if &*name != "default" {
                continue;
            }
        }
        keyword(cx, function, &mut spec, &name, argument)?;
    }
    // Elsewhere it counts as a default that the database has.
    match has_identity && !spec.primary_key {
        true => cx.unsupported("Identity() of a column that is no primary key"),
        false => Ok(spec),
    }
}

/// Name, type and foreign keys: each optional, in this order.
fn positional(
    cx: &mut Context<'_>,
    function: &str,
    spec: &mut ColumnSpec,
    arguments: Vec<Value>,
) -> Result<(), Raised> {
    let mut arguments = arguments.into_iter().peekable();
    match arguments.peek() {
        Some(Value::Str(name)) => {
            spec.name = Some(Rc::clone(name));
            arguments.next();
        }
        Some(Value::None) => {
            arguments.next();
        }
        _ => {}
    }
    let mut typed = false;
    for argument in arguments {
        if let Some(found) = sql_type(&argument) {
            if typed {
                let name = view_type_name(&argument);
                let message =
                    format!("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got {name}");
                return Err(cx.raise("ArgumentError", message));
            }
            typed = true;
            spec.sql_type = Some(found);
            spec.spelling = spelling(&argument);
        } else if view::<ForeignKeyObject>(&argument).is_some() {
            spec.foreign_keys.push(argument);
        } else if view::<ConstraintObject>(&argument).is_some_and(|made| made.check(0).is_some()) {
            spec.checks.push(argument);
        } else if argument.is_none() {
            typed = true;
        } else if view::<Identity>(&argument).is_some() {
            // SQLite numbers its keys anyway, and has no words for how.
        } else {
            let name = cx.type_name(&argument)?;
            return match argument {
                Value::Host(_) => cx.unsupported(format!("{name} as an argument of {function}")),
                _ => {
                    let repr = cx.python().repr(&argument)?;
                    let message = format!(
                        "'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got {repr}"
                    );
                    Err(cx.raise("ArgumentError", message))
                }
            };
        }
    }
    Ok(())
}

fn view_type_name(argument: &Value) -> String {
    sql_type(argument).as_ref().map_or_else(String::new, type_repr)
}

/// `server_default=` as the DEFAULT clause says it, and the value it gives.
fn server_default(cx: &mut Context<'_>, argument: &Value) -> Option<(Rc<str>, Rc<str>)> {
    match view::<TextClause>(argument) {
        Some(clause) => clause.literal(),
        None => expression(cx, argument)?
            .is_current_timestamp()
            .then(|| (Rc::from("CURRENT_TIMESTAMP"), Rc::from(CURRENT_TIMESTAMP))),
    }
}

fn keyword(
    cx: &mut Context<'_>,
    function: &str,
    spec: &mut ColumnSpec,
    name: &str,
    argument: Value,
) -> Result<(), Raised> {
    let truth = |argument: &Value| match argument {
        Value::Bool(truth) => Some(*truth),
        Value::None => Some(false),
        _ => None,
    };
    let flag = |cx: &mut Context<'_>| match truth(&argument) {
        Some(truth) => Ok(truth),
        None => cx.unsupported(format!("this value of {function}({name}=…)")),
    };
    match name {
        "name" => match &argument {
            Value::Str(name) => spec.name = Some(Rc::clone(name)),
            _ => return cx.unsupported(format!("this value of {function}(name=…)")),
        },
        "type_" => match sql_type(&argument) {
            Some(found) => {
                spec.sql_type = Some(found);
                spec.spelling = spelling(&argument);
            }
            None => return cx.unsupported(format!("this value of {function}(type_=…)")),
        },
        "primary_key" => spec.primary_key = flag(cx)?,
        "nullable" => spec.nullable = Some(flag(cx)?),
        "unique" if argument.is_none() => {}
        "unique" => spec.unique = Some(flag(cx)?),
        "index" if argument.is_none() => {}
        "index" => spec.index = Some(flag(cx)?),
        "autoincrement" => match &argument {
            Value::Bool(truth) => spec.no_autoincrement = !truth,
            Value::Str(text) if &**text == "auto" => {}
            _ => return cx.unsupported(format!("this value of {function}(autoincrement=…)")),
        },
        "default" | "insert_default" => spec.default = default(cx, function, name, &argument)?,
        "onupdate" => spec.onupdate = default(cx, function, name, &argument)?,
        "server_default" => match &argument {
            Value::Str(text) => spec.server_default = Some(Rc::clone(text)),
            Value::None => {}
            Value::Host(_) => match server_default(cx, &argument) {
                Some((sql, value)) => {
                    spec.server_default = Some(value);
                    spec.server_default_sql = Some(sql);
                }
                None => match view::<TextClause>(&argument) {
                    Some(clause) => {
                        spec.server_default = Some(clause.text().into());
                        spec.server_default_sql = spec.server_default.clone();
                        spec.server_default_is_computed = true;
                    }
                    None => return cx.unsupported(format!("this value of {function}(server_default=…)")),
                },
            },
            _ => return cx.unsupported(format!("this value of {function}(server_default=…)")),
        },
        "deferred" if function == "mapped_column" => match argument {
            Value::Bool(true) => {
                spec.deferred.get_or_insert_default();
            }
            Value::Bool(false) => {}
            _ => return cx.unsupported("this value of mapped_column(deferred=…)"),
        },
        "deferred_raiseload" if function == "mapped_column" => {
            spec.deferred.get_or_insert_default().raise = matches!(argument, Value::Bool(true));
        }
        "deferred_group" if function == "mapped_column" => match argument {
            Value::Str(group) => spec.deferred.get_or_insert_default().group = Some(Arc::from(&*group)),
            _ => return cx.unsupported("this value of mapped_column(deferred_group=…)"),
        },
        "sort_order" if function == "mapped_column" => match argument.as_int() {
            Some(order) => spec.sort_order = order,
            None => return cx.unsupported("this value of mapped_column(sort_order=…)"),
        },
        "active_history" if function == "mapped_column" => spec.active_history = flag(cx)?,
        "use_existing_column" if function == "mapped_column" => spec.use_existing_column = flag(cx)?,
        "comment" => match &argument {
            Value::Str(text) => spec.comment = Some(Rc::clone(text)),
            Value::None => {}
            _ => return cx.unsupported(format!("this value of {function}(comment=…)")),
        },
        "doc" => match &argument {
            Value::Str(text) => spec.doc = Some(Rc::clone(text)),
            Value::None => {}
            _ => return cx.unsupported(format!("this value of {function}(doc=…)")),
        },
        "info" if argument.is_none() => {}
        "info" => spec.info = Some(argument),
        "key" | "quote" | "server_onupdate" | "system" | "deferred" | "deferred_group"
        | "deferred_raiseload" | "insert_sentinel" => {
            return cx.unsupported(format!("{function}({name}=…)"));
        }
        other => {
            if dialect_argument(cx, other)?.is_some() {
                return cx.unsupported(format!("{function}({other}=…)"));
            }
        }
    }
    Ok(())
}

const METHODS: &[Method] = &[("references", |cx, arguments| {
    let [this, column] = cx.bind("Column.references", ["self", "column"], 2, arguments)?;
    let place = column.as_ref().and_then(view::<ColumnObject>).and_then(ColumnObject::place);
    let column = place.and_then(|(table, position)| {
        let table = cx.facade.orm.schema().table(table)?;
        Some((table.name.clone(), table.columns.get(position)?.name.clone()))
    });
    let keys = native::receiver::<ColumnObject>(cx, this.as_ref(), "Column")?.definition(cx);
    let refers = keys.zip(column).is_some_and(|(own, (table, name))| {
        own.foreign_keys.iter().any(|key| key.table == table && key.column == name)
    });
    Ok(Value::Bool(refers))
})];

impl Object for ColumnObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(if self.mapped { "MappedColumn" } else { "Column" })
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let spec = self.spec.borrow().clone();
        Ok(Some(match name {
            "foreign_keys" => crate::sets::set_of(cx, spec.foreign_keys)?,
            "table" => match self.place() {
                Some((table, _)) => crate::schema::table::TableObject::value(cx, table),
                None => Value::None,
            },
            "name" | "key" => spec.name.map_or(Value::None, Value::Str),
            "comment" => spec.comment.map_or(Value::None, Value::Str),
            "primary_key" => Value::Bool(spec.primary_key),
            "unique" => spec.unique.map_or(Value::None, Value::Bool),
            "index" => spec.index.map_or(Value::None, Value::Bool),
            "doc" => spec.doc.map_or(Value::None, Value::Str),
            // A dict of its own where none was given.
            "info" => {
                let mut spec = self.spec.borrow_mut();
                spec.info.get_or_insert_with(|| Value::Dict(Rc::default())).clone()
            }
            "default" => spec.default.map_or(Value::None, DefaultObject::value),
            "onupdate" => spec.onupdate.map_or(Value::None, DefaultObject::value),
            "server_default" if spec.server_default.is_none() => Value::None,
            "nullable" => Value::Bool(spec.nullable.unwrap_or(!spec.primary_key)),
            "type" => value(self.known_type(cx)),
            _ => return crate::expressions::operators::method(cx, &Value::Host(this.clone()), name),
        }))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        if self.mapped {
            return Ok(None);
        }
        let spec = self.spec.borrow().clone();
        let table = self.place().and_then(|(table, _)| cx.facade.orm.schema().table(table));
        let table = table.map_or_else(|| "table=None".to_owned(), |table| format!("table=<{}>", table.name));
        let mut parts = vec![
            spec.name.as_ref().map_or_else(|| "None".to_owned(), |name| format!("'{name}'")),
            self.known_type(cx).text(),
        ];
        match self.definition(cx) {
            Some(column) => {
                let keys = column.foreign_keys.iter();
                parts.extend(keys.map(|key| format!("ForeignKey('{}.{}')", key.table, key.column)));
            }
            None => {
                for key in spec.foreign_keys.iter().filter_map(view::<ForeignKeyObject>) {
                    parts.push(format!("ForeignKey('{}')", key.target_text(cx)));
                }
            }
        }
        parts.push(table);
        if spec.primary_key {
            parts.push("primary_key=True".to_owned());
        }
        if !spec.nullable.unwrap_or(!spec.primary_key) {
            parts.push("nullable=False".to_owned());
        }
        if let Some(ColumnDefault::Scalar(default)) = &spec.default {
            let value = crate::scalars::value(cx, default)?;
            let repr = cx.python().repr(&value)?;
            parts.push(format!("default=ScalarElementColumnDefault({repr})"));
        }
        Ok(Some(format!("Column({})", parts.join(", "))))
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        // Until the class has it, it is a `MappedColumn`, which shows itself as any object does.
        if self.mapped && self.place().is_none() {
            return Ok(None);
        }
        let name = self.spec.borrow().name.as_ref().map(ToString::to_string);
        let table: Option<Arc<str>> = self
            .place()
            .and_then(|(table, _)| cx.facade.orm.schema().table(table))
            .map(|table| table.name.clone());
        Ok(Some(match (table, name) {
            (Some(table), Some(name)) => format!("{table}.{name}"),
            (None, Some(name)) => name,
            (_, None) => "(no name)".to_owned(),
        }))
    }

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        self.unindexed(cx, "getitem")
    }

    fn get_item(&self, cx: &mut Context<'_>, _index: &Value) -> Result<Option<Value>, Raised> {
        self.unindexed(cx, "getitem")
    }

    fn contains(&self, cx: &mut Context<'_>, _item: &Value) -> Result<Option<bool>, Raised> {
        self.unindexed(cx, "contains")
    }

    fn compare(
        &self,
        cx: &mut Context<'_>,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        crate::expressions::operators::compare(cx, comparison, left, right)
    }

    fn binary(
        &self,
        cx: &mut Context<'_>,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        crate::expressions::operators::binary(cx, operator, left, right)
    }

    fn unary(
        &self,
        cx: &mut Context<'_>,
        this: &HostRef,
        operator: UnaryOperator,
    ) -> Result<Option<Value>, Raised> {
        crate::expressions::operators::unary(cx, operator, &Value::Host(this.clone()))
    }
}

//! What executing a query gives: `Result` of rows, `ScalarResult` of their first elements. Both are read once.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use bothways_orm::query::{self, Cell as OrmCell};
use bothways_orm::session as orm_session;
use bothways_python::{Arguments, Dict, HostRef, Raised, Value};
use bothways_world::SessionId;

use super::Built;
use super::bundle;
use super::key_view::KeyView;
use super::partitions::Partitions;
use super::row::{Keys, Row};
use super::yield_per;
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::errors::checked;
use crate::expressions::bindparam;
use crate::native::{self, Method};
use crate::object::{Object, value, view};

/// A result that is being read.
pub(crate) struct ResultObject {
    rows: RefCell<Vec<Vec<Value>>>,
    /// Rows that were read.
    position: Cell<usize>,
    closed: Cell<bool>,
    keys: Keys,
    shape: Shape,
    /// Whether collections were joined and `unique()` was not called yet.
    needs_unique: Cell<bool>,
    /// Rows that are read at a time where no number is given; none: all.
    batch: Cell<Option<usize>>,
    /// Whether it reads what a driver's cursor gives, with no objects in it.
    is_cursor: bool,
}

/// What one reads of each row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The row.
    Rows,
    /// Its first element.
    Scalars,
    /// A dict of it.
    Mappings,
}

/// What makes rows equal: objects by identity, values by hash.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum UniqueKey {
    Instance(usize),
    Value(i64, String),
}

impl UniqueKey {
    fn of(cx: &mut Context<'_>, value: &Value) -> Result<Self, Raised> {
        match value {
            Value::Instance(instance) => Ok(Self::Instance(Rc::as_ptr(instance) as usize)),
            other => Ok(Self::Value(cx.python().hash(other)?, cx.python().repr(other)?.to_string())),
        }
    }
}

/// Runs a query and takes its rows into Python's hands.
pub(crate) fn execute(
    cx: &mut Context<'_>,
    session: SessionId,
    built: &Built,
) -> Result<ResultObject, Raised> {
    let given = bindparam::given(cx, &built.parameters)?;
    let before = bothways_orm::give(&mut cx.facade.orm, given);
    let result = if built.no_autoflush {
        let autoflush = orm_session::set_autoflush(&mut cx.facade.orm, session, false);
        let result = execute_now(cx, session, built);
        orm_session::set_autoflush(&mut cx.facade.orm, session, autoflush);
        result
    } else {
        execute_now(cx, session, built)
    };
    bothways_orm::give(&mut cx.facade.orm, before);
    result
}

fn execute_now(cx: &mut Context<'_>, session: SessionId, built: &Built) -> Result<ResultObject, Raised> {
    yield_per::check_query(cx, built)?;
    if built.needs_configuration(cx) {
        checked(cx, |orm| query::begin(orm, session))?;
    }
    let built = &match built.settled(cx) {
        Ok(built) => built,
        Err(raised) => {
            // It is compiled after the flush.
            checked(cx, |orm| query::begin(orm, session))?;
            return Err(raised);
        }
    };
    let query::Rows { rows, needs_unique } = match &built.statement {
        Some(clause) => {
            let statement = clause.statement(cx)?;
            let columns = clause.columns();
            checked(cx, |orm| query::execute_text(orm, session, &built.query, &statement, &columns))?
        }
        None => checked(cx, |orm| query::execute(orm, session, &built.query))?,
    };
    yield_per::check_rows(cx, built, rows.len(), needs_unique)?;
    let rows = rows
        .into_iter()
        .map(|row| {
            let cells = row.into_iter().map(|cell| match cell {
                OrmCell::Scalar(scalar) => crate::scalars::value(cx, &scalar),
                OrmCell::Instance(None) => Ok(Value::None),
                OrmCell::Instance(Some(id)) => Ok(cx.instance(id)),
            });
            let cells = cells.collect::<Result<Vec<Value>, Raised>>()?;
            Ok(bundle::grouped(&built.bundles, cells))
        })
        .collect::<Result<_, Raised>>()?;
    Ok(ResultObject {
        rows: RefCell::new(rows),
        position: Cell::new(0),
        closed: Cell::new(false),
        keys: bundle::row_keys(cx, built),
        shape: Shape::Rows,
        needs_unique: Cell::new(needs_unique),
        batch: Cell::new(built.yield_per),
        is_cursor: false,
    })
}

impl ResultObject {
    /// A result of rows that are at hand.
    pub fn of_rows(rows: Vec<Vec<Value>>, keys: Keys) -> Self {
        Self {
            rows: RefCell::new(rows),
            position: Cell::new(0),
            closed: Cell::new(false),
            keys,
            needs_unique: Cell::new(false),
            batch: Cell::new(Some(1)),
            is_cursor: true,
            shape: Shape::Rows,
        }
    }

    /// The same rows, read differently.
    pub fn shaped(&self, shape: Shape) -> Self {
        let rest = self.rest();
        Self {
            rows: RefCell::new(rest),
            position: Cell::new(0),
            closed: Cell::new(self.closed.get()),
            keys: Rc::clone(&self.keys),
            shape,
            needs_unique: self.needs_unique.clone(),
            batch: self.batch.clone(),
            is_cursor: self.is_cursor,
        }
    }

    /// The same rows with these elements only, in this order.
    fn reduced(&self, positions: &[usize]) -> Self {
        let keys: Vec<_> =
            positions.iter().map(|position| self.keys.get(*position).cloned().flatten()).collect();
        let reduced = self.shaped(self.shape);
        for row in reduced.rows.borrow_mut().iter_mut() {
            *row = positions.iter().filter_map(|position| row.get(*position).cloned()).collect();
        }
        Self { keys: keys.into(), ..reduced }
    }

    /// So many rows of those that are left.
    pub(super) fn many(&self, cx: &mut Context<'_>, size: Option<usize>) -> Result<Vec<Value>, Raised> {
        if self.closed.get() {
            return Err(closed_error(cx));
        }
        self.check_unique(cx)?;
        let size = size.or(self.batch.get()).unwrap_or(usize::MAX);
        Ok(std::iter::from_fn(|| self.next()).take(size).collect())
    }

    /// Takes the rows that were not read yet.
    fn rest(&self) -> Vec<Vec<Value>> {
        let start = self.position.get();
        let rows = self.rows.borrow();
        self.position.set(rows.len());
        rows.get(start..).unwrap_or_default().to_vec()
    }

    /// Drops rows that came before.
    pub fn unique(&self, cx: &mut Context<'_>, strategy: Option<&Value>) -> Result<(), Raised> {
        self.needs_unique.set(false);
        let rows = self.rest();
        let mut kept: Vec<Vec<Value>> = Vec::with_capacity(rows.len());
        let mut seen: BTreeSet<Vec<UniqueKey>> = BTreeSet::new();
        for row in rows {
            let compared = match strategy {
                Some(strategy) => {
                    let given = Arguments::positional(vec![self.shown(row.clone())]);
                    vec![cx.python().call(strategy, given)?]
                }
                None if self.shape == Shape::Scalars => row.get(..1).unwrap_or_default().to_vec(),
                None => row.clone(),
            };
            let mut key = Vec::with_capacity(compared.len());
            for value in &compared {
                key.push(UniqueKey::of(cx, value)?);
            }
            if seen.insert(key) {
                kept.push(row);
            }
        }
        *self.rows.borrow_mut() = kept;
        self.position.set(0);
        Ok(())
    }

    /// Rows of joined collections come several times: reading them all takes `unique()`.
    fn check_unique(&self, cx: &mut Context<'_>) -> Result<(), Raised> {
        let is_read = self.position.get() >= self.rows.borrow().len();
        if !self.needs_unique.get() || is_read {
            return Ok(());
        }
        let message = "The unique() method must be invoked on this Result, as it contains results that include joined \
                       eager loads against collections";
        Err(cx.raise("InvalidRequestError", message))
    }

    /// What one reads of a row.
    fn shown(&self, row: Vec<Value>) -> Value {
        match self.shape {
            Shape::Rows => Row::value(row, &self.keys),
            Shape::Scalars => row.into_iter().next().unwrap_or(Value::None),
            Shape::Mappings => {
                let dict = Dict::default();
                for (key, value) in self.keys.iter().zip(row) {
                    if let Some(key) = key {
                        dict.set_str(Rc::clone(key), value);
                    }
                }
                Value::Dict(Rc::new(dict))
            }
        }
    }

    /// Everything that was not read yet.
    pub fn all(&self) -> Vec<Value> {
        self.rest().into_iter().map(|row| self.shown(row)).collect()
    }

    /// The next row.
    pub fn next(&self) -> Option<Value> {
        let position = self.position.get();
        let row = self.rows.borrow().get(position).cloned()?;
        self.position.set(position + 1);
        Some(self.shown(row))
    }

    /// The first row; the rest is thrown away.
    pub fn first(&self) -> Option<Value> {
        let first = self.next();
        self.close();
        first
    }

    /// The only row, or the error of there being none or several; `None` where none is fine.
    pub fn one(&self, cx: &mut Context<'_>, or_none: bool) -> Result<Option<Value>, Raised> {
        let (first, second) = (self.next(), self.next());
        self.close();
        match (first, second) {
            (Some(only), None) => Ok(Some(only)),
            (Some(_), Some(_)) => {
                let which = if or_none { "one or none" } else { "exactly one" };
                let message = format!("Multiple rows were found when {which} was required");
                Err(cx.raise("MultipleResultsFound", message))
            }
            (None, _) if or_none => Ok(None),
            (None, _) => Err(cx.raise("NoResultFound", "No row was found when one was required")),
        }
    }

    /// The position of the element that a number, a name or a mapped column means.
    fn position(&self, cx: &mut Context<'_>, index: &Value) -> Result<usize, Raised> {
        let name: Rc<str> = match index {
            Value::Int(index) => {
                let width = i64::try_from(self.keys.len()).unwrap_or(i64::MAX);
                let position = if *index < 0 { *index + width } else { *index };
                return match usize::try_from(position) {
                    Ok(position) if position < self.keys.len() => Ok(position),
                    _ => Err(cx.vm.raise_index_error("list index out of range")),
                };
            }
            Value::Str(name) => Rc::clone(name),
            other => match view::<InstrumentedAttribute>(other) {
                Some(attribute) => Rc::from(&*attribute.key),
                None => return cx.unsupported("this way of naming a column of a result"),
            },
        };
        let mut named = self.keys.iter().enumerate().filter(|(_, key)| key.as_deref() == Some(&*name));
        match (named.next(), named.next()) {
            (Some((position, _)), None) => Ok(position),
            (Some(_), Some(_)) => cx.unsupported("a name that several columns of a result have"),
            (None, _) => Err(cx.vm.raise_key_error(Value::Str(name))),
        }
    }

    fn close(&self) {
        self.closed.set(true);
        self.rows.borrow_mut().clear();
        self.position.set(0);
    }
}

const METHODS: &[Method] = &[
    ("all", all),
    ("fetchall", all),
    ("first", |cx, arguments| Ok(receiver(cx, &arguments)?.first().unwrap_or(Value::None))),
    ("fetchone", |cx, arguments| Ok(receiver(cx, &arguments)?.next().unwrap_or(Value::None))),
    ("one", |cx, arguments| one(cx, &arguments, false, false)),
    ("one_or_none", |cx, arguments| one(cx, &arguments, true, false)),
    ("scalar_one", |cx, arguments| one(cx, &arguments, false, true)),
    ("scalar_one_or_none", |cx, arguments| one(cx, &arguments, true, true)),
    ("scalar", scalar),
    ("scalars", scalars),
    ("mappings", |cx, arguments| Ok(value(receiver(cx, &arguments)?.shaped(Shape::Mappings)))),
    ("unique", unique),
    ("fetchmany", fetchmany),
    ("partitions", partitions),
    ("yield_per", yield_by),
    ("columns", columns),
    ("tuples", tuples),
    ("keys", keys),
    ("close", close),
];

/// The result a method was called on, unless it is closed.
fn receiver<'a>(cx: &mut Context<'_>, arguments: &'a Arguments) -> Result<&'a ResultObject, Raised> {
    let result = native::receiver::<ResultObject>(cx, arguments.positional.first(), "Result")?;
    if result.closed.get() {
        return Err(closed_error(cx));
    }
    Ok(result)
}

fn closed_error(cx: &mut Context<'_>) -> Raised {
    cx.raise("ResourceClosedError", "This result object is closed.")
}

fn all(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let result = receiver(cx, &arguments)?;
    result.check_unique(cx)?;
    Ok(Value::list(result.all()))
}

fn one(cx: &mut Context<'_>, arguments: &Arguments, or_none: bool, scalar: bool) -> Result<Value, Raised> {
    let result = receiver(cx, arguments)?;
    if scalar {
        return Ok(result.shaped(Shape::Scalars).one(cx, or_none)?.unwrap_or(Value::None));
    }
    Ok(result.one(cx, or_none)?.unwrap_or(Value::None))
}

fn scalar(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let result = receiver(cx, &arguments)?;
    let first = result.shaped(Shape::Scalars).first();
    result.close();
    Ok(first.unwrap_or(Value::None))
}

/// `result.scalars(index=0)`
fn scalars(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, index] = cx.bind("Result.scalars", ["self", "index"], 1, arguments)?;
    let arguments = Arguments::positional(this.into_iter().collect());
    let result = receiver(cx, &arguments)?;
    let position = match &index {
        None | Some(Value::Int(0)) => return Ok(value(result.shaped(Shape::Scalars))),
        Some(index) => result.position(cx, index)?,
    };
    Ok(value(result.reduced(&[position]).shaped(Shape::Scalars)))
}

/// `result.columns(…)`
fn columns(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let result = receiver(cx, &arguments)?;
    let mut positions = Vec::new();
    for index in arguments.positional.iter().skip(1) {
        positions.push(result.position(cx, index)?);
    }
    Ok(value(result.reduced(&positions)))
}

fn fetchmany(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, size] = cx.bind("Result.fetchmany", ["self", "size"], 1, arguments)?;
    let size = rows_at_a_time(cx, size)?;
    let arguments = Arguments::positional(this.into_iter().collect());
    Ok(Value::list(receiver(cx, &arguments)?.many(cx, size)?))
}

fn partitions(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, size] = cx.bind("Result.partitions", ["self", "size"], 1, arguments)?;
    let size = rows_at_a_time(cx, size)?;
    Ok(value(Partitions { result: this.unwrap_or(Value::None), size }))
}

fn yield_by(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, size] = cx.bind("Result.yield_per", ["self", "num"], 2, arguments)?;
    let size = rows_at_a_time(cx, size)?;
    let arguments = Arguments::positional(this.into_iter().collect());
    receiver(cx, &arguments)?.batch.set(size);
    Ok(arguments.positional.into_iter().next().unwrap_or(Value::None))
}

fn rows_at_a_time(cx: &mut Context<'_>, size: Option<Value>) -> Result<Option<usize>, Raised> {
    match size {
        None | Some(Value::None) => Ok(None),
        Some(Value::Int(size)) if size > 0 => Ok(usize::try_from(size).ok()),
        Some(_) => cx.unsupported("this number of rows to read at a time"),
    }
}

fn tuples(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    receiver(cx, &arguments)?;
    let category = cx.exception_class("SADeprecationWarning");
    let message = "The Result.tuples() method is deprecated, Row now behaves like a tuple and can unpack types \
                   directly. (deprecated since: 2.1.0)";
    cx.python().warn(&category, message)?;
    Ok(arguments.positional.into_iter().next().unwrap_or(Value::None))
}

fn unique(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, strategy] = cx.bind("Result.unique", ["self", "strategy"], 1, arguments)?;
    let arguments = Arguments::positional(this.into_iter().collect());
    let strategy = strategy.filter(|strategy| !strategy.is_none());
    receiver(cx, &arguments)?.unique(cx, strategy.as_ref())?;
    Ok(arguments.positional.into_iter().next().unwrap_or(Value::None))
}

fn keys(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let keys = Rc::clone(&receiver(cx, &arguments)?.keys);
    Ok(value(KeyView(keys)))
}

fn close(_cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    if let Some(result) = arguments.positional.first().and_then(view::<ResultObject>) {
        result.close();
    }
    Ok(Value::None)
}

impl Object for ResultObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self.shape {
            Shape::Rows if self.is_cursor => "CursorResult",
            Shape::Rows => "ChunkedIteratorResult",
            Shape::Scalars => "ScalarResult",
            Shape::Mappings => "MappingResult",
        })
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "closed" => Ok(Some(Value::Bool(self.closed.get()))),
            "freeze" | "merge" | "rowcount" | "t" | "inserted_primary_key" => {
                cx.unsupported(format!("Result.{name}"))
            }
            _ => Ok(None),
        }
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, cx: &mut Context<'_>, _position: usize) -> Result<Option<Value>, Raised> {
        if self.closed.get() {
            return Err(closed_error(cx));
        }
        self.check_unique(cx)?;
        Ok(self.next())
    }
}

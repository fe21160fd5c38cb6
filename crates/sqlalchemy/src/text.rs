//! `text("SELECT …")`: SQL that the program writes itself.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::text;
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_sql::{CURRENT_TIMESTAMP, Expression, TextStatement};
use bothways_world::{Scalar, SessionId};

use crate::context::Context;
use crate::dml::{self, Executed};
use crate::errors::checked;
use crate::expressions;
use crate::native::{self, Method};
use crate::object::{Object, value, view};
use crate::query::ResultObject;

/// What `text()` gives.
#[derive(Clone)]
pub(crate) struct TextClause {
    text: Rc<str>,
    /// Values given by `bindparams()`.
    given: Vec<(Rc<str>, Value)>,
    /// What its columns are: `columns()`.
    columns: Rc<[Expression]>,
}

impl TextClause {
    /// What `columns()` said it has.
    pub fn columns(&self) -> &[Expression] {
        &self.columns
    }

    /// The same with values for its parameters.
    pub fn with_parameters(&self, given: &[(Rc<str>, Value)]) -> Self {
        let kept = self.given.iter().filter(|(name, _)| !given.iter().any(|(known, _)| known == name));
        Self { given: kept.chain(given).cloned().collect(), ..self.clone() }
    }

    /// What was written.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// `text("…")`
pub(crate) fn text_clause(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [text] = cx.bind("text", ["text"], 1, arguments)?;
    match text {
        Some(Value::Str(text)) => Ok(value(TextClause { text, given: Vec::new(), columns: Rc::default() })),
        _ => cx.unsupported("text() of anything but a string"),
    }
}

/// Refuses a text inside a statement that the program builds.
pub(crate) fn refuse_fragment(cx: &Context<'_>, given: &Value) -> Result<(), Raised> {
    match view::<TextClause>(given) {
        Some(_) => cx.unsupported("text() as a part of a statement"),
        None => Ok(()),
    }
}

/// A part of a text.
#[derive(PartialEq, Debug)]
enum Part {
    Sql(String),
    /// `:name`
    Parameter(Rc<str>),
}

/// Splits a text at its parameters: a colon before a word, unless a colon, a word or a backslash comes before it or
/// a colon after the word. Quotes mean nothing.
fn parts(text: &str) -> Vec<Part> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let (mut parts, mut sql, mut rest, mut before) = (Vec::new(), String::new(), text, None);
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        if c == ':' && !before.is_some_and(|before| before == ':' || before == '\\' || is_word(before)) {
            let length: usize = after.chars().take_while(|c| is_word(*c)).map(char::len_utf8).sum();
            let (name, following) = after.split_at_checked(length).unwrap_or((after, ""));
            if !name.is_empty() && !following.starts_with(':') {
                parts.push(Part::Sql(std::mem::take(&mut sql)));
                parts.push(Part::Parameter(Rc::from(name)));
                before = name.chars().last();
                rest = following;
                continue;
            }
        }
        if c == ':' && before == Some('\\') {
            sql.pop();
        }
        sql.push(c);
        before = Some(c);
        rest = after;
    }
    parts.push(Part::Sql(sql));
    parts
}

impl TextClause {
    /// The text of a plain value as SQL, and that value.
    pub fn literal(&self) -> Option<(Rc<str>, Rc<str>)> {
        let sql = self.text.trim();
        let value: Rc<str> = match sql.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
            Some(quoted) if !quoted.replace("''", "").contains('\'') => quoted.replace("''", "'").into(),
            Some(_) => return None,
            None if sql.eq_ignore_ascii_case("current_timestamp") => CURRENT_TIMESTAMP.into(),
            None if sql.eq_ignore_ascii_case("true") => "1".into(),
            None if sql.eq_ignore_ascii_case("false") => "0".into(),
            None if sql.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
                sql.parse::<f64>().ok()?;
                sql.into()
            }
            None => return None,
        };
        Some((Rc::clone(&self.text), value))
    }

    /// The statement with the parameters that one execution or several give.
    pub fn statement(
        &self,
        cx: &mut Context<'_>,
        parameters: Option<&Value>,
    ) -> Result<TextStatement, Raised> {
        let (mut text, mut names) = (String::new(), Vec::new());
        for part in parts(&self.text) {
            match part {
                Part::Sql(sql) => text.push_str(&sql),
                Part::Parameter(name) => {
                    text.push('?');
                    names.push(name);
                }
            }
        }
        let sets: Vec<Value> = match parameters {
            None => vec![Value::None],
            Some(Value::List(sets)) => sets.borrow().clone(),
            Some(Value::Tuple(sets)) => sets.to_vec(),
            Some(one) => vec![one.clone()],
        };
        let many = sets.len() > 1;
        let mut rows = Vec::with_capacity(sets.len());
        for set in &sets {
            let row = names.iter().map(|name| self.parameter(cx, set, name, &text));
            rows.push(row.collect::<Result<Vec<Scalar>, _>>()?);
        }
        Ok(TextStatement { text: text.into(), parameters: rows, many })
    }

    /// Whether a parameter has no value yet.
    pub fn lacks_values(&self) -> bool {
        parts(&self.text).iter().any(|part| match part {
            Part::Sql(_) => false,
            Part::Parameter(name) => !self.given.iter().any(|(known, _)| known == name),
        })
    }

    /// The text as a part of a statement.
    pub fn fragment(&self, cx: &mut Context<'_>) -> Result<Expression, Raised> {
        let (mut text, mut parameters) = (String::new(), Vec::new());
        for part in parts(&self.text) {
            match part {
                Part::Sql(sql) if sql.contains('?') => {
                    return cx.unsupported("a question mark in a text() that is a part of a statement");
                }
                Part::Sql(sql) => text.push_str(&sql),
                Part::Parameter(_) if self.lacks_values() => {
                    return cx
                        .unsupported("a text() as a part of a statement, its parameters without values");
                }
                Part::Parameter(name) => {
                    text.push('?');
                    let value = self.parameter(cx, &Value::None, &name, &self.text)?;
                    parameters.push((Arc::from(&*name), value));
                }
            }
        }
        let text = text.into();
        Ok(if parameters.is_empty() {
            Expression::Text(text)
        } else {
            Expression::BoundText { text, parameters }
        })
    }

    /// The text as a condition. It joins others without parentheses, so that an OR in it would reach beyond it.
    pub fn condition(&self, cx: &mut Context<'_>) -> Result<Expression, Raised> {
        let mut words = self.text.split(|c: char| !c.is_alphanumeric() && c != '_');
        if words.any(|word| word.eq_ignore_ascii_case("or")) {
            return cx.unsupported("text() with OR as a condition");
        }
        self.fragment(cx)
    }

    fn parameter(
        &self,
        cx: &mut Context<'_>,
        set: &Value,
        name: &Rc<str>,
        text: &str,
    ) -> Result<Scalar, Raised> {
        let given = match set {
            Value::Dict(set) => set.get_str(name),
            Value::None => None,
            _ => return cx.unsupported("parameters of a text() that are no dict"),
        };
        let fixed = || self.given.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        let Some(given) = given.or_else(fixed) else {
            let shown = match set {
                Value::None => String::new(),
                set => format!("[parameters: [{}]]\n", cx.python().repr(set)?),
            };
            let message = format!(
                "(sqlalchemy.exc.InvalidRequestError) A value is required for bind parameter '{name}'\n[SQL: {text}]\n\
                 {shown}(Background on this error at: https://sqlalche.me/e/21/cd3x)"
            );
            return Err(cx.raise("StatementError", message));
        };
        // Without a type, the driver gets the value as it is.
        match crate::scalars::scalar(cx, &given, None) {
            Some(Scalar::Typed(_)) | None => {
                let class = cx.type_name(&given)?;
                cx.unsupported(format!("{class} as a parameter of a text()"))
            }
            Some(scalar) => Ok(scalar),
        }
    }
}

/// Executes a text.
pub(crate) fn execute(
    cx: &mut Context<'_>,
    session: SessionId,
    clause: &TextClause,
    parameters: Option<&Value>,
) -> Result<Executed, Raised> {
    let statement = clause.statement(cx, parameters)?;
    run(cx, session, statement, &clause.columns)
}

/// `connection.exec_driver_sql(…)`: the text as the driver takes it, with a `?` for each parameter.
pub(crate) fn execute_driver_sql(
    cx: &mut Context<'_>,
    session: SessionId,
    text: &str,
    parameters: Option<&Value>,
) -> Result<Executed, Raised> {
    let rows: Vec<Value> = match parameters {
        None | Some(Value::None) => vec![Value::tuple(Vec::new())],
        Some(Value::List(rows)) => rows.borrow().clone(),
        Some(row @ Value::Tuple(_)) => vec![row.clone()],
        Some(_) => return cx.unsupported("these parameters of exec_driver_sql()"),
    };
    let many = matches!(parameters, Some(Value::List(_)));
    let mut lists = Vec::with_capacity(rows.len());
    for row in rows {
        let mut list = Vec::new();
        for given in cx.python().collect(&row)? {
            match crate::scalars::scalar(cx, &given, None) {
                Some(Scalar::Typed(_)) | None => {
                    let class = cx.type_name(&given)?;
                    return cx.unsupported(format!("{class} as a parameter of exec_driver_sql()"));
                }
                Some(scalar) => list.push(scalar),
            }
        }
        lists.push(list);
    }
    run(cx, session, TextStatement { text: text.into(), parameters: lists, many }, &[])
}

fn run(
    cx: &mut Context<'_>,
    session: SessionId,
    statement: TextStatement,
    columns: &[Expression],
) -> Result<Executed, Raised> {
    let changes_rows = statement.changes_rows();
    let outcome = checked(cx, |orm| text::execute(orm, session, statement))?;
    if changes_rows && outcome.columns.is_empty() {
        return Ok(Executed::Done(dml::of_text(&outcome)));
    }
    let mut rows = Vec::with_capacity(outcome.rows.len());
    for row in &outcome.rows {
        // No column of a text has a type, unless columns() told one: what the database holds is what the program gets.
        let row = row.iter().enumerate().map(|(place, cell)| {
            let known = columns.get(place).and_then(|column| expressions::sql_type(cx, column));
            let cell = known.map_or_else(|| cell.stored().clone(), |known| known.result(cell));
            crate::scalars::value(cx, &cell)
        });
        rows.push(row.collect::<Result<Vec<_>, _>>()?);
    }
    // The SQLite dialect shows what follows the last dot of a name.
    let told = columns.iter().map(|column| column.as_column().map(|(_, name)| Rc::from(&**name)));
    let named = outcome.columns.iter().map(|name| name.rsplit('.').next().map(Rc::from));
    let keys: Vec<Option<Rc<str>>> = told.chain(named.skip(columns.len())).collect();
    Ok(Executed::Rows(ResultObject::of_rows(rows, keys.into())))
}

const METHODS: &[Method] = &[
    ("bindparams", |cx, arguments| {
        let clause = native::receiver::<TextClause>(cx, arguments.positional.first(), "TextClause")?;
        if arguments.positional.len() > 1 {
            return cx.unsupported("bindparam() in TextClause.bindparams()");
        }
        let mut given = clause.given.clone();
        given.retain(|(known, _)| !arguments.keywords.iter().any(|(name, _)| name == known));
        given.extend(arguments.keywords.iter().cloned());
        Ok(value(TextClause { given, ..clause.clone() }))
    }),
    ("columns", |cx, arguments| {
        let clause = native::receiver::<TextClause>(cx, arguments.positional.first(), "TextClause")?;
        if !arguments.keywords.is_empty() {
            return cx.unsupported("TextClause.columns() with types by name");
        }
        let mut columns = Vec::new();
        for given in arguments.positional.iter().skip(1) {
            match expressions::expression(cx, given) {
                Some(column) if column.as_column().is_some() => columns.push(column.unannotated()),
                _ => return cx.unsupported("TextClause.columns() of anything but columns"),
            }
        }
        Ok(value(TextClause { columns: columns.into(), ..clause.clone() }))
    }),
];

impl Object for TextClause {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(if self.columns.is_empty() { "TextClause" } else { "TextualSelect" })
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        match name {
            "text" => Ok(Some(Value::Str(Rc::clone(&self.text)))),
            "compile" | "execution_options" | "label" | "self_group" | "subquery" => {
                cx.unsupported(format!("TextClause.{name}"))
            }
            _ => Ok(None),
        }
    }

    fn str(&self, _cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let shown = parts(&self.text).into_iter().map(|part| match part {
            Part::Sql(sql) => sql,
            Part::Parameter(name) => format!(":{name}"),
        });
        Ok(Some(shown.collect()))
    }
}

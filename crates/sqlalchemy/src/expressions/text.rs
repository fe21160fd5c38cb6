//! Statements and expressions as `str()` shows them: in SQLAlchemy's default dialect, with named parameters.

use std::sync::Arc;

use bothways_sql::{
    BinaryOperator, Expression, From, Select, SelectColumn, Source, SqlType, Statement, name_anonymous,
    render,
};
use bothways_world::Scalar;

use crate::context::Context;
use crate::expressions::sql_type;

/// The database language that a text is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Language {
    /// SQLAlchemy's default dialect, which has named parameters.
    Default,
    /// SQLite's, in which each is a question mark.
    Sqlite,
}

/// What stands for a parameter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Parameters {
    /// Its name, or a question mark.
    ByName,
    /// Its value: `literal_binds`.
    Literal,
}

/// How a statement is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Writing {
    pub language: Language,
    pub parameters: Parameters,
}

/// As `str()` writes.
const SHOWN: Writing = Writing { language: Language::Default, parameters: Parameters::ByName };

/// A statement as it was written.
pub(crate) struct Written {
    pub text: String,
    /// Its parameters by their names; none where their values are not known as the program wrote them.
    pub bound: Option<Vec<(String, Bound)>>,
}

/// The value of a parameter.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Bound {
    /// A value.
    One(Scalar),
    /// Those of IN.
    Several(Vec<Scalar>),
}

/// `str(expression)`
pub(crate) fn expression(cx: &Context<'_>, expression: &Expression) -> String {
    written_expression(cx, expression, SHOWN).text
}

/// An expression by itself.
pub(crate) fn written_expression(cx: &Context<'_>, expression: &Expression, writing: Writing) -> Written {
    let mut shown = expression.clone();
    uncorrelate(cx, &mut shown);
    let mut select = Select {
        columns: vec![SelectColumn { expression: Expression::Literal(Scalar::Int(1)), label: None }],
        filter: Some(shown),
        ..Select::default()
    };
    name_anonymous(&mut select);
    let Written { text, bound } = written(cx, select, writing);
    // A condition is written without parentheses around it only after WHERE.
    let text = text.split_once("WHERE ").map(|(_, rest)| rest.to_owned()).unwrap_or_default();
    Written { text, bound }
}

/// With no query around it a subquery has nothing to correlate with, and names every table itself.
fn uncorrelate(cx: &Context<'_>, expression: &mut Expression) {
    let Some(select) = expression.query_mut() else {
        return expression.children_mut().into_iter().for_each(|child| uncorrelate(cx, child));
    };
    let mut named: Vec<Arc<str>> = Vec::new();
    let columns = select.columns.iter().map(|column| &column.expression).chain(&select.filter);
    columns.for_each(|part| part.each_column(&mut |table, _| named.push(table.clone())));
    for name in named.into_iter().filter(|name| !name.is_empty()) {
        let sources = select.from.iter().flat_map(From::sources);
        if !sources.into_iter().any(|source| source.name() == Some(&name)) {
            select.from.push(From::of(cx.facade.orm.source(&name)));
        }
    }
}

/// `str(select(…))`
pub(crate) fn select(cx: &Context<'_>, select: Select) -> String {
    written(cx, select, SHOWN).text
}

/// A query.
pub(crate) fn written(cx: &Context<'_>, mut select: Select, writing: Writing) -> Written {
    let is_known = !holds_typed_values(cx, &mut select);
    let (limit, offset) = (select.limit.take(), select.offset.take());
    let mut names = Names { writing, shown: Vec::new(), given: Vec::new(), bound: Vec::new() };
    if writing.language == Language::Default {
        for column in &mut select.columns {
            if column.expression.negated_boolean().is_some() {
                column.label = None;
            }
        }
        select.replace(&mut |part| native_boolean(cx, part));
        select.replace(&mut |part| match part {
            Expression::Literal(Scalar::Bool(truth)) => Some(Expression::Text(truth.to_string().into())),
            _ => None,
        });
    }
    names.select(&mut select);
    if writing.language == Language::Default {
        select.replace(&mut |part| quotient(cx, part));
        quote_reserved(&mut select);
    }
    let rendered = render(cx.facade.orm.schema(), &Statement::Select(select));
    let mut text = names.put_into(&rendered.text).replace(MARK, "");
    // SQLite knows no OFFSET without LIMIT, and its dialect always writes both.
    let (limit, offset) = match writing.language {
        Language::Sqlite if limit.is_some() || offset.is_some() => {
            (Some(limit.unwrap_or(-1)), Some(offset.unwrap_or(0)))
        }
        Language::Sqlite | Language::Default => (limit, offset),
    };
    // Where the program gave no limit, literal_binds leaves the parameter for it.
    let is_made_up = writing.language == Language::Sqlite && limit == Some(-1);
    if let Some(limit) = limit {
        if is_made_up {
            names.writing.parameters = Parameters::ByName;
        }
        text.push_str(&format!("\n LIMIT {}", names.parameter("param", &Scalar::Int(limit))));
    }
    names.writing = writing;
    if let Some(offset) = offset {
        if limit.is_none() {
            text.push_str("\n LIMIT -1");
        }
        text.push_str(&format!(" OFFSET {}", names.parameter("param", &Scalar::Int(offset))));
    }
    Written { text, bound: is_known.then_some(names.bound) }
}

/// Whether values in it are not as the program wrote them: those of objects, and those that the type of a column
/// beside them has converted.
fn holds_typed_values(cx: &Context<'_>, select: &mut Select) -> bool {
    let converts = |operand: &Expression| {
        matches!(
            sql_type(cx, operand),
            Some(
                SqlType::Date
                    | SqlType::DateTime { .. }
                    | SqlType::Time
                    | SqlType::Interval
                    | SqlType::Uuid
                    | SqlType::Enum(_)
                    | SqlType::Numeric { .. }
                    | SqlType::LargeBinary
            )
        )
    };
    let is_bound = |operand: &Expression| matches!(operand, Expression::Parameter(_));
    let mut found = false;
    select.replace(&mut |part| {
        found |= match part {
            Expression::ObjectValue(_) | Expression::Tuple(_) => true,
            Expression::Binary { left, right, .. } => {
                converts(left) && is_bound(right) || is_bound(left) && converts(right)
            }
            Expression::In { operand, .. } | Expression::Between { operand, .. } => converts(operand),
            _ => false,
        };
        None
    });
    found
}

/// A boolean by itself, where SQLite would be asked whether it is 1 or 0.
fn native_boolean(cx: &Context<'_>, part: &Expression) -> Option<Expression> {
    let Expression::Binary { operator: BinaryOperator::Equal, left, right } = part else { return None };
    match **right {
        Expression::Literal(Scalar::Int(truth @ (0 | 1))) if sql_type(cx, left) == Some(SqlType::Boolean) => {
            Some(if truth == 1 { (**left).clone() } else { Expression::Not(left.clone()) })
        }
        _ => None,
    }
}

/// A quotient whose divisor is made a number with places, where SQLite is asked with `+ 0.0`.
fn quotient(cx: &Context<'_>, part: &Expression) -> Option<Expression> {
    let Expression::Binary { operator: BinaryOperator::Divide, left, right } = part else { return None };
    let has_places =
        |kind: &SqlType| matches!(kind, SqlType::Float | SqlType::Double | SqlType::Numeric { .. });
    let numeric = SqlType::Numeric { precision: None, scale: None };
    let sql_type = sql_type(cx, right).filter(has_places).unwrap_or(numeric);
    let inner = |operand: &Expression| {
        let mut operand = operand.clone();
        operand.replace(&mut |part| quotient(cx, part));
        operand
    };
    let operand = match inner(right) {
        // Whatever has an operator stands in parentheses, as the argument of a function without name does.
        operand @ (Expression::Binary { .. } | Expression::Negative(_)) => {
            Expression::Function { name: "".into(), arguments: vec![operand], star: false }
        }
        operand => operand,
    };
    Some(Expression::Binary {
        operator: BinaryOperator::FloorDivide,
        left: Box::new(inner(left)),
        right: Box::new(Expression::Cast { operand: Box::new(operand), sql_type }),
    })
}

/// Put before and after a name, it makes the name one that must be quoted; it is taken out of the text again.
const MARK: char = '\u{1}';

/// Words that the default dialect quotes and SQLite's does not.
const RESERVED: &[&str] = &[
    "analyse",
    "any",
    "array",
    "asymmetric",
    "authorization",
    "binary",
    "both",
    "current_role",
    "current_user",
    "do",
    "freeze",
    "grant",
    "ilike",
    "leading",
    "localtime",
    "localtimestamp",
    "new",
    "off",
    "old",
    "only",
    "overlaps",
    "placing",
    "session_user",
    "similar",
    "some",
    "symmetric",
    "trailing",
    "user",
    "verbose",
];

/// Marks every reserved name of a query.
fn quote_reserved(select: &mut Select) {
    select.each_name(&mut |name| {
        if RESERVED.contains(&&**name) {
            *name = format!("{MARK}{name}{MARK}").into();
        }
    });
}

/// The names of parameters, in the order in which they are written.
struct Names {
    writing: Writing,
    /// What replaces each `?`.
    shown: Vec<String>,
    /// Every name given so far, without its number.
    given: Vec<String>,
    /// Their values.
    bound: Vec<(String, Bound)>,
}

impl Names {
    fn numbered(&mut self, name: &str) -> String {
        self.given.push(name.to_owned());
        let number = self.given.iter().filter(|given| *given == name).count();
        format!("{name}_{number}")
    }

    /// What stands for a parameter of that name.
    fn parameter(&mut self, name: &str, value: &Scalar) -> String {
        let name = self.numbered(name);
        let Writing { language, parameters } = self.writing;
        let shown = match (parameters, language) {
            (Parameters::Literal, _) => literal(language, value),
            (Parameters::ByName, Language::Default) => format!(":{name}"),
            (Parameters::ByName, Language::Sqlite) => "?".to_owned(),
        };
        self.bound.push((name, Bound::One(value.clone())));
        shown
    }

    /// What stands for the values of IN.
    fn list(&mut self, name: &str, values: Vec<Scalar>, negated: bool) -> String {
        let name = self.numbered(name);
        let Writing { language, parameters } = self.writing;
        let shown = match (parameters, language) {
            (Parameters::ByName, _) => format!("__[POSTCOMPILE_{name}]"),
            (Parameters::Literal, Language::Default) if values.is_empty() => {
                if negated { "NULL) OR (1 = 1" } else { "NULL) AND (1 != 1" }.to_owned()
            }
            (Parameters::Literal, Language::Sqlite) if values.is_empty() => {
                "SELECT 1 FROM (SELECT 1) WHERE 1!=1".to_owned()
            }
            (Parameters::Literal, _) => {
                let literals: Vec<String> = values.iter().map(|value| literal(language, value)).collect();
                literals.join(", ")
            }
        };
        self.bound.push((name, Bound::Several(values)));
        shown
    }

    fn select(&mut self, select: &mut Select) {
        for column in &mut select.columns {
            // The label of a function is numbered together with its parameters, and comes first.
            if let (Expression::Function { name, .. }, Some(label)) = (&column.expression, &column.label)
                && label.strip_prefix(&**name).is_some_and(|number| number.starts_with('_'))
            {
                self.given.push(name.to_string());
            }
            self.expression(&mut column.expression, "param");
            // The number of a label is one of the name's numbers.
            if let (Some(label), Some((_, name))) = (&column.label, column.expression.as_column())
                && label.strip_prefix(&**name).is_some_and(|rest| rest.starts_with('_'))
            {
                self.given.push(name.to_string());
            }
        }
        for from in &mut select.from {
            self.source(&mut from.source);
            for join in &mut from.joins {
                self.source(&mut join.source);
                self.expression(&mut join.on, "param");
            }
        }
        for expression in select.filter.iter_mut().chain(&mut select.group_by).chain(&mut select.having) {
            self.expression(expression, "param");
        }
        for order in &mut select.order_by {
            self.expression(&mut order.expression, "param");
        }
    }

    fn source(&mut self, source: &mut Source) {
        match source {
            Source::Table { .. } => {}
            Source::Subquery { select, .. } => self.select(select),
            Source::Joined(from) => {
                self.source(&mut from.source);
                for join in &mut from.joins {
                    self.source(&mut join.source);
                    self.expression(&mut join.on, "param");
                }
            }
        }
    }

    /// Names the parameters in an expression; one without a name of its own takes that of its neighbour.
    fn expression(&mut self, expression: &mut Expression, neighbour: &str) {
        match expression {
            Expression::Parameter(value) => {
                let shown = self.parameter(neighbour, value);
                self.shown.push(shown);
            }
            Expression::ObjectValue(_) => {
                let shown = self.parameter(neighbour, &Scalar::Null);
                self.shown.push(shown);
            }
            Expression::Binary { operator, left, right } => {
                let (from_left, from_right) = (name_of(left, neighbour), name_of(right, neighbour));
                // The parameter of a comparison with an object has no name of its own (`_optimized_compare`). It
                // may stand on the left, where the program's own comparisons have none.
                let is_bound = matches!(**left, Expression::Parameter(_) | Expression::ObjectValue(_));
                let for_left = if is_bound && operator.is_comparison() { "param" } else { &from_right };
                let is_object =
                    *operator == BinaryOperator::Equal && matches!(**right, Expression::ObjectValue(_));
                let for_right = if is_object { "param" } else { &from_left };
                self.expression(left, for_left);
                self.expression(right, for_right);
            }
            Expression::In { operand, list, negated } => {
                self.expression(operand, neighbour);
                // Tuples are no longer told apart here: SQL has VALUES before them.
                let is_tuple = matches!(**operand, Expression::Tuple(_));
                let values = list.iter().map(|item| match item {
                    Expression::Parameter(value) => value.clone(),
                    _ => Scalar::Null,
                });
                let shown = self.list(&name_of(operand, "param"), values.collect(), *negated);
                self.shown.push(shown);
                if is_tuple {
                    let parts = std::mem::replace(&mut **operand, Expression::Literal(Scalar::Null));
                    if let Expression::Tuple(parts) = parts {
                        **operand = Expression::Function { name: "".into(), arguments: parts, star: false };
                    }
                }
                *list = vec![Expression::Parameter(Scalar::Null)];
            }
            Expression::IsNull(operand) | Expression::IsNotNull(operand) | Expression::Not(operand) => {
                self.expression(operand, neighbour);
            }
            Expression::And(items) | Expression::Or(items) => {
                items.iter_mut().for_each(|item| self.expression(item, "param"));
            }
            Expression::Function { name, arguments, .. } => {
                let own = if neighbour == "param" { name.to_string() } else { neighbour.to_owned() };
                arguments.iter_mut().for_each(|item| self.expression(item, &own));
            }
            Expression::InQuery { operand, select, .. } => {
                self.expression(operand, neighbour);
                self.select(select);
            }
            Expression::Between { operand, low, high, .. } => {
                let name = name_of(operand, "param");
                self.expression(operand, neighbour);
                self.expression(low, &name);
                self.expression(high, &name);
            }
            Expression::Case { operand, whens, otherwise } => {
                if let Some(operand) = operand {
                    self.expression(operand, "param");
                }
                for (condition, value) in whens {
                    self.expression(condition, "param");
                    self.expression(value, "param");
                }
                if let Some(otherwise) = otherwise {
                    self.expression(otherwise, "param");
                }
            }
            Expression::Tuple(parts) => parts.iter_mut().for_each(|part| self.expression(part, "param")),
            Expression::Cast { operand, .. }
            | Expression::TypeCoerce { operand, .. }
            | Expression::Distinct(operand)
            | Expression::Negative(operand) => {
                self.expression(operand, neighbour);
            }
            Expression::Annotated { operand, .. } => self.expression(operand, neighbour),
            Expression::Exists(select) | Expression::Subquery(select) => self.select(select),
            Expression::BoundText { parameters, .. } => {
                for (name, value) in parameters {
                    let Writing { language, parameters } = self.writing;
                    self.shown.push(match (parameters, language) {
                        (Parameters::Literal, _) => literal(language, value),
                        (Parameters::ByName, Language::Default) => format!(":{name}"),
                        (Parameters::ByName, Language::Sqlite) => "?".to_owned(),
                    });
                    self.bound.push((name.to_string(), Bound::One(value.clone())));
                }
            }
            Expression::Text(_) | Expression::Column { .. } | Expression::Literal(_) => {}
        }
    }

    /// Replaces every `?` outside quotes.
    fn put_into(&self, text: &str) -> String {
        let mut names = self.shown.iter();
        let mut written = String::with_capacity(text.len());
        let mut quote = None;
        for letter in text.chars() {
            match (letter, quote) {
                ('?', None) => written.push_str(names.next().map_or("?", String::as_str)),
                ('\'' | '"', None) => {
                    quote = Some(letter);
                    written.push(letter);
                }
                (letter, open) => {
                    if open == Some(letter) {
                        quote = None;
                    }
                    written.push(letter);
                }
            }
        }
        written
    }
}

/// The name that an expression lends to the parameters it meets.
fn name_of(expression: &Expression, neighbour: &str) -> String {
    match expression.bare() {
        Expression::Column { column, .. } => column.to_string(),
        Expression::Function { name, arguments, .. } => match arguments.first() {
            Some(argument @ Expression::Column { .. }) if &**name == "lower" => name_of(argument, neighbour),
            _ => name.to_string(),
        },
        Expression::Text(text) => bind_name(text),
        Expression::TypeCoerce { operand, .. } if matches!(**operand, Expression::Text(_)) => {
            name_of(operand, neighbour)
        }
        _ => neighbour.to_owned(),
    }
}

/// The name of a parameter, without what cannot stand in one (`bindname_escape_characters`).
fn bind_name(text: &str) -> String {
    let escaped = text.chars().map(|letter| match letter {
        '%' => 'P',
        '(' => 'A',
        ')' => 'Z',
        ':' => 'C',
        '.' | '[' | ']' | ' ' => '_',
        other => other,
    });
    escaped.collect()
}

/// A value as SQL writes it.
fn literal(language: Language, value: &Scalar) -> String {
    match (value, language) {
        (Scalar::Null, _) => "NULL".to_owned(),
        (Scalar::Bool(truth), Language::Default) => truth.to_string(),
        (Scalar::Bool(truth), Language::Sqlite) => i64::from(*truth).to_string(),
        (Scalar::Int(number), _) => number.to_string(),
        (Scalar::Float(number), _) => format!("{number:?}"),
        (Scalar::Text(text), _) => format!("'{}'", text.replace('\'', "''")),
        (Scalar::Bytes(bytes), _) => {
            format!("X'{}'", bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
        }
        (Scalar::Typed(typed), _) => literal(language, &typed.stored),
    }
}

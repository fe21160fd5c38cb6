//! Statements and expressions as `str()` shows them: in SQLAlchemy's default dialect, with named parameters.

use std::sync::Arc;

use bothways_sql::{
    BinaryOperator, Expression, From, Select, SelectColumn, Source, SqlType, Statement, name_anonymous,
    render,
};
use bothways_world::Scalar;

use crate::context::Context;
use crate::expressions::sql_type;

/// `str(expression)`
pub(crate) fn expression(cx: &Context<'_>, expression: &Expression) -> String {
    let mut shown = expression.clone();
    uncorrelate(cx, &mut shown);
    let mut select = Select {
        columns: vec![SelectColumn { expression: Expression::Literal(Scalar::Int(1)), label: None }],
        filter: Some(shown),
        ..Select::default()
    };
    name_anonymous(&mut select);
    let text = self::select(cx, select);
    // A condition is written without parentheses around it only after WHERE.
    text.split_once("WHERE ").map(|(_, rest)| rest.to_owned()).unwrap_or_default()
}

/// With no query around it a subquery has nothing to correlate with, and names every table itself.
fn uncorrelate(cx: &Context<'_>, expression: &mut Expression) {
    let Some(select) = expression.query_mut() else {
        return expression.children_mut().into_iter().for_each(|child| uncorrelate(cx, child));
    };
    let mut named: Vec<Arc<str>> = Vec::new();
    let columns = select.columns.iter().map(|column| &column.expression).chain(&select.filter);
    columns.for_each(|part| part.each_column(&mut |table, _| named.push(table.clone())));
    for name in named {
        let sources = select.from.iter().flat_map(From::sources);
        if !sources.into_iter().any(|source| source.name() == Some(&name)) {
            select.from.push(From::of(cx.facade.orm.source(&name)));
        }
    }
}

/// `str(select(…))`
pub(crate) fn select(cx: &Context<'_>, mut select: Select) -> String {
    let (limit, offset) = (select.limit.take(), select.offset.take());
    let mut names = Names::default();
    for column in &mut select.columns {
        if column.expression.negated_boolean().is_some() {
            column.label = None;
        }
    }
    select.replace(&mut |part| native_boolean(cx, part));
    names.select(&mut select);
    select.replace(&mut |part| quotient(cx, part));
    quote_reserved(&mut select);
    let rendered = render(cx.facade.orm.schema(), &Statement::Select(select));
    let mut text = names.put_into(&rendered.text).replace(MARK, "");
    if limit.is_some() {
        text.push_str(&format!("\n LIMIT {}", names.next_bare("param")));
    }
    if offset.is_some() {
        if limit.is_none() {
            text.push_str("\n LIMIT -1");
        }
        text.push_str(&format!(" OFFSET {}", names.next_bare("param")));
    }
    text
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
#[derive(Default)]
struct Names {
    /// What replaces each `?`.
    shown: Vec<String>,
    /// Every name given so far, without its number.
    given: Vec<String>,
}

impl Names {
    fn numbered(&mut self, name: &str) -> String {
        self.given.push(name.to_owned());
        let number = self.given.iter().filter(|given| *given == name).count();
        format!("{name}_{number}")
    }

    fn next_bare(&mut self, name: &str) -> String {
        format!(":{}", self.numbered(name))
    }

    fn select(&mut self, select: &mut Select) {
        for column in &mut select.columns {
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
            Expression::Parameter(_) | Expression::ObjectValue(_) => {
                let name = self.next_bare(neighbour);
                self.shown.push(name);
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
            Expression::In { operand, list, .. } => {
                self.expression(operand, neighbour);
                let name = self.numbered(&name_of(operand, "param"));
                self.shown.push(format!("__[POSTCOMPILE_{name}]"));
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
            Expression::Cast { operand, .. }
            | Expression::Distinct(operand)
            | Expression::Negative(operand) => {
                self.expression(operand, neighbour);
            }
            Expression::Annotated { operand, .. } => self.expression(operand, neighbour),
            Expression::Exists(select) | Expression::Subquery(select) => self.select(select),
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
        _ => neighbour.to_owned(),
    }
}

//! Statements and expressions as `str()` shows them: in SQLAlchemy's default dialect, with named parameters.

mod names;
mod reserved;

use std::sync::Arc;

use bothways_sql::{
    BinaryOperator, Expression, From, Select, SelectColumn, SqlType, Statement, name_anonymous, render,
};
use bothways_world::Scalar;

use crate::context::Context;
use crate::expressions::sql_type;
use names::Names;
use reserved::{MARK, quote_reserved};

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
    let text = text.split_once("WHERE ").map(|(_, rest)| rest).unwrap_or_default();
    let alone = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let text = alone.filter(|_| expression.is_like_pattern()).unwrap_or(text).to_owned();
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
    let is_known = !holds_typed_values(cx, &mut select)
        && (writing.parameters == Parameters::ByName || !lacks_values(&mut select));
    let mut names = Names::new(writing);
    if writing.language == Language::Default {
        for column in &mut select.columns {
            if column.expression.negated_boolean().is_some() {
                column.label = None;
            }
        }
        select.replace(&mut |part| native_boolean(cx, part));
        select.replace(&mut |part| match part {
            Expression::Literal(Scalar::Bool(truth)) => Some(Expression::Text(truth.to_string().into())),
            Expression::Function { name, .. } if &**name == "now" => Some(Expression::Text("now()".into())),
            _ => None,
        });
    }
    names.select(&mut select);
    if writing.language == Language::Default {
        select.replace(&mut |part| quotient(cx, part));
        quote_reserved(&mut select);
    }
    let rendered = render(cx.facade.orm.schema(), &Statement::Select(select));
    let text = names.put_into(&rendered.text).replace(MARK, "");
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

/// Whether a parameter in it has no value yet.
fn lacks_values(select: &mut Select) -> bool {
    let mut found = false;
    select.replace(&mut |part| {
        found |= matches!(part, Expression::Bound(parameter) if parameter.value.is_none());
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

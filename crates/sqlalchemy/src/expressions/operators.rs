//! Python's operators and SQLAlchemy's column methods, giving SQL expressions.

use std::rc::Rc;

use bothways_python::{Arguments, BinaryOperator, Comparison, Raised, UnaryOperator, Value};
use bothways_sql::{BinaryOperator as Sql, Expression, SqlType};
use bothways_world::Scalar;

use super::{
    ExpressionObject, Ordering, bindparam, combine, expression, like, op, relationship, sql_type, unplaced,
};
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::names;
use crate::native::{Function, Native};
use crate::object::{value, view};
use crate::schema::column::ColumnObject;

const METHODS: &[(&str, Function)] = &[
    ("desc", |cx, arguments| ordering(cx, arguments, "DESC")),
    ("asc", |cx, arguments| ordering(cx, arguments, "ASC")),
    ("nulls_first", |cx, arguments| ordering_function(cx, arguments, "NULLS FIRST")),
    ("nulls_last", |cx, arguments| ordering_function(cx, arguments, "NULLS LAST")),
    ("nullsfirst", |cx, arguments| ordering_function(cx, arguments, "NULLS FIRST")),
    ("nullslast", |cx, arguments| ordering_function(cx, arguments, "NULLS LAST")),
    ("between", between),
    ("distinct", distinct),
    ("cast", cast),
    ("icontains", |cx, arguments| like::ipattern(cx, "icontains", arguments)),
    ("istartswith", |cx, arguments| like::ipattern(cx, "istartswith", arguments)),
    ("iendswith", |cx, arguments| like::ipattern(cx, "iendswith", arguments)),
    ("of_type", relationship::of_type),
    ("and_", relationship::and),
    ("is_", |cx, arguments| is(cx, arguments, false)),
    ("is_not", |cx, arguments| is(cx, arguments, true)),
    ("isnot", |cx, arguments| is(cx, arguments, true)),
    ("in_", |cx, arguments| in_list(cx, arguments, false)),
    ("not_in", |cx, arguments| in_list(cx, arguments, true)),
    ("notin_", |cx, arguments| in_list(cx, arguments, true)),
    ("like", |cx, arguments| like::like(cx, arguments, Sql::Like, false)),
    ("not_like", |cx, arguments| like::like(cx, arguments, Sql::NotLike, false)),
    ("notlike", |cx, arguments| like::like(cx, arguments, Sql::NotLike, false)),
    ("ilike", |cx, arguments| like::like(cx, arguments, Sql::Like, true)),
    ("not_ilike", |cx, arguments| like::like(cx, arguments, Sql::NotLike, true)),
    ("startswith", |cx, arguments| like::pattern(cx, "startswith", arguments)),
    ("endswith", |cx, arguments| like::pattern(cx, "endswith", arguments)),
    ("contains", |cx, arguments| like::pattern(cx, "contains", arguments)),
    ("compile", |cx, arguments| {
        crate::compiled::compile(cx, arguments, |cx, this, writing| {
            let expression = operand(cx, this)?;
            Ok(super::text::written_expression(cx, &expression, writing))
        })
    }),
    ("concat", |cx, arguments| {
        let [this, other] = cx.bind("concat", ["self", "other"], 2, arguments)?;
        let left = receiver(cx, this)?;
        let right = operand(cx, &other.unwrap_or(Value::None))?;
        Ok(built(joined(Sql::Concatenate, left, right)))
    }),
    ("label", label),
    ("op", op::op),
    ("bool_op", op::bool_op),
    ("any", relationship::any),
    ("has", relationship::has),
];

/// A method of a column or an expression, bound.
pub(crate) fn method(cx: &mut Context<'_>, receiver: &Value, name: &str) -> Result<Option<Value>, Raised> {
    if let Some((name, function)) = METHODS.iter().find(|(known, _)| *known == name) {
        return Ok(Some(Value::bound_method(Native::function(name, *function), receiver.clone())));
    }
    if names::is_member("InstrumentedAttribute", name) {
        return cx.unsupported(format!("the attribute {name} of a column"));
    }
    Ok(None)
}

/// One side of an operator: an expression, or a value to bind.
pub(super) fn operand(cx: &mut Context<'_>, side: &Value) -> Result<Expression, Raised> {
    if let Some(found) = expression(cx, side) {
        return Ok(found);
    }
    if let Some(scalar) = crate::scalars::scalar(cx, side, None) {
        return Ok(Expression::Parameter(scalar.stored().clone()));
    }
    if view::<InstrumentedAttribute>(side).is_some() {
        return cx.unsupported("a relationship inside an SQL expression");
    }
    if let Some(marker) = unplaced::marker(cx, side) {
        return Ok(marker);
    }
    let name = cx.type_name(side)?;
    cx.unsupported(format!("{name} inside an SQL expression"))
}

/// One side of an operator, where the other decides how a member of an enumeration is stored.
pub(super) fn operand_beside(
    cx: &mut Context<'_>,
    beside: &Expression,
    side: &Value,
) -> Result<Expression, Raised> {
    if let (Expression::Tuple(parts), Value::Tuple(_)) = (beside, side) {
        let mut tuples = tuples(cx, parts, std::slice::from_ref(side))?;
        return Ok(tuples.pop().unwrap_or(Expression::Literal(Scalar::Null)));
    }
    let kind = sql_type(cx, beside).filter(|kind| matches!(kind, SqlType::Enum(_)));
    if let Some(kind) = kind
        && let Some(scalar) = crate::scalars::scalar(cx, side, Some(&kind))
    {
        return Ok(Expression::Parameter(scalar.stored().clone()));
    }
    match operand(cx, side)? {
        Expression::Bound(parameter) => Ok(bindparam::beside(*parameter, sql_type(cx, beside))),
        other => Ok(other),
    }
}

/// An expression as a value.
pub(super) fn built(expression: Expression) -> Value {
    value(ExpressionObject::new(expression))
}

/// `left <comparison> right`
pub(crate) fn compare(
    cx: &mut Context<'_>,
    comparison: Comparison,
    left: &Value,
    right: &Value,
) -> Result<Option<Value>, Raised> {
    // `5 < City.people` is asked with the column on the right: Python turns it round.
    let (left, right, comparison) = match is_sql(cx, left) {
        true => (left, right, comparison),
        false => (right, left, reflected(comparison)),
    };
    if let Some(related) = relationship::compare(cx, comparison, left, right)? {
        return Ok(Some(value(related)));
    }
    let operand_left = operand(cx, left)?;
    let equality = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
    let expression = match right {
        Value::None if comparison == Comparison::Equal => Expression::IsNull(Box::new(operand_left)),
        Value::None if comparison == Comparison::NotEqual => Expression::IsNotNull(Box::new(operand_left)),
        Value::None => {
            let message = "Only '=', '!=', 'is_()', 'is_not()', 'is_distinct_from()', 'is_not_distinct_from()' \
                           operators can be used with None/True/False";
            return Err(cx.raise("ArgumentError", message));
        }
        Value::Bool(truth) if equality => {
            compared(comparison, operand_left, Expression::Literal(Scalar::Bool(*truth)))
        }
        other => {
            let operand_right = operand_beside(cx, &operand_left, other)?;
            compared(comparison, operand_left, operand_right)
        }
    };
    let truth = match comparison {
        Comparison::Equal => Some(left.is(right)),
        Comparison::NotEqual => Some(!left.is(right)),
        Comparison::Less | Comparison::LessEqual | Comparison::Greater | Comparison::GreaterEqual => None,
    };
    Ok(Some(value(ExpressionObject { truth, ..ExpressionObject::new(expression) })))
}

fn is_sql(cx: &mut Context<'_>, side: &Value) -> bool {
    view::<InstrumentedAttribute>(side).is_some()
        || view::<ColumnObject>(side).is_some()
        || expression(cx, side).is_some()
}

fn reflected(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::LessEqual => Comparison::GreaterEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterEqual => Comparison::LessEqual,
        same @ (Comparison::Equal | Comparison::NotEqual) => same,
    }
}

fn compared(comparison: Comparison, left: Expression, right: Expression) -> Expression {
    let operator = match comparison {
        Comparison::Equal => Sql::Equal,
        Comparison::NotEqual => Sql::NotEqual,
        Comparison::Less => Sql::Less,
        Comparison::LessEqual => Sql::LessOrEqual,
        Comparison::Greater => Sql::Greater,
        Comparison::GreaterEqual => Sql::GreaterOrEqual,
    };
    joined(operator, left, right)
}

/// `left <operator> right`
pub(super) fn joined(operator: Sql, left: Expression, right: Expression) -> Expression {
    Expression::Binary { operator, left: Box::new(left), right: Box::new(right) }
}

/// `left <operator> right`
pub(crate) fn binary(
    cx: &mut Context<'_>,
    operator: BinaryOperator,
    left: &Value,
    right: &Value,
) -> Result<Option<Value>, Raised> {
    match operator {
        BinaryOperator::BitAnd => return combine::and(cx, &[left.clone(), right.clone()]).map(Some),
        BinaryOperator::BitOr => return combine::or(cx, &[left.clone(), right.clone()]).map(Some),
        _ => {}
    }
    let (left, right) = (operand(cx, left)?, operand(cx, right)?);
    let textual = is_text(cx, &left) || is_text(cx, &right);
    let operator = match operator {
        BinaryOperator::Add if textual => Sql::Concatenate,
        BinaryOperator::Add => Sql::Add,
        BinaryOperator::Subtract => Sql::Subtract,
        BinaryOperator::Multiply => Sql::Multiply,
        BinaryOperator::Modulo => Sql::Modulo,
        BinaryOperator::TrueDivide => Sql::Divide,
        BinaryOperator::FloorDivide if is_integer(cx, &right) => Sql::FloorDivide,
        _ => return cx.unsupported("this operator in an SQL expression"),
    };
    Ok(Some(built(joined(operator, left, right))))
}

fn is_text(cx: &Context<'_>, expression: &Expression) -> bool {
    match expression {
        Expression::Parameter(Scalar::Text(_)) => true,
        Expression::Binary { operator: Sql::Concatenate, .. } => true,
        other => matches!(sql_type(cx, other), Some(SqlType::String(_) | SqlType::Text)),
    }
}

/// Whether it is of an integer type, also by what it is compared with.
fn is_integer(cx: &Context<'_>, expression: &Expression) -> bool {
    match sql_type(cx, expression) {
        Some(kind) => matches!(kind, SqlType::Integer | SqlType::BigInteger | SqlType::SmallInteger),
        None => matches!(expression, Expression::Parameter(Scalar::Int(_))),
    }
}

/// `~expression`
pub(crate) fn unary(
    cx: &mut Context<'_>,
    operator: UnaryOperator,
    operand: &Value,
) -> Result<Option<Value>, Raised> {
    match operator {
        UnaryOperator::Invert => combine::not(cx, operand).map(Some),
        UnaryOperator::Negative => {
            let operand = self::operand(cx, operand)?;
            Ok(Some(built(Expression::Negative(Box::new(operand)))))
        }
        UnaryOperator::Positive => cx.unsupported("this operator in an SQL expression"),
    }
}

/// What a method was called on.
pub(super) fn receiver(cx: &mut Context<'_>, this: Option<Value>) -> Result<Expression, Raised> {
    operand(cx, &this.unwrap_or(Value::None))
}

/// Methods of a term of ORDER BY.
const ORDER_METHODS: &[(&str, Function)] = &[
    ("desc", |cx, arguments| ordering_function(cx, arguments, "DESC")),
    ("asc", |cx, arguments| ordering_function(cx, arguments, "ASC")),
    ("nulls_first", |cx, arguments| ordering_function(cx, arguments, "NULLS FIRST")),
    ("nulls_last", |cx, arguments| ordering_function(cx, arguments, "NULLS LAST")),
];

/// A method of a term of ORDER BY, bound.
pub(super) fn order_method(
    _cx: &mut Context<'_>,
    receiver: &Value,
    name: &str,
) -> Result<Option<Value>, Raised> {
    let method = ORDER_METHODS.iter().find(|(known, _)| *known == name);
    Ok(method
        .map(|(name, function)| Value::bound_method(Native::function(name, *function), receiver.clone())))
}

/// `desc()` and `asc()` of a column.
fn ordering(cx: &mut Context<'_>, arguments: Arguments, direction: &'static str) -> Result<Value, Raised> {
    let [this] = cx.bind(if direction == "DESC" { "desc" } else { "asc" }, ["self"], 1, arguments)?;
    ordered(cx, this.unwrap_or(Value::None), direction)
}

/// `desc(column)`, `asc(column)`, `nulls_first(column.asc())`; a string is the label of a column.
pub(crate) fn ordering_function(
    cx: &mut Context<'_>,
    arguments: Arguments,
    what: &'static str,
) -> Result<Value, Raised> {
    let [given] = cx.bind(what, ["column"], 1, arguments)?;
    ordered(cx, given.unwrap_or(Value::None), what)
}

fn ordered(cx: &mut Context<'_>, operand: Value, what: &'static str) -> Result<Value, Raised> {
    let label = match view::<Ordering>(&operand) {
        Some(inner) => inner.label.clone(),
        None => view::<ExpressionObject>(&operand).and_then(|object| object.label.clone()),
    };
    let (expression, mut direction, mut nulls) = match view::<Ordering>(&operand) {
        Some(inner) => (inner.expression.clone(), inner.direction, inner.nulls),
        None => {
            let expression = match &operand {
                Value::Str(name) => Expression::column(&"".into(), &(**name).into()),
                other => self::operand(cx, other)?,
            };
            (expression, None, None)
        }
    };
    match what {
        "NULLS FIRST" | "NULLS LAST" => nulls = Some(what),
        _ => direction = Some(what),
    }
    Ok(value(Ordering { expression, direction, nulls, label }))
}

/// `column.between(low, high)`
fn between(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, low, high] = cx.bind("between", ["self", "cleft", "cright"], 3, arguments)?;
    between_bounds(cx, this, low, high)
}

/// `between(column, low, high)`
pub(crate) fn between_function(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, low, high] = cx.bind("between", ["expr", "lower_bound", "upper_bound"], 3, arguments)?;
    between_bounds(cx, this, low, high)
}

fn between_bounds(
    cx: &mut Context<'_>,
    this: Option<Value>,
    low: Option<Value>,
    high: Option<Value>,
) -> Result<Value, Raised> {
    let operand = Box::new(receiver(cx, this)?);
    let low = Box::new(receiver(cx, low)?);
    let high = Box::new(receiver(cx, high)?);
    Ok(built(Expression::Between { operand, low, high, negated: false }))
}

/// `column.distinct()`, `distinct(column)`
pub(crate) fn distinct(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this] = cx.bind("distinct", ["expr"], 1, arguments)?;
    let operand = receiver(cx, this)?;
    Ok(built(Expression::Distinct(Box::new(operand))))
}

/// `column.cast(type)`, `cast(column, type)`
pub(crate) fn cast(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, given] = cx.bind("cast", ["expression", "type_"], 2, arguments)?;
    let operand = Box::new(receiver(cx, this)?);
    let given = given.unwrap_or(Value::None);
    match crate::schema::sql_type::sql_type(&given) {
        Some(sql_type) if crate::schema::sql_type::spelling(&given).is_none() => {
            Ok(built(Expression::Cast { operand, sql_type }))
        }
        Some(_) => cx.unsupported("cast() to this type"),
        None => cx.unsupported("cast() to this type"),
    }
}

fn is(cx: &mut Context<'_>, arguments: Arguments, negated: bool) -> Result<Value, Raised> {
    let name = if negated { "is_not" } else { "is_" };
    let [this, other] = cx.bind(name, ["self", "other"], 2, arguments)?;
    let this = this.unwrap_or(Value::None);
    if view::<InstrumentedAttribute>(&this).is_some_and(|this| this.is_relationship(cx)) {
        let address = cx.vm.new_address();
        let class = Rc::clone(&cx.vm.types().not_implemented_error);
        return Err(cx.vm.raise(&class, format!("<function {name} at {address:#x}>")));
    }
    if let Some(Value::Bool(truth)) = other {
        let operator = if negated { Sql::IsNot } else { Sql::Is };
        let operand = operand(cx, &this)?;
        return Ok(built(joined(operator, operand, Expression::Literal(Scalar::Bool(truth)))));
    }
    if !other.is_some_and(|other| other.is_none()) {
        return cx.unsupported(format!("{name}() with anything but None"));
    }
    let operand = Box::new(operand(cx, &this)?);
    Ok(built(if negated { Expression::IsNotNull(operand) } else { Expression::IsNull(operand) }))
}

fn in_list(cx: &mut Context<'_>, arguments: Arguments, negated: bool) -> Result<Value, Raised> {
    let [this, other] = cx.bind(if negated { "not_in" } else { "in_" }, ["self", "other"], 2, arguments)?;
    if this.as_ref().and_then(view::<InstrumentedAttribute>).is_some_and(|left| left.is_relationship(cx)) {
        let message = "in_() not yet supported for relationships.  For a simple many-to-one, use in_() against the set \
                       of foreign key values.";
        let class = Rc::clone(&cx.vm.types().not_implemented_error);
        return Err(cx.vm.raise(&class, message));
    }
    let operand = Box::new(receiver(cx, this)?);
    let kind = sql_type(cx, &operand);
    let other = other.unwrap_or(Value::None);
    if let Some(select) = crate::query::within(cx, &other)? {
        return Ok(built(Expression::InQuery { operand, select: Box::new(select), negated }));
    }
    if let Some(Expression::Bound(parameter)) = expression(cx, &other) {
        if operand.as_column().is_none() || parameter.value.is_some() {
            return cx.unsupported("in_() of this with a bindparam()");
        }
        let list = vec![bindparam::beside(*parameter, kind)];
        return Ok(built(Expression::In { operand, list, negated }));
    }
    // What is a value by itself is a list here.
    if let Some(Expression::Subquery(select)) = expression(cx, &other) {
        return Ok(built(Expression::InQuery { operand, select, negated }));
    }
    if !matches!(
        other,
        Value::List(_)
            | Value::Tuple(_)
            | Value::Set(_)
            | Value::Range(_)
            | Value::DictView(_)
            | Value::Generator(_)
    ) {
        if let Value::Host(_) = other {
            return cx.unsupported("in_() with anything but plain values");
        }
        let repr = cx.python().repr(&other)?;
        let message =
            format!("IN expression list, SELECT construct, or bound parameter object expected, got {repr}.");
        return Err(cx.raise("ArgumentError", message));
    }
    let items = cx.python().collect(&other)?;
    if let Expression::Tuple(parts) = &*operand {
        let list = tuples(cx, &parts.clone(), &items)?;
        return Ok(built(Expression::In { operand, list, negated }));
    }
    let mut list = Vec::with_capacity(items.len());
    for item in &items {
        match crate::scalars::scalar(cx, item, kind.as_ref()) {
            Some(scalar) => list.push(Expression::Parameter(scalar.stored().clone())),
            None => return cx.unsupported("in_() with anything but plain values"),
        }
    }
    Ok(built(Expression::In { operand, list, negated }))
}

/// The tuples that a tuple of columns is looked for in.
fn tuples(cx: &mut Context<'_>, parts: &[Expression], items: &[Value]) -> Result<Vec<Expression>, Raised> {
    let mut tuples = Vec::with_capacity(items.len());
    for item in items {
        let (Value::Tuple(_) | Value::List(_)) = item else {
            return cx.unsupported("in_() of a tuple_() with anything but tuples");
        };
        let values = cx.python().collect(item)?;
        if values.len() != parts.len() {
            return cx.unsupported("in_() of a tuple_() with tuples of another length");
        }
        let mut tuple = Vec::with_capacity(values.len());
        for (part, given) in parts.iter().zip(&values) {
            let kind = sql_type(cx, part);
            match crate::scalars::scalar(cx, given, kind.as_ref()) {
                Some(scalar) => tuple.push(Expression::Parameter(scalar.stored().clone())),
                None => return cx.unsupported("in_() with anything but plain values"),
            }
        }
        tuples.push(Expression::Tuple(tuple));
    }
    Ok(tuples)
}

/// `column.label(name)`
pub(crate) fn label(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [this, name] = cx.bind("label", ["self", "name"], 2, arguments)?;
    let expression = receiver(cx, this)?;
    match name {
        Some(Value::Str(name)) => {
            // A name of its own: two labels of one name are two.
            let label = Some(Rc::from(&*name));
            Ok(value(ExpressionObject { label, ..ExpressionObject::new(expression) }))
        }
        _ => cx.unsupported("label() without a name"),
    }
}

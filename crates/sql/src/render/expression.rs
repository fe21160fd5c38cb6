//! Expressions, with parentheses where SQLAlchemy's table of operator precedence puts them.

use bothways_world::Scalar;

use super::Writer;
use super::names::quote;
use super::query::{select, separated};
use crate::{BinaryOperator, Expression, Frame, FrameBound, FrameUnit};

/// What an expression stands in: decides whether it needs parentheses (`self_group(against=…)`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// WHERE, ON, HAVING: never grouped.
    Clause,
    /// A column without a label of its own, a term of GROUP BY or ORDER BY, what is cast: SQLAlchemy groups nothing.
    Term,
    /// Labelled columns, arguments: below every operator.
    List,
    /// `x DESC`.
    Direction,
    /// An operand of AND.
    And,
    /// An operand of OR.
    Or,
    /// An operand of a binary operator.
    Operand(BinaryOperator),
    /// An operand of IS NULL, IN or NOT.
    Comparison,
    /// The condition of WHEN.
    Case,
}

impl Context {
    fn precedence(self) -> i8 {
        match self {
            Self::Clause => -10,
            Self::Term | Self::List => -1,
            Self::Or => 2,
            Self::And | Self::Direction => 3,
            Self::Operand(operator) => precedence(operator),
            Self::Comparison => COMPARISON,
            // Whatever has an operator stands in parentheses.
            Self::Case => i8::MAX,
        }
    }
}

const COMPARISON: i8 = 5;

/// `_PRECEDENCE` of sqlalchemy.sql.operators.
fn precedence(operator: BinaryOperator) -> i8 {
    use BinaryOperator as B;
    match operator {
        B::Multiply | B::Divide | B::FloorDivide | B::Modulo => 8,
        B::Add | B::Subtract => 7,
        B::Equal | B::NotEqual | B::Less | B::LessOrEqual | B::Greater | B::GreaterOrEqual => COMPARISON,
        B::Is | B::IsNot | B::Like | B::NotLike | B::Concatenate => COMPARISON,
        B::Custom(custom) => custom.precedence,
    }
}

/// Operators of which `(a op b) op c` needs no parentheses.
fn associative(operator: BinaryOperator) -> bool {
    use BinaryOperator as B;
    matches!(operator, B::Add | B::Multiply | B::Concatenate | B::Equal | B::NotEqual)
}

fn needs_parentheses(expression: &Expression, context: Context) -> bool {
    let own = match expression {
        Expression::Column { .. }
        | Expression::Parameter(_)
        | Expression::Bound(_)
        | Expression::ObjectValue(_)
        | Expression::Text(_)
        | Expression::BoundText { .. }
        | Expression::Literal(_) => return false,
        Expression::Annotated { operand, .. } | Expression::TypeCoerce { operand, .. } => {
            return needs_parentheses(operand, context);
        }
        Expression::Tuple(_) => return false,
        Expression::Function { .. } | Expression::Cast { .. } | Expression::Subquery(_) => return false,
        Expression::Case { .. } | Expression::Over { .. } | Expression::Filtered { .. } => return false,
        Expression::Escaped { .. } => return false,
        // `visit_not_in_op_binary` and the LIKE family of startswith() write their own.
        Expression::In { negated: true, .. } | Expression::InQuery { negated: true, .. } => return false,
        // A boolean is a condition by itself.
        Expression::Binary { right, .. } if context == Context::Case && is_truth(right) => return false,
        Expression::Not(operand) if context == Context::Case && operand.as_column().is_some() => {
            return false;
        }
        Expression::Binary { operator, right, .. } if is_like_pattern(*operator, right) => {
            return context != Context::Term;
        }
        Expression::Binary { operator, .. } => {
            if context == Context::Operand(*operator) && associative(*operator) {
                return false;
            }
            precedence(*operator)
        }
        Expression::IsNull(_) | Expression::IsNotNull(_) | Expression::In { .. } => COMPARISON,
        Expression::InQuery { .. } | Expression::Between { .. } | Expression::Not(_) => COMPARISON,
        Expression::Distinct(_) => 0,
        Expression::Negative(_) => 8,
        Expression::And(_) if context == Context::And => return false,
        Expression::Or(_) if context == Context::Or => return false,
        Expression::And(_) => 3,
        Expression::Or(_) => 2,
        Expression::Exists(_) => 0,
    };
    own <= context.precedence()
}

/// Writes an expression.
pub(super) fn write(writer: &mut Writer, expression: &Expression, context: Context) {
    if let (Expression::Literal(Scalar::Bool(truth)), Context::Clause | Context::And | Context::Or) =
        (expression, context)
    {
        // SQLite's dialect has no booleans, and asks whether the number is 1.
        return writer.push(if *truth { "1 = 1" } else { "0 = 1" });
    }
    if needs_parentheses(expression, context) {
        writer.push("(");
        bare(writer, expression);
        writer.push(")");
    } else {
        bare(writer, expression);
    }
}

fn bare(writer: &mut Writer, expression: &Expression) {
    match expression {
        Expression::Column { table, column } => {
            // A label of the query itself has no table.
            if !table.is_empty() {
                writer.push(&format!("{}.", quote(table)));
            }
            // `SELECT *`
            writer.push(&if &**column == "*" { "*".into() } else { quote(column) });
        }
        Expression::Parameter(value) => writer.parameter(value),
        Expression::Bound(parameter) => writer.parameter(parameter.value.as_ref().unwrap_or(&Scalar::Null)),
        Expression::ObjectValue(_) => writer.parameter(&Scalar::Null),
        Expression::Text(text) => writer.push(text),
        Expression::BoundText { text, parameters } => {
            let mut values = parameters.iter();
            for (index, part) in text.split('?').enumerate() {
                if index > 0
                    && let Some((_, value)) = values.next()
                {
                    writer.parameter(value);
                }
                writer.push(part);
            }
        }
        Expression::Literal(value) => writer.push(&literal(value)),
        Expression::Binary { operator, left, right } => binary(writer, *operator, left, right),
        Expression::Escaped { pattern, escape } => {
            match pattern.is_percent_pattern() {
                true => bare(writer, pattern),
                false => write(writer, pattern, Context::Operand(BinaryOperator::Like)),
            }
            writer.push(&format!(" ESCAPE '{}'", escape.replace('\'', "''")));
        }
        Expression::IsNull(operand) => {
            write(writer, operand, Context::Comparison);
            writer.push(" IS NULL");
        }
        Expression::IsNotNull(operand) => {
            write(writer, operand, Context::Comparison);
            writer.push(" IS NOT NULL");
        }
        Expression::In { operand, list, negated } => {
            writer.push(if *negated { "(" } else { "" });
            write(writer, operand, Context::Comparison);
            writer.push(if *negated { " NOT IN (" } else { " IN (" });
            match &**operand {
                Expression::Tuple(parts) if list.is_empty() => {
                    let ones = vec!["1"; parts.len()].join(", ");
                    writer.push(&format!("SELECT {ones} FROM (SELECT {ones}) WHERE 1!=1"));
                }
                Expression::Tuple(_) => writer.push("VALUES "),
                _ if list.is_empty() => writer.push("SELECT 1 FROM (SELECT 1) WHERE 1!=1"),
                _ => {}
            }
            separated(writer, list, |writer, item| write(writer, item, Context::List));
            writer.push(if *negated { "))" } else { ")" });
        }
        Expression::And(operands) => joined(writer, operands, " AND ", Context::And),
        Expression::Or(operands) => joined(writer, operands, " OR ", Context::Or),
        Expression::Not(operand) => {
            writer.push("NOT ");
            // Of what is no condition the whole is negated, whatever binds tighter.
            let context = if operand.is_arithmetic() { Context::Case } else { Context::Comparison };
            write(writer, operand, context);
        }
        // `ANSIFunction`: written without parentheses.
        Expression::Function { .. } if expression.is_current_timestamp() => writer.push("CURRENT_TIMESTAMP"),
        Expression::Function { name, arguments, star } => {
            writer.push(&format!("{name}("));
            writer.push(if *star { "*" } else { "" });
            separated(writer, arguments, |writer, argument| write(writer, argument, Context::List));
            writer.push(")");
        }
        Expression::Filtered { function, condition } => {
            bare(writer, function);
            writer.push(" FILTER (WHERE ");
            write(writer, condition, Context::Clause);
            writer.push(")");
        }
        Expression::Over { function, partition_by, order_by, frame } => {
            write(writer, function, Context::List);
            writer.push(" OVER (");
            if !partition_by.is_empty() {
                writer.push("PARTITION BY ");
                separated(writer, partition_by, |writer, part| write(writer, part, Context::List));
            }
            if !order_by.is_empty() {
                writer.push(if partition_by.is_empty() { "ORDER BY " } else { " ORDER BY " });
                separated(writer, order_by, super::query::order_term);
            }
            if let Some(frame) = frame {
                writer.push(if partition_by.is_empty() && order_by.is_empty() { "" } else { " " });
                self::frame(writer, frame);
            }
            writer.push(")");
        }
        Expression::Annotated { operand, .. } | Expression::TypeCoerce { operand, .. } => {
            bare(writer, operand)
        }
        Expression::Tuple(parts) => {
            writer.push("(");
            separated(writer, parts, |writer, part| write(writer, part, Context::List));
            writer.push(")");
        }
        Expression::Exists(query) => {
            writer.push("EXISTS (");
            select(writer, query);
            writer.push(")");
        }
        Expression::Subquery(query) => {
            writer.push("(");
            select(writer, query);
            writer.push(")");
        }
        Expression::InQuery { operand, select: query, negated } => {
            writer.push(if *negated { "(" } else { "" });
            write(writer, operand, Context::Comparison);
            writer.push(if *negated { " NOT IN (" } else { " IN (" });
            select(writer, query);
            writer.push(if *negated { "))" } else { ")" });
        }
        Expression::Between { operand, low, high, negated } => {
            write(writer, operand, Context::Comparison);
            writer.push(if *negated { " NOT BETWEEN " } else { " BETWEEN " });
            write(writer, low, Context::Comparison);
            writer.push(" AND ");
            write(writer, high, Context::Comparison);
        }
        Expression::Case { operand, whens, otherwise } => {
            writer.push("CASE");
            if let Some(operand) = operand {
                writer.push(" ");
                write(writer, operand, Context::List);
            }
            for (condition, value) in whens {
                writer.push(" WHEN ");
                write(writer, condition, Context::Case);
                writer.push(" THEN ");
                write(writer, value, Context::List);
            }
            if let Some(otherwise) = otherwise {
                writer.push(" ELSE ");
                write(writer, otherwise, Context::List);
            }
            writer.push(" END");
        }
        Expression::Cast { operand, sql_type } => {
            writer.push("CAST(");
            write(writer, operand, Context::Term);
            writer.push(&format!(" AS {})", sql_type));
        }
        Expression::Distinct(operand) => {
            writer.push("DISTINCT ");
            write(writer, operand, Context::List);
        }
        Expression::Negative(operand) => {
            writer.push("-");
            write(writer, operand, Context::Operand(BinaryOperator::Multiply));
        }
    }
}

fn frame(writer: &mut Writer, Frame { unit, start, end }: &Frame) {
    writer.push(match unit {
        FrameUnit::Rows => "ROWS",
        FrameUnit::Range => "RANGE",
        FrameUnit::Groups => "GROUPS",
    });
    writer.push(" BETWEEN ");
    bound(writer, start, "UNBOUNDED PRECEDING");
    writer.push(" AND ");
    bound(writer, end, "UNBOUNDED FOLLOWING");
}

fn bound(writer: &mut Writer, bound: &FrameBound, unbounded: &str) {
    match bound {
        FrameBound::Unbounded => writer.push(unbounded),
        FrameBound::Current => writer.push("CURRENT ROW"),
        FrameBound::Preceding(distance) => {
            write(writer, distance, Context::List);
            writer.push(" PRECEDING");
        }
        FrameBound::Following(distance) => {
            write(writer, distance, Context::List);
            writer.push(" FOLLOWING");
        }
    }
}

fn binary(writer: &mut Writer, operator: BinaryOperator, left: &Expression, right: &Expression) {
    write(writer, left, Context::Operand(operator));
    writer.push(&format!(" {} ", symbol(operator)));
    if is_like_pattern(operator, right) {
        return bare(writer, right);
    }
    // `/` on integers is made Python's by adding a float.
    if operator == BinaryOperator::Divide {
        writer.push("(");
        write(writer, right, Context::Operand(operator));
        writer.push(" + 0.0)");
    } else {
        write(writer, right, Context::Operand(operator));
    }
}

impl Expression {
    fn is_arithmetic(&self) -> bool {
        use BinaryOperator as B;
        match self {
            Self::Annotated { operand, .. } => operand.is_arithmetic(),
            Self::Binary { operator, .. } => {
                matches!(
                    operator,
                    B::Add | B::Subtract | B::Multiply | B::Divide | B::FloorDivide | B::Modulo
                )
            }
            _ => false,
        }
    }

    /// Whether it is `startswith()`, `contains()` or `endswith()`, which stand in parentheses wherever they are not
    /// alone.
    pub fn is_like_pattern(&self) -> bool {
        match self {
            Self::Annotated { operand, .. } => operand.is_like_pattern(),
            Self::Binary { operator, right, .. } => is_like_pattern(*operator, right),
            _ => false,
        }
    }

    /// A text between percent signs: `'%' || ? || '%'`.
    fn is_percent_pattern(&self) -> bool {
        matches!(self, Self::Binary { operator: BinaryOperator::Concatenate, left, right }
            if is_percent(left) || is_percent(right))
    }
}

/// `startswith()`, `contains()` and `endswith()`: `(x LIKE ? || '%')`.
fn is_like_pattern(operator: BinaryOperator, right: &Expression) -> bool {
    let pattern = match right {
        Expression::Escaped { pattern, .. } => pattern,
        pattern => pattern,
    };
    matches!(operator, BinaryOperator::Like | BinaryOperator::NotLike) && pattern.is_percent_pattern()
}

/// The 1 or 0 that SQLite is asked of a boolean.
fn is_truth(expression: &Expression) -> bool {
    matches!(expression, Expression::Literal(Scalar::Int(0 | 1)))
}

fn is_percent(expression: &Expression) -> bool {
    matches!(expression, Expression::Literal(Scalar::Text(text)) if &**text == "%")
}

fn joined(writer: &mut Writer, operands: &[Expression], separator: &str, context: Context) {
    for (index, operand) in operands.iter().enumerate() {
        if index > 0 {
            writer.push(separator);
        }
        write(writer, operand, context);
    }
}

fn symbol(operator: BinaryOperator) -> &'static str {
    match operator {
        BinaryOperator::Equal => "=",
        BinaryOperator::NotEqual => "!=",
        BinaryOperator::Less => "<",
        BinaryOperator::LessOrEqual => "<=",
        BinaryOperator::Greater => ">",
        BinaryOperator::GreaterOrEqual => ">=",
        BinaryOperator::Is => "IS",
        BinaryOperator::IsNot => "IS NOT",
        BinaryOperator::Like => "LIKE",
        BinaryOperator::NotLike => "NOT LIKE",
        BinaryOperator::Add => "+",
        BinaryOperator::Subtract => "-",
        BinaryOperator::Multiply => "*",
        BinaryOperator::Divide | BinaryOperator::FloorDivide => "/",
        BinaryOperator::Modulo => "%",
        BinaryOperator::Concatenate => "||",
        BinaryOperator::Custom(custom) => custom.symbol,
    }
}

fn literal(value: &Scalar) -> String {
    match value.stored() {
        Scalar::Typed(_) | Scalar::Null => "NULL".into(),
        Scalar::Bool(value) => if *value { "1" } else { "0" }.into(),
        Scalar::Int(value) => value.to_string(),
        Scalar::Float(value) => format!("{value:?}"),
        Scalar::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Scalar::Bytes(bytes) => {
            format!("X'{}'", bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
        }
    }
}

//! Expressions as values, with what is known of their type.
//!
//! GlueSQL is strictly typed and SQLite is not: types are followed here, so that conversions can be written out.

use bothways_sql::{BinaryOperator, Expression, SqlType};
use bothways_world::Scalar;
use gluesql_core::ast::{BinaryOperator as GlueOperator, DataType, Expr, Function};
use gluesql_core::data::Value;

use super::function::function;
use super::scope::Scope;
use super::truth::{self, Wanted};
use crate::affinity::Affinity;
use crate::store::to_value;
use crate::write::Failure;

/// What values an expression can have, besides NULL.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Only NULL.
    Null,
    /// 64-bit integers.
    Integer,
    /// Doubles.
    Real,
    /// Text.
    Text,
    /// Blobs.
    Bytes,
    /// Several of these: SQLite stores what it is given.
    Mixed,
}

impl Kind {
    /// What a column of this affinity holds as long as nothing strange is put into it.
    pub(super) fn of(affinity: Affinity) -> Self {
        match affinity {
            Affinity::Integer => Self::Integer,
            Affinity::Text | Affinity::Date => Self::Text,
            Affinity::Real | Affinity::Numeric => Self::Real,
            Affinity::Blob => Self::Bytes,
        }
    }

    pub(super) fn of_scalar(scalar: &Scalar) -> Self {
        match scalar.stored() {
            Scalar::Typed(_) | Scalar::Null => Self::Null,
            Scalar::Bool(_) | Scalar::Int(_) => Self::Integer,
            Scalar::Float(_) => Self::Real,
            Scalar::Text(_) => Self::Text,
            Scalar::Bytes(_) => Self::Bytes,
        }
    }

    /// Whether values are numbers.
    pub(super) fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Real)
    }

    /// The kind of either.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Null, kind) | (kind, Self::Null) => kind,
            (left, right) if left == right => left,
            _ => Self::Mixed,
        }
    }
}

/// An expression of GlueSQL's and what is known of it.
#[derive(Clone)]
pub(super) struct Typed {
    pub(super) expr: Expr,
    pub(super) kind: Kind,
    /// Columns have one; other expressions have none.
    pub(super) affinity: Option<Affinity>,
    pub(super) nullable: bool,
    /// Its value, if it does not depend on rows.
    pub(super) constant: Option<Scalar>,
}

impl Typed {
    /// A value written into the statement.
    pub(super) fn constant(scalar: &Scalar) -> Self {
        let kind = Kind::of_scalar(scalar);
        Self {
            expr: Expr::Value(to_value(scalar)),
            kind,
            affinity: None,
            nullable: kind == Kind::Null,
            constant: Some(scalar.clone()),
        }
    }

    /// The result of a computation.
    pub(super) fn computed(expr: Expr, kind: Kind) -> Self {
        Self { expr, kind, affinity: None, nullable: true, constant: None }
    }

    /// As a double; kinds other than numbers are refused.
    pub(super) fn real(self, what: &str) -> Result<Self, Failure> {
        match self.kind {
            Kind::Null | Kind::Real => Ok(self),
            Kind::Integer => {
                let expr =
                    Expr::Function(Box::new(Function::Cast { expr: self.expr, data_type: DataType::Float }));
                Ok(Self { expr, kind: Kind::Real, ..self })
            }
            Kind::Text | Kind::Bytes | Kind::Mixed => Err(not_a_number(what)),
        }
    }

    /// As text, the way `||` and LIKE convert integers.
    pub(super) fn text(self, what: &str) -> Result<Self, Failure> {
        match self.kind {
            Kind::Null | Kind::Text => Ok(self),
            Kind::Integer => {
                let expr =
                    Expr::Function(Box::new(Function::Cast { expr: self.expr, data_type: DataType::Text }));
                Ok(Self { expr, kind: Kind::Text, ..self })
            }
            Kind::Real | Kind::Bytes | Kind::Mixed => {
                Err(Failure::unsupported(format!("{what} of something that is not text")))
            }
        }
    }
}

fn not_a_number(what: &str) -> Failure {
    Failure::unsupported(format!("{what} of something that is not a number"))
}

/// `left operator right`.
pub(super) fn binary(left: Expr, op: GlueOperator, right: Expr) -> Expr {
    Expr::BinaryOp { left: Box::new(left), op, right: Box::new(right) }
}

/// `CASE WHEN condition THEN then ELSE otherwise END`.
pub(super) fn case(condition: Expr, then: Expr, otherwise: Expr) -> Expr {
    Expr::Case { operand: None, when_then: vec![(condition, then)], else_result: Some(Box::new(otherwise)) }
}

/// NULL.
pub(super) fn null() -> Expr {
    Expr::Value(Value::Null)
}

/// An integer.
pub(super) fn integer(value: i64) -> Expr {
    Expr::Value(Value::I64(value))
}

/// The value of an expression that does not depend on rows.
pub(super) fn constant(expression: &Expression) -> Option<Scalar> {
    match expression {
        Expression::Parameter(value) | Expression::Literal(value) => Some(value.clone()),
        Expression::Binary { operator: BinaryOperator::Concatenate, left, right } => {
            let text = |side| Some(Affinity::Text.apply(&constant(side)?));
            match (text(left)?, text(right)?) {
                (Scalar::Text(left), Scalar::Text(right)) => Some(Scalar::text(format!("{left}{right}"))),
                (Scalar::Null, _) | (_, Scalar::Null) => Some(Scalar::Null),
                _ => None,
            }
        }
        Expression::Function { name, arguments, star: false } => match (&**name, &arguments[..]) {
            ("lower", [argument]) => Some(cased(constant(argument)?, str::to_ascii_lowercase)),
            ("upper", [argument]) => Some(cased(constant(argument)?, str::to_ascii_uppercase)),
            _ => None,
        },
        _ => None,
    }
}

fn cased(scalar: Scalar, change: impl Fn(&str) -> String) -> Scalar {
    match Affinity::Text.apply(&scalar) {
        Scalar::Text(text) => Scalar::text(change(&text)),
        other => other,
    }
}

/// An expression as a value.
pub(super) fn value(scope: &Scope, expression: &Expression) -> Result<Typed, Failure> {
    if let Some(scalar) = constant(expression) {
        return Ok(Typed::constant(&scalar));
    }
    match expression {
        // What EXISTS selects is of no account.
        Expression::Column { table, column } if table.is_empty() && &**column == "*" => {
            Ok(Typed::constant(&Scalar::Int(1)))
        }
        Expression::Column { table, column } => scope.column(table, column),
        Expression::Parameter(scalar) | Expression::Literal(scalar) => Ok(Typed::constant(scalar)),
        Expression::Function { name, arguments, star } => function(scope, name, arguments, *star),
        Expression::Binary { operator, left, right } => match operator {
            BinaryOperator::Add => arithmetic(scope, "+", GlueOperator::Plus, left, right),
            BinaryOperator::Subtract => arithmetic(scope, "-", GlueOperator::Minus, left, right),
            BinaryOperator::Multiply => arithmetic(scope, "*", GlueOperator::Multiply, left, right),
            BinaryOperator::Divide => divide(scope, left, right),
            BinaryOperator::FloorDivide => divide_whole(scope, left, right),
            BinaryOperator::Modulo => modulo(scope, left, right),
            BinaryOperator::Concatenate => {
                let (left, right) = (value(scope, left)?.text("||")?, value(scope, right)?.text("||")?);
                Ok(Typed::computed(binary(left.expr, GlueOperator::StringConcat, right.expr), Kind::Text))
            }
            BinaryOperator::Custom(custom) => match custom.meant() {
                Some(operator) => {
                    let (left, right) = (left.clone(), right.clone());
                    value(scope, &Expression::Binary { operator, left, right })
                }
                None => bitwise(scope, custom.symbol, left, right),
            },
            BinaryOperator::Equal
            | BinaryOperator::NotEqual
            | BinaryOperator::Is
            | BinaryOperator::IsNot
            | BinaryOperator::Less
            | BinaryOperator::LessOrEqual
            | BinaryOperator::Greater
            | BinaryOperator::GreaterOrEqual
            | BinaryOperator::Like
            | BinaryOperator::NotLike => condition(scope, expression),
        },
        Expression::Annotated { operand, .. } | Expression::TypeCoerce { operand, .. } => {
            value(scope, operand)
        }
        Expression::Tuple(_) => Err(Failure::unsupported("a tuple as a value")),
        Expression::Subquery(select) => {
            let (mut query, column) = super::statement::column_query(scope, select)?;
            // SQLite takes the first row; GlueSQL insists on there being one at most.
            query.limit = Some(integer(1));
            let expr = Expr::Subquery(Box::new(query));
            Ok(Typed { expr, nullable: true, constant: None, affinity: None, ..column })
        }
        Expression::Case { operand: None, whens, otherwise } => case_when(scope, whens, otherwise.as_deref()),
        Expression::Case { operand: Some(operand), whens, otherwise } => {
            let equal = |value: &Expression| Expression::equal((**operand).clone(), value.clone());
            let whens: Vec<_> = whens.iter().map(|(value, then)| (equal(value), then.clone())).collect();
            case_when(scope, &whens, otherwise.as_deref())
        }
        Expression::Cast { operand, sql_type } => cast(scope, operand, sql_type),
        Expression::BoundText { text, parameters } => value(scope, &scope.read(text, parameters)?),
        Expression::Text(text) => value(scope, &scope.read(text, &[])?),
        Expression::ObjectValue(_) | Expression::Bound(_) => {
            Err(Failure::unsupported("a statement without its values"))
        }
        Expression::Escaped { .. } => Err(Failure::unsupported("ESCAPE without LIKE")),
        Expression::Filtered { .. } => Err(Failure::unsupported("FILTER here")),
        Expression::Over { .. } => Err(Failure::unsupported("a window function here")),
        Expression::Distinct(_) => Err(Failure::unsupported("DISTINCT outside an aggregate function")),
        Expression::Negative(operand) => {
            arithmetic(scope, "-", GlueOperator::Minus, &Expression::Literal(Scalar::Int(0)), operand)
        }
        Expression::IsNull(_)
        | Expression::IsNotNull(_)
        | Expression::InQuery { .. }
        | Expression::Between { .. }
        | Expression::In { .. }
        | Expression::And(_)
        | Expression::Or(_)
        | Expression::Not(_)
        | Expression::Exists(_) => condition(scope, expression),
    }
}

/// A condition as SQLite's 1, 0 or NULL.
fn condition(scope: &Scope, expression: &Expression) -> Result<Typed, Failure> {
    let holds = truth::known(scope, expression, Wanted::True)?;
    let fails = truth::known(scope, expression, Wanted::False)?;
    let when_then = vec![(holds, integer(1)), (fails, integer(0))];
    let expr = Expr::Case { operand: None, when_then, else_result: Some(Box::new(null())) };
    Ok(Typed::computed(expr, Kind::Integer))
}

/// `CASE WHEN … THEN … END`: NULL where no condition is true.
fn case_when(
    scope: &Scope,
    whens: &[(Expression, Expression)],
    otherwise: Option<&Expression>,
) -> Result<Typed, Failure> {
    let mut kind = Kind::Null;
    let mut when_then = Vec::with_capacity(whens.len());
    for (condition, then) in whens {
        let then = value(scope, then)?;
        kind = kind.or(then.kind);
        when_then.push((truth::known(scope, condition, Wanted::True)?, then.expr));
    }
    let otherwise = match otherwise {
        Some(otherwise) => value(scope, otherwise)?,
        None => Typed::constant(&Scalar::Null),
    };
    kind = kind.or(otherwise.kind);
    let expr = Expr::Case { operand: None, when_then, else_result: Some(Box::new(otherwise.expr)) };
    Ok(Typed::computed(expr, kind))
}

/// `CAST(x AS type)` between the types whose conversion GlueSQL does as SQLite.
fn cast(scope: &Scope, operand: &Expression, sql_type: &SqlType) -> Result<Typed, Failure> {
    let operand = value(scope, operand)?;
    let wanted = Kind::of(Affinity::of(sql_type));
    match (operand.kind, wanted) {
        (kind, wanted) if kind == wanted => Ok(Typed { affinity: Some(Affinity::of(sql_type)), ..operand }),
        (Kind::Integer, Kind::Text) => operand.text("CAST"),
        (Kind::Integer, Kind::Real) => operand.real("CAST"),
        (Kind::Text, Kind::Integer) => Ok(integer_of_text(operand)),
        (Kind::Null, _) => Ok(operand),
        _ => Err(Failure::unsupported(format!("CAST of these values to {sql_type}"))),
    }
}

/// The integer that a text begins with. Where GlueSQL would see another one, or none, a row that has such a text is
/// refused.
fn integer_of_text(operand: Typed) -> Typed {
    let matches = |pattern: &str| Expr::Regex {
        expr: Box::new(operand.expr.clone()),
        negated: false,
        pattern: Box::new(Expr::Value(Value::Str(pattern.to_owned()))),
        case_sensitive: true,
    };
    let call = |function| Expr::Function(Box::new(function));
    let number = call(Function::Cast { expr: operand.expr.clone(), data_type: DataType::Int });
    let refused = call(Function::Custom {
        name: "CAST to INTEGER of a text that is only partly a number".to_owned(),
        exprs: Vec::new(),
    });
    let no_number = case(matches(r"\A(?:[^0-9+\-\s].*)?\z"), integer(0), refused);
    let known = case(matches(r"\A[+\-]?[0-9]{1,18}\z"), number, no_number);
    let expr = case(Expr::IsNull(Box::new(operand.expr.clone())), null(), known);
    Typed { affinity: Some(Affinity::Integer), ..Typed::computed(expr, Kind::Integer) }
}

/// Both as integers, or both as doubles.
pub(super) fn numbers(left: Typed, right: Typed, what: &str) -> Result<(Typed, Typed), Failure> {
    match (left.kind, right.kind) {
        (Kind::Integer | Kind::Null, Kind::Integer | Kind::Null) => Ok((left, right)),
        _ => Ok((left.real(what)?, right.real(what)?)),
    }
}

fn arithmetic(
    scope: &Scope,
    what: &str,
    operator: GlueOperator,
    left: &Expression,
    right: &Expression,
) -> Result<Typed, Failure> {
    let (left, right) = numbers(value(scope, left)?, value(scope, right)?, what)?;
    let kind = left.kind.or(right.kind);
    Ok(Typed::computed(Expr::Nested(Box::new(binary(left.expr, operator, right.expr))), kind))
}

/// The operators of SQLite that look at integers bit by bit.
fn bitwise(scope: &Scope, symbol: &str, left: &Expression, right: &Expression) -> Result<Typed, Failure> {
    let (left, right) = (value(scope, left)?, value(scope, right)?);
    let is_integer = |kind| matches!(kind, Kind::Integer | Kind::Null);
    if !is_integer(left.kind) || !is_integer(right.kind) {
        return Err(Failure::unsupported(format!("{symbol} of something that is not an integer")));
    }
    let (left, right) = (left.expr, right.expr);
    let expr = match symbol {
        "&" => binary(left, GlueOperator::BitwiseAnd, right),
        // GlueSQL has no OR of bits: what both have counts once.
        "|" => {
            let both = binary(left.clone(), GlueOperator::BitwiseAnd, right.clone());
            binary(binary(left, GlueOperator::Plus, right), GlueOperator::Minus, both)
        }
        _ => return Err(Failure::unsupported(format!("the operator {symbol}"))),
    };
    Ok(Typed::computed(Expr::Nested(Box::new(expr)), Kind::Integer))
}

/// Printed `x / (y + 0.0)`: a division of doubles; by zero it is NULL.
fn divide(scope: &Scope, left: &Expression, right: &Expression) -> Result<Typed, Failure> {
    let (left, right) = (value(scope, left)?.real("/")?, value(scope, right)?.real("/")?);
    let zero = truth::is_zero(right.expr.clone());
    let quotient = binary(left.expr, GlueOperator::Divide, right.expr);
    Ok(Typed::computed(case(zero, null(), quotient), Kind::Real))
}

/// SQLite's own `/`: of integers the whole part of the quotient; by zero it is NULL.
fn divide_whole(scope: &Scope, left: &Expression, right: &Expression) -> Result<Typed, Failure> {
    let (typed_left, typed_right) = (value(scope, left)?, value(scope, right)?);
    if typed_left.kind.or(typed_right.kind) != Kind::Integer {
        return divide(scope, left, right);
    }
    let zero = binary(typed_right.expr.clone(), GlueOperator::Eq, integer(0));
    let quotient = binary(typed_left.expr, GlueOperator::Divide, typed_right.expr);
    Ok(Typed::computed(case(zero, null(), quotient), Kind::Integer))
}

fn modulo(scope: &Scope, left: &Expression, right: &Expression) -> Result<Typed, Failure> {
    let (left, right) = (value(scope, left)?, value(scope, right)?);
    if left.kind.or(right.kind) != Kind::Integer {
        return Err(Failure::unsupported("% of something that is not an integer"));
    }
    let zero = binary(right.expr.clone(), GlueOperator::Eq, integer(0));
    let rest = binary(left.expr, GlueOperator::Modulo, right.expr);
    Ok(Typed::computed(case(zero, null(), rest), Kind::Integer))
}

//! Expressions of a text.

use bothways_sql::{BinaryOperator, Expression, SqlType};
use bothways_world::Scalar;
use gluesql_core::sqlparser::ast::{
    BinaryOperator as Operator, CastKind, DataType, DuplicateTreatment, Expr, Function, FunctionArg,
    FunctionArgExpr, FunctionArguments, Ident, UnaryOperator, Value,
};

use super::reader::{Names, Reader};
use super::same;
use crate::write::Failure;

impl Reader<'_> {
    /// The expression that was written.
    pub(super) fn expression(&self, names: &Names, written: &Expr) -> Result<Expression, Failure> {
        self.within(|| self.read(names, written))
    }

    fn read(&self, names: &Names, written: &Expr) -> Result<Expression, Failure> {
        let boxed = |written: &Expr| Ok::<_, Failure>(Box::new(self.expression(names, written)?));
        Ok(match written {
            Expr::Identifier(name) => identifier(names, name)?,
            Expr::CompoundIdentifier(parts) => match &**parts {
                [table, column] => match names.column(Some(&table.value), &column.value)? {
                    Some(column) => column,
                    None => return Err(no_such_column(written)),
                },
                _ => return Err(refused(written)),
            },
            Expr::Value(value) => self.value(value)?,
            Expr::Nested(inner) => self.expression(names, inner)?,
            Expr::IsNull(operand) => Expression::IsNull(boxed(operand)?),
            Expr::IsNotNull(operand) => Expression::IsNotNull(boxed(operand)?),
            Expr::InList { expr, list, negated } => {
                let list = list.iter().map(|item| self.expression(names, item)).collect::<Result<_, _>>()?;
                Expression::In { operand: boxed(expr)?, list, negated: *negated }
            }
            Expr::InSubquery { expr, subquery, negated } => {
                let (select, _) = self.query(subquery, Some(names), &[])?;
                Expression::InQuery { operand: boxed(expr)?, select: Box::new(select), negated: *negated }
            }
            Expr::Exists { subquery, negated } => {
                let (select, _) = self.query(subquery, Some(names), &[])?;
                let exists = Expression::Exists(Box::new(select));
                if *negated { Expression::Not(Box::new(exists)) } else { exists }
            }
            Expr::Subquery(subquery) => {
                let (select, _) = self.query(subquery, Some(names), &[])?;
                Expression::Subquery(Box::new(select))
            }
            Expr::Between { expr, negated, low, high } => Expression::Between {
                operand: boxed(expr)?,
                low: boxed(low)?,
                high: boxed(high)?,
                negated: *negated,
            },
            Expr::Like { negated, any: false, expr, pattern, escape_char } => {
                let pattern = boxed(pattern)?;
                let right = match escape_char {
                    Some(escape) => Box::new(Expression::Escaped { pattern, escape: escape.as_str().into() }),
                    None => pattern,
                };
                let operator = if *negated { BinaryOperator::NotLike } else { BinaryOperator::Like };
                Expression::Binary { operator, left: boxed(expr)?, right }
            }
            Expr::BinaryOp { left, op, right } => match op {
                Operator::And => Expression::And(self.chain(names, op, written)?),
                Operator::Or => Expression::Or(self.chain(names, op, written)?),
                _ => {
                    let operator = binary(op).ok_or_else(|| refused(written))?;
                    Expression::Binary { operator, left: boxed(left)?, right: boxed(right)? }
                }
            },
            Expr::UnaryOp { op: UnaryOperator::Not, expr } => Expression::Not(boxed(expr)?),
            Expr::UnaryOp { op: UnaryOperator::Plus, expr } => self.expression(names, expr)?,
            Expr::UnaryOp { op: UnaryOperator::Minus, expr } => match self.expression(names, expr)? {
                Expression::Parameter(Scalar::Int(number)) => {
                    Expression::Parameter(Scalar::Int(number.wrapping_neg()))
                }
                Expression::Parameter(Scalar::Float(number)) => Expression::Parameter(Scalar::Float(-number)),
                operand => Expression::Negative(Box::new(operand)),
            },
            Expr::Case { operand, conditions, results, else_result } => {
                let mut whens = Vec::with_capacity(conditions.len());
                for (condition, result) in conditions.iter().zip(results) {
                    let mut condition = self.expression(names, condition)?;
                    if let Some(operand) = operand {
                        condition = Expression::equal(self.expression(names, operand)?, condition);
                    }
                    whens.push((condition, self.expression(names, result)?));
                }
                let otherwise = else_result.as_deref().map(boxed).transpose()?;
                Expression::Case { operand: None, whens, otherwise }
            }
            Expr::Cast { kind: CastKind::Cast, expr, data_type, format: None } => {
                let sql_type = sql_type(data_type).ok_or_else(|| refused(written))?;
                Expression::Cast { operand: boxed(expr)?, sql_type }
            }
            Expr::Trim { expr, trim_where: None, trim_what: None, trim_characters: None } => {
                Expression::Function {
                    name: "trim".into(),
                    arguments: vec![self.expression(names, expr)?],
                    star: false,
                }
            }
            Expr::Function(function) => self.function(names, written, function)?,
            _ => return Err(refused(written)),
        })
    }

    /// The links of a chain of ANDs, or of ORs: the parser nests each in the next.
    fn chain(&self, names: &Names, chained: &Operator, written: &Expr) -> Result<Vec<Expression>, Failure> {
        let (mut rest, mut links) = (written, Vec::new());
        while let Expr::BinaryOp { left, op, right } = rest
            && op == chained
        {
            links.push(&**right);
            rest = left;
        }
        links.push(rest);
        links.into_iter().rev().map(|link| self.expression(names, link)).collect()
    }

    fn value(&self, value: &Value) -> Result<Expression, Failure> {
        let scalar = match value {
            Value::Number(digits, _) => {
                let digits = digits.to_string();
                match (digits.parse(), digits.parse()) {
                    (Ok(number), _) => Scalar::Int(number),
                    (_, Ok(number)) => Scalar::Float(number),
                    _ => return Err(Failure::unsupported(format!("the number {digits} in SQL text"))),
                }
            }
            Value::SingleQuotedString(text) | Value::DoubleQuotedString(text) => Scalar::text(text.as_str()),
            Value::Boolean(truth) => Scalar::Int(i64::from(*truth)),
            Value::Null => return Ok(Expression::Literal(Scalar::Null)),
            Value::Placeholder(name) => {
                let number: Option<usize> = name.strip_prefix('?').and_then(|number| number.parse().ok());
                match number.and_then(|number| self.parameters.get(number)) {
                    Some(given) => given.clone(),
                    None => return Err(Failure::unsupported(format!("the parameter {name} in SQL text"))),
                }
            }
            other => return Err(Failure::unsupported(format!("the value {other} in SQL text"))),
        };
        Ok(Expression::Parameter(scalar))
    }

    fn function(&self, names: &Names, written: &Expr, function: &Function) -> Result<Expression, Failure> {
        let FunctionArguments::List(list) = &function.args else { return Err(refused(written)) };
        let is_plain = function.within_group.is_empty()
            && function.null_treatment.is_none()
            && list.clauses.is_empty()
            && function.parameters == FunctionArguments::None;
        if !is_plain {
            return Err(refused(written));
        }
        let mut arguments = Vec::with_capacity(list.args.len());
        let mut star = false;
        for argument in &list.args {
            match argument {
                FunctionArg::Unnamed(FunctionArgExpr::Expr(argument)) => {
                    arguments.push(self.expression(names, argument)?);
                }
                FunctionArg::Unnamed(FunctionArgExpr::Wildcard) => star = true,
                _ => return Err(refused(written)),
            }
        }
        if list.duplicate_treatment == Some(DuplicateTreatment::Distinct) {
            arguments =
                arguments.into_iter().map(|argument| Expression::Distinct(Box::new(argument))).collect();
        }
        let name = function.name.to_string().to_lowercase().into();
        let mut found = Expression::Function { name, arguments, star };
        if let Some(condition) = &function.filter {
            let condition = Box::new(self.expression(names, condition)?);
            found = Expression::Filtered { function: Box::new(found), condition };
        }
        match &function.over {
            Some(window) => self.over(names, found, window),
            None => Ok(found),
        }
    }
}

/// A name in double quotes that no column has is a text to SQLite.
fn identifier(names: &Names, name: &Ident) -> Result<Expression, Failure> {
    match (names.column(None, &name.value)?, name.quote_style) {
        (Some(found), _) => Ok(found),
        (None, Some('"')) => Ok(Expression::Parameter(Scalar::text(name.value.as_str()))),
        (None, _) if is_row_number(&name.value) => {
            Err(Failure::unsupported(format!("{} in SQL text", name.value)))
        }
        (None, _) => Err(Failure::operational(format!("no such column: {}", name.value))),
    }
}

/// Whether it is one of the names that every table has for the number of its rows.
fn is_row_number(name: &str) -> bool {
    ["rowid", "oid", "_rowid_"].iter().any(|known| same(known, name))
}

fn no_such_column(written: &Expr) -> Failure {
    Failure::operational(format!("no such column: {written}"))
}

fn refused(written: &Expr) -> Failure {
    Failure::unsupported(format!("{written} in SQL text"))
}

fn binary(operator: &Operator) -> Option<BinaryOperator> {
    Some(match operator {
        Operator::Eq => BinaryOperator::Equal,
        Operator::NotEq => BinaryOperator::NotEqual,
        Operator::Lt => BinaryOperator::Less,
        Operator::LtEq => BinaryOperator::LessOrEqual,
        Operator::Gt => BinaryOperator::Greater,
        Operator::GtEq => BinaryOperator::GreaterOrEqual,
        Operator::Plus => BinaryOperator::Add,
        Operator::Minus => BinaryOperator::Subtract,
        Operator::Multiply => BinaryOperator::Multiply,
        Operator::Divide => BinaryOperator::FloorDivide,
        Operator::Modulo => BinaryOperator::Modulo,
        Operator::StringConcat => BinaryOperator::Concatenate,
        _ => return None,
    })
}

fn sql_type(written: &DataType) -> Option<SqlType> {
    Some(match written {
        DataType::Int(_) | DataType::Integer(_) | DataType::BigInt(_) => SqlType::Integer,
        DataType::Text | DataType::Varchar(_) => SqlType::Text,
        DataType::Real | DataType::Float(_) | DataType::Double => SqlType::Float,
        _ => return None,
    })
}

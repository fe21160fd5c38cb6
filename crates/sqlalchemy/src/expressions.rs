//! SQL expressions as the program builds them: `City.people > 500`, `func.count(Lap.id)`, `City.name.desc()`.

pub(crate) mod annotate;
pub(crate) mod combine;
pub(crate) mod function;
pub(crate) mod operators;
mod relationship;
pub(crate) mod text;
pub(crate) mod unplaced;

use std::borrow::Cow;
use std::rc::Rc;

use bothways_python::{BinaryOperator, Comparison, HostRef, Raised, UnaryOperator, Value};
use bothways_sql::{Expression, SqlType};

use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::object::{Object, view};
use crate::schema::column::ColumnObject;

/// An expression that is not a mapped attribute itself.
pub(crate) struct ExpressionObject {
    pub expression: Expression,
    /// `.label("name")`
    pub label: Option<Rc<str>>,
    /// What `bool(expression)` is: `==` and `!=` compare by identity, the rest cannot be asked.
    pub truth: Option<bool>,
}

impl ExpressionObject {
    /// An expression without label or truth.
    pub fn new(expression: Expression) -> Self {
        Self { expression, label: None, truth: None }
    }
}

/// `column.desc()`, `column.asc()`.
pub(crate) struct Ordering {
    pub expression: Expression,
    pub direction: &'static str,
}

/// The expression that a value of the program stands for, where it is not a plain value.
pub(crate) fn expression(cx: &mut Context<'_>, value: &Value) -> Option<Expression> {
    if let Some(object) = view::<ExpressionObject>(value) {
        return Some(unplaced::placed(cx, &object.expression));
    }
    let (table, position) = match view::<InstrumentedAttribute>(value) {
        Some(attribute) => attribute.column(cx)?,
        None => view::<ColumnObject>(value)?.place()?,
    };
    let table = cx.facade.orm.schema().table(table)?;
    Some(Expression::column(&table.name, &table.columns.get(position)?.name))
}

/// The type of a column or of an expression, as far as it is known.
pub(crate) fn sql_type(cx: &Context<'_>, expression: &Expression) -> Option<SqlType> {
    match expression.bare() {
        Expression::Column { table, column } => {
            let schema = cx.facade.orm.schema();
            let table = schema.table(schema.find(table)?)?;
            Some(table.columns.get(table.position(column)?)?.sql_type.clone())
        }
        Expression::Function { name, arguments, .. } => match (&**name, arguments.first()) {
            ("count" | "length", _) => Some(SqlType::Integer),
            ("avg", _) => None,
            ("lower" | "upper", _) => Some(SqlType::String(None)),
            (_, Some(first)) => sql_type(cx, first),
            (_, None) => None,
        },
        _ => None,
    }
}

impl Object for ExpressionObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(match &self.expression {
            _ if self.label.is_some() => "Label",
            Expression::Function { name, .. } if &**name == "count" => "count",
            Expression::Function { .. } => "Function",
            Expression::And(_) | Expression::Or(_) => "BooleanClauseList",
            Expression::Not(_) | Expression::Exists(_) => "UnaryExpression",
            _ => "BinaryExpression",
        })
    }

    fn attribute(&self, cx: &mut Context<'_>, this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        operators::method(cx, &Value::Host(this.clone()), name)
    }

    fn compare(
        &self,
        cx: &mut Context<'_>,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        operators::compare(cx, comparison, left, right)
    }

    fn binary(
        &self,
        cx: &mut Context<'_>,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
    ) -> Result<Option<Value>, Raised> {
        operators::binary(cx, operator, left, right)
    }

    fn unary(
        &self,
        cx: &mut Context<'_>,
        this: &HostRef,
        operator: UnaryOperator,
    ) -> Result<Option<Value>, Raised> {
        operators::unary(cx, operator, &Value::Host(this.clone()))
    }

    fn truth(&self, cx: &mut Context<'_>) -> Result<Option<bool>, Raised> {
        match self.truth {
            Some(truth) => Ok(Some(truth)),
            None => Err(cx.vm.raise_type_error("Boolean value of this clause is not defined")),
        }
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(text::expression(cx, &self.expression)))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let address = cx.vm.new_address();
        Ok(Some(format!("<sqlalchemy.sql.elements.{} object at {address:#x}>", self.type_name())))
    }
}

impl Object for Ordering {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("UnaryExpression")
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(format!("{} {}", text::expression(cx, &self.expression), self.direction)))
    }
}

//! SQL expressions as the program builds them: `City.people > 500`, `func.count(Lap.id)`, `City.name.desc()`.

pub(crate) mod annotate;
pub(crate) mod bindparam;
pub(crate) mod combine;
pub(crate) mod construct;
pub(crate) mod function;
mod like;
mod op;
pub(crate) mod operators;
pub(crate) mod relationship;
pub(crate) mod text;
pub(crate) mod unindexed;
pub(crate) mod unplaced;
mod window;

use std::borrow::Cow;
use std::rc::Rc;

use bothways_orm::config::TableColumn;
use bothways_python::{BinaryOperator as Operator, Comparison, HostRef, Raised, UnaryOperator, Value};
use bothways_sql::{Annotations, BinaryOperator, Expression, OrderBy, Source, SqlType};
use bothways_world::{ClassId, Scalar};

use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::native::Native;
use crate::object::{Object, value, view};
use crate::schema::column::ColumnObject;
use crate::schema::sql_type::TypeObject;

/// An expression that is not a mapped attribute itself.
pub(crate) struct ExpressionObject {
    pub expression: Expression,
    /// `.label("name")`
    pub label: Option<Rc<str>>,
    /// What `bool(expression)` is: `==` and `!=` compare by identity, the rest cannot be asked.
    pub truth: Option<bool>,
    /// What `~expression` is, where it is not the plain opposite.
    pub negation: Option<Expression>,
    /// What `str()` shows of a hybrid: `Interval.length`.
    pub shown: Option<Rc<str>>,
}

impl ExpressionObject {
    /// An expression without label or truth.
    pub fn new(expression: Expression) -> Self {
        Self { expression, label: None, truth: None, negation: None, shown: None }
    }

    /// An operator of collections, which no expression has here.
    fn unindexed<T>(&self, cx: &mut Context<'_>, operator: &str) -> Result<T, Raised> {
        match self.expression {
            Expression::And(_) | Expression::Or(_) | Expression::Tuple(_) => {
                cx.unsupported("the parts of a condition")
            }
            Expression::Text(_) | Expression::BoundText { .. } => {
                cx.unsupported(format!("{operator} of a text"))
            }
            _ => {
                let sql_type = sql_type(cx, &self.expression);
                unindexed::refuse(cx, sql_type, operator)
            }
        }
    }
}

/// `column.desc()`, `column.asc()`.
pub(crate) struct Ordering {
    pub expression: Expression,
    pub direction: Option<&'static str>,
    pub nulls: Option<&'static str>,
    /// The label of what it orders by.
    pub label: Option<Rc<str>>,
}

impl Ordering {
    /// The term of ORDER BY.
    pub fn order_by(&self) -> OrderBy {
        OrderBy { expression: self.expression.clone(), direction: self.direction, nulls: self.nulls }
    }
}

/// The expression that a value of the program stands for, where it is not a plain value.
pub(crate) fn expression(cx: &mut Context<'_>, value: &Value) -> Option<Expression> {
    if let Some(object) = view::<ExpressionObject>(value) {
        return Some(unplaced::placed(cx, &object.expression));
    }
    if let Some(attribute) = view::<InstrumentedAttribute>(value) {
        if let Some(expression) = crate::column_property::expression_of(cx, attribute) {
            return Some(expression);
        }
        let (table, position) = attribute.column(cx)?;
        let name = crate::query::name_of(cx, &attribute.root());
        let column = cx.facade.orm.column_in(&name, TableColumn { table, position })?;
        // An alias with subclasses is one for the whole hierarchy.
        return Some(match cx.facade.orm.polymorphic_alias_number(&name) {
            Some(number) => column.annotated(&mut |_, annotations| Annotations {
                polymorphic_alias: Some(number),
                ..annotations
            }),
            None => of_entity(cx, attribute.class, column),
        });
    }
    let (table, position) = view::<ColumnObject>(value)?.place()?;
    let table = cx.facade.orm.schema().table(table)?;
    Some(Expression::column(&table.name, &table.columns.get(position)?.name))
}

/// A column that says of which class it was taken, where its table does not tell (`parententity`).
fn of_entity(cx: &Context<'_>, class: ClassId, column: Expression) -> Expression {
    let orm = &cx.facade.orm;
    if orm.mapper(class).inheritance.parent.is_none() && !orm.selects_several_tables(class) {
        return column;
    }
    column.annotated(&mut |_, annotations| Annotations { entity: Some(class), ..annotations })
}

/// The type of a column or of an expression, as far as it is known.
pub(crate) fn sql_type(cx: &Context<'_>, expression: &Expression) -> Option<SqlType> {
    match expression.bare() {
        Expression::Column { table, column } => match cx.facade.orm.source(table) {
            Source::Table { name, .. } => {
                let schema = cx.facade.orm.schema();
                let table = schema.table(schema.find(&name)?)?;
                Some(table.columns.get(table.position(column)?)?.sql_type.clone())
            }
            Source::Subquery { select, .. } => {
                let found =
                    select.columns.iter().find(|candidate| candidate.label.as_ref() == Some(column))?;
                sql_type(cx, &found.expression)
            }
            Source::Joined(_) => None,
        },
        Expression::Function { name, arguments, .. } => match (&**name, arguments.first()) {
            ("count" | "char_length", _) => Some(SqlType::Integer),
            ("lower" | "upper", _) => Some(SqlType::String(None)),
            ("now" | "current_timestamp", _) => Some(SqlType::DateTime { timezone: false }),
            // `ReturnTypeFromArgs`; any other function is of no type.
            ("max" | "min" | "sum" | "coalesce", Some(first)) => sql_type(cx, first),
            _ => None,
        },
        Expression::Cast { sql_type, .. } | Expression::TypeCoerce { sql_type, .. } => Some(sql_type.clone()),
        Expression::Over { function, .. } | Expression::Filtered { function, .. } => sql_type(cx, function),
        Expression::Bound(parameter) => parameter.sql_type.clone().or_else(|| {
            let value = parameter.value.clone()?;
            sql_type(cx, &Expression::Parameter(value))
        }),
        Expression::Subquery(select) => sql_type(cx, &select.columns.first()?.expression),
        Expression::Distinct(operand) | Expression::Negative(operand) => sql_type(cx, operand),
        Expression::Case { whens, .. } => sql_type(cx, &whens.first()?.1),
        Expression::Parameter(Scalar::Text(_)) => Some(SqlType::String(None)),
        Expression::Parameter(Scalar::Int(_)) => Some(SqlType::Integer),
        Expression::Parameter(Scalar::Float(_)) => Some(SqlType::Double),
        Expression::Parameter(Scalar::Bool(_)) | Expression::Literal(Scalar::Bool(_)) => {
            Some(SqlType::Boolean)
        }
        Expression::Binary { operator, left, right } => match operator {
            // What is of no type is taken to be of the other's where the sides may change places.
            BinaryOperator::Add | BinaryOperator::Multiply => {
                sql_type(cx, left).or_else(|| sql_type(cx, right))
            }
            BinaryOperator::Subtract | BinaryOperator::FloorDivide | BinaryOperator::Modulo => {
                sql_type(cx, left)
            }
            BinaryOperator::Concatenate => Some(SqlType::String(None)),
            BinaryOperator::Custom(custom) if custom.is_comparison => Some(SqlType::Boolean),
            BinaryOperator::Custom(_) => sql_type(cx, left),
            BinaryOperator::Divide => quotient_type(sql_type(cx, left), sql_type(cx, right)),
            BinaryOperator::Equal
            | BinaryOperator::NotEqual
            | BinaryOperator::Less
            | BinaryOperator::LessOrEqual
            | BinaryOperator::Greater
            | BinaryOperator::GreaterOrEqual
            | BinaryOperator::Is
            | BinaryOperator::IsNot
            | BinaryOperator::Like
            | BinaryOperator::NotLike => Some(SqlType::Boolean),
        },
        Expression::IsNull(_)
        | Expression::IsNotNull(_)
        | Expression::In { .. }
        | Expression::InQuery { .. }
        | Expression::Between { .. }
        | Expression::And(_)
        | Expression::Or(_)
        | Expression::Not(_)
        | Expression::Exists(_) => Some(SqlType::Boolean),
        Expression::Annotated { .. }
        | Expression::Escaped { .. }
        | Expression::Parameter(_)
        | Expression::ObjectValue(_)
        | Expression::Text(_)
        | Expression::BoundText { .. }
        | Expression::Tuple(_)
        | Expression::Literal(_) => None,
    }
}

/// The type of a quotient: of integers a number with places (`Integer._expression_adaptations`).
fn quotient_type(left: Option<SqlType>, right: Option<SqlType>) -> Option<SqlType> {
    let is_integer =
        |kind: &SqlType| matches!(kind, SqlType::Integer | SqlType::BigInteger | SqlType::SmallInteger);
    match (left?, right) {
        (left, None) if is_integer(&left) => Some(SqlType::Numeric { precision: None, scale: None }),
        (left, Some(right)) if is_integer(&left) && is_integer(&right) => {
            Some(SqlType::Numeric { precision: None, scale: None })
        }
        (left, right) if is_integer(&left) => right,
        (left, _) => Some(left),
    }
}

impl Object for ExpressionObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed(match &self.expression {
            _ if self.label.is_some() => "Label",
            Expression::Function { name, .. } if &**name == "count" => "count",
            Expression::Function { .. } => "Function",
            Expression::And(_) | Expression::Or(_) => "BooleanClauseList",
            Expression::Exists(_) => "Exists",
            Expression::Not(_) | Expression::Negative(_) | Expression::Distinct(_) => "UnaryExpression",
            Expression::Column { .. } => "Column",
            Expression::Parameter(_) | Expression::Bound(_) | Expression::ObjectValue(_) => "BindParameter",
            Expression::Filtered { .. } => "FunctionFilter",
            Expression::Text(_) | Expression::BoundText { .. } => "TextClause",
            Expression::Case { .. } => "Case",
            Expression::TypeCoerce { .. } => "TypeCoerce",
            Expression::Tuple(_) => "Tuple",
            Expression::Cast { .. } => "Cast",
            Expression::Over { .. } => "Over",
            Expression::Subquery(_) => "ScalarSelect",
            _ => "BinaryExpression",
        })
    }

    fn attribute(&self, cx: &mut Context<'_>, this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let own = match (&self.label, self.expression.as_column()) {
            (Some(label), _) => Some(Rc::clone(label)),
            (None, Some((_, column))) => Some(Rc::from(&**column)),
            (None, None) => None,
        };
        match (name, own) {
            ("name" | "key", Some(own)) => Ok(Some(Value::Str(own))),
            ("over" | "filter", None)
                if matches!(self.expression, Expression::Function { .. } | Expression::Filtered { .. }) =>
            {
                let method = match name {
                    "over" => Native::function("over", window::over),
                    _ => Native::function("filter", function::filter),
                };
                Ok(Some(Value::bound_method(method, Value::Host(this.clone()))))
            }
            ("within_group" | "alias" | "column_valued" | "table_valued", None)
                if matches!(self.expression, Expression::Function { .. }) =>
            {
                cx.unsupported(format!("{name}() of an SQL function"))
            }
            ("key" | "value" | "callable" | "unique" | "required", None)
                if matches!(self.expression, Expression::Bound(_)) =>
            {
                bindparam::attribute(cx, &self.expression, name)
            }
            ("type", _) => Ok(sql_type(cx, &self.expression).map(|found| value(TypeObject::of(&found)))),
            _ => operators::method(cx, &Value::Host(this.clone()), name),
        }
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
        operator: Operator,
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

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        self.unindexed(cx, "getitem")
    }

    fn get_item(&self, cx: &mut Context<'_>, _index: &Value) -> Result<Option<Value>, Raised> {
        self.unindexed(cx, "getitem")
    }

    fn contains(&self, cx: &mut Context<'_>, _item: &Value) -> Result<Option<bool>, Raised> {
        self.unindexed(cx, "contains")
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        Ok(Some(match &self.shown {
            Some(shown) => shown.to_string(),
            None => text::expression(cx, &self.expression),
        }))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        if let Expression::Bound(parameter) = &self.expression {
            return bindparam::repr(cx, parameter);
        }
        let address = cx.vm.new_address();
        Ok(Some(format!("<sqlalchemy.sql.elements.{} object at {address:#x}>", self.type_name())))
    }
}

impl Object for Ordering {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("UnaryExpression")
    }

    fn attribute(&self, cx: &mut Context<'_>, this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        operators::order_method(cx, &Value::Host(this.clone()), name)
    }

    fn str(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let parts = [Some(text::expression(cx, &self.expression).as_str()), self.direction, self.nulls]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        Ok(Some(parts))
    }
}

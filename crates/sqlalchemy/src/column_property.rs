//! `column_property(expression)`: an attribute that is an SQL expression, loaded with the columns of its class.

use std::borrow::Cow;
use std::sync::Arc;

use bothways_orm::config::{Deferred, ExpressionProperty};
use bothways_python::{Arguments, Raised, Value};
use bothways_sql::Expression;

use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::expressions::{self, ExpressionObject};
use crate::object::{Object, value, view};

/// What was written down.
pub(crate) struct ColumnPropertyObject {
    expression: Value,
    deferred: Option<Deferred>,
}

/// `column_property(expression, deferred=…, group=…, raiseload=…)`
pub(crate) fn column_property(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let truth = |given: Option<Value>| matches!(given, Some(Value::Bool(true)));
    let deferred = truth(arguments.take_keyword("deferred"));
    let raise = truth(arguments.take_keyword("raiseload"));
    let group = match arguments.take_keyword("group") {
        Some(Value::Str(group)) => Some(Arc::from(&*group)),
        _ => None,
    };
    for ignored in ["doc", "info"] {
        arguments.take_keyword(ignored);
    }
    if let Some((keyword, _)) = arguments.keywords.first() {
        return cx.unsupported(format!("column_property({keyword}=…)"));
    }
    let [expression] = cx.bind("column_property", ["column"], 1, arguments)?;
    let expression = expression.unwrap_or(Value::None);
    if view::<ExpressionObject>(&expression).is_none() {
        return cx.unsupported("column_property() of anything but an SQL expression");
    }
    let deferred = deferred.then_some(Deferred { group, raise });
    Ok(value(ColumnPropertyObject { expression, deferred }))
}

impl ColumnPropertyObject {
    /// The property, once the table of its class is there.
    pub fn property(&self, cx: &mut Context<'_>, is_added: bool) -> Result<Box<ExpressionProperty>, Raised> {
        let label = view::<ExpressionObject>(&self.expression).and_then(|object| object.label.clone());
        let Some(expression) = expressions::expression(cx, &self.expression) else {
            return cx.unsupported("this column_property()");
        };
        expressions::unplaced::refuse(cx, &expression)?;
        Ok(Box::new(ExpressionProperty {
            sql_type: expressions::sql_type(cx, &expression),
            expression,
            label: label.as_deref().map(Arc::from),
            deferred: self.deferred.clone(),
            is_added,
        }))
    }
}

impl Object for ColumnPropertyObject {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("MappedSQLExpression")
    }
}

/// What an attribute of a class that is such an expression stands for in a statement.
pub(crate) fn expression_of(cx: &Context<'_>, attribute: &InstrumentedAttribute) -> Option<Expression> {
    let definition = cx.facade.orm.attribute(attribute.id);
    definition.expression()?;
    let name = crate::query::name_of(cx, &attribute.root());
    bothways_orm::expression_in(&cx.facade.orm, attribute.id, &name)
}

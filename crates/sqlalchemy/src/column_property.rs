//! `column_property(expression)`: an attribute that is an SQL expression, loaded with the columns of its class; and
//! `deferred(column)`, a column or an expression that is not.

use std::borrow::Cow;
use std::sync::Arc;

use bothways_orm::config::{Deferred, ExpressionProperty};
use bothways_python::{Arguments, Raised, Value};
use bothways_sql::Expression;

use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::expressions::{self, ExpressionObject};
use crate::object::{Object, value, view};
use crate::schema::column::ColumnObject;

/// What was written down.
pub(crate) struct ColumnPropertyObject {
    /// An expression, or a column that is deferred.
    element: Value,
    /// How it is loaded, if it is deferred.
    pub deferred: Option<Deferred>,
}

/// `column_property(expression, deferred=…, group=…, raiseload=…)`
pub(crate) fn column_property(cx: &mut Context<'_>, mut arguments: Arguments) -> Result<Value, Raised> {
    let is_deferred = flag(cx, &mut arguments, "deferred")?;
    let (element, deferred) = parsed(cx, "column_property", arguments)?;
    if view::<ExpressionObject>(&element).is_none() {
        return cx.unsupported("column_property() of anything but an SQL expression");
    }
    Ok(value(ColumnPropertyObject { element, deferred: is_deferred.then_some(deferred) }))
}

/// `deferred(column, group=…, raiseload=…)`
pub(crate) fn deferred(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let (element, deferred) = parsed(cx, "deferred", arguments)?;
    let is_column = view::<ColumnObject>(&element).is_some_and(|column| !column.mapped);
    if !is_column && view::<ExpressionObject>(&element).is_none() {
        return cx.unsupported("deferred() of anything but a Column or an SQL expression");
    }
    Ok(value(ColumnPropertyObject { element, deferred: Some(deferred) }))
}

/// The column or the expression, and how it is loaded when it is deferred.
fn parsed(
    cx: &mut Context<'_>,
    function: &str,
    mut arguments: Arguments,
) -> Result<(Value, Deferred), Raised> {
    let raise = flag(cx, &mut arguments, "raiseload")?;
    let group = match arguments.take_keyword("group") {
        Some(Value::Str(group)) => Some(Arc::from(&*group)),
        None | Some(Value::None) => None,
        Some(_) => return cx.unsupported(format!("this value of {function}(group=…)")),
    };
    for ignored in ["doc", "info"] {
        arguments.take_keyword(ignored);
    }
    if let Some((keyword, _)) = arguments.keywords.iter().find(|(keyword, _)| &**keyword != "column") {
        return cx.unsupported(format!("{function}({keyword}=…)"));
    }
    let [element] = cx.bind(function, ["column"], 1, arguments)?;
    Ok((element.unwrap_or(Value::None), Deferred { group, raise }))
}

fn flag(cx: &mut Context<'_>, arguments: &mut Arguments, keyword: &str) -> Result<bool, Raised> {
    arguments.take_keyword(keyword).map_or(Ok(false), |given| cx.python().truth(&given))
}

impl ColumnPropertyObject {
    /// The column, if it is one that is deferred.
    pub fn column(&self) -> Option<(&Value, &ColumnObject)> {
        Some((&self.element, view::<ColumnObject>(&self.element)?))
    }

    /// The property of an expression, once the table of its class is there.
    pub fn property(&self, cx: &mut Context<'_>, is_added: bool) -> Result<Box<ExpressionProperty>, Raised> {
        let object = view::<ExpressionObject>(&self.element);
        let label = object.and_then(|object| object.label.clone());
        let expression = object.and_then(|_| expressions::expression(cx, &self.element));
        let Some(expression) = expression else {
            return cx.unsupported("a deferred() column here");
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

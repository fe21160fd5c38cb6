//! What a query selects: classes, columns and expressions, and the names of the elements of its rows.

use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::query::Entity;
use bothways_python::{Raised, Value};
use bothways_sql::{Expression, SqlType};
use bothways_world::Scalar;

use super::{Built, unusable};
use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::expressions::{self, ExpressionObject};
use crate::object::{value, view};
use crate::query::aliased::AliasedClass;
use crate::query::bundle::Bundle;
use crate::query::options;
use crate::query::subquery::SubqueryObject;
use crate::schema::column::ColumnObject;
use crate::schema::table::TableObject;

impl Built {
    /// Adds what `select()` or `query()` was given.
    pub fn add_entity(&mut self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        if let Some(bundle) = view::<Bundle>(given) {
            return bundle.add_to(cx, self);
        }
        if let Some(root) = options::root(cx, given) {
            let key = match view::<AliasedClass>(given) {
                Some(alias) => alias.key.clone(),
                None => Some(Rc::from(&*cx.facade.orm.mapper(root.class).name)),
            };
            self.query.entities.push(Entity::Class(root.class, root.alias.clone()));
            self.keys.push(key);
            self.mention(root);
            return Ok(());
        }
        if let Value::Class(class) = given {
            let message = format!(
                "Column expression, FROM clause, or other columns clause element expected, got <class '{}'>.",
                class.full_name()
            );
            return Err(cx.raise("ArgumentError", message));
        }
        if let Some(subquery) = view::<SubqueryObject>(given) {
            for column in subquery.columns.iter() {
                let name: Arc<str> = Arc::from(&**column);
                let column = value(ExpressionObject::new(Expression::column(&subquery.marker, &name)));
                self.add_entity(cx, &column)?;
            }
            return Ok(());
        }
        if let Some(table) = view::<TableObject>(given) {
            let columns = cx.facade.columns(table.table);
            return columns.iter().try_for_each(|column| self.add_entity(cx, column));
        }
        if let Some(attribute) = view::<InstrumentedAttribute>(given) {
            if attribute.is_relationship(cx) {
                return cx.unsupported("a relationship as a column of a query");
            }
            self.mention(attribute.root());
        }
        if let Value::Int(number @ 0..) = given {
            let expression = Expression::Literal(Scalar::Int(*number));
            let sql_type = expressions::sql_type(cx, &expression);
            self.query.entities.push(Entity::Expression {
                expression,
                label: None,
                sql_type,
                is_core: false,
            });
            self.keys.push(Some(Rc::from(number.to_string())));
            return Ok(());
        }
        if matches!(given, Value::Int(_) | Value::Float(_)) {
            return cx.unsupported("a negative number or a float as a column of a query");
        }
        let Some(expression) = expressions::expression(cx, given) else {
            if crate::query::nested(cx, given)?.is_some() {
                return cx.unsupported("a select() as a column (scalar_subquery() makes it one)");
            }
            return Err(unusable(cx, given)?);
        };
        let label = view::<ExpressionObject>(given).and_then(|object| object.label.clone());
        let key = match view::<InstrumentedAttribute>(given) {
            Some(attribute) => Some(Rc::clone(&attribute.key)),
            None => label.clone().or_else(|| proxy_key(&expression)),
        };
        if matches!(&expression, Expression::Tuple(_)) {
            return cx.unsupported("a tuple_() as a column of a query");
        }
        // Floats come as they are; only a column of that type is known to hold them.
        let sql_type = match &expression {
            Expression::TypeCoerce { sql_type: SqlType::Float | SqlType::Double, .. } => None,
            other => expressions::sql_type(cx, other),
        };
        let of_attribute = view::<InstrumentedAttribute>(given)
            .and_then(|attribute| cx.facade.orm.attribute(attribute.id).expression()?.label.clone());
        let label = label.map(|label| Arc::from(&*label)).or(of_attribute);
        let is_core = view::<ColumnObject>(given).is_some();
        self.query.entities.push(Entity::Expression { expression, label, sql_type, is_core });
        self.keys.push(key);
        Ok(())
    }
}

/// The name of an element that has no label: that of the column, of what SQLite is asked about a boolean one, or of
/// the function (`_proxy_key`).
fn proxy_key(expression: &Expression) -> Option<Rc<str>> {
    match expression {
        Expression::Column { column, .. } => Some(Rc::from(&**column)),
        Expression::Function { name, .. } => Some(Rc::from(&**name)),
        Expression::Text(text) => Some(Rc::from(&**text)),
        Expression::TypeCoerce { operand, .. } => proxy_key(operand),
        _ => expression.negated_boolean().and_then(proxy_key),
    }
}

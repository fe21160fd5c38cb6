//! ORDER BY and GROUP BY: terms that may call a column of the query by its label.

use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::query::Entity;
use bothways_python::{Raised, Value};
use bothways_sql::{Expression, OrderBy};

use super::{Built, unusable};
use crate::context::Context;
use crate::expressions::{self, ExpressionObject, Ordering};
use crate::object::view;
use crate::text::TextClause;

impl Built {
    /// `order_by(…)`
    pub fn order_by(&mut self, cx: &mut Context<'_>, terms: &[Value]) -> Result<(), Raised> {
        // `Query.order_by()` takes False for None.
        let forgets = match terms {
            [Value::None] => true,
            [Value::Bool(false)] => self.query.legacy,
            _ => false,
        };
        if forgets {
            self.query.order_by.clear();
            return Ok(());
        }
        for term in terms {
            let order = match view::<Ordering>(term) {
                Some(ordering) => {
                    let mut order = ordering.order_by();
                    order.expression = match ordering
                        .label
                        .as_ref()
                        .and_then(|label| self.selected(label, &ordering.expression))
                    {
                        Some(label) => label,
                        None => self.named(cx, order.expression),
                    };
                    order
                }
                None => OrderBy::new(self.sort_expression(cx, term)?, None),
            };
            self.query.order_by.push(order);
        }
        Ok(())
    }

    /// The label of a column of the query, by which the rest of it may call that: if it is the same label, or another
    /// one of the same column (`shares_lineage`).
    fn selected(&self, label: &Rc<str>, term: &Expression) -> Option<Expression> {
        self.query.entities.iter().zip(&self.keys).find_map(|(entity, key)| match entity {
            Entity::Expression { label: Some(known), expression, .. } if **known == **label => {
                let is_same = key.as_ref().is_some_and(|key| Rc::ptr_eq(key, label));
                let called = || Expression::column(&"".into(), known);
                (is_same || expression.as_column().is_some() && expression == term).then(called)
            }
            _ => None,
        })
    }

    fn sort_expression(&mut self, cx: &mut Context<'_>, term: &Value) -> Result<Expression, Raised> {
        if let Some(ExpressionObject { label: Some(label), expression, .. }) = view::<ExpressionObject>(term)
            && let Some(label) = self.selected(label, expression)
        {
            return Ok(label);
        }
        self.term(cx, term)
    }

    /// A term as it is written, but for a text, which names what is selected.
    fn term(&mut self, cx: &mut Context<'_>, term: &Value) -> Result<Expression, Raised> {
        if let Value::Str(name) = term {
            return Ok(self.named(cx, Expression::column(&"".into(), &Arc::from(&**name))));
        }
        if let Some(clause) = view::<TextClause>(term) {
            return clause.fragment(cx);
        }
        if matches!(term, Value::None | Value::Bool(_)) {
            return cx.unsupported("ordering or grouping by None, True or False");
        }
        match expressions::expression(cx, term) {
            Some(expression) => Ok(expression),
            None => Err(unusable(cx, term)?),
        }
    }

    /// A name of ORDER BY: a label of the query, or a column of its entities.
    fn named(&mut self, cx: &Context<'_>, term: Expression) -> Expression {
        let Expression::Column { table, column } = &term else { return term };
        if !table.is_empty() {
            return term;
        }
        let found = self.find_named(cx, column);
        if found.is_none() {
            self.unresolved.get_or_insert_with(|| Rc::from(&**column));
        }
        found.unwrap_or(term)
    }

    fn find_named(&self, cx: &Context<'_>, column: &Arc<str>) -> Option<Expression> {
        for entity in &self.query.entities {
            match entity {
                Entity::Expression { label: Some(label), .. } if label == column => {
                    return Some(Expression::column(&"".into(), label));
                }
                Entity::Expression {
                    expression: found @ Expression::Column { column: name, .. }, ..
                } if name == column => {
                    return Some(found.clone());
                }
                Entity::Class(class, alias) => {
                    let table = cx.facade.orm.table_of(*class);
                    if table.position(column).is_some() {
                        return Some(Expression::column(alias.as_ref().unwrap_or(&table.name), column));
                    }
                }
                Entity::Expression { .. } => {}
            }
        }
        None
    }

    /// The error of a name that ORDER BY or GROUP BY has, and the query has not.
    pub(super) fn check_resolved(&self, cx: &mut Context<'_>) -> Result<(), Raised> {
        let Some(name) = &self.unresolved else { return Ok(()) };
        if self.find_named(cx, &Arc::from(&**name)).is_some() {
            return cx.unsupported("ordering by a string that names what is selected only later");
        }
        let repr = cx.python().repr(&Value::Str(Rc::clone(name)))?;
        let message = format!(
            "Can't resolve label reference for ORDER BY / GROUP BY / DISTINCT etc. Textual SQL expression {repr} \
             should be explicitly declared as text({repr})"
        );
        Err(cx.raise("CompileError", message))
    }

    /// `group_by(…)`
    pub fn group_by(&mut self, cx: &mut Context<'_>, terms: &[Value]) -> Result<(), Raised> {
        for term in terms {
            if let Value::Class(_) = term {
                return cx.unsupported("group_by() with a class");
            }
            // Only ORDER BY calls what is selected by its label.
            let expression = self.term(cx, term)?;
            self.query.group_by.push(expression);
        }
        Ok(())
    }
}

//! What `select()` and `session.query()` build up in the same way: entities, conditions, joins, order.

use std::rc::Rc;
use std::sync::Arc;

use bothways_orm::query::{Entity, Query};
use bothways_python::{Arguments, Comparison, Raised, Value};
use bothways_sql::{Expression, Join, OrderBy};
use bothways_world::{AttributeId, ClassId};

use crate::attributes::InstrumentedAttribute;
use crate::context::Context;
use crate::errors::checked;
use crate::expressions::{self, ExpressionObject, Ordering, combine, operators};
use crate::object::view;
use crate::schema::table::TableObject;

/// A query under construction.
#[derive(Clone, Default)]
pub(crate) struct Built {
    pub query: Query,
    /// Names of the elements of a row.
    pub keys: Vec<Option<Rc<str>>>,
    /// Mapped classes in it: of its entities, then joined ones.
    pub classes: Vec<ClassId>,
    /// The class joined last.
    pub last_joined: Option<ClassId>,
}

impl Built {
    /// Adds what `select()` or `query()` was given.
    pub fn add_entity(&mut self, cx: &mut Context<'_>, given: &Value) -> Result<(), Raised> {
        if let Value::Class(class) = given {
            let Some(id) = cx.facade.classes.id(class) else {
                let message = format!(
                    "Column expression, FROM clause, or other columns clause element expected, got <class '{}'>.",
                    class.full_name()
                );
                return Err(cx.raise("ArgumentError", message));
            };
            self.query.entities.push(Entity::Class(id));
            self.keys.push(Some(Rc::clone(&class.name)));
            self.mention(id);
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
            self.mention(attribute.class);
        }
        let Some(expression) = expressions::expression(cx, given) else {
            return Err(unusable(cx, given)?);
        };
        let label = view::<ExpressionObject>(given).and_then(|object| object.label.clone());
        let key = match view::<InstrumentedAttribute>(given) {
            Some(attribute) => Some(Rc::clone(&attribute.key)),
            None => label.clone().or_else(|| self.name_of(&expression)),
        };
        let sql_type = expressions::sql_type(cx, &expression);
        let label = label.map(|label| Arc::from(&*label));
        self.query.entities.push(Entity::Expression { expression, label, sql_type });
        self.keys.push(key);
        Ok(())
    }

    /// The name of an element that has no label.
    fn name_of(&self, expression: &Expression) -> Option<Rc<str>> {
        match expression {
            Expression::Column { column, .. } => Some(Rc::from(&**column)),
            Expression::Function { name, .. } => {
                let same = |entity: &&Entity| {
                    matches!(entity, Entity::Expression { expression: Expression::Function { name: other, .. }, label: None, .. }
                        if other == name)
                };
                let number = 1 + self.query.entities.iter().filter(same).count();
                Some(format!("{name}_{number}").into())
            }
            _ => None,
        }
    }

    fn mention(&mut self, class: ClassId) {
        if !self.classes.contains(&class) {
            self.classes.push(class);
        }
    }

    /// `where(…)`, `filter(…)`
    pub fn filter(&mut self, cx: &mut Context<'_>, conditions: &[Value]) -> Result<(), Raised> {
        for condition in conditions {
            let condition = combine::condition(cx, condition)?;
            expressions::unplaced::refuse(cx, &condition)?;
            match condition {
                Expression::And(parts) => self.query.filters.extend(parts),
                other => self.query.filters.push(other),
            }
        }
        Ok(())
    }

    /// `order_by(…)`
    pub fn order_by(&mut self, cx: &mut Context<'_>, terms: &[Value]) -> Result<(), Raised> {
        if let [Value::None] = terms {
            self.query.order_by.clear();
            return Ok(());
        }
        for term in terms {
            let order = match view::<Ordering>(term) {
                Some(ordering) => {
                    OrderBy { expression: ordering.expression.clone(), direction: Some(ordering.direction) }
                }
                None => OrderBy { expression: self.sort_expression(cx, term)?, direction: None },
            };
            self.query.order_by.push(order);
        }
        Ok(())
    }

    fn sort_expression(&self, cx: &mut Context<'_>, term: &Value) -> Result<Expression, Raised> {
        if view::<ExpressionObject>(term).is_some_and(|object| object.label.is_some()) {
            return cx.unsupported("ordering by a label");
        }
        if let Value::Str(_) = term {
            return cx.unsupported("ordering by a string");
        }
        match expressions::expression(cx, term) {
            Some(expression) => Ok(expression),
            None => Err(unusable(cx, term)?),
        }
    }

    /// `group_by(…)`
    pub fn group_by(&mut self, cx: &mut Context<'_>, terms: &[Value]) -> Result<(), Raised> {
        for term in terms {
            if let Value::Class(_) = term {
                return cx.unsupported("group_by() with a class");
            }
            let expression = self.sort_expression(cx, term)?;
            self.query.group_by.push(expression);
        }
        Ok(())
    }

    /// `having(…)`
    pub fn having(&mut self, cx: &mut Context<'_>, conditions: &[Value]) -> Result<(), Raised> {
        for given in conditions {
            let condition = combine::condition(cx, given)?;
            self.query.having.push(condition);
        }
        Ok(())
    }

    /// `select_from(…)`
    pub fn select_from(&mut self, cx: &mut Context<'_>, given: &[Value]) -> Result<(), Raised> {
        for given in given {
            if let Some(table) = view::<TableObject>(given).map(|table| table.table) {
                let table = cx.facade.orm.schema().table(table);
                self.query.from.extend(table.map(|table| table.name.clone()));
                continue;
            }
            match given.as_class().and_then(|class| cx.facade.classes.id(class)) {
                Some(class) => {
                    self.query.from.push(cx.facade.orm.table_of(class).name.clone());
                    self.mention(class);
                }
                None => return cx.unsupported("select_from() with anything but mapped classes and tables"),
            }
        }
        Ok(())
    }

    /// `join(Target[, onclause])`, `join(Class.relationship)`
    pub fn join(&mut self, cx: &mut Context<'_>, arguments: Arguments, outer: bool) -> Result<(), Raised> {
        let name = if outer { "outerjoin" } else { "join" };
        let mut arguments = arguments;
        let outer = match arguments.take_keyword("isouter") {
            None => outer,
            Some(Value::Bool(truth)) => truth,
            Some(_) => return cx.unsupported(format!("this value of {name}(isouter=…)")),
        };
        if arguments.take_keyword("full").is_some() {
            return cx.unsupported(format!("{name}(full=…)"));
        }
        let [target, onclause] = cx.bind(name, ["target", "onclause"], 1, arguments)?;
        let target = target.unwrap_or(Value::None);
        let relationship = |value: &Value| view::<InstrumentedAttribute>(value).map(|attribute| attribute.id);
        let (class, on) = match (&target, onclause) {
            (target, None) if relationship(target).is_some() => match relationship(target) {
                Some(id) => self.along(cx, id)?,
                None => return cx.unsupported("this join"),
            },
            (target, Some(onclause)) if relationship(&onclause).is_some() => {
                let (class, on) = match relationship(&onclause) {
                    Some(id) => self.along(cx, id)?,
                    None => return cx.unsupported("this join"),
                };
                if target.as_class().and_then(|target| cx.facade.classes.id(target)) != Some(class) {
                    return cx.unsupported("join() to another class than the relationship's");
                }
                (class, on)
            }
            (Value::Class(target), onclause) => {
                let Some(class) = cx.facade.classes.id(target) else {
                    return cx.unsupported("join() to a class that is not mapped");
                };
                match onclause {
                    Some(onclause) => (class, combine::condition(cx, &onclause)?),
                    None => (class, self.by_foreign_key(cx, class)?),
                }
            }
            _ => return cx.unsupported(format!("{name}() with anything but classes and relationships")),
        };
        let table = cx.facade.orm.table_of(class).name.clone();
        let is_present = self.query.joins.iter().any(|join| join.name == table);
        if is_present
            || self
                .query
                .entities
                .iter()
                .all(|entity| matches!(entity, Entity::Class(only) if *only == class))
        {
            return cx.unsupported("joining a table that is in the query already (aliased)");
        }
        self.query.joins.push(Join { outer, name: table, alias: None, on });
        self.mention(class);
        self.last_joined = Some(class);
        Ok(())
    }

    /// The related class and the condition of a relationship.
    fn along(&self, cx: &mut Context<'_>, attribute: AttributeId) -> Result<(ClassId, Expression), Raised> {
        checked(cx, bothways_orm::config::configure)?;
        let orm = &cx.facade.orm;
        let Some(relationship) = orm.attribute(attribute).relationship() else {
            return cx.unsupported("join() along a column");
        };
        let setup = relationship.setup();
        if setup.self_referential {
            return cx.unsupported("joining a table to itself (aliased)");
        }
        Ok((setup.target, setup.join.primary.unannotated()))
    }

    /// The condition between a class and whatever of the query has a foreign key to it, or the other way round.
    fn by_foreign_key(&self, cx: &mut Context<'_>, class: ClassId) -> Result<Expression, Raised> {
        let orm = &cx.facade.orm;
        let right = orm.table_of(class);
        let mut found = Vec::new();
        for left in self.classes.iter().filter(|left| **left != class) {
            let left = orm.table_of(*left);
            for (referring, referred) in [(left, right), (right, left)] {
                for column in &referring.columns {
                    for key in column.foreign_keys.iter().filter(|key| key.table == referred.name) {
                        found.push(Expression::equal(
                            Expression::column(&referred.name, &key.column),
                            Expression::column(&referring.name, &column.name),
                        ));
                    }
                }
            }
        }
        match (found.len(), found.pop()) {
            (1, Some(on)) => Ok(on),
            (0, _) => cx.unsupported("join() between tables without a foreign key"),
            _ => cx.unsupported(
                "join() between tables with several foreign keys (name the relationship to follow)",
            ),
        }
    }

    /// `limit(…)`, `offset(…)`
    pub fn number(cx: &mut Context<'_>, name: &str, given: &Value) -> Result<Option<i64>, Raised> {
        match given {
            Value::None => Ok(None),
            Value::Int(number) => Ok(Some(*number)),
            _ => cx.unsupported(format!("{name}() with anything but a number")),
        }
    }
}

/// `name=value` of `filter_by()` for a class: `None` where the class has no such attribute.
pub(crate) fn find_attribute(cx: &Context<'_>, class: ClassId, name: &str) -> Option<Value> {
    let found = cx.facade.classes.class(class)?.lookup(name)?;
    view::<InstrumentedAttribute>(&found).is_some().then_some(found)
}

/// The condition `name=value` of `filter_by()`, `any()` and `has()`.
pub(crate) fn filter_by(
    cx: &mut Context<'_>,
    class: ClassId,
    name: &str,
    given: &Value,
) -> Result<Expression, Raised> {
    let Some(attribute) = find_attribute(cx, class, name) else {
        let table = cx.facade.orm.table_of(class).name.clone();
        let message = format!("Entity namespace for \"{table}\" has no property \"{name}\"");
        return Err(cx.raise("InvalidRequestError", message));
    };
    let compared = operators::compare(cx, Comparison::Equal, &attribute, given)?;
    match compared.as_ref().and_then(view::<ExpressionObject>) {
        Some(object) => Ok(object.expression.clone()),
        None => cx.unsupported("this filter_by()"),
    }
}

/// The error of something that is no part of a query.
fn unusable(cx: &mut Context<'_>, given: &Value) -> Result<Raised, Raised> {
    if let Value::Str(text) = given {
        let message = format!(
            "Textual column expression '{text}' should be explicitly declared with text('{text}'), or use \
             column('{text}') for more specificity"
        );
        return Ok(cx.raise("ArgumentError", message));
    }
    let repr = cx.python().repr(given)?;
    let message =
        format!("Column expression, FROM clause, or other columns clause element expected, got {repr}.");
    Ok(cx.raise("ArgumentError", message))
}

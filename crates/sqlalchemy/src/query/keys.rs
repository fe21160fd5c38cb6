//! The names of the elements of a row (`_column_naming_convention`): by what a query is made of, they are those of
//! attributes and functions, or the labels of the statement.

use std::rc::Rc;

use bothways_orm::query::{Entity, compile, mapped_classes, selected_classes};
use bothways_sql::{Expression, SelectColumn};
use bothways_world::Scalar;

use super::Built;
use super::row::Keys;
use crate::context::Context;

impl Built {
    /// The names of its rows' elements.
    pub fn row_keys(&self, cx: &Context<'_>) -> Keys {
        if self.query.legacy {
            return self.legacy_keys();
        }
        if self.is_orm(cx) { self.orm_keys() } else { self.core_keys(cx) }
    }

    /// A `Query` leaves what has no name of its own without one.
    fn legacy_keys(&self) -> Keys {
        let named = |entity: &Entity| match entity {
            Entity::Class(..) | Entity::Expression { label: Some(_), .. } => true,
            Entity::Expression { expression, label: None, .. } => expression.as_column().is_some(),
        };
        let keys = self.query.entities.iter().zip(&self.keys);
        keys.map(|(entity, key)| key.clone().filter(|_| named(entity))).collect()
    }

    /// A name that comes again is numbered.
    fn orm_keys(&self) -> Keys {
        let mut given: Vec<Rc<str>> = Vec::new();
        let mut keys = Vec::with_capacity(self.keys.len());
        for (entity, key) in self.query.entities.iter().zip(&self.keys) {
            let key = match (key, entity) {
                (Some(key), Entity::Expression { .. }) => Rc::clone(key),
                (None, Entity::Expression { .. }) => Rc::from("_no_label"),
                // A class is called by its name each time; an alias may have none.
                (key, Entity::Class(..)) => {
                    keys.push(key.clone());
                    continue;
                }
            };
            let again = given.contains(&key);
            given.push(Rc::clone(&key));
            // Whatever has no name is numbered; a name that comes a third time is that of the second.
            let number = if &*key == "_no_label" {
                given.iter().filter(|known| **known == key).count() - 1
            } else {
                1
            };
            keys.push(Some(if again { format!("{key}_{number}").into() } else { key }));
        }
        keys.into()
    }

    /// A statement about tables alone calls its columns as the database does.
    fn core_keys(&self, cx: &Context<'_>) -> Keys {
        let name = |column: &SelectColumn| match (&column.label, &column.expression) {
            (Some(label), _) => Some(Rc::from(&**label)),
            (None, Expression::Column { column, .. }) => Some(Rc::from(&**column)),
            (None, Expression::Literal(Scalar::Int(number))) => Some(Rc::from(number.to_string())),
            (None, _) => None,
        };
        let select = compile(&cx.facade.orm, &self.query);
        select.columns.iter().map(name).collect()
    }

    /// Whether anything of a mapped class is in it.
    fn is_orm(&self, cx: &Context<'_>) -> bool {
        let orm = &cx.facade.orm;
        let query = &self.query;
        let ordered = query.order_by.iter().map(|term| &term.expression);
        let mut expressions = query.filters.iter().chain(&query.group_by).chain(&query.having).chain(ordered);
        !self.classes.is_empty()
            || !selected_classes(orm, query).is_empty()
            || expressions.any(|expression| !mapped_classes(orm, expression).is_empty())
    }
}

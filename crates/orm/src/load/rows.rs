//! The columns and keys of an entity's rows.

use bothways_sql::{Expression, SqlType};
use bothways_world::{AttributeId, ClassId, Scalar};

use crate::OrmState;

/// The columns an entity is selected by: position in the table and attribute, in mapper order.
pub(crate) fn columns_of(orm: &OrmState, class: ClassId) -> Vec<(usize, AttributeId)> {
    let mapper = orm.mapper(class);
    mapper
        .column_attributes
        .iter()
        .enumerate()
        .filter_map(|(position, attribute)| Some((position, (*attribute)?)))
        .collect()
}

/// `t.id = ?` for each key column.
pub(crate) fn key_condition(orm: &OrmState, class: ClassId, key: &[Scalar]) -> Option<Expression> {
    let table = orm.table_of(class);
    let conditions = orm.mapper(class).primary_key.iter().zip(key).filter_map(|(position, value)| {
        let column = table.columns.get(*position)?;
        let left = Expression::column(&table.name, &column.name);
        if value.is_null() {
            return Some(Expression::IsNull(Box::new(left)));
        }
        Some(Expression::equal(left, Expression::Parameter(value.clone())))
    });
    Expression::all(conditions.collect())
}

/// A type's result processing.
pub(crate) fn from_database(sql_type: &SqlType, value: &Scalar) -> Scalar {
    sql_type.result(value)
}

//! The columns and keys of an entity's rows.

use bothways_sql::{Column, Expression, SqlType};
use bothways_world::{ClassId, Scalar};

use crate::OrmState;
use crate::config::TableColumn;

/// The definition of a column.
pub(crate) fn definition(orm: &OrmState, place: TableColumn) -> Option<&Column> {
    orm.schema().table(place.table)?.columns.get(place.position)
}

/// `t.id = ?` for each key column.
pub(crate) fn key_condition(orm: &OrmState, class: ClassId, key: &[Scalar]) -> Option<Expression> {
    let conditions = orm.mapper(class).primary_key.iter().zip(key).filter_map(|(place, value)| {
        let left = Expression::column(&orm.table_name(place.table), &definition(orm, *place)?.name);
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

//! Values that neither the program nor the database gives: `default=` and `onupdate=`.

use std::sync::Arc;

use bothways_world::{ClassId, InstanceId, Scalar, TableId};

use super::{mapped_columns, to_database};
use crate::config::ColumnDefault;
use crate::config::defaults::onupdate_of;
use crate::{Orm, OrmError, attributes};

/// The value of a default for a row of which `columns` are sent, with `values` so far.
pub(crate) fn evaluate(
    orm: &mut Orm,
    table: TableId,
    default: &ColumnDefault,
    columns: &[usize],
    values: &[Scalar],
) -> Result<Scalar, OrmError> {
    let function = match default {
        ColumnDefault::Scalar(value) => return Ok(value.clone()),
        ColumnDefault::Function(function) => *function,
    };
    let definition = orm.schema().table(table);
    let name =
        |position: &usize| -> Option<Arc<str>> { Some(definition?.columns.get(*position)?.name.clone()) };
    let parameters =
        columns.iter().zip(values).filter_map(|(position, value)| Some((name(position)?, value.clone())));
    let parameters = parameters.collect();
    orm.ask(|program| program.column_default(function, parameters))
}

/// Adds the `onupdate=` of every column that an UPDATE does not set to what it sets.
pub(in crate::unit_of_work) fn add_onupdate(
    orm: &mut Orm,
    class: ClassId,
    instance: InstanceId,
    (columns, values): (&mut Vec<usize>, &mut Vec<Scalar>),
) -> Result<(), OrmError> {
    let table = orm.mapper(class).table;
    for (position, attribute) in mapped_columns(orm, class) {
        let (Some(onupdate), Err(index)) =
            (onupdate_of(orm, table, position), columns.binary_search(&position))
        else {
            continue;
        };
        let value = evaluate(orm, table, &onupdate, columns, values)?;
        columns.insert(index, position);
        values.insert(index, to_database(orm, class, position, value.clone()));
        attributes::put_scalar(orm, instance, attribute, value);
    }
    Ok(())
}

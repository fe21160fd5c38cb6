//! `bulk_save_objects` and the like: rows are written as in a flush, and nothing else of one happens.

use bothways_world::{InstanceId, Scalar, SessionId, Value};

use crate::config::TableColumn;
use crate::{Orm, OrmError, OrmState, session};

/// Runs what writes the rows, without autoflush. Where it fails, the session waits for a rollback as after a flush.
///
/// # Errors
/// What the operation raised.
pub fn save<R>(
    orm: &mut Orm,
    session: SessionId,
    operation: impl FnOnce(&mut Orm) -> Result<R, OrmError>,
) -> Result<R, OrmError> {
    session::connect(orm, session)?;
    let autoflush = session::set_autoflush(orm, session, false);
    let result = operation(orm);
    session::set_autoflush(orm, session, autoflush);
    if let Err(error) = &result {
        session::fail(orm, session, error)?;
    }
    result
}

/// The columns of an object's own table by their positions, with what they are to hold: of one that has a row those
/// that changed, and its key.
pub fn state_values(orm: &OrmState, instance: InstanceId) -> Vec<(usize, Scalar)> {
    let object = orm.object(instance);
    let mapper = orm.mapper(object.class);
    let is_update = object.key.is_some();
    let columns = mapper.columns.iter().filter(|(column, attribute)| {
        column.table == mapper.table
            && (!is_update || mapper.primary_key.contains(column) || object.committed.contains_key(attribute))
    });
    let value = |(column, attribute): &(TableColumn, _)| match object.values.get(attribute) {
        Some(Value::Scalar(value)) => {
            let definition = crate::load::definition(orm, *column)?;
            Some((column.position, definition.sql_type.bind(value.clone())))
        }
        _ => None,
    };
    columns.filter_map(value).collect()
}

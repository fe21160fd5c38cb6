//! Column attributes (`ScalarAttributeImpl`).

use bothways_world::{AttributeId, Cause, Committed, InstanceId, Scalar, Value};

use super::state;
use crate::{Orm, OrmError, OrmState};

/// `o.column = value`. Setting an expired column loads nothing, unless the UPDATE will have to know the old value.
///
/// # Errors
/// What loading the old value raised; a session that begins no transaction.
pub fn set(orm: &mut Orm, owner: InstanceId, attribute: AttributeId, value: Scalar) -> Result<(), OrmError> {
    orm.because(Cause::Set { owner, attribute, item: None }, |orm| {
        if has_active_history(orm, attribute) && orm.object(owner).session.is_some() {
            super::read::get(orm, owner, attribute)?;
        }
        let previous = previous(orm, owner, attribute);
        state::record_change(orm, owner, attribute, previous)?;
        state::put_scalar(orm, owner, attribute, value);
        Ok(())
    })
}

/// Columns by which a row is found: the primary key and the version.
fn has_active_history(orm: &OrmState, attribute: AttributeId) -> bool {
    let definition = orm.attribute(attribute);
    let mapper = orm.mapper(definition.class);
    definition.column().is_some_and(|column| {
        mapper.primary_key.contains(&column.position) || mapper.version_id == Some(column.position)
    })
}

/// `del o.column`: it reads as None afterwards, and a flush writes NULL.
pub(super) fn delete(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> Result<(), OrmError> {
    let object = orm.object(owner);
    let present = object.values.contains_key(&attribute);
    let expired = object.expired.binary_search(&attribute).is_ok();
    let previous = previous(orm, owner, attribute);
    state::record_change(orm, owner, attribute, previous)?;
    state::store_value(orm, owner, attribute, None);
    if present || expired { Ok(()) } else { Err(OrmError::NoValue(attribute)) }
}

fn previous(orm: &OrmState, owner: InstanceId, attribute: AttributeId) -> Committed {
    match orm.object(owner).values.get(&attribute) {
        Some(Value::Scalar(scalar)) => Committed::Scalar(scalar.clone()),
        Some(Value::Reference(_) | Value::Collection(_)) | None => Committed::NoValue,
    }
}

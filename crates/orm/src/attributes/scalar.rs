//! Column attributes (`ScalarAttributeImpl`).

use bothways_world::{AttributeId, Cause, Committed, InstanceId, Scalar, Value};

use super::state;
use crate::{Orm, OrmError, OrmState};

/// `o.column = value`. Setting an expired column loads nothing.
pub fn set(orm: &mut Orm, owner: InstanceId, attribute: AttributeId, value: Scalar) {
    orm.because(Cause::Set { owner, attribute, item: None }, |orm| {
        let previous = previous(orm, owner, attribute);
        state::record_change(orm, owner, attribute, previous);
        state::put_scalar(orm, owner, attribute, value);
    });
}

/// `del o.column`: it reads as None afterwards, and a flush writes NULL.
pub(super) fn delete(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> Result<(), OrmError> {
    let object = orm.object(owner);
    let present = object.values.contains_key(&attribute);
    let expired = object.expired.binary_search(&attribute).is_ok();
    let previous = previous(orm, owner, attribute);
    state::record_change(orm, owner, attribute, previous);
    state::store_value(orm, owner, attribute, None);
    if present || expired { Ok(()) } else { Err(OrmError::NoValue(attribute)) }
}

fn previous(orm: &OrmState, owner: InstanceId, attribute: AttributeId) -> Committed {
    match orm.object(owner).values.get(&attribute) {
        Some(Value::Scalar(scalar)) => Committed::Scalar(scalar.clone()),
        Some(Value::Reference(_) | Value::Collection(_)) | None => Committed::NoValue,
    }
}

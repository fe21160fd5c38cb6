//! Column attributes (`ScalarAttributeImpl`).

use bothways_world::{AttributeId, Cause, Committed, InstanceId, Scalar, Value};

use super::dispatch::{self, EventKind, Hook};
use super::event::{Operation, Token};
use super::{collection, read, state};
use crate::config::TableColumn;
use crate::program::AttributeEvent;
use crate::{Orm, OrmError, OrmState};

/// `o.column = value`. Setting an expired column loads nothing, unless somebody wants to know the old value.
///
/// # Errors
/// What a listener raised, or the load of the old value.
pub fn set(orm: &mut Orm, owner: InstanceId, attribute: AttributeId, value: Scalar) -> Result<(), OrmError> {
    orm.because(Cause::Set { owner, attribute, item: None }, |orm| {
        let previous = previous(orm, owner, attribute)?;
        let value = fire_replace(orm, owner, attribute, value, &previous)?;
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
        let column = TableColumn { table: mapper.table, position: column.position };
        mapper.primary_key.contains(&column) || mapper.version_id == Some(column)
    })
}

fn fire_replace(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    value: Scalar,
    old: &Committed,
) -> Result<Scalar, OrmError> {
    let mut value = value;
    for hook in dispatch::hooks(orm, attribute, EventKind::Set).iter() {
        if let Hook::Program(listener) = hook {
            let event = AttributeEvent::Set { value: Value::Scalar(value.clone()), old: old.clone() };
            let initiator = Token::new(orm, owner, attribute, Operation::Replace);
            let told = dispatch::tell(orm, *listener, (owner, attribute), initiator, event)?;
            if let AttributeEvent::Set { value: Value::Scalar(replaced), .. } = told {
                value = replaced;
            }
        }
    }
    Ok(value)
}

/// `del o.column`: it reads as None afterwards, and a flush writes NULL.
pub(super) fn delete(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> Result<(), OrmError> {
    let previous = previous(orm, owner, attribute)?;
    let object = orm.object(owner);
    let present = object.values.contains_key(&attribute);
    let expired = object.expired.binary_search(&attribute).is_ok();
    let initiator = Token::new(orm, owner, attribute, Operation::Remove);
    collection::tell_remove(orm, owner, attribute, &previous, initiator)?;
    state::record_change(orm, owner, attribute, previous)?;
    state::store_value(orm, owner, attribute, None);
    if present || expired { Ok(()) } else { Err(OrmError::NoValue { instance: owner, attribute }) }
}

/// The value before a change, loaded if somebody wants to know it.
fn previous(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> Result<Committed, OrmError> {
    let is_wanted = has_active_history(orm, attribute) || orm.attribute(attribute).dispatch.active_history;
    if is_wanted {
        read::get(orm, owner, attribute)?;
    }
    Ok(match orm.object(owner).values.get(&attribute) {
        Some(Value::Scalar(scalar)) => Committed::Scalar(scalar.clone()),
        Some(Value::Reference(_) | Value::Collection(_)) | None => Committed::NoValue,
    })
}

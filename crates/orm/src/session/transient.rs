//! `make_transient` and `make_transient_to_detached`: an object's state set by hand.

use bothways_world::{AttributeId, InstanceId, Scalar};

use super::membership;
use crate::{Orm, OrmError, attributes};

/// `make_transient(o)`: out of its session and without identity; what is loaded stays.
///
/// # Errors
/// What a listener raised.
pub fn make_transient(orm: &mut Orm, instance: InstanceId) -> Result<(), OrmError> {
    if let Some(session) = orm.object(instance).session {
        membership::expunge_one(orm, session, instance)?;
    }
    for attribute in orm.object(instance).expired.clone() {
        attributes::freshen(orm, instance, attribute);
    }
    attributes::set_key(orm, instance, None);
    attributes::set_flag_deleted(orm, instance, false);
    Ok(())
}

/// `make_transient_to_detached(o)`: as if it had been loaded with the key it has; the rest loads when read.
///
/// # Errors
/// The object is not transient.
pub fn make_transient_to_detached(orm: &mut Orm, instance: InstanceId) -> Result<(), OrmError> {
    let object = orm.object(instance);
    if object.session.is_some() || object.key.is_some() {
        return Err(OrmError::NotTransient);
    }
    let key = crate::unit_of_work::identity_key(orm, instance);
    if key.values.iter().any(Scalar::is_null) {
        return Err(OrmError::Unsupported(
            "make_transient_to_detached() of an object without its key".into(),
        ));
    }
    attributes::set_key(orm, instance, Some(key));
    attributes::set_flag_deleted(orm, instance, false);
    attributes::forget_changes(orm, instance);
    let unloaded: Vec<AttributeId> = orm
        .mapper(orm.object(instance).class)
        .properties
        .values()
        .copied()
        .filter(|attribute| !orm.object(instance).values.contains_key(attribute))
        .collect();
    for attribute in unloaded {
        attributes::expire_attribute(orm, instance, attribute);
    }
    Ok(())
}

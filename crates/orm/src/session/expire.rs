//! `expire` and `refresh`.

use bothways_world::{AttributeId, Cause, InstanceId, SessionId};

use super::cascade::{self, CascadeKind};
use super::transaction;
use crate::{Orm, OrmError, OrmState, attributes, load};

/// `session.expire(o)` or `session.expire(o, ["name"])`.
///
/// # Errors
/// The object is not persistent in this session.
pub fn expire(
    orm: &mut Orm,
    session: SessionId,
    instance: InstanceId,
    only: Option<&[AttributeId]>,
) -> Result<(), OrmError> {
    check_persistent(orm, session, instance)?;
    orm.because(Cause::Expire, |orm| {
        match only {
            Some(attributes) => {
                for attribute in attributes {
                    attributes::expire_attribute(orm, instance, *attribute);
                }
            }
            None => {
                let mut reached = cascade::reach(orm, CascadeKind::RefreshExpire, instance)?;
                reached.push(instance);
                for instance in reached {
                    if orm.object(instance).key.is_some() {
                        attributes::expire(orm, instance);
                    }
                }
            }
        }
        Ok(())
    })
}

/// `session.expire_all()`.
pub fn expire_all(orm: &mut Orm, session: SessionId) {
    orm.because(Cause::Expire, |orm| {
        super::settle(orm);
        transaction::expire_persistent(orm, session);
    });
}

/// `session.refresh(o)` or `session.refresh(o, ["name"])`.
///
/// # Errors
/// The object is not persistent in this session, or its row is gone.
pub fn refresh(
    orm: &mut Orm,
    session: SessionId,
    instance: InstanceId,
    only: Option<&[AttributeId]>,
) -> Result<(), OrmError> {
    check_persistent(orm, session, instance)?;
    load::refresh(orm, session, instance, only)
}

fn check_persistent(orm: &OrmState, session: SessionId, instance: InstanceId) -> Result<(), OrmError> {
    let object = orm.object(instance);
    if object.session == Some(session) && object.key.is_some() && !object.deleted {
        return Ok(());
    }
    Err(OrmError::NotPersistent(instance))
}

//! `expire` and `refresh`.

use bothways_world::{AttributeId, Cause, InstanceId, SessionId};

use super::cascade::{self, CascadeKind};
use super::{flush, identity, membership, snapshot};
use crate::events::{InstanceEvent, Refreshed, tell_instance};
use crate::{Orm, OrmError, attributes, load};

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
    orm.because(Cause::Expire, |orm| expire_state(orm, session, instance, only))
}

/// What `expire` and `refresh` ask first (`_validate_persistent`).
///
/// # Errors
/// The object is not persistent in this session.
pub fn check_persistent(orm: &mut Orm, session: SessionId, instance: InstanceId) -> Result<(), OrmError> {
    identity::settle(orm);
    if identity::holds(orm, session, instance) { Ok(()) } else { Err(OrmError::NotPersistent(instance)) }
}

fn expire_state(
    orm: &mut Orm,
    session: SessionId,
    instance: InstanceId,
    only: Option<&[AttributeId]>,
) -> Result<(), OrmError> {
    check_persistent(orm, session, instance)?;
    if let Some(attributes) = only {
        for attribute in attributes {
            attributes::expire_attribute(orm, instance, *attribute);
        }
        let expired = Refreshed::Listed(attributes.to_vec());
        return tell_instance(orm, InstanceEvent::Expire, instance, &expired);
    }
    // The whole cascade first: expiring removes what it follows.
    let mut reached = vec![instance];
    reached.extend(cascade::reach(orm, CascadeKind::RefreshExpire, instance)?);
    for instance in reached {
        if orm.object(instance).key.is_some() {
            attributes::expire(orm, instance);
            tell_instance(orm, InstanceEvent::Expire, instance, &Refreshed::All)?;
        } else if membership::is_new(orm, session, instance) {
            membership::detach(orm, session, instance)?;
        }
    }
    Ok(())
}

/// `session.expire_all()`.
///
/// # Errors
/// What a listener raised.
pub fn expire_all(orm: &mut Orm, session: SessionId) -> Result<(), OrmError> {
    orm.because(Cause::Expire, |orm| {
        super::settle(orm);
        snapshot::expire_persistent(orm, session)
    })
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
    orm.because(Cause::Refresh(instance), |orm| {
        orm.because(Cause::Expire, |orm| expire_state(orm, session, instance, only))?;
        flush::autoflush(orm, session)?;
        load::refresh(orm, session, instance, only)
    })
}

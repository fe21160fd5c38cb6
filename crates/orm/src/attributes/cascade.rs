//! The cascade tracker: items enter the owner's session when the event started on that attribute, and pending
//! orphans leave it (`track_cascade_events`).

use bothways_world::{AttributeId, Cause, InstanceId, SessionId};

use super::event::Token;
use super::reference::Old;
use super::state;
use crate::{Orm, OrmError, OrmState, session};

/// A member was appended.
pub(super) fn on_append(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    if item.is_none() {
        return Ok(());
    }
    warn_inside_flush(orm, owner, "collection append")?;
    save_update(orm, owner, attribute, item, initiator)
}

/// A reference was set.
pub(super) fn on_set(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: Option<InstanceId>,
    old: Old,
    initiator: Token,
) -> Result<(), OrmError> {
    if let Old::Known(previous) = old
        && previous == item
    {
        return Ok(());
    }
    warn_inside_flush(orm, owner, "related attribute set")?;
    if let Some(item) = item {
        save_update(orm, owner, attribute, item, initiator)?;
    }
    if let Old::Known(Some(previous)) = old
        && orm.relationship(attribute).setup().cascade.delete_orphan
        && let Some(session) = orm.object(owner).session
        && session::is_new(orm, session, previous)
        && let Some(along) = orphaned_along(orm, previous)
    {
        expunge_orphan(orm, session, along, previous)?;
    }
    Ok(())
}

/// A member was removed, or a reference deleted.
pub(super) fn on_remove(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
) -> Result<(), OrmError> {
    warn_inside_flush(orm, owner, "collection remove")?;
    if !orm.relationship(attribute).setup().cascade.delete_orphan {
        return Ok(());
    }
    let Some(along) = orphaned_along(orm, item) else { return Ok(()) };
    match orm.object(owner).session {
        Some(session) if session::is_new(orm, session, item) => expunge_orphan(orm, session, along, item),
        Some(_) | None => {
            state::set_flag_orphaned_outside(orm, item, true);
            Ok(())
        }
    }
}

/// What is not written yet and has no owner is not going to be.
fn expunge_orphan(
    orm: &mut Orm,
    session: SessionId,
    attribute: AttributeId,
    item: InstanceId,
) -> Result<(), OrmError> {
    orm.because(Cause::Orphan { attribute, item }, |orm| session::expunge(orm, session, item))
}

/// The delete-orphan relationship of another class that says that nobody holds this object (`_is_orphan`).
pub(crate) fn orphaned_along(orm: &OrmState, item: InstanceId) -> Option<AttributeId> {
    let class = orm.object(item).class;
    let delete_orphans = orm.iterate_to_root(class).flat_map(|class| orm.mapper(class).delete_orphans.iter());
    let mut delete_orphans = delete_orphans.copied();
    delete_orphans.find(|attribute| !state::may_have_parent(orm, item, *attribute))
}

fn save_update(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
    initiator: Token,
) -> Result<(), OrmError> {
    let Some(session) = orm.object(owner).session else { return Ok(()) };
    // SQLAlchemy compares the attributes' names here, not the attributes.
    let started_here = orm.attribute(attribute).key == orm.attribute(initiator.attribute).key;
    if !started_here
        || !orm.relationship(attribute).setup().cascade.save_update
        || session::contains(orm, session, item)
    {
        return Ok(());
    }
    orm.because(Cause::Cascade { attribute, item }, |orm| session::save_or_update(orm, session, item))
}

fn warn_inside_flush(orm: &mut Orm, owner: InstanceId, what: &'static str) -> Result<(), OrmError> {
    match orm.object(owner).session {
        Some(session) => session::warn_inside_flush(orm, session, what),
        None => Ok(()),
    }
}

//! What is no mapped object in the place of one. SQLAlchemy keeps it until somebody wants to know its state: nobody
//! does while the object is in no session and the other side is not told. No row and no other object ever knows of
//! it, so it is no part of the journal.

use std::collections::BTreeMap;
use std::sync::Arc;

use bothways_world::{AttributeId, Cause, Committed, InstanceId};

use super::dispatch::{self, EventKind, Hook};
use super::state;
use crate::{Orm, OrmError, OrmState};

/// What was given in the place of a mapped object.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stranger {
    /// An instance of the type of this name.
    Instance(Arc<str>),
    /// The class of this name.
    Class(Arc<str>),
}

/// All of them, by where they are.
pub(crate) type Strangers = BTreeMap<(InstanceId, AttributeId), Stranger>;

/// Who wants to know the state of what is assigned to a reference.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Interest {
    /// Nobody.
    None,
    /// A listener or validator of the program.
    Program,
    /// The session, the other side, or what keeps count of parents.
    Mapper,
}

/// Who wants to know what is assigned to a reference, the first of all.
pub fn interest(orm: &OrmState, owner: InstanceId, attribute: AttributeId) -> Interest {
    let in_session = orm.object(owner).session.is_some();
    for hook in dispatch::hooks(orm, attribute, EventKind::Set).iter() {
        match hook {
            Hook::Program(_) => return Interest::Program,
            Hook::SingleParent => return Interest::Mapper,
            Hook::BackReference if orm.relationship(attribute).linked_to.is_some() => {
                return Interest::Mapper;
            }
            Hook::CascadeTracker if in_session => return Interest::Mapper,
            Hook::BackReference | Hook::CascadeTracker => {}
        }
    }
    if in_session || state::tracks_parents(orm, attribute) { Interest::Mapper } else { Interest::None }
}

/// `o.reference = "no mapped object"`, which nobody wants to know.
///
/// # Errors
/// The change begins the session's transaction, which it may refuse.
pub fn set_stranger(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    stranger: Stranger,
) -> Result<(), OrmError> {
    orm.because(Cause::Set { owner, attribute, item: None }, |orm| {
        state::record_change(orm, owner, attribute, Committed::NoValue)?;
        state::store_value(orm, owner, attribute, None);
        orm.strangers.insert((owner, attribute), stranger);
        Ok(())
    })
}

/// What a reference has in the place of a mapped object.
pub fn stranger(orm: &OrmState, owner: InstanceId, attribute: AttributeId) -> Option<&Stranger> {
    orm.strangers.get(&(owner, attribute))
}

/// Whether any reference of an object has something else in the place of a mapped object.
pub fn holds_stranger(orm: &OrmState, owner: InstanceId) -> bool {
    orm.strangers.keys().any(|(holder, _)| *holder == owner)
}

/// Somebody wants to know the state of what a reference holds.
pub(crate) fn check_stranger(
    orm: &OrmState,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<(), OrmError> {
    stranger(orm, owner, attribute).map_or(Ok(()), |stranger| Err(OrmError::Stranger(stranger.clone())))
}

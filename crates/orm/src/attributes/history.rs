//! What changed on an attribute since load or flush (`History`).

use bothways_world::{AttributeId, Committed, InstanceId, Value};

use crate::config::Direction;
use crate::load::{self, Related};
use crate::{Orm, OrmError, OrmState};

/// Added, unchanged and deleted items of a relationship; None inside a reference counts as an item.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct History {
    /// Not there before.
    pub added: Vec<Option<InstanceId>>,
    /// There before and now.
    pub unchanged: Vec<Option<InstanceId>>,
    /// Not there any more.
    pub deleted: Vec<Option<InstanceId>>,
}

/// Whether the current value may be loaded to tell the history.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Passive {
    /// Only what is there; queued changes count (`PASSIVE_NO_INITIALIZE | INCLUDE_PENDING_MUTATIONS`).
    NoInitialize,
    /// Only what is there; what is queued for an unloaded collection does not count (`PASSIVE_NO_INITIALIZE`).
    WithoutPending,
    /// The same, and what is loaded to compare with is not kept (`NO_CHANGE`).
    NoChange,
    /// Load it (`PASSIVE_OFF`).
    Load,
    /// Load what is needed to know which object it is, but not that object (`PASSIVE_NO_FETCH_RELATED`).
    NoFetchRelated,
}

impl History {
    pub(crate) fn is_empty(&self) -> bool {
        self.added.is_empty() && self.unchanged.is_empty() && self.deleted.is_empty()
    }

    /// Everything that is held now: added and unchanged.
    pub(crate) fn current(&self) -> impl Iterator<Item = InstanceId> {
        self.added.iter().chain(&self.unchanged).copied().flatten()
    }
}

/// The history of a relationship attribute.
///
/// # Errors
/// What loading it raises.
pub fn history(
    orm: &mut Orm,
    instance: InstanceId,
    attribute: AttributeId,
    passive: Passive,
) -> Result<History, OrmError> {
    if super::stranger(orm, instance, attribute).is_some() {
        return Err(OrmError::Unsupported("the history of what is no mapped object".into()));
    }
    if super::is_write_only(orm, attribute) {
        return super::write_only::history(orm, instance, attribute, passive);
    }
    if !orm.object(instance).values.contains_key(&attribute) {
        match passive {
            Passive::NoChange | Passive::NoInitialize | Passive::WithoutPending => {}
            Passive::Load => {
                super::read::get(orm, instance, attribute)?;
            }
            Passive::NoFetchRelated => super::reference::know(orm, instance, attribute)?,
        }
    }
    let original = original(orm, instance, attribute, passive)?;
    let object = orm.object(instance);
    let committed = original.as_ref().or_else(|| object.committed.get(&attribute));
    Ok(match object.values.get(&attribute) {
        Some(Value::Collection(_))
            if passive == Passive::NoInitialize && object.pending.contains_key(&attribute) =>
        {
            return Err(OrmError::QueuedForPresentCollection);
        }
        Some(Value::Collection(collection)) => of_collection(&orm.collection(*collection).items, committed),
        Some(Value::Reference(current)) => of_reference(Some(*current), committed),
        Some(Value::Scalar(_)) => History::default(),
        // Asked for, what `del` removed is an empty collection.
        None if passive == Passive::Load
            && orm.relationship(attribute).setup().uselist
            && super::read::has_history(orm, instance, attribute) =>
        {
            of_collection(&[], committed)
        }
        None if orm.relationship(attribute).setup().uselist && passive == Passive::WithoutPending => {
            History::default()
        }
        None if orm.relationship(attribute).setup().uselist => match object.pending.get(&attribute) {
            Some(pending) => History {
                added: pending.added.iter().copied().map(Some).collect(),
                unchanged: Vec::new(),
                deleted: pending.removed.iter().copied().map(Some).collect(),
            },
            None => History::default(),
        },
        // Nothing was noted before the change: that it is None would have to be loaded.
        None if committed == Some(&Committed::NoValue) => History::default(),
        None => of_reference(None, committed),
    })
}

/// Loads what a one-to-one, or another reference that the identity map cannot tell, held before it was set without
/// being loaded (`_deferred_history`).
fn original(
    orm: &mut Orm,
    instance: InstanceId,
    attribute: AttributeId,
    passive: Passive,
) -> Result<Option<Committed>, OrmError> {
    let object = orm.object(instance);
    if !is_deferred(orm, instance, attribute) {
        return Ok(None);
    }
    if object.key.is_none() && passive != Passive::NoChange {
        // An object that a rollback made transient has nothing to load it by, and the symbol that says so is taken
        // for the object.
        return Err(OrmError::SymbolInstead { uselist: false });
    }
    if object.session.is_none() {
        return Ok(None);
    }
    Ok(match load::without_autoflush(orm, instance, attribute)? {
        Related::One(original) => Some(Committed::Reference(original)),
        Related::Empty | Related::WasSet | Related::Many(_) => None,
    })
}

/// Whether it takes a load to tell what a reference held before: nobody keeps that beyond a flush.
fn is_deferred(orm: &OrmState, instance: InstanceId, attribute: AttributeId) -> bool {
    let setup = orm.relationship(attribute).setup();
    let told_by_key = setup.direction == Direction::ManyToOne && setup.use_get;
    !setup.uselist
        && !told_by_key
        && orm.object(instance).committed.get(&attribute) == Some(&Committed::Unknown)
}

fn of_collection(current: &[InstanceId], committed: Option<&Committed>) -> History {
    let some = |items: Vec<InstanceId>| items.into_iter().map(InstanceId::known).collect();
    match committed {
        None => History { unchanged: some(current.to_vec()), ..History::default() },
        Some(Committed::Items(original)) => {
            let was: std::collections::BTreeSet<InstanceId> = original.iter().copied().collect();
            let is: std::collections::BTreeSet<InstanceId> = current.iter().copied().collect();
            let (unchanged, added) = current.iter().copied().partition(|item| was.contains(item));
            let deleted = original.iter().copied().filter(|item| !is.contains(item)).collect();
            History { added: some(added), unchanged: some(unchanged), deleted: some(deleted) }
        }
        Some(Committed::NoValue | Committed::Unknown | Committed::Scalar(_) | Committed::Reference(_)) => {
            History { added: some(current.to_vec()), ..History::default() }
        }
    }
}

fn of_reference(current: Option<Option<InstanceId>>, committed: Option<&Committed>) -> History {
    let Some(committed) = committed else {
        return History { unchanged: current.into_iter().collect(), ..History::default() };
    };
    let deleted = match committed {
        Committed::Reference(original) if Some(*original) == current => {
            return History { unchanged: vec![*original], ..History::default() };
        }
        Committed::Reference(Some(original)) => vec![Some(*original)],
        // An old value of None is not worth telling, but a `del` of it still has to write NULL.
        Committed::Reference(None) | Committed::NoValue | Committed::Unknown if current.is_none() => {
            return History { added: vec![None], ..History::default() };
        }
        Committed::Reference(None)
        | Committed::NoValue
        | Committed::Unknown
        | Committed::Scalar(_)
        | Committed::Items(_) => Vec::new(),
    };
    History { added: current.into_iter().collect(), unchanged: Vec::new(), deleted }
}

//! The state SQLAlchemy keeps per mapped object (`InstanceState`), and the collections objects own.

use std::sync::Arc;

use litemap::LiteMap;
use serde::{Deserialize, Serialize};

use crate::{AttributeId, ClassId, CollectionId, InstanceId, Scalar, SessionId};

/// One instance of a mapped class.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Object {
    /// Its class.
    pub class: ClassId,
    /// Loaded or assigned values: SQLAlchemy's `state.dict`. A missing key is unloaded or never set.
    pub values: LiteMap<AttributeId, Value>,
    /// Values before the first change since load or flush: `state.committed_state`.
    pub committed: LiteMap<AttributeId, Committed>,
    /// Changes queued on unloaded collections: `state._pending_mutations`.
    pub pending: LiteMap<AttributeId, Pending>,
    /// For each relationship that tracks parents, who holds this object: `state.parents`.
    pub parents: LiteMap<AttributeId, Parent>,
    /// Attributes that the next read refreshes: `state.expired_attributes`.
    pub expired: Vec<AttributeId>,
    /// Class and primary key once the row exists: `state.key`.
    pub key: Option<IdentityKey>,
    /// The session it belongs to: `state.session_id`.
    pub session: Option<SessionId>,
    /// Order of entering `session.new`: `state.insert_order`.
    pub insert_order: Option<u32>,
    /// Changed since load or flush: `state.modified`.
    pub modified: bool,
    /// Its DELETE was flushed: `state._deleted`.
    pub deleted: bool,
    /// Removed from its parent while that was in no session: `state._orphaned_outside_of_session`.
    pub orphaned_outside: bool,
    /// Collections handed out by reading an unset attribute, not yet in `values`: `state._empty_collections`.
    pub empty_collections: LiteMap<AttributeId, CollectionId>,
}

impl Object {
    /// A new transient object with nothing set.
    pub fn new(class: ClassId) -> Self {
        Self {
            class,
            values: LiteMap::new(),
            committed: LiteMap::new(),
            pending: LiteMap::new(),
            parents: LiteMap::new(),
            expired: Vec::new(),
            key: None,
            session: None,
            insert_order: None,
            modified: false,
            deleted: false,
            orphaned_outside: false,
            empty_collections: LiteMap::new(),
        }
    }

    /// Where it stands in the life cycle that `inspect(o)` shows.
    pub fn lifecycle(&self) -> Lifecycle {
        match (&self.key, self.session, self.deleted) {
            (None, None, _) => Lifecycle::Transient,
            (None, Some(_), _) => Lifecycle::Pending,
            (Some(_), Some(_), true) => Lifecycle::Deleted,
            (Some(_), Some(_), false) => Lifecycle::Persistent,
            (Some(_), None, _) => Lifecycle::Detached,
        }
    }
}

/// The states of SQLAlchemy's "Quickie Intro to Object States".
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Lifecycle {
    /// In no session, no row.
    Transient,
    /// In a session, no row yet.
    Pending,
    /// In a session, with its row.
    Persistent,
    /// Its DELETE was flushed, the transaction is still open.
    Deleted,
    /// Has (had) a row, in no session.
    Detached,
}

/// What an attribute holds.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Value {
    /// A column attribute's value.
    Scalar(Scalar),
    /// A scalar relationship: an object or None.
    Reference(Option<InstanceId>),
    /// A collection relationship.
    Collection(CollectionId),
}

/// An attribute's value before its first change since load or flush.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Committed {
    /// There was none: `NO_VALUE`.
    NoValue,
    /// It was not loaded and SQL was not allowed: `PASSIVE_NO_RESULT`.
    Unknown,
    /// A column value.
    Scalar(Scalar),
    /// A reference.
    Reference(Option<InstanceId>),
    /// A copy of the collection's members.
    Items(Vec<InstanceId>),
}

/// Changes queued on a collection that is not loaded.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Pending {
    /// Members to add on load, in order.
    pub added: Vec<InstanceId>,
    /// Members to remove on load.
    pub removed: Vec<InstanceId>,
}

/// Whether some object holds this one through a relationship: an entry of `state.parents`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Parent {
    /// Held by this object.
    Of(InstanceId),
    /// Was held and is no more: an orphan candidate.
    Gone,
}

/// A collection object. It outlives its place in the owner: a replaced one is detached, not gone.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Collection {
    /// The object whose attribute it is or was.
    pub owner: InstanceId,
    /// The relationship attribute.
    pub attribute: AttributeId,
    /// What Python sees it as.
    pub kind: CollectionKind,
    /// Members in order.
    pub items: Vec<InstanceId>,
    /// The keys they are stored under, in the same order; empty unless it is a dict.
    pub keys: Vec<Key>,
    /// Whether mutations still fire events (`collection._sa_adapter` is set).
    pub attached: bool,
}

/// The built-in type a collection behaves as.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum CollectionKind {
    /// `InstrumentedList`
    #[default]
    List,
    /// `InstrumentedSet`; its members keep the order in which they came.
    Set,
    /// `KeyFuncDict`
    Dict,
}

/// A key of a dict collection.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Key {
    /// None, a number or text.
    Scalar(Scalar),
    /// Several, as `column_keyed_dict([a, b])` makes them.
    Tuple(Vec<Key>),
    /// A mapped object.
    Instance(InstanceId),
}

/// Class and primary key: what a session's identity map is keyed by.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct IdentityKey {
    /// The mapped class.
    pub class: ClassId,
    /// Primary key values in column order.
    pub values: Arc<[Scalar]>,
}

//! The only way state changes: small, invertible, serialisable.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    AttributeId, Binding, ClassId, CollectionId, CollectionKind, Committed, IdentityKey, InstanceId, Key,
    Parent, Pending, Row, RowKey, SessionId, SqlStatement, TableId, Value, Warning,
};

/// One change of the [`crate::World`]. Each carries both its old and its new side, so it can be undone.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Change {
    /// A new object; its id is the next free one.
    Create {
        /// The new id.
        instance: InstanceId,
        /// Its class.
        class: ClassId,
    },
    /// An entry of an object's dict.
    Value {
        /// The object.
        instance: InstanceId,
        /// The attribute.
        attribute: AttributeId,
        /// Before; none: not in the dict.
        old: Option<Value>,
        /// After.
        new: Option<Value>,
    },
    /// An entry of an object's committed state.
    Committed {
        /// The object.
        instance: InstanceId,
        /// The attribute.
        attribute: AttributeId,
        /// Before.
        old: Option<Committed>,
        /// After.
        new: Option<Committed>,
    },
    /// The queue of an unloaded collection, as a whole: begun empty, or emptied.
    Pending {
        /// The object.
        instance: InstanceId,
        /// The attribute.
        attribute: AttributeId,
        /// Before.
        old: Option<Pending>,
        /// After.
        new: Option<Pending>,
    },
    /// One item of such a queue. An item at a time, since a queue may grow long.
    Queued {
        /// The object.
        instance: InstanceId,
        /// The attribute.
        attribute: AttributeId,
        /// To be added on load, or to be removed.
        side: QueueSide,
        /// The item's place in the queue.
        index: u32,
        /// The item.
        item: InstanceId,
        /// Whether it entered the queue; else an opposite change cancelled it.
        queued: bool,
    },
    /// Who holds an object through a relationship.
    Parent {
        /// The object held.
        instance: InstanceId,
        /// The relationship that holds it.
        attribute: AttributeId,
        /// Before.
        old: Option<Parent>,
        /// After.
        new: Option<Parent>,
    },
    /// An attribute became expired, or fresh again.
    Expired {
        /// The object.
        instance: InstanceId,
        /// The attribute.
        attribute: AttributeId,
        /// Whether it is expired now (it was the opposite before).
        expired: bool,
    },
    /// An object's identity key.
    Key {
        /// The object.
        instance: InstanceId,
        /// Before.
        old: Option<IdentityKey>,
        /// After.
        new: Option<IdentityKey>,
    },
    /// The session an object belongs to.
    Session {
        /// The object.
        instance: InstanceId,
        /// Before.
        old: Option<SessionId>,
        /// After.
        new: Option<SessionId>,
    },
    /// The order in which an object became pending.
    InsertOrder {
        /// The object.
        instance: InstanceId,
        /// Before.
        old: Option<u32>,
        /// After.
        new: Option<u32>,
    },
    /// An object's modified flag flipped.
    Modified {
        /// The object.
        instance: InstanceId,
        /// The flag now.
        modified: bool,
    },
    /// An object's deleted flag flipped.
    Deleted {
        /// The object.
        instance: InstanceId,
        /// The flag now.
        deleted: bool,
    },
    /// An object's orphaned-outside-of-session flag flipped.
    OrphanedOutside {
        /// The object.
        instance: InstanceId,
        /// The flag now.
        orphaned: bool,
    },
    /// A new, empty collection object; its id is the next free one.
    CreateCollection {
        /// The new id.
        collection: CollectionId,
        /// Whose it is.
        owner: InstanceId,
        /// The relationship.
        attribute: AttributeId,
        /// What Python sees it as.
        kind: CollectionKind,
    },
    /// A collection remembered aside for an attribute that was read but never set.
    EmptyCollection {
        /// The object.
        instance: InstanceId,
        /// The attribute.
        attribute: AttributeId,
        /// Before.
        old: Option<CollectionId>,
        /// After.
        new: Option<CollectionId>,
    },
    /// A member entered a collection.
    Insert {
        /// The collection.
        collection: CollectionId,
        /// The member's new position.
        index: u32,
        /// The member.
        item: InstanceId,
        /// The key it is stored under, in a dict.
        key: Option<Key>,
    },
    /// A member left a collection.
    Remove {
        /// The collection.
        collection: CollectionId,
        /// The position it had.
        index: u32,
        /// The member.
        item: InstanceId,
        /// The key it was stored under, in a dict.
        key: Option<Key>,
    },
    /// A collection's members were put in another order: sort, reverse.
    Reorder {
        /// The collection.
        collection: CollectionId,
        /// Before.
        old: Vec<InstanceId>,
        /// After.
        new: Vec<InstanceId>,
    },
    /// A collection was cut loose from its owner, or tied to it again.
    Attached {
        /// The collection.
        collection: CollectionId,
        /// Whether its mutations fire events now.
        attached: bool,
    },
    /// A new session; its id is the next free one.
    OpenSession {
        /// The new id.
        session: SessionId,
    },
    /// An object entered one of a session's sets, at the end or where undo found it.
    Enter {
        /// The session.
        session: SessionId,
        /// Which set.
        set: SessionSet,
        /// The object.
        instance: InstanceId,
        /// Its position.
        index: u32,
    },
    /// An object left one of a session's sets.
    Leave {
        /// The session.
        session: SessionId,
        /// Which set.
        set: SessionSet,
        /// The object.
        instance: InstanceId,
        /// The position it had.
        index: u32,
    },
    /// An entry of a session's identity map.
    Identity {
        /// The session.
        session: SessionId,
        /// The key.
        key: IdentityKey,
        /// Before.
        old: Option<InstanceId>,
        /// After.
        new: Option<InstanceId>,
    },
    /// Transactions open on a session.
    Transaction {
        /// The session.
        session: SessionId,
        /// Depth before.
        old: u32,
        /// Depth after.
        new: u32,
    },
    /// A table was created or dropped (its rows go one by one before).
    Table {
        /// The table.
        table: TableId,
        /// Whether it exists now (it was the opposite before).
        created: bool,
    },
    /// A row as the database reports it.
    Row {
        /// The table.
        table: TableId,
        /// The row's key.
        key: RowKey,
        /// Before; none: there was no such row.
        old: Option<Row>,
        /// After.
        new: Option<Row>,
    },
    /// A statement was sent.
    Sql(Arc<SqlStatement>),
    /// Text was printed, line ends included.
    Output(Arc<str>),
    /// Text was written to the standard error stream, as logging does.
    Stderr(Arc<str>),
    /// A warning was issued.
    Warning(Arc<Warning>),
    /// A module-level name was bound or deleted.
    Bind {
        /// The name.
        name: Arc<str>,
        /// Before.
        old: Option<Binding>,
        /// After.
        new: Option<Binding>,
    },
}

/// The two halves of the queue of an unloaded collection.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum QueueSide {
    /// To be added on load.
    Added,
    /// To be removed on load.
    Removed,
}

/// The ordered sets a session keeps.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum SessionSet {
    /// `session.new`.
    New,
    /// Persistent objects with changes.
    Modified,
    /// `session.deleted`.
    Deleted,
}

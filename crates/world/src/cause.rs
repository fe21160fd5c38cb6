//! Why a change happened: a tree whose roots are the program's statements, those of them that led to anything.

use serde::{Deserialize, Serialize};

use crate::{AttributeId, CauseId, InstanceId, StatementId};

/// A place in the program: a UTF-8 byte range in one of its documents.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// 0 is `models.py`, 1 is `script.py`.
    pub document: u8,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// 1-based line of `start`.
    pub line: u32,
}

/// One node of the tree of causes.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct CauseNode {
    /// What this happened within; none for a statement.
    pub parent: Option<CauseId>,
    /// What happened.
    pub cause: Cause,
}

/// A reason a user would ask for. Names are ids of the catalog that goes with the journal.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Cause {
    /// A statement of the program ran, so deep in calls of functions (0: module level).
    Statement {
        /// The statement.
        statement: StatementId,
        /// The depth.
        depth: u32,
    },
    /// An object was created by calling its class.
    Construct(InstanceId),
    /// An attribute was assigned: `o.attribute = value`.
    Set {
        /// The object assigned to.
        owner: InstanceId,
        /// The attribute.
        attribute: AttributeId,
        /// The object assigned, for a relationship.
        item: Option<InstanceId>,
    },
    /// An attribute was deleted: `del o.attribute`.
    Delete {
        /// The owner.
        owner: InstanceId,
        /// The attribute.
        attribute: AttributeId,
    },
    /// A member was added to a collection.
    Append {
        /// The collection's owner.
        owner: InstanceId,
        /// The collection attribute.
        attribute: AttributeId,
        /// The member.
        item: InstanceId,
    },
    /// A member was removed from a collection.
    Remove {
        /// The collection's owner.
        owner: InstanceId,
        /// The collection attribute.
        attribute: AttributeId,
        /// The member.
        item: InstanceId,
    },
    /// A whole collection was assigned.
    Replace {
        /// The owner.
        owner: InstanceId,
        /// The collection attribute.
        attribute: AttributeId,
    },
    /// The reverse of a linked relationship was told.
    BackReference {
        /// The attribute where the event started.
        from: AttributeId,
        /// The linked attribute that is told.
        to: AttributeId,
        /// The object whose `to` attribute changes.
        owner: InstanceId,
    },
    /// A listener or validator of the program was told of an event on an attribute.
    Listener {
        /// The object.
        owner: InstanceId,
        /// The attribute.
        attribute: AttributeId,
    },
    /// Objects reachable along a relationship entered the session (save-update) or were marked (delete).
    Cascade {
        /// The relationship followed.
        attribute: AttributeId,
        /// The object it reached.
        item: InstanceId,
    },
    /// An object was left without an owner along a relationship with `delete-orphan`.
    Orphan {
        /// The relationship.
        attribute: AttributeId,
        /// The object that nobody holds.
        item: InstanceId,
    },
    /// `session.add` or `add_all` was called.
    Add(InstanceId),
    /// `session.delete` was called.
    MarkDeleted(InstanceId),
    /// Mappers were configured because something needed them.
    Configure,
    /// `session.flush()` was called.
    Flush,
    /// A query or lazy load flushed first.
    Autoflush,
    /// `session.commit()` was called.
    Commit,
    /// A rollback was asked for, or a flush failed.
    Rollback,
    /// A relationship was read before it was loaded.
    LazyLoad {
        /// The owner.
        owner: InstanceId,
        /// The relationship.
        attribute: AttributeId,
    },
    /// Expired columns were read, or `session.refresh` was called.
    Refresh(InstanceId),
    /// `session.get` or a query ran.
    Query,
    /// Attributes were expired: `session.expire`, `expire_all`, commit, rollback.
    Expire,
    /// The foreign key was copied from the related object at flush.
    Synchronize {
        /// The relationship that decided.
        attribute: AttributeId,
    },
    /// `session.get` found the object in the identity map, and sent nothing.
    Found(InstanceId),
    /// A newer engine was used for the first time: its database is empty, and the one before it is let go of.
    NewEngine,
    /// `create_all` ran, or a table's own `create`.
    CreateAll,
    /// `drop_all` ran, or a table's own `drop`.
    DropAll,
    /// The session was closed.
    Close,
    /// Nothing reached the object any more: the identity map is weak.
    Forgotten,
}

//! Event tokens: each attribute owns a few, the first event of a chain uses its own and nested ones pass it on.
//! That is how back references end (`AttributeEventToken`).

use bothways_world::{AttributeId, ClassId, InstanceId};

use crate::OrmState;

/// Where a chain of events started.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// The attribute that owns it.
    pub attribute: AttributeId,
    /// The class of the object: one that inherits the attribute has tokens of its own.
    class: ClassId,
    /// Which of its tokens.
    pub operation: Operation,
}

/// The tokens of one attribute. A scalar's append token is its replace token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operation {
    /// A scalar was set.
    Replace,
    /// An item was appended to a collection.
    Append,
    /// An item was removed, a scalar deleted.
    Remove,
    /// A collection was assigned.
    BulkReplace,
}

impl Token {
    pub(crate) fn new(
        orm: &OrmState,
        owner: InstanceId,
        attribute: AttributeId,
        operation: Operation,
    ) -> Self {
        Self { attribute, class: orm.object(owner).class, operation }
    }
}

//! Event tokens: each attribute owns a few, the first event of a chain uses its own and nested ones pass it on.
//! That is how back references end (`AttributeEventToken`).

use bothways_world::AttributeId;

/// Where a chain of events started.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// The attribute that owns it.
    pub attribute: AttributeId,
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
    pub(crate) fn new(attribute: AttributeId, operation: Operation) -> Self {
        Self { attribute, operation }
    }
}

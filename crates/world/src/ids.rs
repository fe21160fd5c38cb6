//! Newtype ids. Each indexes an arena of [`crate::World`] or of the catalog that goes with a journal.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The position in the arena this id indexes.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of the arena's entry at `index`.
            pub fn from_index(index: usize) -> Self {
                Self(u32::try_from(index).expect("an arena holds fewer than 2^32 entries: memory limits come first"))
            }
        }
    )*};
}

impl InstanceId {
    /// Python's `None` as a member of a collection. SQLAlchemy lets it in, and refuses it when it is flushed.
    pub const NONE: Self = Self(u32::MAX);

    /// Whether this is `None` in the place of an object.
    pub fn is_none(self) -> bool {
        self == Self::NONE
    }

    /// The object, if it is one.
    pub fn known(self) -> Option<Self> {
        (!self.is_none()).then_some(self)
    }
}

ids! {
    /// A mapped class, in order of definition.
    ClassId
    /// An instrumented attribute of one mapped class.
    AttributeId
    /// An instance of a mapped class, in order of creation or loading.
    InstanceId
    /// One collection object (an `InstrumentedList`); replacing a collection makes a new one.
    CollectionId
    /// A `Session`, in order of creation.
    SessionId
    /// A table, in order of definition in its `MetaData`.
    TableId
    /// A node of the tree of causes.
    CauseId
    /// A statement of the program, as often as it is executed.
    StatementId
}

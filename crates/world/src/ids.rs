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

//! What a run hands to the page: the catalog of names behind the ids, the journal, problems and outcome, the
//! timeline that walks it, what repeats itself in it, and the messages between page and worker.

mod catalog;
mod outcome;
mod protocol;
mod repeated;
mod timeline;

pub use catalog::{
    AttributeInfo, AttributeKind, Catalog, ClassInfo, ColumnInfo, Direction, RelationshipInfo, TableInfo,
};
pub use outcome::{Answer, Comparison, Ending, Program, Run, RunError, Variant, VariantKind, Verdict};
pub use protocol::{Request, Response, decode, encode};
pub use repeated::{REPEATED_LOADS, RepeatedLoad, repeated_loads};
pub use timeline::Timeline;

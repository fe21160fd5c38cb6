//! The world a program makes, and the only way to change it.
//!
//! Ids, scalars, the state of mapped objects, sessions and tables ([`World`]), the small invertible
//! [`Change`] by which alone it moves, the [`Cause`] each change has, and the [`Journal`] of all of them.
//! The ORM runs on [`Store`]; the page folds the journal with the same [`World::apply`]. Nothing here knows
//! Python, SQL text, GlueSQL or the browser.

mod cause;
mod change;
mod ids;
mod journal;
mod object;
mod program;
mod scalar;
mod session;
mod steps;
mod store;
mod table;
mod world;

pub use cause::{Cause, CauseNode, Place};
pub use change::{Change, QueueSide, SessionSet};
pub use ids::{AttributeId, CauseId, ClassId, CollectionId, InstanceId, SessionId, StatementId, TableId};
pub use journal::{Entry, Journal};
pub use object::{
    Collection, CollectionKind, Committed, IdentityKey, Key, Lifecycle, Object, Parent, Pending, Value,
};
pub use program::{Binding, Returned, SqlStatement, Warning};
pub use scalar::{Scalar, Typed, TypedKind};
pub use session::SessionState;
pub use steps::{Step, Steps};
pub use store::{Scope, Store};
pub use table::{Row, RowKey, TableState};
pub use world::World;

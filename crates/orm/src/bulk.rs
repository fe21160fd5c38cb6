//! `session.execute(insert(T))`, `update(T)` and `delete(T)`: statements over whole tables, and what they do to the
//! objects in the session (`orm/bulk_persistence.py`).

mod condition;
mod delete;
mod insert;
mod returning;
mod save;
mod synchronize;
mod update;
mod update_by_key;

use bothways_world::ClassId;

use crate::{Orm, OrmError, config};

pub use delete::delete;
pub use insert::{InsertStyle, NewRow, insert};
pub use returning::{entity_columns, returned_object, returned_value};
pub use save::{save, state_values};
pub use synchronize::Synchronize;
pub use update::update;
pub use update_by_key::update_by_key;

/// A statement about a table alone needs no mappers.
fn configure(orm: &mut Orm, class: Option<ClassId>) -> Result<(), OrmError> {
    class.map_or(Ok(()), |class| config::configure(orm, class))
}

//! SELECT: by the store's own keys where one table and its key decide, by GlueSQL otherwise.

mod keyed;

use bothways_sql::Select;
use bothways_world::Scalar;

use crate::store::Store;
use crate::write::Failure;

/// Rows of a SELECT.
pub(crate) fn select(store: &Store, select: &Select) -> Result<Vec<Vec<Scalar>>, Failure> {
    match keyed::select(store, select)? {
        Some(rows) => Ok(rows),
        None => Err(Failure::unsupported("this SELECT")),
    }
}

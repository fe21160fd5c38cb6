//! Loading: lazy loads of relationships, refreshing of expired columns, lookup by key, rows to objects
//! (`orm/strategies.py`, `orm/loading.py`).

mod lazy;
mod refresh;
mod rows;

pub(crate) use lazy::{
    FromIdentityMap, Related, from_identity_map, lazy, without_autoflush, without_fetching,
};
pub(crate) use refresh::{Autoflush, get, get_anew, is_expired, refresh, refresh_expired};
pub(crate) use rows::{columns_of, from_database, instance_of_row, select_entity};

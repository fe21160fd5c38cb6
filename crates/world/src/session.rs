//! What a `Session` keeps.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{IdentityKey, InstanceId};

/// The state of one `Session`.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct SessionState {
    /// Persistent objects by key: `session.identity_map`.
    pub identity_map: BTreeMap<IdentityKey, InstanceId>,
    /// Pending objects in order of entering: `session.new`.
    pub new: Vec<InstanceId>,
    /// Persistent objects with changes, in order of entering: `session.dirty` before the net check.
    pub modified: Vec<InstanceId>,
    /// Objects marked for deletion, in order: `session.deleted`.
    pub deleted: Vec<InstanceId>,
    /// Transactions open on it: 0 none, 1 the outer one, more with savepoints.
    pub transaction_depth: u32,
}

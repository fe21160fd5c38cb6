//! A session's options and what it must remember between calls that is not state of the program's world.

use bothways_world::{IdentityKey, InstanceId};

use crate::OrmError;

/// Arguments of `Session(…)`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SessionOptions {
    /// `autoflush=`.
    pub autoflush: bool,
    /// `expire_on_commit=`.
    pub expire_on_commit: bool,
}

impl Default for SessionOptions {
    fn default() -> Self {
        Self { autoflush: true, expire_on_commit: true }
    }
}

/// One session's bookkeeping.
#[derive(Clone, PartialEq, Debug)]
pub struct Settings {
    /// Its options.
    pub options: SessionOptions,
    /// Depth of `no_autoflush` blocks.
    pub(crate) no_autoflush: u32,
    /// Whether a flush is under way.
    pub(crate) flushing: bool,
    /// The open transaction.
    pub(crate) transaction: Option<Transaction>,
    /// The failure after which only a rollback is allowed.
    pub(crate) needs_rollback: Option<Box<OrmError>>,
}

impl Settings {
    pub(crate) fn new(options: SessionOptions) -> Self {
        Self { options, no_autoflush: 0, flushing: false, transaction: None, needs_rollback: None }
    }
}

/// What a rollback has to restore (`SessionTransaction`).
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Transaction {
    /// Objects that became persistent in it.
    pub(crate) new: Vec<InstanceId>,
    /// Objects whose DELETE was flushed in it.
    pub(crate) deleted: Vec<InstanceId>,
    /// Objects whose primary key changed in it, with their keys before.
    pub(crate) key_switches: Vec<(InstanceId, IdentityKey)>,
    /// Whether the connection was used.
    pub(crate) connected: bool,
}

//! A session's options and what it must remember between calls that is not state of the program's world.

use std::collections::{BTreeMap, BTreeSet};

use bothways_world::{IdentityKey, InstanceId, SessionSet};

use super::block::Block;
use super::transaction::{Transaction, TransactionId};
use crate::EngineId;

/// Arguments of `Session(…)`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SessionOptions {
    /// `autoflush=`.
    pub autoflush: bool,
    /// `expire_on_commit=`.
    pub expire_on_commit: bool,
    /// `autobegin=`.
    pub autobegin: bool,
    /// `close_resets_only=`.
    pub close_resets_only: bool,
    /// Whether there is an engine to send statements to: `bind=`.
    pub bound: bool,
    /// The engine.
    pub engine: EngineId,
}

impl Default for SessionOptions {
    fn default() -> Self {
        Self {
            autoflush: true,
            expire_on_commit: true,
            autobegin: true,
            close_resets_only: true,
            bound: true,
            engine: EngineId::default(),
        }
    }
}

/// One session's bookkeeping.
#[derive(Clone, PartialEq, Debug)]
pub struct Settings {
    /// Its options.
    pub options: SessionOptions,
    /// Whether a flush is under way.
    pub(crate) flushing: bool,
    /// Whether the statement that is prepared now may flush first, if the session does (`NO_AUTOFLUSH`).
    pub(crate) statement_flushes: bool,
    /// Whether its statements are being sent: what changes now is too late for it (`_warn_on_events`).
    pub(crate) warns_on_events: bool,
    /// Closed for good: `close()` with `close_resets_only=False`.
    pub(crate) closed: bool,
    /// The open transactions: the outer one first, then those of SAVEPOINTs.
    pub(crate) transactions: Vec<Transaction>,
    /// Transactions begun so far: their numbers.
    pub(crate) begun: u32,
    /// The part of a transaction that the flush under way is to its listeners (`SUBTRANSACTION`).
    pub(crate) subtransaction: Option<TransactionId>,
    /// The transaction that ended last, and the one that enclosed it: listeners ask for that.
    pub(crate) ended: Option<(TransactionId, Option<TransactionId>)>,
    /// `with` blocks of transactions under way, the outer one first.
    pub(crate) blocks: Vec<Block>,
    /// Who is in the session's sets: the world keeps their order, here they are found at once.
    pub(crate) members: Members,
    /// When each key entered the identity map: a dict in SQLAlchemy, iterated in that order.
    pub(crate) arrivals: BTreeMap<IdentityKey, u64>,
    /// Keys that entered so far.
    pub(crate) arrived: u64,
    /// Whether the engine logs on its connection; none: it has none now.
    pub(crate) logged: Option<bool>,
    /// Whether it is the connection itself, as `engine.connect()` gives it, and keeps it between transactions.
    pub(crate) keeps_connection: bool,
}

impl Settings {
    pub(crate) fn new(options: SessionOptions) -> Self {
        Self {
            options,
            flushing: false,
            statement_flushes: true,
            warns_on_events: false,
            closed: false,
            transactions: Vec::new(),
            begun: 0,
            subtransaction: None,
            ended: None,
            blocks: Vec::new(),
            members: Members::default(),
            arrivals: BTreeMap::new(),
            arrived: 0,
            logged: None,
            keeps_connection: false,
        }
    }
}

/// The members of `session.new`, of the modified ones, and of `session.deleted`.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Members {
    new: BTreeSet<InstanceId>,
    modified: BTreeSet<InstanceId>,
    deleted: BTreeSet<InstanceId>,
}

impl Members {
    pub(crate) fn of(&mut self, set: SessionSet) -> &mut BTreeSet<InstanceId> {
        match set {
            SessionSet::New => &mut self.new,
            SessionSet::Modified => &mut self.modified,
            SessionSet::Deleted => &mut self.deleted,
        }
    }

    pub(crate) fn is_new(&self, instance: InstanceId) -> bool {
        self.new.contains(&instance)
    }

    pub(crate) fn is_marked_deleted(&self, instance: InstanceId) -> bool {
        self.deleted.contains(&instance)
    }
}

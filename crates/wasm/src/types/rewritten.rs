//! A rewrite asked for and made.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::Edit;

/// A way to write the two sides of a relationship.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum StrategyName {
    /// Both sides written out, each naming the other.
    BackPopulates,
    /// One side written, the other generated.
    Backref,
    /// Two relationships that do not know each other.
    NotLinked,
    /// The side written first, and no other.
    OneSide,
}

/// Models under a strategy.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Tsify)]
pub struct Rewritten {
    /// The whole document.
    pub source: String,
    /// What was changed; empty where the models already follow the strategy.
    pub edits: Vec<Edit>,
}

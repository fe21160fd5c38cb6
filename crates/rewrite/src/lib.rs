//! Source to source: a program's relationships written under another strategy, and the fixes of a forgotten,
//! misspelt or generated other side.
//!
//! Everything is decided from syntax alone, so it works on models that fail to configure, which are the ones
//! that need it. Comments, formatting and the order of arguments stay; only what a strategy is about is
//! touched, and what cannot be rewritten with certainty is refused by name. Nothing here runs a program.

mod edits;
mod fixes;
mod loading;
mod nesting;
mod pairs;
mod refusal;
mod strategy;
mod survey;

pub use fixes::{
    add_other_side, backref_to_back_populates, link_relationships, nearest_other_side, own_objects,
    rename_back_populates,
};
pub use loading::{EagerLoad, RelationshipName, load_with_query};
pub use refusal::Refusal;
pub use strategy::{Rewritten, Strategy, rewrite};

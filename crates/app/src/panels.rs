//! The panels of the stage: each takes a run at the slider's step and gives markup.

pub mod compare;
pub mod objects;
pub mod output;
pub mod problems;
pub mod schema;
pub mod session;
pub mod sql;
pub mod tables;
pub mod why;

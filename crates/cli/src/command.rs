//! The commands, one file each.

pub(crate) mod check;
pub(crate) mod link;
pub(crate) mod run;
pub(crate) mod transcript;

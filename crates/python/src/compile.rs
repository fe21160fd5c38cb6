//! From ruff's syntax tree to code that the machine runs.

pub(crate) mod code;

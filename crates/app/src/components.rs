//! The parts of the page around the panels. Each takes the state and gives markup that emits actions.

pub mod page;
pub mod header;
pub mod notices;
pub mod editors;
pub mod stage;
pub mod timeline;
pub mod icon;

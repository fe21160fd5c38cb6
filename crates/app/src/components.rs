//! The parts of the page around the panels. Each takes the state and gives markup that emits actions.

pub mod diagram;
pub mod editors;
pub mod header;
pub mod hints;
pub mod icon;
pub mod keys;
pub mod notices;
pub mod page;
pub mod paper;
pub mod separator;
pub mod stage;
pub mod timeline;

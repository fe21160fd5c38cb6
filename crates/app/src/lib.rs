//! The page: a Yew application that edits a program, lets the worker run it and shows the trace.
//!
//! The model is plain data with a pure `reduce`; effects live in one file; what can be computed without a
//! browser is in `view`. The page never links the engine: what it knows of a run is `bothways_trace`.

mod app;
mod components;
mod editor;
mod effects;
pub mod examples;
mod graph;
mod link;
pub mod model;
pub mod offsets;
mod panels;
mod storage;
pub mod view;
mod worker;

#[cfg(test)]
mod fixture;

pub use app::App;

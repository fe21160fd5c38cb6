//! The page: a Yew application that edits a program, lets the worker run it and shows the trace.
//!
//! The model is plain data with a pure `reduce`; effects live in one file; what can be computed without a
//! browser is in `view`. The page never links the engine: what it knows of a run is `bothways_trace`.

pub mod model;
pub mod view;
pub mod examples;
mod app;
mod effects;
mod worker;
mod storage;
mod link;
mod editor;
pub mod offsets;
mod components;
mod panels;

#[cfg(test)]
mod fixture;

pub use app::App;

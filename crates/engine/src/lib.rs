//! The facade over everything below it: run a program, write its transcript, check it, compare its strategies, ask
//! its rows questions.
//!
//! Plain data goes in and comes out (`bothways_trace`, `bothways_diagnostics`). Here the parts are put
//! together: interpreter, `sqlalchemy` package, ORM and GlueSQL; and facts of the ORM become problems with
//! text, place and fix.

mod ask;
mod catalog;
mod check;
mod compare;
mod problems;
mod run;
mod transcript;
mod verdict;

pub use ask::ask;
pub use check::check;
pub use compare::{Compared, compare};
pub use run::{run, run_with_world};
pub use transcript::transcript;

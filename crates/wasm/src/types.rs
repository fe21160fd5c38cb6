//! What crosses the border to JavaScript. The TypeScript declarations are generated from these types.

mod link;
mod problem;
mod rewritten;
mod transcript;

pub use link::{Opened, SharedProgram};
pub use problem::{Applicability, Edit, Fix, Label, Problem, Problems, Severity};
pub use rewritten::{Rewritten, StrategyName};
pub use transcript::{Cell, Parameter, Ran, Statement, Transcript, UncaughtError, Unsupported, Warning};

//! Everything the page shows that can be computed without a browser: pure functions from runs and programs
//! to plain data, tested natively. No markup here.

pub mod align;
pub mod cards;
pub mod comparison;
pub mod holdings;
pub mod naming;
pub mod narration;
pub mod preview;
pub mod rows;
pub mod scenario;
pub mod source;
pub mod statements;
pub mod ticks;
pub mod touched;

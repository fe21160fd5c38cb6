//! Everything the page shows that can be computed without a browser: pure functions from runs and programs
//! to plain data, tested natively. No markup here.

pub mod source;
pub mod naming;
pub mod align;
pub mod holdings;
pub mod comparison;
pub mod touched;
pub mod ticks;
pub mod narration;
pub mod cards;
pub mod rows;
pub mod statements;
pub mod preview;
pub mod scenario;

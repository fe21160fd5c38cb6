//! Everything the page shows that can be computed without a browser: pure functions from runs and programs
//! to plain data, tested natively. No markup here.

pub mod align;
pub mod arrows;
pub mod cards;
pub mod changes;
pub mod comparison;
pub mod completion;
pub mod documentation;
pub mod geometry;
pub mod groups;
pub mod holdings;
pub mod loops;
pub mod moment;
pub mod naming;
pub mod narration;
pub mod preview;
pub mod rows;
pub mod scenario;
pub mod schema;
pub mod sessions;
pub mod silence;
pub mod skeleton;
pub mod source;
pub mod statements;
pub mod steplist;
pub mod ticks;
pub mod touched;
pub mod values;

//! The page as plain data: the state, what can happen to it, and the pure function from one to the next.
//! Nothing here touches the browser; what must happen there is returned as effects.

mod action;
mod asking;
mod breakpoints;
mod opening;
mod ran;
mod reduce;
mod running;
mod settings;
mod stage;
mod state;

pub use action::{Action, Effect, Opened, Timer};
pub use asking::Asking;
pub use breakpoints::Breakpoints;
pub use ran::Ran;
pub use reduce::reduce;
pub use settings::{Arrangement, Part, SPEEDS, Settings, Theme};
pub use stage::{Column, Stage, Wanted};
pub use state::{Engine, Hovered, Notice, PINS, Panel, Patience, Position, Problems, Screen, State, Work};

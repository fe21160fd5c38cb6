//! The page as plain data: the state, what can happen to it, and the pure function from one to the next.
//! Nothing here touches the browser; what must happen there is returned as effects.

mod action;
mod asking;
mod opening;
mod reduce;
mod running;
mod stage;
mod state;

pub use action::{Action, Effect, Opened, Timer};
pub use asking::Asking;
pub use reduce::reduce;
pub use stage::{Breakpoints, Column, Ran, Stage, Wanted};
pub use state::{
    Arrangement, Engine, HINTS, Hovered, Notice, PINS, Panel, Part, Patience, Position, Problems, SPEEDS,
    Screen, Settings, State, Theme, Work,
};

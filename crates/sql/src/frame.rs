//! The frame of a window function.

use crate::Expression;

/// The rows that a window function is computed over, seen from each row.
#[derive(Clone, PartialEq, Debug)]
pub struct Frame {
    /// What its bounds count.
    pub unit: FrameUnit,
    /// Where it starts.
    pub start: FrameBound,
    /// Where it ends.
    pub end: FrameBound,
}

/// What the bounds of a frame count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FrameUnit {
    /// Rows.
    Rows,
    /// Values of what the window is ordered by.
    Range,
    /// Groups of rows that are peers.
    Groups,
}

/// One end of a frame.
#[derive(Clone, PartialEq, Debug)]
pub enum FrameBound {
    /// `UNBOUNDED PRECEDING` at the start, `UNBOUNDED FOLLOWING` at the end.
    Unbounded,
    /// `CURRENT ROW`
    Current,
    /// `? PRECEDING`
    Preceding(Box<Expression>),
    /// `? FOLLOWING`
    Following(Box<Expression>),
}

impl Frame {
    /// The numbers in its bounds.
    pub fn distances(&self) -> impl Iterator<Item = &Expression> {
        [&self.start, &self.end].into_iter().filter_map(|bound| match bound {
            FrameBound::Unbounded | FrameBound::Current => None,
            FrameBound::Preceding(distance) | FrameBound::Following(distance) => Some(&**distance),
        })
    }

    /// The same, to change them.
    pub fn distances_mut(&mut self) -> impl Iterator<Item = &mut Expression> {
        [&mut self.start, &mut self.end].into_iter().filter_map(|bound| match bound {
            FrameBound::Unbounded | FrameBound::Current => None,
            FrameBound::Preceding(distance) | FrameBound::Following(distance) => Some(&mut **distance),
        })
    }
}

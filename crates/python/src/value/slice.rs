//! `slice` and `range`: three numbers each.

use super::Value;

/// A `slice`; each part an `int` or `None`, or anything the program wrote.
#[derive(Debug)]
pub struct Slice {
    /// Where it starts.
    pub start: Value,
    /// Where it stops.
    pub stop: Value,
    /// The step.
    pub step: Value,
}

impl Drop for Slice {
    fn drop(&mut self) {
        let parts = [&mut self.start, &mut self.stop, &mut self.step];
        super::release::release(parts.map(|part| std::mem::replace(part, Value::None)));
    }
}

/// A `range`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Where it starts.
    pub start: i64,
    /// Where it stops, itself left out.
    pub stop: i64,
    /// The step, never 0.
    pub step: i64,
}

impl Range {
    /// How many numbers it has.
    pub fn len(&self) -> usize {
        let (start, stop, step) = (i128::from(self.start), i128::from(self.stop), i128::from(self.step));
        let span = if step > 0 { stop - start } else { start - stop };
        if span <= 0 {
            return 0;
        }
        usize::try_from((span - 1) / step.abs() + 1).unwrap_or(usize::MAX)
    }

    /// Where a number stands in it.
    pub fn index(&self, number: i64) -> Option<i128> {
        let inside = if self.step > 0 {
            (self.start..self.stop).contains(&number)
        } else {
            number <= self.start && number > self.stop
        };
        let (distance, step) = (i128::from(number) - i128::from(self.start), i128::from(self.step));
        (inside && distance % step == 0).then(|| distance / step)
    }

    /// Its last number.
    pub fn last(&self) -> Option<i64> {
        let (start, stop, step) = (i128::from(self.start), i128::from(self.stop), i128::from(self.step));
        let end = stop - step.signum();
        if self.is_empty() { None } else { i64::try_from(end - (end - start) % step).ok() }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at that position.
    pub fn get(&self, position: usize) -> Option<i64> {
        if position >= self.len() {
            return None;
        }
        let position = i64::try_from(position).ok()?;
        Some(self.start.wrapping_add(self.step.wrapping_mul(position)))
    }
}

/// The positions that a slice takes of a sequence of some length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indices {
    /// The first position.
    pub start: i64,
    /// Where it stops, itself left out.
    pub stop: i64,
    /// The step, never 0.
    pub step: i64,
}

impl Indices {
    /// As `slice(start, stop, step).indices(length)` gives them; the step is not 0.
    pub fn new(start: Option<i64>, stop: Option<i64>, step: i64, length: usize) -> Self {
        let length = i64::try_from(length).unwrap_or(i64::MAX);
        let (lowest, highest) = if step > 0 { (0, length) } else { (-1, length - 1) };
        let clamp = |bound: i64| {
            let bound = if bound < 0 { bound.saturating_add(length) } else { bound };
            bound.clamp(lowest, highest)
        };
        let start = start.map_or(if step > 0 { lowest } else { highest }, clamp);
        let stop = stop.map_or(if step > 0 { highest } else { lowest }, clamp);
        Self { start, stop, step }
    }

    /// The positions in order.
    pub fn positions(self) -> impl Iterator<Item = usize> {
        let range = Range { start: self.start, stop: self.stop, step: self.step };
        (0..range.len())
            .filter_map(move |position| range.get(position).and_then(|at| usize::try_from(at).ok()))
    }
}

//! The frame of a window function: the rows of the partition that it is computed over, seen from each row.

use std::ops::Range;

use bothways_sql::{Expression, FrameBound, FrameUnit};
use bothways_world::Scalar;

use super::window::Term;
use crate::query::value::constant;
use crate::write::Failure;

/// A frame with its distances known.
pub(super) struct Frame {
    unit: FrameUnit,
    start: Bound,
    end: Bound,
}

#[derive(Clone, Copy)]
enum Bound {
    Unbounded,
    Current,
    Preceding(usize),
    Following(usize),
}

/// A sorted partition.
pub(super) struct Partition<'a> {
    pub(super) rows: &'a [Vec<Scalar>],
    /// Where each group of peers is.
    pub(super) peers: Vec<Range<usize>>,
}

impl Frame {
    /// Up to the last peer of each row: what SQL takes where none is written.
    pub(super) fn usual() -> Self {
        Self { unit: FrameUnit::Range, start: Bound::Unbounded, end: Bound::Current }
    }

    /// Reads a frame.
    pub(super) fn read(frame: &bothways_sql::Frame) -> Result<Self, Failure> {
        let distance = |expression: &Expression| match constant(expression) {
            Some(Scalar::Int(distance)) => usize::try_from(distance).map_err(|_| negative()),
            _ => Err(Failure::unsupported("a frame whose bounds are no integers")),
        };
        let bound = |bound: &FrameBound| {
            Ok(match bound {
                FrameBound::Unbounded => Bound::Unbounded,
                FrameBound::Current => Bound::Current,
                FrameBound::Preceding(expression) => Bound::Preceding(distance(expression)?),
                FrameBound::Following(expression) => Bound::Following(distance(expression)?),
            })
        };
        Ok(Self { unit: frame.unit, start: bound(&frame.start)?, end: bound(&frame.end)? })
    }

    /// The frame of each row.
    pub(super) fn of_rows(
        &self,
        partition: &Partition<'_>,
        order: &[Term],
    ) -> Result<Vec<Range<usize>>, Failure> {
        match self.unit {
            FrameUnit::Rows => {
                let count = partition.rows.len();
                Ok((0..count).map(|row| self.counted(row, count, &|at| at..at + 1)).collect())
            }
            FrameUnit::Groups => Ok(self.by_peers(partition)),
            FrameUnit::Range if self.has_distance() => self.by_value(partition, order),
            FrameUnit::Range => Ok(self.by_peers(partition)),
        }
    }

    fn has_distance(&self) -> bool {
        let is_distance = |bound| matches!(bound, Bound::Preceding(_) | Bound::Following(_));
        is_distance(self.start) || is_distance(self.end)
    }

    fn by_peers(&self, partition: &Partition<'_>) -> Vec<Range<usize>> {
        let peers = &partition.peers;
        let place = |at: usize| peers.get(at).cloned().unwrap_or(partition.rows.len()..partition.rows.len());
        let frames = peers.iter().enumerate().flat_map(|(group, own)| {
            let frame = self.counted(group, peers.len(), &place);
            std::iter::repeat_n(frame, own.len())
        });
        frames.collect()
    }

    /// The frame of one of so many things, each of which takes up some rows.
    fn counted(&self, own: usize, count: usize, place: &dyn Fn(usize) -> Range<usize>) -> Range<usize> {
        let first = match self.start {
            Bound::Unbounded => 0,
            Bound::Current => own,
            Bound::Preceding(distance) => own.saturating_sub(distance),
            Bound::Following(distance) => own.saturating_add(distance).min(count),
        };
        let behind = match self.end {
            Bound::Unbounded => count,
            Bound::Current => own + 1,
            Bound::Preceding(distance) => (own + 1).saturating_sub(distance),
            Bound::Following(distance) => own.saturating_add(distance).saturating_add(1).min(count),
        };
        match behind.checked_sub(1).filter(|last| first <= *last) {
            Some(last) => place(first).start..place(last).end,
            None => 0..0,
        }
    }

    /// By how far the value that the window is ordered by is from that of the row.
    fn by_value(&self, partition: &Partition<'_>, order: &[Term]) -> Result<Vec<Range<usize>>, Failure> {
        let [term] = order else {
            return Err(Failure::operational(
                "RANGE with offset PRECEDING/FOLLOWING requires one ORDER BY expression".to_owned(),
            ));
        };
        let values = partition.rows.iter().map(|row| term.number(row)).collect::<Result<Vec<_>, _>>()?;
        let present = values.iter().position(Option::is_some).unwrap_or(values.len())
            ..values.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        let known: Vec<f64> = values.iter().flatten().copied().collect();
        let first_from = |value: f64| present.start + known.partition_point(|known| *known < value);
        let behind = |value: f64| present.start + known.partition_point(|known| *known <= value);
        let mut frames = Vec::with_capacity(values.len());
        for peers in &partition.peers {
            let value = values.get(peers.start).copied().flatten();
            let start = match (self.start, value) {
                (Bound::Unbounded, _) => 0,
                (Bound::Preceding(distance), Some(value)) => first_from(value - distance as f64),
                (Bound::Following(distance), Some(value)) => first_from(value + distance as f64),
                // NULL is as far from itself as any distance.
                (Bound::Current, _) | (_, None) => peers.start,
            };
            let end = match (self.end, value) {
                (Bound::Unbounded, _) => values.len(),
                (Bound::Preceding(distance), Some(value)) => behind(value - distance as f64),
                (Bound::Following(distance), Some(value)) => behind(value + distance as f64),
                (Bound::Current, _) | (_, None) => peers.end,
            };
            let frame = if start < end { start..end } else { 0..0 };
            frames.extend(std::iter::repeat_n(frame, peers.len()));
        }
        Ok(frames)
    }
}

fn negative() -> Failure {
    Failure::operational("frame starting offset must be a non-negative integer".to_owned())
}

//! `OVER (…)` in SQL text.

use bothways_sql::{Expression, Frame, FrameBound, FrameUnit};
use gluesql_core::sqlparser::ast::{
    Expr, WindowFrame, WindowFrameBound, WindowFrameUnits, WindowSpec, WindowType,
};

use super::reader::{Names, Reader};
use crate::write::Failure;

impl Reader<'_> {
    /// A function with the window that it is computed over.
    pub(super) fn over(
        &self,
        names: &Names,
        function: Expression,
        window: &WindowType,
    ) -> Result<Expression, Failure> {
        let WindowType::WindowSpec(WindowSpec { window_name: None, partition_by, order_by, window_frame }) =
            window
        else {
            return Err(Failure::unsupported("a window by its name in SQL text"));
        };
        let partition_by = partition_by.iter().map(|part| self.expression(names, part));
        let order_by = order_by.iter().map(|term| self.order_term(names, &[], term));
        Ok(Expression::Over {
            function: Box::new(function),
            partition_by: partition_by.collect::<Result<_, _>>()?,
            order_by: order_by.collect::<Result<_, _>>()?,
            frame: window_frame.as_ref().map(|frame| self.frame(names, frame)).transpose()?.map(Box::new),
        })
    }

    fn frame(&self, names: &Names, frame: &WindowFrame) -> Result<Frame, Failure> {
        let WindowFrame { units, start_bound, end_bound } = frame;
        let distance = |expression: &Expr| Ok::<_, Failure>(Box::new(self.expression(names, expression)?));
        let bound = |bound: &WindowFrameBound, is_start: bool| {
            Ok(match bound {
                WindowFrameBound::CurrentRow => FrameBound::Current,
                WindowFrameBound::Preceding(None) if is_start => FrameBound::Unbounded,
                WindowFrameBound::Following(None) if !is_start => FrameBound::Unbounded,
                WindowFrameBound::Preceding(Some(given)) => FrameBound::Preceding(distance(given)?),
                WindowFrameBound::Following(Some(given)) => FrameBound::Following(distance(given)?),
                WindowFrameBound::Preceding(None) | WindowFrameBound::Following(None) => {
                    return Err(Failure::unsupported("this frame of a window in SQL text"));
                }
            })
        };
        Ok(Frame {
            unit: match units {
                WindowFrameUnits::Rows => FrameUnit::Rows,
                WindowFrameUnits::Range => FrameUnit::Range,
                WindowFrameUnits::Groups => FrameUnit::Groups,
            },
            start: bound(start_bound, true)?,
            end: end_bound.as_ref().map_or(Ok(FrameBound::Current), |end| bound(end, false))?,
        })
    }
}

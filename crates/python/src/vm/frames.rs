//! The calls in progress. A frame whose call has ended stays where it is, to be used again: a function that is called
//! once more finds its code in it.

use std::rc::Rc;

use super::frame::{Frame, Then};
use super::stack::Stack;
use crate::value::function::Function;

/// How many spare frames are kept: a generator that comes to its end leaves one.
const MOST_SPARE: usize = 64;

/// The frames of the calls in progress, outermost first, and above them those of calls that have ended.
#[derive(Default)]
#[allow(clippy::vec_box, reason = "frames move between here and generators")]
pub(crate) struct Frames {
    all: Vec<Box<Frame>>,
    /// How many are in progress.
    depth: usize,
    /// Frames of calls that have ended, in whose place one of a generator came.
    spare: Vec<Box<Frame>>,
}

impl Frames {
    #[inline]
    pub fn len(&self) -> usize {
        self.depth
    }

    #[inline]
    pub fn last(&self) -> Option<&Frame> {
        self.all.get(self.depth.checked_sub(1)?).map(|frame| &**frame)
    }

    #[inline]
    pub fn last_mut(&mut self) -> Option<&mut Frame> {
        self.all.get_mut(self.depth.checked_sub(1)?).map(|frame| &mut **frame)
    }

    /// Outermost first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Frame> {
        self.all.iter().take(self.depth).map(|frame| &**frame)
    }

    /// Begins the call of a function, with its variables on the stack from `base` up: those that are there are the
    /// first ones. Its value goes to `bottom`.
    #[inline]
    pub fn begin(
        &mut self,
        function: &Function,
        stack: &mut Stack,
        base: usize,
        bottom: usize,
        level: u32,
    ) -> Option<&mut Frame> {
        let code = &function.code;
        if self.depth == self.all.len() {
            self.all.push(Box::new(Frame::new(Rc::clone(code), Rc::clone(&function.globals))));
        }
        let frame = self.all.get_mut(self.depth)?;
        self.depth += 1;
        if !Rc::ptr_eq(&frame.code, code) {
            frame.code = Rc::clone(code);
        }
        if !Rc::ptr_eq(&frame.globals, &function.globals) {
            frame.globals = Rc::clone(&function.globals);
        }
        (frame.base, frame.bottom, frame.level) = (base, bottom, level);
        stack.make_variables(base, code.locals.len());
        if !code.cells.is_empty() {
            frame.set_up_cells(function, stack);
        }
        Some(frame)
    }

    /// Ends the innermost call, whose frame stays without what it held.
    #[inline(always)]
    pub fn end(&mut self) {
        let Some(frame) = self.last_mut() else { return };
        frame.clear();
        self.depth -= 1;
    }

    /// Puts a frame on top.
    pub fn push(&mut self, frame: Box<Frame>) {
        match self.all.get_mut(self.depth) {
            Some(place) => {
                let ended = std::mem::replace(place, frame);
                if self.spare.len() < MOST_SPARE {
                    self.spare.push(ended);
                }
            }
            None => self.all.push(frame),
        }
        self.depth += 1;
    }

    /// Takes the frame on top away.
    pub fn pop(&mut self) -> Option<Box<Frame>> {
        self.depth = self.depth.checked_sub(1)?;
        let is_last = self.depth + 1 == self.all.len();
        let place = self.all.get_mut(self.depth)?;
        match self.spare.pop() {
            Some(ended) => Some(std::mem::replace(place, ended)),
            None if is_last => self.all.pop(),
            None => {
                let ended = Frame::new(Rc::clone(&place.code), Rc::clone(&place.globals));
                Some(std::mem::replace(place, Box::new(ended)))
            }
        }
    }

    /// Lets go of them all.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

impl Frame {
    /// Makes it as new, but for its code.
    #[inline(always)]
    fn clear(&mut self) {
        if !self.cells.is_empty() {
            self.cells.clear();
        }
        if !self.handling.is_empty() {
            self.handling.clear();
        }
        if self.namespace.is_some() {
            self.namespace = None;
        }
        if self.generator.is_some() {
            self.generator = None;
        }
        if !matches!(self.then, Then::Push) {
            self.then = Then::Push;
        }
        self.next = 0;
        self.statement = u32::MAX;
    }
}

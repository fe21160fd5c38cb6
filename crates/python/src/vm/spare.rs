//! Frames that have ended, to be used again: their vectors have grown already, and a function that is called again
//! finds its code in them.

use std::rc::Rc;

use super::frame::{Frame, Then};
use crate::value::Value;
use crate::value::function::Function;

/// How many are kept.
const MOST: usize = 64;

/// The frames to be used again.
#[derive(Default)]
#[allow(clippy::vec_box, reason = "frames move between here, the calls in progress and generators")]
pub(super) struct Spare(Vec<Box<Frame>>);

impl Spare {
    /// An empty frame of a function.
    #[inline]
    pub fn take(&mut self, function: &Function) -> Box<Frame> {
        let Some(mut frame) = self.0.pop() else {
            return Box::new(Frame::new(Rc::clone(&function.code), Rc::clone(&function.globals)));
        };
        if !Rc::ptr_eq(&frame.code, &function.code) {
            frame.code = Rc::clone(&function.code);
        }
        if !Rc::ptr_eq(&frame.globals, &function.globals) {
            frame.globals = Rc::clone(&function.globals);
        }
        frame
    }

    /// Keeps a frame that has ended, without what it held.
    #[inline]
    pub fn keep(&mut self, mut frame: Box<Frame>) {
        discard_all(&mut frame.locals);
        discard_all(&mut frame.stack);
        frame.cells.clear();
        frame.handling.clear();
        frame.namespace = None;
        frame.generator = None;
        frame.then = Then::Push;
        frame.next = 0;
        frame.statement = u32::MAX;
        if self.0.len() < MOST {
            self.0.push(frame);
        }
    }
}

/// In the order in which they lie there.
#[inline]
fn discard_all(values: &mut Vec<Value>) {
    for value in values.drain(..) {
        value.discard();
    }
}

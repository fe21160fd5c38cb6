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
    pub fn take(&mut self, function: &Function) -> Box<Frame> {
        let mut frame = self.take_with_locals(function);
        frame.locals.clear();
        frame
    }

    /// A frame of a function, with a place for each of its variables.
    #[inline]
    pub fn take_with_locals(&mut self, function: &Function) -> Box<Frame> {
        let Some(mut frame) = self.0.pop() else {
            let mut frame = Frame::new(Rc::clone(&function.code), Rc::clone(&function.globals));
            frame.locals.resize(function.code.locals.len(), Value::Unbound);
            return Box::new(frame);
        };
        if !Rc::ptr_eq(&frame.code, &function.code) {
            frame.code = Rc::clone(&function.code);
        }
        if frame.locals.len() != function.code.locals.len() {
            frame.locals.resize(function.code.locals.len(), Value::Unbound);
        }
        if !Rc::ptr_eq(&frame.globals, &function.globals) {
            frame.globals = Rc::clone(&function.globals);
        }
        frame
    }

    /// Keeps a frame that has ended, without what it held.
    #[inline]
    pub fn keep(&mut self, mut frame: Box<Frame>) {
        for local in &mut frame.locals {
            local.put(Value::Unbound);
        }
        while !frame.stack.is_empty() {
            frame.discard_top();
        }
        if !frame.cells.is_empty() {
            frame.cells.clear();
        }
        if !frame.handling.is_empty() {
            frame.handling.clear();
        }
        if frame.namespace.is_some() {
            frame.namespace = None;
        }
        if frame.generator.is_some() {
            frame.generator = None;
        }
        if !matches!(frame.then, Then::Push) {
            frame.then = Then::Push;
        }
        frame.next = 0;
        frame.statement = u32::MAX;
        if self.0.len() < MOST {
            self.0.push(frame);
        }
    }
}

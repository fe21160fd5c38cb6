//! What an exception carries beside its attributes.

use std::rc::Rc;

use super::Value;
use super::instance::Instance;
use crate::place::Place;
use crate::program::Source;

/// The inside of an exception.
#[derive(Debug, Default)]
pub struct ExceptionState {
    /// `args`
    pub args: Vec<Value>,
    /// `__cause__`: what `raise … from` named.
    pub cause: Option<Rc<Instance>>,
    /// `__context__`: what was being handled when this was raised.
    pub context: Option<Rc<Instance>>,
    /// `__suppress_context__`
    pub suppress_context: bool,
    /// Where it came through, innermost first.
    pub traceback: Vec<TracebackEntry>,
}

/// One line of a traceback.
#[derive(Debug, Clone)]
pub struct TracebackEntry {
    /// The expression or statement that raised.
    pub place: Place,
    /// The name of the function, `<module>` outside.
    pub function: Rc<str>,
    pub(crate) source: Rc<Source>,
}

impl TracebackEntry {
    /// Whether it is in a text that was evaluated, not in a document.
    pub fn is_evaluated(&self) -> bool {
        self.source.document == u8::MAX
    }

    /// The name of the document.
    pub fn document(&self) -> &str {
        &self.source.name
    }
}

impl Drop for ExceptionState {
    fn drop(&mut self) {
        let chain = (self.cause.take(), self.context.take());
        if chain.0.is_some() || chain.1.is_some() {
            super::release::release(chain);
        }
    }
}

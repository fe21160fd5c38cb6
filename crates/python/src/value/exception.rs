//! What an exception carries beside its attributes.

use std::rc::Rc;

use super::Value;
use super::instance::Instance;
use crate::compile::code::Code;
use crate::place::Place;

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
    /// `name`: of the attribute, variable or module that is not there.
    pub name: Option<Value>,
    /// `obj`: what has no attribute of that name; of an ImportError its `path`.
    pub object: Option<Value>,
    /// Where it came through, innermost first.
    pub traceback: Vec<TracebackEntry>,
    /// `__traceback__` as it was last asked for, when it had so many entries.
    pub(crate) traceback_object: Option<(usize, Value)>,
}

/// One line of a traceback.
#[derive(Debug, Clone)]
pub struct TracebackEntry {
    /// The expression or statement that raised.
    pub place: Place,
    pub(crate) code: Rc<Code>,
}

impl TracebackEntry {
    /// Whether it is in a text that was evaluated, not in a document.
    pub fn is_evaluated(&self) -> bool {
        self.code.source.document == u8::MAX
    }

    /// The name of the document.
    pub fn document(&self) -> &str {
        &self.code.source.name
    }
}

impl Drop for ExceptionState {
    fn drop(&mut self) {
        let chain = (self.cause.take(), self.context.take(), self.object.take());
        if chain.0.is_some() || chain.1.is_some() || chain.2.is_some() {
            super::release::release(chain);
        }
    }
}

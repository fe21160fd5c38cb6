//! Compiled code: instructions with their places, names resolved to slots.

use std::rc::Rc;

use crate::program::Source;

/// The code of a module, function, class body or comprehension.
#[derive(Debug)]
pub(crate) struct Code {
    pub name: Rc<str>,
    pub source: Rc<Source>,
}

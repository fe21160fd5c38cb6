//! Modules that the interpreter itself provides.

use std::rc::Rc;

use super::dict::Dict;

/// A module.
#[derive(Debug)]
pub struct Module {
    /// `__name__`
    pub name: Rc<str>,
    /// What it defines.
    pub namespace: Rc<Dict>,
}

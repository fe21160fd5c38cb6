//! Why something did not give a value. A Python exception can be caught by the program; the other
//! three end the run and cannot.

use std::rc::Rc;

use crate::place::Place;
use crate::value::instance::Instance;

/// What ends an evaluation without a value.
#[derive(Debug, Clone)]
pub enum Raised {
    /// A Python exception: an instance of an exception class, with its traceback inside
    /// ([`Instance::exception`]). The only one that `except` sees.
    Exception(Rc<Instance>),
    /// Something outside the subset, refused by name.
    Unsupported(Box<Unsupported>),
    /// A limit of the run was reached.
    Limit(Box<Limit>),
    /// The host stopped the run.
    Interrupted,
}

/// Something outside the subset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsupported {
    /// What it is, in the user's words: "the module asyncio", "integers beyond 64 bits".
    pub what: String,
    /// Where the program needs it.
    pub place: Place,
}

/// A limit that was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Which limit, in a sentence: "more than 200,000 statements were executed".
    pub what: String,
    /// Where the program was.
    pub place: Place,
}

impl Unsupported {
    /// The sentence shown to the user.
    pub fn message(&self) -> String {
        unsupported(&self.what)
    }
}

/// The sentence that refuses something by name.
pub(crate) fn unsupported(what: &str) -> String {
    format!("Bothways does not support {what} yet")
}

impl Raised {
    /// The exception, if the program could have caught it.
    pub fn exception(&self) -> Option<&Rc<Instance>> {
        match self {
            Self::Exception(exception) => Some(exception),
            Self::Unsupported(_) | Self::Limit(_) | Self::Interrupted => None,
        }
    }
}

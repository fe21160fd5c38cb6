//! What is not rewritten, and why.

use std::fmt;

/// A rewrite that was not made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// Why, as a sentence in the program's own names.
    pub reason: String,
}

impl Refusal {
    /// A field of a dataclass cannot go: it is a parameter of its constructor.
    pub(crate) fn without_field(class: &str, field: &str) -> Self {
        Self::new(format!("{class} is a dataclass: without {field} it would be constructed differently."))
    }

    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Refusal {}

//! One call in progress.

/// A call in progress: its code, where it is, its variables and its operands.
#[derive(Debug)]
pub(crate) struct Frame {}

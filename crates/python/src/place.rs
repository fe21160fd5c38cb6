//! Where in the program something is: every instruction carries one, so that a step, a refusal
//! and a traceback line all point at the source.

/// A stretch of one document, in UTF-8 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The document's number in the program.
    pub document: u8,
    /// Where it starts, in UTF-8 bytes.
    pub start: u32,
    /// Where it ends, in UTF-8 bytes.
    pub end: u32,
    /// The line it starts on, counted from 1; 0 where there is no source.
    pub line: u32,
}

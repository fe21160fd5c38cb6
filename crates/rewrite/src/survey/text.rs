//! The document as lines: indentation, line ends, quotes, in the file's own habits.

use super::Span;

/// The source with what is known about how it is typed.
pub(crate) struct Text<'a> {
    source: &'a str,
}

impl<'a> Text<'a> {
    /// A document.
    pub fn new(source: &'a str) -> Self {
        Self { source }
    }

    /// All of it.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// The text of a stretch.
    pub fn slice(&self, span: Span) -> &'a str {
        self.source.get(span).unwrap_or_default()
    }

    /// The file's line end.
    pub fn newline(&self) -> &'static str {
        match self.source.find('\n') {
            Some(at) if self.slice(0..at).ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    /// The quote that the file prefers.
    pub fn quote(&self) -> char {
        let count = |quote: char| self.source.matches(quote).count();
        if count('\'') > count('"') { '\'' } else { '"' }
    }

    /// Where the line of a position starts.
    pub fn line_start(&self, at: usize) -> usize {
        self.slice(0..at).rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// Where the line of a position ends, before its line break.
    pub fn line_end(&self, at: usize) -> usize {
        let end =
            self.slice(at..self.source.len()).find('\n').map_or(self.source.len(), |newline| at + newline);
        if self.slice(at..end).ends_with('\r') { end - 1 } else { end }
    }

    /// Where the line after a position starts.
    pub fn next_line(&self, at: usize) -> usize {
        let rest = self.slice(at..self.source.len());
        rest.find('\n').map_or(self.source.len(), |newline| at + newline + 1)
    }

    /// The white space at the start of a position's line.
    pub fn indentation(&self, at: usize) -> &'a str {
        let line = self.slice(self.line_start(at)..self.line_end(at));
        line.get(..line.len() - line.trim_start().len()).unwrap_or_default()
    }

    /// Whether nothing but white space stands before a position on its line.
    pub fn starts_line(&self, at: usize) -> bool {
        self.slice(self.line_start(at)..at).trim().is_empty()
    }

    /// Whether the line before a position's line is blank.
    pub fn follows_blank(&self, at: usize) -> bool {
        let start = self.line_start(at);
        start > 0 && self.slice(self.line_start(start - 1)..start).trim().is_empty()
    }

    /// The start of the run of blank lines that ends where the line of a position starts.
    pub fn blank_run_start(&self, at: usize) -> usize {
        let mut start = self.line_start(at);
        while self.follows_blank(start) {
            start = self.line_start(start - 1);
        }
        start
    }
}

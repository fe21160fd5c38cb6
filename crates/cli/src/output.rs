//! The two output streams. A reader that went away (`bothways … | head`) is no failure of the program's.

use std::io::{Stderr, Stdout, Write, stderr, stdout};

/// Standard output and standard error, in step with one another.
pub(crate) struct Output {
    out: Stdout,
    err: Stderr,
}

impl Output {
    /// The streams of this process.
    pub fn of_process() -> Self {
        Self { out: stdout(), err: stderr() }
    }

    /// Prints to standard output.
    pub fn print(&mut self, text: &str) {
        let printed = self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush());
        if printed.is_err() {
            std::process::exit(0);
        }
    }

    /// Prints to standard error; where even that is gone, nobody is left to be told.
    pub fn error(&mut self, text: &str) {
        let printed = self.err.write_all(text.as_bytes());
        drop(printed);
    }
}

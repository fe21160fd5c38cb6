//! SQL that the program wrote itself: `text("SELECT …")`.

use std::sync::Arc;

use bothways_world::Scalar;

/// A statement as text. The database finds out what it says.
#[derive(Clone, PartialEq, Debug)]
pub struct TextStatement {
    /// The text, with `?` for its parameters.
    pub text: Arc<str>,
    /// One parameter list per execution.
    pub parameters: Vec<Vec<Scalar>>,
    /// Whether it is sent as executemany.
    pub many: bool,
}

impl TextStatement {
    /// Whether the driver begins a transaction before it: it goes by the first word.
    pub fn changes_rows(&self) -> bool {
        let word: String = self.text.trim_start().chars().take_while(|c| c.is_ascii_alphabetic()).collect();
        ["insert", "update", "delete", "replace"].iter().any(|known| word.eq_ignore_ascii_case(known))
    }
}

//! Statement text as SQLAlchemy 2.1 prints it for SQLite.

use bothways_world::Scalar;

use crate::{Schema, Statement};

/// A statement's text and parameters as `before_cursor_execute` sees them.
#[derive(Clone, PartialEq, Debug)]
pub struct Rendered {
    /// The text with `?`.
    pub text: String,
    /// One parameter list per execution.
    pub parameters: Vec<Vec<Scalar>>,
    /// Whether it is sent as executemany.
    pub many: bool,
}

/// Renders a statement.
pub fn render(_schema: &Schema, _statement: &Statement) -> Rendered {
    Rendered { text: String::new(), parameters: Vec::new(), many: false }
}

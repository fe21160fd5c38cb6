//! The examples of the picker: files in `www/examples`, embedded here so that the first one is there at once.

use bothways_trace::Program;

/// One example.
#[derive(Debug)]
pub struct Example {
    /// Its name in storage.
    pub id: &'static str,
    /// What the picker says.
    pub title: &'static str,
    models: &'static str,
    script: &'static str,
}

impl Example {
    /// Its program.
    pub fn program(&self) -> Program {
        Program { models: self.models.to_owned(), script: self.script.to_owned() }
    }
}

macro_rules! examples {
    ($($id:literal, $title:literal;)*) => {
        [$(Example {
            id: $id,
            title: $title,
            models: include_str!(concat!("../../../www/examples/", $id, "/models.py")),
            script: include_str!(concat!("../../../www/examples/", $id, "/script.py")),
        }),*]
    };
}

static EXAMPLES: [Example; 6] = examples! {
    "parent-child", "Assign one side, see the other";
    "backref", "The same with backref";
    "not-linked", "Nothing links the two sides";
    "forgotten-half", "back_populates without its other half";
    "not-saved", "A child that is never saved";
    "removed-from-list", "Removing from the list keeps the row";
};

/// The example that a first visit opens with.
pub fn opening() -> &'static Example {
    let [first, ..] = &EXAMPLES;
    first
}

/// All of them, in the order of the picker.
pub fn all() -> &'static [Example] {
    &EXAMPLES
}

/// The example with this id.
pub fn by_id(id: &str) -> Option<&'static Example> {
    EXAMPLES.iter().find(|example| example.id == id)
}

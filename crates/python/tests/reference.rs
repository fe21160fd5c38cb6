//! Holds docs/python.md to the tables that implement the language.

use std::fs;
use std::path::Path;

#[test]
fn the_page_is_what_the_tables_say() {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/python.md");
    let written = fs::read_to_string(place).expect("docs/python.md is part of the repository");
    assert!(written == bothways_python::reference::page(), "run cargo xtask fidelity");
}

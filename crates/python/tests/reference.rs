//! Holds docs/python.md to the tables that implement the language; with `UPDATE_REFERENCE=1`, as `cargo xtask
//! fidelity` has it, writes the page.

use std::fs;
use std::path::Path;

#[test]
fn the_page_is_what_the_tables_say() {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/python.md");
    if std::env::var_os("UPDATE_REFERENCE").is_some() {
        fs::write(&place, bothways_python::reference::page()).expect("the page can be written");
    }
    let written = fs::read_to_string(place).expect("docs/python.md is part of the repository");
    assert!(written == bothways_python::reference::page(), "run cargo xtask fidelity");
}

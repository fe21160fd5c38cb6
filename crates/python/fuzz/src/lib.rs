//! What the fuzz targets share: running a text, and programs made from bytes.

pub mod grammar;

use bothways_python::{Document, Host, Limits, Raised, Vm, prepare, traceback};

/// Prints nowhere.
struct Nowhere;

impl Host for Nowhere {
    fn print(&mut self, _vm: &mut Vm, _text: &str) -> Result<(), Raised> {
        Ok(())
    }
}

/// Limits under which a program ends in a fraction of a second even when instrumented.
fn limits() -> Limits {
    Limits { statements: 2_000, heap_bytes: 8 << 20, ..Limits::default() }
}

/// Whether a text parses and compiles.
pub fn compile(text: &str) -> bool {
    prepare(&[document(text)], &limits()).is_ok()
}

/// Runs a text to its end, and puts how it ended into words.
pub fn run(text: &str) {
    let Ok(program) = prepare(&[document(text)], &limits()) else { return };
    let mut vm = Vm::new(limits());
    if let Err(raised) = vm.run(&program, &mut Nowhere) {
        let _ = traceback::format(&mut vm, &mut Nowhere, &raised);
    }
}

fn document(text: &str) -> Document {
    Document { name: "main.py".to_owned(), text: text.to_owned() }
}

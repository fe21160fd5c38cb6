//! Prints docs/python.md; `cargo xtask fidelity` writes it.

#![allow(clippy::print_stdout, reason = "printing is what it is for")]

fn main() {
    print!("{}", bothways_python::reference::page());
}

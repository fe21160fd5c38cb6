//! Any text that is a program, run with small limits.
#![no_main]

use bothways_python_fuzz::run;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| run(text));

//! Any text through the parser front and the compiler.
#![no_main]

use bothways_python_fuzz::compile;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    compile(text);
});

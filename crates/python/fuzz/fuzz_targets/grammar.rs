//! Programs of the grammar, run with small limits.
#![no_main]

use bothways_python_fuzz::grammar::program;
use bothways_python_fuzz::run;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = program(bytes);
    assert!(bothways_python_fuzz::compile(&text), "the grammar makes programs:\n{text}");
    run(&text);
});

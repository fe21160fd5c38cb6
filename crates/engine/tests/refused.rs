//! Each program of `tests/refused` is refused by name, at the line that says so: a trailing comment
//! `# refused: WHAT`. A program that runs has no place there.

mod support;

use std::fs;

use bothways_engine::{run, transcript};
use bothways_trace::Program;
use serde_json::json;

#[test]
fn every_refusal_names_what_and_where() {
    let mut different = Vec::new();
    for path in support::programs("tests/refused") {
        let models = fs::read_to_string(&path).expect("a program is text");
        let expected = models
            .lines()
            .zip(1..)
            .find_map(|(text, line)| Some((text.split_once("# refused: ")?.1.to_owned(), line)))
            .map(|(what, line)| json!({ "what": what, "line": line }));
        let actual = transcript(&run(&Program { models, script: String::new() }));
        if expected.is_none() || actual.get("unsupported") != expected.as_ref() {
            let show =
                |value: Option<&serde_json::Value>| value.map_or("nothing".to_owned(), ToString::to_string);
            different.push(format!(
                "{}\n  said {}\n  ours {}",
                path.display(),
                show(expected.as_ref()),
                show(actual.get("unsupported"))
            ));
        }
    }
    assert!(different.is_empty(), "{} differ:\n\n{}", different.len(), different.join("\n\n"));
}

//! Each program of `tests/conformance` does what real SQLAlchemy 2.1.9 did with it, as recorded beside it.

mod support;

use std::fs;

use bothways_engine::{run, transcript};
use bothways_trace::Program;
use serde_json::Value;

#[test]
fn every_program_equals_its_recorded_transcript() {
    let mut different = Vec::new();
    let programs = support::programs("tests/conformance");
    let mut compared = 0;
    for path in programs {
        let recorded = path.with_extension("json");
        if !recorded.exists() {
            continue;
        }
        compared += 1;
        let models = fs::read_to_string(&path).expect("a program is text");
        let expected: Value =
            serde_json::from_str(&fs::read_to_string(&recorded).expect("a transcript is text"))
                .expect("a transcript is JSON");
        let actual = transcript(&run(&Program { models, script: String::new() }));
        if actual != expected {
            different.push(format!("{}\n{}", path.display(), first_difference(&expected, &actual)));
        }
    }
    assert!(compared > 300, "only {compared} recorded programs were found");
    assert!(different.is_empty(), "{} of {compared} differ:\n\n{}", different.len(), different.join("\n\n"));
}

fn first_difference(expected: &Value, actual: &Value) -> String {
    for part in ["unsupported", "error", "stdout", "warnings", "sql", "tables"] {
        let (real, ours) = (expected.get(part), actual.get(part));
        if real == ours {
            continue;
        }
        if let (Some(Value::Array(real)), Some(Value::Array(ours))) = (real, ours) {
            let at = real.iter().zip(ours).take_while(|(real, ours)| real == ours).count();
            let show = |items: &[Value]| items.get(at).map_or("nothing".to_owned(), Value::to_string);
            return format!("  {part}[{at}]\n    real {}\n    ours {}", show(real), show(ours));
        }
        let show = |value: Option<&Value>| value.map_or("nothing".to_owned(), Value::to_string);
        return format!("  {part}\n    real {}\n    ours {}", show(real), show(ours));
    }
    "  no part differs".to_owned()
}

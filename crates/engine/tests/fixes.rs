//! The cases of `tests/fixes/`: a fix is applied, and the program runs as before, without the problem.

mod support;

use std::path::Path;

use bothways_diagnostics::{Applicability, Diagnostic};
use bothways_engine::run;
use bothways_trace::{Program, Run};
use bothways_world::Change;

/// What a program says of itself.
struct Expected {
    problem: String,
    statements: String,
}

fn expected(text: &str) -> Expected {
    let line = |label: &str| {
        let found =
            text.lines().find_map(|line| line.strip_prefix("# ")?.strip_prefix(label)?.strip_prefix(": "));
        found.expect("the program has a line of each label").to_owned()
    };
    Expected { problem: line("problem"), statements: line("statements") }
}

fn statements(run: &Run) -> usize {
    let is_sent =
        |change: &Change| matches!(change, Change::Sql(statement) if !statement.transaction_control);
    run.journal.entries.iter().filter(|entry| is_sent(&entry.change)).count()
}

fn output(run: &Run) -> String {
    let mut world = run.journal.base.clone();
    run.journal.entries.iter().for_each(|entry| world.apply(&entry.change));
    world.output.iter().map(|line| format!("{line:?}\n")).collect()
}

/// The program after the fixes of a problem that a machine may apply.
fn fixed(program: &Program, problem: &Diagnostic) -> Program {
    let mut models = program.models.clone();
    let fixes = problem.fixes.iter().filter(|fix| fix.applicability != Applicability::DisplayOnly);
    for edit in fixes.flat_map(|fix| fix.edits.iter().rev()) {
        assert_eq!(edit.document, 0, "the program is one document");
        models.replace_range(edit.start as usize..edit.end as usize, &edit.replacement);
    }
    assert_ne!(models, program.models, "{problem:?} has no fix");
    Program { models, script: String::new() }
}

fn check(path: &Path) {
    let models = std::fs::read_to_string(path).expect("the program can be read");
    let expected = expected(&models);
    let program = Program { models, script: String::new() };
    let before = run(&program);
    let of_that_kind =
        |run: &Run| run.problems.iter().filter(|one| one.code == expected.problem).cloned().collect();
    let problems: Vec<Diagnostic> = of_that_kind(&before);
    assert_ne!(problems, [], "{path:?}: {:?}", before.problems);
    let problem = problems.last().expect("there is one");
    let after = run(&fixed(&program, problem));
    let left: Vec<Diagnostic> = of_that_kind(&after);
    assert_eq!(left, [], "{path:?}");
    let counts = format!("{} -> {}", statements(&before), statements(&after));
    assert_eq!(counts, expected.statements, "{path:?}");
    assert!(output(&after).starts_with(&output(&before)), "{path:?}: {}", output(&after));
}

#[test]
fn a_fix_settles_its_problem_and_changes_nothing_else() {
    for path in support::programs("tests/fixes") {
        check(&path);
    }
}

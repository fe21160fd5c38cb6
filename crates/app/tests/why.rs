//! The panel Why, sentence by sentence: programs in `tests/why`, with all that is said of a statement in the comment
//! below it. A new case is a new file; `UPDATE_WHY=1` writes the comments.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use bothways_app::view::narration::{Kind, Sentence, because, why};
use bothways_trace::{Ending, Program, Run, Timeline};
use bothways_world::Cause;

/// The line that a comment begins with.
const HEAD: &str = "# why:\n";

/// Sentences of a statement at most: none of the cases has so many.
const LIMIT: usize = 100;

#[test]
fn every_sentence_is_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/why");
    let models = fs::read_to_string(folder.join("models.py")).expect("the models are part of the repository");
    let (mut different, mut told) = (Vec::new(), BTreeSet::new());
    for path in cases(&folder) {
        let written = fs::read_to_string(&path).expect("a case is text");
        let program = Program { models: models.clone(), script: written.clone() };
        let run = bothways_engine::run(&program);
        assert_eq!(run.ending, Ending::Finished, "{}", path.display());
        let actual = with_comments(&written, &run, &mut told);
        if actual == written {
            continue;
        }
        if std::env::var_os("UPDATE_WHY").is_some() {
            fs::write(&path, actual).expect("the case can be written");
        } else {
            different.push(format!("{}\n{actual}", path.display()));
        }
    }
    assert!(different.is_empty(), "{} cases differ:\n\n{}", different.len(), different.join("\n\n"));
    let untold: Vec<&str> = KINDS.into_iter().filter(|kind| !told.contains(kind)).collect();
    assert_eq!(untold, [""; 0], "no case has the sentence of these causes");
}

fn cases(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is part of the repository");
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("its entries can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.retain(|path| path.file_name().is_some_and(|name| name != "models.py"));
    paths.sort();
    paths
}

/// The script with what is said now in its comments; adds the kinds of causes that are told.
fn with_comments(script: &str, run: &Run, told: &mut BTreeSet<&'static str>) -> String {
    let mut text = String::new();
    let mut in_comment = false;
    let mut offset = 0;
    for line in script.split_inclusive('\n') {
        in_comment = in_comment && line.trim_start().starts_with('#');
        if !in_comment {
            text.push_str(line);
        }
        if line.trim_start() == HEAD {
            in_comment = true;
            let mut said = String::new();
            lines(&said_before(run, offset, told), 0, &mut said);
            let indent = line.trim_end_matches(HEAD);
            said.lines().for_each(|line| writeln!(text, "{indent}{line}").expect("a String takes any text"));
        }
        offset += line.len();
    }
    text
}

/// The sentences of the last statement that ends before an offset of the script.
fn said_before(run: &Run, offset: usize, told: &mut BTreeSet<&'static str>) -> Vec<Sentence> {
    let before = |step: bothways_world::Step| step.place.document == 1 && step.place.end as usize <= offset;
    let steps = run.journal.steps.iter().enumerate().filter(|(_, step)| before(*step));
    // A function that the statement called may have run since, and is above it.
    let (index, _) =
        steps.max_by_key(|(index, step)| (step.place.end, *index)).expect("a statement ran before");
    let mut timeline = Timeline::new(&run.journal);
    let world = timeline.after_step(&run.journal, index);
    let sentences = why(&run.journal, index, &run.catalog, world, LIMIT);
    let mut text = String::new();
    lines(&sentences, 0, &mut text);
    for id in run.journal.step_causes(index) {
        let sentence = because(&run.journal, Some(id), &run.catalog, world).into_iter().next();
        if let (Some(node), true) = (run.journal.cause(id), sentence.is_some_and(|own| text.contains(&own))) {
            told.insert(kind(&node.cause));
        }
    }
    // What called a function is not of the step of the function's statements.
    let called = std::iter::successors(run.journal.step_cause(index), |id| run.journal.cause(*id)?.parent);
    for node in called.filter_map(|id| run.journal.cause(id)) {
        if let Cause::Listener { .. } = node.cause
            && text.contains("a listener or validator")
        {
            told.insert(kind(&node.cause));
        }
    }
    sentences
}

/// Sentences as lines of a comment, indented below what they follow from, with the page of the documentation.
fn lines(sentences: &[Sentence], depth: usize, text: &mut String) {
    for Sentence { text: sentence, kind, about, then } in sentences {
        let sign = match kind {
            Kind::Cause => "",
            Kind::Effect => "→ ",
            Kind::Silence => "∅ ",
        };
        let page = about.page.map(|page| format!(" [{}]", page.title)).unwrap_or_default();
        let sentence = sentence.replace('\n', " ");
        writeln!(text, "#   {}{sign}{sentence}{page}", "  ".repeat(depth)).expect("a String takes any text");
        lines(then, depth + 1, text);
    }
}

/// All kinds of causes with a sentence: a statement has none, it is what the sentences are about.
const KINDS: [&str; 28] = [
    "Construct",
    "Set",
    "Delete",
    "Append",
    "Remove",
    "Replace",
    "BackReference",
    "Listener",
    "Cascade",
    "Orphan",
    "Add",
    "MarkDeleted",
    "Configure",
    "Flush",
    "Autoflush",
    "Commit",
    "Rollback",
    "LazyLoad",
    "Refresh",
    "Query",
    "Expire",
    "Synchronize",
    "NewEngine",
    "CreateAll",
    "DropAll",
    "Found",
    "Close",
    "Forgotten",
];

/// The kind of a cause. One that is new must be named here, in [`KINDS`], and in a case.
fn kind(cause: &Cause) -> &'static str {
    match cause {
        Cause::Statement { .. } => "Statement",
        Cause::Construct(_) => "Construct",
        Cause::Set { .. } => "Set",
        Cause::Delete { .. } => "Delete",
        Cause::Append { .. } => "Append",
        Cause::Remove { .. } => "Remove",
        Cause::Replace { .. } => "Replace",
        Cause::BackReference { .. } => "BackReference",
        Cause::Listener { .. } => "Listener",
        Cause::Cascade { .. } => "Cascade",
        Cause::Orphan { .. } => "Orphan",
        Cause::Add(_) => "Add",
        Cause::MarkDeleted(_) => "MarkDeleted",
        Cause::Configure => "Configure",
        Cause::Flush => "Flush",
        Cause::Autoflush => "Autoflush",
        Cause::Commit => "Commit",
        Cause::Rollback => "Rollback",
        Cause::LazyLoad { .. } => "LazyLoad",
        Cause::Refresh(_) => "Refresh",
        Cause::Query => "Query",
        Cause::Expire => "Expire",
        Cause::Synchronize { .. } => "Synchronize",
        Cause::NewEngine => "NewEngine",
        Cause::CreateAll => "CreateAll",
        Cause::DropAll => "DropAll",
        Cause::Found(_) => "Found",
        Cause::Close => "Close",
        Cause::Forgotten => "Forgotten",
    }
}

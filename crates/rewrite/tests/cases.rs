//! The cases of `tests/rewrite/`: models in, models out.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use bothways_diagnostics::Fix;
use bothways_rewrite::{
    EagerLoad, Refusal, RelationshipName, Strategy, add_other_side, backref_to_back_populates,
    link_relationships, load_with_query, nearest_other_side, own_objects, rename_back_populates, rewrite,
};

/// A file's lines, with the position of each answer.
struct Answer {
    case: String,
    models: String,
    action: String,
    /// The lines of the answer as written.
    written: String,
}

fn case_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/rewrite");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("tests/rewrite exists")
        .map(|entry| entry.expect("the folder is readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter(|path| path.file_name().is_some_and(|name| name != "README.md"))
        .collect();
    files.sort();
    files
}

/// The answers of a file, and the text before each and after the last.
fn answers(text: &str) -> (Vec<Answer>, Vec<String>) {
    let (mut answers, mut between): (Vec<Answer>, Vec<String>) = (Vec::new(), vec![String::new()]);
    let (mut case, mut models) = (String::new(), String::new());
    let mut in_block = false;
    let mut in_answer = false;
    for line in text.split_inclusive('\n') {
        let heading = !in_block && line.starts_with('#');
        if heading {
            if in_answer {
                between.push(String::new());
            }
            in_answer = line.starts_with("## ");
            between.last_mut().expect("never empty").push_str(line);
            match line.trim_end().strip_prefix("## ") {
                Some(action) => answers.push(Answer {
                    case: case.clone(),
                    models: models.clone(),
                    action: action.to_owned(),
                    written: String::new(),
                }),
                None => {
                    case = line.trim_start_matches('#').trim().to_owned();
                    models.clear();
                }
            }
            continue;
        }
        if line.starts_with("```") {
            in_block = !in_block;
        } else if in_block && !in_answer {
            models.push_str(line);
        }
        match answers.last_mut().filter(|_| in_answer) {
            Some(answer) => answer.written.push_str(line),
            None => between.last_mut().expect("never empty").push_str(line),
        }
    }
    (answers, between)
}

fn apply(source: &str, fix: Result<Fix, Refusal>) -> Result<String, Refusal> {
    let mut edited = source.to_owned();
    for edit in fix?.edits.iter().rev() {
        edited.replace_range(edit.start as usize..edit.end as usize, &edit.replacement);
    }
    Ok(edited)
}

/// `Class.attribute`, and more of them along the way; `after` a loader option that is there, `through` a class that
/// is selected in place of the first one's, `at` the statement with this text.
fn load(models: &str, options: &[&str]) -> Result<Fix, Refusal> {
    let (mut path, mut arrivals, mut bases) = (Vec::new(), Vec::new(), Vec::new());
    let mut statement = None;
    let name = |name: &str| -> RelationshipName {
        let (class, attribute) = name.split_once('.').expect("a class and an attribute");
        (class.to_owned(), attribute.to_owned())
    };
    let mut options = options.iter();
    while let Some(option) = options.next() {
        match *option {
            "after" => arrivals.extend(options.next().map(|option| name(option))),
            "through" => bases.extend(options.next().map(|class| (*class).to_owned())),
            "at" => {
                let text = options.by_ref().copied().collect::<Vec<_>>().join(" ");
                let text = text.trim_matches('"');
                let start = models.find(text).expect("the statement is in the models");
                statement = Some((0, start..start + text.len()));
            }
            relationship => path.push(name(relationship)),
        }
    }
    let classes: Vec<String> = path.first().map(|(class, _)| class.clone()).into_iter().collect();
    if !arrivals.is_empty() {
        statement = Some((0, 0..models.len()));
    }
    load_with_query(
        &[models],
        statement,
        &EagerLoad { classes: &classes, bases: &bases, path: &path, arrivals: &arrivals },
    )
}

fn act(action: &str, models: &str) -> String {
    let result = match action.split(' ').collect::<Vec<_>>().as_slice() {
        ["back_populates"] => rewrite(models, Strategy::BackPopulates).map(|rewritten| rewritten.source),
        ["backref"] => rewrite(models, Strategy::Backref).map(|rewritten| rewritten.source),
        ["not", "linked"] => rewrite(models, Strategy::NotLinked).map(|rewritten| rewritten.source),
        ["one", "side"] => rewrite(models, Strategy::OneSide).map(|rewritten| rewritten.source),
        ["add_other_side", class, attribute] => apply(models, add_other_side(0, models, class, attribute)),
        ["rename_back_populates", class, attribute, name] => {
            apply(models, rename_back_populates(0, models, class, attribute, name))
        }
        ["backref_to_back_populates", class, attribute] => {
            apply(models, backref_to_back_populates(0, models, class, attribute))
        }
        ["own_objects", class, attribute] => apply(models, own_objects(0, models, class, attribute)),
        ["load_with_query", options @ ..] => apply(models, load(models, options)),
        ["link_relationships", class, attribute, other, other_attribute] => {
            apply(models, link_relationships(0, models, (class, attribute), (other, other_attribute)))
        }
        ["nearest_other_side", class, attribute] => {
            return format!("\n{}\n\n", nearest_other_side(models, class, attribute).unwrap_or_default());
        }
        _ => return format!("there is no action {action:?}"),
    };
    match result {
        Ok(rewritten) if rewritten == models => "\nunchanged\n\n".to_owned(),
        Ok(rewritten) => format!("\n```python\n{rewritten}```\n\n"),
        Err(refusal) => format!("\n> {refusal}\n\n"),
    }
}

#[test]
fn every_case_comes_out_as_written() {
    let update = std::env::var_os("BOTHWAYS_UPDATE").is_some();
    let (mut checked, mut wrong) = (0, String::new());
    for path in case_files() {
        let text = std::fs::read_to_string(&path).expect("the file is readable");
        let (answers, between) = answers(&text);
        let mut updated = String::new();
        for (answer, before) in answers.iter().zip(&between) {
            let given = act(&answer.action, &answer.models);
            if given.trim() != answer.written.trim() {
                let Answer { case, action, written, .. } = answer;
                write!(wrong, "\n{path:?}: {case}: {action}\nexpected:{written}given:{given}")
                    .expect("memory");
            }
            updated.push_str(before);
            updated.push_str(&given);
            checked += 1;
        }
        if update {
            updated.extend(between.get(answers.len()).map(String::as_str));
            std::fs::write(&path, format!("{}\n", updated.trim_end())).expect("the file is writable");
        }
    }
    assert!(update || wrong.is_empty(), "{wrong}");
    assert!(checked >= 60, "only {checked} answers were checked");
}

#[test]
fn what_has_one_side_only_has_nothing_left_to_rewrite() {
    for path in case_files() {
        let text = std::fs::read_to_string(&path).expect("the file is readable");
        for answer in answers(&text).0 {
            let Ok(once) = rewrite(&answer.models, Strategy::OneSide) else { continue };
            let twice = rewrite(&once.source, Strategy::OneSide);
            assert!(twice.is_err(), "{}: {twice:?}", answer.case);
        }
    }
}

#[test]
fn a_strategy_rewritten_twice_stays() {
    for path in case_files() {
        let text = std::fs::read_to_string(&path).expect("the file is readable");
        for answer in answers(&text).0 {
            for strategy in [Strategy::BackPopulates, Strategy::Backref, Strategy::NotLinked] {
                let Ok(once) = rewrite(&answer.models, strategy) else { continue };
                let twice = rewrite(&once.source, strategy);
                let stays = twice.as_ref().is_ok_and(|twice| twice.source == once.source);
                assert!(stays, "{}: {strategy:?}: {twice:?}", answer.case);
            }
        }
    }
}

#[test]
fn deep_nesting_is_refused() {
    for source in ["(".repeat(10_000), "-".repeat(10_000), format!("x = {}", "[".repeat(500))] {
        assert!(rewrite(&source, Strategy::Backref).is_err());
    }
}

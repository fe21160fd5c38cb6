//! Links that somebody may have kept (`tests/links/`), as they are and as they arrive.

use std::path::Path;

use bothways_share::{LinkError, Shared, decode, encode};
use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
struct Golden {
    #[serde(skip)]
    name: String,
    link: String,
    #[serde(deserialize_with = "content")]
    content: Option<Shared>,
    explanation: Option<String>,
}

/// In files, the fields go by their full names.
#[derive(Deserialize)]
struct Content {
    models: String,
    script: String,
    view: Option<String>,
    step: Option<u32>,
}

fn content<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Shared>, D::Error> {
    Ok(Option::<Content>::deserialize(deserializer)?.map(|content| {
        let Content { models, script, view, step } = content;
        Shared { models, script, view, step }
    }))
}

fn golden_links() -> Vec<Golden> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/links");
    let mut links: Vec<Golden> = std::fs::read_dir(folder)
        .expect("tests/links exists")
        .map(|entry| entry.expect("the folder is readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| golden_link(&path))
        .collect();
    links.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(links.len() >= 15, "only {} golden links were found", links.len());
    links
}

fn golden_link(path: &Path) -> Golden {
    let text = std::fs::read_to_string(path).expect("the file is readable");
    let golden: Golden = serde_json::from_str(&text).expect("the file is a golden link");
    let name = path.file_stem().expect("the file has a name").to_string_lossy().into_owned();
    Golden { name, ..golden }
}

fn explained(result: &Result<Shared, LinkError>) -> (Option<Shared>, Option<String>) {
    match result {
        Ok(shared) => (Some(shared.clone()), None),
        Err(error) => (error.recovered().cloned(), Some(error.to_string())),
    }
}

#[test]
fn every_golden_link_gives_its_content_or_its_explanation() {
    for golden in golden_links() {
        let read = explained(&decode(&golden.link));
        assert_eq!(read, (golden.content, golden.explanation), "{}", golden.name);
    }
}

/// What happens to a link on its way, each with its name.
fn mangled(link: &str) -> Vec<(&'static str, String)> {
    let escaped = |text: &str| text.replace('%', "%25").replace('#', "%23").replace(':', "%3A");
    let wrapped = |every: usize, with: &str| {
        let letters: Vec<char> = link.chars().collect();
        letters.chunks(every).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join(with)
    };
    let once = escaped(link);
    let hyphens = link.replace('_', "%5F").replace('-', "%2d");
    vec![
        ("without its hash", link.trim_start_matches('#').to_owned()),
        ("a whole address", format!("https://example.org/bothways/{link}")),
        ("an address with a query", format!("https://example.org:8080/?embed=1&theme=dark{link}")),
        ("padded", format!("{link}==")),
        ("escaped", once.clone()),
        ("escaped twice", escaped(&once)),
        ("escaped thrice", escaped(&escaped(&once))),
        ("an escaped address", format!("https%3A%2F%2Fexample.org%2F{once}")),
        ("hyphens escaped", hyphens),
        ("wrapped", wrapped(72, "\n")),
        ("wrapped by Windows", wrapped(60, "\r\n")),
        ("quoted in a reply", wrapped(70, "\n> ")),
        ("quoted-printable", wrapped(75, "=\r\n")),
        ("spaced", format!("  {}  ", wrapped(40, " "))),
        ("with invisible breaks", wrapped(30, "\u{200b}")),
        ("a full stop after it", format!("{link}.")),
        ("in brackets", format!("(see https://example.org/{link})")),
        ("in angle brackets", format!("<https://example.org/{link}>")),
        ("a Markdown link", format!("[my program](https://example.org/{link}), it fails")),
        ("a Markdown link behind another hash", format!("in #help: [it](https://example.org/{link})!")),
        ("Markdown's escapes", link.replace('_', "\\_")),
        ("in quotes", format!("\"{link}\"")),
        ("tracking added", format!("{link}?utm_source=chat&x=1#top")),
        ("smart dashes", link.replace("--", "\u{2014}")),
        ("the other alphabet", link.replace('-', "+").replace('_', "/")),
        ("words after it", format!("https://example.org/{link} what do you think")),
    ]
}

#[test]
fn a_link_mangled_on_its_way_is_read_all_the_same() {
    let mut read = 0;
    for golden in golden_links().into_iter().filter(|golden| golden.explanation.is_none()) {
        for (way, link) in mangled(&golden.link) {
            let content = decode(&link).map_err(|error| error.to_string());
            assert_eq!(content.ok(), golden.content, "{}: {way}: {link}", golden.name);
            read += 1;
        }
    }
    assert!(read >= 200, "only {read} mangled links were read");
}

#[test]
fn a_link_cut_anywhere_says_so_and_gives_what_came_before() {
    for golden in golden_links().into_iter().filter(|golden| golden.explanation.is_none()) {
        let content = golden.content.expect("a sound link has content");
        let mut longest = 0;
        for cut in "#b1:".len()..golden.link.len() {
            match decode(golden.link.get(..cut).expect("a link is ASCII")) {
                // The last letters may hold nothing but the end of a byte.
                Ok(shared) => assert_eq!(shared, content, "{} cut at {cut}", golden.name),
                Err(LinkError::CutShort { recovered }) => {
                    assert!(content.models.starts_with(&recovered.models), "{} at {cut}", golden.name);
                    assert!(content.script.starts_with(&recovered.script), "{} at {cut}", golden.name);
                    let length = recovered.models.len() + recovered.script.len();
                    assert!(length >= longest, "{} at {cut}: less than one letter before", golden.name);
                    longest = length;
                }
                Err(error) => panic!("{} cut at {cut}: {error}", golden.name),
            }
        }
    }
}

#[test]
fn an_unknown_version_keeps_the_text() {
    let link = "https://example.org/#b27:abc";
    let Err(LinkError::UnknownVersion { version, text }) = decode(link) else { panic!("b27 was read") };
    assert_eq!((version.as_str(), text.as_str()), ("b27", link));
}

#[test]
fn defaults_are_left_out() {
    assert_eq!(decode(&encode(&Shared::default())), Ok(Shared::default()));
    assert!(encode(&Shared::default()).len() < 12);
}

#[test]
fn a_forty_line_program_makes_a_short_link() {
    let program = |path: &str| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance");
        std::fs::read_to_string(root.join(path)).expect("the program exists")
    };
    let programs = [
        "article/back_populates.py",
        "article/back_populates_in_2_0_style.py",
        "article/not_linked.py",
        "flush/only_changed_columns_are_updated.py",
        "session/add_and_get.py",
    ];
    for path in programs {
        let models = program(path);
        let lines = models.lines().count();
        let link = encode(&Shared { models, ..Shared::default() });
        assert!(link.len() <= 450, "{path}, {lines} lines: {} letters", link.len());
    }
}

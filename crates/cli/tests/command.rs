//! The command as a person or a script calls it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const MODELS: &str = "\
from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

class Parent(Base):
    __tablename__ = \"parent\"
    id = Column(Integer, primary_key=True)

class Child(Base):
    __tablename__ = \"child\"
    id = Column(Integer, primary_key=True)
    parent_id = Column(Integer, ForeignKey(\"parent.id\"))
    parent = relationship(\"Parent\", backref=\"children\")
";

const SCRIPT: &str = "p = Parent()\nc = Child()\nc.parent = p\nprint(p.children == [c], end='')\n";

/// What the command did.
#[derive(PartialEq, Debug)]
struct Outcome {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

/// A folder of its own for each test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&folder).expect("the target folder is writable");
        Self(folder)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        std::fs::write(self.0.join(name), text).expect("the folder is writable");
        self
    }

    fn bothways(&self, arguments: &[&str], input: &str) -> Outcome {
        let mut child = Command::new(env!("CARGO_BIN_EXE_bothways"))
            .args(arguments)
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command was built");
        // A command that does not read its input may be gone already.
        drop(child.stdin.take().expect("it is piped").write_all(input.as_bytes()));
        let output = child.wait_with_output().expect("it ends");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
        Outcome { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

fn outcome(code: i32, stdout: &str, stderr: &str) -> Outcome {
    Outcome { code: Some(code), stdout: stdout.to_owned(), stderr: stderr.to_owned() }
}

#[test]
fn run_prints_what_the_program_prints() {
    let folder = Folder::new("run");
    folder.write("models.py", MODELS).write("use.py", SCRIPT);
    assert_eq!(folder.bothways(&["run", "models.py", "use.py"], ""), outcome(0, "True", ""));
    assert_eq!(folder.bothways(&["run", "-"], &format!("{MODELS}{SCRIPT}")), outcome(0, "True", ""));
    assert_eq!(folder.bothways(&["run", "models.py", "-"], SCRIPT), outcome(0, "True", ""));
}

#[test]
fn what_is_written_to_stderr_is_printed_there() {
    let folder = Folder::new("stderr");
    let program = "import logging\nimport sys\nlogging.basicConfig(level=logging.INFO)\n\
                   logging.info('saved %d', 2)\nprint('out')\nprint('err', file=sys.stderr)\n";
    assert_eq!(folder.bothways(&["run", "-"], program), outcome(0, "out\n", "INFO:root:saved 2\nerr\n"));
}

#[test]
fn an_uncaught_error_ends_with_its_traceback() {
    let folder = Folder::new("error");
    folder
        .write("shop.py", MODELS.replace("backref", "back_populates"))
        .write("buy.py", "print(1)\nParent()\n");
    let Outcome { code, stdout, stderr } = folder.bothways(&["run", "shop.py", "buy.py"], "");
    assert_eq!((code, stdout.as_str()), (Some(1), "1\n"));
    assert!(stderr.starts_with("Traceback (most recent call last):\n"), "{stderr}");
    assert!(stderr.contains("  File \"buy.py\", line 2, in <module>\n"), "{stderr}");
    let last =
        "sqlalchemy.exc.InvalidRequestError: Mapper 'Mapper[Parent(parent)]' has no property 'children'.";
    assert!(stderr.lines().any(|line| line.starts_with(last)), "{stderr}");
}

#[test]
fn a_syntax_error_names_the_file_as_it_was_given() {
    let folder = Folder::new("syntax");
    folder.write("broken.py", "x = 1\nif x:\n    y = = 2\n");
    let Outcome { code, stderr, .. } = folder.bothways(&["run", "broken.py"], "");
    assert_eq!(code, Some(1));
    let place = "  File \"broken.py\", line 3\n    y = = 2\n        ^\n";
    assert!(stderr.starts_with(&format!("{place}SyntaxError: ")), "{stderr}");
}

#[test]
fn a_warning_is_printed_as_python_prints_it() {
    let folder = Folder::new("warning");
    let models = MODELS
        .replace(", backref=\"children\"", "")
        .replace("\nclass Child", "    children = relationship(\"Child\")\n\nclass Child");
    folder.write("models.py", models).write("use.py", "p = Parent()\nprint(p.children)\n");
    let Outcome { code, stdout, stderr } = folder.bothways(&["run", "models.py", "use.py"], "");
    assert_eq!((code, stdout.as_str()), (Some(0), "[]\n"));
    assert!(
        stderr.starts_with("use.py:1: SAWarning: relationship 'Child.parent' will copy column"),
        "{stderr}"
    );
    assert!(stderr.ends_with("\n  p = Parent()\n"), "{stderr}");
}

#[test]
fn what_is_not_supported_is_refused_at_its_place() {
    let folder = Folder::new("refusal");
    folder.write("models.py", "x = 1\n").write("use.py", "print(x)\nimport numpy\n");
    let Outcome { code, stderr, .. } = folder.bothways(&["run", "models.py", "use.py"], "");
    assert_eq!(code, Some(1));
    assert!(stderr.starts_with("use.py:2: Bothways does not support "), "{stderr}");
    assert!(stderr.contains("numpy"), "{stderr}");
    let transcript = folder.bothways(&["transcript", "models.py", "use.py"], "");
    assert_eq!((transcript.code, transcript.stderr.as_str()), (Some(0), ""));
    assert!(transcript.stdout.contains("\"unsupported\""), "{}", transcript.stdout);
}

#[test]
fn a_transcript_is_made_of_a_program_that_fails() {
    let folder = Folder::new("transcript");
    folder.write("models.py", MODELS.replace("backref", "back_populates"));
    let Outcome { code, stdout, stderr } =
        folder.bothways(&["transcript", "models.py", "-"], "print('so far')\nChild()\n");
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    for part in ["\"so far\"", "\"sqlalchemy.exc.InvalidRequestError\"", "\"line\": 2", "\"tables\": {}"] {
        assert!(stdout.contains(part), "{part} is missing: {stdout}");
    }
}

#[test]
fn check_finds_the_forgotten_side() {
    let folder = Folder::new("check");
    folder.write("right.py", MODELS).write("wrong.py", MODELS.replace("backref", "back_populates"));
    assert_eq!(folder.bothways(&["check", "right.py"], ""), outcome(0, "", ""));
    let Outcome { code, stdout, .. } = folder.bothways(&["check", "right.py", "wrong.py"], "");
    assert_eq!(code, Some(1));
    let place = stdout.strip_prefix("wrong.py:").and_then(|rest| rest.split_once(": "));
    assert!(
        place.is_some_and(|(place, _)| place.split(':').all(|part| part.parse::<u32>().is_ok())),
        "{stdout}"
    );
    assert!(stdout.contains("has no property 'children'"), "{stdout}");
}

#[test]
fn link_prints_a_link_that_can_be_read() {
    let folder = Folder::new("link");
    folder.write("models.py", MODELS).write("use.py", SCRIPT);
    let fragment = folder.bothways(&["link", "models.py", "use.py"], "");
    let shared = bothways_share::decode(&fragment.stdout).expect("it is a link");
    assert_eq!((shared.models.as_str(), shared.script.as_str()), (MODELS, SCRIPT));
    let base = "https://example.org/play/";
    let whole = folder.bothways(&["link", "--base", base, "models.py", "use.py"], "");
    assert_eq!(whole, outcome(0, &format!("{base}{}", fragment.stdout), ""));
}

#[test]
fn help_and_version_are_printed() {
    let folder = Folder::new("help");
    let help = folder.bothways(&["--help"], "");
    assert_eq!((help.code, help.stderr.as_str()), (Some(0), ""));
    for command in ["run FILE", "transcript FILE", "check FILE", "link FILE"] {
        assert!(help.stdout.contains(command), "{command} is missing");
    }
    assert_eq!(folder.bothways(&["run", "-h"], ""), help);
    let version = concat!("bothways ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(folder.bothways(&["-V"], ""), outcome(0, version, ""));
}

#[test]
fn what_cannot_be_done_is_said() {
    let folder = Folder::new("usage");
    folder.write("latin.py", b"x = 1\ny = '\xe9'\n").write("fine.py", "x = 1\n");
    for (arguments, said) in [
        (&["run", "missing.py"][..], "bothways: cannot read missing.py: there is no such file\n"),
        (&["run", "latin.py"], "bothways: latin.py:2: the file is not UTF-8 (at byte 11)\n"),
        (&["run", "."], "bothways: cannot read .: it is a directory\n"),
        (&["run"], "bothways: `run` needs a file"),
        (&[], "bothways: no command was given"),
        (&["walk", "fine.py"], "bothways: there is no command `walk`"),
        (&["run", "--fast", "fine.py"], "bothways: invalid option '--fast'"),
        (
            &["run", "fine.py", "fine.py", "fine.py"],
            "bothways: a program is one file, or models and a script, not 3",
        ),
        (&["run", "-", "-"], "bothways: standard input can be read only once"),
        (&["run", "--base", "x", "fine.py"], "bothways: --base belongs to `link`"),
    ] {
        let Outcome { code, stdout, stderr } = folder.bothways(arguments, "");
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(stderr.starts_with(said), "{arguments:?}: {stderr}");
    }
}

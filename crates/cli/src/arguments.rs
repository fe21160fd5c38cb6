//! What was asked for on the command line.

use std::ffi::OsString;

use lexopt::Arg;

/// What `--help` prints.
pub(crate) const HELP: &str = "\
Bothways runs SQLAlchemy programs on its own ORM and shows what they do.

Usage: bothways COMMAND FILE…

Commands:
  run FILE…         run a program; print what it prints, its warnings and its traceback
  transcript FILE…  run a program; print everything it did as JSON
  check FILE…       say what is wrong with the relationships of models, as FILE:LINE:COLUMN: message
  link FILE…        print the link that opens a program in the page

A program is one file, or two: models and a script, run one after the other in one
namespace. A FILE named - is read from standard input.

Options:
  --base URL        link: the page's address, to stand before the link
  -h, --help        print this
  -V, --version     print the version

The status is 0; 1 when `run` ended in an error or was refused, or when `check` found
something; 2 when the command could not be carried out.
";

/// A command with its files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Command {
    /// `run`.
    Run(Vec<OsString>),
    /// `transcript`.
    Transcript(Vec<OsString>),
    /// `check`.
    Check(Vec<OsString>),
    /// `link`.
    Link {
        /// The program's files.
        files: Vec<OsString>,
        /// The page's address.
        base: Option<String>,
    },
    /// `--help`.
    Help,
    /// `--version`.
    Version,
}

/// Reads the command line.
pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Command, String> {
    let (mut name, mut files, mut base) = (None, Vec::new(), None);
    while let Some(argument) = parser.next().map_err(|error| hinted(&error.to_string()))? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Short('V') | Arg::Long("version") => return Ok(Command::Version),
            Arg::Long("base") => {
                let value = parser.value().map_err(|error| hinted(&error.to_string()))?;
                base = Some(value.into_string().map_err(|_| "--base is not valid UTF-8".to_owned())?);
            }
            Arg::Value(value) if name.is_none() => name = Some(value.to_string_lossy().into_owned()),
            Arg::Value(value) => files.push(value),
            unknown @ (Arg::Short(_) | Arg::Long(_)) => {
                return Err(hinted(&unknown.unexpected().to_string()));
            }
        }
    }
    let name = name.ok_or_else(|| hinted("no command was given"))?;
    command(&name, files, base)
}

fn command(name: &str, files: Vec<OsString>, base: Option<String>) -> Result<Command, String> {
    if base.is_some() && name != "link" {
        return Err(hinted("--base belongs to `link`"));
    }
    let command = match name {
        "help" => return Ok(Command::Help),
        "run" => Command::Run(files),
        "transcript" => Command::Transcript(files),
        "check" => Command::Check(files),
        "link" => Command::Link { files, base },
        _ => return Err(hinted(&format!("there is no command `{name}`"))),
    };
    match &command {
        Command::Run(files)
        | Command::Transcript(files)
        | Command::Check(files)
        | Command::Link { files, .. }
            if files.is_empty() =>
        {
            Err(hinted(&format!("`{name}` needs a file")))
        }
        _ => Ok(command),
    }
}

fn hinted(problem: &str) -> String {
    format!("{problem} (bothways --help says what there is)")
}

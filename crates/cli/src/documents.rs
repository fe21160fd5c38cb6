//! Reading the files of a program.

use std::ffi::{OsStr, OsString};
use std::io::Read;

use bothways_trace::Program;
use bothways_world::Place;

/// A file as it was read.
pub(crate) struct Document {
    /// Its name as it was given, for messages.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A program with the names of its files.
pub(crate) struct Documents {
    /// What the engine runs.
    pub program: Program,
    names: Vec<String>,
}

impl Documents {
    /// The name of a document of the program.
    pub fn name(&self, document: u8) -> &str {
        self.names.get(usize::from(document)).map_or("<unknown>", |name| name)
    }

    /// `FILE:LINE` of a place.
    pub fn place(&self, place: Place) -> String {
        format!("{}:{}", self.name(place.document), place.line)
    }

    /// A line of a document, 1-based.
    pub fn line(&self, document: u8, line: u32) -> Option<&str> {
        self.text(document).lines().nth((line as usize).checked_sub(1)?)
    }

    fn text(&self, document: u8) -> &str {
        if document == 0 { &self.program.models } else { &self.program.script }
    }

    /// A text of the engine's with the files' own names in the place of the page's.
    pub fn with_file_names(&self, traceback: &str) -> String {
        let pages = ["models.py", "script.py"];
        let named = |line: &str| {
            pages.iter().zip(&self.names).find_map(|(page, name)| {
                let rest =
                    line.trim_start().strip_prefix("File \"")?.strip_prefix(page)?.strip_prefix('"')?;
                let indentation = line.get(..line.len() - line.trim_start().len()).unwrap_or_default();
                Some(format!("{indentation}File \"{name}\"{rest}"))
            })
        };
        traceback.split_inclusive('\n').map(|line| named(line).unwrap_or_else(|| line.to_owned())).collect()
    }
}

/// Reads the one or two files of a program.
pub(crate) fn program(files: &[OsString]) -> Result<Documents, String> {
    if files.len() > 2 {
        return Err(format!("a program is one file, or models and a script, not {} files", files.len()));
    }
    let documents = each(files)?;
    let names = documents.iter().map(|document| document.name.clone()).collect();
    let mut texts = documents.into_iter().map(|document| document.text);
    let program =
        Program { models: texts.next().unwrap_or_default(), script: texts.next().unwrap_or_default() };
    Ok(Documents { program, names })
}

/// Reads files, each by itself.
pub(crate) fn each(files: &[OsString]) -> Result<Vec<Document>, String> {
    if files.iter().filter(|file| *file == "-").count() > 1 {
        return Err("standard input can be read only once".to_owned());
    }
    files.iter().map(|file| read(file)).collect()
}

fn read(file: &OsStr) -> Result<Document, String> {
    let (name, bytes) = if file == "-" {
        let mut bytes = Vec::new();
        ("<stdin>".to_owned(), std::io::stdin().read_to_end(&mut bytes).map(|_| bytes))
    } else {
        (file.to_string_lossy().into_owned(), std::fs::read(file))
    };
    let bytes = bytes.map_err(|error| format!("cannot read {name}: {}", reason(&error)))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
        format!("{name}:{line}: the file is not UTF-8 (at byte {at})")
    })?;
    Ok(Document { name, text: text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned) })
}

/// The reason without the number that the operating system adds.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        std::io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        _ => error.to_string(),
    }
}

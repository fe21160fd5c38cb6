//! The two that run a program: real SQLAlchemy in a process that lives on, and ours.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::command::{command, root};
use crate::conformance;

/// How often a program that differs is run again, to see whether the real one differs from itself.
#[derive(Clone, Copy)]
pub enum Care {
    /// Some times: enough while it is made small.
    Quick,
    /// Often enough to be sure.
    Sure,
}

/// Both sides, ready to run programs.
pub struct Oracle {
    child: Child,
    programs: ChildStdin,
    transcripts: BufReader<ChildStdout>,
    bothways: PathBuf,
}

/// What comparing a program gave.
pub enum Outcome {
    /// The same transcript.
    Equal,
    /// What we do not support.
    Refused(String),
    /// Real SQLAlchemy does not do the same each time: the order of a set shows.
    Undetermined,
    /// The lines in which they differ.
    Different(String),
}

impl Oracle {
    /// Start the real one.
    pub fn start(bothways: PathBuf) -> Result<Self> {
        let script = root().join("tests/conformance/record.py");
        let mut stream = command(conformance::oracle()?, &[&script.to_string_lossy(), "--stream"]);
        stream.env("PYTHONHASHSEED", "0").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = stream.spawn().context("could not start the venv's Python")?;
        let (Some(programs), Some(transcripts)) = (child.stdin.take(), child.stdout.take()) else {
            bail!("the pipes were asked for");
        };
        Ok(Self { child, programs, transcripts: BufReader::new(transcripts), bothways })
    }

    /// Run a program on both sides.
    pub fn compare(&mut self, source: &str, care: Care) -> Result<Outcome> {
        // Both at once: the real one takes most of the time.
        self.ask(source, 0)?;
        let ours = self.ours(source)?;
        let real = self.answer()?;
        if let Some(what) = ours.pointer("/unsupported/what") {
            return Ok(Outcome::Refused(what.as_str().unwrap_or_default().to_owned()));
        }
        let Some(difference) = conformance::difference(&real, &ours) else { return Ok(Outcome::Equal) };
        let mut determined = true;
        let runs = match care {
            Care::Quick => 1,
            Care::Sure => 16,
        };
        for noise in 1..=runs {
            self.ask(source, noise)?;
            let again = self.answer()?;
            if conformance::difference(&again, &ours).is_none() {
                return Ok(Outcome::Equal);
            }
            determined &= again == real;
        }
        Ok(if determined { Outcome::Different(difference) } else { Outcome::Undetermined })
    }

    /// Give the real one a program.
    fn ask(&mut self, source: &str, noise: usize) -> Result<()> {
        writeln!(self.programs, "{}", json!({ "source": source, "noise": noise }))?;
        Ok(())
    }

    /// What the real one did with the program it was given.
    fn answer(&mut self) -> Result<Value> {
        let mut line = String::new();
        self.transcripts.read_line(&mut line)?;
        let mut transcript = serde_json::from_str(&line).context("the real one gave no transcript")?;
        sort_sets(&mut transcript);
        Ok(transcript)
    }

    fn ours(&self, source: &str) -> Result<Value> {
        let mut transcript = command(&self.bothways, &["transcript", "-"]);
        let mut child =
            transcript.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(source.as_bytes())?;
        }
        let output = child.wait_with_output()?;
        let mut transcript = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| json!({ "died": String::from_utf8_lossy(&output.stderr) }));
        sort_sets(&mut transcript);
        Ok(transcript)
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        // It only waits for programs; nothing of it is to be kept.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Put what comes in the order of a set into one order: the rows of one executemany on a table without a class,
/// and the actions of a circle.
fn sort_sets(transcript: &mut Value) {
    let statements = transcript.pointer_mut("/sql").and_then(Value::as_array_mut);
    for statement in statements.into_iter().flatten() {
        let text = statement.pointer("/sql").and_then(Value::as_str).unwrap_or_default();
        if !text.contains("_pairs") {
            continue;
        }
        if let Some(rows) = statement.pointer_mut("/params").and_then(Value::as_array_mut) {
            rows.sort_by_key(|row| if row.is_array() { row.to_string() } else { String::new() });
        }
    }
    if let Some(message) = transcript.pointer_mut("/error/message") {
        sort_circle(message);
    }
    let lines = transcript.pointer_mut("/stdout").and_then(Value::as_array_mut);
    lines.into_iter().flatten().for_each(sort_circle);
}

fn sort_circle(text: &mut Value) {
    const BEFORE: &str = "Circular dependency detected. (_";
    let Some((before, actions)) = text.as_str().and_then(|text| text.split_once(BEFORE)) else { return };
    let Some((actions, after)) = actions.rsplit_once(')') else { return };
    let mut actions: Vec<&str> = actions.split(", _").collect();
    actions.sort_unstable();
    *text = Value::String(format!("{before}{BEFORE}{}){after}", actions.join(", _")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_actions_of_a_circle_have_no_order() {
        let circle = |actions| json!({ "stdout": [format!("7 Circular dependency detected. ({actions})")] });
        let mut one = circle("_ProcessState(<Room>, delete=False), _SaveUpdateState(<Room>)");
        let mut other = circle("_SaveUpdateState(<Room>), _ProcessState(<Room>, delete=False)");
        sort_sets(&mut one);
        sort_sets(&mut other);
        assert_eq!(one, other);
    }
}

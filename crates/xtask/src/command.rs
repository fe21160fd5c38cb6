//! Running other programs: with the project's own tools first in PATH, echoed, and with errors
//! that name the command.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{LazyLock, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use std::{env, thread};

use anyhow::{Context, Result, bail};

/// The folder of the workspace that Cargo runs this for: two checkouts may share what they build, and so this program.
pub fn root() -> &'static Path {
    static HERE: LazyLock<PathBuf> = LazyLock::new(|| {
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
    });
    HERE.ancestors().nth(2).expect("this crate lies in crates/xtask of the workspace")
}

/// Where Cargo puts what it builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A command in the workspace's folder that finds the project's own tools first.
pub fn command(program: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
    let own = ["target/tools/bin", "crates/xtask/js/node_modules/.bin"];
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = own.iter().map(|folder| root().join(folder)).chain(env::split_paths(&path));
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    if let Ok(path) = env::join_paths(folders) {
        command.env("PATH", path);
    }
    command
}

/// Run to the end with the output going where ours goes; a failure is an error.
pub fn run(mut command: Command) -> Result<()> {
    let shown = show(&command);
    println!("$ {shown}");
    let status = command.status().with_context(|| format!("could not start {shown}"))?;
    if !status.success() {
        bail!("{shown} failed ({status})");
    }
    Ok(())
}

/// The standard output of a command that is expected to work quietly.
pub fn read(mut command: Command) -> Result<String> {
    let shown = show(&command);
    let output = command.output().with_context(|| format!("could not start {shown}"))?;
    if !output.status.success() {
        bail!("{shown} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What a command printed, if it ended in time; it is stopped where it did not.
#[allow(clippy::disallowed_methods, reason = "a time limit is the purpose")]
pub fn output_within(mut command: Command, limit: Duration) -> Result<Option<Output>> {
    let shown = show(&command);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("could not start {shown}"))?;
    let (stdout, stderr) = (child.stdout.take().map(collect), child.stderr.take().map(collect));
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break Some(status);
        }
        if start.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            break None;
        }
        thread::sleep(Duration::from_millis(2));
    };
    let read = |stream: Option<JoinHandle<Vec<u8>>>| {
        stream.and_then(|stream| stream.join().ok()).unwrap_or_default()
    };
    let (stdout, stderr) = (read(stdout), read(stderr));
    Ok(status.map(|status| Output { status, stdout, stderr }))
}

fn collect(mut stream: impl Read + Send + 'static) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        bytes
    })
}

/// What a command printed, and whether it succeeded.
pub struct Finished {
    /// Exit status zero.
    pub success: bool,
    /// Its lines, of standard output and standard error as they came.
    pub lines: Vec<String>,
}

/// Run to the end, showing the output as it comes and keeping it.
pub fn watch(mut command: Command) -> Result<Finished> {
    let shown = show(&command);
    println!("$ {shown}");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("could not start {shown}"))?;
    let (sender, receiver) = mpsc::channel();
    if let Some(stdout) = child.stdout.take() {
        forward(stdout, sender.clone());
    }
    if let Some(stderr) = child.stderr.take() {
        forward(stderr, sender.clone());
    }
    drop(sender);
    let mut lines = Vec::new();
    for line in receiver {
        println!("{line}");
        lines.push(line);
    }
    let status = child.wait().with_context(|| format!("could not wait for {shown}"))?;
    Ok(Finished { success: status.success(), lines })
}

fn forward(stream: impl Read + Send + 'static, sender: mpsc::Sender<String>) {
    thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned();
            if sender.send(line).is_err() {
                return;
            }
        }
    });
}

fn show(command: &Command) -> String {
    let mut words = vec![short(command.get_program())];
    words.extend(command.get_args().map(short));
    words.join(" ")
}

fn short(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let prefix = format!("{}/", root().display());
    word.strip_prefix(prefix.as_str()).unwrap_or(&word).to_owned()
}

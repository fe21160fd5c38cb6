//! `transcript`: everything a program did, as JSON.

use std::process::ExitCode;

use crate::documents::Documents;
use crate::output::Output;

/// Runs a program and prints its transcript, also that of a program that failed.
pub(crate) fn perform(documents: &Documents, output: &mut Output) -> ExitCode {
    let run = bothways_engine::run(&documents.program);
    let transcript = bothways_engine::transcript(&run);
    output.print(&format!("{transcript:#}\n"));
    ExitCode::SUCCESS
}

//! `bothways`: run a program, write its transcript, check its models, make a link to it.
//!
//! Translates between files and streams on one side and the engine's plain data on the other. What is
//! printed is what Python would print; what the programs mean is the engine's.

mod arguments;
mod command;
mod documents;
mod output;

use std::process::ExitCode;

use arguments::Command;
use mimalloc::MiMalloc;
use output::Output;

/// Programs make and let go of small objects all the time; the system's allocator takes a fifth longer for them.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let mut output = Output::of_process();
    let result =
        arguments::parse(lexopt::Parser::from_env()).and_then(|command| perform(command, &mut output));
    match result {
        Ok(code) => code,
        Err(failure) => {
            output.error(&format!("bothways: {failure}\n"));
            ExitCode::from(2)
        }
    }
}

/// Does what was asked; an error is a failure to even begin.
fn perform(command: Command, output: &mut Output) -> Result<ExitCode, String> {
    match command {
        Command::Run(files) => Ok(command::run::perform(&documents::program(&files)?, output)),
        Command::Transcript(files) => Ok(command::transcript::perform(&documents::program(&files)?, output)),
        Command::Check(files) => Ok(command::check::perform(&documents::each(&files)?, output)),
        Command::Link { files, base } => {
            Ok(command::link::perform(&documents::program(&files)?, base.as_deref(), output))
        }
        Command::Help => {
            output.print(arguments::HELP);
            Ok(ExitCode::SUCCESS)
        }
        Command::Version => {
            output.print(concat!("bothways ", env!("CARGO_PKG_VERSION"), "\n"));
            Ok(ExitCode::SUCCESS)
        }
    }
}

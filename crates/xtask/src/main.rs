//! `cargo xtask`: everything a person does with this repository beside writing code.
//!
//! Every command sets up what it needs first, so that a fresh clone needs no other instructions.
//! Nothing here is part of the product: no crate of the workspace depends on this one.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is how a command reports")]

use std::process::ExitCode;

use anyhow::Result;
use pico_args::Arguments;

mod bench;
mod build;
mod command;
mod conformance;
mod fidelity;
mod fuzz;
mod serve;
mod setup;
mod site;
mod test;
mod tools;

const USAGE: &str = "\
cargo xtask serve [--port N]                 build the page and serve it at http://127.0.0.1:8080
cargo xtask build                            leave the page in dist/, to be put on any static host
cargo xtask test                             format, lints, all tests, natively and in Chromium
cargo xtask conformance [FILTER...]          compare our transcripts with those of real SQLAlchemy
cargo xtask conformance --record [FILTER...] write those down again with real SQLAlchemy
cargo xtask conformance --fuzz N [--seed S]  compare on N random programs, and make small what differs
cargo xtask conformance --python N [--seed S] compare on N random programs without SQLAlchemy
cargo xtask fidelity                         write docs/fidelity.md from the suites, docs/python.md from the tables
cargo xtask bench                            measure against real SQLAlchemy, and the page in Chromium
cargo xtask setup                            only the set-up that the commands above do by themselves";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let mut arguments = Arguments::from_env();
    let Some(command) = arguments.subcommand()? else {
        println!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    };
    match command.as_str() {
        "serve" => {
            let port = arguments.opt_value_from_str("--port")?.unwrap_or(8080);
            finish(arguments)?;
            serve::serve(port)
        }
        "build" => finish(arguments).and_then(|()| build::build()),
        "test" => {
            finish(arguments)?;
            return test::test();
        }
        "conformance" => {
            if let Some(count) = arguments.opt_value_from_str("--fuzz")? {
                let seed = arguments.opt_value_from_str("--seed")?.unwrap_or(0);
                finish(arguments)?;
                return fuzz::fuzz(count, seed);
            }
            if let Some(count) = arguments.opt_value_from_str("--python")? {
                let seed = arguments.opt_value_from_str("--seed")?.unwrap_or(0);
                finish(arguments)?;
                return fuzz::python::fuzz(count, seed);
            }
            let record = arguments.contains("--record");
            let filters = free(arguments)?;
            return if record { conformance::record(&filters) } else { conformance::compare(&filters) };
        }
        "fidelity" => finish(arguments).and_then(|()| fidelity::write()),
        "bench" => finish(arguments).and_then(|()| bench::bench()),
        "setup" => finish(arguments).and_then(|()| setup::everything()),
        other => anyhow::bail!("there is no command {other:?}\n\n{USAGE}"),
    }?;
    Ok(ExitCode::SUCCESS)
}

/// The remaining free arguments; an option that nobody asked for is an error.
fn free(arguments: Arguments) -> Result<Vec<String>> {
    let mut free = Vec::new();
    for argument in arguments.finish() {
        let argument = argument.to_string_lossy().into_owned();
        anyhow::ensure!(!argument.starts_with('-'), "unknown option {argument}\n\n{USAGE}");
        free.push(argument);
    }
    Ok(free)
}

fn finish(arguments: Arguments) -> Result<()> {
    let rest = free(arguments)?;
    anyhow::ensure!(rest.is_empty(), "unexpected argument {}\n\n{USAGE}", rest.join(" "));
    Ok(())
}

//! `run`: what Python would print.

use std::collections::BTreeSet;
use std::process::ExitCode;

use bothways_trace::{Ending, Run};
use bothways_world::{Change, Place, Warning};

use crate::documents::Documents;
use crate::output::Output;

/// Runs a program and prints its output, warnings and traceback.
pub(crate) fn perform(documents: &Documents, output: &mut Output) -> ExitCode {
    let run = bothways_engine::run(&documents.program);
    print_output(documents, &run, output);
    if let Ending::Error(error) = &run.ending
        && error.kind == "SystemExit"
    {
        return exit(&error.message, output);
    }
    match ending(documents, &run.ending) {
        None => ExitCode::SUCCESS,
        Some(text) => {
            output.error(&text);
            ExitCode::FAILURE
        }
    }
}

/// What `sys.exit()` does with its argument: a number is the status, anything else is printed.
fn exit(argument: &str, output: &mut Output) -> ExitCode {
    match argument.parse::<i64>() {
        // The lowest byte, as the system takes it.
        Ok(status) => ExitCode::from(status.to_le_bytes()[0]),
        Err(_) if matches!(argument, "" | "None") => ExitCode::SUCCESS,
        Err(_) => {
            output.error(&format!("{argument}\n"));
            ExitCode::FAILURE
        }
    }
}

/// Output and warnings in the order in which they came.
fn print_output(documents: &Documents, run: &Run, output: &mut Output) {
    let journal = &run.journal;
    let mut printed = BTreeSet::new();
    // What a long run's journal no longer holds one by one.
    journal.base.output.iter().for_each(|text| output.print(text));
    journal.base.stderr.iter().for_each(|text| output.error(text));
    journal.base.warnings.iter().for_each(|warning| output.error(&shown(documents, warning, None)));
    for entry in &journal.entries {
        match &entry.change {
            Change::Output(text) => output.print(text),
            Change::Stderr(text) => output.error(text),
            // Python hides these where the compiler, not the program, gives them.
            Change::Warning(warning)
                if warning.place.is_some() && &*warning.category == "DeprecationWarning" => {}
            Change::Warning(warning) => {
                let place = entry.cause.and_then(|cause| journal.statement_of(cause));
                let text = shown(documents, warning, place);
                // Python prints a warning once for each line and text.
                if printed.insert(text.clone()) {
                    output.error(&text);
                }
            }
            _ => {}
        }
    }
}

/// A warning as `warnings.showwarning` prints it.
fn shown(documents: &Documents, warning: &Warning, place: Option<Place>) -> String {
    let Warning { category, message, place: own } = warning;
    let Some(place) = own.or(place) else { return format!("{category}: {message}\n") };
    let line = documents.line(place.document, place.line).map(str::trim).unwrap_or_default();
    let source = if line.is_empty() { String::new() } else { format!("  {line}\n") };
    format!("{}: {category}: {message}\n{source}", documents.place(place))
}

/// What is said at the end of a run that did not simply finish.
fn ending(documents: &Documents, ending: &Ending) -> Option<String> {
    let at =
        |place: &Option<Place>| place.map_or(documents.name(0).to_owned(), |place| documents.place(place));
    match ending {
        Ending::Finished => None,
        Ending::Error(error) => {
            let traceback = documents.with_file_names(&error.traceback);
            Some(format!("{}\n", traceback.trim_end_matches('\n')))
        }
        Ending::Unsupported { what, place } => {
            Some(format!("{}: Bothways does not support {what} yet\n", at(place)))
        }
        Ending::Limit { what, place } => Some(format!("{}: stopped: {what}\n", at(place))),
    }
}

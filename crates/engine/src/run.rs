//! One run of a program, kept whole whatever ends it.

use bothways_database::GlueDatabase;
use bothways_orm::OrmError;
use bothways_python::{Document, Limits, Raised, Rejection, SyntaxError, Vm, prepare, traceback};
use bothways_sql::Schema;
use bothways_sqlalchemy::Facade;
use bothways_trace::{Catalog, Ending, Program, Run, RunError};
use bothways_world::{Journal, Place, World};

use crate::{catalog, problems};

/// Runs both documents in one namespace, one after the other.
pub fn run(program: &Program) -> Run {
    run_whole(program).0
}

/// Runs a program and also gives the live world it ended with, to hold its journal against.
pub fn run_with_world(program: &Program) -> (Run, World) {
    let (run, world, _) = run_whole(program);
    (run, world)
}

/// Runs a program and also gives the tables as they were defined, to ask its rows questions.
pub(crate) fn run_with_schema(program: &Program) -> (Run, Schema) {
    let (run, _, schema) = run_whole(program);
    (run, schema)
}

fn run_whole(program: &Program) -> (Run, World, Schema) {
    let documents = documents(program);
    match prepare(&documents, &Limits::default()) {
        Ok(prepared) => execute(program, &prepared),
        Err(errors) => (not_run(&documents, &errors), World::default(), Schema::default()),
    }
}

/// The documents with the names that tracebacks show. An empty script is none.
fn documents(program: &Program) -> Vec<Document> {
    let models = Document { name: "models.py".to_owned(), text: program.models.clone() };
    let script = Document { name: "script.py".to_owned(), text: program.script.clone() };
    if program.script.is_empty() { vec![models] } else { vec![models, script] }
}

fn execute(program: &Program, prepared: &bothways_python::Program) -> (Run, World, Schema) {
    let mut facade = Facade::new(Box::new(GlueDatabase::new()));
    let mut vm = Vm::new(Limits::default());
    // Each step shows what it warned of; `run` on the command line prints repeated ones once, as Python does.
    vm.show_every_warning();
    let result = vm.run(prepared, &mut facade);
    let (ending, cause) = match result {
        Ok(()) => (Ending::Finished, None),
        Err(raised) => ending_of(&mut vm, &mut facade, &raised),
    };
    facade.settle(&mut vm);
    if ending == Ending::Finished {
        facade.configure_unused(&mut vm);
    }
    let catalog = catalog::of(facade.orm());
    let mut problems = problems::of_run(program, facade.orm(), &ending, cause.as_ref(), facade.warnings());
    let schema = facade.orm().schema().clone();
    let (world, journal) = facade.into_orm().into_store().into_parts();
    problems.extend(problems::of_journal(program, &catalog, &journal));
    (Run { catalog, journal, problems, ending }, world, schema)
}

/// How the run ended, and the ORM's own account of the failure where there is one.
fn ending_of(vm: &mut Vm, facade: &mut Facade, raised: &Raised) -> (Ending, Option<OrmError>) {
    match raised {
        Raised::Exception(exception) => {
            let cause = facade.failure(exception).cloned();
            // A text that the program has evaluated is no place in it.
            let innermost = exception.exception().and_then(|state| {
                state.borrow().traceback.iter().find(|entry| !entry.is_evaluated()).map(|entry| entry.place)
            });
            let error = RunError {
                kind: traceback::type_name(exception),
                message: traceback::message(vm, facade, exception),
                traceback: traceback::format(vm, facade, raised),
                place: innermost.map(place),
            };
            (Ending::Error(error), cause)
        }
        Raised::Unsupported(refusal) => {
            (Ending::Unsupported { what: refusal.what.clone(), place: Some(place(refusal.place)) }, None)
        }
        Raised::Limit(limit) => {
            (Ending::Limit { what: limit.what.clone(), place: Some(place(limit.place)) }, None)
        }
        Raised::Interrupted => (Ending::Limit { what: "the run was stopped".to_owned(), place: None }, None),
    }
}

/// A program that does not even parse.
fn not_run(documents: &[Document], errors: &[SyntaxError]) -> Run {
    let ending = match errors.first() {
        Some(error) => {
            let (what, place) = (error.message.clone(), Some(place(error.place)));
            match error.rejection {
                Rejection::Syntax => Ending::Error(RunError {
                    kind: error.class.name().to_owned(),
                    traceback: documents
                        .get(usize::from(error.place.document))
                        .map_or_else(String::new, |document| error.traceback(document)),
                    message: what,
                    place,
                }),
                Rejection::Limit => Ending::Limit { what, place },
                Rejection::Unsupported => Ending::Unsupported { what, place },
            }
        }
        None => Ending::Finished,
    };
    Run {
        catalog: Catalog::default(),
        journal: Journal::default(),
        problems: errors.iter().map(SyntaxError::diagnostic).collect(),
        ending,
    }
}

pub(crate) fn place(place: bothways_python::Place) -> Place {
    let bothways_python::Place { document, start, end, line } = place;
    Place { document, start, end, line }
}

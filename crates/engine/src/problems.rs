//! Problems: what SQLAlchemy says, in its own words, with our explanation, the place and, where there is one,
//! a fix. One file per problem; to add one, add a file and its line in [`explain`].

mod backref_exists;
mod detached;
mod failed_before;
mod missing_other_side;
mod misspelt_class;
mod no_foreign_keys;
mod not_in_session;
mod not_linked;
mod null_foreign_key;
mod refused_row;
mod repeated_loads;
mod same_direction;
mod taken_value;

use bothways_diagnostics::{Diagnostic, Fix, Label};
use bothways_orm::{OrmError, OrmState, OrmWarning, WarningKind};
use bothways_sqlalchemy::IssuedWarning;
use bothways_trace::{Catalog, Ending, Program};
use bothways_world::{AttributeId, Journal, Place};

/// What a problem's file adds to SQLAlchemy's text.
#[derive(Default)]
struct Explanation {
    /// A stable short name.
    code: &'static str,
    /// Sentences in the program's own names.
    hints: Vec<String>,
    /// Edits that settle it.
    fixes: Vec<Fix>,
}

/// Where explanations take their names and edits from.
struct Subject<'a> {
    orm: &'a OrmState,
    models: &'a str,
}

impl Subject<'_> {
    /// Class and name of an attribute.
    fn names(&self, attribute: AttributeId) -> (String, String) {
        let attribute = self.orm.attribute(attribute);
        (self.orm.mapper(attribute.class).name.to_string(), attribute.key.to_string())
    }

    /// `Class.attribute`.
    fn path(&self, attribute: AttributeId) -> String {
        let (class, key) = self.names(attribute);
        format!("{class}.{key}")
    }
}

/// The problems of a finished run: its warnings, then what ended it.
pub(crate) fn of_run(
    program: &Program,
    orm: &OrmState,
    ending: &Ending,
    cause: Option<&OrmError>,
    warnings: &[IssuedWarning],
) -> Vec<Diagnostic> {
    let subject = Subject { orm, models: &program.models };
    let mut problems: Vec<Diagnostic> = Vec::new();
    for IssuedWarning { warning, text, place } in warnings {
        let explanation = explain_warning(&subject, warning);
        problems.push(diagnostic(
            Diagnostic::warning(explanation.code, text),
            explanation,
            Some(crate::run::place(*place)),
        ));
    }
    match ending {
        Ending::Finished => {}
        Ending::Error(error) => {
            let explanation = cause.map(|cause| explain(&subject, cause)).unwrap_or_default();
            let code = if explanation.code.is_empty() { "uncaught" } else { explanation.code };
            let message = format!("{}: {}", error.kind, error.message);
            problems.push(diagnostic(Diagnostic::error(code, message), explanation, error.place));
        }
        Ending::Unsupported { what, place } => {
            let message = format!("Bothways does not support {what} yet");
            let mut problem =
                diagnostic(Diagnostic::error("unsupported", message), Explanation::default(), *place);
            problem.hints.push(
                "The program stopped here rather than run differently from real SQLAlchemy; everything before it ran."
                    .to_owned(),
            );
            problems.push(problem);
        }
        Ending::Limit { what, place } => {
            let message = format!("Stopped: {what}");
            let mut problem = diagnostic(Diagnostic::error("limit", message), Explanation::default(), *place);
            problem.hints.push("Everything up to here is kept and shown.".to_owned());
            problems.push(problem);
        }
    }
    problems
}

/// What a run shows that nobody complains of: it works, and could do better.
pub(crate) fn of_journal(program: &Program, catalog: &Catalog, journal: &Journal) -> Vec<Diagnostic> {
    repeated_loads::find(program, catalog, journal)
}

fn diagnostic(mut diagnostic: Diagnostic, explanation: Explanation, place: Option<Place>) -> Diagnostic {
    let Explanation { code: _, hints, fixes } = explanation;
    diagnostic.labels.extend(place.map(label));
    let first_edit = fixes.first().and_then(|fix| fix.edits.first());
    diagnostic.labels.extend(first_edit.map(|edit| Label {
        document: edit.document,
        start: edit.start,
        end: edit.end,
        text: "here".to_owned(),
    }));
    diagnostic.hints.extend(hints);
    diagnostic.fixes.extend(fixes);
    diagnostic
}

/// A place that the message says all about.
fn label(place: Place) -> Label {
    let Place { document, start, end, .. } = place;
    Label { document, start, end, text: String::new() }
}

fn explain(subject: &Subject<'_>, error: &OrmError) -> Explanation {
    match error {
        OrmError::NoProperty { relationship, class, key } => {
            missing_other_side::explain(subject, *relationship, *class, key)
        }
        OrmError::UnknownName { class, name, .. } => misspelt_class::explain(subject, *class, name),
        OrmError::BackrefExists { relationship, class, key } => {
            backref_exists::explain(subject, *relationship, *class, key)
        }
        OrmError::NoForeignKeys(relationship) => no_foreign_keys::explain(subject, *relationship),
        OrmError::SameDirection { relationship, .. } => same_direction::explain(subject, *relationship),
        OrmError::MappersFailed { class, original } => failed_before::explain(subject, *class, original),
        OrmError::Detached { instance, attribute } => detached::explain(subject, *instance, *attribute),
        OrmError::Statement { message, sql, .. } => refused_row::explain(subject, message, sql),
        // SQLAlchemy's own text says it all.
        _ => Explanation::default(),
    }
}

fn explain_warning(subject: &Subject<'_>, warning: &OrmWarning) -> Explanation {
    match &warning.kind {
        WarningKind::Overlap { relationship, others, .. } => {
            not_linked::explain(subject, *relationship, others)
        }
        WarningKind::NotInSession { class, attribute, .. } => {
            not_in_session::explain(subject, *class, *attribute)
        }
        _ => Explanation { code: "warning", ..Explanation::default() },
    }
}

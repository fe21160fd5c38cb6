//! Configuration failed earlier; every later use of a mapped class reports it again.

use bothways_orm::OrmError;
use bothways_world::ClassId;

use super::{Explanation, Subject, explain as explain_original};

pub(super) fn explain(subject: &Subject<'_>, class: ClassId, original: &OrmError) -> Explanation {
    let name = &subject.orm.mapper(class).name;
    let mut explanation = explain_original(subject, original);
    explanation.code = "mappers-failed";
    explanation.hints.insert(
        0,
        format!("The line marked here is innocent: setting up {name} failed before, and everything after reports it."),
    );
    explanation
}

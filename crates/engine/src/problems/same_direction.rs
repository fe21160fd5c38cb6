//! A tree without remote_side.

use bothways_world::AttributeId;

use super::{Explanation, Subject};

pub(super) fn explain(subject: &Subject<'_>, relationship: AttributeId) -> Explanation {
    let path = subject.path(relationship);
    let hint = format!(
        "Both relationships join the table to itself and SQLAlchemy takes both for one-to-many. On the side that \
         holds one object (the parent), say which column is remote: remote_side=[id]. It was setting up {path}."
    );
    Explanation { code: "same-direction", hints: vec![hint], fixes: Vec::new() }
}

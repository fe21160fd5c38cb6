//! Nothing in the tables links two classes.

use bothways_world::AttributeId;

use super::{Explanation, Subject};

pub(super) fn explain(subject: &Subject<'_>, relationship: AttributeId) -> Explanation {
    let (class, attribute) = subject.names(relationship);
    let hint = format!(
        "{class}.{attribute} needs a ForeignKey column between the two tables. It belongs on the \"many\" side, \
         wherever the relationship itself is written."
    );
    Explanation { code: "no-foreign-keys", hints: vec![hint], fixes: Vec::new() }
}

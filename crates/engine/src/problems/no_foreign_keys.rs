//! Nothing in the tables links two classes.

use bothways_world::AttributeId;

use super::{Explanation, Subject};

pub(super) fn explain(subject: &Subject<'_>, relationship: AttributeId) -> Explanation {
    let (class, attribute) = subject.names(relationship);
    let secondary = subject.orm.attribute(relationship).relationship().and_then(|it| it.secondary);
    let hint = match secondary.and_then(|table| subject.orm.schema().table(table)) {
        Some(table) => format!(
            "{class}.{attribute} needs two ForeignKey columns in the table {}: one to each of the tables it joins.",
            table.name
        ),
        None => format!(
            "{class}.{attribute} needs a ForeignKey column between the two tables. It belongs on the \"many\" side, \
             wherever the relationship itself is written."
        ),
    };
    Explanation { code: "no-foreign-keys", hints: vec![hint], fixes: Vec::new() }
}

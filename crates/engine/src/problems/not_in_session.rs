//! An object hangs on one in the session without being in it: it is not saved.

use bothways_world::{AttributeId, ClassId};

use super::{Explanation, Subject};

pub(super) fn explain(subject: &Subject<'_>, class: ClassId, attribute: AttributeId) -> Explanation {
    let class = &subject.orm.mapper(class).name;
    let path = subject.path(attribute);
    let hint = format!(
        "This {class} came to {path} through its back reference, and nothing cascades along a back reference: it is \
         in no session, so no row is written. Call session.add() with it."
    );
    Explanation { code: "not-in-session", hints: vec![hint], fixes: Vec::new() }
}

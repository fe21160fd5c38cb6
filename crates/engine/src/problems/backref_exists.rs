//! `backref=` would make an attribute that is written out already.

use bothways_rewrite::backref_to_back_populates;
use bothways_world::{AttributeId, ClassId};

use super::{Explanation, Subject};

pub(super) fn explain(
    subject: &Subject<'_>,
    relationship: AttributeId,
    target: ClassId,
    key: &str,
) -> Explanation {
    let (class, attribute) = subject.names(relationship);
    let target = &subject.orm.mapper(target).name;
    let hint = format!(
        "backref=\"{key}\" on {class}.{attribute} makes {target}.{key} by itself, but {target} has a {key} of its own. \
         Where both sides are written out, link them with back_populates instead."
    );
    let fixes = backref_to_back_populates(0, subject.models, &class, &attribute).into_iter().collect();
    Explanation { code: "backref-exists", hints: vec![hint], fixes }
}

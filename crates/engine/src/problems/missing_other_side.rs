//! back_populates names an attribute that the other class does not have: forgotten, or misspelt.

use bothways_rewrite::{add_other_side, nearest_other_side, rename_back_populates};
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
    let mut hints = vec![format!(
        "{class}.{attribute} says back_populates=\"{key}\", but {target} has no relationship named {key}. With \
         back_populates both sides are written out, each naming the other."
    )];
    let mut fixes = Vec::new();
    if let Some(name) = nearest_other_side(subject.models, &class, &attribute) {
        hints.push(format!("{target}.{name} leads back to {class}: is that the one meant?"));
        fixes.extend(rename_back_populates(0, subject.models, &class, &attribute, &name));
    }
    fixes.extend(add_other_side(0, subject.models, &class, &attribute));
    Explanation { code: "missing-other-side", hints, fixes }
}

//! Two relationships write the same column and do not know each other.

use std::sync::Arc;

use bothways_rewrite::link_relationships;
use bothways_world::AttributeId;

use super::{Explanation, Subject};

pub(super) fn explain(
    subject: &Subject<'_>,
    relationship: AttributeId,
    others: &[(AttributeId, Arc<str>)],
) -> Explanation {
    let (class, attribute) = subject.names(relationship);
    let mut hints = Vec::new();
    let mut fixes = Vec::new();
    for (other, _) in others {
        let (other_class, other_attribute) = subject.names(*other);
        hints.push(format!(
            "{class}.{attribute} and {other_class}.{other_attribute} use the same foreign key but are not linked: a \
             change on one side is not seen on the other until it is loaded again."
        ));
        let (one, two) =
            ((class.as_str(), attribute.as_str()), (other_class.as_str(), other_attribute.as_str()));
        fixes.extend(link_relationships(0, subject.models, one, two));
    }
    Explanation { code: "not-linked", hints, fixes }
}

//! Setting and taking out the keywords that link a relationship to its other side.

use crate::edits::{Edits, add_argument, remove_arguments};
use crate::survey::{RelationshipId, Survey, Text};

/// The keywords that link.
const LINKS: [&str; 2] = ["back_populates", "backref"];

/// Makes a relationship name its other side by `back_populates`.
pub(crate) fn set_back_populates(edits: &mut Edits, survey: &Survey<'_>, id: RelationshipId, other: &str) {
    let relationship = survey.relationship(id);
    let unchanged = relationship.back_populates.as_ref().and_then(|name| name.as_deref()) == Some(other);
    if unchanged && relationship.backref.is_none() {
        return;
    }
    let quote = quote(&survey.text, survey, id);
    set(edits, survey, id, "back_populates", &format!("{quote}{other}{quote}"));
}

/// Makes a relationship generate its other side by `backref`.
pub(super) fn set_backref(edits: &mut Edits, survey: &Survey<'_>, id: RelationshipId, value: &str) {
    set(edits, survey, id, "backref", value);
}

/// Takes out whatever links a relationship.
pub(super) fn unlink(edits: &mut Edits, survey: &Survey<'_>, id: RelationshipId) {
    let call = &survey.relationship(id).arguments;
    let mut positions: Vec<usize> = LINKS.iter().filter_map(|keyword| call.position(keyword)).collect();
    positions.sort_unstable();
    remove_arguments(edits, &survey.text, call, &positions);
}

/// The quote that a relationship is written with, or else the file's.
pub(super) fn quote(text: &Text<'_>, survey: &Survey<'_>, id: RelationshipId) -> char {
    let statement = text.slice(survey.relationship(id).statement.clone());
    statement.chars().find(|c| matches!(c, '"' | '\'')).unwrap_or_else(|| text.quote())
}

/// Puts a keyword where one of the two stood, or at the end. Only one of them stays.
fn set(edits: &mut Edits, survey: &Survey<'_>, id: RelationshipId, keyword: &str, value: &str) {
    let call = &survey.relationship(id).arguments;
    let mut present: Vec<usize> = LINKS.iter().filter_map(|keyword| call.position(keyword)).collect();
    present.sort_unstable_by_key(|position| {
        let item = call.items.get(*position);
        item.and_then(|item| item.keyword.as_deref()) != Some(keyword)
    });
    let Some((replaced, removed)) = present.split_first() else {
        add_argument(edits, &survey.text, call, &format!("{keyword}={value}"));
        return;
    };
    remove_arguments(edits, &survey.text, call, removed);
    let Some(item) = call.items.get(*replaced) else { return };
    if survey.text.slice(item.value.clone()) == value && item.keyword.as_deref() == Some(keyword) {
        return;
    }
    if item.keyword.as_deref() == Some(keyword) {
        edits.replace(item.value.clone(), value);
    } else {
        edits.replace(item.span.clone(), format!("{keyword}={value}"));
    }
}

//! Options that move from one relationship to another, perhaps into another class or further up in the file.

use super::link::quote;
use crate::Refusal;
use crate::survey::{Argument, Content, RelationshipId, Survey};

/// Options that SQLAlchemy takes as a function to be called when the mappers are configured.
const LATE: [&str; 6] =
    ["primaryjoin", "secondaryjoin", "secondary", "foreign_keys", "remote_side", "order_by"];

/// Where an option is to stand.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// In the class of this relationship, or in the one it refers to.
    pub class: crate::survey::ClassId,
    /// At this position of the document.
    pub at: usize,
}

/// `keyword=value` of an option of a relationship as it has to be written in another place.
pub(super) fn carried(
    survey: &Survey<'_>,
    from: RelationshipId,
    keyword: &str,
    argument: &Argument,
    to: Place,
) -> Result<String, Refusal> {
    let relationship = survey.relationship(from);
    let class = survey.class(relationship.class);
    let value = survey.text.slice(argument.value.clone());
    let own: Vec<&(String, _)> =
        class.members.iter().filter(|(name, _)| argument.names.contains(name)).collect();
    let in_reach =
        relationship.class == to.class && own.iter().all(|(_, definition)| definition.end <= to.at);
    if own.is_empty() || in_reach {
        return late(survey, from, keyword, value, argument, to);
    }
    let Content::Names(names) = &argument.content else { return Err(cannot_move(survey, from, keyword)) };
    if names.len() != own.len() {
        return Err(cannot_move(survey, from, keyword));
    }
    let columns: Vec<String> = names.iter().map(|name| format!("{}.{name}", class.name)).collect();
    let quote = quote(&survey.text, survey, from);
    Ok(match columns.as_slice() {
        [column] => format!("{keyword}={quote}{column}{quote}"),
        columns => format!("{keyword}={quote}[{}]{quote}", columns.join(", ")),
    })
}

/// A value that names what is defined further down is put into a lambda.
fn late(
    survey: &Survey<'_>,
    from: RelationshipId,
    keyword: &str,
    value: &str,
    argument: &Argument,
    to: Place,
) -> Result<String, Refusal> {
    if !argument.names.iter().any(|name| survey.is_defined_after(name, to.at)) {
        Ok(format!("{keyword}={value}"))
    } else if LATE.contains(&keyword) {
        Ok(format!("{keyword}=lambda: {value}"))
    } else {
        Err(cannot_move(survey, from, keyword))
    }
}

fn cannot_move(survey: &Survey<'_>, from: RelationshipId, keyword: &str) -> Refusal {
    let name = survey.name_of(from);
    Refusal::new(format!(
        "The option {keyword} of {name} uses names of its place and cannot be moved elsewhere."
    ))
}

//! Fixes of single relationships, as the page offers them beside a problem.
//!
//! A class and an attribute name the relationship, as SQLAlchemy's messages do. Which fix fits a problem is
//! the engine's to decide; a fix that cannot be made is refused by name.

use bothways_diagnostics::{Applicability, Fix};

use crate::Refusal;
use crate::edits::{self, Edits, add_argument};
use crate::strategy::{Linked, set_back_populates, write_other_side};
use crate::survey::{RelationshipId, Survey};

/// Writes the side that `back_populates` names and that is not there.
pub fn add_other_side(document: u8, source: &str, class: &str, attribute: &str) -> Result<Fix, Refusal> {
    let survey = Survey::of(source)?;
    let id = find(&survey, class, attribute)?;
    let (target, name) = free_other_side(&survey, id)?;
    let mut edits = Edits::default();
    write_other_side(&mut edits, &survey, id, &name, Linked::ByBackPopulates)?;
    fix(document, source, format!("Add {target}.{name}"), edits, Applicability::Safe)
}

/// The relationship that a misspelt `back_populates` most likely means: of those that lead back, the one
/// with the nearest name.
pub fn nearest_other_side(source: &str, class: &str, attribute: &str) -> Option<String> {
    let survey = Survey::of(source).ok()?;
    let relationship = survey.relationship(find(&survey, class, attribute).ok()?);
    let written = relationship.other_side()?;
    let target = survey.target(relationship)?;
    let leads_back = survey.relationships().filter(|(_, other)| {
        survey.akin(other.class, target)
            && survey.target(other).is_some_and(|back| survey.akin(back, relationship.class))
            && !std::ptr::eq(*other, relationship)
    });
    leads_back
        .map(|(_, other)| &other.name)
        .min_by_key(|name| strsim::damerau_levenshtein(name, written))
        .cloned()
}

/// Makes `back_populates` name another attribute.
pub fn rename_back_populates(
    document: u8,
    source: &str,
    class: &str,
    attribute: &str,
    name: &str,
) -> Result<Fix, Refusal> {
    let survey = Survey::of(source)?;
    let id = find(&survey, class, attribute)?;
    let mut edits = Edits::default();
    set_back_populates(&mut edits, &survey, id, name);
    fix(document, source, format!("Change it to \"{name}\""), edits, Applicability::Safe)
}

/// Replaces `backref` by `back_populates`, writing the generated side out if it is not there.
pub fn backref_to_back_populates(
    document: u8,
    source: &str,
    class: &str,
    attribute: &str,
) -> Result<Fix, Refusal> {
    let survey = Survey::of(source)?;
    let id = find(&survey, class, attribute)?;
    let relationship = survey.relationship(id);
    let Some(name) = relationship.backref.as_ref().and_then(|backref| backref.name.clone()) else {
        return Err(Refusal::new(format!("{class}.{attribute} has no backref written as a string.")));
    };
    let mut edits = Edits::default();
    set_back_populates(&mut edits, &survey, id, &name);
    let written = survey.target(relationship).and_then(|target| survey.relationship_in(target, &name));
    match written {
        Some(other) => set_back_populates(&mut edits, &survey, other, attribute),
        None => {
            free_other_side(&survey, id)?;
            write_other_side(&mut edits, &survey, id, &name, Linked::ByBackPopulates)?;
        }
    }
    fix(document, source, "Replace backref by back_populates".to_owned(), edits, Applicability::Safe)
}

/// Links two relationships by `back_populates` on both.
pub fn link_relationships(
    document: u8,
    source: &str,
    one: (&str, &str),
    other: (&str, &str),
) -> Result<Fix, Refusal> {
    let survey = Survey::of(source)?;
    let (first, second) = (find(&survey, one.0, one.1)?, find(&survey, other.0, other.1)?);
    let mut edits = Edits::default();
    set_back_populates(&mut edits, &survey, first, other.1);
    set_back_populates(&mut edits, &survey, second, one.1);
    let title = format!("Link {}.{} and {}.{}", one.0, one.1, other.0, other.1);
    fix(document, source, title, edits, Applicability::Unsafe)
}

/// Makes a relationship own its objects: what it loses, and what its owner's deletion leaves, is deleted.
pub fn own_objects(document: u8, source: &str, class: &str, attribute: &str) -> Result<Fix, Refusal> {
    let survey = Survey::of(source)?;
    let arguments = &survey.relationship(find(&survey, class, attribute)?).arguments;
    let quote = survey.text.quote();
    let owning = format!("{quote}all, delete-orphan{quote}");
    let mut edits = Edits::default();
    match arguments.get("cascade") {
        Some(cascade) => edits.replace(cascade.value.clone(), owning),
        None => add_argument(&mut edits, &survey.text, arguments, &format!("cascade={owning}")),
    }
    let title = format!("Delete with its owner what {class}.{attribute} holds");
    fix(document, source, title, edits, Applicability::Unsafe)
}

fn find(survey: &Survey<'_>, class: &str, attribute: &str) -> Result<RelationshipId, Refusal> {
    survey.class_named(class).and_then(|id| survey.relationship_in(id, attribute)).ok_or_else(|| {
        Refusal::new(format!("{class}.{attribute} is not a relationship written in this document."))
    })
}

/// The class and the name of an other side that can be written because the name is free.
fn free_other_side(survey: &Survey<'_>, id: RelationshipId) -> Result<(String, String), Refusal> {
    let relationship = survey.relationship(id);
    let name = survey.name_of(id);
    let Some(other) = relationship.other_side() else {
        return Err(Refusal::new(format!("{name} names no other side.")));
    };
    let Some(target) = survey.target(relationship) else {
        return Err(Refusal::new(format!("The class that {name} refers to is not in this document.")));
    };
    let class = survey.class(target).name.clone();
    if survey.has_member(target, other) {
        return Err(Refusal::new(format!("{class}.{other} is there already.")));
    }
    Ok((class, other.to_owned()))
}

fn fix(
    document: u8,
    source: &str,
    title: String,
    edits: Edits,
    applicability: Applicability,
) -> Result<Fix, Refusal> {
    let edits = edits.finish(document)?;
    edits::apply(source, &edits)?;
    Ok(Fix { title, edits, applicability })
}

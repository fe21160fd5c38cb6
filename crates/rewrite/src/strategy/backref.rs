//! One side written, the other generated.
//!
//! Of two written sides, the many-to-one side stays, unless only the other has options worth keeping where
//! they are; options of the side that goes are handed to the function `backref`.

use super::carried::{Place, carried};
use super::link::{quote, set_backref};
use super::other_side::remote_side;
use crate::Refusal;
use crate::edits::{Edits, remove_attribute};
use crate::pairs::{Far, Pair};
use crate::survey::{Collection, Direction, Relationship, RelationshipId, Survey};

pub(super) fn rewrite(edits: &mut Edits, survey: &Survey<'_>, pair: &Pair) -> Result<(), Refusal> {
    match &pair.far {
        Far::Generated(_) => Ok(()),
        Far::Missing(name) => {
            let quote = quote(&survey.text, survey, pair.near);
            let options: Vec<String> = remote_side(survey, pair.near)
                .map(|column| format!("remote_side={quote}{column}{quote}"))
                .into_iter()
                .collect();
            generate(edits, survey, pair.near, name, &options);
            Ok(())
        }
        Far::Written(far) => {
            let (kept, removed, options) = choose(survey, pair.near, *far)?;
            let gone = survey.relationship(removed);
            let class = survey.class(gone.class);
            if class.is_dataclass {
                return Err(Refusal::without_field(&class.name, &gone.name));
            }
            generate(edits, survey, kept, &gone.name, &options);
            remove_attribute(edits, &survey.text, class, &gone.statement)
        }
    }
}

/// The side that stays, the side that goes, and what is left to say about the latter.
fn choose(
    survey: &Survey<'_>,
    near: RelationshipId,
    far: RelationshipId,
) -> Result<(RelationshipId, RelationshipId, Vec<String>), Refusal> {
    let (kept, removed) = match (direction(survey, near), direction(survey, far)) {
        (Direction::ManyToOne, _) | (Direction::ManyToMany, _) => (near, far),
        (_, Direction::ManyToOne) => (far, near),
        (Direction::OneToMany | Direction::Unknown, _) => (far, near),
    };
    let preferred = options(survey, removed, kept);
    if preferred.as_ref().is_ok_and(Vec::is_empty) {
        return Ok((kept, removed, Vec::new()));
    }
    match options(survey, kept, removed) {
        Ok(none) if none.is_empty() => Ok((removed, kept, none)),
        _ => Ok((kept, removed, preferred?)),
    }
}

fn direction(survey: &Survey<'_>, id: RelationshipId) -> Direction {
    let relationship = survey.relationship(id);
    match (survey.direction(relationship), relationship.uselist()) {
        (Direction::Unknown, Some(false)) => Direction::ManyToOne,
        (known, _) => known,
    }
}

/// The options of a side that goes, as they are written for the function `backref`.
fn options(
    survey: &Survey<'_>,
    removed: RelationshipId,
    kept: RelationshipId,
) -> Result<Vec<String>, Refusal> {
    let (gone, stays) = (survey.relationship(removed), survey.relationship(kept));
    let place = Place { class: stays.class, at: stays.statement.start };
    let mut written = Vec::new();
    for argument in &gone.arguments.items {
        let Some(keyword) = argument.keyword.as_deref().filter(|keyword| !is_implied(keyword, stays)) else {
            continue;
        };
        written.push(carried(survey, removed, keyword, argument, place)?);
    }
    written.extend(annotated_options(survey, removed)?);
    Ok(written)
}

/// Whether SQLAlchemy finds an option of the generated side by itself: its target, or what it takes from
/// the written side's own keys and joins.
fn is_implied(keyword: &str, kept: &Relationship) -> bool {
    match keyword {
        "argument" | "secondary" | "back_populates" | "backref" => true,
        "foreign_keys" | "primaryjoin" | "secondaryjoin" => kept.has(keyword),
        _ => false,
    }
}

/// What the annotation of a side says that a generated side has to be told.
fn annotated_options(survey: &Survey<'_>, removed: RelationshipId) -> Result<Vec<String>, Refusal> {
    let relationship = survey.relationship(removed);
    let Some(annotation) = &relationship.annotation else { return Ok(Vec::new()) };
    let mut options = Vec::new();
    let quote = quote(&survey.text, survey, removed);
    match annotation.wrapper.as_str() {
        "DynamicMapped" => options.push(format!("lazy={quote}dynamic{quote}")),
        "WriteOnlyMapped" => options.push(format!("lazy={quote}write_only{quote}")),
        _ => {}
    }
    match annotation.collection {
        None if survey.direction(relationship) == Direction::OneToMany && !relationship.has("uselist") => {
            options.push("uselist=False".to_owned());
        }
        Some(Collection::Set) if !relationship.has("collection_class") => {
            options.push("collection_class=set".to_owned());
        }
        Some(Collection::Dict) if !relationship.has("collection_class") => {
            let name = survey.name_of(removed);
            return Err(Refusal::new(format!("{name} is a dictionary whose key is not written out.")));
        }
        None | Some(Collection::List | Collection::Set | Collection::Dict) => {}
    }
    Ok(options)
}

/// Makes a relationship generate its other side, with options by the function `backref`.
fn generate(edits: &mut Edits, survey: &Survey<'_>, kept: RelationshipId, name: &str, options: &[String]) {
    let quote = quote(&survey.text, survey, kept);
    let name = format!("{quote}{name}{quote}");
    if options.is_empty() {
        set_backref(edits, survey, kept, &name);
        return;
    }
    let function = backref_function(edits, survey, kept);
    set_backref(edits, survey, kept, &format!("{function}({name}, {})", options.join(", ")));
}

/// How the function `backref` is called here; its import is added where there is none.
fn backref_function(edits: &mut Edits, survey: &Survey<'_>, kept: RelationshipId) -> String {
    let callee = survey.text.slice(survey.relationship(kept).arguments.callee.clone());
    if let Some((module, _)) = callee.rsplit_once('.') {
        return format!("{module}.backref");
    }
    if let Some(local) = survey.imports.local("backref") {
        return local.to_owned();
    }
    if let Some(end) = survey.imports.end_of("relationship") {
        edits.insert_once(end, ", backref");
    }
    "backref".to_owned()
}

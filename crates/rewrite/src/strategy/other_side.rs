//! Writing out the side that was forgotten or that `backref` generated, in the style of its class.

use super::carried::{Place, carried};
use super::link::quote;
use crate::Refusal;
use crate::edits::{Edits, insert_attribute};
use crate::survey::{Argument, Class, ClassId, Direction, Relationship, RelationshipId, Survey};

/// Whether the written side names the one it belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Linked {
    /// By `back_populates`.
    ByBackPopulates,
    /// Not at all.
    Not,
}

/// What the generated side takes over from the side that generates it, as SQLAlchemy's `_generate_backref`.
const INHERITED: [&str; 5] = ["foreign_keys", "viewonly", "post_update", "passive_updates", "sync_backref"];

/// Writes the other side of a relationship into the class that it refers to.
pub(crate) fn write_other_side(
    edits: &mut Edits,
    survey: &Survey<'_>,
    near: RelationshipId,
    name: &str,
    linked: Linked,
) -> Result<(), Refusal> {
    let relationship = survey.relationship(near);
    let class = target_class(survey, near)?;
    let target = survey.class(class);
    if target.is_dataclass {
        return Err(Refusal::new(format!(
            "{} is a dataclass: another attribute would change how it is constructed.",
            target.name
        )));
    }
    let quote = quote(&survey.text, survey, near);
    let owner = &survey.class(relationship.class).name;
    let annotation = annotation(survey, near, target, quote);
    let mut arguments = Vec::new();
    if annotation.is_none() {
        arguments.push(format!("{quote}{owner}{quote}"));
    }
    let place = Place { class, at: target.last_attribute.end };
    arguments.extend(joins(survey, near, place)?);
    if linked == Linked::ByBackPopulates {
        arguments.push(format!("back_populates={quote}{}{quote}", relationship.name));
    }
    for option in options(relationship) {
        let keyword = option.keyword.as_deref().unwrap_or_default();
        if keyword != "uselist" || annotation.is_none() {
            arguments.push(carried(survey, near, keyword, option, place)?);
        }
    }
    arguments.extend(remote_side(survey, near).map(|column| format!("remote_side={quote}{column}{quote}")));
    let annotation = annotation.map(|annotation| format!(": {annotation}")).unwrap_or_default();
    let callee = survey.text.slice(relationship.arguments.callee.clone());
    let statement = format!("{name}{annotation} = {callee}({})", arguments.join(", "));
    insert_attribute(edits, &survey.text, target, &statement, after_blank(survey, near, class));
    Ok(())
}

/// The class that the other side goes into.
fn target_class(survey: &Survey<'_>, near: RelationshipId) -> Result<ClassId, Refusal> {
    let relationship = survey.relationship(near);
    survey.target(relationship).ok_or_else(|| {
        let target = relationship.target.as_deref().unwrap_or("its class");
        let name = survey.name_of(near);
        Refusal::new(format!("{name} refers to {target}, which is not one class of these models."))
    })
}

/// The options given for the generated side.
fn options(relationship: &Relationship) -> &[Argument] {
    relationship.backref.as_ref().map_or(&[], |backref| &backref.options)
}

fn has_option(relationship: &Relationship, keyword: &str) -> bool {
    options(relationship).iter().any(|option| option.keyword.as_deref() == Some(keyword))
}

/// The options about tables and keys that both sides share.
fn joins(survey: &Survey<'_>, near: RelationshipId, place: Place) -> Result<Vec<String>, Refusal> {
    let relationship = survey.relationship(near);
    let is_many_to_many = relationship.has("secondary");
    // Seen from the other side, the joins of a many-to-many change places.
    let joins: &[(&str, &str)] = if is_many_to_many {
        &[("secondary", "secondary"), ("primaryjoin", "secondaryjoin"), ("secondaryjoin", "primaryjoin")]
    } else {
        &[("primaryjoin", "primaryjoin")]
    };
    let inherited = INHERITED.iter().map(|keyword| (*keyword, *keyword));
    let mut arguments = Vec::new();
    for (written, of_near) in joins.iter().copied().chain(inherited) {
        if let Some(argument) = relationship.argument(of_near).filter(|_| !has_option(relationship, written))
        {
            arguments.push(carried(survey, near, written, argument, place)?);
        }
    }
    Ok(arguments)
}

/// `Mapped[…]` where the class is annotated, none where it is not or where the collection is a special one.
fn annotation(survey: &Survey<'_>, near: RelationshipId, target: &Class, quote: char) -> Option<String> {
    let relationship = survey.relationship(near);
    let mapped = survey.text.slice(target.mapped.clone()?);
    if has_option(relationship, "lazy") && !lazy_is_plain(survey, relationship) {
        return None;
    }
    let owner = format!("{quote}{}{quote}", survey.class(relationship.class).name);
    if !far_uselist(survey, relationship) {
        let optional = survey.imports.local("Optional").filter(|_| target.has_optional_key);
        return Some(match optional {
            Some(optional) => format!("{mapped}[{optional}[{owner}]]"),
            None => format!("{mapped}[{owner}]"),
        });
    }
    let (typing, builtin) = match collection_class(survey, relationship) {
        None | Some("list") => ("List", "list"),
        Some("set") => ("Set", "set"),
        Some(_) => return None,
    };
    let collection = survey.imports.local(typing).unwrap_or(builtin);
    Some(format!("{mapped}[{collection}[{owner}]]"))
}

fn lazy_is_plain(survey: &Survey<'_>, relationship: &Relationship) -> bool {
    let lazy = option_text(survey, relationship, "lazy").unwrap_or_default();
    !matches!(lazy.trim_matches(['"', '\'']), "dynamic" | "write_only")
}

fn collection_class<'a>(survey: &Survey<'a>, relationship: &Relationship) -> Option<&'a str> {
    option_text(survey, relationship, "collection_class")
}

fn option_text<'a>(survey: &Survey<'a>, relationship: &Relationship, keyword: &str) -> Option<&'a str> {
    let option = options(relationship).iter().find(|option| option.keyword.as_deref() == Some(keyword))?;
    Some(survey.text.slice(option.value.clone()))
}

/// Whether the other side holds a collection.
fn far_uselist(survey: &Survey<'_>, near: &Relationship) -> bool {
    if let Some(text) = option_text(survey, near, "uselist") {
        return text != "False";
    }
    match survey.direction(near) {
        Direction::ManyToOne | Direction::ManyToMany => true,
        Direction::OneToMany => false,
        // Without a foreign key nothing is known but that one of the two usually is a list.
        Direction::Unknown => near.uselist() == Some(false),
    }
}

/// The column that a forgotten side of a tree needs: the side towards the root has to say so.
pub(super) fn remote_side(survey: &Survey<'_>, near: RelationshipId) -> Option<String> {
    let relationship = survey.relationship(near);
    let target = survey.target(relationship)?;
    let is_tree = survey.akin(relationship.class, target) && !relationship.has("secondary");
    if !is_tree || relationship.backref.is_some() || relationship.has("remote_side") {
        return None;
    }
    let class = survey.class(target);
    let key = class.foreign_keys.iter().find(|key| class.table.as_deref() == Some(&key.table))?;
    Some(format!("{}.{}", class.name, key.column))
}

/// Whether a blank line goes before the new attribute: where the other side has one, and no relationship
/// stands right before.
fn after_blank(survey: &Survey<'_>, near: RelationshipId, class: ClassId) -> bool {
    let last = &survey.class(class).last_attribute;
    let after_relationship = survey.relationships().any(|(_, other)| other.statement == *last);
    survey.text.follows_blank(survey.relationship(near).statement.start) && !after_relationship
}

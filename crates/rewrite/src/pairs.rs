//! Which relationships are two sides of one: by the names they give, and, where they give none or a wrong
//! one, by being the only two between their classes.

use crate::Refusal;
use crate::survey::{ClassId, Relationship, RelationshipId, Survey};

/// Two sides of one relationship.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Pair {
    /// The side that is written, the earlier one of two.
    pub near: RelationshipId,
    /// The other.
    pub far: Far,
}

/// The other side.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Far {
    /// Written too.
    Written(RelationshipId),
    /// `back_populates` names it, but it is not there.
    Missing(String),
    /// `backref` makes it.
    Generated(String),
}

/// All pairs of a document, in its order.
pub(crate) fn pairs(survey: &Survey<'_>) -> Result<Vec<Pair>, Refusal> {
    let mut pairing = Pairing { survey, pairs: Vec::new() };
    for (id, _) in survey.relationships() {
        readable(survey, id)?;
    }
    for (id, _) in survey.relationships() {
        pairing.by_name(id)?;
    }
    for (id, _) in survey.relationships() {
        pairing.by_name_that_leads_nowhere(id)?;
    }
    for (id, _) in survey.relationships() {
        pairing.by_being_the_only_two(id)?;
    }
    let mut pairs = pairing.pairs;
    pairs.sort_by_key(|pair| pair.near);
    if pairs.is_empty() { Err(nothing_to_rewrite(survey)) } else { Ok(pairs) }
}

/// Whether what links a relationship is written out where it can be read and changed.
fn readable(survey: &Survey<'_>, id: RelationshipId) -> Result<(), Refusal> {
    let relationship = survey.relationship(id);
    let name = survey.name_of(id);
    if relationship.arguments.items.iter().any(|argument| argument.is_starred) {
        return Err(Refusal::new(format!("The arguments of {name} are not written out (they use * or **).")));
    }
    let hidden = matches!(relationship.back_populates, Some(None))
        || relationship.backref.as_ref().is_some_and(|backref| backref.name.is_none());
    if hidden {
        return Err(Refusal::new(format!(
            "The name of the other side of {name} is not written as a string."
        )));
    }
    if relationship.target.is_none() && relationship.is_linked() {
        return Err(Refusal::new(format!("The class that {name} refers to is not written out.")));
    }
    Ok(())
}

fn nothing_to_rewrite(survey: &Survey<'_>) -> Refusal {
    let names: Vec<String> = survey.relationships().map(|(id, _)| survey.name_of(id)).collect();
    match names.as_slice() {
        [] => Refusal::new("There is no relationship in these models."),
        [name] => Refusal::new(format!("{name} stands alone: no other side is written or named.")),
        _ => Refusal::new(format!("No two of {} are sides of one relationship.", names.join(", "))),
    }
}

struct Pairing<'s, 'a> {
    survey: &'s Survey<'a>,
    pairs: Vec<Pair>,
}

impl Pairing<'_, '_> {
    fn is_taken(&self, id: RelationshipId) -> bool {
        self.pairs.iter().any(|pair| pair.near == id || pair.far == Far::Written(id))
    }

    fn pair(&mut self, a: RelationshipId, b: RelationshipId) {
        self.pairs.push(Pair { near: a.min(b), far: Far::Written(a.max(b)) });
    }

    /// A side that is there under the name given.
    fn by_name(&mut self, id: RelationshipId) -> Result<(), Refusal> {
        let survey = self.survey;
        let relationship = survey.relationship(id);
        let Some(other) = relationship.other_side().and_then(|name| named(survey, relationship, name)) else {
            return Ok(());
        };
        if self
            .pairs
            .iter()
            .any(|pair| *pair == Pair { near: id.min(other), far: Far::Written(id.max(other)) })
        {
            return Ok(());
        }
        let (name, other_name) = (survey.name_of(id), survey.name_of(other));
        if other == id {
            return Err(Refusal::new(format!("{name} names itself as its other side.")));
        }
        let back = survey.relationship(other);
        if !survey.target(back).is_some_and(|target| survey.akin(target, relationship.class)) {
            let class = &survey.class(relationship.class).name;
            return Err(Refusal::new(format!("{name} names {other_name}, which does not refer to {class}.")));
        }
        let elsewhere = back.other_side().filter(|named_back| *named_back != relationship.name);
        if let Some(third) = elsewhere.and_then(|named_back| named(survey, back, named_back)) {
            let third = survey.name_of(third);
            return Err(Refusal::new(format!("{name} names {other_name}, but {other_name} names {third}.")));
        }
        if self.is_taken(id) || self.is_taken(other) {
            return Err(Refusal::new(format!(
                "More than one relationship names {other_name} as its other side."
            )));
        }
        self.pair(id, other);
        Ok(())
    }

    /// A side that `backref` makes, that is misspelt, or that was forgotten.
    fn by_name_that_leads_nowhere(&mut self, id: RelationshipId) -> Result<(), Refusal> {
        let survey = self.survey;
        let relationship = survey.relationship(id);
        let Some(other) = relationship.other_side().filter(|_| !self.is_taken(id)) else { return Ok(()) };
        let is_generated = relationship.back_populates.is_none();
        if !is_generated {
            match self.candidates(id).as_slice() {
                [] => {}
                [only] => {
                    self.pair(id, *only);
                    return Ok(());
                }
                several => return Err(ambiguous(survey, id, several)),
            }
        }
        if let Some(target) = survey.target(relationship).filter(|target| survey.has_member(*target, other)) {
            let (name, class) = (survey.name_of(id), &survey.class(target).name);
            return Err(Refusal::new(format!(
                "{name} names {class}.{other} as its other side, but that is not a relationship to {}.",
                survey.class(relationship.class).name
            )));
        }
        let far =
            if is_generated { Far::Generated(other.to_owned()) } else { Far::Missing(other.to_owned()) };
        self.pairs.push(Pair { near: id, far });
        Ok(())
    }

    /// Two that nothing links.
    fn by_being_the_only_two(&mut self, id: RelationshipId) -> Result<(), Refusal> {
        let relationship = self.survey.relationship(id);
        if self.is_taken(id) || relationship.is_linked() || relationship.is_viewonly() {
            return Ok(());
        }
        let candidates = self.candidates(id);
        match candidates.as_slice() {
            [] => Ok(()),
            [only] if self.candidates(*only) == [id] => {
                self.pair(id, *only);
                Ok(())
            }
            [only] => Err(ambiguous(self.survey, *only, &self.candidates(*only))),
            several => Err(ambiguous(self.survey, id, several)),
        }
    }

    /// The free relationships that could be the other side: between the same two classes, through the same
    /// table, by the same foreign keys as far as they are written. Those already linked elsewhere are not.
    fn candidates(&self, id: RelationshipId) -> Vec<RelationshipId> {
        let survey = self.survey;
        let relationship = survey.relationship(id);
        let Some(target) = survey.target(relationship) else { return Vec::new() };
        let back = |other: &Relationship| {
            survey.akin(other.class, target)
                && survey.target(other).is_some_and(|back| survey.akin(back, relationship.class))
        };
        let leads_nowhere = |other: &Relationship| {
            other.backref.is_none()
                && other.other_side().is_none_or(|name| named(survey, other, name).is_none())
                && !other.is_viewonly()
        };
        let all: Vec<RelationshipId> = survey
            .relationships()
            .filter(|(other, _)| *other != id && !self.is_taken(*other))
            .filter(|(_, other)| back(other) && leads_nowhere(other))
            .filter(|(_, other)| survey.secondary(other) == survey.secondary(relationship))
            .map(|(other, _)| other)
            .collect();
        let keys = keys(survey, relationship);
        let by_key = |other: &&RelationshipId| {
            keys.is_some() && self::keys(survey, survey.relationship(**other)) == keys
        };
        let by_key: Vec<RelationshipId> = all.iter().filter(by_key).copied().collect();
        if by_key.is_empty() { all } else { by_key }
    }
}

fn named(survey: &Survey<'_>, relationship: &Relationship, name: &str) -> Option<RelationshipId> {
    let target: ClassId = survey.target(relationship)?;
    survey.relationship_in(target, name)
}

fn ambiguous(survey: &Survey<'_>, id: RelationshipId, several: &[RelationshipId]) -> Refusal {
    let others: Vec<String> = several.iter().map(|other| survey.name_of(*other)).collect();
    let name = survey.name_of(id);
    Refusal::new(format!("The other side of {name} could be {}: nothing says which.", others.join(" or ")))
}

/// The columns that `foreign_keys` names, without their classes.
fn keys(survey: &Survey<'_>, relationship: &Relationship) -> Option<Vec<String>> {
    let text = survey.text.slice(relationship.argument("foreign_keys")?.value.clone());
    let names = text.split([',', '[', ']', '(', ')', '"', '\'', ' ', '\n']).map(str::trim);
    let columns = names.filter(|name| !name.is_empty() && *name != "lambda:").map(|name| {
        let column = name.strip_suffix(".c").unwrap_or(name);
        column.rsplit('.').next().unwrap_or(column).to_owned()
    });
    Some(columns.collect())
}

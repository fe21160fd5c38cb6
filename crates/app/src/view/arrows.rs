//! The references between objects at a step, where two attributes that tell each other are one arrow.

use std::collections::BTreeMap;

use bothways_trace::{AttributeKind, Catalog};
use bothways_world::{AttributeId, InstanceId, Value, World};

use super::schema::{EdgeKind, unlinked_inverse};
use super::touched::Touched;

/// A reference between two objects.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arrow {
    /// The object that holds the other.
    pub from: InstanceId,
    /// The object that is held.
    pub to: InstanceId,
    /// The attribute that holds it.
    pub key: String,
    /// The attribute of the other object that holds this one in turn, being linked.
    pub back: Option<String>,
    /// How it is drawn: a linked attribute whose other side does not hold this one now counts as one way.
    pub kind: EdgeKind,
    /// Whether the step changed it.
    pub changed: bool,
}

/// The arrows of a step.
pub fn arrows(catalog: &Catalog, world: &World, touched: &Touched) -> Vec<Arrow> {
    let mut held: BTreeMap<(InstanceId, AttributeId, InstanceId), bool> = BTreeMap::new();
    for (index, object) in world.objects.iter().enumerate() {
        let from = InstanceId::from_index(index);
        for (attribute, value) in object.values.iter() {
            let items: &[InstanceId] = match value {
                Value::Reference(Some(item)) => std::slice::from_ref(item),
                Value::Collection(id) => {
                    world.collection(*id).map(|c| c.items.as_slice()).unwrap_or_default()
                }
                Value::Reference(None) | Value::Scalar(_) => &[],
            };
            for item in items.iter().filter(|item| !item.is_none()) {
                held.insert((from, *attribute, *item), touched.attributes.contains(&(from, *attribute)));
            }
        }
    }
    let mut arrows = Vec::new();
    for ((from, attribute, to), changed) in &held {
        let Some(info) = catalog.attribute(*attribute) else { continue };
        let AttributeKind::Relationship(relationship) = &info.kind else { continue };
        let other = relationship.linked_to.and_then(|other| Some((other, *held.get(&(*to, other, *from))?)));
        // The end that comes first draws the pair.
        if other.is_some_and(|(other, _)| (*to, other, *from) < (*from, *attribute, *to)) {
            continue;
        }
        let is_broken = relationship.linked_to.is_none()
            && unlinked_inverse(catalog, *attribute, info, relationship).is_some();
        let kind = match other {
            Some(_) => EdgeKind::Linked,
            None if is_broken => EdgeKind::Broken,
            None => EdgeKind::OneWay,
        };
        let back = other.and_then(|(other, _)| Some(catalog.attribute(other)?.key.to_string()));
        arrows.push(Arrow {
            from: *from,
            to: *to,
            key: info.key.to_string(),
            back,
            kind,
            changed: *changed || other.is_some_and(|(_, changed)| changed),
        });
    }
    arrows
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    use super::super::touched::touched;
    use super::*;

    fn at_assignment(run: &bothways_trace::Run) -> Vec<Arrow> {
        let (step, world) = fixture::at(run, "c.parent = p");
        arrows(&run.catalog, &world, &touched(run.journal.step_entries(step), &world))
    }

    #[test]
    fn both_directions_of_a_link_are_one_arrow() {
        let arrow = Arrow {
            from: InstanceId(0),
            to: InstanceId(1),
            key: "children".into(),
            back: Some("parent".into()),
            kind: EdgeKind::Linked,
            changed: true,
        };
        assert_eq!(at_assignment(&fixture::linked()), [arrow]);
    }

    #[test]
    fn without_a_link_only_the_side_that_was_set_has_an_arrow() {
        let arrows = at_assignment(&fixture::unlinked());
        assert_eq!(arrows.len(), 1);
        assert!(
            arrows
                .iter()
                .all(|arrow| arrow.key == "parent" && arrow.back.is_none() && arrow.kind == EdgeKind::Broken)
        );
    }
}

//! What the graph of objects is laid out by: every object and reference of the whole run, so that a box has
//! one place at all steps.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bothways_trace::Catalog;
use bothways_world::{Binding, Change, ClassId, CollectionId, InstanceId, Journal, Value};

use super::geometry::Size;

/// Boxes at most: more turn into wool.
const SHOWN: usize = 48;

/// Across, in CSS pixels; long values are cut.
pub const WIDTH: f64 = 224.0;

/// The head of a box, and each attribute, in CSS pixels; the style sheet agrees.
const HEAD: f64 = 34.0;
const LINE: f64 = 24.0;

/// Objects of a run from which on those of one class share a box.
const MANY: usize = 24;

/// The fewest objects that share a box.
const GROUP: usize = 6;

/// A name that was bound to more objects than this is a loop's, and singles none of them out.
const NAMED: usize = 3;

/// Lines in a box of many.
const GROUP_LINES: usize = 3;

/// What a person chose of the boxes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choice {
    /// No objects share a box, as far as there is room.
    pub single: bool,
    /// Objects that have a box of their own in any case.
    pub pinned: BTreeSet<InstanceId>,
    /// Objects that have none.
    pub hidden: BTreeSet<InstanceId>,
}

/// What is in a box.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// One object.
    Object(InstanceId),
    /// Objects of one class.
    Group(ClassId, Vec<InstanceId>),
}

/// The boxes of a run, with every reference between them at any step.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Skeleton {
    /// What is in the boxes, in the order in which the objects were made.
    pub contents: Vec<Content>,
    /// The sizes of the boxes.
    pub sizes: Vec<Size>,
    /// Pairs of boxes.
    pub edges: Vec<(usize, usize)>,
    places: BTreeMap<InstanceId, usize>,
}

impl Skeleton {
    /// The box that an object is in.
    pub fn position(&self, instance: InstanceId) -> Option<usize> {
        self.places.get(&instance).copied()
    }

    /// Whether some objects share a box.
    pub fn is_grouped(&self) -> bool {
        self.contents.iter().any(|content| matches!(content, Content::Group(..)))
    }
}

/// What a run made: its objects, the names they had, and who held whom.
#[derive(Default)]
struct Made {
    classes: BTreeMap<InstanceId, ClassId>,
    names: BTreeMap<Arc<str>, BTreeSet<InstanceId>>,
    owners: BTreeMap<CollectionId, InstanceId>,
    references: BTreeSet<(InstanceId, InstanceId)>,
}

impl Made {
    fn note(&mut self, change: &Change) {
        match change {
            Change::Create { instance, class } => {
                self.classes.insert(*instance, *class);
            }
            Change::Bind { name, new: Some(Binding::Instance(instance)), .. } => {
                self.names.entry(name.clone()).or_default().insert(*instance);
            }
            Change::CreateCollection { collection, owner, .. } => {
                self.owners.insert(*collection, *owner);
            }
            Change::Insert { collection, item, .. } if !item.is_none() => {
                self.references.extend(self.owners.get(collection).map(|owner| (*owner, *item)));
            }
            Change::Value { instance, new: Some(Value::Reference(Some(item))), .. } => {
                self.references.insert((*instance, *item));
            }
            _ => {}
        }
    }

    /// The objects that a name singles out.
    fn named(&self) -> BTreeSet<InstanceId> {
        let telling = self.names.values().filter(|bound| bound.len() <= NAMED);
        telling.flatten().copied().collect()
    }
}

/// The skeleton of a run. Objects that a person or a name singles out come before the rest where there is no room
/// for all.
pub fn skeleton(journal: &Journal, catalog: &Catalog, choice: &Choice) -> Skeleton {
    let mut made = Made::default();
    journal.entries.iter().for_each(|entry| made.note(&entry.change));
    made.classes.retain(|instance, _| !choice.hidden.contains(instance));
    let mut named = made.named();
    named.extend(&choice.pinned);
    let mut shared: BTreeMap<ClassId, Vec<InstanceId>> = BTreeMap::new();
    if !choice.single && made.classes.len() > MANY {
        for (instance, class) in made.classes.iter().filter(|(instance, _)| !named.contains(*instance)) {
            shared.entry(*class).or_default().push(*instance);
        }
        shared.retain(|_, members| members.len() >= GROUP);
    }
    let single = |instance: &InstanceId| {
        made.classes
            .get(instance)
            .is_some_and(|class| named.contains(instance) || !shared.contains_key(class))
    };
    let rest = made.classes.keys().filter(|instance| !named.contains(*instance));
    let (pinned, others): (Vec<_>, Vec<_>) =
        named.iter().partition(|instance| choice.pinned.contains(*instance));
    let singles = pinned.into_iter().chain(others).chain(rest).copied().filter(single);
    let mut contents: Vec<Content> = singles.take(SHOWN).map(Content::Object).collect();
    contents.extend(shared.iter().map(|(class, members)| Content::Group(*class, members.clone())));
    contents.sort_by_key(|content| match content {
        Content::Object(instance) => Some(*instance),
        Content::Group(_, members) => members.first().copied(),
    });
    let size = |content: &Content| {
        let lines = match content {
            Content::Object(instance) => {
                let class = made.classes.get(instance).and_then(|class| catalog.class(*class));
                class.map_or(0, |class| class.attributes.len())
            }
            Content::Group(..) => GROUP_LINES,
        };
        Size { width: WIDTH, height: HEAD + 9.0 + LINE * lines as f64 }
    };
    let sizes = contents.iter().map(size).collect();
    let mut places = BTreeMap::new();
    for (index, content) in contents.iter().enumerate() {
        let members = match content {
            Content::Object(instance) => std::slice::from_ref(instance),
            Content::Group(_, members) => members,
        };
        places.extend(members.iter().map(|member| (*member, index)));
    }
    let mut edges: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (from, to) in &made.references {
        if let (Some(from), Some(to)) = (places.get(from), places.get(to)) {
            edges.insert((*from, *to));
        }
    }
    // Both directions of one relationship pull the boxes no closer than one.
    let both = edges.clone();
    edges.retain(|(from, to)| from <= to || !both.contains(&(*to, *from)));
    Skeleton { contents, sizes, edges: edges.into_iter().collect(), places }
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    use super::*;

    #[test]
    fn every_object_of_the_run_has_its_place_from_the_start() {
        let run = fixture::linked();
        let skeleton = skeleton(&run.journal, &run.catalog, &Choice::default());
        assert_eq!(skeleton.contents, [InstanceId(0), InstanceId(1)].map(Content::Object));
        assert_eq!(skeleton.edges, [(0, 1)]);
        let heights: Vec<f64> = skeleton.sizes.iter().map(|size| size.height).collect();
        assert_eq!(heights, [91.0, 115.0]);
    }

    #[test]
    fn many_objects_of_a_class_share_a_box() {
        let mut journal = fixture::linked().journal;
        let entry = |change| bothways_world::Entry { cause: None, change };
        for number in 2..40 {
            let instance = InstanceId(number);
            journal.entries.push(entry(Change::Create { instance, class: ClassId(1) }));
            let new = Some(Binding::Instance(instance));
            journal.entries.push(entry(Change::Bind { name: "n".into(), old: None, new }));
        }
        let catalog = fixture::linked().catalog;
        let grouped = skeleton(&journal, &catalog, &Choice::default());
        let sizes: Vec<usize> = grouped
            .contents
            .iter()
            .map(|content| match content {
                Content::Object(_) => 1,
                Content::Group(_, members) => members.len(),
            })
            .collect();
        assert_eq!((sizes, grouped.is_grouped()), (vec![1, 1, 38], true));
        assert_eq!(grouped.position(InstanceId(39)), Some(2));
        let single = Choice { single: true, ..Choice::default() };
        assert_eq!(skeleton(&journal, &catalog, &single).contents.len(), 40);
        let pinned = BTreeSet::from([InstanceId(20)]);
        let hidden = BTreeSet::from([InstanceId(0), InstanceId(21)]);
        let chosen = skeleton(&journal, &catalog, &Choice { single: false, pinned, hidden });
        assert_eq!(chosen.contents.iter().filter(|content| matches!(content, Content::Object(_))).count(), 2);
        assert_eq!(chosen.position(InstanceId(21)), None);
        assert_ne!(chosen.position(InstanceId(20)), chosen.position(InstanceId(39)));
    }
}

//! What the graph of objects is laid out by: every object and reference of the whole run, so that a box has
//! one place at all steps.

use std::collections::{BTreeMap, BTreeSet};

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

/// The objects of a run that are drawn, with every reference between them at any step.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Skeleton {
    /// The objects, in the order in which they were made.
    pub objects: Vec<InstanceId>,
    /// The sizes of their boxes.
    pub sizes: Vec<Size>,
    /// Pairs of positions in `objects`.
    pub edges: Vec<(usize, usize)>,
}

impl Skeleton {
    /// Where an object is among those drawn.
    pub fn position(&self, instance: InstanceId) -> Option<usize> {
        self.objects.binary_search(&instance).ok()
    }
}

/// The skeleton of a run. Objects that a name was bound to come before the rest where there is no room for all.
pub fn skeleton(journal: &Journal, catalog: &Catalog) -> Skeleton {
    let mut classes: BTreeMap<InstanceId, ClassId> = BTreeMap::new();
    let mut named: BTreeSet<InstanceId> = BTreeSet::new();
    let mut owners: BTreeMap<CollectionId, InstanceId> = BTreeMap::new();
    let mut references: BTreeSet<(InstanceId, InstanceId)> = BTreeSet::new();
    for entry in &journal.entries {
        match &entry.change {
            Change::Create { instance, class } => {
                classes.insert(*instance, *class);
            }
            Change::Bind { new: Some(Binding::Instance(instance)), .. } => {
                named.insert(*instance);
            }
            Change::CreateCollection { collection, owner, .. } => {
                owners.insert(*collection, *owner);
            }
            Change::Insert { collection, item, .. } => {
                references.extend(owners.get(collection).map(|owner| (*owner, *item)));
            }
            Change::Value { instance, new: Some(Value::Reference(Some(item))), .. } => {
                references.insert((*instance, *item));
            }
            _ => {}
        }
    }
    let rest = classes.keys().copied().filter(|instance| !named.contains(instance));
    let mut objects: Vec<InstanceId> = named.iter().copied().chain(rest).take(SHOWN).collect();
    objects.sort_unstable();
    let size = |instance: &InstanceId| {
        let class = classes.get(instance).and_then(|class| catalog.class(*class));
        let lines = class.map_or(0, |class| class.attributes.len());
        Size { width: WIDTH, height: HEAD + 9.0 + LINE * lines as f64 }
    };
    let mut skeleton = Skeleton { sizes: objects.iter().map(size).collect(), objects, edges: Vec::new() };
    let mut edges: Vec<(usize, usize)> = references
        .into_iter()
        .filter_map(|(from, to)| Some((skeleton.position(from)?, skeleton.position(to)?)))
        .collect();
    // Both directions of one relationship pull the boxes no closer than one.
    let drawn: BTreeSet<(usize, usize)> = edges.iter().copied().collect();
    edges.retain(|(from, to)| from <= to || !drawn.contains(&(*to, *from)));
    skeleton.edges = edges;
    skeleton
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    use super::*;

    #[test]
    fn every_object_of_the_run_has_its_place_from_the_start() {
        let run = fixture::linked();
        let skeleton = skeleton(&run.journal, &run.catalog);
        assert_eq!(skeleton.objects, [InstanceId(0), InstanceId(1)]);
        assert_eq!(skeleton.edges, [(0, 1)]);
        let heights: Vec<f64> = skeleton.sizes.iter().map(|size| size.height).collect();
        assert_eq!(heights, [91.0, 115.0]);
    }
}

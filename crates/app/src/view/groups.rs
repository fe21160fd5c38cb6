//! Many objects of one class in one box: how many, in which states, what the step did to them, and the arrows to and
//! from them drawn once.

use std::collections::BTreeMap;

use bothways_world::{ClassId, InstanceId, Lifecycle};

use super::arrows::Arrow;
use super::moment::Moment;
use super::naming::lifecycle;
use super::skeleton::Skeleton;

/// Members listed by name.
const SHOWN: usize = 3;

/// A box with many objects.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// The class.
    pub class: String,
    /// How many there are at the step.
    pub count: usize,
    /// How many are in each state.
    pub states: Vec<(Lifecycle, usize)>,
    /// How many the step made or changed.
    pub changed: usize,
    /// Some of those, or else the last ones, with their names.
    pub names: Vec<(InstanceId, String)>,
}

/// What a box of these members shows; none while there are none.
pub fn group(moment: &Moment<'_>, class: ClassId, members: &[InstanceId]) -> Option<Group> {
    let Moment { catalog, world, naming, touched, live } = moment;
    let here: Vec<InstanceId> = members.iter().copied().filter(|member| live.contains(member)).collect();
    let mut states: BTreeMap<&'static str, (Lifecycle, usize)> = BTreeMap::new();
    for object in here.iter().filter_map(|member| world.object(*member)) {
        let state = object.lifecycle();
        states.entry(lifecycle(state)).or_insert((state, 0)).1 += 1;
    }
    let (touched, rest): (Vec<_>, Vec<_>) = here.iter().partition(|member| touched.object(**member));
    let named = touched.iter().chain(rest.iter().rev()).take(SHOWN);
    (!here.is_empty()).then(|| Group {
        class: catalog.class(class).map_or("?", |class| &class.name).to_owned(),
        count: here.len(),
        states: states.into_values().collect(),
        changed: touched.len(),
        names: named.map(|member| (*member, naming.name(*member))).collect(),
    })
}

/// An arrow between two boxes, and how many it stands for.
#[derive(Clone, PartialEq, Debug)]
pub struct Strand {
    /// The box where it starts.
    pub from: usize,
    /// The box where it ends.
    pub to: usize,
    /// One of the arrows.
    pub arrow: Arrow,
    /// How many there are.
    pub count: usize,
}

/// The arrows between boxes, those of one attribute between the same two as one.
pub fn strands(arrows: Vec<Arrow>, skeleton: &Skeleton) -> Vec<Strand> {
    let mut strands: Vec<Strand> = Vec::new();
    let mut known: BTreeMap<(usize, usize, String), usize> = BTreeMap::new();
    for arrow in arrows {
        let (Some(from), Some(to)) = (skeleton.position(arrow.from), skeleton.position(arrow.to)) else {
            continue;
        };
        let key = (from, to, arrow.key.clone());
        match known.get(&key).and_then(|index| strands.get_mut(*index)) {
            Some(strand) => {
                strand.count += 1;
                strand.arrow.changed |= arrow.changed;
            }
            None => {
                known.insert(key, strands.len());
                strands.push(Strand { from, to, arrow, count: 1 });
            }
        }
    }
    strands
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    use super::super::arrows::arrows;
    use super::super::skeleton::{Choice, skeleton};
    use super::super::touched::touched;
    use super::*;

    #[test]
    fn a_group_counts_its_members_and_what_the_step_did() {
        let run = fixture::linked();
        let (step, world) = fixture::at(&run, "c.parent = p");
        let moment = Moment::new(&run.catalog, &world, run.journal.step_entries(step));
        let group = group(&moment, ClassId(1), &[InstanceId(1), InstanceId(7)]).expect("c is there");
        assert_eq!((group.class.as_str(), group.count, group.changed), ("Child", 1, 1));
        assert_eq!(
            (group.states, group.names),
            (vec![(Lifecycle::Transient, 1)], vec![(InstanceId(1), "c".to_owned())])
        );
    }

    #[test]
    fn arrows_of_one_attribute_are_one_strand() {
        let run = fixture::linked();
        let (step, world) = fixture::at(&run, "c.parent = p");
        let touched = touched(run.journal.step_entries(step), &world);
        let arrows = arrows(&run.catalog, &world, &touched);
        let skeleton = skeleton(&run.journal, &run.catalog, &Choice::default());
        let strands = strands([arrows.clone(), arrows].concat(), &skeleton);
        let told: Vec<_> = strands.iter().map(|s| (s.from, s.to, s.count, s.arrow.changed)).collect();
        assert_eq!(told, [(0, 1, 2, true)]);
    }
}

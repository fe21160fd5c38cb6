//! What a step did not do, where a reader would expect it to: relationships that do not know each other, objects
//! that stay outside the session, reads that needed no SQL.

use bothways_trace::{AttributeKind, Catalog};
use bothways_world::{AttributeId, Cause, CauseId, Change, InstanceId, Journal, Value, World};

use super::naming::Naming;
use super::schema::unlinked_inverse;

/// Causes of a step that are looked at, at most.
const SEARCHED: usize = 2_000;

/// The sentences of one step; `world` is the world after it.
pub fn silences(journal: &Journal, step: usize, catalog: &Catalog, world: &World) -> Vec<String> {
    let naming = Naming::new(catalog, world);
    let mut found = Vec::new();
    for id in journal.step_causes(step).take(SEARCHED) {
        let Some(node) = journal.cause(id) else { continue };
        let sentence = match &node.cause {
            Cause::Set { owner, attribute, item: Some(item) } | Cause::Append { owner, attribute, item } => {
                untouched(catalog, &naming, *owner, *attribute, *item)
            }
            Cause::BackReference { owner, .. } => {
                let started = node.parent.and_then(|parent| journal.cause(parent)).map(|node| &node.cause);
                outside(world, &naming, *owner, started)
            }
            Cause::LazyLoad { owner, attribute } => {
                from_memory(journal, step, catalog, &naming, (id, *owner, *attribute))
            }
            Cause::Found(instance) => {
                Some(format!("no SQL: {} was found in the identity map", naming.name(*instance)))
            }
            _ => None,
        };
        found.extend(sentence.filter(|sentence| !found.contains(sentence)));
    }
    found
}

/// The other attribute over the same foreign key that was not told.
fn untouched(
    catalog: &Catalog,
    naming: &Naming<'_>,
    owner: InstanceId,
    attribute: AttributeId,
    item: InstanceId,
) -> Option<String> {
    let info = catalog.attribute(attribute)?;
    let AttributeKind::Relationship(relationship) = &info.kind else { return None };
    if relationship.linked_to.is_some() || owner == item {
        return None;
    }
    let other = unlinked_inverse(catalog, attribute, info, relationship)?;
    Some(format!(
        "{}.{} was not touched: {} and {} are not linked",
        naming.name(item),
        catalog.attribute(other)?.key,
        catalog.attribute_name(attribute),
        catalog.attribute_name(other)
    ))
}

/// `c.parent = p` tells p.children, which puts c into no session (since SQLAlchemy 2.0).
fn outside(world: &World, naming: &Naming<'_>, told: InstanceId, started: Option<&Cause>) -> Option<String> {
    let Some(Cause::Set { owner, item: Some(_), .. } | Cause::Append { owner, .. }) = started else {
        return None;
    };
    let in_session =
        |instance: InstanceId| world.object(instance).is_some_and(|object| object.session.is_some());
    (in_session(told) && !in_session(*owner))
        .then(|| format!("{} is in no session: nothing cascades along a back reference", naming.name(*owner)))
}

/// A many-to-one whose object was there already.
fn from_memory(
    journal: &Journal,
    step: usize,
    catalog: &Catalog,
    naming: &Naming<'_>,
    (load, owner, attribute): (CauseId, InstanceId, AttributeId),
) -> Option<String> {
    let within = |mut cause: CauseId| loop {
        if cause == load {
            return true;
        }
        match journal.cause(cause).and_then(|node| node.parent) {
            Some(parent) => cause = parent,
            None => return false,
        }
    };
    let mut held = None;
    for entry in journal.step_entries(step) {
        match &entry.change {
            Change::Sql(_) if entry.cause.is_some_and(within) => return None,
            Change::Value { instance, attribute: key, new: Some(Value::Reference(Some(item))), .. }
                if *instance == owner && *key == attribute =>
            {
                held = Some(*item);
            }
            _ => {}
        }
    }
    let key = &catalog.attribute(attribute)?.key;
    Some(format!(
        "no SQL for {}.{key}: {} was found in the identity map",
        naming.name(owner),
        naming.name(held?)
    ))
}

#[cfg(test)]
mod tests {
    use bothways_world::{Place, SessionId, Store};

    use crate::fixture;
    use crate::fixture::{CHILDREN, PARENT};

    use super::*;

    fn after_assignment(run: &bothways_trace::Run) -> Vec<String> {
        let (step, world) = fixture::at(run, "c.parent = p");
        silences(&run.journal, step, &run.catalog, &world)
    }

    #[test]
    fn the_other_side_of_two_unlinked_relationships_is_not_touched() {
        let sentence = "p.children was not touched: Child.parent and Parent.children are not linked";
        assert_eq!(after_assignment(&fixture::unlinked()), [sentence]);
        assert!(after_assignment(&fixture::linked()).is_empty());
    }

    /// One step in which these causes, each within the one before, lead to a change.
    fn step(causes: Vec<Cause>, change: Change) -> Journal {
        let mut store = Store::default();
        let statement = store.add_statement(Place { document: 1, start: 0, end: 1, line: 1 });
        store.begin_step(statement, 0);
        let scopes: Vec<_> = causes.into_iter().map(|cause| store.enter(cause)).collect();
        store.commit(change);
        scopes.into_iter().rev().for_each(|scope| store.leave(scope));
        store.into_parts().1
    }

    #[test]
    fn a_back_reference_adds_nothing_to_a_session() {
        let run = fixture::linked();
        let (_, mut world) = fixture::at(&run, "c.parent = p");
        let (p, c, session) = (InstanceId(0), InstanceId(1), SessionId::from_index(0));
        world.apply(&Change::OpenSession { session });
        world.apply(&Change::Session { instance: p, old: None, new: Some(session) });
        let set = Cause::Set { owner: c, attribute: PARENT, item: Some(p) };
        let told = Cause::BackReference { from: PARENT, to: CHILDREN, owner: p };
        let journal = step(vec![set, told], Change::Modified { instance: p, modified: true });
        let sentence = "c is in no session: nothing cascades along a back reference";
        assert_eq!(silences(&journal, 0, &run.catalog, &world), [sentence]);
    }

    #[test]
    fn a_read_that_the_identity_map_answers_sends_no_sql() {
        let run = fixture::linked();
        let (_, world) = fixture::at(&run, "c.parent = p");
        let (p, c) = (InstanceId(0), InstanceId(1));
        let value = Some(Value::Reference(Some(p)));
        let read = Change::Value { instance: c, attribute: PARENT, old: None, new: value };
        let journal = step(vec![Cause::LazyLoad { owner: c, attribute: PARENT }], read);
        let sentence = "no SQL for c.parent: p was found in the identity map";
        assert_eq!(silences(&journal, 0, &run.catalog, &world), [sentence]);
    }
}

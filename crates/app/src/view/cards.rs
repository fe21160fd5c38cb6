//! The objects of a step as cards: attributes, state, what refers to what, what the step changed.

use bothways_trace::AttributeKind;
use bothways_world::{AttributeId, InstanceId, Lifecycle, Object, Value, World};

use super::holdings::{Holding, holding};
use super::moment::Moment;
use super::naming::{Naming, scalar};

/// Cards listed at most.
const SHOWN_CARDS: usize = 60;

/// One object.
#[derive(Clone, PartialEq, Debug)]
pub struct Card {
    /// The object.
    pub instance: InstanceId,
    /// What it is called.
    pub name: String,
    /// Its class.
    pub class: String,
    /// Its state.
    pub state: Lifecycle,
    /// Whether the step made or loaded it.
    pub new: bool,
    /// Whether the step changed its state.
    pub state_changed: bool,
    /// Its attributes in mapper order.
    pub fields: Vec<Field>,
}

/// One attribute of a card.
#[derive(Clone, PartialEq, Debug)]
pub struct Field {
    /// Its name.
    pub key: String,
    /// Its value as text; for a relationship what goes before the links.
    pub value: FieldValue,
    /// Whether the step changed it.
    pub changed: bool,
    /// What it held before the step, where the step put a value in its place.
    pub before: Option<String>,
}

/// What an attribute of a card shows.
#[derive(Clone, PartialEq, Debug)]
pub enum FieldValue {
    /// A column's value.
    Column(String),
    /// A column that is not there: never set, or expired.
    Absent(&'static str),
    /// A relationship with links to the objects it holds.
    Links {
        /// The objects, by name.
        to: Vec<(InstanceId, String)>,
        /// Whether it is a list.
        list: bool,
    },
    /// A relationship that is not loaded, expired and the like.
    Unloaded(Holding),
}

/// The cards that are listed, and how many objects are left out.
pub fn cards(moment: &Moment<'_>) -> (Vec<Card>, usize) {
    let cards = moment.live.iter().take(SHOWN_CARDS).filter_map(|instance| card(moment, *instance));
    (cards.collect(), moment.live.len().saturating_sub(SHOWN_CARDS))
}

/// The card of one object; none where it does not exist.
pub fn card(moment: &Moment<'_>, instance: InstanceId) -> Option<Card> {
    let Moment { catalog, world, naming, touched, live: _ } = moment;
    let object = world.object(instance)?;
    let attributes = catalog.class(object.class).map(|class| class.attributes.as_slice()).unwrap_or_default();
    let field = |id: &AttributeId| {
        let attribute = catalog.attribute(*id)?;
        let value = match &attribute.kind {
            AttributeKind::Column(_) | AttributeKind::Expression => column(object, *id),
            AttributeKind::Unconfigured => return None,
            AttributeKind::Relationship(info) => match linked(world, object, *id) {
                Some(items) => FieldValue::Links {
                    to: items.into_iter().map(|item| (item, naming.name(item))).collect(),
                    list: info.uselist,
                },
                None => FieldValue::Unloaded(holding(world, naming, object, *id, info)),
            },
        };
        let changed = touched.attributes.contains(&(instance, *id));
        let before = touched.value_before(instance, *id).and_then(|old| was(naming, old.as_ref()));
        Some(Field { key: attribute.key.to_string(), value, changed, before })
    };
    Some(Card {
        instance,
        name: naming.name(instance),
        class: naming.class(instance).to_owned(),
        state: object.lifecycle(),
        new: touched.created.contains(&instance),
        state_changed: touched.states.contains(&instance),
        fields: attributes.iter().filter_map(field).collect(),
    })
}

/// A replaced value as text; a collection changes in place, so it has none.
fn was(naming: &Naming<'_>, old: Option<&Value>) -> Option<String> {
    match old? {
        Value::Scalar(value) => Some(scalar(value)),
        Value::Reference(Some(item)) => Some(naming.name(*item)),
        Value::Reference(None) => Some("None".to_owned()),
        Value::Collection(_) => None,
    }
}

fn column(object: &Object, id: AttributeId) -> FieldValue {
    match object.values.get(&id) {
        Some(Value::Scalar(value)) => FieldValue::Column(scalar(value)),
        Some(Value::Reference(_) | Value::Collection(_)) => FieldValue::Absent("?"),
        None if object.expired.contains(&id) => FieldValue::Absent("expired"),
        None if object.key.is_some() => FieldValue::Absent("not loaded"),
        None => FieldValue::Absent("not set"),
    }
}

/// The objects a loaded relationship holds.
fn linked(world: &World, object: &Object, id: AttributeId) -> Option<Vec<InstanceId>> {
    match object.values.get(&id)? {
        Value::Reference(item) => Some(item.iter().copied().collect()),
        Value::Collection(id) => Some(world.collection(*id)?.items.clone()),
        Value::Scalar(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    use super::*;

    #[test]
    fn a_card_links_to_what_its_object_holds() {
        let run = fixture::linked();
        let (step, world) = fixture::at(&run, "c.parent = p");
        let (cards, more) = cards(&Moment::new(&run.catalog, &world, run.journal.step_entries(step)));
        assert_eq!(more, 0);
        let p = cards.first().expect("p comes first");
        assert_eq!((p.name.as_str(), p.class.as_str(), p.state), ("p", "Parent", Lifecycle::Transient));
        let children = p.fields.last().expect("Parent.children comes last");
        assert!(children.changed);
        let to = vec![(InstanceId(1), "c".to_owned())];
        assert_eq!(children.value, FieldValue::Links { to, list: true });
        assert_eq!(p.fields.first().map(|field| &field.value), Some(&FieldValue::Absent("not set")));
    }
}

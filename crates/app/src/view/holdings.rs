//! What a relationship attribute holds at a step, as reading it would show, without loading anything.

use bothways_trace::{AttributeKind, Catalog, RelationshipInfo};
use bothways_world::{AttributeId, CollectionId, InstanceId, Key, Object, Value, World};

use super::naming::{Naming, list, scalar};

/// Members shown of a list before the rest is counted.
const SHOWN_MEMBERS: usize = 12;

/// What an attribute holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Holding {
    /// A list with these members, by name.
    Items(Vec<String>),
    /// An object, by name.
    Reference(String),
    /// None.
    None,
    /// The next read sends a SELECT; these were added or removed meanwhile.
    NotLoaded {
        /// Added when it loads.
        added: Vec<String>,
        /// Removed when it loads.
        removed: Vec<String>,
    },
    /// It was loaded, then expired: the next read refreshes it.
    Expired,
    /// The class has no such attribute.
    NoAttribute,
    /// The name is not bound yet.
    Unbound,
}

impl Holding {
    /// In a few characters.
    pub fn text(&self) -> String {
        match self {
            Self::Items(names) => list(names, SHOWN_MEMBERS),
            Self::Reference(name) => name.clone(),
            Self::None => "None".to_owned(),
            Self::NotLoaded { added, removed } => {
                let signed =
                    added.iter().map(|n| format!(" + {n}")).chain(removed.iter().map(|n| format!(" − {n}")));
                format!("not loaded{}", signed.collect::<String>())
            }
            Self::Expired => "expired".to_owned(),
            Self::NoAttribute => "no attribute".to_owned(),
            Self::Unbound => "–".to_owned(),
        }
    }

    /// What that means, where the text alone does not say it.
    pub fn meaning(&self) -> Option<&'static str> {
        match self {
            Self::NotLoaded { added, removed } if added.is_empty() && removed.is_empty() => {
                Some("The next read sends a SELECT.")
            }
            Self::NotLoaded { .. } => {
                Some("The next read sends a SELECT; the changes made meanwhile are added to it.")
            }
            Self::Expired => Some("The next read refreshes it from the database."),
            Self::NoAttribute => Some("The class has no such attribute here."),
            Self::Unbound => Some("The name is not bound yet."),
            Self::Items(_) | Self::Reference(_) | Self::None => None,
        }
    }

    /// Whether it is a value that Python code would see, not a state of loading.
    pub fn is_value(&self) -> bool {
        matches!(self, Self::Items(_) | Self::Reference(_) | Self::None)
    }
}

/// The relationships of an object's class, in mapper order.
pub fn relationships<'a>(
    catalog: &'a Catalog,
    object: &Object,
) -> impl Iterator<Item = (AttributeId, &'a str, &'a RelationshipInfo)> {
    let attributes = catalog.class(object.class).map(|class| class.attributes.as_slice()).unwrap_or_default();
    attributes.iter().filter_map(|id| {
        let attribute = catalog.attribute(*id)?;
        match &attribute.kind {
            AttributeKind::Relationship(info) => Some((*id, &*attribute.key, info)),
            AttributeKind::Column(_) | AttributeKind::Expression | AttributeKind::Unconfigured => None,
        }
    })
}

/// What one relationship of an object holds.
pub fn holding(
    world: &World,
    naming: &Naming<'_>,
    object: &Object,
    attribute: AttributeId,
    info: &RelationshipInfo,
) -> Holding {
    let names = |items: &[InstanceId]| items.iter().map(|item| naming.name(*item)).collect::<Vec<_>>();
    let members = |id: CollectionId| {
        let Some(collection) = world.collection(id) else { return Holding::Items(Vec::new()) };
        let mut shown = names(&collection.items);
        // A dict shows each member behind its key; other collections have none.
        for (name, key) in shown.iter_mut().zip(&collection.keys) {
            *name = format!("{}: {name}", key_text(naming, key));
        }
        Holding::Items(shown)
    };
    match object.values.get(&attribute) {
        Some(Value::Collection(id)) => members(*id),
        Some(Value::Reference(Some(item))) => Holding::Reference(naming.name(*item)),
        Some(Value::Reference(None) | Value::Scalar(_)) => Holding::None,
        None => match object.empty_collections.get(&attribute) {
            Some(id) => members(*id),
            None => unset(object, attribute, info, &names),
        },
    }
}

/// A key of a dict collection, as Python prints it.
fn key_text(naming: &Naming, key: &Key) -> String {
    match key {
        Key::Scalar(value) => scalar(value),
        Key::Instance(item) => naming.name(*item),
        Key::Tuple(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| key_text(naming, part)).collect();
            format!("({})", parts.join(", "))
        }
    }
}

/// Without a row there is nothing to load: reading gives an empty list or None.
fn unset(
    object: &Object,
    attribute: AttributeId,
    info: &RelationshipInfo,
    names: &impl Fn(&[InstanceId]) -> Vec<String>,
) -> Holding {
    if object.key.is_none() {
        return if info.uselist { Holding::Items(Vec::new()) } else { Holding::None };
    }
    let pending = object.pending.get(&attribute);
    if pending.is_none() && object.expired.contains(&attribute) {
        return Holding::Expired;
    }
    let (added, removed) = pending.map(|p| (names(&p.added), names(&p.removed))).unwrap_or_default();
    Holding::NotLoaded { added, removed }
}

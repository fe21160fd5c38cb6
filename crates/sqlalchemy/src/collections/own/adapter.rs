//! `CollectionAdapter`: what stands between a collection and its owner (`collection_adapter(parent.children)`).

use std::borrow::Cow;

use bothways_orm::collections::{self, Initiator};
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_world::{CollectionId, InstanceId, Value as Held};

use super::synchronize;
use crate::collections::{held, shown};
use crate::context::Context;
use crate::errors::checked;
use crate::events::{token_of, token_value};
use crate::native::{self, Method};
use crate::object::{Object, value};
use crate::session::state_of;

/// The adapter of a collection.
#[derive(Clone, Copy)]
pub(crate) struct CollectionAdapter {
    pub collection: CollectionId,
}

/// `collection_adapter(collection)`
pub(crate) fn collection_adapter(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [given] = cx.bind("collection_adapter", ["collection"], 1, arguments)?;
    let given = given.unwrap_or(Value::None);
    match held(&given).map(|held| held.collection) {
        Some(collection) => Ok(CollectionAdapter::value(collection)),
        None => cx.python().get_attribute(&given, "_sa_adapter"),
    }
}

/// `init_collection(object, key)`: an empty collection in the place of what is there.
pub(crate) fn init_collection(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let [object, key] = cx.bind("init_collection", ["obj", "key"], 2, arguments)?;
    let owner = cx.related(&object.unwrap_or(Value::None))?;
    let class = cx.facade.orm.object(owner).class;
    let key = key.unwrap_or(Value::None);
    let attribute = key.as_str().and_then(|key| cx.facade.orm.find_attribute(class, key));
    let is_list = |attribute| {
        cx.facade.orm.attribute(attribute).relationship().is_some_and(|made| made.setup().uselist)
    };
    let Some(attribute) = attribute.filter(|attribute| is_list(*attribute)) else {
        return cx.unsupported("init_collection() of what is no collection");
    };
    let collection = checked(cx, |orm| bothways_orm::attributes::init_collection(orm, owner, attribute))?;
    Ok(CollectionAdapter::value(collection))
}

/// Whose event it is, as a value: `_sa_initiator`.
pub(super) fn initiator_value(initiator: Initiator) -> Value {
    match initiator {
        Initiator::Own => Value::None,
        Initiator::Silent => Value::Bool(false),
        Initiator::Chain(token) => token_value(token),
    }
}

fn initiator_of(given: Option<&Value>) -> Initiator {
    match given {
        Some(Value::Bool(false)) => Initiator::Silent,
        Some(given) => token_of(given).map_or(Initiator::Own, Initiator::Chain),
        None => Initiator::Own,
    }
}

const METHODS: &[Method] = &[
    ("fire_append_event", |cx, arguments| {
        let (collection, item, initiator) = about(cx, "fire_append_event", arguments)?;
        let taken = checked(cx, |orm| collections::fire_append(orm, collection, item, initiator))?;
        Ok(cx.instance(taken))
    }),
    ("fire_append_wo_mutation_event", |cx, arguments| {
        let (collection, item, initiator) = about(cx, "fire_append_wo_mutation_event", arguments)?;
        checked(cx, |orm| collections::fire_append_without_mutation(orm, collection, item, initiator))?;
        Ok(cx.instance(item))
    }),
    ("fire_remove_event", |cx, arguments| {
        let (collection, item, initiator) = about(cx, "fire_remove_event", arguments)?;
        checked(cx, |orm| collections::fire_remove(orm, collection, item, initiator))?;
        Ok(Value::None)
    }),
    ("fire_pre_remove_event", |cx, arguments| {
        let [this, _initiator] = cx.bind("fire_pre_remove_event", ["self", "initiator"], 1, arguments)?;
        let collection = receiver(cx, this.as_ref())?;
        checked(cx, |orm| collections::fire_pre_remove(orm, collection))?;
        Ok(Value::None)
    }),
    ("_synchronize", |cx, arguments| {
        let [this, members, keys] = cx.bind("_synchronize", ["self", "members", "keys"], 3, arguments)?;
        let collection = receiver(cx, this.as_ref())?;
        let members = cx.python().collect(&members.unwrap_or(Value::None))?;
        let keys = match keys {
            None | Some(Value::None) => Vec::new(),
            Some(keys) => cx.python().collect(&keys)?,
        };
        synchronize(cx, collection, &members, &keys)?;
        Ok(Value::None)
    }),
    ("append_with_event", |cx, arguments| {
        let (collection, item, initiator) = about(cx, "append_with_event", arguments)?;
        checked(cx, |orm| collections::appender(orm, collection, item, initiator))?;
        Ok(Value::None)
    }),
    ("append_without_event", |cx, arguments| {
        let (collection, item, _) = about(cx, "append_without_event", arguments)?;
        checked(cx, |orm| collections::appender(orm, collection, item, Initiator::Silent))?;
        Ok(Value::None)
    }),
    ("remove_with_event", |cx, arguments| {
        let (collection, item, initiator) = about(cx, "remove_with_event", arguments)?;
        checked(cx, |orm| collections::remover(orm, collection, item, initiator))?;
        Ok(Value::None)
    }),
    ("remove_without_event", |cx, arguments| {
        let (collection, item, _) = about(cx, "remove_without_event", arguments)?;
        checked(cx, |orm| collections::remover(orm, collection, item, Initiator::Silent))?;
        Ok(Value::None)
    }),
];

fn receiver(cx: &mut Context<'_>, this: Option<&Value>) -> Result<CollectionId, Raised> {
    Ok(native::receiver::<CollectionAdapter>(cx, this, "CollectionAdapter")?.collection)
}

/// The collection, the member and the initiator that a method is about.
fn about(
    cx: &mut Context<'_>,
    method: &'static str,
    arguments: Arguments,
) -> Result<(CollectionId, InstanceId, Initiator), Raised> {
    let names = ["self", "item", "initiator", "key"];
    let [this, item, initiator, _key] = cx.bind(method, names, 2, arguments)?;
    let collection = receiver(cx, this.as_ref())?;
    let item = cx.member(&item.unwrap_or(Value::None))?;
    Ok((collection, item, initiator_of(initiator.as_ref())))
}

impl CollectionAdapter {
    /// The adapter of a collection, as a value.
    pub(in crate::collections) fn value(collection: CollectionId) -> Value {
        value(Self { collection })
    }

    fn is_referenced(&self, cx: &Context<'_>) -> bool {
        let members = cx.facade.orm.collection(self.collection);
        let owner = cx.facade.orm.object(members.owner);
        owner.values.get(&members.attribute) == Some(&Held::Collection(self.collection))
    }
}

impl Object for CollectionAdapter {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("CollectionAdapter")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn attribute(&self, cx: &mut Context<'_>, _this: &HostRef, name: &str) -> Result<Option<Value>, Raised> {
        let members = cx.facade.orm.collection(self.collection);
        let (owner, attribute) = (members.owner, members.attribute);
        Ok(Some(match name {
            "data" => shown(cx, self.collection)?,
            "owner_state" => state_of(cx, owner),
            "_key" => Value::from(&*cx.facade.orm.attribute(attribute).key),
            "attr" => {
                let property = crate::inspection::property(cx, attribute);
                cx.python().get_attribute(&property, "class_attribute")?
            }
            "_referenced_by_owner" => Value::Bool(self.is_referenced(cx)),
            "empty" => {
                let aside = cx.facade.orm.object(owner).empty_collections.get(&attribute);
                Value::Bool(aside == Some(&self.collection))
            }
            "invalidated" => {
                let aside = cx.facade.orm.object(owner).empty_collections.get(&attribute);
                Value::Bool(!self.is_referenced(cx) && aside != Some(&self.collection))
            }
            _ => return Ok(None),
        }))
    }

    fn length(&self, cx: &mut Context<'_>) -> Result<Option<usize>, Raised> {
        Ok(Some(cx.facade.orm.collection(self.collection).items.len()))
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, cx: &mut Context<'_>, position: usize) -> Result<Option<Value>, Raised> {
        let item = cx.facade.orm.collection(self.collection).items.get(position).copied();
        Ok(item.map(|item| cx.instance(item)))
    }

    fn truth(&self, _cx: &mut Context<'_>) -> Result<Option<bool>, Raised> {
        Ok(Some(true))
    }
}

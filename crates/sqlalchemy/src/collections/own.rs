//! Collections of a class that the program brings: `collection_class=MyList`. The program's object holds the members,
//! its methods tell the ORM of them ([`library`]), and the ORM keeps a copy.

mod adapter;
mod library;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use bothways_orm::collections::{Initiator, own};
use bothways_orm::config::{CollectionClass, OwnClass};
use bothways_python::{Arguments, Instance, Raised, Value};
use bothways_world::{CollectionId, CollectionKind, InstanceId, Value as Held};

use super::key;
use crate::context::Context;
use crate::instances::member_of;
use crate::object::view;

pub(crate) use adapter::{CollectionAdapter, collection_adapter, init_collection};
pub(crate) use library::{decorators, mapped, ordering};

/// The classes that the program brought, and the collections of them that objects have.
#[derive(Default)]
pub(crate) struct OwnCollections {
    /// What makes one, by its number.
    factories: Vec<Value>,
    /// Each as long as it is its owner's.
    current: BTreeMap<CollectionId, Value>,
    /// Those that the program may have changed behind the back of their methods: it holds them, or was handed them.
    watched: BTreeSet<CollectionId>,
}

impl OwnCollections {
    /// Whether an object has one.
    pub fn has_any(&self) -> bool {
        !self.current.is_empty()
    }
}

/// The class of collections that a function makes, of which this is one.
pub(crate) fn class(
    cx: &mut Context<'_>,
    factory: &Value,
    specimen: &Value,
) -> Result<CollectionClass, Raised> {
    let made = Value::Class(cx.python().class_of(specimen)?);
    number(cx, factory, &made)
}

/// The class of collections that is given itself.
pub(crate) fn class_itself(cx: &mut Context<'_>, class: &Value) -> Result<CollectionClass, Raised> {
    number(cx, class, class)
}

fn number(cx: &mut Context<'_>, factory: &Value, class: &Value) -> Result<CollectionClass, Raised> {
    let like = library::kind(cx, class)?;
    let number = u32::try_from(cx.facade.own_collections.factories.len()).unwrap_or(u32::MAX);
    cx.facade.own_collections.factories.push(factory.clone());
    Ok(CollectionClass::Own { class: OwnClass(number), like })
}

/// What the program gave for that class.
pub(crate) fn factory(cx: &Context<'_>, class: OwnClass) -> Value {
    cx.facade.own_collections.factories.get(class.0 as usize).cloned().unwrap_or(Value::None)
}

/// Has the methods of a class tell, once the relationship is configured. SQLAlchemy makes two for that.
pub(crate) fn prepare(cx: &mut Context<'_>, class: OwnClass) -> Result<(), Raised> {
    let factory = factory(cx, class);
    let specimen = cx.python().call(&factory, Arguments::default())?;
    let made = Value::Class(cx.python().class_of(&specimen)?);
    library::instrument(cx, &made)?;
    // A function was called once already, when the relationship was written.
    if matches!(factory, Value::Class(_)) {
        cx.python().call(&factory, Arguments::default())?;
    }
    Ok(())
}

/// The program's object of a collection, made when it is first needed.
pub(crate) fn object(cx: &mut Context<'_>, collection: CollectionId) -> Result<Value, Raised> {
    if let Some(known) = cx.facade.own_collections.current.get(&collection).cloned() {
        cx.facade.own_collections.watched.insert(collection);
        return Ok(known);
    }
    let attribute = cx.facade.orm.collection(collection).attribute;
    let setup = cx.facade.orm.attribute(attribute).relationship().map(|made| made.setup().collection_class);
    let Some(CollectionClass::Own { class, .. }) = setup else { return Ok(Value::None) };
    let factory = factory(cx, class);
    let made = cx.python().call(&factory, Arguments::default())?;
    let adapter = CollectionAdapter::value(collection);
    cx.python().set_attribute(&made, "_sa_adapter", adapter)?;
    cx.facade.own_collections.current.insert(collection, made.clone());
    cx.facade.own_collections.watched.insert(collection);
    Ok(made)
}

/// The adapter of a collection, as a value.
pub(crate) fn adapter_value(collection: CollectionId) -> Value {
    CollectionAdapter::value(collection)
}

/// The collection that an object of the program is.
pub(crate) fn collection_of(given: &Value) -> Option<CollectionId> {
    let Value::Instance(instance) = given else { return None };
    adapter_of(instance).map(|adapter| adapter.collection)
}

fn adapter_of(instance: &Instance) -> Option<CollectionAdapter> {
    let adapter = instance.dict().get_str("_sa_adapter")?;
    view::<CollectionAdapter>(&adapter).copied()
}

/// `_sa_appender`
pub(crate) fn append(
    cx: &mut Context<'_>,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<(), Raised> {
    mutate(cx, collection, "_sa_appender", item, initiator)
}

/// `_sa_remover`; false: there is no such member.
pub(crate) fn remove(
    cx: &mut Context<'_>,
    collection: CollectionId,
    item: InstanceId,
    initiator: Initiator,
) -> Result<bool, Raised> {
    match mutate(cx, collection, "_sa_remover", item, initiator) {
        Ok(()) => Ok(true),
        Err(Raised::Exception(raised)) if initiator != Initiator::Silent => {
            let types = cx.vm.types();
            let missing = [&types.value_error, &types.key_error, &types.index_error];
            match missing.iter().any(|class| raised.class.is_subclass_of(class)) {
                true => Ok(false),
                false => Err(Raised::Exception(raised)),
            }
        }
        Err(raised) => Err(raised),
    }
}

fn mutate(
    cx: &mut Context<'_>,
    collection: CollectionId,
    role: &str,
    item: InstanceId,
    initiator: Initiator,
) -> Result<(), Raised> {
    let object = object(cx, collection)?;
    let method = cx.python().get_attribute(&object, role)?;
    let item = cx.instance(item);
    let initiator = adapter::initiator_value(initiator);
    let arguments = Arguments { positional: vec![item], keywords: vec![("_sa_initiator".into(), initiator)] };
    cx.python().call(&method, arguments)?;
    synchronize_plain(cx, collection, &object)
}

/// Takes over what is in the collections that are plain lists, sets or dicts underneath: the program may have changed one
/// behind the back of its methods.
pub(crate) fn settle(cx: &mut Context<'_>) -> Result<(), Raised> {
    let watched: Vec<CollectionId> = cx.facade.own_collections.watched.iter().copied().collect();
    for collection in watched {
        let known = cx.facade.own_collections.current.get(&collection).cloned();
        let Some(object) = known.filter(|_| is_current(cx, collection)) else { continue };
        synchronize_plain(cx, collection, &object)?;
        // What nobody holds but the table and this function cannot change until it is handed out again.
        if matches!(&object, Value::Instance(instance) if Rc::strong_count(instance) <= 2) {
            cx.facade.own_collections.watched.remove(&collection);
        }
    }
    Ok(())
}

/// Lets go of the collections that nobody has any more.
pub(crate) fn let_go(cx: &mut Context<'_>) {
    let all = cx.facade.own_collections.current.keys().copied();
    let gone: Vec<CollectionId> = all.filter(|collection| !is_current(cx, *collection)).collect();
    for collection in gone {
        cx.facade.own_collections.current.remove(&collection);
        cx.facade.own_collections.watched.remove(&collection);
    }
}

fn is_current(cx: &Context<'_>, collection: CollectionId) -> bool {
    let orm = &cx.facade.orm;
    let (owner, attribute) = (orm.collection(collection).owner, orm.collection(collection).attribute);
    let owner = orm.object(owner);
    owner.values.get(&attribute) == Some(&Held::Collection(collection))
        || owner.empty_collections.get(&attribute) == Some(&collection)
}

fn synchronize_plain(cx: &mut Context<'_>, collection: CollectionId, object: &Value) -> Result<(), Raised> {
    let Value::Instance(instance) = object else { return Ok(()) };
    match instance.underlying() {
        Some(Value::List(list)) => {
            let members = list.borrow().clone();
            synchronize(cx, collection, &members, &[])
        }
        Some(Value::Set(set)) => synchronize(cx, collection, &set.items(), &[]),
        Some(Value::Dict(dict)) => {
            let (keys, members): (Vec<Value>, Vec<Value>) = dict.items().into_iter().unzip();
            synchronize(cx, collection, &members, &keys)
        }
        _ => Ok(()),
    }
}

/// Tells the ORM what is in a collection.
fn synchronize(
    cx: &mut Context<'_>,
    collection: CollectionId,
    members: &[Value],
    keys: &[Value],
) -> Result<(), Raised> {
    let Some(items) = members.iter().map(member_of).collect::<Option<Vec<InstanceId>>>() else {
        return cx.unsupported("what is no mapped object in a collection of a class of one's own");
    };
    let is_dict = cx.facade.orm.collection(collection).kind == CollectionKind::Dict;
    let keys = match is_dict {
        true => keys.iter().map(|made| key::stored(cx, made)).collect::<Result<Vec<_>, Raised>>()?,
        false => Vec::new(),
    };
    cx.with_orm(|orm| own::synchronize(orm, collection, &items, &keys));
    Ok(())
}

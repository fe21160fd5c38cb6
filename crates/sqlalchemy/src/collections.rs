//! `parent.children`: instrumented collections. The members live in the ORM; these are the handles to them, and
//! every change goes through the ORM so that its events fire. A handle does not keep its owner alive, but the members
//! when the owner is gone or has another collection by now.

mod dict;
mod dynamic;
mod key;
mod key_function;
mod list;
pub(crate) mod own;
mod set;
mod special;
mod write_only;

use std::rc::Rc;

use bothways_orm::config::{CollectionClass, Lazy};
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_world::{AttributeId, CollectionId, CollectionKind, InstanceId};

use crate::context::Context;
use crate::instances::Instances;
use crate::object::{Object, value, view, wrap};

use dynamic::AppenderQuery;
use write_only::{Members, WriteOnlyCollection};

pub(crate) use dict::KeyFuncDict;
pub(crate) use key::value as key_value;
pub(crate) use key_function::{
    KeySource, KeyedDictClass, attribute_keyed_dict, column_keyed_dict, derive, keyfunc_mapping,
    of_stranger as key_of_stranger,
};
pub(crate) use list::InstrumentedList;
pub(crate) use set::InstrumentedSet;

/// What the handles share: the collection. The ORM hears of it when the program lets go of the handle.
pub(crate) struct Held {
    pub collection: CollectionId,
    instances: Instances,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.instances.release_collection(self.collection);
    }
}

impl Held {
    /// The members.
    pub fn items(&self, cx: &Context<'_>) -> Vec<InstanceId> {
        cx.facade.orm.collection(self.collection).items.clone()
    }

    fn len(&self, cx: &Context<'_>) -> usize {
        cx.facade.orm.collection(self.collection).items.len()
    }

    /// The text of the collection; within itself, which happens where its members show their owner, only dots.
    fn repr(
        &self,
        cx: &mut Context<'_>,
        dots: &str,
        show: impl FnOnce(&mut Context<'_>) -> Result<String, Raised>,
    ) -> Result<Option<String>, Raised> {
        if cx.facade.shown_collections.contains(&self.collection) {
            return Ok(Some(dots.to_owned()));
        }
        cx.facade.shown_collections.push(self.collection);
        let text = show(cx);
        cx.facade.shown_collections.pop();
        text.map(Some)
    }

    /// What makes the keys of a keyed dict, as a function.
    fn key_function(&self, cx: &mut Context<'_>) -> Option<Value> {
        let attribute = cx.facade.orm.collection(self.collection).attribute;
        let setup = cx.facade.orm.attribute(attribute).relationship()?.configured.as_ref()?;
        let CollectionClass::Keyed(function) = setup.collection_class else { return None };
        Some(key_function::as_function(cx, function))
    }

    /// The member at a position.
    fn item(&self, cx: &mut Context<'_>, position: usize) -> Option<Value> {
        let item = *cx.facade.orm.collection(self.collection).items.get(position)?;
        Some(cx.instance(item))
    }
}

/// The one handle to a collection.
fn handle(cx: &mut Context<'_>, collection: CollectionId) -> Value {
    if let Some(known) = cx.facade.instances.collection(collection) {
        return Value::Host(known);
    }
    let held = Held { collection, instances: cx.facade.instances.clone() };
    let reference = match cx.facade.orm.collection(collection).kind {
        CollectionKind::List => wrap(InstrumentedList(held)),
        CollectionKind::Set => wrap(InstrumentedSet(held)),
        CollectionKind::Dict => wrap(KeyFuncDict(held)),
    };
    cx.facade.instances.insert_collection(collection, &reference);
    Value::Host(reference)
}

/// A collection as the program sees it: the one handle to it, or the object of a class of its own.
pub(crate) fn shown(cx: &mut Context<'_>, collection: CollectionId) -> Result<Value, Raised> {
    match bothways_orm::collections::own::is_own(&cx.facade.orm, collection) {
        true => own::object(cx, collection),
        false => Ok(handle(cx, collection)),
    }
}

/// What a write-only or dynamic relationship of an object reads as.
pub(crate) fn never_loaded(cx: &mut Context<'_>, owner: InstanceId, attribute: AttributeId) -> Option<Value> {
    match cx.facade.orm.attribute(attribute).relationship()?.options.lazy {
        Lazy::WriteOnly => Some(value(WriteOnlyCollection { members: Members::of(cx, owner, attribute) })),
        Lazy::Dynamic => Some(value(AppenderQuery { members: Members::of(cx, owner, attribute) })),
        _ => None,
    }
}

/// What is assigned to such a relationship. Of a persistent owner the ORM may refuse it whatever its members are.
pub(crate) fn iterated(
    cx: &mut Context<'_>,
    owner: InstanceId,
    attribute: AttributeId,
    given: &Value,
) -> Result<Vec<InstanceId>, Raised> {
    let items = cx.python().collect(given)?;
    let relationship = cx.facade.orm.attribute(attribute).relationship();
    let lazy = relationship.map(|relationship| relationship.options.lazy);
    if lazy == Some(Lazy::WriteOnly) && cx.facade.orm.object(owner).key.is_some() {
        return Ok(Vec::new());
    }
    items.iter().map(|member| write_only::member(cx, member)).collect()
}

/// The collection behind a handle.
pub(crate) fn held(value: &Value) -> Option<&Held> {
    if let Some(list) = view::<InstrumentedList>(value) {
        return Some(&list.0);
    }
    if let Some(set) = view::<InstrumentedSet>(value) {
        return Some(&set.0);
    }
    view::<KeyFuncDict>(value).map(|dict| &dict.0)
}

/// The collection that a value of the program is.
pub(crate) fn collection_of(value: &Value) -> Option<CollectionId> {
    held(value).map(|held| held.collection).or_else(|| own::collection_of(value))
}

/// What is given for a collection that is assigned as a whole: its members, once its type was found to be right.
pub(crate) fn assigned(
    cx: &mut Context<'_>,
    class: CollectionClass,
    given: &Value,
) -> Result<Vec<Value>, Raised> {
    let kind = class.kind();
    let like = match class {
        CollectionClass::Own { like, .. } => like,
        _ => Some(kind),
    };
    let wanted = match like {
        Some(CollectionKind::List) => "list",
        Some(CollectionKind::Set) => "set",
        Some(CollectionKind::Dict) => "dict",
        None => "None",
    };
    if let Some(held) = held(given)
        && Some(cx.facade.orm.collection(held.collection).kind) == like
    {
        let items = held.items(cx).into_iter();
        return Ok(items.map(|item| cx.instance(item)).collect());
    }
    match (kind, given) {
        _ if like.is_none() => {}
        (CollectionKind::List, Value::List(list)) => return Ok(list.borrow().clone()),
        (CollectionKind::Set, Value::Set(set)) if !set.is_frozen() => return Ok(set.items()),
        (CollectionKind::Dict, Value::Dict(dict)) => return Ok(dict.values()),
        _ => {}
    }
    if duck_type(cx, given)? != like {
        let name = if given.is_none() { Rc::from("None") } else { cx.type_name(given)? };
        let message = format!("Incompatible collection type: {name} is not {wanted}-like");
        return Err(cx.vm.raise_type_error(message));
    }
    if own::collection_of(given).is_some() {
        let members = cx.python().get_attribute(given, "_sa_iterator")?;
        let members = cx.python().call(&members, Arguments::default())?;
        return cx.python().collect(&members);
    }
    if kind == CollectionKind::Dict {
        let values = cx.python().get_attribute(given, "values")?;
        let values = cx.python().call(&values, Arguments::default())?;
        return cx.python().collect(&values);
    }
    cx.python().collect(given)
}

/// Which built-in collection an object is like (`duck_type_collection`): by its class, or by how it takes a member.
fn duck_type(cx: &mut Context<'_>, given: &Value) -> Result<Option<CollectionKind>, Raised> {
    let class = cx.python().class_of(given)?;
    let types = cx.vm.types();
    for (builtin, kind) in [
        (&types.list, CollectionKind::List),
        (&types.set, CollectionKind::Set),
        (&types.dict, CollectionKind::Dict),
    ] {
        if class.is_subclass_of(builtin) {
            return Ok(Some(kind));
        }
    }
    for (method, kind) in
        [("append", CollectionKind::List), ("add", CollectionKind::Set), ("set", CollectionKind::Dict)]
    {
        match cx.python().get_attribute(given, method) {
            Ok(_) => return Ok(Some(kind)),
            Err(Raised::Exception(raised)) if raised.class.is_subclass_of(&cx.vm.types().attribute_error) => {
            }
            Err(raised) => return Err(raised),
        }
    }
    Ok(None)
}

impl Context<'_> {
    /// A mapped object given as a member of a collection.
    pub fn member(&mut self, given: &Value) -> Result<InstanceId, Raised> {
        if given.is_none() {
            return Ok(InstanceId::NONE);
        }
        self.related(given)
    }
}

/// An iteration over a set or a dict, which must not change its size meanwhile.
struct SizedIterator {
    collection: CollectionId,
    size: usize,
    shows: Shows,
    /// Keeps what it goes over.
    _over: HostRef,
}

/// What an iteration gives of each entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Members,
    Keys,
    Values,
    Items,
}

impl SizedIterator {
    fn value(cx: &Context<'_>, collection: CollectionId, shows: Shows, over: &HostRef) -> Value {
        let size = cx.facade.orm.collection(collection).items.len();
        value(Self { collection, size, shows, _over: over.clone() })
    }
}

impl Object for SizedIterator {
    fn type_name(&self) -> std::borrow::Cow<'_, str> {
        std::borrow::Cow::Borrowed(match self.shows {
            Shows::Members => "set_iterator",
            Shows::Keys => "dict_keyiterator",
            Shows::Values => "dict_valueiterator",
            Shows::Items => "dict_itemiterator",
        })
    }

    fn iterate(&self, _cx: &mut Context<'_>, this: &HostRef) -> Result<Option<Value>, Raised> {
        Ok(Some(Value::Host(this.clone())))
    }

    fn next_item(&self, cx: &mut Context<'_>, position: usize) -> Result<Option<Value>, Raised> {
        if cx.facade.orm.collection(self.collection).items.len() != self.size {
            let what = if self.shows == Shows::Members { "Set" } else { "dictionary" };
            let class = Rc::clone(&cx.vm.types().runtime_error);
            return Err(cx.vm.raise(&class, format!("{what} changed size during iteration")));
        }
        entry(cx, self.collection, self.shows, position)
    }
}

/// One entry of a collection.
fn entry(
    cx: &mut Context<'_>,
    collection: CollectionId,
    shows: Shows,
    position: usize,
) -> Result<Option<Value>, Raised> {
    let members = cx.facade.orm.collection(collection);
    let Some(item) = members.items.get(position).copied() else { return Ok(None) };
    let key = members.keys.get(position).cloned();
    let key = |cx: &mut Context<'_>| key.as_ref().map_or(Ok(Value::None), |key| key::value(cx, key));
    Ok(Some(match shows {
        Shows::Members | Shows::Values => cx.instance(item),
        Shows::Keys => key(cx)?,
        Shows::Items => Value::tuple(vec![key(cx)?, cx.instance(item)]),
    }))
}

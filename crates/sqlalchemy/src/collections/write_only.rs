//! `WriteOnlyCollection`: what a relationship with `lazy="write_only"` reads as. Members enter and leave one by one;
//! to see them takes the statement that [`select`] makes.

use std::borrow::Cow;

use bothways_orm::config::Direction;
use bothways_orm::{attributes, object_value, with_parent};
use bothways_python::{Arguments, HostRef, Raised, Value};
use bothways_world::{AttributeId, InstanceId};

use crate::context::Context;
use crate::dml::DmlObject;
use crate::errors::checked;
use crate::native::{self, Method};
use crate::object::{Object, value};
use crate::query::{Built, SelectObject};

/// The collection of one owner. Each reading of the attribute gives another one.
pub(crate) struct WriteOnlyCollection {
    pub members: Members,
}

/// What the members are reached by: owner and relationship.
#[derive(Clone)]
pub(crate) struct Members {
    pub owner: InstanceId,
    pub attribute: AttributeId,
    /// Keeps the owner.
    _instance: Value,
}

impl Members {
    /// Of an object that the program has. The condition of its statements is made now: from now on the key is kept when
    /// it expires.
    pub fn of(cx: &mut Context<'_>, owner: InstanceId, attribute: AttributeId) -> Self {
        with_parent(&mut cx.facade.orm, owner, attribute);
        Self { owner, attribute, _instance: cx.instance(owner) }
    }

    /// Adds one.
    pub fn add(&self, cx: &mut Context<'_>, item: &Value) -> Result<(), Raised> {
        let item = member(cx, item)?;
        checked(cx, |orm| attributes::add(orm, self.owner, self.attribute, item))
    }

    /// Adds every item of an iterable.
    pub fn add_all(&self, cx: &mut Context<'_>, items: &Value) -> Result<(), Raised> {
        let items = cx.python().collect(items)?;
        items.iter().try_for_each(|item| self.add(cx, item))
    }

    /// Removes one, which need not be there.
    pub fn remove(&self, cx: &mut Context<'_>, item: &Value) -> Result<(), Raised> {
        let item = member(cx, item)?;
        checked(cx, |orm| attributes::discard(orm, self.owner, self.attribute, item))
    }

    /// The query for the rows.
    pub fn query(&self, cx: &mut Context<'_>) -> Built {
        Built::of_query(cx, |orm| attributes::collection_query(orm, self.owner, self.attribute))
    }
}

const METHODS: &[Method] = &[
    ("add", |cx, arguments| {
        let (members, item) = with_argument(cx, "WriteOnlyCollection.add", "item", arguments)?;
        members.add(cx, &item)?;
        Ok(Value::None)
    }),
    ("add_all", |cx, arguments| {
        let (members, items) = with_argument(cx, "WriteOnlyCollection.add_all", "iterator", arguments)?;
        members.add_all(cx, &items)?;
        Ok(Value::None)
    }),
    ("remove", |cx, arguments| {
        let (members, item) = with_argument(cx, "WriteOnlyCollection.remove", "item", arguments)?;
        members.remove(cx, &item)?;
        Ok(Value::None)
    }),
    ("select", select),
    ("update", |cx, arguments| statement(cx, "WriteOnlyCollection.update", arguments, DmlObject::update_of)),
    ("delete", |cx, arguments| statement(cx, "WriteOnlyCollection.delete", arguments, DmlObject::delete_of)),
    ("insert", insert),
];

fn with_argument(
    cx: &mut Context<'_>,
    function: &str,
    name: &'static str,
    arguments: Arguments,
) -> Result<(Members, Value), Raised> {
    let [this, given] = cx.bind(function, ["self", name], 2, arguments)?;
    let collection = native::receiver::<WriteOnlyCollection>(cx, this.as_ref(), "WriteOnlyCollection")?;
    Ok((collection.members.clone(), given.unwrap_or(Value::None)))
}

fn alone(cx: &mut Context<'_>, function: &str, arguments: Arguments) -> Result<Members, Raised> {
    let [this] = cx.bind(function, ["self"], 1, arguments)?;
    let collection = native::receiver::<WriteOnlyCollection>(cx, this.as_ref(), "WriteOnlyCollection")?;
    Ok(collection.members.clone())
}

/// `collection.select()`
fn select(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let members = alone(cx, "WriteOnlyCollection.select", arguments)?;
    let mut built = members.query(cx);
    built.query.legacy = false;
    Ok(value(SelectObject(built)))
}

/// `collection.update()`, `collection.delete()`: a statement over the rows of the members.
fn statement(
    cx: &mut Context<'_>,
    function: &str,
    arguments: Arguments,
    statement: fn(&Context<'_>, &Built) -> Option<DmlObject>,
) -> Result<Value, Raised> {
    let members = alone(cx, function, arguments)?;
    let built = members.query(cx);
    if !built.query.from.is_empty() {
        return cx.unsupported(format!("{function} along a secondary table"));
    }
    match statement(cx, &built) {
        Some(statement) => Ok(value(statement)),
        None => cx.unsupported(function.to_owned()),
    }
}

/// `collection.insert()`
fn insert(cx: &mut Context<'_>, arguments: Arguments) -> Result<Value, Raised> {
    let members = alone(cx, "WriteOnlyCollection.insert", arguments)?;
    let relationship = cx.facade.orm.attribute(members.attribute).relationship().cloned();
    let direction = relationship.as_ref().map(|relationship| relationship.setup().direction);
    if direction != Some(Direction::OneToMany) {
        let message = "Write only bulk INSERT only supported for one-to-many collections; for many-to-many, use a \
                       separate bulk INSERT along with add_all().";
        return Err(cx.raise("InvalidRequestError", message));
    }
    let owner = cx.facade.orm.object(members.owner).class;
    let Some(setup) = relationship.map(|relationship| relationship.setup().clone()) else {
        return cx.unsupported("WriteOnlyCollection.insert");
    };
    let mut keys = Vec::with_capacity(setup.join.synchronize_pairs.len());
    for (local, remote) in setup.join.synchronize_pairs.iter().copied() {
        let Some(column) = cx.facade.orm.attribute_of_column(owner, local) else { continue };
        keys.push((remote, object_value(&mut cx.facade.orm, members.owner, column)));
    }
    match DmlObject::insert_of(cx, setup.target, &keys) {
        Some(statement) => Ok(value(statement)),
        None => cx.unsupported("WriteOnlyCollection.insert into several tables"),
    }
}

impl Object for WriteOnlyCollection {
    fn type_name(&self) -> Cow<'_, str> {
        Cow::Borrowed("WriteOnlyCollection")
    }

    fn methods(&self) -> &'static [Method] {
        METHODS
    }

    fn iterate(&self, cx: &mut Context<'_>, _this: &HostRef) -> Result<Option<Value>, Raised> {
        Err(cx.vm.raise_type_error(
            "WriteOnly collections don't support iteration in-place; to query for collection items, use the select() \
             method to produce a SQL statement and execute it with session.scalars().",
        ))
    }

    fn repr(&self, cx: &mut Context<'_>) -> Result<Option<String>, Raised> {
        let address = cx.vm.new_address();
        Ok(Some(format!("<sqlalchemy.orm.writeonly.WriteOnlyCollection object at {address:#x}>")))
    }
}

/// A mapped object given as a member of what is never loaded.
pub(super) fn member(cx: &mut Context<'_>, given: &Value) -> Result<InstanceId, Raised> {
    if given.is_none() {
        return cx.unsupported("None as a member of a collection that is never loaded");
    }
    cx.member(given)
}

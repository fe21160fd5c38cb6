//! Instrumented attributes: reading, setting, deleting, and the events that keep both sides of a linked
//! relationship in step (SQLAlchemy's `orm/attributes.py` and the listeners of `orm/unitofwork.py`).

mod backref;
mod cascade;
mod collection;
mod committed;
mod dict_order;
mod dispatch;
mod event;
mod history;
mod read;
mod reference;
mod scalar;
mod state;
mod stranger;
mod write_only;

use bothways_world::{AttributeId, Cause, Change, ClassId, CollectionId, InstanceId, Scalar, Value};

use crate::config::{self, Polymorphic, Property};
use crate::{Orm, OrmError};

pub(crate) use cascade::orphaned_along;
pub(crate) use collection::{
    fire_append, fire_append_without_mutation, fire_pre_remove, fire_remove, ready_collection,
};
pub use committed::{
    flag_dirty, flag_modified, set_committed_collection, set_committed_reference, set_committed_scalar,
};
pub(crate) use dict_order::DictOrder;
pub use dict_order::filled;
pub(crate) use dispatch::install;
pub use dispatch::{
    Dispatch, EventKind, Listener, Validator, keep_active_history, listen, stop_listening, validate,
};
pub use event::{Operation, Token};
pub use history::{History, Passive, history};
pub use read::get;
pub(crate) use read::{commit_loaded_collection, get_without_raising, has_history, new_collection};
pub use reference::set as set_reference;
pub use scalar::set as set_scalar;
pub(crate) use state::{
    expire, expire_attribute, forget_changes, freshen, has_parent, is_modified_in_session, mark_loaded,
    put_scalar, set_committed_value, set_flag_deleted, set_flag_orphaned_outside, set_insert_order, set_key,
    set_session, store_value,
};
pub use stranger::{Interest, Stranger, holds_stranger, interest, set_stranger, stranger};
pub(crate) use stranger::{Strangers, check_stranger};
pub(crate) use write_only::added_and_stored;
pub use write_only::{
    add, added_items, collection_query, discard, flushed_session, is_write_only, warn_detached,
};

/// Creates a transient object: what calling a mapped class does first. Configures the mappers.
pub fn create(orm: &mut Orm, class: ClassId) -> Result<InstanceId, OrmError> {
    config::configure(orm, class)?;
    let Polymorphic { identity, is_abstract, .. } = &orm.mapper(class).inheritance.polymorphic;
    if *is_abstract && identity.is_none() {
        return Err(OrmError::PolymorphicAbstract(class));
    }
    let next = InstanceId::from_index(orm.world().objects.len());
    Ok(orm.because(Cause::Construct(next), |orm| create_unconfigured(orm, class)))
}

/// What a new object's rows will be told by is set first of all (`_set_polymorphic_identity`).
///
/// # Errors
/// What a listener raised.
pub fn set_polymorphic_identity(orm: &mut Orm, instance: InstanceId) -> Result<(), OrmError> {
    let class = orm.object(instance).class;
    let Some(attribute) = orm.polymorphic_attribute(class) else { return Ok(()) };
    let identity = orm.mapper(class).inheritance.polymorphic.identity.clone();
    orm.because(Cause::Construct(instance), |orm| {
        scalar::set(orm, instance, attribute, identity.unwrap_or(Scalar::Null))
    })
}

/// Creates an object for a row; its mapper is configured already.
pub(crate) fn create_unconfigured(orm: &mut Orm, class: ClassId) -> InstanceId {
    let instance = InstanceId::from_index(orm.world().objects.len());
    orm.commit(Change::Create { instance, class });
    instance
}

/// `o.collection = items`. A dict's own keys give way to those its key function makes. `given` is the collection
/// that was assigned, if it was one: assigning an attribute its own collection changes nothing.
pub fn set_collection(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    items: Vec<InstanceId>,
    given: Option<CollectionId>,
) -> Result<(), OrmError> {
    orm.because(Cause::Replace { owner, attribute }, |orm| {
        if is_write_only(orm, attribute) {
            return write_only::replace(orm, owner, attribute, &items);
        }
        collection::bulk_set(orm, owner, attribute, items, given)
    })
}

/// The same with `items` before something that is no mapped object: they are in a new collection when that fails, and
/// nothing was removed from the old one.
///
/// # Errors
/// What a listener raised.
pub fn begin_set_collection(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
    items: &[InstanceId],
) -> Result<(), OrmError> {
    orm.because(Cause::Replace { owner, attribute }, |orm| {
        collection::begin_bulk_set(orm, owner, attribute, items)
    })
}

/// `init_collection`: a new collection in the dict, in the place of what is there.
///
/// # Errors
/// What a listener raised.
pub fn init_collection(
    orm: &mut Orm,
    owner: InstanceId,
    attribute: AttributeId,
) -> Result<CollectionId, OrmError> {
    orm.because(Cause::Replace { owner, attribute }, |orm| {
        if let Some(Value::Collection(old)) = orm.object(owner).values.get(&attribute) {
            let old = *old;
            orm.commit(Change::Attached { collection: old, attached: false });
            store_value(orm, owner, attribute, None);
        }
        let collection = read::empty_collection(orm, owner, attribute)?;
        ready_collection(orm, collection);
        Ok(collection)
    })
}

/// `del o.attribute`.
pub fn delete(orm: &mut Orm, owner: InstanceId, attribute: AttributeId) -> Result<(), OrmError> {
    orm.because(Cause::Delete { owner, attribute }, |orm| match &orm.attribute(attribute).property {
        Property::Column(_) | Property::Expression(_) => scalar::delete(orm, owner, attribute),
        Property::Relationship(relationship) if relationship.options.lazy.is_write_only() => {
            Err(OrmError::WriteOnlyDelete)
        }
        Property::Relationship(relationship) if relationship.setup().uselist => {
            collection::delete(orm, owner, attribute)
        }
        Property::Relationship(_) => reference::delete(orm, owner, attribute),
    })
}

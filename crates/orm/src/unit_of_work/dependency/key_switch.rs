//! A primary key that changed, seen from many-to-one relationships whose other side does not tell them: whoever refers
//! to it is looked for among all objects of the session (`DetectKeySwitch`).

use bothways_world::{AttributeId, ClassId, InstanceId, Value};

use super::super::actions::Action;
use super::super::{Registration, UnitOfWork, synchronize};
use crate::config::Direction;
use crate::unit_of_work::Fate;
use crate::{Orm, OrmError, OrmState, attributes, session};

/// The relationships to a class that have to look for themselves.
pub(in crate::unit_of_work) fn relationships_to(orm: &OrmState, class: ClassId) -> Vec<AttributeId> {
    let all = (0..orm.attribute_count()).map(AttributeId::from_index);
    all.filter(|attribute| looks_itself(orm, *attribute, class)).collect()
}

fn looks_itself(orm: &OrmState, attribute: AttributeId, class: ClassId) -> bool {
    let Some(relationship) = orm.attribute(attribute).relationship() else { return false };
    let Some(setup) = &relationship.configured else { return false };
    if setup.direction != Direction::ManyToOne
        || relationship.options.viewonly
        || !orm.is_a(class, setup.target)
    {
        return false;
    }
    if relationship.reverse.is_empty() {
        return true;
    }
    // The other side does it, or the database is trusted to.
    let is_passive = |reverse: &AttributeId| orm.relationship(*reverse).setup().passive_updates;
    !setup.passive_updates && relationship.reverse.iter().all(is_passive)
}

/// Without `passive_updates` those who refer take part in the flush.
pub(in crate::unit_of_work) fn presort_saves(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    switched: &[InstanceId],
) -> Result<(), OrmError> {
    if orm.relationship(attribute).setup().passive_updates {
        return Ok(());
    }
    process(orm, uow, attribute, switched)
}

/// With `passive_updates` they are told once their rows were written.
pub(in crate::unit_of_work) fn add_actions(orm: &OrmState, uow: &mut UnitOfWork, attribute: AttributeId) {
    if orm.relationship(attribute).setup().passive_updates {
        let class = orm.base_of(orm.attribute(attribute).class);
        uow.depend(Action::SaveAll(class), Action::SwitchKeys(attribute));
    }
}

/// Those of the related objects whose key changed.
pub(in crate::unit_of_work) fn switchers(
    orm: &OrmState,
    attribute: AttributeId,
    related: &[InstanceId],
) -> Vec<InstanceId> {
    let switched = |instance: &InstanceId| {
        orm.object(*instance).key.is_some() && synchronize::referred_modified(orm, *instance, attribute)
    };
    related.iter().copied().filter(switched).collect()
}

/// Copies the changed keys to all that refer to these objects.
pub(in crate::unit_of_work) fn process(
    orm: &mut Orm,
    uow: &mut UnitOfWork,
    attribute: AttributeId,
    switched: &[InstanceId],
) -> Result<(), OrmError> {
    if switched.is_empty() {
        return Ok(());
    }
    let class = orm.attribute(attribute).class;
    let passive = orm.relationship(attribute).setup().passive_updates;
    for owner in session::identity_map(orm, uow.session) {
        if !orm.is_a(orm.object(owner).class, class) {
            continue;
        }
        let held = match passive {
            true => orm.object(owner).values.get(&attribute).cloned(),
            false => Some(attributes::get(orm, owner, attribute)?),
        };
        let Some(Value::Reference(Some(related))) = held else { continue };
        if !switched.contains(&related) {
            continue;
        }
        uow.register_as(orm, owner, Registration { fate: Fate::Save, list_only: passive });
        synchronize::populate_own(orm, attribute, related, owner)?;
        if passive {
            uow.cascaded_keys.extend(synchronize::cascaded_own_keys(orm, attribute, owner));
        }
    }
    Ok(())
}

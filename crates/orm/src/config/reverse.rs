//! Linking the two sides: `backref` makes the other one, `back_populates` finds it.

use std::sync::Arc;

use bothways_world::AttributeId;

use crate::config::{Direction, RelationshipOptions, SecondaryArgument, Target, configure, declare};
use crate::{Orm, OrmError, OrmState};

/// Makes the reverse relationship of `backref=`, then links by `back_populates`.
pub(super) fn generate_backref(orm: &mut Orm, attribute: AttributeId) -> Result<(), OrmError> {
    let options = &orm.relationship(attribute).options;
    if let (Some(backref), None) = (options.backref.clone(), &options.back_populates) {
        let foreign_keys = options.foreign_keys.clone();
        let (passive_updates, post_update) = (options.passive_updates, options.post_update);
        let (class, key) = (orm.attribute(attribute).class, orm.attribute(attribute).key.clone());
        let target = configure::resolve_target(orm, attribute)?;
        if orm.find_attribute(target, &backref.name).is_some() {
            return Err(OrmError::BackrefExists {
                relationship: attribute,
                key: backref.name,
                class: target,
            });
        }
        configure::relationship_mut(orm, attribute).options.back_populates = Some(backref.name.clone());
        let options = RelationshipOptions {
            target: Target::Class(class),
            back_populates: Some(key),
            backref: None,
            foreign_keys: if backref.options.foreign_keys.is_empty() {
                foreign_keys
            } else {
                backref.options.foreign_keys.clone()
            },
            passive_updates: passive_updates && backref.options.passive_updates,
            post_update: post_update || backref.options.post_update,
            ..*backref.options
        };
        let options = through_secondary(orm, attribute, options);
        let made = declare::add_backref(orm, target, backref.name, options);
        configure::set_up(orm, made)?;
    }
    match orm.relationship(attribute).options.back_populates.clone() {
        Some(key) => add_reverse_property(orm, attribute, &key),
        None => Ok(()),
    }
}

/// The way back through a secondary table: the same table, with the two joins exchanged.
fn through_secondary(
    orm: &OrmState,
    attribute: AttributeId,
    options: RelationshipOptions,
) -> RelationshipOptions {
    let relationship = orm.relationship(attribute);
    let join = relationship.configured.as_ref().map(|setup| &setup.join);
    let Some((join, secondary)) = join.and_then(|join| Some((join, join.secondary.as_ref()?))) else {
        return options;
    };
    RelationshipOptions {
        secondary: Some(SecondaryArgument::Table(secondary.table)),
        primaryjoin: options.primaryjoin.or_else(|| Some(secondary.condition.clone())),
        secondaryjoin: options.secondaryjoin.or_else(|| Some(join.primary.clone())),
        ..options
    }
}

fn add_reverse_property(orm: &mut Orm, attribute: AttributeId, key: &Arc<str>) -> Result<(), OrmError> {
    let class = orm.attribute(attribute).class;
    let target = configure::resolve_target(orm, attribute)?;
    let Some(other) = orm.find_attribute(target, key) else {
        return Err(OrmError::NoProperty { class: target, key: key.clone(), relationship: attribute });
    };
    if orm.attribute(other).relationship().is_none() {
        return Err(OrmError::ReverseNotRelationship { relationship: attribute, other });
    }
    for (this, that) in [(attribute, other), (other, attribute)] {
        let relationship = configure::relationship_mut(orm, this);
        if !relationship.reverse.contains(&that) {
            relationship.reverse.push(that);
        }
    }
    if configure::resolve_target(orm, other)? != class {
        return Err(OrmError::ReverseOfOtherMapper { relationship: attribute, other });
    }
    let direction = |attribute| orm.relationship(attribute).configured.as_ref().map(|setup| setup.direction);
    let one_sided = direction(other) != Some(Direction::ManyToMany);
    if direction(other).is_some() && direction(other) == direction(attribute) && one_sided {
        return Err(OrmError::SameDirection { other, relationship: attribute });
    }
    configure::relationship_mut(orm, attribute).linked_to = Some(other);
    Ok(())
}

//! Linking the two sides: `backref` makes the other one, `back_populates` finds it.

use std::sync::Arc;

use bothways_world::AttributeId;

use crate::config::{Direction, JoinArguments, RelationshipOptions, Target, configure, declare};
use crate::{Orm, OrmError};

/// Makes the reverse relationship of `backref=`, then links by `back_populates`.
pub(super) fn generate_backref(orm: &mut Orm, attribute: AttributeId) -> Result<(), OrmError> {
    let options = &orm.relationship(attribute).options;
    if let (Some(backref), None) = (options.backref.clone(), &options.back_populates) {
        let relationship = orm.relationship(attribute);
        let RelationshipOptions { passive_updates, post_update, viewonly, sync_backref, .. } = *options;
        let inherited = match &relationship.configured {
            Some(setup) => setup.join.reversed(&relationship.join),
            None => JoinArguments::default(),
        };
        let (class, key) = (orm.attribute(attribute).class, orm.attribute(attribute).key.clone());
        let target = configure::resolve_target(orm, attribute)?;
        let hierarchy: Vec<_> = orm.iterate_to_root(target).chain(orm.self_and_descendants(target)).collect();
        if hierarchy.iter().any(|class| orm.find_attribute(*class, &backref.name).is_some()) {
            return Err(OrmError::BackrefExists {
                relationship: attribute,
                key: backref.name,
                class: target,
            });
        }
        if let Some(why) = backref.refused {
            return Err(OrmError::KeywordsOfBackref(why));
        }
        configure::relationship_mut(orm, attribute).options.back_populates = Some(backref.name.clone());
        let options = RelationshipOptions {
            target: Target::Class(class),
            back_populates: Some(key),
            backref: None,
            passive_updates: passive_updates && backref.options.passive_updates,
            post_update: post_update || backref.options.post_update,
            viewonly: viewonly || backref.options.viewonly,
            sync_backref: backref.options.sync_backref.or(sync_backref),
            ..*backref.options
        };
        let made = declare::add_backref(orm, target, backref.name, options);
        configure::relationship_mut(orm, made).join = inherited;
        configure::set_up(orm, made)?;
    }
    match orm.relationship(attribute).options.back_populates.clone() {
        Some(key) => add_reverse_property(orm, attribute, &key),
        None => Ok(()),
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
        check_synchronized(orm, this, that)?;
    }
    for (this, that) in [(attribute, other), (other, attribute)] {
        let relationship = configure::relationship_mut(orm, this);
        if !relationship.reverse.contains(&that) {
            relationship.reverse.push(that);
        }
    }
    let back = configure::resolve_target(orm, other)?;
    if orm.base_of(back) != orm.base_of(class) {
        return Err(OrmError::ReverseOfOtherMapper { relationship: attribute, other });
    }
    let direction = |attribute| orm.relationship(attribute).configured.as_ref().map(|setup| setup.direction);
    let one_sided = direction(other) != Some(Direction::ManyToMany);
    if direction(other).is_some() && direction(other) == direction(attribute) && one_sided {
        return Err(OrmError::SameDirection { other, relationship: attribute });
    }
    let relationship = configure::relationship_mut(orm, attribute);
    if !relationship.options.viewonly && relationship.options.sync_backref != Some(false) {
        relationship.linked_to = Some(other);
    }
    Ok(())
}

/// The other side of a `viewonly` relationship tells it of nothing, and must not be asked to (`_check_sync_backref`).
fn check_synchronized(orm: &mut Orm, attribute: AttributeId, other: AttributeId) -> Result<(), OrmError> {
    if !orm.relationship(attribute).options.viewonly {
        return Ok(());
    }
    let options = &mut configure::relationship_mut(orm, other).options;
    if options.sync_backref == Some(true) {
        return Err(OrmError::SyncBackrefOfViewonly { relationship: other, viewonly: attribute });
    }
    if !options.viewonly {
        options.sync_backref = Some(false);
        configure::relationship_mut(orm, other).linked_to = None;
    }
    Ok(())
}

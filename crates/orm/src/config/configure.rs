//! Configuration of mappers: all new ones of a registry at once, in order of definition, properties in order of
//! declaration; per relationship arguments, target, join and direction, cascade check, back reference, overlap check.

use std::sync::Arc;

use bothways_world::{AttributeId, Cause, ClassId};

use crate::attributes::install;
use crate::config::{
    Arguments, CollectionClass, ConfiguredRelationship, Direction, Lazy, PassiveDeletes, Property,
    Relationship, ResolvedArguments, Target, join, overlap, reverse,
};
use crate::events::{ConfigurationEvent, tell_configuration};
use crate::{Origin, Orm, OrmError, OrmState, RegistryId, WarningKind};

/// Configures the mappers of a class's registry that are new, and those of the registries it depends on; called by
/// whatever needs the relationships of the class.
///
/// # Errors
/// The first configuration error, or [`OrmError::MappersFailed`] when an earlier call failed.
pub fn configure(orm: &mut Orm, class: ClassId) -> Result<(), OrmError> {
    orm.check_table_of(class)?;
    let registry = orm.mapper(class).registry;
    configure_as(orm, vec![registry], Some(Origin::ConfigureMappers))
}

/// `registry.configure(cascade=…)`, called by the program itself: its warnings name no automatic process.
///
/// # Errors
/// What [`configure`] can raise, and a registry it depends on where it is not to cascade.
pub fn configure_registry(orm: &mut Orm, registry: RegistryId, cascade: bool) -> Result<(), OrmError> {
    configure_as(orm, vec![registry], None)?;
    if !cascade && orm.registries.get(registry.0 as usize).is_some_and(|known| !known.dependencies.is_empty())
    {
        return Err(OrmError::Unsupported(
            "configure(cascade=False) of a registry that depends on others".into(),
        ));
    }
    Ok(())
}

/// `configure_mappers()`: every registry.
///
/// # Errors
/// What [`configure`] can raise.
pub fn configure_mappers(orm: &mut Orm) -> Result<(), OrmError> {
    let all = (0..orm.registries.len()).filter_map(|index| u32::try_from(index).ok().map(RegistryId));
    let all = all.collect();
    configure_as(orm, all, None)
}

/// Whether the mappers of a class's registry are configured already.
pub fn is_configured(orm: &OrmState, class: ClassId) -> bool {
    !has_new_mappers(orm, orm.mapper(class).registry)
}

fn has_new_mappers(orm: &OrmState, registry: RegistryId) -> bool {
    orm.registries.get(registry.0 as usize).is_some_and(|registry| registry.new_mappers)
}

fn configure_as(orm: &mut Orm, registries: Vec<RegistryId>, origin: Option<Origin>) -> Result<(), OrmError> {
    // What a configuration asks of the program may need mappers itself: it finds them as far as they are.
    if orm.configuring || !registries.iter().any(|registry| has_new_mappers(orm, *registry)) {
        return Ok(());
    }
    orm.configuring = true;
    let result = tell_configuration(orm, ConfigurationEvent::Before).and_then(|()| {
        orm.because(Cause::Configure, |orm| match origin {
            Some(origin) => orm.originating(origin, |orm| configure_registries(orm, registries)),
            None => configure_registries(orm, registries),
        })
    });
    orm.configuring = false;
    result?;
    tell_configuration(orm, ConfigurationEvent::After)
}

/// Configures registries, then those that their relationships turn out to lead to.
fn configure_registries(orm: &mut Orm, registries: Vec<RegistryId>) -> Result<(), OrmError> {
    let mut todo = registries;
    let mut next = 0;
    while let Some(registry) = todo.get(next).copied() {
        next += 1;
        configure_new_mappers(orm, registry)?;
        if let Some(registry) = orm.registries.get_mut(registry.0 as usize) {
            registry.new_mappers = false;
            for dependency in &registry.dependencies {
                if !todo.contains(dependency) {
                    todo.push(*dependency);
                }
            }
        }
    }
    Ok(())
}

fn configure_new_mappers(orm: &mut Orm, registry: RegistryId) -> Result<(), OrmError> {
    for class in (0..orm.mappers.len()).map(ClassId::from_index) {
        let mapper = orm.mapper(class);
        if mapper.registry != registry || mapper.configured {
            continue;
        }
        tell_configuration(orm, ConfigurationEvent::BeforeMapper(class))?;
        if let Some(original) = &orm.mapper(class).failure {
            return Err(OrmError::MappersFailed { class, original: original.clone() });
        }
        let configured = configure_mapper(orm, class)
            .and_then(|()| tell_configuration(orm, ConfigurationEvent::Mapper(class)));
        if let Err(error) = configured {
            orm.mapper_mut(class).failure = Some(Box::new(error.clone()));
            return Err(error);
        }
    }
    Ok(())
}

fn configure_mapper(orm: &mut Orm, class: ClassId) -> Result<(), OrmError> {
    // A backref may add properties while this runs: SQLAlchemy, too, walks the properties present at the start.
    let properties: Vec<AttributeId> = orm.mapper(class).properties.values().copied().collect();
    for attribute in properties {
        let is_new =
            orm.attribute(attribute).relationship().is_some_and(|relationship| !relationship.started);
        if is_new {
            set_up(orm, attribute)?;
        } else if orm.attribute(attribute).relationship().is_none() && orm.attribute(attribute).class == class
        {
            install(orm, attribute);
        }
    }
    orm.mapper_mut(class).configured = true;
    Ok(())
}

/// Sets one relationship up.
pub(super) fn set_up(orm: &mut Orm, attribute: AttributeId) -> Result<(), OrmError> {
    relationship_mut(orm, attribute).started = true;
    let ResolvedArguments { join: given, order_by, back_populates } = resolve_arguments(orm, attribute)?;
    let relationship = relationship_mut(orm, attribute);
    if back_populates.is_some() {
        relationship.options.back_populates = back_populates;
    }
    let arguments = given.or(&relationship.join);
    relationship.secondary = arguments.secondary;
    relationship.join = arguments.clone();
    let options = relationship.options.clone();
    let target = resolve_target(orm, attribute)?;
    note_dependency(orm, attribute, target);
    let (join, direction) = join::determine(orm, attribute, target, &arguments)?;
    let uselist = options.uselist.unwrap_or(direction != Direction::ManyToOne);
    let configured = ConfiguredRelationship {
        target,
        direction,
        uselist,
        collection_class: options.collection_class,
        single_parent: options.single_parent,
        use_get: !uselist && join.is_key_lookup(orm, target),
        pairs: join.pairs(direction),
        join,
        self_referential: orm.base_of(orm.attribute(attribute).class) == orm.base_of(target),
        cascade: options.effective_cascade(),
        passive_deletes: options.passive_deletes,
        passive_updates: options.passive_updates,
        post_update: options.post_update,
        order_by,
    };
    let cascade = configured.cascade;
    if cascade.delete_orphan && direction != Direction::OneToMany && !options.single_parent {
        return Err(OrmError::DeleteOrphanOnManySide(attribute));
    }
    if options.passive_deletes == PassiveDeletes::All && (cascade.delete || cascade.delete_orphan) {
        return Err(OrmError::PassiveDeletesWithDelete(attribute));
    }
    relationship_mut(orm, attribute).configured = Some(configured);
    if cascade.delete_orphan {
        orm.mapper_mut(target).delete_orphans.push(attribute);
    }
    reverse::generate_backref(orm, attribute)?;
    install(orm, attribute);
    overlap::check(orm, attribute)?;
    if let Some(lazy) = options.unknown_lazy {
        return Err(OrmError::NoStrategy { relationship: attribute, lazy });
    }
    if options.lazy.is_write_only() && (!uselist || direction == Direction::ManyToOne) {
        return Err(OrmError::WriteOnlyReference(attribute));
    }
    if options.collection_class == CollectionClass::UnkeyedDict && uselist && !options.lazy.is_write_only() {
        return Err(OrmError::UnkeyedDict);
    }
    if let CollectionClass::Own { class, .. } = options.collection_class
        && uselist
        && !options.lazy.is_write_only()
    {
        orm.ask(|program| program.prepare_collection_class(class))?;
    }
    if options.lazy == Lazy::NoLoad {
        orm.warn(WarningKind::NoLoadDeprecated)?;
    }
    Ok(())
}

/// The registry of a class depends on that of a class that it relates to.
fn note_dependency(orm: &mut Orm, attribute: AttributeId, target: ClassId) {
    let (own, other) = (orm.mapper(orm.attribute(attribute).class).registry, orm.mapper(target).registry);
    if own != other
        && let Some(registry) = orm.registries.get_mut(own.0 as usize)
        && !registry.dependencies.contains(&other)
    {
        registry.dependencies.push(other);
    }
}

/// What its arguments come to: the program is asked where it wrote them.
fn resolve_arguments(orm: &mut Orm, attribute: AttributeId) -> Result<ResolvedArguments, OrmError> {
    match orm.relationship(attribute).options.arguments.clone() {
        Arguments::Resolved(resolved) => Ok(*resolved),
        Arguments::Written(written) => orm.ask(|program| program.relationship_arguments(attribute, written)),
    }
}

/// The related class, looked up by name if need be.
pub(super) fn resolve_target(orm: &mut Orm, attribute: AttributeId) -> Result<ClassId, OrmError> {
    if let Some(target) = orm.relationship(attribute).target {
        return Ok(target);
    }
    let target = match orm.relationship(attribute).options.target.clone() {
        Target::Class(class) => class,
        Target::Name(name) => find_class(orm, attribute, &name)?,
        Target::Written(written) => orm.ask(|program| program.relationship_target(attribute, written))?,
    };
    relationship_mut(orm, attribute).target = Some(target);
    Ok(target)
}

/// Whether a name is that of a generic class with its argument: `List[Child]`.
fn is_generic(name: &str) -> bool {
    name.ends_with(']') && name.find('[').is_some_and(|at| at > 0)
}

fn find_class(orm: &OrmState, attribute: AttributeId, name: &Arc<str>) -> Result<ClassId, OrmError> {
    let class = orm.attribute(attribute).class;
    let registry = orm.mapper(class).registry;
    if orm.is_ambiguous(registry, name) {
        return Err(OrmError::AmbiguousName { class, name: name.clone() });
    }
    let mut found = (0..orm.mappers.len()).map(ClassId::from_index).filter(|candidate| {
        let mapper = orm.mapper(*candidate);
        mapper.registry == registry && mapper.name == *name
    });
    match found.next() {
        Some(class) => Ok(class),
        None if orm.is_taken(registry, name) => {
            Err(OrmError::Unsupported("a relationship to a class whose statement failed".into()))
        }
        None if is_generic(name) => {
            Err(OrmError::GenericArgument { relationship: attribute, argument: name.clone() })
        }
        None => Err(OrmError::UnknownName { class, expression: name.clone(), name: name.clone() }),
    }
}

pub(super) fn relationship_mut(orm: &mut OrmState, attribute: AttributeId) -> &mut Relationship {
    match &mut orm.attribute_mut(attribute).property {
        Property::Relationship(relationship) => relationship,
        Property::Column(_) | Property::Expression(_) => unreachable!("callers pass relationship attributes"),
    }
}

//! Class statements: mappers with their relationships still unresolved.

use std::sync::Arc;

use bothways_world::{AttributeId, ClassId, TableId};
use indexmap::IndexMap;

use crate::attributes::Dispatch;
use crate::config::{
    Attribute, ColumnProperty, Deferred, Mapper, Property, Relationship, RelationshipOptions,
};
use crate::{Orm, OrmError, RegistryId, WarningKind};

/// A mapped class as its class statement says it.
#[derive(Clone, Debug)]
pub struct ClassDeclaration {
    /// Its name.
    pub name: Arc<str>,
    /// The registry of its declarative base.
    pub registry: RegistryId,
    /// Its table, defined before.
    pub table: TableId,
    /// Its attributes in order.
    pub properties: Vec<(Arc<str>, PropertyDeclaration)>,
    /// `__mapper_args__`.
    pub options: MapperOptions,
}

/// `__mapper_args__`, as far as it is about rows.
#[derive(Clone, Copy, Debug)]
pub struct MapperOptions {
    /// Position of the column of `version_id_col=`.
    pub version_id: Option<usize>,
    /// `confirm_deleted_rows=`.
    pub confirm_deleted_rows: bool,
}

impl Default for MapperOptions {
    fn default() -> Self {
        Self { version_id: None, confirm_deleted_rows: true }
    }
}

/// An attribute as declared.
#[derive(Clone, Debug)]
pub enum PropertyDeclaration {
    /// A column of the class's table.
    Column {
        /// Its position.
        position: usize,
        /// `deferred=`.
        deferred: Option<Deferred>,
        /// Whether it reads as the default of its column while it is not set.
        reads_default: bool,
    },
    /// A relationship.
    Relationship(Box<RelationshipOptions>),
}

/// A class statement takes its name, also if it fails afterwards.
///
/// # Errors
/// A warning that the program made an error.
pub fn register_class(orm: &mut Orm, registry: RegistryId, name: &Arc<str>) -> Result<(), OrmError> {
    let Some(names) = orm.registries.get_mut(registry.0 as usize).map(|registry| &mut registry.names) else {
        return Ok(());
    };
    let taken = names.contains(name);
    names.push(name.clone());
    if taken {
        orm.warn(WarningKind::ClassReplaced(name.clone()))?;
    }
    Ok(())
}

/// Maps a class. Relationships are set up later, by [`crate::config::configure`].
pub fn declare_class(orm: &mut Orm, declaration: ClassDeclaration) -> Result<ClassId, OrmError> {
    let ClassDeclaration { name, registry, table, properties, options } = declaration;
    let definition = orm.schema().table(table).ok_or(OrmError::UnknownTable(table))?;
    let primary_key = definition.primary_key();
    if primary_key.is_empty() {
        return Err(OrmError::NoPrimaryKey { class: name, table: definition.name.clone() });
    }
    let column_attributes = vec![None; definition.columns.len()];
    let class = ClassId::from_index(orm.mappers.len());
    orm.mappers.push(Mapper {
        name,
        registry,
        table,
        properties: IndexMap::new(),
        column_attributes,
        primary_key,
        configured: false,
        failure: None,
        version_id: options.version_id,
        confirm_deleted_rows: options.confirm_deleted_rows,
        delete_orphans: Vec::new(),
        validators: Vec::new(),
    });
    for (key, property) in properties {
        add(orm, class, key, property);
    }
    if let Some(registry) = orm.registries.get_mut(registry.0 as usize) {
        registry.new_mappers = true;
    }
    Ok(class)
}

/// Adds an attribute to a mapped class: `Parent.children = relationship(…)`. On a class that is configured
/// already, a relationship is set up at once.
pub fn add_property(
    orm: &mut Orm,
    class: ClassId,
    key: Arc<str>,
    property: PropertyDeclaration,
) -> Result<AttributeId, OrmError> {
    let attribute = add(orm, class, key, property);
    if orm.mapper(class).configured && orm.attribute(attribute).relationship().is_some() {
        super::configure::set_up(orm, attribute)?;
    }
    Ok(attribute)
}

/// Adds the relationship that `backref=` makes.
pub(super) fn add_backref(
    orm: &mut Orm,
    class: ClassId,
    key: Arc<str>,
    options: RelationshipOptions,
) -> AttributeId {
    let attribute = add(orm, class, key, PropertyDeclaration::Relationship(Box::new(options)));
    if let Property::Relationship(relationship) = &mut orm.attribute_mut(attribute).property {
        relationship.from_backref = true;
    }
    attribute
}

fn add(orm: &mut Orm, class: ClassId, key: Arc<str>, property: PropertyDeclaration) -> AttributeId {
    let attribute = AttributeId::from_index(orm.attributes.len());
    let property = match property {
        PropertyDeclaration::Column { position, deferred, reads_default } => {
            if let Some(slot) = orm.mapper_mut(class).column_attributes.get_mut(position) {
                *slot = Some(attribute);
            }
            Property::Column(ColumnProperty { position, deferred, reads_default })
        }
        PropertyDeclaration::Relationship(options) => {
            Property::Relationship(Box::new(Relationship::declared(*options)))
        }
    };
    let dispatch = Dispatch::default();
    orm.attributes.push(Attribute { class, key: key.clone(), property, dispatch });
    orm.mapper_mut(class).properties.insert(key, attribute);
    attribute
}

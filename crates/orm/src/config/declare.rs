//! Class statements: mappers with their relationships still unresolved.

use std::sync::Arc;

use bothways_sql::Expression;
use bothways_world::{AttributeId, ClassId, TableId};
use indexmap::IndexMap;

use crate::attributes::Dispatch;
use crate::config::{
    Attribute, ColumnProperty, Deferred, ExpressionProperty, Inheritance, Mapper, Polymorphic, Property,
    Relationship, RelationshipOptions, TableColumn, VersionGenerator, inheritance,
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
    /// The class it inherits from.
    pub inherits: Option<Inherits>,
    /// Its attributes in order.
    pub properties: Vec<(Arc<str>, PropertyDeclaration)>,
    /// `__mapper_args__`.
    pub options: MapperOptions,
}

/// How a class inherits from another one.
#[derive(Clone, Debug)]
pub struct Inherits {
    /// The class directly above.
    pub parent: ClassId,
    /// `inherit_condition=`
    pub condition: Option<Expression>,
}

/// `__mapper_args__`, as far as it is about rows.
#[derive(Clone, Debug)]
pub struct MapperOptions {
    /// Position of the column of `version_id_col=`.
    pub version_id: Option<usize>,
    /// `version_id_generator=`.
    pub version_generator: VersionGenerator,
    /// `confirm_deleted_rows=`.
    pub confirm_deleted_rows: bool,
    /// `batch=`.
    pub batch: bool,
    /// False where an INSERT is not to return what the database gives: `eager_defaults=False`.
    pub eager_defaults: bool,
    /// `polymorphic_on=`, `polymorphic_identity=`, `polymorphic_abstract=`.
    pub polymorphic: Polymorphic,
    /// Positions of the columns of `primary_key=`; none: those of the table's own.
    pub primary_key: Vec<usize>,
}

impl Default for MapperOptions {
    fn default() -> Self {
        Self {
            version_id: None,
            version_generator: VersionGenerator::Counter,
            confirm_deleted_rows: true,
            batch: true,
            eager_defaults: true,
            polymorphic: Polymorphic::default(),
            primary_key: Vec::new(),
        }
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
    /// A `column_property()`.
    Expression(Box<ExpressionProperty>),
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
///
/// # Errors
/// A table without primary key, or one that cannot be joined to that of the superclass.
pub fn declare_class(orm: &mut Orm, declaration: ClassDeclaration) -> Result<ClassId, OrmError> {
    let ClassDeclaration { name, registry, table, inherits, properties, options } = declaration;
    let class = ClassId::from_index(orm.mappers.len());
    let MapperOptions {
        version_id,
        version_generator,
        confirm_deleted_rows,
        batch,
        eager_defaults,
        polymorphic,
        primary_key,
    } = options;
    let place = |position| TableColumn { table, position };
    let mut mapper = Mapper {
        name,
        registry,
        table,
        properties: IndexMap::new(),
        inheritance: Inheritance::base(class, polymorphic),
        columns: Vec::new(),
        primary_key: Vec::new(),
        configured: false,
        failure: None,
        version_id: version_id.map(place),
        version_generator,
        confirm_deleted_rows,
        batch,
        eager_defaults,
        delete_orphans: Vec::new(),
        validators: Vec::new(),
    };
    match &inherits {
        None => {
            let definition = orm.schema().table(table).ok_or(OrmError::UnknownTable(table))?;
            let columns = if primary_key.is_empty() { definition.primary_key() } else { primary_key };
            mapper.primary_key = columns.into_iter().map(place).collect();
            if mapper.primary_key.is_empty() {
                let table = definition.name.clone();
                return Err(OrmError::NoPrimaryKey { class: mapper.name, table });
            }
        }
        Some(inherits) => inheritance::inherit(orm, class, &mut mapper, inherits)?,
    }
    orm.mappers.push(mapper);
    if let Err(error) = inheritance::announce(orm, class) {
        orm.mappers.pop();
        return Err(error);
    }
    if let Some(Inherits { parent, .. }) = inherits {
        orm.mapper_mut(parent).inheritance.children.push(class);
    }
    let mut inherited = orm.mapper(class).columns.len();
    for (key, property) in properties {
        if add_declared(orm, class, key, property, inherited) {
            inherited += 1;
        }
    }
    // The columns of its own come in the order of the table.
    if let Some(own) = orm.mapper_mut(class).columns.get_mut(inherited..) {
        own.sort_by_key(|(column, _)| *column);
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

/// Adds what a class statement declares: a column under the name of an inherited one is the same attribute, and comes
/// among the columns that are inherited, of which there are this many.
fn add_declared(
    orm: &mut Orm,
    class: ClassId,
    key: Arc<str>,
    property: PropertyDeclaration,
    inherited: usize,
) -> bool {
    let known = orm.find_attribute(class, &key).filter(|known| orm.attribute(*known).column().is_some());
    let (Some(attribute), PropertyDeclaration::Column { position, .. }) = (known, &property) else {
        add(orm, class, key, property);
        return false;
    };
    let table = orm.mapper(class).table;
    let column = TableColumn { table, position: *position };
    let is_renamed = crate::load::definition(orm, column).is_some_and(|definition| definition.name != key);
    let columns = &mut orm.mapper_mut(class).columns;
    if columns.contains(&(column, attribute)) {
        return false;
    }
    if is_renamed {
        // One of another name than the attribute is among the given properties, which come after what is inherited.
        let again: Vec<_> = columns.extract_if(.., |(_, known)| *known == attribute).collect();
        let place = inherited.saturating_sub(again.len()).min(columns.len());
        columns.splice(place..place, again);
    }
    let first = columns.iter().position(|(_, known)| *known == attribute);
    columns.insert(first.unwrap_or(columns.len()), (column, attribute));
    true
}

/// Adds an attribute to a class and to those that inherit from it, unless they have one of that name.
fn add(orm: &mut Orm, class: ClassId, key: Arc<str>, property: PropertyDeclaration) -> AttributeId {
    let attribute = AttributeId::from_index(orm.attributes.len());
    let property = match property {
        PropertyDeclaration::Column { position, deferred, reads_default } => {
            let column = TableColumn { table: orm.mapper(class).table, position };
            orm.mapper_mut(class).columns.push((column, attribute));
            Property::Column(ColumnProperty { position, deferred, reads_default })
        }
        PropertyDeclaration::Expression(expression) => Property::Expression(expression),
        PropertyDeclaration::Relationship(options) => {
            Property::Relationship(Box::new(Relationship::declared(*options)))
        }
    };
    let dispatch = Dispatch::default();
    orm.attributes.push(Attribute { class, key: key.clone(), property, dispatch });
    orm.mapper_mut(class).properties.insert(key.clone(), attribute);
    for below in orm.self_and_descendants(class).into_iter().skip(1) {
        orm.mapper_mut(below).properties.entry(key.clone()).or_insert(attribute);
    }
    attribute
}

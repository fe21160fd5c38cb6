//! Mapper configuration: what a program declares, and what is made of it when it is first needed.

mod configure;
mod declare;
pub(crate) mod defaults;
mod inheritance;
mod join;
mod join_targets;
mod mapper;
mod options;
pub(crate) mod overlap;
mod reverse;

pub use configure::{configure, configure_mappers, configure_registry, is_configured};
pub use declare::{
    ClassDeclaration, Inherits, MapperOptions, PropertyDeclaration, add_property, declare_class,
    register_class,
};
pub use defaults::{ColumnDefault, ColumnDefaults, DefaultFunction, set_defaults};
pub use inheritance::{Inheritance, JoinedTable, Polymorphic, PolymorphicLoad};
pub use join::{ColumnPair, JoinArguments, JoinCondition, SecondaryJoin, TableColumn};
pub use join_targets::{JoinTargets, join_targets, join_targets_of_type, secondary_table};
pub use mapper::{
    Attribute, ColumnProperty, ConfiguredRelationship, Deferred, Direction, ExpressionProperty, Mapper, Pair,
    Property, Relationship, VersionGenerator,
};
pub use options::{
    Arguments, Backref, Cascade, CollectionClass, InnerJoin, KeyFunction, Lazy, OwnClass, PassiveDeletes,
    RelationshipOptions, ResolvedArguments, Target, Written,
};

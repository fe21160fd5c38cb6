//! Mappers and the attributes they instrument.

use std::sync::Arc;

use bothways_sql::{Expression, OrderBy, SqlType};
use bothways_world::{AttributeId, ClassId, TableId};
use indexmap::IndexMap;

use crate::attributes::{Dispatch, Validator};
use crate::config::{
    Cascade, CollectionClass, DefaultFunction, Inheritance, JoinArguments, JoinCondition, PassiveDeletes,
    RelationshipOptions, TableColumn,
};
use crate::{OrmError, RegistryId};

/// A mapped class.
#[derive(Clone, Debug)]
pub struct Mapper {
    /// The class's name.
    pub name: Arc<str>,
    /// Its registry.
    pub registry: RegistryId,
    /// Its own table: `local_table`.
    pub table: TableId,
    /// Its attributes in order.
    pub properties: IndexMap<Arc<str>, AttributeId>,
    /// Where it stands in its hierarchy.
    pub inheritance: Inheritance,
    /// Its columns and the attributes they are mapped to, in the order in which they are selected. An attribute that
    /// several tables of the class have a column for comes once for each, that of the most derived table first.
    pub columns: Vec<(TableColumn, AttributeId)>,
    /// The primary key columns: those of the base's table.
    pub primary_key: Vec<TableColumn>,
    /// Whether its relationships are set up.
    pub configured: bool,
    /// Why setting it up failed, once it did.
    pub failure: Option<Box<OrmError>>,
    /// The column that counts an object's versions: `version_id_col`.
    pub version_id: Option<TableColumn>,
    /// Whether an INSERT returns what the database gives: all but `eager_defaults=False`.
    pub eager_defaults: bool,
    /// Where its values come from: `version_id_generator`.
    pub version_generator: VersionGenerator,
    /// Whether a flush saves several objects together: `batch`.
    pub batch: bool,
    /// Whether a DELETE that finds no row is warned of: `confirm_deleted_rows`.
    pub confirm_deleted_rows: bool,
    /// Relationships of other classes with delete-orphan that hold this class.
    pub delete_orphans: Vec<AttributeId>,
    /// `@validates`, in order of definition.
    pub validators: Vec<Validator>,
}

/// An instrumented attribute.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// Its class.
    pub class: ClassId,
    /// Its name.
    pub key: Arc<str>,
    /// What it is.
    pub property: Property,
    /// Who is told of its events.
    pub dispatch: Dispatch,
}

impl Attribute {
    /// The relationship, if it is one.
    pub fn relationship(&self) -> Option<&Relationship> {
        match &self.property {
            Property::Relationship(relationship) => Some(relationship),
            Property::Column(_) | Property::Expression(_) => None,
        }
    }

    /// The column, if it is one.
    pub fn column(&self) -> Option<&ColumnProperty> {
        match &self.property {
            Property::Column(column) => Some(column),
            Property::Relationship(_) | Property::Expression(_) => None,
        }
    }

    /// The expression, if it is one.
    pub fn expression(&self) -> Option<&ExpressionProperty> {
        match &self.property {
            Property::Expression(expression) => Some(expression),
            Property::Column(_) | Property::Relationship(_) => None,
        }
    }

    /// `deferred=`, where it is a column or an expression that says so.
    pub fn deferred(&self) -> Option<&Deferred> {
        match &self.property {
            Property::Column(column) => column.deferred.as_ref(),
            Property::Expression(expression) => expression.deferred.as_ref(),
            Property::Relationship(_) => None,
        }
    }
}

/// Column, expression or relationship.
#[derive(Clone, Debug)]
pub enum Property {
    /// A column.
    Column(ColumnProperty),
    /// A `column_property()` that is an expression.
    Expression(Box<ExpressionProperty>),
    /// A relationship.
    Relationship(Box<Relationship>),
}

/// Where the next version of an object comes from.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum VersionGenerator {
    /// Versions are counted.
    #[default]
    Counter,
    /// A function of the program makes it of the one before.
    Function(DefaultFunction),
    /// The program sets it.
    Program,
}

/// A mapped column.
#[derive(Clone, Debug)]
pub struct ColumnProperty {
    /// Its position in the class's own table.
    pub position: usize,
    /// `deferred=`: loaded when it is read.
    pub deferred: Option<Deferred>,
    /// Whether it reads as the default of its column while it is not set, as in a dataclass.
    pub reads_default: bool,
}

/// An expression that is selected with the columns of its class.
#[derive(Clone, PartialEq, Debug)]
pub struct ExpressionProperty {
    /// The expression, over the class's own table.
    pub expression: Expression,
    /// Its label, where it was given one.
    pub label: Option<Arc<str>>,
    /// The type of its values, where it is known.
    pub sql_type: Option<SqlType>,
    /// `deferred=`: loaded when it is read.
    pub deferred: Option<Deferred>,
    /// Whether it was added to the class after the class statement.
    pub is_added: bool,
}

/// How a deferred column is loaded.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Deferred {
    /// Columns of one group are loaded together.
    pub group: Option<Arc<str>>,
    /// Reading it raises instead.
    pub raise: bool,
}

/// A relationship and how far its set-up went.
#[derive(Clone, Debug)]
pub struct Relationship {
    /// Its arguments; a backref fills in `back_populates` when it is made.
    pub options: RelationshipOptions,
    /// Whether `backref=` of the other side made it.
    pub from_backref: bool,
    /// Whether its set-up began.
    pub started: bool,
    /// What it says of its join, once resolved; before that, what a backref takes over from the side that made it.
    pub join: JoinArguments,
    /// The related class, once resolved.
    pub target: Option<ClassId>,
    /// The table of `secondary=`, once resolved.
    pub secondary: Option<TableId>,
    /// Join, direction and the like, once known.
    pub configured: Option<ConfiguredRelationship>,
    /// Relationships that name this one or are named by it: `_reverse_property`.
    pub reverse: Vec<AttributeId>,
    /// The attribute that is told of this one's changes: where `back_populates` leads.
    pub linked_to: Option<AttributeId>,
}

impl Relationship {
    /// A relationship as declared.
    pub fn declared(options: RelationshipOptions) -> Self {
        Self {
            options,
            from_backref: false,
            started: false,
            join: JoinArguments::default(),
            target: None,
            secondary: None,
            configured: None,
            reverse: Vec::new(),
            linked_to: None,
        }
    }

    /// The set-up; operations on instances happen only after configuration succeeded.
    pub fn setup(&self) -> &ConfiguredRelationship {
        self.configured.as_ref().expect("instances exist only after their mappers were configured")
    }
}

/// What configuration made of a relationship.
#[derive(Clone, Debug)]
pub struct ConfiguredRelationship {
    /// The related class.
    pub target: ClassId,
    /// Which way the foreign key points.
    pub direction: Direction,
    /// Whether it holds a collection.
    pub uselist: bool,
    /// What that collection is.
    pub collection_class: CollectionClass,
    /// How the related table is joined.
    pub join: JoinCondition,
    /// The columns that a flush copies between the two tables; none where a secondary table has them.
    pub pairs: Vec<Pair>,
    /// Whether it is one object, found by the target's primary key, so that the identity map can answer.
    pub use_get: bool,
    /// `single_parent=True`: an item has one parent at most.
    pub single_parent: bool,
    /// Whether class and target are of one hierarchy.
    pub self_referential: bool,
    /// `cascade`.
    pub cascade: Cascade,
    /// `passive_deletes`.
    pub passive_deletes: PassiveDeletes,
    /// `passive_updates`.
    pub passive_updates: bool,
    /// `post_update`.
    pub post_update: bool,
    /// `order_by`.
    pub order_by: Vec<OrderBy>,
}

impl ConfiguredRelationship {
    /// Whether items remember who holds them: SQLAlchemy's `trackparent`.
    pub fn tracks_parents(&self) -> bool {
        self.direction == Direction::OneToMany || self.single_parent
    }
}

/// One pair of synchronized columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pair {
    /// Of the owning class.
    pub local: TableColumn,
    /// Of the related class.
    pub remote: TableColumn,
}

/// `RelationshipDirection`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// The related table refers to this one.
    OneToMany,
    /// This table refers to the related one.
    ManyToOne,
    /// A secondary table refers to both.
    ManyToMany,
}

//! Names and shapes behind the ids of a journal.

use std::sync::Arc;

use bothways_world::{AttributeId, ClassId, TableId};
use serde::{Deserialize, Serialize};

/// Everything the program defined.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Catalog {
    /// Mapped classes by [`ClassId`].
    pub classes: Vec<ClassInfo>,
    /// Attributes by [`AttributeId`].
    pub attributes: Vec<AttributeInfo>,
    /// Tables by [`TableId`].
    pub tables: Vec<TableInfo>,
}

impl Catalog {
    /// The class with this id.
    pub fn class(&self, id: ClassId) -> Option<&ClassInfo> {
        self.classes.get(id.index())
    }

    /// The attribute with this id.
    pub fn attribute(&self, id: AttributeId) -> Option<&AttributeInfo> {
        self.attributes.get(id.index())
    }

    /// The table with this id.
    pub fn table(&self, id: TableId) -> Option<&TableInfo> {
        self.tables.get(id.index())
    }

    /// `Class.key` of an attribute, SQLAlchemy's `str(Parent.children)`.
    pub fn attribute_name(&self, id: AttributeId) -> String {
        let Some(attribute) = self.attribute(id) else { return String::from("?") };
        let class = self.class(attribute.class).map_or("?", |class| &class.name);
        format!("{class}.{}", attribute.key)
    }
}

/// A mapped class.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ClassInfo {
    /// Its name.
    pub name: Arc<str>,
    /// Its table.
    pub table: TableId,
    /// The mapped class that it inherits from directly.
    pub inherits: Option<ClassId>,
    /// Its attributes in mapper order, with those that it inherits.
    pub attributes: Vec<AttributeId>,
    /// The attribute that tells of which class of a hierarchy a row is: set by itself.
    pub discriminator: Option<AttributeId>,
}

/// An instrumented attribute.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AttributeInfo {
    /// Its class.
    pub class: ClassId,
    /// Its name on the class.
    pub key: Arc<str>,
    /// What it is.
    pub kind: AttributeKind,
}

/// Column, expression or relationship.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum AttributeKind {
    /// A column, at this position of the class's table.
    Column(u32),
    /// A `column_property()`: what it is computed from is in no table as such.
    Expression,
    /// A relationship.
    Relationship(RelationshipInfo),
    /// A relationship that was never set up: its mappers were not configured, or could not be.
    Unconfigured,
}

/// A configured relationship.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RelationshipInfo {
    /// The related class.
    pub target: ClassId,
    /// Which way the foreign key points.
    pub direction: Direction,
    /// Whether it holds a list.
    pub uselist: bool,
    /// The reverse attribute it tells of its changes, if it is linked.
    pub linked_to: Option<AttributeId>,
    /// Whether `backref=` of the other side made it.
    pub from_backref: bool,
}

/// `RelationshipDirection`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Direction {
    /// The related table refers to this one.
    OneToMany,
    /// This table refers to the related one.
    ManyToOne,
    /// Through a secondary table.
    ManyToMany,
}

/// A table.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct TableInfo {
    /// Its name.
    pub name: Arc<str>,
    /// Its columns in order.
    pub columns: Vec<ColumnInfo>,
}

/// A column.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ColumnInfo {
    /// Its name.
    pub name: Arc<str>,
    /// Its type as DDL prints it.
    pub sql_type: Arc<str>,
    /// Part of the primary key.
    pub primary_key: bool,
    /// NULL allowed.
    pub nullable: bool,
    /// `table.column` it refers to.
    pub references: Option<Arc<str>>,
}

//! The arguments of `relationship()`.

use std::sync::Arc;

use bothways_sql::Expression;
use bothways_world::{ClassId, TableId};

use crate::config::TableColumn;

/// Arguments of `relationship()`, unresolved.
#[derive(Clone, PartialEq, Debug)]
pub struct RelationshipOptions {
    /// The related class.
    pub target: Target,
    /// The reverse relationship, written out on the other class.
    pub back_populates: Option<Arc<str>>,
    /// The reverse relationship, to be made on the other class.
    pub backref: Option<Backref>,
    /// Whether it holds a list; decided by its direction if not given.
    pub uselist: Option<bool>,
    /// `cascade=`.
    pub cascade: Cascade,
    /// `foreign_keys=`.
    pub foreign_keys: Vec<ColumnArgument>,
    /// `remote_side=`.
    pub remote_side: Vec<ColumnArgument>,
    /// `order_by=`.
    pub order_by: Vec<OrderByArgument>,
    /// `overlaps=`.
    pub overlaps: Vec<Arc<str>>,
    /// `passive_deletes=`.
    pub passive_deletes: PassiveDeletes,
    /// `passive_updates=`.
    pub passive_updates: bool,
    /// `post_update=`.
    pub post_update: bool,
    /// `primaryjoin=`.
    pub primaryjoin: Option<Expression>,
    /// `secondary=`: the table between the two, of a many-to-many relationship.
    pub secondary: Option<SecondaryArgument>,
    /// `secondaryjoin=`.
    pub secondaryjoin: Option<Expression>,
    /// `viewonly=`: nothing is written along it.
    pub viewonly: bool,
}

impl RelationshipOptions {
    /// `relationship(target)`.
    pub fn new(target: Target) -> Self {
        Self {
            target,
            back_populates: None,
            backref: None,
            uselist: None,
            cascade: Cascade::default(),
            foreign_keys: Vec::new(),
            remote_side: Vec::new(),
            order_by: Vec::new(),
            overlaps: Vec::new(),
            passive_deletes: PassiveDeletes::No,
            passive_updates: true,
            post_update: false,
            primaryjoin: None,
            secondary: None,
            secondaryjoin: None,
            viewonly: false,
        }
    }
}

/// `passive_deletes=`: what a delete leaves to the database.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PassiveDeletes {
    /// Nothing: related objects are loaded and handled.
    #[default]
    No,
    /// `True`: objects that are not loaded.
    Unloaded,
    /// `"all"`: loaded ones as well.
    All,
}

/// `secondary=`
#[derive(Clone, PartialEq, Debug)]
pub enum SecondaryArgument {
    /// A table.
    Table(TableId),
    /// Its name, looked up at configuration.
    Name(Arc<str>),
    /// A mapped class, which is refused.
    Class(ClassId),
}

/// The related class.
#[derive(Clone, PartialEq, Debug)]
pub enum Target {
    /// By name, looked up in the registry at configuration.
    Name(Arc<str>),
    /// The class itself.
    Class(ClassId),
}

/// `backref="name"` or `backref=backref("name", …)`.
#[derive(Clone, PartialEq, Debug)]
pub struct Backref {
    /// The reverse relationship's name.
    pub name: Arc<str>,
    /// Its own arguments; the target is the owning class whatever is given here.
    pub options: Box<RelationshipOptions>,
}

/// A column named in an argument.
#[derive(Clone, PartialEq, Debug)]
pub enum ColumnArgument {
    /// A column object.
    Column(TableColumn),
    /// `"Child.parent_id"`: a class name and an attribute of it, looked up at configuration.
    Attribute {
        /// The class name.
        class: Arc<str>,
        /// The attribute's key.
        key: Arc<str>,
    },
}

/// One term of `order_by=`.
#[derive(Clone, PartialEq, Debug)]
pub struct OrderByArgument {
    /// The column.
    pub column: ColumnArgument,
    /// `ASC` or `DESC` where written.
    pub direction: Option<&'static str>,
}

/// `cascade=`, as flags.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cascade {
    /// `save-update`
    pub save_update: bool,
    /// `merge`
    pub merge: bool,
    /// `delete`
    pub delete: bool,
    /// `delete-orphan`
    pub delete_orphan: bool,
    /// `refresh-expire`
    pub refresh_expire: bool,
    /// `expunge`
    pub expunge: bool,
}

impl Default for Cascade {
    /// SQLAlchemy's default: "save-update, merge".
    fn default() -> Self {
        Self {
            save_update: true,
            merge: true,
            delete: false,
            delete_orphan: false,
            refresh_expire: false,
            expunge: false,
        }
    }
}

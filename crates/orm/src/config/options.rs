//! The arguments of `relationship()`.

use std::sync::Arc;

use bothways_sql::OrderBy;
use bothways_world::{ClassId, CollectionKind};

use crate::config::JoinArguments;

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
    /// `collection_class=`, or what the annotation says.
    pub collection_class: CollectionClass,
    /// `cascade=`.
    pub cascade: Cascade,
    /// What speaks of columns and tables.
    pub arguments: Arguments,
    /// `active_history=`.
    pub active_history: bool,
    /// `overlaps=`.
    pub overlaps: Vec<Arc<str>>,
    /// `passive_deletes=`.
    pub passive_deletes: PassiveDeletes,
    /// `passive_updates=`.
    pub passive_updates: bool,
    /// `post_update=`.
    pub post_update: bool,
    /// `viewonly=`: nothing is written along it.
    pub viewonly: bool,
    /// `sync_backref=`: whether changes of one side show on the other.
    pub sync_backref: Option<bool>,
    /// `single_parent=`.
    pub single_parent: bool,
    /// `enable_typechecks=False`: a flush takes objects of subclasses that no discriminator tells.
    pub takes_subclasses: bool,
    /// `lazy=`.
    pub lazy: Lazy,
    /// A `lazy=` that is no strategy, as Python shows it: configuring finds out.
    pub unknown_lazy: Option<Arc<str>>,
    /// `innerjoin=`.
    pub inner_join: InnerJoin,
    /// `join_depth=`.
    pub join_depth: Option<usize>,
}

/// `lazy=`: when and how related objects are loaded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lazy {
    /// `"select"`: when the attribute is read.
    #[default]
    Select,
    /// `"joined"`: with the owner, by a join.
    Joined,
    /// `"selectin"`: after the owners, by their keys.
    Selectin,
    /// `"subquery"`: after the owners, by their query again.
    Subquery,
    /// `"immediate"`: after the owners, one by one.
    Immediate,
    /// `"raise"`: never.
    Raise,
    /// `"raise_on_sql"`: only from the identity map.
    RaiseOnSql,
    /// `"noload"`: always empty.
    NoLoad,
    /// `"write_only"`: never; changes are queued.
    WriteOnly,
    /// `"dynamic"`: by a query each time; changes are queued.
    Dynamic,
}

impl Lazy {
    /// Whether nothing is ever loaded into the attribute.
    pub fn is_write_only(self) -> bool {
        matches!(self, Self::WriteOnly | Self::Dynamic)
    }
}

/// `innerjoin=` of joined loading.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum InnerJoin {
    /// LEFT OUTER JOIN.
    #[default]
    No,
    /// JOIN; inside an outer join, in parentheses with what it is joined to.
    Nested,
    /// JOIN, unless it comes after an outer join.
    Unnested,
}

impl RelationshipOptions {
    /// `relationship(target)`.
    pub fn new(target: Target) -> Self {
        Self {
            target,
            back_populates: None,
            backref: None,
            uselist: None,
            collection_class: CollectionClass::List,
            cascade: Cascade::default(),
            arguments: Arguments::default(),
            active_history: false,
            overlaps: Vec::new(),
            passive_deletes: PassiveDeletes::No,
            passive_updates: true,
            post_update: false,
            viewonly: false,
            sync_backref: None,
            single_parent: false,
            takes_subclasses: false,
            lazy: Lazy::Select,
            unknown_lazy: None,
            inner_join: InnerJoin::No,
            join_depth: None,
        }
    }
}

impl RelationshipOptions {
    /// `cascade=`; what writes means nothing to a `viewonly` relationship.
    pub fn effective_cascade(&self) -> Cascade {
        match self.viewonly {
            true => Cascade { save_update: false, delete: false, delete_orphan: false, ..self.cascade },
            false => self.cascade,
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

/// What a collection is in Python.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CollectionClass {
    /// A list.
    #[default]
    List,
    /// A set.
    Set,
    /// A dict whose keys the program derives from the members.
    Keyed(KeyFunction),
    /// A dict of which nothing says where the keys come from: configuration refuses it.
    UnkeyedDict,
    /// A class of the program's own.
    Own {
        /// Which.
        class: OwnClass,
        /// The built-in type it is like, if it is like one.
        like: Option<CollectionKind>,
    },
}

impl CollectionClass {
    /// The built-in type it behaves as.
    pub fn kind(self) -> CollectionKind {
        match self {
            Self::List => CollectionKind::List,
            Self::Set => CollectionKind::Set,
            Self::Keyed(_) | Self::UnkeyedDict => CollectionKind::Dict,
            Self::Own { like, .. } => like.unwrap_or(CollectionKind::List),
        }
    }
}

/// The program's number for a class of collections that it brings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OwnClass(pub u32);

/// The program's number for a function that derives a key from a member: `attribute_keyed_dict("name")`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeyFunction(pub u32);

/// The related class.
#[derive(Clone, PartialEq, Debug)]
pub enum Target {
    /// By name, looked up in the registry at configuration.
    Name(Arc<str>),
    /// The class itself.
    Class(ClassId),
    /// Something else, which the program makes a class of.
    Written(Written),
}

/// `backref="name"` or `backref=backref("name", …)`.
#[derive(Clone, PartialEq, Debug)]
pub struct Backref {
    /// The reverse relationship's name.
    pub name: Arc<str>,
    /// What of its keywords no relationship takes there, as Python puts it.
    pub refused: Option<Arc<str>>,
    /// Its own arguments; the target is the owning class whatever is given here.
    pub options: Box<RelationshipOptions>,
}

/// Arguments that speak of columns and tables.
#[derive(Clone, PartialEq, Debug)]
pub enum Arguments {
    /// What they come to.
    Resolved(Box<ResolvedArguments>),
    /// The program's own number for them: it is asked when the relationship is set up, since they may be strings
    /// and functions that name what is not there before.
    Written(Written),
}

impl Default for Arguments {
    fn default() -> Self {
        Self::Resolved(Box::default())
    }
}

/// The program's number for arguments that it resolves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Written(pub u32);

/// Arguments that speak of columns and tables, resolved.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ResolvedArguments {
    /// What they say of the join.
    pub join: JoinArguments,
    /// `order_by=`.
    pub order_by: Vec<OrderBy>,
    /// `back_populates=`, where it is no plain name.
    pub back_populates: Option<Arc<str>>,
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

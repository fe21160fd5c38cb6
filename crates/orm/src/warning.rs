//! What the ORM warns of, as data. The words are put to it where the program sees it.

use std::sync::Arc;

use bothways_sql::CartesianProduct;
use bothways_world::{AttributeId, ClassId, IdentityKey, InstanceId, Scalar};

use crate::config::TableColumn;

/// A warning with where it came from.
#[derive(Clone, PartialEq, Debug)]
pub struct OrmWarning {
    /// What it says.
    pub kind: WarningKind,
    /// The process it came from, which its text tells.
    pub origin: Option<Origin>,
}

/// A process invoked automatically, named at the end of a warning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// `configure_mappers()`.
    ConfigureMappers,
    /// The Session's autoflush.
    Autoflush,
}

/// Warnings, each one SQLAlchemy text.
#[derive(Clone, PartialEq, Debug)]
pub enum WarningKind {
    /// Tables to drop that refer to each other in a circle.
    CircularDrop(Vec<Arc<str>>),
    /// Nothing connects the parts of the FROM list of a SELECT.
    CartesianProduct(CartesianProduct),
    /// DISTINCT around a column, in no aggregate function.
    DistinctColumn,
    /// Two relationships write the same column and are not linked.
    Overlap {
        /// The later-configured relationship.
        relationship: AttributeId,
        /// `parent.id`, copied from.
        source: Arc<str>,
        /// `child.parent_id`, copied to.
        destination: Arc<str>,
        /// The others: relationship and the column it copies from.
        others: Vec<(AttributeId, Arc<str>)>,
    },
    /// A self-referential join condition compares more than columns.
    NonSimpleColumns(AttributeId),
    /// `remote()` marks a column of the owning table, named here.
    RemoteIsLocal(Arc<str>),
    /// A class of a polymorphic hierarchy does not say what its rows are told by.
    NoPolymorphicIdentity {
        /// The class.
        class: ClassId,
        /// The discriminator column.
        on: TableColumn,
    },
    /// Two classes of a hierarchy have the same `polymorphic_identity`.
    ReassignedIdentity {
        /// The identity.
        identity: Scalar,
        /// The class that had it.
        before: ClassId,
        /// The class that takes it.
        class: ClassId,
    },
    /// The program set the discriminator of an object to that of another class.
    IncompatibleIdentity {
        /// The object.
        instance: InstanceId,
        /// What it says.
        identity: Scalar,
    },
    /// A class name is defined twice in a registry.
    ClassReplaced(Arc<str>),
    /// An item is not in the session (`will not proceed`, one-to-many).
    NotInSession {
        /// The item's class.
        class: ClassId,
        /// `add` or `delete`.
        operation: &'static str,
        /// The relationship.
        attribute: AttributeId,
        /// `won't` instead of `will not`, as the many-to-one side says it.
        contracted: bool,
    },
    /// Several rows for a scalar.
    MultipleRows(AttributeId),
    /// The same, loaded eagerly.
    MultipleRowsEagerly(AttributeId),
    /// A dynamic collection of an object that has left its session.
    DetachedDynamic(InstanceId),
    /// A list whose owner was expired was changed.
    CollectionInvalidated,
    /// The attribute that makes the key of a dict member is None.
    UnpopulatedKey {
        /// The member.
        item: InstanceId,
        /// The attribute where the change started.
        initiator: Option<AttributeId>,
    },
    /// A DELETE matched fewer rows.
    StaleDelete {
        /// The table.
        table: Arc<str>,
        /// Rows expected.
        expected: usize,
        /// Rows matched.
        matched: usize,
    },
    /// A column of a new row's primary key gets no value.
    KeyWithoutValue {
        /// The table.
        table: Arc<str>,
        /// The column, `a.id`.
        column: Arc<str>,
        /// Whether the key has several columns.
        composite: bool,
    },
    /// A new object has a persistent object's key.
    ConflictsWithPersistent {
        /// The new object.
        instance: InstanceId,
        /// The key.
        key: IdentityKey,
        /// The persistent one.
        existing: InstanceId,
    },
    /// The identity map has another object under the key of one that was flushed.
    ReplacedIdentity(IdentityKey),
    /// Something entered the session between a failed flush and the rollback.
    ChangedWhileInactive,
    /// A pending object is merged into its own session.
    MergingPending(InstanceId),
    /// A relationship is compared with an object whose key, this attribute, is None.
    NoneCompared(AttributeId),
    /// A relationship has `lazy="noload"`.
    NoLoadDeprecated,
    /// `get` by a key of NULLs.
    NullKey,
    /// Attribute events inside the flush, on another object's collection.
    EventInFlush(&'static str),
}

//! What can go wrong, as ids and facts.
//!
//! One enum for all of it, although that makes this file long: a failure crosses layers (a flush fails by what a lazy
//! load, a listener or the configuration of a mapper meets), so that kinds nested by layer would only be unwrapped again,
//! and each variant is one exception of SQLAlchemy's. Their texts are where the exceptions are made.

use std::sync::Arc;

use bothways_sql::{EnumType, Expression};
use bothways_world::{AttributeId, ClassId, IdentityKey, InstanceId, Key, Scalar, SessionId, TableId};

use crate::attributes::Stranger;
use crate::config::TableColumn;
use crate::{ProgramError, Root};

/// Values of one row, by the names of their parameters.
pub type NamedValues = Vec<(Arc<str>, Scalar)>;

/// Two strategies of one attribute at one path.
#[derive(Clone, PartialEq, Debug)]
pub struct StrategyConflict {
    /// The path to the class that has it.
    pub path: crate::LoadPath,
    /// The attribute.
    pub attribute: AttributeId,
    /// What came first.
    pub existing: crate::Strategy,
    /// What came second.
    pub replacement: crate::Strategy,
}

/// A failure of an ORM operation; each variant is one SQLAlchemy exception.
#[derive(Clone, PartialEq, Debug)]
pub enum OrmError {
    /// A table of this name is in the metadata already.
    TableAlreadyDefined(Arc<str>),
    /// The table has no primary key: class name, table name.
    NoPrimaryKey {
        /// The class being mapped.
        class: Arc<str>,
        /// Its table.
        table: Arc<str>,
    },
    /// An earlier failure to configure; every later trigger raises it.
    MappersFailed {
        /// The mapper that failed.
        class: ClassId,
        /// Why.
        original: Box<OrmError>,
    },
    /// A query inside another one would take all that it selects from from that.
    NothingToSelectFrom,
    /// A relationship names a class that is not in the registry.
    UnknownName {
        /// The class whose mapper was being initialized.
        class: ClassId,
        /// The whole expression.
        expression: Arc<str>,
        /// The name that is missing, or Python's sentence that says so.
        name: Arc<str>,
    },
    /// The class of a relationship is named with a generic class around it: `List[Child]`.
    GenericArgument {
        /// The relationship.
        relationship: AttributeId,
        /// The text.
        argument: Arc<str>,
    },
    /// A relationship names a class name defined more than once.
    AmbiguousName {
        /// The class whose mapper was being initialized.
        class: ClassId,
        /// The name.
        name: Arc<str>,
    },
    /// `secondaryjoin` without `secondary`.
    SecondaryJoinWithoutSecondary(AttributeId),
    /// `secondary` is a mapped class.
    SecondaryIsClass {
        /// The relationship.
        relationship: AttributeId,
        /// The class.
        class: ClassId,
    },
    /// No foreign key links the table of a subclass with that of its superclass.
    NoInheritCondition {
        /// The table inherited from.
        above: TableId,
        /// The table that inherits.
        table: TableId,
    },
    /// Several foreign keys link the two.
    AmbiguousInheritCondition {
        /// The table inherited from.
        above: TableId,
        /// The table that inherits.
        table: TableId,
    },
    /// An object of a class that is `polymorphic_abstract`.
    PolymorphicAbstract(ClassId),
    /// A row says by its discriminator that it is of a class that nobody mapped.
    NoSuchIdentity(Scalar),
    /// A row says that it is of a class which is not the requested one or below it.
    NotASubclass {
        /// The row's key.
        key: IdentityKey,
        /// The discriminator column.
        on: TableColumn,
        /// What it refers to.
        refers_to: ClassId,
        /// What was asked for.
        requested: ClassId,
    },
    /// A row does not say of which class it is.
    NoDiscriminator {
        /// The row's key.
        key: IdentityKey,
        /// The discriminator column.
        on: TableColumn,
    },
    /// No foreign key links the two tables.
    NoForeignKeys(AttributeId),
    /// More than one foreign key path links the two tables.
    AmbiguousForeignKeys(AttributeId),
    /// No column of the join condition refers to another.
    NoRelevantForeignKeys {
        /// The relationship.
        attribute: AttributeId,
        /// Its `primaryjoin`.
        condition: Box<Expression>,
    },
    /// Columns of the join condition refer, but none by a plain `==`.
    NoSimpleEqualities {
        /// The relationship.
        attribute: AttributeId,
        /// Its `primaryjoin`.
        condition: Box<Expression>,
    },
    /// The columns that refer belong to neither table.
    ForeignKeysOnNeitherSide(AttributeId),
    /// Columns of both tables refer.
    ForeignKeysOnBothSides(AttributeId),
    /// `remote_side` leaves no unambiguous local/remote pairs.
    NoLocalRemotePairs(AttributeId),
    /// back_populates names nothing on the target mapper.
    NoProperty {
        /// The mapper that lacks it.
        class: ClassId,
        /// The name.
        key: Arc<str>,
        /// The relationship that asked.
        relationship: AttributeId,
    },
    /// back_populates names a column.
    ReverseNotRelationship {
        /// The relationship that asked.
        relationship: AttributeId,
        /// What it named.
        other: AttributeId,
    },
    /// back_populates names a relationship to another class.
    ReverseOfOtherMapper {
        /// The relationship that asked.
        relationship: AttributeId,
        /// What it named.
        other: AttributeId,
    },
    /// Both sides point the same way.
    SameDirection {
        /// The first one set up.
        other: AttributeId,
        /// The second.
        relationship: AttributeId,
    },
    /// `sync_backref=True` on the other side of a `viewonly` relationship.
    SyncBackrefOfViewonly {
        /// The relationship that asks for it.
        relationship: AttributeId,
        /// The one with `viewonly`.
        viewonly: AttributeId,
    },
    /// `backref` over an existing name.
    BackrefExists {
        /// The relationship.
        relationship: AttributeId,
        /// The name.
        key: Arc<str>,
        /// The target mapper.
        class: ClassId,
    },
    /// `backref()` says what no relationship takes there, as Python puts it.
    KeywordsOfBackref(Arc<str>),
    /// A collection is a dict of which nothing says where the keys come from.
    UnkeyedDict,
    /// `lazy=` is no strategy.
    NoStrategy {
        /// The relationship.
        relationship: AttributeId,
        /// What it says, as Python shows it.
        lazy: Arc<str>,
    },
    /// `lazy="write_only"` or `"dynamic"` on a relationship that is no collection.
    WriteOnlyReference(AttributeId),
    /// A persistent owner's write-only collection was assigned: the owner's class, the relationship.
    NoImplicitIteration(ClassId, AttributeId),
    /// A delete has to know the members of a write-only collection.
    CannotLoadWriteOnly(ClassId, AttributeId),
    /// A dynamic collection is asked for rows, and its owner is in no session.
    DetachedCollection {
        /// The owner.
        owner: InstanceId,
        /// The relationship.
        attribute: AttributeId,
    },
    /// `del` of a write-only or dynamic collection.
    WriteOnlyDelete,
    /// Eager loading of a write-only or dynamic collection.
    NoPopulation(AttributeId),
    /// Immediate loading of one.
    NoCollectionPopulation,
    /// delete-orphan on the many side.
    DeleteOrphanOnManySide(AttributeId),
    /// `passive_deletes="all"` with a delete cascade.
    PassiveDeletesWithDelete(AttributeId),
    /// A ForeignKey names a table that is not there.
    NoReferencedTable {
        /// `child.parent_id`.
        column: Arc<str>,
        /// The missing table.
        table: Arc<str>,
        /// The target column's name.
        target: Arc<str>,
    },
    /// A ForeignKey names a column that is not there.
    NoReferencedColumn {
        /// The table that refers.
        table: Arc<str>,
        /// The referred table.
        target_table: Arc<str>,
        /// The missing column.
        target: Arc<str>,
    },
    /// A related object of a class the other attribute does not exist on.
    NoReverseKey {
        /// The key that is missing.
        key: Arc<str>,
    },
    /// `merge()` found an object of a class that lacks an attribute of the given one.
    NoMergedKey {
        /// The key that is missing.
        key: Arc<str>,
    },
    /// Every flush of a commit left something to flush.
    TooManyFlushes,
    /// A column of a persistent object was deleted with `del`: an UPDATE finds no value for it.
    NoColumnValue {
        /// The attribute's key.
        key: Arc<str>,
    },
    /// `del` of an attribute that holds nothing.
    NoValue {
        /// The object.
        instance: InstanceId,
        /// Its attribute.
        attribute: AttributeId,
    },
    /// Events came in from an attribute at neither end.
    BackReferenceConflict {
        /// The object passed.
        item: InstanceId,
        /// The attribute where it started.
        initiator: AttributeId,
        /// The attribute it would change.
        attribute: AttributeId,
        /// The attribute it came through.
        through: AttributeId,
    },
    /// A collection changes whose owner nobody holds any more.
    ObjectDereferenced {
        /// The owner.
        owner: InstanceId,
        /// The collection's attribute.
        attribute: AttributeId,
    },
    /// list.remove of something that is not in the list.
    NotInList,
    /// list index out of range, as said by the operation.
    IndexOutOfRange(ListOperation),
    /// pop from an empty list.
    PopFromEmpty,
    /// Sizes differ for an extended slice.
    ExtendedSliceSize {
        /// Items given.
        given: usize,
        /// Slots.
        slots: usize,
    },
    /// A lazy load or refresh without a session.
    Detached {
        /// The object.
        instance: InstanceId,
        /// The relationship, or none for expired columns.
        attribute: Option<AttributeId>,
    },
    /// `lazy="raise"`: reading the relationship raises.
    LazyRaise {
        /// The relationship.
        attribute: AttributeId,
        /// Only because SQL would be sent.
        on_sql: bool,
    },
    /// `raiseload=True`: reading the column raises.
    DeferredRaise(AttributeId),
    /// A loader option that starts from no entity of the query.
    OptionDoesNotApply {
        /// Where it starts.
        root: ClassId,
        /// What it is for first.
        target: crate::OptionTarget,
        /// Its strategy.
        strategy: crate::Strategy,
        /// The entities of the query.
        entities: Vec<Root>,
    },
    /// A row's value is none of those of its `Enum`.
    NotInEnum {
        /// The value.
        value: Scalar,
        /// The type of its column.
        kind: Arc<EnumType>,
    },
    /// Two loader options say differently how one attribute is loaded.
    StrategyConflict(Box<StrategyConflict>),
    /// The row behind an object is gone.
    ObjectDeleted(InstanceId),
    /// The object belongs to another session.
    AlreadyAttached {
        /// The object.
        instance: InstanceId,
        /// Where it is.
        attached: SessionId,
        /// Where it was to go.
        session: SessionId,
    },
    /// Another object with that identity is in the session.
    IdentityConflict {
        /// The object.
        instance: InstanceId,
    },
    /// The object was deleted: it cannot be added again.
    AddDeleted(InstanceId),
    /// `delete` or `refresh` of an object without row.
    NotPersisted(InstanceId),
    /// `refresh` of an object that is not persistent in this session.
    NotPersistent(InstanceId),
    /// `refresh` found no row.
    CouldNotRefresh(InstanceId),
    /// A refresh of attributes of an object whose primary key was changed.
    UnflushedKey {
        /// The object.
        instance: InstanceId,
        /// The changed parts of the key.
        changed: Vec<AttributeId>,
    },
    /// Expired columns of an object without identity, whose primary key is among them.
    NotRefreshable(InstanceId),
    /// `session.begin()` inside a transaction.
    AlreadyBegun,
    /// `autobegin=False`, and no transaction was begun.
    AutobeginDisabled,
    /// `close()` with `close_resets_only=False` came before.
    SessionClosed,
    /// A statement of a session without engine.
    Unbound {
        /// The class it was for.
        class: Option<ClassId>,
        /// Whether a statement of the program's, or a load, asked; else a flush.
        statement: bool,
    },
    /// An operation of a transaction that has ended.
    TransactionClosed,
    /// The transaction of the `with` block has ended, perhaps by this failure.
    ClosedInsideBlock(Option<Box<OrmError>>),
    /// `merge(load=False)` of an object without row.
    MergeOfTransient,
    /// `merge(load=False)` of an object with changes.
    MergeOfDirty,
    /// `make_transient_to_detached` of an object that is not transient.
    NotTransient,
    /// `expunge` of an object that is elsewhere.
    NotPresent(InstanceId),
    /// The session waits for a rollback; the text of the original failure.
    PendingRollback(Box<OrmError>),
    /// The rollback of the session's transaction failed: it takes another rollback and nothing else.
    InactiveTransaction,
    /// The transaction is committed: a listener that is told so can send nothing in it.
    CommittedTransaction,
    /// SQLAlchemy takes one of its own symbols for a related object, or for a collection, where a relationship has
    /// no value but a history.
    SymbolInstead {
        /// Whether a collection was asked for.
        uselist: bool,
    },
    /// Somebody wants to know the state of what is no mapped object.
    Stranger(Stranger),
    /// A flush finds changes queued for a collection that is there, as a rollback leaves them on an object that was
    /// new: SQLAlchemy asserts that there are none.
    QueuedForPresentCollection,
    /// Criteria of an option for an object that no query loaded: SQLAlchemy finds no path for them.
    NoLoadPath(AttributeId),
    /// An expired attribute that a load of the others left out, because `del` removed it.
    NotPopulated {
        /// The attribute's key.
        key: Arc<str>,
    },
    /// `get` with the wrong number of key values.
    IncorrectKeySize {
        /// What was given.
        given: Vec<Scalar>,
        /// The primary key's columns, `table.column`.
        columns: Vec<Arc<str>>,
    },
    /// A DELETE of an object whose primary key is not known.
    DeleteByNull {
        /// The table.
        table: Arc<str>,
        /// The key's column, `table.column`.
        column: Arc<str>,
    },
    /// A subquery load goes by a column that the rows do not have.
    NoSuchColumn {
        /// `table.column`
        column: Arc<str>,
    },
    /// `post_update` is to write the row of an object that takes no part in the flush.
    NotInFlush(InstanceId),
    /// None in a collection, found at flush.
    NoneInCollection(AttributeId),
    /// Members of another class in a collection or reference, found at flush.
    WrongType {
        /// The item.
        item: InstanceId,
        /// The relationship.
        attribute: AttributeId,
        /// The class expected.
        expected: ClassId,
        /// Whether it inherits from that, without a discriminator that would tell.
        is_subclass: bool,
    },
    /// A cascade came to an object of another class than the related one.
    CascadeToWrongType {
        /// The relationship.
        attribute: AttributeId,
        /// The object.
        item: InstanceId,
    },
    /// The row to update is gone.
    StaleUpdate {
        /// The table.
        table: Arc<str>,
        /// Rows expected.
        expected: usize,
        /// Rows matched.
        matched: usize,
    },
    /// The row to delete has another version by now, or is gone.
    StaleVersionedDelete {
        /// The table.
        table: Arc<str>,
        /// Rows expected.
        expected: usize,
        /// Rows matched.
        matched: usize,
    },
    /// A DELETE of rows of a secondary table matched another number of rows.
    StaleSecondaryDelete {
        /// The secondary table.
        table: Arc<str>,
        /// Rows expected.
        expected: usize,
        /// Rows matched.
        matched: usize,
    },
    /// The row to update has no key.
    NullKeyOfUpdate {
        /// The table.
        table: Arc<str>,
        /// The key's column, `a.id`.
        column: Arc<str>,
    },
    /// A flush would set part of a primary key to NULL.
    BlankedPrimaryKey {
        /// The source column, `a.id`.
        source: Arc<str>,
        /// The column that would be NULL, `b.aid`.
        destination: Arc<str>,
        /// The object.
        instance: InstanceId,
    },
    /// The new row's key is NULL.
    NullIdentity {
        /// The object.
        instance: InstanceId,
    },
    /// A flush is to delete an object that is in the session no more.
    DeletedOutside,
    /// Rows depend on each other in a circle.
    CircularDependency {
        /// The actions that wait for each other.
        actions: Vec<CircularAction>,
    },
    /// The program's own code raised an exception.
    Program(ProgramError),
    /// The database refused a statement.
    Statement {
        /// The failure kind: `IntegrityError`, `OperationalError` or `ProgrammingError`.
        kind: &'static str,
        /// SQLite's words.
        message: Arc<str>,
        /// The statement.
        sql: Arc<str>,
        /// Its parameters.
        parameters: Vec<Vec<Scalar>>,
        /// Whether it was an executemany.
        many: bool,
        /// Whether autoflush sent it.
        autoflush: bool,
    },
    /// A value of a statement could not be known.
    StatementValue {
        /// Why.
        error: Box<OrmError>,
        /// The statement.
        sql: Arc<str>,
        /// What it was to be sent with, as far as that was known: values by name, of each row.
        parameters: Vec<NamedValues>,
        /// Whether autoflush was to send it.
        autoflush: bool,
    },
    /// A parameter of a statement was given no value.
    ParameterRequired(Arc<str>),
    /// A column of an object that a condition compares with has no value.
    UnresolvedValue {
        /// The object.
        instance: InstanceId,
        /// The column attribute.
        attribute: AttributeId,
        /// Whether it had a value that is expired and cannot be loaded any more.
        is_expired: bool,
    },
    /// An item would get a second parent along a relationship with `single_parent`.
    SecondParent {
        /// The item.
        item: InstanceId,
        /// Who would be its second parent.
        owner: InstanceId,
        /// The relationship.
        attribute: AttributeId,
    },
    /// A set has no such member, a dict no such key.
    NotInCollection {
        /// The member sought, or whose key was.
        item: InstanceId,
        /// The key, in a dict.
        key: Option<Key>,
    },
    /// A dict holds another object under the key of the one to remove.
    OtherUnderKey {
        /// The object to remove.
        item: InstanceId,
        /// The one that is there.
        held: InstanceId,
        /// The key.
        key: Key,
    },
    /// The attribute that makes the key of a dict member was never set.
    UnpopulatedKey {
        /// The member.
        item: InstanceId,
        /// The attribute where the change started.
        initiator: Option<AttributeId>,
    },
    /// A table is not part of the schema.
    UnknownTable(TableId),
    /// Refused by name: what Bothways does not do yet.
    Unsupported(Arc<str>),
}

/// The operation an index was out of range for: Python words each differently.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListOperation {
    /// `l[i] = x` and `del l[i]`
    Assign,
    /// `l.pop(i)`
    Pop,
}

/// An action of a flush on a single object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CircularAction {
    /// Its INSERT or UPDATE.
    Save(InstanceId),
    /// Its DELETE.
    Delete(InstanceId),
    /// Copying keys along a relationship of it.
    Process {
        /// The relationship.
        attribute: AttributeId,
        /// The object.
        instance: InstanceId,
        /// Whether that is for its delete.
        deletes: bool,
    },
}

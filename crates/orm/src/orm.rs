//! The ORM's state in one place, and the gates all changes and statements pass.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bothways_sql::{
    Column, Constraint, Database, DatabaseError, Expression, Index, JoinKind, Outcome, Rendered, RowChange,
    Schema, Select, SelectColumn, Source, Statement, Table, anonymous, named, render,
};
use bothways_world::{
    AttributeId, Cause, Change, ClassId, Collection, CollectionId, InstanceId, Object, Scalar, SessionId,
    SqlStatement, Store, TableId, World,
};

use crate::attributes::{DictOrder, Strangers};
use crate::collections::MemberIndex;
use crate::config::{Attribute, ColumnDefaults, Mapper, Relationship};
use crate::connection::{Connection, Savepoint};
use crate::engine::EngineId;
use crate::events::Listened;
use crate::kept_rows::KeptRows;
use crate::load::{LastKnown, Options, ParameterValue, Remembered};
use crate::missing_key::CompiledInsert;
use crate::query::Selectable;
use crate::references::References;
use crate::session::Settings;
use crate::{NamedValues, Origin, OrmError};

/// What the program itself holds of mapped objects. The identity map is weak: an object that neither the
/// program nor another object holds is forgotten, when the identity map is next asked or a statement of the program
/// ends.
pub trait Holders {
    /// Whether the program holds the object now.
    fn is_held(&self, instance: InstanceId) -> bool;

    /// Whether the program holds the collection now.
    fn is_collection_held(&self, collection: CollectionId) -> bool;

    /// Whether the program may have let go of objects or collections since they were last taken.
    fn has_released(&self) -> bool;

    /// Objects that the program may have let go of since this was last asked.
    fn take_released(&mut self) -> Vec<InstanceId>;

    /// The same of collections.
    fn take_released_collections(&mut self) -> Vec<CollectionId>;

    /// The object is forgotten: whatever is kept for it can go.
    fn forgotten(&mut self, instance: InstanceId);
}

/// A declarative registry: one per declarative base.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RegistryId(pub u32);

/// What a registry knows.
#[derive(Debug, Default)]
pub struct Registry {
    /// Whether classes were added since the last complete configuration.
    pub new_mappers: bool,
    /// Registries of classes that its classes relate to.
    pub(crate) dependencies: Vec<RegistryId>,
    /// The names of its classes, as often as a class statement took them.
    pub(crate) names: Vec<Arc<str>>,
}

/// All that the ORM knows of one program. [`Orm`] is this at work.
#[derive(Default)]
pub struct OrmState {
    store: Store,
    schema: Schema,
    pub(crate) mappers: Vec<Mapper>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) registries: Vec<Registry>,
    /// Whether a configuration is running.
    pub(crate) configuring: bool,
    pub(crate) defaults: BTreeMap<(TableId, usize), ColumnDefaults>,
    pub(crate) sessions: Vec<Settings>,
    pub(crate) holders: Option<Box<dyn Holders>>,
    pub(crate) references: References,
    pub(crate) dict_order: DictOrder,
    pub(crate) members: MemberIndex,
    pub(crate) origin: Option<Origin>,
    pub(crate) remembered: Remembered,
    /// What stands in the place of mapped objects and is none.
    pub(crate) strangers: Strangers,
    /// How many back references are being told of each other.
    pub(crate) back_references: usize,
    pub(crate) last_known: LastKnown,
    /// Events that the program listens to.
    pub(crate) listened: Listened,
    /// Whether the open transaction changed rows: what it creates or drops then is undone with them.
    pub(crate) rows_changed: bool,
    /// How many questions to the program wait for their answers.
    pub(crate) asking: usize,
    /// Statements that were looked through for cartesian products, and had some.
    pub(crate) linted: BTreeSet<String>,
    /// Whether the engine logs what is sent now.
    pub(crate) logged: bool,
    /// The loader options of the statement that is sent now.
    pub(crate) loader_options: Options,
    /// Values that the program gives to the parameters of the statement that it executes.
    pub(crate) parameters: BTreeMap<Arc<str>, ParameterValue>,
    /// Statements without a value for a key that were compiled.
    pub(crate) compiled_inserts: BTreeSet<CompiledInsert>,
    /// Statements that were compiled, as the log tells them apart.
    pub(crate) compiled: BTreeSet<String>,
    aliases: Vec<(Arc<str>, Source)>,
    polymorphic_aliases: Vec<(Selectable, Vec<ClassId>)>,
    connection: Connection,
    /// The engine that was used last.
    pub(crate) engine: Option<EngineId>,
    kept: KeptRows,
}

impl OrmState {
    /// An ORM with nothing declared. The default one has no database either: it only keeps the place of another
    /// that is at work.
    pub fn new(database: Box<dyn Database>, holders: Box<dyn Holders>) -> Self {
        Self { holders: Some(holders), connection: Connection::new(database), ..Self::default() }
    }

    /// The journaled store: for steps, output and names, which are not the ORM's.
    pub fn store(&mut self) -> &mut Store {
        &mut self.store
    }

    /// The store, at the end of a run.
    pub fn into_store(self) -> Store {
        self.store
    }

    /// The live world.
    pub fn world(&self) -> &World {
        self.store.world()
    }

    /// The causes in force, from the innermost out.
    pub(crate) fn causes(&self) -> impl Iterator<Item = &Cause> {
        self.store.causes()
    }

    /// The tables defined so far.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Defines a table.
    pub fn add_table(&mut self, table: Table) -> Result<TableId, OrmError> {
        if self.schema.find(&table.name).is_some() {
            return Err(OrmError::TableAlreadyDefined(table.name));
        }
        self.schema.tables.push(table);
        self.schema.adopt_referred_types();
        Ok(TableId::from_index(self.schema.tables.len() - 1))
    }

    /// Other tables of the same names are about to be defined.
    pub fn replace_tables(&mut self, tables: impl IntoIterator<Item = TableId>) {
        self.schema.replaced.extend(tables);
    }

    /// Whether a table was defined again by another MetaData: it cannot be told from that one.
    pub fn is_replaced(&self, table: TableId) -> bool {
        self.schema.replaced.contains(&table)
    }

    /// Refuses a class whose table was defined again.
    ///
    /// # Errors
    /// It was.
    pub(crate) fn check_table_of(&self, class: ClassId) -> Result<(), OrmError> {
        self.check_not_replaced(self.mapper(class).table)
    }

    /// Refuses a table that was defined again.
    ///
    /// # Errors
    /// It was.
    pub(crate) fn check_not_replaced(&self, table: TableId) -> Result<(), OrmError> {
        match self.is_replaced(table) {
            true => Err(OrmError::Unsupported("a table that another MetaData has defined since".into())),
            false => Ok(()),
        }
    }

    /// Gives a table a further column with its checks: that of a subclass which has no table of its own. Gives its
    /// position.
    pub fn add_column(&mut self, table: TableId, column: Column, checks: Vec<Constraint>) -> usize {
        let Some(definition) = self.schema.tables.get_mut(table.index()) else { return 0 };
        definition.columns.push(column);
        definition.constraints.extend(checks);
        let position = definition.columns.len() - 1;
        self.schema.adopt_referred_types();
        position
    }

    /// Gives a table an index after its definition.
    pub fn add_index(&mut self, table: TableId, index: Index) {
        if let Some(table) = self.schema.tables.get_mut(table.index()) {
            table.indexes.push(index);
        }
    }

    /// A new alias of a table, or of a query, under a marker that stands for its name until a statement is written.
    pub fn add_alias(&mut self, name: AliasName<'_>, source: impl FnOnce(Arc<str>) -> Source) -> Arc<str> {
        let number = self.aliases.len();
        let marker = match name {
            AliasName::Given(name) => named(number, name),
            AliasName::Anonymous(base) => anonymous(number, base),
        };
        self.aliases.push((marker.clone(), source(marker.clone())));
        marker
    }

    /// A new alias of a class that has several tables: of a subquery of all their columns.
    pub fn add_subquery_alias(&mut self, class: ClassId, name: Option<&str>) -> Arc<str> {
        let marker = match name {
            Some(name) => named(self.aliases.len(), name),
            None => anonymous(self.aliases.len(), "anon"),
        };
        let from = self.selectable(class);
        let tables = from.sources().into_iter().filter_map(|source| self.schema.find(source.name()?));
        let columns = tables.filter_map(|id| self.schema.table(id)).flat_map(|table| {
            table.columns.iter().map(|column| SelectColumn {
                expression: Expression::column(&table.name, &column.name),
                label: Some(format!("{}_{}", table.name, column.name).into()),
            })
        });
        let select = Select { columns: columns.collect(), from: vec![from], ..Select::default() };
        let source = Source::Subquery { select: Box::new(select), alias: marker.clone(), common: None };
        self.aliases.push((marker.clone(), source));
        marker
    }

    /// A new alias of all tables of a class: of several each has one of its own, of the same number.
    pub fn add_class_alias(&mut self, class: ClassId, name: AliasName<'_>) -> Arc<str> {
        let marker = match name {
            AliasName::Given(name) => named(self.aliases.len(), name),
            AliasName::Anonymous(base) => anonymous(self.aliases.len(), base),
        };
        let source = self.source_of(class, &marker);
        self.aliases.push((marker.clone(), source));
        marker
    }

    /// `with_polymorphic()`: a class with these subclasses, whose tables are joined to its own in this way; flat: under
    /// aliases.
    pub fn add_polymorphic_alias(
        &mut self,
        class: ClassId,
        subclasses: &[ClassId],
        kind: JoinKind,
        flat: bool,
    ) -> Arc<str> {
        let marker = anonymous(self.aliases.len(), &self.table_of(class).name);
        let mut wanted: Vec<ClassId> = Vec::new();
        for subclass in subclasses {
            wanted.extend(self.iterate_to_root(*subclass));
        }
        let mut subclasses = self.self_and_descendants(class);
        subclasses.retain(|below| *below != class && wanted.contains(below));
        let from = self.selectable_with(class, &subclasses, kind);
        let from = if flat { self.renamed(from, &marker) } else { from };
        self.aliases.push((marker.clone(), Source::Joined(Box::new(from))));
        self.polymorphic_aliases.push((Selectable { name: marker.clone(), class: Some(class) }, subclasses));
        marker
    }

    /// The subclasses that an alias of `with_polymorphic()` selects along.
    pub fn polymorphic_alias(&self, name: &Arc<str>) -> Option<&[ClassId]> {
        let known = self.polymorphic_aliases.iter().find(|(alias, _)| alias.name == *name);
        known.map(|(_, subclasses)| &**subclasses)
    }

    /// Its number.
    pub fn polymorphic_alias_number(&self, name: &Arc<str>) -> Option<usize> {
        self.polymorphic_aliases.iter().position(|(alias, _)| alias.name == *name)
    }

    /// The alias of this number, and its class.
    pub(crate) fn polymorphic_alias_of(&self, number: usize) -> Option<&Selectable> {
        Some(&self.polymorphic_aliases.get(number)?.0)
    }

    /// What an alias of the program stands for.
    pub(crate) fn alias(&self, name: &Arc<str>) -> Option<&Source> {
        self.aliases.iter().find(|(marker, _)| marker == name).map(|(_, source)| source)
    }

    /// What a name in a query stands for: an alias, or the table of that name.
    pub fn source(&self, name: &Arc<str>) -> Source {
        match self.alias(name) {
            Some(source) => source.clone(),
            None => Source::Table { name: name.clone(), alias: None },
        }
    }

    /// A new declarative registry.
    pub fn new_registry(&mut self) -> RegistryId {
        self.registries.push(Registry::default());
        RegistryId(
            u32::try_from(self.registries.len() - 1)
                .expect("fewer registries than statements, which are limited"),
        )
    }

    /// Whether a class statement of a registry took that name, also if it failed then.
    pub(crate) fn is_taken(&self, registry: RegistryId, name: &Arc<str>) -> bool {
        self.registries.get(registry.0 as usize).is_some_and(|registry| registry.names.contains(name))
    }

    /// Whether several class statements of a registry took that name.
    pub fn is_ambiguous(&self, registry: RegistryId, name: &str) -> bool {
        let names = self.registries.get(registry.0 as usize).map(|registry| &registry.names);
        names.is_some_and(|names| names.iter().filter(|known| &***known == name).count() > 1)
    }

    /// The program does not hold a collection.
    pub(crate) fn drop_detached(&mut self, collection: CollectionId) {
        self.references.drop_detached(collection, self.store.world());
    }

    /// The members of collections that are their owner's no more and that the program holds.
    pub(crate) fn held_members(&self) -> Vec<InstanceId> {
        let is_held = |collection: &CollectionId| {
            self.holders.as_ref().is_some_and(|holders| holders.is_collection_held(*collection))
        };
        let held = self.references.detached().filter(is_held);
        held.flat_map(|collection| self.collection(collection).items.iter().copied()).collect()
    }

    /// Commits a change, keeping count of who refers to whom.
    pub(crate) fn commit(&mut self, change: Change) {
        self.references.follow(&change, self.store.world());
        self.dict_order.follow(&change);
        self.members.follow(&change);
        self.store.commit(change);
    }

    /// Sends a statement: journaled first, with the rows it changed after.
    pub(crate) fn send(&mut self, statement: &Statement, rendered: Rendered) -> Result<Outcome, OrmError> {
        let text: Arc<str> = rendered.text.into();
        let result = self.connection.execute(&self.schema, statement);
        let row_count = match &result {
            Ok(outcome) => outcome.rows.len().max(outcome.changes.len()),
            Err(_) => 0,
        };
        let returned =
            result.as_ref().ok().and_then(|outcome| self.kept.take(&self.schema, statement, outcome));
        self.commit(Change::Sql(Arc::new(SqlStatement {
            text: text.clone(),
            parameters: rendered.parameters.clone(),
            many: rendered.many,
            transaction_control: false,
            row_count: u32::try_from(row_count).unwrap_or(u32::MAX),
            returned,
        })));
        let failed = |kind, message| OrmError::Statement {
            kind,
            message,
            sql: text,
            parameters: rendered.parameters,
            many: rendered.many,
            autoflush: self.origin == Some(Origin::Autoflush),
        };
        match result {
            Ok(outcome) => {
                self.rows_changed |= !outcome.changes.is_empty();
                self.commit_rows(&outcome.changes);
                Ok(outcome)
            }
            Err(DatabaseError::Integrity(message, changes)) => {
                let error = failed("IntegrityError", message);
                self.commit_rows(&changes);
                Err(error)
            }
            Err(DatabaseError::Operational(message)) => Err(failed("OperationalError", message)),
            Err(DatabaseError::Programming(message)) => Err(failed("ProgrammingError", message)),
            Err(DatabaseError::Unsupported(what)) => Err(OrmError::Unsupported(what)),
        }
    }

    /// The failure of a statement that could not be sent, since one of its values could not be known
    /// (`Connection._handle_dbapi_exception`).
    pub(crate) fn without_value(
        &self,
        error: OrmError,
        statement: &Statement,
        parameters: Vec<NamedValues>,
    ) -> OrmError {
        if let OrmError::Unsupported(_) = error {
            return error;
        }
        OrmError::StatementValue {
            error: Box::new(error),
            sql: render(&self.schema, statement).text.into(),
            parameters,
            autoflush: self.origin == Some(Origin::Autoflush),
        }
    }

    fn commit_rows(&mut self, changes: &[RowChange]) {
        for RowChange { table, key, old, new } in changes {
            self.commit(Change::Row { table: *table, key: key.clone(), old: old.clone(), new: new.clone() });
        }
    }

    /// BEGIN, COMMIT or ROLLBACK on the connection: shown, though the driver sends them by itself.
    pub(crate) fn send_control(&mut self, control: TransactionControl) -> Result<(), OrmError> {
        let changes = match control {
            TransactionControl::Begin => Ok(Vec::new()),
            TransactionControl::Commit => self.connection.commit().map(|()| Vec::new()),
            TransactionControl::Rollback => self.connection.rollback(),
        }
        .map_err(refused_transaction)?;
        // Rows first: what follows the last COMMIT or ROLLBACK in the journal is what is not committed.
        self.rows_changed = false;
        self.commit_rows(&changes);
        self.journal_statement(control.text(), true);
        Ok(())
    }

    /// The engine that was used last.
    pub fn engine(&self) -> Option<EngineId> {
        self.engine
    }

    /// Undoes what the open transaction did, of which nobody is told.
    pub(crate) fn roll_back_quietly(&mut self) -> Result<(), OrmError> {
        if self.connection.in_transaction() {
            let changes = self.connection.rollback().map_err(refused_transaction)?;
            self.commit_rows(&changes);
        }
        Ok(())
    }

    /// A statement that the program did not ask for, and that is not shown.
    pub(crate) fn execute_quietly(&mut self, statement: &Statement) -> Result<Vec<Vec<Scalar>>, OrmError> {
        let outcome = self.connection.execute(&self.schema, statement).map_err(refused_transaction)?;
        self.commit_rows(&outcome.changes);
        Ok(outcome.rows)
    }

    /// `SAVEPOINT name`.
    pub(crate) fn send_savepoint(&mut self, name: &str) -> Result<Savepoint, OrmError> {
        self.journal_statement(&format!("SAVEPOINT {name}"), false);
        self.connection.savepoint().map_err(refused_transaction)
    }

    /// `ROLLBACK TO SAVEPOINT name`.
    pub(crate) fn send_rollback_to(&mut self, name: &str, savepoint: Savepoint) -> Result<(), OrmError> {
        self.journal_statement(&format!("ROLLBACK TO SAVEPOINT {name}"), false);
        let changes = self.connection.rollback_to(savepoint).map_err(refused_transaction)?;
        self.commit_rows(&changes);
        Ok(())
    }

    /// `RELEASE SAVEPOINT name`.
    pub(crate) fn send_release(&mut self, name: &str, savepoint: Savepoint) -> Result<(), OrmError> {
        self.journal_statement(&format!("RELEASE SAVEPOINT {name}"), false);
        if self.connection.release(savepoint).map_err(refused_transaction)? {
            self.journal_statement(TransactionControl::Commit.text(), true);
        }
        Ok(())
    }

    /// Whether a transaction is open on the connection.
    pub(crate) fn in_transaction(&self) -> bool {
        self.connection.in_transaction()
    }

    fn journal_statement(&mut self, text: &str, transaction_control: bool) {
        self.commit(Change::Sql(Arc::new(SqlStatement {
            text: text.into(),
            parameters: Vec::new(),
            many: false,
            transaction_control,
            row_count: 0,
            returned: None,
        })));
    }

    /// A mapper by class; ids come only from declaring, so it is there.
    pub fn mapper(&self, class: ClassId) -> &Mapper {
        self.mappers.get(class.index()).expect("class ids come from declare_class")
    }

    pub(crate) fn mapper_mut(&mut self, class: ClassId) -> &mut Mapper {
        self.mappers.get_mut(class.index()).expect("class ids come from declare_class")
    }

    /// Number of mapped classes.
    pub fn class_count(&self) -> usize {
        self.mappers.len()
    }

    /// Number of attributes.
    pub fn attribute_count(&self) -> usize {
        self.attributes.len()
    }

    /// An attribute's definition.
    pub fn attribute(&self, attribute: AttributeId) -> &Attribute {
        self.attributes.get(attribute.index()).expect("attribute ids come from declaring properties")
    }

    pub(crate) fn attribute_mut(&mut self, attribute: AttributeId) -> &mut Attribute {
        self.attributes.get_mut(attribute.index()).expect("attribute ids come from declaring properties")
    }

    /// The attribute of that name on a class.
    pub fn find_attribute(&self, class: ClassId, key: &str) -> Option<AttributeId> {
        self.mapper(class).properties.get(key).copied()
    }

    pub(crate) fn relationship(&self, attribute: AttributeId) -> &Relationship {
        self.attribute(attribute).relationship().expect("callers pass relationship attributes")
    }

    /// The definition of a class's table.
    pub fn table_of(&self, class: ClassId) -> &Table {
        self.schema.table(self.mapper(class).table).expect("mappers are declared on known tables")
    }

    /// The name of a table.
    pub(crate) fn table_name(&self, table: TableId) -> Arc<str> {
        self.schema.table(table).map_or_else(|| "".into(), |table| table.name.clone())
    }

    /// The names of a table's columns.
    pub(crate) fn column_names(&self, table: TableId) -> Vec<Arc<str>> {
        let columns = self.schema.table(table).into_iter().flat_map(|table| &table.columns);
        columns.map(|column| column.name.clone()).collect()
    }

    /// An object of the live world.
    pub fn object(&self, instance: InstanceId) -> &Object {
        self.world().object(instance).expect("instance ids come from creating or loading")
    }

    /// A collection of the live world.
    pub fn collection(&self, collection: CollectionId) -> &Collection {
        self.world().collection(collection).expect("collection ids come from attributes")
    }

    pub(crate) fn settings(&self, session: SessionId) -> &Settings {
        self.sessions.get(session.index()).expect("session ids come from opening")
    }

    pub(crate) fn settings_mut(&mut self, session: SessionId) -> &mut Settings {
        self.sessions.get_mut(session.index()).expect("session ids come from opening")
    }
}

fn refused_transaction(_: DatabaseError) -> OrmError {
    OrmError::Unsupported("this use of transactions".into())
}

/// The name of an alias.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AliasName<'a> {
    /// As the program says.
    Given(&'a str),
    /// With a number after it: `node_1`.
    Anonymous(&'a str),
}

/// What the driver sends around statements.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TransactionControl {
    Begin,
    Commit,
    Rollback,
}

impl TransactionControl {
    /// As it is shown.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Begin => "BEGIN (implicit)",
            Self::Commit => "COMMIT",
            Self::Rollback => "ROLLBACK",
        }
    }
}

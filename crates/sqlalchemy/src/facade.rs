//! The package's own state during one run.

use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use bothways_orm::{OrmError, OrmState, OrmWarning};
use bothways_python::{Class, HostObject, HostRef, Instance, Place, Raised, Value, Vm};
use bothways_sql::Database;
use bothways_world::{AttributeId, ClassId, CollectionId, InstanceId, StatementId, TableId};

use crate::classes::Classes;
use crate::collections::KeySource;
use crate::collections::own::OwnCollections;
use crate::context::Context;
use crate::errors::classes::Exceptions;
use crate::events::{FlushListeners, Listeners, Mark};
use crate::inspection::Inspected;
use crate::instances::Instances;
use crate::relationship::RelationshipArguments;
use crate::session::Sessions;

/// The `sqlalchemy` package of one run, with the ORM under it. It is the host of the Python machine.
pub struct Facade {
    pub(crate) orm: OrmState,
    pub(crate) instances: Instances,
    pub(crate) classes: Classes,
    /// `Table` objects that the program has seen.
    pub(crate) tables: BTreeMap<TableId, Value>,
    /// The `MetaData` of each table.
    pub(crate) metadata: BTreeMap<TableId, HostRef>,
    /// `Table.comment`
    pub(crate) table_comments: BTreeMap<TableId, Rc<str>>,
    /// The `Column` objects of each table.
    columns: BTreeMap<TableId, Vec<Value>>,
    /// What makes the keys of dict collections.
    pub(crate) key_sources: Vec<Rc<KeySource>>,
    /// The association proxies that objects keep, by the definition of each.
    pub(crate) proxies: BTreeMap<(InstanceId, *const ()), Value>,
    /// What the program put in the place of mapped objects.
    pub(crate) strangers: BTreeMap<(InstanceId, AttributeId), Value>,
    /// The program's functions that listen to attributes.
    pub(crate) listeners: Listeners,
    /// The program's functions that listen to mappers and sessions.
    pub(crate) flush_listeners: FlushListeners,
    /// Classes without a mapper that are listened to, by their numbers.
    pub(crate) listened_bases: Vec<Rc<Class>>,
    /// `Session` as the base of the program's classes.
    pub(crate) session_base: Option<Rc<Class>>,
    /// Methods under `@validates`.
    pub(crate) validators: Vec<Mark>,
    /// Constants that the program has seen, by their numbers.
    pub(crate) symbols: BTreeMap<u8, Value>,
    /// The constants that are nothing but their names.
    pub(crate) named_symbols: BTreeMap<&'static str, Value>,
    /// Methods under `@reconstructor`.
    pub(crate) reconstructors: Vec<Value>,
    /// The validators that each class has, by the names of attributes.
    pub(crate) effective_validators: BTreeMap<ClassId, Vec<(Rc<str>, Value)>>,
    /// The states of objects as the program holds them: there is one for each object.
    pub(crate) states: BTreeMap<InstanceId, Weak<dyn HostObject>>,
    /// Likewise their dicts.
    pub(crate) loaded_values: BTreeMap<InstanceId, Weak<dyn HostObject>>,
    /// Modules of the package that are written in Python, by name.
    pub(crate) library: BTreeMap<&'static str, Value>,
    /// Classes of collections that the program brings.
    pub(crate) own_collections: OwnCollections,
    /// What modules export, by name: one object, whichever module it is taken from.
    pub(crate) exports: BTreeMap<String, Value>,
    /// Attributes that stand on their classes already.
    pub(crate) installed: usize,
    /// `DeclarativeBase`.
    pub(crate) root: Option<Rc<Class>>,
    /// `DeclarativeMeta` and its kin.
    pub(crate) metaclasses: Vec<Rc<Class>>,
    /// `MappedAsDataclass`
    pub(crate) mapped_as_dataclass: Option<Rc<Class>>,
    /// Enumerations whose members columns hold, by their numbers.
    pub(crate) enumerations: Vec<Rc<Class>>,
    /// Engines made.
    pub(crate) engines: u32,
    /// How many parameters without a name the program has made.
    parameters: u32,
    /// How many labels have been made up for queries inside others.
    labels: usize,
    /// `engine.echo`
    pub(crate) echo: Option<bool>,
    /// Sessions as the program holds them.
    pub(crate) sessions: Sessions,
    /// The program has ended: nothing warns it any more.
    pub(crate) ended: bool,
    /// Arguments of relationships, to be resolved when their mappers are configured.
    pub(crate) written: Vec<RelationshipArguments>,
    /// Exceptions that the program's code raised in the middle of operations of the ORM.
    pub(crate) raised: Vec<Raised>,
    /// Failures behind exceptions that were raised.
    pub(crate) failures: Vec<(Weak<Instance>, OrmError)>,
    /// Warnings of the ORM that were issued.
    pub(crate) warnings: Vec<IssuedWarning>,
    /// The class that is being mapped.
    pub(crate) declaring: Option<crate::declarative::Declaring>,
    /// Columns that stand in expressions of a class body, before they have a table.
    pub(crate) unplaced: Vec<Value>,
    /// Mappers and properties that the program has seen.
    pub(crate) inspected: Inspected,
    /// Classes that `type()` gives for the package's own objects.
    pub(crate) shown_classes: BTreeMap<String, Rc<Class>>,
    /// Collections whose text is being made.
    pub(crate) shown_collections: Vec<CollectionId>,
    /// Functions that give defaults of columns.
    pub(crate) default_functions: Vec<crate::schema::default::Function>,
    /// The statements of the program, by their numbers.
    pub(crate) statements: Vec<StatementId>,
    exceptions: Option<Rc<Exceptions>>,
}

/// A warning of the ORM as it was issued.
#[derive(Debug)]
pub struct IssuedWarning {
    /// The facts.
    pub warning: OrmWarning,
    /// The text.
    pub text: String,
    /// The statement that was running.
    pub place: Place,
}

impl Facade {
    /// A package with nothing declared, over an empty database.
    pub fn new(database: Box<dyn Database>) -> Self {
        let instances = Instances::default();
        Self {
            orm: OrmState::new(database, Box::new(instances.clone())),
            instances,
            classes: Classes::default(),
            tables: BTreeMap::new(),
            metadata: BTreeMap::new(),
            table_comments: BTreeMap::new(),
            columns: BTreeMap::new(),
            key_sources: Vec::new(),
            proxies: BTreeMap::new(),
            strangers: BTreeMap::new(),
            listeners: Listeners::default(),
            flush_listeners: FlushListeners::default(),
            listened_bases: Vec::new(),
            session_base: None,
            validators: Vec::new(),
            symbols: BTreeMap::new(),
            named_symbols: BTreeMap::new(),
            reconstructors: Vec::new(),
            exports: BTreeMap::new(),
            effective_validators: BTreeMap::new(),
            states: BTreeMap::new(),
            loaded_values: BTreeMap::new(),
            library: BTreeMap::new(),
            own_collections: OwnCollections::default(),
            installed: 0,
            root: None,
            metaclasses: Vec::new(),
            mapped_as_dataclass: None,
            enumerations: Vec::new(),
            engines: 0,
            parameters: 0,
            labels: 0,
            echo: None,
            sessions: Sessions::default(),
            written: Vec::new(),
            raised: Vec::new(),
            failures: Vec::new(),
            warnings: Vec::new(),
            declaring: None,
            unplaced: Vec::new(),
            inspected: Inspected::default(),
            shown_classes: BTreeMap::new(),
            shown_collections: Vec::new(),
            default_functions: Vec::new(),
            statements: Vec::new(),
            exceptions: None,
            ended: false,
        }
    }

    /// The ORM.
    pub fn orm(&self) -> &OrmState {
        &self.orm
    }

    /// Whether there may be something to [`Facade::settle`].
    pub fn is_unsettled(&self) -> bool {
        bothways_orm::session::is_unsettled(&self.orm)
            || self.own_collections.has_any()
            || self.sessions.has_released()
    }

    /// Forgets what a statement of the program let go of, as it does at once in CPython: what is forgotten belongs
    /// to the step of that statement.
    pub fn settle(&mut self, vm: &mut Vm) {
        let mut cx = Context::new(self, vm);
        cx.settle_sessions();
        loop {
            // A change behind the back of the methods that cannot be shown is refused where the ORM is asked next. What
            // is forgotten lets go of its collections, and they of their members.
            let _ = crate::collections::own::settle(&mut cx);
            crate::collections::own::let_go(&mut cx);
            if !bothways_orm::session::is_unsettled(&cx.facade.orm) {
                break;
            }
            cx.with_orm(bothways_orm::session::settle);
        }
    }

    /// Sets up what the program declared and never used, once it has ended: its relationships are known then.
    /// A failure is the program's to meet, when it uses them.
    pub fn configure_unused(&mut self, vm: &mut Vm) {
        self.ended = true;
        self.orm.store().end();
        let _ = Context::new(self, vm).with_orm(bothways_orm::config::configure_mappers);
    }

    /// The ORM, at the end of a run.
    pub fn into_orm(self) -> OrmState {
        self.orm
    }

    /// The ORM's failure behind an exception, if it was one.
    pub fn failure(&self, exception: &Rc<Instance>) -> Option<&OrmError> {
        let is_it =
            |(known, _): &&(Weak<Instance>, OrmError)| std::ptr::eq(known.as_ptr(), Rc::as_ptr(exception));
        self.failures.iter().rev().find(is_it).map(|(_, error)| error)
    }

    /// Warnings of the ORM, in order.
    pub fn warnings(&self) -> &[IssuedWarning] {
        &self.warnings
    }

    /// The number of an enumeration, given when it is first met.
    pub(crate) fn enumeration(&mut self, class: &Rc<Class>) -> u32 {
        let known = self.enumerations.iter().position(|known| Rc::ptr_eq(known, class));
        let number = known.unwrap_or_else(|| {
            self.enumerations.push(Rc::clone(class));
            self.enumerations.len() - 1
        });
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    /// The number of a parameter without a name of its own.
    pub(crate) fn new_parameter(&mut self) -> u32 {
        self.parameters += 1;
        self.parameters
    }

    /// The number of a label that is made up.
    pub(crate) fn new_label(&mut self) -> usize {
        self.labels += 1;
        self.labels
    }

    /// The exception classes.
    pub(crate) fn exceptions(&mut self, vm: &mut Vm) -> Rc<Exceptions> {
        let made = self.exceptions.get_or_insert_with(|| Rc::new(Exceptions::new(vm)));
        Rc::clone(made)
    }

    /// The `Column` objects of a table.
    pub(crate) fn columns(&self, table: TableId) -> Vec<Value> {
        self.columns.get(&table).cloned().unwrap_or_default()
    }

    /// Keeps the `Column` objects of a table.
    pub(crate) fn set_columns(&mut self, table: TableId, columns: Vec<Value>) {
        self.columns.insert(table, columns);
    }
}

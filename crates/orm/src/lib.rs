//! The ORM core: mapper configuration, instrumented attributes with back references, the session with its
//! weak identity map, the unit of work, loaders and queries.
//!
//! It knows no Python, no source places, no GlueSQL and no browser. State lives in a [`bothways_world::Store`]
//! and changes only by [`Orm::commit`]; statements go to a [`bothways_sql::Database`]. Failures are structured
//! ([`OrmError`], [`OrmWarning`]): their text belongs to the crate that speaks to the program.

pub mod attributes;
pub mod bulk;
pub mod collections;
pub mod config;
pub mod ddl;
pub mod events;
pub mod query;
pub mod reflection;
pub mod session;
pub mod text;

mod connection;
mod engine;
mod error;
mod evaluator;
mod kept_rows;
mod load;
mod log;
mod missing_key;
mod orm;
mod program;
mod references;
mod unit_of_work;
mod warning;

pub use engine::{EngineId, driver_execute, use_engine};
pub use error::{CircularAction, ListOperation, NamedValues, OrmError, StrategyConflict};
pub use load::{
    LoadPath, LoaderOption, OptionTarget, ParameterValue, Root, Strategy, criteria_under, expression_in,
    give, object_value, with_parent,
};
pub use log::{Batch, CacheStats, LogEntry};
pub use orm::{AliasName, Holders, OrmState, Registry, RegistryId};
pub use program::{AttributeEvent, DerivedKey, NoProgram, Notice, Orm, Program, ProgramError};
pub use warning::{Origin, OrmWarning, WarningKind};

//! The database of a run: [`GlueDatabase`] answers [`bothways_sql::Database`] over GlueSQL in memory.
//!
//! The store underneath implements GlueSQL's storage traits with an undo log, unique indexes and indexes on
//! foreign keys. Rows that the ORM knows by key go through the store's keyed operations; queries go through
//! GlueSQL's planner and executor. Where GlueSQL and SQLite differ, statements are built so that SQLite's answer
//! comes out, or are refused by name. Foreign keys are not enforced, as SQLite does not without its pragma.

mod affinity;
mod check;
mod definition;
mod foreign_keys;
mod glue_database;
mod lookup;
mod query;
mod store;
mod text;
mod write;
mod write_where;

pub use glue_database::GlueDatabase;

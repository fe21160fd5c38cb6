//! The `sqlalchemy` package as a program sees it: names of Python to calls of the ORM.
//!
//! [`Facade`] implements the interpreter's `Host`. It keeps no state of mapped objects (that is the ORM's), only
//! the Python side of it: which class is which mapper, which instance is which object. What SQLAlchemy has and
//! this package has not is refused by name; texts of errors and warnings are SQLAlchemy's own (`errors`).

mod arguments;
mod association;
mod attributes;
mod bindings;
mod classes;
mod collections;
mod column_property;
mod compiled;
mod connection;
mod context;
mod declarative;
mod dml;
mod engine;
mod errors;
mod events;
mod execution_parameters;
mod expressions;
mod facade;
mod host;
mod hybrid;
mod inspection;
mod instances;
mod log;
mod modules;
mod names;
mod native;
mod object;
mod pool;
mod program;
mod query;
mod relationship;
mod scalars;
mod schema;
mod session;
mod sets;
mod shown_classes;
mod symbols;
mod synonym;
mod text;

pub use facade::{Facade, IssuedWarning};

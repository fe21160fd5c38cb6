//! The Python front: ruff's parser and an interpreter of a Python subset.
//!
//! A program is a list of documents run one after the other in one namespace ([`prepare`]); a
//! [`Vm`] runs it, statement by statement, and asks a [`Host`] for everything that lies outside
//! Python: foreign packages, their objects, output, and whether to go on before each statement.
//! This crate knows nothing about SQLAlchemy, databases or the page.
//!
//! Two kinds of failure are kept apart everywhere ([`Raised`]): a Python exception is a value that
//! the program can catch; what is outside the subset, and a limit, are ours and cannot be caught.

mod builtins;
mod compile;
mod host;
mod interpreter;
mod limits;
mod modules;
mod names;
mod place;
mod program;
mod raised;
mod value;
mod vm;

pub mod reference;
pub mod standard;
pub mod traceback;

pub use host::{
    Arguments, BinaryOperator, ClassStatement, Comparison, Host, HostObject, HostRef, UnaryOperator, Warning,
};
pub use interpreter::Interpreter;
pub use limits::Limits;
pub use place::Place;
pub use program::{Document, Program, Rejection, SyntaxError, SyntaxErrorClass, parse, prepare};
pub use raised::{Limit, Raised, Unsupported};
pub use value::alias::{Alias, AliasKind};
pub use value::class::Class;
pub use value::dict::Dict;
pub use value::exception::{ExceptionState, TracebackEntry};
pub use value::function::{BoundMethod, Function, Native};
pub use value::instance::{Instance, Keeper};
pub use value::iterator::PyIterator;
pub use value::list::List;
pub use value::module::Module;
pub use value::set::Set;
pub use value::slice::{Range, Slice};
pub use value::{Value, descriptor::Property};
pub use vm::metaclasses::{Announced, announcing_init_subclass};
pub use vm::text::float_repr;
pub use vm::{Types, Vm};

/// ruff's syntax tree, re-exported so that other crates inspect programs with the same version.
pub use ruff_python_ast as ast;

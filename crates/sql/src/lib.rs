//! SQL as data: table definitions, statements, their text as SQLAlchemy prints it for SQLite, and the
//! [`Database`] trait that the ORM runs them on.
//!
//! Nothing here knows mappers, Python or GlueSQL. Statements carry their parameters in place, so that text and
//! parameter list always agree.

mod anonymous;
mod database;
mod dml;
mod expression;
mod frame;
mod from_linter;
mod operator;
mod render;
mod schema;
mod statement;
mod text;
mod traverse;
mod types;
mod visit;

pub use anonymous::{anonymous, beside, given_name, is_anonymous, mark_labels, name_anonymous, named};
pub use database::{Database, DatabaseError, Outcome, RowChange, Savepoint};
pub use dml::{DeleteWhere, InsertValues, UpdateWhere};
pub use expression::{BoundParameter, CURRENT_TIMESTAMP, Expression, ObjectValue};
pub use frame::{Frame, FrameBound, FrameUnit};
pub use from_linter::{CartesianProduct, cartesian_products};
pub use operator::{BinaryOperator, CustomOperator};
pub use render::{Rendered, render, requires_quotes, result_columns};
pub use schema::{
    CheckConstraint, Column, Constraint, EnumType, ForeignKey, ForeignKeyConstraint, Index, KeyConstraint,
    Schema, SqlType, Table,
};
pub use statement::{
    Body, Common, Compound, Correlation, Delete, From, Insert, Join, JoinKind, OrderBy, Reflection, Select,
    SelectColumn, SetOperator, Source, Statement, Update, UpdateRow,
};
pub use text::TextStatement;
pub use traverse::Annotations;

//! What a program says about tables: columns, their types, foreign keys, `MetaData`.

pub(crate) mod column;
pub(crate) mod constraint;
pub(crate) mod ddl;
pub(crate) mod default;
mod dialect_argument;
pub(crate) mod foreign_key;
pub(crate) mod identity;
pub(crate) mod metadata;
pub(crate) mod naming;
pub(crate) mod sql_type;
pub(crate) mod table;

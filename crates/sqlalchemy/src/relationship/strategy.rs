//! `lazy=` and `innerjoin=`: how a relationship is loaded.

use bothways_orm::config::{InnerJoin, Lazy};
use bothways_python::{Raised, Value};

use crate::context::Context;

/// `lazy=`; none for what is no strategy.
pub(super) fn lazy(given: &Value) -> Option<Lazy> {
    match given {
        Value::Bool(true) => Some(Lazy::Select),
        Value::Bool(false) => Some(Lazy::Joined),
        Value::Str(word) => match &**word {
            "select" => Some(Lazy::Select),
            "joined" => Some(Lazy::Joined),
            "selectin" => Some(Lazy::Selectin),
            "subquery" => Some(Lazy::Subquery),
            "immediate" => Some(Lazy::Immediate),
            "raise" => Some(Lazy::Raise),
            "raise_on_sql" => Some(Lazy::RaiseOnSql),
            "noload" => Some(Lazy::NoLoad),
            "write_only" => Some(Lazy::WriteOnly),
            "dynamic" => Some(Lazy::Dynamic),
            _ => None,
        },
        _ => None,
    }
}

/// `innerjoin=`
pub(super) fn inner_join(cx: &mut Context<'_>, given: &Value) -> Result<InnerJoin, Raised> {
    match given {
        Value::Bool(false) => Ok(InnerJoin::No),
        Value::Bool(true) => Ok(InnerJoin::Nested),
        Value::Str(word) if &**word == "nested" => Ok(InnerJoin::Nested),
        Value::Str(word) if &**word == "unnested" => Ok(InnerJoin::Unnested),
        _ => cx.unsupported("this value of relationship(innerjoin=…)"),
    }
}

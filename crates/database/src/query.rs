//! SELECT: by the store's own keys where one table and its key decide, by GlueSQL otherwise.
//!
//! GlueSQL's answer must be SQLite's. Statements are therefore built with SQLite's affinity, NULL logic, order and
//! arithmetic written out ([`value`], [`truth`], [`like`], [`from`], [`statement`]); what cannot be written out is
//! refused by name.

mod access;
mod from;
mod function;
mod keyed;
mod like;
mod scope;
mod statement;
mod truth;
mod value;

use bothways_sql::Select;
use bothways_world::Scalar;
use gluesql_core::error::{Error, EvaluateError};
use gluesql_core::executor::{Payload, execute};
use gluesql_core::plan::StatementPlan;
use gluesql_core::store::Planner;

use crate::store::{Store, to_scalar};
use crate::write::Failure;

/// Rows of a SELECT.
pub(crate) fn select(store: &mut Store, select: &Select) -> Result<Vec<Vec<Scalar>>, Failure> {
    if let Some(rows) = keyed::select(store, select)? {
        return Ok(rows);
    }
    let plan = plan(store, select)?;
    let payload = execute(store, &plan).map_err(refused)?;
    let Payload::Select { rows, .. } = payload else {
        return Err(Failure::unsupported("a query that gives no rows"));
    };
    rows.into_iter().map(scalars).collect()
}

/// What GlueSQL will do for a SELECT.
fn plan(store: &Store, select: &Select) -> Result<StatementPlan, Failure> {
    store.plan(StatementPlan::from(statement::statement(store, select)?)).map_err(refused)
}

fn scalars(values: Vec<gluesql_core::data::Value>) -> Result<Vec<Scalar>, Failure> {
    let scalars = values.into_iter().map(to_scalar).collect::<Option<Vec<_>>>();
    scalars.ok_or_else(|| Failure::unsupported("a value of a type that SQLite does not have"))
}

fn refused(error: Error) -> Failure {
    // What `function` wrote into the statement to refuse a value.
    if let Error::Evaluate(EvaluateError::UnsupportedFunction(what)) = error {
        return Failure::unsupported(what);
    }
    Failure::unsupported(format!("GlueSQL cannot run this query: {error}"))
}

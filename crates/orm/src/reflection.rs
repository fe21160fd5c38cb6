//! `inspect(engine)`: what the database is asked about its tables. What it has is known from their definitions; the
//! questions are sent all the same, as SQLAlchemy sends them.

use std::sync::Arc;

use bothways_sql::{Reflection, Statement, Table};
use bothways_world::SessionId;

use crate::orm::TransactionControl;
use crate::{EngineId, Orm, OrmError, OrmState, session, use_engine};

/// Whose connection is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// A new one of the engine for each operation.
    Engine(EngineId),
    /// That of a session, or of a connection that the program opened.
    Session(SessionId),
}

/// Runs the questions of one operation of an inspector on a connection.
///
/// # Errors
/// What an operation that asks raises.
pub fn operation<T>(
    orm: &mut Orm,
    asked: Asked,
    ask: impl FnOnce(&mut Orm) -> Result<T, OrmError>,
) -> Result<T, OrmError> {
    match asked {
        Asked::Session(session) => {
            session::connect(orm, session)?;
            ask(orm)
        }
        Asked::Engine(engine) => {
            use_engine(orm, engine)?;
            if orm.in_transaction() {
                // SQLite in memory has one connection, whose transaction the inspector would end.
                return Err(OrmError::Unsupported("inspect(engine) within a transaction".into()));
            }
            orm.logged = orm.ask_whether_logged()?;
            orm.log_control(TransactionControl::Begin)?;
            let result = ask(orm);
            orm.log_control(TransactionControl::Rollback)?;
            result
        }
    }
}

/// The names of the tables that exist, sorted.
///
/// # Errors
/// None so far: the database always answers.
pub fn table_names(orm: &mut Orm) -> Result<Vec<Arc<str>>, OrmError> {
    send(orm, Reflection::TableNames)?;
    let created = orm.schema().tables.iter().filter(|table| is_created(orm, table));
    let mut names: Vec<Arc<str>> = created.map(|table| table.name.clone()).collect();
    names.sort();
    Ok(names)
}

/// The names of views, of which there are none.
///
/// # Errors
/// As [`table_names`].
pub fn view_names(orm: &mut Orm) -> Result<(), OrmError> {
    send(orm, Reflection::ViewNames).map(|_| ())
}

/// `PRAGMA main.pragma("table")`, and the same of the temporary tables where the first finds nothing.
///
/// # Errors
/// As [`table_names`].
pub fn pragma(orm: &mut Orm, pragma: &'static str, of: &Arc<str>) -> Result<bool, OrmError> {
    for schema in ["main", "temp"] {
        if send(orm, Reflection::Pragma { schema, pragma, of: of.clone() })? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Asks for the statement that created a table.
///
/// # Errors
/// As [`table_names`].
pub fn table_sql(orm: &mut Orm, table: &Arc<str>) -> Result<bool, OrmError> {
    send(orm, Reflection::TableSql(table.clone()))
}

/// The definition of a table that exists.
pub fn created<'a>(orm: &'a OrmState, name: &str) -> Option<&'a Table> {
    let schema = orm.schema();
    schema.table(schema.find(name)?).filter(|table| is_created(orm, table))
}

fn is_created(orm: &OrmState, table: &Table) -> bool {
    let id = orm.schema().find(&table.name);
    id.and_then(|id| orm.world().table(id)).is_some_and(|state| state.created)
}

/// Whether there was an answer.
fn send(orm: &mut Orm, question: Reflection) -> Result<bool, OrmError> {
    Ok(!orm.execute(&Statement::Reflection(question))?.rows.is_empty())
}

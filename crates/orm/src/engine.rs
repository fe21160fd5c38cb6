//! Engines. Each has a database in memory of its own, but there is one store: a newer engine takes it over, empty, when
//! it is first used, and what an older one is asked from then on is refused.

use bothways_sql::{Statement, TextStatement};
use bothways_world::{Cause, Change, Scalar, TableId};

use crate::events::{ConnectionEvent, tell_connection};
use crate::{Orm, OrmError, session};

/// The number of an engine: newer ones have higher ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct EngineId(pub u32);

/// Something is about to be sent to an engine.
///
/// # Errors
/// A newer engine was used already.
pub fn use_engine(orm: &mut Orm, engine: EngineId) -> Result<(), OrmError> {
    match orm.engine {
        Some(known) if known == engine => return Ok(()),
        Some(known) if known > engine => {
            return Err(OrmError::Unsupported("an engine after a newer one was used".into()));
        }
        Some(_) => orm.because(Cause::NewEngine, take_over)?,
        None => {}
    }
    orm.engine = Some(engine);
    tell_connection(orm, ConnectionEvent::Connect, None)
}

/// What the driver's own cursor is given, past the engine: nobody hears of it.
///
/// # Errors
/// What the database refuses.
pub fn driver_execute(orm: &mut Orm, text: &str) -> Result<Vec<Vec<Scalar>>, OrmError> {
    let statement = TextStatement { text: text.into(), parameters: Vec::new(), many: false };
    orm.execute_quietly(&Statement::Text(statement))
}

/// Empties the store. What was not committed there is rolled back before.
fn take_over(orm: &mut Orm) -> Result<(), OrmError> {
    orm.roll_back_quietly()?;
    session::lose_connections(orm);
    orm.compiled.clear();
    orm.compiled_inserts.clear();
    orm.linted.clear();
    let created: Vec<TableId> = (0..orm.schema().tables.len())
        .map(TableId::from_index)
        .filter(|table| orm.world().table(*table).is_some_and(|state| state.created))
        .collect();
    for table in created {
        orm.commit(Change::Table { table, created: false });
        orm.execute_quietly(&Statement::DropTable(table))?;
    }
    // Its own listeners of `connect` may switch it on again.
    driver_execute(orm, "PRAGMA foreign_keys=OFF").map(|_| ())
}

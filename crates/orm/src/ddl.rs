//! `create_all` and `drop_all`, of all tables of a `MetaData` or of some.

use std::collections::BTreeSet;

use bothways_sql::Statement;
use bothways_world::{Cause, Change, SessionId, TableId};

use crate::orm::TransactionControl;
use crate::unit_of_work::{layers, nodes_in_cycles};
use crate::{Orm, OrmError, OrmState, WarningKind, session};

/// Whether the database is asked which tables it has, before they are created or dropped: `checkfirst`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CheckFirst {
    /// Ask.
    Yes,
    /// Send the statements; the database says what is wrong with them.
    No,
}

/// `metadata.create_all(engine)`: asks for each table whether it is there, then creates the missing ones, those
/// referred to first; tables that do not depend on each other in order of definition.
pub fn create(
    orm: &mut Orm,
    on: Option<SessionId>,
    tables: &[TableId],
    check: CheckFirst,
) -> Result<(), OrmError> {
    orm.because(Cause::CreateAll, |orm| {
        in_transaction(orm, on, |orm| {
            let missing = ask(orm, tables, check, false)?;
            for table in sorted(orm, missing)? {
                orm.execute(&Statement::CreateTable(table))?;
                orm.commit(Change::Table { table, created: true });
                let indexes =
                    orm.schema().table(table).map_or(0, |definition| definition.all_indexes().len());
                for index in 0..indexes {
                    orm.execute(&Statement::CreateIndex { table, index })?;
                }
            }
            Ok(())
        })
    })
}

/// `metadata.drop_all(engine)`: the other way round.
pub fn drop(
    orm: &mut Orm,
    on: Option<SessionId>,
    tables: &[TableId],
    check: CheckFirst,
) -> Result<(), OrmError> {
    orm.because(Cause::DropAll, |orm| {
        in_transaction(orm, on, |orm| {
            let present = ask(orm, tables, check, true)?;
            for table in for_drop(orm, present)? {
                orm.execute(&Statement::DropTable(table))?;
                orm.commit(Change::Table { table, created: false });
            }
            Ok(())
        })
    })
}

/// The engine does this on a connection of its own (`engine.begin()`). What it creates is final at once, as the driver
/// begins no transaction for it: only the log tells of one. A connection does it in its own transaction.
fn in_transaction(
    orm: &mut Orm,
    on: Option<SessionId>,
    operation: impl FnOnce(&mut Orm) -> Result<(), OrmError>,
) -> Result<(), OrmError> {
    if let Some(session) = on {
        session::connect(orm, session)?;
        if orm.rows_changed {
            let what = "creating or dropping tables in a transaction that changed rows";
            return Err(OrmError::Unsupported(what.into()));
        }
        return operation(orm);
    }
    orm.logged = orm.ask_whether_logged()?;
    orm.log_control(TransactionControl::Begin)?;
    let result = operation(orm);
    let end = if result.is_ok() { TransactionControl::Commit } else { TransactionControl::Rollback };
    orm.log_control(end)?;
    result
}

/// Sends the PRAGMAs, in the given order; gives the tables that exist (or that do not).
fn ask(
    orm: &mut Orm,
    tables: &[TableId],
    check: CheckFirst,
    present: bool,
) -> Result<Vec<TableId>, OrmError> {
    for table in tables {
        orm.check_not_replaced(*table)?;
        check_namesakes(orm, *table)?;
    }
    if check == CheckFirst::No {
        return Ok(tables.to_vec());
    }
    let mut found = Vec::new();
    for table in tables.iter().copied() {
        let exists = orm.world().table(table).is_some_and(|state| state.created);
        orm.execute(&Statement::TableInfo { schema: "main", table })?;
        if !exists {
            orm.execute(&Statement::TableInfo { schema: "temp", table })?;
        }
        if exists == present {
            found.push(table);
        }
    }
    Ok(found)
}

/// A table that stands in the database under the name of another one, which another MetaData defined, is not known to
/// be the same.
fn check_namesakes(orm: &OrmState, table: TableId) -> Result<(), OrmError> {
    let name = orm.schema().table(table).map(|table| &table.name);
    let is_created = |table: &TableId| orm.world().table(*table).is_some_and(|state| state.created);
    let mut created = orm.schema().replaced.iter().filter(|table| is_created(table));
    if created.any(|other| orm.schema().table(*other).map(|other| &other.name) == name) {
        let what = "tables of one name in several MetaData, in one database";
        return Err(OrmError::Unsupported(what.into()));
    }
    Ok(())
}

/// Tables in the order in which they are dropped: referring ones first. A circle makes SQLAlchemy give up, as
/// SQLite cannot drop a constraint: then they go in order of definition.
fn for_drop(orm: &mut Orm, tables: Vec<TableId>) -> Result<Vec<TableId>, OrmError> {
    let in_circle = nodes_in_cycles(&edges(orm, &tables)?);
    if in_circle.is_empty() {
        return Ok(sorted(orm, tables)?.into_iter().rev().collect());
    }
    let names = in_circle.into_iter().filter_map(|table| Some(orm.schema().table(table)?.name.clone()));
    let mut names: Vec<_> = names.collect();
    names.sort();
    orm.warn(WarningKind::CircularDrop(names))?;
    Ok(tables)
}

/// Tables layer by layer of foreign key dependency, inside a layer in order of definition. What the tables of a
/// circle refer to does not count: they come first, in order of definition (`sort_tables_and_constraints`).
///
/// # Errors
/// A foreign key to a table or a column that is not defined.
pub fn sorted(orm: &OrmState, tables: Vec<TableId>) -> Result<Vec<TableId>, OrmError> {
    let mut edges = edges(orm, &tables)?;
    let in_circle = nodes_in_cycles(&edges);
    edges.retain(|(_, table)| !in_circle.contains(table));
    Ok(layers(&edges, &tables).layers.into_iter().flatten().collect())
}

/// Pairs of a referred table and one that refers to it.
fn edges(orm: &OrmState, tables: &[TableId]) -> Result<BTreeSet<(TableId, TableId)>, OrmError> {
    let mut edges = BTreeSet::new();
    for table in tables {
        for referred in depends_on(orm, *table)? {
            if referred != *table && tables.contains(&referred) {
                edges.insert((referred, *table));
            }
        }
    }
    Ok(edges)
}

fn depends_on(orm: &OrmState, table: TableId) -> Result<Vec<TableId>, OrmError> {
    let Some(definition) = orm.schema().table(table) else { return Ok(Vec::new()) };
    let mut tables = Vec::new();
    for column in &definition.columns {
        for key in column.foreign_keys.iter().filter(|key| !key.use_alter) {
            let Some(referred) = orm.schema().find(&key.table) else {
                return Err(OrmError::NoReferencedTable {
                    column: format!("{}.{}", definition.name, column.name).into(),
                    table: key.table.clone(),
                    target: key.column.clone(),
                });
            };
            let target = orm.schema().table(referred);
            if !key.column.is_empty() && target.is_some_and(|target| target.position(&key.column).is_none()) {
                return Err(OrmError::NoReferencedColumn {
                    table: definition.name.clone(),
                    target_table: key.table.clone(),
                    target: key.column.clone(),
                });
            }
            tables.push(referred);
        }
    }
    Ok(tables)
}

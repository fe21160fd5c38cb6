//! What SQLAlchemy's compiler says of an INSERT that gives no value for a key: once, as a statement is compiled once.

use bothways_world::TableId;

use crate::bulk::InsertStyle;
use crate::{Orm, OrmError, WarningKind};

/// Where an INSERT comes from: those of different kinds are compiled apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum InsertOf {
    /// The unit of work.
    Flush {
        /// Whether it has several rows.
        many: bool,
    },
    /// `insert()`.
    Statement {
        /// How it has its rows.
        style: InsertStyle,
        /// Whether it is of a class, not of a table.
        of_class: bool,
        /// Whether it has several rows.
        many: bool,
    },
}

/// What is compiled once: the kind, the table, the columns that have values.
pub(crate) type CompiledInsert = (InsertOf, TableId, Vec<usize>);

/// Warns of key columns for which neither the program nor the database has a value.
pub(crate) fn warn(
    orm: &mut Orm,
    table: TableId,
    columns: &[usize],
    origin: InsertOf,
) -> Result<(), OrmError> {
    let Some(definition) = orm.schema().table(table).cloned() else { return Ok(()) };
    let key = definition.primary_key();
    let is_missing = |position: &usize| {
        let column = definition.columns.get(*position);
        !columns.contains(position)
            && definition.autoincrement() != Some(*position)
            && column.is_some_and(|column| column.server_default.is_none() && !column.nullable)
    };
    let missing: Vec<usize> = key.iter().copied().filter(is_missing).collect();
    if missing.is_empty() || !orm.compiled_inserts.insert((origin, table, columns.to_vec())) {
        return Ok(());
    }
    for column in missing {
        let name = definition.columns.get(column).map_or("", |column| &*column.name);
        let (composite, table) = (key.len() > 1, definition.name.clone());
        let column = format!("{table}.{name}").into();
        orm.warn(WarningKind::KeyWithoutValue { table, column, composite })?;
    }
    Ok(())
}

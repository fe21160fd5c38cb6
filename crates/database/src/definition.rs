//! CREATE TABLE, CREATE INDEX, DROP TABLE and PRAGMA table_info.

use std::sync::Arc;

use bothways_sql::{Outcome, Reflection};
use bothways_world::{Scalar, TableId};

use crate::store::{Index, Store, Table};
use crate::write::Failure;
use crate::{check, foreign_keys};

/// `PRAGMA main.table_info("t")`: one row per column, none when there is no such table.
pub(crate) fn table_info(store: &Store, schema: &str, name: &str) -> Outcome {
    let table = store.table(name).filter(|_| schema == "main");
    let Some(table) = table else { return Outcome::default() };
    let rows = table.definition.columns.iter().enumerate().map(|(position, column)| {
        let key = table.key.iter().position(|key| *key == position).map_or(0, |index| index + 1);
        vec![
            integer(position),
            Scalar::Text(column.name.clone()),
            Scalar::text(column.sql_type.to_string()),
            Scalar::Int(i64::from(!column.nullable)),
            column.server_default.clone().map_or(Scalar::Null, Scalar::Text),
            integer(key),
        ]
    });
    Outcome { rows: rows.collect(), ..Outcome::default() }
}

/// What an inspector is told: names of tables, and else whether there is anything of what it asks for, which it knows
/// from the definitions.
pub(crate) fn reflect(store: &Store, question: &Reflection) -> Outcome {
    let one = |name: &Arc<str>| vec![Scalar::Text(name.clone())];
    let rows = match question {
        Reflection::TableNames => {
            let mut names: Vec<_> = store.tables().map(|table| &table.definition.name).collect();
            names.sort();
            names.into_iter().map(one).collect()
        }
        Reflection::ViewNames => Vec::new(),
        Reflection::Pragma { schema: "main", pragma: "table_info" | "table_xinfo", of } => {
            return table_info(store, "main", of);
        }
        Reflection::Pragma { schema: "main", pragma: "foreign_key_list", of } => {
            let columns = store.table(of).into_iter().flat_map(|table| &table.definition.columns);
            columns.filter(|column| !column.foreign_keys.is_empty()).map(|column| one(&column.name)).collect()
        }
        Reflection::Pragma { schema: "main", pragma: "index_list", of } => {
            let indexes = store.table(of).into_iter().flat_map(Table::indexes);
            indexes.filter(|index| index.declared).rev().map(|index| one(&index.name)).collect()
        }
        Reflection::Pragma { schema: "main", pragma: "index_info", of } => {
            let mut indexes = store.tables().flat_map(Table::indexes);
            indexes.find(|index| index.name == *of).map(|index| one(&index.name)).into_iter().collect()
        }
        Reflection::Pragma { .. } => Vec::new(),
        Reflection::TableSql(table) => {
            store.table(table).map(|table| one(&table.definition.name)).into_iter().collect()
        }
    };
    Outcome { rows, ..Outcome::default() }
}

fn integer(number: usize) -> Scalar {
    Scalar::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

/// CREATE TABLE, with indexes for keys, UNIQUE constraints and (ours only) foreign keys.
pub(crate) fn create_table(
    store: &mut Store,
    id: TableId,
    definition: &bothways_sql::Table,
) -> Result<(), Failure> {
    if store.table(&definition.name).is_some() {
        return Err(Failure::operational(format!("table {} already exists", definition.name)));
    }
    let mut table = Table::new(id, definition.clone());
    table.checks = check::read(store, definition)?;
    let mut unique: Vec<Vec<usize>> = Vec::new();
    if table.row_id_column.is_none() && !table.key.is_empty() {
        unique.push(table.key.clone());
    }
    unique.extend(definition.unique_constraints().map(<[usize]>::to_vec));
    let columns = definition.columns.iter().enumerate();
    // With index=True the uniqueness comes with CREATE UNIQUE INDEX.
    unique.extend(columns.clone().filter(|(_, c)| c.unique && !c.index).map(|(position, _)| vec![position]));
    let mut indexes = Vec::new();
    for columns in unique {
        let name = format!("sqlite_autoindex_{}_{}", definition.name, indexes.len() + 1);
        indexes.push(Index::new(name.into(), columns, true, true));
    }
    for (position, column) in columns {
        let is_indexed = indexes.iter().any(|index| index.columns == [position]);
        if !column.foreign_keys.is_empty() && !is_indexed && table.row_id_column != Some(position) {
            let name = format!("foreign_key_{}_{}", definition.name, column.name);
            indexes.push(Index::new(name.into(), vec![position], false, false));
        }
    }
    table.set_indexes(indexes);
    store.create_table(table);
    Ok(())
}

/// `CREATE [UNIQUE] INDEX ix_t_c ON t (c)`.
pub(crate) fn create_index(
    store: &mut Store,
    definition: &bothways_sql::Table,
    index: &bothways_sql::Index,
) -> Result<(), Failure> {
    let table = store.table(&definition.name);
    let Some(table) = table else {
        return Err(Failure::operational(format!("no such table: main.{}", definition.name)));
    };
    let name: Arc<str> = index.name.clone();
    if store.tables().any(|table| table.indexes().iter().any(|index| index.name == name)) {
        return Err(Failure::operational(format!("index {name} already exists")));
    }
    let mut positions = Vec::with_capacity(index.columns.len());
    for column in index.columns.iter().filter_map(|column| definition.columns.get(*column)) {
        let Some(position) = table.definition.position(&column.name) else {
            return Err(Failure::operational(format!("no such column: {}", column.name)));
        };
        positions.push(position);
    }
    let index = Index::new(name, positions, index.unique, true);
    if index.unique {
        let mut seen = std::collections::BTreeSet::new();
        for (_, row) in table.rows() {
            let key = index.key(row);
            if !key.iter().any(Scalar::is_null) && !seen.insert(key) {
                return Err(Failure::unique(table, &index.columns));
            }
        }
    }
    store.create_index(&definition.name, index);
    Ok(())
}

/// DROP TABLE; its rows are reported as removed.
pub(crate) fn drop_table(store: &mut Store, name: &str) -> Result<(), Failure> {
    if store.table(name).is_none() {
        return Err(Failure::operational(format!("no such table: {name}")));
    }
    // The rows are deleted before, which foreign keys may forbid.
    if store.enforces_foreign_keys {
        let before = store.mark();
        let rows =
            store.table(name).map(|table| (table.definition.name.clone(), table.rows().map(|(id, _)| id)));
        let rows = rows.map(|(name, ids)| (name, ids.collect::<Vec<_>>()));
        for (name, row_id) in rows.iter().flat_map(|(name, ids)| ids.iter().map(move |id| (name, *id))) {
            store.put(name, row_id, None);
        }
        foreign_keys::enforce(store, before)?;
    }
    store.drop_table(name);
    Ok(())
}

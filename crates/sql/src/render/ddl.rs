//! CREATE TABLE and CREATE INDEX.

use std::fmt;

use super::names::quote;
use crate::{Column, ForeignKey, SqlType, Table};

/// Columns, then PRIMARY KEY, then the table's own UNIQUE constraints, then each column's UNIQUE and FOREIGN KEY.
pub(super) fn create_table(table: &Table) -> String {
    let mut lines: Vec<String> = table.columns.iter().map(column).collect();
    let key = table.primary_key();
    if !key.is_empty() {
        lines.push(format!("PRIMARY KEY ({})", names(table, &key)));
    }
    lines.extend(table.unique.iter().map(|positions| format!("UNIQUE ({})", names(table, positions))));
    for column in &table.columns {
        // With index=True the uniqueness is the index's.
        if column.unique && !column.index {
            lines.push(format!("UNIQUE ({})", quote(&column.name)));
        }
        lines.extend(column.foreign_keys.iter().map(|foreign_key| reference(column, foreign_key)));
    }
    format!("\nCREATE TABLE {} (\n\t{}\n)\n\n", quote(&table.name), lines.join(", \n\t"))
}

/// `CREATE [UNIQUE] INDEX ix_t_c ON t (c)`.
pub(super) fn create_index(table: &Table, position: usize) -> String {
    let Some(column) = table.columns.get(position) else { return String::new() };
    let unique = if column.unique { "UNIQUE " } else { "" };
    let name = format!("ix_{}_{}", table.name, column.name);
    format!("CREATE {unique}INDEX {} ON {} ({})", quote(&name), quote(&table.name), quote(&column.name))
}

fn column(column: &Column) -> String {
    let mut text = format!("{} {}", quote(&column.name), column.sql_type);
    if let Some(default) = &column.server_default {
        text.push_str(&format!(" DEFAULT {default}"));
    }
    if !column.nullable {
        text.push_str(" NOT NULL");
    }
    text
}

/// The type as DDL names it.
impl fmt::Display for SqlType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Integer => "INTEGER",
            Self::BigInteger => "BIGINT",
            Self::SmallInteger => "SMALLINT",
            Self::String(None) => "VARCHAR",
            Self::String(Some(length)) => return write!(f, "VARCHAR({length})"),
            Self::Text => "TEXT",
            Self::Boolean => "BOOLEAN",
            Self::Float => "FLOAT",
            Self::Double => "DOUBLE",
            Self::LargeBinary => "BLOB",
            Self::Null => "NULL",
        })
    }
}

fn reference(column: &Column, foreign_key: &ForeignKey) -> String {
    let mut text = String::new();
    if let Some(name) = &foreign_key.name {
        text.push_str(&format!("CONSTRAINT {} ", quote(name)));
    }
    let (table, target) = (quote(&foreign_key.table), quote(&foreign_key.column));
    text.push_str(&format!("FOREIGN KEY({}) REFERENCES {table} ({target})", quote(&column.name)));
    if let Some(action) = &foreign_key.on_delete {
        text.push_str(&format!(" ON DELETE {action}"));
    }
    if let Some(action) = &foreign_key.on_update {
        text.push_str(&format!(" ON UPDATE {action}"));
    }
    text
}

fn names(table: &Table, positions: &[usize]) -> String {
    let columns = positions.iter().filter_map(|position| table.columns.get(*position));
    columns.map(|column| quote(&column.name)).collect::<Vec<_>>().join(", ")
}

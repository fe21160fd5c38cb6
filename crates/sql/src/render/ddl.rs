//! CREATE TABLE and CREATE INDEX.

use std::fmt;

use super::names::quote;
use crate::{CheckConstraint, Column, Constraint, ForeignKey, KeyConstraint, SqlType, Table};

/// Columns, then PRIMARY KEY, then the table's own constraints, then each column's UNIQUE and FOREIGN KEY.
pub(super) fn create_table(table: &Table) -> String {
    let columns = table.columns.iter().enumerate();
    let mut lines: Vec<String> =
        columns.map(|(position, column)| self::column(column) + &checks_of(table, position)).collect();
    let key = table.primary_key();
    if !key.is_empty() {
        let name = table.primary_key.as_ref().and_then(|constraint| constraint.name.as_deref());
        lines.push(format!("{}PRIMARY KEY ({})", named(name), names(table, &key)));
    }
    lines.extend(table.constraints.iter().filter_map(|constraint| self::constraint(table, constraint)));
    for column in &table.columns {
        // With index=True the uniqueness is the index's.
        if column.unique && !column.index {
            lines.push(format!("{}UNIQUE ({})", named(column.unique_name.as_deref()), quote(&column.name)));
        }
        let own = column.foreign_keys.iter().filter(|foreign_key| foreign_key.constraint.is_none());
        lines.extend(own.map(|foreign_key| reference(column, foreign_key)));
    }
    format!("\nCREATE TABLE {} (\n\t{}\n)\n\n", quote(&table.name), lines.join(", \n\t"))
}

/// `CREATE [UNIQUE] INDEX ix_t_c ON t (c)`.
pub(super) fn create_index(table: &Table, index: usize) -> String {
    let indexes = table.all_indexes();
    let Some(index) = indexes.get(index) else { return String::new() };
    let unique = if index.unique { "UNIQUE " } else { "" };
    let (name, columns) = (quote(&index.name), names(table, &index.columns));
    format!("CREATE {unique}INDEX {name} ON {} ({columns})", quote(&table.name))
}

/// The checks that stand with a column.
fn checks_of(table: &Table, position: usize) -> String {
    let checks = table.constraints.iter().filter_map(|constraint| match constraint {
        Constraint::Check(check) if check.column == Some(position) => {
            Some(format!(" {}", self::check(check)))
        }
        Constraint::Check(_) | Constraint::Unique(_) | Constraint::ForeignKey(_) => None,
    });
    checks.collect()
}

fn check(check: &CheckConstraint) -> String {
    format!("{}CHECK ({})", named(check.name.as_deref()), check.text)
}

/// A constraint of the table; none for one that stands with a column.
fn constraint(table: &Table, constraint: &Constraint) -> Option<String> {
    Some(match constraint {
        Constraint::Check(CheckConstraint { column: Some(_), .. }) => return None,
        Constraint::Check(check) => self::check(check),
        Constraint::Unique(KeyConstraint { name, columns }) => {
            format!("{}UNIQUE ({})", named(name.as_deref()), names(table, columns))
        }
        Constraint::ForeignKey(key) => {
            let referred = key.referred.iter().map(|column| quote(column)).collect::<Vec<_>>().join(", ");
            let (columns, to) = (names(table, &key.columns), quote(&key.table));
            let name = named(key.name.as_deref());
            let actions = actions(key.on_delete.as_deref(), key.on_update.as_deref());
            format!("{name}FOREIGN KEY({columns}) REFERENCES {to} ({referred}){actions}")
        }
    })
}

fn named(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!("CONSTRAINT {} ", quote(name)))
}

fn actions(on_delete: Option<&str>, on_update: Option<&str>) -> String {
    let delete = on_delete.map_or_else(String::new, |action| format!(" ON DELETE {action}"));
    let update = on_update.map_or_else(String::new, |action| format!(" ON UPDATE {action}"));
    delete + &update
}

fn column(column: &Column) -> String {
    let spelling = column.spelling.as_ref().map_or_else(|| column.sql_type.to_string(), ToString::to_string);
    let mut text = format!("{} {spelling}", quote(&column.name));
    if let Some(default) = &column.server_default {
        // Anything but one word, one number or what has its quotes or parentheses gets parentheses.
        let is_closed = default.trim_start().starts_with(['\'', '"', '(']);
        let is_word = default.chars().all(|c| c.is_alphanumeric() || c == '_');
        match is_closed || is_word {
            true => text.push_str(&format!(" DEFAULT {default}")),
            false => text.push_str(&format!(" DEFAULT ({default})")),
        }
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
            Self::DateTime { .. } | Self::Interval => "DATETIME",
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Numeric { precision: Some(precision), scale: Some(scale) } => {
                return write!(f, "NUMERIC({precision}, {scale})");
            }
            Self::Numeric { precision: Some(precision), scale: None } => {
                return write!(f, "NUMERIC({precision})");
            }
            Self::Numeric { precision: None, .. } => "NUMERIC",
            Self::Uuid => "CHAR(32)",
            Self::Enum(kind) => return write!(f, "VARCHAR({})", kind.length),
            Self::Null => "NULL",
        })
    }
}

fn reference(column: &Column, foreign_key: &ForeignKey) -> String {
    let ForeignKey { table, column: target, on_delete, on_update, name, use_alter: _, constraint: _ } =
        foreign_key;
    let (table, target, actions) =
        (quote(table), quote(target), actions(on_delete.as_deref(), on_update.as_deref()));
    let name = named(name.as_deref());
    format!("{name}FOREIGN KEY({}) REFERENCES {table} ({target}){actions}", quote(&column.name))
}

fn names(table: &Table, positions: &[usize]) -> String {
    let columns = positions.iter().filter_map(|position| table.columns.get(*position));
    columns.map(|column| quote(&column.name)).collect::<Vec<_>>().join(", ")
}

//! `PRAGMA foreign_keys=ON`: what a statement did to keys is followed into the tables that refer to them, then looked
//! at as a whole, as SQLite counts its immediate constraints at the end of a statement.

use std::sync::Arc;

use bothways_sql::Constraint;
use bothways_world::{Row, Scalar};

use crate::lookup::rows_with;
use crate::store::{LogEntry, Store};
use crate::write::{self, Failure};

/// A foreign key of a table, by positions.
struct Reference {
    /// The table that has it.
    child: Arc<str>,
    columns: Vec<usize>,
    /// The table that it refers to.
    parent: Arc<str>,
    referred: Vec<usize>,
    on_delete: Option<Arc<str>>,
    on_update: Option<Arc<str>>,
}

/// What happened to a row.
struct Event {
    table: Arc<str>,
    /// The number that it has after.
    row_id: i64,
    old: Option<Row>,
    new: Option<Row>,
}

/// Follows the changes since a mark; where they break a foreign key, all of them are taken back.
pub(crate) fn enforce(store: &mut Store, mark: usize) -> Result<(), Failure> {
    if !store.enforces_foreign_keys || store.mark() == mark {
        return Ok(());
    }
    let result = follow(store, mark);
    if result.is_err() {
        store.undo_to(mark);
    }
    result
}

fn follow(store: &mut Store, mark: usize) -> Result<(), Failure> {
    let (mut next, mut events) = (mark, Vec::new());
    while next < store.mark() {
        let Some(event) = event(store, &mut next) else { continue };
        if let Some(old) = &event.old {
            act(store, &event, old)?;
        }
        events.push(event);
    }
    events.iter().try_for_each(|event| check(store, event))
}

/// The next event of the log. A row whose number changes is taken out and put in again, one after the other.
fn event(store: &Store, next: &mut usize) -> Option<Event> {
    let entry = |index: usize| match store.entry(index) {
        Some(LogEntry::Row { table, row_id, old, new }) => {
            Some(Event { table: table.clone(), row_id: *row_id, old: old.clone(), new: new.clone() })
        }
        _ => None,
    };
    let first = entry(*next);
    *next += 1;
    let first = first?;
    if first.old.is_some()
        && first.new.is_none()
        && let Some(Event { table, row_id, old: None, new }) = entry(*next)
        && table == first.table
    {
        *next += 1;
        return Some(Event { table, row_id, old: first.old, new });
    }
    Some(first)
}

/// What `ON DELETE` and `ON UPDATE` say is to be done with the rows that referred to a row as it was.
fn act(store: &mut Store, event: &Event, old: &Row) -> Result<(), Failure> {
    for reference in references(store, |reference| reference.parent == event.table)? {
        let key = values(old, &reference.referred);
        let new_key = event.new.as_ref().map(|new| values(new, &reference.referred));
        if new_key.as_ref() == Some(&key) {
            continue;
        }
        let action = if new_key.is_some() { &reference.on_update } else { &reference.on_delete };
        let action = action.as_deref().unwrap_or("NO ACTION").to_ascii_uppercase();
        let children = referring(store, &reference, &key);
        for row_id in children {
            let columns = &reference.columns;
            match (&*action, &new_key) {
                ("CASCADE", None) => store.put(&reference.child, row_id, None),
                ("CASCADE", Some(key)) => {
                    write::update_row(store, &reference.child, row_id, columns, key)?;
                }
                ("SET NULL", _) => {
                    let nulls = vec![Scalar::Null; columns.len()];
                    write::update_row(store, &reference.child, row_id, columns, &nulls)?;
                }
                ("SET DEFAULT", _) => {
                    let defaults = defaults(store, &reference);
                    write::update_row(store, &reference.child, row_id, columns, &defaults)?;
                }
                ("RESTRICT", _) => return Err(broken()),
                _ => {}
            }
        }
    }
    Ok(())
}

/// Whether a row as it is now refers to one that is there, and whether nothing refers to it as it was.
fn check(store: &Store, event: &Event) -> Result<(), Failure> {
    let table = store.table(&event.table);
    // What was changed once more, or removed, in the same statement is looked at there.
    let is_current = table.and_then(|table| table.row(event.row_id)) == event.new.as_ref();
    if let Some(new) = event.new.as_ref().filter(|_| is_current) {
        for reference in references(store, |reference| reference.child == event.table)? {
            let key = values(new, &reference.columns);
            if event.old.as_ref().is_some_and(|old| values(old, &reference.columns) == key) {
                continue;
            }
            let Some(parent) = store.table(&reference.parent) else {
                return Err(Failure::operational(format!("no such table: main.{}", reference.parent)));
            };
            let is_null = key.iter().any(Scalar::is_null);
            if !is_null && rows_with(parent, &reference.referred, &key).is_empty() {
                return Err(broken());
            }
        }
    }
    let Some(old) = &event.old else { return Ok(()) };
    for reference in references(store, |reference| reference.parent == event.table)? {
        let key = values(old, &reference.referred);
        let Some(parent) = store.table(&reference.parent) else { continue };
        if rows_with(parent, &reference.referred, &key).is_empty()
            && !referring(store, &reference, &key).is_empty()
        {
            return Err(broken());
        }
    }
    Ok(())
}

fn broken() -> Failure {
    Failure::Integrity("FOREIGN KEY constraint failed".into())
}

fn values(row: &Row, columns: &[usize]) -> Vec<Scalar> {
    columns.iter().map(|column| row.get(*column).cloned().unwrap_or(Scalar::Null)).collect()
}

/// Numbers of the rows that refer to a key.
fn referring(store: &Store, reference: &Reference, key: &[Scalar]) -> Vec<i64> {
    let Some(child) = store.table(&reference.child) else { return Vec::new() };
    if key.iter().any(Scalar::is_null) {
        return Vec::new();
    }
    rows_with(child, &reference.columns, key)
}

fn defaults(store: &Store, reference: &Reference) -> Vec<Scalar> {
    let columns = store.table(&reference.child).map(|table| &table.definition.columns);
    let default = |column: &usize| {
        let column = columns.and_then(|columns| columns.get(*column));
        column.and_then(|column| column.server_default_value.clone()).unwrap_or(Scalar::Null)
    };
    reference.columns.iter().map(default).collect()
}

/// The foreign keys of all tables that are asked for.
fn references(store: &Store, asked: impl Fn(&Reference) -> bool) -> Result<Vec<Reference>, Failure> {
    let mut found = Vec::new();
    for table in store.tables() {
        let definition = &table.definition;
        let of_columns = definition.columns.iter().enumerate().flat_map(|(position, column)| {
            let single = column.foreign_keys.iter().filter(|key| key.constraint.is_none());
            single.map(move |key| {
                (vec![position], &key.table, vec![key.column.clone()], &key.on_delete, &key.on_update)
            })
        });
        let of_table = definition.constraints.iter().filter_map(|constraint| match constraint {
            Constraint::ForeignKey(key) => {
                Some((key.columns.clone(), &key.table, key.referred.clone(), &key.on_delete, &key.on_update))
            }
            Constraint::Unique(_) | Constraint::Check(_) => None,
        });
        for (columns, parent, names, on_delete, on_update) in of_columns.chain(of_table) {
            let referred = match store.table(parent) {
                Some(parent) => {
                    names.iter().filter_map(|name| parent.definition.position(name)).collect::<Vec<_>>()
                }
                None => Vec::new(),
            };
            let reference = Reference {
                child: definition.name.clone(),
                columns,
                parent: parent.clone(),
                referred,
                on_delete: on_delete.clone(),
                on_update: on_update.clone(),
            };
            if asked(&reference) {
                check_target(store, &reference)?;
                found.push(reference);
            }
        }
    }
    Ok(found)
}

/// SQLite wants the referred columns to be a key.
fn check_target(store: &Store, reference: &Reference) -> Result<(), Failure> {
    let Some(parent) = store.table(&reference.parent) else { return Ok(()) };
    let same = |columns: &[usize]| {
        columns.len() == reference.referred.len()
            && columns.iter().all(|column| reference.referred.contains(column))
    };
    let is_key =
        same(&parent.key) || parent.indexes().iter().any(|index| index.unique && same(&index.columns));
    match is_key {
        true => Ok(()),
        false => Err(Failure::operational(format!(
            "foreign key mismatch - \"{}\" referencing \"{}\"",
            reference.child, reference.parent
        ))),
    }
}

//! The tables of a step: rows in key order, the cells that the step changed, the rows it removed.

use std::collections::BTreeSet;
use std::sync::Arc;

use bothways_trace::{Catalog, ColumnInfo, TableInfo};
use bothways_world::{Change, Journal, Row, RowKey, Scalar, TableId, TableState, World};

use super::naming::scalar;
use super::touched::Touched;

/// One table.
#[derive(Clone, PartialEq, Debug)]
pub struct TableView {
    /// The table.
    pub id: TableId,
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<ColumnInfo>,
    /// Its rows.
    pub rows: Vec<RowView>,
    /// How many rows it has, left out ones included.
    pub count: usize,
}

/// One row.
#[derive(Clone, PartialEq, Debug)]
pub struct RowView {
    /// What the step did to it.
    pub fate: Fate,
    /// What tells it from every other row: table and key.
    pub id: String,
    /// Whether the transaction that wrote it is still open.
    pub uncommitted: bool,
    /// Its cells.
    pub cells: Vec<CellView>,
}

/// What a step did to a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// Nothing.
    Kept,
    /// It is new.
    Inserted,
    /// Some cells changed.
    Updated,
    /// It is gone.
    Deleted,
}

/// One cell.
#[derive(Clone, PartialEq, Debug)]
pub struct CellView {
    /// Its value; NULL is none.
    pub value: Option<String>,
    /// What it was before, if the step changed it.
    pub before: Option<String>,
    /// The row that it refers to, as [`RowView::id`].
    pub refers_to: Option<String>,
}

/// The tables that exist in a world, the first `limit` rows of each. `open` are the rows that a transaction still
/// open has written.
pub fn tables(
    catalog: &Catalog,
    world: &World,
    touched: &Touched,
    open: &BTreeSet<(TableId, RowKey)>,
    limit: usize,
) -> Vec<TableView> {
    let known = catalog.tables.iter().enumerate().map(|(index, info)| (TableId::from_index(index), info));
    let existing =
        known.filter_map(|(id, info)| Some((id, info, world.table(id).filter(|state| state.created)?)));
    let view = |(id, info, state): (TableId, &TableInfo, &TableState)| {
        let rows = state.rows.iter().take(limit).map(|(key, row)| {
            (key, kept(info, key, row, touched.row_before(id, key), open.contains(&(id, key.clone()))))
        });
        let gone =
            touched.rows.iter().filter(|(table, key, _)| *table == id && !state.rows.contains_key(key));
        let gone = gone.filter_map(|(_, key, before)| Some((key, removed(info, key, before.as_ref()?))));
        let mut rows: Vec<(&RowKey, RowView)> = rows.chain(gone).collect();
        rows.sort_by_key(|(key, _)| *key);
        TableView {
            id,
            name: info.name.to_string(),
            columns: info.columns.clone(),
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            count: state.rows.len(),
        }
    };
    existing.map(view).collect()
}

/// Rows written since the last COMMIT or ROLLBACK before a position of the journal.
pub fn uncommitted(journal: &Journal, position: u64) -> BTreeSet<(TableId, RowKey)> {
    let index = usize::try_from(position.saturating_sub(journal.dropped)).unwrap_or(usize::MAX);
    let before = journal.entries.get(..index).unwrap_or(&journal.entries);
    let mut open = BTreeSet::new();
    for entry in before.iter().rev() {
        match &entry.change {
            Change::Sql(statement) if matches!(&*statement.text, "COMMIT" | "ROLLBACK") => break,
            Change::Row { table, key, .. } => {
                open.insert((*table, key.clone()));
            }
            _ => {}
        }
    }
    open
}

/// A table as comma-separated values.
pub fn csv(info: &TableInfo, state: &TableState) -> String {
    let names: Vec<Arc<str>> = info.columns.iter().map(|column| column.name.clone()).collect();
    separated(&names, state.rows.values().map(|row| &**row))
}

/// Rows as comma-separated values (RFC 4180), after one of names.
pub fn separated<'a>(names: &[Arc<str>], rows: impl Iterator<Item = &'a [Scalar]>) -> String {
    let field = |text: &str| {
        let plain = !text.contains([',', '"', '\n', '\r']);
        if plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
    };
    let value = |value: &Scalar| match value {
        Scalar::Null => String::new(),
        Scalar::Text(text) => field(text),
        other => field(&scalar(other)),
    };
    let head = names.iter().map(|name| field(name)).collect::<Vec<_>>().join(",");
    let rows = rows.map(|row| row.iter().map(value).collect::<Vec<_>>().join(","));
    std::iter::once(head).chain(rows).map(|line| line + "\r\n").collect()
}

fn text(value: &Scalar) -> Option<String> {
    (!value.is_null()).then(|| scalar(value))
}

/// `row-parent-1`: also what a foreign key to that row makes of its value.
fn id(table: &str, key: &[Scalar]) -> String {
    let key: Vec<String> = key.iter().map(scalar).collect();
    format!("row-{table}-{}", key.join("-"))
}

fn refers_to(column: Option<&ColumnInfo>, value: &Scalar) -> Option<String> {
    let (table, _) = column?.references.as_ref()?.rsplit_once('.')?;
    (!value.is_null()).then(|| id(table, std::slice::from_ref(value)))
}

fn kept(
    info: &TableInfo,
    key: &RowKey,
    row: &Row,
    before: Option<&Option<Row>>,
    uncommitted: bool,
) -> RowView {
    let was = |index: usize| match before {
        Some(Some(before)) => before.get(index),
        Some(None) | None => None,
    };
    let cell = |(index, now): (usize, &Scalar)| CellView {
        value: text(now),
        before: was(index)
            .filter(|was| *was != now)
            .map(|was| text(was).unwrap_or_else(|| "NULL".to_owned())),
        refers_to: refers_to(info.columns.get(index), now),
    };
    let fate = match before {
        None => Fate::Kept,
        Some(None) => Fate::Inserted,
        Some(Some(_)) => Fate::Updated,
    };
    RowView { fate, id: id(&info.name, key), uncommitted, cells: row.iter().enumerate().map(cell).collect() }
}

fn removed(info: &TableInfo, key: &RowKey, before: &Row) -> RowView {
    let cell = |value: &Scalar| CellView { value: text(value), before: None, refers_to: None };
    RowView {
        fate: Fate::Deleted,
        id: id(&info.name, key),
        uncommitted: false,
        cells: before.iter().map(cell).collect(),
    }
}

#[cfg(test)]
mod tests {
    use bothways_world::{Place, Store};

    use crate::fixture;

    use super::super::touched::touched;
    use super::*;

    #[test]
    fn a_step_shows_what_it_did_to_each_row() {
        let catalog = fixture::linked().catalog;
        let row = |id: i64, parent: Scalar| -> Row { vec![Scalar::Int(id), parent].into() };
        let change = |id: i64, old: Option<Row>, new: Option<Row>| Change::Row {
            table: TableId(1),
            key: vec![Scalar::Int(id)].into(),
            old,
            new,
        };
        let mut store = Store::default();
        let statement = store.add_statement(Place { document: 1, start: 0, end: 1, line: 1 });
        store.begin_step(statement, 0);
        store.commit(Change::Table { table: TableId(1), created: true });
        store.commit(change(1, None, Some(row(1, Scalar::Null))));
        store.commit(change(2, None, Some(row(2, Scalar::Null))));
        let statement = store.add_statement(Place { document: 1, start: 2, end: 3, line: 2 });
        store.begin_step(statement, 0);
        store.commit(change(1, Some(row(1, Scalar::Null)), Some(row(1, Scalar::Int(7)))));
        store.commit(change(2, Some(row(2, Scalar::Null)), None));
        store.commit(change(3, None, Some(row(3, Scalar::Int(7)))));
        let (world, journal) = store.into_parts();
        let open = uncommitted(&journal, journal.position());
        let tables = tables(&catalog, &world, &touched(journal.step_entries(1), &world), &open, 100);
        let child = tables.first().expect("only child exists");
        assert_eq!((child.name.as_str(), child.count), ("child", 2));
        let fates: Vec<Fate> = child.rows.iter().map(|row| row.fate).collect();
        assert_eq!(fates, [Fate::Updated, Fate::Deleted, Fate::Inserted]);
        let cell = child.rows.first().and_then(|row| row.cells.get(1)).expect("parent_id");
        assert_eq!((cell.value.as_deref(), cell.before.as_deref()), (Some("7"), Some("NULL")));
        assert_eq!(cell.refers_to.as_deref(), Some("row-parent-7"));
        assert!(child.rows.iter().all(|row| row.uncommitted == (row.fate != Fate::Deleted)));
        let (info, state) =
            (catalog.table(TableId(1)).expect("child"), world.table(TableId(1)).expect("it was created"));
        assert_eq!(csv(info, state), "id,parent_id\r\n1,7\r\n3,7\r\n");
    }
}

//! The tables of a step: rows in key order, the cells that the step changed, the rows it removed.

use bothways_trace::{Catalog, ColumnInfo, TableInfo};
use bothways_world::{Row, RowKey, TableId, TableState, World};

use super::naming::scalar;
use super::touched::Touched;

/// Rows shown of one table at most.
const SHOWN_ROWS: usize = 100;

/// One table.
#[derive(Clone, PartialEq, Debug)]
pub struct TableView {
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
}

/// The tables that exist in a world.
pub fn tables(catalog: &Catalog, world: &World, touched: &Touched) -> Vec<TableView> {
    let known = catalog.tables.iter().enumerate().map(|(index, info)| (TableId::from_index(index), info));
    let existing =
        known.filter_map(|(id, info)| Some((id, info, world.table(id).filter(|state| state.created)?)));
    existing.map(|(id, info, state)| table(id, info, state, touched)).collect()
}

fn table(id: TableId, info: &TableInfo, state: &TableState, touched: &Touched) -> TableView {
    let kept =
        state.rows.iter().take(SHOWN_ROWS).map(|(key, row)| (key, view(row, touched.row_before(id, key))));
    let gone = touched.rows.iter().filter(|(table, key, _)| *table == id && !state.rows.contains_key(key));
    let gone = gone.filter_map(|(_, key, before)| Some((key, removed(before.as_ref()?))));
    let mut rows: Vec<(&RowKey, RowView)> = kept.chain(gone).collect();
    rows.sort_by_key(|(key, _)| *key);
    TableView {
        name: info.name.to_string(),
        columns: info.columns.clone(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        count: state.rows.len(),
    }
}

fn text(value: &bothways_world::Scalar) -> Option<String> {
    (!value.is_null()).then(|| scalar(value))
}

fn view(row: &Row, before: Option<&Option<Row>>) -> RowView {
    let plain = |fate| RowView {
        fate,
        cells: row.iter().map(|value| CellView { value: text(value), before: None }).collect(),
    };
    match before {
        None => plain(Fate::Kept),
        Some(None) => plain(Fate::Inserted),
        Some(Some(before)) => {
            let cell = |(now, was): (&bothways_world::Scalar, &bothways_world::Scalar)| CellView {
                value: text(now),
                before: (now != was).then(|| text(was).unwrap_or_else(|| "NULL".to_owned())),
            };
            RowView { fate: Fate::Updated, cells: row.iter().zip(before.iter()).map(cell).collect() }
        }
    }
}

fn removed(before: &Row) -> RowView {
    let cells = before.iter().map(|value| CellView { value: text(value), before: None }).collect();
    RowView { fate: Fate::Deleted, cells }
}

#[cfg(test)]
mod tests {
    use bothways_world::{Change, Place, Scalar, Store};

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
        store.begin_step(Place { document: 1, start: 0, end: 1, line: 1 }, 0);
        store.commit(Change::Table { table: TableId(1), created: true });
        store.commit(change(1, None, Some(row(1, Scalar::Null))));
        store.commit(change(2, None, Some(row(2, Scalar::Null))));
        store.begin_step(Place { document: 1, start: 2, end: 3, line: 2 }, 0);
        store.commit(change(1, Some(row(1, Scalar::Null)), Some(row(1, Scalar::Int(7)))));
        store.commit(change(2, Some(row(2, Scalar::Null)), None));
        store.commit(change(3, None, Some(row(3, Scalar::Int(7)))));
        let (world, journal) = store.into_parts();
        let tables = tables(&catalog, &world, &touched(journal.step_entries(1), &world));
        let child = tables.first().expect("only child exists");
        assert_eq!((child.name.as_str(), child.count), ("child", 2));
        let fates: Vec<Fate> = child.rows.iter().map(|row| row.fate).collect();
        assert_eq!(fates, [Fate::Updated, Fate::Deleted, Fate::Inserted]);
        let cell = child.rows.first().and_then(|row| row.cells.get(1)).expect("parent_id");
        assert_eq!((cell.value.as_deref(), cell.before.as_deref()), (Some("7"), Some("NULL")));
    }
}

//! The table of Compare: for every named object its state and relationships, one cell a column, and how many
//! rows each table has; which cells differ from the column that leads.

use bothways_trace::{Catalog, Direction};
use bothways_world::{InstanceId, Lifecycle, TableId, World};

use super::holdings::{Holding, holding, relationships};
use super::naming::Naming;

/// Objects listed at most.
const SHOWN_OBJECTS: usize = 24;

/// One run's side of the table; none where it had ended before it came to this step.
pub type Side<'a> = Option<(&'a Catalog, &'a World)>;

/// The whole table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// One group an object.
    pub groups: Vec<Group>,
    /// Objects that were left out.
    pub more: usize,
    /// Rows per table of the database: name and a count a column.
    pub counts: Vec<(String, Vec<Option<usize>>)>,
}

/// An object with its rows.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Its class.
    pub class: String,
    /// Its state in each column; none where there is no such object.
    pub states: Vec<Option<Lifecycle>>,
    /// Its relationships.
    pub rows: Vec<Row>,
}

/// A relationship of an object.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The attribute's name.
    pub key: String,
    /// Whether the foreign key is on this object's side.
    pub many_to_one: bool,
    /// What each column's run holds; none where the run had ended.
    pub cells: Vec<Option<Holding>>,
}

impl Table {
    /// Whether any two columns differ anywhere.
    pub fn differs(&self) -> bool {
        self.groups
            .iter()
            .any(|group| differs(&group.states) || group.rows.iter().any(|row| differs(&row.cells)))
            || self.counts.iter().any(|(_, counts)| differs(counts))
    }
}

/// Whether columns that got here differ.
pub fn differs<T: PartialEq>(cells: &[Option<T>]) -> bool {
    let mut reached = cells.iter().flatten();
    let first = reached.next();
    reached.any(|cell| Some(cell) != first)
}

/// Whether the cell in this column is not what the reference column holds, or the first one where that has ended.
pub fn deviates<T: PartialEq>(cells: &[Option<T>], column: usize, reference: usize) -> bool {
    let reference = cells.get(reference).and_then(Option::as_ref).or_else(|| cells.iter().flatten().next());
    cells.get(column).is_some_and(|cell| cell.is_some() && cell.as_ref() != reference)
}

/// Builds the table from each column's catalog and world.
pub fn table(sides: &[Side<'_>]) -> Table {
    let namings: Vec<Option<Naming<'_>>> =
        sides.iter().map(|side| side.map(|(c, w)| Naming::new(c, w))).collect();
    let subjects = subjects(sides, &namings);
    let more = subjects.len().saturating_sub(SHOWN_OBJECTS);
    let groups = subjects.iter().take(SHOWN_OBJECTS).map(|name| group(name, sides, &namings)).collect();
    Table { groups, more, counts: counts(sides) }
}

/// Names bound to objects in any column, in the order in which the objects were made.
fn subjects(sides: &[Side<'_>], namings: &[Option<Naming<'_>>]) -> Vec<String> {
    let mut found: Vec<(InstanceId, String)> = Vec::new();
    for naming in namings.iter().flatten() {
        for (instance, name) in naming.bound() {
            if !found.iter().any(|(_, known)| known == name) {
                found.push((instance, name.to_owned()));
            }
        }
    }
    if found.is_empty() {
        let first = sides.iter().flatten().zip(namings.iter().flatten()).next();
        if let Some(((_, world), naming)) = first {
            let ids = (0..world.objects.len()).map(InstanceId::from_index);
            found.extend(ids.map(|id| (id, naming.name(id))));
        }
    }
    found.sort_by_key(|(instance, _)| *instance);
    found.into_iter().map(|(_, name)| name).collect()
}

fn group(name: &str, sides: &[Side<'_>], namings: &[Option<Naming<'_>>]) -> Group {
    let found: Vec<Option<InstanceId>> = namings.iter().map(|naming| naming.as_ref()?.find(name)).collect();
    let object = |column: usize| {
        let (catalog, world) = (*sides.get(column)?)?;
        Some((catalog, world, world.object((*found.get(column)?)?)?))
    };
    let columns = 0..sides.len();
    let states =
        columns.clone().map(|column| object(column).map(|(_, _, object)| object.lifecycle())).collect();
    let mut keys: Vec<(&str, bool)> = Vec::new();
    for (catalog, _, object) in columns.clone().filter_map(object) {
        for (_, key, info) in relationships(catalog, object) {
            if !keys.iter().any(|(known, _)| *known == key) {
                keys.push((key, info.direction == Direction::ManyToOne));
            }
        }
    }
    let cell = |key: &str, column: usize| {
        sides.get(column).copied().flatten()?;
        let naming = namings.get(column)?.as_ref()?;
        let Some((catalog, world, object)) = object(column) else { return Some(Holding::Unbound) };
        let found = relationships(catalog, object).find(|(_, known, _)| *known == key);
        Some(found.map_or(Holding::NoAttribute, |(id, _, info)| holding(world, naming, object, id, info)))
    };
    let rows = keys
        .iter()
        .map(|(key, many_to_one)| Row {
            key: (*key).to_owned(),
            many_to_one: *many_to_one,
            cells: columns.clone().map(|column| cell(key, column)).collect(),
        })
        .collect();
    let class = namings.iter().zip(&found).find_map(|(naming, id)| Some(naming.as_ref()?.class((*id)?)));
    Group { name: name.to_owned(), class: class.unwrap_or("?").to_owned(), states, rows }
}

/// Rows of each table that exists in some column.
fn counts(sides: &[Side<'_>]) -> Vec<(String, Vec<Option<usize>>)> {
    let Some((catalog, _)) = sides.iter().flatten().next() else { return Vec::new() };
    let count = |table: usize| {
        sides.iter().map(move |side| {
            let (_, world) = (*side)?;
            world
                .table(TableId::from_index(table))
                .filter(|state| state.created)
                .map(|state| state.rows.len())
        })
    };
    let tables = catalog.tables.iter().enumerate();
    let counted = tables.map(|(index, table)| (table.name.to_string(), count(index).collect::<Vec<_>>()));
    counted.filter(|(_, counts)| counts.iter().any(Option::is_some)).collect()
}

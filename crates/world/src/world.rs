//! All state a program has made, and how one [`Change`] moves it forward or back.
//!
//! `apply` and `undo` never fail: a change that does not fit the world (possible only for a trace damaged in
//! transit) leaves it as it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use litemap::LiteMap;
use serde::{Deserialize, Serialize};

use crate::{
    Binding, Change, Collection, CollectionId, InstanceId, Key, Object, Pending, QueueSide, SessionId,
    SessionSet, SessionState, SqlStatement, TableId, TableState, Warning,
};

/// The state of a run: objects, sessions, tables and what the program showed.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct World {
    /// Mapped objects by [`InstanceId`].
    pub objects: Vec<Object>,
    /// Collections by [`CollectionId`].
    pub collections: Vec<Collection>,
    /// Sessions by [`SessionId`].
    pub sessions: Vec<SessionState>,
    /// Tables by [`TableId`].
    pub tables: Vec<TableState>,
    /// Statements sent, in order.
    pub sql: Vec<Arc<SqlStatement>>,
    /// Pieces printed, in order.
    pub output: Vec<Arc<str>>,
    /// What was written to the standard error stream.
    pub stderr: Vec<Arc<str>>,
    /// Warnings, in order.
    pub warnings: Vec<Arc<Warning>>,
    /// Module-level names.
    pub names: BTreeMap<Arc<str>, Binding>,
}

impl World {
    /// The object with this id.
    pub fn object(&self, instance: InstanceId) -> Option<&Object> {
        self.objects.get(instance.index())
    }

    /// The collection with this id.
    pub fn collection(&self, collection: CollectionId) -> Option<&Collection> {
        self.collections.get(collection.index())
    }

    /// The session with this id.
    pub fn session(&self, session: SessionId) -> Option<&SessionState> {
        self.sessions.get(session.index())
    }

    /// The table with this id.
    pub fn table(&self, table: TableId) -> Option<&TableState> {
        self.tables.get(table.index())
    }

    /// Moves the world forward by one change.
    pub fn apply(&mut self, change: &Change) {
        self.step(change, Direction::Forward);
    }

    /// Moves the world back by one change.
    pub fn undo(&mut self, change: &Change) {
        self.step(change, Direction::Back);
    }

    fn step(&mut self, change: &Change, direction: Direction) {
        let forward = matches!(direction, Direction::Forward);
        match change {
            Change::Create { instance: _, class } => {
                grow(&mut self.objects, || Object::new(*class), direction);
            }
            Change::Value { instance, attribute, old, new } => {
                self.with_object(*instance, |o| put(&mut o.values, *attribute, direction.pick(old, new)));
            }
            Change::Committed { instance, attribute, old, new } => {
                self.with_object(*instance, |o| put(&mut o.committed, *attribute, direction.pick(old, new)));
            }
            Change::Pending { instance, attribute, old, new } => {
                self.with_object(*instance, |o| put(&mut o.pending, *attribute, direction.pick(old, new)));
            }
            Change::Queued { instance, attribute, side, index, item, queued } => {
                let direction = if *queued { direction } else { direction.reverse() };
                self.with_object(*instance, |o| {
                    if let Some(pending) = o.pending.get_mut(attribute) {
                        place(side_of(pending, *side), *index, *item, direction);
                    }
                });
            }
            Change::Parent { instance, attribute, old, new } => {
                self.with_object(*instance, |o| put(&mut o.parents, *attribute, direction.pick(old, new)));
            }
            Change::EmptyCollection { instance, attribute, old, new } => {
                self.with_object(*instance, |o| {
                    put(&mut o.empty_collections, *attribute, direction.pick(old, new))
                });
            }
            Change::Expired { instance, attribute, expired } => {
                self.with_object(*instance, |o| match o.expired.binary_search(attribute) {
                    Err(index) if *expired == forward => o.expired.insert(index, *attribute),
                    Ok(index) if *expired != forward => {
                        o.expired.remove(index);
                    }
                    Ok(_) | Err(_) => {}
                });
            }
            Change::Key { instance, old, new } => {
                self.with_object(*instance, |o| o.key.clone_from(direction.pick(old, new)));
            }
            Change::Session { instance, old, new } => {
                self.with_object(*instance, |o| o.session = *direction.pick(old, new));
            }
            Change::InsertOrder { instance, old, new } => {
                self.with_object(*instance, |o| o.insert_order = *direction.pick(old, new));
            }
            Change::Modified { instance, modified } => {
                self.with_object(*instance, |o| o.modified = *modified == forward);
            }
            Change::Deleted { instance, deleted } => {
                self.with_object(*instance, |o| o.deleted = *deleted == forward);
            }
            Change::OrphanedOutside { instance, orphaned } => {
                self.with_object(*instance, |o| o.orphaned_outside = *orphaned == forward);
            }
            Change::CreateCollection { collection: _, owner, attribute, kind } => {
                let new = || Collection {
                    owner: *owner,
                    attribute: *attribute,
                    kind: *kind,
                    items: Vec::new(),
                    keys: Vec::new(),
                    attached: true,
                };
                grow(&mut self.collections, new, direction);
            }
            Change::Insert { collection, index, item, key } => {
                self.with_collection(*collection, |members| {
                    put_member(members, *index, *item, key.as_ref(), direction);
                });
            }
            Change::Remove { collection, index, item, key } => {
                self.with_collection(*collection, |members| {
                    put_member(members, *index, *item, key.as_ref(), direction.reverse());
                });
            }
            Change::Reorder { collection, old, new } => {
                self.with_collection(*collection, |members| {
                    members.items.clone_from(direction.pick(old, new));
                });
            }
            Change::Attached { collection, attached } => {
                if let Some(collection) = self.collections.get_mut(collection.index()) {
                    collection.attached = *attached == forward;
                }
            }
            Change::OpenSession { session: _ } => grow(&mut self.sessions, SessionState::default, direction),
            Change::Enter { session, set, instance, index } => {
                self.with_session(*session, |s| place(members(s, *set), *index, *instance, direction));
            }
            Change::Leave { session, set, instance, index } => {
                self.with_session(*session, |s| {
                    place(members(s, *set), *index, *instance, direction.reverse())
                });
            }
            Change::Identity { session, key, old, new } => {
                self.with_session(*session, |s| match direction.pick(old, new) {
                    Some(instance) => {
                        s.identity_map.insert(key.clone(), *instance);
                    }
                    None => {
                        s.identity_map.remove(key);
                    }
                });
            }
            Change::Transaction { session, old, new } => {
                self.with_session(*session, |s| s.transaction_depth = *direction.pick(old, new));
            }
            Change::Table { table, created } => {
                self.with_table(*table, |t| t.created = *created == forward);
            }
            Change::Row { table, key, old, new } => {
                self.with_table(*table, |t| match direction.pick(old, new) {
                    Some(row) => {
                        t.rows.insert(key.clone(), row.clone());
                    }
                    None => {
                        t.rows.remove(key);
                    }
                });
            }
            Change::Sql(statement) => grow(&mut self.sql, || statement.clone(), direction),
            Change::Output(text) => grow(&mut self.output, || text.clone(), direction),
            Change::Stderr(text) => grow(&mut self.stderr, || text.clone(), direction),
            Change::Warning(warning) => grow(&mut self.warnings, || warning.clone(), direction),
            Change::Bind { name, old, new } => match direction.pick(old, new) {
                Some(binding) => match self.names.get_mut(name) {
                    Some(bound) => *bound = binding.clone(),
                    None => drop(self.names.insert(name.clone(), binding.clone())),
                },
                None => {
                    self.names.remove(name);
                }
            },
        }
    }

    fn with_object(&mut self, instance: InstanceId, change: impl FnOnce(&mut Object)) {
        if let Some(object) = self.objects.get_mut(instance.index()) {
            change(object);
        }
    }

    fn with_collection(&mut self, collection: CollectionId, change: impl FnOnce(&mut Collection)) {
        if let Some(collection) = self.collections.get_mut(collection.index()) {
            change(collection);
        }
    }

    fn with_session(&mut self, session: SessionId, change: impl FnOnce(&mut SessionState)) {
        if let Some(session) = self.sessions.get_mut(session.index()) {
            change(session);
        }
    }

    /// Tables appear in the world when first named: their definitions live in the catalog.
    fn with_table(&mut self, table: TableId, change: impl FnOnce(&mut TableState)) {
        if self.tables.len() <= table.index() {
            self.tables.resize_with(table.index() + 1, TableState::default);
        }
        if let Some(state) = self.tables.get_mut(table.index()) {
            change(state);
        }
        // A world taken back to its start must equal a new one.
        while self.tables.last().is_some_and(|t| *t == TableState::default()) {
            self.tables.pop();
        }
    }
}

#[derive(Clone, Copy)]
enum Direction {
    Forward,
    Back,
}

impl Direction {
    fn reverse(self) -> Self {
        match self {
            Self::Forward => Self::Back,
            Self::Back => Self::Forward,
        }
    }

    fn pick<T>(self, old: T, new: T) -> T {
        match self {
            Self::Forward => new,
            Self::Back => old,
        }
    }
}

fn put<K: Ord, V: Clone>(map: &mut LiteMap<K, V>, key: K, value: &Option<V>) {
    match value {
        Some(value) => {
            map.insert(key, value.clone());
        }
        None => {
            map.remove(&key);
        }
    }
}

fn grow<T>(arena: &mut Vec<T>, new: impl FnOnce() -> T, direction: Direction) {
    match direction {
        Direction::Forward => arena.push(new()),
        Direction::Back => {
            arena.pop();
        }
    }
}

/// A member of a collection, with its key in a dict, comes or goes.
fn put_member(
    collection: &mut Collection,
    index: u32,
    item: InstanceId,
    key: Option<&Key>,
    direction: Direction,
) {
    place(&mut collection.items, index, item, direction);
    if let Some(key) = key {
        place(&mut collection.keys, index, key.clone(), direction);
    }
}

fn place<T: PartialEq>(items: &mut Vec<T>, index: u32, item: T, direction: Direction) {
    let index = index as usize;
    match direction {
        Direction::Forward if index <= items.len() => items.insert(index, item),
        Direction::Back if items.get(index) == Some(&item) => {
            items.remove(index);
        }
        Direction::Forward | Direction::Back => {}
    }
}

fn side_of(pending: &mut Pending, side: QueueSide) -> &mut Vec<InstanceId> {
    match side {
        QueueSide::Added => &mut pending.added,
        QueueSide::Removed => &mut pending.removed,
    }
}

fn members(session: &mut SessionState, set: SessionSet) -> &mut Vec<InstanceId> {
    match set {
        SessionSet::New => &mut session.new,
        SessionSet::Modified => &mut session.modified,
        SessionSet::Deleted => &mut session.deleted,
    }
}

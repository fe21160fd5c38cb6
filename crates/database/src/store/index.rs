//! A sorted index over one or more columns.

use std::collections::BTreeSet;
use std::ops::Bound;
use std::sync::Arc;

use bothways_world::{Row, Scalar};

/// Entries are (values, row number), in SQLite's order of comparison.
pub(crate) struct Index {
    /// Its name in the database.
    pub(crate) name: Arc<str>,
    /// Positions of the indexed columns.
    pub(crate) columns: Vec<usize>,
    /// Whether two rows may not hold the same values.
    pub(crate) unique: bool,
    /// Whether SQLite has this index too; those on foreign keys are only ours, and must not show in row order.
    pub(crate) declared: bool,
    entries: BTreeSet<(Box<[Scalar]>, i64)>,
}

impl Index {
    /// An empty index.
    pub(crate) fn new(name: Arc<str>, columns: Vec<usize>, unique: bool, declared: bool) -> Self {
        Self { name, columns, unique, declared, entries: BTreeSet::new() }
    }

    /// The indexed values of a row.
    pub(crate) fn key(&self, row: &[Scalar]) -> Box<[Scalar]> {
        self.columns.iter().map(|column| row.get(*column).cloned().unwrap_or(Scalar::Null)).collect()
    }

    /// Keeps the index in step with a row that changed.
    pub(super) fn update(&mut self, row_id: i64, old: Option<&Row>, new: Option<&Row>) {
        if let (Some(old), Some(new)) = (old, new)
            && self.columns.iter().all(|column| old.get(*column) == new.get(*column))
        {
            return;
        }
        if let Some(old) = old {
            self.entries.remove(&(self.key(old), row_id));
        }
        if let Some(new) = new {
            self.entries.insert((self.key(new), row_id));
        }
    }

    /// Numbers of the rows holding exactly these values, ascending.
    pub(crate) fn find(&self, key: Box<[Scalar]>) -> impl Iterator<Item = i64> + '_ {
        let first = (key.clone(), i64::MIN);
        self.entries.range(first..=(key, i64::MAX)).map(|(_, row_id)| *row_id)
    }

    /// Another row that holds the values of `row`, all of them not NULL.
    pub(crate) fn conflict(&self, row: &[Scalar], row_id: i64) -> Option<i64> {
        let key = self.key(row);
        if key.iter().any(Scalar::is_null) {
            return None;
        }
        self.find(key).find(|found| *found != row_id)
    }

    /// Row numbers with the first column between the bounds, in index order.
    pub(crate) fn range(
        &self,
        low: Bound<Scalar>,
        high: Bound<Scalar>,
    ) -> impl DoubleEndedIterator<Item = i64> + '_ {
        let low = match low {
            Bound::Unbounded => Bound::Unbounded,
            Bound::Included(value) => Bound::Included((Box::from([value]), i64::MIN)),
            Bound::Excluded(value) => Bound::Excluded((Box::from([value]), i64::MAX)),
        };
        let high = match high {
            Bound::Unbounded => Bound::Unbounded,
            Bound::Included(value) => Bound::Included((Box::from([value]), i64::MAX)),
            Bound::Excluded(value) => Bound::Excluded((Box::from([value]), i64::MIN)),
        };
        self.entries.range::<(Box<[Scalar]>, i64), _>((low, high)).map(|(_, row_id)| *row_id)
    }
}

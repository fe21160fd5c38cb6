//! `default=` and `onupdate=`: where a column's value comes from when the program gives none.

use bothways_world::{Scalar, TableId};

use crate::OrmState;

/// The defaults of one column.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ColumnDefaults {
    /// `default=`, for an INSERT.
    pub default: Option<ColumnDefault>,
    /// `onupdate=`, for an UPDATE.
    pub onupdate: Option<ColumnDefault>,
}

/// A default of either kind.
#[derive(Clone, PartialEq, Debug)]
pub enum ColumnDefault {
    /// A plain value.
    Scalar(Scalar),
    /// A function of the program, called for each row.
    Function(DefaultFunction),
    /// `func.now()`: a part of the statement, whose value only the database knows.
    CurrentTimestamp,
}

/// The program's number for a function that gives a default.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DefaultFunction(pub u32);

/// Gives a column of a table its defaults.
pub fn set_defaults(orm: &mut OrmState, table: TableId, position: usize, defaults: ColumnDefaults) {
    orm.defaults.insert((table, position), defaults);
}

/// The `default=` of a column.
pub(crate) fn default_of(orm: &OrmState, table: TableId, position: usize) -> Option<ColumnDefault> {
    orm.defaults.get(&(table, position))?.default.clone()
}

/// Those of these columns that a row which gives the `given` ones has from the database's clock on INSERT.
pub(crate) fn clock_of(orm: &OrmState, table: TableId, columns: &[usize], given: &[usize]) -> Vec<usize> {
    let is_clock = |position: &usize| {
        !given.contains(position)
            && default_of(orm, table, *position) == Some(ColumnDefault::CurrentTimestamp)
    };
    columns.iter().copied().filter(is_clock).collect()
}

/// The `onupdate=` of a column.
pub(crate) fn onupdate_of(orm: &OrmState, table: TableId, position: usize) -> Option<ColumnDefault> {
    orm.defaults.get(&(table, position))?.onupdate.clone()
}

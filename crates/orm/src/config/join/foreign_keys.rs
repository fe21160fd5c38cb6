//! The condition between two tables by their foreign keys (`Join._join_condition` of `sql/selectable.py`).

use bothways_sql::{Expression, Table};
use bothways_world::{AttributeId, TableId};

use super::{MappedTables, TableColumn};
use crate::{OrmError, OrmState};

/// What one constraint equates: the referred column, then the column that refers.
type Equation = Vec<(TableColumn, TableColumn)>;

/// Why foreign keys make no condition.
pub(in crate::config) enum Unjoinable {
    /// There are none.
    NoForeignKeys,
    /// There are several ways.
    AmbiguousForeignKeys,
    /// One of them leads nowhere.
    Other(OrmError),
}

/// The condition that joins the tables of a relationship's `left` and `right`. Only foreign keys of the columns in
/// `considered` count, if any are given.
pub(in crate::config) fn between(
    orm: &OrmState,
    attribute: AttributeId,
    left: &MappedTables,
    right: &[TableId],
    considered: &[TableColumn],
) -> Result<Expression, OrmError> {
    let lefts: [&[TableId]; 2] = [&[left.local], &left.all];
    join_condition(orm, &lefts, right, considered).map_err(|error| match error {
        Unjoinable::NoForeignKeys => OrmError::NoForeignKeys(attribute),
        Unjoinable::AmbiguousForeignKeys => OrmError::AmbiguousForeignKeys(attribute),
        Unjoinable::Other(error) => error,
    })
}

/// The same of any tables: of the `lefts` the first counts that is linked with `right` at all.
pub(in crate::config) fn join_condition(
    orm: &OrmState,
    lefts: &[&[TableId]],
    right: &[TableId],
    considered: &[TableColumn],
) -> Result<Expression, Unjoinable> {
    let mut constraints = Vec::new();
    for left in lefts {
        constraints = constraints_of_all(orm, right, left, considered).map_err(Unjoinable::Other)?;
        if *left != right {
            constraints.extend(constraints_of_all(orm, left, right, considered).map_err(Unjoinable::Other)?);
        }
        if !constraints.is_empty() {
            break;
        }
    }
    if constraints.len() > 1 {
        trim(&mut constraints, considered);
    }
    match (constraints.pop(), constraints.is_empty()) {
        (None, _) => Err(Unjoinable::NoForeignKeys),
        (Some(equation), true) => {
            let conditions = equation.into_iter().map(|(referred, referring)| {
                Expression::equal(column(orm, referred), column(orm, referring))
            });
            Expression::all(conditions.collect()).ok_or(Unjoinable::NoForeignKeys)
        }
        (Some(_), false) => Err(Unjoinable::AmbiguousForeignKeys),
    }
}

/// The constraints of any table of `from` that refer to one of `to`.
fn constraints_of_all(
    orm: &OrmState,
    from: &[TableId],
    to: &[TableId],
    considered: &[TableColumn],
) -> Result<Vec<Equation>, OrmError> {
    let mut found = Vec::new();
    for referring in from {
        for referred in to {
            found.extend(constraints(orm, *referring, *referred, considered)?);
        }
    }
    Ok(found)
}

/// Where several constraints link the tables: those that `foreign_keys` names in full, or one of several equal.
fn trim(constraints: &mut Vec<Equation>, considered: &[TableColumn]) {
    if !considered.is_empty() {
        constraints.retain(|equation| {
            let referring: Vec<TableColumn> = equation.iter().map(|(_, referring)| *referring).collect();
            considered.iter().all(|column| referring.contains(column))
                && referring.iter().all(|column| considered.contains(column))
        });
    }
    if constraints.windows(2).all(|pair| matches!(pair, [first, second] if first == second)) {
        constraints.truncate(1);
    }
}

/// The constraints of `from` that refer to `to`.
fn constraints(
    orm: &OrmState,
    from: TableId,
    to: TableId,
    considered: &[TableColumn],
) -> Result<Vec<Equation>, OrmError> {
    let (Some(referring), Some(referred)) = (orm.schema().table(from), orm.schema().table(to)) else {
        return Ok(Vec::new());
    };
    let mut found: Vec<(Option<usize>, Equation)> = Vec::new();
    for (position, column) in referring.columns.iter().enumerate() {
        let own = TableColumn { table: from, position };
        if !considered.is_empty() && !considered.contains(&own) {
            continue;
        }
        for key in column.foreign_keys.iter().filter(|key| key.table == referred.name) {
            let position = target(referring, referred, &key.column)?;
            let part = (TableColumn { table: to, position }, own);
            // The columns of one constraint belong together; a key that a column declares stands for itself.
            let whole = found
                .iter_mut()
                .find(|(constraint, _)| constraint.is_some() && *constraint == key.constraint);
            match whole {
                Some((_, equation)) => equation.push(part),
                None => found.push((key.constraint, vec![part])),
            }
        }
    }
    Ok(found.into_iter().map(|(_, equation)| equation).collect())
}

fn target(referring: &Table, referred: &Table, column: &str) -> Result<usize, OrmError> {
    referred.position(column).ok_or_else(|| OrmError::NoReferencedColumn {
        table: referring.name.clone(),
        target_table: referred.name.clone(),
        target: column.into(),
    })
}

/// Whether `column` has a foreign key to `other`: SQLAlchemy's `Column.references()`.
pub(in crate::config) fn refers(orm: &OrmState, column: TableColumn, other: TableColumn) -> bool {
    let (Some(own), Some(table)) = (orm.schema().table(column.table), orm.schema().table(other.table)) else {
        return false;
    };
    let (Some(own), Some(name)) =
        (own.columns.get(column.position), table.columns.get(other.position).map(|column| &column.name))
    else {
        return false;
    };
    own.foreign_keys.iter().any(|key| key.table == table.name && key.column == *name)
}

fn column(orm: &OrmState, TableColumn { table, position }: TableColumn) -> Expression {
    let table = orm.schema().table(table).expect("constraints name known tables");
    let column = table.columns.get(position).expect("constraints name known columns");
    Expression::column(&table.name, &column.name)
}

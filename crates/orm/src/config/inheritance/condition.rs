//! How the table of a subclass is joined to that of its superclass: `inherit_condition`, given or made from the
//! foreign keys between the two.

use bothways_sql::{BinaryOperator, Expression};
use bothways_world::{ClassId, TableId};

use super::JoinedTable;
use crate::config::join::foreign_keys::{self, Unjoinable};
use crate::config::join::{self, refers};
use crate::config::{ColumnPair, TableColumn};
use crate::{OrmError, OrmState};

/// The condition between the table of a class to be mapped and that of the class above it, given or not, and the columns of the
/// former that take over values of the latter (`_inherits_equated_pairs`).
///
/// # Errors
/// No foreign key links the two, or several do.
pub(in crate::config) fn determine(
    orm: &OrmState,
    parent: ClassId,
    table: TableId,
    given: Option<Expression>,
) -> Result<JoinedTable, OrmError> {
    let above = orm.mapper(parent).table;
    let condition = match given {
        Some(condition) => condition.unannotated(),
        None => {
            foreign_keys::join_condition(orm, &[&[above]], &[table], &[]).map_err(|error| match error {
                Unjoinable::NoForeignKeys => OrmError::NoInheritCondition { above, table },
                Unjoinable::AmbiguousForeignKeys => OrmError::AmbiguousInheritCondition { above, table },
                Unjoinable::Other(error) => error,
            })?
        }
    };
    let equated = condition.conjuncts().iter().filter_map(|part| equated(orm, part)).collect();
    Ok(JoinedTable { table, condition, equated })
}

/// The column referred to and the column that refers, of an equation (`criterion_as_pairs`).
fn equated(orm: &OrmState, part: &Expression) -> Option<ColumnPair> {
    let Expression::Binary { operator: BinaryOperator::Equal, left, right } = part else { return None };
    let (left, right): (TableColumn, TableColumn) = (join::column(orm, left)?, join::column(orm, right)?);
    if refers(orm, right, left) {
        return Some((left, right));
    }
    refers(orm, left, right).then_some((right, left))
}

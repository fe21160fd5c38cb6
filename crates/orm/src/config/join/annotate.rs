//! Which columns of a join condition are foreign, remote and local. What `foreign()` and `remote()` marked in the
//! program stands; only what nothing marks is found out.

use bothways_sql::{Annotations, Expression};
use bothways_world::TableId;

use super::{ColumnPair, MappedTables, Sides, TableColumn, column, foreign_keys};
use crate::{Orm, OrmError, OrmState, WarningKind};

/// Marks the columns that refer: those in `foreign_keys`, or those with a foreign key to what they are compared
/// with. A column of the secondary table refers, too, to whatever it is compared with.
pub(super) fn foreign(
    orm: &OrmState,
    condition: &Expression,
    given: &[TableColumn],
    secondary: Option<TableId>,
) -> Expression {
    if condition.columns().iter().any(|column| column.annotations().foreign) {
        return condition.clone();
    }
    if !given.is_empty() {
        return condition.annotated(&mut |part, annotations| {
            let is_given = column(orm, part).is_some_and(|column| given.contains(&column));
            Annotations { foreign: is_given, ..annotations }
        });
    }
    binaries(condition, &mut |left, right| {
        let (Some(first), Some(second)) = (column(orm, left), column(orm, right)) else { return };
        let is_secondary = |column: TableColumn| Some(column.table) == secondary;
        let mark = if foreign_keys::refers(orm, first, second) {
            left
        } else if foreign_keys::refers(orm, second, first) {
            right
        } else {
            match (is_secondary(first), is_secondary(second)) {
                (true, false) => left,
                (false, true) => right,
                (true, true) | (false, false) => return,
            }
        };
        *mark = with(mark, |annotations| Annotations { foreign: true, ..annotations });
    })
}

/// Marks the columns of the related side: those in `remote_side`, or, in a table joined to itself, the ones that
/// refer, or the related table's.
pub(super) fn remote(
    orm: &mut Orm,
    sides: Sides<'_>,
    condition: &Expression,
    remote_side: &[TableColumn],
) -> Result<Expression, OrmError> {
    if condition.columns().iter().any(|column| column.annotations().remote) {
        return Ok(condition.clone());
    }
    let is_given = |orm: &OrmState, part: &Expression| {
        column(orm, part).is_some_and(|column| remote_side.contains(&column))
    };
    if compares_shared_columns(orm, sides, condition) {
        if remote_side.is_empty() {
            return self_referential(orm, sides, condition, None, &|_, part| part.annotations().foreign);
        }
        return self_referential(orm, sides, condition, Some(remote_side), &is_given);
    }
    if !remote_side.is_empty() {
        let annotated = condition
            .annotated(&mut |part, annotations| Annotations { remote: is_given(orm, part), ..annotations });
        return Ok(annotated);
    }
    if sides.overlap() {
        return with_overlap(orm, sides, condition);
    }
    Ok(condition.annotated(&mut |part, annotations| Annotations {
        remote: column(orm, part).is_some_and(|column| sides.remote.contain(column)),
        ..annotations
    }))
}

/// Some tables belong to both sides, but no comparison is of those alone (`_annotate_remote_with_overlap`).
fn with_overlap(orm: &mut Orm, sides: Sides<'_>, condition: &Expression) -> Result<Expression, OrmError> {
    let mut has_other_operands = false;
    let annotated = binaries(condition, &mut |left, right| {
        let (Some(first), Some(second)) = (column(orm, left), column(orm, right)) else {
            has_other_operands = true;
            return;
        };
        let remote = |annotations| Annotations { remote: true, ..annotations };
        if sides.remote.contain(second) && sides.local.contain(first) {
            *right = with(right, remote);
        }
        if sides.remote.contain(first) && sides.local.contain(second) {
            *left = with(left, remote);
        }
    });
    if has_other_operands {
        orm.warn(WarningKind::NonSimpleColumns(sides.attribute))?;
    }
    Ok(annotated)
}

/// Marks what is left of the owning table as local.
pub(super) fn local(orm: &OrmState, local: &MappedTables, condition: &Expression) -> Expression {
    condition.annotated(&mut |part, annotations| Annotations {
        local: !annotations.remote && column(orm, part).is_some_and(|column| local.contain(column)),
        ..annotations
    })
}

/// `remote()` on a column that only the owning side has.
pub(super) fn warn_of_remote_columns_of_the_local_side(
    orm: &mut Orm,
    sides: Sides<'_>,
    pairs: &[ColumnPair],
) -> Result<(), OrmError> {
    for (_, remote) in pairs {
        if sides.local.contain(*remote) && !sides.remote.contain(*remote) {
            let column = crate::config::overlap::column_name(orm, *remote);
            orm.warn(WarningKind::RemoteIsLocal(column))?;
        }
    }
    Ok(())
}

/// Whether a comparison in the condition has columns on both sides that belong to both tables.
fn compares_shared_columns(orm: &OrmState, sides: Sides<'_>, condition: &Expression) -> bool {
    let mut found = false;
    binaries(condition, &mut |left, right| {
        let is_shared = |side: &Expression| column(orm, side).is_some_and(|side| sides.share(side));
        found |= is_shared(left) && is_shared(right);
    });
    found
}

fn self_referential(
    orm: &mut Orm,
    sides: Sides<'_>,
    condition: &Expression,
    remote_side: Option<&[TableColumn]>,
    is_remote: &dyn Fn(&OrmState, &Expression) -> bool,
) -> Result<Expression, OrmError> {
    let mut has_other_operands = false;
    let annotated = binaries(condition, &mut |left, right| {
        if left.as_column().is_none() || right.as_column().is_none() {
            has_other_operands = true;
            return;
        }
        let equated = left.bare() == right.bare();
        if is_remote(orm, left) {
            *left = with(left, |annotations| Annotations { remote: true, ..annotations });
        }
        if !equated && is_remote(orm, right) {
            *right = with(right, |annotations| Annotations { remote: true, ..annotations });
        }
    });
    if has_other_operands && remote_side.is_none() {
        orm.warn(WarningKind::NonSimpleColumns(sides.attribute))?;
    }
    Ok(annotated)
}

/// A copy in which `visit` saw, and may have changed, both operands of every binary operator.
fn binaries(condition: &Expression, visit: &mut dyn FnMut(&mut Expression, &mut Expression)) -> Expression {
    condition.replaced(&mut |part| {
        let Expression::Binary { operator, left, right } = part else { return None };
        let (mut left, mut right) = (binaries(left, visit), binaries(right, visit));
        visit(&mut left, &mut right);
        Some(Expression::Binary { operator: *operator, left: Box::new(left), right: Box::new(right) })
    })
}

fn with(column: &Expression, change: impl Fn(Annotations) -> Annotations) -> Expression {
    Expression::Annotated {
        annotations: change(column.annotations()),
        operand: Box::new(column.bare().clone()),
    }
}

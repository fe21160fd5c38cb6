//! The pairs of columns that a join condition compares (`_setup_pairs`).

use bothways_sql::{BinaryOperator, Expression};
use bothways_world::TableId;

use super::{ColumnPair, column};
use crate::OrmState;

/// What is read off a condition.
pub(super) struct Pairs {
    /// Local and remote columns.
    pub local_remote: Vec<ColumnPair>,
    /// From where to where a flush copies.
    pub synchronize: Vec<ColumnPair>,
}

/// The pairs of a condition; only columns of `mapped` tables take part.
pub(super) fn pairs(orm: &OrmState, mapped: &[TableId], condition: &Expression) -> Pairs {
    let mut pairs = Pairs { local_remote: Vec::new(), synchronize: Vec::new() };
    comparisons(condition, &mut |operator, left, right| {
        let (Some(first), Some(second)) = (column(orm, left), column(orm, right)) else { return };
        let is_mapped = |table| mapped.contains(&table);
        let (left, right) = (left.annotations(), right.annotations());
        let pair = match (left.remote, right.remote) {
            (false, true) if is_mapped(first.table) => Some((first, second)),
            (true, false) if is_mapped(second.table) => Some((second, first)),
            _ => None,
        };
        if let Some(pair) = pair.filter(|pair| !pairs.local_remote.contains(pair)) {
            pairs.local_remote.push(pair);
        }
        if operator == BinaryOperator::Equal && is_mapped(first.table) && is_mapped(second.table) {
            match (left.foreign, right.foreign) {
                (_, true) => pairs.synchronize.push((first, second)),
                (true, false) => pairs.synchronize.push((second, first)),
                (false, false) => {}
            }
        }
    });
    pairs
}

/// Visits every column left of a comparison with every column right of it (`visit_binary_product`).
fn comparisons(condition: &Expression, visit: &mut dyn FnMut(BinaryOperator, &Expression, &Expression)) {
    if let Expression::Binary { operator, left, right } = condition
        && operator.is_comparison()
    {
        for first in left.columns() {
            for second in right.columns() {
                visit(*operator, first, second);
            }
        }
        return;
    }
    for part in condition.children() {
        comparisons(part, visit);
    }
}

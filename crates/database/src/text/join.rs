//! Joins of a text.

use std::sync::Arc;

use bothways_sql::{Expression, From, Join, JoinKind};
use bothways_world::Scalar;
use gluesql_core::sqlparser::ast::{Join as SqlJoin, JoinConstraint, JoinOperator, TableWithJoins};

use super::reader::{Names, Reader};
use super::same;
use crate::write::Failure;

impl Reader<'_> {
    /// What a query selects from.
    pub(super) fn sources(
        &self,
        names: &mut Names,
        written: &[TableWithJoins],
    ) -> Result<Vec<From>, Failure> {
        let mut from = Vec::with_capacity(written.len());
        for TableWithJoins { relation, joins } in written {
            let mut entry = From::of(self.source(names, relation)?);
            for SqlJoin { relation, global, join_operator } in joins {
                let before = names.sources.len();
                let source = self.source(names, relation)?;
                let (kind, constraint) = match join_operator {
                    _ if *global => return Err(Failure::unsupported("GLOBAL JOIN in SQL text")),
                    JoinOperator::Inner(constraint) => (JoinKind::Inner, constraint),
                    JoinOperator::CrossJoin => (JoinKind::Inner, &JoinConstraint::None),
                    JoinOperator::LeftOuter(constraint) => (JoinKind::LeftOuter, constraint),
                    JoinOperator::FullOuter(constraint @ (JoinConstraint::On(_) | JoinConstraint::None)) => {
                        (JoinKind::FullOuter, constraint)
                    }
                    _ => return Err(Failure::unsupported("this kind of JOIN in SQL text")),
                };
                let on = match constraint {
                    JoinConstraint::On(on) => self.expression(names, on)?,
                    JoinConstraint::None => always(),
                    JoinConstraint::Using(columns) => {
                        let columns: Vec<Arc<str>> =
                            columns.iter().map(|column| column.value.as_str().into()).collect();
                        merge(names, before, &columns)?
                    }
                    JoinConstraint::Natural => {
                        let columns = common(names, before);
                        merge(names, before, &columns)?
                    }
                };
                entry.joins.push(Join { kind, source, on });
            }
            from.push(entry);
        }
        Ok(from)
    }
}

fn always() -> Expression {
    Expression::Literal(Scalar::Bool(true))
}

/// The columns of the source from `before` on that sources before have, too: what NATURAL joins by.
fn common(names: &Names, before: usize) -> Vec<Arc<str>> {
    let (earlier, joined) = names.sources.split_at(before);
    let is_earlier = |column: &&Arc<str>| {
        earlier.iter().any(|(_, columns)| columns.iter().any(|known| same(known, column)))
    };
    joined.iter().flat_map(|(_, columns)| columns).filter(is_earlier).cloned().collect()
}

/// The condition that columns of these names are equal in the source from `before` on and in what stands before;
/// from here on each is one column, the first.
fn merge(names: &mut Names, before: usize, columns: &[Arc<str>]) -> Result<Expression, Failure> {
    let mut conditions = Vec::with_capacity(columns.len());
    for column in columns {
        let (earlier, joined) = names.sources.split_at(before);
        let find = |sources: &[(Arc<str>, Vec<Arc<str>>)]| {
            sources.iter().find_map(|(source, known)| {
                let known = known.iter().find(|known| same(known, column))?;
                (!names.is_merged(source, known)).then(|| (source.clone(), known.clone()))
            })
        };
        let (Some((left, left_column)), Some((right, right_column))) = (find(earlier), find(joined)) else {
            return Err(Failure::operational(format!(
                "cannot join using column {column} - column not present in both tables"
            )));
        };
        conditions.push(Expression::equal(
            Expression::column(&left, &left_column),
            Expression::column(&right, &right_column),
        ));
        names.merged.push((right, right_column));
    }
    Ok(Expression::all(conditions).unwrap_or_else(always))
}

//! Window functions: the rows are sorted into partitions and, within those, into peers, which share a place in the
//! window's order.

use std::cmp::Ordering;
use std::iter::repeat_n;

use bothways_sql::{Expression, Select};
use bothways_world::Scalar;

use super::aggregate::{Function, Running};
use super::{Leaves, outer, outputs};
use crate::query::compound::{Rows, compare};
use crate::store::Store;
use crate::write::Failure;

/// Whether an expression has a window function.
pub(super) fn has_window(expression: &Expression) -> bool {
    matches!(expression, Expression::Over { .. }) || expression.children().into_iter().any(has_window)
}

/// The query over rows that have the values of its window functions.
pub(super) fn windowed(store: &mut Store, select: &Select) -> Result<Select, Failure> {
    let mut leaves = Leaves::default();
    let (mut found, mut columns) = (Vec::new(), Vec::new());
    for output in outputs(select) {
        gather(output, &mut found, &mut columns);
    }
    let windows =
        found.into_iter().map(|found| Window::read(found, &mut leaves)).collect::<Result<Vec<_>, _>>()?;
    let is_same = |one: &Window, other: &Window| one.partition == other.partition && one.order == other.order;
    let is_one = windows.windows(2).all(|pair| matches!(pair, [one, other] if is_same(one, other)));
    if !is_one && select.order_by.is_empty() {
        return Err(Failure::unsupported("different windows in a query without ORDER BY"));
    }
    let columns: Vec<(Expression, usize)> =
        columns.into_iter().map(|column| (column.clone(), leaves.place(&column))).collect();
    if leaves.0.is_empty() {
        leaves.place(&Expression::Literal(Scalar::Int(1)));
    }
    let mut rows = leaves.rows(store, select)?;
    let width = leaves.0.len();
    for window in &windows {
        window.compute(&mut rows)?;
    }
    let mut shown = |part: &Expression| {
        let window = windows.iter().position(|window| window.expression == *part).map(|index| width + index);
        window.or_else(|| columns.iter().find(|(known, _)| known == part).map(|(_, place)| *place))
    };
    Ok(outer(select, width + windows.len(), rows, &mut shown))
}

/// The window functions of an expression, and the columns outside them: each once.
fn gather(expression: &Expression, windows: &mut Vec<Expression>, columns: &mut Vec<Expression>) {
    let is_label = matches!(expression, Expression::Column { table, .. } if table.is_empty());
    let list = match expression {
        Expression::Over { .. } => windows,
        Expression::Column { .. } if is_label => return,
        Expression::Column { .. } => columns,
        other => return other.children().into_iter().for_each(|child| gather(child, windows, columns)),
    };
    if !list.contains(expression) {
        list.push(expression.clone());
    }
}

/// A window function, with the places of what it reads.
struct Window {
    expression: Expression,
    function: Function,
    partition: Vec<usize>,
    /// Places, whether they descend, and whether NULL comes first.
    order: Vec<(usize, bool, bool)>,
}

impl Window {
    fn read(expression: Expression, leaves: &mut Leaves) -> Result<Self, Failure> {
        let Expression::Over { function, partition_by, order_by } = &expression else {
            return Err(Failure::unsupported("this window function"));
        };
        let order = order_by.iter().map(|term| {
            let descending = term.direction == Some("DESC");
            let nulls_first = term.nulls.map_or(!descending, |nulls| nulls == "NULLS FIRST");
            (leaves.place(&term.expression), descending, nulls_first)
        });
        let order = order.collect();
        let partition = partition_by.iter().map(|part| leaves.place(part)).collect();
        let function = Function::read(function, leaves)?;
        Ok(Self { expression, function, partition, order })
    }

    /// How two rows of a partition are ordered.
    fn compare(&self, left: &[Scalar], right: &[Scalar]) -> Ordering {
        let terms = self.order.iter().map(|(place, descending, nulls_first)| {
            compare(left.get(*place), right.get(*place), *descending, *nulls_first)
        });
        terms.fold(Ordering::Equal, Ordering::then)
    }

    fn compare_partitions(&self, left: &[Scalar], right: &[Scalar]) -> Ordering {
        let places = self.partition.iter().map(|place| left.get(*place).cmp(&right.get(*place)));
        places.fold(Ordering::Equal, Ordering::then)
    }

    /// Sorts the rows into its order, and adds its value to each.
    fn compute(&self, rows: &mut Rows) -> Result<(), Failure> {
        rows.sort_by(|left, right| {
            self.compare_partitions(left, right).then_with(|| self.compare(left, right))
        });
        let mut values = Vec::with_capacity(rows.len());
        for partition in rows.chunk_by(|left, right| self.compare_partitions(left, right).is_eq()) {
            self.values(partition, &mut values)?;
        }
        rows.iter_mut().zip(values).for_each(|(row, value)| row.push(value));
        Ok(())
    }

    /// Adds the values for the rows of a partition.
    fn values(&self, partition: &[Vec<Scalar>], values: &mut Vec<Scalar>) -> Result<(), Failure> {
        let number = |number: usize| Scalar::Int(i64::try_from(number).unwrap_or(i64::MAX));
        let first_argument = |row: Option<&Vec<Scalar>>| {
            row.and_then(|row| self.function.argument(row, 0)).cloned().unwrap_or(Scalar::Null)
        };
        let peers = partition.chunk_by(|left, right| self.compare(left, right).is_eq());
        match &*self.function.name {
            "row_number" => values.extend((1..=partition.len()).map(number)),
            "rank" => {
                let mut before = 0;
                for peers in peers {
                    values.extend(repeat_n(number(before + 1), peers.len()));
                    before += peers.len();
                }
            }
            "dense_rank" => {
                for (index, peers) in peers.enumerate() {
                    values.extend(repeat_n(number(index + 1), peers.len()));
                }
            }
            "lag" => {
                for (index, row) in partition.iter().enumerate() {
                    let other = index.checked_sub(self.distance(row)?);
                    values.push(self.neighbour(row, other.and_then(|other| partition.get(other))));
                }
            }
            "lead" => {
                for (index, row) in partition.iter().enumerate() {
                    let other = index.checked_add(self.distance(row)?);
                    values.push(self.neighbour(row, other.and_then(|other| partition.get(other))));
                }
            }
            "first_value" => values.extend(repeat_n(first_argument(partition.first()), partition.len())),
            "last_value" => {
                for peers in peers {
                    values.extend(repeat_n(first_argument(peers.last()), peers.len()));
                }
            }
            _ => {
                let mut running = Running::new(&self.function)?;
                for peers in peers {
                    peers.iter().try_for_each(|row| running.step(row))?;
                    values.extend(repeat_n(running.value()?, peers.len()));
                }
            }
        }
        Ok(())
    }

    /// How many rows away `lag()` and `lead()` look.
    fn distance(&self, row: &[Scalar]) -> Result<usize, Failure> {
        match self.function.argument(row, 1) {
            None => Ok(1),
            Some(Scalar::Int(by)) if *by >= 0 => Ok(usize::try_from(*by).unwrap_or(usize::MAX)),
            Some(_) => {
                let name = &self.function.name;
                Err(Failure::unsupported(format!("{name}() by this number of rows")))
            }
        }
    }

    /// What `lag()` and `lead()` give of the row they find, or the default where there is none.
    fn neighbour(&self, row: &[Scalar], found: Option<&Vec<Scalar>>) -> Scalar {
        let value = match found {
            Some(found) => self.function.argument(found, 0),
            None => self.function.argument(row, 2),
        };
        value.cloned().unwrap_or(Scalar::Null)
    }
}

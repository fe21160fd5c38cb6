//! Window functions: the rows are sorted into partitions and, within those, into peers, which share a place in the
//! window's order.

use std::cmp::Ordering;
use std::iter::repeat_n;
use std::ops::Range;

use bothways_sql::{Expression, Select};
use bothways_world::Scalar;

use super::aggregate::{Function, Running, number};
use super::frame::{Frame, Partition};
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
    order: Vec<Term>,
    frame: Frame,
}

/// A term of the order of a window.
#[derive(PartialEq)]
pub(super) struct Term {
    place: usize,
    descending: bool,
    nulls_first: bool,
}

impl Term {
    fn compare(&self, left: &[Scalar], right: &[Scalar]) -> Ordering {
        compare(left.get(self.place), right.get(self.place), self.descending, self.nulls_first)
    }

    /// A number that grows along the order; none for NULL.
    pub(super) fn number(&self, row: &[Scalar]) -> Result<Option<f64>, Failure> {
        match row.get(self.place) {
            None | Some(Scalar::Null) => Ok(None),
            Some(value) => Ok(Some(number(value)? * if self.descending { -1.0 } else { 1.0 })),
        }
    }
}

impl Window {
    fn read(expression: Expression, leaves: &mut Leaves) -> Result<Self, Failure> {
        let Expression::Over { function, partition_by, order_by, frame } = &expression else {
            return Err(Failure::unsupported("this window function"));
        };
        let order = order_by.iter().map(|term| {
            let descending = term.direction == Some("DESC");
            let nulls_first = term.nulls.map_or(!descending, |nulls| nulls == "NULLS FIRST");
            Term { place: leaves.place(&term.expression), descending, nulls_first }
        });
        let order = order.collect();
        let partition = partition_by.iter().map(|part| leaves.place(part)).collect();
        let function = Function::read(function, leaves)?;
        let frame = frame.as_deref().map_or_else(|| Ok(Frame::usual()), Frame::read)?;
        Ok(Self { expression, function, partition, order, frame })
    }

    /// How two rows of a partition are ordered.
    fn compare(&self, left: &[Scalar], right: &[Scalar]) -> Ordering {
        let terms = self.order.iter().map(|term| term.compare(left, right));
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
    fn values(&self, rows: &[Vec<Scalar>], values: &mut Vec<Scalar>) -> Result<(), Failure> {
        let number = |number: usize| Scalar::Int(i64::try_from(number).unwrap_or(i64::MAX));
        let mut end = 0;
        let chunks = rows.chunk_by(|left, right| self.compare(left, right).is_eq());
        let peers = chunks.map(|peers| {
            end += peers.len();
            end - peers.len()..end
        });
        let partition = Partition { rows, peers: peers.collect() };
        match &*self.function.name {
            "row_number" => values.extend((1..=rows.len()).map(number)),
            "rank" => {
                for peers in &partition.peers {
                    values.extend(repeat_n(number(peers.start + 1), peers.len()));
                }
            }
            "dense_rank" => {
                for (index, peers) in partition.peers.iter().enumerate() {
                    values.extend(repeat_n(number(index + 1), peers.len()));
                }
            }
            "lag" => {
                for (index, row) in rows.iter().enumerate() {
                    let other = index.checked_sub(self.distance(row)?);
                    values.push(self.neighbour(row, other.and_then(|other| rows.get(other))));
                }
            }
            "lead" => {
                for (index, row) in rows.iter().enumerate() {
                    let other = index.checked_add(self.distance(row)?);
                    values.push(self.neighbour(row, other.and_then(|other| rows.get(other))));
                }
            }
            "first_value" => {
                for frame in self.frame.of_rows(&partition, &self.order)? {
                    values.push(self.argument(rows.get(frame).and_then(<[_]>::first)));
                }
            }
            "last_value" => {
                for frame in self.frame.of_rows(&partition, &self.order)? {
                    values.push(self.argument(rows.get(frame).and_then(<[_]>::last)));
                }
            }
            _ => {
                let frames = self.frame.of_rows(&partition, &self.order)?;
                self.aggregates(rows, frames, values)?;
            }
        }
        Ok(())
    }

    /// The value of its first argument in a row, if there is one.
    fn argument(&self, row: Option<&Vec<Scalar>>) -> Scalar {
        row.and_then(|row| self.function.argument(row, 0)).cloned().unwrap_or(Scalar::Null)
    }

    /// Adds what the aggregate function comes to over each frame. A frame that goes on from where the one before began
    /// is taken further with what is new in it.
    fn aggregates(
        &self,
        rows: &[Vec<Scalar>],
        frames: Vec<Range<usize>>,
        values: &mut Vec<Scalar>,
    ) -> Result<(), Failure> {
        let mut running = Running::new(&self.function)?;
        let mut stepped = 0..0;
        let mut value = running.value()?;
        for frame in frames {
            if frame == stepped {
                values.push(value.clone());
                continue;
            }
            if frame.start != stepped.start || frame.end < stepped.end {
                running = Running::new(&self.function)?;
                stepped = frame.start..frame.start;
            }
            let new = rows.get(stepped.end..frame.end).unwrap_or_default();
            new.iter().try_for_each(|row| running.step(row))?;
            stepped = frame;
            value = running.value()?;
            values.push(value.clone());
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

//! Aggregate functions as SQLite runs them: stepped over rows, asked at any time for what they come to.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use bothways_sql::Expression;
use bothways_world::Scalar;

use super::Leaves;
use crate::query::function::AGGREGATES;
use crate::write::Failure;

/// Whether an expression is the call of one.
pub(super) fn is_aggregate(expression: &Expression) -> bool {
    let Expression::Function { name, arguments, .. } = expression else { return false };
    let is_scalar = matches!(&**name, "min" | "max") && arguments.len() > 1;
    AGGREGATES.contains(&&**name) && !is_scalar || is_concatenation(name)
}

/// Whether it is the one that GlueSQL has not.
pub(super) fn is_concatenation(name: &str) -> bool {
    name == "group_concat"
}

/// A function over rows, with the places of what it reads in each.
pub(super) struct Function {
    pub(super) expression: Expression,
    pub(super) name: Arc<str>,
    /// Places of its arguments; none: `count(*)`.
    pub(super) arguments: Vec<usize>,
    distinct: bool,
}

impl Function {
    /// Reads a call.
    pub(super) fn read(expression: &Expression, leaves: &mut Leaves) -> Result<Self, Failure> {
        let Expression::Function { name, arguments, .. } = expression else {
            return Err(Failure::unsupported("this aggregate function"));
        };
        let (mut distinct, mut places) = (false, Vec::new());
        for argument in arguments {
            match argument {
                Expression::Distinct(operand) => {
                    distinct = true;
                    places.push(leaves.place(operand));
                }
                argument => places.push(leaves.place(argument)),
            }
        }
        Ok(Self { expression: expression.clone(), name: name.clone(), arguments: places, distinct })
    }

    /// The value of an argument in a row.
    pub(super) fn argument<'a>(&self, row: &'a [Scalar], index: usize) -> Option<&'a Scalar> {
        row.get(*self.arguments.get(index)?)
    }

    /// What it comes to over some rows.
    pub(super) fn of<'a>(&self, rows: impl IntoIterator<Item = &'a Vec<Scalar>>) -> Result<Scalar, Failure> {
        let mut running = Running::new(self)?;
        rows.into_iter().try_for_each(|row| running.step(row))?;
        running.value()
    }

    /// The first row that has the least or the greatest value.
    pub(super) fn extreme<'a>(&self, group: &'a [Vec<Scalar>]) -> Option<&'a Vec<Scalar>> {
        let wanted = if &*self.name == "min" { Ordering::Less } else { Ordering::Greater };
        let mut best: Option<(&Vec<Scalar>, &Scalar)> = None;
        for row in group {
            let value = self.argument(row, 0)?;
            let is_better = match best {
                None => true,
                Some((_, known)) if value.is_null() || known.is_null() => !value.is_null(),
                Some((_, known)) => value.cmp(known) == wanted,
            };
            if is_better {
                best = Some((row, value));
            }
        }
        best.map(|(row, _)| row)
    }
}

/// An aggregate function on its way.
pub(super) struct Running<'a> {
    function: &'a Function,
    /// Values that it had, where it takes each once.
    seen: BTreeSet<Scalar>,
    state: State,
}

enum State {
    Count(i64),
    /// The least or greatest value so far.
    Extreme(Ordering, Option<Scalar>),
    Sum(Sum),
    Total(f64),
    Average {
        sum: f64,
        count: usize,
    },
    Concatenation(Option<String>),
}

/// Integers are summed as such as long as there is nothing else.
enum Sum {
    Empty,
    Integers { sum: Option<i64>, real: f64 },
    Real(f64),
}

impl<'a> Running<'a> {
    /// Before the first row.
    pub(super) fn new(function: &'a Function) -> Result<Self, Failure> {
        let state = match &*function.name {
            "count" => State::Count(0),
            "min" => State::Extreme(Ordering::Less, None),
            "max" => State::Extreme(Ordering::Greater, None),
            "sum" => State::Sum(Sum::Empty),
            "total" => State::Total(0.0),
            "avg" => State::Average { sum: 0.0, count: 0 },
            name if is_concatenation(name) => State::Concatenation(None),
            name => return Err(Failure::unsupported(format!("the SQL function {name} here"))),
        };
        Ok(Self { function, seen: BTreeSet::new(), state })
    }

    /// Takes a row.
    pub(super) fn step(&mut self, row: &[Scalar]) -> Result<(), Failure> {
        let value = match (self.function.argument(row, 0), &mut self.state) {
            (Some(value), _) => value,
            (None, State::Count(count)) => {
                *count += 1;
                return Ok(());
            }
            (None, _) => return Ok(()),
        };
        if value.is_null() || self.function.distinct && !self.seen.insert(value.clone()) {
            return Ok(());
        }
        match &mut self.state {
            State::Count(count) => *count += 1,
            State::Extreme(wanted, best) => {
                if best.as_ref().is_none_or(|best| value.cmp(best) == *wanted) {
                    *best = Some(value.clone());
                }
            }
            State::Sum(sum) => sum.add(value)?,
            State::Total(sum) => *sum += number(value)?,
            State::Average { sum, count } => {
                *sum += number(value)?;
                *count += 1;
            }
            State::Concatenation(None) => self.state = State::Concatenation(Some(text(value)?)),
            State::Concatenation(Some(joined)) => {
                match self.function.argument(row, 1) {
                    Some(separator) => joined.push_str(&text(separator)?),
                    None => joined.push(','),
                }
                joined.push_str(&text(value)?);
            }
        }
        Ok(())
    }

    /// What it has come to.
    pub(super) fn value(&self) -> Result<Scalar, Failure> {
        Ok(match &self.state {
            State::Count(count) => Scalar::Int(*count),
            State::Extreme(_, best) => best.clone().unwrap_or(Scalar::Null),
            State::Sum(Sum::Empty) | State::Average { count: 0, .. } | State::Concatenation(None) => {
                Scalar::Null
            }
            State::Sum(Sum::Integers { sum, .. }) => {
                Scalar::Int(sum.ok_or_else(|| Failure::operational("integer overflow".to_owned()))?)
            }
            State::Sum(Sum::Real(sum)) | State::Total(sum) => Scalar::Float(*sum),
            State::Average { sum, count } => Scalar::Float(sum / *count as f64),
            State::Concatenation(Some(joined)) => Scalar::Text(joined.as_str().into()),
        })
    }
}

impl Sum {
    fn add(&mut self, value: &Scalar) -> Result<(), Failure> {
        let (sum, real) = match self {
            Self::Empty => (Some(0), 0.0),
            Self::Integers { sum, real } => (*sum, *real),
            Self::Real(real) => {
                *real += number(value)?;
                return Ok(());
            }
        };
        let added = real + number(value)?;
        *self = match integer(value) {
            Some(value) => Self::Integers { sum: sum.and_then(|sum| sum.checked_add(value)), real: added },
            None => Self::Real(added),
        };
        Ok(())
    }
}

fn integer(value: &Scalar) -> Option<i64> {
    match value.stored() {
        Scalar::Int(value) => Some(*value),
        Scalar::Bool(value) => Some(i64::from(*value)),
        _ => None,
    }
}

/// A number, of whatever type.
pub(super) fn number(value: &Scalar) -> Result<f64, Failure> {
    match (integer(value), value.stored()) {
        (Some(value), _) => Ok(value as f64),
        (None, Scalar::Float(value)) => Ok(*value),
        _ => Err(Failure::unsupported("a sum of something that is not a number")),
    }
}

fn text(value: &Scalar) -> Result<String, Failure> {
    match (integer(value), value.stored()) {
        (Some(value), _) => Ok(value.to_string()),
        (None, Scalar::Text(value)) => Ok(value.to_string()),
        (None, Scalar::Null) => Ok(String::new()),
        _ => Err(Failure::unsupported("group_concat() of something that is not text")),
    }
}

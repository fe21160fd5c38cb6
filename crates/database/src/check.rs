//! CHECK constraints: read when their table is created, asked of every row before it is written. What is unknown
//! passes, as in SQLite.

use std::sync::Arc;

use bothways_sql::{BinaryOperator, Constraint, Expression, Select, SelectColumn};
use bothways_world::Scalar;

use crate::affinity::Affinity;
use crate::query;
use crate::store::{Store, Table};
use crate::text;
use crate::write::Failure;

/// A constraint of a created table.
pub(crate) struct Check {
    /// How a failure calls it.
    name: Arc<str>,
    condition: Expression,
}

/// Reads the constraints of a table that is being created: those of its columns come first.
pub(crate) fn read(store: &Store, definition: &bothways_sql::Table) -> Result<Arc<[Check]>, Failure> {
    let columns = definition.columns.iter().map(|column| column.name.clone()).collect();
    let sources = vec![(definition.name.clone(), columns)];
    let mut checks: Vec<_> = definition
        .constraints
        .iter()
        .filter_map(|constraint| match constraint {
            Constraint::Check(check) => Some(check),
            Constraint::Unique(_) | Constraint::ForeignKey(_) => None,
        })
        .collect();
    checks.sort_by_key(|check| check.column.unwrap_or(usize::MAX));
    let read = |check: &&bothways_sql::CheckConstraint| {
        Ok(Check {
            name: check.name.clone().unwrap_or_else(|| dequoted(&check.text)),
            condition: with_affinity(definition, text::condition(store, sources.clone(), &check.text, &[])?),
        })
    };
    checks.iter().map(read).collect()
}

/// A constant takes the affinity of the column that it is compared with: once the column's value stands there, its
/// affinity is not seen any more.
fn with_affinity(definition: &bothways_sql::Table, condition: Expression) -> Expression {
    condition.replaced(&mut |part| {
        let Expression::Binary { operator, left, right } = part else { return None };
        let converted = |side: &Expression, other: &Expression| {
            let Expression::Parameter(value) = side else { return Box::new(side.clone()) };
            let column = other.as_column().and_then(|(_, column)| definition.position(column));
            let column = column.and_then(|position| definition.columns.get(position));
            let affinity = column.map(|column| Affinity::of(&column.sql_type));
            let value = affinity.map_or_else(|| value.clone(), |affinity| affinity.apply(value));
            Box::new(Expression::Parameter(value))
        };
        let is_comparison = matches!(
            operator,
            BinaryOperator::Equal
                | BinaryOperator::NotEqual
                | BinaryOperator::Less
                | BinaryOperator::LessOrEqual
                | BinaryOperator::Greater
                | BinaryOperator::GreaterOrEqual
        );
        let is_with_column = left.as_column().is_some() || right.as_column().is_some();
        (is_comparison && is_with_column).then(|| Expression::Binary {
            operator: *operator,
            left: converted(left, right),
            right: converted(right, left),
        })
    })
}

/// SQLite takes the text of a condition that begins with a quoted name for a quoted name.
fn dequoted(text: &str) -> Arc<str> {
    let text = text.trim();
    let end = match text.chars().next() {
        Some(quote @ ('"' | '\'' | '`')) => quote,
        Some('[') => ']',
        _ => return text.into(),
    };
    text.split(end)
        .find(|part| !part.is_empty() && *part != "[")
        .unwrap_or(text)
        .trim_start_matches('[')
        .into()
}

/// Whether a row may be written.
pub(crate) fn row(store: &mut Store, name: &str, row: &[Scalar]) -> Result<(), Failure> {
    let Some(table) = store.table(name) else { return Ok(()) };
    let checks = Arc::clone(&table.checks);
    for check in checks.iter() {
        let condition = match store.table(name) {
            Some(table) => of_row(table, row, &check.condition),
            None => return Ok(()),
        };
        if fails(store, condition)? {
            return Err(Failure::Integrity(format!("CHECK constraint failed: {}", check.name).into()));
        }
    }
    Ok(())
}

/// The condition with the values of a row in it.
fn of_row(table: &Table, row: &[Scalar], condition: &Expression) -> Expression {
    condition.replaced(&mut |part| {
        let (_, column) = part.as_column()?;
        let value = row.get(table.definition.position(column)?)?;
        Some(match value {
            Scalar::Null => Expression::Literal(Scalar::Null),
            value => Expression::Parameter(value.clone()),
        })
    })
}

fn fails(store: &mut Store, condition: Expression) -> Result<bool, Failure> {
    let otherwise = Expression::Parameter(Scalar::Int(0));
    let expression = Expression::Case {
        operand: None,
        whens: vec![(Expression::Not(Box::new(condition)), Expression::Parameter(Scalar::Int(1)))],
        otherwise: Some(Box::new(otherwise)),
    };
    let column = SelectColumn { expression, label: None };
    let rows = query::select(store, &Select { columns: vec![column], ..Select::default() })?;
    Ok(rows.first().and_then(|row| row.first()) == Some(&Scalar::Int(1)))
}

//! INSERT, UPDATE and DELETE with expressions.

use super::Writer;
use super::column_list;
use super::expression::{self, Context};
use super::names::quote;
use super::query::separated;
use crate::{DeleteWhere, Expression, InsertValues, Table, UpdateWhere};

pub(super) fn insert(writer: &mut Writer, table: &Table, insert: &InsertValues) {
    writer.push(&format!(
        "INSERT INTO {} ({}) VALUES ",
        quote(&table.name),
        column_list(table, &insert.columns)
    ));
    separated(writer, &insert.rows, |writer, row| {
        writer.push("(");
        separated(writer, row, operand);
        writer.push(")");
    });
    returning(writer, table, &insert.returning);
}

pub(super) fn update(writer: &mut Writer, table: &Table, update: &UpdateWhere) {
    writer.push(&format!("UPDATE {} SET ", quote(&table.name)));
    separated(writer, &update.set, |writer, (position, value)| {
        let name = table.columns.get(*position).map(|column| quote(&column.name)).unwrap_or_default();
        writer.push(&format!("{name}="));
        operand(writer, value);
    });
    filter(writer, update.filter.as_ref());
    returning(writer, table, &update.returning);
}

pub(super) fn delete(writer: &mut Writer, table: &Table, delete: &DeleteWhere) {
    writer.push(&format!("DELETE FROM {}", quote(&table.name)));
    filter(writer, delete.filter.as_ref());
    returning(writer, table, &delete.returning);
}

fn filter(writer: &mut Writer, filter: Option<&Expression>) {
    if let Some(filter) = filter {
        writer.push(" WHERE ");
        expression::write(writer, filter, Context::Clause);
    }
}

fn returning(writer: &mut Writer, table: &Table, positions: &[usize]) {
    if !positions.is_empty() {
        writer.push(&format!(" RETURNING {}", column_list(table, positions)));
    }
}

/// A value: every operator in parentheses.
fn operand(writer: &mut Writer, value: &Expression) {
    match value {
        Expression::Binary { .. } | Expression::Negative(_) => {
            writer.push("(");
            expression::write(writer, value, Context::Clause);
            writer.push(")");
        }
        other => expression::write(writer, other, Context::Clause),
    }
}

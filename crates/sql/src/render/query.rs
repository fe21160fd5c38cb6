//! SELECT.

use super::Writer;
use super::expression::{self, Context};
use super::names::quote;
use crate::{From, Join, JoinKind, Select, Source};

/// Writes a query; nested ones look the same.
pub(super) fn select(writer: &mut Writer, select: &Select) {
    let Select { distinct, columns, from, filter, group_by, having, order_by, limit, offset, correlation: _ } =
        select;
    writer.push(if *distinct { "SELECT DISTINCT " } else { "SELECT " });
    if columns.is_empty() {
        writer.push("1");
    }
    separated(writer, columns, |writer, column| {
        expression::write(writer, &column.expression, Context::List);
        if let Some(label) = &column.label {
            writer.push(&format!(" AS {}", quote(label)));
        }
    });
    if !from.is_empty() {
        writer.push(" \nFROM ");
        separated(writer, from, from_entry);
    }
    if let Some(filter) = filter {
        writer.push(" \nWHERE ");
        expression::write(writer, filter, Context::Clause);
    }
    if !group_by.is_empty() {
        writer.push(" GROUP BY ");
        separated(writer, group_by, |writer, term| expression::write(writer, term, Context::List));
    }
    if let Some(having) = having {
        writer.push(" \nHAVING ");
        expression::write(writer, having, Context::Clause);
    }
    if !order_by.is_empty() {
        writer.push(" ORDER BY ");
        separated(writer, order_by, |writer, term| {
            match term.direction {
                Some(direction) => {
                    expression::write(writer, &term.expression, Context::Direction);
                    writer.push(&format!(" {direction}"));
                }
                None => expression::write(writer, &term.expression, Context::List),
            }
            if let Some(nulls) = term.nulls {
                writer.push(&format!(" {nulls}"));
            }
        });
    }
    if limit.is_some() || offset.is_some() {
        writer.push("\n LIMIT ");
        writer.parameter(&bothways_world::Scalar::Int(limit.unwrap_or(-1)));
        writer.push(" OFFSET ");
        writer.parameter(&bothways_world::Scalar::Int(offset.unwrap_or(0)));
    }
}

fn from_entry(writer: &mut Writer, from: &From) {
    source(writer, &from.source);
    for Join { kind, source: joined, on } in &from.joins {
        writer.push(match kind {
            JoinKind::Inner => " JOIN ",
            JoinKind::LeftOuter => " LEFT OUTER JOIN ",
            JoinKind::FullOuter => " FULL OUTER JOIN ",
        });
        source(writer, joined);
        writer.push(" ON ");
        expression::write(writer, on, Context::Clause);
    }
}

fn source(writer: &mut Writer, source: &Source) {
    match source {
        Source::Table { name, alias } => named(writer, name, alias.as_deref()),
        Source::Subquery { select: inner, alias } => {
            writer.push("(");
            select(writer, inner);
            writer.push(&format!(") AS {}", quote(alias)));
        }
        Source::Joined(from) => {
            writer.push("(");
            from_entry(writer, from);
            writer.push(")");
        }
    }
}

fn named(writer: &mut Writer, name: &str, alias: Option<&str>) {
    writer.push(&quote(name));
    if let Some(alias) = alias {
        writer.push(&format!(" AS {}", quote(alias)));
    }
}

pub(super) fn separated<T>(writer: &mut Writer, items: &[T], mut write: impl FnMut(&mut Writer, &T)) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            writer.push(", ");
        }
        write(writer, item);
    }
}

//! SELECT.

use std::sync::Arc;

use super::expression::{self, Context};
use super::names::quote;
use super::{CommonText, Writer};
use crate::{Body, Common, From, Join, JoinKind, OrderBy, Select, Source};

/// Writes a query; nested ones look the same.
pub(super) fn select(writer: &mut Writer, select: &Select) {
    match &select.body {
        Body::Plain => plain(writer, select),
        Body::Compound(compound) => {
            for (index, part) in compound.parts.iter().enumerate() {
                if index > 0 {
                    writer.push(&format!(" {} ", compound.operator.keyword()));
                }
                self::select(writer, part);
            }
        }
        Body::Rows(_) => {}
    }
    order(writer, select);
}

fn plain(writer: &mut Writer, select: &Select) {
    let Select {
        distinct,
        columns,
        from,
        filter,
        group_by,
        having,
        order_by: _,
        limit: _,
        offset: _,
        correlation: _,
        body: _,
    } = select;
    writer.push(if *distinct { "SELECT DISTINCT " } else { "SELECT " });
    if columns.is_empty() {
        writer.push("1");
    }
    separated(writer, columns, |writer, column| {
        let own_label = column.label.as_ref().is_some_and(|label| !label.starts_with("anon_"));
        expression::write(writer, &column.expression, if own_label { Context::List } else { Context::Term });
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
        separated(writer, group_by, |writer, term| expression::write(writer, term, Context::Term));
    }
    if let Some(having) = having {
        writer.push(" \nHAVING ");
        expression::write(writer, having, Context::Clause);
    }
}

/// ORDER BY, LIMIT and OFFSET.
fn order(writer: &mut Writer, select: &Select) {
    let Select { order_by, limit, offset, .. } = select;
    if !order_by.is_empty() {
        writer.push(" ORDER BY ");
        separated(writer, order_by, order_term);
    }
    if limit.is_some() || offset.is_some() {
        writer.push("\n LIMIT ");
        writer.parameter(&bothways_world::Scalar::Int(limit.unwrap_or(-1)));
        writer.push(" OFFSET ");
        writer.parameter(&bothways_world::Scalar::Int(offset.unwrap_or(0)));
    }
}

/// One term of ORDER BY.
pub(super) fn order_term(writer: &mut Writer, term: &OrderBy) {
    match term.direction {
        Some(direction) => {
            expression::write(writer, &term.expression, Context::Direction);
            writer.push(&format!(" {direction}"));
        }
        None => {
            let context = if term.nulls.is_some() { Context::List } else { Context::Term };
            expression::write(writer, &term.expression, context);
        }
    }
    if let Some(nulls) = term.nulls {
        writer.push(&format!(" {nulls}"));
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
        Source::Subquery { select: inner, alias, common: Some(Common { name, recursive }) } => {
            common(writer, name.as_ref().unwrap_or(alias), inner, *recursive);
            named(writer, name.as_ref().unwrap_or(alias), name.as_ref().map(|_| &**alias));
        }
        Source::Subquery { select: inner, alias, common: None } => {
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

/// Writes what stands after WITH, the first time that a name of it is met. What it reads of the kind comes before it.
fn common(writer: &mut Writer, name: &Arc<str>, query: &Select, recursive: bool) {
    if writer.common.iter().any(|known| known.name == *name) {
        return;
    }
    let mut inner = Writer { common: std::mem::take(&mut writer.common), ..Writer::default() };
    inner.common.push(CommonText { name: name.clone(), text: String::new(), parameters: Vec::new() });
    let place = inner.common.len() - 1;
    select(&mut inner, query);
    let mut columns = String::new();
    if recursive {
        let names = query.columns.iter().filter_map(|column| Some(quote(column.label.as_ref()?)));
        columns = format!("({})", names.collect::<Vec<_>>().join(", "));
        writer.recursive = true;
    }
    writer.recursive |= inner.recursive;
    writer.common = inner.common;
    let mut written = writer.common.remove(place);
    written.text = format!("{}{columns} AS \n({})", quote(name), inner.text);
    written.parameters = inner.parameters;
    writer.common.push(written);
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

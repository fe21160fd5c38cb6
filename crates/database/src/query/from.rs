//! FROM and WHERE: sources in the order in which SQLite would loop over them, each condition where its tables are
//! first at hand.
//!
//! A query without ORDER BY gives rows in the order of the loops, and programs print it. GlueSQL loops in the order
//! written and joins by hash only over conditions in ON, so both are written for it here.

use std::collections::BTreeSet;
use std::sync::Arc;

use bothways_sql::{Expression, From, Join, Select};
use gluesql_core::ast::{
    BinaryOperator, Expr, Join as GlueJoin, JoinConstraint, JoinOperator, TableAlias, TableFactor,
    TableWithJoins,
};
use gluesql_core::data::Value;

use super::access::{self, Conjuncts};
use super::scope::{Scope, Source};
use super::statement::derived;
use super::truth::{Wanted, balanced, holds};
use crate::store::{Store, Table, ordered_name};
use crate::write::Failure;

/// One source with the conditions that are checked as soon as it is there.
struct Entry<'a> {
    factor: Factor<'a>,
    name: &'a Arc<str>,
    is_outer: bool,
    on: Vec<&'a Expression>,
}

enum Factor<'a> {
    Table(&'a Table),
    Subquery(&'a Select),
}

/// FROM and WHERE of GlueSQL's statement, and the scope that the rest of it is written in.
pub(super) struct Sources<'a> {
    pub(super) scope: Scope<'a>,
    pub(super) from: TableWithJoins,
    pub(super) selection: Option<Expr>,
}

/// Translates FROM and WHERE.
pub(super) fn sources<'a>(
    store: &'a Store,
    outer: Option<&'a Scope<'a>>,
    select: &Select,
) -> Result<Sources<'a>, Failure> {
    let mut entries = entries(store, &select.from)?;
    let mut filter = conjuncts(select.filter.as_ref());
    strengthen(&mut entries, &filter);
    let run = entries.iter().position(|entry| entry.is_outer).unwrap_or(entries.len());
    let rest = entries.split_off(run);
    filter.extend(entries.iter_mut().flat_map(|entry| std::mem::take(&mut entry.on)));
    let mut entries = loop_order(entries, &filter);
    let filter = distribute(&mut entries, filter);
    entries.extend(rest);

    let mut scope = Scope { store, sources: Vec::new(), outer };
    let mut factors = Vec::new();
    let conditions: Vec<&Expression> =
        filter.iter().chain(entries.iter().flat_map(|entry| &entry.on)).copied().collect();
    let names: Vec<&str> = entries.iter().map(|entry| &**entry.name).collect();
    for (index, entry) in entries.iter().enumerate() {
        let glue_name = glue_name(&scope, entry, index == 0, &entries);
        let at_hand = names.get(..index).unwrap_or_default();
        let order = scan_order(entry, &conditions, at_hand, select);
        let (source, factor) = translated(&scope, entry, glue_name, order.as_deref())?;
        scope.sources.push(source);
        factors.push(factor);
    }
    let mut factors = factors.into_iter();
    let relation = factors.next().unwrap_or_else(one_row);
    let mut joins = Vec::new();
    for (relation, entry) in factors.zip(entries.iter().skip(1)) {
        let constraint = match conjunction(&scope, &entry.on)? {
            Some(on) => JoinConstraint::On(on),
            None => JoinConstraint::None,
        };
        let join_operator = if entry.is_outer {
            JoinOperator::LeftOuter(constraint)
        } else {
            JoinOperator::Inner(constraint)
        };
        joins.push(GlueJoin { relation, join_operator });
    }
    let selection = conjunction(&scope, &filter)?;
    Ok(Sources { scope, from: TableWithJoins { relation, joins }, selection })
}

/// SELECT without FROM gives one row.
fn one_row() -> TableFactor {
    let alias = TableAlias { name: "#one".into(), columns: Vec::new() };
    TableFactor::Series { alias, size: Expr::Value(Value::I64(1)) }
}

fn conjunction(scope: &Scope, conditions: &[&Expression]) -> Result<Option<Expr>, Failure> {
    let conditions = conditions.iter().map(|condition| holds(scope, condition, Wanted::True));
    let conditions = conditions.collect::<Result<Vec<_>, _>>()?;
    Ok(balanced(conditions, &BinaryOperator::And))
}

fn entries<'a>(store: &'a Store, from: &'a [From]) -> Result<Vec<Entry<'a>>, Failure> {
    let table = |name: &Arc<str>| {
        let missing = || Failure::operational(format!("no such table: {name}"));
        store.table(name).map(Factor::Table).ok_or_else(missing)
    };
    let mut entries = Vec::new();
    for entry in from {
        let (factor, name, joins) = match entry {
            From::Table { name, alias, joins } => (table(name)?, alias.as_ref().unwrap_or(name), joins),
            From::Subquery { select, alias, joins } => (Factor::Subquery(select), alias, joins),
        };
        entries.push(Entry { factor, name, is_outer: false, on: Vec::new() });
        for Join { outer, name, alias, on } in joins {
            let (factor, name) = (table(name)?, alias.as_ref().unwrap_or(name));
            entries.push(Entry { factor, name, is_outer: *outer, on: conjuncts(Some(on)) });
        }
    }
    Ok(entries)
}

/// The conditions that must all hold.
pub(super) fn conjuncts(condition: Option<&Expression>) -> Vec<&Expression> {
    match condition {
        None => Vec::new(),
        Some(Expression::And(operands)) => {
            operands.iter().flat_map(|operand| conjuncts(Some(operand))).collect()
        }
        Some(condition) => vec![condition],
    }
}

/// A LEFT OUTER JOIN whose missing rows WHERE would drop is an inner one, and may then be looped over first.
fn strengthen(entries: &mut [Entry], filter: &[&Expression]) {
    for entry in entries.iter_mut().filter(|entry| entry.is_outer) {
        entry.is_outer = !filter.iter().any(|condition| access::rejects_null(condition, entry.name));
    }
}

/// Sources in the order in which SQLite loops over them.
fn loop_order<'a>(mut entries: Vec<Entry<'a>>, filter: &[&'a Expression]) -> Vec<Entry<'a>> {
    let tables: Vec<(&str, Option<&Table>)> =
        entries.iter().map(|entry| (&**entry.name, entry.table())).collect();
    let order = access::loop_order(&tables, &Conjuncts { all: filter });
    let mut placed: Vec<(usize, Entry)> = Vec::new();
    for (index, entry) in entries.drain(..).enumerate() {
        let place = order.iter().position(|position| *position == index).unwrap_or(index);
        placed.push((place, entry));
    }
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, entry)| entry).collect()
}

/// Moves each condition to the join at which its tables are all there; those on the first table stay in WHERE,
/// where GlueSQL's planner looks for keys and indexes.
fn distribute<'a>(entries: &mut [Entry<'a>], filter: Vec<&'a Expression>) -> Vec<&'a Expression> {
    let names: Vec<Arc<str>> = entries.iter().map(|entry| entry.name.clone()).collect();
    let mut remaining = Vec::new();
    for condition in filter {
        let used = access::tables(condition);
        let last = match used.contains("") {
            true => None,
            false => names.iter().rposition(|name| used.contains(&**name)),
        };
        let is_here = used.iter().all(|used| names.iter().any(|name| **name == **used));
        match last.filter(|last| *last > 0 && is_here).and_then(|last| entries.get_mut(last)) {
            Some(entry) => entry.on.push(condition),
            None => remaining.push(condition),
        }
    }
    remaining
}

/// The index in whose order SQLite reads a table, where that shows.
fn scan_order(
    entry: &Entry,
    conditions: &[&Expression],
    at_hand: &[&str],
    select: &Select,
) -> Option<Arc<str>> {
    let table = entry.table()?;
    let mut used = BTreeSet::new();
    access::used_columns(select, entry.name, &mut used);
    let conditions = Conjuncts { all: conditions };
    access::scan_order(table, entry.name, &conditions, at_hand, &used).map(|index| index.name.clone())
}

/// The first table keeps its own name, under which the planner knows its indexes, unless another source has it.
fn glue_name(scope: &Scope, entry: &Entry, is_first: bool, entries: &[Entry]) -> String {
    let own = entry.table().map(|table| &table.definition.name).filter(|_| is_first);
    let is_taken =
        |name: &Arc<str>| entries.iter().any(|other| other.name == name && other.name != entry.name);
    let name = match own {
        Some(own) if !is_taken(own) => own,
        _ => entry.name,
    };
    let mut glue_name = name.as_ref().to_owned();
    while scope.uses(&glue_name) {
        glue_name.push('#');
    }
    glue_name
}

fn translated(
    scope: &Scope,
    entry: &Entry,
    glue_name: String,
    order: Option<&str>,
) -> Result<(Source, TableFactor), Failure> {
    let alias = TableAlias { name: glue_name.clone(), columns: Vec::new() };
    match &entry.factor {
        Factor::Table(table) => {
            let own = &table.definition.name;
            let name = match order {
                Some(index) => ordered_name(own, index),
                None => own.as_ref().to_owned(),
            };
            let alias = (name != glue_name).then_some(alias);
            let source = Source::table(table, entry.name, glue_name, entry.is_outer);
            Ok((source, TableFactor::Table { name, alias }))
        }
        Factor::Subquery(select) => {
            let (subquery, columns) = derived(scope.store, scope.outer, select)?;
            let source = Source { name: entry.name.clone(), glue_name, columns, key: Vec::new() };
            Ok((source, TableFactor::Derived { subquery, alias }))
        }
    }
}

impl<'a> Entry<'a> {
    fn table(&self) -> Option<&'a Table> {
        match &self.factor {
            Factor::Table(table) => Some(table),
            Factor::Subquery(_) => None,
        }
    }
}

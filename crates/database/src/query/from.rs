//! FROM and WHERE: sources in the order in which SQLite would loop over them, each condition where its tables are
//! first at hand.
//!
//! A query without ORDER BY gives rows in the order of the loops, and programs print it. GlueSQL loops in the order
//! written and joins by hash only over conditions in ON, so both are written for it here.

use std::sync::Arc;

use bothways_sql::{Expression, From, Join, JoinKind, OrderBy, Select, SelectColumn, Source as FromSource};
use gluesql_core::ast::{
    BinaryOperator, Expr, Join as GlueJoin, JoinConstraint, JoinOperator, TableAlias, TableFactor,
    TableWithJoins,
};
use gluesql_core::data::Value;

use super::access::{self, Conjuncts, Outer};
use super::scope::{Scope, Source, SourceColumn};
use super::statement::derived;
use super::truth::{Wanted, balanced, holds};
use crate::store::{IndexOrder, Store, Table, ordered_name};
use crate::write::Failure;

/// One source with the conditions that are checked as soon as it is there.
struct Entry<'a> {
    factor: Factor<'a>,
    /// The name its columns are qualified with; of joins in parentheses, that of the first.
    name: &'a Arc<str>,
    /// The names of the others in those parentheses.
    others: Vec<&'a Arc<str>>,
    is_outer: bool,
    on: Vec<&'a Expression>,
}

enum Factor<'a> {
    Table(&'a Table),
    Subquery(&'a Select),
    Joined(&'a From),
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
    let mut outer = Outer::default();
    for (index, entry) in entries.iter().enumerate() {
        let glue_name = glue_name(&scope, entry, index == 0, &entries);
        let order = match sorting_index(entry, &conditions, select).filter(|_| index == 0) {
            Some(order) => {
                scan_order(entry, &conditions, &mut outer, select);
                Order::By(order)
            }
            None => scan_order(entry, &conditions, &mut outer, select),
        };
        let (sources, factor) = translated(&scope, entry, glue_name, order)?;
        scope.sources.extend(sources);
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
    let mut entries = Vec::new();
    for From { source, joins } in from {
        entries.push(entry(store, source)?);
        for Join { kind, source, on } in joins {
            let is_outer = match kind {
                JoinKind::Inner => false,
                JoinKind::LeftOuter => true,
                JoinKind::FullOuter => return Err(Failure::unsupported("FULL OUTER JOIN")),
            };
            entries.push(Entry { is_outer, on: conjuncts(Some(on)), ..entry(store, source)? });
        }
    }
    Ok(entries)
}

fn entry<'a>(store: &'a Store, source: &'a FromSource) -> Result<Entry<'a>, Failure> {
    let leaves = source.leaves();
    let mut names = leaves.into_iter().filter_map(FromSource::name);
    let name = names.next().ok_or_else(|| Failure::unsupported("joins of nothing"))?;
    let factor = match source {
        FromSource::Table { name, .. } => {
            let missing = || Failure::operational(format!("no such table: {name}"));
            Factor::Table(store.table(name).ok_or_else(missing)?)
        }
        FromSource::Subquery { select, .. } => Factor::Subquery(select),
        FromSource::Joined(from) => Factor::Joined(from),
    };
    Ok(Entry { factor, name, others: names.collect(), is_outer: false, on: Vec::new() })
}

/// Joins in parentheses as a query of all their columns, and how many each source has.
fn selected(store: &Store, from: &From) -> Result<(Select, Vec<usize>), Failure> {
    let (mut columns, mut widths) = (Vec::new(), Vec::new());
    for source in from.sources() {
        let FromSource::Table { name, alias } = source else {
            return Err(Failure::unsupported("a subquery joined in parentheses"));
        };
        let table =
            store.table(name).ok_or_else(|| Failure::operational(format!("no such table: {name}")))?;
        widths.push(table.definition.columns.len());
        columns.extend(table.definition.columns.iter().map(|column| SelectColumn {
            expression: Expression::column(alias.as_ref().unwrap_or(name), &column.name),
            label: None,
        }));
    }
    Ok((Select { columns, from: vec![from.clone()], ..Select::default() }, widths))
}

/// A query in FROM in the order of an index over those of its columns that are used; None where it has one row for
/// each key, which then is what it is joined by.
fn sorted(select: &Select, alias: &Arc<str>, used_by: &Select) -> Option<Select> {
    if !select.group_by.is_empty() {
        return None;
    }
    let name = |column: &SelectColumn| match (&column.label, &column.expression) {
        (Some(name), _) | (None, Expression::Column { column: name, .. }) => {
            Some(Expression::column(alias, name))
        }
        (None, _) => None,
    };
    let columns = select.columns.iter().map(name).collect::<Option<Vec<_>>>()?;
    let used = columns.iter().filter(|column| access::uses(used_by, column)).cloned();
    let order_by = used.map(|column| OrderBy::new(column, None)).collect();
    let columns = columns.into_iter().map(|expression| SelectColumn { expression, label: None }).collect();
    let source =
        FromSource::Subquery { select: Box::new(select.clone()), alias: alias.clone(), common: None };
    Some(Select { columns, from: vec![From::of(source)], order_by, ..Select::default() })
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
        let mut names = std::iter::once(&entry.name).chain(&entry.others);
        let is_needed =
            names.any(|name| filter.iter().any(|condition| access::rejects_null(condition, name)));
        entry.is_outer = !is_needed;
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
    let names: Vec<Vec<Arc<str>>> = entries
        .iter()
        .map(|entry| std::iter::once(entry.name).chain(entry.others.iter().copied()).cloned().collect())
        .collect();
    let mut remaining = Vec::new();
    for condition in filter {
        let used = access::tables(condition);
        let last = match used.contains("") {
            true => None,
            false => names.iter().rposition(|names| names.iter().any(|name| used.contains(&**name))),
        };
        let is_here = used.iter().all(|used| names.iter().flatten().any(|name| **name == **used));
        match last.filter(|last| *last > 0 && is_here).and_then(|last| entries.get_mut(last)) {
            Some(entry) => entry.on.push(condition),
            None => remaining.push(condition),
        }
    }
    remaining
}

/// In which order SQLite meets the rows of a source.
enum Order<'a> {
    /// In the order of the row numbers, or of the query.
    Own,
    /// In the order of an index of a table.
    By(IndexOrder),
    /// In the order of the columns of joins in parentheses that this query uses.
    ByUsed(&'a Select),
}

fn scan_order<'a>(
    entry: &Entry<'a>,
    conditions: &[&Expression],
    outer: &mut Outer<'a>,
    select: &'a Select,
) -> Order<'a> {
    let conditions = Conjuncts { all: conditions };
    let Some(table) = entry.table() else {
        let builds_index = outer.enter(entry.name, None, &conditions);
        entry.others.iter().for_each(|name| outer.know(name));
        return if builds_index { Order::ByUsed(select) } else { Order::Own };
    };
    let used = access::used_columns(select, entry.name);
    let columns = access::scan_order(table, entry.name, &conditions, outer, &used);
    columns.map_or(Order::Own, |columns| Order::By(IndexOrder { columns, backwards: false }))
}

/// The index by which SQLite reads a table where that saves it from sorting.
fn sorting_index(entry: &Entry, conditions: &[&Expression], select: &Select) -> Option<IndexOrder> {
    if select.distinct || !select.group_by.is_empty() {
        return None;
    }
    access::sorting_index(entry.table()?, entry.name, &Conjuncts { all: conditions }, &select.order_by)
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
    order: Order,
) -> Result<(Vec<Source>, TableFactor), Failure> {
    let alias = TableAlias { name: glue_name.clone(), columns: Vec::new() };
    match &entry.factor {
        Factor::Table(table) => {
            let own = &table.definition.name;
            let name = match order {
                Order::By(order) => ordered_name(own, &order),
                Order::Own | Order::ByUsed(_) => own.as_ref().to_owned(),
            };
            let alias = (name != glue_name).then_some(alias);
            let source = Source::table(table, entry.name, glue_name, entry.is_outer);
            Ok((vec![source], TableFactor::Table { name, alias }))
        }
        Factor::Subquery(select) => {
            let sorted = match order {
                Order::ByUsed(query) => sorted(select, entry.name, query),
                Order::Own | Order::By(_) => None,
            };
            let (subquery, columns) = derived(scope.store, scope.outer, sorted.as_ref().unwrap_or(select))?;
            let nullable =
                |column: SourceColumn| SourceColumn { nullable: column.nullable || entry.is_outer, ..column };
            let columns = columns.into_iter().map(nullable).collect();
            let source = Source { name: entry.name.clone(), glue_name, columns, key: Vec::new() };
            Ok((vec![source], TableFactor::Derived { subquery, alias }))
        }
        Factor::Joined(from) => {
            let (mut select, widths) = selected(scope.store, from)?;
            if let Order::ByUsed(query) = order {
                let columns = select.columns.iter().map(|column| &column.expression);
                let used = columns.filter(|column| access::uses(query, column)).cloned();
                select.order_by = used.map(|column| OrderBy::new(column, None)).collect();
            }
            let (subquery, columns) = derived(scope.store, scope.outer, &select)?;
            let mut columns = columns
                .into_iter()
                .map(|column| SourceColumn { nullable: column.nullable || entry.is_outer, ..column });
            let names = std::iter::once(entry.name).chain(entry.others.iter().copied());
            let sources = names.zip(widths).map(|(name, width)| Source {
                name: name.clone(),
                glue_name: glue_name.clone(),
                columns: columns.by_ref().take(width).collect(),
                key: Vec::new(),
            });
            Ok((sources.collect(), TableFactor::Derived { subquery, alias }))
        }
    }
}

impl<'a> Entry<'a> {
    fn table(&self) -> Option<&'a Table> {
        match &self.factor {
            Factor::Table(table) => Some(table),
            Factor::Subquery(_) | Factor::Joined(_) => None,
        }
    }
}

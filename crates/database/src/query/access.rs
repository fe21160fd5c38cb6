//! How SQLite would read tables: which it loops over first, and in which order it meets their rows.
//!
//! A small model of its query planner without statistics, enough for the order of rows that nothing else orders.

use std::collections::BTreeSet;

use bothways_sql::{BinaryOperator, Expression, From, OrderBy, Select, Source, SqlType};

use crate::store::{Index, IndexOrder, Table};

/// Conditions that all hold.
pub(super) struct Conjuncts<'a> {
    pub(super) all: &'a [&'a Expression],
}

/// How a column is constrained.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Constraint {
    Range,
    In(usize),
    Equal,
}

impl Conjuncts<'_> {
    /// The strongest constraint on a column by constants and by tables at hand.
    fn on(&self, table: &str, column: &str, at_hand: &[&str]) -> Option<Constraint> {
        let is_column = |expression: &Expression| matches!(expression, Expression::Column { table: t, column: c } if **t == *table && **c == *column);
        let is_at_hand =
            |expression: &Expression| tables(expression).iter().all(|table| at_hand.contains(table));
        let constraints = self.all.iter().filter_map(|condition| match condition {
            Expression::Binary { operator, left, right } => {
                let other = match (is_column(left), is_column(right)) {
                    (true, _) => right,
                    (_, true) => left,
                    _ => return None,
                };
                match operator {
                    _ if !is_at_hand(other) => None,
                    BinaryOperator::Equal => Some(Constraint::Equal),
                    BinaryOperator::Less
                    | BinaryOperator::LessOrEqual
                    | BinaryOperator::Greater
                    | BinaryOperator::GreaterOrEqual => Some(Constraint::Range),
                    _ => None,
                }
            }
            Expression::IsNull(operand) if is_column(operand) => Some(Constraint::Equal),
            Expression::In { operand, list, negated: false } if is_column(operand) => {
                Some(if list.len() == 1 { Constraint::Equal } else { Constraint::In(list.len()) })
            }
            _ => None,
        });
        constraints.max()
    }

    /// Whether the table is joined to those at hand by an equation.
    fn joins(&self, table: &str, at_hand: &[&str]) -> bool {
        self.all.iter().any(|condition| match condition {
            Expression::Binary { operator: BinaryOperator::Equal, left, right } => {
                let (left, right) = (tables(left), tables(right));
                let own = BTreeSet::from([table]);
                let others =
                    |side: &BTreeSet<&str>| !side.is_empty() && side.iter().all(|t| at_hand.contains(t));
                left == own && others(&right) || right == own && others(&left)
            }
            _ => false,
        })
    }

    /// The share of a table's rows that SQLite takes conditions on it alone to leave when it reads all of them: an
    /// equation leaves a quarter, however many there are, and anything else little less than all.
    fn scanned_share(&self, table: &str) -> f64 {
        let own = self.own(table);
        let is_equation = |condition: &Expression| {
            matches!(condition, Expression::Binary { operator: BinaryOperator::Equal, .. })
        };
        if own.clone().any(is_equation) { 0.25 } else { hardly_less(own.count()) }
    }

    /// The same where SQLite looks rows up by an index: a condition on its first column counts no more.
    fn found_share(&self, table: &str, column: Option<&str>) -> f64 {
        let names = |condition: &Expression| {
            let mut is_named = false;
            walk(condition, &mut |_, name| is_named |= Some(name) == column);
            is_named
        };
        hardly_less(self.own(table).filter(|condition| !names(condition)).count())
    }

    /// Conditions on this table alone.
    fn own(&self, table: &str) -> impl Iterator<Item = &Expression> + Clone {
        self.all.iter().copied().filter(move |condition| tables(condition) == BTreeSet::from([table]))
    }
}

/// What SQLite takes so many conditions to leave of which it knows nothing.
fn hardly_less(conditions: usize) -> f64 {
    0.5_f64.powf(conditions.min(80) as f64 / 10.0)
}

/// Rows of a table that SQLite knows nothing about.
const ROWS: f64 = 1_048_576.0;

/// Rows that share a value of a column that SQLite knows nothing about.
const ROWS_PER_KEY: f64 = 20.0;

/// What building an index over a table costs SQLite a row, over the rows of a query in FROM, and using it once.
const BUILD_INDEX: f64 = 130.0;
const BUILD_INDEX_OF_QUERY: f64 = 10.5;
const USE_BUILT_INDEX: f64 = 40.0;

/// Positions in the order of looping: the cheapest, the order written among equals.
pub(super) fn loop_order(sources: &[(&str, Option<&Table>)], conditions: &Conjuncts) -> Vec<usize> {
    let written: Vec<usize> = (0..sources.len()).collect();
    // The number of orders is n!; SQLite gives up on the best one, too.
    if sources.len() < 2 || sources.len() > 6 {
        return written;
    }
    let mut best = (f64::INFINITY, written);
    permutations(&mut Vec::new(), sources.len(), &mut |order| {
        let cost = cost(sources, conditions, order);
        if cost < best.0 {
            best = (cost, order.to_vec());
        }
    });
    best.1
}

fn permutations(order: &mut Vec<usize>, length: usize, visit: &mut impl FnMut(&[usize])) {
    if order.len() == length {
        return visit(order);
    }
    for next in 0..length {
        if !order.contains(&next) {
            order.push(next);
            permutations(order, length, visit);
            order.pop();
        }
    }
}

fn cost(sources: &[(&str, Option<&Table>)], conditions: &Conjuncts, order: &[usize]) -> f64 {
    let mut outer = Outer::default();
    for (name, table) in order.iter().filter_map(|index| sources.get(*index)) {
        outer.enter(name, *table, conditions);
    }
    outer.cost
}

/// The loops around a source, as SQLite estimates them.
pub(super) struct Outer<'a> {
    at_hand: Vec<&'a str>,
    cost: f64,
    /// How often what is inside of them runs.
    loops: f64,
}

impl Default for Outer<'_> {
    fn default() -> Self {
        Self { at_hand: Vec::new(), cost: 0.0, loops: 1.0 }
    }
}

impl<'a> Outer<'a> {
    /// Has the columns of one more name at hand, that of a source which is already looped over.
    pub(super) fn know(&mut self, name: &'a str) {
        self.at_hand.push(name);
    }

    /// Loops over one more source inside of these; true when SQLite first builds an index over it, for an equation
    /// with what is at hand.
    pub(super) fn enter(&mut self, name: &'a str, table: Option<&Table>, conditions: &Conjuncts) -> bool {
        let (each, rows) = estimate(name, table, conditions, &self.at_hand);
        let plain = self.loops * each;
        let build = if table.is_some() { BUILD_INDEX } else { BUILD_INDEX_OF_QUERY };
        let indexed = ROWS * build + self.loops * USE_BUILT_INDEX;
        let is_worth_it = self.loops >= 1.25 && rows > ROWS_PER_KEY && plain > indexed;
        let builds = is_worth_it && conditions.joins(name, &self.at_hand);
        self.cost += if builds { indexed } else { plain };
        self.loops *= if builds { ROWS_PER_KEY } else { rows };
        self.at_hand.push(name);
        builds
    }
}

/// Cost and rows per loop.
fn estimate(name: &str, table: Option<&Table>, conditions: &Conjuncts, at_hand: &[&str]) -> (f64, f64) {
    let scanned = (ROWS * 3.0, ROWS * conditions.scanned_share(name));
    let Some(table) = table else { return scanned };
    let on = |column: &usize| {
        let column = table.definition.columns.get(*column)?;
        conditions.on(name, &column.name, at_hand)
    };
    match table.row_id_column.as_ref().and_then(on) {
        Some(Constraint::Equal) => return (22.0, 1.0),
        Some(Constraint::In(length)) => return (22.0 * length as f64, length as f64),
        _ => {}
    }
    let declared = || table.indexes().iter().filter(|index| index.declared);
    let is_equal = |column: &usize| on(column) == Some(Constraint::Equal);
    if declared().any(|index| index.unique && index.columns.iter().all(is_equal)) {
        return (23.0, 1.0);
    }
    let first = |index: &Index| {
        let column = *index.columns.first()?;
        Some((on(&column)?, column))
    };
    let Some((constraint, column)) = declared().filter_map(first).max() else { return scanned };
    let column = table.definition.columns.get(column).map(|column| &*column.name);
    let lookups = match constraint {
        Constraint::Equal => 1.0,
        Constraint::In(length) => length as f64,
        Constraint::Range => return scanned,
    };
    (50.0 * lookups, 10.0 * lookups * conditions.found_share(name, column))
}

/// The columns in whose order SQLite meets the rows of a table inside of other loops; none: by row number.
pub(super) fn scan_order<'a>(
    table: &'a Table,
    name: &'a str,
    conditions: &Conjuncts,
    outer: &mut Outer<'a>,
    used: &BTreeSet<&str>,
) -> Option<Vec<usize>> {
    let at_hand = outer.at_hand.clone();
    if outer.enter(name, Some(table), conditions) {
        return Some(built_index(table, used));
    }
    declared_order(table, name, conditions, &at_hand, used).map(|index| index.columns.clone())
}

/// The columns of the index that SQLite builds for a join: it covers all that the query uses. Those it looks up by come
/// first, but are the same in all rows that are found.
fn built_index(table: &Table, used: &BTreeSet<&str>) -> Vec<usize> {
    let columns = table.definition.columns.iter().enumerate();
    let covered = columns
        .filter(|(position, column)| table.row_id_column != Some(*position) && used.contains(&*column.name));
    covered.map(|(position, _)| position).collect()
}

/// The declared index that SQLite reads a table by.
fn declared_order<'a>(
    table: &'a Table,
    name: &str,
    conditions: &Conjuncts,
    at_hand: &[&str],
    used: &BTreeSet<&str>,
) -> Option<&'a Index> {
    let column_name = |column: &usize| table.definition.columns.get(*column).map(|column| &*column.name);
    let on = |column: &usize| conditions.on(name, column_name(column)?, at_hand);
    if table.row_id_column.as_ref().and_then(on).is_some_and(|constraint| constraint != Constraint::Range) {
        return None;
    }
    let declared = || table.indexes().iter().filter(|index| index.declared);
    let strength = |index: &&Index| {
        let equal = index.columns.iter().take_while(|column| on(column) == Some(Constraint::Equal)).count();
        (equal, index.columns.get(equal).and_then(on))
    };
    let constrained = declared().filter(|index| strength(index) > (0, None)).max_by_key(strength);
    if let Some(index) = constrained {
        return Some(index);
    }
    // A range of row numbers.
    if table.row_id_column.as_ref().and_then(on).is_some() {
        return None;
    }
    let covers = |index: &&Index| {
        let has = |column: &usize| index.columns.contains(column) || table.row_id_column == Some(*column);
        used.iter().all(|used| table.definition.position(used).is_some_and(|position| has(&position)))
    };
    declared()
        .rev()
        .filter(covers)
        .filter(|index| index_width(table, index) < table_width(table))
        .min_by_key(|index| index_width(table, index))
}

/// The declared index whose order is that of ORDER BY, at least of its first term: SQLite reads a table by it rather
/// than sort all of its rows.
pub(super) fn sorting_index(
    table: &Table,
    name: &str,
    conditions: &Conjuncts,
    order_by: &[OrderBy],
) -> Option<IndexOrder> {
    let first = order_by.first()?;
    let position = match &first.expression {
        Expression::Column { table: of, column } if **of == *name => table.definition.position(column)?,
        _ => return None,
    };
    let sorts = |index: &&Index| index.declared && index.columns.first() == Some(&position);
    let index = table.indexes().iter().find(sorts)?;
    let constraint = |column: &usize| {
        let column = table.definition.columns.get(*column)?;
        conditions.on(name, &column.name, &[]).filter(|constraint| *constraint != Constraint::Range)
    };
    let others = table.indexes().iter().filter(|other| other.declared && other.name != index.name);
    let looked_up = others.filter_map(|other| other.columns.first()).chain(&table.row_id_column);
    if looked_up.filter(|column| **column != position).any(|column| constraint(column).is_some()) {
        return None;
    }
    Some(IndexOrder { columns: index.columns.clone(), backwards: first.direction == Some("DESC") })
}

/// SQLite's estimate of a row's size, by which it prefers reading an index that has all it needs.
fn table_width(table: &Table) -> u32 {
    let columns: u32 = table.definition.columns.iter().map(|column| column_width(&column.sql_type)).sum();
    log_estimate(4 * (columns + u32::from(table.row_id_column.is_none())))
}

fn index_width(table: &Table, index: &Index) -> u32 {
    let columns = index.columns.iter().filter_map(|column| table.definition.columns.get(*column));
    let columns: u32 = columns.map(|column| column_width(&column.sql_type)).sum();
    log_estimate(4 * (columns + 1))
}

/// Ten times the binary logarithm, as SQLite keeps estimates.
fn log_estimate(value: u32) -> u32 {
    let scaled = 10.0 * f64::from(value).log2();
    scaled as u32
}

fn column_width(sql_type: &SqlType) -> u32 {
    match sql_type {
        SqlType::String(Some(length)) => (length / 4 + 1).min(255),
        SqlType::Uuid => 9,
        SqlType::Enum(kind) => u32::try_from(kind.length / 4 + 1).unwrap_or(255).min(255),
        SqlType::String(None) | SqlType::Text | SqlType::LargeBinary => 5,
        SqlType::Integer
        | SqlType::BigInteger
        | SqlType::SmallInteger
        | SqlType::Boolean
        | SqlType::Float
        | SqlType::Double
        | SqlType::DateTime { .. }
        | SqlType::Date
        | SqlType::Time
        | SqlType::Interval
        | SqlType::Numeric { .. }
        | SqlType::Null => 1,
    }
}

/// Names of the tables whose columns an expression uses, subqueries in it included.
pub(super) fn tables(expression: &Expression) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    walk(expression, &mut |table, _| {
        names.insert(table);
    });
    names
}

/// Names of the columns of one source that a query uses anywhere.
pub(super) fn used_columns<'a>(select: &'a Select, source: &str) -> BTreeSet<&'a str> {
    let mut used = BTreeSet::new();
    walk_select(select, &mut |table, column| {
        if table.is_empty() || table == source {
            used.insert(column);
        }
    });
    used
}

/// Whether a query uses this column of one of its sources.
pub(super) fn uses(select: &Select, column: &Expression) -> bool {
    matches!(column, Expression::Column { table, column } if used_columns(select, table).contains(&**column))
}

fn walk<'a>(expression: &'a Expression, visit: &mut dyn FnMut(&'a str, &'a str)) {
    if let Expression::Column { table, column } = expression {
        visit(table, column);
    }
    expression.children().into_iter().for_each(|operand| walk(operand, visit));
    if let Some(select) = expression.query() {
        walk_select(select, visit);
    }
}

fn walk_select<'a>(select: &'a Select, visit: &mut dyn FnMut(&'a str, &'a str)) {
    let Select { columns, from, filter, group_by, having, order_by, .. } = select;
    // Joins in parentheses are a query of their own: what only their conditions name is not used out here.
    let conditions = from.iter().flat_map(|from| &from.joins).map(|join| &join.on);
    let expressions = columns.iter().map(|column| &column.expression).chain(conditions);
    let expressions = expressions.chain(filter).chain(group_by).chain(having);
    let terms = order_by.iter().map(|term| &term.expression);
    expressions.chain(terms).for_each(|expression| walk(expression, visit));
    for source in select.from.iter().flat_map(From::sources) {
        if let Source::Subquery { select, .. } = source {
            walk_select(select, visit);
        }
    }
}

/// Whether the condition cannot be true where every column of the source is NULL.
pub(super) fn rejects_null(condition: &Expression, source: &str) -> bool {
    let is_column = |expression: &Expression| matches!(expression, Expression::Column { table, .. } if **table == *source);
    match condition {
        Expression::Binary { operator: BinaryOperator::Is | BinaryOperator::IsNot, .. } => false,
        Expression::Binary { left, right, .. } => is_column(left) || is_column(right),
        Expression::In { operand, .. }
        | Expression::InQuery { operand, .. }
        | Expression::Between { operand, .. }
        | Expression::IsNotNull(operand) => is_column(operand),
        _ => false,
    }
}

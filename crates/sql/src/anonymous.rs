//! Names that are made up when a statement is written: `node_1`, `anon_1`.
//!
//! Until then a marker stands for them, so that queries can be built from parts without names that clash.

use std::sync::Arc;

use crate::{Expression, Select, SelectColumn};

const START: char = '\u{2}';
const END: char = '\u{3}';
/// Before a name that is taken as it is.
const GIVEN: char = '\u{4}';

/// A marker for a name that is `base_N` in the statement.
pub fn anonymous(number: usize, base: &str) -> Arc<str> {
    format!("{START}{number} {base}{END}").into()
}

/// A marker for a name that the program gave: markers tell two aliases of one name apart.
pub fn named(number: usize, name: &str) -> Arc<str> {
    format!("{START}{number} {GIVEN}{name}{END}").into()
}

/// The marker of another table under the alias that a marker stands for: `dog_1` beside `animal_1`. A name that the
/// program gave, and that of a query, is one name for all.
pub fn beside(marker: &str, base: &str) -> Option<Arc<str>> {
    let (number, own) = marker.strip_prefix(START)?.strip_suffix(END)?.split_once(' ')?;
    (!own.starts_with(GIVEN) && own != "anon").then(|| format!("{START}{number} {base}{END}").into())
}

/// Whether the name is still a marker.
pub fn is_anonymous(name: &str) -> bool {
    name.starts_with(START)
}

/// The name that the program gave to what a marker stands for.
pub fn given_name(marker: &str) -> Option<&str> {
    marker.strip_prefix(START)?.strip_suffix(END)?.split_once(' ')?.1.strip_prefix(GIVEN)
}

/// Markers of the labels of a statement itself begin here.
const OWN_LABELS: usize = usize::MAX / 2;

/// Puts markers in place of the labels that the functions of a query got by themselves, so that they are numbered
/// together with those of the queries around it.
pub fn mark_labels(select: &mut Select, mut number: impl FnMut() -> usize) {
    for column in &mut select.columns {
        let Some(base) = own_label(column).cloned() else { continue };
        let Some(label) = column.label.replace(anonymous(number(), &base)) else { continue };
        for term in &mut select.order_by {
            if let Expression::Column { table, column: name } = &mut term.expression
                && table.is_empty()
                && *name == label
                && let Some(marker) = &column.label
            {
                *name = marker.clone();
            }
        }
    }
}

/// The name of the function whose column is labelled `name_1`.
fn own_label(column: &SelectColumn) -> Option<&Arc<str>> {
    let Expression::Function { name, .. } = &column.expression else { return None };
    let number = column.label.as_ref()?.strip_prefix(&**name)?.strip_prefix('_')?;
    number.parse::<usize>().is_ok().then_some(name)
}

/// Whether a query inside one of its expressions has labels to be numbered.
fn has_marked_labels(select: &Select) -> bool {
    let is_marked = |column: &SelectColumn| column.label.as_ref().is_some_and(|label| is_anonymous(label));
    fn queries<'a>(expression: &'a Expression, found: &mut Vec<&'a Select>) {
        found.extend(expression.query());
        expression.children().into_iter().for_each(|child| queries(child, found));
    }
    let mut found = Vec::new();
    select.expressions().into_iter().for_each(|expression| queries(expression, &mut found));
    found.into_iter().any(|inner| inner.columns.iter().any(is_marked) || has_marked_labels(inner))
}

/// Gives every marker its name, numbered in the order in which they are written.
pub fn name_anonymous(select: &mut Select) {
    if has_marked_labels(select) {
        let mut numbers = OWN_LABELS..;
        mark_labels(select, || numbers.next().unwrap_or(usize::MAX));
    }
    let mut names = Names { labels: labels_before(select), ..Names::default() };
    select.each_name(&mut |name| {
        if name.contains(START) {
            *name = names.written(name).into();
        }
    });
}

/// The name that both expressions without a label and subqueries without a name get.
const ANON: &str = "anon";

/// How many columns are labelled `anon_N` before one is taken from a subquery whose name is made up: the numbers go
/// on from there.
fn labels_before(select: &Select) -> usize {
    let is_of_subquery = |column: &&SelectColumn| {
        let table = column.expression.as_column().map(|(table, _)| table);
        table.is_some_and(|table| table.starts_with(START) && table.contains(ANON))
    };
    let before = select.columns.iter().take_while(|column| !is_of_subquery(column));
    before.filter(|column| column.label.as_ref().is_some_and(|label| label.starts_with("anon_"))).count()
}

#[derive(Default)]
struct Names {
    /// Columns that are called as subqueries are.
    labels: usize,
    /// Marker and name.
    given: Vec<(String, String)>,
}

impl Names {
    fn written(&mut self, name: &str) -> String {
        let mut written = String::with_capacity(name.len());
        let mut rest = name;
        while let Some((before, after)) = rest.split_once(START) {
            let (marker, after) = after.split_once(END).unwrap_or((after, ""));
            written.push_str(before);
            written.push_str(&self.name(marker));
            rest = after;
        }
        written.push_str(rest);
        written
    }

    fn name(&mut self, marker: &str) -> String {
        if let Some((_, name)) = self.given.iter().find(|(given, _)| given == marker) {
            return name.clone();
        }
        let base =
            |marker: &str| marker.split_once(' ').map_or_else(String::new, |(_, base)| base.to_owned());
        let own = base(marker);
        if let Some(name) = own.strip_prefix(GIVEN) {
            return name.to_owned();
        }
        let labels = if own == ANON { self.labels } else { 0 };
        let number = 1 + labels + self.given.iter().filter(|(given, _)| base(given) == own).count();
        let name = format!("{own}_{number}");
        self.given.push((marker.to_owned(), name.clone()));
        name
    }
}

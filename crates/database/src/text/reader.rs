//! What names in a text mean: the sources of its query, then those around it.

use std::cell::Cell;
use std::sync::Arc;

use bothways_sql::Expression;
use bothways_world::Scalar;

use super::{SourceNames, same};
use crate::store::Store;
use crate::write::Failure;

/// Reads one text.
pub(super) struct Reader<'a> {
    pub store: &'a Store,
    pub parameters: &'a [Scalar],
    /// How many expressions are being read, each within the one before.
    depth: Cell<usize>,
}

/// Enough for every expression that a query may have, with the brackets the parser lets through.
const DEEPEST: usize = 100;

/// The names that one query knows.
pub(super) struct Names<'a> {
    /// Sources with their columns.
    pub sources: SourceNames,
    /// Aliases of its own columns.
    pub aliases: Vec<(Arc<str>, Expression)>,
    /// The query around it.
    pub outer: Option<&'a Names<'a>>,
}

impl<'a> Reader<'a> {
    pub fn new(store: &'a Store, parameters: &'a [Scalar]) -> Self {
        Self { store, parameters, depth: Cell::new(0) }
    }

    /// Reads what stands within an expression. The parser counts brackets but not the links of a chain, each of
    /// which has all links before it within.
    pub fn within<T>(&self, read: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        let depth = self.depth.get();
        if depth >= DEEPEST {
            return Err(Failure::unsupported(format!("an expression more than {DEEPEST} deep in SQL text")));
        }
        self.depth.set(depth + 1);
        let result = read();
        self.depth.set(depth);
        result
    }
}

impl Names<'_> {
    /// The column of this name, and perhaps this table's.
    pub fn column(&self, table: Option<&str>, column: &str) -> Result<Option<Expression>, Failure> {
        let mut found = None;
        for (source, columns) in &self.sources {
            if table.is_some_and(|table| !same(table, source)) {
                continue;
            }
            let Some(known) = columns.iter().find(|known| same(known, column)) else { continue };
            if found.is_some() {
                return Err(Failure::operational(format!("ambiguous column name: {column}")));
            }
            found = Some(Expression::column(source, known));
        }
        if found.is_none() && table.is_none() {
            found = self.alias(column);
        }
        match (found, self.outer) {
            (Some(found), _) => Ok(Some(found)),
            (None, Some(outer)) => outer.column(table, column),
            (None, None) => Ok(None),
        }
    }

    /// What an alias of the query's own columns stands for.
    pub fn alias(&self, name: &str) -> Option<Expression> {
        let found = self.aliases.iter().find(|(alias, _)| same(alias, name));
        found.map(|(_, expression)| expression.clone())
    }
}

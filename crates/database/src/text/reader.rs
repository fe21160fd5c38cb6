//! What names in a text mean: the sources of its query, then those around it.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use bothways_sql::{Expression, Select, Source};
use bothways_world::Scalar;
use gluesql_core::sqlparser::ast::{Cte, Query};

use super::{SourceNames, same};
use crate::store::Store;
use crate::write::Failure;

/// Reads one text.
pub(super) struct Reader<'a> {
    pub store: &'a Store,
    pub parameters: &'a [Scalar],
    /// What WITH has named so far: queries with their columns.
    common: RefCell<Vec<Common>>,
    /// The names whose queries are being read.
    defining: RefCell<Vec<Defining>>,
    /// How many queries are being read, each within the one before.
    pub level: Cell<usize>,
    /// How many expressions are being read, each within the one before.
    depth: Cell<usize>,
}

/// A query that WITH has given a name, with those of its columns.
#[derive(Clone)]
pub(super) struct Common {
    name: Arc<str>,
    select: Select,
    pub columns: Vec<Arc<str>>,
    /// Whether the query reads its own rows.
    recursive: bool,
}

impl Common {
    fn new(name: Arc<str>, mut select: Select, columns: Vec<Arc<str>>, recursive: bool) -> Self {
        for (column, name) in select.columns.iter_mut().zip(&columns) {
            column.label = Some(name.clone());
        }
        Self { name, select, columns, recursive }
    }

    /// What a FROM has by its name.
    pub fn source(self, alias: Arc<str>) -> Source {
        let common =
            self.recursive.then_some(bothways_sql::Common { name: Some(self.name), recursive: true });
        Source::Subquery { select: Box::new(self.select), alias, common }
    }
}

/// A name whose query is being read.
struct Defining {
    name: Arc<str>,
    /// The level of its query.
    level: usize,
    /// The names of its columns, where they are written.
    columns: Vec<Arc<str>>,
    /// What the name stands for in the query itself, behind its first UNION.
    known: Option<Common>,
    /// Whether the query has made use of that.
    is_read: bool,
}

/// Enough for every expression that a query may have, with the brackets the parser lets through.
const DEEPEST: usize = 100;

/// The names that one query knows.
pub(super) struct Names<'a> {
    /// Sources with their columns.
    pub sources: SourceNames,
    /// Columns, with their sources, that USING or NATURAL made one with a column of an earlier source.
    pub merged: Vec<(Arc<str>, Arc<str>)>,
    /// Aliases of its own columns.
    pub aliases: Vec<(Arc<str>, Expression)>,
    /// The query around it.
    pub outer: Option<&'a Names<'a>>,
}

impl<'a> Reader<'a> {
    pub fn new(store: &'a Store, parameters: &'a [Scalar]) -> Self {
        Self {
            store,
            parameters,
            common: RefCell::default(),
            defining: RefCell::default(),
            level: Cell::new(0),
            depth: Cell::new(0),
        }
    }

    /// Reads what stands behind the WITH of a query, which names queries for it and for all within.
    pub fn with<T>(&self, query: &Query, read: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        let Some(with) = &query.with else { return read() };
        let known = self.common.borrow().len();
        let result = with.cte_tables.iter().try_for_each(|table| self.name(table)).and_then(|()| read());
        self.common.borrow_mut().truncate(known);
        result
    }

    fn name(&self, Cte { alias, query, from, .. }: &Cte) -> Result<(), Failure> {
        let refused = || Failure::unsupported(format!("WITH {alias} in SQL text"));
        if from.is_some() {
            return Err(refused());
        }
        let name: Arc<str> = alias.name.value.as_str().into();
        let written: Vec<Arc<str>> =
            alias.columns.iter().map(|column| column.value.as_str().into()).collect();
        self.defining.borrow_mut().push(Defining {
            name: name.clone(),
            level: self.level.get() + 1,
            columns: written.clone(),
            known: None,
            is_read: false,
        });
        let read = self.query(query, None, &[]);
        let defined = self.defining.borrow_mut().pop();
        let (select, mut columns) = read?;
        if !written.is_empty() {
            if written.len() != columns.len() {
                return Err(refused());
            }
            columns = written;
        }
        let recursive = defined.is_some_and(|defined| defined.is_read);
        self.common.borrow_mut().push(Common::new(name, select, columns, recursive));
        Ok(())
    }

    /// The first query of several has been read: behind it the name that is being defined stands for their rows.
    pub fn known_from_here(&self, first: &Select, columns: &[Arc<str>]) {
        if let Some(Defining { name, level, columns: written, known, .. }) =
            self.defining.borrow_mut().last_mut()
            && *level == self.level.get()
            && known.is_none()
        {
            let columns = if written.is_empty() { columns } else { written };
            *known = Some(Common::new(name.clone(), first.clone(), columns.to_vec(), true));
        }
    }

    /// The query that WITH has given this name, if any.
    pub fn common(&self, name: &str) -> Result<Option<Common>, Failure> {
        if let Some(defining) = self.defining.borrow_mut().iter_mut().find(|one| same(&one.name, name)) {
            let circular = || Failure::operational(format!("circular reference: {name}"));
            let known = defining.known.clone().ok_or_else(circular)?;
            defining.is_read = true;
            return Ok(Some(known));
        }
        let common = self.common.borrow();
        let found = common.iter().rev().find(|common| same(&common.name, name));
        Ok(found.cloned())
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

impl<'a> Names<'a> {
    /// Those of a query within another one, before its FROM has been read.
    pub fn of(outer: Option<&'a Names<'a>>) -> Self {
        Self { sources: Vec::new(), merged: Vec::new(), aliases: Vec::new(), outer }
    }

    /// Whether the column alone, without its table, means that of an earlier source.
    pub fn is_merged(&self, source: &str, column: &str) -> bool {
        self.merged.iter().any(|(table, merged)| &**table == source && &**merged == column)
    }

    /// The column of this name, and perhaps this table's.
    pub fn column(&self, table: Option<&str>, column: &str) -> Result<Option<Expression>, Failure> {
        let mut found = None;
        for (source, columns) in &self.sources {
            if table.is_some_and(|table| !same(table, source)) {
                continue;
            }
            let Some(known) = columns.iter().find(|known| same(known, column)) else { continue };
            if table.is_none() && self.is_merged(source, known) {
                continue;
            }
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

//! What column names mean inside a query: its sources, then those of the queries around it.

use std::sync::Arc;

use bothways_sql::Expression;
use bothways_world::Scalar;
use gluesql_core::ast::Expr;

use super::value::{Kind, Typed};
use crate::affinity::Affinity;
use crate::store::{Store, Table};
use crate::text::SourceNames;
use crate::write::Failure;

/// Sources of one SELECT.
pub(super) struct Scope<'a> {
    /// The tables.
    pub(super) store: &'a Store,
    /// What this SELECT reads from.
    pub(super) sources: Vec<Source>,
    /// The SELECT around it.
    pub(super) outer: Option<&'a Scope<'a>>,
}

/// One table or subquery in FROM.
#[derive(Clone)]
pub(super) struct Source {
    /// The name that columns are qualified with.
    pub(super) name: Arc<str>,
    /// The name in GlueSQL's statement; a base table keeps its own, so that the planner finds its indexes.
    pub(super) glue_name: String,
    /// Its columns.
    pub(super) columns: Vec<SourceColumn>,
    /// Names of the columns that identify a row, where it has a primary key.
    pub(super) key: Vec<Arc<str>>,
}

/// One column of a source.
#[derive(Clone)]
pub(super) struct SourceColumn {
    pub(super) name: Arc<str>,
    /// Its name in GlueSQL's statement.
    pub(super) glue_name: String,
    pub(super) kind: Kind,
    pub(super) affinity: Option<Affinity>,
    pub(super) nullable: bool,
}

impl Source {
    /// A stored table under a name.
    pub(super) fn table(table: &Table, name: &Arc<str>, glue_name: String, is_outer: bool) -> Self {
        let columns = table.definition.columns.iter().zip(&table.affinities).enumerate();
        let columns = columns.map(|(position, (column, affinity))| SourceColumn {
            name: column.name.clone(),
            glue_name: column.name.as_ref().to_owned(),
            kind: if table.is_uniform(position) { Kind::of(*affinity) } else { Kind::Mixed },
            affinity: Some(*affinity),
            nullable: column.nullable || is_outer,
        });
        let key = table.key.iter().filter_map(|key| table.definition.columns.get(*key));
        let key = key.map(|column| column.name.clone()).collect();
        Self { name: name.clone(), glue_name, columns: columns.collect(), key }
    }
}

impl Scope<'_> {
    /// The column, as an expression of GlueSQL's.
    pub(super) fn column(&self, table: &str, column: &str) -> Result<Typed, Failure> {
        let matching = |source: &&Source| table.is_empty() || *source.name == *table;
        let mut sources = self.sources.iter().filter(matching);
        let found = sources.find_map(|source| {
            source.columns.iter().find(|candidate| *candidate.name == *column).map(|column| (source, column))
        });
        match (found, self.outer) {
            (Some((source, column)), _) => Ok(Typed {
                expr: Expr::CompoundIdentifier {
                    alias: source.glue_name.clone(),
                    ident: column.glue_name.clone(),
                },
                kind: column.kind,
                affinity: column.affinity,
                nullable: column.nullable,
                constant: None,
            }),
            (None, Some(outer)) => outer.column(table, column),
            (None, None) => {
                let dot = if table.is_empty() { "" } else { "." };
                Err(Failure::operational(format!("no such column: {table}{dot}{column}")))
            }
        }
    }

    /// Names of the sources and their columns, as a text in this SELECT may call them.
    pub(super) fn text_names(&self) -> Result<SourceNames, Failure> {
        if self.outer.is_some() {
            return Err(Failure::unsupported("text() inside a subquery"));
        }
        let columns =
            |source: &Source| source.columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>();
        Ok(self.sources.iter().map(|source| (source.name.clone(), columns(source))).collect())
    }

    /// What a text in this SELECT says, with its parameters by name.
    pub(super) fn read(&self, text: &str, parameters: &[(Arc<str>, Scalar)]) -> Result<Expression, Failure> {
        let values: Vec<Scalar> = parameters.iter().map(|(_, value)| value.clone()).collect();
        crate::text::condition(self.store, self.text_names()?, text, &values)
    }

    /// The source of this name in this SELECT.
    pub(super) fn source(&self, name: &str) -> Option<&Source> {
        self.sources.iter().find(|source| *source.name == *name)
    }

    /// Whether GlueSQL's statement uses the name already, here or around.
    pub(super) fn uses(&self, glue_name: &str) -> bool {
        self.sources.iter().any(|source| source.glue_name == glue_name)
            || self.outer.is_some_and(|outer| outer.uses(glue_name))
    }
}

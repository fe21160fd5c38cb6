//! Statements the ORM sends.

use std::sync::Arc;

use bothways_world::{Scalar, TableId};

use crate::{DeleteWhere, Expression, InsertValues, TextStatement, UpdateWhere};

/// One statement. Tables are named by id where the ORM changes rows, by name inside queries.
#[derive(Clone, PartialEq, Debug)]
pub enum Statement {
    /// `PRAGMA main.table_info("t")`: SQLAlchemy asks before it creates or drops.
    TableInfo {
        /// `main` or `temp`.
        schema: &'static str,
        /// The table asked for.
        table: TableId,
    },
    /// What an inspector asks of the database.
    Reflection(Reflection),
    /// `CREATE TABLE`.
    CreateTable(TableId),
    /// `CREATE INDEX ix_t_c ON t (c)`.
    CreateIndex {
        /// The table.
        table: TableId,
        /// The index, by its place in [`crate::Table::all_indexes`].
        index: usize,
    },
    /// `DROP TABLE`.
    DropTable(TableId),
    /// `INSERT`.
    Insert(Insert),
    /// `UPDATE` by key.
    Update(Update),
    /// `DELETE` by key.
    Delete(Delete),
    /// `INSERT` of several rows at once, or of expressions.
    InsertValues(InsertValues),
    /// `UPDATE` by condition.
    UpdateWhere(UpdateWhere),
    /// `DELETE` by condition.
    DeleteWhere(DeleteWhere),
    /// `SELECT`.
    Select(Select),
    /// What the program wrote as text.
    Text(TextStatement),
}

/// A question about what tables there are and what they are like.
#[derive(Clone, PartialEq, Debug)]
pub enum Reflection {
    /// The names of all tables.
    TableNames,
    /// The names of all views.
    ViewNames,
    /// `PRAGMA main.table_xinfo("t")` and the like.
    Pragma {
        /// `main` or `temp`.
        schema: &'static str,
        /// Which pragma.
        pragma: &'static str,
        /// The table or index asked for.
        of: Arc<str>,
    },
    /// The statement that created a table.
    TableSql(Arc<str>),
}

/// `INSERT INTO t (columns) VALUES (?, …) [RETURNING …]`, run once per row.
#[derive(Clone, PartialEq, Debug)]
pub struct Insert {
    /// The table.
    pub table: TableId,
    /// Positions of the columns given, in table order; empty means DEFAULT VALUES. A NULL for the numbered key
    /// prints as `NULL`, not as a parameter: so SQLAlchemy inserts one of several rows that give no column.
    pub columns: Vec<usize>,
    /// Rows of values for these columns. More than one is an executemany.
    pub rows: Vec<Vec<Scalar>>,
    /// Those of the columns whose values are written as `CURRENT_TIMESTAMP`, not sent as parameters.
    pub clock: Vec<usize>,
    /// Positions of the columns to return.
    pub returning: Vec<usize>,
}

/// `UPDATE t SET a=?, b=? WHERE t.id = ?`, run once per row.
#[derive(Clone, PartialEq, Debug)]
pub struct Update {
    /// The table.
    pub table: TableId,
    /// Positions of the columns set, in table order.
    pub columns: Vec<usize>,
    /// Those of them whose values are written as `CURRENT_TIMESTAMP`, not sent as parameters.
    pub clock: Vec<usize>,
    /// Positions of the key columns.
    pub key: Vec<usize>,
    /// The rows.
    pub rows: Vec<UpdateRow>,
}

/// One row of an [`Update`].
#[derive(Clone, PartialEq, Debug)]
pub struct UpdateRow {
    /// New values.
    pub values: Vec<Scalar>,
    /// Key values.
    pub key: Vec<Scalar>,
}

/// `DELETE FROM t WHERE t.id = ?`, run once per key.
#[derive(Clone, PartialEq, Debug)]
pub struct Delete {
    /// The table.
    pub table: TableId,
    /// Positions of the key columns.
    pub key: Vec<usize>,
    /// Key values, one list per row.
    pub rows: Vec<Vec<Scalar>>,
}

/// A query.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Select {
    /// `SELECT DISTINCT`.
    pub distinct: bool,
    /// The columns.
    pub columns: Vec<SelectColumn>,
    /// What it selects from, comma-separated.
    pub from: Vec<From>,
    /// `WHERE`.
    pub filter: Option<Expression>,
    /// `GROUP BY`.
    pub group_by: Vec<Expression>,
    /// `HAVING`.
    pub having: Option<Expression>,
    /// `ORDER BY`.
    pub order_by: Vec<OrderBy>,
    /// `LIMIT`; SQLAlchemy prints `LIMIT ? OFFSET ?` when either is given.
    pub limit: Option<i64>,
    /// `OFFSET`.
    pub offset: Option<i64>,
    /// Inside another query, it takes from that what it would select from both: SQLAlchemy's auto-correlation.
    pub correlation: Correlation,
    /// Where its rows come from, if not from FROM.
    pub body: Body,
}

/// Where the rows of a query come from. Of all but a plain one the columns only name what the rows hold, and nothing
/// but ORDER BY, LIMIT and OFFSET is added.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Body {
    /// FROM, WHERE and the like.
    #[default]
    Plain,
    /// Several queries, put together.
    Compound(Box<Compound>),
    /// Rows that are at hand.
    Rows(Vec<Vec<Scalar>>),
}

/// `SELECT … UNION SELECT …`
#[derive(Clone, PartialEq, Debug)]
pub struct Compound {
    /// What stands between the queries.
    pub operator: SetOperator,
    /// The queries.
    pub parts: Vec<Select>,
}

/// How rows of several queries are put together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SetOperator {
    /// `UNION`.
    Union,
    /// `UNION ALL`.
    UnionAll,
    /// `INTERSECT`.
    Intersect,
    /// `EXCEPT`.
    Except,
}

impl SetOperator {
    /// Its words.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Union => "UNION",
            Self::UnionAll => "UNION ALL",
            Self::Intersect => "INTERSECT",
            Self::Except => "EXCEPT",
        }
    }
}

impl Select {
    /// Queries put together: its columns are called as those of the first.
    pub fn compound(operator: SetOperator, parts: Vec<Select>) -> Self {
        let columns = parts.first().map_or_else(Vec::new, |first| first.columns.clone());
        Self { columns, body: Body::Compound(Box::new(Compound { operator, parts })), ..Self::default() }
    }

    /// The queries that it is put together of; none: it is one.
    pub fn parts(&self) -> &[Select] {
        match &self.body {
            Body::Compound(compound) => &compound.parts,
            Body::Plain | Body::Rows(_) => &[],
        }
    }

    /// The same, to change them.
    pub fn parts_mut(&mut self) -> &mut [Select] {
        match &mut self.body {
            Body::Compound(compound) => &mut compound.parts,
            Body::Plain | Body::Rows(_) => &mut [],
        }
    }
}

/// What a query inside another one takes from that instead of selecting from it itself.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Correlation {
    /// Nothing.
    #[default]
    None,
    /// What both select from, unless nothing would be left of its own (`_auto_correlate`).
    Auto,
    /// These, where the other selects from them: `correlate()`.
    Only(Vec<Arc<str>>),
    /// All but these: `correlate_except()`.
    Except(Vec<Arc<str>>),
}

impl Correlation {
    /// Puts another name in place of one.
    pub fn rename(&mut self, old: &Arc<str>, new: &Arc<str>) {
        if let Self::Only(names) | Self::Except(names) = self {
            names.iter_mut().filter(|name| *name == old).for_each(|name| *name = new.clone());
        }
    }
}

/// One column of a query.
#[derive(Clone, PartialEq, Debug)]
pub struct SelectColumn {
    /// The expression.
    pub expression: Expression,
    /// `AS label`.
    pub label: Option<Arc<str>>,
}

/// One entry of the FROM list: a source and the joins that follow it.
#[derive(Clone, PartialEq, Debug)]
pub struct From {
    /// What stands first.
    pub source: Source,
    /// Joins, in order.
    pub joins: Vec<Join>,
}

impl From {
    /// A table alone.
    pub fn table(name: &Arc<str>) -> Self {
        Self::of(Source::Table { name: name.clone(), alias: None })
    }

    /// A source without joins.
    pub fn of(source: Source) -> Self {
        Self { source, joins: Vec::new() }
    }
}

/// What a common table expression is.
#[derive(Clone, PartialEq, Debug)]
pub struct Common {
    /// Its name, where it stands here under an alias.
    pub name: Option<Arc<str>>,
    /// `WITH RECURSIVE`: it may read the rows that it gives.
    pub recursive: bool,
}

/// Something rows come from.
#[derive(Clone, PartialEq, Debug)]
pub enum Source {
    /// A table, perhaps aliased.
    Table {
        /// Its name.
        name: Arc<str>,
        /// `AS alias`.
        alias: Option<Arc<str>>,
    },
    /// `(SELECT …) AS alias`.
    Subquery {
        /// The query.
        select: Box<Select>,
        /// Its alias.
        alias: Arc<str>,
        /// Whether it is written out before the statement, and here only called by its name: `WITH`.
        common: Option<Common>,
    },
    /// `(a JOIN b ON …)`: joins that come before the one it stands in.
    Joined(Box<From>),
}

impl Source {
    /// The name its columns are qualified with, where it has a single one.
    pub fn name(&self) -> Option<&Arc<str>> {
        match self {
            Self::Table { name, alias } => Some(alias.as_ref().unwrap_or(name)),
            Self::Subquery { alias, .. } => Some(alias),
            Self::Joined(_) => None,
        }
    }
}

/// `JOIN source ON on`.
#[derive(Clone, PartialEq, Debug)]
pub struct Join {
    /// Which rows it keeps.
    pub kind: JoinKind,
    /// What is joined.
    pub source: Source,
    /// The condition.
    pub on: Expression,
}

/// Which rows a join keeps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JoinKind {
    /// `JOIN`.
    Inner,
    /// `LEFT OUTER JOIN`.
    LeftOuter,
    /// `FULL OUTER JOIN`.
    FullOuter,
}

/// One ORDER BY term.
#[derive(Clone, PartialEq, Debug)]
pub struct OrderBy {
    /// The expression.
    pub expression: Expression,
    /// `DESC`, or `ASC` written out, or nothing.
    pub direction: Option<&'static str>,
    /// `NULLS FIRST`, `NULLS LAST`, or nothing.
    pub nulls: Option<&'static str>,
}

impl OrderBy {
    /// By an expression, with its direction where written.
    pub fn new(expression: Expression, direction: Option<&'static str>) -> Self {
        Self { expression, direction, nulls: None }
    }
}

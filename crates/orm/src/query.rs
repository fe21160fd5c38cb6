//! Queries: entities and columns, filtered, joined, ordered.

use std::sync::Arc;

use bothways_sql::{Expression, From, Join, OrderBy, Select, SelectColumn, SqlType, Statement};
use bothways_world::{Cause, ClassId, InstanceId, Scalar, SessionId};

use crate::{Orm, OrmError, OrmState, config, load, session};

/// A query as a program builds it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Query {
    /// What each row holds.
    pub entities: Vec<Entity>,
    /// Further tables to select from; those of the entities and of expressions come by themselves.
    pub from: Vec<Arc<str>>,
    /// Joins, after the first table.
    pub joins: Vec<Join>,
    /// `WHERE`.
    pub filters: Vec<Expression>,
    /// `GROUP BY`.
    pub group_by: Vec<Expression>,
    /// `HAVING`.
    pub having: Vec<Expression>,
    /// `ORDER BY`.
    pub order_by: Vec<OrderBy>,
    /// `LIMIT`.
    pub limit: Option<i64>,
    /// `OFFSET`.
    pub offset: Option<i64>,
    /// `DISTINCT`.
    pub distinct: bool,
    /// `session.query`: columns are labelled `t_col`.
    pub legacy: bool,
    /// `Query.count()`: rows of the query are counted in a subquery.
    pub count: bool,
}

/// One element of a row.
#[derive(Clone, PartialEq, Debug)]
pub enum Entity {
    /// A mapped class.
    Class(ClassId),
    /// A column or other expression.
    Expression {
        /// The expression.
        expression: Expression,
        /// Its label.
        label: Option<Arc<str>>,
        /// The type of its values, where it is known.
        sql_type: Option<SqlType>,
    },
}

/// One element of a result row.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// A value.
    Scalar(Scalar),
    /// An object, or None from an outer join.
    Instance(Option<InstanceId>),
}

/// Runs a query. Autoflushes first.
///
/// # Errors
/// Configuration errors, a failed autoflush, what the database refuses.
pub fn execute(orm: &mut Orm, session: SessionId, query: &Query) -> Result<Vec<Vec<Cell>>, OrmError> {
    config::configure(orm)?;
    orm.because(Cause::Query, |orm| {
        session::autoflush(orm, session)?;
        let select = compile(orm, query);
        let outcome = session::execute(orm, session, &Statement::Select(select))?;
        if query.count {
            return Ok(outcome
                .rows
                .into_iter()
                .map(|row| row.into_iter().map(Cell::Scalar).collect())
                .collect());
        }
        Ok(outcome.rows.iter().map(|row| cells(orm, session, query, row)).collect())
    })
}

/// The SELECT of a query.
pub fn compile(orm: &OrmState, query: &Query) -> Select {
    let mut columns = Vec::new();
    for entity in &query.entities {
        match entity {
            Entity::Class(class) => columns.extend(load::select_entity(orm, *class).columns),
            Entity::Expression { expression, label, .. } => {
                columns.push(SelectColumn { expression: expression.clone(), label: label.clone() });
            }
        }
    }
    label_columns(&mut columns, query.legacy);
    let select = Select {
        distinct: query.distinct,
        columns,
        from: from_clause(orm, query),
        filter: Expression::all(query.filters.clone()),
        group_by: query.group_by.clone(),
        having: Expression::all(query.having.clone()),
        order_by: query.order_by.clone(),
        limit: query.limit,
        offset: query.offset,
    };
    if query.count { count_of(select) } else { select }
}

/// `SELECT count(*) AS count_1 FROM (…) AS anon_1`.
fn count_of(select: Select) -> Select {
    let count = Expression::Function { name: "count".into(), arguments: Vec::new(), star: true };
    Select {
        columns: vec![SelectColumn { expression: count, label: Some("count_1".into()) }],
        from: vec![From::Subquery { select: Box::new(select), alias: "anon_1".into(), joins: Vec::new() }],
        ..Select::default()
    }
}

/// Labels as SQLAlchemy gives them: `t_col` for the legacy Query, `id_1` for a repeated name, `count_1` for functions.
fn label_columns(columns: &mut [SelectColumn], legacy: bool) {
    let mut seen: Vec<Arc<str>> = Vec::new();
    let mut functions: Vec<Arc<str>> = Vec::new();
    for column in columns.iter_mut().filter(|column| column.label.is_none()) {
        match &column.expression {
            Expression::Column { table, column: name } if legacy => {
                column.label = Some(format!("{table}_{name}").into());
            }
            Expression::Column { column: name, .. } => {
                let repeats = seen.iter().filter(|earlier| *earlier == name).count();
                seen.push(name.clone());
                if repeats > 0 {
                    column.label = Some(format!("{name}_{repeats}").into());
                }
            }
            Expression::Function { name, .. } => {
                functions.push(name.clone());
                let number = functions.iter().filter(|earlier| *earlier == name).count();
                column.label = Some(format!("{name}_{number}").into());
            }
            _ => {}
        }
    }
}

/// Tables in order of first mention, without those that are joined.
fn from_clause(orm: &OrmState, query: &Query) -> Vec<From> {
    let mut tables: Vec<Arc<str>> = query.from.clone();
    let mut mention = |table: &Arc<str>| {
        if !tables.contains(table) {
            tables.push(table.clone());
        }
    };
    for entity in &query.entities {
        match entity {
            Entity::Class(class) => mention(&orm.table_of(*class).name),
            Entity::Expression { expression, .. } => tables_of(expression, &mut mention),
        }
    }
    for filter in &query.filters {
        tables_of(filter, &mut mention);
    }
    tables.retain(|table| !query.joins.iter().any(|join| join.alias.as_ref().unwrap_or(&join.name) == table));
    tables
        .into_iter()
        .enumerate()
        .map(|(index, name)| From::Table {
            name,
            alias: None,
            joins: if index == 0 { query.joins.clone() } else { Vec::new() },
        })
        .collect()
}

fn tables_of(expression: &Expression, mention: &mut dyn FnMut(&Arc<str>)) {
    match expression {
        Expression::Column { table, .. } => mention(table),
        // EXISTS is correlated: what it names outside its own FROM is in the outer query already.
        other => other.children().into_iter().for_each(|operand| tables_of(operand, mention)),
    }
}

fn cells(orm: &mut Orm, session: SessionId, query: &Query, row: &[Scalar]) -> Vec<Cell> {
    let mut rest = row;
    let mut cells = Vec::with_capacity(query.entities.len());
    for entity in &query.entities {
        let width = match entity {
            Entity::Class(class) => load::columns_of(orm, *class).len(),
            Entity::Expression { .. } => 1,
        };
        let (own, after) = rest.split_at_checked(width).unwrap_or((rest, &[]));
        rest = after;
        cells.push(match entity {
            Entity::Class(class) => Cell::Instance(load::instance_of_row(orm, session, *class, own)),
            Entity::Expression { sql_type, .. } => {
                let value = own.first().cloned().unwrap_or(Scalar::Null);
                Cell::Scalar(match sql_type {
                    Some(sql_type) => load::from_database(sql_type, &value),
                    None => value,
                })
            }
        });
    }
    cells
}

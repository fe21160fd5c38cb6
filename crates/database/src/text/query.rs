//! Queries of a text.

use std::sync::Arc;

use bothways_sql::{Body, Correlation, Expression, OrderBy, Select, SelectColumn, Source};
use bothways_world::Scalar;
use gluesql_core::sqlparser::ast::{
    Distinct, Expr, GroupByExpr, ObjectName, Offset, OffsetRows, OrderBy as SqlOrderBy, OrderByExpr, Query,
    Select as SqlSelect, SelectItem, SetExpr, TableFactor, Value, WildcardAdditionalOptions,
};

use super::reader::{Names, Reader};
use super::{object_name, same, stored};
use crate::write::Failure;

impl Reader<'_> {
    /// The query that was written, and the names of its columns; `written` has the text of each.
    pub(super) fn query(
        &self,
        query: &Query,
        outer: Option<&Names>,
        written: &[String],
    ) -> Result<(Select, Vec<Arc<str>>), Failure> {
        let level = self.level.get();
        self.level.set(level + 1);
        let read = self.with(query, || match &*query.body {
            SetExpr::SetOperation { .. } => self.compound(query, outer, written),
            _ => self.plain(query, outer, written),
        });
        self.level.set(level);
        read
    }

    /// The same without its WITH.
    fn plain(
        &self,
        query: &Query,
        outer: Option<&Names>,
        written: &[String],
    ) -> Result<(Select, Vec<Arc<str>>), Failure> {
        check_plain_query(query)?;
        let SetExpr::Select(body) = &*query.body else {
            return Err(Failure::unsupported(match &*query.body {
                SetExpr::Values(_) => "VALUES in SQL text".to_owned(),
                _ => "this query in SQL text".to_owned(),
            }));
        };
        check_plain(body)?;
        let mut names = Names::of(outer);
        let from = self.sources(&mut names, &body.from)?;
        let (columns, shown) = self.columns(&mut names, &body.projection, written)?;
        let filter = body.selection.as_ref().map(|filter| self.expression(&names, filter)).transpose()?;
        let GroupByExpr::Expressions(keys, modifiers) = &body.group_by else {
            return Err(Failure::unsupported("GROUP BY ALL in SQL text"));
        };
        if !modifiers.is_empty() {
            return Err(Failure::unsupported("this GROUP BY in SQL text"));
        }
        let group_by = keys.iter().map(|key| self.term(&names, &columns, key)).collect::<Result<_, _>>()?;
        let having = body.having.as_ref().map(|having| self.expression(&names, having)).transpose()?;
        let terms = order_terms(query.order_by.as_ref())?;
        let order_by =
            terms.iter().map(|term| self.order_term(&names, &columns, term)).collect::<Result<_, _>>()?;
        let (limit, offset) = self.bounds(query)?;
        let distinct = match &body.distinct {
            None => false,
            Some(Distinct::Distinct) => true,
            Some(Distinct::On(_)) => return Err(Failure::unsupported("DISTINCT ON in SQL text")),
        };
        let select = Select {
            distinct,
            columns,
            from,
            filter,
            group_by,
            having,
            order_by,
            limit,
            offset,
            correlation: Correlation::None,
            body: Body::Plain,
        };
        Ok((select, shown))
    }

    /// LIMIT and OFFSET.
    pub(super) fn bounds(&self, query: &Query) -> Result<(Option<i64>, Option<i64>), Failure> {
        let names = Names::of(None);
        let count = |count: &Expr| match self.expression(&names, count)? {
            Expression::Parameter(Scalar::Int(count)) => Ok(count),
            _ => Err(Failure::unsupported("this LIMIT or OFFSET in SQL text")),
        };
        let limit = query.limit.as_ref().map(count).transpose()?;
        let offset = match &query.offset {
            None => None,
            Some(Offset { value, rows: OffsetRows::None }) => Some(count(value)?),
            Some(other) => return Err(Failure::unsupported(format!("{other} in SQL text"))),
        };
        Ok((limit, offset))
    }

    /// One source of a FROM; the query knows its columns from here on.
    pub(super) fn source(&self, names: &mut Names, factor: &TableFactor) -> Result<Source, Failure> {
        match factor {
            TableFactor::Table { .. } => {
                let (name, alias) = plain_table(factor)?;
                if let ([only], Some(common)) = (&*name.0, self.common(&object_name(name)?)?) {
                    let alias: Arc<str> = alias.unwrap_or(&only.value).into();
                    names.sources.push((alias.clone(), common.columns.clone()));
                    return Ok(common.source(alias));
                }
                let table = &stored(self.store, &object_name(name)?)?.definition;
                let alias: Option<Arc<str>> = alias.map(Into::into);
                let columns = table.columns.iter().map(|column| column.name.clone()).collect();
                names.sources.push((alias.as_ref().unwrap_or(&table.name).clone(), columns));
                Ok(Source::Table { name: table.name.clone(), alias })
            }
            TableFactor::Derived { lateral: false, subquery, alias }
                if alias.as_ref().is_none_or(|alias| alias.columns.is_empty()) =>
            {
                let alias: Arc<str> = match alias {
                    Some(alias) => alias.name.value.as_str().into(),
                    // No text can say this name.
                    None => format!("(subquery-{})", names.sources.len() + 1).into(),
                };
                let (mut select, columns) = self.query(subquery, None, &[])?;
                for (column, name) in select.columns.iter_mut().zip(&columns) {
                    column.label = Some(name.clone());
                }
                names.sources.push((alias.clone(), columns));
                Ok(Source::Subquery { select: Box::new(select), alias, common: None })
            }
            other => Err(Failure::unsupported(format!("FROM {other} in SQL text"))),
        }
    }

    fn columns(
        &self,
        names: &mut Names,
        items: &[SelectItem],
        written: &[String],
    ) -> Result<(Vec<SelectColumn>, Vec<Arc<str>>), Failure> {
        let (mut columns, mut shown) = (Vec::new(), Vec::new());
        for (position, item) in items.iter().enumerate() {
            let (expression, name): (_, Arc<str>) = match item {
                SelectItem::Wildcard(options) | SelectItem::QualifiedWildcard(_, options) => {
                    if *options != WildcardAdditionalOptions::default() {
                        return Err(Failure::unsupported(format!("{item} in SQL text")));
                    }
                    let wanted = match item {
                        SelectItem::QualifiedWildcard(name, _) => Some(object_name(name)?),
                        _ => None,
                    };
                    let is_wanted =
                        |source: &Arc<str>| wanted.as_ref().is_none_or(|wanted| same(wanted, source));
                    let sources = names.sources.iter().filter(|(source, _)| is_wanted(source));
                    let before = columns.len();
                    for (source, column) in sources
                        .flat_map(|(source, columns)| columns.iter().map(move |column| (source, column)))
                        .filter(|(source, column)| wanted.is_some() || !names.is_merged(source, column))
                    {
                        columns.push(SelectColumn {
                            expression: Expression::column(source, column),
                            label: None,
                        });
                        shown.push(column.clone());
                    }
                    if columns.len() == before {
                        return Err(Failure::operational(match wanted {
                            Some(table) => format!("no such table: {table}"),
                            None => "no tables specified".to_owned(),
                        }));
                    }
                    continue;
                }
                SelectItem::ExprWithAlias { expr, alias } => {
                    (self.expression(names, expr)?, alias.value.as_str().into())
                }
                SelectItem::UnnamedExpr(expr) => match self.expression(names, expr)? {
                    Expression::Column { table, column } => {
                        let name = column.clone();
                        (Expression::Column { table, column }, name)
                    }
                    expression => {
                        let name = written.get(position).cloned().unwrap_or_else(|| expr.to_string());
                        (expression, name.into())
                    }
                },
            };
            columns.push(SelectColumn { expression, label: None });
            shown.push(name);
        }
        // The items of a query do not see each other's aliases; its other clauses do.
        let named = items.iter().filter(|_| columns.len() == items.len()).zip(&columns);
        names.aliases = named
            .filter_map(|(item, column)| match item {
                SelectItem::ExprWithAlias { alias, .. } => {
                    Some((alias.value.as_str().into(), column.expression.clone()))
                }
                _ => None,
            })
            .collect();
        Ok((columns, shown))
    }

    /// A term of GROUP BY: an expression, or a column by its position.
    fn term(&self, names: &Names, columns: &[SelectColumn], written: &Expr) -> Result<Expression, Failure> {
        if let Expr::Value(Value::Number(digits, _)) = written {
            let position: Option<usize> =
                digits.to_string().parse::<usize>().ok().and_then(|place| place.checked_sub(1));
            return match position.and_then(|position| columns.get(position)) {
                Some(column) => Ok(column.expression.clone()),
                None => Err(Failure::unsupported(format!("the position {digits} in SQL text"))),
            };
        }
        self.expression(names, written)
    }

    /// A term of ORDER BY: an alias alone goes before a column of that name.
    pub(super) fn order_term(
        &self,
        names: &Names,
        columns: &[SelectColumn],
        term: &OrderByExpr,
    ) -> Result<OrderBy, Failure> {
        if term.with_fill.is_some() {
            return Err(Failure::unsupported(format!("ORDER BY {term} in SQL text")));
        }
        let alias = match &term.expr {
            Expr::Identifier(name) => names.alias(&name.value),
            _ => None,
        };
        let expression = match alias {
            Some(expression) => expression,
            None => self.term(names, columns, &term.expr)?,
        };
        let direction = term.asc.map(|ascending| if ascending { "ASC" } else { "DESC" });
        let nulls = term.nulls_first.map(|first| if first { "NULLS FIRST" } else { "NULLS LAST" });
        Ok(OrderBy { expression, direction, nulls })
    }
}

/// Refuses clauses that SQLite has not, or this database: the parser reads those of other databases too.
fn check_plain(body: &SqlSelect) -> Result<(), Failure> {
    let is_plain = body.top.is_none()
        && body.into.is_none()
        && body.lateral_views.is_empty()
        && body.prewhere.is_none()
        && body.cluster_by.is_empty()
        && body.distribute_by.is_empty()
        && body.sort_by.is_empty()
        && body.named_window.is_empty()
        && body.qualify.is_none()
        && body.value_table_mode.is_none()
        && body.connect_by.is_none();
    if is_plain { Ok(()) } else { Err(Failure::unsupported("this SELECT as text")) }
}

/// The same of what stands behind the SELECT.
pub(super) fn check_plain_query(query: &Query) -> Result<(), Failure> {
    let is_plain = query.limit_by.is_empty()
        && query.fetch.is_none()
        && query.locks.is_empty()
        && query.for_clause.is_none()
        && query.settings.is_none()
        && query.format_clause.is_none();
    if is_plain { Ok(()) } else { Err(Failure::unsupported("this SELECT as text")) }
}

pub(super) fn order_terms(order_by: Option<&SqlOrderBy>) -> Result<&[OrderByExpr], Failure> {
    match order_by {
        None => Ok(&[]),
        Some(SqlOrderBy { exprs, interpolate: None }) => Ok(exprs),
        Some(_) => Err(Failure::unsupported("INTERPOLATE in SQL text")),
    }
}

/// The name of a table and its alias, where nothing else stands with it.
pub(super) fn plain_table(factor: &TableFactor) -> Result<(&ObjectName, Option<&str>), Failure> {
    if let TableFactor::Table {
        name,
        alias,
        args: None,
        with_hints,
        version: None,
        with_ordinality: false,
        partitions,
    } = factor
        && with_hints.is_empty()
        && partitions.is_empty()
        && alias.as_ref().is_none_or(|alias| alias.columns.is_empty())
    {
        return Ok((name, alias.as_ref().map(|alias| alias.name.value.as_str())));
    }
    Err(Failure::unsupported(format!("FROM {factor} in SQL text")))
}

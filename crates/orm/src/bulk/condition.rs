//! The expressions of a statement about a whole table, as they are sent.

use bothways_sql::{Expression, From, Select, SelectColumn, name_anonymous};
use bothways_world::{ClassId, TableId};

use crate::load::bound;
use crate::{Orm, OrmError, OrmState};

/// The WHERE clause that the program gave, with what it knows of objects and of the statement's own table.
pub(super) fn prepared(
    orm: &mut Orm,
    table: TableId,
    filter: Option<Expression>,
) -> Result<Option<Expression>, OrmError> {
    let Some(filter) = filter else { return Ok(None) };
    let filter = bound::expression(orm, filter.unannotated())?;
    Ok(Some(correlated(orm, table, filter)?))
}

/// The condition that is sent: of a class in the table of another one also what tells its rows.
pub(super) fn with_criterion(
    orm: &OrmState,
    class: Option<ClassId>,
    filter: Option<&Expression>,
) -> Option<Expression> {
    let criterion =
        class.and_then(|class| orm.single_table_criterion(class, &orm.table_of(class).name)).into_iter();
    let filters = filter.into_iter().flat_map(Expression::conjuncts).cloned();
    Expression::all(filters.chain(criterion).collect())
}

/// An expression whose queries take the table of the statement from that, where they would select from it.
pub(super) fn correlated(
    orm: &OrmState,
    table: TableId,
    expression: Expression,
) -> Result<Expression, OrmError> {
    let Some(definition) = orm.schema().table(table) else { return Ok(expression) };
    let mut select = Select {
        columns: vec![SelectColumn { expression, label: None }],
        from: vec![From::table(&definition.name)],
        ..Select::default()
    };
    if crate::query::correlate(&mut select, &[]) {
        return Err(OrmError::NothingToSelectFrom);
    }
    let expression = select.columns.pop().map(|column| column.expression);
    Ok(expression.unwrap_or(Expression::And(Vec::new())))
}

/// Expressions of a statement and its condition, with names in place of the markers of aliases.
pub(super) fn named(
    values: Vec<Expression>,
    filter: Option<Expression>,
) -> (Vec<Expression>, Option<Expression>) {
    let columns = values.into_iter().map(|expression| SelectColumn { expression, label: None }).collect();
    let mut select = Select { columns, filter, ..Select::default() };
    name_anonymous(&mut select);
    (select.columns.into_iter().map(|column| column.expression).collect(), select.filter)
}

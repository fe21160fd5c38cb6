//! SELECT: by the store's own keys where one table and its key decide, by GlueSQL otherwise.
//!
//! GlueSQL's answer must be SQLite's. Statements are therefore built with SQLite's affinity, NULL logic, order and
//! arithmetic written out ([`value`], [`truth`], [`like`], [`from`], [`statement`]); what cannot be written out is
//! refused by name.

mod access;
mod compound;
mod depth;
mod filter;
mod from;
mod function;
mod gathered;
mod keyed;
mod like;
mod round;
mod scope;
mod statement;
mod truth;
mod value;

use bothways_sql::{Body, Select};
use bothways_world::Scalar;
use gluesql_core::error::{Error, EvaluateError};
use gluesql_core::executor::{Payload, execute};
use gluesql_core::plan::StatementPlan;
use gluesql_core::store::Planner;

use crate::store::{Store, to_scalar};
use crate::write::Failure;

/// Rows of a SELECT.
pub(crate) fn select(store: &mut Store, select: &Select) -> Result<Vec<Vec<Scalar>>, Failure> {
    if let Some(rows) = keyed::select(store, select)? {
        return Ok(rows);
    }
    if let Some(select) = filter::written_out(select) {
        return self::select(store, &select);
    }
    if compound::is_needed(store, select) {
        let resolved = compound::resolved(store, select)?;
        return match resolved.body {
            Body::Rows(rows) => Ok(rows),
            Body::Plain | Body::Compound(_) => self::select(store, &resolved),
        };
    }
    if let Body::Rows(rows) = &select.body {
        return Ok(rows.clone());
    }
    if gathered::is_needed(store, select) {
        let resolved = gathered::resolved(store, select)?;
        return self::select(store, &resolved);
    }
    depth::check(select)?;
    if let Some((unrounded, rounded)) = round::unrounded(select) {
        let mut rows = self::select(store, &unrounded)?;
        round::round(&mut rows, &rounded)?;
        return Ok(rows);
    }
    let plan = plan(store, select)?;
    let payload = execute(store, &plan).map_err(refused)?;
    let Payload::Select { rows, .. } = payload else {
        return Err(Failure::unsupported("a query that gives no rows"));
    };
    rows.into_iter().map(scalars).collect()
}

/// What GlueSQL will do for a SELECT.
fn plan(store: &Store, select: &Select) -> Result<StatementPlan, Failure> {
    store.plan(StatementPlan::from(statement::statement(store, select)?)).map_err(refused)
}

fn scalars(values: Vec<gluesql_core::data::Value>) -> Result<Vec<Scalar>, Failure> {
    let scalars = values.into_iter().map(to_scalar).collect::<Option<Vec<_>>>();
    scalars.ok_or_else(|| Failure::unsupported("a value of a type that SQLite does not have"))
}

fn refused(error: Error) -> Failure {
    // What `function` wrote into the statement to refuse a value.
    if let Error::Evaluate(EvaluateError::UnsupportedFunction(what)) = error {
        return Failure::unsupported(what);
    }
    Failure::unsupported(format!("GlueSQL cannot run this query: {error}"))
}

#[cfg(test)]
mod tests {
    use bothways_sql::{
        BinaryOperator, Column, Expression, ForeignKey, From, SelectColumn, Source, SqlType, Table,
    };
    use bothways_world::TableId;

    use super::*;

    fn column(name: &str, primary_key: bool, foreign_keys: Vec<ForeignKey>) -> Column {
        Column {
            name: name.into(),
            sql_type: SqlType::Integer,
            spelling: None,
            nullable: !primary_key,
            primary_key,
            autoincrement: true,
            unique: false,
            unique_name: None,
            index: false,
            index_name: None,
            server_default: None,
            server_default_value: None,
            foreign_keys,
        }
    }

    fn planned(filter: Expression, alias: Option<&str>) -> String {
        let (table, column_name) = ("parent".into(), "id".into());
        let refers = ForeignKey {
            table,
            column: column_name,
            on_delete: None,
            on_update: None,
            name: None,
            use_alter: false,
            constraint: None,
        };
        let columns = vec![column("id", true, vec![]), column("parent_id", false, vec![refers])];
        let table = Table::new("child".into(), columns);
        let mut store = Store::default();
        crate::definition::create_table(&mut store, TableId(0), &table).expect("the table is new");
        let select = Select {
            columns: vec![SelectColumn {
                expression: Expression::Function { name: "count".into(), arguments: vec![], star: true },
                label: None,
            }],
            from: vec![From::of(Source::Table { name: "child".into(), alias: alias.map(Into::into) })],
            filter: Some(filter),
            ..Select::default()
        };
        format!("{:?}", plan(&store, &select).expect("the query can be planned"))
    }

    fn compared(table: &str, name: &str, operator: BinaryOperator) -> Expression {
        let column = Expression::Column { table: table.into(), column: name.into() };
        let (left, right) = (Box::new(column), Box::new(Expression::Parameter(Scalar::Int(3))));
        Expression::Binary { operator, left, right }
    }

    #[test]
    fn the_planner_uses_keys_and_indexes() {
        let equal = BinaryOperator::Equal;
        assert!(planned(compared("child", "id", equal), None).contains("access: PrimaryKey"));
        assert!(planned(compared("child", "parent_id", equal), None).contains("access: Index"));
        assert!(
            planned(compared("child", "parent_id", BinaryOperator::Greater), None).contains("access: Index")
        );
        assert!(planned(compared("child", "parent_id", BinaryOperator::NotEqual), None).contains("FullScan"));
    }

    #[test]
    fn an_alias_does_not_hide_the_index() {
        let filter = compared("child_1", "parent_id", BinaryOperator::Equal);
        assert!(planned(filter, Some("child_1")).contains("access: Index"));
    }
}

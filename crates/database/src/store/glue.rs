//! The store as GlueSQL sees it: its storage traits.

use std::ops::Bound;

use bothways_world::{Row, Scalar};
use gluesql_core::ast::{ColumnDef, ColumnUniqueOption, DataType, Expr, IndexOperator};
use gluesql_core::chrono::NaiveDateTime;
use gluesql_core::data::{Key, Schema, SchemaIndex, SchemaIndexOrd, Value};
use gluesql_core::error::{Error, Result};
use gluesql_core::plan::StatementPlan;
use gluesql_core::planner::{
    fetch_schema_map, plan_aggregate, plan_hash_join, plan_index, plan_primary_key, plan_schemaless, validate,
};
use gluesql_core::store::{
    AlterTable, CustomFunction, CustomFunctionMut, Index as GlueIndex, IndexMut, Metadata, Planner, RowIter,
    Store as GlueStore, StoreMut, Transaction,
};

use super::{Index, Store, Table, to_scalar, to_value};
use crate::affinity::Affinity;

/// What GlueSQL's planner needs to know of a table: columns, the row number as primary key, one-column indexes.
pub(super) fn schema(definition: &bothways_sql::Table, row_id: Option<usize>, indexes: &[Index]) -> Schema {
    let columns = definition.columns.iter().enumerate().map(|(position, column)| ColumnDef {
        name: column.name.as_ref().to_owned(),
        data_type: match Affinity::of(&column.sql_type) {
            Affinity::Integer => DataType::Int,
            Affinity::Text | Affinity::Date => DataType::Text,
            Affinity::Real | Affinity::Numeric => DataType::Float,
            Affinity::Blob => DataType::Bytea,
        },
        // A lookup by NULL finds nothing; with NOT NULL it would be an error.
        nullable: true,
        default: None,
        unique: (Some(position) == row_id).then_some(ColumnUniqueOption { is_primary: true }),
        comment: None,
    });
    let indexes = indexes.iter().filter_map(|index| {
        let [position] = index.columns[..] else { return None };
        let column = definition.columns.get(position)?;
        Some(SchemaIndex {
            name: index.name.as_ref().to_owned(),
            expr: Expr::CompoundIdentifier {
                alias: definition.name.as_ref().to_owned(),
                ident: column.name.as_ref().to_owned(),
            },
            order: SchemaIndexOrd::Both,
            created: NaiveDateTime::default(),
        })
    });
    Schema {
        table_name: definition.name.as_ref().to_owned(),
        column_defs: Some(columns.collect()),
        indexes: indexes.collect(),
        engine: None,
        foreign_keys: Vec::new(),
        comment: None,
    }
}

fn values(row: &Row) -> Vec<Value> {
    row.iter().map(to_value).collect()
}

fn no_table(name: &str) -> Error {
    Error::StorageMsg(format!("no such table: {name}"))
}

/// The order of an index: its columns, and whether it is read from its end.
#[derive(Clone, Default)]
pub(crate) struct IndexOrder {
    pub(crate) columns: Vec<usize>,
    pub(crate) backwards: bool,
}

impl IndexOrder {
    /// Sorts row numbers into it.
    pub(crate) fn sort(&self, table: &Table, row_ids: &mut [i64]) {
        table.sort_by_columns(row_ids, &self.columns);
        if self.backwards {
            row_ids.reverse();
        }
    }
}

/// The name under which GlueSQL reads a table in the order of an index.
pub(crate) fn ordered_name(table: &str, order: &IndexOrder) -> String {
    if order.columns.is_empty() {
        return table.to_owned();
    }
    let columns: Vec<String> = order.columns.iter().map(usize::to_string).collect();
    let mark = if order.backwards { BACKWARDS_BY } else { ORDERED_BY };
    format!("{table}{mark}{}", columns.join(","))
}

/// Characters that no name has: SQLAlchemy would have to be given them in a table's name.
const ORDERED_BY: char = '\u{1f}';
const BACKWARDS_BY: char = '\u{1e}';

impl Store {
    /// The table, and the order in which it is read.
    fn glue_table(&self, name: &str) -> Result<(&Table, IndexOrder)> {
        let backwards = name.contains(BACKWARDS_BY);
        let (name, columns) = name.split_once([ORDERED_BY, BACKWARDS_BY]).unwrap_or((name, ""));
        let table = self.table(name).ok_or_else(|| no_table(name))?;
        let columns = columns.split(',').filter_map(|column| column.parse().ok()).collect();
        Ok((table, IndexOrder { columns, backwards }))
    }
}

impl GlueStore for Store {
    fn fetch_schema(&self, table_name: &str) -> Result<Option<Schema>> {
        Ok(self.glue_table(table_name).ok().map(|(table, _)| table.schema.clone()))
    }

    fn fetch_all_schemas(&self) -> Result<Vec<Schema>> {
        Ok(self.tables().map(|table| table.schema.clone()).collect())
    }

    fn fetch_data(&self, table_name: &str, key: &Key) -> Result<Option<Vec<Value>>> {
        let Key::I64(row_id) = key else { return Ok(None) };
        Ok(self.glue_table(table_name)?.0.row(*row_id).map(values))
    }

    fn scan_data<'a>(&'a self, table_name: &str) -> Result<RowIter<'a>> {
        let (table, order) = self.glue_table(table_name)?;
        if order.columns.is_empty() {
            return Ok(Box::new(table.rows().map(|(row_id, row)| Ok((Key::I64(row_id), values(row))))));
        }
        let mut row_ids: Vec<i64> = table.rows().map(|(row_id, _)| row_id).collect();
        order.sort(table, &mut row_ids);
        let rows = row_ids.into_iter().filter_map(|row_id| table.row(row_id).map(|row| (row_id, row)));
        Ok(Box::new(rows.map(|(row_id, row)| Ok((Key::I64(row_id), values(row))))))
    }
}

impl GlueIndex for Store {
    fn scan_indexed_data<'a>(
        &'a self,
        table_name: &str,
        index_name: &str,
        asc: Option<bool>,
        cmp_value: Option<(&IndexOperator, Value)>,
    ) -> Result<RowIter<'a>> {
        let (table, order) = self.glue_table(table_name)?;
        let index = table.indexes().iter().find(|index| &*index.name == index_name);
        let index = index.ok_or_else(|| Error::StorageMsg(format!("no such index: {index_name}")))?;
        let mut found: Vec<i64> = match cmp_value {
            None => index.range(Bound::Unbounded, Bound::Unbounded).collect(),
            Some((operator, value)) => {
                let value = to_scalar(value)
                    .ok_or_else(|| Error::StorageMsg(format!("a value that {index_name} cannot hold")))?;
                let (low, high) = bounds(operator, value);
                index.range(low, high).collect()
            }
        };
        order.sort(table, &mut found);
        if asc == Some(false) {
            found.reverse();
        }
        let rows = found.into_iter().filter_map(|row_id| table.row(row_id).map(|row| (row_id, row)));
        Ok(Box::new(rows.map(|(row_id, row)| Ok((Key::I64(row_id), values(row))))))
    }
}

/// The index entries that a comparison holds for. NULL equals nothing in SQL: GlueSQL's planner asks `= NULL`
/// for IS NULL and `< NULL` for IS NOT NULL.
fn bounds(operator: &IndexOperator, value: Scalar) -> (Bound<Scalar>, Bound<Scalar>) {
    let known = Bound::Excluded(Scalar::Null);
    match (operator, value) {
        (IndexOperator::Eq, value) => (Bound::Included(value.clone()), Bound::Included(value)),
        (_, Scalar::Null) => (known, Bound::Unbounded),
        (IndexOperator::Gt, value) => (Bound::Excluded(value), Bound::Unbounded),
        (IndexOperator::GtEq, value) => (Bound::Included(value), Bound::Unbounded),
        (IndexOperator::Lt, value) => (known, Bound::Excluded(value)),
        (IndexOperator::LtEq, value) => (known, Bound::Included(value)),
    }
}

impl StoreMut for Store {
    fn insert_data(&mut self, table_name: &str, rows: Vec<(Key, Vec<Value>)>) -> Result<()> {
        let name = self.glue_table(table_name)?.0.definition.name.clone();
        for (key, values) in rows {
            let Key::I64(row_id) = key else {
                return Err(Error::StorageMsg("a row is keyed by its number".into()));
            };
            let row = values.into_iter().map(to_scalar).collect::<Option<Row>>();
            let row = row.ok_or_else(|| Error::StorageMsg(format!("a value that {name} cannot hold")))?;
            self.put(&name, row_id, Some(row));
        }
        Ok(())
    }

    fn delete_data(&mut self, table_name: &str, keys: Vec<Key>) -> Result<()> {
        let name = self.glue_table(table_name)?.0.definition.name.clone();
        for key in keys {
            if let Key::I64(row_id) = key {
                self.put(&name, row_id, None);
            }
        }
        Ok(())
    }
}

impl Planner for Store {
    /// GlueSQL's own steps, and the one that uses indexes.
    fn plan(&self, statement: StatementPlan) -> Result<StatementPlan> {
        let schemas = fetch_schema_map(self, &statement)?;
        validate(&schemas, &statement)?;
        let statement = plan_schemaless(&schemas, statement)?;
        let statement = plan_primary_key(&schemas, statement);
        let statement = plan_index(&schemas, statement);
        let statement = plan_hash_join(&schemas, statement);
        Ok(plan_aggregate(statement))
    }
}

impl Transaction for Store {
    /// Statements of a query run inside whatever transaction is open.
    fn begin(&mut self, autocommit: bool) -> Result<bool> {
        if !autocommit {
            Store::begin(self);
        }
        Ok(false)
    }

    fn rollback(&mut self) -> Result<()> {
        Store::rollback(self);
        Ok(())
    }

    fn commit(&mut self) -> Result<()> {
        Store::commit(self);
        Ok(())
    }
}

impl CustomFunction for Store {
    /// There are none.
    fn fetch_function(&self, _func_name: &str) -> Result<Option<&gluesql_core::data::CustomFunction>> {
        Ok(None)
    }
}

impl IndexMut for Store {}
impl Metadata for Store {}
impl AlterTable for Store {}
impl CustomFunctionMut for Store {}

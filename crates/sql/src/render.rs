//! Statement text as SQLAlchemy 2.1 prints it for SQLite, with its line breaks and trailing blanks.
//!
//! The text is what `before_cursor_execute` sees. It says nothing about how the database runs the statement.

mod ddl;
mod dml;
mod expression;
mod names;
mod query;
mod result;

use std::sync::Arc;

use bothways_world::Scalar;

use crate::{Delete, Insert, Reflection, Schema, Statement, Table, TextStatement, Update};
use names::{quote, quote_always};

pub use names::requires_quotes;
pub use result::result_columns;

/// A statement's text and parameters as `before_cursor_execute` sees them.
#[derive(Clone, PartialEq, Debug)]
pub struct Rendered {
    /// The text with `?`.
    pub text: String,
    /// One parameter list per execution.
    pub parameters: Vec<Vec<Scalar>>,
    /// Whether it is sent as executemany, so that the parameters are a list of lists.
    pub many: bool,
}

/// Renders a statement. A table id outside the schema gives a statement about no table.
pub fn render(schema: &Schema, statement: &Statement) -> Rendered {
    let table = |id| schema.table(id);
    match statement {
        Statement::TableInfo { schema: name, table: id } => {
            text(table(*id), |table| format!("PRAGMA {name}.table_info({})", quote_always(&table.name)))
        }
        Statement::Reflection(question) => reflection(question),
        Statement::CreateTable(id) => text(table(*id), ddl::create_table),
        Statement::CreateIndex { table: id, index } => {
            text(table(*id), |table| ddl::create_index(table, *index))
        }
        Statement::DropTable(id) => text(table(*id), |table| format!("\nDROP TABLE {}", quote(&table.name))),
        Statement::Insert(insert) => match table(insert.table) {
            Some(table) => render_insert(table, insert),
            None => single(String::new(), Vec::new()),
        },
        Statement::Update(update) => match table(update.table) {
            Some(table) => render_update(table, update),
            None => single(String::new(), Vec::new()),
        },
        Statement::Delete(delete) => match table(delete.table) {
            Some(table) => render_delete(table, delete),
            None => single(String::new(), Vec::new()),
        },
        Statement::InsertValues(insert) => {
            written(table(insert.table), |writer, table| dml::insert(writer, table, insert))
        }
        Statement::UpdateWhere(update) => {
            written(table(update.table), |writer, table| dml::update(writer, table, update))
        }
        Statement::DeleteWhere(delete) => {
            written(table(delete.table), |writer, table| dml::delete(writer, table, delete))
        }
        Statement::Text(TextStatement { text, parameters, many }) => {
            Rendered { text: text.to_string(), parameters: parameters.clone(), many: *many }
        }
        Statement::Select(select) => {
            let mut writer = Writer::default();
            query::select(&mut writer, select);
            writer.finish()
        }
    }
}

fn reflection(question: &Reflection) -> Rendered {
    let names = |kind: &str| {
        format!(
            "SELECT name FROM sqlite_master WHERE type='{kind}' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name"
        )
    };
    match question {
        Reflection::TableNames => single(names("table"), Vec::new()),
        Reflection::ViewNames => single(names("view"), Vec::new()),
        Reflection::Pragma { schema, pragma, of } => {
            single(format!("PRAGMA {schema}.{pragma}({})", quote_always(of)), Vec::new())
        }
        Reflection::TableSql(table) => single(
            "SELECT sql FROM  (SELECT * FROM sqlite_master UNION ALL   SELECT * FROM sqlite_temp_master) WHERE name = ? \
             AND type in ('table', 'view')"
                .to_owned(),
            vec![Scalar::Text(table.clone())],
        ),
    }
}

/// Text under construction and the parameters met so far, in textual order.
#[derive(Default)]
struct Writer {
    text: String,
    parameters: Vec<Scalar>,
    /// What stands before the statement, in the order in which it was met.
    common: Vec<CommonText>,
    /// Whether one of these reads its own rows.
    recursive: bool,
}

/// `name AS (SELECT …)`, as it stands after WITH.
struct CommonText {
    name: Arc<str>,
    text: String,
    parameters: Vec<Scalar>,
}

impl Writer {
    /// The statement, with what stands before it.
    fn finish(self) -> Rendered {
        if self.common.is_empty() {
            return single(self.text, self.parameters);
        }
        let keyword = if self.recursive { "WITH RECURSIVE" } else { "WITH" };
        let texts: Vec<&str> = self.common.iter().map(|common| &*common.text).collect();
        let text = format!("{keyword} {}\n {}", texts.join(", \n"), self.text);
        let parameters = self.common.into_iter().flat_map(|common| common.parameters).chain(self.parameters);
        single(text, parameters.collect())
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn parameter(&mut self, value: &Scalar) {
        self.text.push('?');
        self.parameters.push(bound(value));
    }
}

/// SQLite has no booleans: SQLAlchemy's `Boolean` sends 0 or 1.
fn bound(value: &Scalar) -> Scalar {
    match value.stored() {
        Scalar::Bool(value) => Scalar::Int(i64::from(*value)),
        Scalar::Typed(_)
        | Scalar::Null
        | Scalar::Int(_)
        | Scalar::Float(_)
        | Scalar::Text(_)
        | Scalar::Bytes(_) => value.stored().clone(),
    }
}

fn written(table: Option<&Table>, write: impl FnOnce(&mut Writer, &Table)) -> Rendered {
    let mut writer = Writer::default();
    if let Some(table) = table {
        write(&mut writer, table);
    }
    writer.finish()
}

fn text(table: Option<&Table>, write: impl FnOnce(&Table) -> String) -> Rendered {
    single(table.map(write).unwrap_or_default(), Vec::new())
}

fn single(text: String, parameters: Vec<Scalar>) -> Rendered {
    Rendered { text, parameters: vec![parameters], many: false }
}

/// Several rows are an executemany; with RETURNING they are one statement with several VALUES groups.
fn render_insert(table: &Table, insert: &Insert) -> Rendered {
    let numbered = table.autoincrement();
    let mut text = format!("INSERT INTO {}", quote(&table.name));
    // SQLAlchemy writes out the NULL by which it has rows numbered; it is no parameter.
    let is_null = |index: usize| insert.rows.iter().all(|row| row.get(index).is_some_and(Scalar::is_null));
    let written_null =
        insert.columns.iter().position(|c| Some(*c) == numbered).filter(|index| is_null(*index));
    let is_clock =
        |index: usize| insert.columns.get(index).is_some_and(|column| insert.clock.contains(column));
    let written = |index: usize| match Some(index) == written_null {
        true => "NULL",
        false => value_of(is_clock(index)),
    };
    let parameters = |row: &[Scalar]| {
        let sent = row.iter().enumerate().filter(|(index, _)| written(*index) == PARAMETER);
        sent.map(|(_, value)| bound(value)).collect::<Vec<_>>()
    };
    let group = |row: &[Scalar]| {
        let values: Vec<&str> = (0..row.len()).map(written).collect();
        format!("({})", values.join(", "))
    };
    let first = insert.rows.first().map(Vec::as_slice).unwrap_or_default();
    let many = insert.rows.len() > 1 && insert.returning.is_empty();
    match (insert.columns.is_empty(), numbered) {
        // One of several rows without any column: SQLAlchemy numbers it by writing NULL.
        (true, Some(key)) if insert.returning == [key] => {
            text.push_str(&format!(" ({}) VALUES (NULL)", column_list(table, &[key])));
        }
        (true, _) => text.push_str(" DEFAULT VALUES"),
        (false, _) => {
            let groups =
                if many { vec![group(first)] } else { insert.rows.iter().map(|row| group(row)).collect() };
            text.push_str(&format!(
                " ({}) VALUES {}",
                column_list(table, &insert.columns),
                groups.join(", ")
            ));
        }
    }
    if !insert.returning.is_empty() {
        text.push_str(&format!(" RETURNING {}", column_list(table, &insert.returning)));
    }
    if many {
        return Rendered { text, parameters: insert.rows.iter().map(|row| parameters(row)).collect(), many };
    }
    single(text, insert.rows.iter().flat_map(|row| parameters(row)).collect())
}

const PARAMETER: &str = "?";

/// What stands for a value.
fn value_of(is_clock: bool) -> &'static str {
    if is_clock { "CURRENT_TIMESTAMP" } else { PARAMETER }
}

fn render_update(table: &Table, update: &Update) -> Rendered {
    let is_clock = |position: &usize| update.clock.contains(position);
    let set = update.columns.iter().filter_map(|position| {
        let column = table.columns.get(*position)?;
        Some(format!("{}={}", quote(&column.name), value_of(is_clock(position))))
    });
    let set = set.collect::<Vec<_>>().join(", ");
    let text = format!("UPDATE {} SET {set} WHERE {}", quote(&table.name), key_condition(table, &update.key));
    let lists = update.rows.iter().map(|row| {
        let sent = update.columns.iter().zip(&row.values).filter(|(position, _)| !is_clock(position));
        sent.map(|(_, value)| value).chain(&row.key).map(bound).collect()
    });
    executions(text, lists.collect())
}

fn render_delete(table: &Table, delete: &Delete) -> Rendered {
    let text = format!("DELETE FROM {} WHERE {}", quote(&table.name), key_condition(table, &delete.key));
    executions(text, delete.rows.iter().map(|row| row.iter().map(bound).collect()).collect())
}

fn executions(text: String, parameters: Vec<Vec<Scalar>>) -> Rendered {
    let many = parameters.len() > 1;
    Rendered { text, parameters, many }
}

fn key_condition(table: &Table, key: &[usize]) -> String {
    let columns = key.iter().filter_map(|position| table.columns.get(*position));
    let equals = columns.map(|column| format!("{}.{} = ?", quote(&table.name), quote(&column.name)));
    equals.collect::<Vec<_>>().join(" AND ")
}

fn column_list(table: &Table, positions: &[usize]) -> String {
    let columns = positions.iter().filter_map(|position| table.columns.get(*position));
    columns.map(|column| quote(&column.name)).collect::<Vec<_>>().join(", ")
}

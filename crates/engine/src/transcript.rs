//! A run as JSON: design.md section 6, `docs/transcript.md`.

mod addresses;

use std::collections::BTreeMap;

use bothways_trace::{Ending, Run, Timeline};
use bothways_world::{Change, Scalar, TableState, World};
use serde_json::{Map, Value, json};

use addresses::without_addresses;

/// The transcript of a run.
pub fn transcript(run: &Run) -> Value {
    let mut timeline = Timeline::new(&run.journal);
    let world = timeline.seek(&run.journal, u64::MAX);
    let mut transcript = json!({
        "stdout": stdout(world),
        "warnings": warnings(world),
        "error": error(&run.ending),
        "sql": sql(world),
        "tables": tables(run, world),
    });
    let (what, place) = match &run.ending {
        Ending::Unsupported { what, place } => (what, place),
        Ending::Limit { what, place } => (what, place),
        Ending::Finished | Ending::Error(_) => return transcript,
    };
    if let Some(parts) = transcript.as_object_mut() {
        let line = place.map(|place| place.line);
        parts.insert("unsupported".to_owned(), json!({ "what": what, "line": line }));
    }
    transcript
}

fn stdout(world: &World) -> Vec<String> {
    let text: String = world.output.iter().map(|piece| &**piece).collect();
    text.lines().map(without_addresses).collect()
}

fn warnings(world: &World) -> Vec<Value> {
    let warning = |warning: &bothways_world::Warning| json!({ "category": &*warning.category, "message": without_background(&without_addresses(&warning.message)) });
    world.warnings.iter().map(|found| warning(found)).collect()
}

fn error(ending: &Ending) -> Value {
    let Ending::Error(error) = ending else { return Value::Null };
    json!({
        "type": error.kind,
        "message": without_background(&without_addresses(&error.message)),
        "line": error.place.map(|place| place.line),
    })
}

/// A message without a closing "(Background on this error at: …)".
fn without_background(message: &str) -> String {
    let trimmed = message.trim_end();
    match trimmed.rfind("(Background on ") {
        Some(start) if trimmed.get(start..).is_some_and(|tail| tail.find(')') == Some(tail.len() - 1)) => {
            trimmed.get(..start).unwrap_or_default().trim_end().to_owned()
        }
        Some(_) | None => message.to_owned(),
    }
}

fn sql(world: &World) -> Vec<Value> {
    let sent = world.sql.iter().filter(|statement| !statement.transaction_control);
    sent.map(|statement| {
        let text = statement.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let lists: Vec<Value> =
            statement.parameters.iter().map(|list| list.iter().map(plain).collect()).collect();
        let params =
            if statement.many { Value::Array(lists) } else { lists.into_iter().next().unwrap_or(json!([])) };
        json!({ "sql": text, "params": params })
    })
    .collect()
}

/// The committed rows: those at the end, less what the open transaction changed.
fn tables(run: &Run, world: &World) -> Value {
    let mut states = world.tables.clone();
    for entry in run.journal.entries.iter().rev() {
        match &entry.change {
            Change::Sql(statement)
                if statement.transaction_control && &*statement.text != "BEGIN (implicit)" =>
            {
                break;
            }
            // The engine commits what it creates and drops, and all else on the one connection with it.
            Change::Sql(statement) if is_ddl(&statement.text) => break,
            Change::Row { table, key, old, .. } => {
                if let Some(state) = states.get_mut(table.index()) {
                    match old {
                        Some(row) => state.rows.insert(key.clone(), row.clone()),
                        None => state.rows.remove(key),
                    };
                }
            }
            _ => {}
        }
    }
    let former = of_former_engines(run);
    let mut tables: Vec<(&str, Value)> = Vec::new();
    for (index, table) in run.catalog.tables.iter().enumerate() {
        let current = states.get(index).filter(|state| state.created);
        if let Some(state) = current.or_else(|| former.get(&index)) {
            tables.push((&table.name, rows(state)));
        }
    }
    tables.sort_by(|left, right| left.0.cmp(right.0));
    Value::Object(tables.into_iter().map(|(name, rows)| (name.to_owned(), rows)).collect::<Map<_, _>>())
}

/// What tables held whose engine was followed by another one: their databases are there to the end. They are emptied
/// without a statement that says so.
fn of_former_engines(run: &Run) -> BTreeMap<usize, TableState> {
    let mut states: BTreeMap<usize, TableState> = BTreeMap::new();
    let mut former = BTreeMap::new();
    let mut drops = false;
    for entry in &run.journal.entries {
        match &entry.change {
            Change::Sql(statement) => drops = is_ddl(&statement.text),
            Change::Row { table, key, new, .. } => {
                let state = states.entry(table.index()).or_default();
                match new {
                    Some(row) => state.rows.insert(key.clone(), row.clone()),
                    None => state.rows.remove(key),
                };
            }
            Change::Table { table, created: false } if !drops => {
                former.insert(table.index(), states.get(&table.index()).cloned().unwrap_or_default());
            }
            _ => {}
        }
    }
    former
}

fn is_ddl(statement: &str) -> bool {
    let statement = statement.trim_start();
    statement.starts_with("CREATE TABLE") || statement.starts_with("DROP TABLE")
}

fn rows(state: &TableState) -> Value {
    state.rows.values().map(|row| row.iter().map(plain).collect::<Value>()).collect()
}

fn plain(scalar: &Scalar) -> Value {
    match scalar.stored() {
        Scalar::Typed(_) | Scalar::Null => Value::Null,
        Scalar::Bool(value) => json!(value),
        Scalar::Int(value) => json!(value),
        Scalar::Float(value) => json!(value),
        Scalar::Text(text) => json!(&**text),
        Scalar::Bytes(bytes) => Value::String(bytes.iter().map(|byte| format!("{byte:02x}")).collect()),
    }
}

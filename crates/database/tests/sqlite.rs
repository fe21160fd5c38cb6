//! Statements run here and on the real SQLite must give the same rows, in the same order, and the same errors.
//!
//! `sqlite/answers.json` holds what SQLite answered, recorded by `sqlite/record.py`; no Python is needed to compare.

#[path = "sqlite/constraints.rs"]
mod constraints;
#[path = "sqlite/queries.rs"]
mod queries;
#[path = "sqlite/random.rs"]
mod random;
#[path = "sqlite/schema.rs"]
mod schema;

use std::path::Path;

use bothways_database::GlueDatabase;
use bothways_sql::{Database, DatabaseError, Schema, Statement, render};
use bothways_world::Scalar;
use serde_json::{Map, Value, json};

/// One thing done to the database.
enum Action {
    Run(Box<Statement>),
    Begin,
    Commit,
    Rollback,
}

fn run(statement: Statement) -> Action {
    Action::Run(Box::new(statement))
}

fn scripts(schema: &Schema) -> Vec<(&'static str, Vec<Action>)> {
    vec![
        ("constraints", constraints::script(schema)),
        ("queries", queries::script(schema)),
        ("random statements", random::statements(schema)),
        ("random queries", random::queries(schema)),
    ]
}

#[test]
fn sqlite_answers_the_same() {
    let schema = schema::schema();
    let scripts = scripts(&schema);
    let requests: Map<String, Value> = scripts
        .iter()
        .map(|(name, actions)| (name.to_string(), actions.iter().map(|a| request(&schema, a)).collect()))
        .collect();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sqlite-requests.json");
    std::fs::write(&path, Value::Object(requests.clone()).to_string())
        .expect("the target folder is writable");
    let answers: Value = serde_json::from_str(include_str!("sqlite/answers.json")).expect("answers are JSON");

    let mut failures = Vec::new();
    for (name, actions) in &scripts {
        let answers = answers.get(*name).and_then(Value::as_array).cloned().unwrap_or_default();
        let asked = requests.get(*name).and_then(Value::as_array).cloned().unwrap_or_default();
        let same = |(asked, answer): (&Value, &Value)| asked["sql"] == answer["sql"];
        assert!(
            asked.len() == answers.len() && asked.iter().zip(&answers).all(same),
            "statements of {name} have changed: record SQLite's answers with record.py {}",
            path.display()
        );
        let mut database = GlueDatabase::new();
        for ((action, asked), answer) in actions.iter().zip(&asked).zip(&answers) {
            let mut given = perform(&mut database, &schema, action);
            given["sql"] = answer["sql"].clone();
            if given != *answer {
                failures.push(format!("{name}: {asked}\n   SQLite: {answer}\n   GlueDatabase: {given}"));
            }
        }
    }
    let shown: Vec<_> = failures.iter().take(12).map(String::as_str).collect();
    assert!(failures.is_empty(), "{} differ, among them\n{}", failures.len(), shown.join("\n"));
}

fn request(schema: &Schema, action: &Action) -> Value {
    let statement = match action {
        Action::Run(statement) => statement,
        Action::Begin => return json!({"sql": "BEGIN", "parameters": [[]]}),
        Action::Commit => return json!({"sql": "COMMIT", "parameters": [[]]}),
        Action::Rollback => return json!({"sql": "ROLLBACK", "parameters": [[]]}),
    };
    let rendered = render(schema, statement);
    let parameters: Vec<Vec<Value>> =
        rendered.parameters.iter().map(|list| list.iter().map(value).collect()).collect();
    json!({"sql": rendered.text, "parameters": parameters})
}

fn perform(database: &mut GlueDatabase, schema: &Schema, action: &Action) -> Value {
    let statement = match action {
        Action::Run(statement) => statement,
        Action::Begin => return database.begin().map(|()| json!({})).expect("a transaction begins"),
        Action::Commit => return database.commit().map(|()| json!({})).expect("a transaction commits"),
        Action::Rollback => return database.rollback().map(|_| json!({})).expect("a transaction rolls back"),
    };
    match database.execute(schema, statement) {
        Ok(outcome) if outcome.rows.is_empty() => json!({}),
        Ok(outcome) => {
            let rows: Vec<Vec<Value>> =
                outcome.rows.iter().map(|row| row.iter().map(value).collect()).collect();
            json!({"rows": rows})
        }
        Err(DatabaseError::Integrity(message, _)) => json!({"error": format!("IntegrityError: {message}")}),
        Err(DatabaseError::Operational(message)) => json!({"error": format!("OperationalError: {message}")}),
        Err(DatabaseError::Programming(message)) => json!({"error": format!("ProgrammingError: {message}")}),
        Err(DatabaseError::Unsupported(what)) => json!({"unsupported": &*what}),
    }
}

fn value(scalar: &Scalar) -> Value {
    match scalar {
        Scalar::Null => Value::Null,
        Scalar::Bool(value) => json!(i64::from(*value)),
        Scalar::Int(value) => json!(value),
        Scalar::Float(value) => json!(value),
        Scalar::Typed(_) => value(scalar.stored()),
        Scalar::Text(text) => json!(&**text),
        Scalar::Bytes(bytes) => {
            json!({"hex": bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()})
        }
    }
}

//! What a statement and a rollback report, against a model.

#[path = "sqlite/schema.rs"]
#[allow(dead_code)]
mod schema;

use std::collections::BTreeMap;

use bothways_database::GlueDatabase;
use bothways_sql::{
    Database, DatabaseError, Delete, Insert, Outcome, RowChange, Schema, Select, Statement, Update, UpdateRow,
};
use bothways_world::{Row, RowKey, Scalar, TableId};

const PARENT: TableId = TableId(0);
const MEMBER: TableId = TableId(2);
const PAIR: TableId = TableId(4);

/// Rows as the page would keep them from the changes alone.
type Model = BTreeMap<(TableId, RowKey), Row>;

fn apply(model: &mut Model, changes: &[RowChange]) {
    for RowChange { table, key, old, new } in changes {
        let place = (*table, key.clone());
        assert_eq!(model.get(&place), old.as_ref(), "the row before the change");
        match new {
            Some(row) => model.insert(place, row.clone()),
            None => model.remove(&place),
        };
    }
}

fn created() -> (Schema, GlueDatabase) {
    let schema = schema::schema();
    let mut database = GlueDatabase::new();
    for index in 0..schema.tables.len() {
        let statement = Statement::CreateTable(TableId::from_index(index));
        database.execute(&schema, &statement).expect("the table is new");
    }
    (schema, database)
}

fn insert(table: TableId, columns: &[usize], rows: Vec<Vec<Scalar>>) -> Statement {
    Statement::Insert(Insert {
        table,
        columns: columns.to_vec(),
        rows,
        clock: Vec::new(),
        returning: Vec::new(),
    })
}

fn key(values: &[i64]) -> RowKey {
    values.iter().map(|value| Scalar::Int(*value)).collect()
}

#[test]
fn an_insert_reports_its_row_and_number() {
    let (schema, mut database) = created();
    let statement = Statement::Insert(Insert {
        table: MEMBER,
        columns: vec![1],
        rows: vec![vec![Scalar::text("a")]],
        clock: Vec::new(),
        returning: vec![0, 3],
    });
    let outcome = database.execute(&schema, &statement).expect("the row is allowed");
    let row: Row =
        [Scalar::Int(1), Scalar::text("a"), Scalar::Null, Scalar::text("new"), Scalar::Null].into();
    assert_eq!(
        outcome,
        Outcome {
            rows: vec![vec![Scalar::Int(1), Scalar::text("new")]],
            columns: Vec::new(),
            matched: 0,
            last_row_id: Some(1),
            changes: vec![RowChange { table: MEMBER, key: key(&[1]), old: None, new: Some(row) }],
        }
    );
}

#[test]
fn rows_before_a_failure_stay_and_are_reported() {
    let (schema, mut database) = created();
    let rows = vec![vec![Scalar::Int(1)], vec![Scalar::Int(2)], vec![Scalar::Int(1)], vec![Scalar::Int(3)]];
    let Err(DatabaseError::Integrity(message, changes)) =
        database.execute(&schema, &insert(PARENT, &[0], rows))
    else {
        panic!("the third row repeats a key");
    };
    assert_eq!(&*message, "UNIQUE constraint failed: parent.id");
    assert_eq!(changes.len(), 2);
}

#[test]
fn a_changed_key_is_a_row_gone_and_a_row_come() {
    let (schema, mut database) = created();
    database.execute(&schema, &insert(PARENT, &[0], vec![vec![Scalar::Int(1)]])).expect("the row is allowed");
    let update = Statement::Update(Update {
        table: PARENT,
        columns: vec![0],
        clock: Vec::new(),
        key: vec![0],
        rows: vec![UpdateRow { values: vec![Scalar::Int(5)], key: vec![Scalar::Int(1)] }],
    });
    let outcome = database.execute(&schema, &update).expect("the key is free");
    assert_eq!(outcome.matched, 1);
    let keys: Vec<_> =
        outcome.changes.iter().map(|change| (change.key.clone(), change.new.is_some())).collect();
    assert_eq!(keys, [(key(&[1]), false), (key(&[5]), true)]);
}

#[test]
fn rows_without_a_primary_key_are_known_by_number() {
    let (schema, mut database) = created();
    let rows = vec![vec![Scalar::Int(3), Scalar::Int(4)], vec![Scalar::Int(3), Scalar::Int(4)]];
    let outcome = database.execute(&schema, &insert(PAIR, &[0, 1], rows)).expect("nothing is unique");
    let keys: Vec<_> = outcome.changes.iter().map(|change| change.key.clone()).collect();
    assert_eq!(keys, [key(&[1]), key(&[2])]);
    assert_eq!(outcome.last_row_id, None);
    let delete = Statement::Delete(Delete {
        table: PAIR,
        key: vec![0, 1],
        rows: vec![vec![Scalar::Int(3), Scalar::Int(4)]],
    });
    assert_eq!(database.execute(&schema, &delete).expect("rows can go").matched, 2);
}

#[test]
fn dropping_a_table_reports_its_rows_and_rollback_brings_them_back() {
    let (schema, mut database) = created();
    let mut model = Model::new();
    let rows = vec![vec![Scalar::Int(1)], vec![Scalar::Int(2)]];
    let outcome = database.execute(&schema, &insert(PARENT, &[0], rows)).expect("the rows are allowed");
    apply(&mut model, &outcome.changes);
    let before = model.clone();
    database.begin().expect("a transaction begins");
    let outcome = database.execute(&schema, &Statement::DropTable(PARENT)).expect("the table is there");
    apply(&mut model, &outcome.changes);
    assert!(model.is_empty());
    apply(&mut model, &database.rollback().expect("a transaction rolls back"));
    assert_eq!(model, before);
}

#[test]
fn a_savepoint_takes_back_what_came_after_it() {
    let (schema, mut database) = created();
    let mut model = Model::new();
    database.begin().expect("a transaction begins");
    let row = |number| insert(PARENT, &[0], vec![vec![Scalar::Int(number)]]);
    let outcome = database.execute(&schema, &row(1)).expect("the row is allowed");
    apply(&mut model, &outcome.changes);
    let savepoint = database.savepoint();
    let before = model.clone();
    let outcome = database.execute(&schema, &row(2)).expect("the row is allowed");
    apply(&mut model, &outcome.changes);
    apply(&mut model, &database.rollback_to(savepoint).expect("the savepoint is open"));
    assert_eq!(model, before);
    apply(&mut model, &database.rollback().expect("a transaction rolls back"));
    assert!(model.is_empty());
}

#[test]
fn a_query_too_deep_for_the_stack_is_refused() {
    let (schema, mut database) = created();
    let one = || Box::new(schema::col("parent", "age"));
    let sum = (0..5000).fold(*one(), |sum, _| schema::binary(sum, bothways_sql::BinaryOperator::Add, *one()));
    let select = schema::select(vec![sum], vec![schema::from("parent")]);
    assert_eq!(
        database.execute(&schema, &Statement::Select(select)),
        Err(DatabaseError::Unsupported("a query with expressions more than 16 deep".into()))
    );
}

#[test]
fn many_conditions_side_by_side_are_no_depth() {
    let (schema, mut database) = created();
    database.execute(&schema, &insert(PARENT, &[2], vec![vec![Scalar::Int(7)]])).expect("the row is allowed");
    let is = |number| schema::equal(schema::col("parent", "age"), schema::int(number));
    let select = Select {
        filter: Some(bothways_sql::Expression::Or((0..300).map(is).collect())),
        ..schema::select(vec![schema::col("parent", "id")], vec![schema::from("parent")])
    };
    let outcome = database.execute(&schema, &Statement::Select(select)).expect("the query runs");
    assert_eq!(outcome.rows, [[Scalar::Int(1)]]);
}

#[test]
fn what_statements_report_is_what_the_tables_hold() {
    let (schema, mut database) = created();
    let mut model = Model::new();
    let mut saved = model.clone();
    let mut state = 7_u64;
    let mut below = |limit: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % limit
    };
    database.begin().expect("a transaction begins");
    for _ in 0..3000 {
        let mut number = || Scalar::Int(below(12) as i64);
        let (first, second, third) = (number(), number(), number());
        let statement = match below(8) {
            0 | 1 => insert(PARENT, &[0, 2], vec![vec![first, second]]),
            2 => insert(MEMBER, &[1, 2], vec![vec![first, second], vec![third, Scalar::Null]]),
            3 => insert(PAIR, &[0, 1], vec![vec![first, second]]),
            4 => Statement::Update(Update {
                table: MEMBER,
                columns: vec![1, 2],
                clock: Vec::new(),
                key: vec![2],
                rows: vec![UpdateRow { values: vec![first, second], key: vec![third] }],
            }),
            5 => Statement::Update(Update {
                table: PARENT,
                columns: vec![0],
                clock: Vec::new(),
                key: vec![0],
                rows: vec![UpdateRow { values: vec![first], key: vec![second] }],
            }),
            6 => Statement::Delete(Delete { table: PAIR, key: vec![0], rows: vec![vec![first]] }),
            _ => Statement::Delete(Delete { table: MEMBER, key: vec![2], rows: vec![vec![first]] }),
        };
        match database.execute(&schema, &statement) {
            Ok(outcome) => apply(&mut model, &outcome.changes),
            Err(DatabaseError::Integrity(_, changes)) => apply(&mut model, &changes),
            Err(other) => panic!("{other:?}"),
        }
        match below(20) {
            0 => {
                apply(&mut model, &database.rollback().expect("a transaction rolls back"));
                assert_eq!(model, saved, "rollback restores exactly");
                database.begin().expect("a transaction begins");
            }
            1 => {
                database.commit().expect("a transaction commits");
                saved = model.clone();
                database.begin().expect("a transaction begins");
            }
            _ => {}
        }
    }
    for table in [PARENT, MEMBER, PAIR] {
        let name = schema.table(table).expect("the schema has the table").name.clone();
        let columns = schema::columns_of(&schema, &name);
        let select = Statement::Select(schema::select(columns, vec![schema::from(&name)]));
        let mut rows = database.execute(&schema, &select).expect("the table can be read").rows;
        rows.sort();
        let mut expected: Vec<Vec<Scalar>> =
            model.iter().filter(|((id, _), _)| *id == table).map(|(_, row)| row.to_vec()).collect();
        expected.sort();
        assert_eq!(rows, expected, "{name}");
    }
}

#[test]
fn what_sqlite_would_answer_otherwise_is_refused_by_name() {
    let (schema, mut database) = created();
    let rows = vec![vec![Scalar::text("Ä"), Scalar::text("old")]];
    database.execute(&schema, &insert(PARENT, &[1, 2], rows)).expect("types are not checked");
    let age = || schema::col("parent", "age");
    let name = || schema::col("parent", "name");
    let call =
        |argument| schema::select(vec![schema::call("lower", vec![argument])], vec![schema::from("parent")]);
    let ordered = Select {
        order_by: vec![schema::order(age())],
        ..schema::select(vec![name()], vec![schema::from("parent")])
    };
    for (select, what) in [
        (call(name()), "lower() of letters beyond ASCII"),
        (ordered, "ORDER BY over values of several types"),
        (
            schema::select(vec![schema::call("sum", vec![age()])], vec![schema::from("parent")]),
            "sum() of something that is not a number",
        ),
        (
            schema::select(vec![schema::call("soundex", vec![name()])], vec![schema::from("parent")]),
            "the SQL function soundex",
        ),
    ] {
        match database.execute(&schema, &Statement::Select(select)) {
            Err(DatabaseError::Unsupported(refused)) => assert_eq!(&*refused, what),
            other => panic!("{what}: {other:?}"),
        }
    }
}

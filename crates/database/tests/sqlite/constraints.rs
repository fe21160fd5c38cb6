//! Constraint errors, affinity, keys, transactions.

use bothways_sql::{Delete, Insert, Schema, Statement, Update, UpdateRow};
use bothways_world::{Scalar, TableId};

use super::schema::{col, columns_of, from, int, select};
use super::{Action, run};

pub fn create(schema: &Schema) -> Vec<Action> {
    let mut actions = Vec::new();
    for (index, table) in schema.tables.iter().enumerate() {
        let id = TableId::from_index(index);
        actions.push(run(Statement::TableInfo { schema: "main", table: id }));
        actions.push(run(Statement::CreateTable(id)));
        actions.push(run(Statement::TableInfo { schema: "main", table: id }));
        for index in 0..table.all_indexes().len() {
            actions.push(run(Statement::CreateIndex { table: id, index }));
        }
    }
    actions
}

pub fn insert(schema: &Schema, name: &str, columns: &[&str], rows: Vec<Vec<Scalar>>) -> Action {
    let (table, columns) = positions(schema, name, columns);
    run(Statement::Insert(Insert { table, columns, rows, clock: Vec::new(), returning: Vec::new() }))
}

pub fn update(schema: &Schema, name: &str, columns: &[&str], key: &[&str], rows: Vec<UpdateRow>) -> Action {
    let (table, columns) = positions(schema, name, columns);
    let (_, key) = positions(schema, name, key);
    run(Statement::Update(Update { table, columns, clock: Vec::new(), key, rows }))
}

pub fn delete(schema: &Schema, name: &str, key: &[&str], rows: Vec<Vec<Scalar>>) -> Action {
    let (table, key) = positions(schema, name, key);
    run(Statement::Delete(Delete { table, key, rows }))
}

fn positions(schema: &Schema, name: &str, columns: &[&str]) -> (TableId, Vec<usize>) {
    let id = schema.find(name).expect("the schema has the table");
    let table = schema.table(id).expect("the schema has the table");
    (id, columns.iter().map(|column| table.position(column).expect("the table has the column")).collect())
}

pub fn all(schema: &Schema, name: &str) -> Action {
    run(Statement::Select(select(columns_of(schema, name), vec![from(name)])))
}

pub fn script(schema: &Schema) -> Vec<Action> {
    let n = Scalar::Int;
    let t = |text: &str| Scalar::text(text);
    let f = Scalar::Float;
    let null = || Scalar::Null;
    let set = |values: Vec<Scalar>, key: Vec<Scalar>| UpdateRow { values, key };
    let mut script = create(schema);
    let child = |rows| insert(schema, "child", &["name", "parent_id", "weight"], rows);
    script.extend([
        run(Statement::CreateTable(TableId(0))),
        run(Statement::CreateIndex { table: TableId(2), index: 0 }),
        insert(schema, "parent", &["name", "age"], vec![vec![t("a"), n(1)]]),
        insert(
            schema,
            "parent",
            &["id", "name"],
            vec![vec![n(9), t("b")], vec![n(1), t("c")], vec![n(10), t("d")]],
        ),
        insert(schema, "parent", &["name"], vec![vec![t("after nine")]]),
        insert(schema, "parent", &["id"], vec![vec![t("x")]]),
        insert(schema, "parent", &["id"], vec![vec![f(1.5)]]),
        insert(schema, "parent", &["id"], vec![vec![t(" 77 ")], vec![f(78.0)], vec![null()]]),
        insert(schema, "parent", &[], vec![vec![]]),
        all(schema, "parent"),
        delete(schema, "parent", &["id"], vec![vec![n(80)], vec![n(404)]]),
        insert(schema, "parent", &["name"], vec![vec![t("reused")]]),
        all(schema, "parent"),
        // Affinity.
        child(vec![
            vec![n(5), t("5"), t("5")],
            vec![f(5.5), t("5.0"), n(5)],
            vec![f(1e20), t("1e3"), t("a")],
        ]),
        child(vec![vec![f(0.1), t("0x10"), t("0x10")], vec![f(100.0), t("+7"), t(".5")]]),
        child(vec![vec![f(1e-5), f(2.5), f(f64::NAN)], vec![f(123_456_789.123_456_79), f(3.0), t("5.")]]),
        child(vec![
            vec![f(1e15), t("9223372036854775808"), t("-")],
            vec![Scalar::Bytes([0, 255].into()), t(""), t("1e")],
        ]),
        child(vec![
            vec![Scalar::Bool(true), Scalar::Bool(false), t("inf")],
            vec![f(-0.5), f(9.3e18), t("1_0")],
        ]),
        all(schema, "child"),
        // NOT NULL comes before UNIQUE, the row number before the indexes, the newest index first.
        insert(schema, "member", &["email"], vec![vec![null()]]),
        insert(schema, "member", &["id", "email"], vec![vec![n(1), t("a")]]),
        insert(schema, "member", &["id", "email"], vec![vec![n(1), t("a")]]),
        insert(
            schema,
            "member",
            &["id", "email"],
            vec![vec![n(2), t("b")], vec![n(3), t("a")], vec![n(4), t("c")]],
        ),
        all(schema, "member"),
        update(schema, "member", &["email"], &["id"], vec![set(vec![t("a")], vec![n(2)])]),
        update(schema, "member", &["email"], &["id"], vec![set(vec![t("b")], vec![n(2)])]),
        update(schema, "member", &["email", "active"], &["id"], vec![set(vec![null(), n(1)], vec![n(2)])]),
        update(schema, "member", &["id"], &["id"], vec![set(vec![n(1)], vec![n(2)])]),
        update(schema, "member", &["id"], &["id"], vec![set(vec![n(5)], vec![n(2)])]),
        update(schema, "member", &["id"], &["id"], vec![set(vec![null()], vec![n(5)])]),
        update(schema, "member", &["email"], &["state"], vec![set(vec![t("z")], vec![t("new")])]),
        all(schema, "member"),
        insert(schema, "slot", &["x", "y", "z"], vec![vec![n(1), n(1), null()]]),
        insert(schema, "slot", &["id", "x", "y", "z"], vec![vec![n(1), n(1), n(1), t("q")]]),
        insert(schema, "slot", &["id", "x", "y", "z"], vec![vec![n(1), n(1), n(1), t("q")]]),
        insert(schema, "slot", &["id", "x", "y", "z"], vec![vec![n(2), n(1), n(1), t("r")]]),
        insert(schema, "slot", &["id", "x", "y", "z"], vec![vec![n(1), n(2), n(1), t("r")]]),
        insert(schema, "slot", &["id", "x", "y"], vec![vec![t("x"), n(1), null()], vec![n(3), n(1), null()]]),
        all(schema, "slot"),
        insert(
            schema,
            "casting",
            &["film_id", "actor_id"],
            vec![vec![n(2), n(1)], vec![n(1), n(2)], vec![n(1), n(1)]],
        ),
        insert(schema, "casting", &["film_id", "actor_id"], vec![vec![n(2), n(1)]]),
        insert(schema, "casting", &["film_id", "actor_id"], vec![vec![null(), n(1)]]),
        all(schema, "casting"),
        insert(schema, "pair", &["a", "b"], vec![vec![n(2), n(1)], vec![n(1), n(2)], vec![n(2), n(1)]]),
        delete(schema, "pair", &["a", "b"], vec![vec![n(2), n(1)], vec![null(), n(2)]]),
        all(schema, "pair"),
        insert(schema, "country", &["code", "title"], vec![vec![t("nl"), t("N")], vec![t("be"), t("B")]]),
        insert(schema, "country", &["code"], vec![vec![t("nl")]]),
        insert(schema, "country", &["code"], vec![vec![n(5)]]),
        all(schema, "country"),
        // Transactions.
        Action::Begin,
        insert(schema, "country", &["code"], vec![vec![t("de")]]),
        update(
            schema,
            "country",
            &["title", "code"],
            &["code"],
            vec![set(vec![t("X"), t("zz")], vec![t("be")])],
        ),
        delete(schema, "country", &["code"], vec![vec![t("nl")]]),
        run(Statement::DropTable(TableId(0))),
        run(Statement::TableInfo { schema: "main", table: TableId(0) }),
        all(schema, "parent"),
        Action::Rollback,
        all(schema, "country"),
        all(schema, "parent"),
        Action::Begin,
        delete(schema, "country", &["code"], vec![vec![t("nl")]]),
        Action::Commit,
        all(schema, "country"),
        run(Statement::DropTable(TableId(0))),
        run(Statement::DropTable(TableId(0))),
        all(schema, "parent"),
        insert(schema, "parent", &["id"], vec![vec![n(1)]]),
        update(schema, "parent", &["age"], &["id"], vec![set(vec![n(1)], vec![n(1)])]),
        delete(schema, "parent", &["id"], vec![vec![n(1)]]),
        run(Statement::Select(select(vec![int(1), col("country", "missing")], vec![from("country")]))),
    ]);
    script
}

//! Queries in which GlueSQL and SQLite differ, and those that the ORM sends.

use bothways_sql::{BinaryOperator as B, Expression as E, From, Schema, Select, Source, Statement};
use bothways_world::Scalar;

use super::constraints::{create, insert};
use super::schema::*;
use super::{Action, run};

/// Rows with NULLs, ties, mixed case, characters beyond ASCII and keys out of order.
pub fn fill(schema: &Schema) -> Vec<Action> {
    let n = Scalar::Int;
    let t = |text: &str| Scalar::text(text);
    let f = Scalar::Float;
    let null = || Scalar::Null;
    let mut script = create(schema);
    script.extend([
        insert(
            schema,
            "parent",
            &["id", "name", "age"],
            vec![
                vec![n(3), t("Ann"), n(30)],
                vec![n(1), t("bob"), null()],
                vec![n(2), null(), n(30)],
                vec![n(7), t("Ärger\nB"), n(7)],
                vec![n(5), t("ann"), n(-2)],
                vec![n(6), t("5%_[x]"), n(0)],
            ],
        ),
        insert(
            schema,
            "child",
            &["name", "parent_id", "weight"],
            vec![
                vec![t("x"), n(3), f(0.5)],
                vec![t("y"), n(1), f(1.5)],
                vec![t("z"), n(3), null()],
                vec![null(), null(), f(0.30000000000000004)],
                vec![t("x"), n(1), f(0.3)],
                vec![t("w"), n(99), f(2.0)],
                vec![t("X"), n(7), f(0.0)],
            ],
        ),
        insert(
            schema,
            "member",
            &["email", "parent_id", "active"],
            vec![
                vec![t("m"), n(3), n(1)],
                vec![t("k"), n(1), n(0)],
                vec![t("z"), n(3), null()],
                vec![t("a"), null(), n(1)],
                vec![t("b"), n(1), n(0)],
            ],
        ),
        insert(
            schema,
            "casting",
            &["film_id", "actor_id", "role"],
            vec![
                vec![n(3), n(2), t("r")],
                vec![n(1), n(2), null()],
                vec![n(3), n(1), t("s")],
                vec![n(2), n(1), t("r")],
                vec![n(1), n(5), t("q")],
            ],
        ),
        insert(
            schema,
            "pair",
            &["a", "b"],
            vec![vec![n(3), n(2)], vec![n(1), n(2)], vec![n(3), n(1)], vec![n(1), n(2)], vec![null(), n(1)]],
        ),
        insert(
            schema,
            "country",
            &["code", "title"],
            vec![vec![t("nl"), t("N")], vec![t("be"), null()], vec![t("de"), t("D")]],
        ),
    ]);
    script
}

fn filtered(select: Select, filter: E) -> Select {
    Select { filter: Some(filter), ..select }
}

fn ordered(select: Select, order_by: Vec<bothways_sql::OrderBy>) -> Select {
    Select { order_by, ..select }
}

fn limited(select: Select, limit: Option<i64>, offset: Option<i64>) -> Select {
    Select { limit, offset, ..select }
}

fn distinct(select: Select) -> Select {
    Select { distinct: true, ..select }
}

fn boxed(expression: E) -> Box<E> {
    Box::new(expression)
}

pub fn script(schema: &Schema) -> Vec<Action> {
    let mut script = fill(schema);
    script.extend(selects(schema).into_iter().map(|select| run(Statement::Select(select))));
    script
}

fn selects(schema: &Schema) -> Vec<Select> {
    let all = |name: &str| select(columns_of(schema, name), vec![from(name)]);
    let p = |name: &str| col("parent", name);
    let c = |name: &str| col("child", name);
    let m = |name: &str| col("member", name);
    let null = || E::Parameter(Scalar::Null);
    let real = |value: f64| E::Parameter(Scalar::Float(value));
    let ids = |filter: E| filtered(select(vec![p("id")], vec![from("parent")]), filter);
    let child_ids = |filter: E| filtered(select(vec![c("id")], vec![from("child")]), filter);
    let on = || equal(p("id"), c("parent_id"));
    let like = |pattern: &str| binary(p("name"), B::Like, text(pattern));
    let mut selects: Vec<Select> = schema.tables.iter().map(|table| all(&table.name)).collect();
    selects.extend([
        // By key, by foreign key, by index.
        filtered(all("parent"), equal(p("id"), int(3))),
        filtered(all("parent"), equal(p("id"), text("3"))),
        filtered(all("parent"), equal(p("id"), text("x"))),
        filtered(all("parent"), equal(p("id"), null())),
        filtered(all("child"), equal(int(3), c("parent_id"))),
        filtered(all("child"), E::And(vec![equal(c("parent_id"), int(1)), equal(c("name"), text("x"))])),
        filtered(all("child"), is_in(c("parent_id"), vec![int(3), int(1)], false)),
        filtered(all("member"), equal(m("parent_id"), int(3))),
        filtered(all("member"), is_in(m("parent_id"), vec![int(3), int(1)], false)),
        filtered(all("member"), binary(m("parent_id"), B::GreaterOrEqual, int(1))),
        filtered(all("member"), is_in(m("email"), vec![text("z"), text("b"), text("k")], false)),
        filtered(all("casting"), equal(col("casting", "film_id"), int(3))),
        filtered(all("casting"), equal(col("casting", "actor_id"), int(2))),
        filtered(all("casting"), is_in(col("casting", "film_id"), vec![int(3), int(1)], false)),
        select(vec![m("id"), m("email")], vec![from("member")]),
        select(vec![m("email")], vec![from("member")]),
        select(vec![m("id")], vec![from("member")]),
        select(vec![m("id"), m("parent_id")], vec![from("member")]),
        select(vec![m("state")], vec![from("member")]),
        select(vec![col("country", "code")], vec![from("country")]),
        select(vec![col("casting", "film_id"), col("casting", "actor_id")], vec![from("casting")]),
        select(vec![col("p", "id")], vec![from_as("parent", "p")]),
        // Order.
        ordered(all("parent"), vec![order(p("name"))]),
        ordered(all("parent"), vec![descending(p("name"))]),
        ordered(all("parent"), vec![order(p("age")), descending(p("id"))]),
        ordered(all("child"), vec![order(c("weight"))]),
        ordered(all("child"), vec![descending(c("weight")), order(c("name"))]),
        ordered(all("parent"), vec![order(E::IsNull(boxed(p("age"))))]),
        ordered(filtered(all("child"), equal(c("parent_id"), int(3))), vec![descending(c("id"))]),
        limited(ordered(all("parent"), vec![order(p("id"))]), Some(2), Some(1)),
        limited(all("parent"), None, Some(2)),
        limited(all("parent"), Some(-1), None),
        limited(all("parent"), Some(0), None),
        limited(all("parent"), Some(3), Some(-4)),
        // NULL logic.
        ids(equal(p("age"), int(30))),
        ids(binary(p("age"), B::NotEqual, int(30))),
        ids(E::Not(boxed(equal(p("age"), int(30))))),
        ids(E::Not(boxed(E::And(vec![equal(p("age"), int(30)), equal(p("name"), text("Ann"))])))),
        ids(E::Not(boxed(E::Or(vec![equal(p("age"), int(30)), equal(p("name"), text("Ann"))])))),
        ids(E::Or(vec![equal(p("age"), int(30)), equal(p("name"), text("bob"))])),
        ids(E::Or(vec![E::IsNull(boxed(p("age"))), binary(p("age"), B::Less, int(5))])),
        ids(E::Or(vec![equal(p("age"), null()), equal(p("id"), int(1))])),
        ids(E::And(vec![E::IsNotNull(boxed(p("age"))), E::Not(boxed(E::IsNull(boxed(p("name")))))])),
        ids(is_in(p("age"), vec![int(30), null()], false)),
        ids(is_in(p("age"), vec![int(30), null()], true)),
        ids(is_in(p("age"), vec![int(30), int(7)], true)),
        ids(is_in(p("age"), vec![], false)),
        ids(is_in(p("age"), vec![], true)),
        ids(E::Not(boxed(is_in(p("age"), vec![int(30), text("7"), text("x")], false)))),
        ids(literal(Scalar::Bool(true))),
        ids(literal(Scalar::Null)),
        ids(p("age")),
        ids(E::Not(boxed(p("age")))),
        ids(E::Not(boxed(E::Not(boxed(equal(p("age"), int(30))))))),
        select(
            vec![
                equal(p("age"), int(30)),
                E::IsNull(boxed(p("name"))),
                E::Not(boxed(equal(p("age"), int(30)))),
                E::Or(vec![equal(p("age"), int(30)), equal(p("id"), int(1))]),
                is_in(p("age"), vec![int(30), null()], true),
                like("a%"),
            ],
            vec![from("parent")],
        ),
        // Types.
        ids(equal(p("age"), text("30"))),
        ids(binary(p("age"), B::Less, text("x"))),
        ids(binary(p("age"), B::Greater, text("x"))),
        ids(E::Not(boxed(binary(p("age"), B::Greater, text("x"))))),
        ids(equal(p("name"), int(5))),
        ids(binary(p("age"), B::Greater, real(6.5))),
        ids(equal(p("age"), real(7.0))),
        ids(equal(p("age"), real(7.5))),
        child_ids(equal(c("weight"), real(0.3))),
        child_ids(binary(c("weight"), B::NotEqual, real(0.3))),
        child_ids(is_in(c("weight"), vec![real(0.3), int(2)], false)),
        child_ids(is_in(c("weight"), vec![real(0.3), int(2)], true)),
        child_ids(c("weight")),
        child_ids(binary(c("weight"), B::GreaterOrEqual, c("parent_id"))),
        child_ids(equal(c("weight"), c("id"))),
        // LIKE.
        ids(like("a%")),
        ids(like("ANN")),
        ids(like("ä%")),
        ids(like("Ä%b")),
        ids(like("%\n_")),
        ids(like("5%")),
        ids(like("_%_[x]")),
        ids(binary(p("name"), B::NotLike, text("a%"))),
        ids(E::Not(boxed(like("a%")))),
        ids(binary(p("name"), B::Like, null())),
        ids(binary(p("age"), B::Like, text("3%"))),
        ids(binary(call("lower", vec![p("name")]), B::Like, call("lower", vec![text("A%")]))),
        ids(binary(
            p("name"),
            B::Like,
            binary(
                binary(literal(Scalar::text("%")), B::Concatenate, text("n")),
                B::Concatenate,
                literal(Scalar::text("%")),
            ),
        )),
        // Arithmetic and functions.
        select(
            vec![
                binary(p("age"), B::Divide, int(4)),
                binary(p("age"), B::Divide, p("age")),
                binary(p("age"), B::Modulo, int(4)),
                binary(p("age"), B::Modulo, p("age")),
                binary(binary(p("age"), B::Add, int(1)), B::Multiply, p("id")),
                binary(p("age"), B::Subtract, binary(p("id"), B::Subtract, int(1))),
                binary(p("name"), B::Concatenate, text("!")),
                binary(p("age"), B::Concatenate, p("name")),
            ],
            vec![from("parent")],
        ),
        select(
            vec![binary(c("weight"), B::Add, c("id")), binary(c("weight"), B::Divide, c("weight"))],
            vec![from("child")],
        ),
        select(
            vec![
                call("length", vec![p("name")]),
                call("length", vec![p("age")]),
                call("coalesce", vec![p("age"), int(-1)]),
                call("coalesce", vec![p("name"), p("age")]),
                call("abs", vec![p("age")]),
            ],
            vec![from("parent")],
        ),
        filtered(
            select(
                vec![call("lower", vec![p("name")]), call("upper", vec![p("name")])],
                vec![from("parent")],
            ),
            E::Or(vec![E::IsNull(boxed(p("name"))), binary(p("id"), B::Less, int(7))]),
        ),
        select(vec![call("round", vec![c("weight")]), call("abs", vec![c("weight")])], vec![from("child")]),
        ids(binary(call("length", vec![p("name")]), B::Greater, int(3))),
        select(vec![int(1), literal(Scalar::Null), literal(Scalar::Bool(true)), text("x")], vec![]),
        // Aggregates.
        select(vec![count()], vec![from("parent")]),
        select(
            vec![
                count(),
                call("count", vec![c("weight")]),
                call("sum", vec![c("weight")]),
                call("avg", vec![c("id")]),
                call("min", vec![c("name")]),
                call("max", vec![c("weight")]),
                call("sum", vec![c("parent_id")]),
            ],
            vec![from("child")],
        ),
        filtered(
            select(
                vec![count(), call("sum", vec![p("age")]), call("max", vec![p("id")])],
                vec![from("parent")],
            ),
            equal(p("id"), int(404)),
        ),
        Select {
            group_by: vec![c("parent_id")],
            ..select(vec![c("parent_id"), count()], vec![from("child")])
        },
        Select {
            group_by: vec![c("name")],
            ..select(vec![c("name"), call("avg", vec![c("weight")])], vec![from("child")])
        },
        Select {
            group_by: vec![c("parent_id")],
            having: Some(binary(count(), B::Greater, int(1))),
            ..select(vec![c("parent_id"), count()], vec![from("child")])
        },
        Select {
            columns: vec![output(c("parent_id")), labelled(count(), "n")],
            from: vec![from("child")],
            group_by: vec![c("parent_id")],
            order_by: vec![descending(col("", "n"))],
            ..Select::default()
        },
        Select {
            group_by: vec![p("id")],
            ..select(
                vec![p("id"), p("name"), call("count", vec![c("id")])],
                vec![joined("parent", vec![left_join("child", on())])],
            )
        },
        distinct(select(vec![p("age")], vec![from("parent")])),
        distinct(ordered(
            select(vec![c("name"), c("parent_id")], vec![from("child")]),
            vec![order(c("name"))],
        )),
        // Joins and their order.
        select(vec![p("id"), c("id")], vec![joined("parent", vec![join("child", on())])]),
        select(vec![c("id"), p("id")], vec![joined("child", vec![join("parent", on())])]),
        select(vec![p("id"), c("id")], vec![joined("parent", vec![left_join("child", on())])]),
        select(vec![p("id"), c("id")], vec![joined("child", vec![left_join("parent", on())])]),
        filtered(
            select(vec![p("id"), c("id")], vec![joined("parent", vec![left_join("child", on())])]),
            E::IsNull(boxed(c("id"))),
        ),
        filtered(
            select(vec![p("id"), c("id")], vec![joined("parent", vec![left_join("child", on())])]),
            binary(c("weight"), B::Greater, real(0.1)),
        ),
        filtered(
            select(vec![p("id"), c("id")], vec![joined("parent", vec![join("child", on())])]),
            equal(p("name"), text("Ann")),
        ),
        filtered(
            select(vec![p("id"), c("id")], vec![joined("parent", vec![join("child", on())])]),
            equal(p("id"), int(3)),
        ),
        filtered(
            select(vec![p("id"), c("id")], vec![joined("parent", vec![join("child", on())])]),
            is_in(p("id"), vec![int(3), int(1)], false),
        ),
        ordered(
            select(vec![p("id"), c("id")], vec![joined("parent", vec![join("child", on())])]),
            vec![order(p("name")), order(c("id"))],
        ),
        select(
            vec![p("id"), m("id")],
            vec![joined("parent", vec![join("member", equal(p("id"), m("parent_id")))])],
        ),
        select(
            vec![p("id"), m("id"), m("email")],
            vec![joined("parent", vec![left_join("member", equal(p("id"), m("parent_id")))])],
        ),
        filtered(
            select(
                vec![p("id"), m("id")],
                vec![joined("parent", vec![join("member", equal(p("id"), m("parent_id")))])],
            ),
            equal(p("name"), text("Ann")),
        ),
        filtered(
            select(vec![c("id"), c("name")], vec![from("child"), from("casting")]),
            E::And(vec![
                equal(int(3), col("casting", "film_id")),
                equal(c("id"), col("casting", "actor_id")),
            ]),
        ),
        filtered(
            select(vec![p("id"), p("name")], vec![from("parent"), from("casting")]),
            E::And(vec![
                equal(int(2), col("casting", "actor_id")),
                equal(p("id"), col("casting", "film_id")),
            ]),
        ),
        filtered(
            select(vec![p("id"), p("name")], vec![from("parent"), from("pair")]),
            E::And(vec![equal(int(2), col("pair", "b")), equal(p("id"), col("pair", "a"))]),
        ),
        select(
            vec![p("id"), c("id")],
            vec![joined(
                "parent",
                vec![
                    join("casting", equal(p("id"), col("casting", "film_id"))),
                    join("child", equal(c("id"), col("casting", "actor_id"))),
                ],
            )],
        ),
        filtered(
            select(
                vec![col("casting", "film_id"), c("id")],
                vec![joined("casting", vec![join("child", equal(c("id"), col("casting", "actor_id")))])],
            ),
            is_in(col("casting", "film_id"), vec![int(3), int(1)], false),
        ),
        select(vec![p("id"), col("country", "code")], vec![from("parent"), from("country")]),
        select(
            vec![c("id"), col("child_1", "id")],
            vec![joined(
                "child",
                vec![aliased(join("child", equal(c("name"), col("child_1", "name"))), "child_1")],
            )],
        ),
        select(
            vec![col("child_1", "id"), c("id")],
            vec![joined_as(
                "child",
                "child_1",
                vec![left_join("child", equal(c("id"), col("child_1", "parent_id")))],
            )],
        ),
        filtered(
            select(
                vec![col("child_1", "id"), c("id")],
                vec![joined_as(
                    "child",
                    "child_1",
                    vec![join("child", equal(c("parent_id"), col("child_1", "id")))],
                )],
            ),
            equal(c("parent_id"), int(3)),
        ),
        select(
            vec![p("id"), c("id"), m("id")],
            vec![joined(
                "parent",
                vec![left_join("child", on()), left_join("member", equal(p("id"), m("parent_id")))],
            )],
        ),
        // Subqueries.
        ids(E::Exists(Box::new(filtered(
            select(vec![], vec![from("child")]),
            equal(p("id"), c("parent_id")),
        )))),
        ids(E::Not(boxed(E::Exists(Box::new(filtered(
            select(vec![], vec![from("child")]),
            equal(p("id"), c("parent_id")),
        )))))),
        ids(E::Or(vec![
            equal(p("id"), int(2)),
            E::Exists(Box::new(filtered(
                select(vec![], vec![from("child")]),
                E::And(vec![equal(p("id"), c("parent_id")), equal(c("name"), text("x"))]),
            ))),
        ])),
        filtered(
            select(vec![c("id")], vec![from("child")]),
            E::Exists(Box::new(filtered(
                select(vec![], vec![from_as("child", "child_1")]),
                equal(c("id"), col("child_1", "parent_id")),
            ))),
        ),
        Select {
            columns: vec![labelled(count(), "count_1")],
            from: vec![From {
                source: Source::Subquery {
                    select: Box::new(limited(
                        Select {
                            columns: vec![labelled(p("id"), "id"), labelled(p("name"), "name")],
                            from: vec![from("parent")],
                            ..Select::default()
                        },
                        Some(3),
                        None,
                    )),
                    alias: "anon_1".into(),
                    common: None,
                },
                joins: vec![],
            }],
            ..Select::default()
        },
        Select {
            columns: vec![output(col("anon_1", "id")), output(c("id"))],
            from: vec![From {
                source: Source::Subquery {
                    select: Box::new(limited(
                        ordered(
                            Select {
                                columns: vec![labelled(p("id"), "id"), labelled(p("name"), "name")],
                                from: vec![from("parent")],
                                ..Select::default()
                            },
                            vec![descending(p("id"))],
                        ),
                        Some(4),
                        None,
                    )),
                    alias: "anon_1".into(),
                    common: None,
                },
                joins: vec![left_join("child", equal(col("anon_1", "id"), c("parent_id")))],
            }],
            order_by: vec![descending(col("anon_1", "id")), order(c("id"))],
            ..Select::default()
        },
    ]);
    selects
}

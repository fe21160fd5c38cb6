//! Texts and parameters that SQLAlchemy 2.1.9 sent, from `before_cursor_execute`.

use bothways_sql::{
    BinaryOperator as B, Column, Constraint, Delete, Expression as E, ForeignKey, From, Insert, Join,
    JoinKind, KeyConstraint, OrderBy, Schema, Select, SelectColumn, Source, SqlType, Statement, Table,
    Update, UpdateRow, render,
};
use bothways_world::{Scalar, TableId};

const PARENT: TableId = TableId(0);
const ORDER: TableId = TableId(1);
const ASSOCIATION: TableId = TableId(2);

fn column(name: &str, sql_type: SqlType) -> Column {
    Column {
        name: name.into(),
        sql_type,
        spelling: None,
        nullable: true,
        primary_key: false,
        autoincrement: true,
        unique: false,
        unique_name: None,
        index: false,
        index_name: None,
        server_default: None,
        server_default_value: None,
        foreign_keys: Vec::new(),
    }
}

fn key(name: &str) -> Column {
    Column { primary_key: true, nullable: false, ..column(name, SqlType::Integer) }
}

fn refers(column: Column, table: &str, on_delete: Option<&str>, name: Option<&str>) -> Column {
    let foreign_key = ForeignKey {
        table: table.into(),
        column: "id".into(),
        on_delete: on_delete.map(Into::into),
        on_update: None,
        name: name.map(Into::into),
        use_alter: false,
        constraint: None,
    };
    Column { foreign_keys: vec![foreign_key], ..column }
}

fn schema() -> Schema {
    let integer = || SqlType::Integer;
    let defaulted = |column, text: &str| Column { server_default: Some(text.into()), ..column };
    let table = |name: &str, columns| Table::new(name.into(), columns);
    Schema {
        replaced: Default::default(),
        tables: vec![
            table(
                "parent",
                vec![key("id"), column("name", SqlType::String(None)), column("ok", SqlType::Boolean)],
            ),
            Table {
                constraints: vec![Constraint::Unique(KeyConstraint { name: None, columns: vec![3, 4] })],
                ..table(
                    "Order",
                    vec![
                        key("id"),
                        Column {
                            unique: true,
                            index: true,
                            ..defaulted(column("group", SqlType::String(Some(20))), "'x'")
                        },
                        Column {
                            index: true,
                            ..refers(column("pid", integer()), "parent", Some("CASCADE"), Some("fk_x"))
                        },
                        Column { nullable: false, ..column("big", SqlType::BigInteger) },
                        Column {
                            nullable: false,
                            unique: true,
                            ..defaulted(column("sm", SqlType::SmallInteger), "3")
                        },
                        Column { nullable: false, ..column("fl", SqlType::Double) },
                        column("f2", SqlType::Float),
                        column("tx", SqlType::Text),
                        column("bl", SqlType::LargeBinary),
                    ],
                )
            },
            table(
                "association",
                vec![
                    refers(key("a"), "parent", None, None),
                    refers(key("b"), "parent", None, None),
                    Column { unique: true, ..refers(column("z", integer()), "d", None, None) },
                ],
            ),
        ],
    }
}

fn col(table: &str, name: &str) -> E {
    E::Column { table: table.into(), column: name.into() }
}

fn p(name: &str) -> E {
    col("parent", name)
}

fn int(value: i64) -> E {
    E::Parameter(Scalar::Int(value))
}

fn text(value: &str) -> E {
    E::Parameter(Scalar::text(value))
}

fn literal(value: i64) -> E {
    E::Literal(Scalar::Int(value))
}

fn binary(left: E, operator: B, right: E) -> E {
    E::Binary { operator, left: Box::new(left), right: Box::new(right) }
}

fn equal(left: E, right: E) -> E {
    E::equal(left, right)
}

fn not(operand: E) -> E {
    E::Not(Box::new(operand))
}

fn is_in(operand: E, list: Vec<E>, negated: bool) -> E {
    E::In { operand: Box::new(operand), list, negated }
}

fn call(name: &str, argument: E) -> E {
    E::Function { name: name.into(), arguments: vec![argument], star: false }
}

fn from(name: &str, joins: Vec<Join>) -> From {
    From { source: table(name, None), joins }
}

fn table(name: &str, alias: Option<&str>) -> Source {
    Source::Table { name: name.into(), alias: alias.map(Into::into) }
}

fn columns(expressions: Vec<E>) -> Vec<SelectColumn> {
    expressions.into_iter().map(|expression| SelectColumn { expression, label: None }).collect()
}

fn parents(filter: Option<E>) -> Select {
    Select {
        columns: columns(vec![p("id")]),
        from: vec![from("parent", vec![])],
        filter,
        ..Select::default()
    }
}

#[test]
fn definitions() {
    let statements = [
        (Statement::TableInfo { schema: "temp", table: ORDER }, "PRAGMA temp.table_info(\"Order\")"),
        (
            Statement::CreateTable(PARENT),
            "\nCREATE TABLE parent (\n\tid INTEGER NOT NULL, \n\tname VARCHAR, \n\tok BOOLEAN, \n\tPRIMARY KEY (id)\n)\n\n",
        ),
        (
            Statement::CreateTable(ORDER),
            "\nCREATE TABLE \"Order\" (\n\tid INTEGER NOT NULL, \n\t\"group\" VARCHAR(20) DEFAULT 'x', \n\tpid INTEGER, \n\tbig BIGINT NOT NULL, \n\tsm SMALLINT DEFAULT 3 NOT NULL, \n\tfl DOUBLE NOT NULL, \n\tf2 FLOAT, \n\ttx TEXT, \n\tbl BLOB, \n\tPRIMARY KEY (id), \n\tUNIQUE (big, sm), \n\tCONSTRAINT fk_x FOREIGN KEY(pid) REFERENCES parent (id) ON DELETE CASCADE, \n\tUNIQUE (sm)\n)\n\n",
        ),
        (
            Statement::CreateTable(ASSOCIATION),
            "\nCREATE TABLE association (\n\ta INTEGER NOT NULL, \n\tb INTEGER NOT NULL, \n\tz INTEGER, \n\tPRIMARY KEY (a, b), \n\tFOREIGN KEY(a) REFERENCES parent (id), \n\tFOREIGN KEY(b) REFERENCES parent (id), \n\tUNIQUE (z), \n\tFOREIGN KEY(z) REFERENCES d (id)\n)\n\n",
        ),
        (
            Statement::CreateIndex { table: ORDER, index: 1 },
            "CREATE INDEX \"ix_Order_pid\" ON \"Order\" (pid)",
        ),
        (
            Statement::CreateIndex { table: ORDER, index: 0 },
            "CREATE UNIQUE INDEX \"ix_Order_group\" ON \"Order\" (\"group\")",
        ),
        (Statement::DropTable(ORDER), "\nDROP TABLE \"Order\""),
    ];
    for (statement, expected) in statements {
        assert_eq!(render(&schema(), &statement).text, expected);
    }
}

#[test]
fn changes() {
    let n = Scalar::Int;
    let t = |text: &str| Scalar::text(text);
    let insert = |table, columns: &[usize], rows, returning: &[usize]| {
        Statement::Insert(Insert {
            table,
            columns: columns.to_vec(),
            rows,
            clock: Vec::new(),
            returning: returning.to_vec(),
        })
    };
    let update = |rows| {
        Statement::Update(Update {
            table: PARENT,
            columns: vec![1, 2],
            clock: Vec::new(),
            key: vec![0],
            rows,
        })
    };
    let row = |name, id| UpdateRow { values: vec![t(name), Scalar::Bool(false)], key: vec![n(id)] };
    let statements = [
        (
            insert(PARENT, &[1, 2], vec![vec![t("a"), Scalar::Bool(true)]], &[]),
            "INSERT INTO parent (name, ok) VALUES (?, ?)",
            vec![vec![t("a"), n(1)]],
        ),
        (
            insert(PARENT, &[1, 2], vec![vec![t("b"), Scalar::Null]], &[0]),
            "INSERT INTO parent (name, ok) VALUES (?, ?) RETURNING id",
            vec![vec![t("b"), Scalar::Null]],
        ),
        (insert(PARENT, &[], vec![vec![]], &[]), "INSERT INTO parent DEFAULT VALUES", vec![vec![]]),
        (
            insert(PARENT, &[], vec![vec![]], &[0, 1]),
            "INSERT INTO parent DEFAULT VALUES RETURNING id, name",
            vec![vec![]],
        ),
        (
            insert(PARENT, &[0], vec![vec![Scalar::Null]], &[0]),
            "INSERT INTO parent (id) VALUES (NULL) RETURNING id",
            vec![vec![]],
        ),
        (
            insert(ASSOCIATION, &[0, 1], vec![vec![n(2), n(1)], vec![n(2), n(2)]], &[2, 0, 1]),
            "INSERT INTO association (a, b) VALUES (?, ?), (?, ?) RETURNING z, a, b",
            vec![vec![n(2), n(1), n(2), n(2)]],
        ),
        (
            insert(PARENT, &[0, 1], vec![vec![n(11), t("b")], vec![n(12), t("c")]], &[]),
            "INSERT INTO parent (id, name) VALUES (?, ?)",
            vec![vec![n(11), t("b")], vec![n(12), t("c")]],
        ),
        (
            update(vec![row("z", 1)]),
            "UPDATE parent SET name=?, ok=? WHERE parent.id = ?",
            vec![vec![t("z"), n(0), n(1)]],
        ),
        (
            update(vec![row("q", 1), row("q", 2)]),
            "UPDATE parent SET name=?, ok=? WHERE parent.id = ?",
            vec![vec![t("q"), n(0), n(1)], vec![t("q"), n(0), n(2)]],
        ),
        (
            Statement::Delete(Delete { table: ASSOCIATION, key: vec![0, 1], rows: vec![vec![n(1), n(2)]] }),
            "DELETE FROM association WHERE association.a = ? AND association.b = ?",
            vec![vec![n(1), n(2)]],
        ),
    ];
    for (statement, expected, parameters) in statements {
        let rendered = render(&schema(), &statement);
        assert_eq!(rendered.text, expected);
        assert_eq!(rendered.parameters, parameters, "{expected}");
        assert_eq!(rendered.many, rendered.parameters.len() > 1, "{expected}");
    }
}

#[test]
fn conditions() {
    let name_is = |value| equal(p("name"), text(value));
    let id_is = |value| equal(p("id"), int(value));
    let percent = || E::Literal(Scalar::text("%"));
    let exists = |filter| {
        E::Exists(Box::new(Select {
            columns: columns(vec![literal(1)]),
            from: vec![from("Order", vec![])],
            filter: Some(filter),
            ..Select::default()
        }))
    };
    let own = || equal(p("id"), col("Order", "pid"));
    let conditions = [
        (id_is(1), "parent.id = ?"),
        (is_in(p("id"), vec![int(1), int(2)], false), "parent.id IN (?, ?)"),
        (is_in(p("id"), vec![], false), "parent.id IN (SELECT 1 FROM (SELECT 1) WHERE 1!=1)"),
        (is_in(p("id"), vec![], true), "(parent.id NOT IN (SELECT 1 FROM (SELECT 1) WHERE 1!=1))"),
        (
            E::And(vec![is_in(p("id"), vec![int(1)], true), E::IsNull(Box::new(p("name")))]),
            "(parent.id NOT IN (?)) AND parent.name IS NULL",
        ),
        (
            E::Or(vec![is_in(p("id"), vec![int(1)], true), E::IsNotNull(Box::new(p("name")))]),
            "(parent.id NOT IN (?)) OR parent.name IS NOT NULL",
        ),
        (
            E::And(vec![
                E::Or(vec![binary(p("name"), B::Like, text("a%")), binary(p("name"), B::NotLike, text("b"))]),
                binary(p("name"), B::NotEqual, text("x")),
                equal(p("ok"), E::Literal(Scalar::Bool(true))),
                binary(p("ok"), B::NotEqual, literal(1)),
            ]),
            "(parent.name LIKE ? OR parent.name NOT LIKE ?) AND parent.name != ? AND parent.ok = 1 AND parent.ok != 1",
        ),
        (
            E::And(vec![
                not(E::And(vec![id_is(1), id_is(2)])),
                not(E::Or(vec![id_is(1), id_is(2)])),
                E::Or(vec![id_is(1), E::And(vec![id_is(2), name_is("x")])]),
            ]),
            "NOT (parent.id = ? AND parent.id = ?) AND NOT (parent.id = ? OR parent.id = ?) AND (parent.id = ? OR parent.id = ? AND parent.name = ?)",
        ),
        (
            E::And(vec![
                binary(p("name"), B::Like, binary(text("a"), B::Concatenate, percent())),
                binary(
                    call("lower", p("name")),
                    B::Like,
                    binary(
                        binary(percent(), B::Concatenate, call("lower", text("A"))),
                        B::Concatenate,
                        percent(),
                    ),
                ),
                binary(call("lower", p("name")), B::Like, call("lower", text("A"))),
            ]),
            "(parent.name LIKE ? || '%') AND (lower(parent.name) LIKE '%' || lower(?) || '%') AND lower(parent.name) LIKE lower(?)",
        ),
        (
            exists(E::And(vec![own(), equal(col("Order", "tx"), text("x"))])),
            "EXISTS (SELECT 1 \nFROM \"Order\" \nWHERE parent.id = \"Order\".pid AND \"Order\".tx = ?)",
        ),
        (not(exists(own())), "NOT (EXISTS (SELECT 1 \nFROM \"Order\" \nWHERE parent.id = \"Order\".pid))"),
        (
            E::And(vec![exists(own()), id_is(1)]),
            "(EXISTS (SELECT 1 \nFROM \"Order\" \nWHERE parent.id = \"Order\".pid)) AND parent.id = ?",
        ),
    ];
    for (filter, expected) in conditions {
        let rendered = render(&schema(), &Statement::Select(parents(Some(filter))));
        assert_eq!(rendered.text, format!("SELECT parent.id \nFROM parent \nWHERE {expected}"));
        let marks = rendered.text.matches('?').count();
        assert_eq!(rendered.parameters.first().map(Vec::len), Some(marks), "{expected}");
    }
}

#[test]
fn arithmetic() {
    let one = || int(1);
    for (expression, expected) in [
        (binary(p("id"), B::Add, one()), "parent.id + ?"),
        (binary(binary(p("id"), B::Subtract, p("id")), B::Subtract, one()), "(parent.id - parent.id) - ?"),
        (binary(binary(p("id"), B::Multiply, one()), B::Add, one()), "parent.id * ? + ?"),
        (binary(binary(p("id"), B::Add, one()), B::Multiply, one()), "(parent.id + ?) * ?"),
        (binary(p("id"), B::Divide, one()), "parent.id / (? + 0.0)"),
        (binary(p("id"), B::Modulo, one()), "parent.id % ?"),
        (binary(p("name"), B::Concatenate, text("x")), "parent.name || ?"),
        (binary(p("id"), B::Subtract, binary(p("id"), B::Subtract, one())), "parent.id - (parent.id - ?)"),
        (equal(binary(p("id"), B::Add, one()), one()), "parent.id + ? = ?"),
    ] {
        let select = Select { columns: columns(vec![expression]), ..parents(None) };
        let rendered = render(&schema(), &Statement::Select(select));
        assert_eq!(rendered.text, format!("SELECT {expected} \nFROM parent"));
    }
}

#[test]
fn clauses() {
    let count = || call("count", p("id"));
    let on = || equal(p("id"), col("Order", "pid"));
    let join = |kind| Join { kind, source: table("Order", None), on: on() };
    let labelled = |expression, label: &str| SelectColumn { expression, label: Some(label.into()) };
    let term = OrderBy::new;
    let selects = [
        (
            Select {
                order_by: vec![
                    term(p("name"), Some("DESC")),
                    term(p("id"), Some("ASC")),
                    term(p("ok"), None),
                ],
                ..parents(None)
            },
            "SELECT parent.id \nFROM parent ORDER BY parent.name DESC, parent.id ASC, parent.ok",
        ),
        (Select { limit: Some(1), ..parents(None) }, "SELECT parent.id \nFROM parent\n LIMIT ? OFFSET ?"),
        (
            Select {
                columns: vec![labelled(count(), "count_1"), labelled(call("max", p("id")), "m")],
                group_by: vec![p("name"), p("ok")],
                having: Some(binary(count(), B::Greater, int(1))),
                order_by: vec![term(count(), Some("DESC"))],
                limit: Some(3),
                ..parents(None)
            },
            "SELECT count(parent.id) AS count_1, max(parent.id) AS m \nFROM parent GROUP BY parent.name, parent.ok \nHAVING count(parent.id) > ? ORDER BY count(parent.id) DESC\n LIMIT ? OFFSET ?",
        ),
        (
            Select {
                columns: vec![labelled(p("name"), "select"), labelled(p("id"), "Xx")],
                order_by: vec![term(col("", "Xx"), None)],
                ..parents(None)
            },
            "SELECT parent.name AS \"select\", parent.id AS \"Xx\" \nFROM parent ORDER BY \"Xx\"",
        ),
        (
            Select { from: vec![from("parent", vec![join(JoinKind::Inner)])], ..parents(None) },
            "SELECT parent.id \nFROM parent JOIN \"Order\" ON parent.id = \"Order\".pid",
        ),
        (
            Select {
                distinct: true,
                from: vec![from("parent", vec![join(JoinKind::LeftOuter)])],
                ..parents(None)
            },
            "SELECT DISTINCT parent.id \nFROM parent LEFT OUTER JOIN \"Order\" ON parent.id = \"Order\".pid",
        ),
        (
            Select {
                from: vec![from("parent", vec![]), From::of(table("parent", Some("parent_1")))],
                ..parents(None)
            },
            "SELECT parent.id \nFROM parent, parent AS parent_1",
        ),
        (
            Select {
                columns: columns(vec![col("anon_1", "id"), col("Order_1", "id")]),
                from: vec![From {
                    source: Source::Subquery {
                        select: Box::new(Select {
                            columns: vec![labelled(p("id"), "id")],
                            limit: Some(2),
                            ..parents(None)
                        }),
                        alias: "anon_1".into(),
                        common: None,
                    },
                    joins: vec![Join {
                        source: table("Order", Some("Order_1")),
                        on: equal(col("anon_1", "id"), col("Order_1", "pid")),
                        ..join(JoinKind::LeftOuter)
                    }],
                }],
                ..Select::default()
            },
            "SELECT anon_1.id, \"Order_1\".id \nFROM (SELECT parent.id AS id \nFROM parent\n LIMIT ? OFFSET ?) AS anon_1 LEFT OUTER JOIN \"Order\" AS \"Order_1\" ON anon_1.id = \"Order_1\".pid",
        ),
    ];
    for (select, expected) in selects {
        assert_eq!(render(&schema(), &Statement::Select(select)).text, expected);
    }
    let only_offset = render(&schema(), &Statement::Select(Select { offset: Some(1), ..parents(None) }));
    assert_eq!(only_offset.parameters, [[Scalar::Int(-1), Scalar::Int(1)]]);
}

//! Tables and expressions for the statements that are compared with SQLite.

use std::sync::Arc;

use bothways_sql::{
    BinaryOperator, Column, Constraint, Expression, ForeignKey, From, Join, JoinKind, KeyConstraint, OrderBy,
    Schema, Select, SelectColumn, Source, SqlType, Table,
};
use bothways_world::Scalar;

pub fn column(name: &str, sql_type: SqlType) -> Column {
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

pub fn key(name: &str, sql_type: SqlType) -> Column {
    Column { primary_key: true, nullable: false, ..column(name, sql_type) }
}

pub fn refers(column: Column, table: &str, target: &str) -> Column {
    let foreign_key = ForeignKey {
        table: table.into(),
        column: target.into(),
        on_delete: None,
        on_update: None,
        name: None,
        use_alter: false,
        constraint: None,
    };
    Column { foreign_keys: vec![foreign_key], ..column }
}

pub fn table(name: &str, columns: Vec<Column>) -> Table {
    Table::new(name.into(), columns)
}

/// The tables of every script.
pub fn schema() -> Schema {
    let text = || SqlType::String(None);
    let integer = || SqlType::Integer;
    Schema {
        replaced: Default::default(),
        tables: vec![
            table("parent", vec![key("id", integer()), column("name", text()), column("age", integer())]),
            table(
                "child",
                vec![
                    key("id", integer()),
                    column("name", text()),
                    refers(column("parent_id", integer()), "parent", "id"),
                    column("weight", SqlType::Double),
                ],
            ),
            table(
                "member",
                vec![
                    key("id", integer()),
                    Column { unique: true, nullable: false, ..column("email", text()) },
                    Column { index: true, ..refers(column("parent_id", integer()), "parent", "id") },
                    Column {
                        server_default: Some("'new'".into()),
                        server_default_value: Some(Scalar::text("new")),
                        ..column("state", text())
                    },
                    column("active", SqlType::Boolean),
                ],
            ),
            table(
                "casting",
                vec![
                    refers(key("film_id", integer()), "parent", "id"),
                    refers(key("actor_id", integer()), "child", "id"),
                    column("role", text()),
                ],
            ),
            table(
                "pair",
                vec![
                    refers(column("a", integer()), "parent", "id"),
                    refers(column("b", integer()), "child", "id"),
                ],
            ),
            table("country", vec![key("code", SqlType::String(Some(2))), column("title", text())]),
            Table {
                constraints: vec![Constraint::Unique(KeyConstraint { name: None, columns: vec![1, 2] })],
                ..table(
                    "slot",
                    vec![
                        key("id", SqlType::BigInteger),
                        Column { nullable: false, ..column("x", integer()) },
                        column("y", integer()),
                        Column { unique: true, ..column("z", SqlType::LargeBinary) },
                    ],
                )
            },
        ],
    }
}

pub fn col(table: &str, name: &str) -> Expression {
    Expression::Column { table: table.into(), column: name.into() }
}

pub fn int(value: i64) -> Expression {
    Expression::Parameter(Scalar::Int(value))
}

pub fn text(value: &str) -> Expression {
    Expression::Parameter(Scalar::text(value))
}

pub fn literal(value: Scalar) -> Expression {
    Expression::Literal(value)
}

pub fn binary(left: Expression, operator: BinaryOperator, right: Expression) -> Expression {
    Expression::Binary { operator, left: Box::new(left), right: Box::new(right) }
}

pub fn equal(left: Expression, right: Expression) -> Expression {
    Expression::equal(left, right)
}

pub fn is_in(operand: Expression, list: Vec<Expression>, negated: bool) -> Expression {
    Expression::In { operand: Box::new(operand), list, negated }
}

pub fn call(name: &str, arguments: Vec<Expression>) -> Expression {
    Expression::Function { name: name.into(), arguments, star: false }
}

pub fn count() -> Expression {
    Expression::Function { name: "count".into(), arguments: Vec::new(), star: true }
}

pub fn output(expression: Expression) -> SelectColumn {
    SelectColumn { expression, label: None }
}

pub fn labelled(expression: Expression, label: &str) -> SelectColumn {
    SelectColumn { expression, label: Some(label.into()) }
}

pub fn from(name: &str) -> From {
    joined(name, Vec::new())
}

pub fn from_as(name: &str, alias: &str) -> From {
    joined_as(name, alias, Vec::new())
}

pub fn joined(name: &str, joins: Vec<Join>) -> From {
    From { source: source(name, None), joins }
}

pub fn joined_as(name: &str, alias: &str, joins: Vec<Join>) -> From {
    From { source: source(name, Some(alias)), joins }
}

pub fn source(name: &str, alias: Option<&str>) -> Source {
    Source::Table { name: name.into(), alias: alias.map(Into::into) }
}

pub fn join(name: &str, on: Expression) -> Join {
    Join { kind: JoinKind::Inner, source: source(name, None), on }
}

pub fn left_join(name: &str, on: Expression) -> Join {
    Join { kind: JoinKind::LeftOuter, ..join(name, on) }
}

pub fn aliased(join: Join, alias: &str) -> Join {
    let source = match join.source {
        Source::Table { name, .. } => Source::Table { name, alias: Some(alias.into()) },
        other => other,
    };
    Join { source, ..join }
}

pub fn order(expression: Expression) -> OrderBy {
    OrderBy::new(expression, None)
}

pub fn descending(expression: Expression) -> OrderBy {
    OrderBy::new(expression, Some("DESC"))
}

/// `SELECT columns FROM from`.
pub fn select(columns: Vec<Expression>, from: Vec<From>) -> Select {
    Select { columns: columns.into_iter().map(output).collect(), from, ..Select::default() }
}

/// Every column of a table.
pub fn columns_of(schema: &Schema, name: &str) -> Vec<Expression> {
    let name: Arc<str> = name.into();
    let table = schema.find(&name).and_then(|id| schema.table(id)).expect("the schema has the table");
    table.columns.iter().map(|column| Expression::column(&name, &column.name)).collect()
}

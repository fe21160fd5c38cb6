//! The journal keeps with each statement the rows that it gave back: the first ones, under the names of their columns.

use bothways_engine::run_with_world;
use bothways_trace::Program;
use bothways_world::{Change, Scalar, SqlStatement};

const MODELS: &str = r#"
from sqlalchemy import create_engine, func, insert, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
class Base(DeclarativeBase): pass
class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Item(name=f"item {n}") for n in range(120)])
session.flush()
"#;

/// What the last statement of the script sent.
fn sent(script: &str) -> SqlStatement {
    let (run, _) = run_with_world(&Program { models: MODELS.to_owned(), script: script.to_owned() });
    assert_eq!(run.problems, [], "{script}");
    let mut statements = run.journal.entries.iter().rev().filter_map(|entry| match &entry.change {
        Change::Sql(statement) if !statement.transaction_control => Some((**statement).clone()),
        _ => None,
    });
    statements.next().expect("the script sends a statement")
}

/// Its columns and rows, as text.
fn returned(script: &str) -> String {
    let Some(returned) = sent(script).returned else { return String::new() };
    let value = |value: &Scalar| match value {
        Scalar::Null => "NULL".to_owned(),
        Scalar::Int(number) => number.to_string(),
        Scalar::Text(text) => text.to_string(),
        other => format!("{other:?}"),
    };
    let rows = returned.rows().map(|row| row.iter().map(value).collect::<Vec<_>>().join("|"));
    std::iter::once(returned.columns.join("|")).chain(rows).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_query_has_its_rows_under_the_names_that_the_driver_gives() {
    assert_eq!(returned("session.get(Item, 7, populate_existing=True)"), "id|name\n7|item 6");
    assert_eq!(
        returned("session.execute(select(Item.name, Item.id + 1).where(Item.id < 3))"),
        "name|anon_1\nitem 0|2\nitem 1|3"
    );
    assert_eq!(returned("session.scalar(select(func.count()).select_from(Item))"), "count_1\n120");
    assert_eq!(returned("session.execute(text('SELECT id AS n FROM item WHERE id = 9'))"), "n\n9");
    assert_eq!(returned("session.scalars(select(Item.name).where(Item.id < 0))"), "name");
}

#[test]
fn returning_is_kept_and_what_returns_nothing_is_not() {
    assert_eq!(
        returned("session.execute(insert(Item).values(name='new').returning(Item.id, Item.name))"),
        "id|name\n121|new"
    );
    let update = "session.get(Item, 1).name = None\nsession.flush()";
    assert_eq!((sent(update).returned, sent(update).row_count), (None, 1));
}

#[test]
fn of_many_rows_the_first_are_kept_and_all_are_counted() {
    let statement = sent("session.scalars(select(Item)).all()");
    let kept = statement.returned.map(|returned| returned.rows().len());
    assert_eq!((kept, statement.row_count), (Some(50), 120));
}

//! Questions in SQL to the rows of a run at any of its moments. The rows are put into a database of their own, so
//! that GlueSQL answers, and asking changes nothing.

use std::collections::BTreeMap;

use bothways_database::GlueDatabase;
use bothways_sql::{Database, DatabaseError, Insert, Schema, Statement, TextStatement};
use bothways_trace::Answer;
use bothways_world::{Change, Journal, Row, RowKey, TableId};

/// Rows of an answer at most.
const SHOWN: usize = 1_000;

/// Asks the rows as they were at a position of the journal. What is wrong with the question is told as Python would.
pub fn ask(schema: &Schema, journal: &Journal, position: u64, text: &str) -> Result<Answer, String> {
    let text = text.trim().trim_end_matches(';').trim_end();
    let word: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
    if !["select", "with"].iter().any(|known| word.eq_ignore_ascii_case(known)) {
        return Err("Only SELECT can be asked here: what the program did is not changed".to_owned());
    }
    let mut database = GlueDatabase::new();
    for (id, rows) in rows_at(journal, position) {
        fill(&mut database, schema, id, rows).map_err(message)?;
    }
    let question = TextStatement { text: text.into(), parameters: Vec::new(), many: false };
    let outcome = database.execute(schema, &Statement::Text(question)).map_err(message)?;
    let (count, mut rows) = (outcome.rows.len(), outcome.rows);
    rows.truncate(SHOWN);
    Ok(Answer { columns: outcome.columns, rows, count })
}

fn message(error: DatabaseError) -> String {
    match error {
        DatabaseError::Integrity(message, _) => format!("sqlite3.IntegrityError: {message}"),
        DatabaseError::Operational(message) => format!("sqlite3.OperationalError: {message}"),
        DatabaseError::Programming(message) => format!("sqlite3.ProgrammingError: {message}"),
        DatabaseError::Unsupported(what) => format!("Bothways does not support {what} yet"),
    }
}

/// The rows of one table, each behind the number of its arrival: SQLite numbers rows in this order.
#[derive(Default)]
struct Rows {
    arrivals: BTreeMap<RowKey, u64>,
    rows: BTreeMap<u64, Row>,
}

/// The tables that existed at a position, with their rows in the order in which they came.
fn rows_at(journal: &Journal, position: u64) -> BTreeMap<TableId, impl Iterator<Item = Row>> {
    let mut tables: BTreeMap<TableId, Rows> = BTreeMap::new();
    for (index, state) in journal.base.tables.iter().enumerate().filter(|(_, state)| state.created) {
        let rows = tables.entry(TableId::from_index(index)).or_default();
        for (arrival, (key, row)) in (0..).zip(&state.rows) {
            rows.arrivals.insert(key.clone(), arrival);
            rows.rows.insert(arrival, row.clone());
        }
    }
    for (arrival, entry) in (journal.dropped..position).zip(&journal.entries) {
        match &entry.change {
            Change::Table { table, created: true } => {
                tables.entry(*table).or_default();
            }
            Change::Table { table, created: false } => {
                tables.remove(table);
            }
            Change::Row { table, key, old: _, new } => {
                let rows = tables.entry(*table).or_default();
                match new {
                    Some(row) => {
                        // Rows of the base came before every entry.
                        let arrival = arrival.saturating_add(u64::from(u32::MAX));
                        let arrival = *rows.arrivals.entry(key.clone()).or_insert(arrival);
                        rows.rows.insert(arrival, row.clone());
                    }
                    None => {
                        if let Some(arrival) = rows.arrivals.remove(key) {
                            rows.rows.remove(&arrival);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    tables.into_iter().map(|(id, rows)| (id, rows.rows.into_values())).collect()
}

fn fill(
    database: &mut GlueDatabase,
    schema: &Schema,
    id: TableId,
    rows: impl Iterator<Item = Row>,
) -> Result<(), DatabaseError> {
    let Some(table) = schema.table(id) else { return Ok(()) };
    database.execute(schema, &Statement::CreateTable(id))?;
    let rows: Vec<_> = rows.map(|row| row.to_vec()).collect();
    if !rows.is_empty() {
        let columns = (0..table.columns.len()).collect();
        database.execute(
            schema,
            &Statement::Insert(Insert { table: id, columns, rows, clock: Vec::new(), returning: Vec::new() }),
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use bothways_trace::Program;
    use bothways_world::Scalar;

    use super::*;
    use crate::run::run_with_schema;

    const MODELS: &str = "\
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

class Base(DeclarativeBase):
    pass

class Author(Base):
    __tablename__ = 'author'
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

class Tag(Base):
    __tablename__ = 'tag'
    word: Mapped[str] = mapped_column(primary_key=True)

engine = create_engine('sqlite://')
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Author(name='Ada'), Author(name='Max'), Tag(word='z')])
session.commit()
session.add(Tag(word='a'))
session.flush()
session.rollback()
";

    /// The answer at the moment just before this many steps from the end.
    fn asked(back: usize, text: &str) -> Result<Answer, String> {
        let program = Program { models: MODELS.to_owned(), script: String::new() };
        let (run, schema) = run_with_schema(&program);
        let steps = &run.journal.steps;
        let position =
            if back == 0 { run.journal.position() } else { run.journal.start_of(steps.len() - back) };
        ask(&schema, &run.journal, position, text)
    }

    fn texts(answer: Result<Answer, String>) -> Vec<Scalar> {
        answer.expect("the question can be asked").rows.into_iter().flatten().collect()
    }

    #[test]
    fn the_rows_are_those_of_the_moment() {
        let words = "SELECT word FROM tag";
        assert_eq!(texts(asked(0, words)), [Scalar::text("z")]);
        // Before the rollback: uncommitted rows are seen, and came last whatever their key.
        assert_eq!(texts(asked(1, words)), [Scalar::text("z"), Scalar::text("a")]);
        let names = "select name from author where id > 1 order by id;";
        let answer = asked(0, names).expect("the question can be asked");
        assert_eq!((answer.columns, answer.count), (vec!["name".into()], 1));
        let both = "WITH a AS (SELECT name FROM author) SELECT name FROM a UNION SELECT word FROM tag";
        assert_eq!(texts(asked(0, both)), [Scalar::text("Ada"), Scalar::text("Max"), Scalar::text("z")]);
    }

    #[test]
    fn a_question_that_fails_says_why() {
        assert_eq!(
            asked(0, "SELECT 1 FROM ghost"),
            Err("sqlite3.OperationalError: no such table: ghost".into())
        );
        assert!(asked(0, "DELETE FROM tag").is_err_and(|why| why.starts_with("Only SELECT")));
        assert!(asked(9, "SELECT word FROM tag").is_err(), "the table did not exist yet");
    }
}

//! The SQL sent up to a step: text, parameters, the line that caused it and why it was sent.

use std::sync::Arc;

use bothways_trace::Catalog;
use bothways_world::{CauseId, Change, Journal, Place, Scalar, SqlStatement, World};

use super::naming::scalar;
use super::narration::because;

/// Parameter lists of an executemany shown before the rest is counted.
const SHOWN_LISTS: usize = 5;

/// Where a statement stands in its journal.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Entries before it, counted from the run's start.
    pub position: u64,
    /// Why it was sent.
    pub cause: Option<CauseId>,
    /// The statement.
    pub statement: Arc<SqlStatement>,
}

/// One statement as shown.
#[derive(Clone, PartialEq, Debug)]
pub struct StatementView {
    /// Its number, from 1.
    pub number: usize,
    /// The text.
    pub text: Arc<str>,
    /// Its parameters, as Python prints them.
    pub parameters: String,
    /// Rows it returned or changed; none where that says nothing.
    pub rows: Option<u32>,
    /// BEGIN, COMMIT, ROLLBACK, and questions about the schema: not what one looks for.
    pub control: bool,
    /// The statement of the program.
    pub place: Option<Place>,
    /// Why it was sent, innermost first.
    pub because: Vec<String>,
    /// Whether the shown step sent it.
    pub now: bool,
}

/// Every statement of a journal, found once when the run arrives.
pub fn sent(journal: &Journal) -> Vec<Sent> {
    let entries = journal.entries.iter().enumerate();
    let sent = entries.filter_map(|(index, entry)| match &entry.change {
        Change::Sql(statement) => Some(Sent {
            position: journal.dropped + index as u64,
            cause: entry.cause,
            statement: statement.clone(),
        }),
        _ => None,
    });
    sent.collect()
}

/// The last `limit` statements before `end`, those from `start` on being the shown step's.
pub fn statements(
    sent: &[Sent],
    (start, end): (u64, u64),
    limit: usize,
    journal: &Journal,
    catalog: &Catalog,
    world: &World,
) -> Vec<StatementView> {
    let count = sent.partition_point(|sent| sent.position < end);
    let first = count.saturating_sub(limit);
    let shown = sent.get(first..count).unwrap_or_default();
    let view = |(index, sent): (usize, &Sent)| StatementView {
        number: first + index + 1,
        text: sent.statement.text.clone(),
        parameters: parameters(&sent.statement),
        rows: (!sent.statement.transaction_control && !is_ddl(&sent.statement.text))
            .then_some(sent.statement.row_count),
        control: sent.statement.transaction_control || sent.statement.text.starts_with("PRAGMA"),
        place: sent.cause.and_then(|cause| journal.statement_of(cause)),
        because: because(journal, sent.cause, catalog, world),
        now: sent.position >= start,
    };
    shown.iter().enumerate().map(view).collect()
}

/// How many statements were sent before a position of the journal, those of transaction control left out.
pub fn count_before(sent: &[Sent], end: u64) -> usize {
    let before = sent.iter().take_while(|sent| sent.position < end);
    before.filter(|sent| !sent.statement.transaction_control).count()
}

/// A statement in a few words: `INSERT INTO child`, `SELECT … FROM child`.
pub fn headline(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let take = |count: usize| words.get(..count).unwrap_or(&words).join(" ");
    match words.first().copied() {
        Some("SELECT") => {
            let from = words.iter().position(|word| *word == "FROM");
            let table = from.and_then(|from| words.get(from + 1)).copied().unwrap_or_default();
            format!("SELECT … FROM {}", table.trim_end_matches(','))
        }
        Some("INSERT" | "DELETE" | "CREATE" | "DROP") => take(3),
        Some("UPDATE") => take(2),
        _ => take(4),
    }
}

fn is_ddl(text: &str) -> bool {
    matches!(text.split_whitespace().next(), Some("CREATE" | "DROP" | "PRAGMA"))
}

fn parameters(statement: &SqlStatement) -> String {
    let list = |values: &Vec<Scalar>| {
        let values: Vec<String> = values.iter().map(scalar).collect();
        match values.as_slice() {
            [only] => format!("({only},)"),
            values => format!("({})", values.join(", ")),
        }
    };
    if !statement.many {
        return statement
            .parameters
            .first()
            .filter(|values| !values.is_empty())
            .map(list)
            .unwrap_or_default();
    }
    let shown: Vec<String> = statement.parameters.iter().take(SHOWN_LISTS).map(list).collect();
    let rest = statement.parameters.len().saturating_sub(SHOWN_LISTS);
    let more = if rest == 0 { String::new() } else { format!(", … {rest} more") };
    format!("[{}{more}]", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_are_short() {
        assert_eq!(
            headline("SELECT child.id AS child_id \nFROM child \nWHERE ? = child.parent_id"),
            "SELECT … FROM child"
        );
        assert_eq!(headline("INSERT INTO parent DEFAULT VALUES"), "INSERT INTO parent");
        assert_eq!(headline("UPDATE child SET parent_id=? WHERE child.id = ?"), "UPDATE child");
        assert_eq!(headline("COMMIT"), "COMMIT");
    }

    #[test]
    fn parameters_read_as_python_prints_them() {
        let statement = |parameters, many| SqlStatement {
            text: "x".into(),
            parameters,
            many,
            transaction_control: false,
            row_count: 0,
        };
        assert_eq!(parameters(&statement(vec![vec![Scalar::Int(1)]], false)), "(1,)");
        assert_eq!(parameters(&statement(vec![], false)), "");
        let lists = vec![vec![Scalar::Int(1), Scalar::Null]; 7];
        assert!(parameters(&statement(lists, true)).ends_with("(1, None), … 2 more]"));
    }
}

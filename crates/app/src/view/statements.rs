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
    /// Its parameters, as Python prints them.
    pub parameters: String,
    /// Whether it says something how many rows it returned or changed.
    pub counted: bool,
    /// The statement itself.
    pub statement: Arc<SqlStatement>,
    /// BEGIN, COMMIT, ROLLBACK, and questions about the schema: not what one looks for.
    pub control: bool,
    /// Where it stands in a transaction.
    pub bracket: Bracket,
    /// The statement of the program.
    pub place: Option<Place>,
    /// Why it was sent, innermost first.
    pub because: Vec<String>,
    /// Whether the shown step sent it.
    pub now: bool,
}

/// Where a statement stands in a transaction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bracket {
    /// In none.
    Outside,
    /// BEGIN.
    Opens,
    /// Between BEGIN and its end.
    Inside,
    /// COMMIT or ROLLBACK.
    Closes,
}

/// The brackets of statements in a row, the first of which is within a transaction or not.
fn brackets<'a>(texts: impl Iterator<Item = &'a SqlStatement>, mut open: bool) -> Vec<Bracket> {
    let bracket = |statement: &SqlStatement| match statement.text.split_whitespace().next() {
        Some("BEGIN") => {
            open = true;
            Bracket::Opens
        }
        Some("COMMIT" | "ROLLBACK") if statement.transaction_control && open => {
            open = false;
            Bracket::Closes
        }
        _ if open => Bracket::Inside,
        _ => Bracket::Outside,
    };
    texts.map(bracket).collect()
}

/// Whether a transaction is open after these statements.
fn is_open(sent: &[Sent]) -> bool {
    let last = sent.iter().rev().find(|sent| sent.statement.transaction_control);
    last.is_some_and(|sent| sent.statement.text.starts_with("BEGIN"))
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

/// The statements sent before a position of the journal.
pub fn before(sent: &[Sent], end: u64) -> &[Sent] {
    sent.get(..sent.partition_point(|sent| sent.position < end)).unwrap_or_default()
}

/// The indices of those that have this in their text, in capitals or not.
pub fn containing(sent: &[Sent], wanted: &str) -> Vec<usize> {
    let wanted = wanted.trim().to_lowercase();
    let has = |index: &usize| {
        sent.get(*index).is_some_and(|sent| sent.statement.text.to_lowercase().contains(&wanted))
    };
    (0..sent.len()).filter(|index| wanted.is_empty() || has(index)).collect()
}

/// The last `limit` statements of those at these indices; what was sent from `start` on is the shown step's.
pub fn statements(
    sent: &[Sent],
    found: &[usize],
    limit: usize,
    start: u64,
    (journal, catalog, world): (&Journal, &Catalog, &World),
) -> Vec<StatementView> {
    let shown = found.get(found.len().saturating_sub(limit)..).unwrap_or_default();
    let first = shown.first().copied().unwrap_or_default();
    let open = is_open(sent.get(..first).unwrap_or_default());
    let brackets = brackets(sent.get(first..).unwrap_or_default().iter().map(|sent| &*sent.statement), open);
    // With statements left out in between, a bracket would hold together what is not.
    let whole = found.len() == sent.len();
    let view = |index: &usize| {
        let Sent { position, cause, statement } = sent.get(*index)?;
        let bracket = brackets.get(index - first).copied().filter(|_| whole).unwrap_or(Bracket::Outside);
        Some(StatementView {
            number: index + 1,
            statement: statement.clone(),
            parameters: parameters(statement),
            counted: !statement.transaction_control && !is_ddl(&statement.text),
            control: statement.transaction_control || statement.text.starts_with("PRAGMA"),
            bracket,
            place: cause.and_then(|cause| journal.statement_of(cause)),
            because: because(journal, *cause, catalog, world),
            now: *position >= start,
        })
    };
    shown.iter().filter_map(view).collect()
}

/// How many statements were sent before a position of the journal, those of transaction control left out.
pub fn count_before(sent: &[Sent], end: u64) -> usize {
    let before = sent.iter().take_while(|sent| sent.position < end);
    before.filter(|sent| !sent.statement.transaction_control).count()
}

/// `1 row`, `1,200 rows`.
pub fn count(rows: u32) -> String {
    match rows {
        1 => "1 row".to_owned(),
        rows => format!("{} rows", grouped(rows)),
    }
}

/// `The first 50 of 1,200 rows`, where not all are listed.
pub fn first_of(listed: usize, rows: u32) -> Option<String> {
    let more = usize::try_from(rows).is_ok_and(|all| all > listed);
    more.then(|| format!("The first {listed} of {}", count(rows)))
}

/// A number with a comma before every three digits.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
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

    fn statement(text: &str) -> SqlStatement {
        SqlStatement {
            text: text.into(),
            parameters: Vec::new(),
            many: false,
            transaction_control: matches!(text, "BEGIN (implicit)" | "COMMIT"),
            row_count: 0,
            returned: None,
        }
    }

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
    fn a_transaction_is_a_bracket_from_begin_to_its_end() {
        let sent =
            ["BEGIN (implicit)", "SELECT 1", "ROLLBACK TO SAVEPOINT a", "COMMIT", "PRAGMA x"].map(statement);
        use Bracket::{Closes, Inside, Opens, Outside};
        assert_eq!(brackets(sent.iter(), false), [Opens, Inside, Inside, Closes, Outside]);
        assert_eq!(brackets(sent.iter().skip(2), true), [Inside, Closes, Outside]);
    }

    #[test]
    fn a_filter_finds_text_in_capitals_or_not() {
        let one = |text: &str| Sent { position: 0, cause: None, statement: Arc::new(statement(text)) };
        let sent = ["SELECT a.id \nFROM a", "INSERT INTO b (id) VALUES (?)", "COMMIT"].map(one);
        assert_eq!(containing(&sent, "insert"), [1]);
        assert_eq!(containing(&sent, " FROM a "), [0]);
        assert_eq!(containing(&sent, ""), [0, 1, 2]);
    }

    #[test]
    fn counts_say_what_is_left_out() {
        assert_eq!(count(1), "1 row");
        assert_eq!(count(1_234_567), "1,234,567 rows");
        assert_eq!(first_of(50, 1200).as_deref(), Some("The first 50 of 1,200 rows"));
        assert_eq!(first_of(50, 50), None);
    }

    #[test]
    fn parameters_read_as_python_prints_them() {
        let statement = |parameters, many| SqlStatement {
            text: "x".into(),
            parameters,
            many,
            transaction_control: false,
            row_count: 0,
            returned: None,
        };
        assert_eq!(parameters(&statement(vec![vec![Scalar::Int(1)]], false)), "(1,)");
        assert_eq!(parameters(&statement(vec![], false)), "");
        let lists = vec![vec![Scalar::Int(1), Scalar::Null]; 7];
        assert!(parameters(&statement(lists, true)).ends_with("(1, None), … 2 more]"));
    }
}

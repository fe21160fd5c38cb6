//! Completion of SQL: tables, columns and the words that go between them.

use bothways_trace::Catalog;

/// Words offered at most.
const SHOWN: usize = 8;

/// The words of SELECT that are worth completing.
const WORDS: [&str; 16] = [
    "SELECT",
    "FROM",
    "WHERE",
    "JOIN",
    "LEFT JOIN",
    "ON",
    "GROUP BY",
    "HAVING",
    "ORDER BY",
    "LIMIT",
    "DISTINCT",
    "COUNT(*)",
    "AND",
    "IS NULL",
    "NOT",
    "DESC",
];

/// What can stand at the end of a text in place of its last word, the likeliest first.
pub fn completions(catalog: &Catalog, before: &str, whole: &str) -> Vec<String> {
    let word = word(before);
    let (qualifier, start) = match word.rsplit_once('.') {
        Some((table, start)) => (Some(table), start),
        None => (None, word),
    };
    if start.is_empty() && qualifier.is_none() {
        return Vec::new();
    }
    let fits = |name: &str| {
        name.len() > start.len()
            && name.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    let mut found: Vec<String> = Vec::new();
    let mut offer = |name: String| {
        if !found.contains(&name) {
            found.push(name);
        }
    };
    // Columns of tables that the question names come first.
    let mentioned =
        |name: &str| whole.split(|c: char| !is_word(c)).any(|word| word.eq_ignore_ascii_case(name));
    let (near, far): (Vec<_>, Vec<_>) = catalog.tables.iter().partition(|table| mentioned(&table.name));
    for table in near.iter().chain(&far) {
        match qualifier {
            None if fits(&table.name) => offer(table.name.to_string()),
            Some(qualifier) if !table.name.eq_ignore_ascii_case(qualifier) => continue,
            _ => {}
        }
        let columns = table.columns.iter().filter(|column| fits(&column.name));
        columns.for_each(|column| match qualifier {
            None => offer(column.name.to_string()),
            Some(qualifier) => offer(format!("{qualifier}.{}", column.name)),
        });
    }
    if qualifier.is_none() {
        WORDS.iter().filter(|word| fits(word)).for_each(|word| offer((*word).to_owned()));
    }
    found.truncate(SHOWN);
    found
}

/// The text with its last word before the cursor replaced, and where the cursor is then.
pub fn completed(before: &str, after: &str, choice: &str) -> (String, usize) {
    let kept = before.get(..before.len() - word(before).len()).unwrap_or_default();
    let start = format!("{kept}{choice} ");
    let cursor = start.len();
    (start + after.trim_start_matches(' '), cursor)
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The word, with its table's name if it has one, that a text ends in.
fn word(text: &str) -> &str {
    let start = text.rfind(|c: char| !is_word(c) && c != '.');
    let start = start.map_or(0, |index| {
        index + text.get(index..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8)
    });
    text.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    use super::*;

    #[test]
    fn columns_of_the_tables_in_the_question_come_first() {
        let catalog = fixture::linked().catalog;
        let offered = |before: &str| completions(&catalog, before, before);
        assert_eq!(offered("SELECT * FROM p"), ["parent", "parent_id"]);
        assert_eq!(offered("SELECT child.p"), ["child.parent_id"]);
        assert_eq!(offered("sel"), ["SELECT"]);
        assert_eq!(offered("SELECT "), Vec::<String>::new());
        assert_eq!(offered("SELECT (é"), Vec::<String>::new());
    }

    #[test]
    fn a_choice_takes_the_place_of_the_word() {
        let (text, cursor) = completed("SELECT * FROM p", " WHERE 1", "parent");
        assert_eq!((text.as_str(), cursor), ("SELECT * FROM parent WHERE 1", 21));
    }
}

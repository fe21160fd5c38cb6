//! `PRAGMA foreign_keys`, the one pragma of a text that changes what statements do.

use bothways_sql::Outcome;
use bothways_world::Scalar;
use gluesql_core::sqlparser::tokenizer::Token;

use super::{same, tokens};
use crate::store::Store;
use crate::write::Failure;

/// Runs it; none: it is another statement.
pub(super) fn run(store: &mut Store, text: &str) -> Result<Option<Outcome>, Failure> {
    if !text.trim_start().get(..6).is_some_and(|word| same(word, "pragma")) {
        return Ok(None);
    }
    let written: Vec<String> = tokens(text)?
        .iter()
        .filter(|token| !matches!(token, Token::Whitespace(_) | Token::SemiColon | Token::EOF))
        .map(ToString::to_string)
        .collect();
    let written: Vec<&str> = written.iter().map(String::as_str).collect();
    let is_it = |name: &str| same(name, "foreign_keys");
    match &written[..] {
        [_, name] if is_it(name) => {
            let value = Scalar::Int(i64::from(store.enforces_foreign_keys));
            Ok(Some(Outcome {
                rows: vec![vec![value]],
                columns: vec!["foreign_keys".into()],
                ..Outcome::default()
            }))
        }
        [_, name, "=", value] | [_, name, "(", value, ")"] if is_it(name) => {
            let value = value.trim_matches(['\'', '"']);
            let is_on = ["on", "yes", "true"].iter().any(|on| same(value, on))
                || value.parse::<i64>().is_ok_and(|number| number != 0);
            // Inside of a transaction it does nothing, and the driver begins one before the first change of rows.
            if store.mark() == 0 {
                store.enforces_foreign_keys = is_on;
            }
            Ok(Some(Outcome::default()))
        }
        _ => Ok(None),
    }
}

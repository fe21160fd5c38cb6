//! SQL as text: read by the parser that comes with GlueSQL and turned into the statements this database runs. What
//! these cannot express is refused by name.

mod compound;
mod dml;
mod expression;
mod join;
mod names;
mod pragma;
mod query;
mod reader;
mod window;

use std::sync::Arc;

use bothways_sql::{Expression, OrderBy, Outcome, Schema, SelectColumn, TextStatement};
use bothways_world::Scalar;
use gluesql_core::sqlparser::ast::Statement;
use gluesql_core::sqlparser::dialect::SQLiteDialect;
use gluesql_core::sqlparser::keywords::Keyword;
use gluesql_core::sqlparser::parser::Parser;
use gluesql_core::sqlparser::tokenizer::{Token, Tokenizer};

use crate::store::Store;
use crate::write::Failure;
use crate::write_where;
use reader::{Names, Reader};

/// First words of what SQLite has and this database has not.
const OTHER_STATEMENTS: [Keyword; 12] = [
    Keyword::ALTER,
    Keyword::ANALYZE,
    Keyword::ATTACH,
    Keyword::BEGIN,
    Keyword::COMMIT,
    Keyword::CREATE,
    Keyword::DROP,
    Keyword::EXPLAIN,
    Keyword::PRAGMA,
    Keyword::ROLLBACK,
    Keyword::SAVEPOINT,
    Keyword::RELEASE,
];

/// First words of what is read.
const STATEMENTS: [Keyword; 6] =
    [Keyword::WITH, Keyword::SELECT, Keyword::INSERT, Keyword::UPDATE, Keyword::DELETE, Keyword::REPLACE];

/// How many words and signs a text may have. What is parsed of it is freed by recursion, as deep as its longest chain
/// of operators.
const LONGEST: usize = 10_000;

/// Runs the text once per parameter list.
pub(crate) fn run(store: &mut Store, schema: &Schema, statement: &TextStatement) -> Result<Outcome, Failure> {
    if let Some(outcome) = pragma::run(store, &statement.text)? {
        return Ok(outcome);
    }
    let (tokens, parsed) = parse(&statement.text)?;
    let mut all = Outcome::default();
    let once = [Vec::new()];
    let lists: &[Vec<Scalar>] = if statement.parameters.is_empty() { &once } else { &statement.parameters };
    let uses = tokens.iter().filter(|token| matches!(token, Token::Placeholder(_))).count();
    for parameters in lists {
        if parameters.len() != uses {
            let given = parameters.len();
            return Err(Failure::Programming(
                format!(
                    "Incorrect number of bindings supplied. The current statement uses {uses}, and there are {given} \
                     supplied."
                )
                .into(),
            ));
        }
        let outcome = run_once(store, schema, &tokens, &parsed, parameters)?;
        all.matched += outcome.matched;
        all.rows.extend(outcome.rows);
        all.columns = outcome.columns;
        all.last_row_id = outcome.last_row_id.or(all.last_row_id);
    }
    Ok(all)
}

fn run_once(
    store: &mut Store,
    schema: &Schema,
    tokens: &[Token],
    parsed: &Statement,
    parameters: &[Scalar],
) -> Result<Outcome, Failure> {
    match parsed {
        Statement::Query(parsed) => {
            let names = names::written(tokens);
            let (select, columns) = Reader::new(store, parameters).query(parsed, None, &names)?;
            let rows = crate::query::select(store, &select)?;
            Ok(Outcome { rows, columns, ..Outcome::default() })
        }
        Statement::Insert(parsed) => {
            let (insert, columns) = dml::insert(store, schema, parameters, parsed)?;
            let table = crate::glue_database::defined(schema, insert.table)?;
            Ok(Outcome { columns, ..write_where::insert(store, table, &insert)? })
        }
        Statement::Update { table, assignments, from: None, selection, returning } => {
            let given = (table, &**assignments, selection.as_ref(), returning.as_deref());
            let (update, columns) = dml::update(store, schema, parameters, given)?;
            let table = crate::glue_database::defined(schema, update.table)?;
            Ok(Outcome { columns, ..write_where::update(store, table, &update)? })
        }
        Statement::Delete(parsed) => {
            let (delete, columns) = dml::delete(store, schema, parameters, parsed)?;
            let table = crate::glue_database::defined(schema, delete.table)?;
            Ok(Outcome { columns, ..write_where::delete(store, table, &delete)? })
        }
        _ => Err(Failure::unsupported("this kind of SQL statement as text")),
    }
}

fn refused(reason: impl std::fmt::Display) -> Failure {
    Failure::unsupported(format!("this SQL text ({reason})"))
}

/// Sources and their columns.
pub(crate) type SourceNames = Vec<(Arc<str>, Vec<Arc<str>>)>;

/// Reads a condition that stands in another statement, with the values of its parameters.
pub(crate) fn condition(
    store: &Store,
    sources: SourceNames,
    text: &str,
    parameters: &[Scalar],
) -> Result<Expression, Failure> {
    let mut parser = Parser::new(&SQLiteDialect {}).with_tokens(tokens(text)?);
    let parsed = parser.parse_expr().map_err(refused)?;
    check_end(&parser)?;
    let names = Names { sources, ..Names::of(None) };
    Reader::new(store, parameters).expression(&names, &parsed)
}

/// Reads terms of ORDER BY that stand in another statement.
pub(crate) fn order_by(
    store: &Store,
    (sources, columns): (SourceNames, &[SelectColumn]),
    text: &str,
) -> Result<Vec<OrderBy>, Failure> {
    let mut parser = Parser::new(&SQLiteDialect {}).with_tokens(tokens(text)?);
    let parsed = parser.parse_comma_separated(Parser::parse_order_by_expr).map_err(refused)?;
    check_end(&parser)?;
    let labelled =
        columns.iter().filter_map(|column| Some((column.label.clone()?, column.expression.clone())));
    let names = Names { sources, aliases: labelled.collect(), ..Names::of(None) };
    let reader = Reader::new(store, &[]);
    parsed.iter().map(|term| reader.order_term(&names, columns, term)).collect()
}

fn check_end(parser: &Parser) -> Result<(), Failure> {
    match parser.peek_token().token {
        Token::EOF => Ok(()),
        token => Err(refused(token)),
    }
}

/// The tokens, their parameters numbered.
fn tokens(text: &str) -> Result<Vec<Token>, Failure> {
    let dialect = SQLiteDialect {};
    let mut tokens = Tokenizer::new(&dialect, text).tokenize().map_err(refused)?;
    if tokens.iter().filter(|token| !matches!(token, Token::Whitespace(_))).count() > LONGEST {
        return Err(refused(format!("more than {LONGEST} words and signs")));
    }
    let mut number = 0;
    for token in &mut tokens {
        if let Token::Placeholder(placeholder) = token {
            *placeholder = format!("?{number}");
            number += 1;
        }
    }
    Ok(tokens)
}

/// The tokens and the one statement that they are.
fn parse(text: &str) -> Result<(Vec<Token>, Statement), Failure> {
    let tokens = tokens(text)?;
    check_first(&tokens)?;
    let parsed = Parser::new(&SQLiteDialect {}).with_tokens(tokens.clone()).parse_statements();
    let mut statements = parsed.map_err(refused)?;
    match (statements.pop(), statements.is_empty()) {
        (Some(statement), true) => Ok((tokens, statement)),
        _ => Err(refused("several statements, or none")),
    }
}

/// Judges the first word: SQLite knows no others than these.
fn check_first(tokens: &[Token]) -> Result<(), Failure> {
    let first = tokens.iter().find(|token| !matches!(token, Token::Whitespace(_)));
    match first {
        Some(Token::Word(word)) if STATEMENTS.contains(&word.keyword) => Ok(()),
        Some(Token::Word(word)) => {
            let is_statement = OTHER_STATEMENTS.contains(&word.keyword)
                || ["VALUES", "VACUUM", "REINDEX", "DETACH", "END"].contains(&&*word.value.to_uppercase());
            if is_statement {
                return Err(Failure::unsupported(format!("{} as text", word.value.to_uppercase())));
            }
            Err(Failure::operational(format!("near \"{}\": syntax error", word.value)))
        }
        _ => Err(Failure::unsupported("this SQL text")),
    }
}

/// Whether two names are one to SQLite.
fn same(left: &str, right: &str) -> bool {
    left.eq_ignore_ascii_case(right)
}

/// The stored table of a name, in any case of its letters.
fn stored<'a>(store: &'a Store, name: &str) -> Result<&'a crate::store::Table, Failure> {
    if name.get(..7).is_some_and(|start| same(start, "sqlite_")) {
        return Err(Failure::unsupported(format!("the table {name}")));
    }
    let found = store.tables().find(|table| same(&table.definition.name, name));
    found.ok_or_else(|| Failure::operational(format!("no such table: {name}")))
}

/// The name behind the dots, where nothing but `main` stands before it.
fn object_name(name: &gluesql_core::sqlparser::ast::ObjectName) -> Result<Arc<str>, Failure> {
    match &*name.0 {
        [name] => Ok(name.value.as_str().into()),
        [schema, name] if same(&schema.value, "main") => Ok(name.value.as_str().into()),
        _ => Err(Failure::unsupported(format!("the name {name} in SQL text"))),
    }
}

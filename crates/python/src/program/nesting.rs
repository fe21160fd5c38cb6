//! How deeply the source is nested, found without recursion before anything recursive (the parser,
//! the compiler, the release of the syntax tree) sees it: a page's stack is small.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::Mode;
use ruff_python_parser::lexer::lex;

use super::{Rejection, Source, SyntaxError};
use crate::limits::Limits;

/// Blocks inside one another; CPython's own bound.
const BLOCKS: usize = 100;
/// Operators applied to one another in one expression, the brackets around it included.
const OPERATORS: usize = 600;

/// Refuses a document that is nested too deeply.
pub(super) fn check(source: &Source, limits: &Limits) -> Result<(), Vec<SyntaxError>> {
    let mut lexer = lex(&source.text, Mode::Module);
    // For each open bracket: how many operators stand before it in the expressions around.
    let mut open: Vec<usize> = Vec::new();
    let mut operators = 0;
    let mut blocks = 0usize;
    let mut openings = 0usize;
    let mut line = 1;
    loop {
        let token = lexer.next_token();
        match token {
            TokenKind::EndOfFile => return Ok(()),
            TokenKind::Lpar
            | TokenKind::Lsqb
            | TokenKind::Lbrace
            | TokenKind::FStringStart
            | TokenKind::TStringStart => {
                operators += 1;
                open.push(operators);
                openings += usize::from(!matches!(token, TokenKind::FStringStart | TokenKind::TStringStart));
                if open.len() > limits.nesting {
                    let at = opening(&source.text, openings);
                    let message = format!("brackets are nested more than {} deep", limits.nesting);
                    return Err(vec![refusal(source, message, at)]);
                }
                // `f()()()` is as deep as it is long.
                few_operators(source, operators, line)?;
            }
            TokenKind::Rpar
            | TokenKind::Rsqb
            | TokenKind::Rbrace
            | TokenKind::FStringEnd
            | TokenKind::TStringEnd => {
                operators = open.pop().unwrap_or(0);
            }
            TokenKind::Comma | TokenKind::Semi => operators = open.last().copied().unwrap_or(0),
            TokenKind::Newline => {
                operators = 0;
                open.clear();
                line += 1;
            }
            TokenKind::NonLogicalNewline => line += 1,
            TokenKind::Indent => {
                blocks += 1;
                if blocks >= BLOCKS {
                    let message = "too many levels of indentation".to_owned();
                    return Err(vec![refusal(source, message, source.line_start(line))]);
                }
            }
            TokenKind::Dedent => blocks = blocks.saturating_sub(1),
            TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::Comment
            | TokenKind::FStringMiddle
            | TokenKind::TStringMiddle
            | TokenKind::Colon => {}
            _ => {
                operators += 1;
                few_operators(source, operators, line)?;
            }
        }
    }
}

fn few_operators(source: &Source, operators: usize, line: u32) -> Result<(), Vec<SyntaxError>> {
    if operators <= OPERATORS {
        return Ok(());
    }
    let message = format!("an expression has more than {OPERATORS} operators inside one another");
    Err(vec![refusal(source, message, source.line_start(line))])
}

fn refusal(source: &Source, message: String, at: u32) -> SyntaxError {
    SyntaxError { rejection: Rejection::Limit, ..SyntaxError::python(source, message, at, at + 1) }
}

/// Where about the n-th opening bracket stands (the lexer does not tell, and brackets in comments
/// and strings are counted here too, so it may be a little early).
fn opening(text: &str, count: usize) -> u32 {
    let mut brackets = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'(' | b'[' | b'{'));
    let at = brackets.nth(count.saturating_sub(1)).map_or(0, |(at, _)| at);
    u32::try_from(at).unwrap_or(0)
}

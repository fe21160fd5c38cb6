//! Refuses source nested so deeply that the parser would outgrow a page's small stack. Found by the lexer,
//! which does not recurse.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::Mode;
use ruff_python_parser::lexer::lex;

use crate::Refusal;

/// Brackets inside one another; the limit of design.md section 4.
const BRACKETS: usize = 200;
/// Blocks inside one another; CPython's own bound.
const BLOCKS: usize = 100;
/// Operators in one expression.
const OPERATORS: usize = 600;

/// Checks before parsing.
pub(crate) fn check(source: &str) -> Result<(), Refusal> {
    let mut lexer = lex(source, Mode::Module);
    let (mut brackets, mut blocks, mut operators) = (0_usize, 0_usize, 0_usize);
    loop {
        match lexer.next_token() {
            TokenKind::EndOfFile => return Ok(()),
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => brackets += 1,
            TokenKind::FStringStart | TokenKind::TStringStart => brackets += 1,
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => brackets = brackets.saturating_sub(1),
            TokenKind::FStringEnd | TokenKind::TStringEnd => brackets = brackets.saturating_sub(1),
            TokenKind::Indent => blocks += 1,
            TokenKind::Dedent => blocks = blocks.saturating_sub(1),
            TokenKind::Newline => (brackets, operators) = (0, 0),
            TokenKind::Comma => operators = 0,
            TokenKind::Name | TokenKind::String | TokenKind::Int | TokenKind::Colon | TokenKind::Equal => {}
            TokenKind::Comment | TokenKind::NonLogicalNewline | TokenKind::Float | TokenKind::Complex => {}
            TokenKind::FStringMiddle | TokenKind::TStringMiddle => {}
            _ => operators += 1,
        }
        if brackets > BRACKETS || blocks >= BLOCKS || operators > OPERATORS {
            return Err(Refusal::new("The source is nested too deeply to be rewritten."));
        }
    }
}

//! The expressions that stand before and after a token, and how CPython names what cannot be assigned to.

use ruff_python_ast::Expr;
use ruff_python_ast::token::TokenKind;

use super::tokens::{Token, Tokens};

/// How far an operand reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Up to comparisons: `a | b`.
    Arithmetic,
    /// With `and`, `or`, `not` and comparisons.
    Disjunction,
}

fn is_opening(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace | TokenKind::FStringStart)
}

fn is_closing(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace | TokenKind::FStringEnd)
}

/// Whether an expression can end with it.
pub(super) fn ends_operand(kind: TokenKind) -> bool {
    is_closing(kind)
        || matches!(
            kind,
            TokenKind::Name
                | TokenKind::Int
                | TokenKind::Float
                | TokenKind::Complex
                | TokenKind::String
                | TokenKind::True
                | TokenKind::False
                | TokenKind::None
                | TokenKind::Ellipsis
                | TokenKind::Match
                | TokenKind::Case
                | TokenKind::Type
        )
}

/// Whether an expression can start with it that cannot be the rest of another.
pub(super) fn starts_operand(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringStart
            | TokenKind::True
            | TokenKind::False
            | TokenKind::None
            | TokenKind::Ellipsis
            | TokenKind::Lbrace
            | TokenKind::Lambda
            | TokenKind::Match
            | TokenKind::Case
            | TokenKind::Type
    )
}

fn joins(kind: TokenKind, reach: Reach) -> bool {
    let arithmetic = matches!(
        kind,
        TokenKind::Plus
            | TokenKind::Minus
            | TokenKind::Star
            | TokenKind::Slash
            | TokenKind::DoubleSlash
            | TokenKind::Percent
            | TokenKind::DoubleStar
            | TokenKind::At
            | TokenKind::Amper
            | TokenKind::Vbar
            | TokenKind::CircumFlex
            | TokenKind::LeftShift
            | TokenKind::RightShift
            | TokenKind::Tilde
            | TokenKind::Dot
            | TokenKind::Await
    );
    let comparison = matches!(
        kind,
        TokenKind::EqEqual
            | TokenKind::NotEqual
            | TokenKind::Less
            | TokenKind::LessEqual
            | TokenKind::Greater
            | TokenKind::GreaterEqual
            | TokenKind::And
            | TokenKind::Or
            | TokenKind::Not
            | TokenKind::Is
            | TokenKind::In
    );
    arithmetic || (comparison && reach == Reach::Disjunction)
}

/// Where the operand starts that ends before a token: the position of its first token.
pub(super) fn start_of(tokens: &Tokens<'_>, position: usize, reach: Reach) -> Option<usize> {
    let mut at = position;
    let mut depth = 0usize;
    while let Some(token) = tokens.before(at) {
        let follows = tokens.get(at).filter(|_| at < position);
        if depth == 0 {
            let belongs = ends_operand(token.kind) || joins(token.kind, reach);
            // Two operands side by side are two expressions.
            let is_apart = follows.is_some_and(|next| ends_operand(token.kind) && starts_operand(next.kind))
                && !is_string_pair(token, follows);
            if !belongs || is_apart {
                break;
            }
        }
        if is_closing(token.kind) {
            depth += 1;
        } else if is_opening(token.kind) {
            depth = depth.saturating_sub(1);
        }
        at -= 1;
    }
    // Unary stars of an argument are not part of its expression.
    while at < position
        && tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Star | TokenKind::DoubleStar))
    {
        at += 1;
    }
    (at < position).then_some(at)
}

fn is_string_pair(token: Token, next: Option<Token>) -> bool {
    let is_string =
        |kind| matches!(kind, TokenKind::String | TokenKind::FStringStart | TokenKind::FStringEnd);
    is_string(token.kind) && next.is_some_and(|next| is_string(next.kind))
}

/// Where the operand ends that starts with a token: the position after its last token.
pub(super) fn end_of(tokens: &Tokens<'_>, position: usize, reach: Reach) -> usize {
    let mut at = position;
    let mut depth = 0usize;
    while let Some(token) = tokens.get(at) {
        if depth == 0 && at > position {
            let previous = tokens.before(at);
            let is_call = matches!(token.kind, TokenKind::Lpar | TokenKind::Lsqb)
                && previous.is_some_and(|previous| ends_operand(previous.kind));
            let continues = previous.is_some_and(|previous| joins(previous.kind, reach));
            if !is_call
                && !joins(token.kind, reach)
                && !continues
                && !is_string_pair(previous.unwrap_or(token), Some(token))
            {
                break;
            }
        }
        if matches!(token.kind, TokenKind::Newline | TokenKind::EndOfFile) && depth == 0 {
            break;
        }
        if is_opening(token.kind) {
            depth += 1;
        } else if is_closing(token.kind) {
            if depth == 0 {
                break;
            }
            depth -= 1;
        }
        at += 1;
    }
    at
}

/// What CPython calls an expression that something cannot be done to.
pub(super) fn name_of(text: &str) -> Option<&'static str> {
    // In parentheses what is no expression by itself is one: `x := 1`.
    let parenthesized = format!("({text})");
    let parsed = ruff_python_parser::parse_expression(text)
        .or_else(|_| ruff_python_parser::parse_expression(&parenthesized))
        .ok()?;
    Some(match parsed.expr() {
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Named(_) => "named expression",
        Expr::Lambda(_) => "lambda",
        Expr::If(_) => "conditional expression",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Generator(_) => "generator expression",
        Expr::Await(_) => "await expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Compare(_) => "comparison",
        Expr::Call(_) => "function call",
        Expr::FString(_) | Expr::TString(_) => "f-string expression",
        Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) => "literal",
        Expr::BooleanLiteral(literal) if literal.value => "True",
        Expr::BooleanLiteral(_) => "False",
        Expr::NoneLiteral(_) => "None",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Slice(_) | Expr::IpyEscapeCommand(_) => return None,
    })
}

//! The tokens of a file without comments, with what stands around a place.

use ruff_python_ast::token::{TokenKind, Tokens as RuffTokens};
use ruff_text_size::Ranged;

/// One token: its kind and its bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub start: usize,
    pub end: usize,
}

#[derive(Debug)]
pub(super) struct Tokens<'s> {
    pub text: &'s str,
    pub all: Vec<Token>,
}

impl<'s> Tokens<'s> {
    pub fn new(text: &'s str, tokens: &RuffTokens) -> Self {
        let significant = tokens
            .iter()
            .filter(|token| !matches!(token.kind(), TokenKind::Comment | TokenKind::NonLogicalNewline));
        let all = significant
            .map(|token| {
                let range = token.range();
                Token { kind: token.kind(), start: range.start().to_usize(), end: range.end().to_usize() }
            })
            .collect();
        Self { text, all }
    }

    pub fn text_of(&self, token: Token) -> &'s str {
        self.text.get(token.start..token.end).unwrap_or_default()
    }

    /// The position of the first token that ends after a place.
    pub fn at(&self, place: usize) -> usize {
        self.all.partition_point(|token| token.end <= place && token.start < place)
    }

    pub fn get(&self, position: usize) -> Option<Token> {
        self.all.get(position).copied()
    }

    pub fn before(&self, position: usize) -> Option<Token> {
        self.get(position.checked_sub(1)?)
    }

    /// The brackets that are open before a token, innermost last; those inside of f-strings too.
    pub fn open_before(&self, position: usize) -> Vec<usize> {
        let mut open = Vec::new();
        for (at, token) in self.all.iter().enumerate().take(position) {
            match token.kind {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => open.push(at),
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => drop(open.pop()),
                _ => {}
            }
        }
        open
    }

    /// The position of the bracket that closes the one at a position.
    pub fn closing(&self, opening: usize) -> Option<usize> {
        let mut depth = 0usize;
        for (at, token) in self.all.iter().enumerate().skip(opening) {
            match token.kind {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(at);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The position of the first token of the logical line that a token is on.
    pub fn line_start(&self, position: usize) -> usize {
        let ends = |token: &Token| {
            matches!(token.kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent | TokenKind::Semi)
        };
        let before = self.all.get(..position).unwrap_or_default();
        before.iter().rposition(ends).map_or(0, |end| end + 1)
    }

    /// Where a string ends that starts at a place, to a tokenizer that knows no replacement fields.
    pub fn end_of_string(&self, start: usize) -> Option<usize> {
        let text = self.text.get(start..)?;
        let quotes = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let quote = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| quotes.starts_with(quote))?;
        let body = start + text.len() - quotes.len() + quote.len();
        let mut escaped = false;
        for (at, character) in self.text.get(body..)?.char_indices() {
            if escaped {
                escaped = false;
            } else if self.text.get(body + at..)?.starts_with(quote) {
                return Some(body + at + quote.len());
            } else if character == '\n' && quote.len() == 1 {
                return None;
            } else {
                escaped = character == '\\';
            }
        }
        None
    }

    /// The number of the line of a place.
    pub fn line(&self, place: usize) -> usize {
        self.text.get(..place).map_or(0, |before| before.matches('\n').count()) + 1
    }

    /// The position of the string or f-string that a place is in, and of the token after it and its neighbours.
    pub fn string_around(&self, place: usize) -> (usize, usize) {
        let mut start = None;
        let mut depth = 0usize;
        for (at, token) in self.all.iter().enumerate() {
            match token.kind {
                TokenKind::FStringStart => {
                    if depth == 0 && token.start <= place {
                        start = Some(at);
                    }
                    depth += 1;
                }
                TokenKind::FStringEnd => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 && token.end > place && start.is_some() {
                        return (start.unwrap_or(at), self.after_strings(at + 1));
                    }
                }
                TokenKind::String if depth == 0 && token.start <= place && place < token.end => {
                    return (at, self.after_strings(at + 1));
                }
                TokenKind::Newline if token.start >= place => break,
                _ => {}
            }
        }
        let newline =
            self.all.iter().position(|token| token.kind == TokenKind::Newline && token.start >= place);
        (start.unwrap_or(0), newline.unwrap_or(self.all.len().saturating_sub(1)))
    }

    /// The first position from one on that is no part of adjacent strings.
    fn after_strings(&self, mut position: usize) -> usize {
        while let Some(token) = self.get(position) {
            match token.kind {
                TokenKind::String => position += 1,
                TokenKind::FStringStart => {
                    let rest = self.all.iter().skip(position);
                    position += rest.take_while(|token| token.kind != TokenKind::FStringEnd).count() + 1;
                }
                _ => break,
            }
        }
        position
    }
}

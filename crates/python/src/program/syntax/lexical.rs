//! What CPython's tokenizer objects to: strings and brackets that do not end, numbers, characters, indentation.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType};

use super::operands::{self, Reach};
use super::tokens::{Token, Tokens};
use super::{Finding, SyntaxErrorClass};

/// The first of them, if there is one.
pub(super) fn finding(tokens: &Tokens<'_>, errors: &[ParseError]) -> Option<Finding> {
    let (bracket, unclosed) = brackets(tokens);
    let mut findings: Vec<Finding> = bracket.into_iter().chain(numbers(tokens)).collect();
    for error in errors {
        let ParseErrorType::Lexical(kind) = &error.error else { continue };
        let (start, end) = (error.location.start().to_usize(), error.location.end().to_usize());
        // Inside of brackets there is no indentation.
        let is_inside = unclosed.is_some_and(|open| open.start < start);
        if !(is_inside && *kind == LexicalErrorType::IndentationError) {
            findings.extend(token_error(tokens, kind, start, end));
        }
    }
    findings
        .extend(mixed_tabs(tokens).filter(|finding| unclosed.is_none_or(|open| open.start > finding.start)));
    let first = findings.into_iter().min_by_key(|finding| finding.start);
    first.or_else(|| never_closed(tokens, errors, unclosed?))
}

/// A closing bracket that fits none, and else the innermost one that is never closed.
fn brackets(tokens: &Tokens<'_>) -> (Option<Finding>, Option<Token>) {
    let mut open: Vec<Token> = Vec::new();
    let mut strings = 0usize;
    for token in &tokens.all {
        match token.kind {
            TokenKind::FStringStart => strings += 1,
            TokenKind::FStringEnd => strings = strings.saturating_sub(1),
            // An f-string that does not end ends with its line.
            TokenKind::Newline => strings = 0,
            _ if strings > 0 => {}
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => open.push(*token),
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                let closing = tokens.text_of(*token);
                let Some(opening) = open.pop() else {
                    let message = format!("unmatched '{closing}'");
                    return (Some(Finding::new(message, token.start, token.end)), None);
                };
                let bracket = tokens.text_of(opening);
                if !matches!((bracket, closing), ("(", ")") | ("[", "]") | ("{", "}")) {
                    let line = tokens.line(opening.start);
                    let place = if line == tokens.line(token.start) {
                        String::new()
                    } else {
                        format!(" on line {line}")
                    };
                    let message = format!(
                        "closing parenthesis '{closing}' does not match opening parenthesis '{bracket}'{place}"
                    );
                    return (Some(Finding::new(message, token.start, token.end)), None);
                }
            }
            _ => {}
        }
    }
    (None, open.pop())
}

/// A bracket that is open to the end of the file: it counts where the grammar went on to a later line.
fn never_closed(tokens: &Tokens<'_>, errors: &[ParseError], open: Token) -> Option<Finding> {
    let line = tokens.line(open.start);
    let stopped = errors.iter().map(|error| last_read(tokens, error)).next();
    if stopped.is_some_and(|stopped| tokens.line(stopped) <= line && stopped < tokens.text.trim_end().len()) {
        return None;
    }
    let message = format!("'{}' was never closed", tokens.text_of(open));
    Some(Finding::new(message, open.start, open.end))
}

/// The furthest token that CPython has read when it gives up.
fn last_read(tokens: &Tokens<'_>, error: &ParseError) -> usize {
    let start = error.location.start().to_usize();
    let position = tokens.at(start);
    let Some(token) = tokens.get(position) else { return start };
    let after = match token.kind {
        TokenKind::Equal => operands::end_of(tokens, position + 1, Reach::Arithmetic),
        kind if operands::starts_operand(kind) => operands::end_of(tokens, position, Reach::Disjunction),
        _ => position,
    };
    let next = tokens.all.iter().skip(after).find(|token| token.kind != TokenKind::Newline);
    next.map_or(tokens.text.len(), |token| token.start)
}

/// Indentation whose depth depends on how wide a tab is.
pub(super) fn mixed_tabs(tokens: &Tokens<'_>) -> Option<Finding> {
    if !tokens.text.contains('\t') {
        return None;
    }
    // The open blocks by their columns, with tabs of eight and of one.
    let mut blocks = vec![(0usize, 0usize)];
    let is_layout =
        |token: &Token| matches!(token.kind, TokenKind::Indent | TokenKind::Dedent | TokenKind::EndOfFile);
    let mut starts_line = true;
    for token in &tokens.all {
        let is_first = starts_line;
        starts_line = token.kind == TokenKind::Newline || (is_first && is_layout(token));
        if !is_first || is_layout(token) {
            continue;
        }
        let line =
            tokens.text.get(..token.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let indentation = tokens.text.get(line..token.start).unwrap_or_default();
        let mut columns = (0usize, 0usize);
        for character in indentation.chars() {
            columns = match character {
                '\t' => ((columns.0 / 8 + 1) * 8, columns.1 + 1),
                _ => (columns.0 + 1, columns.1 + 1),
            };
        }
        blocks.retain(|block| block.0 <= columns.0);
        let Some(top) = blocks.last().copied() else { continue };
        let is_mixed = if top.0 == columns.0 { top.1 != columns.1 } else { top.1 >= columns.1 };
        if is_mixed {
            let message = "inconsistent use of tabs and spaces in indentation";
            let finding = Finding::indentation(message, line, token.start);
            return Some(Finding { class: SyntaxErrorClass::Tab, ..finding });
        }
        if top.0 < columns.0 {
            blocks.push(columns);
        }
    }
    None
}

/// Letters right after a number.
fn numbers(tokens: &Tokens<'_>) -> Option<Finding> {
    tokens.all.windows(2).find_map(|pair| {
        let [number, next] = pair else { return None };
        let is_number = matches!(number.kind, TokenKind::Int | TokenKind::Float | TokenKind::Complex);
        let text = tokens.text_of(*next);
        let is_word = text.starts_with(|c: char| c == '_' || c.is_alphabetic());
        let is_allowed = matches!(text, "and" | "else" | "for" | "if" | "in" | "is" | "not" | "or");
        if !is_number || number.end != next.start || !is_word || is_allowed {
            return None;
        }
        let kind = match tokens.text_of(*number).get(..2) {
            Some("0x" | "0X") => "hexadecimal",
            Some("0o" | "0O") => "octal",
            Some("0b" | "0B") => "binary",
            _ if text.starts_with('j') => "imaginary",
            _ => "decimal",
        };
        let at = if text.starts_with('_') { next.start } else { number.end.saturating_sub(1) };
        Some(Finding::new(format!("invalid {kind} literal"), at, at + 1))
    })
}

fn token_error(tokens: &Tokens<'_>, kind: &LexicalErrorType, start: usize, end: usize) -> Option<Finding> {
    let text = tokens.text;
    Some(match kind {
        LexicalErrorType::UnclosedStringError => {
            // What our lexer takes for a string in a field that is not closed ends the f-string in CPython 3.11.
            let opening = tokens.all.iter().rfind(|t| t.kind == TokenKind::FStringStart && t.start < start);
            match opening.and_then(|token| tokens.end_of_string(token.start)).filter(|end| *end > start) {
                Some(end) => unclosed_field(tokens, end),
                None => unterminated(tokens, start),
            }
        }
        LexicalErrorType::FStringError(
            InterpolatedStringErrorType::UnterminatedString
            | InterpolatedStringErrorType::UnterminatedTripleQuotedString,
        ) => {
            let opening = tokens.all.iter().rfind(|t| t.kind == TokenKind::FStringStart && t.start <= start);
            let opening = opening.map_or(start, |token| token.start);
            if tokens.end_of_string(opening).is_some() {
                return None;
            }
            unterminated(tokens, opening)
        }
        LexicalErrorType::IndentationError => {
            let line_end =
                text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| start + at);
            Finding::indentation("unindent does not match any outer indentation level", line_end, line_end)
        }
        LexicalErrorType::UnrecognizedToken { tok } if "$?!`".contains(*tok) => return None,
        LexicalErrorType::UnrecognizedToken { tok } => {
            let code = u32::from(*tok);
            let message = if crate::vm::text::is_printable(*tok) {
                format!("invalid character '{tok}' (U+{code:04X})")
            } else {
                format!("invalid non-printable character U+{code:04X}")
            };
            Finding::new(message, start, end)
        }
        LexicalErrorType::LineContinuationError => {
            let message = "unexpected character after line continuation character";
            Finding::new(message, start + 1, start + 1)
        }
        LexicalErrorType::OtherError(message) if message.starts_with("Invalid decimal") => {
            let number = text.get(start..).unwrap_or_default();
            let zeros = number.bytes().take_while(|byte| *byte == b'0').count();
            let message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for \
                           octal integers";
            Finding::new(message, start, start + zeros)
        }
        LexicalErrorType::OtherError(message) if message.starts_with("ParseIntError") => {
            let name = match text.get(start..start + 2) {
                Some("0x" | "0X") => "hexadecimal",
                Some("0o" | "0O") => "octal",
                _ => "binary",
            };
            match text.get(end..).and_then(|rest| rest.chars().next()).filter(char::is_ascii_digit) {
                Some(digit) => {
                    Finding::new(format!("invalid digit '{digit}' in {name} literal"), end, end + 1)
                }
                None => Finding::new(format!("invalid {name} literal"), start + 1, start + 2),
            }
        }
        _ => return None,
    })
}

/// A replacement field without its end, of an f-string that ends at a place.
pub(super) fn unclosed_field(tokens: &Tokens<'_>, end: usize) -> Finding {
    let next = tokens.text.get(end..).and_then(|rest| rest.chars().next()).filter(|c| *c != '\n');
    Finding::new("f-string: expecting '}'", end, end + next.map_or(0, char::len_utf8))
}

/// A string without its end.
fn unterminated(tokens: &Tokens<'_>, start: usize) -> Finding {
    let text = tokens.text.get(start..).unwrap_or_default();
    let quotes = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let is_triple = quotes.starts_with("\"\"\"") || quotes.starts_with("'''");
    let (what, line) = if is_triple {
        ("triple-quoted string literal", tokens.text.lines().count())
    } else {
        ("string literal", tokens.line(start))
    };
    Finding::new(format!("unterminated {what} (detected at line {line})"), start, start)
}

//! What CPython 3.11 says about a program that does not parse. Our parser reports what it found in its own words,
//! several times over where it recovers; CPython reports one thing, and what its tokenizer objects to anywhere in
//! the file goes before what its grammar objects to.

mod lexical;
mod operands;
mod tokens;
mod wording;

use ruff_python_ast::ModModule;
use ruff_python_parser::{
    LexicalErrorType, ParseError, ParseErrorType, Parsed, UnsupportedSyntaxError, UnsupportedSyntaxErrorKind,
};

use super::{Rejection, Source, SyntaxError};
use tokens::Tokens;

/// The class of a syntax error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxErrorClass {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
}

impl SyntaxErrorClass {
    /// Its name in Python.
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "SyntaxError",
            Self::Indentation => "IndentationError",
            Self::Tab => "TabError",
        }
    }
}

/// What CPython shows in the place of the line: the expression of a replacement field, in parentheses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Excerpt {
    pub text: String,
    /// The bytes of it that are marked.
    pub start: usize,
    pub end: usize,
}

/// What is wrong and where, before it is a [`SyntaxError`].
#[derive(Debug)]
struct Finding {
    excerpt: Option<Excerpt>,
    class: SyntaxErrorClass,
    message: String,
    start: usize,
    end: usize,
}

impl Finding {
    fn new(message: impl Into<String>, start: usize, end: usize) -> Self {
        Self { excerpt: None, class: SyntaxErrorClass::Syntax, message: message.into(), start, end }
    }

    fn indentation(message: impl Into<String>, start: usize, end: usize) -> Self {
        Self { class: SyntaxErrorClass::Indentation, ..Self::new(message, start, end) }
    }

    fn invalid(start: usize, end: usize) -> Self {
        Self::new("invalid syntax", start, end)
    }
}

/// The errors of a module, CPython's first; then those of later lines, which it would come to next.
pub(super) fn errors(source: &Source, parsed: &Parsed<ModModule>) -> Vec<SyntaxError> {
    let tokens = Tokens::new(&source.text, parsed.tokens());
    let found = parsed.errors();
    if found.is_empty() {
        if let Some(finding) = lexical::mixed_tabs(&tokens) {
            return vec![reported(source, finding)];
        }
        let newer = parsed.unsupported_syntax_errors().first();
        return newer.map(|error| reported(source, newer_syntax(&tokens, error))).into_iter().collect();
    }
    if let Some(refused) = found.iter().find_map(|error| named_character(source, error)) {
        return vec![refused];
    }
    let mut errors: Vec<SyntaxError> = Vec::new();
    if let Some(finding) = lexical::finding(&tokens, found) {
        return vec![reported(source, finding)];
    }
    for error in found.iter().filter(|error| !is_aftermath(error)) {
        let error = reported(source, wording::finding(&tokens, error));
        if errors.last().is_none_or(|last| last.place.line < error.place.line) {
            errors.push(error);
        }
    }
    if errors.is_empty() {
        let end = source.text.trim_end().len();
        errors.push(reported(source, Finding::new("unexpected EOF while parsing", end, end)));
    }
    errors
}

/// `\N{BULLET}`: the parser is given no names of characters (see crates/unicode_names2).
fn named_character(source: &Source, error: &ParseError) -> Option<SyntaxError> {
    let (start, end) = (error.location.start().into(), error.location.end().into());
    let is_unicode = matches!(error.error, ParseErrorType::Lexical(LexicalErrorType::UnicodeError));
    if !is_unicode || !source.text.get(..start as usize)?.ends_with("\\N{") {
        return None;
    }
    let message = "characters by their names (\\N{…})".to_owned();
    Some(SyntaxError {
        rejection: Rejection::Unsupported,
        ..SyntaxError::python(source, message, start, end)
    })
}

/// The first error of a lone expression.
pub(super) fn expression_error(source: &Source, error: &ParseError) -> SyntaxError {
    let parsed =
        ruff_python_parser::parse_unchecked(&source.text, ruff_python_parser::Mode::Expression.into());
    let tokens = Tokens::new(&source.text, parsed.tokens());
    let finding = lexical::finding(&tokens, std::slice::from_ref(error));
    reported(source, finding.unwrap_or_else(|| wording::finding(&tokens, error)))
}

/// The end of the file is no error of its own where something before it is wrong.
fn is_aftermath(error: &ParseError) -> bool {
    matches!(&error.error, ParseErrorType::Lexical(kind) if *kind == LexicalErrorType::Eof)
}

/// What is syntax in a newer Python only.
fn newer_syntax(tokens: &Tokens<'_>, error: &UnsupportedSyntaxError) -> Finding {
    let (start, end) = (error.range.start().to_usize(), error.range.end().to_usize());
    // The kinds of an f-string's newer syntax have no names outside of the parser, but their texts.
    let text = error.to_string();
    match error.kind {
        UnsupportedSyntaxErrorKind::Pep701FString(_) if text.contains("backslash") => {
            wording::after_string(tokens, start, "f-string expression part cannot include a backslash")
        }
        UnsupportedSyntaxErrorKind::Pep701FString(_) if text.contains("comment") => {
            wording::after_string(tokens, start, "f-string expression part cannot include '#'")
        }
        UnsupportedSyntaxErrorKind::Pep701FString(_) if text.contains("quote") => {
            wording::nested_quote(tokens, start)
        }
        UnsupportedSyntaxErrorKind::UnparenthesizedExceptionTypes => {
            Finding::new("multiple exception types must be parenthesized", start, end)
        }
        UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) => {
            match tokens.text.get(start..end).is_some_and(|text| text.starts_with("**")) {
                true => Finding::new("dict unpacking cannot be used in dict comprehension", start, start + 2),
                false => Finding::new("iterable unpacking cannot be used in comprehension", start, end),
            }
        }
        _ => Finding::invalid(start, end),
    }
}

fn reported(source: &Source, finding: Finding) -> SyntaxError {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let Finding { excerpt, class, message, start, end } = finding;
    SyntaxError { class, excerpt, ..SyntaxError::python(source, message, offset(start), offset(end)) }
}

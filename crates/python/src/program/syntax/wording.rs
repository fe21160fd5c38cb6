//! What CPython's grammar objects to, from what our parser reports.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType};

use super::operands::{self, Reach, ends_operand, name_of, starts_operand};
use super::tokens::{Token, Tokens};
use super::{Excerpt, Finding, lexical};

/// Objections that CPython words otherwise at the same place.
const SAME_PLACE: &[(ParseErrorType, &str)] = &[
    (ParseErrorType::UnparenthesizedGeneratorExpression, "Generator expression must be parenthesized"),
    (ParseErrorType::NonDefaultParamAfterDefaultParam, "non-default argument follows default argument"),
    (ParseErrorType::ParamAfterVarKeywordParam, "arguments cannot follow var-keyword argument"),
    (ParseErrorType::InvalidAnnotatedAssignmentTarget, "illegal target for annotation"),
];

/// The same of those that the parser has as text.
const SAME_PLACE_BY_TEXT: &[(&str, &str)] = &[
    ("Only one '/' separator allowed", "/ may appear only once"),
    ("'/' parameter must appear before '*' parameter", "/ must be ahead of *"),
    ("Positional patterns cannot follow keyword patterns", "positional patterns follow keyword patterns"),
];

/// Blocks, as the parser names what they come after and as CPython does.
const BLOCKS: &[(&str, &str)] = &[
    ("function definition", "function definition"),
    ("`class` definition", "class definition"),
    ("`if` statement", "'if' statement"),
    ("`elif` clause", "'elif' statement"),
    ("`else` clause", "'else' statement"),
    ("`for` statement", "'for' statement"),
    ("`while` statement", "'while' statement"),
    ("`with` statement", "'with' statement"),
    ("`try` statement", "'try' statement"),
    ("`except` clause", "'except' statement"),
    ("`finally` clause", "'finally' statement"),
    ("`match` statement", "'match' statement"),
    ("`case` block", "'case' statement"),
];

/// One objection of the parser, in CPython's words.
pub(super) fn finding(tokens: &Tokens<'_>, error: &ParseError) -> Finding {
    let (start, end) = (error.location.start().to_usize(), error.location.end().to_usize());
    let position = tokens.at(start);
    let text = tokens.text.get(start..end).unwrap_or_default();
    if let Some((_, message)) = SAME_PLACE.iter().find(|(kind, _)| *kind == error.error) {
        return Finding::new(*message, start, end);
    }
    match &error.error {
        ParseErrorType::UnexpectedIndentation => {
            let line = tokens.text.get(..end).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
            Finding::indentation("unexpected indent", line, end)
        }
        ParseErrorType::OtherError(message) => other(tokens, message, position, (start, end)),
        ParseErrorType::InvalidAssignmentTarget => assignment(tokens, position, (start, end)),
        ParseErrorType::InvalidAugmentedAssignmentTarget => {
            let name = name_of(text).unwrap_or("expression");
            Finding::new(format!("'{name}' is an illegal expression for augmented assignment"), start, end)
        }
        ParseErrorType::InvalidDeleteTarget => {
            Finding::new(format!("cannot delete {}", name_of(text).unwrap_or("expression")), start, end)
        }
        ParseErrorType::InvalidNamedAssignmentTarget => {
            let name = name_of(text).unwrap_or("expression");
            Finding::new(format!("cannot use assignment expressions with {name}"), start, end)
        }
        ParseErrorType::PositionalAfterKeywordArgument => {
            at_closing(tokens, position, "positional argument follows keyword argument")
        }
        ParseErrorType::PositionalAfterKeywordUnpacking => {
            at_closing(tokens, position, "positional argument follows keyword argument unpacking")
        }
        ParseErrorType::InvalidArgumentUnpackingOrder => {
            let message = "iterable argument unpacking follows keyword argument unpacking";
            Finding::new(message, start, start + 1)
        }
        ParseErrorType::ExpectedKeywordParam => {
            let star = tokens.all.iter().take(position + 1).rfind(|token| token.kind == TokenKind::Star);
            let at = star.map_or(start, |token| token.start);
            Finding::new("named arguments must follow bare *", at, at + 1)
        }
        ParseErrorType::VarParameterWithDefault => {
            let star = position.checked_sub(2).and_then(|at| tokens.get(at));
            let is_keyword = star.is_some_and(|token| token.kind == TokenKind::DoubleStar);
            let kind = if is_keyword { "var-keyword" } else { "var-positional" };
            Finding::new(format!("{kind} argument cannot have default value"), start, start + 1)
        }
        ParseErrorType::InvalidStarredExpressionUsage => starred(tokens, position, start),
        ParseErrorType::UnparenthesizedTupleExpression => first_of(tokens, position, end, TokenKind::Comma),
        ParseErrorType::UnparenthesizedNamedExpression => {
            first_of(tokens, position, end, TokenKind::ColonEqual)
        }
        ParseErrorType::FStringError(kind) => f_string(tokens, kind, position, start),
        ParseErrorType::Lexical(LexicalErrorType::FStringError(kind)) => {
            f_string(tokens, kind, position, start)
        }
        ParseErrorType::Lexical(LexicalErrorType::InvalidByteLiteral) => {
            let (string, _) = tokens.string_around(start);
            let token = tokens.get(string).unwrap_or(Token { kind: TokenKind::String, start, end });
            Finding::new("bytes can only contain ASCII literal characters", token.start, token.end)
        }
        ParseErrorType::Lexical(LexicalErrorType::UnicodeError) => unicode(tokens, start),
        _ => unexpected(tokens, &error.error, position),
    }
}

/// Objections that the parser has as text.
fn other(tokens: &Tokens<'_>, message: &str, position: usize, (start, end): (usize, usize)) -> Finding {
    if let Some((_, wording)) = SAME_PLACE_BY_TEXT.iter().find(|(known, _)| *known == message) {
        return Finding::new(*wording, start, end);
    }
    if let Some(after) = message.strip_prefix("Expected an indented block after ") {
        let block = BLOCKS.iter().find(|(known, _)| *known == after).map_or(after, |(_, name)| name);
        let colon = tokens.all.iter().take(position).rposition(|token| token.kind == TokenKind::Colon);
        let header = colon.and_then(|colon| tokens.get(tokens.line_start(colon)));
        let line = header.map_or(1, |token| tokens.line(token.start));
        let message = format!("expected an indented block after {block} on line {line}");
        return Finding::indentation(message, start, start);
    }
    if message.starts_with("Expected `except` or `finally`") {
        let end_of_text = tokens.text.trim_end().len();
        let (start, end) = if start >= end_of_text { (end_of_text, end_of_text) } else { (start, end) };
        return Finding::new("expected 'except' or 'finally' block", start, end);
    }
    if message.starts_with("Only single target") {
        let lowered = message.replacen('O', "o", 1);
        let first = tokens.text.get(start..end).filter(|text| !text.starts_with(['(', '[']));
        let end = first.and_then(|text| text.find(',')).map_or(end, |comma| start + comma);
        return Finding::new(lowered, start, end);
    }
    if message == "Only one '*' parameter allowed" {
        return Finding::new("* argument may appear only once", start, start + 1);
    }
    if message == "Bytes literal cannot be mixed with non-bytes literals" {
        return after_string(tokens, start, "cannot mix bytes and nonbytes literals");
    }
    if message == "Expected a parameter name" {
        let equal = tokens.all.iter().skip(position).find(|t| t.kind == TokenKind::Equal && t.start >= end);
        let (equal, after) = equal.map_or((end, end), |token| (token.start, token.end));
        let text = tokens.text.get(start..end).unwrap_or_default();
        return match text {
            "True" | "False" | "None" => Finding::new(format!("cannot assign to {text}"), start, after),
            _ if text.starts_with('*') => Finding::invalid(equal, after),
            _ => {
                let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                Finding::new(message, start, after)
            }
        };
    }
    unexpected(tokens, &ParseErrorType::OtherError(String::new()), position)
}

/// A token that fits nowhere: most mistakes, told apart by what stands around it.
fn unexpected(tokens: &Tokens<'_>, error: &ParseErrorType, position: usize) -> Finding {
    let Some(token) = tokens.get(position) else {
        let end = tokens.text.trim_end().len();
        return Finding::invalid(end, end);
    };
    let previous = tokens.before(position);
    let open = tokens.open_before(position);
    let bracket = open.last().and_then(|open| tokens.get(*open));
    let in_braces = bracket.is_some_and(|token| token.kind == TokenKind::Lbrace);
    let line = tokens.line_start(position);
    let clause = tokens.get(line).map(|token| token.kind);
    if let Some((string, field)) = in_f_string(tokens, position) {
        return in_field(tokens, string, field, position);
    }
    match (error, token.kind) {
        (ParseErrorType::ExpectedToken { expected: TokenKind::Else, .. }, _) => {
            return without_else(tokens, position, token);
        }
        (ParseErrorType::ExpectedToken { expected: TokenKind::Colon, found }, kind)
            if open.is_empty() && kind != TokenKind::Equal =>
        {
            let is_forced = matches!(
                clause,
                Some(TokenKind::Def | TokenKind::Else | TokenKind::Try | TokenKind::Finally)
            );
            if *found == TokenKind::Newline {
                return Finding::new("expected ':'", token.start, token.start);
            }
            if is_forced {
                return Finding::new("expected ':'", token.start, token.end);
            }
        }
        (
            ParseErrorType::ExpectedToken { expected: TokenKind::Colon, .. },
            TokenKind::Rbrace | TokenKind::Comma,
        ) if in_braces => {
            let end = previous.map_or(token.start, |previous| previous.end);
            return Finding::new("':' expected after dictionary key", end.saturating_sub(1), end);
        }
        (ParseErrorType::ExpectedExpression, TokenKind::Rbrace | TokenKind::Comma) if in_braces => {
            if let Some(colon) = previous.filter(|previous| previous.kind == TokenKind::Colon) {
                let message = "expression expected after dictionary key and ':'";
                return Finding::new(message, colon.start, colon.end);
            }
        }
        (ParseErrorType::ExpectedExpression, TokenKind::Rpar | TokenKind::Comma)
            if clause == Some(TokenKind::Def) && open.len() == 1 =>
        {
            if let Some(equal) = previous.filter(|previous| previous.kind == TokenKind::Equal) {
                return Finding::new("expected default value expression", equal.start, equal.end);
            }
        }
        (ParseErrorType::ExpectedExpression, TokenKind::Greater) => {
            if let Some(less) = previous.filter(|t| t.kind == TokenKind::Less && t.end == token.start) {
                return Finding::invalid(less.start, token.end);
            }
        }
        (ParseErrorType::ExpectedToken { expected: TokenKind::Rpar, .. }, TokenKind::Lpar)
            if clause == Some(TokenKind::Def) && open.len() == 1 =>
        {
            let end = tokens.closing(position).and_then(|at| tokens.get(at)).map_or(token.end, |t| t.end);
            return Finding::new("Function parameters cannot be parenthesized", token.start, end);
        }
        (ParseErrorType::SimpleStatementsOnSameLine, TokenKind::Not) => {
            if let Some(next) = tokens.get(position + 1) {
                return Finding::invalid(next.start, next.end);
            }
        }
        (_, TokenKind::Equal) => {
            if let Some(finding) = equal_sign(tokens, position, clause, &open) {
                return finding;
            }
        }
        (_, kind) if kind.as_augmented_assign_operator().is_some() && open.is_empty() => {
            let start = tokens.get(line).map_or(token.start, |first| first.start);
            let end = previous.map_or(token.start, |previous| previous.end);
            let target = tokens.text.get(start..end).and_then(name_of);
            if let Some(name @ ("tuple" | "list")) = target {
                return Finding::new(
                    format!("'{name}' is an illegal expression for augmented assignment"),
                    start,
                    end,
                );
            }
        }
        _ => {}
    }
    if let Some(finding) = legacy(tokens, position, line) {
        return finding;
    }
    if !open.is_empty()
        && clause != Some(TokenKind::Def)
        && let Some(finding) = missing_comma(tokens, position)
    {
        return finding;
    }
    match token.kind {
        TokenKind::Newline | TokenKind::EndOfFile => Finding::invalid(token.start, token.start),
        TokenKind::Indent => Finding::indentation("unexpected indent", token.start, token.end),
        _ => Finding::invalid(token.start, token.end),
    }
}

/// `print x`
fn legacy(tokens: &Tokens<'_>, position: usize, line: usize) -> Option<Finding> {
    let first = tokens.get(line)?;
    let name = tokens.text_of(first);
    if !matches!(name, "print" | "exec")
        || position != line + 1
        || !starts_operand(tokens.get(position)?.kind)
    {
        return None;
    }
    let mut end = operands::end_of(tokens, position, Reach::Disjunction);
    while tokens.get(end).is_some_and(|token| token.kind == TokenKind::Comma)
        && tokens.get(end + 1).is_some_and(|token| starts_operand(token.kind))
    {
        end = operands::end_of(tokens, end + 1, Reach::Disjunction);
    }
    let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
    Some(Finding::new(message, first.start, tokens.before(end)?.end))
}

/// Two expressions side by side in brackets.
fn missing_comma(tokens: &Tokens<'_>, position: usize) -> Option<Finding> {
    let (token, previous) = (tokens.get(position)?, tokens.before(position)?);
    if !ends_operand(previous.kind) || !starts_operand(token.kind) {
        return None;
    }
    let first = operands::start_of(tokens, position, Reach::Disjunction)?;
    let start = tokens.get(first)?;
    let is_soft = matches!(start.kind, TokenKind::Match | TokenKind::Case | TokenKind::Type);
    let is_prefix = start.kind == TokenKind::Name
        && first + 1 == position
        && matches!(token.kind, TokenKind::String | TokenKind::FStringStart);
    if is_soft || is_prefix || tokens.text_of(start) == "_" {
        return None;
    }
    let end = operands::end_of(tokens, position, Reach::Disjunction);
    let last = tokens.before(end)?;
    Some(Finding::new("invalid syntax. Perhaps you forgot a comma?", start.start, last.end))
}

/// `a if b` without its `else`.
fn without_else(tokens: &Tokens<'_>, position: usize, token: Token) -> Finding {
    let start =
        tokens.all.iter().take(position).rposition(|token| token.kind == TokenKind::If).and_then(|at| {
            operands::start_of(tokens, at, Reach::Disjunction).and_then(|first| tokens.get(first))
        });
    let end = tokens.before(position).map_or(token.start, |previous| previous.end);
    Finding::new("expected 'else' after 'if' expression", start.map_or(token.start, |first| first.start), end)
}

/// `=` where a value is wanted.
fn equal_sign(
    tokens: &Tokens<'_>,
    position: usize,
    clause: Option<TokenKind>,
    open: &[usize],
) -> Option<Finding> {
    let is_condition = matches!(clause, Some(TokenKind::If | TokenKind::While | TokenKind::Elif));
    if open.is_empty() && !is_condition {
        return None;
    }
    let first = operands::start_of(tokens, position, Reach::Arithmetic)?;
    if tokens.before(first).is_some_and(|before| before.kind == TokenKind::Equal) {
        return None;
    }
    let (start, end) = (tokens.get(first)?.start, tokens.before(position)?.end);
    let after = operands::end_of(tokens, position + 1, Reach::Arithmetic);
    if after == position + 1
        || tokens.get(after).is_some_and(|t| matches!(t.kind, TokenKind::Equal | TokenKind::ColonEqual))
    {
        return None;
    }
    match tokens.text.get(start..end).and_then(name_of)? {
        "name" => {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            Some(Finding::new(message, start, tokens.before(after)?.end))
        }
        "list" | "tuple" | "generator expression" | "True" | "False" | "None" => None,
        name => {
            let message = format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
            Some(Finding::new(message, start, end))
        }
    }
}

/// What cannot be assigned to.
fn assignment(tokens: &Tokens<'_>, position: usize, (start, end): (usize, usize)) -> Finding {
    let name = tokens.text.get(start..end).and_then(name_of).unwrap_or("expression");
    let first = tokens.line_start(position);
    let mut after = tokens.at(end);
    let is_grouped = tokens.before(position).is_some_and(|token| token.kind == TokenKind::Lpar)
        && tokens.get(after).is_some_and(|token| token.kind == TokenKind::Rpar);
    after += usize::from(is_grouped);
    let is_assigned = tokens.get(after).is_some_and(|token| token.kind == TokenKind::Equal);
    let line = tokens.all.iter().skip(first).take_while(|token| token.kind != TokenKind::Newline);
    let is_only = line.filter(|token| token.kind == TokenKind::Equal).count() == 1;
    if name == "yield expression" && is_assigned && !is_only {
        return Finding::new("assignment to yield expression not possible", start, end);
    }
    let is_arithmetic = !matches!(
        name,
        "True"
            | "False"
            | "None"
            | "list"
            | "tuple"
            | "generator expression"
            | "lambda"
            | "comparison"
            | "conditional expression"
            | "starred"
    );
    let text = tokens.text.get(start..end).unwrap_or_default();
    let is_boolean = text.starts_with("not ") || text.contains(" and ") || text.contains(" or ");
    if is_assigned && is_only && (is_grouped || (is_arithmetic && !(name == "expression" && is_boolean))) {
        let message = format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
        return Finding::new(message, start, end);
    }
    Finding::new(format!("cannot assign to {name}"), start, end)
}

fn starred(tokens: &Tokens<'_>, position: usize, start: usize) -> Finding {
    let is_value = tokens.before(position).is_some_and(|token| token.kind == TokenKind::Colon);
    let bracket = tokens.open_before(position).last().and_then(|open| tokens.get(*open));
    if is_value && bracket.is_some_and(|token| token.kind == TokenKind::Lbrace) {
        let end = operands::end_of(tokens, position, Reach::Disjunction);
        let end = tokens.before(end).map_or(start + 1, |token| token.end);
        return Finding::new("cannot use a starred expression in a dictionary value", start, end);
    }
    Finding::invalid(start, start + 1)
}

/// At the bracket that closes the call.
fn at_closing(tokens: &Tokens<'_>, position: usize, message: &str) -> Finding {
    let closing = tokens.open_before(position).last().and_then(|open| tokens.closing(*open));
    let token = closing.or(Some(position)).and_then(|at| tokens.get(at));
    let (start, end) = token.map_or((0, 0), |token| (token.start, token.end));
    Finding::new(message, start, end)
}

/// At the first token of a kind in a range.
fn first_of(tokens: &Tokens<'_>, position: usize, end: usize, kind: TokenKind) -> Finding {
    let range = tokens.all.iter().skip(position).take_while(|token| token.start < end);
    let token = range.clone().find(|token| token.kind == kind).or(tokens.all.get(position));
    token.map_or(Finding::invalid(end, end), |token| Finding::invalid(token.start, token.end))
}

/// At the token after the string that a place is in: CPython looks inside strings when it has read them.
pub(super) fn after_string(tokens: &Tokens<'_>, place: usize, message: &str) -> Finding {
    let (_, after) = tokens.string_around(place);
    let (start, end) = match tokens.get(after) {
        Some(token) if token.kind == TokenKind::Newline => (token.start, token.start),
        Some(token) => (token.start, token.end),
        None => (place, place),
    };
    Finding::new(message, start, end)
}

/// The f-string whose replacement field a token is in, by its first token and by that of the field.
fn in_f_string(tokens: &Tokens<'_>, position: usize) -> Option<(usize, usize)> {
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (at, token) in tokens.all.iter().enumerate().take(position) {
        match token.kind {
            TokenKind::FStringStart => open.push((at, at)),
            TokenKind::FStringEnd | TokenKind::Newline => drop(open.pop()),
            TokenKind::Lbrace => {
                if let Some((_, field)) = open.last_mut() {
                    *field = at;
                }
            }
            _ => {}
        }
    }
    open.last().copied().filter(|(start, field)| field > start)
}

/// What is wrong with the expression of a replacement field.
fn in_field(tokens: &Tokens<'_>, string: usize, field: usize, position: usize) -> Finding {
    let place = tokens.get(string).map_or(0, |token| token.start);
    let (token, previous) = (tokens.get(position), tokens.before(position));
    let is_first = previous.is_some_and(|previous| previous.kind == TokenKind::Lbrace);
    match token.map(|token| token.kind) {
        Some(TokenKind::Rbrace | TokenKind::Exclamation | TokenKind::Colon) if is_first => {
            after_string(tokens, place, "f-string: empty expression not allowed")
        }
        Some(TokenKind::FStringEnd | TokenKind::Newline | TokenKind::Unknown) => {
            after_string(tokens, place, "f-string: expecting '}'")
        }
        _ => {
            let (start, end) = token.map_or((place, place), |token| (token.start, token.end));
            let found = missing_comma(tokens, position).unwrap_or_else(|| Finding::invalid(start, end));
            let excerpt = excerpt(tokens, field, &found);
            Finding { message: format!("f-string: {}", found.message), excerpt, ..found }
        }
    }
}

/// The expression of a replacement field as CPython parses it on its own: in parentheses.
fn excerpt(tokens: &Tokens<'_>, field: usize, found: &Finding) -> Option<Excerpt> {
    let opening = tokens.get(field)?;
    let mut depth = 0usize;
    let end = tokens.all.iter().skip(field + 1).find(|token| match token.kind {
        TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => {
            depth += 1;
            false
        }
        TokenKind::Rbrace | TokenKind::Colon | TokenKind::Exclamation if depth == 0 => true,
        TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
            depth = depth.saturating_sub(1);
            false
        }
        TokenKind::FStringEnd | TokenKind::Newline => true,
        // The lexer gives up on a brace where it has lost the field.
        TokenKind::Unknown => tokens.text.get(token.start..token.end) == Some("}"),
        _ => false,
    })?;
    let text = tokens.text.get(opening.end..end.start)?;
    let inside = |at: usize| (at + 1).saturating_sub(opening.end).min(text.len() + 2);
    Some(Excerpt { text: format!("({text})"), start: inside(found.start), end: inside(found.end) })
}

fn f_string(
    tokens: &Tokens<'_>,
    kind: &InterpolatedStringErrorType,
    position: usize,
    start: usize,
) -> Finding {
    match kind {
        InterpolatedStringErrorType::UnclosedLbrace => match in_f_string(tokens, position) {
            Some((string, field)) => in_field(tokens, string, field, position),
            None => after_string(tokens, start, "f-string: expecting '}'"),
        },
        InterpolatedStringErrorType::SingleRbrace => {
            after_string(tokens, start, "f-string: single '}' is not allowed")
        }
        InterpolatedStringErrorType::InvalidConversionFlag
        | InterpolatedStringErrorType::ConversionFlagNotImmediatelyAfterExclamation => {
            after_string(tokens, start, "f-string: invalid conversion character: expected 's', 'r', or 'a'")
        }
        InterpolatedStringErrorType::UnterminatedString
        | InterpolatedStringErrorType::UnterminatedTripleQuotedString => {
            let opening = tokens.all.iter().rfind(|t| t.kind == TokenKind::FStringStart && t.start <= start);
            let end = opening.and_then(|token| tokens.end_of_string(token.start)).unwrap_or(start);
            lexical::unclosed_field(tokens, end)
        }
        InterpolatedStringErrorType::LambdaWithoutParentheses
        | InterpolatedStringErrorType::NewlineInFormatSpec => {
            let token = tokens.get(position);
            Finding::new("f-string: invalid syntax", start, token.map_or(start, |token| token.end))
        }
    }
}

/// The quotes of an f-string inside of it: to CPython 3.11 it ends there.
pub(super) fn nested_quote(tokens: &Tokens<'_>, place: usize) -> Finding {
    let (string, _) = tokens.string_around(place);
    let nested = tokens.at(place);
    let between = tokens.all.get(string..nested).unwrap_or_default();
    let mut open = Vec::new();
    for token in between {
        match token.kind {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => open.push(tokens.text_of(*token)),
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => drop(open.pop()),
            _ => {}
        }
    }
    let message = match open.last() {
        Some(bracket) if *bracket != "{" => format!("f-string: unmatched '{bracket}'"),
        _ => "f-string: expecting '}'".to_owned(),
    };
    let content = tokens.text.get(place + 1..).unwrap_or_default();
    let word = content.find(|c: char| !(c == '_' || c.is_alphanumeric())).unwrap_or(content.len());
    Finding::new(message, place + 1, place + 1 + word.max(1))
}

/// An escape that stands for no character: `"\Users"`.
fn unicode(tokens: &Tokens<'_>, place: usize) -> Finding {
    let (string, _) = tokens.string_around(place.saturating_sub(1));
    let token = tokens.get(string).unwrap_or(Token { kind: TokenKind::String, start: place, end: place });
    let text = tokens.text.get(token.start..).unwrap_or_default();
    let quotes = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let prefix = text.len() - quotes.len();
    let width = if quotes.starts_with("\"\"\"") || quotes.starts_with("'''") { 3 } else { 1 };
    let body = token.start + prefix + width;
    let before = tokens.text.get(body..place).unwrap_or_default();
    let escape = before.rfind('\\').unwrap_or(0);
    let rest = tokens.text.get(body + escape + 1..).unwrap_or_default();
    let digits = rest.chars().skip(1).take_while(char::is_ascii_hexdigit).count();
    if text.starts_with(['b', 'B']) {
        let message = format!("(value error) invalid \\x escape at position {escape}");
        return after_string(tokens, token.start, &message);
    }
    let (what, length) = match rest.chars().next() {
        Some('x') => ("truncated \\xXX escape", digits),
        Some('u') => ("truncated \\uXXXX escape", digits),
        Some('U') if digits >= 8 => ("illegal Unicode character", 8),
        Some('U') => ("truncated \\UXXXXXXXX escape", digits),
        Some('N') => match rest.find('}') {
            Some(end) => ("unknown Unicode character name", end),
            None => ("malformed \\N character escape", 0),
        },
        _ => ("\\ at end of string", 0),
    };
    let message = format!(
        "(unicode error) 'unicodeescape' codec can't decode bytes in position {escape}-{}: {what}",
        escape + 1 + length
    );
    after_string(tokens, token.start, &message)
}

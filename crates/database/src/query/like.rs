//! LIKE, which in SQLite ignores the case of ASCII letters and of no others.

use bothways_sql::Expression;
use bothways_world::Scalar;
use gluesql_core::ast::{BinaryOperator as GlueOperator, Expr, Function};
use gluesql_core::data::Value;

use super::scope::Scope;
use super::truth::Wanted;
use super::value::{Kind, Typed, binary, case, constant, value};
use crate::affinity::Affinity;
use crate::write::Failure;

/// `left LIKE pattern` as a condition; NULL on either side is neither true nor false.
pub(super) fn like(
    scope: &Scope,
    left: &Expression,
    pattern: &Expression,
    wanted: Wanted,
) -> Result<Expr, Failure> {
    let (pattern, escape) = match pattern {
        Expression::Escaped { pattern, escape } => (&**pattern, Some(escaping(escape)?)),
        pattern => (pattern, None),
    };
    let left = value(scope, uncased(left))?;
    let Some(pattern) = constant(pattern) else {
        if escape.is_some() {
            return Err(Failure::unsupported("ESCAPE with a pattern that is not a constant"));
        }
        return like_computed(left, value(scope, uncased(pattern))?, wanted);
    };
    let no = Expr::Value(Value::Bool(false));
    let pattern = match Affinity::Text.apply(&pattern) {
        Scalar::Text(pattern) => pattern,
        Scalar::Null => return Ok(no),
        _ => return Err(Failure::unsupported("LIKE with a pattern that is not text")),
    };
    if left.kind == Kind::Null {
        return Ok(no);
    }
    let text = left.text("LIKE")?;
    let matches = Expr::Regex {
        expr: Box::new(text.expr.clone()),
        negated: wanted == Wanted::False,
        pattern: Box::new(Expr::Value(Value::Str(regular_expression(&pattern, escape)))),
        case_sensitive: true,
    };
    // GlueSQL makes a pattern match on NULL an error.
    Ok(case(Expr::IsNull(Box::new(text.expr)), no, matches))
}

/// LIKE with a pattern that each row has its own of.
fn like_computed(left: Typed, pattern: Typed, wanted: Wanted) -> Result<Expr, Failure> {
    let no = Expr::Value(Value::Bool(false));
    if left.kind == Kind::Null || pattern.kind == Kind::Null {
        return Ok(no);
    }
    let (text, pattern) = (left.text("LIKE")?.expr, pattern.text("LIKE")?.expr);
    let of_str = |text: &str| Expr::Value(Value::Str(text.to_owned()));
    let escaped = SPECIAL.iter().fold(pattern.clone(), |expr, (sign, itself)| {
        let (old, new) = (of_str(sign), of_str(itself));
        Expr::Function(Box::new(Function::Replace { expr, old, new }))
    });
    let concatenated = |left, right| binary(left, GlueOperator::StringConcat, right);
    let expression = concatenated(concatenated(of_str(r"(?s)\A"), escaped), of_str(r"\z"));
    let matches = Expr::Regex {
        expr: Box::new(text.clone()),
        negated: wanted == Wanted::False,
        pattern: Box::new(expression),
        // Of ASCII letters only: the crate knows no others.
        case_sensitive: false,
    };
    let known = case(Expr::IsNull(Box::new(pattern)), no.clone(), matches);
    Ok(case(Expr::IsNull(Box::new(text)), no, known))
}

/// Signs that mean something in a regular expression, and what stands for each; what stands for the signs of LIKE
/// comes last.
const SPECIAL: [(&str, &str); 16] = [
    (r"\", r"\\"),
    (".", r"\."),
    ("+", r"\+"),
    ("*", r"\*"),
    ("?", r"\?"),
    ("(", r"\("),
    (")", r"\)"),
    ("|", r"\|"),
    ("[", r"\["),
    ("]", r"\]"),
    ("{", r"\{"),
    ("}", r"\}"),
    ("^", r"\^"),
    ("$", r"\$"),
    ("%", ".*"),
    ("_", "."),
];

/// `lower(x) LIKE …` (what `ilike()` and `icontains()` print) asks the same as `x LIKE …`.
fn uncased(expression: &Expression) -> &Expression {
    match expression {
        Expression::Function { name, arguments, star: false } if matches!(&**name, "lower" | "upper") => {
            match &arguments[..] {
                [argument] => argument,
                _ => expression,
            }
        }
        _ => expression,
    }
}

/// The sign of `ESCAPE`.
fn escaping(escape: &str) -> Result<char, Failure> {
    let mut signs = escape.chars();
    match (signs.next(), signs.next()) {
        (Some(sign), None) => Ok(sign),
        _ => Err(Failure::operational("ESCAPE expression must be a single character".to_owned())),
    }
}

fn regular_expression(pattern: &str, escape: Option<char>) -> String {
    let mut expression = String::from(r"(?s)\A");
    let mut signs = pattern.chars();
    while let Some(sign) = signs.next() {
        match sign {
            sign if Some(sign) == escape => match signs.next() {
                Some(escaped) => push_itself(&mut expression, escaped),
                // Nothing matches a pattern that ends in it.
                None => expression.push_str(r"[^\s\S]"),
            },
            '%' => expression.push_str(".*"),
            '_' => expression.push('.'),
            sign => push_itself(&mut expression, sign),
        }
    }
    expression.push_str(r"\z");
    expression
}

/// A sign that stands for itself, in either case.
fn push_itself(expression: &mut String, sign: char) {
    match sign {
        letter if letter.is_ascii_alphabetic() => {
            expression.push('[');
            expression.push(letter.to_ascii_lowercase());
            expression.push(letter.to_ascii_uppercase());
            expression.push(']');
        }
        // Digits and characters beyond ASCII must not be escaped.
        plain if plain.is_ascii_digit() || !plain.is_ascii() => expression.push(plain),
        special => expression.push_str(&format!(r"\x{:02x}", u32::from(special))),
    }
}

//! What CPython's parser and compiler warn of before the program runs: escapes that are none, comparisons with
//! literals by identity, tuples that are asserted, and literals that are called or indexed as if a comma were missing.

use ruff_python_ast::visitor::{Visitor, walk_bytes_literal, walk_expr, walk_stmt, walk_string_literal};
use ruff_python_ast::{
    BytesLiteral, CmpOp, Expr, ExprCompare, ExprContext, InterpolatedStringElement, ModModule, Number,
    Operator, Stmt, StringLiteral, UnaryOp,
};
use ruff_python_ast::{FString, visitor};
use ruff_text_size::{Ranged, TextRange};

use super::Source;
use crate::place::Place;

/// One thing that is warned of before the program runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CompileWarning {
    /// Whether it is a `DeprecationWarning`; a `SyntaxWarning` otherwise.
    pub is_deprecation: bool,
    pub message: String,
    pub place: Place,
}

/// All that is warned of in a module, in the order in which CPython comes across it.
pub(super) fn of_module(source: &Source, module: &ModModule) -> Vec<CompileWarning> {
    let mut lexical = Lexical { source, found: Vec::new() };
    lexical.visit_body(&module.body);
    let mut doubts = Doubts { source, found: lexical.found };
    doubts.visit_body(&module.body);
    doubts.found
}

/// Looks for what is no part of the syntax but taken as such: escape sequences that Python does not know, numbers that
/// run into a keyword.
struct Lexical<'a> {
    source: &'a Source,
    found: Vec<CompileWarning>,
}

impl Lexical<'_> {
    fn warn(&mut self, at: TextRange, is_deprecation: bool, message: String) {
        let place = self.source.place(at.start().into(), at.end().into());
        self.found.push(CompileWarning { is_deprecation, message, place });
    }

    /// Looks at what follows a number: a keyword without a space between them.
    fn number(&mut self, range: TextRange) {
        let (start, end) = (range.start().to_usize(), range.end().to_usize());
        let rest = self.source.text.get(end..).unwrap_or_default();
        if !AFTER_NUMBERS.iter().any(|keyword| rest.starts_with(keyword)) {
            return;
        }
        let number = self.source.text.get(start..end).unwrap_or_default().to_ascii_lowercase();
        let kind = match number.get(..2) {
            Some("0x") => "hexadecimal",
            Some("0o") => "octal",
            Some("0b") => "binary",
            _ if number.ends_with('j') => "imaginary",
            _ => "decimal",
        };
        self.warn(range, false, format!("invalid {kind} literal"));
    }

    /// Looks through a part of a literal whose text begins at an offset.
    fn check(&mut self, literal: TextRange, part: TextRange, known: &str) {
        let text = |range: TextRange| self.source.text.get(range.start().to_usize()..range.end().to_usize());
        let prefix = text(literal).and_then(|text| text.split(['"', '\'']).next()).unwrap_or_default();
        if prefix.contains(['r', 'R']) {
            return;
        }
        let mut letters = text(part).unwrap_or_default().chars();
        while let Some(letter) = letters.next() {
            if letter != '\\' {
                continue;
            }
            // A replacement field may follow, whose brace is what is escaped then.
            match letters.next().or_else(|| self.source.text.get(part.end().to_usize()..)?.chars().next()) {
                Some(escaped) if !known.contains(escaped) => {
                    self.warn(literal, true, format!("invalid escape sequence '\\{escaped}'"));
                    // Of each literal only the first.
                    return;
                }
                _ => {}
            }
        }
    }
}

/// The keywords that may follow a number at once.
const AFTER_NUMBERS: [&str; 8] = ["and", "else", "for", "if", "in", "is", "not", "or"];

/// What may follow a backslash in any literal, and what in text besides.
const ESCAPES: &str = "\n\r\\'\"abfnrtv01234567x";
const TEXT_ESCAPES: &str = "\n\r\\'\"abfnrtv01234567xNuU";

impl<'a> Visitor<'a> for Lexical<'_> {
    fn visit_expr(&mut self, expression: &'a Expr) {
        if let Expr::NumberLiteral(number) = expression {
            self.number(number.range);
        }
        walk_expr(self, expression);
    }

    fn visit_string_literal(&mut self, literal: &'a StringLiteral) {
        self.check(literal.range(), literal.range(), TEXT_ESCAPES);
        walk_string_literal(self, literal);
    }

    fn visit_bytes_literal(&mut self, literal: &'a BytesLiteral) {
        self.check(literal.range(), literal.range(), ESCAPES);
        walk_bytes_literal(self, literal);
    }

    fn visit_f_string(&mut self, f_string: &'a FString) {
        for element in &f_string.elements {
            if let InterpolatedStringElement::Literal(part) = element {
                self.check(f_string.range(), part.range(), TEXT_ESCAPES);
            }
        }
        visitor::walk_f_string(self, f_string);
    }
}

/// Looks for what the compiler doubts.
struct Doubts<'a> {
    source: &'a Source,
    found: Vec<CompileWarning>,
}

impl Doubts<'_> {
    fn warn(&mut self, at: TextRange, message: String) {
        let place = self.source.place(at.start().into(), at.end().into());
        self.found.push(CompileWarning { is_deprecation: false, message, place });
    }

    fn comparison(&mut self, node: &ExprCompare) {
        let mut left = is_literal(&node.left);
        for (operator, right) in node.ops.iter().zip(&node.comparators) {
            let right = is_literal(right);
            if left || right {
                let message = match operator {
                    CmpOp::Is => r#""is" with a literal. Did you mean "=="?"#,
                    CmpOp::IsNot => r#""is not" with a literal. Did you mean "!="?"#,
                    _ => "",
                };
                if !message.is_empty() {
                    return self.warn(node.range, message.to_owned());
                }
            }
            left = right;
        }
    }

    fn missing_comma(&mut self, at: TextRange, what: &str) {
        self.warn(at, format!("{what}; perhaps you missed a comma?"));
    }
}

impl<'a> Visitor<'a> for Doubts<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if let Stmt::Assert(node) = statement
            && let Expr::Tuple(test) = &*node.test
            && !test.elts.is_empty()
        {
            self.warn(node.range, "assertion is always true, perhaps remove parentheses?".to_owned());
        }
        walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Compare(node) => self.comparison(node),
            Expr::Call(node) => {
                if let Some(class) = class_of(&node.func)
                    && !matches!(&*node.func, Expr::Lambda(_))
                {
                    self.missing_comma(node.range(), &format!("'{class}' object is not callable"));
                }
            }
            Expr::Subscript(node) if node.ctx == ExprContext::Load => {
                let container = class_of(&node.value);
                match (container, class_of(&node.slice)) {
                    (Some(class @ ("str" | "bytes" | "tuple" | "list")), Some(index))
                        if !matches!(index, "int" | "bool") =>
                    {
                        let message = format!("{class} indices must be integers or slices, not {index}");
                        self.missing_comma(node.range, &message);
                    }
                    (Some(class), _) if !matches!(class, "str" | "bytes" | "tuple" | "list" | "dict") => {
                        self.missing_comma(node.range, &format!("'{class}' object is not subscriptable"));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        walk_expr(self, expression);
    }
}

/// Whether the value is a constant whose identity says nothing: not `None`, `...` or a truth value.
fn is_literal(expression: &Expr) -> bool {
    match expression {
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => true,
        Expr::UnaryOp(_) | Expr::BinOp(_) => folded(expression).is_some(),
        Expr::Tuple(node) => node.elts.iter().all(is_constant),
        _ => false,
    }
}

fn is_constant(expression: &Expr) -> bool {
    let is_singleton =
        matches!(expression, Expr::NoneLiteral(_) | Expr::BooleanLiteral(_) | Expr::EllipsisLiteral(_));
    is_singleton || is_literal(expression)
}

/// The class of the value, where the expression alone tells.
fn class_of(expression: &Expr) -> Option<&'static str> {
    Some(match expression {
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        Expr::StringLiteral(_) | Expr::FString(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::BooleanLiteral(_) => "bool",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::NumberLiteral(number) => match number.value {
            Number::Int(_) => "int",
            Number::Float(_) => "float",
            Number::Complex { .. } => "complex",
        },
        Expr::UnaryOp(_) | Expr::BinOp(_) => return folded(expression).map(|(class, _)| class),
        _ => return None,
    })
}

/// Class and, roughly, value of a number that CPython computes when it compiles.
fn folded(expression: &Expr) -> Option<(&'static str, f64)> {
    match expression {
        Expr::NumberLiteral(number) => match &number.value {
            Number::Int(whole) => Some(("int", whole.as_u64().map_or(f64::MAX, |whole| whole as f64))),
            Number::Float(float) => Some(("float", *float)),
            Number::Complex { .. } => None,
        },
        Expr::UnaryOp(node) => {
            let (class, value) = folded(&node.operand)?;
            match node.op {
                UnaryOp::USub => Some((class, -value)),
                UnaryOp::UAdd => Some((class, value)),
                UnaryOp::Invert if class == "int" => Some((class, -1.0 - value)),
                _ => None,
            }
        }
        Expr::BinOp(node) => {
            let ((left, a), (right, b)) = (folded(&node.left)?, folded(&node.right)?);
            let class = if left == "int" && right == "int" { "int" } else { "float" };
            match node.op {
                Operator::Add => Some((class, a + b)),
                Operator::Sub => Some((class, a - b)),
                Operator::Mult => Some((class, a * b)),
                Operator::Div if b != 0.0 => Some(("float", a / b)),
                Operator::FloorDiv if b != 0.0 => Some((class, (a / b).floor())),
                Operator::Mod if b != 0.0 => Some((class, a % b)),
                Operator::Pow if b >= 0.0 => {
                    Some((class, a.powf(b))).filter(|(_, power)| power.abs() < 3.4e38)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

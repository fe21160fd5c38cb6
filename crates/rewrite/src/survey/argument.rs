//! The arguments of a call, with what has to be known to remove, replace or carry them.

use ruff_python_ast::visitor::{Visitor, walk_expr};
use ruff_python_ast::{ArgOrKeyword, Expr, ExprCall};

use super::class::span;
use super::{Imports, Span};

/// The arguments of a call.
#[derive(Clone, Debug)]
pub(crate) struct Arguments {
    /// What is called, as it is spelt.
    pub callee: Span,
    /// From `(` to `)`.
    pub brackets: Span,
    /// In the order of the source.
    pub items: Vec<Argument>,
}

/// One argument.
#[derive(Clone, Debug)]
pub(crate) struct Argument {
    /// Its keyword; none for a positional one.
    pub keyword: Option<String>,
    /// Whether it is `*…` or `**…`.
    pub is_starred: bool,
    /// All of it.
    pub span: Span,
    /// Its value.
    pub value: Span,
    /// What the value is.
    pub content: Content,
    /// The bare names in the value, those inside strings and lambdas left out.
    pub names: Vec<String>,
}

/// What an argument's value is, as far as anybody asks.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// A string.
    Text(String),
    /// True or False.
    Bool(bool),
    /// A dotted name, or a lambda that gives one: its last part.
    Dotted(String),
    /// A name, or a list of names.
    Names(Vec<String>),
    /// A call of this name.
    Call(String, Box<Arguments>),
    /// Anything else.
    Other,
}

impl Arguments {
    /// Reads a call.
    pub fn of(call: &ExprCall, source: &str, imports: &Imports) -> Self {
        let items = call.arguments.iter_source_order().map(|item| Argument::of(item, source, imports));
        Self { callee: span(&*call.func), brackets: span(&call.arguments), items: items.collect() }
    }

    /// The position of a keyword.
    pub fn position(&self, keyword: &str) -> Option<usize> {
        self.items.iter().position(|item| item.keyword.as_deref() == Some(keyword))
    }

    /// An argument by keyword.
    pub fn get(&self, keyword: &str) -> Option<&Argument> {
        self.items.iter().find(|item| item.keyword.as_deref() == Some(keyword))
    }
}

impl Argument {
    fn of(item: ArgOrKeyword<'_>, source: &str, imports: &Imports) -> Self {
        let expression = item.value();
        let (keyword, is_starred) = match item {
            ArgOrKeyword::Arg(value) => (None, value.is_starred_expr()),
            ArgOrKeyword::Keyword(keyword) => {
                (keyword.arg.as_ref().map(|name| name.id.to_string()), keyword.arg.is_none())
            }
        };
        let mut names = Names { found: Vec::new() };
        names.visit_expr(expression);
        let content = content(expression, source, imports);
        Self { keyword, is_starred, span: span(&item), value: span(expression), content, names: names.found }
    }

    /// The name that `back_populates` or `backref` gives.
    pub fn as_attribute_name(&self) -> Option<&str> {
        match &self.content {
            Content::Text(name) | Content::Dotted(name) => Some(name),
            Content::Names(_) | Content::Bool(_) | Content::Call(..) | Content::Other => None,
        }
    }
}

fn content(expression: &Expr, source: &str, imports: &Imports) -> Content {
    match expression {
        Expr::StringLiteral(literal) => Content::Text(literal.value.to_str().to_owned()),
        Expr::BooleanLiteral(literal) => Content::Bool(literal.value),
        Expr::Attribute(attribute) => Content::Dotted(attribute.attr.id.to_string()),
        Expr::Lambda(lambda) => match content(&lambda.body, source, imports) {
            Content::Names(names) if names.len() == 1 => Content::Dotted(names.concat()),
            Content::Dotted(name) => Content::Dotted(name),
            _ => Content::Other,
        },
        Expr::Name(name) => Content::Names(vec![name.id.to_string()]),
        Expr::List(list) => {
            let names: Option<Vec<String>> = list.elts.iter().map(super::class::name).collect();
            names.map_or(Content::Other, Content::Names)
        }
        Expr::Call(call) => match imports.original_name(&call.func) {
            Some(name) => Content::Call(name.to_owned(), Box::new(Arguments::of(call, source, imports))),
            None => Content::Other,
        },
        _ => Content::Other,
    }
}

/// Collects bare names. A lambda's body is read later, outside the class, where its names are found anyway.
struct Names {
    found: Vec<String>,
}

impl<'a> Visitor<'a> for Names {
    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) => self.found.push(name.id.to_string()),
            Expr::Lambda(_) => {}
            _ => walk_expr(self, expression),
        }
    }
}

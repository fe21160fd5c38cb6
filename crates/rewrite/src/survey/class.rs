//! What a class says about its table, its foreign keys and its members.

use ruff_python_ast::visitor::{Visitor, walk_expr};
use ruff_python_ast::{Expr, ExprCall, Stmt, StmtClassDef};
use ruff_text_size::Ranged;

use super::{Imports, Span};

/// A class of the document.
pub(crate) struct Class {
    /// Its name.
    pub name: String,
    /// The names of its bases.
    pub bases: Vec<String>,
    /// Whether it is a declarative base and not mapped itself.
    pub is_base: bool,
    /// Its table's name, if it is written out.
    pub table: Option<String>,
    /// What its foreign keys refer to.
    pub foreign_keys: Vec<ForeignKey>,
    /// Whether the annotation of a foreign key allows None.
    pub has_optional_key: bool,
    /// How `Mapped` is spelt in its annotations; none where they do not use it.
    pub mapped: Option<Span>,
    /// Whether its constructor is made from its annotations, so that adding one changes how it is called.
    pub is_dataclass: bool,
    /// Names in its body with the whole statement.
    pub members: Vec<(String, Span)>,
    /// The statement that the next attribute goes after, and whether a relationship is assigned in it.
    pub last_attribute: Span,
    /// The statements of its body.
    pub body: Vec<Span>,
}

/// What a foreign key refers to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ForeignKey {
    /// The table, or the class where the key names a class's column.
    pub table: String,
    /// The column.
    pub column: String,
}

impl Class {
    /// Reads a class.
    pub fn of(definition: &StmtClassDef, imports: &Imports) -> Self {
        let arguments = definition.arguments.as_deref();
        let base_expressions = arguments.map_or(&[][..], |arguments| &arguments.args);
        let bases: Vec<String> = base_expressions
            .iter()
            .filter_map(|base| imports.original_name(base))
            .map(str::to_owned)
            .collect();
        let decorated = |name: &str| {
            definition.decorator_list.iter().any(|decorator| {
                let expression = match &decorator.expression {
                    Expr::Call(call) => &*call.func,
                    other => other,
                };
                imports.original_name(expression) == Some(name)
            })
        };
        let mut keys = ForeignKeys { imports, found: Vec::new() };
        keys.visit_body(&definition.body);
        let last = definition.body.iter().rev().find(|s| matches!(s, Stmt::Assign(_) | Stmt::AnnAssign(_)));
        let last = last.or(definition.body.last());
        Self {
            name: definition.name.id.to_string(),
            is_base: bases.iter().any(|base| base.starts_with("DeclarativeBase")),
            is_dataclass: bases.iter().any(|base| base == "MappedAsDataclass")
                || decorated("mapped_as_dataclass"),
            bases,
            table: definition.body.iter().find_map(table_name),
            foreign_keys: keys.found,
            has_optional_key: definition.body.iter().any(|statement| optional_key(statement, imports)),
            mapped: definition.body.iter().find_map(|statement| mapped_spelling(statement, imports)),
            members: definition.body.iter().flat_map(member).collect(),
            last_attribute: last.map_or(definition.end().to_usize()..definition.end().to_usize(), span),
            body: definition.body.iter().map(span).collect(),
        }
    }
}

/// The stretch of a node.
pub(super) fn span(node: &impl Ranged) -> Span {
    node.start().to_usize()..node.end().to_usize()
}

pub(super) fn member(statement: &Stmt) -> Vec<(String, Span)> {
    let names: Vec<String> = match statement {
        Stmt::Assign(assign) => assign.targets.iter().filter_map(name).collect(),
        Stmt::AnnAssign(assign) => name(&assign.target).into_iter().collect(),
        Stmt::FunctionDef(function) => vec![function.name.id.to_string()],
        Stmt::ClassDef(class) => vec![class.name.id.to_string()],
        _ => Vec::new(),
    };
    names.into_iter().map(|name| (name, span(statement))).collect()
}

pub(super) fn name(target: &Expr) -> Option<String> {
    target.as_name_expr().map(|name| name.id.to_string())
}

/// `__tablename__ = "…"`, or the name given to `Table` in `__table__`.
fn table_name(statement: &Stmt) -> Option<String> {
    let Stmt::Assign(assign) = statement else { return None };
    let [target] = assign.targets.as_slice() else { return None };
    match (name(target)?.as_str(), &*assign.value) {
        ("__tablename__", Expr::StringLiteral(table)) => Some(table.value.to_str().to_owned()),
        ("__table__", Expr::Call(call)) => first_text(call),
        _ => None,
    }
}

/// `enrolment = Table("enrolment", …)`.
pub(super) fn table_variable(statement: &Stmt, imports: &Imports) -> Option<(String, String)> {
    let Stmt::Assign(assign) = statement else { return None };
    let [target] = assign.targets.as_slice() else { return None };
    let call = assign.value.as_call_expr()?;
    let is_table = imports.original_name(&call.func) == Some("Table");
    is_table.then(|| Some((name(target)?, first_text(call)?))).flatten()
}

fn first_text(call: &ExprCall) -> Option<String> {
    let first = call.arguments.args.first()?.as_string_literal_expr()?;
    Some(first.value.to_str().to_owned())
}

/// How `Mapped` is spelt in an annotation: `Mapped`, `orm.Mapped`.
fn mapped_spelling(statement: &Stmt, imports: &Imports) -> Option<Span> {
    let Stmt::AnnAssign(assign) = statement else { return None };
    let subscript = assign.annotation.as_subscript_expr()?;
    (imports.original_name(&subscript.value)? == "Mapped").then(|| span(&*subscript.value))
}

/// `parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey(…))`.
fn optional_key(statement: &Stmt, imports: &Imports) -> bool {
    let Stmt::AnnAssign(assign) = statement else { return false };
    let mut keys = ForeignKeys { imports, found: Vec::new() };
    keys.visit_stmt(statement);
    let mut optional = Optionals { imports, found: false };
    optional.visit_expr(&assign.annotation);
    !keys.found.is_empty() && optional.found
}

/// Collects what foreign keys refer to.
struct ForeignKeys<'a> {
    imports: &'a Imports,
    found: Vec<ForeignKey>,
}

impl<'a> Visitor<'a> for ForeignKeys<'_> {
    fn visit_expr(&mut self, expression: &'a Expr) {
        if let Expr::Call(call) = expression {
            match self.imports.original_name(&call.func) {
                Some("ForeignKey") => self.found.extend(call.arguments.args.first().and_then(referred)),
                Some("ForeignKeyConstraint") => self.found.extend(constraint_targets(call)),
                _ => {}
            }
        }
        walk_expr(self, expression);
    }
}

fn constraint_targets(call: &ExprCall) -> Vec<ForeignKey> {
    let referred_columns = call.arguments.find_argument_value("refcolumns", 1);
    let Some(Expr::List(list)) = referred_columns else { return Vec::new() };
    list.elts.iter().filter_map(referred).collect()
}

/// The table and column of `"parent.id"` or `"main.parent.id"`, the class and column of `Parent.id`.
fn referred(key: &Expr) -> Option<ForeignKey> {
    match key {
        Expr::StringLiteral(literal) => {
            let (table, column) = literal.value.to_str().rsplit_once('.')?;
            let table = table.rsplit('.').next().unwrap_or(table);
            Some(ForeignKey { table: table.to_owned(), column: column.to_owned() })
        }
        Expr::Attribute(attribute) => {
            let mut root = &*attribute.value;
            while let Expr::Attribute(inner) = root {
                root = &inner.value;
            }
            Some(ForeignKey { table: name(root)?, column: attribute.attr.id.to_string() })
        }
        _ => None,
    }
}

/// Looks for `Optional[…]` or `… | None`.
struct Optionals<'a> {
    imports: &'a Imports,
    found: bool,
}

impl<'a> Visitor<'a> for Optionals<'_> {
    fn visit_expr(&mut self, expression: &'a Expr) {
        let optional = self.imports.original_name(expression) == Some("Optional");
        self.found |= optional || expression.is_none_literal_expr();
        walk_expr(self, expression);
    }
}

//! Loading relationships with the query that loads their owners: `.options(selectinload(…))` behind `select(Class)`.

use std::collections::{BTreeSet, VecDeque};
use std::ops::Range;

use bothways_diagnostics::{Applicability, Edit, Fix};
use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{Expr, ExprCall, Stmt};
use ruff_text_size::Ranged;

use crate::edits::{self, Edits};
use crate::survey::{Imports, Span, Text};
use crate::{Refusal, nesting};

/// The loader options that another can follow: `selectinload(A.bs).selectinload(B.cs)`.
const LOADERS: [&str; 4] = ["selectinload", "joinedload", "subqueryload", "contains_eager"];

/// A relationship as a program names it: class and attribute.
pub type RelationshipName = (String, String);

/// What is to be loaded with a query.
pub struct EagerLoad<'a> {
    /// The names of the classes that have the first relationship: its own, and those that inherit from it.
    pub classes: &'a [String],
    /// The names of the classes that its own inherits from; a query of one may give its objects as well.
    pub bases: &'a [String],
    /// From the selected class on, each the next one's way: at least one.
    pub path: &'a [RelationshipName],
    /// Relationships to that class: a loader option of one of them can be followed instead.
    pub arrivals: &'a [RelationshipName],
}

/// Adds a loader option to a query of the program's documents, which share their names.
///
/// The query is in the statement that ran it, given with its document, or in what was assigned to a name that the
/// statement uses; where that statement is not known, it is the only query of its class.
pub fn load_with_query(
    documents: &[&str],
    statement: Option<(u8, Range<usize>)>,
    load: &EagerLoad<'_>,
) -> Result<Fix, Refusal> {
    let parsed = documents.iter().map(|source| Queries::of(source)).collect::<Result<Vec<Queries>, _>>()?;
    let (document, query) = place(&parsed, statement, load)?;
    let mut edits = vec![Edits::default(); documents.len()];
    let selectinload = loader(&mut edits, documents, &parsed, document);
    let mut option = String::new();
    for (position, (class, attribute)) in load.path.iter().enumerate() {
        let has_it = |name: &&str| position == 0 && load.classes.iter().any(|class| class == last_part(name));
        let class = query.class.as_deref().filter(has_it).unwrap_or(class);
        let dot = if position == 0 && query.class.is_some() { "" } else { "." };
        option.push_str(&format!("{dot}{selectinload}({class}.{attribute})"));
    }
    let option = if query.class.is_some() { format!(".options({option})") } else { option };
    if let Some(edits) = edits.get_mut(document) {
        edits.insert(query.end, option);
    }
    let last = load.path.last().map(|(class, attribute)| format!("{class}.{attribute}")).unwrap_or_default();
    let mut all: Vec<Edit> = Vec::new();
    for ((number, edits), source) in (0..).zip(edits).zip(documents) {
        let edits = edits.finish(number)?;
        edits::apply(source, &edits)?;
        all.extend(edits);
    }
    // Everything that the program reads stays the same; what it sends does not, as asked.
    Ok(Fix { title: format!("Load {last} with the query"), edits: all, applicability: Applicability::Safe })
}

/// Where an option is added.
#[derive(Clone)]
struct Query {
    /// The class as the query spells it; none behind a loader option.
    class: Option<String>,
    start: usize,
    end: usize,
}

/// The queries of one document.
struct Queries {
    imports: Imports,
    /// Where an import can be written, and whether a blank line must follow it.
    top: (usize, bool),
    queries: Vec<Query>,
    /// Loader options by the attribute that they end with.
    options: Vec<(RelationshipName, Span)>,
    /// Names with the value last assigned to them, in order.
    assigned: Vec<(String, Span)>,
    /// Names where they are used.
    used: Vec<(String, usize)>,
}

impl Queries {
    fn of(source: &str) -> Result<Self, Refusal> {
        nesting::check(source)?;
        let parsed = ruff_python_parser::parse_module(source)
            .map_err(|error| Refusal::new(format!("The program does not parse: {}.", error.error)))?;
        let body = &parsed.syntax().body;
        let mut found = Finder {
            text: Text::new(source),
            queries: Queries {
                imports: Imports::of(body),
                top: top(body),
                queries: Vec::new(),
                options: Vec::new(),
                assigned: Vec::new(),
                used: Vec::new(),
            },
        };
        found.visit_body(body);
        Ok(found.queries)
    }

    /// The queries of a class that stand in a stretch.
    fn within<'q>(&'q self, span: &Span, load: &'q EagerLoad<'_>) -> impl Iterator<Item = &'q Query> {
        let (start, end) = (span.start, span.end);
        self.queries.iter().filter(move |query| {
            let mut classes = load.classes.iter().chain(load.bases);
            let class = query.class.as_deref().map(last_part);
            query.start >= start
                && query.end <= end
                && class.is_some_and(|class| classes.any(|name| name == class))
        })
    }

    /// The loader option in a stretch that ends at one of these relationships.
    fn arriving(&self, span: &Span, arrivals: &[RelationshipName]) -> Option<Query> {
        let inside = |option: &Span| option.start >= span.start && option.end <= span.end;
        let mut options =
            self.options.iter().filter(|(name, option)| inside(option) && arrivals.contains(name));
        let (_, option) = options.next()?;
        options.next().is_none().then_some(Query { class: None, start: option.start, end: option.end })
    }

    /// What was assigned, before a position, to the names that are used in a stretch.
    fn values(&self, span: &Span) -> BTreeSet<(usize, usize)> {
        let used = self.used.iter().filter(|(_, at)| span.contains(at));
        let value = |(name, _): &(String, usize)| {
            let mut before = self.assigned.iter().rev();
            before.find(|(to, value)| to == name && value.end <= span.start).map(|(_, value)| value.clone())
        };
        used.filter_map(value).map(|value| (value.start, value.end)).collect()
    }
}

/// The one place for the option.
fn place(
    parsed: &[Queries],
    statement: Option<(u8, Span)>,
    load: &EagerLoad<'_>,
) -> Result<(usize, Query), Refusal> {
    let owner = load.classes.first().map(String::as_str).unwrap_or_default();
    let unclear = || Refusal::new(format!("Which query loads {owner} cannot be told from the program."));
    let Some((document, statement)) = statement else {
        let everywhere = 0..usize::MAX;
        let queries = parsed.iter().enumerate();
        let mut all = queries.flat_map(|(number, queries)| {
            queries.within(&everywhere, load).map(move |query| (number, query))
        });
        return match (all.next(), all.next()) {
            (Some((number, query)), None) => Ok((number, query.clone())),
            _ => Err(unclear()),
        };
    };
    let document = usize::from(document);
    let queries = parsed.get(document).ok_or_else(unclear)?;
    let mut stretches = VecDeque::from([statement]);
    while let Some(stretch) = stretches.pop_front() {
        if let Some(option) = queries.arriving(&stretch, load.arrivals) {
            return Ok((document, option));
        }
        let mut within = queries.within(&stretch, load);
        match (within.next(), within.next()) {
            (Some(query), None) => return Ok((document, query.clone())),
            (Some(_), Some(_)) => return Err(unclear()),
            // A value stands before what it is used in, so this comes to an end.
            (None, _) => {
                stretches.extend(queries.values(&stretch).into_iter().map(|(start, end)| start..end))
            }
        }
    }
    Err(unclear())
}

/// `User` of `models.User`.
fn last_part(dotted: &str) -> &str {
    dotted.rsplit('.').next().unwrap_or(dotted)
}

/// How `selectinload` is called in a document; its import is added where there is none.
fn loader(edits: &mut [Edits], documents: &[&str], parsed: &[Queries], document: usize) -> String {
    // The documents share one namespace: what an earlier one imported, the later ones have.
    let earlier = || parsed.iter().enumerate().take(document + 1).rev();
    if let Some(local) = earlier().find_map(|(_, queries)| queries.imports.local("selectinload")) {
        return local.to_owned();
    }
    let imported =
        earlier().find_map(|(number, queries)| Some((number, queries.imports.end_in("sqlalchemy.orm")?)));
    let (number, at, text) = match (imported, parsed.get(document)) {
        (Some((number, end)), _) => (number, end, ", selectinload".to_owned()),
        (None, Some(Queries { top: (at, blank), .. })) => {
            let newline = documents.get(document).map_or("\n", |source| Text::new(source).newline());
            let blank = if *blank { newline } else { "" };
            (document, *at, format!("from sqlalchemy.orm import selectinload{newline}{blank}"))
        }
        (None, None) => return "selectinload".to_owned(),
    };
    if let Some(edits) = edits.get_mut(number) {
        edits.insert(at, text);
    }
    "selectinload".to_owned()
}

/// Where an import can be written: before the first statement that is neither the docstring nor of `__future__`.
fn top(body: &[Stmt]) -> (usize, bool) {
    let comes_first = |(position, statement): &(usize, &Stmt)| match statement {
        Stmt::Expr(expression) => *position == 0 && expression.value.is_string_literal_expr(),
        Stmt::ImportFrom(import) => import.module.as_ref().is_some_and(|module| module.id == "__future__"),
        _ => false,
    };
    let first =
        body.iter().enumerate().find(|numbered| !comes_first(numbered)).map(|(_, statement)| statement);
    match first {
        Some(statement) => {
            let is_import = matches!(statement, Stmt::Import(_) | Stmt::ImportFrom(_));
            (statement.start().to_usize(), !is_import)
        }
        None => (0, false),
    }
}

/// Collects what [`Queries`] holds.
struct Finder<'a> {
    text: Text<'a>,
    queries: Queries,
}

impl Finder<'_> {
    /// `select(Class)`, `session.query(Class)`, `selectinload(Class.attribute)`.
    fn note_call(&mut self, call: &ExprCall) {
        let (start, end) = (call.start().to_usize(), call.end().to_usize());
        let Some(name) = self.queries.imports.original_name(&call.func) else { return };
        let is_query = name == "select" || (name == "query" && call.func.is_attribute_expr());
        let is_loader = LOADERS.contains(&name);
        for argument in &call.arguments.args {
            let spelt = self.text.slice(argument.start().to_usize()..argument.end().to_usize());
            match argument {
                // `models.Author` is one as well, and `Author.id` has the name of none.
                Expr::Name(_) | Expr::Attribute(_) if is_query => {
                    self.queries.queries.push(Query { class: Some(spelt.to_owned()), start, end });
                }
                Expr::Attribute(attribute) if is_loader => {
                    let class = attribute.value.as_name_expr().map(|name| name.id.to_string());
                    let name = class.map(|class| (class, attribute.attr.id.to_string()));
                    self.queries.options.extend(name.map(|name| (name, start..end)));
                }
                _ => {}
            }
        }
    }
}

impl<'a> Visitor<'a> for Finder<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if let Stmt::Assign(assign) = statement {
            let value = assign.value.start().to_usize()..assign.value.end().to_usize();
            let names = assign.targets.iter().filter_map(Expr::as_name_expr);
            self.queries.assigned.extend(names.map(|name| (name.id.to_string(), value.clone())));
        }
        walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Call(call) => self.note_call(call),
            Expr::Name(name) => self.queries.used.push((name.id.to_string(), name.start().to_usize())),
            _ => {}
        }
        walk_expr(self, expression);
    }
}

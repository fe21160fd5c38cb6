//! Which variable a name means: found for the whole document before compiling, as an inner
//! function decides whether an outer variable must be shared.

use std::collections::BTreeMap;
use std::rc::Rc;

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Comprehension, Expr, ExprContext, Parameters, Pattern, Stmt};
use ruff_text_size::{Ranged, TextRange};

use crate::value::interned::interned;

/// What a scope belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScopeKind {
    Module,
    Class,
    Function,
}

/// Where a name's value lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Binding {
    /// A slot of the function.
    Local,
    /// A variable shared with inner or outer functions.
    Cell,
    /// In a class body, a name that may be an outer function's.
    NameOrCell,
    /// The module's namespace, then the built-ins.
    Global,
    /// In a class body: its namespace first.
    Name,
}

#[derive(Debug, Default, Clone)]
struct Symbol {
    assigned: bool,
    parameter: bool,
    global: bool,
    nonlocal: bool,
    captured: bool,
    free: bool,
}

/// The names of one scope.
#[derive(Debug)]
pub(crate) struct Scope {
    pub kind: ScopeKind,
    parent: Option<usize>,
    symbols: BTreeMap<Rc<str>, Symbol>,
    order: Vec<Rc<str>>,
    pub is_generator: bool,
    class_name: Option<Rc<str>>,
    /// A class body whose methods use `super()` or `__class__`.
    pub needs_class_cell: bool,
}

/// Every scope of a document.
#[derive(Debug)]
pub(crate) struct Scopes {
    scopes: Vec<Scope>,
    by_range: BTreeMap<(u32, u32), usize>,
    /// `nonlocal` names without an outer variable, and other errors of binding.
    pub errors: Vec<(String, TextRange)>,
}

impl Scope {
    /// Where a (mangled) name of this scope lives.
    pub fn binding(&self, name: &str) -> Binding {
        let symbol = self.symbols.get(name);
        match (self.kind, symbol) {
            (_, Some(Symbol { global: true, .. })) | (ScopeKind::Module, _) | (ScopeKind::Function, None) => {
                Binding::Global
            }
            (ScopeKind::Function, Some(symbol)) => {
                if symbol.free || symbol.captured {
                    Binding::Cell
                } else if symbol.assigned {
                    Binding::Local
                } else {
                    Binding::Global
                }
            }
            (ScopeKind::Class, Some(Symbol { nonlocal: true, .. })) => Binding::Cell,
            (ScopeKind::Class, Some(Symbol { free: true, .. })) => Binding::NameOrCell,
            (ScopeKind::Class, _) => Binding::Name,
        }
    }

    /// The variables that are the scope's own and shared with inner functions.
    pub fn own_cells(&self) -> Vec<Rc<str>> {
        self.names(|symbol| symbol.captured && !symbol.free)
    }

    /// The variables shared by outer functions.
    pub fn free(&self) -> Vec<Rc<str>> {
        self.names(|symbol| symbol.free)
    }

    fn names(&self, wanted: impl Fn(&Symbol) -> bool) -> Vec<Rc<str>> {
        let names = self.order.iter().filter(|name| self.symbols.get(*name).is_some_and(&wanted));
        names.cloned().collect()
    }
}

impl Scopes {
    /// Finds the scopes of a module, or of a lone expression.
    pub fn of_module(body: &[Stmt]) -> Self {
        let mut builder = Builder::new();
        builder.visit_body(body);
        builder.finish()
    }

    pub fn of_expression(expression: &Expr) -> Self {
        let mut builder = Builder::new();
        builder.visit_expr(expression);
        builder.finish()
    }

    /// The outermost scope.
    pub fn module(&self) -> usize {
        0
    }

    /// The scope that a node opened.
    pub fn of(&self, range: TextRange) -> usize {
        self.by_range.get(&key(range)).copied().unwrap_or(0)
    }

    pub fn get(&self, scope: usize) -> Option<&Scope> {
        self.scopes.get(scope)
    }
}

fn key(range: TextRange) -> (u32, u32) {
    (range.start().into(), range.end().into())
}

/// `__name` inside a class is private to it: `_Class__name`.
pub(crate) fn mangle(class: Option<&str>, name: &str) -> Rc<str> {
    match class {
        Some(class) if name.starts_with("__") && !name.ends_with("__") && !name.contains('.') => {
            let class = class.trim_start_matches('_');
            interned(if class.is_empty() { name.to_owned() } else { format!("_{class}{name}") })
        }
        _ => interned(name),
    }
}

struct Builder {
    scopes: Vec<Scope>,
    by_range: BTreeMap<(u32, u32), usize>,
    current: usize,
    errors: Vec<(String, TextRange)>,
    nonlocals: Vec<(usize, Rc<str>, TextRange)>,
    /// How many iterables of comprehensions the expression is inside.
    iterables: usize,
}

impl Builder {
    fn new() -> Self {
        let module = Scope {
            kind: ScopeKind::Module,
            parent: None,
            symbols: BTreeMap::new(),
            order: Vec::new(),
            is_generator: false,
            class_name: None,
            needs_class_cell: false,
        };
        Self {
            scopes: vec![module],
            by_range: BTreeMap::new(),
            current: 0,
            errors: Vec::new(),
            nonlocals: Vec::new(),
            iterables: 0,
        }
    }

    fn open(&mut self, kind: ScopeKind, range: TextRange, class_name: Option<Rc<str>>) -> usize {
        let outer = self.current;
        let class_name =
            class_name.or_else(|| self.scopes.get(outer).and_then(|scope| scope.class_name.clone()));
        self.current = self.scopes.len();
        self.by_range.insert(key(range), self.current);
        self.scopes.push(Scope {
            kind,
            parent: Some(outer),
            symbols: BTreeMap::new(),
            order: Vec::new(),
            is_generator: false,
            class_name,
            needs_class_cell: false,
        });
        outer
    }

    fn symbol(&mut self, name: &str) -> Option<&mut Symbol> {
        let scope = self.scopes.get_mut(self.current)?;
        let name = mangle(scope.class_name.as_deref(), name);
        if !scope.symbols.contains_key(&name) {
            scope.order.push(Rc::clone(&name));
        }
        Some(scope.symbols.entry(name).or_default())
    }

    fn assign(&mut self, name: &str) {
        if let Some(symbol) = self.symbol(name) {
            symbol.assigned = true;
        }
    }

    fn mark_generator(&mut self, range: TextRange) {
        match self.scopes.get_mut(self.current) {
            Some(scope) if scope.kind == ScopeKind::Function => scope.is_generator = true,
            _ => self.errors.push(("'yield' outside function".to_owned(), range)),
        }
    }

    fn parameters(&mut self, parameters: &Parameters) {
        let mut seen: Vec<&str> = Vec::new();
        for parameter in parameters.iter() {
            let name = parameter.name().as_str();
            if seen.contains(&name) {
                let message = format!("duplicate argument '{name}' in function definition");
                self.errors.push((message, parameter.range()));
            }
            seen.push(name);
            self.assign(name);
            if let Some(symbol) = self.symbol(name) {
                symbol.parameter = true;
            }
        }
    }

    fn outside_parameters(&mut self, parameters: &Parameters, annotations: bool) {
        for parameter in parameters.iter() {
            if let Some(default) = parameter.default() {
                self.visit_expr(default);
            }
            if annotations && let Some(annotation) = parameter.annotation() {
                self.visit_expr(annotation);
            }
        }
    }

    fn comprehension(
        &mut self,
        range: TextRange,
        generators: &[Comprehension],
        elements: &[&Expr],
        lazy: bool,
    ) {
        let Some((first, rest)) = generators.split_first() else { return };
        self.iterable(&first.iter);
        let outer = self.open(ScopeKind::Function, range, None);
        self.assign(".0");
        if lazy && let Some(scope) = self.scopes.get_mut(self.current) {
            scope.is_generator = true;
        }
        self.visit_expr(&first.target);
        first.ifs.iter().for_each(|condition| self.visit_expr(condition));
        for generator in rest {
            self.iterable(&generator.iter);
            self.visit_expr(&generator.target);
            generator.ifs.iter().for_each(|condition| self.visit_expr(condition));
        }
        elements.iter().for_each(|element| self.visit_expr(element));
        self.current = outer;
    }

    /// What a comprehension goes over.
    fn iterable(&mut self, expression: &Expr) {
        self.iterables += 1;
        self.visit_expr(expression);
        self.iterables -= 1;
    }

    /// The walrus in a comprehension binds in the function around it.
    fn walrus(&mut self, name: &str, range: TextRange, target_range: TextRange) {
        let inner = self.current;
        let mut target = inner;
        let mut error = (self.iterables > 0).then(|| {
            "assignment expression cannot be used in a comprehension iterable expression".to_owned()
        });
        while self.is_comprehension(target)
            && let Some(scope) = self.scopes.get(target)
            && let Some(parent) = scope.parent
        {
            if error.is_none() && scope.symbols.get(name).is_some_and(|symbol| symbol.assigned) {
                error = Some(format!(
                    "assignment expression cannot rebind comprehension iteration variable '{name}'"
                ));
            }
            target = parent;
        }
        let is_class = self.scopes.get(target).is_some_and(|scope| scope.kind == ScopeKind::Class);
        if error.is_none() && target != inner && is_class {
            error = Some(
                "assignment expression within a comprehension cannot be used in a class body".to_owned(),
            );
        }
        let place = if self.iterables > 0 { range } else { target_range };
        self.errors.extend(error.map(|message| (message, place)));
        self.current = target;
        self.assign(name);
        let is_module = self.scopes.get(target).is_some_and(|scope| scope.kind == ScopeKind::Module);
        self.current = inner;
        if target != inner
            && let Some(symbol) = self.symbol(name)
        {
            if is_module {
                symbol.global = true;
            } else {
                symbol.nonlocal = true;
            }
        }
    }

    fn is_comprehension(&self, scope: usize) -> bool {
        self.scopes.get(scope).is_some_and(|scope| scope.symbols.contains_key(".0"))
    }

    fn finish(mut self) -> Scopes {
        for scope in 0..self.scopes.len() {
            let names = self.scopes.get(scope).map(|scope| scope.order.clone()).unwrap_or_default();
            for name in names {
                self.resolve(scope, &name);
            }
        }
        for (scope, name, range) in std::mem::take(&mut self.nonlocals) {
            let found = self.scopes.get(scope).and_then(|scope| scope.symbols.get(&name));
            if found.is_some_and(|symbol| !symbol.free) {
                self.errors.push((format!("no binding for nonlocal '{name}' found"), range));
            }
        }
        Scopes { scopes: self.scopes, by_range: self.by_range, errors: self.errors }
    }

    /// Looks for the outer function that a name belongs to, and shares it all the way in.
    fn resolve(&mut self, scope: usize, name: &Rc<str>) {
        let Some(found) = self.scopes.get(scope) else { return };
        let Some(symbol) = found.symbols.get(name) else { return };
        let own = symbol.assigned && !symbol.nonlocal;
        if symbol.global || found.kind == ScopeKind::Module || (own && found.kind == ScopeKind::Function) {
            return;
        }
        if own && found.kind == ScopeKind::Class {
            return;
        }
        let mut through = vec![scope];
        let mut next = found.parent;
        while let Some(outer) = next {
            let Some(candidate) = self.scopes.get(outer) else { return };
            let is_class_cell = &**name == "__class__" && candidate.kind == ScopeKind::Class;
            let is_own = candidate.kind == ScopeKind::Function
                && candidate.symbols.get(name).is_some_and(|s| s.assigned && !s.nonlocal && !s.global);
            if is_own || is_class_cell {
                self.share(outer, through, name, is_class_cell);
                return;
            }
            through.push(outer);
            next = candidate.parent;
        }
    }

    fn share(&mut self, owner: usize, through: Vec<usize>, name: &Rc<str>, is_class_cell: bool) {
        if let Some(scope) = self.scopes.get_mut(owner) {
            scope.needs_class_cell |= is_class_cell;
            if !scope.symbols.contains_key(name) {
                scope.order.push(Rc::clone(name));
            }
            scope.symbols.entry(Rc::clone(name)).or_default().captured = true;
        }
        for inner in through {
            let Some(scope) = self.scopes.get_mut(inner) else { continue };
            if !scope.symbols.contains_key(name) {
                scope.order.push(Rc::clone(name));
            }
            let symbol = scope.symbols.entry(Rc::clone(name)).or_default();
            symbol.free = true;
        }
    }
}

impl<'a> Visitor<'a> for Builder {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(node) => {
                node.decorator_list.iter().for_each(|decorator| self.visit_expr(&decorator.expression));
                self.outside_parameters(&node.parameters, true);
                if let Some(returns) = &node.returns {
                    self.visit_expr(returns);
                }
                self.assign(&node.name);
                let outer = self.open(ScopeKind::Function, node.range, None);
                self.parameters(&node.parameters);
                self.visit_body(&node.body);
                self.current = outer;
            }
            Stmt::ClassDef(node) => {
                node.decorator_list.iter().for_each(|decorator| self.visit_expr(&decorator.expression));
                if let Some(arguments) = &node.arguments {
                    self.visit_arguments(arguments);
                }
                self.assign(&node.name);
                let outer = self.open(ScopeKind::Class, node.range, Some(node.name.as_str().into()));
                self.visit_body(&node.body);
                self.current = outer;
            }
            Stmt::Global(node) => {
                for name in &node.names {
                    let is_known = self.scopes.get(self.current).is_some_and(|scope| {
                        scope.symbols.contains_key(&mangle(scope.class_name.as_deref(), name))
                    });
                    let Some(symbol) = self.symbol(name) else { continue };
                    let misplaced = match symbol {
                        Symbol { parameter: true, .. } => Some("is parameter and global"),
                        Symbol { assigned: true, .. } => Some("is assigned to before global declaration"),
                        Symbol { global: true, .. } => None,
                        _ if is_known => Some("is used prior to global declaration"),
                        _ => None,
                    };
                    symbol.global = true;
                    if let Some(misplaced) = misplaced {
                        self.errors.push((format!("name '{name}' {misplaced}"), node.range));
                    }
                }
            }
            Stmt::Nonlocal(node) => {
                let current = self.current;
                for name in &node.names {
                    if current == 0 {
                        let message = "nonlocal declaration not allowed at module level".to_owned();
                        self.errors.push((message, node.range));
                        continue;
                    }
                    let class = self.scopes.get(current).and_then(|scope| scope.class_name.clone());
                    self.nonlocals.push((current, mangle(class.as_deref(), name), node.range));
                    if let Some(symbol) = self.symbol(name) {
                        symbol.nonlocal = true;
                    }
                }
            }
            Stmt::Import(node) => {
                for alias in &node.names {
                    let first = alias.name.split('.').next().unwrap_or_default();
                    let name = alias.asname.as_ref().map_or(first, |name| name.as_str());
                    self.assign(name);
                }
            }
            Stmt::ImportFrom(node) => {
                for alias in &node.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.assign(name);
                }
            }
            Stmt::AnnAssign(node) => {
                if let Some(value) = &node.value {
                    self.visit_expr(value);
                }
                self.visit_expr(&node.target);
                let in_function =
                    self.scopes.get(self.current).is_some_and(|scope| scope.kind == ScopeKind::Function);
                if !in_function {
                    self.visit_expr(&node.annotation);
                }
            }
            Stmt::Try(node) => {
                for handler in &node.handlers {
                    let ruff_python_ast::ExceptHandler::ExceptHandler(handler) = handler;
                    if let Some(name) = &handler.name {
                        self.assign(name);
                    }
                }
                visitor::walk_stmt(self, statement);
            }
            _ => visitor::walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(node) => match node.ctx {
                ExprContext::Store | ExprContext::Del => self.assign(&node.id),
                ExprContext::Load | ExprContext::Invalid => {
                    self.symbol(&node.id);
                    let in_function =
                        self.scopes.get(self.current).is_some_and(|s| s.kind == ScopeKind::Function);
                    if in_function && node.id.as_str() == "super" {
                        self.symbol("__class__");
                    }
                }
            },
            Expr::Named(node) => {
                self.visit_expr(&node.value);
                if let Expr::Name(target) = &*node.target {
                    self.walrus(&target.id, node.range, target.range);
                }
            }
            Expr::Lambda(node) => {
                if let Some(parameters) = &node.parameters {
                    self.outside_parameters(parameters, false);
                }
                let outer = self.open(ScopeKind::Function, node.range, None);
                if let Some(parameters) = &node.parameters {
                    self.parameters(parameters);
                }
                self.visit_expr(&node.body);
                self.current = outer;
            }
            Expr::ListComp(node) => self.comprehension(node.range, &node.generators, &[&node.elt], false),
            Expr::SetComp(node) => self.comprehension(node.range, &node.generators, &[&node.elt], false),
            Expr::Generator(node) => self.comprehension(node.range, &node.generators, &[&node.elt], true),
            Expr::DictComp(node) => {
                let key = node.key.as_deref();
                let elements: Vec<&Expr> = key.into_iter().chain([&*node.value]).collect();
                self.comprehension(node.range, &node.generators, &elements, false);
            }
            Expr::Yield(node) => {
                self.mark_generator(node.range);
                visitor::walk_expr(self, expression);
            }
            Expr::YieldFrom(node) => {
                self.mark_generator(node.range);
                visitor::walk_expr(self, expression);
            }
            _ => visitor::walk_expr(self, expression),
        }
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        match pattern {
            Pattern::MatchAs(node) => {
                if let Some(name) = &node.name {
                    self.assign(name);
                }
            }
            Pattern::MatchStar(node) => {
                if let Some(name) = &node.name {
                    self.assign(name);
                }
            }
            Pattern::MatchMapping(node) => {
                if let Some(name) = &node.rest {
                    self.assign(name);
                }
            }
            _ => {}
        }
        visitor::walk_pattern(self, pattern);
    }
}

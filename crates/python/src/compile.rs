//! From ruff's syntax tree to code that the machine runs: names become slots, statements become
//! instructions that each know their place in the source. What the subset leaves out becomes an
//! instruction that refuses by name when it is reached, so that everything before it still runs.

pub(crate) mod code;

mod assign;
mod block;
mod call;
mod class;
mod comprehension;
mod expression;
mod function;
mod pattern;
mod scope;
mod statement;
mod text;
mod unit;

pub(crate) use scope::mangle;

use std::collections::BTreeSet;
use std::rc::Rc;

use ruff_python_ast::{Expr, ModModule, Stmt};
use ruff_text_size::{Ranged, TextRange};

use code::{Code, CodeKind, Instruction};
use scope::{Binding, Scopes};
use unit::Unit;

use crate::place::Place;
use crate::program::{Source, SyntaxError};
use crate::value::Value;

/// The compiler of one document: the units of code being written, innermost last.
pub(crate) struct Compiler<'a> {
    source: &'a Rc<Source>,
    scopes: Scopes,
    units: Vec<Unit>,
    errors: Vec<SyntaxError>,
    /// The statements of the program so far.
    statements: &'a mut Vec<Place>,
    /// Every name once: names that are the same text in memory are found to be equal at once.
    names: BTreeSet<Rc<str>>,
    /// `from __future__ import annotations` was seen: annotations stay text.
    postponed_annotations: bool,
}

/// Compiles a document; its statements are added to those of the program.
pub(crate) fn module(
    source: &Rc<Source>,
    module: &ModModule,
    statements: &mut Vec<Place>,
) -> Result<Rc<Code>, Vec<SyntaxError>> {
    let scopes = Scopes::of_module(&module.body);
    let mut compiler = Compiler::new(source, scopes, statements);
    compiler.postponed_annotations = module.body.iter().any(imports_postponed_annotations);
    if let Some(late) = late_future_import(&module.body) {
        compiler.error("from __future__ imports must occur at the beginning of the file", late);
    }
    let unit = Unit::new(CodeKind::Module, compiler.scopes.module(), "<module>".into(), "<module>".into());
    compiler.units.push(unit);
    compiler.unit().doc = function::docstring(&module.body);
    compiler.body(&module.body);
    compiler.constant(Value::None);
    compiler.emit(Instruction::Return);
    compiler.finish(module.range)
}

/// Compiles a lone expression to code that returns its value.
pub(crate) fn expression(source: &Rc<Source>, expression: &Expr) -> Result<Rc<Code>, Vec<SyntaxError>> {
    let scopes = Scopes::of_expression(expression);
    let mut statements = Vec::new();
    let mut compiler = Compiler::new(source, scopes, &mut statements);
    // Names are looked up as in a class body, so that the caller's names come before the globals.
    let unit = Unit::new(CodeKind::Class, compiler.scopes.module(), "<module>".into(), "<module>".into());
    compiler.units.push(unit);
    compiler.expression(expression);
    compiler.emit(Instruction::Return);
    compiler.finish(expression.range())
}

/// A `from __future__ import` after another statement than the docstring and its own kind.
fn late_future_import(body: &[Stmt]) -> Option<TextRange> {
    let is_future = |statement: &Stmt| match statement {
        Stmt::ImportFrom(node) => node.module.as_ref().is_some_and(|module| module.as_str() == "__future__"),
        _ => false,
    };
    let docstring = usize::from(function::docstring(body).is_some());
    let rest = body.iter().skip(docstring).skip_while(|statement| is_future(statement));
    rest.into_iter().find(|statement| is_future(statement)).map(Ranged::range)
}

fn imports_postponed_annotations(statement: &Stmt) -> bool {
    match statement {
        Stmt::ImportFrom(node) => {
            node.module.as_ref().is_some_and(|module| module.as_str() == "__future__")
                && node.names.iter().any(|alias| alias.name.as_str() == "annotations")
        }
        _ => false,
    }
}

impl<'a> Compiler<'a> {
    fn new(source: &'a Rc<Source>, scopes: Scopes, statements: &'a mut Vec<Place>) -> Self {
        Self {
            source,
            scopes,
            units: Vec::new(),
            errors: Vec::new(),
            statements,
            names: BTreeSet::new(),
            postponed_annotations: false,
        }
    }

    fn finish(mut self, range: TextRange) -> Result<Rc<Code>, Vec<SyntaxError>> {
        // Names are resolved before anything is compiled, so what is wrong with them comes first.
        let errors = std::mem::take(&mut self.errors);
        for (message, range) in std::mem::take(&mut self.scopes.errors) {
            self.error(message, range);
        }
        self.errors.extend(errors);
        let code = self.close_unit(range);
        match code {
            Some(code) if self.errors.is_empty() => Ok(code),
            _ => Err(self.errors),
        }
    }

    /// Ends the innermost unit and gives its code.
    fn close_unit(&mut self, range: TextRange) -> Option<Rc<Code>> {
        let unit = self.units.pop()?;
        let place = self.source.place(range.start().into(), range.end().into());
        Some(Rc::new(unit.finish(Rc::clone(self.source), place, self.statements)))
    }

    fn unit(&mut self) -> &mut Unit {
        // There is one from `module` or `expression` on; an extra one only if that were broken.
        if self.units.is_empty() {
            self.units.push(Unit::new(CodeKind::Module, 0, "<module>".into(), "<module>".into()));
        }
        let last = self.units.len() - 1;
        #[allow(clippy::indexing_slicing, reason = "just made sure that it is there")]
        &mut self.units[last]
    }

    fn error(&mut self, message: impl Into<String>, range: TextRange) {
        self.errors.push(SyntaxError::python(
            self.source,
            message.into(),
            range.start().into(),
            range.end().into(),
        ));
    }

    fn emit(&mut self, instruction: Instruction) -> u32 {
        self.unit().emit(instruction)
    }

    /// Sets the source range of what is emitted next; gives the one before.
    fn at(&mut self, range: TextRange) -> (u32, u32) {
        std::mem::replace(&mut self.unit().range, (range.start().into(), range.end().into()))
    }

    fn emit_at(&mut self, range: TextRange, instruction: Instruction) -> u32 {
        let before = self.at(range);
        let position = self.emit(instruction);
        self.unit().range = before;
        position
    }

    fn constant(&mut self, value: Value) {
        let slot = self.unit().constant(value);
        self.emit(Instruction::Constant(slot));
    }

    /// Refuses something by name when execution comes there.
    fn unsupported(&mut self, what: &str, range: TextRange) {
        let slot = self.unit().constant(Value::from(what));
        self.emit_at(range, Instruction::Unsupported(slot));
    }

    fn mangled(&mut self, name: &str) -> Rc<str> {
        let name = mangle(self.unit().class_name.as_deref(), name);
        match self.names.get(&name) {
            Some(known) => Rc::clone(known),
            None => {
                self.names.insert(Rc::clone(&name));
                name
            }
        }
    }

    /// The slot of an attribute's name.
    fn attribute(&mut self, name: &str) -> u32 {
        let name = self.mangled(name);
        self.unit().name(name)
    }

    fn binding(&mut self, name: &str) -> Binding {
        let (scope, kind) = (self.unit().scope, self.unit().kind);
        if kind == CodeKind::Class && scope == self.scopes.module() {
            return Binding::Name;
        }
        self.scopes.get(scope).map_or(Binding::Global, |scope| scope.binding(name))
    }

    fn load(&mut self, name: &str, range: TextRange) {
        let name = self.mangled(name);
        let instruction = match self.binding(&name) {
            Binding::Local => Instruction::LoadLocal(self.unit().local(&name)),
            Binding::Cell => Instruction::LoadCell(self.unit().cell(&name)),
            Binding::NameOrCell => {
                let cell = self.unit().cell(&name);
                let name = self.unit().name(name);
                Instruction::LoadNameOrCell(self.unit().pair(name, cell))
            }
            Binding::Global => Instruction::LoadGlobal(self.unit().name(name)),
            Binding::Name => Instruction::LoadName(self.unit().name(name)),
        };
        self.emit_at(range, instruction);
    }

    fn store(&mut self, name: &str, range: TextRange) {
        let name = self.mangled(name);
        self.bound(&name, range);
        let instruction = match self.binding(&name) {
            Binding::Local => Instruction::StoreLocal(self.unit().local(&name)),
            Binding::Cell => Instruction::StoreCell(self.unit().cell(&name)),
            Binding::Global => Instruction::StoreGlobal(self.unit().name(name)),
            Binding::Name | Binding::NameOrCell => Instruction::StoreName(self.unit().name(name)),
        };
        self.emit_at(range, instruction);
    }

    fn delete(&mut self, name: &str, range: TextRange) {
        let name = self.mangled(name);
        let instruction = match self.binding(&name) {
            Binding::Local => Instruction::DeleteLocal(self.unit().local(&name)),
            Binding::Cell => Instruction::DeleteCell(self.unit().cell(&name)),
            Binding::Global => Instruction::DeleteGlobal(self.unit().name(name)),
            Binding::Name | Binding::NameOrCell => Instruction::DeleteName(self.unit().name(name)),
        };
        self.emit_at(range, instruction);
    }

    /// Notes where a class body binds a name.
    fn bound(&mut self, name: &Rc<str>, range: TextRange) {
        let place = self.source.place(range.start().into(), range.end().into());
        let unit = self.unit();
        if unit.kind != CodeKind::Class {
            return;
        }
        match unit.bound_names.iter_mut().find(|(bound, _)| bound == name) {
            Some((_, at)) => *at = place,
            None => unit.bound_names.push((Rc::clone(name), place)),
        }
    }
}

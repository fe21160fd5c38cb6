//! Functions: `def`, `lambda`, and the code inside.

use std::rc::Rc;

use ruff_python_ast::{Expr, ExprLambda, Parameters, Stmt, StmtFunctionDef};
use ruff_text_size::{Ranged, TextRange};

use super::Compiler;
use super::code::{CodeKind, Instruction, ParameterList, function_flags};
use super::unit::{Unit, slot};
use crate::value::Value;

impl Compiler<'_> {
    pub(super) fn function_definition(&mut self, node: &StmtFunctionDef) {
        if node.is_async {
            return self.unsupported("async def", node.range);
        }
        if node.type_params.is_some() {
            return self.unsupported("type parameters", node.range);
        }
        for decorator in &node.decorator_list {
            self.expression(&decorator.expression);
        }
        let mut flags = self.defaults(&node.parameters);
        flags |= self.annotations(&node.parameters, node.returns.as_deref());
        self.open_function(node.range, node.name.as_str());
        self.parameter_list(&node.parameters);
        self.unit().doc = docstring(&node.body);
        self.body(&node.body);
        self.constant(Value::None);
        self.emit(Instruction::Return);
        self.make_function(node.range, flags);
        for decorator in node.decorator_list.iter().rev() {
            self.emit_at(decorator.expression.range(), Instruction::Call(1));
        }
        self.store(&node.name, node.name.range);
    }

    pub(super) fn lambda(&mut self, node: &ExprLambda) {
        let flags = node.parameters.as_ref().map_or(0, |parameters| self.defaults(parameters));
        self.open_function(node.range, "<lambda>");
        if let Some(parameters) = &node.parameters {
            self.parameter_list(parameters);
        }
        self.expression(&node.body);
        self.emit(Instruction::Return);
        self.make_function(node.range, flags);
    }

    /// Starts the code of a function; [`Compiler::make_function`] ends it.
    pub(super) fn open_function(&mut self, range: TextRange, name: &str) {
        let outer = self.unit();
        let qualified_name = match outer.kind {
            CodeKind::Module => name.into(),
            CodeKind::Class => format!("{}.{name}", outer.qualified_name),
            CodeKind::Function => format!("{}.<locals>.{name}", outer.qualified_name),
        };
        let class_name = outer.class_name.clone();
        let scope = self.scopes.of(range);
        let mut unit = Unit::new(CodeKind::Function, scope, name.into(), qualified_name.into());
        unit.class_name = class_name;
        self.units.push(unit);
        self.open_cells(scope);
    }

    /// Lays out the shared variables of the innermost unit: its own, then the outer ones.
    pub(super) fn open_cells(&mut self, scope: usize) {
        let Some(found) = self.scopes.get(scope) else { return };
        let (own, free, is_generator) = (found.own_cells(), found.free(), found.is_generator);
        let unit = self.unit();
        unit.own_cells = own.len();
        unit.cells = own.into_iter().chain(free).collect();
        unit.is_generator = is_generator;
        unit.range = (0, 0);
    }

    /// Ends the code of the innermost unit and makes a function of it.
    pub(super) fn make_function(&mut self, range: TextRange, flags: u8) {
        let Some(code) = self.close_with_captures(range) else { return };
        let code = self.unit().code(code);
        self.emit(Instruction::MakeFunction { code, flags });
    }

    /// Ends the innermost unit, telling it where the unit around keeps the shared variables.
    pub(super) fn close_with_captures(&mut self, range: TextRange) -> Option<Rc<super::Code>> {
        let mut inner = self.units.pop()?;
        let free: Vec<Rc<str>> = inner.cells.iter().skip(inner.own_cells).cloned().collect();
        inner.captures = free.iter().map(|name| self.unit().cell(name)).collect();
        self.units.push(inner);
        self.close_unit(range)
    }

    fn parameter_list(&mut self, parameters: &Parameters) {
        let positional_only = parameters.posonlyargs.len();
        let list = ParameterList {
            positional_only,
            positional: positional_only + parameters.args.len(),
            keyword_only: parameters.kwonlyargs.len(),
            variadic: parameters.vararg.is_some(),
            keywords: parameters.kwarg.is_some(),
        };
        let plain = parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs);
        let names = plain.map(|parameter| parameter.parameter.name.as_str());
        let rest = [&parameters.vararg, &parameters.kwarg].into_iter().flatten();
        let names: Vec<&str> = names.chain(rest.map(|parameter| parameter.name.as_str())).collect();
        for name in names {
            let name = self.mangled(name);
            let local = self.unit().local(&name);
            if let Some(cell) = self.unit().cells.iter().position(|cell| *cell == name) {
                self.unit().cell_parameters.push((local, slot(cell)));
            }
        }
        self.unit().parameters = list;
    }

    /// Leaves a tuple of the defaults and a dict of the keyword-only ones, as far as there are any.
    fn defaults(&mut self, parameters: &Parameters) -> u8 {
        let mut flags = 0;
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults: Vec<&Expr> = positional.filter_map(|parameter| parameter.default.as_deref()).collect();
        if !defaults.is_empty() {
            defaults.iter().for_each(|default| self.expression(default));
            self.emit(Instruction::BuildTuple(slot(defaults.len())));
            flags |= function_flags::DEFAULTS;
        }
        let keyword_only = parameters.kwonlyargs.iter();
        let keyword_only: Vec<_> = keyword_only
            .filter_map(|p| p.default.as_deref().map(|default| (&p.parameter.name, default)))
            .collect();
        if !keyword_only.is_empty() {
            self.emit(Instruction::BuildDict);
            for (name, default) in keyword_only {
                let name = self.mangled(name);
                self.constant(Value::Str(name));
                self.expression(default);
                self.emit(Instruction::DictAdd(1));
            }
            flags |= function_flags::KEYWORD_DEFAULTS;
        }
        flags
    }

    /// Leaves a dict of the annotations, if there are any.
    fn annotations(&mut self, parameters: &Parameters, returns: Option<&Expr>) -> u8 {
        let annotated = parameters.iter().filter_map(|p| p.annotation().map(|a| (p.name().as_str(), a)));
        let annotated: Vec<(&str, &Expr)> =
            annotated.chain(returns.map(|returns| ("return", returns))).collect();
        if annotated.is_empty() {
            return 0;
        }
        self.emit(Instruction::BuildDict);
        for (name, annotation) in annotated {
            let name = self.mangled(name);
            self.constant(Value::Str(name));
            self.annotation(annotation);
            self.emit(Instruction::DictAdd(1));
        }
        function_flags::ANNOTATIONS
    }
}

/// The docstring of a body, if it starts with one.
pub(super) fn docstring(body: &[Stmt]) -> Option<Rc<str>> {
    match body.first()? {
        Stmt::Expr(node) => match &*node.value {
            Expr::StringLiteral(literal) => Some(literal.value.to_str().into()),
            _ => None,
        },
        _ => None,
    }
}

//! Statements.

use ruff_python_ast::{
    ExceptHandler, Expr, Stmt, StmtFor, StmtIf, StmtImport, StmtImportFrom, StmtTry, StmtWhile, StmtWith,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::Compiler;
use super::block::Block;
use super::code::{CodeKind, Instruction};
use super::unit::slot;
use crate::value::Value;

impl Compiler<'_> {
    pub(super) fn body(&mut self, statements: &[Stmt]) {
        for statement in statements {
            self.statement(statement);
        }
    }

    /// Announces a statement to the machine, with the place to show for it.
    fn announce(&mut self, range: TextRange) {
        let place = self.source.place(range.start().into(), range.end().into());
        let unit = self.unit();
        unit.range = (place.start, place.end);
        unit.statements.push(place);
        let statement = slot(unit.statements.len() - 1);
        unit.emit(Instruction::Statement(statement));
    }

    fn statement(&mut self, statement: &Stmt) {
        if is_text(statement) {
            return;
        }
        let range = header(statement);
        if !matches!(statement, Stmt::Global(_) | Stmt::Nonlocal(_) | Stmt::Try(_)) {
            self.announce(range);
        }
        match statement {
            Stmt::Expr(node) => {
                self.expression(&node.value);
                self.emit(Instruction::Pop);
            }
            Stmt::Assign(node) => {
                self.expression(&node.value);
                self.assign_all(&node.targets);
            }
            Stmt::AugAssign(node) => self.augmented_assign(node),
            Stmt::AnnAssign(node) => self.annotated_assign(node),
            Stmt::If(node) => self.if_statement(node),
            Stmt::For(node) => self.for_statement(node),
            Stmt::While(node) => self.while_statement(node),
            Stmt::With(node) => self.with_statement(node),
            Stmt::Try(node) => self.try_statement(node),
            Stmt::FunctionDef(node) => self.function_definition(node),
            Stmt::ClassDef(node) => self.class_definition(node),
            Stmt::Return(node) => {
                if self.unit().kind != CodeKind::Function {
                    self.error("'return' outside function", node.range);
                }
                match &node.value {
                    Some(value) => self.expression(value),
                    None => self.constant(Value::None),
                }
                self.return_from_blocks();
            }
            Stmt::Raise(node) => {
                let operands = [&node.exc, &node.cause];
                for operand in operands.into_iter().flatten() {
                    self.expression(operand);
                }
                let count = operands.into_iter().flatten().count();
                self.emit(Instruction::Raise(u8::try_from(count).unwrap_or(0)));
            }
            Stmt::Assert(node) => {
                self.expression(&node.test);
                let passed = self.emit(Instruction::JumpIfTrue(0));
                if let Some(message) = &node.msg {
                    self.expression(message);
                }
                self.emit_at(node.test.range(), Instruction::RaiseAssertion(node.msg.is_some()));
                self.unit().land(passed);
            }
            Stmt::Delete(node) => node.targets.iter().for_each(|target| self.delete_target(target)),
            Stmt::Import(node) => self.import(node),
            Stmt::ImportFrom(node) => self.import_from(node),
            Stmt::Match(node) => self.match_statement(node),
            Stmt::Global(_) | Stmt::Nonlocal(_) | Stmt::Pass(_) => {}
            Stmt::Break(node) => self.break_statement(node.range),
            Stmt::Continue(node) => self.continue_statement(node.range),
            Stmt::TypeAlias(_) => self.unsupported("the type statement", range),
            Stmt::IpyEscapeCommand(_) => self.unsupported("IPython commands", range),
        }
    }

    fn if_statement(&mut self, node: &StmtIf) {
        let mut ends = Vec::new();
        let mut next = self.condition(&node.test);
        self.body(&node.body);
        for clause in &node.elif_else_clauses {
            ends.push(self.emit(Instruction::Jump(0)));
            next.drain(..).for_each(|jump| self.unit().land(jump));
            if let Some(test) = &clause.test {
                self.announce(TextRange::new(clause.range.start(), test.end()));
                next = self.condition(test);
            }
            self.body(&clause.body);
        }
        next.into_iter().chain(ends).for_each(|jump| self.unit().land(jump));
    }

    /// Jumps, to be landed, that are taken when the test is false.
    fn condition(&mut self, test: &Expr) -> Vec<u32> {
        match test {
            Expr::BoolOp(node) if node.op == ruff_python_ast::BoolOp::And => {
                node.values.iter().flat_map(|value| self.condition(value)).collect()
            }
            Expr::UnaryOp(node) if node.op == ruff_python_ast::UnaryOp::Not => {
                self.expression(&node.operand);
                vec![self.emit_at(node.range, Instruction::JumpIfTrue(0))]
            }
            _ => {
                self.expression(test);
                vec![self.emit_at(test.range(), Instruction::JumpIfFalse(0))]
            }
        }
    }

    fn while_statement(&mut self, node: &StmtWhile) {
        let depth = self.unit().depth;
        // The first test was announced with the statement; each later one is announced anew.
        let first = self.emit(Instruction::Jump(0));
        let start = self.unit().here();
        self.announce(header_of_while(node));
        self.unit().land(first);
        let exhausted = self.condition_unless_true(&node.test);
        self.unit().blocks.push(Block::Loop { start, breaks: Vec::new(), is_for: false, depth });
        self.body(&node.body);
        self.emit(Instruction::Jump(start));
        self.end_loop(exhausted, &node.orelse);
    }

    fn condition_unless_true(&mut self, test: &Expr) -> Vec<u32> {
        match test {
            Expr::BooleanLiteral(node) if node.value => Vec::new(),
            _ => self.condition(test),
        }
    }

    fn for_statement(&mut self, node: &StmtFor) {
        if node.is_async {
            return self.unsupported("async for", header_of_for(node));
        }
        self.expression(&node.iter);
        self.emit_at(header_of_for(node), Instruction::Iterate);
        let depth = self.unit().depth;
        self.unit().depth += 1;
        let start = self.emit_at(header_of_for(node), Instruction::ForNext(0));
        self.unit().blocks.push(Block::Loop { start, breaks: Vec::new(), is_for: true, depth });
        self.assign(&node.target);
        self.body(&node.body);
        self.emit(Instruction::Jump(start));
        self.unit().depth = depth;
        self.end_loop(vec![start], &node.orelse);
    }

    fn end_loop(&mut self, exhausted: Vec<u32>, orelse: &[Stmt]) {
        let block = self.unit().blocks.pop();
        exhausted.into_iter().for_each(|jump| self.unit().land(jump));
        self.body(orelse);
        if let Some(Block::Loop { breaks, depth, .. }) = block {
            breaks.into_iter().for_each(|jump| self.unit().land(jump));
            self.unit().depth = depth;
        }
    }

    fn with_statement(&mut self, node: &StmtWith) {
        if node.is_async {
            return self.unsupported("async with", header_of_with(node));
        }
        self.with_items(node, 0);
    }

    fn with_items(&mut self, node: &StmtWith, position: usize) {
        let Some(item) = node.items.get(position) else {
            self.body(&node.body);
            return;
        };
        // Leaving is a matter of the whole statement.
        let range = node.range;
        self.expression(&item.context_expr);
        self.emit_at(header_of_with(node), Instruction::WithEnter);
        self.unit().depth += 1;
        self.unit().blocks.push(Block::With { range });
        self.open_region();
        match &item.optional_vars {
            Some(target) => self.assign(target),
            None => {
                self.emit(Instruction::Pop);
            }
        }
        self.with_items(node, position + 1);
        let region = self.close_region();
        self.unit().blocks.pop();
        self.emit_at(range, Instruction::WithExit);
        let end = self.emit(Instruction::Jump(0));
        // The exit is still on the stack when its handler starts.
        self.handler_here(region);
        self.emit_at(range, Instruction::WithExcept);
        let swallowed = self.emit(Instruction::JumpIfTrue(0));
        self.emit(Instruction::Reraise);
        self.unit().land(swallowed);
        self.emit(Instruction::EndHandling);
        self.unit().land(end);
        self.unit().depth = self.unit().depth.saturating_sub(1);
    }

    fn try_statement(&mut self, node: &StmtTry) {
        if node.is_star {
            return self.unsupported("except*", header_of_try(node));
        }
        if node.finalbody.is_empty() {
            return self.try_except(node);
        }
        self.unit().blocks.push(Block::Finally { body: node.finalbody.to_vec().into() });
        self.open_region();
        self.try_except(node);
        let region = self.close_region();
        self.unit().blocks.pop();
        self.body(&node.finalbody);
        let end = self.emit(Instruction::Jump(0));
        self.handler_here(region);
        self.unit().handling += 1;
        self.unit().blocks.push(Block::FinallyAfterException);
        self.body(&node.finalbody);
        self.unit().blocks.pop();
        self.unit().handling = self.unit().handling.saturating_sub(1);
        self.emit(Instruction::Reraise);
        self.unit().land(end);
    }

    fn try_except(&mut self, node: &StmtTry) {
        if node.handlers.is_empty() {
            self.body(&node.body);
            self.body(&node.orelse);
            return;
        }
        self.open_region();
        self.body(&node.body);
        let region = self.close_region();
        self.body(&node.orelse);
        let mut ends = vec![self.emit(Instruction::Jump(0))];
        self.handler_here(region);
        self.unit().handling += 1;
        for (position, handler) in node.handlers.iter().enumerate() {
            let ExceptHandler::ExceptHandler(handler) = handler;
            if handler.type_.is_none() && position + 1 < node.handlers.len() {
                self.error("default 'except:' must be last", handler.range);
            }
            let mut next = None;
            if let Some(class) = &handler.type_ {
                self.announce_quietly(TextRange::new(handler.range.start(), class.end()));
                self.expression(class);
                self.emit_at(class.range(), Instruction::MatchException);
                next = Some(self.emit(Instruction::JumpIfFalse(0)));
            }
            let name = handler.name.as_ref().map(|name| name.as_str().to_owned());
            if let Some(target) = &handler.name {
                self.emit(Instruction::LoadException);
                self.store(target, target.range);
            }
            self.unit().blocks.push(Block::Handling { name: name.clone() });
            if name.is_some() {
                self.open_region();
            }
            self.body(&handler.body);
            let cleanup = name.is_some().then(|| self.close_region());
            self.unit().blocks.pop();
            if let Some(name) = &name {
                self.clear_exception_name(name);
            }
            self.emit(Instruction::EndHandling);
            ends.push(self.emit(Instruction::Jump(0)));
            if let (Some(region), Some(name)) = (cleanup, &name) {
                self.handler_here(region);
                self.clear_exception_name(name);
                self.emit(Instruction::Reraise);
            }
            if let Some(next) = next {
                self.unit().land(next);
            }
        }
        self.emit(Instruction::Reraise);
        self.unit().handling = self.unit().handling.saturating_sub(1);
        ends.into_iter().for_each(|jump| self.unit().land(jump));
    }

    /// Sets the range of an `except` clause, which is no step of its own.
    fn announce_quietly(&mut self, range: TextRange) {
        self.at(range);
    }

    /// `except … as name` ends with the name unbound.
    pub(super) fn clear_exception_name(&mut self, name: &str) {
        let range = TextRange::empty(TextSize::new(self.unit().range.0));
        self.constant(Value::None);
        self.store(name, range);
        self.delete(name, range);
    }

    fn import(&mut self, node: &StmtImport) {
        for alias in &node.names {
            self.at(alias.range);
            let name = self.unit().name(alias.name.as_str().into());
            self.emit(Instruction::Import(name));
            let mut parts = alias.name.split('.');
            let first = parts.next().unwrap_or_default();
            match &alias.asname {
                Some(target) => {
                    for part in parts {
                        let part = self.unit().name(part.into());
                        self.emit(Instruction::LoadAttribute(part));
                    }
                    self.store(target, target.range);
                }
                None => self.store(first, alias.name.range),
            }
        }
    }

    fn import_from(&mut self, node: &StmtImportFrom) {
        if node.level > 0 {
            return self.unsupported("relative imports", node.range);
        }
        let module = node.module.as_ref().map_or("", |module| module.as_str());
        if module == "__future__" {
            return self.future_import(node);
        }
        let module = self.unit().name(module.into());
        for alias in &node.names {
            self.at(alias.range);
            if alias.name.as_str() == "*" {
                self.emit(Instruction::ImportStar(module));
                continue;
            }
            let name = self.unit().name(alias.name.as_str().into());
            let pair = self.unit().pair(module, name);
            self.emit(Instruction::ImportFrom(pair));
            let target = alias.asname.as_ref().unwrap_or(&alias.name);
            self.store(target, target.range);
        }
    }

    fn future_import(&mut self, node: &StmtImportFrom) {
        const FEATURES: [&str; 10] = [
            "annotations",
            "generator_stop",
            "division",
            "absolute_import",
            "with_statement",
            "print_function",
            "unicode_literals",
            "nested_scopes",
            "generators",
            "barry_as_FLUFL",
        ];
        for alias in &node.names {
            if !FEATURES.contains(&alias.name.as_str()) {
                let message = match alias.name.as_str() {
                    "braces" => "not a chance".to_owned(),
                    name => format!("future feature {name} is not defined"),
                };
                self.error(message, TextRange::empty(node.range.start()));
            }
            let module = self.unit().name("__future__".into());
            let name = self.unit().name(alias.name.as_str().into());
            let pair = self.unit().pair(module, name);
            self.emit(Instruction::ImportFrom(pair));
            let target = alias.asname.as_ref().unwrap_or(&alias.name);
            self.store(target, target.range);
        }
    }
}

/// A docstring or other lone string: nothing happens there.
fn is_text(statement: &Stmt) -> bool {
    matches!(statement, Stmt::Expr(node) if node.value.is_string_literal_expr())
}

/// The part of a statement to show for it: the header of one that has a body.
fn header(statement: &Stmt) -> TextRange {
    match statement {
        Stmt::If(node) => TextRange::new(node.range.start(), node.test.end()),
        Stmt::While(node) => header_of_while(node),
        Stmt::For(node) => header_of_for(node),
        Stmt::With(node) => header_of_with(node),
        Stmt::Try(node) => header_of_try(node),
        Stmt::Match(node) => TextRange::new(node.range.start(), node.subject.end()),
        Stmt::FunctionDef(node) => {
            let end = node.returns.as_ref().map_or(node.parameters.end(), |returns| returns.end());
            TextRange::new(definition_start(node.range, &node.decorator_list, node.name.range), end)
        }
        Stmt::ClassDef(node) => {
            let end = node.arguments.as_ref().map_or(node.name.end(), |arguments| arguments.end());
            TextRange::new(definition_start(node.range, &node.decorator_list, node.name.range), end)
        }
        _ => statement.range(),
    }
}

fn definition_start(
    range: TextRange,
    decorators: &[ruff_python_ast::Decorator],
    name: TextRange,
) -> TextSize {
    if decorators.is_empty() { range.start() } else { name.start() }
}

fn header_of_while(node: &StmtWhile) -> TextRange {
    TextRange::new(node.range.start(), node.test.end())
}

fn header_of_for(node: &StmtFor) -> TextRange {
    TextRange::new(node.range.start(), node.iter.end())
}

fn header_of_with(node: &StmtWith) -> TextRange {
    let last = node.items.last();
    TextRange::new(node.range.start(), last.map_or(node.range.start(), Ranged::end))
}

fn header_of_try(node: &StmtTry) -> TextRange {
    TextRange::at(node.range.start(), TextSize::new(3))
}

//! Class statements.

use ruff_python_ast::{Stmt, StmtClassDef};
use ruff_text_size::Ranged;

use super::Compiler;
use super::code::{CodeKind, Instruction};
use super::function::docstring;
use super::unit::Unit;
use crate::value::Value;

impl Compiler<'_> {
    pub(super) fn class_definition(&mut self, node: &StmtClassDef) {
        if node.type_params.is_some() {
            return self.unsupported("type parameters", node.range);
        }
        for decorator in &node.decorator_list {
            self.expression(&decorator.expression);
        }
        match &node.arguments {
            Some(arguments) => {
                self.list_of(&arguments.args);
                self.keyword_dict(arguments);
            }
            None => {
                self.emit(Instruction::BuildList(0));
                self.emit(Instruction::BuildDict);
            }
        }
        self.class_body(node);
        for decorator in node.decorator_list.iter().rev() {
            self.emit_at(decorator.expression.range(), Instruction::Call(1));
        }
        self.store(&node.name, node.name.range);
    }

    fn class_body(&mut self, node: &StmtClassDef) {
        let outer = self.unit();
        let name = node.name.as_str();
        let qualified_name = match outer.kind {
            CodeKind::Module => name.into(),
            CodeKind::Class => format!("{}.{name}", outer.qualified_name),
            CodeKind::Function => format!("{}.<locals>.{name}", outer.qualified_name),
        };
        let scope = self.scopes.of(node.range);
        let mut unit = Unit::new(CodeKind::Class, scope, name.into(), qualified_name.into());
        unit.class_name = Some(name.into());
        unit.doc = docstring(&node.body);
        self.units.push(unit);
        self.open_cells(scope);
        if node.body.iter().any(|statement| matches!(statement, Stmt::AnnAssign(_))) {
            self.emit(Instruction::SetUpAnnotations);
        }
        self.body(&node.body);
        self.constant(Value::None);
        self.emit(Instruction::Return);
        let Some(code) = self.close_with_captures(node.range()) else { return };
        let code = self.unit().code(code);
        self.emit(Instruction::BuildClass(code));
    }
}

//! Binding targets: assignment in all its forms, and `del`.

use ruff_python_ast::{Expr, Operator, StmtAnnAssign, StmtAugAssign};
use ruff_text_size::Ranged;

use super::Compiler;
use super::code::{CodeKind, Instruction};
use super::unit::slot;
use crate::host::BinaryOperator;
use crate::value::Value;

impl Compiler<'_> {
    /// Binds the value on top of the stack to each target.
    pub(super) fn assign_all(&mut self, targets: &[Expr]) {
        let Some((last, others)) = targets.split_last() else { return };
        for target in targets.iter().filter(|target| matches!(target, Expr::Starred(_))) {
            self.error("starred assignment target must be in a list or tuple", target.range());
        }
        for target in others {
            self.emit(Instruction::Duplicate);
            self.assign(target);
        }
        self.assign(last);
    }

    /// Binds the value on top of the stack to a target.
    pub(super) fn assign(&mut self, target: &Expr) {
        match target {
            Expr::Name(node) => self.store(&node.id, node.range),
            Expr::Attribute(node) => {
                self.expression(&node.value);
                let name = self.attribute(&node.attr);
                self.emit_at(node.range, Instruction::StoreAttribute(name));
            }
            Expr::Subscript(node) => {
                self.expression(&node.value);
                self.index(&node.slice);
                self.emit_at(node.range, Instruction::StoreItem);
            }
            Expr::Tuple(node) => self.unpack(&node.elts, target),
            Expr::List(node) => self.unpack(&node.elts, target),
            Expr::Starred(node) => self.assign(&node.value),
            _ => self.error("cannot assign to expression", target.range()),
        }
    }

    fn unpack(&mut self, targets: &[Expr], whole: &Expr) {
        let starred = targets.iter().position(|target| matches!(target, Expr::Starred(_)));
        let instruction = match starred {
            Some(before) => {
                let after = targets.len() - before - 1;
                if targets.iter().skip(before + 1).any(|target| matches!(target, Expr::Starred(_))) {
                    self.error("multiple starred expressions in assignment", whole.range());
                }
                Instruction::UnpackStarred {
                    before: u16::try_from(before).unwrap_or(u16::MAX),
                    after: u16::try_from(after).unwrap_or(u16::MAX),
                }
            }
            None => Instruction::Unpack(slot(targets.len())),
        };
        self.emit_at(whole.range(), instruction);
        targets.iter().for_each(|target| self.assign(target));
    }

    pub(super) fn augmented_assign(&mut self, node: &StmtAugAssign) {
        let operator = Instruction::InPlace(binary_operator(node.op));
        match &*node.target {
            Expr::Name(target) => {
                self.load(&target.id, target.range);
                self.expression(&node.value);
                self.emit_at(node.range, operator);
                self.store(&target.id, target.range);
            }
            Expr::Attribute(target) => {
                self.expression(&target.value);
                self.emit(Instruction::Duplicate);
                let name = self.attribute(&target.attr);
                self.emit_at(target.range, Instruction::LoadAttribute(name));
                self.expression(&node.value);
                self.emit_at(node.range, operator);
                self.emit(Instruction::Swap);
                self.emit_at(target.range, Instruction::StoreAttribute(name));
            }
            Expr::Subscript(target) => {
                self.expression(&target.value);
                self.index(&target.slice);
                self.emit(Instruction::DuplicateTwo);
                self.emit_at(target.range, Instruction::LoadItem);
                self.expression(&node.value);
                self.emit_at(node.range, operator);
                self.emit(Instruction::RotateThree);
                self.emit_at(target.range, Instruction::StoreItem);
            }
            other => self.error("illegal target for augmented assignment", other.range()),
        }
    }

    pub(super) fn annotated_assign(&mut self, node: &StmtAnnAssign) {
        if let Some(value) = &node.value {
            self.expression(value);
            self.assign(&node.target);
        }
        let is_function = self.unit().kind == CodeKind::Function;
        match &*node.target {
            Expr::Name(target) if node.simple && !is_function => {
                self.annotation(&node.annotation);
                let name = self.mangled(&target.id);
                self.bound(&name, node.range);
                let name = self.unit().name(name);
                self.emit_at(node.annotation.range(), Instruction::StoreAnnotation(name));
            }
            Expr::Name(_) => {}
            _ if is_function => {}
            _ => {
                self.annotation(&node.annotation);
                self.emit(Instruction::Pop);
            }
        }
    }

    /// The value of an annotation, or its text where evaluation is postponed.
    pub(super) fn annotation(&mut self, annotation: &Expr) {
        if !self.postponed_annotations {
            return self.expression(annotation);
        }
        let range = annotation.range();
        let text = self.source.text.get(range.start().to_usize()..range.end().to_usize()).unwrap_or_default();
        // CPython writes the expression anew, which turns string quotes into single ones.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('"', "'");
        self.constant(Value::from(text));
    }

    pub(super) fn delete_target(&mut self, target: &Expr) {
        match target {
            Expr::Name(node) => self.delete(&node.id, node.range),
            Expr::Attribute(node) => {
                self.expression(&node.value);
                let name = self.attribute(&node.attr);
                self.emit_at(node.range, Instruction::DeleteAttribute(name));
            }
            Expr::Subscript(node) => {
                self.expression(&node.value);
                self.index(&node.slice);
                self.emit_at(node.range, Instruction::DeleteItem);
            }
            Expr::Tuple(node) => node.elts.iter().for_each(|target| self.delete_target(target)),
            Expr::List(node) => node.elts.iter().for_each(|target| self.delete_target(target)),
            other => self.error("cannot delete expression", other.range()),
        }
    }
}

pub(super) fn binary_operator(operator: Operator) -> BinaryOperator {
    match operator {
        Operator::Add => BinaryOperator::Add,
        Operator::Sub => BinaryOperator::Subtract,
        Operator::Mult => BinaryOperator::Multiply,
        Operator::MatMult => BinaryOperator::MatrixMultiply,
        Operator::Div => BinaryOperator::TrueDivide,
        Operator::FloorDiv => BinaryOperator::FloorDivide,
        Operator::Mod => BinaryOperator::Modulo,
        Operator::Pow => BinaryOperator::Power,
        Operator::LShift => BinaryOperator::LeftShift,
        Operator::RShift => BinaryOperator::RightShift,
        Operator::BitAnd => BinaryOperator::BitAnd,
        Operator::BitOr => BinaryOperator::BitOr,
        Operator::BitXor => BinaryOperator::BitXor,
    }
}

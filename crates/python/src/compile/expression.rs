//! Expressions.

use num_bigint::BigInt;
use ruff_python_ast::{
    BoolOp, CmpOp, Expr, ExprBoolOp, ExprCompare, ExprDict, ExprIf, ExprNumberLiteral, Number, UnaryOp,
};
use ruff_text_size::Ranged;

use super::Compiler;
use super::assign::binary_operator;
use super::code::Instruction;
use super::unit::slot;
use crate::host::{Comparison, UnaryOperator};
use crate::value::Value;

impl Compiler<'_> {
    /// Leaves the value of an expression on the stack.
    pub(super) fn expression(&mut self, expression: &Expr) {
        let range = expression.range();
        let before = self.at(range);
        match expression {
            Expr::Name(node) => self.load(&node.id, range),
            Expr::NumberLiteral(node) => self.number(node),
            Expr::StringLiteral(node) => self.constant(Value::from(node.value.to_str())),
            Expr::BooleanLiteral(node) => self.constant(Value::Bool(node.value)),
            Expr::NoneLiteral(_) => self.constant(Value::None),
            Expr::EllipsisLiteral(_) => self.constant(Value::Ellipsis),
            Expr::FString(node) => self.f_string(node),
            Expr::Attribute(node) => {
                self.expression(&node.value);
                let name = self.attribute(&node.attr);
                self.emit(Instruction::LoadAttribute(name));
            }
            Expr::Subscript(node) => {
                self.expression(&node.value);
                self.index(&node.slice);
                self.emit(Instruction::LoadItem);
            }
            Expr::Call(node) => self.call(node),
            Expr::BinOp(node) => {
                self.expression(&node.left);
                self.expression(&node.right);
                self.emit(Instruction::Binary(binary_operator(node.op)));
            }
            Expr::UnaryOp(node) => {
                self.expression(&node.operand);
                self.emit(match node.op {
                    UnaryOp::Not => Instruction::Not,
                    UnaryOp::USub => Instruction::Unary(UnaryOperator::Negative),
                    UnaryOp::UAdd => Instruction::Unary(UnaryOperator::Positive),
                    UnaryOp::Invert => Instruction::Unary(UnaryOperator::Invert),
                });
            }
            Expr::BoolOp(node) => self.boolean(node),
            Expr::Compare(node) => self.comparison(node),
            Expr::If(node) => self.conditional(node),
            Expr::Named(node) => {
                self.expression(&node.value);
                self.emit(Instruction::Duplicate);
                self.assign(&node.target);
            }
            Expr::Tuple(node) => {
                if self.items(&node.elts) {
                    self.emit(Instruction::ListToTuple);
                } else {
                    self.emit(Instruction::BuildTuple(slot(node.elts.len())));
                }
            }
            Expr::List(node) => {
                if !self.items(&node.elts) {
                    self.emit(Instruction::BuildList(slot(node.elts.len())));
                }
            }
            Expr::Set(node) => self.set(&node.elts),
            Expr::Dict(node) => self.dict(node),
            Expr::Lambda(node) => self.lambda(node),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(expression);
            }
            Expr::Yield(node) => {
                match &node.value {
                    Some(value) => self.expression(value),
                    None => self.constant(Value::None),
                }
                self.emit(Instruction::Yield);
            }
            Expr::YieldFrom(node) => {
                self.expression(&node.value);
                self.emit(Instruction::Iterate);
                self.constant(Value::None);
                let start = self.emit(Instruction::YieldFromNext(0));
                self.emit(Instruction::YieldDelegated);
                self.emit(Instruction::Jump(start));
                self.unit().land(start);
            }
            Expr::Slice(_) => self.index(expression),
            Expr::Starred(_) => self.error("can't use starred expression here", range),
            Expr::Await(_) => self.unsupported("await", range),
            Expr::BytesLiteral(node) => {
                let bytes: Vec<u8> = node.value.bytes().collect();
                self.constant(Value::Bytes(bytes.into()));
            }
            Expr::TString(_) => self.unsupported("template strings", range),
            Expr::IpyEscapeCommand(_) => self.unsupported("IPython commands", range),
        }
        self.unit().range = before;
    }

    fn number(&mut self, node: &ExprNumberLiteral) {
        match &node.value {
            Number::Int(number) => match number.as_i64() {
                Some(number) => self.constant(Value::Int(number)),
                None => self.constant(big_literal(&number.to_string())),
            },
            Number::Float(number) => self.constant(Value::Float(*number)),
            Number::Complex { .. } => self.unsupported("complex numbers", node.range),
        }
    }

    /// The index of a subscript.
    pub(super) fn index(&mut self, index: &Expr) {
        let Expr::Slice(node) = index else { return self.expression(index) };
        for part in [&node.lower, &node.upper] {
            match part {
                Some(part) => self.expression(part),
                None => self.constant(Value::None),
            }
        }
        match &node.step {
            Some(step) => {
                self.expression(step);
                self.emit(Instruction::Slice(3));
            }
            None => {
                self.emit(Instruction::Slice(2));
            }
        }
    }

    /// Leaves the items one by one, or, if one is starred, a list of all: then true.
    fn items(&mut self, items: &[Expr]) -> bool {
        if !items.iter().any(|item| matches!(item, Expr::Starred(_))) {
            items.iter().for_each(|item| self.expression(item));
            return false;
        }
        self.list_of(items);
        true
    }

    /// Leaves a list of the items, starred ones unpacked.
    pub(super) fn list_of(&mut self, items: &[Expr]) {
        self.emit(Instruction::BuildList(0));
        for item in items {
            match item {
                Expr::Starred(node) => {
                    self.expression(&node.value);
                    self.emit_at(node.range, Instruction::ListExtend);
                }
                _ => {
                    self.expression(item);
                    self.emit(Instruction::ListAppend(1));
                }
            }
        }
    }

    fn set(&mut self, items: &[Expr]) {
        if !items.iter().any(|item| matches!(item, Expr::Starred(_))) {
            items.iter().for_each(|item| self.expression(item));
            self.emit(Instruction::BuildSet(slot(items.len())));
            return;
        }
        self.emit(Instruction::BuildSet(0));
        for item in items {
            match item {
                Expr::Starred(node) => {
                    self.expression(&node.value);
                    self.emit(Instruction::SetExtend);
                }
                _ => {
                    self.expression(item);
                    self.emit(Instruction::SetAdd(1));
                }
            }
        }
    }

    fn dict(&mut self, node: &ExprDict) {
        self.emit(Instruction::BuildDict);
        for item in &node.items {
            match &item.key {
                Some(key) => {
                    self.expression(key);
                    self.expression(&item.value);
                    self.emit(Instruction::DictAdd(1));
                }
                None => {
                    self.expression(&item.value);
                    self.emit(Instruction::DictExtend);
                }
            }
        }
    }

    fn boolean(&mut self, node: &ExprBoolOp) {
        let mut ends = Vec::new();
        for (position, value) in node.values.iter().enumerate() {
            self.expression(value);
            if position + 1 < node.values.len() {
                let jump = match node.op {
                    BoolOp::And => Instruction::JumpIfFalseOrPop(0),
                    BoolOp::Or => Instruction::JumpIfTrueOrPop(0),
                };
                ends.push(self.emit_at(value.range(), jump));
            }
        }
        ends.into_iter().for_each(|jump| self.unit().land(jump));
    }

    /// `a < b < c` evaluates `b` once.
    fn comparison(&mut self, node: &ExprCompare) {
        self.expression(&node.left);
        let mut failed = Vec::new();
        let last = node.ops.len().saturating_sub(1);
        for (position, (operator, right)) in node.ops.iter().zip(&node.comparators).enumerate() {
            self.expression(right);
            if position == last {
                self.emit(comparison_instruction(*operator));
                break;
            }
            self.emit(Instruction::Duplicate);
            self.emit(Instruction::RotateThree);
            self.emit(comparison_instruction(*operator));
            failed.push(self.emit(Instruction::JumpIfFalseOrPop(0)));
        }
        if failed.is_empty() {
            return;
        }
        let end = self.emit(Instruction::Jump(0));
        failed.into_iter().for_each(|jump| self.unit().land(jump));
        self.emit(Instruction::Swap);
        self.emit(Instruction::Pop);
        self.unit().land(end);
    }

    fn conditional(&mut self, node: &ExprIf) {
        self.expression(&node.test);
        let otherwise = self.emit_at(node.test.range(), Instruction::JumpIfFalse(0));
        self.expression(&node.body);
        let end = self.emit(Instruction::Jump(0));
        self.unit().land(otherwise);
        self.expression(&node.orelse);
        self.unit().land(end);
    }
}

/// An integer literal beyond 64 bits, as it is written.
fn big_literal(written: &str) -> Value {
    let plain = written.replace('_', "").to_ascii_lowercase();
    let (digits, radix) = match (plain.get(..2), plain.get(2..)) {
        (Some("0x"), Some(digits)) => (digits, 16),
        (Some("0o"), Some(digits)) => (digits, 8),
        (Some("0b"), Some(digits)) => (digits, 2),
        _ => (&*plain, 10),
    };
    BigInt::parse_bytes(digits.as_bytes(), radix).map_or(Value::None, Value::integer)
}

fn comparison_instruction(operator: CmpOp) -> Instruction {
    match operator {
        CmpOp::Eq => Instruction::Compare(Comparison::Equal),
        CmpOp::NotEq => Instruction::Compare(Comparison::NotEqual),
        CmpOp::Lt => Instruction::Compare(Comparison::Less),
        CmpOp::LtE => Instruction::Compare(Comparison::LessEqual),
        CmpOp::Gt => Instruction::Compare(Comparison::Greater),
        CmpOp::GtE => Instruction::Compare(Comparison::GreaterEqual),
        CmpOp::Is => Instruction::Is,
        CmpOp::IsNot => Instruction::IsNot,
        CmpOp::In => Instruction::In,
        CmpOp::NotIn => Instruction::NotIn,
    }
}

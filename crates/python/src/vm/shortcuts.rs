//! Short ways through the commonest instructions in a row: an integer variable is loaded, a second integer, and both
//! are computed with or compared. Nothing here can fail: what could is left to the instructions one by one.

use super::compare::holds;
use super::frame::Frame;
use super::operators::plain_arithmetic;
use crate::compile::code::Instruction;
use crate::value::Value;

impl Frame {
    /// Goes on from an integer variable that is being loaded; false if its value has to be put on the stack.
    pub(super) fn compute_with(&mut self, left: i64) -> bool {
        let instructions = &self.code.instructions;
        let right = match instructions.get(self.next) {
            Some(Instruction::Constant(constant)) => self.code.constants.get(*constant as usize),
            Some(Instruction::LoadLocal(local)) => self.locals.get(*local as usize),
            _ => None,
        };
        let Some(Value::Int(right)) = right else { return false };
        match instructions.get(self.next + 1) {
            Some(Instruction::Binary(operator) | Instruction::InPlace(operator)) => {
                let number = plain_arithmetic(*operator, &Value::Int(left), &Value::Int(*right));
                let Some(number) = number else { return false };
                self.stack.push(number);
                self.next += 2;
            }
            Some(Instruction::Compare(comparison)) => {
                let truth = holds(*comparison, left.cmp(right));
                match instructions.get(self.next + 2) {
                    Some(Instruction::JumpIfFalse(target)) => {
                        self.next = if truth { self.next + 3 } else { *target as usize };
                    }
                    _ => {
                        self.stack.push(Value::Bool(truth));
                        self.next += 2;
                    }
                }
            }
            _ => return false,
        }
        true
    }
}
